//! The Atom feed of a language: the latest reports, and corrections to them as entries of their own.

use std::fmt::Write as _;

use jiff::civil::{Date, Time};

use super::index::listed_date;
use super::rows::kind;
use super::{Writer, escape_xml, uuid};
use crate::lang::html_lang;
use crate::model::{Moment, Report, ReportId};
use crate::urls::{Kind, PageId};

/// Entries of a feed.
const ENTRIES_MAX: usize = 50;

/// An entry, before it is written.
struct Entry {
    updated: String,
    /// Where the day of publication is known.
    published: Option<String>,
    id: String,
    href: String,
    title: String,
    summary: Option<String>,
    report: ReportId,
}

/// The feed as a document.
pub fn feed(w: &Writer<'_>) -> String {
    let entries = entries(w);
    let site = w.site();
    let base = site.settings.base_url.as_deref();
    let title = w.text(&site.settings.title);
    let feed = PageId::Feed(w.lang);
    let home = PageId::page(w.lang, Kind::Home);
    let (id, home) = match base {
        Some(base) => (feed.address(site, base), home.address(site, base)),
        None => (
            uuid::urn(&format!("feed/{}/{}", w.code, site.settings.title.text(site.settings.source_lang()))),
            w.href(Kind::Home),
        ),
    };
    let author = site.settings.publisher.as_ref().map_or(title, |publisher| w.text(&publisher.name));
    let updated = entries.iter().map(|entry| entry.updated.as_str()).max().unwrap_or("1970-01-01T00:00:00Z");
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    let _ = writeln!(out, "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">", html_lang(w.code));
    element(&mut out, "id", &id);
    element(&mut out, "title", &w.t("feed-title", &[("site", title.into())]));
    element(&mut out, "subtitle", &w.word("feed-subtitle"));
    element(&mut out, "updated", updated);
    if let Some(base) = base {
        let _ = writeln!(
            out,
            "<link rel=\"self\" type=\"application/atom+xml\" href=\"{}\"/>",
            escape_xml(&feed.address(site, base))
        );
    }
    link(&mut out, w, &home);
    let _ = writeln!(out, "<author><name>{}</name></author>", escape_xml(author));
    if let Some(license) = super::license::license(w) {
        element(&mut out, "rights", &license.label);
    }
    entries.iter().for_each(|entry| write_entry(&mut out, w, entry));
    out.push_str("</feed>\n");
    out
}

fn element(out: &mut String, name: &str, text: &str) {
    let _ = writeln!(out, "<{name}>{}</{name}>", escape_xml(text));
}

fn link(out: &mut String, w: &Writer<'_>, href: &str) {
    let lang = html_lang(w.code);
    let _ =
        writeln!(out, "<link rel=\"alternate\" type=\"text/html\" hreflang=\"{lang}\" href=\"{}\"/>", escape_xml(href));
}

fn write_entry(out: &mut String, w: &Writer<'_>, entry: &Entry) {
    let report = &w.site().reports[entry.report];
    let organization = w.text(&w.site().organizations[report.organization].name);
    let kind = kind(w, report);
    out.push_str("<entry>\n");
    element(out, "id", &entry.id);
    element(out, "title", &entry.title);
    link(out, w, &entry.href);
    if let Some(published) = &entry.published {
        element(out, "published", published);
    }
    element(out, "updated", &entry.updated);
    let _ = writeln!(out, "<author><name>{}</name></author>", escape_xml(organization));
    let _ = writeln!(out, "<category term=\"{}\" label=\"{}\"/>", kind.code, escape_xml(&kind.word));
    element(out, "summary", entry.summary.as_deref().unwrap_or(&entry.title));
    out.push_str("</entry>\n");
}

/// The newest reports and corrections, newest first.
fn entries(w: &Writer<'_>) -> Vec<Entry> {
    let reports = w.edition.index.latest.iter();
    let mut entries: Vec<Entry> = reports.clone().filter_map(|id| released(w, *id)).take(ENTRIES_MAX).collect();
    entries.extend(reports.filter_map(|id| corrected(w, *id)));
    // One time zone for all: the texts order as the times do.
    entries.sort_by(|a, b| b.updated.cmp(&a.updated).then_with(|| a.id.cmp(&b.id)));
    entries.truncate(ENTRIES_MAX);
    entries
}

fn released(w: &Writer<'_>, id: ReportId) -> Option<Entry> {
    let report = &w.site().reports[id];
    let published = report.published.or(midnight(report.issued));
    let moment = published.or(midnight(listed_date(report)))?;
    let (id_text, href) = place(w, id, "");
    Some(Entry {
        updated: timestamp(w, moment),
        published: published.map(|moment| timestamp(w, moment)),
        id: id_text,
        href,
        title: w.text(&report.title).to_owned(),
        summary: report.summary.as_ref().map(|summary| w.text(summary).to_owned()),
        report: id,
    })
}

fn corrected(w: &Writer<'_>, id: ReportId) -> Option<Entry> {
    let report = &w.site().reports[id];
    let correction = report.correction.as_ref()?;
    let (id_text, href) = place(w, id, "#page-correction");
    let title = w.t("correction-of", &[("report", w.text(&report.title).into())]);
    let moment = Moment { date: correction.date, time: None };
    let summary = Some(w.text(&correction.text).to_owned());
    let updated = timestamp(w, moment);
    Some(Entry { published: Some(updated.clone()), updated, id: id_text, href, title, summary, report: id })
}

fn midnight(date: Option<Date>) -> Option<Moment> {
    date.map(|date| Moment { date, time: None })
}

/// The id of an entry and the link to its page.
fn place(w: &Writer<'_>, id: ReportId, fragment: &str) -> (String, String) {
    let site = w.site();
    let report: &Report = &site.reports[id];
    let page = PageId::page(w.lang, Kind::Report(id));
    match site.settings.base_url.as_deref() {
        Some(base) => {
            let address = format!("{}{fragment}", page.address(site, base));
            (address.clone(), address)
        }
        None => (uuid::urn(&format!("{}{fragment}", report.slug)), format!("{}{fragment}", w.href_to(&page))),
    }
}

/// `2025-11-21T09:36:00+08:00`; midnight where only a day is known.
fn timestamp(w: &Writer<'_>, moment: Moment) -> String {
    let time = moment.time.unwrap_or(Time::midnight());
    let zone = &w.site().settings.timezone;
    format!("{}T{:02}:{:02}:{:02}{zone}", moment.date, time.hour(), time.minute(), time.second())
}
