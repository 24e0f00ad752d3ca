//! The period of a statement, where its sentence says one, and where only its section or the document does.

use super::frame::{Frame, Mode, Section};
use super::numbers::{Number, Sort};
use super::role::{Base, Role};
use super::sentence::Layout;
use super::statement::{PeriodSource, Status};
use super::time::{Governing, Times, is_present};
use crate::period::{Month, Period};

/// All that the period of a number depends on.
pub struct Dating<'a> {
    pub frame: &'a Frame,
    pub section: Section,
    pub layout: &'a Layout<'a>,
    pub times: &'a Times,
    pub number: &'a Number,
    pub governing: Option<Governing>,
    pub status: Status,
    pub role: &'a Role,
    /// The clause with the number and what it counts.
    pub clause: &'a str,
    /// Some of what follows it.
    pub behind: &'a str,
}

type Dated = (Option<Period>, Option<PeriodSource>);

/// Words of what happens over a span of years rather than stands at its end.
const OVER_YEARS: &[&str] = &[
    "累计",
    "共",
    "新增",
    "新建",
    "建成",
    "完成",
    "投入",
    "解决",
    "总计",
    "合计",
    "五年",
    "三年",
    "四年",
    "改造",
    "引进",
    "获",
    "取得",
    "批准",
    "消除",
    "搬迁",
    "脱贫",
    "净增",
    "投放",
    "推广",
    "开发",
    "集资",
    "新改建",
    "治理",
    "实施",
    "连续",
    "改建",
    "加固",
    "转移",
    "出列",
    "规划投资",
    "迁入",
    "惠及",
];

