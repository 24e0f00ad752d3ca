//! A text → the parts that a translation is held against: prose by its headings, any other text whole.

use std::borrow::Cow;

use pulldown_cmark::{Event, Options, Parser, Tag};
use unicode_normalization::{IsNormalized, UnicodeNormalization as _, is_nfc_quick};

use crate::lang::is_cjk;
use crate::model::{Fingerprint, Prose, Section};
use crate::source::Span;

/// The sections of prose: what stands before the first heading, then one for each heading of the outermost level of
/// blocks. Empty where nothing is written but comments.
pub fn of_prose(prose: &Prose) -> Vec<Section> {
    let text = &*prose.text;
    let mut starts: Vec<(usize, u8)> = vec![(0, 0)];
    let mut depth = 0_usize;
    for (event, range) in Parser::new_ext(text, Options::ENABLE_TABLES).into_offset_iter() {
        match event {
            Event::Start(Tag::Heading { level, .. }) if depth == 0 => {
                starts.push((range.start, level as u8));
                depth += 1;
            }
            Event::Start(_) => depth += 1,
            Event::End(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    let ends = starts.iter().skip(1).map(|(start, _)| *start).chain([text.len()]);
    let bounds: Vec<(usize, u8, usize)> =
        starts.iter().zip(ends).map(|((start, level), end)| (*start, *level, end)).collect();
    let sections = bounds.into_iter().map(|(start, level, end)| section(prose, start, level, end)).collect();
    if without_comments(text).trim().is_empty() { Vec::new() } else { sections }
}

fn section(prose: &Prose, start: usize, level: u8, end: usize) -> Section {
    let text = prose.text.get(start..end).unwrap_or("");
    let lead = text.len() - text.trim_start().len();
    let line = text.get(lead..).unwrap_or("").lines().next().unwrap_or("").trim_end();
    let heading = if level == 0 { "" } else { line.trim_matches(|c: char| c == '#' || c.is_whitespace()) };
    Section {
        span: prose.span(start + lead, start + lead + line.len()),
        heading: heading.to_owned(),
        level,
        fingerprint: Fingerprint::of(&words(text)),
    }
}

/// A text that is one part.
pub fn of_field(text: &str, span: Span) -> Vec<Section> {
    let words = words(text);
    if words.is_empty() {
        return Vec::new();
    }
    vec![Section { span, heading: String::new(), level: 0, fingerprint: Fingerprint::of(&words) }]
}

/// The words of a text: without comments, with one blank for any number, and none beside Han.
fn words(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for part in without_comments(text).split_whitespace() {
        let beside_han = out.chars().next_back().is_none_or(is_cjk) || part.chars().next().is_some_and(is_cjk);
        if !beside_han {
            out.push(' ');
        }
        if part.chars().all(is_composed) || is_nfc_quick(part.chars()) == IsNormalized::Yes {
            out.push_str(part);
        } else {
            out.extend(part.nfc());
        }
    }
    out
}

/// Characters that need no look into the tables of Unicode: Latin letters, Han, full-width marks.
fn is_composed(c: char) -> bool {
    matches!(c, '\0'..='\u{2FF}' | '\u{3000}'..='\u{3029}' | '\u{4E00}'..='\u{9FFF}' | '\u{FF01}'..='\u{FF60}')
}

fn without_comments(text: &str) -> Cow<'_, str> {
    if !text.contains("<!--") {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("<!--") {
        out.push_str(before);
        rest = after.split_once("-->").map_or("", |(_, after)| after);
    }
    out.push_str(rest);
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sections(text: &str) -> Vec<Section> {
        of_prose(&Prose { file: crate::source::FileId::default(), offset: 0, text: text.into() })
    }

    #[test]
    fn a_section_runs_from_heading_to_heading() {
        let found = sections("前言\n\n## 一、工业 ##\n\n577亿元\n\n```\n## 不是标题\n```\n\n### 港口\n\n> ## 引文\n");
        let shown: Vec<(u8, &str)> = found.iter().map(|one| (one.level, one.heading.as_str())).collect();
        assert_eq!(shown, [(0, ""), (2, "一、工业"), (3, "港口")]);
        assert_eq!(sections(" \n<!-- allow W105: 原文如此 -->\n"), []);
    }

    #[test]
    fn blanks_line_breaks_and_comments_are_no_change() {
        let print = |text: &str| sections(text).into_iter().map(|one| one.fingerprint).collect::<Vec<_>>();
        assert_eq!(print("产值\n577亿元，<!-- allow N101: 原文如此 -->增长"), print("产值577亿元，\r\n增长\n\n"));
        assert_eq!(print("up  5.2 %\nover the year"), print("up 5.2 % over the year"));
        assert_ne!(print("now here"), print("nowhere"));
        assert_ne!(print("577亿元"), print("578亿元"));
    }
}
