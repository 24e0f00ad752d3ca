//! The figures of a workbook beside what was exported and what the reports say now → what is to be written, and what
//! cannot be.

use std::collections::BTreeMap;

use super::Content;
use super::cell::{self, Cell, Pair, Typed, TypedLevel};
use super::grid::{Filled, Grid, Record};
use super::home::home;
use super::key::Key;
use super::layout::{Row, shown, tables, written};
use super::problem::{self, Place, Problem};
use super::words::{Side, Words};
use crate::model::{IndicatorKind, ObservationId, OrganizationId, ReportId};
use crate::period::Period;
use crate::quantity::{Growth, Quantity};

/// A figure to be written.
#[derive(Debug, Clone)]
pub struct Edit {
    /// The cell that asks for it.
    pub place: Place,
    pub organization: OrganizationId,
    pub key: Key,
    pub period: Period,
    pub aim: Aim,
    pub level: Option<Typed<Quantity>>,
    pub growth: Option<Typed<Growth>>,
    /// What stood where something else is written now; empty for a new figure.
    pub before: String,
}

/// Where a figure is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Aim {
    Figure(ObservationId),
    Report(ReportId),
}

/// What the changed cells ask for. Problems go to the grid's.
pub fn plan(content: &Content, grid: &mut Grid, words: &Words) -> Vec<Edit> {
    let rows: BTreeMap<(OrganizationId, Key), Row> = tables(content)
        .into_iter()
        .flat_map(|table| table.rows.into_iter().map(move |row| ((table.organization, row.key.clone()), row)))
        .collect();
    let planner = Planner { content, words, rows, record: grid.record.take() };
    // Two columns may mean one figure: a stock's 2024 is its end of 2024.
    let mut edits: BTreeMap<(OrganizationId, Key, Period), Edit> = BTreeMap::new();
    let mut order = Vec::new();
    for filled in &grid.filled {
        match planner.edit(filled) {
            Ok(None) => {}
            Ok(Some(edit)) => {
                let key = (edit.organization, edit.key.clone(), edit.period);
                match edits.get(&key) {
                    Some(first) => grid.problems.push(*problem::twice(&edit.place, &first.place)),
                    None => {
                        order.push(key.clone());
                        edits.insert(key, edit);
                    }
                }
            }
            Err(problem) => grid.problems.push(*problem),
        }
    }
    order.iter().filter_map(|key| edits.remove(key)).collect()
}

/// What was typed into the two cells.
type Numbers = (Option<Typed<Quantity>>, Option<Typed<Growth>>);

struct Planner<'a> {
    content: &'a Content,
    words: &'a Words,
    rows: BTreeMap<(OrganizationId, Key), Row>,
    /// Without one the present figures stand for what was exported.
    record: Option<Record>,
}

