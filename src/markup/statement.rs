//! What an observation or target states, and whether a number in prose states it.

use rust_decimal::Decimal;

use super::placeholder::{Owner, base_value};
use crate::model::{Facet, IndicatorId, OrganizationId, Part, Quote, Rank, Share, Site};
use crate::period::Period;
use crate::prose::mention::{Measure, Mention};
use crate::quantity::{Comparator, Dimension, Form, Growth, GrowthUnit, Quantity};

/// A figure that is looked for.
pub struct Sought<'a> {
    pub owner: Owner,
    pub anchor: &'a str,
    pub indicator: IndicatorId,
    pub organization: OrganizationId,
    pub item: Option<&'a Facet>,
    pub basis: Option<&'a Facet>,
    pub period: Period,
    pub quote: Option<&'a Quote>,
    /// The first is the figure itself; the others stand in for it where it is not found.
    pub statements: Vec<(Part, Statement<'a>)>,
}

/// One number of a figure.
#[derive(Debug, Clone, Copy)]
pub enum Statement<'a> {
    /// `is_fall`: its name says that something falls or is cut: 降幅, 减贫人口.
    Level {
        level: &'a Quantity,
        is_fall: bool,
    },
    Growth(&'a Growth),
    Place(u32),
    Share(&'a Quantity),
}

fn statements<'a>(
    level: Option<(&'a Quantity, bool)>,
    growth: impl IntoIterator<Item = (Part, Option<&'a Growth>)>,
    rank: Option<&Rank>,
    share: Option<&'a Share>,
) -> Vec<(Part, Statement<'a>)> {
    let level = level.map(|(level, is_fall)| (Part::Level, Statement::Level { level, is_fall }));
    let growth = growth.into_iter().filter_map(|(part, rate)| Some((part, Statement::Growth(rate?))));
    let place = rank.and_then(|rank| rank.place).map(|place| (Part::Rank, Statement::Place(place)));
    let share = share.map(|share| (Part::Share, Statement::Share(&share.value)));
    level.into_iter().chain(growth).chain(place).chain(share).collect()
}

/// Whether the name of an indicator says that something falls: 物流成本降幅, 减税, Energy intensity reduction.
fn names_fall(site: &Site, indicator: IndicatorId) -> bool {
    let name = &site.indicators[indicator].name;
    let english = name.by_lang.get("en").map(|name| name.to_lowercase()).unwrap_or_default();
    let says = |name: &str, words: &[&str]| words.iter().any(|word| name.contains(word));
    name.values().any(|name| says(name, &["降", "减"]))
        || says(&english, &["reduction", "decline", "decrease", " cut", "fall in"])
}

/// The figure of an observation or target.
pub fn sought(site: &Site, owner: Owner) -> Sought<'_> {
    match owner {
        Owner::Observation(id) => {
            let one = &site.observations[id];
            let level = one.level.as_ref().map(|level| (level, names_fall(site, one.indicator)));
            let average = one.average.as_deref().map(|average| &average.growth);
            let growth = [
                (Part::Yoy, one.yoy.as_ref()),
                (Part::Mom, one.mom.as_ref()),
                (Part::SinceYearStart, one.since_year_start.as_ref()),
                (Part::Average, average),
            ];
            Sought {
                owner,
                anchor: &one.anchor,
                indicator: one.indicator,
                organization: one.organization,
                item: one.item.as_deref(),
                basis: one.basis.as_deref(),
                period: one.period,
                quote: one.quote.as_ref(),
                statements: statements(level, growth, one.rank.as_deref(), one.share.as_deref()),
            }
        }
        Owner::Target(id) => {
            let one = &site.targets[id];
            let level = one.level.as_ref().map(|level| (level, names_fall(site, one.indicator)));
            let growth = [(Part::Yoy, one.growth.as_ref()), (Part::Average, one.average_growth.as_ref())];
            Sought {
                owner,
                anchor: &one.anchor,
                indicator: one.indicator,
                organization: one.organization,
                item: one.item.as_deref(),
                basis: one.basis.as_deref(),
                period: one.period,
                quote: one.quote.as_ref(),
                statements: statements(level, growth, one.rank.as_deref(), one.share.as_deref()),
            }
        }
    }
}

/// Whether a number states some particular of a figure.
pub fn states(site: &Site, owner: Owner, mention: &Mention) -> bool {
    sought(site, owner).statements.iter().any(|(_, statement)| statement.is_stated_by(mention))
}

impl Statement<'_> {
    /// For `<data value>`.
    pub fn value(&self) -> String {
        match self {
            Statement::Level { level, .. } | Statement::Share(level) => base_value(level),
            Statement::Growth(growth) => growth.value.normalize().to_string(),
            Statement::Place(place) => place.to_string(),
        }
    }

    /// What the word beside the number says (超, 以上); of a negative number as the prose says it: 下降3%以上.
    pub fn comparator(&self) -> Option<Comparator> {
        let (qualifier, value) = match self {
            Statement::Level { level, .. } | Statement::Share(level) => (level.qualifier.as_ref(), level.value),
            Statement::Growth(growth) => (growth.qualifier.as_ref(), growth.value),
            Statement::Place(_) => (None, Decimal::ZERO),
        };
        let comparator = qualifier?.comparator;
        if !value.is_sign_negative() {
            return Some(comparator);
        }
        Some(match comparator {
            Comparator::Over => Comparator::Under,
            Comparator::AtLeast => Comparator::AtMost,
            Comparator::Under => Comparator::Over,
            Comparator::AtMost => Comparator::AtLeast,
            Comparator::About => Comparator::About,
        })
    }

    /// Whether a number of the prose states just this.
    pub fn is_stated_by(&self, mention: &Mention) -> bool {
        match self {
            Statement::Level { level, is_fall } => is_level(level, mention) && !is_turned(level, *is_fall, mention),
            Statement::Share(level) => is_level(level, mention),
            Statement::Growth(growth) => is_growth(growth, mention),
            Statement::Place(place) => mention.measure == Measure::Place && mention.number == Decimal::from(*place),
        }
    }
}

