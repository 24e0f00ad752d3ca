//! Pieces → HTML: the structure here, what stands within lines in [`inline`], blocks of code and charts in [`code`],
//! the sentences around figures in [`sentence`].

mod stops;
mod sentence;
mod inline;
mod code;

use std::collections::BTreeSet;

use pulldown_cmark::{Tag, TagEnd};

use self::sentence::Sentences;
use super::escape::{attribute, push_text};
use super::figures::Claims;
use super::footnote::Footnotes;
use super::outline::Heading;
use super::pieces::{Item, Piece, plain_text};
use super::table::{self, Shape};
use super::{Article, Setting, Text};
use crate::diag::Diagnostics;
use crate::lang::Tongue;
use crate::model::Prose;
use crate::source::Span;

/// Writes an article.
pub fn write(prose: &Prose, text: &Text, claims: &Claims, setting: &Setting<'_>, found: &mut Diagnostics) -> Article {
    let headings: Vec<Heading> = text.headings.values().cloned().collect();
    let own_ids: BTreeSet<String> = headings.iter().map(|heading| heading.id.clone()).collect();
    let mut writer = Writer {
        prose,
        text,
        claims,
        sentences: Sentences::of(text, claims),
        setting,
        found,
        article: Article { toc: headings, ..Article::default() },
        own_ids,
        open: vec![String::new()],
        links: Vec::new(),
        heading: setting.title().to_owned(),
        levels: Vec::new(),
        notes: Vec::new(),
        names: table::Names::default(),
        tables: Vec::new(),
        footnotes: Footnotes::of(&text.items),
        depth: 0,
        in_html: false,
        html_reported: false,
    };
    let mut index = 0;
    while let Some(item) = text.items.get(index) {
        index = writer.item(index, item).max(index + 1);
    }
    writer.finish()
}

/// Where a table is being written.
struct OpenTable {
    shape: Shape,
    in_head: bool,
    column: usize,
    /// What closes the cell.
    cell: &'static str,
}

struct Writer<'a> {
    prose: &'a Prose,
    text: &'a Text,
    claims: &'a Claims,
    sentences: Sentences,
    setting: &'a Setting<'a>,
    found: &'a mut Diagnostics,
    article: Article,
    own_ids: BTreeSet<String>,
    /// The text, and above it the footnotes that are open.
    open: Vec<String>,
    /// What closes each open link.
    links: Vec<&'static str>,
    /// The last heading, which names tables.
    heading: String,
    levels: Vec<u8>,
    notes: Vec<String>,
    names: table::Names,
    tables: Vec<OpenTable>,
    footnotes: Footnotes,
    /// Number of lists and quotations around.
    depth: usize,
    in_html: bool,
    html_reported: bool,
}

