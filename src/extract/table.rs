//! Tables of indicators: each row says one of several things by its columns: levels, the growth of the level before them,
//! places, rates of completion. Units and periods come from heads, captions and the cells themselves.

use rust_decimal::Decimal;

use super::cells::{figure, is_absent, plain, signed};
use super::columns::{Column, Level, columns, name_of};
use super::frame::{Frame, Section};
use super::numbers::{Number, Sort};
use super::ratio::ratios;
use super::statement::{Doubt, Kind, PeriodSource, Statement, Status};
use crate::document::{Row, Table};
use crate::lang::Tongue;
use crate::period::Period;
use crate::prose::when::{Months, When, Year, scan};
use crate::quantity::Units;

/// The statements of a table. `lead`: the lines right before it, in which its head may stand.
pub fn read(table: &Table, lead: &[&str], frame: &Frame, section: Section, units: &Units) -> Vec<Statement> {
    let caption = table.caption.as_deref().unwrap_or("");
    let time = scan(caption, Tongue::Zh).into_iter().find(|when| !when.compared);
    let own = time.and_then(|when| frame.period_of(&when, None)).filter(|_| !frame.is_plan);
    let frame = Frame { reporting: own.or(frame.reporting), ..*frame };
    let mut found = Vec::new();
    for part in parts(table, lead) {
        let reader = Reader { table: &part, frame: &frame, section, columns: columns(&part, &frame, section, units) };
        let mut unit = None;
        found.extend(part.rows.iter().flat_map(|row| reader.row(row, &mut unit)));
    }
    found
}

/// A table divided where a row in its midst is a head of its own: 9月末 | 比年初增减 | 同比增长%.
fn parts(table: &Table, lead: &[&str]) -> Vec<Table> {
    let lost = || {
        lead.iter()
            .filter(|line| !line.contains('。'))
            .map(|line| line.split('|').map(|cell| cell.trim().to_owned()).collect())
    };
    let head: Vec<Vec<String>> = if table.head.is_empty() && lead.iter().any(|line| line.contains('|')) {
        lost().collect()
    } else {
        table.head.clone()
    };
    let mut part = Table { head, rows: Vec::new(), ..table.clone() };
    let mut found = Vec::new();
    for row in &table.rows {
        let filled: Vec<&str> = row.cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty()).collect();
        let is_head = filled.len() >= 2
            && !filled.iter().any(|cell| figure(cell).is_some() || is_absent(cell) || cell.contains(['∶', ':']));
        if is_head && !part.rows.is_empty() {
            let next = Table { head: vec![row.cells.clone()], rows: Vec::new(), ..table.clone() };
            found.push(std::mem::replace(&mut part, next));
        } else {
            part.rows.push(row.clone());
        }
    }
    found.push(part);
    found
}

struct Reader<'a> {
    table: &'a Table,
    frame: &'a Frame,
    section: Section,
    columns: Vec<Column>,
}

