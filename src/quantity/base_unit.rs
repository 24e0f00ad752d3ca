//! The table of base units: symbols and words of both languages, with dimension, factor and English form.

use rust_decimal::Decimal;

use super::dimension::Dimension;
use super::unit::{Factor, Form};

const COUNT_WORDS: &[&str] = &[
    "家", "户", "个", "件", "项", "台", "辆", "人", "所", "起", "种", "条", "座", "名", "套", "艘", "架", "支", "本",
    "册", "处", "宗", "张", "只", "头", "棵", "株", "栋", "幢", "间", "批", "份", "场", "期", "门", "类", "款", "部",
    "篇", "笔", "单", "例", "片", "块", "口", "颗", "枚", "组", "团", "队", "班", "船", "列", "节", "站", "眼", "群",
    "对", "员", "位数", "村", "镇", "街道", "社区", "企业", "品种", "人数", "盏", "把", "根", "车", "票", "页", "字",
    "样", "道", "层", "尾", "羽", "匹", "标台", "路", "锭", "床", "批次", "家次", "户次", "辆次", "场次", "班次",
    "亩次", "趟", "趟次", "双", "箱", "瓶", "袋", "卷", "副", "顶", "粒", "桶", "幅", "剂", "剂次", "针",
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

/// Units that measure what no other unit does.
const OF_THEIR_OWN: &[(&str, &str)] = &[
    ("千伏安", "kVA"),
    ("吨公里", "tonne-kilometres"),
    ("人公里", "passenger-kilometres"),
    ("岁", "years"),
    ("小时", "hours"),
    ("分钟", "minutes"),
    ("摄氏度", "°C"),
    ("℃", "°C"),
];

/// `(word, dimension, factor to the base unit as num/den, English form)`.
pub(super) fn base_unit(word: &str) -> Option<(&'static str, Dimension, Factor, Form)> {
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
        "担" | "市担" => ("担", Dimension::Mass, ratio(1, 20), Form::Named { name: "tonnes", worth: ratio(1, 20) }),
        "克" | "g" => ("克", Dimension::Mass, ratio(1, 1_000_000), named("g")),
        "毫克" | "mg" => ("毫克", Dimension::Mass, ratio(1, 1_000_000_000), named("mg")),
        "微克" | "µg" | "μg" => ("微克", Dimension::Mass, ratio(1, 1_000_000_000_000), named("µg")),
        "标箱" | "标准箱" | "TEU" | "TEUs" => ("标箱", Dimension::Containers, one, named("TEU")),
        "米" | "m" | "metres" => ("米", Dimension::Length, one, named("m")),
        "公里" | "千米" | "km" => ("公里", Dimension::Length, ratio(1000, 1), named("km")),
        "海里" => ("海里", Dimension::Length, ratio(1852, 1), named("nautical miles")),
        "平方米" | "平米" | "㎡" | "m²" | "m2" => ("平方米", Dimension::Area, one, named("m²")),
        "平方公里" | "平方千米" | "km²" | "km2" => {
            ("平方公里", Dimension::Area, ratio(1_000_000, 1), named("km²"))
        }
        "公顷" | "ha" | "hectares" => ("公顷", Dimension::Area, ratio(10_000, 1), named("ha")),
        "亩" | "市亩" | "mu" => ("亩", Dimension::Area, ratio(2000, 3), Form::Mu),
        "毫米" | "mm" => ("毫米", Dimension::Length, ratio(1, 1000), named("mm")),
        "方" => ("方", Dimension::Volume, one, named("m³")),
        "立方米" | "m³" | "m3" => ("立方米", Dimension::Volume, one, named("m³")),
        "升" => ("升", Dimension::Volume, ratio(1, 1000), named("litres")),
        "千瓦时" | "千瓦小时" | "度" | "kWh" => ("千瓦时", Dimension::Energy, one, named("kWh")),
        "兆瓦时" | "MWh" => ("兆瓦时", Dimension::Energy, ratio(1000, 1), named("MWh")),
        "吨标准煤" | "吨标煤" => ("吨标准煤", Dimension::StandardCoal, one, named("tonnes of standard coal")),
        "瓦" | "W" => ("瓦", Dimension::Power, one, named("W")),
        "千瓦" | "kW" => ("千瓦", Dimension::Power, ratio(1000, 1), named("kW")),
        "兆瓦" | "MW" => ("兆瓦", Dimension::Power, ratio(1_000_000, 1), named("MW")),
        "吉瓦" | "GW" => ("吉瓦", Dimension::Power, ratio(1_000_000_000, 1), named("GW")),
        "马力" => ("马力", Dimension::Power, ratio(73_549_875, 100_000), named("horsepower")),
        "%" | "percent" => ("%", Dimension::Ratio, one, percent(Decimal::ONE)),
        "‰" => ("‰", Dimension::Ratio, ratio(1, 10), Form::Suffix { sign: "‰", worth: Decimal::ONE }),
        "成" => ("成", Dimension::Ratio, ratio(10, 1), percent(Decimal::TEN)),
        "倍" | "times" => ("倍", Dimension::Ratio, ratio(100, 1), named("times")),
        "百分点" | "个百分点" | "pp" | "percentage points" | "percentage point" => {
            ("个百分点", Dimension::Points, one, Form::Suffix { sign: " pp", worth: Decimal::ONE })
        }
        "千分点" | "个千分点" => ("千分点", Dimension::Points, ratio(1, 10), named("per mille points")),
        "基点" | "个基点" => ("基点", Dimension::Points, ratio(1, 100), named("basis points")),
        // 上年=100: an index is a bare number.
        "指数" | "上年=100" | "index" => ("指数", Dimension::Index, one, Form::Bare),
        "点" => ("点", Dimension::Index, one, named("points")),
        "位" => ("位", Dimension::Place, one, Form::Place),
        "人次" | "visits" => ("人次", Dimension::Visits, one, named("visits")),
        "艘次" => ("艘次", Dimension::Calls, one, named("ship calls")),
        "架次" => ("架次", Dimension::Calls, one, named("flights")),
        "次" => ("次", Dimension::Times, one, named("times")),
        "天" | "工作日" | "days" | "day" => ("天", Dimension::Days, one, named("days")),
        "日" => ("日", Dimension::Days, one, named("days")),
        _ => {
            if let Some((name, english)) = OF_THEIR_OWN.iter().find(|(name, _)| *name == word) {
                return Some((name, Dimension::Custom((*name).into()), one, named(english)));
            }
            let symbol = COUNT_WORDS.iter().find(|known| **known == word).copied();
            let english = COUNT_WORDS_EN.contains(&word);
            (symbol.or(english.then_some("个"))?, Dimension::Count, one, Form::Bare)
        }
    })
}

/// 10 to the power that a prefix character stands for.
pub(super) fn prefix_power(c: char) -> Option<u32> {
    Some(match c {
        '十' => 1,
        '百' => 2,
        '千' => 3,
        '万' => 4,
        '亿' => 8,
        _ => return None,
    })
}
