//! What statements are matched against: the indicators and organizations of the site, those proposed so far, and those of the
//! catalogue, which become proposals when a document states them.

use std::collections::{BTreeMap, BTreeSet};

use super::catalogue;
use super::identifier;
use super::name::Name;
use crate::lang::Localized;
use crate::model::{Indicator, Organization, Site};
use crate::quantity::{Dimension, Unit, Units};

/// Where an entry stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Origin {
    /// In the registry of the site.
    Registered,
    /// Proposed in this run.
    Proposed,
    /// Known to the program, and not asked for yet.
    Catalogue,
}

/// An indicator with its names ready to be compared.
#[derive(Debug, Clone)]
pub struct Known {
    pub indicator: Indicator,
    pub origin: Origin,
    pub names: Vec<Name>,
}

/// An organization, registered or proposed.
#[derive(Debug, Clone)]
pub struct KnownOrganization {
    pub id: String,
    pub name: String,
    pub short: Option<String>,
    /// The id of the organization it lies within.
    pub within: Option<String>,
    pub origin: Origin,
}

/// Everything that a statement may belong to. Grows by what is proposed; documents of one run share it.
#[derive(Debug, Clone)]
pub struct Registry {
    pub indicators: Vec<Known>,
    pub organizations: Vec<KnownOrganization>,
    pub languages: Vec<String>,
    pub units: Units,
    topics: BTreeSet<String>,
    /// Numbers of the indicators of each folded name.
    by_name: BTreeMap<String, Vec<usize>>,
}

impl Registry {
    /// The registry of a site, with the catalogue behind it. An entry of the site that the catalogue knows by the same id
    /// also answers to the catalogue's names.
    pub fn of(site: &Site) -> Registry {
        let catalogue = catalogue::indicators();
        let names = |indicator: &Indicator| {
            let own = names_of(indicator);
            let twin = catalogue.iter().find(|known| known.id == indicator.id && share_dimension(known, indicator));
            own.into_iter().chain(twin.into_iter().flat_map(names_of)).collect::<Vec<Name>>()
        };
        let registered = site.indicators.iter().map(|(_, indicator)| Known {
            names: names(indicator),
            indicator: indicator.clone(),
            origin: Origin::Registered,
        });
        let mut indicators: Vec<Known> = registered.collect();
        let held: BTreeSet<String> = indicators.iter().map(|known| known.indicator.id.clone()).collect();
        indicators.extend(catalogue.iter().filter(|known| !held.contains(&known.id)).map(|known| Known {
            names: names_of(known),
            indicator: known.clone(),
            origin: Origin::Catalogue,
        }));
        let lang = site.settings.source_lang();
        let text = |text: &Localized| if text.has("zh") { text.text("zh") } else { text.text(lang) }.to_owned();
        let organization = |one: &Organization| KnownOrganization {
            id: one.id.clone(),
            name: text(&one.name),
            short: one.short.as_ref().map(text),
            within: one.within.map(|id| site.organizations[id].id.clone()),
            origin: Origin::Registered,
        };
        let mut by_name: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        indicators.iter().enumerate().for_each(|(index, known)| enter(&mut by_name, known, index));
        Registry {
            indicators,
            by_name,
            organizations: site.organizations.iter().map(|(_, one)| organization(one)).collect(),
            languages: site.settings.languages.clone(),
            units: site.settings.units.clone(),
            topics: site.settings.topics.iter().map(|(id, _)| id.clone()).collect(),
        }
    }

    /// The number of the indicator of an id, name or alias.
    pub fn find(&self, text: &str) -> Option<usize> {
        let wanted = Name::of(text).folded;
        let by_id = self.indicators.iter().position(|known| known.indicator.id == text.trim());
        by_id.or_else(|| self.named(&wanted).first().copied())
    }

    /// Makes sure that a statement may use an indicator: one of the catalogue becomes a proposal, and a proposal learns a
    /// unit of another dimension. Whether a registered one may be used was asked before.
    pub fn adopt(&mut self, index: usize, unit: Option<Unit>) {
        let topics = self.topics.clone();
        let Some(known) = self.indicators.get_mut(index) else { return };
        if known.origin == Origin::Catalogue {
            known.origin = Origin::Proposed;
            known.indicator.topic = known.indicator.topic.take().filter(|topic| topics.contains(topic));
            // Of several units the first that is used is canonical.
            let used = unit
                .as_ref()
                .and_then(|unit| known.indicator.units.iter().position(|one| one.dimension == unit.dimension));
            known.indicator.units.swap(0, used.unwrap_or(0));
        }
        if let Some(unit) = unit
            && known.origin == Origin::Proposed
            && known.indicator.units.iter().all(|one| one.dimension != unit.dimension)
        {
            known.indicator.units.push(unit);
        }
    }

