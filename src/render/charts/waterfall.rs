//! Waterfalls: a total with its parts, and the change of a total by its parts. Whether parts add up is for `derive`.

use super::axis::AxisUnit;
use super::labels::Labels;
use super::two::figure;
use super::{Words, finish, texts};
use crate::chart::{Axis, Figure, Mark, Role, Size, Step, WaterfallChart};
use crate::derive::{ChangeSplit, Split, Steps};
use crate::model::{Observation, ObservationId};
use crate::period::Period;
use crate::quantity::Quantity;
use crate::render::Writer;
use crate::render::views::{ChartView, FigureView, Link, TableRow, TableView};

/// More steps than this are a table.
const STEPS_MAX: usize = 16;

/// A row of the chart and of the table behind it.
struct Line {
    name: String,
    role: Role,
    /// As drawn; a difference has a sign.
    figure: Figure,
    cell: Option<FigureView>,
}

/// Draws steps; nothing where there are too many of them.
pub fn waterfall_chart(w: &Writer<'_>, id: String, steps: &Steps) -> Option<ChartView> {
    match steps {
        Steps::Parts(split) => parts_chart(w, id, split),
        Steps::Change(split) => change_chart(w, id, split),
    }
}

/// What all lines of a chart have in common.
struct Sheet<'a, 'w> {
    w: &'a Writer<'w>,
    axis: AxisUnit,
    total: &'a Observation,
}

impl Sheet<'_, '_> {
    fn labels<'l>(&'l self, levels: &[&Quantity]) -> Labels<'l> {
        Labels::of(&self.axis, levels.iter().copied())
    }

    /// A reported figure.
    fn reported(&self, id: ObservationId, role: Role, name: String, labels: &Labels<'_>) -> Option<Line> {
        let one = &self.w.site().observations[id];
        let figure = figure(self.w, one, &name, &self.axis, labels)?;
        Some(Line { figure, role, cell: self.w.level(id), name })
    }

    /// A derived one: a difference, or what the parts leave.
    fn derived(&self, level: &Quantity, name: String, label: String) -> Option<Line> {
        let w = self.w;
        let text = w.level_text(self.total.indicator, level);
        let note = texts::noted(w, [text.clone(), name.clone(), w.word("derived")]);
        let figure = Figure { value: self.axis.value(level.base()?), label, note, mark: Mark::Derived };
        let cell = w.derived(text, level.base()?, None);
        Some(Line { name, role: Role::Part, figure, cell: Some(cell) })
    }

    fn item(&self, id: ObservationId) -> String {
        let item = self.w.site().observations[id].item.as_deref();
        item.map(|item| self.w.facet(item).to_owned()).unwrap_or_default()
    }

    fn args(&self, largest: Option<(String, String)>, count: usize) -> Vec<(&'static str, crate::words::Arg)> {
        let (w, total) = (self.w, self.total);
        let level = total.level.as_ref().map(|level| w.level_text(total.indicator, level)).unwrap_or_default();
        let (highest_label, highest) = largest.unwrap_or_default();
        vec![
            ("name", w.text(&w.site().indicators[total.indicator].name).into()),
            ("organization", texts::organization(w, total.organization).into()),
            ("period", if total.period == Period::None { String::new() } else { w.period(total.period) }.into()),
            ("total_is", texts::predicate(w, &level).into()),
            ("total", level.into()),
            ("count", count.into()),
            ("highest_label", highest_label.into()),
            ("highest_is", texts::predicate(w, &highest).into()),
            ("highest", highest.into()),
        ]
    }

    /// `words` without what the lines say: the table, and the note on what the parts leave.
    fn finish(&self, words: Words, lines: Vec<Line>, has_rest: bool) -> ChartView {
        let w = self.w;
        let mut words = words;
        if has_rest {
            words.notes.push(w.word("chart-rest-note"));
        }
        let row = |line: &Line| TableRow {
            head: Link { label: line.name.clone(), ..Link::default() },
            cells: vec![line.cell.clone()],
        };
        words.table.rows = lines.iter().map(row).collect();
        let steps = lines.into_iter().map(|Line { name, role, figure, .. }| Step { name, figure, role }).collect();
        let tick = |value| self.axis.tick(value);
        let chart = WaterfallChart { head: words.head(), axis: Axis { unit: &self.axis.name, tick: &tick }, steps };
        let (wide, narrow) = (chart.draw(Size::Wide), chart.draw(Size::Narrow));
        drop(chart);
        finish(w, words, &wide, &narrow)
    }

    fn words(&self, id: String, title: String, summary: String, span: String, columns: [&str; 2]) -> Words {
        let w = self.w;
        Words {
            id,
            title,
            subtitle: texts::joined(w, [self.axis.name.clone(), span]),
            summary,
            notes: Vec::new(),
            table: TableView {
                caption: w.text(&w.site().indicators[self.total.indicator].name).to_owned(),
                columns: columns.map(|key| w.word(key)).into(),
                rows: Vec::new(),
            },
            indicator: Some(self.total.indicator),
            ..Words::default()
        }
    }
}

