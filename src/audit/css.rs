//! Style sheets: the addresses in them.

use super::policy::Source;
use super::{Role, Seen, traces};

/// Looks at a style sheet of its own.
pub fn sheet(text: &str, seen: &mut Seen) {
    let mut lines = traces::Lines::new(text, 1);
    for ask in asks(text) {
        seen.source(ask.source);
        seen.ask(Role::Fetch, &ask.href, lines.of(ask.at));
    }
    traces::prose(text, 1, seen);
}

/// An address that a style sheet has fetched.
#[derive(Debug, PartialEq, Eq)]
pub struct Ask {
    at: usize,
    href: String,
    source: Source,
}

impl Ask {
    /// The address.
    pub fn href(&self) -> &str {
        &self.href
    }
}

/// All addresses of a style sheet, or of a part of one.
pub fn asks(text: &str) -> Vec<Ask> {
    let mut reader = Reader { text, rest: text };
    let mut found = Vec::new();
    let mut is_import = false;
    let mut is_font = false;
    // `image-set("a.png" 1x)`: strings in these brackets are addresses.
    let mut images = 0usize;
    while let Some((at, token)) = reader.next() {
        let source = match (is_import, is_font) {
            (true, _) => Source::Style,
            (_, true) => Source::Font,
            _ => Source::Image,
        };
        match token {
            Token::Url(href) => {
                found.push(Ask { at, href, source });
                is_import = false;
            }
            Token::Text(href) if is_import || images > 0 => {
                found.push(Ask { at, href, source });
                is_import = false;
            }
            Token::At(name) => match name.as_str() {
                "import" => is_import = true,
                "font-face" => is_font = true,
                // Names a namespace; nothing is fetched.
                "namespace" => reader.skip_past(";"),
                _ => {}
            },
            Token::Function(name) if name.ends_with("image-set") => images = 1,
            Token::Function(_) | Token::Byte(b'(') if images > 0 => images += 1,
            Token::Byte(b')') => images = images.saturating_sub(1),
            Token::Byte(b'}') => {
                is_font = false;
                images = 0;
            }
            Token::Byte(b';') => is_import = false,
            Token::Text(_) | Token::Function(_) | Token::Byte(_) => {}
        }
    }
    found
}

enum Token {
    Url(String),
    Text(String),
    At(String),
    Function(String),
    Byte(u8),
}

/// Reads a style sheet as far as addresses need it: names, strings and brackets, with escapes (`\75rl(` is `url(`).
struct Reader<'a> {
    text: &'a str,
    rest: &'a str,
}

impl Reader<'_> {
    fn peek(&self) -> Option<char> {
        self.rest.chars().next()
    }

    fn bump(&mut self) -> Option<char> {
        let mut rest = self.rest.chars();
        let next = rest.next();
        self.rest = rest.as_str();
        next
    }

    fn skip_past(&mut self, end: &str) {
        self.rest = self.rest.split_once(end).map_or("", |(_, rest)| rest);
    }

    /// The next token, and where it begins.
    fn next(&mut self) -> Option<(usize, Token)> {
        loop {
            let at = self.text.len() - self.rest.len();
            let c = self.peek()?;
            if self.rest.starts_with("/*") {
                self.skip_past("*/");
            } else if is_of_name(c) {
                let name = self.name();
                if self.peek() == Some('(') {
                    self.bump();
                    let is_url = matches!(name.as_str(), "url" | "src");
                    return Some((at, if is_url { Token::Url(self.url()) } else { Token::Function(name) }));
                }
            } else {
                self.bump();
                return Some((
                    at,
                    match c {
                        '"' | '\'' => Token::Text(self.string(c)),
                        '@' => Token::At(self.name()),
                        _ => Token::Byte(u8::try_from(c).unwrap_or(0)),
                    },
                ));
            }
        }
    }

    fn name(&mut self) -> String {
        let mut name = String::new();
        while let Some(c) = self.peek().filter(|c| is_of_name(*c)) {
            self.bump();
            if c == '\\' { name.extend(self.escaped()) } else { name.push(c) }
        }
        name.to_ascii_lowercase()
    }

    fn string(&mut self, quote: char) -> String {
        let mut text = String::new();
        while let Some(c) = self.bump().filter(|c| *c != quote && *c != '\n') {
            if c == '\\' { text.extend(self.escaped()) } else { text.push(c) }
        }
        text
    }

    fn url(&mut self) -> String {
        self.rest = self.rest.trim_start();
        if let Some(quote) = self.peek().filter(|c| matches!(c, '"' | '\'')) {
            self.bump();
            return self.string(quote);
        }
        let mut text = String::new();
        while let Some(c) = self.bump().filter(|c| *c != ')') {
            if c == '\\' { text.extend(self.escaped()) } else { text.push(c) }
        }
        text.trim_end().to_owned()
    }

    /// The character that stands behind a backslash, by itself or as its number; none at the end of a line.
    fn escaped(&mut self) -> Option<char> {
        let mut number = 0u32;
        let mut n_digits = 0;
        while let Some(digit) = self.peek().and_then(|c| c.to_digit(16)).filter(|_| n_digits < 6) {
            number = number * 16 + digit;
            n_digits += 1;
            self.bump();
        }
        if n_digits == 0 {
            return self.bump().filter(|c| *c != '\n');
        }
        if self.peek().is_some_and(|c| c.is_ascii_whitespace()) {
            self.bump();
        }
        char::from_u32(number)
    }
}

fn is_of_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '\\') || !c.is_ascii()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hrefs(text: &str) -> Vec<String> {
        asks(text).into_iter().map(|ask| ask.href).collect()
    }

    #[test]
    fn every_way_to_write_an_address_is_known() {
        for (css, href) in [
            ("a{background:url(x.png)}", "x.png"),
            ("a{background:URL( 'x.png' )}", "x.png"),
            ("a{background:u\\72 l(\"x.png\")}", "x.png"),
            ("a{background:url(x\\.png)}", "x.png"),
            ("@import 'x.css';", "x.css"),
            ("@import/**/url(x.css) screen;", "x.css"),
            ("@\\69mport \"x.css\"", "x.css"),
            ("@font-face{src:local('A'),url(x.woff2)}", "x.woff2"),
            ("a{background:image-set('x.png' 1x)}", "x.png"),
            ("a{background:-webkit-image-set(url(x.png) 1x)}", "x.png"),
            ("a{background:url(x.png", "x.png"),
        ] {
            assert_eq!(hrefs(css), [href], "{css}");
        }
    }

    #[test]
    fn what_is_no_address_is_none() {
        for css in [
            "/* url(x.png) */",
            "a{content:'url(x.png)'}",
            "a{content:'https://example.org'}",
            "@namespace svg url(http://www.w3.org/2000/svg);",
            "a{--url:x}",
            "a{width:calc((1px + 2px) * 3)}",
            "a{background:image-set(var(--x) 1x)} b{content:'x.png'}",
            "\\",
            "@",
            "",
        ] {
            assert_eq!(hrefs(css), [""; 0], "{css}");
        }
    }

    #[test]
    fn fonts_and_pictures_are_told_apart() {
        let sources = |text: &str| asks(text).into_iter().map(|ask| ask.source).collect::<Vec<_>>();
        let css = "@import 'a';@font-face{src:url(b)}c{background:url(d)}";
        assert_eq!(sources(css), [Source::Style, Source::Font, Source::Image]);
    }
}
