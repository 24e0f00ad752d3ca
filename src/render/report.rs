//! A report's page: its prose with the figures in it, the same figures as a table, targets, charts, publication data.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::details::details;
use super::frame::{Head, written_in};
use super::rows::{figure_groups, kind, stated, status, told};
use super::targets::target_row_in_report;
use super::views::{Link, MetaRow, ReportView, TocEntry};
use super::{Writer, charts, cite, review};
use crate::diag::Diagnostics;
use crate::lang::{Localized, html_lang};
use crate::markup::{self, Article, Heading, Subject};
use crate::model::{Moment, Prose, Report, ReportId, ReportStatus};
use crate::urls::Kind;

/// The page of a report.
pub fn view(w: &Writer<'_>, id: ReportId) -> (Head, ReportView) {
    let site = w.site();
    let report = &site.reports[id];
    let (article, body_lang) = body(w, &report.prose, Subject::Report(id));
    let targets = report.targets.iter().map(|target| {
        let found = article.targets.get(target).map(String::as_str);
        target_row_in_report(w, *target, found)
    });
    let (summary, summary_lang) = stated(w, report.summary.as_ref());
    let (correction, correction_lang) = stated(w, report.correction.as_ref().map(|correction| &correction.text));
    let (previous, next) = w.edition.index.neighbours(id);
    let view = ReportView {
        kind: kind(w, report),
        organization: w.organization(report.organization),
        about: (report.about != report.organization).then(|| w.organization(report.about)),
        period: w.period(report.period),
        issued: report.issued.map(|date| date_text(w, date)),
        summary,
        summary_lang,
        figures: figure_groups(w, report, &article.figures),
        figure_count: report.observations.len(),
        targets: targets.collect(),
        charts: charts::report_charts(w, id),
        meta: meta(w, report),
        citation: cite::report(w, id),
        correction,
        correction_lang,
        correction_date: report.correction.as_ref().map(|correction| date_text(w, correction.date)),
        attachments: report.attachments.iter().map(|path| attachment(w, id, path)).collect(),
        previous: previous.map(|id| w.report(id)),
        next: next.map(|id| w.report(id)),
        plan: (!report.targets.is_empty()).then(|| plan_link(w, id)),
        status_notice: status_notice(w, report),
        status: status(w, report),
        toc: toc(&article),
        details: details(w, &article),
        body: review::marked(w, &article, drawn(w, &article)),
        body_lang,
    };
    (head(w, id, view.summary.as_deref()), view)
}

fn status_notice(w: &Writer<'_>, report: &Report) -> Option<String> {
    match report.status {
        ReportStatus::Published => None,
        ReportStatus::Review => Some(w.word("notice-in-review")),
        ReportStatus::Draft => Some(w.word("notice-draft")),
    }
}

fn head(w: &Writer<'_>, id: ReportId, summary: Option<&str>) -> Head {
    let report = &w.site().reports[id];
    let (title, title_lang) = report.title.get(w.code);
    let description = summary.filter(|_| report.summary.as_ref().is_some_and(|text| text.has(w.code)));
    let description = description.map(str::to_owned).unwrap_or_else(|| {
        let organization = w.text(w.site().organizations[report.organization].short_name());
        let kind = kind(w, report).word;
        let period = w.period(report.period);
        w.t(
            "description-report",
            &[("kind", kind.into()), ("organization", organization.into()), ("period", period.into())],
        )
    });
    let head = Head::new(title, description);
    let title_lang = (title_lang != w.code).then(|| html_lang(title_lang).to_owned());
    let alternates = written_in(w.site(), &Kind::Report(id)).contains(&w.lang);
    let year = report.period.end_year().map(Kind::Year);
    Head { title_lang, alternates, article: Some(id), ..head.below(w, [Kind::Reports].into_iter().chain(year)) }
}

/// The prose of a page in its language, else in the source language (then with its `lang`); empty where there is none.
pub fn body<'a>(
    w: &Writer<'a>,
    prose: &BTreeMap<String, Prose>,
    subject: Subject,
) -> (Cow<'a, Article>, Option<String>) {
    let source = w.site().settings.source_lang();
    let found = prose.get_key_value(w.code).or_else(|| prose.get_key_value(source)).or_else(|| prose.iter().next());
    let Some((lang, prose)) = found else { return Default::default() };
    // In another language its links and words are others.
    let left = if lang == w.code { w.edition.article(subject, lang) } else { None };
    let article = left.map(Cow::Borrowed).unwrap_or_else(|| {
        // What is wrong in prose was reported before the first page was rendered.
        let mut found = Diagnostics::default();
        Cow::Owned(markup::article(prose, &w.edition.setting(subject, w.lang, lang), &mut found))
    });
    article.pictures.iter().for_each(|path| w.bring(&markup::asset(w.site(), subject, path), path));
    (article, (lang != w.code).then(|| html_lang(lang).to_owned()))
}

