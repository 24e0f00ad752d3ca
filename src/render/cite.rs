//! How reports, their figures and the data are cited: as GB/T 7714 has it in Chinese, by author and title in English.

use super::Writer;
use super::views::{FigureRow, FigureView};
use crate::lang::Tongue;
use crate::model::{ObservationId, Report, ReportId};
use crate::period::Period;
use crate::urls::{Kind, PageId, encode, encode_fragment};

/// A report.
pub fn report(w: &Writer<'_>, id: ReportId) -> String {
    let report = &w.site().reports[id];
    of_report(w, report, w.text(&report.title), address(w, id, None))
}

/// One figure of a report: what it is, and where it stands.
pub fn figure(w: &Writer<'_>, id: ObservationId, row: &FigureRow) -> String {
    let observation = &w.site().observations[id];
    let report = &w.site().reports[observation.report];
    let text = |figure: &FigureView| figure.text.clone();
    let stated: Vec<String> = row.level.iter().chain(&row.growth).map(text).collect();
    let else_stated = || row.rank.iter().chain(&row.share).map(text).collect();
    let values = if stated.is_empty() { else_stated() } else { stated };
    let period = (observation.period != Period::None).then(|| row.period.clone());
    let status = row.status.as_ref().map(|status| status.word.clone());
    let name = std::iter::once(row.indicator.label.clone()).chain(row.details.iter().cloned());
    let parts: Vec<String> = name.chain(period).chain(values).chain(status).collect();
    let figure = parts.join(&w.word("clause-separator"));
    let title = w.t("cite-figure", &[("title", w.text(&report.title).into()), ("figure", figure.into())]);
    of_report(w, report, &title, address(w, observation.report, Some(&observation.anchor)))
}

/// The data as a whole, or those of an indicator; `None` without publisher or address.
pub fn data(w: &Writer<'_>, indicator: Option<&str>) -> Option<String> {
    let settings = &w.site().settings;
    let publisher = w.text(&settings.publisher.as_ref()?.name).to_owned();
    let url = w.page.address(w.site(), settings.base_url.as_deref()?);
    let site = w.text(&settings.title).to_owned();
    let whole = [("publisher", publisher.into()), ("site", site.into()), ("url", url.into())];
    Some(match indicator {
        Some(name) => {
            let [publisher, site, url] = whole;
            w.t("cite-indicator", &[publisher, ("name", name.into()), site, url])
        }
        None => w.t("cite-data", &whole),
    })
}

/// Who released a report, under which title, when, and where it stands.
fn of_report(w: &Writer<'_>, report: &Report, title: &str, url: String) -> String {
    let organization = &w.site().organizations[report.organization].name;
    let author = w.text(report.publisher.as_ref().unwrap_or(organization));
    let (author, title) = (("author", author.into()), ("title", title.into()));
    let date = report.issued.or(report.published.map(|moment| moment.date)).map(|date| match w.tongue {
        // As the standard writes it.
        Tongue::Zh => date.to_string(),
        Tongue::En => w.edition.theme.words.date(w.code, date),
    });
    match date {
        Some(date) => w.t("cite-report", &[author, title, ("date", date.into()), ("url", url.into())]),
        None => w.t("cite-report-undated", &[author, title, ("url", url.into())]),
    }
}

/// The permalink of a report or of a place in it; on a site without address the path below its root.
fn address(w: &Writer<'_>, id: ReportId, anchor: Option<&str>) -> String {
    let page = PageId::page(w.lang, Kind::Report(id));
    let address = match w.site().settings.base_url.as_deref() {
        Some(base) => page.address(w.site(), base),
        None => encode(&page.path(w.site())),
    };
    match anchor {
        Some(anchor) => format!("{address}#{}", encode_fragment(anchor)),
        None => address,
    }
}
