//! A figure that is there already: another level, another growth rate, or one that it lacked.

use super::find::FigureNode;
use super::{Replacement, Stuck, end as end_of, indent, line_end, next_line, scalar};
use crate::quantity::{Unit, Units, parse_figure};
use crate::yaml::Value;

/// Writes a level, a growth rate or both into a figure of `text`.
pub fn change(
    text: &str,
    figure: FigureNode<'_>,
    level: Option<&str>,
    growth: Option<&str>,
    (units, unit): (&Units, &Unit),
) -> Result<Vec<Replacement>, Stuck> {
    if let Some(old) = figure.scalar() {
        let start = parse_figure(old, units, unit).map_err(|_| Stuck)?.growth_start;
        let new = short(old, start, level, growth);
        return scalar::replaced(text, figure.node, &new).map(|one| vec![one]);
    }
    let mut replacements = Vec::new();
    let mut missing = Vec::new();
    for (key, new) in [("value", level), ("yoy", growth)] {
        let Some(new) = new else { continue };
        match figure.value(key) {
            Some(node) if node.value != Value::Empty => replacements.push(scalar::replaced(text, node, new)?),
            Some(_) => return Err(Stuck),
            None => missing.push(format!("{key}: {}", scalar::plain(new))),
        }
    }
    if !missing.is_empty() {
        replacements.push(add_keys(text, figure, &missing)?);
    }
    Ok(replacements)
}

/// `577亿元 +44.7%` with another level or growth; what stands between the two stays.
fn short(old: &str, growth_start: Option<usize>, level: Option<&str>, growth: Option<&str>) -> String {
    let (old_level, old_growth) = old.split_at(growth_start.unwrap_or(old.len()));
    let separator = old_level.len() - old_level.trim_end_matches([' ', ',', '，', '\u{3000}']).len();
    let (old_level, separator) = old_level.split_at(old_level.len() - separator);
    let level = level.unwrap_or(old_level);
    let growth = growth.map_or_else(|| old_growth.to_owned(), signed);
    let separator = if separator.is_empty() && !level.is_empty() && !growth.is_empty() { " " } else { separator };
    format!("{level}{separator}{growth}")
}

/// A growth rate as it stands behind a level: `44.7%` would be read as a second number there.
pub fn signed(growth: &str) -> String {
    let first = growth.trim_start().chars().next().unwrap_or('+');
    if first.is_ascii_digit() {
        format!("+{growth}")
    } else if "超约近>≥<≤~≈".contains(first) || growth.starts_with('不') || growth.starts_with("至少") {
        format!("增长{growth}")
    } else {
        growth.to_owned()
    }
}

/// Keys that a long form lacks, behind its `value` or before all others.
fn add_keys(text: &str, figure: FigureNode<'_>, keys: &[String]) -> Result<Replacement, Stuck> {
    let first = figure.entries().first().ok_or(Stuck)?;
    let is_flow = text.get(figure.node.span.start..).is_some_and(|rest| rest.starts_with('{'));
    let value = figure.entries().iter().find(|entry| entry.key == "value");
    let indent = indent(text, first.key_span.start);
    let end = line_end(text);
    Ok(match (is_flow, value) {
        (true, Some(value)) => Replacement::insertion(end_of(text, &value.node), format!(", {}", keys.join(", "))),
        (true, None) => Replacement::insertion(first.key_span.start, format!("{}, ", keys.join(", "))),
        (false, Some(value)) => {
            let lines: String = keys.iter().map(|key| format!("{indent}{key}{end}")).collect();
            Replacement::insertion(next_line(text, end_of(text, &value.node)), lines)
        }
        (false, None) => {
            let lines: String = keys.iter().map(|key| format!("{key}{end}{indent}")).collect();
            Replacement::insertion(first.key_span.start, lines)
        }
    })
}
