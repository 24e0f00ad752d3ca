//! Units: a scale prefix (十 百 千 万 亿 and products) and a base unit. `万吨` is 10 000 × 吨.
//!
//! Factors to the dimension's base unit are exact rationals (1 亩 = 2000/3 平方米). Table and scales follow
//! DESIGN section 4 and, for English, the usage of the China Statistical Yearbook.

use std::collections::BTreeMap;
use std::fmt;
use std::ops::Deref;
use std::sync::{Arc, LazyLock};

use rust_decimal::Decimal;

use super::base_unit::{base_unit, prefix_power};
use super::dimension::Dimension;

/// An exact rational: `num / den`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Factor {
    pub num: Decimal,
    pub den: Decimal,
}

impl Factor {
    /// A whole or decimal factor.
    pub fn of(num: Decimal) -> Factor {
        Factor { num, den: Decimal::ONE }
    }

    /// `value × num / den`, exact wherever 28 digits hold it; `None` on overflow.
    pub fn apply(self, value: Decimal) -> Option<Decimal> {
        let product = value.checked_mul(self.num)?;
        if self.den == Decimal::ONE { Some(product) } else { product.checked_div(self.den) }
    }

    /// `value × den / num`: from the base unit into this one.
    pub fn invert(self) -> Factor {
        Factor { num: self.den, den: self.num }
    }

    fn times(self, other: Factor) -> Option<Factor> {
        Some(Factor { num: self.num.checked_mul(other.num)?, den: self.den.checked_mul(other.den)? })
    }
}

/// How English writes a figure of the unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Form {
    /// `RMB 57.7 billion`.
    Money(&'static str),
    /// Number, blank, name; scaled to million and billion. With what one unit of the name is worth, 斤 → tonnes.
    Named { name: &'static str, worth: Factor },
    /// The number alone, or with the indicator's noun.
    Bare,
    /// `5.2%`, without a blank; the number times `worth` (成 is 10 %).
    Suffix { sign: &'static str, worth: Decimal },
    /// `180 mu (≈ 12 ha)`.
    Mu,
    /// `2nd`.
    Place,
    /// 元/人: `RMB 30,000 per person`.
    Per(Unit, Unit),
    /// A name of the site's own, behind the number as written.
    Custom { zh: String, en: String },
}

/// A unit as written. A clone is another handle on the same definition, since every figure has a unit.
#[derive(Clone, PartialEq, Eq)]
pub struct Unit(Arc<Definition>);

/// What a unit is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Definition {
    /// Canonical Chinese symbol, prefix included: 亿元, 万美元, %.
    pub symbol: String,
    pub dimension: Dimension,
    /// To the dimension's base unit.
    pub factor: Factor,
    /// The scale prefix alone: 10⁸ for 亿元, 1 for 公里.
    pub prefix: Decimal,
    pub form: Form,
}

impl Deref for Unit {
    type Target = Definition;

    fn deref(&self) -> &Definition {
        &self.0
    }
}

impl From<Definition> for Unit {
    fn from(definition: Definition) -> Unit {
        Unit(Arc::new(definition))
    }
}

impl fmt::Debug for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// A unit of `site.yaml`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CustomUnit {
    pub symbol: String,
    pub zh: String,
    pub en: String,
    /// The unit it is a multiple of, with the factor; a dimension of its own without.
    pub of: Option<(Unit, Decimal)>,
}

/// The units a site knows: the built-in table and its own.
#[derive(Debug, Clone, Default)]
pub struct Units {
    custom: BTreeMap<String, Unit>,
    /// Symbols of those with an English name, by the character that it starts with.
    by_opening: BTreeMap<char, Vec<String>>,
}

