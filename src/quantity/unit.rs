//! Units: a scale prefix (十 百 千 万 亿 and products) and a base unit. `万吨` is 10 000 × 吨.
//!
//! Factors to the dimension's base unit are exact rationals (1 亩 = 2000/3 平方米). Table and scales follow
//! DESIGN section 4 and, for English, the usage of the China Statistical Yearbook.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::lang::Text;

/// What is measured. Figures of different dimensions are never compared.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Dimension {
    /// Money, by currency code: CNY and USD are two dimensions.
    Money(&'static str),
    Mass,
    Containers,
    Length,
    Area,
    Volume,
    Energy,
    StandardCoal,
    Power,
    Ratio,
    Points,
    Index,
    Place,
    Count,
    Visits,
    Calls,
    Times,
    Days,
    /// 元/人.
    Quotient(Box<Dimension>, Box<Dimension>),
    /// A unit of the site's own.
    Custom(String),
}

impl Dimension {
    /// Symbol of the base unit, as in the column `base_unit`.
    pub fn base_unit(&self) -> String {
        match self {
            Dimension::Money("CNY") => "元".into(),
            Dimension::Money("USD") => "美元".into(),
            Dimension::Money("EUR") => "欧元".into(),
            Dimension::Money("HKD") => "港元".into(),
            Dimension::Money("JPY") => "日元".into(),
            Dimension::Money(code) => (*code).into(),
            Dimension::Mass => "吨".into(),
            Dimension::Containers => "标箱".into(),
            Dimension::Length => "米".into(),
            Dimension::Area => "平方米".into(),
            Dimension::Volume => "立方米".into(),
            Dimension::Energy => "千瓦时".into(),
            Dimension::StandardCoal => "吨标准煤".into(),
            Dimension::Power => "瓦".into(),
            Dimension::Ratio => "%".into(),
            Dimension::Points => "百分点".into(),
            Dimension::Index | Dimension::Count => "1".into(),
            Dimension::Place => "位".into(),
            Dimension::Visits => "人次".into(),
            Dimension::Calls => "艘次".into(),
            Dimension::Times => "次".into(),
            Dimension::Days => "天".into(),
            Dimension::Quotient(over, under) => format!("{}/{}", over.base_unit(), under.base_unit()),
            Dimension::Custom(name) => name.clone(),
        }
    }

    /// What the dimension is called in messages.
    pub fn name(&self) -> Text {
        let (zh, en) = match self {
            Dimension::Money(code) => return Text::new(format!("金额（{code}）"), format!("money ({code})")),
            Dimension::Mass => ("质量", "mass"),
            Dimension::Containers => ("标箱数", "containers (TEU)"),
            Dimension::Length => ("长度", "length"),
            Dimension::Area => ("面积", "area"),
            Dimension::Volume => ("体积", "volume"),
            Dimension::Energy => ("电量", "energy"),
            Dimension::StandardCoal => ("标准煤", "standard coal"),
            Dimension::Power => ("功率", "power"),
            Dimension::Ratio => ("比率（%）", "ratio (%)"),
            Dimension::Points => ("百分点", "percentage points"),
            Dimension::Index => ("指数", "index"),
            Dimension::Place => ("位次", "place"),
            Dimension::Count => ("个数", "count"),
            Dimension::Visits => ("人次", "visits"),
            Dimension::Calls => ("艘次", "calls"),
            Dimension::Times => ("次数", "times"),
            Dimension::Days => ("天数", "days"),
            Dimension::Quotient(..) | Dimension::Custom(_) => {
                let symbol = self.base_unit();
                return Text::new(symbol.clone(), symbol);
            }
        };
        Text::new(zh, en)
    }
}

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
    Per(Box<Unit>, Box<Unit>),
    /// A name of the site's own, behind the number as written.
    Custom { zh: String, en: String },
}

/// A unit as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// Canonical Chinese symbol, prefix included: 亿元, 万美元, %.
    pub symbol: String,
    pub dimension: Dimension,
    /// To the dimension's base unit.
    pub factor: Factor,
    /// The scale prefix alone: 10⁸ for 亿元, 1 for 公里.
    pub prefix: Decimal,
    pub form: Form,
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
}

const COUNT_WORDS: &[&str] = &[
    "家", "户", "个", "件", "项", "台", "辆", "人", "所", "起", "种", "条", "座", "名", "套", "艘", "架", "支", "本",
    "册", "处", "宗", "张", "只", "头", "棵", "株", "栋", "幢", "间", "批", "份", "场", "期", "门", "类", "款", "部",
    "篇", "笔", "单", "例", "片", "块", "口", "颗", "枚", "组", "团", "队", "班", "船", "列", "节", "站", "眼", "群",
    "对", "员", "位数", "村", "镇", "街道", "社区", "企业", "品种", "人数", "盏", "把", "根", "车", "票", "页", "字",
    "样", "道", "层", "尾", "羽", "匹",
];

