//! The home page of a language: headline figures, the latest reports, ways into the data.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::frame::Head;
use super::index::series_of;
use super::rows::{indicator_card, latest, report_card, topics};
use super::views::{HeadlineCard, HomeView, Link, TopicView};
use super::{Writer, topic};
use crate::model::IndicatorId;
use crate::urls::Kind;

/// Reports on the home page.
const REPORTS_MAX: usize = 6;
/// Pairs of years.
const PAIRS_MAX: usize = 4;
/// Plans.
const PLANS_MAX: usize = 6;
/// Organizations.
const ORGANIZATIONS_MAX: usize = 24;
/// Indicators that are all shown; of more, each topic shows those with most figures.
const INDICATORS_MAX: usize = 24;
/// Indicators of one topic, where there are many.
const INDICATORS_PER_TOPIC_MAX: usize = 4;

/// The home page.
pub fn view(w: &Writer<'_>) -> (Head, HomeView) {
    let site = w.site();
    let title = w.t("title-home", &[("site", w.text(&site.settings.title).into())]);
    let description = w.t("description-home", &[("site", w.text(&site.settings.title).into())]);
    let index = &w.edition.index;
    let view = HomeView {
        headline: site.settings.headline.iter().filter_map(|id| headline(w, *id)).collect(),
        latest: index.latest.iter().take(REPORTS_MAX).map(|id| report_card(w, *id)).collect(),
        reports_href: w.href(Kind::Reports),
        topics: topic_views(w),
        indicators_href: w.href(Kind::Indicators),
        organizations: organizations(w),
        organizations_href: w.href(Kind::Organizations),
        pairs: pairs(w),
        plans: index.plans.iter().take(PLANS_MAX).map(|id| w.link(&site.reports[*id].title, Kind::Plan(*id))).collect(),
        counts: counts(w),
        contents: super::plain::contents(w, None),
        lead: w.word("home-lead"),
    };
    (Head::new(title, description), view)
}

/// A headline figure: the newest of the indicator (see `rows::latest`), with its growth and the shape of its series.
fn headline(w: &Writer<'_>, id: IndicatorId) -> Option<HeadlineCard> {
    let (series, point) = latest(w, id)?;
    let observation = &w.site().observations[point.current];
    // Where there is no level, the growth is itself the figure.
    let growth = observation.yoy.as_ref().filter(|_| observation.level.is_some());
    Some(HeadlineCard {
        indicator: w.indicator(id),
        organization: w.organization(series.organization),
        period: w.period(point.period),
        figure: w.figure(point.current),
        growth: growth.map(|growth| super::stated::rate(w, point.current, growth, w.yoy_sentence(growth))),
        sparkline: super::charts::sparkline(w, series),
    })
}

/// Topics with their best-filled indicators, in the registry's order.
fn topic_views(w: &Writer<'_>) -> Vec<TopicView> {
    let derived = &w.edition.derived;
    let mut by_topic: BTreeMap<Option<&str>, Vec<(usize, IndicatorId)>> = BTreeMap::new();
    for (id, indicator) in w.site().indicators.iter() {
        let figures: usize = series_of(derived, id).iter().map(|series| series.points.len()).sum();
        if figures > 0 {
            by_topic.entry(indicator.topic.as_deref()).or_default().push((figures, id));
        }
    }
    let all = by_topic.values().map(Vec::len).sum::<usize>() <= INDICATORS_MAX;
    let per_topic = INDICATORS_MAX.checked_div(by_topic.len()).unwrap_or(1).clamp(1, INDICATORS_PER_TOPIC_MAX);
    let views = topics(w).into_iter().enumerate().filter_map(|(number, (key, name))| {
        let mut indicators = by_topic.remove(&key)?;
        indicators.sort_by_key(|(figures, id)| (Reverse(*figures), *id));
        indicators.truncate(if all { INDICATORS_MAX } else { per_topic });
        indicators.sort_by_key(|(_, id)| *id);
        Some(TopicView {
            name,
            href: topic::link(w, number).href,
            indicators: indicators.into_iter().map(|(_, id)| indicator_card(w, id)).collect(),
            ..TopicView::default()
        })
    });
    views.collect()
}

/// Organizations with reports by or about them, in the language's order; of many those with most reports.
pub fn organizations(w: &Writer<'_>) -> Vec<Link> {
    let site = w.site();
    let count = |id| w.edition.index.report_count(id);
    let mut ids: Vec<_> = site.organizations.ids().filter(|id| count(*id) > 0).collect();
    ids.sort_by_key(|id| (Reverse(count(*id)), *id));
    ids.truncate(ORGANIZATIONS_MAX);
    w.sort_by_name(&mut ids, |id| {
        let organization = &site.organizations[*id];
        (organization.short_name(), organization.sort_key.as_deref())
    });
    ids.into_iter().map(|id| w.organization(id)).collect()
}

/// The latest pairs of years.
fn pairs(w: &Writer<'_>) -> Vec<Link> {
    let latest = w.edition.pairs.iter().rev().take(PAIRS_MAX);
    latest.map(|pair| super::frame::crumb(w, Kind::Pair(pair.left, pair.right))).collect()
}

fn counts(w: &Writer<'_>) -> Vec<String> {
    let site = w.site();
    let counts = [
        ("count-reports", site.reports.len()),
        ("count-organizations", site.organizations.len()),
        ("count-indicators", site.indicators.len()),
        ("count-figures", site.observations.len()),
        ("count-targets", site.targets.len()),
    ];
    counts.into_iter().filter(|(_, count)| *count > 0).map(|(key, count)| w.count(key, count)).collect()
}