impl Units {
    /// The table with the site's own units.
    pub fn new(custom: impl IntoIterator<Item = CustomUnit>) -> Units {
        let mut units = Units::default();
        for entry in custom {
            if let Some(opening) = entry.en.chars().next() {
                units.by_opening.entry(opening).or_default().push(entry.symbol.clone());
            }
            let form = Form::Custom { zh: entry.zh, en: entry.en };
            let unit = match entry.of {
                Some((of, factor)) => Definition {
                    symbol: entry.symbol.clone(),
                    dimension: of.dimension.clone(),
                    factor: Factor::of(factor).times(of.factor).unwrap_or(of.factor),
                    prefix: Decimal::ONE,
                    form,
                },
                // A name for a built-in unit only renames it.
                None => match units.built_in(&entry.symbol) {
                    Some(unit) => Definition { form, ..Definition::clone(&unit) },
                    None => Definition {
                        symbol: entry.symbol.clone(),
                        dimension: Dimension::Custom(entry.symbol.clone()),
                        factor: Factor::of(Decimal::ONE),
                        prefix: Decimal::ONE,
                        form,
                    },
                },
            };
            units.custom.insert(entry.symbol, unit.into());
        }
        units
    }

    /// The unit of a symbol; `None` where it is unknown.
    pub fn find(&self, symbol: &str) -> Option<Unit> {
        self.custom.get(symbol).cloned().or_else(|| self.built_in(symbol))
    }

    /// The site's own unit whose English name opens a text, with the length of the name in characters: `1,000 ha`.
    pub fn named(&self, text: impl Iterator<Item = char> + Clone) -> Option<(&Unit, usize)> {
        let name = |unit: &Unit| match &unit.form {
            Form::Custom { en, .. } if !en.is_empty() => {
                let mut rest = text.clone();
                en.chars().all(|c| rest.next() == Some(c)).then_some(())?;
                // `t` must not open `to`.
                let goes_on = en.ends_with(char::is_alphanumeric) && rest.next().is_some_and(char::is_alphanumeric);
                (!goes_on).then_some(en.chars().count())
            }
            _ => None,
        };
        let symbols = self.by_opening.get(&text.clone().next()?)?;
        let units = symbols.iter().filter_map(|symbol| self.custom.get(symbol));
        // Of two with one name the later symbol counts.
        units.filter_map(|unit| Some((unit, name(unit)?))).max_by_key(|(unit, length)| (*length, &unit.symbol))
    }

    fn built_in(&self, symbol: &str) -> Option<Unit> {
        if matches!(symbol, "1" | "") {
            return Some(Unit::number());
        }
        if let Some((over, under)) = symbol.split_once('/') {
            return self.quotient(over.trim(), under.trim());
        }
        // The whole word first: 千瓦 and 十 in 百分点 are no prefixes.
        if let Some((name, dimension, factor, form)) = base_unit(symbol) {
            return Some(Definition { symbol: name.into(), dimension, factor, prefix: Decimal::ONE, form }.into());
        }
        let mut power = 0;
        let mut rest = symbol;
        while let Some(step) = rest.chars().next().and_then(prefix_power) {
            power += step;
            rest = rest.get(rest.chars().next().map_or(0, char::len_utf8)..).unwrap_or("");
            if power > 16 {
                return None;
            }
            if let Some((name, dimension, factor, form)) = base_unit(rest) {
                let prefix = Decimal::from(10u64.checked_pow(power)?);
                let prefix_text = symbol.strip_suffix(rest).unwrap_or("");
                let factor = Factor::of(prefix).times(factor)?;
                let symbol = format!("{prefix_text}{name}");
                return Some(Definition { symbol, dimension, factor, prefix, form }.into());
            }
        }
        None
    }

    fn quotient(&self, over: &str, under: &str) -> Option<Unit> {
        // Behind a number, 1/人 would be read as part of it.
        if over.is_empty() || under.is_empty() || over == "1" {
            return None;
        }
        let (over, under) = (self.find(over)?, self.find(under)?);
        if matches!(over.dimension, Dimension::Quotient(..)) || matches!(under.dimension, Dimension::Quotient(..)) {
            return None;
        }
        let dimension = Dimension::Quotient(Box::new(over.dimension.clone()), Box::new(under.dimension.clone()));
        let definition = Definition {
            symbol: format!("{}/{}", over.symbol, under.symbol),
            dimension,
            factor: over.factor.times(under.factor.invert())?,
            prefix: over.prefix,
            form: Form::Per(over, under),
        };
        Some(definition.into())
    }

