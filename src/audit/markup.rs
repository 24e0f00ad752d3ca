//! HTML, SVG and the XML of feeds and sitemaps, as tokens: which addresses they hold and what becomes of each, and what a
//! strict policy forbids.

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Span, Tokenizer};

use super::policy::Source;
use super::{Fault, Link, Role, Seen, css, hash, traces};

/// Looks at a page.
pub fn html(text: &str, seen: &mut Seen) {
    seen.anchors = Some(std::collections::HashSet::new());
    walk(text, Kind::Html, seen);
}

/// Looks at a drawing.
pub fn svg(text: &str, seen: &mut Seen) {
    walk(text, Kind::Svg, seen);
}

/// Looks at a feed or a sitemap: what they name has to be there, and nothing is fetched.
pub fn xml(text: &str, seen: &mut Seen) {
    walk(text, Kind::Xml, seen);
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Html,
    Svg,
    Xml,
}

fn walk(text: &str, kind: Kind, seen: &mut Seen) {
    let mut walker = Walker { kind, seen, tag: Tag::default(), inside: String::new() };
    let mut lines = traces::Lines::new(text, 1);
    let mut handle = |event: CallbackEvent<'_>, span: Span<usize>| -> Option<()> {
        walker.event(event, lines.of(span.start));
        None
    };
    let mut emitter = CallbackEmitter::new(&mut handle);
    // The text of scripts and styles is no markup; in XML there are none.
    emitter.naively_switch_states(kind == Kind::Html);
    Tokenizer::new_with_emitter(text, emitter).for_each(drop);
}

/// Attributes of one element that are held against each other, and languages of one page: no page has so many.
const ATTRIBUTES_MAX: usize = 200;

#[derive(Default)]
struct Tag {
    name: String,
    line: usize,
    attributes: Vec<(String, String)>,
}

impl Tag {
    fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(own, _)| own == name).map(|(_, value)| value.as_str())
    }

    fn has_word(&self, name: &str, word: &str) -> bool {
        self.get(name).is_some_and(|value| value.split_ascii_whitespace().any(|own| own.eq_ignore_ascii_case(word)))
    }
}

struct Walker<'a> {
    kind: Kind,
    seen: &'a mut Seen,
    tag: Tag,
    /// The element whose text follows.
    inside: String,
}

