//! What a report says in words, read from its page or from its prose as HTML: without markup, figures' included, and
//! without what the program adds (charts, tables of figures). So a new template, or an anchor that moved, changes nothing.

/// The words of a report in one language; stand-ins from another language are left out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PageText {
    pub title: Option<String>,
    pub summary: Option<String>,
    /// 更正说明.
    pub correction: Option<String>,
    /// Paragraphs, headings, list items and table rows; `None` where the prose is not translated.
    pub prose: Option<Vec<String>>,
}

/// A piece of HTML.
enum Piece<'a> {
    Open { name: &'a str, tag: &'a str },
    Close(&'a str),
    Text(&'a str),
}

/// Cuts HTML into tags and text. What is no well-formed tag is text.
fn pieces(html: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        let (text, tail) = rest.split_at(at);
        if !text.is_empty() {
            pieces.push(Piece::Text(text));
        }
        let end = if tail.starts_with("<!--") { tail.find("-->").map(|end| end + 3) } else { tag_end(tail) };
        let Some((tag, after)) = end.and_then(|end| tail.split_at_checked(end)) else { return pieces };
        let name = |text: &'_ str| text.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(text.len());
        let inner = tag.trim_start_matches('<');
        if let Some(closing) = inner.strip_prefix('/') {
            pieces.push(Piece::Close(closing.get(..name(closing)).unwrap_or("")));
        } else if !tag.starts_with("<!") {
            pieces.push(Piece::Open { name: inner.get(..name(inner)).unwrap_or(""), tag });
        }
        rest = after;
    }
    if !rest.is_empty() {
        pieces.push(Piece::Text(rest));
    }
    pieces
}

/// Bytes of the tag that the text starts with; a `>` within quotes does not end it.
fn tag_end(text: &str) -> Option<usize> {
    let mut quote = None;
    for (at, c) in text.char_indices() {
        match (quote, c) {
            (None, '>') => return Some(at + 1),
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), c) if open == c => quote = None,
            _ => {}
        }
    }
    None
}

/// The value of an attribute of a tag.
fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let rest = tag.split_once(&format!(" {name}=\""))?.1;
    rest.split_once('"').map(|(value, _)| value)
}

fn has_class(tag: &str, class: &str) -> bool {
    attribute(tag, "class").is_some_and(|classes| classes.split(' ').any(|one| one == class))
}

/// Entities as characters: the five of XML, and numbers.
fn unescape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, tail)) = rest.split_once('&') {
        out.push_str(before);
        let entity = tail.split_once(';').and_then(|(name, after)| Some((character(name)?, after)));
        match entity {
            Some((c, after)) => {
                out.push(c);
                rest = after;
            }
            None => {
                out.push('&');
                rest = tail;
            }
        }
    }
    out.push_str(rest);
    out
}

fn character(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        "nbsp" => Some('\u{a0}'),
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)
        }
    }
}

/// Elements that end a line before and behind them.
const BLOCKS: &[&str] = &[
    "p",
    "li",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "tr",
    "blockquote",
    "pre",
    "figcaption",
    "caption",
    "hr",
    "br",
    "dt",
    "dd",
    "div",
    "ul",
    "ol",
    "table",
    "section",
    "figure",
];

/// The lines of text of HTML, each without markup and with single blanks.
pub fn lines(html: &str) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut end = |line: &mut String| {
        let text = line.split_whitespace().collect::<Vec<_>>().join(" ");
        if !text.is_empty() {
            lines.push(text);
        }
        line.clear();
    };
    // The element that is left out, and how many of its name are open.
    let mut skipped: Option<(&str, usize)> = None;
    for piece in pieces(html) {
        if let Some((name, depth)) = skipped {
            let depth = match piece {
                Piece::Open { name: other, .. } if other == name => depth + 1,
                Piece::Close(other) if other == name => depth - 1,
                _ => depth,
            };
            skipped = (depth > 0).then_some((name, depth));
            continue;
        }
        match piece {
            Piece::Text(text) => line.push_str(&unescape(text)),
            Piece::Open { name, tag } if is_left_out(name, tag) => skipped = Some((name, 1)),
            Piece::Open { name: "img", tag } => line.push_str(&unescape(attribute(tag, "alt").unwrap_or(""))),
            Piece::Open { name: "td" | "th", .. } => line.push(' '),
            Piece::Open { name, .. } | Piece::Close(name) if BLOCKS.contains(&name) => end(&mut line),
            _ => {}
        }
    }
    end(&mut line);
    lines
}

/// Drawings and their tables, which follow from the figures; words for screen readers only.
fn is_left_out(name: &str, tag: &str) -> bool {
    matches!(name, "svg" | "script" | "style")
        || (name == "figure" && has_class(tag, "chart-block"))
        || (name == "span" && has_class(tag, "visually-hidden"))
}

