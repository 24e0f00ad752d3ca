//! Observations as SDMX has them: one number each, with its key and attributes.

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::{NONE, identifier};
use crate::data::observation_id;
use crate::derive::Derived;
use crate::model::{Facet, GrowthBasis, Observation, ObservationId, ObservationStatus, Rank, Share, Site};
use crate::period::Period;
use crate::quantity::{Comparator, Dimension, Factor, Growth, GrowthUnit, Qualifier, Quantity, Unit, plain_number};

/// What kind of number it is; `CL_MEASURE`. With the word for it.
pub const MEASURES: [(&str, &str); 7] = [
    ("LEVEL", "column-value"),
    ("YOY", "column-yoy"),
    ("MOM", "column-mom"),
    ("SINCE_YEAR_START", "column-since_year_start"),
    ("AVERAGE", "column-average"),
    ("RANK", "column-rank"),
    ("SHARE", "column-share"),
];

/// One number.
#[derive(Debug, Clone, Default)]
pub struct Point {
    pub measure: &'static str,
    /// Empty where the status stands in its place.
    pub value: String,
    pub decimals: String,
    pub upper: String,
    pub unit: String,
    pub scale: u32,
    pub comparator: &'static str,
    pub qualifier: String,
    pub growth_basis: String,
    pub average_over: String,
    /// Of what it is a share, or among whom it is a rank.
    pub whole: String,
    pub rank_by: &'static str,
    /// Among how many.
    pub rank_total: String,
}

impl Point {
    fn number(measure: &'static str, value: Decimal, unit: String) -> Point {
        let decimals = value.scale().to_string();
        Point { measure, value: plain_number(value), decimals, unit, ..Point::default() }
    }

    fn level(measure: &'static str, level: &Quantity) -> Point {
        let (unit, scale) = unit(&level.unit);
        let upper = level.max.map(plain_number).unwrap_or_default();
        Point { scale, upper, ..Point::number(measure, level.value, unit) }.qualified(level.qualifier.as_ref())
    }

    fn growth(measure: &'static str, growth: &Growth, one: &Observation) -> Point {
        let unit = if growth.unit == GrowthUnit::Points { POINTS } else { PERCENT };
        let upper = growth.max.map(plain_number).unwrap_or_default();
        let point = Point { upper, ..Point::number(measure, growth.value, unit.to_owned()) };
        // What a report says of prices, it says of its year-on-year rate.
        let growth_basis = if measure == "YOY" { growth_basis(one.yoy_basis) } else { String::new() };
        Point { growth_basis, ..point }.qualified(growth.qualifier.as_ref())
    }

    /// Without a value where only the front of the field is claimed.
    fn rank(rank: &Rank, lang: &str) -> Point {
        let whole = rank.among.as_ref().map(|among| among.text(lang).to_owned()).unwrap_or_default();
        let unit = unit(&Unit::place()).0;
        let point = match rank.place {
            Some(place) => Point::number("RANK", Decimal::from(place), unit),
            None => Point { measure: "RANK", unit, ..Point::default() },
        };
        let rank_total = rank.total.map(|total| total.to_string()).unwrap_or_default();
        Point { whole, rank_by: rank.by.as_str(), rank_total, ..point }
    }

    fn share(site: &Site, share: &Share, lang: &str) -> Point {
        let text = share.of_text.as_ref().map(|text| text.text(lang).to_owned());
        let whole = text.or_else(|| share.of.map(|of| site.organizations[of].id.clone())).unwrap_or_default();
        Point { whole, ..Point::level("SHARE", &share.value) }
    }

    fn qualified(self, qualifier: Option<&Qualifier>) -> Point {
        let Some(qualifier) = qualifier else { return self };
        Point { comparator: comparator(qualifier.comparator), qualifier: qualifier.word.clone(), ..self }
    }
}

/// All numbers of an observation; where there is none, the one that says why.
pub fn points(site: &Site, one: &Observation) -> Vec<Point> {
    let lang = site.settings.source_lang();
    let average = one.average.as_deref().map(|average| Point {
        average_over: average.over.canonical(),
        ..Point::growth("AVERAGE", &average.growth, one)
    });
    let growths = [("YOY", &one.yoy), ("MOM", &one.mom), ("SINCE_YEAR_START", &one.since_year_start)];
    let growths = growths.into_iter().filter_map(|(measure, growth)| Some((measure, growth.as_ref()?)));
    let mut points: Vec<Point> = one.level.iter().map(|level| Point::level("LEVEL", level)).collect();
    points.extend(growths.map(|(measure, growth)| Point::growth(measure, growth, one)));
    points.extend(average);
    points.extend(one.rank.as_deref().map(|rank| Point::rank(rank, lang)));
    points.extend(one.share.as_deref().map(|share| Point::share(site, share, lang)));
    if one.status.is_without_value() {
        let (unit, scale) = unit(&site.indicators[one.indicator].unit());
        points.insert(0, Point { measure: "LEVEL", unit, scale, ..Point::default() });
    }
    points
}

