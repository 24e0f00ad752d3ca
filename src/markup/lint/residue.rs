//! W112: what editors and web pages leave behind when text is copied out of them.

use std::collections::BTreeSet;
use std::ops::Range;

use pulldown_cmark::Tag;

use super::reading::Reading;
use crate::diag::Diagnostics;
use crate::markup::pieces::Piece;
use crate::markup::words::Words;
use crate::rules;

/// Never part of a text, wherever it stands.
static ANYWHERE: Words = Words::of(&[
    "[$NewPage$]",
    "_ueditor_page_break_tag_",
    "&nbsp;",
    "&ensp;",
    "&emsp;",
    r"\r\n",
    "【打印本页】",
    "【打印此页】",
    "【关闭本页】",
    "【关闭窗口】",
    "【打印】",
    "【关闭】",
    "【字体",
    "进入老年模式",
    "退出老年模式",
    "扫一扫在手机打开当前页",
]);

/// The furniture of a page where a line starts with it.
static AT_LINE_START: Words = Words::of(&[
    "打印 关闭",
    "打印本页",
    "关闭窗口",
    "分享到:",
    "分享到：",
    "浏览次数:",
    "浏览次数：",
    "浏览量:",
    "浏览量：",
    "点击数:",
    "点击数：",
    "阅读次数:",
    "阅读次数：",
    "当前位置:",
    "当前位置：",
    "您当前的位置",
    "您现在的位置",
    "上一篇:",
    "上一篇：",
    "下一篇:",
    "下一篇：",
]);

/// Reports the first residue of each line. It is looked for in the source: Markdown reads some of it as its own marks.
pub fn report(reading: &Reading<'_>, found: &mut Diagnostics) {
    let text = &*reading.prose.text;
    let mut hits: Vec<(usize, &str)> = Vec::new();
    if ANYWHERE.are_in(text) {
        hits.extend(ANYWHERE.iter().flat_map(|pattern| text.match_indices(pattern)));
    }
    hits.extend(line_feeds(text));
    let mut at = 0;
    let lines = if AT_LINE_START.are_in(text) { text } else { "" };
    for line in lines.split_inclusive('\n') {
        let trimmed =
            line.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '|' | '•' | '·' | '*' | '-' | '>'));
        let start = at + line.len() - trimmed.len();
        hits.extend(AT_LINE_START.iter().filter(|head| trimmed.starts_with(**head)).map(|head| (start, *head)));
        at += line.len();
    }
    if hits.is_empty() {
        return;
    }
    hits.sort_unstable();
    let closed = closed(reading);
    let mut lines = BTreeSet::new();
    for (at, words) in hits {
        let line = text.get(..at).and_then(|head| head.rfind('\n')).map_or(0, |end| end + 1);
        if !closed.iter().any(|range| range.contains(&at)) && lines.insert(line) {
            found.push(rules::editor_residue(reading.prose.span(at, at + words.len()), words));
        }
    }
}

/// `\n` typed out. `C:\new` and the like are left alone.
fn line_feeds(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.match_indices(r"\n").filter(|(at, words)| {
        let before = text.get(..*at).and_then(|head| head.chars().next_back());
        let after = text.get(at + words.len()..).and_then(|tail| tail.chars().next());
        !before.is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, ':' | '\\' | '/'))
            && !after.is_some_and(|c| c.is_ascii_alphanumeric())
    })
}

/// Code and comments, in which anything may stand.
fn closed(reading: &Reading<'_>) -> Vec<Range<usize>> {
    let code =
        reading.items.iter().filter(|item| matches!(item.piece, Piece::Code(_) | Piece::Start(Tag::CodeBlock(_))));
    let mut closed: Vec<Range<usize>> = code.map(|item| item.range.clone()).collect();
    let text = &*reading.prose.text;
    for (start, _) in text.match_indices("<!--") {
        let length = text.get(start..).and_then(|tail| tail.find("-->")).unwrap_or(0);
        closed.push(start..start + length);
    }
    closed
}
