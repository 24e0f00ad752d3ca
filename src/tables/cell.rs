//! One cell: what stands in it, what a figure looks like in it, and what it says when somebody typed it.
//!
//! `577` in a row of 亿元 is `577亿元`, `0.052` shown as `5.2%` is `5.2%`, `超1300` is `超1300万吨`.

use rust_decimal::Decimal;
use rust_decimal::prelude::{FromPrimitive as _, ToPrimitive as _};

use super::words::Words;
use crate::model::{Observation, ObservationStatus};
use crate::quantity::{self, Defect, Figure, Growth, GrowthUnit, Quantity, Unit, Units, plain_number};

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    Empty,
    /// A number with the digits that the cell shows; `5.2` with `percent` where it shows `5.2%`.
    Number {
        value: Decimal,
        percent: bool,
        /// Whether the cell shows fewer digits than were typed.
        is_cut: bool,
    },
    Text(String),
    /// What is no figure: a date, `#REF!`, a formula that was never computed.
    Unusable(Unusable),
}

/// Why a cell has no value to read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unusable {
    Date,
    Error,
    NotComputed,
    /// The result of a formula in a cell that does not say to how many places it is meant.
    Unrounded,
    Truth,
}

impl Cell {
    /// A number of a workbook with the places after the point that its format shows.
    pub fn number(value: f64, format: &str) -> Option<Cell> {
        let shown = Shown::of(format);
        let exact = Decimal::from_str_exact(&format!("{value}")).ok().or_else(|| Decimal::from_f64(value))?;
        // A workbook's numbers have 15 digits; 0.1 + 0.2 has a sixteenth that nobody typed.
        let mut value = exact.round_sf(15)?.normalize();
        if value.is_zero() {
            value = Decimal::ZERO;
        }
        if shown.percent {
            value = value.checked_mul(Decimal::ONE_HUNDRED)?.normalize();
        }
        if let Some(places) = shown.places.filter(|places| *places > value.scale()) {
            value.rescale(places);
        }
        let is_cut = shown.places.is_some_and(|places| places < value.scale());
        Some(Cell::Number { value, percent: shown.percent, is_cut })
    }

    /// The result of a formula: rounded to what the cell shows, as it would be copied from there. A free format shows as
    /// many digits as fit, so that only a short result can be taken from it.
    pub fn computed(self, format: &str) -> Cell {
        let Cell::Number { value, percent, .. } = self else { return self };
        match Shown::of(format).places {
            Some(places) => Cell::Number { value: quantity::round_half_up(value, places), percent, is_cut: false },
            None if value.scale() > FREE_PLACES_MAX => Cell::Unusable(Unusable::Unrounded),
            None => self,
        }
    }

    /// As in the record of what was exported.
    pub fn record(&self) -> String {
        match self {
            Cell::Number { value, percent, .. } => {
                format!("{}{}", plain_number(*value), if *percent { "%" } else { "" })
            }
            Cell::Text(text) => text.trim().to_owned(),
            Cell::Empty | Cell::Unusable(_) => String::new(),
        }
    }

    /// Whether the cell still says what was exported. Numbers are compared by value: programs and people change how many
    /// digits a cell shows without meaning another figure.
    pub fn is_as(&self, record: &str) -> bool {
        match self {
            Cell::Number { value, .. } => {
                let old = record.strip_suffix('%').unwrap_or(record);
                Decimal::from_str_exact(old).is_ok_and(|old| old == *value)
            }
            Cell::Unusable(_) => false,
            other => other.record() == record,
        }
    }
}

/// Most places that the result of a formula has in a cell of free format.
const FREE_PLACES_MAX: u32 = 4;

/// What a number format shows: `0.00`, `#,##0.0`, `0.0%`.
struct Shown {
    /// `None` for `General`.
    places: Option<u32>,
    percent: bool,
}

