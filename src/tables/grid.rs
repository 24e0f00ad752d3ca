//! Sheets as cells → figures as they stand in the workbook: whose, of what, for which period. Rows are known by their key
//! or their names, columns by their heads; where they stand says nothing.

use std::collections::{BTreeMap, BTreeSet};

use super::Content;
use super::cell::{Cell, Unusable};
use super::key::Key;
use super::open::RawSheet;
use super::words::{GUIDE_TITLES, Head, MARK, RECORD, Side, period_of};
use crate::lang::Text;
use crate::model::{Indicator, OrganizationId};
use crate::period::Period;
use crate::quantity::Unit;

/// A cell of the workbook: `台州湾经开区!D7`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    pub sheet: String,
    pub row: u32,
    pub column: u32,
}

impl std::fmt::Display for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut letters = Vec::new();
        let mut rest = self.column + 1;
        while rest > 0 {
            letters.push(char::from(b'A' + u8::try_from((rest - 1) % 26).unwrap_or(0)));
            rest = (rest - 1) / 26;
        }
        let column: String = letters.iter().rev().collect();
        write!(f, "{}!{column}{}", self.sheet, self.row + 1)
    }
}

/// What keeps a workbook from being imported: where, why, what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    pub place: Option<Place>,
    pub message: Text,
    pub help: Text,
}

impl Problem {
    /// A problem of a cell.
    pub fn at(place: &Place, message: (String, String), help: (impl Into<String>, impl Into<String>)) -> Problem {
        Problem {
            place: Some(place.clone()),
            message: Text::new(message.0, message.1),
            help: Text::new(help.0, help.1),
        }
    }
}

/// The two cells of a row and a period; `None` where the sheet has no such column.
#[derive(Debug, Clone)]
pub struct Filled {
    pub organization: OrganizationId,
    pub key: Key,
    /// What plain numbers of the row are in.
    pub unit: Unit,
    pub period: Period,
    pub level: Option<(Place, Cell)>,
    pub growth: Option<(Place, Cell)>,
}

/// What was exported, by organization id, row key and period: level and growth.
pub type Record = BTreeMap<(String, String, String), (String, String)>;

/// The figures of a workbook.
#[derive(Debug, Clone, Default)]
pub struct Grid {
    pub filled: Vec<Filled>,
    /// `None` where the hidden sheet is gone.
    pub record: Option<Record>,
    pub problems: Vec<Problem>,
    pub notices: Vec<Text>,
}

/// Reads the sheets of a workbook.
pub fn read(sheets: &[RawSheet], content: &Content) -> Grid {
    let mut grid = Grid { record: sheets.iter().find_map(record), ..Grid::default() };
    let mut seen = BTreeSet::new();
    for sheet in sheets {
        if let Some((origin, id)) = origin(sheet) {
            let place = Place { sheet: sheet.name.clone(), row: origin.0, column: origin.1 };
            match content.names.find_organization(&id) {
                Some(organization) if seen.insert(organization) => {
                    Reading { sheet, content, organization, origin }.read(&mut grid);
                }
                Some(_) => grid.problems.push(Problem::at(
                    &place,
                    (format!("单位 {id} 有两张工作表"), format!("the organization `{id}` has two sheets")),
                    ("删去一张，只留要导入的那张", "delete one of them, and keep the one to import"),
                )),
                None => grid.problems.push(Problem::at(
                    &place,
                    (format!("organizations.yaml 里没有单位 {id}"), format!("organizations.yaml has no `{id}`")),
                    ("先登记这个单位，或者重新导出", "register the organization, or export again"),
                )),
            }
        } else if !is_ours(sheet) && !sheet.cells.is_empty() {
            grid.notices.push(Text::new(
                format!("工作表“{}”不是导出的数据表，没有读", sheet.name),
                format!("the sheet \"{}\" is none of the export and was not read", sheet.name),
            ));
        }
    }
    if seen.is_empty() && grid.problems.is_empty() {
        grid.problems.push(Problem {
            place: None,
            message: Text::new("工作簿里没有数据表", "the workbook has no sheet of figures"),
            help: Text::new(
                "用 duizhao table export 导出一份，在里面填",
                "export one with `duizhao table export` and fill it in",
            ),
        });
    }
    grid
}

