//! Blocks of code, and chart blocks among them.

use pulldown_cmark::{CodeBlockKind, TagEnd};

use unicode_width::UnicodeWidthStr as _;

use super::Writer;
use crate::diag::Diagnostics;
use crate::markup::chart_block::{self, Source};
use crate::markup::chart_mark;
use crate::markup::escape::{attribute, push_text};
use crate::markup::pieces::{Item, Piece, plain_text};

/// Columns of code that a phone shows: 320 pixels, in large type.
const NARROW: usize = 24;

impl Writer<'_> {
    /// Writes a block; gives the number of the piece behind it.
    pub(super) fn code_block(&mut self, index: usize, item: &Item, kind: &CodeBlockKind<'_>) -> usize {
        let text = self.text;
        let inner = text.items.get(index + 1..).unwrap_or(&[]);
        let length =
            inner.iter().position(|item| matches!(item.piece, Piece::End(TagEnd::CodeBlock))).unwrap_or(inner.len());
        let inner = inner.get(..length).unwrap_or(&[]);
        let language = match kind {
            CodeBlockKind::Fenced(info) => info.split_whitespace().next().unwrap_or("").to_owned(),
            CodeBlockKind::Indented => String::new(),
        };
        if language == "chart" {
            self.chart(item, inner);
        } else {
            let class = if language.is_empty() {
                String::new()
            } else {
                format!(" class=\"language-{}\"", attribute(&language))
            };
            let code = plain_text(inner, &[]);
            // What is wider than a phone is moved sideways, by the keyboard too: it has to be reached.
            let is_wide = code.lines().any(|line| line.width() > NARROW);
            let reach = if is_wide { " tabindex=\"0\"" } else { "" };
            self.put(&format!("<pre{reach}><code{class}>"));
            push_text(self.out(), &code);
            self.put("</code></pre>\n");
        }
        index + length + 2
    }

    fn chart(&mut self, item: &Item, inner: &[Item]) {
        let start = inner.first().map_or(item.range.end, |item| item.range.start);
        let end = inner.last().map_or(start, |item| item.range.end);
        let prose = self.prose;
        let span = self.span(item);
        // Within lists and quotations the marks before each line are no YAML, and places are those of the block.
        let is_plain = self.depth == 0 && self.open.len() == 1;
        let joined = plain_text(inner, &[]);
        let written = prose.text.get(start..end).filter(|_| is_plain).unwrap_or(&joined);
        let source = Source { file: prose.file, offset: prose.offset + start, text: written, span };
        let mut found = Diagnostics::default();
        let block = chart_block::read(&source, self.setting, &mut found);
        for diagnostic in found.iter() {
            let mut diagnostic = diagnostic.clone();
            if !is_plain {
                diagnostic.span = span;
            }
            self.found.push(diagnostic);
        }
        let Some(block) = block else { return };
        self.put(&chart_mark(self.article.charts.len()));
        self.put("\n");
        self.article.charts.push(block);
    }
}