    /// Adds a proposed indicator, under an id that is free.
    pub fn propose(&mut self, mut indicator: Indicator) -> usize {
        let taken = |id: &str| self.indicators.iter().any(|known| known.indicator.id == id);
        indicator.id = identifier::free(&indicator.id, taken);
        let known = Known { names: names_of(&indicator), indicator, origin: Origin::Proposed };
        enter(&mut self.by_name, &known, self.indicators.len());
        self.indicators.push(known);
        self.indicators.len() - 1
    }

    /// Takes back the last proposal.
    pub fn withdraw(&mut self) {
        let Some(known) = self.indicators.pop() else { return };
        for name in known.names {
            if let Some(list) = self.by_name.get_mut(&name.folded) {
                list.retain(|index| *index < self.indicators.len());
            }
        }
    }

    /// Numbers of the indicators that have a folded name.
    pub fn named(&self, folded: &str) -> &[usize] {
        self.by_name.get(folded).map(Vec::as_slice).unwrap_or_default()
    }

    /// The organization of an id, name or short name.
    pub fn organization(&self, text: &str) -> Option<&KnownOrganization> {
        let text = text.trim();
        self.organizations.iter().find(|one| one.id == text || one.name == text || one.short.as_deref() == Some(text))
    }

    /// Adds a proposed organization, and gives its id.
    pub fn propose_organization(&mut self, name: &str, short: Option<String>, within: Option<String>) -> String {
        let taken = |id: &str| self.organizations.iter().any(|one| one.id == id);
        let id = identifier::free(&identifier::of_organization(name), taken);
        let proposed =
            KnownOrganization { id: id.clone(), name: name.to_owned(), short, within, origin: Origin::Proposed };
        self.organizations.push(proposed);
        id
    }

    /// The language that names of documents are in: Chinese, where the site has it.
    pub fn lang(&self) -> &str {
        let zh = self.languages.iter().find(|lang| *lang == "zh");
        zh.or(self.languages.first()).map_or("zh", String::as_str)
    }
}

impl Known {
    /// The name in Chinese, or else in whatever language there is.
    pub fn title(&self) -> &str {
        self.indicator.name.text("zh")
    }

    /// Whether figures of a dimension may stand under the indicator. Places are written as bare numbers, too.
    pub fn measures(&self, dimension: &Dimension) -> bool {
        self.indicator.units.iter().any(|unit| unit.dimension == *dimension)
    }

    /// Whether figures are of plans, without a time of their own: 项目总投资, 规划用地.
    pub fn is_planned(&self) -> bool {
        self.indicator.id.ends_with("-planned")
    }

    /// Whether figures are percentages.
    pub fn is_percentage(&self) -> bool {
        self.indicator.unit().is_percent()
    }
}

fn enter(by_name: &mut BTreeMap<String, Vec<usize>>, known: &Known, index: usize) {
    for name in &known.names {
        let list = by_name.entry(name.folded.clone()).or_default();
        if list.last() != Some(&index) {
            list.push(index);
        }
    }
}

fn names_of(indicator: &Indicator) -> Vec<Name> {
    let texts = indicator.name.by_lang.iter().map(|(lang, text)| (lang, text.as_str()));
    let aliases = indicator.aliases.iter().flat_map(|(lang, list)| list.iter().map(move |text| (lang, text.as_str())));
    // Documents are Chinese: other languages' names cannot be found in them.
    let chinese = texts.chain(aliases).filter(|(lang, text)| *lang == "zh" || !text.is_ascii());
    chinese.map(|(_, text)| Name::of(text)).filter(|name| !name.folded.is_empty()).collect()
}

fn share_dimension(a: &Indicator, b: &Indicator) -> bool {
    a.units.iter().any(|unit| b.units.iter().any(|other| unit.dimension == other.dimension))
}
