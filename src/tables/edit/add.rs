//! A figure that its report does not have yet: a new key, a new item of a list, or a second figure of an indicator that
//! had one, which turns that one into a list.

use super::{Replacement, Stuck, end as end_of, indent, line_end, line_start, next_line, scalar};
use crate::period::Period;
use crate::yaml::{Entry, Node, Value};

/// What is to be written, and what it takes from its surroundings.
pub struct NewFigure<'a> {
    /// The indicator's id.
    pub indicator: &'a str,
    /// Whether a key of the front matter means the indicator.
    pub is_same: &'a dyn Fn(&str) -> bool,
    /// Whether a figure that stands under this period needs none of its own.
    pub has_period: &'a dyn Fn(Period) -> bool,
    pub item: Option<&'a str>,
    pub basis: Option<&'a str>,
    pub period: Period,
    pub level: Option<&'a str>,
    pub growth: Option<&'a str>,
}

/// Writes a new figure into the front matter of a report on `reported`.
pub fn add(text: &str, front: &Node, reported: Period, new: &NewFigure<'_>) -> Result<Vec<Replacement>, Stuck> {
    let end = line_end(text);
    let entries = crate::read::entries(front);
    let plain = new.entry((new.has_period)(reported));
    let Some(indicators) = entries.iter().find(|entry| entry.key == "indicators") else {
        if is_flow(text, front) {
            return Err(Stuck);
        }
        let at = closing_fence(text, end_of(text, front)).ok_or(Stuck)?;
        return Ok(vec![Replacement::insertion(at, format!("indicators:{end}  {plain}{end}"))]);
    };
    match &indicators.node.value {
        Value::Empty => {
            let at = next_line(text, indicators.key_span.end);
            let rest = text.get(indicators.key_span.end..at).unwrap_or("");
            let is_bare = rest.trim_start().strip_prefix(':').is_some_and(|rest| {
                let rest = rest.trim();
                rest.is_empty() || rest.starts_with('#')
            });
            let line = format!("{}  {plain}{end}", indent(text, indicators.key_span.start));
            if is_bare { Ok(vec![Replacement::insertion(at, line)]) } else { Err(Stuck) }
        }
        Value::Map(_) => into_map(text, &indicators.node, (new.has_period)(reported), new),
        Value::List(groups) => into_groups(text, &indicators.node, groups, (new.has_period)(reported), new),
        Value::Scalar(_) => Err(Stuck),
    }
}

/// Into the group of the same period, else as an item of its own.
fn into_groups(
    text: &str,
    node: &Node,
    groups: &[Node],
    inherits: bool,
    new: &NewFigure<'_>,
) -> Result<Vec<Replacement>, Stuck> {
    for group in groups {
        let value =
            |key: &str| crate::read::entries(group).iter().find(|entry| entry.key == key).map(|entry| &entry.node);
        let period = value("period").and_then(Node::scalar).and_then(|text| Period::parse(text).ok());
        let fits = value("about").is_none() && period.is_some_and(|period| (new.has_period)(period));
        if let Some(figures) = value("figures").filter(|node| fits && matches!(node.value, Value::Map(_))) {
            return into_map(text, figures, true, new);
        }
    }
    let fields = new.fields(inherits);
    let item = format!("{{ indicator: {}, {} }}", new.indicator, fields.join(", "));
    append(text, node, groups, &item).map(|one| vec![one])
}

/// Into a map from indicators to figures.
fn into_map(text: &str, map: &Node, inherits: bool, new: &NewFigure<'_>) -> Result<Vec<Replacement>, Stuck> {
    let entries = crate::read::entries(map);
    if let Some(entry) = entries.iter().find(|entry| (new.is_same)(&entry.key)) {
        return beside(text, map, entry, &new.value(inherits));
    }
    let Some(last) = entries.last() else {
        let at = map.span.start + 1;
        return if is_flow(text, map) {
            Ok(vec![Replacement::insertion(at, format!(" {} ", new.entry(inherits)))])
        } else {
            Err(Stuck)
        };
    };
    let one = if is_flow(text, map) {
        Replacement::insertion(end_of(text, &last.node), format!(", {}", new.entry(inherits)))
    } else {
        let indent = indent(text, last.key_span.start);
        own_line(text, end_of(text, &last.node), &format!("{indent}{}", new.entry(inherits)))
    };
    Ok(vec![one])
}

