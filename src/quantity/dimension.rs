//! What is measured. Figures of different dimensions are never compared.

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
