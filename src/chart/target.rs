//! Targets against actual figures: one bullet bar per row.
//!
//! All rows share a scale in percent of the target, so that different units can stand together and all
//! target marks are in one line; for a negative target this compares sizes. A target of zero has no
//! percentage: its row gets a scale of its own around zero.

use rust_decimal::Decimal;

use super::bar;
use super::canvas::{self, Group, Layer, Pen};
use super::ink::Ink;
use super::scale::{Ruler, Scale};
use super::svg::{self, Svg};
use super::target_text::Texts;
use super::{Figure, Head, Size};

const BAR_HEIGHT: f64 = 14.0;
/// How far the target's mark reaches beyond the bar.
const OVERHANG: f64 = 5.0;
/// Space between text and bar, and between two rows.
const TEXT_GAP: f64 = 8.0;
const ROW_GAP: f64 = 24.0;
/// Half the width of the target's mark; the scale keeps this distance from the ends.
const MARK_HALF: f64 = 1.5;

/// A target and what was reached of it.
#[derive(Clone, Debug)]
pub struct TargetRow {
    /// The indicator.
    pub name: String,
    /// What was reached, if it is known.
    pub actual: Option<Figure>,
    /// The target, or the lower bound of its range.
    pub target: Decimal,
    /// The upper bound of a range.
    pub target_max: Option<Decimal>,
    /// Where the way to the target began.
    pub baseline: Option<Decimal>,
    /// The formatted target, such as “target ≥ 1,200”.
    pub target_label: String,
}

/// A chart of targets against actual figures.
#[derive(Clone, Debug)]
pub struct TargetChart<'a> {
    /// Id and text alternative.
    pub head: Head<'a>,
    /// The rows from top to bottom.
    pub rows: Vec<TargetRow>,
}

impl TargetChart<'_> {
    /// Draws the chart for a width; its height follows from the number of rows.
    #[must_use]
    pub fn draw(&self, size: Size) -> Svg {
        let width = size.width();
        let texts = Texts::all(&self.rows, width);
        let mut tops = Vec::new();
        let mut height = 0.0;
        for text in &texts {
            tops.push(height);
            height += text.height() + TEXT_GAP + BAR_HEIGHT + ROW_GAP;
        }
        // The last row keeps the space its marks need below the bar.
        let drawing = (width, (height - ROW_GAP + OVERHANG + 3.0).max(1.0));
        let shares = self.shares();
        let mut layers = Vec::new();
        for ((row, text), top) in self.rows.iter().zip(&texts).zip(tops) {
            layers.extend(text.draw(drawing, top));
            let top = top + text.height() + TEXT_GAP;
            layers.extend(draw_bar(row, &shares, drawing, top));
        }
        Svg {
            class: format!("chart-target rows {}", size.name()),
            id: svg::id_prefix(self.head.id, size.name()),
            title: self.head.title.to_owned(),
            desc: self.head.desc.to_owned(),
            size: drawing,
            layers,
        }
    }

    /// The shared scale in percent of the target.
    fn shares(&self) -> Scale {
        let shares =
            self.rows.iter().flat_map(|row| row.values().filter_map(|value| row.share(value)).collect::<Vec<_>>());
        // It reaches beyond 100, so that the mark never stands at its end.
        let least = (Decimal::ZERO, Decimal::from(115));
        let (low, high) = shares.fold(least, |(low, high), share| (low.min(share), high.max(share)));
        Scale::bare(low.max(SHARE_MIN.into()), high.min(SHARE_MAX.into()))
    }
}

/// Bars longer than this share of the target, to the right or left, are cut and marked as cut.
const SHARE_MAX: i32 = 200;
const SHARE_MIN: i32 = -100;

impl TargetRow {
    fn values(&self) -> impl Iterator<Item = Decimal> {
        let actual = self.actual.as_ref().map(|actual| actual.value);
        [actual, Some(self.target), self.target_max, self.baseline].into_iter().flatten()
    }