/// A second figure of an indicator: the value becomes a list, or its list grows.
fn beside(text: &str, map: &Node, entry: &Entry, item: &str) -> Result<Vec<Replacement>, Stuck> {
    let node = &entry.node;
    let (start, end) = (node.span.start, end_of(text, node));
    if let Value::List(items) = &node.value {
        return append(text, node, items, item).map(|one| vec![one]);
    }
    if node.value == Value::Empty {
        return Err(Stuck);
    }
    if is_flow(text, map) {
        return Ok(vec![Replacement::insertion(start, "["), Replacement::insertion(end, format!(", {item}]"))]);
    }
    let line = line_end(text);
    let between = text.get(entry.key_span.end..start).ok_or(Stuck)?;
    let colon = between.find(':').map(|at| entry.key_span.end + at + 1).ok_or(Stuck)?;
    let is_inline = !between.contains('\n');
    if is_inline {
        if !text.get(colon..start).is_some_and(|blank| blank.trim().is_empty()) {
            return Err(Stuck);
        }
        let inner = format!("{}  ", indent(text, entry.key_span.start));
        let opening = Replacement { start: colon, end: start, text: format!("{line}{inner}- ") };
        return Ok(vec![opening, own_line(text, end, &format!("{inner}- {item}"))]);
    }
    if !matches!(node.value, Value::Map(_)) {
        return Err(Stuck);
    }
    // A block of keys moves to the right, behind its dash.
    let outer = indent(text, start);
    let mut replacements = vec![Replacement::insertion(start, "- ")];
    let mut at = next_line(text, start);
    while at < end {
        let next = next_line(text, at);
        if !text.get(at..next).is_some_and(|line| line.trim().is_empty()) {
            replacements.push(Replacement::insertion(at, "  "));
        }
        at = next;
    }
    replacements.push(own_line(text, end, &format!("{outer}- {item}")));
    Ok(replacements)
}

/// One more item of a list.
fn append(text: &str, list: &Node, items: &[Node], item: &str) -> Result<Replacement, Stuck> {
    let is_flow = text.get(list.span.start..).is_some_and(|rest| rest.starts_with('['));
    let Some(last) = items.last() else {
        let at = list.span.start + 1;
        return if is_flow { Ok(Replacement::insertion(at, item)) } else { Err(Stuck) };
    };
    if is_flow {
        return Ok(Replacement::insertion(end_of(text, last), format!(", {item}")));
    }
    let line = text.get(line_start(text, last.span.start)..last.span.start).unwrap_or("");
    let dash = line.find('-').ok_or(Stuck)?;
    let indent = line.get(..dash).filter(|before| before.trim().is_empty()).ok_or(Stuck)?;
    Ok(own_line(text, end_of(text, last), &format!("{indent}- {item}")))
}

/// A line of its own behind the line on which something ends.
fn own_line(text: &str, end: usize, line: &str) -> Replacement {
    let at = next_line(text, end);
    let is_ended = text.get(..at).is_some_and(|before| before.ends_with('\n'));
    let mark = line_end(text);
    Replacement::insertion(at, if is_ended { format!("{line}{mark}") } else { format!("{mark}{line}") })
}

fn is_flow(text: &str, map: &Node) -> bool {
    text.get(map.span.start..).is_some_and(|rest| rest.starts_with('{'))
}

/// Where the line that closes the front matter starts.
fn closing_fence(text: &str, from: usize) -> Option<usize> {
    let mut at = line_start(text, from);
    for line in text.get(at..)?.split_inclusive('\n') {
        // The opening fence is the file's first line.
        if at > 0 && line.trim_end() == "---" {
            return Some(at);
        }
        at += line.len();
    }
    None
}

impl NewFigure<'_> {
    /// `trade: 41.6亿元 +3.1%`.
    fn entry(&self, inherits: bool) -> String {
        format!("{}: {}", self.indicator, self.value(inherits))
    }

    /// The short form where nothing else is to be said, else a map in braces.
    fn value(&self, inherits: bool) -> String {
        if inherits && self.item.is_none() && self.basis.is_none() {
            let growth = self.growth.map(super::change::signed);
            let parts: Vec<&str> = self.level.into_iter().chain(growth.as_deref()).collect();
            return scalar::plain(&parts.join(" "));
        }
        format!("{{ {} }}", self.fields(inherits).join(", "))
    }

    fn fields(&self, inherits: bool) -> Vec<String> {
        let period = (!inherits).then(|| self.period.canonical());
        let fields = [
            ("item", self.item),
            ("basis", self.basis),
            ("period", period.as_deref()),
            ("value", self.level),
            ("yoy", self.growth),
        ];
        let given = fields.into_iter().filter_map(|(key, text)| text.map(|text| (key, text)));
        given.map(|(key, text)| format!("{key}: {}", scalar::plain(text))).collect()
    }
}
