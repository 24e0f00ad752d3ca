//! Invented reports of invented bureaus: any number of them, the same ones every time, in agreement with themselves.
//!
//! In comes a [`Shape`]; out go the files of a site, one after the other, so that the number of reports is bounded by
//! the disk and not by memory. `duizhao` writes them for this program, `hugo` the same reports for Hugo.

// Whoever includes this module uses a part of it.
#![allow(dead_code)]

mod dice;
pub mod duizhao;
pub mod hugo;
mod measures;
mod phrases;
mod prose;

use dice::Dice;
use measures::{Kind, Measure, SECTORS, SYLLABLES, Sector};

const LAST_YEAR: i64 = 2024;
const YEARS_MAX: usize = 60;

/// How many reports there are, and of how many bureaus; each reports once a year, up to 2024.
#[derive(Clone, Copy, Debug)]
pub struct Shape {
    reports: usize,
    organizations: usize,
}

impl Shape {
    /// Without a number of organizations, each has twenty years.
    pub fn new(reports: usize, organizations: Option<usize>) -> Result<Shape, String> {
        let organizations = organizations.unwrap_or(reports.div_ceil(20)).min(reports);
        if organizations == 0 {
            return Err("at least one report and one organization are needed".into());
        }
        if reports.div_ceil(organizations) > YEARS_MAX {
            return Err(format!("{organizations} organizations make at most {} reports", organizations * YEARS_MAX));
        }
        let organizations_max = SECTORS.len() * SYLLABLES.len().pow(3);
        if organizations > organizations_max {
            return Err(format!("there are names for {organizations_max} organizations"));
        }
        Ok(Shape { reports, organizations })
    }

    fn bureaus(self) -> impl Iterator<Item = Bureau> {
        (0..self.organizations).map(Bureau::new)
    }

    /// All reports, by bureau and year.
    fn reports(self) -> impl Iterator<Item = Report> {
        self.bureaus().flat_map(move |bureau| {
            let more = usize::from(bureau.number < self.reports % self.organizations);
            bureau.reports(self.reports / self.organizations + more)
        })
    }
}

/// A bureau of a city; one of each sector to a city.
#[derive(Clone)]
pub struct Bureau {
    number: usize,
    city: City,
    sector: &'static Sector,
}

/// A city and its names.
#[derive(Clone)]
struct City {
    id: String,
    zh: String,
    en: String,
}

impl City {
    fn new(number: usize) -> City {
        let n = SYLLABLES.len();
        // The first of them have two syllables; 7 has no factor in common with 24, so that neighbours differ in all.
        let mut parts = vec![number % n, (number * 7 + number / n + 5) % n];
        if let Some(third) = (number / (n * n)).checked_sub(1) {
            parts.push(third);
        }
        let zh: String = parts.iter().map(|part| SYLLABLES[*part].0).collect();
        let id: String = parts.iter().map(|part| SYLLABLES[*part].1).collect();
        let en = id[..1].to_uppercase() + &id[1..];
        // Two names may be spelt alike in Latin letters (xi-an, xian); the number keeps the ids apart.
        City { id: format!("{id}-{number}"), zh: format!("{zh}市"), en: format!("{en} City") }
    }
}

impl Bureau {
    fn new(number: usize) -> Bureau {
        Bureau { number, city: City::new(number / SECTORS.len()), sector: &SECTORS[number % SECTORS.len()] }
    }

    fn id(&self) -> String {
        format!("{}-{}", self.city.id, self.sector.id)
    }

    fn name(&self) -> [String; 2] {
        let (zh, en) = self.sector.bureau;
        [format!("{}{zh}", self.city.zh), format!("{} {en}", self.city.en)]
    }

    fn reports(self, n_years: usize) -> impl Iterator<Item = Report> {
        let key = self.number as u64;
        let measures = self.sector.measures.iter().zip(1..);
        let mut levels: Vec<i64> =
            measures.map(|(measure, place)| Dice::of(&[key, place]).within(measure.start)).collect();
        (0..n_years).map(move |step| {
            let year = LAST_YEAR + 1 + step as i64 - n_years as i64;
            let mut dice = Dice::of(&[key, 1000 + step as u64]);
            let mut figures = Vec::with_capacity(levels.len());
            for (measure, level) in self.sector.measures.iter().zip(&mut levels) {
                let figure = Figure::after(*level, measure, &mut dice);
                *level = figure.value;
                figures.push(figure);
            }
            let goals = Goal::of(&figures, &mut dice);
            Report { bureau: self.clone(), year, figures, goals, day: dice.within((10, 28)), dice }
        })
    }
}