/// The inner HTML of the first element that `is` wants, with its tag.
fn element<'a>(html: &'a str, is: &dyn Fn(&str, &str) -> bool) -> Option<(&'a str, &'a str)> {
    let mut rest = html;
    loop {
        let at = rest.find('<')?;
        let tail = rest.get(at..)?;
        let end = tag_end(tail)?;
        let (tag, inner) = tail.split_at_checked(end)?;
        let name = tag.trim_start_matches('<').split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or("");
        if !name.is_empty() && is(name, tag) {
            return Some((tag, inner_of(inner, name)));
        }
        rest = inner;
    }
}

/// The text up to the tag that closes an element of that name.
fn inner_of<'a>(text: &'a str, name: &str) -> &'a str {
    let (opening, closing) = (format!("<{name}"), format!("</{name}>"));
    let mut depth = 1usize;
    let mut at = 0;
    while let Some(next) = text.get(at..).and_then(|rest| rest.find('<')).map(|next| at + next) {
        let tail = text.get(next..).unwrap_or("");
        if tail.starts_with(&closing) {
            depth -= 1;
            if depth == 0 {
                return text.get(..next).unwrap_or("");
            }
        } else if tail.strip_prefix(&opening).is_some_and(|rest| rest.starts_with([' ', '>', '\n'])) {
            depth += 1;
        }
        at = next + 1;
    }
    text
}

/// The heading of a page, unless it stands in for another language.
pub fn heading(html: &str) -> Option<String> {
    own_text(html, &|name, _| name == "h1")
}

/// The text of an element that is in the page's own language.
fn own_text(html: &str, is: &dyn Fn(&str, &str) -> bool) -> Option<String> {
    let (tag, inner) = element(html, is)?;
    let text = lines(inner).join(" ");
    (attribute(tag, "lang").is_none() && !text.is_empty()).then_some(text)
}

/// Reads a report's page as the program writes it.
pub fn read(html: &str) -> PageText {
    let correction = element(html, &|name, tag| name == "div" && has_class(tag, "correction"));
    // The first paragraph is the word 更正说明 with its date.
    let correction = correction.and_then(|(_, inner)| inner.split_once("</p>")).map(|(_, rest)| rest);
    let prose = element(html, &|name, tag| name == "div" && has_class(tag, "prose"));
    PageText {
        title: heading(html),
        summary: own_text(html, &|name, tag| name == "p" && has_class(tag, "lead")),
        correction: correction.and_then(|rest| own_text(rest, &|name, _| name == "p")),
        prose: prose.filter(|(tag, _)| attribute(tag, "lang").is_none()).map(|(_, inner)| lines(inner)),
    }
}

/// The slug that an old address leads to: of the page that stands in a moved report's place.
pub fn moved_to(html: &str) -> Option<String> {
    let (tag, _) = element(html, &|name, tag| name == "meta" && attribute(tag, "http-equiv") == Some("refresh"))?;
    let target = attribute(tag, "content")?.split_once("url=")?.1;
    let folder = target.strip_suffix("/index.html").unwrap_or(target).trim_end_matches('/');
    Some(decoded(&unescape(folder.rsplit('/').next()?)))
}

/// Percent-decoded.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, tail)) = rest.split_first() {
        let hex = tail.get(..2).and_then(|hex| std::str::from_utf8(hex).ok());
        match hex.filter(|_| *first == b'%').and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = tail.get(2..).unwrap_or_default();
            }
            None => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::{lines, moved_to, read};

    #[test]
    fn markup_of_figures_charts_and_hidden_words_are_left_out() {
        let html = "<h2 id=\"a\">一、工业</h2>\n<p>产值<data value=\"1\" id=\"x\">577亿元</data>，\n&lt;增长&gt;。</p>\
            <figure class=\"chart-block\"><svg><text>x</text></svg><figure></figure></figure>\
            <ul><li>甲 <span class=\"visually-hidden\">隐</span></li></ul><table><tr><td>a</td><td>b</td></tr></table>";
        assert_eq!(lines(html), ["一、工业", "产值577亿元， <增长>。", "甲", "a b"]);
    }

    #[test]
    fn stand_ins_of_another_language_are_left_out() {
        let html = "<main><h1 lang=\"zh-Hans\">标题</h1><p class=\"lead\">Sum</p>\
            <div class=\"notice correction\"><p><strong>Correction</strong></p><p>Fixed.</p></div>\
            <div class=\"prose\" lang=\"zh-Hans\"><div>文</div></div></main>";
        let text = read(html);
        assert_eq!((text.title, text.prose), (None, None));
        assert_eq!((text.summary.as_deref(), text.correction.as_deref()), (Some("Sum"), Some("Fixed.")));
        assert_eq!(read("<h1>A &amp; B</h1><div class=\"prose\"><div>文</div>尾</div>后").prose.unwrap(), ["文", "尾"]);
    }

    #[test]
    fn broken_markup_ends_quietly() {
        for html in ["<", "<p", "</", "<a b=\"", "&", "&#xffffffff;", "<div class=\"prose\"><div>", "<!-- "] {
            let _ = (lines(html), read(html), moved_to(html));
        }
        let html = "<meta http-equiv=\"refresh\" content=\"0; url=../%E6%96%B0/index.html\">";
        assert_eq!(moved_to(html).as_deref(), Some("新"));
    }
}
