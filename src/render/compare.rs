//! Comparison pages: all years of every organization, and two adjacent years side by side.

use super::change::change_figure;
use super::charts::{pair_chart, shared_charts};
use super::frame::Head;
use super::matrix::{cell_figure, matrix};
use super::views::{CellFigure, CompareOrganization, CompareView, Link, PairGroup, PairRow, PairView};
use super::{Writer, explorer, is_split, rows};
use crate::derive;
use crate::model::{Facet, Observation, ObservationId, OrganizationId};
use crate::urls::Kind;

/// More organizations than this make one page of all matrices unreadable: then it leads to their own pages.
const MATRICES_MAX: usize = 60;

/// The matrix of every organization over all years.
pub fn view(w: &Writer<'_>) -> (Head, CompareView) {
    let head = Head::new(w.word("title-compare"), w.word("description-compare")).below(w, []);
    let site = w.site();
    let has_figures = |id: &OrganizationId| w.edition.lookup.series(&w.edition.derived, *id).next().is_some();
    let ids = sorted(w, site.organizations.ids().filter(has_figures).collect());
    let pairs = w.edition.pairs.iter().rev().map(|pair| link(w, pair)).collect();
    if ids.len() > MATRICES_MAX {
        let links = ids.into_iter().map(|id| w.organization(id)).collect();
        return (head, CompareView { explorer: explorer::view(w), pairs, organizations: Vec::new(), links });
    }
    let organizations = ids.into_iter().map(|id| CompareOrganization {
        id: section_id(w, id),
        organization: w.organization(id),
        matrix: matrix(w, id, |year| year_href(w, id, year)),
    });
    let organizations = organizations.filter(|one| !one.matrix.groups.is_empty()).collect();
    (head, CompareView { explorer: explorer::view(w), pairs, organizations, links: Vec::new() })
}

fn section_id(w: &Writer<'_>, id: OrganizationId) -> String {
    format!("organization-{}", w.site().organizations[id].id)
}

/// Where an organization's figures of a year stand beside those of the year before, else of the year after.
pub fn year_href(w: &Writer<'_>, id: OrganizationId, year: i16) -> Option<String> {
    let pairs = || w.edition.pairs.iter().filter(|pair| pair.rows.contains_key(&id));
    let pair = pairs().find(|pair| pair.right == year).or_else(|| pairs().find(|pair| pair.left == year))?;
    Some(match is_split(pair) {
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
    let split = only.is_none() && pair.is_some_and(is_split);
    let ids = sorted(w, pair.map(|pair| pair.rows.keys().copied().collect()).unwrap_or_default());
    let shown = ids.iter().filter(|id| !split && only.is_none_or(|only| only == **id));
    let view = PairView {
        left_year: left.to_string(),
        right_year: right.to_string(),
        previous: neighbour(at.and_then(|at| at.checked_sub(1))),
        next: neighbour(at.map(|at| at + 1)),
        shared: pair.filter(|_| only.is_none()).map(|pair| shared_charts(w, pair)).unwrap_or_default(),
        groups: shown.filter_map(|id| pair.map(|pair| group(w, pair, *id))).collect(),
        organizations: if split { ids.iter().map(|id| page_of(w, left, right, *id)).collect() } else { Vec::new() },
    };
    (head, view)
}

/// The pair before or after; of one organization the page of its own, where that is there.
fn neighbour_link(w: &Writer<'_>, pair: &derive::Pair, only: Option<OrganizationId>) -> Link {
    match only.filter(|id| is_split(pair) && pair.rows.contains_key(id)) {
        Some(id) => Link { label: link(w, pair).label, ..page_of(w, pair.left, pair.right, id) },
        None => link(w, pair),
    }
}

fn page_of(w: &Writer<'_>, left: i16, right: i16, id: OrganizationId) -> Link {
    w.link(w.site().organizations[id].short_name(), Kind::PairOf(left, right, id))
}

fn group(w: &Writer<'_>, pair: &derive::Pair, id: OrganizationId) -> PairGroup {
    let site = &w.edition.site;
    let all: Vec<&derive::PairRow> = pair.rows.get(&id).map(|rows| rows.iter().collect()).unwrap_or_default();
    let chart = pair_chart(w, format!("chart-{}", site.organizations[id].id), &all, (pair.left, pair.right));
    let mut sorted = all;
    w.sort_by_name(&mut sorted, |row| {
        (&site.indicators[row.indicator].name, site.indicators[row.indicator].sort_key.as_deref())
    });
    let topics: Vec<Option<&str>> = rows::topics(w).into_iter().map(|(key, _)| key).collect();
    // Stable: within a topic the order of names stays.
    sorted.sort_by_key(|row| topics.iter().position(|topic| *topic == site.indicators[row.indicator].topic.as_deref()));
    PairGroup {
        id: section_id(w, id),
        organization: w.organization(id),
        rows: sorted.into_iter().map(|one| row(w, one)).collect(),
        chart,
    }
}

fn row(w: &Writer<'_>, row: &derive::PairRow) -> PairRow {
    let (old, new) = (&w.site().observations[row.left], &w.site().observations[row.right]);
    let key = |facet: &Option<Facet>| facet.as_ref().map(|facet| facet.key.clone());
    // Where the bases differ, each cell names its own.
    let same_basis = key(&old.basis) == key(&new.basis);
    let basis = new.basis.as_ref().filter(|_| same_basis);
    let cell = |id: ObservationId, one: &Observation| {
        let cell = cell_figure(w, id);
        let own = one.basis.as_ref().map_or_else(|| w.word("default-basis"), |basis| w.facet(basis).to_owned());
        let parts: Vec<String> = [cell.span, (!same_basis).then_some(own)].into_iter().flatten().collect();
        let span = (!parts.is_empty()).then(|| parts.join(&w.word("clause-separator")));
        CellFigure { figure: cell.figure, span, heat: None }
    };
    let (change, reason) = match &row.change {
        Ok(change) => (Some(change_figure(w, old, new, change)), None),
        Err(reason) => (None, Some(w.reason(*reason))),
    };
    PairRow {
        indicator: w.indicator(row.indicator),
        details: w.details(new.item.as_ref(), basis, new.organization, new.organization),
        left: Some(cell(row.left, old)),
        right: Some(cell(row.right, new)),
        change,
        stated: super::stated::growths(w, row.right),
        reason,
    }
}
