//! `explain`: the page of a check, or the list of all.

use std::io::IsTerminal as _;

use anyhow::{Result, bail};

use super::{Outcome, Shell};
use crate::cli::Explain;
use crate::diag::{Rule, Severity, nearest};
use crate::lang::Tongue;
use crate::rules::{RULES, find};

/// Prints one page, or the list of codes.
pub fn run(shell: &Shell, args: &Explain) -> Result<Outcome> {
    let Some(code) = &args.code else {
        let lines: Vec<String> =
            RULES.iter().map(|rule| format!("{}  {}\n", rule.code, pick(shell.tongue, rule.title))).collect();
        shell.print(&lines.concat())?;
        return Ok(Outcome::Clean);
    };
    let Some(rule) = find(code) else {
        let near = nearest(code, RULES.iter().flat_map(|rule| [rule.code, rule.name]));
        let hint = near
            .map(|near| shell.word(format!("；是否想写 {near}？"), format!("; did you mean {near}?")))
            .unwrap_or_default();
        bail!(shell.word(format!("没有编号为 {code} 的检查{hint}"), format!("no check has the code {code}{hint}")));
    };
    // What a program reads stays in one line.
    let width = std::io::stdout().is_terminal().then(|| textwrap::termwidth().clamp(40, 100));
    shell.print(&page(rule, shell.tongue, width))?;
    Ok(Outcome::Clean)
}

fn pick(tongue: Tongue, pair: [&'static str; 2]) -> &'static str {
    let [zh, en] = pair;
    match tongue {
        Tongue::Zh => zh,
        Tongue::En => en,
    }
}

/// The page of a rule as plain text. `width`: columns that its paragraphs are broken into; one for a letter, two for Han.
pub fn page(rule: &Rule, tongue: Tongue, width: Option<usize>) -> String {
    let severity = match (tongue, rule.severity) {
        (Tongue::Zh, Severity::Error) => "错误",
        (Tongue::Zh, Severity::Warning) => "警告",
        (Tongue::Zh, Severity::Info) => "提示",
        (Tongue::En, severity) => severity.as_str(),
    };
    let [bad, good] = match tongue {
        Tongue::Zh => ["有问题的写法：", "正确的写法："],
        Tongue::En => ["Wrong:", "Right:"],
    };
    let indent = |text: &str| text.trim_end().lines().map(|line| format!("    {line}\n")).collect::<String>();
    let mut out = format!(
        "{} {} ({severity})\n{}\n\n{}\n",
        rule.code,
        rule.name,
        pick(tongue, rule.title),
        width.map_or_else(|| pick(tongue, rule.why).to_owned(), |width| textwrap::fill(pick(tongue, rule.why), width))
    );
    for (label, example) in [(bad, rule.bad), (good, rule.good)] {
        if !example.is_empty() {
            out.push_str(&format!("\n{label}\n\n{}", indent(example)));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_are_broken_into_the_width_of_the_terminal() {
        for tongue in [Tongue::Zh, Tongue::En] {
            let broken = page(find("N101").unwrap(), tongue, Some(60));
            let paragraph: Vec<&str> = broken.split("\n\n").nth(1).unwrap().lines().collect();
            let widths = paragraph.iter().map(|line| unicode_width::UnicodeWidthStr::width(*line));
            assert!(paragraph.len() > 3 && widths.into_iter().all(|width| width <= 60), "{broken}");
            // No line starts with what closes a sentence.
            assert!(!paragraph.iter().any(|line| line.starts_with(['，', '。', '、', '；'])), "{broken}");
        }
    }
}
