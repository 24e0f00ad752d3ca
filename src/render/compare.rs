//! Comparison pages: all years of every organization, and two adjacent years side by side.

use super::change::change_figure;
use super::charts::{pair_chart, shared_charts};
use super::frame::Head;
use super::matrix::{Row, cell_figure, matrix, sort_by_topic, years};
use super::paging::{ROOM, beside_charts, shown};
use super::views::{CellFigure, CompareOrganization, CompareView, Link, PairGroup, PairRow, PairView};
use super::{Edition, Writer, explorer, is_split, rows};
use crate::derive;
use crate::model::{Facet, Observation, ObservationId, OrganizationId};
use crate::urls::Kind;

/// The organizations that have figures of some year, as registered.
fn compared(edition: &Edition) -> Vec<OrganizationId> {
    let ids = edition.site.organizations.ids();
    ids.filter(|id| !Row::of_organization(edition, *id).is_empty()).collect()
}

/// Whether one page holds the matrices of all organizations; else it leads to their own pages.
fn fits(edition: &Edition) -> bool {
    let weigh = |id: OrganizationId| {
        let rows = Row::of_organization(edition, id);
        let years = years(&rows).len();
        rows.iter().map(|row| edition.weights.matrix_row(row.figures(), years)).sum::<usize>()
    };
    compared(edition).into_iter().map(weigh).sum::<usize>() <= ROOM
}

/// What the page of all organizations lists.
pub fn weights(edition: &Edition) -> Vec<usize> {
    match fits(edition) {
        true => Vec::new(),
        false => vec![edition.weights.link(); compared(edition).len()],
    }
}

/// The matrix of every organization over all years.
pub fn view(w: &Writer<'_>) -> (Head, CompareView) {
    let head = Head::new(w.word("title-compare"), w.word("description-compare")).below(w, []);
    let ids = shown(w, sorted(w, compared(w.edition)), |_| w.edition.weights.link());
    let pairs = w.edition.pairs.iter().rev().map(|pair| link(w, pair)).collect();
    let (explorer, scripts) = if w.number() == 1 { explorer::view(w) } else { None }.unzip();
    let head = Head { scripts: scripts.unwrap_or_default(), ..head };
    if !fits(w.edition) {
        let links = ids.into_iter().map(|id| w.organization(id)).collect();
        return (head, CompareView { explorer, pairs, organizations: Vec::new(), links });
    }
    let organizations = ids.into_iter().map(|id| {
        let mut rows = Row::of_organization(w.edition, id);
        sort_by_topic(w, &mut rows);
        let matrix = matrix(w, id, &rows, |year| year_href(w, id, year));
        CompareOrganization { id: section_id(w, id), organization: w.organization(id), matrix }
    });
    (head, CompareView { explorer, pairs, organizations: organizations.collect(), links: Vec::new() })
}

fn section_id(w: &Writer<'_>, id: OrganizationId) -> String {
    format!("organization-{}", w.site().organizations[id].id)
}

/// Where an organization's figures of a year stand beside those of the year before, else of the year after.
pub fn year_href(w: &Writer<'_>, id: OrganizationId, year: i16) -> Option<String> {
    let pairs = || w.edition.pairs.iter().filter(|pair| pair.rows.contains_key(&id));
    let pair = pairs().find(|pair| pair.right == year).or_else(|| pairs().find(|pair| pair.left == year))?;
    Some(match is_split(w.edition, pair) {
        true => w.href(Kind::PairOf(pair.left, pair.right, id)),
        false => format!("{}#{}", w.href(Kind::Pair(pair.left, pair.right)), section_id(w, id)),
    })
}

fn sorted(w: &Writer<'_>, mut list: Vec<OrganizationId>) -> Vec<OrganizationId> {
    let organizations = &w.edition.site.organizations;
    w.sort_by_name(&mut list, |id| (organizations[*id].short_name(), organizations[*id].sort_key.as_deref()));
    list
}