    /// Symbols worth proposing for an unknown one.
    pub fn known_symbols(&self) -> Vec<String> {
        let built_in = [
            "元",
            "万元",
            "亿元",
            "万亿元",
            "美元",
            "万美元",
            "亿美元",
            "吨",
            "万吨",
            "亿吨",
            "亿斤",
            "标箱",
            "万标箱",
            "米",
            "公里",
            "平方米",
            "万平方米",
            "平方公里",
            "公顷",
            "亩",
            "万亩",
            "立方米",
            "千瓦时",
            "亿千瓦时",
            "兆瓦",
            "万千瓦",
            "吨标准煤",
            "%",
            "‰",
            "成",
            "倍",
            "个百分点",
            "位",
            "家",
            "个",
            "项",
            "件",
            "人",
            "万人",
            "户",
            "万户",
            "人次",
            "万人次",
            "艘次",
            "次",
            "天",
            "辆",
            "台",
            "套",
        ];
        self.custom.keys().cloned().chain(built_in.iter().map(|s| (*s).to_owned())).collect()
    }
}

impl Unit {
    /// The symbol without its scale, and the power of ten that the scale is: 万千瓦 is 千瓦 and 4.
    pub fn unscaled(&self) -> (&str, u32) {
        let scale = self.prefix.mantissa().unsigned_abs().checked_ilog10().unwrap_or(0);
        let mut rest = self.symbol.as_str();
        let mut power = 0;
        while power < scale
            && let Some(step) = rest.chars().next().and_then(prefix_power)
        {
            power += step;
            rest = rest.get(rest.chars().next().map_or(0, char::len_utf8)..).unwrap_or("");
        }
        // A scale that is not written in the symbol cannot be taken from it.
        if power == scale { (rest, power) } else { (&self.symbol, 0) }
    }

    /// A bare number: the unit `1` of ratios, and of indices.
    pub fn number() -> Unit {
        static NUMBER: LazyLock<Unit> = LazyLock::new(|| {
            Unit::from(Definition {
                symbol: "1".into(),
                dimension: Dimension::Ratio,
                factor: Factor::of(Decimal::ONE_HUNDRED),
                prefix: Decimal::ONE,
                form: Form::Bare,
            })
        });
        NUMBER.clone()
    }

    /// Percent.
    pub fn percent() -> Unit {
        static PERCENT: LazyLock<Unit> = LazyLock::new(|| {
            Unit::from(Definition {
                symbol: "%".into(),
                dimension: Dimension::Ratio,
                factor: Factor::of(Decimal::ONE),
                prefix: Decimal::ONE,
                form: Form::Suffix { sign: "%", worth: Decimal::ONE },
            })
        });
        PERCENT.clone()
    }

    /// The place of a rank.
    pub fn place() -> Unit {
        static PLACE: LazyLock<Unit> = LazyLock::new(|| {
            Unit::from(Definition {
                symbol: "位".into(),
                dimension: Dimension::Place,
                factor: Factor::of(Decimal::ONE),
                prefix: Decimal::ONE,
                form: Form::Place,
            })
        });
        PLACE.clone()
    }

    /// The same unit for figures of another dimension: 1 of an index.
    pub fn measuring(&self, dimension: Dimension) -> Unit {
        Unit::from(Definition { dimension, ..Definition::clone(self) })
    }

    /// Whether growth of figures in this unit is counted in percentage points.
    pub fn is_percent(&self) -> bool {
        self.symbol == "%" || self.symbol == "‰" || self.symbol == "成"
    }
}