impl Shown {
    fn of(format: &str) -> Shown {
        // Positive numbers have the first section.
        let mut section = String::new();
        let mut quoted = false;
        let mut characters = format.chars();
        while let Some(c) = characters.next() {
            match c {
                '"' => quoted = !quoted,
                '\\' | '_' | '*' if !quoted => drop(characters.next()),
                ';' if !quoted => break,
                c if !quoted => section.push(c),
                _ => {}
            }
        }
        let is_place = |c: &char| matches!(c, '0' | '#' | '?');
        let fraction = section.split_once('.').map_or("", |(_, rest)| rest);
        let places = fraction.chars().take_while(is_place).filter(|c| *c == '0').count();
        let is_free = section.eq_ignore_ascii_case("general") || section == "@";
        let places = u32::try_from(places.min(28)).ok().filter(|_| !is_free);
        Shown { places, percent: section.contains('%') }
    }
}

/// What two cells show of a figure: its level, its growth.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pair {
    pub level: Cell,
    pub growth: Cell,
}

impl Pair {
    /// Nothing at all.
    pub const EMPTY: Pair = Pair { level: Cell::Empty, growth: Cell::Empty };

    /// The cells of a figure on a row in `unit`; `level` and `growth` are its numbers as written.
    pub fn of(one: &Observation, unit: &Unit, level: &str, growth: &str, words: &Words) -> Pair {
        let shown = match &one.level {
            Some(quantity) => {
                let is_plain =
                    quantity.max.is_none() && quantity.qualifier.is_none() && quantity.unit.symbol == unit.symbol;
                number_or_text(quantity.value, is_plain, level)
            }
            None if one.status.is_without_value() => Cell::Text(words.status(one.status).to_owned()),
            None => Cell::Empty,
        };
        let rate = match &one.yoy {
            Some(rate) => {
                let is_plain = rate.max.is_none() && rate.qualifier.is_none() && rate.unit == rate_unit(unit);
                number_or_text(rate.value, is_plain, growth)
            }
            None => Cell::Empty,
        };
        Pair { level: shown, growth: rate }
    }
}

fn number_or_text(value: Decimal, is_plain: bool, text: &str) -> Cell {
    let survives = value
        .to_f64()
        .and_then(|number| Cell::number(number, "General"))
        .is_some_and(|cell| matches!(cell, Cell::Number { value: read, .. } if read == value));
    if is_plain && survives {
        Cell::Number { value, percent: false, is_cut: false }
    } else {
        Cell::Text(text.trim().to_owned())
    }
}

/// Growth of a percentage is in points, of all else in percent.
pub fn rate_unit(unit: &Unit) -> GrowthUnit {
    if unit.is_percent() { GrowthUnit::Points } else { GrowthUnit::Percent }
}

/// What somebody typed into a cell, as it goes into the front matter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Typed<T> {
    pub text: String,
    pub value: T,
}

/// Why a cell cannot be read as a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Misread {
    Unusable(Unusable),
    Figure(Defect),
    /// `8.3%` typed into a cell of plain numbers: it holds 0.083 and shows 0.1.
    LostPercent(Decimal),
}

/// What the level's cell says: a level, and growth where the whole short form was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TypedLevel {
    pub level: Option<Typed<Quantity>>,
    pub growth: Option<Typed<Growth>>,
    /// 缺失, 隐去: a word in place of a value.
    pub status: Option<ObservationStatus>,
}

/// Reads the cell of a level in a row of `unit`.
pub fn level(cell: &Cell, unit: &Unit, units: &Units, words: &Words) -> Result<TypedLevel, Misread> {
    let text = match cell {
        // 96% typed into a cell of plain numbers holds 0.96.
        Cell::Number { value, percent: false, is_cut: true } if unit.is_percent() && value.abs() <= Decimal::ONE => {
            return Err(Misread::LostPercent(*value));
        }
        Cell::Number { value, percent: true, .. } => format!("{}%", plain_number(*value)),
        Cell::Number { value, percent: false, .. } => with_unit(&plain_number(*value), unit),
        Cell::Text(text) => tidied(text),
        Cell::Empty => return Err(Misread::Figure(Defect::Empty)),
        Cell::Unusable(why) => return Err(Misread::Unusable(*why)),
    };
    if let Some(status) = words.status_of(&text) {
        return Ok(TypedLevel { level: None, growth: None, status: Some(status) });
    }
    let (text, figure) =
        read(&text, &unit.symbol, |text| quantity::parse_figure(text, units, unit).map_err(|e| e.defect))?;
    let Figure { level, growth, growth_start } = figure;
    let (level_text, growth_text) = text.split_at(growth_start.unwrap_or(text.len()));
    let level_text = level_text.trim_end_matches([' ', ',', '，', '\u{3000}']).to_owned();
    Ok(TypedLevel {
        level: level.map(|value| Typed { text: level_text, value }),
        growth: growth.map(|value| Typed { text: growth_text.to_owned(), value }),
        status: None,
    })
}

