//! What a site's registries give to its schemas: ids and names, with what an editor shows beside them.

use crate::model::{Indicator, Organization, Site};
use crate::quantity::{Dimension, Units};

/// What is known of a site; nothing of any other.
#[derive(Debug, Clone, Default)]
pub struct Known {
    /// Codes; the first is the source language. Empty where no site is known.
    pub(super) languages: Vec<String>,
    pub(super) indicators: Option<Vec<Measure>>,
    pub(super) organizations: Option<Vec<Named>>,
    pub(super) topics: Option<Vec<Named>>,
    /// Symbols worth proposing.
    pub(super) units: Vec<String>,
}

/// Something with an id and names.
#[derive(Debug, Clone)]
pub(super) struct Named {
    pub id: String,
    /// Names and aliases as registered, the id not among them.
    pub names: Vec<String>,
    /// What it is called in the site's languages.
    pub about: String,
}

/// An indicator.
#[derive(Debug, Clone)]
pub(super) struct Measure {
    pub named: Named,
    pub numbers: Numbers,
    /// Ids of declared items and bases.
    pub items: Vec<String>,
    pub bases: Vec<String>,
}

/// How an indicator's levels are typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Numbers {
    /// `577亿元`: a number alone says nothing.
    WithUnit,
    /// `102.3`: an index, or the unit `1`.
    Bare,
    /// A place: `2` in the long form, `第2位` in the short one.
    Place,
}

impl Known {
    /// Of no site in particular.
    pub fn nothing() -> Known {
        Known { units: Units::default().known_symbols(), ..Known::default() }
    }

    /// Of a site, drafts included.
    pub fn of(site: &Site) -> Known {
        let topics = site.settings.topics.iter().map(|(id, name)| Named {
            id: id.clone(),
            names: Vec::new(),
            about: told(name.values()),
        });
        Known {
            languages: site.settings.languages.clone(),
            indicators: Some(site.indicators.iter().map(|(_, indicator)| measure(indicator)).collect()),
            organizations: Some(site.organizations.iter().map(|(_, one)| organization(one)).collect()),
            topics: Some(topics.collect()),
            units: site.settings.units.known_symbols(),
        }
    }
}

impl Named {
    /// The id, then the names.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.id.as_str()).chain(self.names.iter().map(String::as_str))
    }
}

fn told<'a>(names: impl Iterator<Item = &'a str>) -> String {
    names.collect::<Vec<_>>().join(" · ")
}

fn distinct<'a>(names: impl Iterator<Item = &'a str>, id: &str) -> Vec<String> {
    let mut distinct: Vec<String> = Vec::new();
    for name in names {
        if !name.is_empty() && name != id && !distinct.iter().any(|known| known == name) {
            distinct.push(name.to_owned());
        }
    }
    distinct
}

fn measure(indicator: &Indicator) -> Measure {
    let unit = indicator.unit();
    let numbers = match unit.dimension {
        Dimension::Place => Numbers::Place,
        Dimension::Index => Numbers::Bare,
        _ if unit.symbol == "1" => Numbers::Bare,
        _ => Numbers::WithUnit,
    };
    let units: Vec<&str> = indicator.units.iter().map(|unit| unit.symbol.as_str()).collect();
    let aliases = indicator.aliases.values().flatten().map(String::as_str);
    let ids = |declared: &[(String, crate::lang::Localized)]| declared.iter().map(|(id, _)| id.clone()).collect();
    Measure {
        named: Named {
            id: indicator.id.clone(),
            names: distinct(indicator.name.values().chain(aliases), &indicator.id),
            about: format!("{} · {} · {}", told(indicator.name.values()), units.join("/"), indicator.kind.as_str()),
        },
        numbers,
        items: ids(&indicator.items),
        bases: ids(&indicator.bases),
    }
}

fn organization(organization: &Organization) -> Named {
    let short = organization.short.iter().flat_map(crate::lang::Localized::values);
    Named {
        id: organization.id.clone(),
        names: distinct(organization.name.values().chain(short), &organization.id),
        about: told(organization.name.values()),
    }
}