impl Planner<'_> {
    fn edit(&self, filled: &Filled) -> Result<Option<Edit>, Box<Problem>> {
        let site = &self.content.site;
        let is_stock = site.indicators[filled.key.indicator].kind == IndicatorKind::Stock;
        let period = if is_stock { filled.period.instant() } else { filled.period };
        let row = self.rows.get(&(filled.organization, filled.key.clone()));
        let record = self.record(filled, row);
        let is_untouched =
            |cell: &Option<(Place, Cell)>, record: &str| cell.as_ref().is_none_or(|(_, cell)| cell.is_as(record));
        if is_untouched(&filled.level, &record.0) && is_untouched(&filled.growth, &record.1) {
            return Ok(None);
        }
        let now = row.map(|row| shown(self.content, row, period, self.words)).unwrap_or(Pair::EMPTY);
        let change = |cell: &Option<(Place, Cell)>, record: &str, now: &Cell| {
            cell.clone().filter(|(_, cell)| !cell.is_as(record) && !self.is_same(cell, &now.record()))
        };
        let level = change(&filled.level, &record.0, &now.level);
        let growth = change(&filled.growth, &record.1, &now.growth);
        let Some((place, _)) = level.as_ref().or(growth.as_ref()) else { return Ok(None) };
        if period != filled.period && now != Pair::EMPTY {
            return Err(problem::elsewhere(place, &self.words.period(period, Side::Level)));
        }
        for (cell, record, now) in [(&level, &record.0, &now.level), (&growth, &record.1, &now.growth)] {
            let Some((place, cell)) = cell else { continue };
            if !self.is_same(now, record) {
                return Err(problem::changed_since(place, record, &now.record()));
            }
            if *cell == Cell::Empty {
                return Err(problem::cleared(place, &now.record()));
            }
        }
        let current = row.and_then(|row| row.figures.get(&period)).map(|figure| figure.current);
        let (level, growth) = self.read(filled, level.as_ref(), growth.as_ref())?;
        let aim = match current {
            Some(id) => Aim::Figure(id),
            None => self.home(filled, period, place)?,
        };
        if current.is_some_and(|id| self.says(id, level.as_ref(), growth.as_ref())) {
            return Ok(None);
        }
        let (old_level, old_growth) = match current {
            Some(id) => written(self.content, &site.observations[id]),
            None => Default::default(),
        };
        let old = [(old_level, level.is_some()), (old_growth, growth.is_some())];
        let before: Vec<String> = old
            .into_iter()
            .filter(|(text, is_changed)| *is_changed && !text.is_empty())
            .map(|(text, _)| text)
            .collect();
        Ok(Some(Edit {
            place: place.clone(),
            organization: filled.organization,
            key: filled.key.clone(),
            period,
            aim,
            level,
            growth,
            before: before.join(" · "),
        }))
    }

    /// Whether a cell says what a record says; 缺失 and missing are one word.
    fn is_same(&self, cell: &Cell, record: &str) -> bool {
        let status = self.words.status_of(record);
        cell.is_as(record) || (status.is_some() && status == self.words.status_of(&cell.record()))
    }

    /// What was exported in the two cells.
    fn record(&self, filled: &Filled, row: Option<&Row>) -> (String, String) {
        let Some(record) = &self.record else {
            let now = row.map_or(Pair::EMPTY, |row| shown(self.content, row, filled.period, self.words));
            return (now.level.record(), now.growth.record());
        };
        let site = &self.content.site;
        let organization = site.organizations[filled.organization].id.clone();
        let key = (organization, filled.key.text(site), filled.period.canonical());
        record.get(&key).cloned().unwrap_or_default()
    }

    fn read(
        &self,
        filled: &Filled,
        level: Option<&(Place, Cell)>,
        growth: Option<&(Place, Cell)>,
    ) -> Result<Numbers, Box<Problem>> {
        let units = &self.content.site.settings.units;
        let mut typed = TypedLevel { level: None, growth: None, status: None };
        if let Some((place, cell)) = level {
            typed = cell::level(cell, &filled.unit, units, self.words)
                .map_err(|why| problem::misread(place, cell, &why, &filled.unit.symbol, Side::Level))?;
            if typed.status.is_some() {
                return Err(problem::status_word(place, &cell.record()));
            }
            // An index is written as a bare number.
            if let Some(level) = typed.level.as_mut().filter(|level| level.value.unit.symbol == "1") {
                level.value.unit = filled.unit.clone();
            }
            if let Some(level) = typed.level.as_ref().filter(|level| level.value.unit.dimension != filled.key.dimension)
            {
                return Err(problem::other_dimension(place, &level.value.unit.symbol, &filled.unit.symbol));
            }
        }
        if let Some((place, _)) =
            filled.growth.as_ref().filter(|(_, cell)| typed.growth.is_some() && *cell != Cell::Empty)
        {
            return Err(problem::growth_twice(place));
        }
        let Some((place, cell)) = growth else { return Ok((typed.level, typed.growth)) };
        let growth = cell::growth(cell, &filled.unit, units)
            .map_err(|why| problem::misread(place, cell, &why, &filled.unit.symbol, Side::Growth))?;
        Ok((typed.level, Some(growth)))
    }

    fn home(&self, filled: &Filled, period: Period, place: &Place) -> Result<Aim, Box<Problem>> {
        let organization = &self.content.site.organizations[filled.organization].id;
        home(self.content, filled.organization, filled.key.indicator, period)
            .map(Aim::Report)
            .map_err(|why| problem::homeless(place, &why, organization, period))
    }

    /// Whether a figure already is what was typed, digits and words included.
    fn says(&self, id: ObservationId, level: Option<&Typed<Quantity>>, growth: Option<&Typed<Growth>>) -> bool {
        let one = &self.content.site.observations[id];
        let level_is = level.is_none_or(|typed| {
            one.level
                .as_ref()
                .is_some_and(|level| *level == typed.value && level.value.scale() == typed.value.value.scale())
        });
        let growth_is = growth.is_none_or(|typed| {
            one.yoy.as_ref().is_some_and(|rate| *rate == typed.value && rate.value.scale() == typed.value.value.scale())
        });
        level_is && growth_is
    }
}