/// What all numbers of an observation share.
pub struct Shared {
    /// ORGANIZATION, INDICATOR, ITEM, BASIS.
    pub key: [String; 4],
    pub report: String,
    pub time: String,
    pub status: ObservationStatus,
    pub current: bool,
    pub vintage: String,
    pub id: String,
    pub note: String,
}

impl Shared {
    /// That of an observation.
    pub fn of(site: &Site, derived: &Derived, id: ObservationId) -> Shared {
        let one = &site.observations[id];
        let report = &site.reports[one.report];
        let facet = |facet: Option<&Facet>| facet.map_or(NONE.to_owned(), |facet| identifier(&facet.key));
        Shared {
            key: [
                identifier(&site.organizations[one.organization].id),
                identifier(&site.indicators[one.indicator].id),
                facet(one.item.as_deref()),
                facet(one.basis.as_deref()),
            ],
            report: identifier(&report.slug),
            time: time(one.period).unwrap_or_default(),
            status: one.status,
            current: derived.is_current(id),
            vintage: report.release_date().map(|date| date.to_string()).unwrap_or_default(),
            id: observation_id(site, one),
            note: one.note.as_ref().map(|note| note.text(site.settings.source_lang()).to_owned()).unwrap_or_default(),
        }
    }
}

/// A time as SDMX writes it: `2025`, `2025-10`, a day, or from which day for how long: `2025-01-01/P9M`. `None` for what
/// has no time.
pub fn time(period: Period) -> Option<String> {
    let (start, end): (Date, Date) = match period {
        Period::Instant(day) => return Some(day.to_string()),
        Period::None => return None,
        Period::Span { .. } => (period.start()?, period.end()?),
    };
    let months = period.months();
    Some(match months {
        1 => start.strftime("%Y-%m").to_string(),
        12 if start.month() == 1 => end.strftime("%Y").to_string(),
        _ if months % 12 == 0 => format!("{start}/P{}Y", months / 12),
        _ => format!("{start}/P{months}M"),
    })
}

const PERCENT: &str = "PT";
const POINTS: &str = "PP";

/// The code of a unit without its scale, and the scale as a power of ten. Money has its ISO 4217 code.
pub fn unit(unit: &Unit) -> (String, u32) {
    let (symbol, scale) = unit.unscaled();
    match &unit.dimension {
        // A unit of the site's own may be any amount of money: 百万美金, of a million dollars each.
        Dimension::Money(code) => match power_of_ten(unit.factor) {
            Some(scale) => ((*code).to_owned(), scale),
            None => (identifier(&unit.symbol), 0),
        },
        Dimension::Points => (POINTS.to_owned(), 0),
        Dimension::Ratio if unit.symbol == "%" => (PERCENT.to_owned(), 0),
        _ => (identifier(symbol), scale),
    }
}

/// The power of ten that a factor is.
fn power_of_ten(factor: Factor) -> Option<u32> {
    let number = u64::try_from(factor.num.normalize()).ok().filter(|_| factor.den == Decimal::ONE)?;
    let power = number.checked_ilog10()?;
    (10_u64.checked_pow(power)? == number && power <= SCALE_MAX).then_some(power)
}

/// Scales that official figures have end at 10¹⁶; `CL_UNIT_MULT`.
pub const SCALE_MAX: u32 = 16;

/// `CL_GROWTH_BASIS`: `LIKE_FOR_LIKE`.
pub fn growth_basis(basis: GrowthBasis) -> String {
    basis.as_str().to_uppercase().replace('-', "_")
}

/// `CL_COMPARATOR`: ids hold no signs.
pub fn comparator(comparator: Comparator) -> &'static str {
    match comparator {
        Comparator::Over => "GT",
        Comparator::AtLeast => "GE",
        Comparator::Under => "LT",
        Comparator::AtMost => "LE",
        Comparator::About => "APPROX",
    }
}
