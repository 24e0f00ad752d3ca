//! `check`: all findings of one run; with `--accept-translations` the ledger of translations is written first.

use anyhow::{Result, bail};

use super::{Outcome, Shell, add_unreadable, fails};
use crate::check::coverage::coverage;
use crate::check::ledger::{Acceptance, accept};
use crate::cli::{Check, Format};
use crate::diag::Diagnostics;
use crate::disk::Unreadable;
use crate::model::Ledger;
use crate::source::{Sources, Texts};
use crate::{Built, Options, publish, report_text};

/// Runs the checks and prints the findings.
pub fn run(shell: &Shell, args: &Check) -> Result<Outcome> {
    let (mut sources, unreadable) = shell.read()?;
    if let Some(file) = &args.accept_translations {
        accept_translations(shell, args, file, &mut sources, &unreadable)?;
    }
    let mut built = crate::build(&sources, &Options { drafts: args.drafts, ..Options::default() });
    add_unreadable(&unreadable, &mut built.texts, &mut built.diagnostics);
    built.diagnostics.sort(&built.texts);
    let (diagnostics, texts) = (&built.diagnostics, &built.texts);
    match args.format {
        Format::Text => {
            shell.print_findings(diagnostics, texts);
            shell.say(&shell.counts(diagnostics));
        }
        Format::Json => shell.print(&report_text::json(diagnostics, texts, shell.tongue))?,
        Format::Github => shell.print(&report_text::github(diagnostics, texts, shell.tongue))?,
        Format::Sarif => shell.print(&report_text::sarif(diagnostics, texts, shell.tongue))?,
    }
    if shell.global.verbose > 0 {
        say_coverage(shell, &built);
    }
    Ok(if fails(diagnostics, args.strict) { Outcome::Findings } else { Outcome::Clean })
}

fn say_coverage(shell: &Shell, built: &Built) {
    let Some(edition) = &built.edition else { return };
    let table = report_text::coverage(&coverage(&edition.site, &built.texts), shell.tongue);
    if !table.is_empty() {
        shell.say(&format!("\n{}\n{}", shell.word("译文覆盖情况", "Coverage of translations"), table.trim_end()));
    }
}

/// Accepts all translations, or those of one file, and writes the ledger where that changes it.
fn accept_translations(
    shell: &Shell,
    args: &Check,
    file: &str,
    sources: &mut Sources,
    unreadable: &[Unreadable],
) -> Result<()> {
    // What is wrong elsewhere is told by the build that follows.
    let mut found = Diagnostics::default();
    let project = crate::read::read(sources, &mut found);
    let mut site = crate::resolve::resolve(&project, sources, args.drafts, &mut found);
    if project.site.is_none() {
        shell.complain(
            &shell.word("site.yaml 读不出来，没有认可任何译文", "site.yaml cannot be read: nothing was accepted"),
        );
        return Ok(());
    }
    if site.settings.languages.len() < 2 {
        bail!(shell.word("本站只有一种语言，没有译文", "this site has one language, hence no translations"));
    }
    if unreadable.iter().any(|one| one.path == Ledger::PATH) {
        bail!(shell.word(format!("{} 读不出来", Ledger::PATH), format!("{} cannot be read", Ledger::PATH)));
    }
    // Files that the disk would not give are not gone.
    let lost = site.translations.ledger.iter().flat_map(|ledger| ledger.units.keys());
    let lost: Vec<String> = lost.filter(|unit| is_unreadable(unit, unreadable)).cloned().collect();
    site.translations.unread.extend(lost);
    let unit = facts_of(file, &site.settings.languages);
    let wanted = |path: &str| unit.is_empty() || path == unit;
    if !unit.is_empty() && !sources.files.contains_key(&unit) {
        bail!(shell.word(format!("没有文件 {unit}"), format!("there is no file {unit}")));
    }
    let acceptance = accept(&site, &project.texts, &wanted);
    let old = sources.files.get(Ledger::PATH).map(|bytes| String::from_utf8_lossy(bytes).replace("\r\n", "\n"));
    if old.as_deref() != Some(acceptance.text.as_str()) {
        let path = shell.global.root.join(Ledger::PATH);
        publish::replace_file(&path, acceptance.text.as_bytes())?;
        sources.insert(Ledger::PATH, acceptance.text.as_bytes());
    }
    say_accepted(shell, &acceptance, &project.texts);
    Ok(())
}

/// Whether the unit itself, one of its translations, or a folder above could not be read.
fn is_unreadable(unit: &str, unreadable: &[Unreadable]) -> bool {
    let stem = unit.strip_suffix(".md").unwrap_or(unit);
    unreadable.iter().any(|one| {
        let rest = unit.strip_prefix(&one.path).or_else(|| stem.strip_prefix(&one.path));
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/')) || one.path.starts_with(&format!("{stem}."))
    })
}

/// The file with the facts, for a path that may be its translation's and may be written the Windows way.
fn facts_of(file: &str, languages: &[String]) -> String {
    let path = file.replace('\\', "/");
    let path = path.strip_prefix("./").unwrap_or(&path);
    let translated = languages.iter().skip(1).find_map(|lang| path.strip_suffix(&format!(".{lang}.md")));
    translated.map_or_else(|| path.to_owned(), |stem| format!("{stem}.md"))
}

fn say_accepted(shell: &Shell, acceptance: &Acceptance, texts: &Texts) {
    for (lang, counts) in &acceptance.by_lang {
        shell.say(&shell.word(
            format!(
                "已认可 {lang} 译文 {} 条：新写 {}，修订 {}，原文改过而译文不改 {}",
                counts.all, counts.new, counts.revised, counts.unchanged
            ),
            format!(
                "accepted {} translations into {lang}: {} new, {} revised, {} left as they are though their source changed",
                counts.all, counts.new, counts.revised, counts.unchanged
            ),
        ));
    }
    for span in &acceptance.unchanged {
        let (start, _) = texts.positions(*span);
        shell.say(&format!("  {}:{}:{}", texts.path(*span), start.line, start.column));
    }
    if acceptance.removed > 0 {
        shell.say(&shell.word(
            format!("已清除 {} 条不再存在的译文", acceptance.removed),
            format!("took out {} entries of translations that are gone", acceptance.removed),
        ));
    }
}
