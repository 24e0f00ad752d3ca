//! What one number of a document states.

use rust_decimal::Decimal;

use super::numbers::Number;
use crate::period::Period;

/// A number with all that its clauses say of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// The noun phrase without verbs, completed by subject and state: 汽车产业产值, 新增5G基站.
    pub name: String,
    /// As printed, in the printed unit; of a range the lower end. `None` never, but for growth alone it is the rate and for
    /// a place alone the place.
    pub value: Decimal,
    pub value_max: Option<Decimal>,
    /// As printed, scale included: 万标箱, %, 百分点; 位 of a place.
    pub unit: String,
    /// A span of months or years; an end-of-year stock has the year. `None`: the text does not say.
    pub period: Option<Period>,
    pub period_source: Option<PeriodSource>,
    /// Percent against the same period of the year before; falls are negative.
    pub yoy: Option<Decimal>,
    /// Upper end of a range of growth.
    pub yoy_max: Option<Decimal>,
    pub share: Option<ShareOf>,
    /// The words of the text: 全市第三, 全省首位.
    pub rank: Option<String>,
    pub status: Status,
    /// 超, 约, 以上 …
    pub qualifier: Option<String>,
    /// The qualifier of the growth, where level and growth stand together: 增长5%以上.
    pub yoy_qualifier: Option<String>,
    pub kind: Kind,
    /// Of growth that is not year on year: `cagr`, `vs_2019`.
    pub basis: Option<String>,
    /// The verbatim fragment that states it; of a table the row, cells joined with ` | `.
    pub quote: String,
    /// 1-based line of the source where the quote starts.
    pub line: usize,
    /// Why a person should look at it before it is believed.
    pub doubts: Vec<Doubt>,
}

/// A share in a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShareOf {
    /// In percent: 3成 is 30.
    pub value: Decimal,
    /// The whole, in the words of the text.
    pub of: Option<String>,
    /// 3成, 三分之一.
    pub as_written: Option<String>,
    pub qualifier: Option<String>,
}

/// Where a period is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PeriodSource {
    /// In the fragment or its own clause.
    Stated,
    /// Carried over from an earlier clause, sentence or heading.
    Context,
    /// From title or date.
    Document,
}

/// Whether it is reached, expected, wanted or planned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    Actual,
    Target,
    Preliminary,
    Plan,
}

/// What the number is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Level,
    /// Only a rate of growth is given.
    Growth,
    /// A difference: 提高1.5个百分点, 比上年减少0.3万人.
    Change,
    Share,
    Rank,
    /// 是五年前的2.5倍.
    Multiple,
}

/// Why a statement is unsure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doubt {
    /// No noun phrase was found, or a very short one.
    Name,
    /// The period is a guess from title or date, or not said at all.
    Period,
    /// A planned total, a technical figure or a count in a list, which is seldom an indicator.
    Minor,
    /// The same name stands with another value for the same period.
    Twice,
}

impl Status {
    /// The word of the JSON lines.
    pub fn word(self) -> &'static str {
        match self {
            Status::Actual => "actual",
            Status::Target => "target",
            Status::Preliminary => "preliminary",
            Status::Plan => "plan",
        }
    }
}

impl Kind {
    /// The word of the JSON lines.
    pub fn word(self) -> &'static str {
        match self {
            Kind::Level => "level",
            Kind::Growth => "growth",
            Kind::Change => "change",
            Kind::Share => "share",
            Kind::Rank => "rank",
            Kind::Multiple => "multiple",
        }
    }
}

impl Statement {
    /// A level under a name, of which nothing else is known.
    pub fn level(name: String, value: Decimal, unit: String) -> Statement {
        Statement {
            name,
            value,
            value_max: None,
            unit,
            period: None,
            period_source: None,
            yoy: None,
            yoy_max: None,
            share: None,
            rank: None,
            status: Status::Actual,
            qualifier: None,
            yoy_qualifier: None,
            kind: Kind::Level,
            basis: None,
            quote: String::new(),
            line: 0,
            doubts: Vec::new(),
        }
    }

    /// The number of a text under a name.
    pub(super) fn of(name: String, number: &Number) -> Statement {
        Statement { value_max: number.max, ..Statement::level(name, number.value, number.unit.clone()) }
    }

    /// The same with a unit that front matter knows: 143万 of people is 143万人, 1062家(次) is 1062家次.
    pub fn for_front_matter(mut self) -> Statement {
        if matches!(self.unit.as_str(), "万" | "亿") {
            self.unit.push('人');
        }
        if let Some(head) = self.unit.find(['(', '（']) {
            let inner: String = self.unit.chars().filter(|c| !"()（）".contains(*c)).collect();
            let counts_times = inner.ends_with('次');
            self.unit = if counts_times { inner } else { self.unit.get(..head).unwrap_or("").to_owned() };
        }
        if let Some(days) = self.unit.strip_prefix("个工作") {
            self.unit = format!("工作{days}");
        }
        if let Some((over, under)) = self.unit.split_once("每") {
            self.unit = format!("{over}/{under}");
        }
        self
    }
}
