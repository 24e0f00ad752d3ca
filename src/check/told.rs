//! What messages call a figure or a target, its value and its aim, and where a text of the front matter stands.

use rust_decimal::Decimal;

use crate::derive::{Actual, Reason};
use crate::lang::{Text, Tongue};
use crate::model::{Facet, GrowthBasis, IndicatorId, Observation, Rank, Site, Target};
use crate::period::Period;
use crate::quantity::{Growth, GrowthUnit, Quantity, Unit, ordinal, round_half_up};
use crate::source::{FileId, Span, Texts};

/// 规上工业总产值（2025年1–10月）.
pub fn observed(site: &Site, one: &Observation) -> Text {
    name(site, one.indicator, one.item.as_deref(), one.period)
}

/// The same of a target, with its due period.
pub fn aimed(site: &Site, target: &Target) -> Text {
    name(site, target.indicator, target.item.as_deref(), target.period)
}

fn name(site: &Site, indicator: IndicatorId, item: Option<&Facet>, period: Period) -> Text {
    let mut name = site.indicators[indicator].name.both();
    if let Some(item) = item.map(|item| item.name.both()) {
        name = Text::new(format!("{}·{}", name.zh, item.zh), format!("{}, {}", name.en, item.en));
    }
    if period == Period::None {
        return name;
    }
    let period = period.text();
    Text::new(format!("{}（{}）", name.zh, period.zh), format!("{} ({})", name.en, period.en))
}

/// The level of an observation, else its growth.
pub fn value(one: &Observation) -> Text {
    let growth = || one.yoy.as_ref().map(Growth::text).unwrap_or_default();
    one.level.as_ref().map_or_else(growth, Quantity::text)
}

/// The number that a target names.
pub fn goal(target: &Target) -> Text {
    let level = target.level.as_ref().map(Quantity::text);
    let growth = || target.growth.as_ref().or(target.average_growth.as_ref()).map(Growth::text);
    let share = || target.share.as_deref().map(|share| share.value.text());
    let place = || target.rank.as_deref().map(place);
    level.or_else(growth).or_else(share).or_else(place).unwrap_or_default()
}

/// What was reached, in the form of what was aimed at.
pub fn actual(site: &Site, target: &Target, actual: Actual) -> Text {
    let one = &site.observations[actual.observation];
    if target.level.is_some() {
        return one.level.as_ref().map(Quantity::text).unwrap_or_default();
    }
    if let Some(growth) = target.growth.as_ref().or(target.average_growth.as_ref()) {
        return rate(actual.value, growth.unit).text();
    }
    let share = one.share.as_deref().filter(|_| target.share.is_some()).map(|share| share.value.text());
    share.or_else(|| one.rank.as_deref().map(place)).unwrap_or_default()
}

fn place(rank: &Rank) -> Text {
    let Some(place) = rank.place.map(Decimal::from) else { return Text::new("前列", "among the first") };
    Text::new(ordinal(place, Tongue::Zh), ordinal(place, Tongue::En))
}

/// A rate of change without qualifier.
pub fn rate(value: Decimal, unit: GrowthUnit) -> Growth {
    Growth { value, max: None, unit, qualifier: None }
}

/// A number of base units as a level in `unit`, to `places` decimals.
pub fn level(base: Decimal, unit: &Unit, places: u32) -> Option<Quantity> {
    let value = round_half_up(unit.factor.invert().apply(base)?, places);
    Some(Quantity { value, max: None, unit: unit.clone(), qualifier: None })
}

/// Why two figures are not compared, as a clause.
pub fn reason(reason: Reason) -> Text {
    let (zh, en) = match reason {
        Reason::Span(left, right) => {
            let (left, right) = (left.text(), right.text());
            return Text::new(
                format!("时间跨度不同（{}与{}）", left.zh, right.zh),
                format!("the periods differ ({} and {})", left.en, right.en),
            );
        }
        Reason::Basis => ("统计口径不同", "the basis differs"),
        Reason::Coverage => ("统计范围不同", "the coverage differs"),
        Reason::Currency => ("币种不同", "the currencies differ"),
        Reason::Unit => ("计量单位不同，不能换算", "the units differ and cannot be converted"),
        Reason::Boundary => ("单位管辖范围有调整", "the organization's boundaries have changed"),
        Reason::Growth(GrowthBasis::Real) => ("增速按可比价计算", "growth is at comparable prices"),
        Reason::Growth(GrowthBasis::LikeForLike) => ("增速按同口径计算", "growth is like for like"),
        Reason::Growth(_) => ("该指标不计算增速", "no growth rate is derived"),
        Reason::NoValue => ("没有数值", "there is no value"),
        Reason::Bound => ("是约数、区间或上下限", "one is a bound, a range or an approximation"),
        Reason::Direction => ("该指标不分优劣", "neither direction is better"),
    };
    Text::new(zh, en)
}

/// Where a text stands in a file; the file's start where it is written otherwise.
pub fn place_of(texts: &Texts, file: FileId, written: &str) -> Span {
    let at = texts.file(file).and_then(|file| file.text.find(written)).filter(|_| !written.is_empty());
    at.map_or(Span::at_start(file), |at| Span::new(file, at, at + written.len()))
}
