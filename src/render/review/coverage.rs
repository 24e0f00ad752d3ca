//! The coverage of the data: indicator by year of every organization, how complete the languages are, and which figures
//! the prose does not state.

use std::collections::{BTreeMap, BTreeSet};

use super::cells::{CODES, Facts, Row};
use super::{covered, is_split, texts};
use crate::model::OrganizationId;
use crate::render::frame::Head;
use crate::render::views::{CoverageCount, CoverageGroup, CoverageOrganization, CoverageRow, CoverageView};
use crate::render::{Writer, rows};
use crate::urls::Kind;

/// The coverage of all organizations, or of one that has a page of its own.
pub fn view(w: &Writer<'_>, only: Option<OrganizationId>) -> (Head, CoverageView) {
    let site = &w.edition.site;
    let lead = w.word("review-coverage-lead");
    let head = match only {
        None => Head::new(w.word("review-coverage"), lead).below(w, [Kind::Checklist]),
        Some(id) => {
            let name = w.text(site.organizations[id].short_name());
            let title = w.t("review-coverage-of", &[("organization", name.into())]);
            Head::new(title, lead).below(w, [Kind::Checklist, Kind::Coverage])
        }
    };
    let mut ids = covered(w.edition);
    let split = is_split(&ids);
    ids.retain(|id| only.is_none_or(|only| only == *id));
    w.sort_by_name(&mut ids, |id| (site.organizations[*id].short_name(), site.organizations[*id].sort_key.as_deref()));
    let whole = !split || only.is_some();
    let silent = w
        .edition
        .review
        .as_ref()
        .filter(|_| whole)
        .map(|review| texts::silent(w, review, |report| only.is_none_or(|only| report.organization == only)));
    let view = CoverageView {
        codes: counts(w, &BTreeMap::new()),
        organizations: ids.into_iter().map(|id| organization(w, id, whole)).collect(),
        split: split && only.is_none(),
        languages: if only.is_none() { texts::languages(w) } else { Vec::new() },
        language_rows: if only.is_none() { texts::language_rows(w) } else { Vec::new() },
        silent: silent.unwrap_or_default(),
    };
    (head, view)
}

fn counts(w: &Writer<'_>, by_code: &BTreeMap<&'static str, usize>) -> Vec<CoverageCount> {
    let count = |code: &&'static str| CoverageCount {
        code: (*code).to_owned(),
        word: w.word(&format!("review-cell-{code}")),
        count: by_code.get(code).copied().unwrap_or(0),
    };
    CODES.iter().map(count).collect()
}

/// The matrix of an organization; its rows only where they stand on this page.
fn organization(w: &Writer<'_>, id: OrganizationId, whole: bool) -> CoverageOrganization {
    let facts = Facts::of(w, id);
    let years: BTreeSet<i16> = facts.years();
    let mut by_code: BTreeMap<&'static str, usize> = BTreeMap::new();
    let mut by_topic: BTreeMap<Option<&str>, Vec<(&Row<'_>, CoverageRow)>> = BTreeMap::new();
    let indicators = &w.edition.site.indicators;
    for row in &facts.rows {
        let cells = years.iter().map(|year| {
            let (code, cell) = facts.cell(w, row, *year);
            *by_code.entry(code).or_default() += 1;
            cell
        });
        let row_view = CoverageRow {
            indicator: w.indicator(row.indicator),
            cells: cells.collect(),
            details: w.details(row.item, row.basis, id, id),
        };
        by_topic.entry(indicators[row.indicator].topic.as_deref()).or_default().push((row, row_view));
    }
    let groups = rows::topics(w).into_iter().filter_map(|(topic, name)| {
        let mut list = by_topic.remove(&topic)?;
        w.sort_by_name(&mut list, |(row, _)| {
            (&indicators[row.indicator].name, indicators[row.indicator].sort_key.as_deref())
        });
        Some(CoverageGroup { topic: name, rows: list.into_iter().map(|(_, row)| row).collect() })
    });
    let section = format!("organization-{}", w.site().organizations[id].id);
    CoverageOrganization {
        organization: w.organization(id),
        href: if whole { format!("#{section}") } else { w.href(Kind::CoverageOf(id)) },
        id: section,
        groups: if whole { groups.collect() } else { Vec::new() },
        counts: counts(w, &by_code),
        years: years.iter().map(i16::to_string).collect(),
    }
}
