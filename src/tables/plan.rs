//! The figures of a workbook beside what was exported and what the reports say now → what is to be written, and what
//! cannot be.

use std::collections::BTreeMap;

use super::Content;
use super::cell::{self, Cell, Misread, Pair, Typed, TypedLevel, Unusable};
use super::grid::{Filled, Grid, Place, Problem, Record};
use super::home::{Homeless, home};
use super::key::Key;
use super::layout::{Row, shown, tables};
use super::words::{Side, Words};
use crate::model::{IndicatorKind, ObservationId, OrganizationId, ReportId};
use crate::period::Period;
use crate::quantity::{Defect, Growth, Quantity};

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
    /// What stood there, for people: empty for a new figure.
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
                    Some(first) => grid.problems.push(twice(&edit, first)),
                    None => {
                        order.push(key.clone());
                        edits.insert(key, edit);
                    }
                }
            }
            Err(problem) => grid.problems.push(problem),
        }
    }
    order.iter().filter_map(|key| edits.remove(key)).collect()
}

fn twice(edit: &Edit, first: &Edit) -> Problem {
    Problem::at(
        &edit.place,
        (format!("与 {} 是同一个数据", first.place), format!("it is the same figure as {}", first.place)),
        ("只填一处", "fill in one of them only"),
    )
}

struct Planner<'a> {
    content: &'a Content,
    words: &'a Words,
    rows: BTreeMap<(OrganizationId, Key), Row>,
    /// Without one the present figures stand for what was exported.
    record: Option<Record>,
}

