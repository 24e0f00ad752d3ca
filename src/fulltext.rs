//! Texts → a full-text index that the browser searches by itself: pagefind's engine and its files. Knows no model.
//!
//! Pure like all of the core: the same texts give the same files, and none is written here.

use std::fmt::Write as _;

use anyhow::{Context as _, Result};
use pagefind::api::PagefindIndex;
use pagefind::options::PagefindServiceConfig;
use quick_xml::escape::escape;

/// The file that a page loads; all others lie beside and below it.
pub const ENGINE: &str = "pagefind.js";

/// So many texts have a file each, which the browser asks for as it shows them; of more, several share one.
const FRAGMENTS_MAX: u32 = 2000;

/// A text that can be found by its words. Headings and titles are not among them: they have an index of their own.
#[derive(Debug, Clone, Default)]
pub struct Document {
    /// Address below the site's root, percent-encoded.
    pub path: String,
    pub title: String,
    /// What is printed below the title where it is found.
    pub note: String,
    /// Names and values that readers can narrow the search by.
    pub filters: Vec<(&'static str, String)>,
    pub passages: Vec<Passage>,
}

/// Text under a heading that a link can name.
#[derive(Debug, Clone, Default)]
pub struct Passage {
    /// Id and text.
    pub heading: Option<(String, String)>,
    pub text: String,
}

impl Document {
    /// The text as the page that pagefind reads.
    fn html(&self, lang: &str) -> String {
        let mut html = format!("<html lang=\"{}\"><body>", escape(lang));
        let metas = [("meta", "title", &self.title), ("meta", "note", &self.note)];
        let filters = self.filters.iter().map(|(name, value)| ("filter", *name, value));
        for (what, name, value) in metas.into_iter().chain(filters) {
            let _ = write!(html, "<meta data-pagefind-{what}=\"{name}[content]\" content=\"{}\">", escape(value));
        }
        for passage in &self.passages {
            // Not a paragraph: to those pagefind gives a full stop.
            let (id, title) = passage.heading.as_ref().map_or(("", ""), |(id, title)| (id, title));
            let (id, title, text) = (escape(id), escape(title), escape(&passage.text));
            let _ = writeln!(html, "<span id=\"{id}\" data-pagefind-title=\"{title}\">{text}</span>");
        }
        html.push_str("</body></html>");
        html
    }
}

/// The files of the index of texts in one language, by their path in its folder, sorted; [`ENGINE`] is one of them.
/// `lang` is that of the pages that search.
pub fn files(lang: &str, documents: impl Iterator<Item = Document>) -> Result<Vec<(String, Vec<u8>)>> {
    let runtime = tokio::runtime::Builder::new_current_thread().build().context("cannot start the indexing")?;
    let lang = lang.to_lowercase();
    let made = runtime.block_on(async {
        let options = PagefindServiceConfig::builder().max_fragments(FRAGMENTS_MAX).build();
        let mut index = PagefindIndex::new(Some(options))?;
        for document in documents {
            let html = document.html(&lang);
            index.add_html_file(None, Some(document.path), html).await?;
        }
        index.get_files().await
    });
    let made = made.context("cannot make the full-text index")?.into_iter();
    let mut files: Vec<(String, Vec<u8>)> =
        made.map(|file| (file.filename.to_string_lossy().replace('\\', "/"), file.contents)).collect();
    let has_own_stems = files.iter().any(|(name, _)| *name == format!("wasm.{lang}.pagefind"));
    files.retain(|(name, _)| is_used(name, has_own_stems));
    files.sort();
    Ok(files)
}

/// Whether our search page asks for the file: pagefind's own interfaces are not published, nor is the engine for languages
/// without stems where the language has some.
fn is_used(name: &str, has_own_stems: bool) -> bool {
    let is_index =
        name.ends_with(".pf_meta") || ["fragment/", "index/", "filter/"].iter().any(|at| name.starts_with(at));
    let is_wasm = name.starts_with("wasm.") && !(has_own_stems && name == "wasm.unknown.pagefind");
    is_index || is_wasm || name == ENGINE || name == "pagefind-entry.json"
}

#[cfg(test)]
mod tests {
    use super::*;

    fn documents() -> Vec<Document> {
        let document = |number: usize| Document {
            path: format!("zh/reports/{number}/index.html"),
            title: format!("开发区{number}年工作总结"),
            filters: vec![("year", number.to_string()), ("indicator", "进出口, 总额".into())],
            passages: vec![Passage {
                heading: Some(("总体".into(), "总体 <情况>".into())),
                text: format!("规上工业产值{number}亿元，港口吞吐量{number}万吨。"),
            }],
            ..Document::default()
        };
        (2014..2034).map(document).collect()
    }

    #[test]
    fn the_same_texts_give_the_same_files() {
        let first = files("zh-Hans", documents().into_iter()).unwrap();
        assert_eq!(first, files("zh-Hans", documents().into_iter()).unwrap());
        let names: Vec<&str> = first.iter().map(|(name, _)| name.as_str()).collect();
        assert!(names.contains(&ENGINE) && names.contains(&"wasm.unknown.pagefind"), "{names:?}");
        assert!(!names.iter().any(|name| name.contains("-ui") || name.contains("worker")), "{names:?}");
        assert_eq!(names.iter().filter(|name| name.starts_with("fragment/")).count(), 20);
    }

    #[test]
    fn a_language_with_stems_has_one_engine() {
        let english = Document {
            path: "en/index.html".into(),
            passages: vec![Passage { heading: None, text: "Exports grew.".into() }],
            ..Document::default()
        };
        let names: Vec<String> =
            files("en", std::iter::once(english)).unwrap().into_iter().map(|file| file.0).collect();
        assert!(names.contains(&"wasm.en.pagefind".to_owned()), "{names:?}");
        assert!(!names.contains(&"wasm.unknown.pagefind".to_owned()), "{names:?}");
    }

    #[test]
    fn markup_in_texts_is_text() {
        let document = documents().remove(0);
        assert!(document.html("zh").contains("<span id=\"总体\" data-pagefind-title=\"总体 &lt;情况&gt;\">"));
        assert!(document.html("zh").contains("content=\"进出口, 总额\""));
    }
}
