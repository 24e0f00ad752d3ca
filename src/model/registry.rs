//! The registries: indicators and organizations.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::{IndicatorId, OrganizationId};
use crate::lang::Localized;
use crate::period::Period;
use crate::quantity::Unit;
use crate::source::Span;

/// What kind of measure an indicator is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum IndicatorKind {
    /// 流量: adds up over time.
    Flow,
    /// 存量: stands at an instant.
    Stock,
    Ratio,
    Index,
    Rank,
}

impl IndicatorKind {
    /// All of them.
    pub fn all() -> [IndicatorKind; 5] {
        [IndicatorKind::Flow, IndicatorKind::Stock, IndicatorKind::Ratio, IndicatorKind::Index, IndicatorKind::Rank]
    }

    /// As written in the registry.
    pub fn as_str(self) -> &'static str {
        match self {
            IndicatorKind::Flow => "flow",
            IndicatorKind::Stock => "stock",
            IndicatorKind::Ratio => "ratio",
            IndicatorKind::Index => "index",
            IndicatorKind::Rank => "rank",
        }
    }
}

/// What prices and scope a growth rate refers to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum GrowthBasis {
    /// 现价: the ratio of two published levels.
    Nominal,
    /// 可比价: not derivable from levels.
    Real,
    /// 同口径: the scope is redrawn; not derivable from levels.
    LikeForLike,
    /// Counts, ratios: no prices at all.
    None,
}

impl GrowthBasis {
    /// All of them.
    pub fn all() -> [GrowthBasis; 4] {
        [GrowthBasis::Nominal, GrowthBasis::Real, GrowthBasis::LikeForLike, GrowthBasis::None]
    }

    /// As written in the registry and in data files.
    pub fn as_str(self) -> &'static str {
        match self {
            GrowthBasis::Nominal => "nominal",
            GrowthBasis::Real => "real",
            GrowthBasis::LikeForLike => "like-for-like",
            GrowthBasis::None => "none",
        }
    }
}

/// Which direction is good.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Better {
    Up,
    Down,
    #[default]
    None,
}

impl Better {
    /// All of them.
    pub fn all() -> [Better; 3] {
        [Better::Up, Better::Down, Better::None]
    }

    /// As written in the registry.
    pub fn as_str(self) -> &'static str {
        match self {
            Better::Up => "up",
            Better::Down => "down",
            Better::None => "none",
        }
    }
}

/// English noun of a count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Noun {
    pub one: String,
    pub other: String,
}

/// A registered measure.
#[derive(Debug, Clone)]
pub struct Indicator {
    pub id: String,
    pub span: Span,
    pub name: Localized,
    pub aliases: BTreeMap<String, Vec<String>>,
    pub sort_key: Option<String>,
    /// One per dimension; the first is canonical.
    pub units: Vec<Unit>,
    pub kind: IndicatorKind,
    pub growth_basis: GrowthBasis,
    pub better: Better,
    /// Key of `Settings::topics`.
    pub topic: Option<String>,
    pub definition: Option<Localized>,
    pub source: Option<Localized>,
    pub noun: BTreeMap<String, Noun>,
    pub items: Vec<(String, Localized)>,
    pub bases: Vec<(String, Localized)>,
    /// Shown as not comparable where a target has no comparable actual.
    pub related: Vec<IndicatorId>,
    /// What readers of its charts should know.
    pub annotations: Vec<Annotation>,
}

/// What readers of a chart should know of one time: a numbered mark in the drawing, and its text below.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Annotation {
    pub period: Period,
    pub text: Localized,
    /// Whose figures it is about; of all where there is none.
    pub organization: Option<OrganizationId>,
}

impl Indicator {
    /// The canonical unit.
    pub fn unit(&self) -> Unit {
        self.units.first().cloned().unwrap_or_else(Unit::number)
    }

    /// Singular and plural of the English noun.
    pub fn noun(&self) -> Option<(&str, &str)> {
        self.noun.get("en").map(|noun| (noun.one.as_str(), noun.other.as_str()))
    }
}

/// Who reports, or whom figures are about.
#[derive(Debug, Clone)]
pub struct Organization {
    pub id: String,
    pub span: Span,
    pub name: Localized,
    pub short: Option<Localized>,
    pub sort_key: Option<String>,
    pub within: Option<OrganizationId>,
    pub url: Option<String>,
    pub formerly: Vec<Localized>,
    /// First and last day within its present boundary; a series breaks there.
    pub from: Option<Date>,
    pub until: Option<Date>,
}

impl Organization {
    /// The short name where there is one.
    pub fn short_name(&self) -> &Localized {
        self.short.as_ref().unwrap_or(&self.name)
    }
}

/// An entry of a registry with `status: draft` or `review`: a public build leaves it out, and says so where it is used.
#[derive(Debug, Clone)]
pub struct Unpublished {
    /// Its id and all that it may be called.
    pub names: Vec<String>,
    /// `draft` or `review`.
    pub status: String,
    /// Where it says so.
    pub place: Span,
}
