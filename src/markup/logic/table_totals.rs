//! N121 in tables: rows and columns called 合计, 小计 or Total.

use std::cell::OnceCell;

use pulldown_cmark::{Tag, TagEnd};
use rust_decimal::Decimal;

use super::number::{same_measure, slack_of};
use super::passage::has_any;
use super::totals::shown;
use crate::diag::Diagnostics;
use crate::markup::Text;
use crate::markup::pieces::{Item, Piece, plain_text};
use crate::model::Prose;
use crate::prose::mention::{Measure, scan};
use crate::quantity::{Dimension, Units, half_step};
use crate::rules;
use crate::source::Span;

/// What total rows and columns are called.
const TOTALS: &[&str] = &["合计", "总计", "小计", "共计", "total", "sum", "subtotal", "grand total", "合计数", "总数"];
/// Those of a group of rows.
const SUBTOTALS: &[&str] = &["小计", "subtotal"];
/// Columns that nothing can be added in.
const RATES: &[&str] = &[
    "率",
    "增长",
    "增速",
    "增幅",
    "同比",
    "环比",
    "比上年",
    "排名",
    "排序",
    "位次",
    "名次",
    "均",
    "指数",
    "年份",
    "序号",
    "编号",
    "单价",
    "growth",
    "rate",
    "change",
    "rank",
    "average",
    "per ",
    "index",
    "year",
    "no.",
    "yoy",
];
/// Rows that are parts of the row above.
const OF_WHICH: &[&str] = &["其中", "#", "of which", "including"];

struct Cell {
    text: String,
    span: Span,
    number: OnceCell<Option<Number>>,
}

impl Cell {
    /// The number that it consists of. Few cells are asked for it.
    fn number(&self, units: &Units) -> Option<&Number> {
        self.number.get_or_init(|| number(&self.text, units)).as_ref()
    }
}

/// A number that fills a cell, in the base unit.
struct Number {
    measure: Measure,
    value: Decimal,
    hidden: Decimal,
}

/// Checks every table of a prose.
pub fn check(prose: &Prose, text: &Text, units: &Units, found: &mut Diagnostics) {
    let mut start = None;
    for (index, item) in text.items.iter().enumerate() {
        match &item.piece {
            Piece::Start(Tag::Table(_)) => start = Some(index),
            Piece::End(TagEnd::Table) => {
                let items = start.take().and_then(|start| text.items.get(start..index)).unwrap_or(&[]);
                // Most tables have no total, and are not read any further.
                let words = plain_text(items, &text.slot_texts).to_lowercase();
                if has_any(&words, TOTALS) {
                    let rows = rows(prose, items, &text.slot_texts);
                    check_rows(&rows, units, found);
                    check_columns(&rows, units, found);
                }
            }
            _ => {}
        }
    }
}

fn rows(prose: &Prose, items: &[Item], slots: &[String]) -> Vec<Vec<Cell>> {
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    let mut start = 0;
    for (index, item) in items.iter().enumerate() {
        match &item.piece {
            Piece::Start(Tag::TableHead | Tag::TableRow) => rows.push(Vec::new()),
            Piece::Start(Tag::TableCell) => start = index + 1,
            Piece::End(TagEnd::TableCell) => {
                let inside = items.get(start..index).unwrap_or(&[]);
                let text = plain_text(inside, slots).trim().to_owned();
                let from = inside.first().map_or(item.range.start, |item| item.range.start);
                let to = inside.last().map_or(from, |item| item.range.end);
                if let Some(row) = rows.last_mut() {
                    row.push(Cell { text, span: prose.span(from, to), number: OnceCell::new() });
                }
            }
            _ => {}
        }
    }
    rows
}

/// The number that a cell consists of.
fn number(text: &str, units: &Units) -> Option<Number> {
    let plain = text.replace([',', '，', ' '], "");
    if let Ok(value) = Decimal::from_str_exact(&plain) {
        return Some(Number { measure: Measure::Bare, value, hidden: half_step(value) });
    }
    let found = scan(text, units);
    let [mention] = found.as_slice() else { return None };
    let is_whole = mention.start == 0 && mention.end == text.len() && mention.max.is_none();
    let value = match &mention.measure {
        Measure::Unit(unit) if !matches!(unit.dimension, Dimension::Ratio | Dimension::Points | Dimension::Place) => {
            unit.factor.apply(mention.number)
        }
        Measure::Bare => Some(mention.number),
        _ => None,
    }?;
    is_whole.then(|| Number { value, hidden: slack_of(text, mention), measure: mention.measure.clone() })
}

fn is_total(cell: &Cell) -> bool {
    let name: String = cell.text.chars().filter(|c| !c.is_whitespace() && !"*：:".contains(*c)).collect();
    let name = name.to_lowercase();
    TOTALS.iter().any(|total| total.replace(' ', "") == name)
}

fn is_blank(cell: &Cell) -> bool {
    cell.text.chars().all(|c| matches!(c, '-' | '–' | '—' | '/' | '－' | '…' | ' '))
}