impl Planner<'_> {
    fn edit(&self, filled: &Filled) -> Result<Option<Edit>, Problem> {
        let site = &self.content.site;
        let is_stock = site.indicators[filled.key.indicator].kind == IndicatorKind::Stock;
        let period = if is_stock { filled.period.instant() } else { filled.period };
        let row = self.rows.get(&(filled.organization, filled.key.clone()));
        let now = row.map(|row| shown(self.content, row, period, self.words)).unwrap_or(Pair::EMPTY);
        let record = self.record(filled, row);
        let change = |cell: &Option<(Place, Cell)>, record: &str, now: &Cell| {
            cell.clone().filter(|(_, cell)| !cell.is_as(record) && !self.is_same(cell, &now.record()))
        };
        let level = change(&filled.level, &record.0, &now.level);
        let growth = change(&filled.growth, &record.1, &now.growth);
        let Some((place, _)) = level.as_ref().or(growth.as_ref()) else { return Ok(None) };
        if period != filled.period && now != Pair::EMPTY {
            return Err(elsewhere(place, &self.words.period(period, Side::Level)));
        }
        for (cell, record, now) in [(&level, &record.0, &now.level), (&growth, &record.1, &now.growth)] {
            let Some((place, cell)) = cell else { continue };
            if !self.is_same(now, record) {
                return Err(changed_since(place, record, &now.record()));
            }
            if *cell == Cell::Empty {
                return Err(cleared(place, &now.record()));
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
        let before = [now.level.record(), now.growth.record()];
        let before: Vec<String> = before.into_iter().filter(|text| !text.is_empty()).collect();
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
    ) -> Result<(Option<Typed<Quantity>>, Option<Typed<Growth>>), Problem> {
        let units = &self.content.site.settings.units;
        let mut typed = TypedLevel { level: None, growth: None, status: None };
        if let Some((place, cell)) = level {
            typed = cell::level(cell, &filled.unit, units, self.words)
                .map_err(|why| misread(place, cell, &why, &filled.unit.symbol, Side::Level))?;
            if typed.status.is_some() {
                return Err(status_word(place, &cell.record()));
            }
            // An index is written as a bare number.
            if let Some(level) = typed.level.as_mut().filter(|level| level.value.unit.symbol == "1") {
                level.value.unit = filled.unit.clone();
            }
            if let Some(level) = typed.level.as_ref().filter(|level| level.value.unit.dimension != filled.key.dimension)
            {
                return Err(other_dimension(place, &level.value.unit.symbol, &filled.unit.symbol));
            }
        }
        if let Some((place, _)) =
            filled.growth.as_ref().filter(|(_, cell)| typed.growth.is_some() && *cell != Cell::Empty)
        {
            return Err(Problem::at(
                place,
                ("同比写了两处：数值格里也有".into(), "growth is given twice: in the level's cell too".into()),
                ("只留一处", "keep one of them"),
            ));
        }
        let Some((place, cell)) = growth else { return Ok((typed.level, typed.growth)) };
        let growth = cell::growth(cell, &filled.unit, units)
            .map_err(|why| misread(place, cell, &why, &filled.unit.symbol, Side::Growth))?;
        Ok((typed.level, Some(growth)))
    }

    fn home(&self, filled: &Filled, period: Period, place: &Place) -> Result<Aim, Problem> {
        let organization = &self.content.site.organizations[filled.organization].id;
        home(self.content, filled.organization, filled.key.indicator, period)
            .map(Aim::Report)
            .map_err(|why| homeless(place, &why, organization, period))
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

fn changed_since(place: &Place, record: &str, now: &str) -> Problem {
    let (record, now) = (or_nothing(record), or_nothing(now));
    Problem::at(
        place,
        (
            format!("导出以后报告里的数已经从 {} 改成 {}，这一格也改了", record.0, now.0),
            format!(
                "since the export the report's figure went from {} to {}, and the cell was changed too",
                record.1, now.1
            ),
        ),
        ("重新导出一份，在新的一份里改", "export again and change it there"),
    )
}

/// Of a stock a period means the instant at its end, which has a column of its own.
fn elsewhere(place: &Place, head: &str) -> Problem {
    Problem::at(
        place,
        (
            format!("这个指标是存量，这个数据已经在“{head}”列"),
            format!("the indicator is a stock, and this figure stands in the column \"{head}\""),
        ),
        (format!("改“{head}”列"), format!("change it in the column \"{head}\"")),
    )
}

fn or_nothing(text: &str) -> (String, String) {
    if text.is_empty() { ("（空）".into(), "nothing".into()) } else { (text.into(), text.into()) }
}

fn cleared(place: &Place, now: &str) -> Problem {
    Problem::at(
        place,
        (
            format!("这一格原来是 {now}，现在空了；导入不删除数据"),
            format!("it held {now} and is empty now; an import deletes nothing"),
        ),
        (
            format!("填回 {now}；真要删除，请直接改报告（缺数可写 status: 缺失 和 note）"),
            format!(
                "restore {now}; to remove the figure edit the report (one that is missing has `status: missing` and a note)"
            ),
        ),
    )
}

fn status_word(place: &Place, word: &str) -> Problem {
    Problem::at(
        place,
        (
            format!("“{word}”需要写明原因，格子里写不下"),
            format!("\"{word}\" needs a note that says why, which a cell has no room for"),
        ),
        (
            format!("在报告里写：{{ status: {word}, note: 原因 }}"),
            format!("write it in the report: {{ status: {word}, note: … }}"),
        ),
    )
}

fn other_dimension(place: &Place, unit: &str, row: &str) -> Problem {
    Problem::at(
        place,
        (format!("这一行的单位是 {row}，填的是 {unit}"), format!("the row is in {row}, the cell in {unit}")),
        (
            format!("另起一行，指标同名，单位写 {unit}"),
            format!("insert a row of the same indicator with the unit {unit}"),
        ),
    )
}

fn misread(place: &Place, cell: &Cell, why: &Misread, unit: &str, side: Side) -> Problem {
    let text = cell.record();
    let message = match why {
        Misread::Unusable(Unusable::Date) => ("是日期，不是数据".to_owned(), "it is a date, not a figure".to_owned()),
        Misread::Unusable(Unusable::Error) => {
            ("是公式错误，没有值".to_owned(), "it is the error of a formula".to_owned())
        }
        Misread::Unusable(Unusable::NotComputed) => {
            ("公式还没有算出值".to_owned(), "its formula was never computed".to_owned())
        }
        Misread::Unusable(Unusable::Truth) => {
            ("是真假值，不是数据".to_owned(), "it is true or false, not a figure".to_owned())
        }
        Misread::Figure(Defect::UnknownUnit(word)) => (format!("“{word}”不是单位"), format!("`{word}` is no unit")),
        Misread::Figure(_) => (format!("“{text}”不是数据"), format!("\"{text}\" is no figure")),
    };
    let help = match (why, side) {
        (Misread::Unusable(Unusable::NotComputed | Unusable::Error), _) => (
            "在 Excel 或 WPS 里算好、保存后再导入，或者直接填数".to_owned(),
            "compute and save it in Excel or WPS, or type the number".to_owned(),
        ),
        (_, Side::Level) => (
            format!("填数（单位 {unit}），或写成 577{unit}、超577{unit}"),
            format!("type a number (in {unit}), or text such as 577{unit} or 超577{unit}"),
        ),
        (_, Side::Growth) => (
            "填百分数，如 44.7 或 -3.2；或写成 44.7%、下降3.2%、持平".to_owned(),
            "type the percentage, such as 44.7 or -3.2, or text such as 44.7%, 下降3.2%, 持平".to_owned(),
        ),
    };
    Problem::at(place, message, help)
}

fn homeless(place: &Place, why: &Homeless, organization: &str, period: Period) -> Problem {
    let canonical = period.canonical();
    match why {
        Homeless::NoReport => Problem::at(
            place,
            (
                format!("没有关于 {organization}、时期包含 {canonical} 的总结或公报，新的数据没有地方写"),
                format!(
                    "no summary or bulletin about {organization} covers {canonical}: the new figure has no report to go to"
                ),
            ),
            (
                format!("先建一篇：duizhao new report 名称 --organization {organization} --period {canonical}"),
                format!("make one first: duizhao new report SLUG --organization {organization} --period {canonical}"),
            ),
        ),
        Homeless::Several(slugs) => Problem::at(
            place,
            (
                format!("有几篇报告都合适：{}", slugs.join("、")),
                format!("several reports would do: {}", slugs.join(", ")),
            ),
            (
                "给它们写上不同的 issued，或者直接写进其中一篇",
                "give them different dates of issue, or write the figure into one of them",
            ),
        ),
        Homeless::NoTime => Problem::at(
            place,
            (
                "不分时期的新数据看不出属于哪篇报告".into(),
                "of a new figure without a period the report cannot be told".into(),
            ),
            ("直接写进报告：period: none", "write it into its report, with `period: none`"),
        ),
    }
}
