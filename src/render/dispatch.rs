//! One page: its view is filled, its template rendered, and the files that it brings along collected.

use std::io;

use anyhow::{Context as _, Result};
use serde::Serialize;

use super::frame::{Head, frame};
use super::{
    Edition, Page, Writer, changes, compare, data, explorer, export, feed, home, indicator, organization, plain, plans,
    report, reports, review, search, topic, web,
};
use crate::urls::{Kind, PageId};

/// Renders one page with the files that it brings along.
pub fn render(edition: &Edition, page: &PageId) -> Result<Page> {
    let path = page.path(&edition.site);
    let writer = Writer::new(edition, page.clone());
    let bytes = match page {
        PageId::Root => web::root(edition)?.into_bytes(),
        PageId::NotFound => web::not_found(edition)?.into_bytes(),
        PageId::Robots => web::robots(edition).into_bytes(),
        PageId::Sitemap => web::sitemap(edition, &super::pages(edition)).into_bytes(),
        PageId::SitemapPart(number) => web::sitemap_part(edition, &super::pages(edition), *number).into_bytes(),
        PageId::Page(..) => html(&writer)?,
        PageId::Feed(_) => feed::feed(&writer).into_bytes(),
        PageId::Redirect(_, _, report) => web::redirect(&writer, *report)?.into_bytes(),
        PageId::FullText(_) => search::full_text(&writer)?,
        PageId::Data(name) => {
            let mut bytes = Vec::new();
            write_data(edition, name, &mut bytes)?;
            bytes
        }
        PageId::Asset(name) => asset(edition, name)?,
    };
    let bytes = match &edition.review {
        Some(review) if path.ends_with(".html") => review::stamp(&writer, review, bytes)?,
        _ => bytes,
    };
    Ok(Page { path, bytes, files: writer.take_files() })
}

fn html(w: &Writer<'_>) -> Result<Vec<u8>> {
    match w.kind() {
        Kind::Home => fill(w, "home.html", home::view(w)),
        Kind::Reports => fill(w, "reports.html", reports::view(w)),
        Kind::Year(year) => fill(w, "reports.html", reports::year_view(w, *year)),
        Kind::Report(id) => fill(w, "report.html", report::view(w, *id)),
        Kind::Organizations => fill(w, "organizations.html", organization::list_view(w)),
        Kind::Organization(id) => fill(w, "organization.html", organization::view(w, *id)),
        Kind::Indicators => fill(w, "indicators.html", topic::list_view(w)),
        Kind::Topic(index) => fill(w, "indicators.html", topic::view(w, *index)),
        Kind::Indicator(id) => fill(w, "indicator.html", indicator::view(w, *id)),
        Kind::IndicatorOf(id, of) => fill(w, "indicator.html", indicator::view_of(w, *id, *of)),
        Kind::Compare => fill(w, "compare.html", compare::view(w)),
        Kind::Pair(left, right) => fill(w, "pair.html", compare::pair_view(w, *left, *right, None)),
        Kind::PairOf(left, right, id) => fill(w, "pair.html", compare::pair_view(w, *left, *right, Some(*id))),
        Kind::Plans => fill(w, "plans.html", plans::list_view(w)),
        Kind::Plan(id) => fill(w, "plan.html", plans::view(w, *id)),
        Kind::Changes => fill(w, "changes.html", changes::view(w)),
        Kind::Data => fill(w, "data.html", data::view(w, &data::sizes(w.edition)?)),
        Kind::Search => fill(w, "search.html", search::view(w)),
        Kind::Plain(index) => fill(w, "plain.html", plain::view(w, *index)),
        Kind::Checklist => fill(w, "checklist.html", review::checklist(w)),
        Kind::Coverage => fill(w, "coverage.html", review::coverage(w, None)),
        Kind::CoverageOf(id) => fill(w, "coverage.html", review::coverage(w, Some(*id))),
        Kind::Part(..) => anyhow::bail!("a part of a part of a page"),
    }
}

fn fill<V: Serialize>(w: &Writer<'_>, template: &str, (head, view): (Head, V)) -> Result<Vec<u8>> {
    w.edition.theme.render(template, w.code, &frame(w, head), &view)
}

/// Writes a data file, by its name below `data/`: what [`render`] gives, for files that should not be held in memory.
pub fn write_data(edition: &Edition, name: &str, to: &mut dyn io::Write) -> Result<()> {
    if name.ends_with(".js") {
        return to.write_all(&explorer::file(edition, name)?).context("writing a data file");
    }
    export::write(edition, name, to)
}

/// A file of the theme, or the picture for sharing, by its published name.
fn asset(edition: &Edition, name: &str) -> Result<Vec<u8>> {
    let mut files = edition.theme.files.values().chain(super::share::wordless(edition));
    let file = files.find(|file| file.published == name);
    file.map(|file| file.bytes.to_vec()).with_context(|| format!("no file assets/{name}"))
}
