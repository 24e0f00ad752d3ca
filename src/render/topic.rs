//! Indicators by topic: on one page, or, where they are many, on a page of each topic.

use super::frame::Head;
use super::paging::{ROOM, shown};
use super::rows::indicator_card;
use super::views::{IndicatorsView, Link, TopicView};
use super::{Edition, Writer, rows};
use crate::model::IndicatorId;
use crate::urls::{Kind, encode_fragment};

/// Whether the topics have pages of their own.
pub fn have_pages(edition: &Edition) -> bool {
    edition.weights.indicator() * edition.site.indicators.len() > ROOM
}

/// The number of an indicator's topic; the number behind the last stands for none.
fn number(edition: &Edition, id: IndicatorId) -> usize {
    let topics = &edition.site.settings.topics;
    let own = edition.site.indicators[id].topic.as_deref();
    topics.iter().position(|(key, _)| Some(key.as_str()) == own).unwrap_or(topics.len())
}

/// The indicators of a topic, as registered.
pub fn indicators(edition: &Edition, topic: usize) -> Vec<IndicatorId> {
    edition.site.indicators.ids().filter(|id| number(edition, *id) == topic).collect()
}

/// The numbers of the topics that have indicators.
pub fn filled(edition: &Edition) -> Vec<usize> {
    (0..=edition.site.settings.topics.len()).filter(|topic| !indicators(edition, *topic).is_empty()).collect()
}

/// The id of a topic's section on the page of all indicators.
fn section_id(w: &Writer<'_>, topic: usize) -> String {
    match w.site().settings.topics.get(topic) {
        Some((key, _)) => format!("page-topic-{}", encode_fragment(key)),
        None => "page-topic".to_owned(),
    }
}

/// Where the indicators of a topic are listed.
pub fn link(w: &Writer<'_>, topic: usize) -> Link {
    let label = rows::topics(w).into_iter().nth(topic).map(|(_, name)| name).unwrap_or_default();
    let href = match have_pages(w.edition) {
        true => w.href(Kind::Topic(topic)),
        false => format!("{}#{}", w.href(Kind::Indicators), section_id(w, topic)),
    };
    Link { label, href: Some(href), lang: None }
}

/// The same of the topic of an indicator that has one.
pub fn link_of(w: &Writer<'_>, id: IndicatorId) -> Option<Link> {
    let number = number(w.edition, id);
    (number < w.site().settings.topics.len()).then(|| link(w, number))
}

fn sorted(w: &Writer<'_>, topic: usize) -> Vec<IndicatorId> {
    let registry = &w.edition.site.indicators;
    let mut list = indicators(w.edition, topic);
    w.sort_by_name(&mut list, |id| (&registry[*id].name, registry[*id].sort_key.as_deref()));
    list
}

/// The list of all indicators, by topic and name; of many only the names.
pub fn list_view(w: &Writer<'_>) -> (Head, IndicatorsView) {
    let head = Head::new(w.word("title-indicators"), w.word("description-indicators")).below(w, []);
    let all = filled(w.edition).into_iter().flat_map(|topic| sorted(w, topic).into_iter().map(move |id| (topic, id)));
    let all = shown(w, all.collect(), |_| w.edition.weights.link());
    let names_only = have_pages(w.edition);
    let topics = all.chunk_by(|(one, _), (other, _)| one == other).filter_map(|list| {
        let (topic, _) = list.first()?;
        let Link { label: name, href, .. } = link(w, *topic);
        let ids = list.iter().map(|(_, id)| *id);
        let (cards, names): (Vec<IndicatorId>, Vec<IndicatorId>) = ids.partition(|_| !names_only);
        Some(TopicView {
            id: section_id(w, *topic),
            name,
            href: href.filter(|_| names_only),
            indicators: cards.into_iter().map(|id| indicator_card(w, id)).collect(),
            names: names.into_iter().map(|id| w.indicator(id)).collect(),
        })
    });
    (head, IndicatorsView { topics: topics.collect() })
}

/// The indicators of a topic.
pub fn view(w: &Writer<'_>, topic: usize) -> (Head, IndicatorsView) {
    let Link { label: name, .. } = link(w, topic);
    let names = [("topic", name.as_str().into())];
    let head = Head::new(w.t("title-topic", &names), w.t("description-topic", &names)).below(w, [Kind::Indicators]);
    let list = shown(w, sorted(w, topic), |_| w.edition.weights.indicator());
    let indicators = list.into_iter().map(|id| indicator_card(w, id)).collect();
    (
        head,
        IndicatorsView {
            topics: vec![TopicView { id: section_id(w, topic), name, indicators, ..TopicView::default() }],
        },
    )
}
