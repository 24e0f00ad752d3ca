//! What follows from the facts: series and vintages, changes, revisions, plan against actual. Pure arithmetic on exact
//! decimals; nothing incomparable is compared, and why not is a [`Reason`].

mod series;
mod interval;
mod change;
mod compare;
mod parts;
mod goal;
mod outcome;
mod required;
mod rates;
mod stated;

pub use change::{Change, change, coarsest_places, compound_growth, growth_rate, implied_prior, incomparable};
pub use compare::{Pair, PairRow, Reasons, pairs, reasons, years_of};
pub use goal::Verdict;
pub use interval::{Interval, growth_factor};
pub use outcome::{Actual, Base, Outcome};
pub use parts::{ChangeSplit, Split, Steps, Unsplit, split, steps};
pub use rates::convert;
pub use required::required_level;
pub use series::{Point, Revision, Series, Standing, differs, growth_differs, levels_differ};
pub use stated::{Contradiction, GrowthPath, RateKind, contradiction, growth_path};

use std::collections::HashMap;

use rayon::prelude::*;

use crate::diag::Diagnostics;
use crate::model::{GrowthBasis, ObservationId, Site, Standpoint, TargetId};
use crate::period::Period;

/// Why two figures are not compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// Other months: January to October against a full year.
    Span(Period, Period),
    /// Another basis (口径) on the same indicator.
    Basis,
    /// Only a related indicator has figures: another coverage.
    Coverage,
    Currency,
    /// Another dimension than money.
    Unit,
    /// The organization's boundary changed between the two.
    Boundary,
    /// Growth is real or like-for-like, so that levels don't give it.
    Growth(GrowthBasis),
    /// One of the two has no level.
    NoValue,
    /// One of the two is a bound, a range or an approximation.
    Bound,
    /// The indicator has no direction and the target no comparator.
    Direction,
}

impl Reason {
    /// As in data files and as the key of its words: `reason-span`.
    pub fn as_str(self) -> &'static str {
        match self {
            Reason::Span(..) => "span",
            Reason::Basis => "basis",
            Reason::Coverage => "coverage",
            Reason::Currency => "currency",
            Reason::Unit => "unit",
            Reason::Boundary => "boundary",
            Reason::Growth(GrowthBasis::Real) => "growth-basis-real",
            Reason::Growth(GrowthBasis::LikeForLike) => "growth-basis-like-for-like",
            Reason::Growth(_) => "growth-basis-none",
            Reason::NoValue => "no-value",
            Reason::Bound => "bound",
            Reason::Direction => "direction",
        }
    }
}

/// All that is derived from a site.
#[derive(Debug, Clone, Default)]
pub struct Derived {
    /// By indicator (registry order), organization, item, basis, dimension.
    pub series: Vec<Series>,
    /// By observation number: where it stands in its series.
    pub standings: Vec<Standing>,
    /// By observation number: its series.
    pub series_of: Vec<usize>,
    pub revisions: Vec<Revision>,
    /// By target number.
    pub outcomes: Vec<Outcome>,
}

impl Derived {
    /// Where an observation stands among the vintages of its key.
    pub fn standing(&self, id: ObservationId) -> Standing {
        self.standings.get(id.index()).copied().unwrap_or(Standing::Current)
    }

    /// Whether the observation is the value that counts for its key.
    pub fn is_current(&self, id: ObservationId) -> bool {
        self.standing(id) == Standing::Current
    }

    /// The series that an observation belongs to.
    pub fn series_of(&self, id: ObservationId) -> Option<&Series> {
        self.series_of.get(id.index()).and_then(|index| self.series.get(*index))
    }

    /// The series of every standpoint: one per dimension.
    pub fn by_standpoint(&self) -> HashMap<Standpoint<'_>, Vec<&Series>> {
        let mut by_standpoint: HashMap<Standpoint<'_>, Vec<&Series>> = HashMap::new();
        for series in &self.series {
            by_standpoint.entry(series.standpoint()).or_default().push(series);
        }
        by_standpoint
    }

    /// What became of a target.
    pub fn outcome(&self, id: TargetId) -> Option<&Outcome> {
        self.outcomes.get(id.index())
    }
}

/// Derives everything.
pub fn derive(site: &Site, found: &mut Diagnostics) -> Derived {
    let mut derived = series::series(site, found);
    let by_standpoint = series::Lookup::new(site, &derived.series);
    let targets: Vec<_> = site.targets.iter().collect();
    let outcomes: Vec<Outcome> =
        targets.par_iter().map(|(_, target)| outcome::outcome(site, &derived.series, &by_standpoint, target)).collect();
    derived.outcomes = outcomes;
    derived
}
