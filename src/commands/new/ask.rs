//! Questions on a terminal, each with a proposal that Enter takes.

use std::io::{BufRead, IsTerminal as _, Write};

use anyhow::{Result, anyhow, bail};

use crate::lang::{Text, Tongue};

/// Asks a person on a terminal, or takes the proposals where nobody is there.
pub struct Asker<'a> {
    pub tongue: Tongue,
    /// What is typed, and where questions are written.
    pub terminal: Option<(&'a mut dyn BufRead, &'a mut dyn Write)>,
}

impl Asker<'_> {
    /// Whether there is a terminal to ask on, and to be answered from.
    pub fn has_terminal() -> bool {
        std::io::stdin().is_terminal() && std::io::stderr().is_terminal()
    }

    /// What the command line says, else what is answered (see [`Asker::ask`]).
    pub fn settle<T>(
        &mut self,
        said: Option<&str>,
        question: &Text,
        proposal: &str,
        read: impl Fn(&str) -> Result<T, Text>,
    ) -> Result<T> {
        match said {
            Some(said) => read(said).map_err(|reason| anyhow!(reason.get(self.tongue).to_owned())),
            None => self.ask(question, proposal, read),
        }
    }

    /// What is answered, as `read` understands it; an answer that it refuses is asked for again with its reason. Where
    /// nothing is answered, the proposal counts.
    ///
    /// # Errors
    /// The terminal cannot be read or written; or the proposal itself is refused, and nobody gives another answer.
    pub fn ask<T>(&mut self, question: &Text, proposal: &str, read: impl Fn(&str) -> Result<T, Text>) -> Result<T> {
        let tongue = self.tongue;
        let Some((input, output)) = &mut self.terminal else {
            return read(proposal).map_err(|reason| anyhow!(reason.get(tongue).to_owned()));
        };
        let colon = if tongue == Tongue::Zh { "：" } else { ": " };
        loop {
            write!(output, "{} [{proposal}]{colon}", question.get(tongue))?;
            output.flush()?;
            let mut line = String::new();
            let is_over = input.read_line(&mut line)? == 0;
            let answer = line.trim();
            match read(if answer.is_empty() { proposal } else { answer }) {
                Ok(value) => return Ok(value),
                Err(reason) if is_over => bail!(reason.get(tongue).to_owned()),
                Err(reason) => writeln!(output, "  {}", reason.get(tongue))?,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Result<u32, Text> {
        text.parse().map_err(|_| Text::new("写一个数", "write a number"))
    }

    fn asked(typed: &str) -> (Result<u32>, String) {
        let mut said = Vec::new();
        let mut input = typed.as_bytes();
        let mut asker = Asker { tongue: Tongue::En, terminal: Some((&mut input, &mut said)) };
        let answer = asker.ask(&Text::new("多少", "How many"), "3", number);
        (answer, String::from_utf8(said).unwrap())
    }

    #[test]
    fn an_empty_answer_takes_the_proposal_and_a_refused_one_is_asked_again() {
        assert_eq!(asked("\n").0.unwrap(), 3);
        assert_eq!(asked("7\n").0.unwrap(), 7);
        let (answer, said) = asked("many\n8\n");
        assert_eq!(answer.unwrap(), 8);
        assert_eq!(said, "How many [3]:   write a number\nHow many [3]: ");
    }

    #[test]
    fn a_terminal_that_closes_takes_the_proposal() {
        assert_eq!(asked("").0.unwrap(), 3);
    }
}