/// Whether the words say the reverse: 下降5.1% for a rise of incomes by 5.1 %, 增加1000万人 for 减贫1000万人. A level may well
/// have fallen to where it is, so that of other levels only the name counts.
fn is_turned(level: &Quantity, is_fall: bool, mention: &Mention) -> bool {
    if level.value.is_sign_negative() {
        return false;
    }
    match mention.rises {
        Some(true) => is_fall,
        Some(false) => !is_fall && level.unit.is_percent(),
        None => false,
    }
}

fn is_level(level: &Quantity, mention: &Mention) -> bool {
    let (wanted, factor) = match &mention.measure {
        Measure::Unit(unit) if unit.dimension == level.unit.dimension => (level.base(), unit.factor),
        Measure::Place if level.unit.dimension == Dimension::Place => {
            (Some(level.value), crate::quantity::Factor::of(Decimal::ONE))
        }
        // English `times` is 次 as well as 倍.
        Measure::Unit(unit) if level.unit.dimension == Dimension::Times && unit.symbol == "倍" => {
            (level.value.checked_mul(scale(level)), crate::quantity::Factor::of(Decimal::ONE))
        }
        // 44船 for 44艘次: things are counted by many words.
        Measure::Unit(unit) if is_countable(&level.unit.dimension) && is_countable(&unit.dimension) => {
            (level.value.checked_mul(scale(level)), crate::quantity::Factor::of(unit.prefix))
        }
        // A unit of the site's own is written in its own words: 100,000 visits per day for 10万人次/日.
        Measure::Unit(unit) if matches!(level.unit.form, Form::Custom { .. }) && is_countable(&unit.dimension) => {
            (level.value.checked_mul(scale(level)), crate::quantity::Factor::of(unit.prefix))
        }
        Measure::Bare if may_stand_bare(level) => {
            (level.value.checked_mul(scale(level)), crate::quantity::Factor::of(Decimal::ONE))
        }
        _ => return false,
    };
    let (Some(wanted), Some(stated)) = (wanted, factor.apply(mention.number)) else { return false };
    // 下降8.1% states −8.1 %.
    let agrees = stated == wanted || (wanted.is_sign_negative() && stated == -wanted && mention.rises == Some(false));
    let upper = |max: Option<Decimal>, factor: crate::quantity::Factor| max.and_then(|max| factor.apply(max));
    let wanted_max = match &mention.measure {
        Measure::Unit(unit) if unit.dimension == level.unit.dimension => level.base_max(),
        _ => level.max.and_then(|max| max.checked_mul(scale(level))),
    };
    agrees && wanted_max == upper(mention.max, factor)
}

/// How many a level's unit counts by: 10 000 for 万家 and for a site's own 万人次/日.
fn scale(level: &Quantity) -> Decimal {
    match level.unit.form {
        Form::Custom { .. } => level.unit.factor.apply(Decimal::ONE).unwrap_or(Decimal::ONE),
        _ => level.unit.prefix,
    }
}

/// Whether prose may state the number without its unit: 617 used cars, 44 calls by foreign-trade ships.
fn may_stand_bare(level: &Quantity) -> bool {
    is_countable(&level.unit.dimension) || level.unit.symbol == "1" || matches!(level.unit.form, Form::Custom { .. })
}

fn is_countable(dimension: &Dimension) -> bool {
    use Dimension::{Calls, Count, Custom, Days, Index, Times, Visits};
    matches!(dimension, Calls | Count | Custom(_) | Days | Index | Times | Visits)
}

fn is_growth(growth: &Growth, mention: &Mention) -> bool {
    let Measure::Unit(unit) = &mention.measure else { return false };
    let wanted = match growth.unit {
        GrowthUnit::Percent => Dimension::Ratio,
        GrowthUnit::Points => Dimension::Points,
    };
    // 持平 is no growth, in percent or in points.
    let fits = (unit.dimension == wanted || mention.number.is_zero()) && unit.symbol != "1";
    if !fits {
        return false;
    }
    let stated = |number: Decimal| unit.factor.apply(number);
    let falls = growth.value.is_sign_negative();
    let same_direction = if falls { mention.rises == Some(false) } else { mention.rises != Some(false) };
    let (low, high) = match growth.max {
        Some(max) if falls => (max.abs(), Some(growth.value.abs())),
        max => (growth.value.abs(), max),
    };
    same_direction && stated(mention.number) == Some(low) && mention.max.and_then(stated) == high
}

/// Whether many figures may have the same number: 2家, 10%, 第一.
pub fn is_weak(mention: &Mention) -> bool {
    let digits = mention.number.normalize().mantissa().unsigned_abs();
    match &mention.measure {
        Measure::Unit(unit) if unit.dimension == Dimension::Count => digits < 1000,
        Measure::Unit(unit) if unit.dimension == Dimension::Ratio => digits < 100,
        Measure::Unit(_) => false,
        Measure::Bare | Measure::Place => true,
    }
}