const COUNT_WORDS_EN: &[&str] = &[
    "firms",
    "firm",
    "enterprises",
    "enterprise",
    "companies",
    "projects",
    "project",
    "people",
    "persons",
    "person",
    "vehicles",
    "units",
    "items",
    "households",
    "cases",
    "stations",
    "patents",
    "jobs",
    "entities",
];

/// `(word, dimension, factor to the base unit as num/den, English form)`.
fn base_unit(word: &str) -> Option<(&'static str, Dimension, Factor, Form)> {
    let one = Factor::of(Decimal::ONE);
    let ratio = |num: i64, den: i64| Factor { num: Decimal::from(num), den: Decimal::from(den) };
    let named = |name: &'static str| Form::Named { name, worth: one };
    let percent = |worth: Decimal| Form::Suffix { sign: "%", worth };
    Some(match word {
        "元" | "人民币" | "yuan" | "RMB" | "CNY" => ("元", Dimension::Money("CNY"), one, Form::Money("RMB")),
        "美元" | "USD" => ("美元", Dimension::Money("USD"), one, Form::Money("USD")),
        "欧元" | "EUR" => ("欧元", Dimension::Money("EUR"), one, Form::Money("EUR")),
        "港元" | "港币" | "HKD" => ("港元", Dimension::Money("HKD"), one, Form::Money("HKD")),
        "日元" | "JPY" => ("日元", Dimension::Money("JPY"), one, Form::Money("JPY")),
        "吨" | "t" | "tonne" | "tonnes" | "tons" => ("吨", Dimension::Mass, one, named("tonnes")),
        "公斤" | "千克" | "kg" => ("公斤", Dimension::Mass, ratio(1, 1000), named("kg")),
        // A 斤 is half a kilogram; English official texts give tonnes.
        "斤" => ("斤", Dimension::Mass, ratio(1, 2000), Form::Named { name: "tonnes", worth: ratio(1, 2000) }),
        "克" | "g" => ("克", Dimension::Mass, ratio(1, 1_000_000), named("g")),
        "毫克" | "mg" => ("毫克", Dimension::Mass, ratio(1, 1_000_000_000), named("mg")),
        "微克" | "µg" | "μg" => ("微克", Dimension::Mass, ratio(1, 1_000_000_000_000), named("µg")),
        "标箱" | "标准箱" | "TEU" | "TEUs" => ("标箱", Dimension::Containers, one, named("TEU")),
        "米" | "m" | "metres" => ("米", Dimension::Length, one, named("m")),
        "公里" | "千米" | "km" => ("公里", Dimension::Length, ratio(1000, 1), named("km")),
        "海里" => ("海里", Dimension::Length, ratio(1852, 1), named("nautical miles")),
        "平方米" | "㎡" | "m²" | "m2" => ("平方米", Dimension::Area, one, named("m²")),
        "平方公里" | "平方千米" | "km²" | "km2" => {
            ("平方公里", Dimension::Area, ratio(1_000_000, 1), named("km²"))
        }
        "公顷" | "ha" | "hectares" => ("公顷", Dimension::Area, ratio(10_000, 1), named("ha")),
        "亩" | "mu" => ("亩", Dimension::Area, ratio(2000, 3), Form::Mu),
        "立方米" | "m³" | "m3" => ("立方米", Dimension::Volume, one, named("m³")),
        "升" => ("升", Dimension::Volume, ratio(1, 1000), named("litres")),
        "千瓦时" | "度" | "kWh" => ("千瓦时", Dimension::Energy, one, named("kWh")),
        "兆瓦时" | "MWh" => ("兆瓦时", Dimension::Energy, ratio(1000, 1), named("MWh")),
        "吨标准煤" | "吨标煤" => ("吨标准煤", Dimension::StandardCoal, one, named("tonnes of standard coal")),
        "瓦" | "W" => ("瓦", Dimension::Power, one, named("W")),
        "千瓦" | "kW" => ("千瓦", Dimension::Power, ratio(1000, 1), named("kW")),
        "兆瓦" | "MW" => ("兆瓦", Dimension::Power, ratio(1_000_000, 1), named("MW")),
        "吉瓦" | "GW" => ("吉瓦", Dimension::Power, ratio(1_000_000_000, 1), named("GW")),
        "%" | "percent" => ("%", Dimension::Ratio, one, percent(Decimal::ONE)),
        "‰" => ("‰", Dimension::Ratio, ratio(1, 10), Form::Suffix { sign: "‰", worth: Decimal::ONE }),
        "成" => ("成", Dimension::Ratio, ratio(10, 1), percent(Decimal::TEN)),
        "倍" | "times" => ("倍", Dimension::Ratio, ratio(100, 1), named("times")),
        "百分点" | "个百分点" | "pp" | "percentage points" | "percentage point" => {
            ("个百分点", Dimension::Points, one, Form::Suffix { sign: " pp", worth: Decimal::ONE })
        }
        "点" => ("点", Dimension::Index, one, named("points")),
        "位" => ("位", Dimension::Place, one, Form::Place),
        "人次" | "visits" => ("人次", Dimension::Visits, one, named("visits")),
        "艘次" => ("艘次", Dimension::Calls, one, named("ship calls")),
        "架次" => ("架次", Dimension::Calls, one, named("flights")),
        "次" => ("次", Dimension::Times, one, named("times")),
        "天" | "日" | "days" | "day" => ("天", Dimension::Days, one, named("days")),
        _ => {
            let symbol = COUNT_WORDS.iter().find(|known| **known == word).copied();
            let english = COUNT_WORDS_EN.contains(&word);
            (symbol.or(english.then_some("个"))?, Dimension::Count, one, Form::Bare)
        }
    })
}

