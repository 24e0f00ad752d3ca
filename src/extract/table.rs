//! Tables of indicators: each row says one of several things by its columns: levels, the growth of the level before them,
//! places, rates of completion. Units and periods come from heads, captions and the cells themselves.

use rust_decimal::Decimal;

use super::cells::{figure, plain, signed};
use super::columns::{Column, Level, columns, name_of};
use super::frame::{Frame, Section};
use super::numbers::{Number, Sort};
use super::ratio::ratios;
use super::statement::{Doubt, Kind, PeriodSource, Statement, Status};
use crate::document::{Row, Table};
use crate::lang::Tongue;
use crate::period::Period;
use crate::prose::when::{Year, scan};
use crate::quantity::Units;

/// The statements of a table.
pub fn read(table: &Table, frame: &Frame, section: Section, units: &Units) -> Vec<Statement> {
    let reader = Reader { table, frame, section, columns: columns(table, frame, section, units) };
    table.rows.iter().flat_map(|row| reader.row(row)).collect()
}

struct Reader<'a> {
    table: &'a Table,
    frame: &'a Frame,
    section: Section,
    columns: Vec<Column>,
}

impl Reader<'_> {
    fn row(&self, row: &Row) -> Vec<Statement> {
        let cell = |index: usize| row.cells.get(index).map_or("", |cell| cell.trim());
        let labels: Vec<&str> = self
            .columns
            .iter()
            .enumerate()
            .filter(|(_, column)| **column == Column::Label)
            .map(|(index, _)| cell(index))
            .collect();
        let label = labels.iter().rev().find(|label| !label.is_empty()).copied().unwrap_or("");
        let (own_name, own_unit) = name_of(
            label.trim_start_matches(['#', '＃', '*', ' ']).trim_start_matches("其中").trim_start_matches(['：', ':']),
        );
        let period = self.row_period(label);
        let unit =
            self.columns.iter().position(|column| *column == Column::Unit).map(cell).filter(|unit| !unit.is_empty());
        let quote: Vec<&str> = row.cells.iter().map(|cell| cell.trim()).collect();
        let quote = quote.join(" | ").trim_matches(['|', ' ']).to_owned();
        let mut found: Vec<Statement> = Vec::new();
        for (index, column) in self.columns.iter().enumerate() {
            let text = cell(index);
            if let (Column::Level(level), true) = (column, text.contains([':', '∶', '：'])) {
                found.extend(self.structure(text, level, period));
                continue;
            }
            let Some(number) = figure(text) else { continue };
            let context = Cell { name: &own_name, unit: unit.or(own_unit.as_deref()), period };
            self.take(column, &number, &context, &mut found);
        }
        for statement in &mut found {
            statement.quote.clone_from(&quote);
            statement.line = row.line;
        }
        found
    }

    /// A row that is a time: 2023 under 年份; or names one: 利润总额(1-7月).
    fn row_period(&self, label: &str) -> Option<Period> {
        if let Some(year) = label.trim_end_matches('年').parse::<i16>().ok().filter(|year| (1900..=2100).contains(year))
        {
            return Some(Period::year(year));
        }
        let when =
            scan(label, Tongue::Zh).into_iter().find(|when| !when.compared && !matches!(when.year, Year::Offset(_)))?;
        self.frame.period_of(&when, None)
    }

    fn take(&self, column: &Column, number: &Number, cell: &Cell<'_>, found: &mut Vec<Statement>) {
        match column {
            Column::Label | Column::Unit | Column::Note => {}
            Column::Level(level) => found.push(self.level(level, number, cell)),
            Column::Growth => {
                // A count of points against the year before is a difference.
                let last = found.last_mut().filter(|one| one.kind == Kind::Level && one.yoy.is_none());
                match last {
                    Some(level) if number.sort != Sort::Points => level.yoy = Some(signed(number)),
                    _ if number.sort == Sort::Points => found.push(self.other(number, cell, Kind::Change, "百分点")),
                    _ => {
                        let mut one = self.other(number, cell, Kind::Growth, "%");
                        one.yoy = Some(one.value);
                        found.push(one);
                    }
                }
            }
            Column::Average => {
                let mut one = self.other(number, cell, Kind::Growth, "%");
                one.basis = Some("cagr".into());
                one.period = self.frame.reporting;
                one.status = if self.frame.is_plan { Status::Target } else { Status::Actual };
                found.push(one);
            }
            Column::Change => {
                let unit = found.last().map_or("", |level| level.unit.as_str()).to_owned();
                let unit = if unit == "%" { "百分点" } else { unit.as_str() };
                found.push(self.other(number, cell, Kind::Change, unit));
            }
            Column::Completion => found.push(self.other(number, cell, Kind::Level, "%")),
            Column::Place => {
                if let Some(level) = found.last_mut() {
                    level.rank = Some(format!("第{}位", number.value));
                }
            }
        }
    }

    fn level(&self, level: &Level, number: &Number, cell: &Cell<'_>) -> Statement {
        let unit = Some(number.unit.as_str())
            .filter(|unit| !unit.is_empty())
            .or(level.unit.as_deref())
            .or(cell.unit)
            .or(self.table.unit.as_deref());
        let unit = unit.filter(|unit| !unit.contains("=100")).unwrap_or("");
        let name = match &level.name {
            Some(column) if cell.period.is_some() || cell.name.is_empty() => column.clone(),
            Some(column) => format!("{}{column}", cell.name),
            None => cell.name.to_owned(),
        };
        let (period, source) = match cell.period {
            Some(period) if !level.stated => (Some(period), PeriodSource::Stated),
            _ => (level.period, if level.stated { PeriodSource::Stated } else { PeriodSource::Document }),
        };
        statement(name, signed(number), unit, period, source, level.status, Kind::Level)
    }

    fn other(&self, number: &Number, cell: &Cell<'_>, kind: Kind, unit: &str) -> Statement {
        let unit = if number.unit.is_empty() || number.sort == Sort::Times { unit } else { number.unit.as_str() };
        let period = cell.period.or(self.section.period).or(self.frame.reporting);
        let period = period.filter(|_| !self.frame.is_plan);
        statement(cell.name.to_owned(), signed(number), unit, period, PeriodSource::Document, Status::Actual, kind)
    }

    /// A cell of 4.1:52.6:43.3.
    fn structure(&self, text: &str, level: &Level, period: Option<Period>) -> Vec<Statement> {
        let parts = ratios(text);
        let industries = ["第一产业比重", "第二产业比重", "第三产业比重"];
        let period = period.or(level.period);
        let part = |number: &Number| {
            let name = number.part.and_then(|(index, _)| industries.get(index)).copied().unwrap_or("比重");
            statement(name.into(), number.value, "%", period, PeriodSource::Stated, level.status, Kind::Share)
        };
        parts.iter().map(part).collect()
    }
}

/// What a row says of each of its cells.
struct Cell<'a> {
    name: &'a str,
    unit: Option<&'a str>,
    period: Option<Period>,
}

fn statement(
    name: String,
    value: Decimal,
    unit: &str,
    period: Option<Period>,
    source: PeriodSource,
    status: Status,
    kind: Kind,
) -> Statement {
    let doubts = if name.is_empty() { vec![Doubt::Name] } else { Vec::new() };
    let number = plain(value, unit, Sort::Other, false);
    let period_source = period.map(|_| source);
    Statement { period, period_source, status, kind, doubts, ..Statement::of(name, &number) }
}