    /// A value in percent of the target.
    fn share(&self, value: Decimal) -> Option<Decimal> {
        value.checked_div(self.target)?.checked_mul(Decimal::ONE_HUNDRED)
    }

    /// Whether the actual figure is beyond the end of the shared scale: left, right.
    fn is_cut(&self) -> (bool, bool) {
        let share = self.actual.as_ref().and_then(|actual| self.share(actual.value));
        share.map_or((false, false), |share| (share < SHARE_MIN.into(), share > SHARE_MAX.into()))
    }
}

/// Maps the values of a row to the width of the drawing.
struct RowRuler<'a> {
    row: &'a TargetRow,
    is_shared: bool,
    ruler: Ruler,
}

impl RowRuler<'_> {
    fn new<'a>(row: &'a TargetRow, shares: &Scale, width: f64) -> RowRuler<'a> {
        let is_shared = row.values().all(|value| row.share(value).is_some());
        let ends = (MARK_HALF, width - MARK_HALF);
        let shared = Ruler::new(shares.clone(), ends.0, ends.1);
        if is_shared {
            return RowRuler { row, is_shared, ruler: shared };
        }
        // Zero stays in line with the other rows where nothing is left of it.
        let has_negative = row.values().any(|value| value < Decimal::ZERO);
        let start = if has_negative { ends.0 } else { shared.at(Decimal::ZERO) };
        let ruler = Ruler::new(Scale::tight(row.values()), start, ends.1);
        RowRuler { row, is_shared, ruler }
    }

    fn at(&self, value: Decimal) -> f64 {
        let share = if self.is_shared { self.row.share(value) } else { None };
        self.ruler.at(share.unwrap_or(value))
    }
}

fn draw_bar(row: &TargetRow, shares: &Scale, size: (f64, f64), top: f64) -> Vec<Layer> {
    let bottom = top + BAR_HEIGHT;
    let (left, right) = (0.0, size.0);
    let ruler = RowRuler::new(row, shares, size.0);
    let target = ruler.at(row.target);
    let zero = ruler.at(Decimal::ZERO);
    // A bar that starts at the end of the track begins with it.
    let start = if zero <= MARK_HALF { left } else { zero };
    let back = canvas::draw(size, Group::Frame(Ink::Track), |pen| {
        pen.rect((left, top), (right, bottom), Ink::Track, "");
        if let Some(max) = row.target_max {
            pen.rect((target, top), (ruler.at(max), bottom), Ink::Range, &row.target_label);
        }
    });
    let bar = canvas::draw(size, Group::Series(1, None), |pen| {
        if let Some(actual) = &row.actual {
            let end = ruler.at(actual.value);
            pen.rect((start, top + 3.0), (end, bottom - 3.0), bar::ink(actual.mark), &actual.note);
        }
    });
    let marks = canvas::draw(size, Group::Frame(Ink::TargetBar), |pen| {
        let (is_cut_left, is_cut_right) = row.is_cut();
        if is_cut_left {
            cut(pen, left + 4.0, top);
        }
        if is_cut_right {
            cut(pen, right - 20.0, top);
        }
        if start > left {
            pen.line((zero, top), (zero, bottom), Ink::Axis);
        }
        if let Some(baseline) = row.baseline {
            let (x, y) = (ruler.at(baseline), bottom + 1.0);
            pen.polygon(&[(x, y), (x + 4.0, y + 6.0), (x - 4.0, y + 6.0)], Ink::Baseline, "");
        }
        let (from, to) = ((target - MARK_HALF, top - OVERHANG), (target + MARK_HALF, bottom + OVERHANG));
        pen.rect(from, to, Ink::TargetBar, &row.target_label);
    });
    vec![back, bar, marks]
}

/// Two slanted gaps near the end of a bar: it goes on.
fn cut(pen: &mut Pen<'_>, left: f64, top: f64) {
    let bottom = top + BAR_HEIGHT;
    for x in [left, left + 8.0] {
        let gap = [(x, bottom), (x + 4.0, bottom), (x + 8.0, top), (x + 4.0, top)];
        pen.polygon(&gap, Ink::Gap, "");
    }
}
