//! A comparison as text, grouped by report; what nothing explains is marked with `!`.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::code;
use crate::diff::{Comparison, Kind, Side};
use crate::lang::Tongue;
use crate::story::{Item, Lexicon, Line, Story};
use crate::words::Words;

/// The whole comparison, or the line that says that nothing changed.
pub fn text(comparison: &Comparison, words: &Words, tongue: Tongue) -> String {
    let lexicon = Lexicon { words, lang: code(tongue), called: &comparison.called };
    if comparison.is_empty() {
        return format!("{}\n", lexicon.word("since-no-difference"));
    }
    let story = Story::of(comparison, lexicon);
    let mut out = format!("{}\n", story.counts.join(&lexicon.word("list-separator")));
    let of_items = story.items.iter().map(|item| item.report.as_str());
    let of_texts = comparison.texts.iter().map(|change| change.report.as_str());
    let reports = &comparison.reports;
    let listed = reports.added.iter().chain(&reports.removed).chain(reports.moved.iter().map(|(_, slug)| slug));
    let slugs: BTreeSet<&str> = of_items.chain(of_texts).chain(listed.map(String::as_str)).collect();
    for slug in slugs {
        report(slug, comparison, &story, lexicon, &mut out);
    }
    if story.unexplained > 0 {
        let count = [("count", story.unexplained.into())];
        let _ = write!(out, "\n{}\n", lexicon.t("since-unexplained-total", &count));
    }
    out
}

fn report(slug: &str, comparison: &Comparison, story: &Story, lexicon: Lexicon<'_>, out: &mut String) {
    let title = lexicon.report(slug);
    let name = if title == slug { slug.to_owned() } else { format!("{title}{}", lexicon.bracketed(slug)) };
    let reports = &comparison.reports;
    let old_slug = reports.moved.iter().find(|(_, new)| new == slug).map(|(old, _)| old);
    let tag = if reports.added.iter().any(|one| one == slug) {
        format!("  [{}]", lexicon.word("since-report-added"))
    } else if reports.removed.iter().any(|one| one == slug) {
        format!("  [{}]", lexicon.word("since-report-removed"))
    } else {
        old_slug.map(|old| format!("  [{} ← {old}]", lexicon.word("since-report-moved"))).unwrap_or_default()
    };
    // Files of observations need not name reports.
    out.push('\n');
    if !slug.is_empty() {
        let _ = writeln!(out, "{name}{tag}");
    }
    story.items.iter().filter(|one| one.report == slug).for_each(|one| item(one, lexicon, out));
    for change in comparison.texts.iter().filter(|change| change.report == slug) {
        let _ = writeln!(out, "  ~ {}", lexicon.part(change));
        for passage in &change.passages {
            let pieces = passage.marked();
            for (sign, side) in [("-", Side::Old), ("+", Side::New)] {
                let of_side = pieces.iter().filter(|(of, _)| *of == side || *of == Side::Both);
                if pieces.iter().any(|(of, _)| *of == side) {
                    let text: String = of_side.map(|(_, text)| text.as_str()).collect();
                    let _ = writeln!(out, "      {sign} {text}");
                }
            }
        }
    }
}

fn item(item: &Item, lexicon: Lexicon<'_>, out: &mut String) {
    let sign = match (item.is_unexplained, item.kind) {
        (true, _) => '!',
        (false, Kind::Added) => '+',
        (false, Kind::Removed) => '-',
        (false, _) => '~',
    };
    let comma = lexicon.word("clause-separator");
    let names: Vec<&str> = std::iter::once(item.indicator.as_str())
        .chain(std::iter::once(item.period.as_str()))
        .chain(item.details.iter().map(String::as_str))
        .filter(|name| !name.is_empty())
        .collect();
    let kind = lexicon.word(&format!("since-did-{}", item.kind.as_str()));
    let _ = writeln!(out, "  {sign} {kind}{}{}", lexicon.word("label-separator"), names.join(&comma));
    let is_gone = item.kind == Kind::Removed;
    item.lines.iter().for_each(|one| line(one, is_gone, lexicon, out));
    if item.is_unexplained {
        let _ = writeln!(out, "      {}", lexicon.word("since-not-explained"));
    }
    // Of a report that was withdrawn its head says so.
    if let Some(because) = item.because.as_ref().filter(|_| !item.is_withdrawn) {
        let report = because.report.as_deref().map(|slug| lexicon.report(slug));
        let report = report.map(|name| format!("{}{name}", lexicon.word("label-separator"))).unwrap_or_default();
        let _ = writeln!(out, "      {}{report}", because.text);
    }
    if item.kind != Kind::Removed && !item.anchor.is_empty() {
        let _ = writeln!(out, "      {}#{}", item.report, item.anchor);
    }
}

fn line(line: &Line, is_gone: bool, lexicon: Lexicon<'_>, out: &mut String) {
    let label = format!("{}{}", line.label, lexicon.word("label-separator"));
    let nothing = lexicon.word("since-nothing");
    let difference = line.difference.as_ref().map(|text| lexicon.bracketed(text)).unwrap_or_default();
    let text = match (&line.old, &line.new) {
        (Some(old), Some(new)) => format!("{old} → {new}{difference}"),
        (Some(old), None) if is_gone => old.clone(),
        (Some(old), None) => format!("{old} → {nothing}"),
        (None, Some(new)) => new.clone(),
        (None, None) => return,
    };
    let _ = writeln!(out, "      {label}{text}");
}