fn link(w: &Writer<'_>, pair: &derive::Pair) -> Link {
    let label = w.t("pair-link", &[("left", pair.left.to_string().into()), ("right", pair.right.to_string().into())]);
    Link { label, href: Some(w.href(Kind::Pair(pair.left, pair.right))), lang: None }
}

/// Two adjacent years; `only` names the organization where each has a page of its own.
pub fn pair_view(w: &Writer<'_>, left: i16, right: i16, only: Option<OrganizationId>) -> (Head, PairView) {
    let pairs = &w.edition.pairs;
    let at = pairs.iter().position(|pair| (pair.left, pair.right) == (left, right));
    let pair = at.and_then(|at| pairs.get(at));
    let years = [("left", left.to_string().into()), ("right", right.to_string().into())];
    let description = w.t("description-pair", &years);
    let head = match only {
        None => Head::new(w.t("title-pair", &years), description).below(w, [Kind::Compare]),
        Some(id) => {
            let [left_arg, right_arg] = years;
            let name = w.text(w.site().organizations[id].short_name()).to_owned();
            let title = w.t("title-pair-organization", &[left_arg, right_arg, ("organization", name.into())]);
            Head::new(title, description).below(w, [Kind::Compare, Kind::Pair(left, right)])
        }
    };
    let neighbour = |at: Option<usize>| at.and_then(|at| pairs.get(at)).map(|pair| neighbour_link(w, pair, only));
    let (mut groups, mut organizations, mut shared) = (Vec::new(), Vec::new(), Vec::new());
    if let Some(pair) = pair {
        if only.is_none() && w.number() == 1 {
            shared = shared_charts(w, pair, ROOM.saturating_sub(listed(w.edition, pair)));
        }
        match only {
            Some(id) => groups.extend(group_of_one(w, pair, id)),
            None if is_split(w.edition, pair) => {
                let ids = shown(w, sorted(w, pair.rows.keys().copied().collect()), |_| w.edition.weights.link());
                organizations = ids.into_iter().map(|id| page_of(w, left, right, id)).collect();
            }
            None => {
                let ids = sorted(w, pair.rows.keys().copied().collect());
                groups = ids.into_iter().map(|id| group(w, pair, id, rows_of(w, pair, id), true)).collect();
            }
        }
    }
    let view = PairView {
        left_year: left.to_string(),
        right_year: right.to_string(),
        previous: neighbour(at.and_then(|at| at.checked_sub(1))),
        next: neighbour(at.map(|at| at + 1)),
        shared,
        groups,
        organizations,
    };
    (head, view)
}

/// What the tables of a pair of years take of its page, or the links to those of its organizations.
fn listed(edition: &Edition, pair: &derive::Pair) -> usize {
    match is_split(edition, pair) {
        true => edition.weights.link() * pair.rows.len(),
        false => undivided(edition, pair),
    }
}

/// What a pair of years takes on one page.
pub fn undivided(edition: &Edition, pair: &derive::Pair) -> usize {
    let rows: usize = pair.rows.values().map(Vec::len).sum();
    rows * edition.weights.pair_row() + pair.rows.len() * edition.weights.pair_chart()
}

/// What the page of a pair of years lists, or that of one organization.
pub fn pair_weights(edition: &Edition, left: i16, right: i16, only: Option<OrganizationId>) -> Vec<usize> {
    let Some(pair) = edition.pairs.iter().find(|pair| (pair.left, pair.right) == (left, right)) else {
        return Vec::new();
    };
    match only {
        Some(id) => {
            let rows = pair.rows.get(&id).into_iter().flatten();
            std::iter::once(edition.weights.pair_chart()).chain(rows.map(|_| edition.weights.pair_row())).collect()
        }
        None if is_split(edition, pair) => vec![edition.weights.link(); pair.rows.len()],
        None => Vec::new(),
    }
}

