//! Sheets as cells → figures as they stand in the workbook: whose, of what, for which period. Rows are known by their key
//! or their names, columns by their heads; where they stand says nothing.

use std::collections::{BTreeMap, BTreeSet};

use super::Content;
use super::cell::{Cell, Unusable};
use super::key::Key;
use super::open::RawSheet;
use super::problem::{self, Place, Problem};
use super::published;
use super::words::{GUIDE_TITLES, Head, MARK, RECORD, Side, period_of};
use crate::lang::Text;
use crate::model::OrganizationId;
use crate::period::Period;
use crate::quantity::Unit;

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
    let mut has_published = false;
    for sheet in sheets {
        if published::read(sheet, content, &mut grid) {
            has_published = true;
        } else if let Some((origin, id)) = origin(sheet) {
            let place = Place { sheet: sheet.name.clone(), row: origin.0, column: origin.1 };
            match content.names.find_organization(&id) {
                Some(organization) if seen.insert(organization) => {
                    Reading { sheet, content, organization, origin }.read(&mut grid);
                }
                Some(_) => grid.problems.push(*problem::two_sheets(&place, &id)),
                None => grid.problems.push(*problem::unknown_organization(&place, &id)),
            }
        } else if !has_published && !is_ours(sheet) && !sheet.cells.is_empty() {
            grid.notices.push(Text::new(
                format!("工作表“{}”不是导出的数据表，没有读", sheet.name),
                format!("the sheet \"{}\" is none of the export and was not read", sheet.name),
            ));
        }
    }
    if seen.is_empty() && !has_published && grid.problems.is_empty() {
        grid.problems.push(problem::no_figures());
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
                grid.problems.push(*problem::same_rows(&place, earlier + 1, row + 1));
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
                grid.problems.push(*problem::same_heads(&place, &head));
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
            grid.problems.push(*problem::unread_head(place, &head));
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
                grid.problems.push(*problem::merged(&self.place(merged.start.0, merged.start.1)));
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
        read.map_err(|problem| grid.problems.push(*problem)).ok()
    }

    /// The key of an exported row, whose visible words still say the same.
    fn known(&self, place: &Place, id: &str, head: &dyn Fn(Head) -> String) -> Result<(Key, Unit), Box<Problem>> {
        let (site, names) = (&self.content.site, &self.content.names);
        let Some((key, unit)) = Key::parse(id, site, names) else { return Err(problem::unknown_key(place, id)) };
        let name = head(Head::Indicator);
        let named = names.find_indicator(&name).or_else(|| names.find_name(&name));
        if named.is_some_and(|named| named != key.indicator) {
            return Err(problem::other_name(place, &name, &site.indicators[key.indicator].id));
        }
        let symbol = head(Head::Unit);
        if !symbol.is_empty() && symbol != unit.symbol {
            return Err(problem::other_unit(place, &symbol, &unit.symbol));
        }
        Ok((key, unit))
    }

    /// The key of a row that somebody inserted.
    fn named(&self, place: &Place, head: &dyn Fn(Head) -> String) -> Result<(Key, Unit), Box<Problem>> {
        let (site, names) = (&self.content.site, &self.content.names);
        let name = head(Head::Indicator);
        let indicator = names.find_indicator(&name).or_else(|| names.find_name(&name));
        let Some(indicator) = indicator else { return Err(problem::unknown_name(place, &name)) };
        let of = &site.indicators[indicator];
        let symbol = head(Head::Unit);
        let unit = if symbol.is_empty() { Some(of.unit()) } else { site.settings.units.find(&symbol) };
        let unit = unit.filter(|one| of.units.iter().any(|unit| unit.dimension == one.dimension));
        let Some(unit) = unit else { return Err(problem::wrong_unit(place, &symbol, of)) };
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
