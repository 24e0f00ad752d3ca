//! Whether the time that prose gives a number is that of the figure: 1—9月 in its clause, its sentence, its table, above it.

use super::blocks::Block;
use super::division::Division;
use super::figures::Stated;
use crate::lang::Tongue;
use crate::model::{Report, ReportKind};
use crate::period::Period;
use crate::prose::when::{Frame, Months, When, Year, scan};

/// What the prose says of the time of a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Timing {
    /// The figure's own period, at a byte range of the block's text; or none that could be another.
    Agrees(Option<(usize, usize)>),
    /// The figure's own period, but readers may take another: it is carried over from one of several earlier clauses, or
    /// stands beside a word for now (现在的第2名（1—9月）). The byte range of the words that leave it open.
    Doubtful { start: usize, end: usize },
    /// Nothing, though the figure's period is not that of the report.
    Unsaid,
    /// Another time; the byte range in the block's text. `near`: in the same part of the sentence or in the heads of the
    /// table, so that no note explains it.
    Contradicts { start: usize, end: usize, near: bool },
}

impl Timing {
    /// Whether words beside the figure say its period.
    pub fn is_said(self) -> bool {
        matches!(self, Timing::Agrees(Some(_)) | Timing::Doubtful { .. })
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
            let (clause, _) = block.around(when.start, when.end, Division::Clause);
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
        let years = self.years(number.at, is_target, report);
        let question = Question { times: self, number, period, is_target, report, years };
        question.in_clause().or_else(|| question.in_sentence()).unwrap_or_else(|| question.above())
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

/// Whether a number belongs to a period.
struct Question<'a> {
    times: &'a Times,
    number: &'a Stated<'a>,
    period: Period,
    is_target: bool,
    report: &'a Report,
    years: Vec<i16>,
}

impl Question<'_> {
    fn fits(&self, when: &When) -> bool {
        // A plan speaks from before its years: its 目前 is no year of it.
        let is_now_of_plan = matches!(when.year, Year::Offset(_)) && self.report.kind == ReportKind::Plan;
        is_now_of_plan || when.fits(self.period, self.frame())
    }

    fn frame(&self) -> Frame<'_> {
        Frame { report: self.report.period, years: &self.years }
    }

    /// Whether a time can contradict: not what is compared with, nor what belongs to another number.
    fn says(&self, named: &Named) -> bool {
        !named.when.compared && named.of.is_none_or(|of| of == self.number.at)
    }

    /// The clause with the number and the heads of its row and column.
    fn in_clause(&self) -> Option<Timing> {
        let text = self.number.block.text.as_str();
        let (start, end) = self.number.block.around(self.number.at, self.number.end(), Division::Clause);
        // 第2名（1—9月）: the bracket belongs to the number.
        let bracket = text.get(end..).filter(|rest| rest.starts_with('（')).and_then(|rest| rest.find('）'));
        let end = bracket.map_or(end, |length| end + length);
        let own = || self.times.own.iter().filter(|one| start <= one.when.start && one.when.end <= end);
        if let Some(named) = own().find(|one| self.fits(&one.when)) {
            return Some(self.now_and_then(own()).map_or_else(|| agreement(named), doubt));
        }
        if self.times.heads.iter().any(|when| self.fits(when)) {
            return Some(Timing::Agrees(None));
        }
        match own().find(|one| self.says(one)) {
            Some(named) => Some(contradiction(named, true)),
            None if self.times.heads.is_empty() => None,
            None => Some(Timing::Contradicts { start: self.number.at, end: self.number.end(), near: true }),
        }
    }

    /// The word for now before a span that ends earlier than the report: 现在的第2名（1—9月）.
    fn now_and_then<'t>(&self, clause: impl Iterator<Item = &'t Named> + Clone) -> Option<&'t Named> {
        let is_now = |one: &&Named| one.when.year == Year::Offset(0) && one.when.months == Months::Any;
        let now = clause.clone().find(is_now)?;
        let is_past = |one: &Named| {
            let is_span = matches!(one.when.months, Months::Span(..)) && one.when.start > now.when.end;
            is_span && !one.when.fits(self.report.period, self.frame())
        };
        clause.clone().any(is_past).then_some(now)
    }

    /// What stands before the number: first as far back as ； goes, then in all of the sentence.
    fn in_sentence(&self) -> Option<Timing> {
        let parts = [(Division::Part, true), (Division::Sentence, false)];
        parts.into_iter().find_map(|(division, is_near)| {
            let (start, _) = self.number.block.around(self.number.at, self.number.end(), division);
            let sentence = || self.before().filter(|one| one.when.start >= start);
            let Some(named) = sentence().rfind(|one| self.fits(&one.when)) else {
                return sentence().rfind(|one| self.says(one)).map(|named| contradiction(named, is_near));
            };
            let is_span = |one: &Named| matches!(one.when.months, Months::Span(..));
            let rivals = |one: &Named| is_span(one) && one.when.months != named.when.months && self.says(one);
            let is_open = !is_near && is_span(named) && sentence().any(rivals);
            Some(if is_open { doubt(named) } else { agreement(named) })
        })
    }

    fn before(&self) -> impl DoubleEndedIterator<Item = &Named> {
        self.times.own.iter().filter(|one| one.when.end <= self.number.at)
    }

    /// What stands farther up, and what need not be said.
    fn above(&self) -> Timing {
        let headings = &self.times.headings;
        if self.before().any(|one| self.fits(&one.when)) || headings.iter().any(|when| self.fits(when)) {
            return Timing::Agrees(None);
        }
        // Under 2023年工作思路 a figure without a year is not one for 2022.
        let is_under_year = headings.iter().any(|when| matches!(when.year, Year::Known(_)));
        if is_default(self.period, self.is_target, self.report) && !is_under_year {
            return Timing::Agrees(None);
        }
        match self.before().rfind(|one| self.says(one)) {
            Some(named) => contradiction(named, false),
            None if headings.is_empty() => Timing::Unsaid,
            None => Timing::Contradicts { start: self.number.at, end: self.number.end(), near: false },
        }
    }
}

fn agreement(named: &Named) -> Timing {
    Timing::Agrees(Some((named.when.start, named.when.end)))
}

fn doubt(named: &Named) -> Timing {
    Timing::Doubtful { start: named.when.start, end: named.when.end }
}

fn contradiction(named: &Named, near: bool) -> Timing {
    Timing::Contradicts { start: named.when.start, end: named.when.end, near }
}

/// Whether prose need not say the period: the report's own; a plan's years; the year that follows a summary.
fn is_default(period: Period, is_target: bool, report: &Report) -> bool {
    if period == report.period || period == report.period.instant() {
        return true;
    }
    let Some((due, own)) = period.end_year().zip(report.period.end_year()) else { return true };
    is_target && (due == own || (report.kind != ReportKind::Plan && due == own.saturating_add(1)))
}
