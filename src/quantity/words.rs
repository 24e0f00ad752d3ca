//! The words that figures are typed with: qualifiers, growth, English scales, currencies.

use super::Comparator;

/// Words before the number. Longer ones first.
pub(super) const BEFORE: &[(&str, Comparator)] = &[
    ("不低于", Comparator::AtLeast),
    ("不少于", Comparator::AtLeast),
    ("不超过", Comparator::AtMost),
    ("不高于", Comparator::AtMost),
    ("at least", Comparator::AtLeast),
    ("at most", Comparator::AtMost),
    ("more than", Comparator::Over),
    ("less than", Comparator::Under),
    ("超过", Comparator::Over),
    ("突破", Comparator::Over),
    ("至少", Comparator::AtLeast),
    ("跃上", Comparator::AtLeast),
    ("低于", Comparator::Under),
    ("不足", Comparator::Under),
    ("不满", Comparator::Under),
    ("接近", Comparator::About),
    ("about", Comparator::About),
    ("around", Comparator::About),
    ("nearly", Comparator::About),
    ("over", Comparator::Over),
    ("under", Comparator::Under),
    ("超", Comparator::Over),
    ("约", Comparator::About),
    ("近", Comparator::About),
    (">=", Comparator::AtLeast),
    ("<=", Comparator::AtMost),
    ("≥", Comparator::AtLeast),
    ("≤", Comparator::AtMost),
    (">", Comparator::Over),
    ("<", Comparator::Under),
    ("≈", Comparator::About),
    ("~", Comparator::About),
];

/// Words behind the unit.
pub(super) const AFTER: &[(&str, Comparator)] = &[
    ("以上", Comparator::AtLeast),
    ("以内", Comparator::AtMost),
    ("以下", Comparator::AtMost),
    ("左右", Comparator::About),
    ("or more", Comparator::AtLeast),
    ("or less", Comparator::AtMost),
];

/// Words between number and unit: 1500多亿元, 30余家.
pub(super) const BETWEEN: &[(&str, Comparator)] = &[("多", Comparator::Over), ("余", Comparator::Over)];

/// Words of growth, with the sign they give.
pub(super) const GROWTH_WORDS: &[(&str, i64)] = &[
    ("同比", 0),
    ("增长", 1),
    ("上升", 1),
    ("提高", 1),
    ("增加", 1),
    ("上涨", 1),
    ("回升", 1),
    ("提升", 1),
    ("增", 1),
    ("升", 1),
    ("下降", -1),
    ("回落", -1),
    ("降低", -1),
    ("减少", -1),
    ("下跌", -1),
    ("收窄", -1),
    ("降", -1),
    ("减", -1),
    ("up", 1),
    ("down", -1),
];

pub(super) const STEADY: &[&str] = &["基本持平", "持平", "unchanged"];

pub(super) const RANGE_SIGNS: &[&str] = &["..", "至", "到", "~", "-", "–", "—", "−"];

pub(super) const ENGLISH_SCALES: &[(&str, &str, i64)] =
    &[("trillion", "万亿", 1), ("billion", "亿", 10), ("million", "万", 100), ("thousand", "", 1000), ("bn", "亿", 10)];

pub(super) const CURRENCIES: &[(&str, &str)] = &[
    ("RMB", "元"),
    ("CNY", "元"),
    ("¥", "元"),
    ("US$", "美元"),
    ("USD", "美元"),
    ("$", "美元"),
    ("EUR", "欧元"),
    ("€", "欧元"),
    ("HKD", "港元"),
    ("JPY", "日元"),
];
