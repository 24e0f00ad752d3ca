//! `diff`: two releases compared. Exit status 1 where a change of what was published is not explained.

use anyhow::{Context as _, Result};

use super::{Outcome, Shell};
use crate::cli::{Diff, DiffFormat};
use crate::diff::{Release, compare};
use crate::diff_text::{self, Sides};
use crate::releases;

/// Compares two releases and prints what differs.
pub fn run(shell: &Shell, args: &Diff) -> Result<Outcome> {
    let (old, new) = (shell.release(&args.old)?, shell.release(&args.new)?);
    let comparison = compare(&old, &new);
    let sides = Sides { old: &args.old, new: &args.new };
    let theme = diff_text::theme()?;
    let text = match args.format {
        DiffFormat::Text => diff_text::text(&comparison, &theme.words, shell.tongue),
        DiffFormat::Json => diff_text::json(&comparison, sides),
        DiffFormat::Html => diff_text::html(&comparison, sides, &theme, shell.tongue)?,
    };
    shell.print(&text)?;
    Ok(if comparison.unexplained().next().is_some() { Outcome::Findings } else { Outcome::Clean })
}

impl Shell {
    /// The release at a place of the command line; of a project with errors it is said that they are left out.
    pub fn release(&self, place: &str) -> Result<Release> {
        let told = || self.word(format!("不能比较 {place}"), format!("cannot compare with {place}"));
        let read = releases::read(place, &self.global.root, self.tongue).with_context(told)?;
        if read.errors > 0 {
            self.say(&self.word(
                format!("{place} 的内容有 {} 个错误，有错误的部分不参加比较", read.errors),
                format!("the content at {place} has {} errors; what is wrong in it is left out", read.errors),
            ));
        }
        Ok(read.release)
    }
}