impl Measure {
    /// A number of this measure, without its unit.
    fn digits(&self, value: i64) -> String {
        digits(value, self.decimals)
    }

    /// The same in a language, with the unit.
    fn amounts(&self, value: i64) -> [String; 2] {
        let unit = &self.unit;
        let en = grouped(&digits(value, self.decimals + unit.shift));
        [format!("{}{}", self.digits(value), unit.zh), format!("{}{en}{}", unit.before, unit.after)]
    }
}

/// One number of a report; `yoy` in tenths of a percent, or of a point.
pub struct Figure {
    measure: &'static Measure,
    value: i64,
    yoy: i64,
    rank: Option<i64>,
    /// In tenths of a percent.
    share: Option<i64>,
}

impl Figure {
    /// The number of the year that follows `before`.
    fn after(before: i64, measure: &'static Measure, dice: &mut Dice) -> Figure {
        let growth = dice.within(measure.growth);
        let (value, yoy) = match measure.kind {
            Kind::Ratio => {
                // Whoever has nearly all of it falls back a little.
                let growth = if before + growth > 985 { -growth.abs() } else { growth };
                (before + growth, growth)
            }
            Kind::Flow | Kind::Stock => {
                let value = before + before * growth / 1000;
                (value, rounded((value - before) * 1000, before))
            }
        };
        let rank = dice.is_one_in(3).then(|| dice.within((1, 16)));
        let has_share = dice.is_one_in(4) && measure.kind != Kind::Ratio;
        Figure { measure, value, yoy, rank, share: has_share.then(|| dice.within((40, 460))) }
    }

    fn is_ratio(&self) -> bool {
        self.measure.kind == Kind::Ratio
    }
}

/// What a flow is to come to in the next year, at least.
struct Goal {
    measure: &'static Measure,
    value: i64,
}

impl Goal {
    /// Two goals, some of which the next year will miss.
    fn of(figures: &[Figure], dice: &mut Dice) -> Vec<Goal> {
        let flows: Vec<&Figure> = figures.iter().filter(|figure| figure.measure.kind == Kind::Flow).collect();
        let chosen = dice.some(&flows, 2).into_iter();
        let goal = |figure: &&Figure| Goal {
            measure: figure.measure,
            value: figure.value + figure.value * dice.within((-40, 30)) / 1000,
        };
        chosen.map(goal).collect()
    }
}

/// A report of one bureau on one year.
pub struct Report {
    bureau: Bureau,
    year: i64,
    figures: Vec<Figure>,
    goals: Vec<Goal>,
    day: i64,
    /// For the choices of its prose.
    dice: Dice,
}

impl Report {
    fn slug(&self) -> String {
        format!("{}-{}", self.bureau.id(), self.year)
    }

    fn title(&self) -> [String; 2] {
        let [zh, en] = self.bureau.name();
        [format!("{zh}{}年工作总结", self.year), format!("{en}: Work Summary of {}", self.year)]
    }

    fn issued(&self) -> String {
        format!("{}-01-{}", self.year + 1, self.day)
    }

    fn index_no(&self) -> String {
        format!("{}{:05}/{}-{:03}", self.bureau.sector.id.to_uppercase(), self.bureau.number, self.year + 1, self.day)
    }
}

/// Division to the nearest whole number, halves away from zero.
fn rounded(a: i64, b: i64) -> i64 {
    (a.abs() * 2 + b) / (b * 2) * a.signum()
}

fn digits(value: i64, decimals: u32) -> String {
    let scale = 10_i64.pow(decimals);
    let sign = if value < 0 { "-" } else { "" };
    let (whole, rest) = (value.abs() / scale, value.abs() % scale);
    match decimals {
        0 => format!("{sign}{whole}"),
        _ => format!("{sign}{whole}.{rest:0width$}", width = decimals as usize),
    }
}

/// A number with one decimal place.
fn tenths(value: i64) -> String {
    digits(value, 1)
}

/// Commas between thousands.
fn grouped(digits: &str) -> String {
    let whole = digits.split('.').next().unwrap_or_default().len();
    let mut text = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && i < whole && (whole - i).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}
