//! Facts → charts: which figures may stand on one chart, what it says in words, the same figures as a table, and the
//! file to download. Drawing itself is `crate::chart`.

mod axis;
mod labels;
mod room;
mod strand;
mod texts;
mod annotations;
mod line;
mod two;
mod bars;
mod waterfall;
mod rates;
mod targets;
mod choose;
mod shared;
mod pairs;
mod block;

#[cfg(test)]
mod tests;

pub use axis::AxisUnit;
pub use block::block;
pub use choose::{indicator_charts, organization_charts, report_charts};
pub use line::{shape, sparkline};
pub use pairs::{pair_chart, shared_charts};
pub use room::wanted;
pub use shared::Drawings;
pub use strand::{Extent, Strand, break_between, is_adjacent};
pub use targets::target_chart;

use super::Writer;
use super::views::{ChartView, TableView};
use crate::chart::{Head, Palette, Svg, inline_pair};
use crate::model::{Annotation, DataFormat, IndicatorId, TargetId};
use crate::urls::PageId;

/// More series than this cannot be told apart.
const SERIES_MAX: usize = 6;
/// More panels or rows than this are searched, not seen.
const CROWD_MAX: usize = 12;

/// What a chart is made with beside its figures.
#[derive(Default)]
struct Request<'a> {
    id: String,
    /// Those that may lie ahead of its figures.
    targets: &'a [TargetId],
    /// Beside those of the indicator.
    annotations: &'a [Annotation],
    /// Whether the page gives it little space.
    is_small: bool,
}

impl Request<'_> {
    fn of(id: String) -> Self {
        Request { id, ..Request::default() }
    }
}

/// What stands around a drawing.
#[derive(Default)]
struct Words {
    id: String,
    title: String,
    subtitle: String,
    summary: String,
    notes: Vec<String>,
    /// The texts of the numbered marks.
    annotations: Vec<String>,
    table: TableView,
    /// Whose data file holds the figures.
    indicator: Option<IndicatorId>,
    /// Whether it always has little space, so that the narrow drawing will do.
    is_small: bool,
}

impl Words {
    fn head(&self) -> Head<'_> {
        Head { id: &self.id, title: &self.title, desc: &self.summary }
    }
}

/// Puts a drawing in both widths together with its words, and attaches the file to download.
fn finish(w: &Writer<'_>, words: Words, wide: &Svg, narrow: &Svg) -> ChartView {
    let settings = &w.site().settings;
    let source = settings.base_url.clone().unwrap_or_else(|| w.text(&settings.title).to_owned());
    let caption = w.t("chart-file-caption", &[("subtitle", words.subtitle.as_str().into()), ("source", source.into())]);
    let file = w.attach(&format!("{}.svg", words.id), wide.standalone(&Palette::LIGHT, &caption).into_bytes());
    let csv = words
        .indicator
        .filter(|_| settings.has_data(DataFormat::Csv))
        .map(|id| w.href_to(&PageId::Data(format!("indicators/{}.csv", w.site().indicators[id].id))));
    ChartView {
        svg: inline_pair((!words.is_small).then_some(wide), narrow),
        file: Some(file),
        csv,
        id: words.id,
        title: words.title,
        subtitle: words.subtitle,
        summary: words.summary,
        notes: words.notes,
        annotations: words.annotations,
        table: Some(words.table),
    }
}
