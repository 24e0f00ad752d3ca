//! What changed since an earlier release, where nothing explains it (G105). What does is on the page of changes.

use super::Context;
use crate::diag::Diagnostics;
use crate::diff::{Change, Kind, Record};
use crate::lang::{Text, Tongue};
use crate::model::Report;
use crate::rules;
use crate::source::Span;

/// Reports every unexplained change at its entry; what is gone, at the front matter of its report.
pub fn check(context: &Context<'_>, found: &mut Diagnostics) {
    for change in context.since.into_iter().flat_map(|since| since.unexplained()) {
        let Some((_, report)) = context.site.reports.iter().find(|(_, report)| is_of(report, change)) else { continue };
        let what = Text::new(told(context, change, Tongue::Zh), told(context, change, Tongue::En));
        let span = entry(context, report, change).unwrap_or(report.span);
        found.push(rules::unexplained_release_change(span, &what, change.kind == Kind::Removed));
    }
}

/// Whether a change is one of the report, whose address may have been another.
fn is_of(report: &Report, change: &Change) -> bool {
    let slug = change.get("report");
    report.slug == slug || report.moved_from.iter().any(|(old, _)| old == slug)
}

fn entry(context: &Context<'_>, report: &Report, change: &Change) -> Option<Span> {
    let anchor = change.new.as_ref()?.get("anchor");
    let observations = report.observations.iter().map(|id| &context.site.observations[*id]);
    let observations = observations.map(|one| (one.anchor.as_str(), one.span));
    let targets = report.targets.iter().map(|id| &context.site.targets[*id]).map(|one| (one.anchor.as_str(), one.span));
    observations.chain(targets).find(|(other, _)| *other == anchor).map(|(_, span)| span)
}

/// `规上工业总产值 2025: 577亿元 +44.7% → 580亿元 +44.7%`, as the data files write it.
fn told(context: &Context<'_>, change: &Change, tongue: Tongue) -> String {
    let lang = if tongue == Tongue::Zh { "zh" } else { "en" };
    let id = change.get("indicator");
    let name = context.names.find_indicator(id).map_or(id, |id| context.site.indicators[id].name.text(lang));
    let gone = if tongue == Tongue::Zh { "已删除" } else { "removed" };
    let old = change.old.as_ref().map(|old| stated(old, &change.fields)).unwrap_or_default();
    let new = change.new.as_ref().map_or_else(|| gone.to_owned(), |new| stated(new, &change.fields));
    format!("{name} {}: {old} → {new}", change.get("period"))
}

/// The cells that a change is about, as the data files write them; of a row that is gone, all that it stated.
fn stated(record: &Record, fields: &[&str]) -> String {
    let is_shown = |names: &[&str]| fields.is_empty() || names.iter().any(|name| fields.contains(name));
    let all: [(&[&str], String); 8] = [
        (&["period"], if fields.contains(&"period") { record.get("period").to_owned() } else { String::new() }),
        (
            &["value", "value_max", "unit", "comparator", "qualifier", "base_value"],
            amount(record, "comparator", "value", "value_max", "unit"),
        ),
        (
            &["yoy", "yoy_max", "yoy_unit", "yoy_basis", "yoy_comparator"],
            amount(record, "yoy_comparator", "yoy", "yoy_max", "yoy_unit"),
        ),
        (&["growth", "growth_unit"], amount(record, "", "growth", "", "growth_unit")),
        (&["average_growth"], amount(record, "", "average_growth", "", "growth_unit")),
        (&["mom", "since_year_start", "average"], first(record, &["mom", "since_year_start", "average"])),
        (&["rank", "rank_total", "rank_among", "rank_by"], prefixed("#", record.get("rank"))),
        (&["share", "share_of"], amount(record, "share_comparator", "share", "", "")),
    ];
    let shown = all.into_iter().filter(|(names, text)| is_shown(names) && !text.is_empty()).map(|(_, text)| text);
    let shown: Vec<String> = shown.collect();
    if shown.is_empty() {
        // Item, basis, tier and the like: the cells themselves.
        let cells = fields.iter().map(|name| record.get(name)).filter(|cell| !cell.is_empty());
        let cells = cells.collect::<Vec<_>>().join(" ");
        return if cells.is_empty() { "–".to_owned() } else { cells };
    }
    shown.join(" ")
}

fn amount(record: &Record, comparator: &str, value: &str, max: &str, unit: &str) -> String {
    let number = record.get(value);
    if number.is_empty() {
        return String::new();
    }
    format!("{}{number}{}{}", record.get(comparator), prefixed("..", record.get(max)), record.get(unit))
}

fn first(record: &Record, columns: &[&str]) -> String {
    columns.iter().map(|column| record.get(column)).find(|cell| !cell.is_empty()).unwrap_or("").to_owned()
}

fn prefixed(prefix: &str, text: &str) -> String {
    if text.is_empty() { String::new() } else { format!("{prefix}{text}") }
}
