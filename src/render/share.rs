//! What a page shows of itself where its address is shared: the properties of the Open Graph protocol, and a picture.
//!
//! Networks want whole addresses, so that there is no picture without `base_url`. Where the site names a font, reports
//! and indicators have pictures with their titles and figures; all other pages share one without words.

use super::frame::{Head, written_in};
use super::views::Meta;
use super::{Edition, Writer, accent, rows};
use crate::model::{IndicatorId, Report, ReportId};
use crate::poster::{self, Font, Words};
use crate::theme::StaticFile;
use crate::urls::{Kind, PageId};

/// Name of the picture without words.
const PICTURE: &str = "share.png";

/// `<meta property>` of a page.
pub fn properties(w: &Writer<'_>, head: &Head, canonical: Option<&str>) -> Vec<Meta> {
    let site = w.site();
    let kind = if head.article.is_some() { "article" } else { "website" };
    let released = head.article.and_then(|id| super::linked::released(w, &site.reports[id]));
    let picture = picture(w, head);
    let size = |size: u16| picture.as_ref().map(|_| size.to_string());
    let own = [
        ("og:type", Some(kind.to_owned())),
        ("og:title", Some(head.title.clone())),
        ("og:description", Some(head.description.clone())),
        ("og:site_name", Some(w.text(&site.settings.title).to_owned())),
        ("og:locale", locale(w.code)),
        ("og:url", canonical.map(str::to_owned)),
        ("article:published_time", released),
        ("og:image", picture.clone()),
        ("og:image:width", size(poster::WIDTH)),
        ("og:image:height", size(poster::HEIGHT)),
        ("og:image:alt", picture.as_ref().map(|_| head.title.clone())),
    ];
    let own = own.into_iter().filter_map(|(name, content)| meta(name, content?));
    own.chain(other_locales(w).filter_map(|locale| meta("og:locale:alternate", locale))).collect()
}

/// Networks that know the protocol take all else from it; this alone has a name of its own.
pub fn card(properties: &[Meta]) -> Option<Meta> {
    let has_picture = properties.iter().any(|meta| meta.name == "og:image");
    meta("twitter:card", if has_picture { "summary_large_image" } else { "summary" }.to_owned())
}

fn meta(name: &str, content: String) -> Option<Meta> {
    (!content.is_empty()).then(|| Meta { name: name.to_owned(), content })
}

/// The other languages in which the page is written.
fn other_locales<'a>(w: &'a Writer<'_>) -> impl Iterator<Item = String> + 'a {
    let set = match &w.page {
        PageId::Page(_, kind) => written_in(w.site(), kind),
        _ => Vec::new(),
    };
    let others = set.into_iter().filter(|lang| *lang != w.lang);
    others.filter_map(|lang| locale(w.site().settings.languages.get(lang)?))
}

/// `zh_CN`: the protocol wants a territory. A language other than the two of the program names its own, or none is said.
fn locale(code: &str) -> Option<String> {
    match code {
        "zh" => Some("zh_CN".to_owned()),
        "en" => Some("en_US".to_owned()),
        _ => {
            let (language, territory) = code.split_once('-')?;
            (territory.len() == 2).then(|| format!("{language}_{}", territory.to_ascii_uppercase()))
        }
    }
}

/// The address of the page's picture. A copy for reviewers is not shared.
fn picture(w: &Writer<'_>, head: &Head) -> Option<String> {
    let base = w.site().settings.base_url.as_deref().filter(|_| w.edition.review.is_none())?;
    let own = match &w.page {
        PageId::Page(_, Kind::Report(id)) => of_report(w, *id, head),
        PageId::Page(_, Kind::Indicator(id)) => of_indicator(w, *id, head),
        _ => None,
    };
    Some(match own {
        Some((name, bytes)) => super::frame::address_of(w, &w.attach(&name, bytes)),
        None => PageId::Asset(wordless(w.edition)?.published.clone()).address(w.site(), base),
    })
}

/// The picture without words, which belongs to no page; `None` where none is referred to.
pub fn wordless(edition: &Edition) -> Option<&StaticFile> {
    let is_shared = edition.site.settings.base_url.is_some() && edition.review.is_none();
    let picture = edition
        .share_picture
        .get_or_init(|| poster::wordless(accent(edition)?).map(|bytes| StaticFile::new(PICTURE, bytes.into())));
    picture.as_ref().filter(|_| is_shared)
}

fn accent(edition: &Edition) -> Option<[u8; 3]> {
    accent::channels(edition.site.settings.accent.as_deref().unwrap_or(accent::DEFAULT))
}

/// A picture with words, where the site has a font for it that has all their characters.
fn lettered(w: &Writer<'_>, name: &str, words: &Words<'_>) -> Option<(String, Vec<u8>)> {
    let font = w.site().settings.share_font.as_ref()?;
    let font = Font::read(w.edition.sources.files.get(&font.path)?)?;
    let words = Words { site: w.text(&w.site().settings.title), ..words.clone() };
    Some((format!("share-{name}.png"), poster::worded(accent(w.edition)?, &font, &words)?))
}

/// A report's title with its headline figure.
fn of_report(w: &Writer<'_>, id: ReportId, head: &Head) -> Option<(String, Vec<u8>)> {
    let report = &w.site().reports[id];
    let figure = headline(w, report);
    let figure = figure.as_ref().map(|(value, label)| (value.as_str(), label.as_str()));
    lettered(w, &report.slug, &Words { title: &head.title, figure, ..Words::default() })
}

/// The first of the site's headline indicators that the report has a level of, else its first level.
fn headline(w: &Writer<'_>, report: &Report) -> Option<(String, String)> {
    let observations = &w.site().observations;
    let rank = |indicator: IndicatorId| w.site().settings.headline.iter().position(|one| *one == indicator);
    let levels = report.observations.iter().filter(|id| observations[**id].level.is_some());
    let first = levels.min_by_key(|id| rank(observations[**id].indicator).unwrap_or(usize::MAX))?;
    let observation = &observations[*first];
    let details =
        w.details(observation.item.as_deref(), observation.basis.as_deref(), observation.organization, report.about);
    let name = w.indicator(observation.indicator).label;
    let label = std::iter::once(name).chain(details).chain([w.period(observation.period)]);
    let label: Vec<String> = label.filter(|part| !part.is_empty()).collect();
    Some((w.figure(*first).text, label.join(&w.word("clause-separator"))))
}

/// An indicator's name with its latest figure.
fn of_indicator(w: &Writer<'_>, id: IndicatorId, head: &Head) -> Option<(String, Vec<u8>)> {
    let newest = rows::latest(w, id);
    let newest = newest.map(|(series, point)| (w.figure(point.current).text, rows::latest_of(w, series, point)));
    let figure = newest.as_ref().map(|(value, label)| (value.as_str(), label.as_str()));
    lettered(w, &w.site().indicators[id].id, &Words { title: &head.title, figure, ..Words::default() })
}