fn sheet<'a, 'w>(w: &'a Writer<'w>, total: &'a Observation, levels: &[&Quantity]) -> Sheet<'a, 'w> {
    Sheet { w, axis: AxisUnit::of(w, total.indicator, levels.iter().copied()), total }
}

/// The parts, the largest first, what they leave, and the total.
fn parts_chart(w: &Writer<'_>, id: String, split: &Split) -> Option<ChartView> {
    let site = w.site();
    let total = &site.observations[split.total];
    let ids = split.parts.iter().chain([&split.total]);
    let mut levels: Vec<&Quantity> = ids.filter_map(|id| site.observations[*id].level.as_ref()).collect();
    levels.extend(&split.rest);
    if levels.len() > STEPS_MAX {
        return None;
    }
    let sheet = sheet(w, total, &levels);
    let labels = sheet.labels(&levels);
    let parts = split.parts.iter().filter_map(|id| sheet.reported(*id, Role::Part, sheet.item(*id), &labels));
    let mut lines: Vec<Line> = parts.collect();
    if let Some(rest) = &split.rest {
        let label = labels.text(w, total.indicator, rest);
        lines.extend(sheet.derived(rest, w.word("chart-rest"), label));
    }
    lines.extend(sheet.reported(split.total, Role::Total, w.word("chart-total"), &labels));
    let largest = split.parts.first().map(|id| {
        let level = site.observations[*id].level.as_ref();
        (sheet.item(*id), level.map(|level| w.level_text(total.indicator, level)).unwrap_or_default())
    });
    let args = sheet.args(largest, split.parts.len());
    let span = if split.period == Period::None { String::new() } else { w.period(split.period) };
    let key = if split.period == Period::None { "chart-title-parts-untimed" } else { "chart-title-parts" };
    let (title, summary) = (w.t(key, &args), w.t("chart-parts-summary", &args));
    let words = sheet.words(id, title, summary, span, ["item", "value"]);
    Some(sheet.finish(words, lines, split.rest.is_some()))
}

/// The earlier total, what each part changed, what they leave, and the later total.
fn change_chart(w: &Writer<'_>, id: String, split: &ChangeSplit) -> Option<ChartView> {
    let site = w.site();
    let [old, new] = split.totals.map(|id| &site.observations[id]);
    let mut levels: Vec<&Quantity> = [old, new].into_iter().filter_map(|one| one.level.as_ref()).collect();
    levels.extend(split.parts.iter().map(|(_, difference)| difference));
    levels.extend(&split.rest);
    if levels.len() > STEPS_MAX {
        return None;
    }
    let sheet = sheet(w, new, &levels);
    let labels = sheet.labels(&levels);
    let mut sorted: Vec<&(ObservationId, Quantity)> = split.parts.iter().collect();
    sorted.sort_by_key(|(id, difference)| (std::cmp::Reverse(difference.base()), *id));
    let change =
        |level: &Quantity, name: String| sheet.derived(level, name, labels.difference(w, new.indicator, level));
    let mut lines: Vec<Line> = Vec::new();
    lines.extend(sheet.reported(split.totals[0], Role::Total, w.period(old.period), &labels));
    lines.extend(sorted.iter().filter_map(|(id, difference)| change(difference, sheet.item(*id))));
    lines.extend(split.rest.as_ref().and_then(|rest| change(rest, w.word("chart-rest"))));
    lines.extend(sheet.reported(split.totals[1], Role::Total, w.period(new.period), &labels));
    let largest = sorted.iter().max_by_key(|(_, difference)| difference.value.abs());
    let largest = largest.map(|(id, difference)| (sheet.item(*id), labels.difference(w, new.indicator, difference)));
    let mut args = sheet.args(largest, split.parts.len());
    let first = old.level.as_ref().map(|level| w.level_text(old.indicator, level)).unwrap_or_default();
    args.extend([("first", first.into()), ("first_period", w.period(old.period).into())]);
    let (title, summary) = (w.t("chart-title-steps", &args), w.t("chart-steps-summary", &args));
    let span =
        w.t("chart-steps-span", &[("left", w.period(old.period).into()), ("right", w.period(new.period).into())]);
    let words = sheet.words(id, title, summary, span, ["item", "value"]);
    Some(sheet.finish(words, lines, split.rest.is_some()))
}