/// The rows of an organization that belong on its page, with the chart of all on the first.
fn group_of_one(w: &Writer<'_>, pair: &derive::Pair, id: OrganizationId) -> Option<PairGroup> {
    let all = rows_of(w, pair, id);
    let (rows, room) = beside_charts(w, w.edition.weights.pair_chart(), all, |_| w.edition.weights.pair_row());
    (!rows.is_empty()).then(|| group(w, pair, id, rows, room > 0))
}

/// The pair before or after; of one organization the page of its own, where that is there.
fn neighbour_link(w: &Writer<'_>, pair: &derive::Pair, only: Option<OrganizationId>) -> Link {
    match only.filter(|id| is_split(w.edition, pair) && pair.rows.contains_key(id)) {
        Some(id) => Link { label: link(w, pair).label, ..page_of(w, pair.left, pair.right, id) },
        None => link(w, pair),
    }
}

fn page_of(w: &Writer<'_>, left: i16, right: i16, id: OrganizationId) -> Link {
    w.link(w.site().organizations[id].short_name(), Kind::PairOf(left, right, id))
}

/// The rows of an organization by topic, within it by the indicators' names.
fn rows_of<'a>(w: &Writer<'_>, pair: &'a derive::Pair, id: OrganizationId) -> Vec<&'a derive::PairRow> {
    let indicators = &w.edition.site.indicators;
    let mut sorted: Vec<&derive::PairRow> = pair.rows.get(&id).into_iter().flatten().collect();
    w.sort_by_name(&mut sorted, |row| (&indicators[row.indicator].name, indicators[row.indicator].sort_key.as_deref()));
    let topics: Vec<Option<&str>> = rows::topics(w).into_iter().map(|(key, _)| key).collect();
    // Stable: within a topic the order of names stays.
    sorted.sort_by_key(|row| topics.iter().position(|topic| *topic == indicators[row.indicator].topic.as_deref()));
    sorted
}

fn group(
    w: &Writer<'_>,
    pair: &derive::Pair,
    id: OrganizationId,
    rows: Vec<&derive::PairRow>,
    drawn: bool,
) -> PairGroup {
    let all: Vec<&derive::PairRow> = pair.rows.get(&id).into_iter().flatten().filter(|_| drawn).collect();
    let chart = pair_chart(w, format!("chart-{}", w.site().organizations[id].id), &all, (pair.left, pair.right));
    PairGroup {
        id: section_id(w, id),
        organization: w.organization(id),
        rows: rows.into_iter().map(|one| row(w, one)).collect(),
        chart,
    }
}

fn row(w: &Writer<'_>, row: &derive::PairRow) -> PairRow {
    let (old, new) = (&w.site().observations[row.left], &w.site().observations[row.right]);
    let key = |facet: &Option<Box<Facet>>| facet.as_ref().map(|facet| facet.key.clone());
    // Where the bases differ, each cell names its own.
    let same_basis = key(&old.basis) == key(&new.basis);
    let basis = new.basis.as_deref().filter(|_| same_basis);
    let cell = |id: ObservationId, one: &Observation| {
        let cell = cell_figure(w, id);
        let own = one.basis.as_deref().map_or_else(|| w.word("default-basis"), |basis| w.facet(basis).to_owned());
        let parts: Vec<String> = [cell.span, (!same_basis).then_some(own)].into_iter().flatten().collect();
        let span = (!parts.is_empty()).then(|| parts.join(&w.word("clause-separator")));
        CellFigure { figure: cell.figure, span, heat: None }
    };
    let (change, reason) = match &row.change {
        Ok(change) => (Some(change_figure(w, old, new, change)), None),
        Err(reason) => (None, Some(w.reason(*reason))),
    };
    PairRow {
        indicator: w.indicator_of(row.indicator, new.organization),
        details: w.details(new.item.as_deref(), basis, new.organization, new.organization),
        left: Some(cell(row.left, old)),
        right: Some(cell(row.right, new)),
        change,
        stated: super::stated::growths(w, row.right),
        reason,
    }
}
