//! What several pages show alike: the chart of a series stands on the page of every report that has a figure of it, and
//! its shape in the details of each of these figures. It is drawn for the first of them.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::Request;
use super::choose::chart_of;
use super::line::{sparkline_of, table};
use super::strand::{Extent, Strand};
use crate::derive::Series;
use crate::model::ObservationId;
use crate::period::Period;
use crate::render::Writer;
use crate::render::views::ChartView;

/// Drawings that are kept, of each kind. Pages with the same ones mostly follow each other, so few are made twice; a
/// chart takes 20 kB with its file, a shape 1 kB.
const CHARTS_MAX: usize = 128;
const SHAPES_MAX: usize = 1024;

/// What is drawn alike: a strand, by the first figure of its series, in a language.
type Key = (usize, ObservationId, Extent);

/// The shape of a strand, with the periods at its ends.
pub type Shape = (String, Period, Period);

/// Drawings of whole strands, for the pages of an edition.
#[derive(Default)]
pub struct Drawings {
    /// By id on the page too.
    charts: Kept<(Key, String), Option<Chart>>,
    shapes: Kept<Key, Option<Shape>>,
}

/// A chart without what differs from page to page, with its file.
struct Chart {
    view: ChartView,
    files: Vec<(String, Vec<u8>)>,
}

/// The chart of a strand on the pages of reports, which lie in one folder: links to files are the same on all of them.
/// The links of the table are not.
pub fn chart(w: &Writer<'_>, id: String, strand: &Strand<'_>) -> Option<ChartView> {
    let strands = std::slice::from_ref(strand);
    let draw = || {
        let apart = w.apart();
        let view = chart_of(&apart, &Request::of(id.clone()), strands)?;
        Some(Chart { view: ChartView { table: None, ..view }, files: apart.take_files() })
    };
    let key = (key(w, strand.series, strand.extent)?, id.clone());
    let chart = w.edition.drawings.charts.get(key, CHARTS_MAX, draw);
    let Chart { view, files } = chart.as_ref().as_ref()?;
    files.iter().for_each(|(path, bytes)| w.bring_along(path.clone(), bytes.clone()));
    Some(ChartView { table: Some(table(w, strands)), ..view.clone() })
}

/// The shape of a strand of levels.
pub fn shape(w: &Writer<'_>, series: &Series, extent: Extent) -> Option<Shape> {
    let draw = || {
        let strand = Strand::of_levels(w.site(), series).into_iter().find(|strand| strand.extent == extent)?;
        let (first, last) = strand.ends()?;
        Some((sparkline_of(w, &strand)?, first.period, last.period))
    };
    let shape = w.edition.drawings.shapes.get(key(w, series, extent)?, SHAPES_MAX, draw);
    shape.as_ref().clone()
}

fn key(w: &Writer<'_>, series: &Series, extent: Extent) -> Option<Key> {
    Some((w.lang, series.points.first()?.current, extent))
}

/// Values that are made once as long as they are kept.
struct Kept<K, V>(Mutex<BTreeMap<K, Arc<V>>>);

impl<K, V> Default for Kept<K, V> {
    fn default() -> Kept<K, V> {
        Kept(Mutex::default())
    }
}

impl<K: Ord, V> Kept<K, V> {
    /// The value of a key. Where there are too many, all are let go.
    fn get(&self, key: K, most: usize, make: impl FnOnce() -> V) -> Arc<V> {
        if let Some(value) = self.lock().get(&key) {
            return Arc::clone(value);
        }
        // Other threads go on meanwhile.
        let value = Arc::new(make());
        let mut kept = self.lock();
        if kept.len() >= most {
            kept.clear();
        }
        kept.insert(key, Arc::clone(&value));
        value
    }

    fn lock(&self) -> MutexGuard<'_, BTreeMap<K, Arc<V>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
