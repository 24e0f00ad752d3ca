//! How much of a page its charts may take: what the lists leave, the best charts first.

use super::strand::Strand;
use super::{CROWD_MAX, SERIES_MAX};
use crate::derive::Series;
use crate::render::paging::{CHARTS, Weights};
use crate::render::views::ChartView;
use crate::render::{Edition, Writer};

/// A chart of more points fills a page: it shows fewer series, in one width.
pub const POINTS_MAX: usize = 96;

/// Bytes that are left for charts.
pub struct Room {
    weights: Weights,
    left: usize,
    is_empty: bool,
}

impl Room {
    /// Room for charts on the page that is written.
    pub fn new(w: &Writer<'_>, left: usize) -> Room {
        Room { weights: w.edition.weights, left, is_empty: true }
    }

    /// Draws a chart of so many points where there is room for it. Where there is any, the first is worth its place.
    pub fn draw(&mut self, points: usize, chart: impl FnOnce() -> Option<ChartView>) -> Option<ChartView> {
        let weight = self.weights.chart(points);
        if self.left == 0 || (weight > self.left && !self.is_empty) {
            return None;
        }
        let chart = chart()?;
        self.left = self.left.saturating_sub(weight);
        self.is_empty = false;
        Some(chart)
    }
}

/// How many of these strands one chart shows: twelve, or six of long ones.
pub fn shown(strands: &[Strand<'_>]) -> usize {
    let points = |count: usize| strands.iter().take(count).map(|strand| strand.points.len()).sum::<usize>();
    if points(CROWD_MAX) > POINTS_MAX { SERIES_MAX } else { CROWD_MAX }
}

/// How many points it then draws.
pub fn drawn(strands: &[Strand<'_>]) -> usize {
    strands.iter().take(shown(strands)).map(|strand| strand.points.len()).sum()
}

/// What a page of these series keeps free for charts; nothing where there is nothing to draw.
pub fn wanted<'a>(edition: &Edition, series: impl IntoIterator<Item = &'a Series>) -> usize {
    let points: Vec<usize> = series.into_iter().map(|one| one.points.len()).filter(|points| *points > 0).collect();
    let charts = points.chunks(SERIES_MAX).map(|chunk| edition.weights.chart(chunk.iter().sum()));
    charts.sum::<usize>().min(CHARTS)
}