fn text(cell: Option<&Cell>) -> String {
    cell.map(Cell::record).unwrap_or_default()
}

/// The cell that opens the head of a sheet, with the id of its organization.
fn origin(sheet: &RawSheet) -> Option<((u32, u32), String)> {
    let texts = sheet.cells.iter().filter_map(|(place, cell)| match cell {
        Cell::Text(text) => Some((*place, text.trim())),
        _ => None,
    });
    texts.filter_map(|(place, text)| Some((place, text.strip_prefix(MARK)?.to_owned()))).next()
}

fn is_ours(sheet: &RawSheet) -> bool {
    let first = sheet.cells.values().next().map(Cell::record).unwrap_or_default();
    first == RECORD || GUIDE_TITLES.contains(&first.as_str())
}

/// The hidden record of what was exported.
fn record(sheet: &RawSheet) -> Option<Record> {
    if text(sheet.cells.get(&(0, 0))) != RECORD {
        return None;
    }
    let rows: BTreeSet<u32> = sheet.cells.keys().map(|(row, _)| *row).filter(|row| *row > 0).collect();
    let of = |row: u32, column: u32| text(sheet.cells.get(&(row, column)));
    Some(rows.into_iter().map(|row| ((of(row, 0), of(row, 1), of(row, 2)), (of(row, 3), of(row, 4)))).collect())
}

/// One sheet on its way into the grid.
struct Reading<'a> {
    sheet: &'a RawSheet,
    content: &'a Content,
    organization: OrganizationId,
    origin: (u32, u32),
}

/// Which column holds what.
#[derive(Default)]
struct Columns {
    heads: BTreeMap<Head, u32>,
    periods: BTreeMap<Period, BTreeMap<Side, u32>>,
}