impl Dating<'_> {
    /// The period, and where it is said.
    pub fn period(&self) -> Dated {
        if self.number.unit.ends_with("/日") {
            return (None, None);
        }
        let is_average = matches!(self.role, Role::Growth { base: Base::Average, .. });
        if let Some(since) = self.times.since(self.layout, self.number).filter(|_| is_average) {
            return (self.until_done(since), Some(PeriodSource::Stated));
        }
        if let Some(governing) = self.governing {
            return self.governed(governing);
        }
        if self.is_first_of_two() {
            return (self.base_year(), Some(PeriodSource::Context)).filter_some();
        }
        if let Some(period) = self.carried() {
            return (Some(self.within(period)), Some(PeriodSource::Context));
        }
        let document = self.of_document().map(|period| self.within(period));
        (document, document.map(|_| PeriodSource::Document))
    }

    fn governed(&self, governing: Governing) -> Dated {
        let (time, source) = (governing.time, governing.source);
        let is_project = self.status == Status::Plan && !self.number.counts;
        if is_project && source != PeriodSource::Stated
            || self.is_first_of_two() && source != PeriodSource::Stated && time.period.months() <= 12
        {
            return (None, None);
        }
        if self.is_first_of_two() && source != PeriodSource::Stated {
            return (self.base_year(), Some(source));
        }
        if let (Role::Growth { base: Base::Average, .. }, Some(span)) = (self.role, self.span_around(time.period)) {
            return (Some(span), Some(source));
        }
        let whole = is_present(&time.when) && matches!(self.status, Status::Preliminary | Status::Target);
        let period = if whole { self.frame.present.map_or(time.period, Period::year) } else { time.period };
        (Some(self.within(period)), Some(source))
    }

    /// The years of a plan or section that a single year ends: 到2025年…年均增长10% is of 2021 to 2025.
    fn span_around(&self, period: Period) -> Option<Period> {
        let plan = self.frame.reporting.filter(|_| self.frame.is_plan && self.section.mode == Mode::Planned);
        let spans = [self.section.period, plan];
        spans
            .into_iter()
            .flatten()
            .find(|span| span.months() > 12 && period.months() <= 12 && span.end_year() == period.end_year())
    }

    /// 由78.3%提高到80%: the first of two, which was before.
    fn is_first_of_two(&self) -> bool {
        let lead = self.layout.text.get(..self.number.start).unwrap_or("").trim_end_matches(['约', '近', '超', ' ']);
        // 从年初综合排名第10名上升到…: a place may have its name between.
        let reach = if self.number.sort == Sort::Place { 10 } else { 0 };
        let tail: String = lead.chars().rev().take(reach + 1).collect::<Vec<_>>().into_iter().rev().collect();
        let opens =
            tail.rfind(['由', '从']).is_some_and(|at| !tail.get(at..).unwrap_or("").contains(['，', ',', '、', '到']));
        let behind = self.layout.text.get(self.number.end..).unwrap_or("");
        let clause: String = behind.chars().take(if reach > 0 { 8 } else { 24 }).collect();
        opens && clause.contains(['到', '至', '为'])
    }

    /// In a text on several years, the first of two is of the year before them.
    fn base_year(&self) -> Option<Period> {
        let span =
            self.governing.map(|one| one.time.period).filter(|period| period.months() > 12).or(self.section.period)?;
        match span {
            Period::Span { start, .. } if span.months() > 12 => Some(Period::year(start.year - 1)),
            _ => None,
        }
    }

    fn carried(&self) -> Option<Period> {
        let done = self.frame.reporting.and_then(Period::end_year);
        let (period, runs_on) = self.times.carried(self.layout, self.number.start)?;
        let end = period.end_year();
        // 1-5月…。申请专利1826件，同比增长18.9%: what compares goes on; what stands does not.
        let compares = ["同比", "增长", "下降"].iter().any(|word| self.behind.contains(word));
        let holds = !self.frame.is_plan && end == done && (!runs_on || compares);
        let aims = self.status == Status::Target && end.zip(done).is_some_and(|(end, done)| end > done);
        (self.status == Status::Actual && holds || aims).then_some(period)
    }

    /// From a year to the last that is done.
    fn until_done(&self, since: Period) -> Option<Period> {
        let (start, done) = (since.start()?.year(), self.frame.done_year()?);
        let own = self.governing.map(|one| one.time.period).and_then(Period::end_year);
        let last = own.filter(|own| *own >= start).unwrap_or(done);
        Some(Period::Span { start: Month { year: start, month: 1 }, end: Month { year: last.max(start), month: 12 } })
    }

    fn of_document(&self) -> Option<Period> {
        let (frame, section) = (self.frame, self.section);
        match self.status {
            Status::Plan => section.period.filter(|_| self.number.counts && section.mode == Mode::Planned),
            Status::Target if frame.is_plan => {
                section.period.filter(|_| section.mode == Mode::Planned).or(frame.reporting)
            }
            Status::Target => section.period,
            _ if frame.is_plan => section.period.filter(|_| section.mode == Mode::Done),
            // A place among others in a text on shortcomings is seldom of the report's own months.
            _ if section.mode == Mode::Lacking && self.number.sort == Sort::Place => None,
            _ => {
                let own = frame.reporting;
                let differs =
                    |period: &Period| own.and_then(Period::end_year) != period.end_year() || period.months() > 12;
                section.period.filter(|period| section.mode == Mode::Done && differs(period)).or(own)
            }
        }
    }

    /// A span of several years is that of what went on in them; what stands at their end is of the last.
    fn within(&self, period: Period) -> Period {
        let Period::Span { end, .. } = period else { return period };
        if period.months() <= 12 {
            return period;
        }
        let is_rate =
            self.number.sort == Sort::Percent && !matches!(self.role, Role::Growth { .. } | Role::Change { .. });
        let keeps = match self.role {
            Role::Growth { base: Base::Average, .. } => true,
            _ => {
                !is_rate && OVER_YEARS.iter().any(|word| self.clause.contains(word))
                    || self.clause.contains("年均")
                    || self.clause.contains("连续")
                    || ["累计", "期间", "时期"].iter().any(|word| self.clause.contains(word))
            }
        };
        if keeps { period } else { Period::year(end.year) }
    }
}

trait FilterSome {
    fn filter_some(self) -> Dated;
}

impl FilterSome for Dated {
    fn filter_some(self) -> Dated {
        (self.0, self.1.filter(|_| self.0.is_some()))
    }
}