impl Writer<'_> {
    fn finish(mut self) -> Article {
        // The parser closes what it opens; a missing end would be its fault, but no text is lost for it.
        let mut html = self.open.drain(..).collect::<String>();
        let page_lang = self.setting.site.settings.languages.get(self.setting.lang).map_or("", String::as_str);
        html.push_str(&self.footnotes.section(Tongue::of(page_lang)));
        // It may be kept until its page is made.
        html.shrink_to_fit();
        self.article.html = html;
        self.article.pictures.sort();
        self.article.pictures.dedup();
        self.article
    }

    fn out(&mut self) -> &mut String {
        if self.open.is_empty() {
            self.open.push(String::new());
        }
        let last = self.open.len() - 1;
        // `open` was just seen to hold one.
        #[expect(clippy::indexing_slicing)]
        &mut self.open[last]
    }

    fn put(&mut self, html: &str) {
        self.out().push_str(html);
    }

    fn span(&self, item: &Item) -> Span {
        self.prose.span(item.range.start, item.range.end)
    }

    /// Writes a piece; gives the number of the next one.
    fn item(&mut self, index: usize, item: &Item) -> usize {
        let before: Vec<&str> = self.sentences.at(index).filter(|(at, _)| *at == 0).map(|(_, html)| html).collect();
        before.into_iter().for_each(|html| self.put(html));
        match &item.piece {
            Piece::Start(tag) => return self.start(index, item, tag),
            Piece::End(tag) => self.end(*tag),
            Piece::Text(run) => self.run(index, &run.text),
            Piece::Code(code) => {
                self.put("<code>");
                push_text(self.out(), code);
                self.put("</code>");
            }
            Piece::Slot(number) => self.slot(index, *number),
            Piece::Html(html) => self.html(item, html),
            Piece::HardBreak => self.put("<br>\n"),
            Piece::Rule => self.put("<hr>\n"),
            Piece::Footnote(label) => {
                let html = self.footnotes.mention(label);
                self.put(&html);
            }
        }
        index + 1
    }

    fn start(&mut self, index: usize, item: &Item, tag: &Tag<'static>) -> usize {
        if !super::pieces::is_inline(tag) {
            self.html_reported = false;
        }
        match tag {
            Tag::Paragraph => self.put("<p>"),
            Tag::Heading { .. } => self.start_heading(index),
            Tag::BlockQuote(_) => {
                self.depth += 1;
                self.put("<blockquote>\n");
            }
            Tag::CodeBlock(kind) => return self.code_block(index, item, kind),
            Tag::HtmlBlock => self.in_html = true,
            Tag::List(first) => {
                self.depth += 1;
                match first {
                    None => self.put("<ul>\n"),
                    Some(1) => self.put("<ol>\n"),
                    Some(first) => self.put(&format!("<ol start=\"{first}\">\n")),
                }
            }
            Tag::Item => self.put("<li>"),
            Tag::FootnoteDefinition(label) => {
                self.notes.push(label.to_string());
                self.open.push(String::new());
            }
            Tag::Table(_) => self.start_table(index),
            Tag::TableHead => {
                self.put("<thead>\n<tr>");
                if let Some(table) = self.tables.last_mut() {
                    (table.in_head, table.column) = (true, 0);
                }
            }
            Tag::TableRow => {
                self.put("<tr>");
                if let Some(table) = self.tables.last_mut() {
                    table.column = 0;
                }
            }
            Tag::TableCell => self.start_cell(index),
            Tag::Emphasis => self.put("<em>"),
            Tag::Strong => self.put("<strong>"),
            Tag::Strikethrough => self.put("<del>"),
            Tag::Superscript => self.put("<sup>"),
            Tag::Subscript => self.put("<sub>"),
            Tag::Link { dest_url, title, .. } => self.start_link(index, item, dest_url, title),
            Tag::Image { dest_url, title, .. } => return self.picture(index, item, dest_url, title),
            Tag::DefinitionList | Tag::DefinitionListTitle | Tag::DefinitionListDefinition | Tag::MetadataBlock(_) => {}
        }
        index + 1
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph => self.put("</p>\n"),
            TagEnd::Heading(_) => {
                let level = self.levels.pop().unwrap_or(2);
                self.put(&format!("</h{level}>\n"));
            }
            TagEnd::BlockQuote(_) => {
                self.depth = self.depth.saturating_sub(1);
                self.put("</blockquote>\n");
            }
            TagEnd::HtmlBlock => self.in_html = false,
            TagEnd::List(ordered) => {
                self.depth = self.depth.saturating_sub(1);
                self.put(if ordered { "</ol>\n" } else { "</ul>\n" });
            }
            TagEnd::Item => self.put("</li>\n"),
            TagEnd::FootnoteDefinition => {
                let html = if self.open.len() > 1 { self.open.pop() } else { None };
                if let Some((label, html)) = self.notes.pop().zip(html) {
                    self.footnotes.keep(&label, &html);
                }
            }
            TagEnd::Table => {
                self.put("</tbody>\n</table></div>\n");
                self.tables.pop();
            }
            TagEnd::TableHead => {
                self.put("</tr>\n</thead>\n<tbody>\n");
                if let Some(table) = self.tables.last_mut() {
                    table.in_head = false;
                }
            }
            TagEnd::TableRow => self.put("</tr>\n"),
            TagEnd::TableCell => {
                let close = self.tables.last_mut().map_or("", |table| {
                    table.column += 1;
                    table.cell
                });
                self.put(close);
            }
            TagEnd::Emphasis => self.put("</em>"),
            TagEnd::Strong => self.put("</strong>"),
            TagEnd::Strikethrough => self.put("</del>"),
            TagEnd::Superscript => self.put("</sup>"),
            TagEnd::Subscript => self.put("</sub>"),
            TagEnd::Link => {
                let close = self.links.pop().unwrap_or("");
                self.put(close);
            }
            TagEnd::CodeBlock | TagEnd::Image => {}
            TagEnd::DefinitionList
            | TagEnd::DefinitionListTitle
            | TagEnd::DefinitionListDefinition
            | TagEnd::MetadataBlock(_) => {}
        }
    }

    fn start_heading(&mut self, index: usize) {
        let Some(heading) = self.text.headings.get(&index) else { return };
        self.heading = heading.text.clone();
        self.levels.push(heading.level);
        self.put(&format!("<h{} id=\"{}\">", heading.level, attribute(&heading.id)));
    }

    fn start_table(&mut self, index: usize) {
        let items = self.text.items.get(index..).unwrap_or(&[]);
        let shape = table::shape(items, &self.text.slot_texts, &self.setting.site.settings.units);
        let name = self.names.next(&self.heading);
        self.put(&format!(
            "<div class=\"table-scroll\" role=\"region\" tabindex=\"0\" aria-label=\"{}\"><table>\n",
            attribute(&name)
        ));
        self.tables.push(OpenTable { shape, in_head: false, column: 0, cell: "</td>" });
    }

    fn start_cell(&mut self, index: usize) {
        let is_empty = self.is_empty_cell(index);
        let Some(table) = self.tables.last_mut() else { return };
        let class =
            if table.shape.numbers.get(table.column).copied().unwrap_or(false) { " class=\"number\"" } else { "" };
        // An empty head would be announced as a heading without a name.
        let (open, close) = if table.in_head && !is_empty { ("<th scope=\"col\"", "</th>") } else { ("<td", "</td>") };
        table.cell = close;
        self.put(&format!("{open}{class}>"));
    }

    fn is_empty_cell(&self, index: usize) -> bool {
        let inner = self.text.items.get(index + 1..).unwrap_or(&[]);
        let length =
            inner.iter().position(|item| matches!(item.piece, Piece::End(TagEnd::TableCell))).unwrap_or(inner.len());
        plain_text(inner.get(..length).unwrap_or(&[]), &self.text.slot_texts).trim().is_empty()
    }
}