impl Reading<'_> {
    fn place(&self, row: u32, column: u32) -> Place {
        Place { sheet: self.sheet.name.clone(), row, column }
    }

    fn cell(&self, row: u32, column: u32) -> Cell {
        self.sheet.cells.get(&(row, column)).cloned().unwrap_or(Cell::Empty)
    }

    fn read(&self, grid: &mut Grid) {
        let columns = self.columns(grid);
        self.refuse_merged(&columns, grid);
        let rows: BTreeSet<u32> =
            self.sheet.cells.keys().map(|(row, _)| *row).filter(|row| *row > self.origin.0).collect();
        let mut seen: BTreeMap<Key, u32> = BTreeMap::new();
        for row in rows {
            let figures = columns.periods.values().flat_map(BTreeMap::values).map(|column| (row, *column));
            let first = figures.filter(|place| self.sheet.cells.contains_key(place)).min();
            let Some((key, unit)) = self.key(row, &columns, first, grid) else { continue };
            if let Some(earlier) = seen.get(&key) {
                let place = self.place(row, self.origin.1);
                let (a, b) = (earlier + 1, row + 1);
                grid.problems.push(Problem::at(
                    &place,
                    (
                        format!("第 {a} 行和第 {b} 行是同一个指标"),
                        format!("the rows {a} and {b} stand for the same indicator"),
                    ),
                    (
                        "复制出来的行要清空第一列（隐藏）的编号，并写上自己的指标",
                        "of a row's copy empty the id in the hidden first column, and name its own indicator",
                    ),
                ));
                continue;
            }
            self.figures(row, (&key, &unit), &columns, grid);
            seen.insert(key, row);
        }
    }

    fn figures(&self, row: u32, (key, unit): (&Key, &Unit), columns: &Columns, grid: &mut Grid) {
        for (period, sides) in &columns.periods {
            let cell = |side: Side| sides.get(&side).map(|column| (self.place(row, *column), self.cell(row, *column)));
            grid.filled.push(Filled {
                organization: self.organization,
                key: key.clone(),
                unit: unit.clone(),
                period: *period,
                level: cell(Side::Level),
                growth: cell(Side::Growth),
            });
        }
    }

    fn columns(&self, grid: &mut Grid) -> Columns {
        let mut columns = Columns::default();
        let row = self.origin.0;
        for ((_, column), cell) in self.sheet.cells.range((row, 0)..(row + 1, 0)) {
            let place = self.place(row, *column);
            let head = text(Some(cell));
            if *column == self.origin.1 {
                continue;
            }
            let twice = if let Some(head) = Head::of(&head) {
                columns.heads.insert(head, *column).is_some()
            } else if let Some((period, side)) = period_of(&head) {
                columns.periods.entry(period).or_default().insert(side, *column).is_some()
            } else {
                self.other_column(&place, cell, grid);
                false
            };
            if twice {
                grid.problems.push(Problem::at(
                    &place,
                    (format!("有两列的表头都是“{head}”"), format!("two columns have the head \"{head}\"")),
                    ("删去一列，或者改表头", "delete one of them, or give it another head"),
                ));
            }
        }
        columns
    }

    /// A column of the team's own is let be; one whose head was meant as a period is not.
    fn other_column(&self, place: &Place, cell: &Cell, grid: &mut Grid) {
        let head = text(Some(cell));
        let is_used = self.sheet.cells.keys().any(|(row, column)| *column == place.column && *row > self.origin.0);
        let is_period = *cell == Cell::Unusable(Unusable::Date)
            || (head.chars().filter(|c| c.is_numeric()).count() >= 2 && is_used);
        if is_period {
            grid.problems.push(Problem::at(
                place,
                (
                    format!("表头“{head}”不是能读的时期"),
                    format!("the head \"{head}\" is no period that can be read"),
                ),
                (
                    "把格子设成文本，写成 2025年、2025年1-10月、2025年上半年或 2024年末；同比列后面加“同比”",
                    "format the cell as text and write 2025, 2025-01..2025-10, 2025-H1 or 2024-12-31; for growth followed by YoY",
                ),
            ));
        } else if is_used {
            grid.notices.push(Text::new(
                format!("{place}：表头“{head}”不是时期，这一列没有读"),
                format!("{place}: the head \"{head}\" is no period; the column was not read"),
            ));
        }
    }

    fn refuse_merged(&self, columns: &Columns, grid: &mut Grid) {
        let figures: BTreeSet<u32> = columns.periods.values().flat_map(BTreeMap::values).copied().collect();
        for merged in &self.sheet.merged {
            let is_below = merged.end.0 > self.origin.0;
            if is_below && figures.range(merged.start.1..=merged.end.1.max(merged.start.1)).next().is_some() {
                grid.problems.push(Problem::at(
                    &self.place(merged.start.0, merged.start.1),
                    (
                        "这里有合并的单元格，看不出数据属于哪一格".into(),
                        "cells are merged here: which one the figure belongs to cannot be told".into(),
                    ),
                    ("取消合并，把数据填进各自的格子", "unmerge them and put every figure into its own cell"),
                ));
            }
        }
    }

    /// What a row stands for, and in which unit; `None` for rows without figures, and where it cannot be told.
    fn key(&self, row: u32, columns: &Columns, first: Option<(u32, u32)>, grid: &mut Grid) -> Option<(Key, Unit)> {
        let place = self.place(first?.0, first?.1);
        let id = text(self.sheet.cells.get(&(row, self.origin.1)));
        let head = |head: Head| {
            columns.heads.get(&head).map(|column| text(self.sheet.cells.get(&(row, *column)))).unwrap_or_default()
        };
        let read = if id.is_empty() { self.named(&place, &head) } else { self.known(&place, &id, &head) };
        read.map_err(|problem| grid.problems.push(problem)).ok()
    }

    /// The key of an exported row, whose visible words still say the same.
    fn known(&self, place: &Place, id: &str, head: &dyn Fn(Head) -> String) -> Result<(Key, Unit), Problem> {
        let (site, names) = (&self.content.site, &self.content.names);
        let Some((key, unit)) = Key::parse(id, site, names) else { return Err(unknown_key(place, id)) };
        let name = head(Head::Indicator);
        let named = names.find_indicator(&name).or_else(|| names.find_name(&name));
        if named.is_some_and(|named| named != key.indicator) {
            return Err(other_name(place, &name, &site.indicators[key.indicator].id));
        }
        let symbol = head(Head::Unit);
        if !symbol.is_empty() && symbol != unit.symbol {
            return Err(other_unit(place, &symbol, &unit.symbol));
        }
        Ok((key, unit))
    }

    /// The key of a row that somebody inserted.
    fn named(&self, place: &Place, head: &dyn Fn(Head) -> String) -> Result<(Key, Unit), Problem> {
        let (site, names) = (&self.content.site, &self.content.names);
        let name = head(Head::Indicator);
        let indicator = names.find_indicator(&name).or_else(|| names.find_name(&name));
        let Some(indicator) = indicator else { return Err(unknown_name(place, &name)) };
        let of = &site.indicators[indicator];
        let symbol = head(Head::Unit);
        let unit = if symbol.is_empty() { Some(of.unit()) } else { site.settings.units.find(&symbol) };
        let unit = unit.filter(|one| of.units.iter().any(|unit| unit.dimension == one.dimension));
        let Some(unit) = unit else { return Err(wrong_unit(place, &symbol, of)) };
        let mut key = Key::of(indicator, site);
        key.item = facet(&head(Head::Item), &of.items);
        key.basis = facet(&head(Head::Basis), &of.bases);
        key.dimension = unit.dimension.clone();
        Ok((key, unit))
    }
}

