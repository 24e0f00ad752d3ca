//! What authors of Chinese YAML type by accident, and the line they meant.
//!
//! In: a document that is not YAML, and where reading stopped. Out: the accident with the corrected line.

use crate::rules::AccidentKind;

/// A known accident.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Accident {
    pub kind: AccidentKind,
    /// Byte range in the document.
    pub start: usize,
    pub end: usize,
    /// The line as it should be.
    pub fixed: String,
}

/// A ` #` that hides the rest of a value.
pub struct HiddenComment {
    pub start: usize,
    pub end: usize,
    pub fixed: String,
}

/// The accident at or just before byte `at`, where it is a known one.
pub fn explain(text: &str, at: usize) -> Option<Accident> {
    let at = text.floor_char_boundary(at.min(text.len()));
    let line_start = text.get(..at)?.rfind('\n').map_or(0, |i| i + 1);
    let here = line_accident(text, line_start);
    if here.is_some() {
        return here;
    }
    // The scanner often stops on the line after the fault.
    let before = text.get(..line_start.saturating_sub(1))?.rfind('\n').map_or(0, |i| i + 1);
    if before < line_start
        && let Some(found) = line_accident(text, before)
    {
        return Some(found);
    }
    // A document that is no map at all fails at its first line, wherever the colon stands.
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let found = line_accident(text, start).filter(|found| found.kind == AccidentKind::FullWidthColon);
        if found.is_some() {
            return found;
        }
        start += line.len();
    }
    None
}

fn line_accident(text: &str, start: usize) -> Option<Accident> {
    let line = text.get(start..)?.lines().next()?;
    let accident = |kind, from: usize, to: usize, fixed: String| {
        Some(Accident { kind, start: start + from, end: start + to, fixed: fixed.trim().to_owned() })
    };
    let indent = line.len() - line.trim_start().len();
    if line.get(..indent).is_some_and(|blank| blank.contains('\t')) {
        // The corrected line is shown with its indentation, since that is what was wrong: two blanks for a tab.
        let fixed = format!("{}{}", line.get(..indent)?.replace('\t', "  "), line.trim());
        return Some(Accident { kind: AccidentKind::Tab, start, end: start + indent, fixed });
    }
    if line.trim_start().starts_with('#') {
        return None;
    }
    let colon = line.find(": ").or_else(|| line.strip_suffix(':').map(str::len));
    if let Some(wide) = line.find('：')
        && colon.is_none_or(|colon| wide < colon)
    {
        let after = wide + '：'.len_utf8();
        let fixed = format!("{}: {}", line.get(..wide)?, line.get(after..)?.trim_start());
        return accident(AccidentKind::FullWidthColon, wide, after, fixed);
    }
    let Some(colon) = colon else {
        let colon = line.find(':')?;
        let (key, value) = (line.get(..colon)?, line.get(colon + 1..)?);
        let plain = !value.starts_with('/') && !key.trim().is_empty() && !key.contains(['{', '"', '[']);
        if plain && !value.is_empty() {
            return accident(AccidentKind::NoBlankAfterColon, colon, colon + 1, format!("{key}: {value}"));
        }
        return None;
    };
    let (key, value) = (line.get(..colon)?, line.get(colon + 1..)?.trim());
    let value_start = colon + 1 + line.get(colon + 1..)?.find(value).unwrap_or(0);
    let quoted = |value: &str| format!("{key}: '{}'", value.replace('\'', "''"));
    let first = value.chars().next()?;
    // `{ value: 12家, note: 泊位 #3 }`: the comment swallows the closing brace.
    if matches!(first, '{' | '[')
        && let Some(hash) = value.find(" #")
    {
        let fixed = format!("{key}: {}", value.replacen(" #", " ＃", 1));
        return accident(AccidentKind::CommentInBraces, value_start + hash + 1, value_start + value.len(), fixed);
    }
    if matches!(first, '>' | '|' | '%' | '@' | '`' | '&' | '*' | '!' | '-' | '?') {
        return accident(AccidentKind::LeadingSign, value_start, value_start + value.len(), quoted(value));
    }
    let closes = match first {
        '"' => value.get(1..).and_then(|rest| rest.find('"')).is_some_and(|at| at + 2 == value.len()),
        '\'' => value.ends_with('\'') && value.len() > 1,
        '[' => value.ends_with(']'),
        '{' => value.ends_with('}'),
        _ => true,
    };
    let open_map = first == '{' && value.contains(':');
    if !closes && !open_map {
        return accident(AccidentKind::LeadingQuote, value_start, value_start + value.len(), quoted(value));
    }
    if !matches!(first, '"' | '\'' | '[' | '{') && value.contains(": ") {
        return accident(AccidentKind::ColonInValue, value_start, value_start + value.len(), quoted(value));
    }
    None
}

/// Values that a ` #` without a blank behind it cuts short: `note: 泊位 #3 改造`. A comment has a blank: `# like this`.
pub fn hidden_comments(text: &str) -> Vec<HiddenComment> {
    let mut found = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let bare = line.trim_end();
        if let Some(comment) = hidden_comment(bare, start) {
            found.push(comment);
        }
        start += line.len();
    }
    found
}

fn hidden_comment(line: &str, start: usize) -> Option<HiddenComment> {
    if line.trim_start().starts_with('#') {
        return None;
    }
    let hash = line.find(" #")? + 1;
    let next = line.get(hash + 1..)?.chars().next()?;
    let before = line.get(..hash)?;
    let in_quotes = before.matches('"').count() % 2 == 1 || before.matches('\'').count() % 2 == 1;
    // `accent: #1d70b8`: the whole value is hidden.
    let colon = before.find(": ")?;
    let value = before.get(colon + 2..)?.trim();
    if next.is_whitespace() || next == '#' || in_quotes || value.starts_with(['"', '\'', '{', '[']) {
        return None;
    }
    let rest = line.get(colon + 2..)?.trim();
    let fixed = format!("{}: '{}'", line.get(..colon)?.trim_start(), rest.replace('\'', "''"));
    Some(HiddenComment { start: start + hash, end: start + line.len(), fixed })
}
