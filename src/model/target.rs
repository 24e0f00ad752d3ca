//! Targets: what is to be reached, by when, from where.

use super::observation::place;
use super::{Facet, IndicatorId, Note, OrganizationId, Part, Places, Quote, Rank, ReportId, Share, Standpoint};
use crate::period::Period;
use crate::quantity::{Growth, Quantity};
use crate::source::Span;

/// How hard a target is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tier {
    /// 底线, 确保.
    Floor,
    /// 奋斗.
    Stretch,
}

impl Tier {
    /// As written.
    pub fn as_str(self) -> &'static str {
        match self {
            Tier::Floor => "floor",
            Tier::Stretch => "stretch",
        }
    }
}

/// 约束性 or 预期性.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Nature {
    Binding,
    Expected,
}

impl Nature {
    /// As written.
    pub fn as_str(self) -> &'static str {
        match self {
            Nature::Binding => "binding",
            Nature::Expected => "expected",
        }
    }
}

/// What a level on several years means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Over {
    Total,
    Average,
    EachYear,
}

impl Over {
    /// As written.
    pub fn as_str(self) -> &'static str {
        match self {
            Over::Total => "total",
            Over::Average => "average",
            Over::EachYear => "each-year",
        }
    }
}

/// Where a target starts from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Baseline {
    pub period: Period,
    /// Given only where no observation of that period exists.
    pub value: Option<Quantity>,
    pub span: Span,
}

/// What is to be reached.
#[derive(Debug, Clone)]
pub struct Target {
    pub report: ReportId,
    pub span: Span,
    pub places: Places,
    pub indicator: IndicatorId,
    /// Whom the target is about.
    pub organization: OrganizationId,
    pub reported_by: OrganizationId,
    pub item: Option<Box<Facet>>,
    pub basis: Option<Box<Facet>>,
    /// The due period.
    pub period: Period,
    pub level: Option<Quantity>,
    /// Year on year, for a due period of one year.
    pub growth: Option<Growth>,
    /// Per year, over the due period.
    pub average_growth: Option<Growth>,
    pub rank: Option<Box<Rank>>,
    pub share: Option<Box<Share>>,
    pub over: Option<Over>,
    pub baseline: Option<Box<Baseline>>,
    pub tier: Option<Tier>,
    pub nature: Option<Nature>,
    pub quote: Option<Quote>,
    pub note: Option<Note>,
    /// Permalink within its report: `target.<indicator>…`.
    pub anchor: String,
}

impl Target {
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

    /// Months that a flow has for the number, as seen from a part of the due period: those of the due period. A number
    /// per year has those of a year; several years are held against it as they are.
    pub fn months_spread(&self, part: Period) -> i32 {
        match self.over {
            Some(Over::Average | Over::EachYear) => part.months().max(12),
            Some(Over::Total) | None => self.period.months(),
        }
    }
}
