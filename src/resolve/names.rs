//! What indicators and organizations may be called: id, registered name, short name, alias.

use std::collections::BTreeMap;

use super::registry::is_id;
use crate::diag::{Diagnostics, nearest};
use crate::lang::Localized;
use crate::model::{IndicatorId, OrganizationId, Site, Unpublished};
use crate::rules;
use crate::source::Span;

/// Ids and names → numbers.
#[derive(Debug, Clone, Default)]
pub struct Names {
    indicator_ids: BTreeMap<String, IndicatorId>,
    indicators: BTreeMap<String, Vec<IndicatorId>>,
    /// Characters of the longest of those.
    longest: usize,
    organization_ids: BTreeMap<String, OrganizationId>,
    organizations: BTreeMap<String, Vec<OrganizationId>>,
    /// What the registries hold as drafts: the word for it, and where it stands.
    unpublished_indicators: Waiting,
    unpublished_organizations: Waiting,
}

type Waiting = BTreeMap<String, (String, Span)>;

/// Names are compared without blanks, and without a difference between Latin capitals and small letters.
fn folded(name: &str) -> String {
    name.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect()
}

fn add<T: PartialEq>(map: &mut BTreeMap<String, Vec<T>>, name: &str, id: T) {
    let list = map.entry(folded(name)).or_default();
    if !list.contains(&id) {
        list.push(id);
    }
}

impl Names {
    /// All names of the registries.
    pub fn of(site: &Site) -> Names {
        let mut names = Names::default();
        for (id, indicator) in site.indicators.iter() {
            names.indicator_ids.entry(indicator.id.clone()).or_insert(id);
            let aliases = indicator.aliases.values().flatten().map(String::as_str);
            indicator.name.values().chain(aliases).for_each(|name| add(&mut names.indicators, name, id));
        }
        for (id, organization) in site.organizations.iter() {
            names.organization_ids.entry(organization.id.clone()).or_insert(id);
            let short = organization.short.iter().flat_map(Localized::values);
            organization.name.values().chain(short).for_each(|name| add(&mut names.organizations, name, id));
        }
        let waiting = |list: &[Unpublished]| -> Waiting {
            let entries = list.iter().flat_map(|one| one.names.iter().map(move |name| (one, name)));
            entries.map(|(one, name)| (folded(name), (one.status.clone(), one.place))).collect()
        };
        names.unpublished_indicators = waiting(&site.unpublished_indicators);
        names.unpublished_organizations = waiting(&site.unpublished_organizations);
        names.longest = names.indicators.keys().map(|name| name.chars().count()).max().unwrap_or(0);
        names
    }

    /// The indicator of an id, without a diagnostic.
    pub fn find_indicator(&self, id: &str) -> Option<IndicatorId> {
        self.indicator_ids.get(id).copied()
    }

    /// The registered id that a misspelt one may mean: `new-firms` for `new-firm`. Only what has the form of an id is
    /// looked at.
    pub fn near_indicator(&self, id: &str) -> Option<&str> {
        let known = self.indicator_ids.keys().map(String::as_str);
        is_id(id).then(|| nearest(id, known)).flatten()
    }

    /// Whether the registry holds it as a draft, which a public build leaves out.
    pub fn is_unpublished_indicator(&self, name: &str) -> bool {
        self.unpublished_indicators.contains_key(&folded(name))
    }

    /// The one indicator of a name or alias, without a diagnostic.
    pub fn find_name(&self, name: &str) -> Option<IndicatorId> {
        // Folding takes blanks away and nothing else.
        if name.chars().filter(|c| !c.is_whitespace()).nth(self.longest).is_some() {
            return None;
        }
        match self.indicators.get(&folded(name)).map(Vec::as_slice) {
            Some([only]) => Some(*only),
            _ => None,
        }
    }

    /// The indicator that an id, name or alias means.
    pub fn indicator(&self, name: &str, span: Span, found: &mut Diagnostics) -> Option<IndicatorId> {
        if let Some(id) = self.indicator_ids.get(name) {
            return Some(*id);
        }
        match self.indicators.get(&folded(name)).map(Vec::as_slice) {
            Some([only]) => Some(*only),
            // Reported once, at the registry.
            Some([first, ..]) => Some(*first),
            _ => {
                let known = || self.indicator_ids.keys().chain(self.indicators.keys()).map(String::as_str);
                found.push(match self.unpublished_indicators.get(&folded(name)) {
                    Some((status, place)) => rules::unpublished_indicator(span, name, status, *place),
                    None => rules::unknown_indicator(span, name, nearest(name, known())),
                });
                None
            }
        }
    }

    /// The organization that an id, name or short name means.
    pub fn organization(&self, name: &str, span: Span, found: &mut Diagnostics) -> Option<OrganizationId> {
        let id = self.find_organization(name);
        if id.is_none() {
            let known = || self.organization_ids.keys().chain(self.organizations.keys()).map(String::as_str);
            found.push(match self.unpublished_organizations.get(&folded(name)) {
                Some((status, place)) => rules::unpublished_organization(span, name, status, *place),
                None => rules::unknown_organization(span, name, nearest(name, known())),
            });
        }
        id
    }

    /// The same without a diagnostic.
    pub fn find_organization(&self, name: &str) -> Option<OrganizationId> {
        let by_id = self.organization_ids.get(name).copied();
        by_id.or_else(|| self.organizations.get(&folded(name)).and_then(|list| list.first()).copied())
    }

    /// Reports names that mean two indicators or organizations.
    pub fn report_ambiguous(&self, site: &Site, found: &mut Diagnostics) {
        for (name, list) in &self.indicators {
            if let [first, second, ..] = list.as_slice() {
                let (first, second) = (&site.indicators[*first], &site.indicators[*second]);
                found.push(rules::ambiguous_name(second.span, first.span, name, &first.id, &second.id));
            }
        }
        for (name, list) in &self.organizations {
            if let [first, second, ..] = list.as_slice() {
                let (first, second) = (&site.organizations[*first], &site.organizations[*second]);
                found.push(rules::ambiguous_name(second.span, first.span, name, &first.id, &second.id));
            }
        }
    }
}