/// 10 to the power that a prefix character stands for.
fn prefix_power(c: char) -> Option<u32> {
    Some(match c {
        '十' => 1,
        '百' => 2,
        '千' => 3,
        '万' => 4,
        '亿' => 8,
        _ => return None,
    })
}

impl Units {
    /// The table with the site's own units.
    pub fn new(custom: impl IntoIterator<Item = CustomUnit>) -> Units {
        let mut units = Units::default();
        for entry in custom {
            let form = Form::Custom { zh: entry.zh, en: entry.en };
            let unit = match entry.of {
                Some((of, factor)) => Unit {
                    symbol: entry.symbol.clone(),
                    dimension: of.dimension,
                    factor: Factor::of(factor).times(of.factor).unwrap_or(of.factor),
                    prefix: Decimal::ONE,
                    form,
                },
                // A name for a built-in unit only renames it.
                None => match units.built_in(&entry.symbol) {
                    Some(unit) => Unit { form, ..unit },
                    None => Unit {
                        symbol: entry.symbol.clone(),
                        dimension: Dimension::Custom(entry.symbol.clone()),
                        factor: Factor::of(Decimal::ONE),
                        prefix: Decimal::ONE,
                        form,
                    },
                },
            };
            units.custom.insert(entry.symbol, unit);
        }
        units
    }

    /// The unit of a symbol; `None` where it is unknown.
    pub fn find(&self, symbol: &str) -> Option<Unit> {
        self.custom.get(symbol).cloned().or_else(|| self.built_in(symbol))
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
            return Some(Unit { symbol: name.into(), dimension, factor, prefix: Decimal::ONE, form });
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
                return Some(Unit { symbol: format!("{prefix_text}{name}"), dimension, factor, prefix, form });
            }
        }
        None
    }

    fn quotient(&self, over: &str, under: &str) -> Option<Unit> {
        let (over, under) = (self.find(over)?, self.find(under)?);
        if matches!(over.dimension, Dimension::Quotient(..)) || matches!(under.dimension, Dimension::Quotient(..)) {
            return None;
        }
        let dimension = Dimension::Quotient(Box::new(over.dimension.clone()), Box::new(under.dimension.clone()));
        Some(Unit {
            symbol: format!("{}/{}", over.symbol, under.symbol),
            dimension,
            factor: over.factor.times(under.factor.invert())?,
            prefix: over.prefix,
            form: Form::Per(Box::new(over), Box::new(under)),
        })
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
    /// A bare number: the unit `1` of ratios, and of indices.
    pub fn number() -> Unit {
        Unit {
            symbol: "1".into(),
            dimension: Dimension::Ratio,
            factor: Factor::of(Decimal::ONE_HUNDRED),
            prefix: Decimal::ONE,
            form: Form::Bare,
        }
    }

    /// Percent.
    pub fn percent() -> Unit {
        Unit {
            symbol: "%".into(),
            dimension: Dimension::Ratio,
            factor: Factor::of(Decimal::ONE),
            prefix: Decimal::ONE,
            form: Form::Suffix { sign: "%", worth: Decimal::ONE },
        }
    }

    /// The place of a rank.
    pub fn place() -> Unit {
        Unit {
            symbol: "位".into(),
            dimension: Dimension::Place,
            factor: Factor::of(Decimal::ONE),
            prefix: Decimal::ONE,
            form: Form::Place,
        }
    }

    /// Whether growth of figures in this unit is counted in percentage points.
    pub fn is_percent(&self) -> bool {
        self.symbol == "%" || self.symbol == "‰" || self.symbol == "成"
    }
}