/// Reads the cell of a growth rate beside a level in `unit`.
pub fn growth(cell: &Cell, unit: &Unit, units: &Units) -> Result<Typed<Growth>, Misread> {
    let sign = match rate_unit(unit) {
        GrowthUnit::Percent => "%",
        GrowthUnit::Points => "pp",
    };
    let text = match cell {
        Cell::Number { value, percent: false, is_cut: true } if value.abs() < Decimal::ONE => {
            return Err(Misread::LostPercent(*value));
        }
        Cell::Number { value, .. } => format!("{}{sign}", plain_number(*value)),
        Cell::Text(text) => tidied(text),
        Cell::Empty => return Err(Misread::Figure(Defect::Empty)),
        Cell::Unusable(why) => return Err(Misread::Unusable(*why)),
    };
    let (text, value) = read(&text, sign, |text| quantity::parse_growth(text, units).map_err(|e| e.defect))?;
    Ok(Typed { text, value })
}

/// Scales that stand before a unit.
const SCALES: &[char] = &['十', '百', '千', '万', '亿'];

/// Reads a text, with the row's unit where it has none: behind it, or behind its last digit (`300以上`).
fn read<T>(text: &str, unit: &str, parse: impl Fn(&str) -> Result<T, Defect>) -> Result<(String, T), Misread> {
    let first = match parse(text) {
        Ok(value) => return Ok((text.to_owned(), value)),
        Err(defect) => defect,
    };
    let last_digit = text.rfind(|c: char| c.is_ascii_digit()).map_or(text.len(), |at| at + 1);
    // 5亿 in a row of 亿元 is 5亿元, never 5亿亿元: a scale that is typed takes the place of the row's.
    let tail = text.get(last_digit..).unwrap_or("");
    let scale: String = tail.trim_start().chars().take_while(|c| SCALES.contains(c)).collect();
    let bare = unit.trim_start_matches(SCALES);
    let symbol = if scale.is_empty() || bare.is_empty() { unit } else { bare };
    let scaled = last_digit + tail.find(scale.as_str()).map_or(0, |at| at + scale.len());
    let (head, tail) = text.split_at(scaled);
    for text in [format!("{text}{symbol}"), format!("{head}{symbol}{tail}")] {
        if let Ok(value) = parse(&text) {
            return Ok((text, value));
        }
    }
    Err(Misread::Figure(first))
}

fn with_unit(number: &str, unit: &Unit) -> String {
    if unit.symbol == "1" || unit.symbol == "指数" { number.to_owned() } else { format!("{number}{}", unit.symbol) }
}

/// Half-width, on one line, without separators of thousands: the front matter holds `1156.8亿元`.
fn tidied(text: &str) -> String {
    let half = |c: char| match c {
        '０'..='９' | '．' | '％' | '＋' | '－' | '＜' | '＞' | '＝' | '～' | '，' => {
            u32::from(c).checked_sub(0xFEE0).and_then(char::from_u32).unwrap_or(c)
        }
        '−' => '-',
        c if c.is_whitespace() => ' ',
        c => c,
    };
    let text: Vec<char> = text.trim().chars().map(half).collect();
    let digit = |at: Option<usize>| at.and_then(|at| text.get(at)).is_some_and(char::is_ascii_digit);
    let group = |at: usize| (1..=3).all(|ahead| digit(Some(at + ahead))) && !digit(Some(at + 4));
    let separates = |at: usize| digit(at.checked_sub(1)) && group(at);
    text.iter().enumerate().filter(|(at, c)| **c != ',' || !separates(*at)).map(|(_, c)| c).collect()
}
