//! The workbook that a site publishes, read back: each row names its figure by id, and only what differs from the figure
//! goes on. Whoever was sent the published workbook may correct it and send it back.

use std::collections::{BTreeMap, HashMap};

use super::Content;
use super::cell::Cell;
use super::grid::{Filled, Grid};
use super::key::Key;
use super::open::RawSheet;
use super::problem::{Place, Problem};
use crate::data::observation_id;
use crate::model::{Observation, ObservationId};
use crate::quantity::{Qualifier, plain_number};

/// Names that the workbook gives to columns, so that they are found wherever somebody moves them: the id of the figure, its
/// value, its growth year on year.
pub const COLUMN_NAMES: [&str; 3] = ["duizhao_id", "duizhao_value", "duizhao_yoy"];

/// Adds what somebody changed in a published sheet. Gives `false` where the sheet is none.
pub fn read(sheet: &RawSheet, content: &Content, grid: &mut Grid) -> bool {
    let [id, value, yoy] = COLUMN_NAMES.map(|name| sheet.columns.get(name).copied());
    let (Some(id), Some(value), Some(yoy)) = (id, value, yoy) else { return false };
    let site = &content.site;
    let known: HashMap<String, ObservationId> =
        site.observations.iter().map(|(number, one)| (observation_id(site, one), number)).collect();
    let ids: BTreeMap<u32, String> = sheet
        .cells
        .iter()
        .filter(|((row, column), _)| *column == id && *row > 0)
        .map(|((row, _), cell)| (*row, cell.record()))
        .collect();
    for (row, text) in ids {
        let place = |column: u32| Place { sheet: sheet.name.clone(), row, column };
        let Some(number) = known.get(&text) else {
            grid.problems.push(*unknown(&place(id), &text));
            continue;
        };
        let one = &site.observations[*number];
        let cell = |column: u32| sheet.cells.get(&(row, column)).cloned().unwrap_or(Cell::Empty);
        let level = changed(&cell(value), one.level.as_ref().map(|level| plain_number(level.value)));
        let level_qualifier = one.level.as_ref().and_then(|level| level.qualifier.as_ref());
        let level = level.map(|cell| (place(value), in_words(cell, level_qualifier)));
        let growth = changed(&cell(yoy), one.yoy.as_ref().map(|yoy| plain_number(yoy.value)));
        let growth_qualifier = one.yoy.as_ref().and_then(|yoy| yoy.qualifier.as_ref());
        let growth = growth.map(|cell| (place(yoy), in_words(cell, growth_qualifier)));
        let Some((first, _)) = level.as_ref().or(growth.as_ref()) else { continue };
        if !content.derived.is_current(*number) {
            grid.problems.push(*superseded(first));
            continue;
        }
        let has_range = one.level.as_ref().is_some_and(|level| level.max.is_some()) && level.is_some();
        if has_range || one.yoy.as_ref().is_some_and(|yoy| yoy.max.is_some()) && growth.is_some() {
            grid.problems.push(*range(first));
            continue;
        }
        grid.filled.push(filled(content, one, level, growth));
    }
    true
}

fn filled(content: &Content, one: &Observation, level: Option<(Place, Cell)>, growth: Option<(Place, Cell)>) -> Filled {
    let unit =
        one.level.as_ref().map_or_else(|| content.site.indicators[one.indicator].unit(), |level| level.unit.clone());
    let key = Key {
        indicator: one.indicator,
        item: one.item.as_deref().map(|facet| facet.key.clone()),
        basis: one.basis.as_deref().map(|facet| facet.key.clone()),
        dimension: unit.dimension.clone(),
    };
    Filled { organization: one.organization, key, unit, period: one.period, level, growth }
}

/// What stands in a cell, where that is not what was published: a number, or shorthand such as `[z]` for none.
fn changed(cell: &Cell, published: Option<String>) -> Option<Cell> {
    let is_shorthand = matches!(cell, Cell::Text(text) if text.trim().starts_with('['));
    let is_same = match &published {
        Some(number) => cell.is_as(number),
        None => is_shorthand || *cell == Cell::Empty,
    };
    (!is_same).then(|| if is_shorthand { Cell::Empty } else { cell.clone() })
}

/// The number with the word that stands in a column of its own: 超 beside 65 is 超65.
fn in_words(cell: Cell, qualifier: Option<&Qualifier>) -> Cell {
    match (&cell, qualifier) {
        (Cell::Number { value, .. }, Some(qualifier)) => {
            Cell::Text(format!("{}{}", qualifier.comparator.as_str(), plain_number(*value)))
        }
        _ => cell,
    }
}

fn unknown(place: &Place, id: &str) -> Box<Problem> {
    Problem::at(
        place,
        (format!("本站没有标识为 {id} 的数据"), format!("the site has no figure `{id}`")),
        (
            "删去这一行；新增数据用 duizhao table export 导出的表填写",
            "delete the row; new figures go into a workbook of `duizhao table export`",
        ),
    )
}

fn range(place: &Place) -> Box<Problem> {
    Problem::at(
        place,
        (
            "这个数据是区间，两端要一起改".to_owned(),
            "the figure is a range, whose ends are changed together".to_owned(),
        ),
        ("在报告里改", "change it in the report"),
    )
}

fn superseded(place: &Place) -> Box<Problem> {
    Problem::at(
        place,
        ("这个数值现在以另一份报告为准，不能再改".to_owned(), "another report's value is in force".to_owned()),
        ("改现行数值的那一行", "change the row of the value in force"),
    )
}

/// The column of a defined name such as `'数据'!$G$2:$G$287`, with its sheet.
pub fn column_of(formula: &str) -> Option<(String, u32)> {
    let (sheet, range) = formula.rsplit_once('!')?;
    let sheet = sheet.trim_start_matches('=').trim_matches('\'').replace("''", "'");
    let letters = range.trim_start_matches('$').chars().take_while(char::is_ascii_uppercase);
    let number = letters.fold(0_u32, |number, letter| {
        number.saturating_mul(26).saturating_add(u32::from(letter).saturating_sub(u32::from('A')) + 1)
    });
    Some((sheet, number.checked_sub(1)?))
}
