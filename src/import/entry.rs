//! One figure or target as it will stand in the front matter, still as its parts.
//!
//! In: a statement and its indicator. Out: the texts of value, growth, place and share, each of which `quantity` reads back as
//! the same number with the same words.

use rust_decimal::Decimal;

use super::matching::{Candidate, is_rate_of_change};
use super::reason::Reason;
use super::registry::{Known, Registry};
use super::values;
use crate::extract::{Kind, Statement, Status};
use crate::lang::Text;
use crate::model::{IndicatorKind, ReportKind};
use crate::period::Period;
use crate::quantity::{Dimension, Unit};

/// What the report says of itself, for figures that do not say it.
#[derive(Debug, Clone)]
pub struct Surroundings {
    pub kind: ReportKind,
    pub period: Period,
    /// The organization that shares refer to where they name none that is known: id and names.
    pub within: Option<String>,
}

/// A figure or target.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Entry {
    pub is_target: bool,
    /// Number of the indicator in the registry.
    pub indicator: usize,
    pub item: Option<String>,
    pub about: Option<String>,
    /// `None`: the report's, or of a plan's target its last year.
    pub period: Option<Period>,
    pub value: Option<String>,
    /// Base value and dimension of `value`.
    pub base: Option<(Decimal, Dimension)>,
    /// Year on year; of a target its growth.
    pub yoy: Option<String>,
    /// Average growth per year, and over which years.
    pub average: Option<(String, Period)>,
    pub rank: Option<values::Rank>,
    pub share: Option<values::Share>,
    pub status: Option<&'static str>,
    pub over: Option<&'static str>,
    pub quote: Option<String>,
    /// What the program assumed, for the reviewer.
    pub remarks: Vec<Text>,
}

/// The entry of a statement under an indicator.
pub fn entry(
    statement: &Statement,
    candidate: &Candidate,
    registry: &Registry,
    around: &Surroundings,
) -> Result<Entry, Reason> {
    let known = registry.indicators.get(candidate.index).ok_or(Reason::Unwritable)?;
    let mut entry = Entry {
        is_target: statement.status == Status::Target,
        indicator: candidate.index,
        item: candidate.item.clone(),
        about: candidate.about.clone(),
        ..Entry::default()
    };
    numbers(&mut entry, statement, known, registry)?;
    if let Some(rank) = &statement.rank {
        match values::rank(rank, statement, &registry.units) {
            Some(rank) if known.indicator.kind != IndicatorKind::Rank => entry.rank = Some(rank),
            Some(_) => {}
            None => entry.remarks.push(Text::new(
                format!("“{rank}”没有名次，未录入"),
                format!("“{rank}” gives no place and is not entered"),
            )),
        }
    }
    if let Some(share) = statement.share.as_ref().filter(|_| statement.kind != Kind::Share) {
        entry.share = values::share(share, registry, around.within.as_deref());
    }
    if statement.status == Status::Preliminary {
        // 预计 at the head of a list is not in every quote; bulletins give first results throughout.
        let is_first = statement.quote.contains("初步") || around.kind == ReportKind::Bulletin;
        entry.status = Some(if is_first && !statement.quote.contains("预计") { "P" } else { "预计" });
    }
    entry.period = period(&mut entry, statement, known, around);
    entry.over = over(&entry, statement, known)?;
    if entry.value.is_none()
        && entry.yoy.is_none()
        && entry.average.is_none()
        && entry.rank.is_none()
        && entry.share.is_none()
    {
        return Err(Reason::Unwritable);
    }
    Ok(entry)
}

/// Value and growth by the kind of the statement.
fn numbers(entry: &mut Entry, statement: &Statement, known: &Known, registry: &Registry) -> Result<(), Reason> {
    let units = &registry.units;
    let unit = known.indicator.unit();
    match statement.kind {
        Kind::Level => {
            let level = values::level(statement, units).ok_or(Reason::Unwritable)?;
            entry.base = level.base;
            entry.value = Some(level.text);
            match statement.yoy {
                Some(_) if unit.is_percent() => entry.remarks.push(Text::new(
                    "比率的增减应以百分点计，原文的增速未录入",
                    "a ratio changes in percentage points: the rate of the source is not entered",
                )),
                Some(rate) => {
                    let qualifier = statement.yoy_qualifier.as_deref();
                    entry.yoy = values::growth(rate, statement.yoy_max, "%", qualifier, units);
                }
                None => {}
            }
        }
        Kind::Growth if is_rate_of_change(known) => {
            let level = values::level(statement, units).ok_or(Reason::Unwritable)?;
            entry.base = level.base;
            entry.value = Some(level.text);
        }
        Kind::Growth => growth(entry, statement, units)?,
        Kind::Share => share_alone(entry, statement, known, registry),
        Kind::Rank if known.indicator.kind == IndicatorKind::Rank => {
            entry.value = Some(format!("{}位", statement.value));
            entry.base = Some((statement.value, Dimension::Place));
        }
        Kind::Rank => {}
        Kind::Change if statement.unit.contains("百分点") && unit.is_percent() => {
            entry.yoy = values::growth(statement.value, None, "个百分点", statement.qualifier.as_deref(), units);
        }
        Kind::Change => return Err(Reason::Difference),
        Kind::Multiple => return Err(Reason::Multiple),
    }
    Ok(())
}

