//! What a target asks for, and whether a value reaches it.

use rust_decimal::Decimal;

use crate::model::{Better, Site, Target};
use crate::quantity::{Comparator, Growth, Quantity};

/// What became of a target.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    Met,
    /// An about-target, on the wrong side within tolerance.
    Near,
    Missed,
    OnTrack,
    Behind,
    NotDue,
    /// A report that covers the due date is held and lacks the figure.
    NotReported,
    /// No report that covers the due date is held.
    NoReport,
    NotComparable,
}

impl Verdict {
    /// As in data files.
    pub fn as_str(self) -> &'static str {
        match self {
            Verdict::Met => "met",
            Verdict::Near => "near",
            Verdict::Missed => "missed",
            Verdict::OnTrack => "on-track",
            Verdict::Behind => "behind",
            Verdict::NotDue => "not-due",
            Verdict::NotReported => "not-reported",
            Verdict::NoReport => "no-report",
            Verdict::NotComparable => "not-comparable",
        }
    }

    /// All, in the order of the glossary.
    pub fn all() -> [Verdict; 9] {
        use Verdict::{Behind, Met, Missed, Near, NoReport, NotComparable, NotDue, NotReported, OnTrack};
        [Met, Near, Missed, OnTrack, Behind, NotDue, NotReported, NoReport, NotComparable]
    }
}

/// What kind of number the target names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Aim {
    Level,
    Growth,
    AverageGrowth,
    Rank,
    Share,
}

/// The number to be reached.
pub(super) struct Goal {
    pub(super) aim: Aim,
    pub(super) value: Decimal,
    pub(super) max: Option<Decimal>,
    pub(super) comparator: Option<Comparator>,
    pub(super) better: Better,
}

pub(super) fn goal(site: &Site, target: &Target) -> Option<Goal> {
    let better = site.indicators[target.indicator].better;
    let of_growth = |aim, growth: &Growth| Goal {
        aim,
        value: growth.value,
        max: growth.max,
        comparator: growth.qualifier.as_ref().map(|qualifier| qualifier.comparator),
        better,
    };
    let of_level = |aim, level: &Quantity| {
        let comparator = level.qualifier.as_ref().map(|qualifier| qualifier.comparator);
        level.base().map(|value| Goal { aim, value, max: level.base_max(), comparator, better })
    };
    if let Some(level) = &target.level {
        return of_level(Aim::Level, level);
    }
    if let Some(growth) = &target.growth {
        return Some(of_growth(Aim::Growth, growth));
    }
    if let Some(growth) = &target.average_growth {
        return Some(of_growth(Aim::AverageGrowth, growth));
    }
    if let Some(share) = &target.share {
        return of_level(Aim::Share, &share.value);
    }
    let place = Decimal::from(target.rank.as_deref()?.place?);
    Some(Goal { aim: Aim::Rank, value: place, max: None, comparator: None, better: Better::Down })
}

impl Goal {
    /// The comparator that decides: as written, else at least if up is better, at most if down.
    pub(super) fn effective(&self) -> Option<Comparator> {
        self.comparator.or(match self.better {
            Better::Up => Some(Comparator::AtLeast),
            Better::Down => Some(Comparator::AtMost),
            Better::None => None,
        })
    }

    /// Whether less is to be reached: then only differences are shown.
    pub(super) fn is_ceiling(&self) -> bool {
        self.effective().is_some_and(Comparator::is_upper_bound)
    }

    /// met · near · missed; `None` where neither direction nor comparator is known.
    pub(super) fn verdict(&self, value: Decimal, near: Decimal) -> Option<Verdict> {
        if let Some(max) = self.max {
            let beyond = match self.better {
                Better::Up => value > max,
                Better::Down => value < self.value,
                Better::None => false,
            };
            let within = self.value <= value && value <= max;
            return Some(if within || beyond { Verdict::Met } else { Verdict::Missed });
        }
        let comparator = self.effective()?;
        if comparator != Comparator::About {
            return Some(if comparator.admits(value, self.value) { Verdict::Met } else { Verdict::Missed });
        }
        let right_side = match self.better {
            Better::Up => value >= self.value,
            Better::Down => value <= self.value,
            Better::None => value == self.value,
        };
        let tolerance = self.value.abs().checked_mul(near).unwrap_or_default();
        Some(match (right_side, (value - self.value).abs() <= tolerance) {
            (true, _) => Verdict::Met,
            (false, true) => Verdict::Near,
            (false, false) => Verdict::Missed,
        })
    }

    /// Whether a partial actual keeps to what is required by then.
    pub(super) fn is_on_track(&self, value: Decimal, required: Decimal, near: Decimal) -> Option<bool> {
        let goal = Goal { value: required, max: None, ..*self };
        let goal = Goal { comparator: goal.comparator.map(softened), ..goal };
        goal.verdict(value, near).map(|verdict| verdict != Verdict::Missed)
    }
}

/// On the way "more than" needs no more than "at least".
fn softened(comparator: Comparator) -> Comparator {
    match comparator {
        Comparator::Over => Comparator::AtLeast,
        Comparator::Under => Comparator::AtMost,
        other => other,
    }
}
