//! `check`: all findings of one run.

use anyhow::Result;

use super::{Outcome, Shell, add_unreadable, fails};
use crate::Options;
use crate::cli::{Check, Format};
use crate::report_text;

/// Runs the checks and prints the findings.
pub fn run(shell: &Shell, args: &Check) -> Result<Outcome> {
    let (sources, unreadable) = shell.read()?;
    let mut built = crate::build(&sources, &Options { drafts: args.drafts, ..Options::default() });
    add_unreadable(&unreadable, &mut built.texts, &mut built.diagnostics);
    built.diagnostics.sort(&built.texts);
    match args.format {
        Format::Text => {
            shell.print_findings(&built.diagnostics, &built.texts);
            shell.say(&shell.counts(&built.diagnostics));
        }
        Format::Json => shell.print(&report_text::json(&built.diagnostics, &built.texts, shell.tongue))?,
        Format::Github => shell.print(&report_text::github(&built.diagnostics, &built.texts, shell.tongue))?,
    }
    Ok(if fails(&built.diagnostics, args.strict) { Outcome::Findings } else { Outcome::Clean })
}
