//! What stands within lines: text with its figures, placeholders, links, pictures, raw HTML.

use std::collections::VecDeque;
use std::ops::Range;

use pulldown_cmark::{CowStr, Tag, TagEnd};

use super::Writer;
use crate::markup::Subject;
use crate::markup::escape::{attribute, push_attribute, push_text};
use crate::markup::figures::Mark;
use crate::markup::link::{self, Destination, Link};
use crate::markup::picture;
use crate::markup::pieces::{Item, Piece, plain_text};
use crate::markup::placeholder::{Owner, Slot};
use crate::markup::statement::sought;
use crate::rules;
use crate::source::Span;
use crate::urls::{Kind, PageId, encode_fragment};

impl Writer<'_> {
    /// Text, with its figures and the sentences around them marked.
    pub(super) fn run(&mut self, index: usize, text: &str) {
        let claims = self.claims;
        let mut edges: VecDeque<(usize, &str)> = self.sentences.at(index).filter(|(at, _)| *at > 0).collect();
        let mut done = 0;
        for mark in claims.marks.get(&index).map(Vec::as_slice).unwrap_or_default() {
            let Some(figure) = text.get(mark.start..mark.end).filter(|_| done <= mark.start) else { continue };
            self.text_between(text, done..mark.start, &mut edges);
            self.open_figure(mark);
            push_text(self.out(), figure);
            self.put("</data>");
            done = mark.end;
        }
        self.text_between(text, done..text.len(), &mut edges);
    }

    /// A part of a text without figures, with the edges of sentences in it; they never lie within a figure.
    fn text_between(&mut self, text: &str, range: Range<usize>, edges: &mut VecDeque<(usize, &str)>) {
        let mut done = range.start;
        while let Some((at, html)) = edges.front().copied().filter(|(at, _)| *at <= range.end) {
            push_text(self.out(), text.get(done..at).unwrap_or(""));
            self.put(html);
            done = at;
            edges.pop_front();
        }
        push_text(self.out(), text.get(done..range.end).unwrap_or(""));
    }

    fn open_figure(&mut self, mark: &Mark) {
        self.put(&format!(
            "<data class=\"figure\" id=\"{}\" value=\"{}\">",
            attribute(&mark.id),
            attribute(&mark.value)
        ));
        self.note_figure(mark.owner, &mark.id);
    }

    fn note_figure(&mut self, owner: Owner, id: &str) {
        match owner {
            Owner::Observation(owner) => self.article.figures.insert(owner, id.to_owned()),
            Owner::Target(owner) => self.article.targets.insert(owner, id.to_owned()),
        };
    }

    /// A placeholder: the first of a figure is its permalink and leads to the indicator, the others lead to the first.
    pub(super) fn slot(&mut self, index: usize, number: usize) {
        let text = self.text;
        let Some(slot) = text.slots.get(number) else { return };
        let id = self.claims.slots.get(&index).cloned();
        let id_attribute = id.as_ref().map(|id| format!(" id=\"{}\"", attribute(id))).unwrap_or_default();
        self.put(&format!("<data class=\"figure\"{id_attribute} value=\"{}\">", attribute(&slot.value)));
        // Links don't nest.
        let href = if self.links.iter().any(|close| !close.is_empty()) {
            None
        } else {
            Some(self.slot_href(slot, id.is_some()))
        };
        if let Some(href) = &href {
            self.put(&format!("<a href=\"{}\">", attribute(href)));
        }
        push_text(self.out(), &slot.text);
        self.put(if href.is_some() { "</a></data>" } else { "</data>" });
        if let Some(id) = id {
            self.note_figure(slot.owner, &id);
        }
    }

    fn slot_href(&self, slot: &Slot, is_first: bool) -> String {
        let (site, page) = (self.setting.site, self.setting.page());
        let figure = sought(site, slot.owner);
        if is_first {
            return page.href(&PageId::page(self.setting.lang, Kind::Indicator(figure.indicator)), site);
        }
        let anchor = encode_fragment(figure.anchor);
        let report = match slot.owner {
            Owner::Observation(id) => site.observations[id].report,
            Owner::Target(id) => site.targets[id].report,
        };
        if self.setting.subject == Subject::Report(report) {
            return format!("#{anchor}");
        }
        format!("{}#{anchor}", page.href(&PageId::page(self.setting.lang, Kind::Report(report)), site))
    }

    /// HTML is shown as text. One diagnostic for each block is enough.
    pub(super) fn html(&mut self, item: &Item, html: &str) {
        if !self.html_reported {
            self.html_reported = true;
            let tag = first_tag(html);
            let written = self.prose.text.get(item.range.clone()).unwrap_or("");
            let start = item.range.start + written.find(tag).unwrap_or(0);
            let end = (start + tag.len()).min(item.range.end.max(start));
            self.found.push(rules::raw_html(self.prose.span(start, end), tag));
        }
        if self.in_html {
            self.put("<p>");
            push_text(self.out(), html.trim());
            self.put("</p>\n");
        } else {
            push_text(self.out(), html);
        }
    }

    pub(super) fn start_link(&mut self, _index: usize, item: &Item, target: &CowStr<'_>, title: &CowStr<'_>) {
        let span = self.target_span(item, target);
        let link = Link { target, span, own_ids: &self.own_ids };
        // An address in angle brackets that names a mailbox lacks its scheme.
        let mail = format!("mailto:{target}");
        let is_mail = matches!(&item.piece, Piece::Start(Tag::Link { link_type: pulldown_cmark::LinkType::Email, .. }));
        let link = if is_mail { Link { target: &mail, ..link } } else { link };
        let destination = link::resolve(&link, self.setting, &mut self.article.pictures, self.found);
        let title = if title.is_empty() { String::new() } else { format!(" title=\"{}\"", attribute(title)) };
        let (open, close) = match destination {
            Destination::Outside(href) => {
                (format!("<a href=\"{}\" rel=\"noopener\"{title}>", attribute(&href)), "</a>")
            }
            Destination::Inside(href) => (format!("<a href=\"{}\"{title}>", attribute(&href)), "</a>"),
            Destination::Inert => (String::new(), ""),
        };
        self.put(&open);
        self.links.push(close);
    }

    /// The address within a link or picture, where it stands there as it was read.
    fn target_span(&self, item: &Item, target: &str) -> Span {
        let written = self.prose.text.get(item.range.clone()).unwrap_or("");
        match written.rfind(target).filter(|_| !target.is_empty()) {
            Some(at) => self.prose.span(item.range.start + at, item.range.start + at + target.len()),
            None => self.span(item),
        }
    }

    /// A picture, whose text is its inner pieces; gives the number of the piece behind it.
    pub(super) fn picture(&mut self, index: usize, item: &Item, target: &CowStr<'_>, title: &CowStr<'_>) -> usize {
        let text = self.text;
        let mut depth = 0usize;
        let mut end = index;
        for (at, item) in text.items.iter().enumerate().skip(index) {
            match &item.piece {
                Piece::Start(Tag::Image { .. }) => depth += 1,
                Piece::End(TagEnd::Image) => depth = depth.saturating_sub(1),
                _ => {}
            }
            end = at;
            if depth == 0 {
                break;
            }
        }
        let alt = plain_text(text.items.get(index + 1..end).unwrap_or(&[]), &text.slot_texts);
        let span = self.target_span(item, target);
        match picture::resolve(target, &alt, span, self.setting, self.found) {
            Some(picture) => {
                let mut html = format!("<img src=\"{}\" alt=\"", attribute(&picture.src));
                push_attribute(&mut html, alt.trim());
                html.push('"');
                if let Some((width, height)) = picture.size {
                    html.push_str(&format!(" width=\"{width}\" height=\"{height}\""));
                }
                if !title.is_empty() {
                    html.push_str(&format!(" title=\"{}\"", attribute(title)));
                }
                html.push_str(" loading=\"lazy\" decoding=\"async\">");
                self.put(&html);
                self.article.pictures.push(picture.path);
            }
            None => push_text(self.out(), &alt),
        }
        end + 1
    }
}

/// The first tag of raw HTML, or its first word.
fn first_tag(html: &str) -> &str {
    let start = html.find('<').unwrap_or(0);
    let rest = html.get(start..).unwrap_or(html);
    let end = rest
        .find(['>', '\n'])
        .map_or(rest.len(), |at| at + usize::from(rest.get(at..).is_some_and(|tail| tail.starts_with('>'))));
    let short = rest.char_indices().nth(60).map_or(rest.len(), |(at, _)| at);
    rest.get(..end.min(short)).unwrap_or(rest).trim_end()
}
