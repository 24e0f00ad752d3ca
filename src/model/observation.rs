//! Observations: one indicator of one organization for one period.

use super::{GrowthBasis, IndicatorId, OrganizationId, ReportId};
use crate::lang::Localized;
use crate::period::Period;
use crate::quantity::{Dimension, Growth, Quantity};
use crate::source::Span;

/// SDMX CL_OBS_STATUS.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum ObservationStatus {
    #[default]
    Normal,
    Provisional,
    Estimated,
    Forecast,
    Missing,
    NotCollected,
    CannotExist,
    Suppressed,
}

impl ObservationStatus {
    /// The code of CL_OBS_STATUS.
    pub fn code(self) -> &'static str {
        match self {
            ObservationStatus::Normal => "A",
            ObservationStatus::Provisional => "P",
            ObservationStatus::Estimated => "E",
            ObservationStatus::Forecast => "F",
            ObservationStatus::Missing => "O",
            ObservationStatus::NotCollected => "L",
            ObservationStatus::CannotExist => "M",
            ObservationStatus::Suppressed => "Q",
        }
    }

    /// Whether the status stands in place of a value.
    pub fn is_without_value(self) -> bool {
        use ObservationStatus::{CannotExist, Missing, NotCollected, Suppressed};
        matches!(self, Missing | NotCollected | CannotExist | Suppressed)
    }

    /// All, in the order of the glossary.
    pub fn all() -> [ObservationStatus; 8] {
        use ObservationStatus::{
            CannotExist, Estimated, Forecast, Missing, Normal, NotCollected, Provisional, Suppressed,
        };
        [Normal, Provisional, Estimated, Forecast, Missing, NotCollected, CannotExist, Suppressed]
    }
}

/// An item or a basis: a declared id, or inline text. Part of an observation's key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facet {
    /// The declared id; inline text is its own key.
    pub key: String,
    pub name: Localized,
    pub declared: bool,
}

/// What a rank orders by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum RankBy {
    #[default]
    Value,
    Growth,
}

impl RankBy {
    /// As in data files.
    pub fn as_str(self) -> &'static str {
        match self {
            RankBy::Value => "value",
            RankBy::Growth => "growth",
        }
    }
}

/// A place among others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rank {
    /// Missing where only the front of the field is claimed (前列).
    pub place: Option<u32>,
    pub by: RankBy,
    pub among: Option<Localized>,
    pub total: Option<u32>,
}

/// A part of a greater whole, in percent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Share {
    pub value: Quantity,
    /// The organization whose figure is the whole.
    pub of: Option<OrganizationId>,
    /// The whole in words, where it is no organization.
    pub of_text: Option<Localized>,
}

/// Average growth per year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Average {
    pub growth: Growth,
    /// From the base year to the last: 2017..2020.
    pub over: Period,
}

/// The sentence of the prose that states the figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quote {
    pub text: String,
    pub span: Span,
}

/// A remark in the languages of the site.
pub type Note = Localized;

/// One number, or other particular, of a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    Level,
    /// Year on year, of a target too.
    Yoy,
    Mom,
    SinceYearStart,
    /// Average growth per year, of a target too.
    Average,
    Rank,
    Share,
    Period,
}

/// Where the particulars of a figure stand in the front matter; one that is not listed stands with the figure.
pub type Places = Vec<(Part, Span)>;

/// Whose figure it is, and of what: all of the key but the period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Standpoint<'a> {
    pub indicator: IndicatorId,
    pub organization: OrganizationId,
    pub item: Option<&'a str>,
    pub basis: Option<&'a str>,
}

/// One indicator (and item, basis) of one organization for one period.
#[derive(Debug, Clone)]
pub struct Observation {
    pub report: ReportId,
    /// The whole entry in the front matter.
    pub span: Span,
    pub places: Places,
    pub indicator: IndicatorId,
    /// Whom the figure is about.
    pub organization: OrganizationId,
    pub reported_by: OrganizationId,
    pub item: Option<Box<Facet>>,
    pub basis: Option<Box<Facet>>,
    /// Of a stock: the instant at the end of whatever span was given.
    pub period: Period,
    pub level: Option<Quantity>,
    pub yoy: Option<Growth>,
    pub yoy_basis: GrowthBasis,
    pub mom: Option<Growth>,
    pub since_year_start: Option<Growth>,
    pub average: Option<Box<Average>>,
    pub rank: Option<Box<Rank>>,
    pub share: Option<Box<Share>>,
    pub status: ObservationStatus,
    pub quote: Option<Quote>,
    pub source: Option<Localized>,
    pub note: Option<Note>,
    /// Permalink within its report: `<indicator>[.<item>][.<about>].<period>[.n]`.
    pub anchor: String,
}

impl Observation {
    /// The key without the period.
    pub fn standpoint(&self) -> Standpoint<'_> {
        Standpoint {
            indicator: self.indicator,
            organization: self.organization,
            item: self.item.as_deref().map(|facet| facet.key.as_str()),
            basis: self.basis.as_deref().map(|facet| facet.key.as_str()),
        }
    }

    /// Where a particular stands in the front matter.
    pub fn place(&self, part: Part) -> Span {
        place(&self.places, part).unwrap_or(self.span)
    }

    /// Dimension of the level; `None` where only growth, rank or share is stated.
    pub fn dimension(&self) -> Option<&Dimension> {
        self.level.as_ref().map(|level| &level.unit.dimension)
    }
}

/// The place of a particular; `None` where it has none of its own.
pub(super) fn place(places: &Places, part: Part) -> Option<Span> {
    places.iter().find(|(known, _)| *known == part).map(|(_, span)| *span)
}
