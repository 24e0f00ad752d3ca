//! What may stand on one line: the points of a series that cover the same months of the year.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::chart::Mark;
use crate::derive::{Point, Reason, Series, incomparable};
use crate::model::{Observation, ObservationId, ObservationStatus, Site};
use crate::period::Period;
use crate::quantity::Quantity;

/// The part of the year that figures cover; figures of one extent are comparable in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Extent {
    /// Months, both included, and the number of years between their years.
    Months { start: i8, end: i8, years: i16 },
    /// Dates.
    Instant,
}

impl Extent {
    /// The extent of a period; `None` where there is no time.
    pub fn of(period: Period) -> Option<Extent> {
        match period {
            Period::None => None,
            Period::Instant(_) => Some(Extent::Instant),
            Period::Span { start, end } => {
                Some(Extent::Months { start: start.month, end: end.month, years: end.year - start.year })
            }
        }
    }

    /// Whether the extent is longer than what lies within one calendar year: such spans overlap.
    pub fn is_long(self) -> bool {
        matches!(self, Extent::Months { years, .. } if years > 0)
    }
}

/// Comparable figures of one organization over time.
#[derive(Debug, Clone)]
pub struct Strand<'a> {
    pub series: &'a Series,
    pub extent: Extent,
    /// By time.
    pub points: Vec<&'a Point>,
}

impl<'a> Strand<'a> {
    /// The strands of a series; `keep` chooses the points.
    pub fn all(series: &'a Series, keep: impl Fn(&Point) -> bool) -> Vec<Strand<'a>> {
        let mut strands: BTreeMap<Extent, Vec<&Point>> = BTreeMap::new();
        for point in series.points.iter().filter(|point| keep(point)) {
            if let Some(extent) = Extent::of(point.period) {
                strands.entry(extent).or_default().push(point);
            }
        }
        strands.into_iter().map(|(extent, points)| Strand { series, extent, points }).collect()
    }

    /// The strands of a series whose points have levels.
    pub fn of_levels(site: &Site, series: &'a Series) -> Vec<Strand<'a>> {
        Strand::all(series, |point| base_of(site, point.current).is_some())
    }

    /// The points with their exact values in the base unit.
    pub fn levels<'s>(&self, site: &'s Site) -> impl Iterator<Item = (&'a Point, &'s Quantity, Decimal)> {
        self.points.iter().filter_map(move |point| {
            let level = site.observations[point.current].level.as_ref()?;
            Some((*point, level, level.base()?))
        })
    }

    /// The largest size among the levels, in the base unit.
    pub fn largest(&self, site: &Site) -> Decimal {
        self.levels(site).map(|(_, _, base)| base.abs()).max().unwrap_or_default()
    }

    /// First and last point.
    pub fn ends(&self) -> Option<(&'a Point, &'a Point)> {
        Some((self.points.first()?, self.points.last()?))
    }
}

fn base_of(site: &Site, id: ObservationId) -> Option<Decimal> {
    site.observations[id].level.as_ref().and_then(Quantity::base)
}

/// Where a period stands on an axis of years: a span in the year in which it ends, an instant at its date, so that the
/// end of a year stands with that year.
pub fn position(period: Period) -> Option<f64> {
    let end = period.end()?;
    let year = f64::from(end.year());
    Some(match period {
        Period::Instant(date) => {
            let day = f64::from(date.day()) / f64::from(date.days_in_month());
            year - 1.0 + (f64::from(date.month()) - 1.0 + day) / 12.0
        }
        _ => year,
    })
}

/// Whether nothing is missing between two points that follow each other: adjacent years, or dates within one.
pub fn is_adjacent(earlier: Period, later: Period) -> bool {
    match (earlier, later) {
        (Period::Instant(_), Period::Instant(date)) => {
            earlier.shifted(1).and_then(Period::end).is_some_and(|limit| date <= limit)
        }
        _ => later.years_after(earlier) == Some(1),
    }
}

/// Why the line breaks between two points of a strand, other than for want of figures.
pub fn break_between(site: &Site, earlier: &Observation, later: &Observation) -> Option<Reason> {
    incomparable(site, earlier, later).filter(|reason| *reason == Reason::Boundary)
}

/// How firm a figure is drawn.
pub fn mark(status: ObservationStatus) -> Mark {
    match status {
        ObservationStatus::Provisional | ObservationStatus::Estimated => Mark::Provisional,
        ObservationStatus::Forecast => Mark::Forecast,
        _ => Mark::Normal,
    }
}

/// The calendar years that lie between two points without a figure.
pub fn years_between(earlier: Period, later: Period) -> Option<(i16, i16)> {
    let (from, to) = (earlier.end_year()?, later.end_year()?);
    (to - from > 1).then_some((from + 1, to - 1))
}