/// Compares every total row with the rows that it sums up.
fn check_rows(rows: &[Vec<Cell>], units: &Units, found: &mut Diagnostics) {
    let Some((head, body)) = rows.split_first() else { return };
    let is_of_which = |row: &&Vec<Cell>| names(row).is_some_and(|name| has_any(&name, OF_WHICH));
    for (index, row) in body.iter().enumerate().filter(|(_, row)| is_total_row(row)) {
        let parts = parts_of(body, index);
        if parts.len() >= 2 && !parts.iter().any(is_of_which) {
            compare(head, row, &parts, units, found);
        }
    }
}

/// What the first cell of a row calls it.
fn names(row: &[Cell]) -> Option<String> {
    row.first().map(|cell| cell.text.to_lowercase())
}

fn is_total_row(row: &[Cell]) -> bool {
    row.first().is_some_and(is_total)
}

/// The rows that a total sums up: those above it since the last total, or, where it is the first row, those below; of
/// a grand total the subtotals above.
fn parts_of(body: &[Vec<Cell>], index: usize) -> Vec<&Vec<Cell>> {
    if index == 0 {
        return body.iter().skip(1).take_while(|row| !is_total_row(row)).collect();
    }
    let above = body.get(..index).unwrap_or(&[]);
    let is_subtotal = body.get(index).and_then(|row| names(row)).is_some_and(|name| has_any(&name, SUBTOTALS));
    let group = above.iter().rposition(|row| is_total_row(row)).map_or(0, |at| at + 1);
    let totals: Vec<&Vec<Cell>> = above.iter().filter(|row| is_total_row(row)).collect();
    match totals.len() {
        _ if is_subtotal => above.iter().skip(group).collect(),
        0 => above.iter().collect(),
        // Rows behind the last subtotal may belong to the grand total as they are.
        _ if group == above.len() => totals,
        _ => Vec::new(),
    }
}

fn compare(head: &[Cell], total_row: &[Cell], others: &[&Vec<Cell>], units: &Units, found: &mut Diagnostics) {
    for (column, total) in total_row.iter().enumerate().skip(1) {
        let is_rate = head.get(column).is_none_or(|cell| has_any(&cell.text.to_lowercase(), RATES));
        let parts: Option<Vec<&Cell>> = others.iter().map(|row| row.get(column)).collect();
        if let Some(parts) = parts.filter(|_| !is_rate) {
            judge(total, &parts, head.get(column), units, found);
        }
    }
}

/// Columns: the one column called 合计 is the sum of the other numbers of its row.
fn check_columns(rows: &[Vec<Cell>], units: &Units, found: &mut Diagnostics) {
    let Some((head, body)) = rows.split_first() else { return };
    let totals: Vec<usize> =
        head.iter().enumerate().skip(1).filter(|(_, cell)| is_total(cell)).map(|(at, _)| at).collect();
    let others: Vec<usize> = (1..head.len()).filter(|at| !totals.contains(at)).collect();
    let ([total], true) = (totals.as_slice(), others.len() >= 2) else { return };
    let is_rate = |at: &usize| head.get(*at).is_none_or(|cell| has_any(&cell.text.to_lowercase(), RATES));
    let is_at_the_edge = *total == 1 || *total + 1 == head.len();
    if others.iter().any(is_rate) || !is_at_the_edge {
        return;
    }
    for row in body {
        let is_rate_row = row.first().is_none_or(|cell| has_any(&cell.text.to_lowercase(), RATES));
        let parts: Option<Vec<&Cell>> = others.iter().map(|at| row.get(*at)).collect();
        if let (Some(total), Some(parts), false) = (row.get(*total), parts, is_rate_row) {
            judge(total, &parts, None, units, found);
        }
    }
}

/// Compares a total with its parts, where all are numbers of one measure.
fn judge(total: &Cell, parts: &[&Cell], head: Option<&Cell>, units: &Units, found: &mut Diagnostics) {
    let Some(whole) = total.number(units) else { return };
    let mut sum = Decimal::ZERO;
    let mut hidden = whole.hidden;
    let mut filled = 0;
    for cell in parts.iter().filter(|cell| !is_blank(cell)) {
        let Some(part) = cell.number(units).filter(|part| same_measure(&part.measure, &whole.measure)) else {
            return;
        };
        sum = sum.saturating_add(part.value);
        hidden = hidden.saturating_add(part.hidden);
        filled += 1;
    }
    // 项目数（个）: things counted one by one are not rounded.
    let counts = ["（个）", "(个)", "数", "（家）", "(家)", "number", "projects", "firms"];
    if head.is_some_and(|cell| has_any(&cell.text.to_lowercase(), &counts)) && whole.value.scale() == 0 {
        hidden = Decimal::ZERO;
    }
    if filled >= 2 && sum.saturating_sub(whole.value).abs() > hidden {
        found.push(rules::parts_disagree_with_total(total.span, &total.text, &shown(&whole.measure, sum)));
    }
}
