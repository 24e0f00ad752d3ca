//! The strictest Content-Security-Policy that a folder works under: what its pages use, and nothing else.

use std::collections::BTreeSet;

/// What a page takes from the site, by the directive that allows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Source {
    Script,
    Style,
    Image,
    Font,
    Media,
    Frame,
    Object,
    Manifest,
    Form,
    /// The engine of the full-text search, which is WebAssembly.
    Engine,
}

/// Values of the header `Content-Security-Policy`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Policy {
    /// For all pages.
    pub pages: String,
    /// For the pages `/search/` instead, where the full text is to be searched; `None` without an index of it.
    pub search: Option<String>,
}

impl Policy {
    /// For a folder that takes this from itself.
    pub fn of(sources: impl Iterator<Item = Source>) -> Policy {
        let sources: BTreeSet<Source> = sources.collect();
        let search = sources.contains(&Source::Engine).then(|| header(&sources, "'self' 'wasm-unsafe-eval'"));
        Policy { pages: header(&sources, "'self'"), search }
    }
}

fn header(sources: &BTreeSet<Source>, scripts: &str) -> String {
    let mut parts = vec!["default-src 'none'".to_owned()];
    for source in sources {
        parts.push(match source {
            // Scripts of the site read its data files.
            Source::Script => format!("script-src {scripts}; connect-src 'self'"),
            Source::Style => "style-src 'self'".to_owned(),
            Source::Image => "img-src 'self'".to_owned(),
            Source::Font => "font-src 'self'".to_owned(),
            Source::Media => "media-src 'self'".to_owned(),
            Source::Frame => "frame-src 'self'".to_owned(),
            Source::Object => "object-src 'self'".to_owned(),
            Source::Manifest => "manifest-src 'self'".to_owned(),
            Source::Form | Source::Engine => continue,
        });
    }
    let forms = if sources.contains(&Source::Form) { "'self'" } else { "'none'" };
    parts.push(format!("form-action {forms}; base-uri 'none'; frame-ancestors 'self'"));
    parts.join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_used_is_allowed() {
        let of = |sources: &[Source]| Policy::of(sources.iter().copied());
        let none = "default-src 'none'; form-action 'none'; base-uri 'none'; frame-ancestors 'self'";
        assert_eq!(of(&[]), Policy { pages: none.to_owned(), search: None });
        let Policy { pages, search } = of(&[Source::Engine, Source::Style, Source::Script, Source::Form]);
        let start = "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; form-action 'self'";
        assert_eq!(pages, format!("{start}; base-uri 'none'; frame-ancestors 'self'"));
        assert_eq!(search, Some(pages.replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'")));
    }
}