/// The HTML of an article with its charts.
pub fn drawn(w: &Writer<'_>, article: &Article) -> String {
    article.drawn(|block, index| {
        let chart = charts::block(w, block, index);
        let html = chart.and_then(|chart| w.edition.theme.render_chart(w.code, &chart).ok());
        html.unwrap_or_default()
    })
}

/// The headings of rendered prose.
pub fn toc(article: &Article) -> Vec<TocEntry> {
    let entry = |entry: &Heading| TocEntry { level: entry.level, id: entry.id.clone(), text: entry.text.clone() };
    article.toc.iter().map(entry).collect()
}

fn date_text(w: &Writer<'_>, date: jiff::civil::Date) -> String {
    w.edition.theme.words.date(w.code, date)
}

fn plan_link(w: &Writer<'_>, id: ReportId) -> Link {
    Link { label: w.word("plan-of-report"), href: Some(w.href(Kind::Plan(id))), lang: None }
}

/// A file beside the report, which the page brings along.
fn attachment(w: &Writer<'_>, id: ReportId, path: &str) -> Link {
    let asset = markup::asset(w.site(), Subject::Report(id), path);
    w.bring(&asset, path);
    let folder = w.site().reports[id].folder.as_str();
    let name = path.strip_prefix(folder).unwrap_or(path).trim_start_matches('/');
    Link { label: name.to_owned(), href: Some(w.href_to(&asset)), lang: None }
}

/// The publication data in the order of Chinese document pages; what a report does not state is left out.
fn meta(w: &Writer<'_>, report: &Report) -> Vec<MetaRow> {
    let plain = |key: &str, text: &Option<String>| {
        text.as_ref().map(|text| row(w, key, Link { label: text.clone(), ..Link::default() }))
    };
    let local = |key: &str, text: &Option<Localized>| text.as_ref().map(|text| row(w, key, told(w, text)));
    let about = (report.about != report.organization).then(|| row(w, "meta-about", w.organization(report.about)));
    let period = Link { label: w.period(report.period), ..Link::default() };
    let rows = [
        plain("meta-index-no", &report.index_no),
        plain("meta-document-no", &report.document_no),
        local("meta-category", &report.category),
        local("meta-disclosure", &report.disclosure),
        Some(row(w, "meta-organization", full_name(w, report))),
        about,
        Some(row(w, "meta-period", period)),
        local("meta-publisher", &report.publisher),
        report.issued.map(|date| MetaRow {
            datetime: Some(date.to_string()),
            ..row(w, "meta-issued", Link { label: date_text(w, date), ..Link::default() })
        }),
        report.published.map(|moment| published(w, moment)),
        report
            .source
            .as_ref()
            .map(|source| row(w, "meta-source", Link { href: source.url.clone(), ..told(w, &source.name) })),
        local("meta-person", &report.person),
        local("meta-contact", &report.contact),
        local("meta-next-release", &report.next_release),
    ];
    rows.into_iter().flatten().collect()
}

fn row(w: &Writer<'_>, key: &str, value: Link) -> MetaRow {
    MetaRow { label: w.word(key), value, datetime: None }
}

/// Here the organization stands with its full name.
fn full_name(w: &Writer<'_>, report: &Report) -> Link {
    w.link(&w.site().organizations[report.organization].name, Kind::Organization(report.organization))
}

fn published(w: &Writer<'_>, moment: Moment) -> MetaRow {
    let date = date_text(w, moment.date);
    let (label, datetime) = match moment.time {
        Some(time) => {
            let clock = format!("{:02}:{:02}", time.hour(), time.minute());
            let zone = &w.site().settings.timezone;
            let datetime = format!("{}T{clock}{zone}", moment.date);
            (w.t("date-time", &[("date", date.into()), ("time", clock.into())]), datetime)
        }
        None => (date, moment.date.to_string()),
    };
    MetaRow { datetime: Some(datetime), ..row(w, "meta-published", Link { label, ..Link::default() }) }
}