/// A rate without a level: year on year, or average over years.
fn growth(entry: &mut Entry, statement: &Statement, units: &crate::quantity::Units) -> Result<(), Reason> {
    let qualifier = statement.qualifier.as_deref().or(statement.yoy_qualifier.as_deref());
    let max = statement.value_max.or(statement.yoy_max);
    let rate = statement.yoy.unwrap_or(statement.value);
    let text = values::growth(rate, max, "%", qualifier, units).ok_or(Reason::Unwritable)?;
    match statement.basis.as_deref() {
        None | Some("yoy") => entry.yoy = Some(text),
        Some("cagr") => match statement.period {
            Some(over) => entry.average = Some((text, over)),
            None => return Err(Reason::OtherBase),
        },
        Some(_) => return Err(Reason::OtherBase),
    }
    Ok(())
}

/// A share alone: the value of an indicator that is a share itself, or the share of a figure.
fn share_alone(entry: &mut Entry, statement: &Statement, known: &Known, registry: &Registry) {
    if known.is_percentage() {
        if let Some(level) = values::level(&Statement { unit: "%".into(), ..statement.clone() }, &registry.units) {
            entry.base = level.base;
            entry.value = Some(level.text);
        }
        return;
    }
    let own = crate::extract::ShareOf {
        value: statement.value,
        of: None,
        as_written: None,
        qualifier: statement.qualifier.clone(),
    };
    entry.share = values::share(statement.share.as_ref().unwrap_or(&own), registry, None);
}

/// The period as far as it is not the report's, with a remark where it is assumed.
fn period(entry: &mut Entry, statement: &Statement, known: &Known, around: &Surroundings) -> Option<Period> {
    if let Some(stated) = statement.period {
        if let Some((_, over)) = &entry.average
            && !entry.is_target
        {
            // An average stands with the figure of the last year.
            return over.end_year().map(Period::year).filter(|year| *year != around.period);
        }
        return Some(stated).filter(|stated| *stated != around.period || entry.is_target);
    }
    if statement.status == Status::Plan && (known.is_planned() || known.indicator.kind == IndicatorKind::Stock) {
        return Some(Period::None);
    }
    let year = |year: i16, zh: &str, en: &str, entry: &mut Entry| {
        entry
            .remarks
            .push(Text::new(format!("原文未写时期，按{zh}登记"), format!("no period is stated: {en} is assumed")));
        Some(Period::year(year))
    };
    let first = around.period.start().map(|date| date.year());
    match (entry.is_target, around.kind, around.period.end_year(), first) {
        (true, ReportKind::Plan, ..) => None,
        (true, _, Some(last), _) => year(last.saturating_add(1), "下一年", "the next year", entry),
        (false, ReportKind::Plan, _, Some(first)) => {
            year(first.saturating_sub(1), "规划基期", "the plan's base year", entry)
        }
        _ => {
            entry
                .remarks
                .push(Text::new("原文未写时期，按报告时期登记", "no period is stated: the report's is assumed"));
            None
        }
    }
}

/// How a target for several years counts: by the words beside it.
fn over(entry: &Entry, statement: &Statement, known: &Known) -> Result<Option<&'static str>, Reason> {
    let several = entry.is_target && entry.value.is_some() && entry.period.is_some_and(|period| period.months() > 12);
    if !several || known.indicator.kind == IndicatorKind::Stock {
        return Ok(None);
    }
    let says = |words: &[&str]| words.iter().any(|word| statement.quote.contains(word));
    if says(&["年均", "平均每年"]) {
        Ok(Some("average"))
    } else if says(&["每年", "逐年", "各年"]) {
        Ok(Some("each-year"))
    } else if says(&["累计", "合计", "五年", "期间", "总计", "共"]) {
        Ok(Some("total"))
    } else {
        Err(Reason::SeveralYears)
    }
}

/// The unit of a statement, where it is one.
pub fn unit(statement: &Statement, registry: &Registry) -> Option<Unit> {
    (statement.kind == Kind::Level).then(|| registry.units.find(&statement.unit)).flatten()
}