/// An item or basis by its id or name, or as text of its own.
fn facet(text: &str, declared: &[(String, crate::lang::Localized)]) -> Option<String> {
    let known = declared.iter().find(|(id, name)| id == text || name.values().any(|name| name == text));
    let key = known.map_or(text, |(id, _)| id);
    Some(key.to_owned()).filter(|key| !key.is_empty())
}

fn other_name(place: &Place, name: &str, id: &str) -> Problem {
    Problem::at(
        place,
        (
            format!("本行的指标改成了“{name}”，编号仍是 {id}"),
            format!("the row's indicator was changed to \"{name}\", its id is still `{id}`"),
        ),
        (
            "新指标请插入新行，第一列（隐藏）留空；或者把指标名改回来",
            "insert a new row for another indicator, with nothing in the hidden first column; or restore the name",
        ),
    )
}

fn other_unit(place: &Place, now: &str, before: &str) -> Problem {
    Problem::at(
        place,
        (
            format!("本行的单位从 {before} 改成了 {now}，没有改过的数就变了意思"),
            format!(
                "the row's unit was changed from {before} to {now}, which gives another meaning to its other numbers"
            ),
        ),
        (
            format!("把单位改回 {before}；个别数用别的单位时写进格子，如 8000{now}"),
            format!("restore {before}; a figure in another unit has it in its cell, such as 8000{now}"),
        ),
    )
}

fn wrong_unit(place: &Place, symbol: &str, indicator: &Indicator) -> Problem {
    let known: Vec<&str> = indicator.units.iter().map(|unit| unit.symbol.as_str()).collect();
    Problem::at(
        place,
        (format!("“{symbol}”不是 {} 的单位", indicator.id), format!("`{symbol}` is no unit of `{}`", indicator.id)),
        (format!("写成 {}", known.join("、")), format!("write {}", known.join(" or "))),
    )
}

fn unknown_key(place: &Place, id: &str) -> Problem {
    Problem::at(
        place,
        (
            format!("本行的编号 {id} 指的指标或单位已经没有了"),
            format!("the indicator or unit that the row's id `{id}` names is no longer there"),
        ),
        ("重新导出一份再填，或者删去这一行", "export again and fill that in, or delete the row"),
    )
}

fn unknown_name(place: &Place, name: &str) -> Problem {
    let message = if name.is_empty() {
        ("本行有数据，但没有写指标".to_owned(), "the row has figures but names no indicator".to_owned())
    } else {
        (format!("没有登记名为“{name}”的指标"), format!("no indicator is registered as \"{name}\""))
    };
    let help = (
        "写上 indicators.yaml 里的编号、名称或别名；新指标先登记",
        "name it by id, name or alias of indicators.yaml; register a new one first",
    );
    Problem::at(place, message, help)
}
