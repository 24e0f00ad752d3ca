//! A line without axes for a table cell or a card: the shape of a series, its last point a dot.

use rust_decimal::Decimal;

use super::canvas::{self, Group};
use super::line::{self, Trace};
use super::scale::{Plane, Plot, Scale};
use super::svg::Svg;
use super::{Mark, Point};

const SIZE: (f64, f64) = (100.0, 28.0);
/// Room for half the dot and half the line's width.
const MARGIN: f64 = 4.0;

/// A small line without axes.
#[derive(Clone, Debug)]
pub struct Sparkline<'a> {
    /// The figures in the order of `x`.
    pub points: &'a [Point],
    /// The text alternative, such as “GDP 2018 to 2024: 812 to 1,157”.
    pub title: &'a str,
}

impl Sparkline<'_> {
    /// Draws it, 100 by 28 units; the class is `chart spark`.
    #[must_use]
    pub fn draw(&self) -> Svg {
        let points = line::finite(self.points);
        let values: Vec<Decimal> = points.iter().map(|point| point.value).collect();
        let (low, high) = (values.iter().min().copied(), values.iter().max().copied());
        let scale = Scale::bare(low.unwrap_or_default(), high.unwrap_or_default());
        let plot = Plot { left: 0.0, right: SIZE.0, top: MARGIN, bottom: SIZE.1 - MARGIN };
        let plane = Plane::new(plot, MARGIN, line::x_range(points.iter().map(|p| p.x)), scale);
        let layer = canvas::draw(SIZE, Group::Series(1, None), |pen| {
            for trace in line::traces(&points, &plane) {
                let Trace { path, ink } = trace;
                pen.path(&path, ink);
            }
            if let Some(last) = points.last() {
                let mark = if last.mark.is_hollow() { Mark::Provisional } else { Mark::Normal };
                pen.circle(plane.at(last.x, last.value), 3.0, line::dot(mark), "");
            }
        });
        Svg {
            class: "spark".to_owned(),
            id: String::new(),
            title: self.title.to_owned(),
            desc: String::new(),
            size: SIZE,
            layers: vec![layer],
        }
    }
}
