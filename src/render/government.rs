//! The profile of Chinese government sites: page tags and the lines of the footer. Nothing without `government:`.

use super::Writer;
use super::frame::Head;
use super::rows::{plain_link, told};
use super::views::{Link, Meta};
use crate::lang::Localized;
use crate::model::{Government, Moment, Report, ReportId};
use crate::urls::{Kind, PageId};

/// Keywords that a report's page names: its first indicators.
const KEYWORDS_MAX: usize = 10;

/// Page tags: of the site everywhere, of the column on lists, of the article on reports.
pub fn metas(w: &Writer<'_>, head: &Head, canonical: Option<&str>) -> Vec<Meta> {
    let Some(government) = &w.site().settings.government else { return Vec::new() };
    let mut metas = site_metas(w, government);
    match (&w.page, w.kind()) {
        (PageId::Page(..), Kind::Report(id)) => article_metas(w, *id, head, canonical, &mut metas),
        (PageId::Page(..), kind) => {
            let column = match kind {
                Kind::Reports | Kind::Year(_) => "column-type-reports",
                Kind::Indicators
                | Kind::Topic(_)
                | Kind::Organizations
                | Kind::Compare
                | Kind::Plans
                | Kind::Changes
                | Kind::Data => "column-type-data",
                _ => return metas,
            };
            add(&mut metas, "ColumnName", Some(&head.title));
            add(&mut metas, "ColumnDescription", Some(&head.description));
            add(&mut metas, "ColumnType", Some(&w.word(column)));
        }
        _ => {}
    }
    metas
}

/// The tags that every page carries, the root page too.
pub fn site_metas(w: &Writer<'_>, government: &Government) -> Vec<Meta> {
    let mut metas = Vec::new();
    let name = government.site_name.as_ref().unwrap_or(&w.site().settings.title);
    add(&mut metas, "SiteName", Some(w.text(name)));
    add(&mut metas, "SiteDomain", government.site_domain.as_deref());
    add(&mut metas, "SiteIDCode", government.site_id_code.as_deref());
    metas
}

fn add(metas: &mut Vec<Meta>, name: &str, content: Option<&str>) {
    if let Some(content) = content.filter(|content| !content.is_empty()) {
        metas.push(Meta { name: name.to_owned(), content: content.to_owned() });
    }
}

fn article_metas(w: &Writer<'_>, id: ReportId, head: &Head, canonical: Option<&str>, metas: &mut Vec<Meta>) {
    let report = &w.site().reports[id];
    let organization = &w.site().organizations[report.organization].name;
    let publisher = report.publisher.as_ref().unwrap_or(organization);
    let source = report.source.as_ref().map_or(publisher, |source| &source.name);
    let author = report.person.as_ref().unwrap_or(publisher);
    add(metas, "ArticleTitle", Some(&head.title));
    add(metas, "PubDate", pub_date(report).as_deref());
    add(metas, "ContentSource", Some(w.text(source)));
    add(metas, "Keywords", Some(&keywords(w, report)));
    add(metas, "Author", Some(w.text(author)));
    add(metas, "Description", Some(&head.description));
    add(metas, "Url", canonical);
}

/// `2025-11-21 09:36`; a date without a time of day counts from midnight.
fn pub_date(report: &Report) -> Option<String> {
    let moment = report.published.or(report.issued.map(|date| Moment { date, time: None }))?;
    let (hour, minute) = moment.time.map_or((0, 0), |time| (time.hour(), time.minute()));
    Some(format!("{} {hour:02}:{minute:02}", moment.date))
}

fn keywords(w: &Writer<'_>, report: &Report) -> String {
    let mut names: Vec<&str> = Vec::new();
    for id in &report.observations {
        let name = w.site().indicators[w.site().observations[*id].indicator].name.text(w.code);
        if !names.contains(&name) {
            names.push(name);
        }
        if names.len() == KEYWORDS_MAX {
            break;
        }
    }
    names.join(",")
}

/// The footer's lines: organizer, operator, contact, site code, and the two registrations with the pages of the
/// authorities that the registration rules ask sites to link.
pub fn lines(w: &Writer<'_>) -> Vec<Link> {
    let Some(government) = &w.site().settings.government else { return Vec::new() };
    let text = |text: &Option<Localized>| text.as_ref().map(|text| told(w, text));
    let site_id = government.site_id_code.as_ref();
    let site_id = site_id.map(|code| plain_link(w.t("footer-site-id", &[("code", code.as_str().into())])));
    let miit = Some("https://beian.miit.gov.cn/".to_owned());
    let icp = text(&government.icp).map(|icp| Link { href: miit, ..icp });
    let police = text(&government.police).map(|police| Link { href: police_page(&police.label), ..police });
    let lines =
        [text(&government.organizer), text(&government.operator), text(&government.contact), site_id, icp, police];
    lines.into_iter().flatten().collect()
}

/// The public record of a registration such as 浙公网安备33108202000123号.
fn police_page(text: &str) -> Option<String> {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    (digits.len() == 14).then(|| format!("https://beian.mps.gov.cn/#/query/webSearch?code={digits}"))
}
