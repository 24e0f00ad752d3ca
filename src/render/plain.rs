//! Plain pages: about, methodology.

use super::Writer;
use super::frame::{Head, crumb, written_in};
use super::report::{body, drawn, toc};
use super::views::{ChapterLink, PageGroupView, PlainView};
use crate::lang::html_lang;
use crate::markup::Subject;
use crate::model::PageGroup;
use crate::urls::Kind;

/// Length of a description taken from a page's first paragraph, in characters.
const DESCRIPTION_MAX: usize = 160;

/// The plain page of that number in `Site::pages`.
pub fn view(w: &Writer<'_>, index: usize) -> (Head, PlainView) {
    let Some(page) = w.site().pages.get(index) else { return (Head::default(), PlainView::default()) };
    let (article, body_lang) = body(w, &page.prose, Subject::Page(index));
    let (toc, html) = (toc(&article), drawn(w, &article));
    let (title, title_lang) = page.title.get(w.code);
    let description = if body_lang.is_none() { first_paragraph(&html) } else { String::new() };
    let head = Head::new(title, description).below(w, []);
    let title_lang = (title_lang != w.code).then(|| html_lang(title_lang).to_owned());
    let alternates = written_in(w.site(), &Kind::Plain(index)).contains(&w.lang);
    let grouped = w.site().contents.iter().any(|group| group.pages.contains(&index));
    let contents = if grouped { contents(w, Some(index)) } else { Vec::new() };
    let beside = |place: Option<usize>| {
        let place = place.filter(|place| w.site().contents.iter().any(|group| group.pages.contains(place)));
        place.filter(|_| grouped).map(|place| crumb(w, Kind::Plain(place)))
    };
    let (previous, next) = (beside(index.checked_sub(1)), beside(index.checked_add(1)));
    (Head { title_lang, alternates, ..head }, PlainView { body: html, body_lang, toc, contents, previous, next })
}

/// The table of contents, as the page of number `current` shows it.
pub fn contents(w: &Writer<'_>, current: Option<usize>) -> Vec<PageGroupView> {
    let group = |group: &PageGroup| {
        let (title, lang) = group.title.get(w.code);
        let page = |place| ChapterLink { page: crumb(w, Kind::Plain(place)), current: current == Some(place) };
        PageGroupView {
            title: title.to_owned(),
            lang: (lang != w.code).then(|| html_lang(lang).to_owned()),
            pages: group.pages.clone().map(page).collect(),
        }
    };
    w.site().contents.iter().filter(|group| !group.pages.is_empty()).map(group).collect()
}

/// The text of the first paragraph, cut where it grows long.
fn first_paragraph(html: &str) -> String {
    let Some(inner) = html.split_once("<p>").and_then(|(_, rest)| rest.split_once("</p>")).map(|(inner, _)| inner)
    else {
        return String::new();
    };
    let mut text = String::new();
    let mut in_tag = false;
    for c in inner.chars() {
        match c {
            '<' => in_tag = true,
            '>' if in_tag => in_tag = false,
            '\n' if !in_tag => text.push(' '),
            c if !in_tag => text.push(c),
            _ => {}
        }
    }
    let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&");
    if text.chars().count() <= DESCRIPTION_MAX {
        return text.trim().to_owned();
    }
    let cut: String = text.trim().chars().take(DESCRIPTION_MAX - 1).collect();
    // English is not cut within a word.
    let end = cut.rfind(' ').filter(|at| *at > cut.len() / 2).unwrap_or(cut.len());
    format!("{}…", cut.get(..end).unwrap_or(&cut))
}

#[cfg(test)]
mod tests {
    use super::first_paragraph;

    #[test]
    fn descriptions_are_plain_text() {
        assert_eq!(first_paragraph("<h2>A</h2>\n<p>A &amp; <a href=\"x\">b</a>\nc</p><p>d</p>"), "A & b c");
        let long = format!("<p>{}</p>", "word ".repeat(60));
        let short = first_paragraph(&long);
        assert!(short.ends_with("word…") && short.chars().count() <= 160, "{short}");
    }
}