impl Reader<'_> {
    /// `above`: the unit of the rows above, which their parts share: 本地生产总值(亿元), 第一产业.
    fn row(&self, row: &Row, above: &mut Option<String>) -> Vec<Statement> {
        let cell = |index: usize| row.cells.get(index).map_or("", |cell| cell.trim());
        let is_label = |(index, column): (usize, &Column)| (*column == Column::Label).then_some(index);
        let labels: Vec<&str> = self.columns.iter().enumerate().filter_map(is_label).map(cell).collect();
        let label = labels.iter().rev().find(|label| !label.is_empty()).copied().unwrap_or("");
        // 二、固定资产投资, #出口, 其中：工业.
        let plain = label.trim_start_matches(|c: char| "#＃* 　（）()".contains(c));
        let is_mark = |mark: &str| mark.chars().all(|c| "一二三四五六七八九十0123456789".contains(c));
        let plain = plain.split_once('、').filter(|(mark, _)| is_mark(mark)).map_or(plain, |(_, rest)| rest);
        let plain = plain.trim_start_matches("其中");
        let (name, own_unit) = name_of(plain.trim_start_matches(['：', ':']));
        let column_unit = self.columns.iter().position(|column| *column == Column::Unit).map(cell);
        let unit = column_unit
            .filter(|unit| !unit.is_empty() && !matches!(*unit, "〃" | "\"" | "″" | "同上"))
            .or(own_unit.as_deref());
        if unit.is_some_and(|unit| unit != "%") {
            *above = unit.map(str::to_owned);
        }
        let mut context =
            Cell { name: &name, unit, above: above.as_deref(), row_period: self.row_period(label), period: None };
        let mut found: Vec<Statement> = Vec::new();
        for (index, column) in self.columns.iter().enumerate() {
            let text = cell(index);
            if let Column::Level(level) = column {
                context.period = context.row_period.filter(|_| !level.is_month).or(level.period);
                if text.contains([':', '∶', '：']) {
                    found.extend(self.structure(text, level, context.period));
                    continue;
                }
            }
            if let Some(number) = figure(text) {
                self.take(column, &number, text, &context, &mut found);
            } else if let Some(number) = text.contains("完成").then(|| completion(text)).flatten() {
                found.push(self.other(&number, &context, Kind::Level, "%"));
            }
        }
        let quote: Vec<&str> = row.cells.iter().map(|cell| cell.trim()).collect();
        let quote = quote.join(" | ").trim_matches(['|', ' ']).to_owned();
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
        // 年末户籍总人口 says nothing of which year.
        let says = |when: &When| {
            matches!(when.year, Year::Known(_) | Year::Range(..)) || matches!(when.months, Months::Span(..))
        };
        let when = scan(label, Tongue::Zh).into_iter().find(|when| !when.compared && says(when))?;
        self.frame.period_of(&when, None)
    }

    fn take(&self, column: &Column, number: &Number, text: &str, cell: &Cell<'_>, found: &mut Vec<Statement>) {
        match column {
            Column::Label | Column::Unit | Column::Note => {}
            Column::Level(level) => found.push(self.level(level, number, cell)),
            Column::Growth => {
                // A count of points against the year before is a difference.
                let last = latest(found).filter(|one| one.yoy.is_none());
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
            // [2.7] sums up the years instead of averaging them.
            Column::Average if text.starts_with(['[', '【', '〔']) => {
                let unit = if cell.unit == Some("%") && !found.is_empty() { "百分点" } else { "%" };
                let mut one = self.other(number, cell, Kind::Change, unit);
                (one.period, one.status) = (self.frame.reporting, self.planned());
                found.push(one);
            }
            Column::Average => {
                let mut one = self.other(number, cell, Kind::Growth, "%");
                one.basis = Some("cagr".into());
                one.period = self.frame.reporting;
                one.status = self.planned();
                found.push(one);
            }
            Column::Change => {
                let unit = found.last().map_or("", |level| level.unit.as_str()).to_owned();
                let unit = if unit == "%" { "百分点" } else { unit.as_str() };
                found.push(self.other(number, cell, Kind::Change, unit));
            }
            Column::Completion => {
                // Of what is reached, not of the target beside it.
                let reached = found.iter().rev().find(|one| one.status == Status::Actual).map(|one| one.period);
                let mut one = self.other(number, cell, Kind::Level, "%");
                one.period = reached.unwrap_or(one.period);
                found.push(one);
            }
            Column::Place => {
                if let Some(level) = found.last_mut() {
                    level.rank = Some(format!("第{}位", number.value));
                }
            }
        }
    }

    fn planned(&self) -> Status {
        if self.frame.is_plan { Status::Target } else { Status::Actual }
    }

    fn level(&self, level: &Level, number: &Number, cell: &Cell<'_>) -> Statement {
        let unit = Some(number.unit.as_str())
            .filter(|unit| !unit.is_empty())
            .or(level.unit.as_deref())
            .or(cell.unit)
            .or(self.table.unit.as_deref())
            .or(cell.above);
        // 万元、% of a caption: the first is the levels'.
        let unit =
            unit.filter(|unit| !unit.contains("=100")).and_then(|unit| unit.split(['、', '，']).next()).unwrap_or("");
        let name = match &level.name {
            Some(column) if cell.row_period.is_some() || cell.name.is_empty() => column.clone(),
            Some(column) => format!("{}{column}", cell.name),
            None => cell.name.to_owned(),
        };
        let stated = level.stated || cell.row_period.is_some();
        let source = if stated { PeriodSource::Stated } else { PeriodSource::Document };
        let period = cell.period;
        let mut one = statement(name, signed(number), unit, period, source, level.status, Kind::Level);
        one.value_max = number.max;
        one
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

/// The level that growth is of: the one of the latest time, where years stand side by side: 2019年 | 2018年 | 增幅.
fn latest(found: &mut [Statement]) -> Option<&mut Statement> {
    let actual = found.iter_mut().filter(|one| one.kind == Kind::Level && one.status != Status::Target);
    actual.max_by_key(|one| one.period.and_then(Period::end))
}

/// What a row says of each of its cells.
struct Cell<'a> {
    name: &'a str,
    unit: Option<&'a str>,
    /// Of the rows above, where nothing else says one.
    above: Option<&'a str>,
    /// What the row itself says: 2023; 利润总额(1-7月).
    row_period: Option<Period>,
    /// Of the level, or of the last level column before the cell.
    period: Option<Period>,
}

/// The rate of 完成年计划81.7%.
fn completion(text: &str) -> Option<Number> {
    let digits = text.trim().strip_suffix(['%', '％'])?;
    let start = digits
        .rfind(|c: char| !c.is_ascii_digit() && c != '.')
        .map_or(0, |at| at + digits.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8));
    let value = Decimal::from_str_exact(digits.get(start..)?).ok()?;
    Some(plain(value, "%", Sort::Percent, false))
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
