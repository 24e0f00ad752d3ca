//! Whether the time that prose gives a number is that of the figure: 1—9月 in its clause, its sentence, its table, above it.

use super::blocks::Block;
use super::evidence::{around, ends_clause, ends_full_sentence, ends_sentence};
use super::figures::Stated;
use super::when::{Frame, When, Year, scan};
use crate::lang::Tongue;
use crate::model::{Report, ReportKind};
use crate::period::Period;

/// What the prose says of the time of a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Timing {
    /// The figure's own period, at a byte range of the block's text; or none that could be another.
    Agrees(Option<(usize, usize)>),
    /// Nothing, though the figure's period is not that of the report.
    Unsaid,
    /// Another time; the byte range in the block's text. `near`: in the same part of the sentence or in the heads of the
    /// table, so that no note explains it.
    Contradicts { start: usize, end: usize, near: bool },
}

impl Timing {
    /// Whether words beside the figure say its period.
    pub fn is_said(self) -> bool {
        matches!(self, Timing::Agrees(Some(_)))
    }
}

/// The times that a block and its heads name.
pub struct Times {
    own: Vec<Named>,
    /// Of the heads of row and column; without a range in the block.
    heads: Vec<When>,
    headings: Vec<When>,
}

/// A time with the number that it follows: English says `from the 2.1% budgeted for 2014 to 2.3%`.
struct Named {
    when: When,
    /// Start of that number; a time before the numbers of its clause holds for what comes after, too.
    of: Option<usize>,
}

impl Times {
    /// Those of a block. `numbers`: where its numbers stand.
    pub fn of(block: &Block, numbers: &[(usize, usize)], tongue: Tongue) -> Times {
        let named = |when: When| {
            let (clause, _) = around(&block.text, when.start, when.end, ends_clause);
            let before = numbers.iter().rev().find(|(start, end)| clause <= *start && *end <= when.start);
            Named { when, of: before.map(|(start, _)| *start).filter(|_| tongue == Tongue::En) }
        };
        Times {
            own: scan(&block.text, tongue).into_iter().map(named).collect(),
            heads: scan(&format!("{}\n{}", block.row_head, block.column_head), tongue),
            headings: block.headings.iter().flat_map(|text| scan(text, tongue)).collect(),
        }
    }

    /// What is said of the time of a number that states a figure of a period.
    pub fn timing(&self, number: &Stated<'_>, period: Period, is_target: bool, report: &Report) -> Timing {
        if period == Period::None {
            return Timing::Agrees(None);
        }
        let text = number.block.text.as_str();
        let years = self.years(number.at, is_target, report);
        let frame = Frame { report: report.period, years: &years };
        let fits = |when: &When| {
            let relative = matches!(when.year, Year::Offset(_));
            (relative && report.kind == ReportKind::Plan) || when.fits(period, frame)
        };
        // What contradicts: not what is compared with, nor what belongs to another number.
        let says = |named: &&Named| !named.when.compared && named.of.is_none_or(|of| of == number.at);
        let contradiction =
            |named: &Named, near| Timing::Contradicts { start: named.when.start, end: named.when.end, near };
        let (clause_start, clause_end) = around(text, number.at, number.end(), ends_clause);
        // 第2名（1—9月）: the bracket belongs to the number.
        let bracket = text.get(clause_end..).filter(|rest| rest.starts_with('（')).and_then(|rest| rest.find('）'));
        let clause_end = bracket.map_or(clause_end, |length| clause_end + length);
        let in_clause = || self.own.iter().filter(|one| clause_start <= one.when.start && one.when.end <= clause_end);
        let agreement = |named: &Named| Timing::Agrees(Some((named.when.start, named.when.end)));
        if let Some(named) = in_clause().find(|one| fits(&one.when)) {
            return agreement(named);
        }
        if self.heads.iter().any(fits) {
            return Timing::Agrees(None);
        }
        if let Some(named) = in_clause().find(says) {
            return contradiction(named, true);
        }
        if !self.heads.is_empty() {
            return Timing::Contradicts { start: number.at, end: number.end(), near: true };
        }
        let before = || self.own.iter().filter(|one| one.when.end <= number.at);
        let parts: [(fn(&str, usize, char) -> bool, bool); 2] = [(ends_sentence, true), (ends_full_sentence, false)];
        for (ends, is_near) in parts {
            let (sentence_start, _) = around(text, number.at, number.end(), ends);
            let in_sentence = || before().filter(|one| one.when.start >= sentence_start);
            if let Some(named) = in_sentence().filter(|one| fits(&one.when)).last() {
                return agreement(named);
            }
            if let Some(named) = in_sentence().filter(says).last() {
                return contradiction(named, is_near);
            }
        }
        if before().any(|one| fits(&one.when)) || self.headings.iter().any(fits) {
            return Timing::Agrees(None);
        }
        // Under 2023年工作思路 a target without a year is not one for 2022.
        let is_under_year = is_target && self.headings.iter().any(|when| matches!(when.year, Year::Known(_)));
        if is_default(period, is_target, report) && !is_under_year {
            return Timing::Agrees(None);
        }
        match before().filter(says).last() {
            Some(named) => contradiction(named, false),
            None if self.headings.is_empty() => Timing::Unsaid,
            None => Timing::Contradicts { start: number.at, end: number.end(), near: false },
        }
    }

    /// Years that a time without a year may be in.
    fn years(&self, at: usize, is_target: bool, report: &Report) -> Vec<i16> {
        let own = self.own.iter().filter(|named| named.when.end <= at).map(|named| named.when.year);
        let named = own.chain(self.headings.iter().map(|when| when.year)).filter_map(|year| match year {
            Year::Known(year) => Some(year),
            _ => None,
        });
        let next = report.period.end_year().filter(|_| is_target).map(|year| year.saturating_add(1));
        named.chain(next).collect()
    }
}

/// Whether prose need not say the period: the report's own; a plan's years; the year that follows a summary.
fn is_default(period: Period, is_target: bool, report: &Report) -> bool {
    if period == report.period || period == report.period.instant() {
        return true;
    }
    let Some((due, own)) = period.end_year().zip(report.period.end_year()) else { return true };
    is_target && (due == own || (report.kind != ReportKind::Plan && due == own + 1))
}