impl Walker<'_> {
    fn event(&mut self, event: CallbackEvent<'_>, line: usize) {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        match event {
            CallbackEvent::OpenStartTag { name } => self.tag = Tag { name: text(name), line, attributes: Vec::new() },
            CallbackEvent::AttributeName { name } => {
                // Of an attribute that stands twice the first counts.
                let name = text(name);
                let is_new = self.tag.attributes.len() > ATTRIBUTES_MAX || self.tag.get(&name).is_none();
                self.tag.attributes.push((if is_new { name } else { String::new() }, String::new()));
            }
            CallbackEvent::AttributeValue { value } => {
                if let Some(last) = self.tag.attributes.last_mut() {
                    last.1 = text(value);
                }
            }
            CallbackEvent::CloseStartTag { self_closing } => {
                let tag = std::mem::take(&mut self.tag);
                self.element(&tag);
                self.inside = if self_closing && self.kind != Kind::Html { String::new() } else { tag.name };
            }
            CallbackEvent::EndTag { .. } => self.inside.clear(),
            CallbackEvent::String { value } => self.text(&String::from_utf8_lossy(value), line),
            CallbackEvent::Comment { value } if self.kind != Kind::Html => {
                self.instruction(&String::from_utf8_lossy(value), line);
            }
            _ => {}
        }
    }

    fn text(&mut self, text: &str, line: usize) {
        if self.kind == Kind::Xml && matches!(self.inside.as_str(), "loc" | "id" | "icon" | "logo") {
            self.seen.ask(Role::Name, text.trim(), line);
        } else if self.inside != "script" || self.kind != Kind::Html {
            traces::prose(text, line, self.seen);
        }
    }

    /// `<?xml-stylesheet href="…"?>` is fetched like a style sheet.
    fn instruction(&mut self, text: &str, line: usize) {
        let href = text.strip_prefix("?xml-stylesheet").and_then(|rest| rest.split_once("href=")).map(|(_, href)| href);
        if let Some(href) = href.and_then(|href| href.split(['"', '\'']).nth(1)) {
            self.seen.ask(Role::Fetch, href, line);
        }
    }

    fn element(&mut self, tag: &Tag) {
        let line = tag.line;
        for (name, value) in &tag.attributes {
            if name.starts_with("on") && name.len() > 2 && self.kind != Kind::Xml {
                self.inline(name, line);
            }
            if self.kind == Kind::Html && (name == "id" || (name == "name" && tag.name == "a")) {
                self.seen.anchors.get_or_insert_default().insert(hash(value));
            }
            self.attribute(tag, name, value);
        }
        match (self.kind, tag.name.as_str()) {
            (Kind::Xml, _) => {}
            (_, "style") => self.inline("<style>", line),
            (_, "script") => self.script(tag),
            (Kind::Html, "base") => self.inline("<base>", line),
            (Kind::Html, "link") => self.link(tag),
            (Kind::Html, "meta") => self.meta(tag),
            _ => {}
        }
        if self.kind == Kind::Html {
            self.marks(tag);
        }
    }

    /// What a page carries that is not for readers.
    fn marks(&mut self, tag: &Tag) {
        if tag.has_word("class", "review-banner") {
            self.seen.note(Fault::Review, Some(tag.line));
        }
        if tag.has_word("class", "status") && matches!(tag.get("data-code"), Some("draft" | "review")) {
            self.seen.note(Fault::Draft, Some(tag.line));
        }
    }

    fn inline(&mut self, what: &str, line: usize) {
        self.seen.note(Fault::Inline { what: traces::short(what) }, Some(line));
    }

    fn script(&mut self, tag: &Tag) {
        let kind = tag.get("type").unwrap_or_default().trim().to_ascii_lowercase();
        let is_code = kind.is_empty()
            || kind.contains("javascript")
            || kind.contains("ecmascript")
            || matches!(
                kind.as_str(),
                "module" | "importmap" | "speculationrules" | "text/livescript" | "text/jscript"
            );
        // Anything else, such as application/ld+json, is data.
        if is_code && ["src", "href", "xlink:href"].iter().all(|name| tag.get(name).is_none()) {
            self.inline("<script>", tag.line);
        }
    }

    /// One attribute that may hold an address, or code.
    fn attribute(&mut self, tag: &Tag, name: &str, value: &str) {
        let line = tag.line;
        if self.kind == Kind::Xml {
            match name {
                "href" | "src" | "url" => self.seen.ask(Role::Name, value, line),
                _ => {}
            }
            return;
        }
        let source = match (tag.name.as_str(), name) {
            (_, "style") => return self.inline("style=\"…\"", line),
            ("iframe", "srcdoc") => return self.inline("srcdoc=\"…\"", line),
            ("script", "src" | "href" | "xlink:href") => Source::Script,
            ("img" | "input" | "image", "src")
            | ("image" | "feimage" | "use", "href" | "xlink:href")
            | ("video", "poster")
            | ("body" | "table" | "td" | "th" | "tr", "background") => Source::Image,
            ("audio" | "video" | "source" | "track", "src") => Source::Media,
            ("iframe" | "frame", "src") => Source::Frame,
            ("embed", "src") | ("object", "data") => Source::Object,
            ("form", "action") | ("button" | "input", "formaction") => Source::Form,
            ("img" | "source", "srcset") | ("link", "imagesrcset") => {
                self.seen.source(Source::Image);
                let hrefs = value.split(',').filter_map(|one| one.split_ascii_whitespace().next());
                return hrefs.for_each(|href| self.seen.ask(Role::Fetch, href, line));
            }
            (_, "ping") => {
                return value.split_ascii_whitespace().for_each(|href| self.seen.ask(Role::Fetch, href, line));
            }
            ("a" | "area", "href") | ("a", "xlink:href") => return self.seen.ask(Role::Follow, value, line),
            (_, "cite") => return self.seen.ask(Role::Name, value, line),
            // See `link` and `meta`.
            ("link" | "base", "href") | ("meta", "content") => return,
            // `fill="url(#g)"` in drawings, and nothing else that could fetch.
            ("set" | "animate", "to" | "values" | "from")
            | (_, "fill" | "stroke" | "filter" | "mask" | "clip-path") => {
                return css::asks(value).iter().for_each(|ask| self.seen.ask(Role::Fetch, ask.href(), line));
            }
            _ => return traces::prose(value, line, self.seen),
        };
        self.seen.source(source);
        self.seen.ask(Role::Fetch, value, line);
    }

    fn link(&mut self, tag: &Tag) {
        let Some(href) = tag.get("href") else { return };
        let link = |role| Link { line: tag.line, href: href.into(), role };
        let is = |word: &str| tag.has_word("rel", word);
        if is("canonical") {
            self.seen.canonical = Some(link(Role::Name));
            return;
        }
        let source = if is("stylesheet") {
            Some(Source::Style)
        } else if is("icon") || is("apple-touch-icon") || is("mask-icon") {
            Some(Source::Image)
        } else if is("manifest") {
            Some(Source::Manifest)
        } else if is("modulepreload") {
            Some(Source::Script)
        } else {
            None
        };
        let is_hint = ["preload", "prefetch", "prerender", "preconnect", "dns-prefetch"].iter().any(|word| is(word));
        if let Some(source) = source {
            self.seen.source(source);
        }
        match tag.get("hreflang") {
            Some(lang) if is("alternate") && self.seen.alternates.len() < ATTRIBUTES_MAX => {
                self.seen.alternates.push((lang.to_owned(), link(Role::Name)))
            }
            _ if source.is_some() || is_hint => self.seen.ask(Role::Fetch, href, tag.line),
            _ => self.seen.ask(Role::Name, href, tag.line),
        }
    }

    fn meta(&mut self, tag: &Tag) {
        let content = tag.get("content").unwrap_or_default();
        let name = tag.get("name").or(tag.get("property")).unwrap_or_default();
        if tag.get("http-equiv").is_some_and(|kind| kind.trim().eq_ignore_ascii_case("refresh")) {
            self.seen.is_aside = true;
            let address = content.split_once([';', ',']).map_or("", |(_, rest)| rest).trim();
            let address = address.split_at_checked(3).filter(|(word, _)| word.eq_ignore_ascii_case("url"));
            let href = address.and_then(|(_, rest)| rest.trim_start().strip_prefix('=')).unwrap_or_default();
            if !href.is_empty() {
                self.seen.ask(Role::Fetch, href.trim_matches([' ', '"', '\'']), tag.line);
            }
        } else if name.eq_ignore_ascii_case("robots") && content.to_ascii_lowercase().contains("noindex") {
            self.seen.is_aside = true;
        } else if content.contains("://") && !content.contains(char::is_whitespace) {
            // `og:image` and the like.
            self.seen.ask(Role::Name, content, tag.line);
        } else {
            traces::prose(content, tag.line, self.seen);
        }
    }
}
