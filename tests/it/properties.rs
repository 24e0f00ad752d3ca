//! What holds for any input: figures, units and periods survive being written and read; no text makes the program
//! panic, and every place that it names lies on character boundaries.

use duizhao::lang::Tongue;
use duizhao::period::{Month, Period};
use duizhao::quantity::{
    Comparator, FigureError, Growth, GrowthUnit, Qualifier, Quantity, Unit, Units, figure, growth_figure, parse_figure,
    parse_growth, parse_quantity,
};
use duizhao::rules::EXAMPLE_BASE;
use duizhao::source::{Sources, Texts};
use duizhao::{Options, build, report_text, yaml};
use jiff::civil::Date;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use rust_decimal::Decimal;

use crate::fuzzed::targets::places::assert_places;

/// The same cases on every run: a failure is a failure for everyone.
fn cases(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, rng_seed: RngSeed::Fixed(20251121), failure_persistence: None, ..ProptestConfig::default() }
}

/// Units that Chinese writes and reads.
const UNITS: &[&str] = &[
    "元",
    "万元",
    "亿元",
    "万亿元",
    "美元",
    "万美元",
    "亿美元",
    "欧元",
    "港元",
    "日元",
    "吨",
    "万吨",
    "亿吨",
    "公斤",
    "亿斤",
    "克",
    "标箱",
    "万标箱",
    "米",
    "公里",
    "海里",
    "平方米",
    "万平方米",
    "平方公里",
    "公顷",
    "亩",
    "万亩",
    "立方米",
    "千瓦时",
    "亿千瓦时",
    "吨标准煤",
    "万吨标准煤",
    "千瓦",
    "万千瓦",
    "兆瓦",
    "%",
    "‰",
    "成",
    "倍",
    "个百分点",
    "位",
    "家",
    "户",
    "个",
    "件",
    "人",
    "万人",
    "人次",
    "万人次",
    "艘次",
    "次",
    "天",
    "元/人",
    "万元/亩",
    "吨/万元",
    "微克/立方米",
];

/// Units whose English form is exact and can be typed.
const ENGLISH_UNITS: &[&str] = &[
    "元",
    "万元",
    "亿元",
    "万亿元",
    "美元",
    "万美元",
    "亿美元",
    "欧元",
    "港元",
    "日元",
    "吨",
    "万吨",
    "亿吨",
    "公斤",
    "亿斤",
    "标箱",
    "万标箱",
    "米",
    "公里",
    "平方米",
    "万平方米",
    "平方公里",
    "公顷",
    "立方米",
    "千瓦时",
    "亿千瓦时",
    "千瓦",
    "万千瓦",
    "兆瓦",
    "%",
    "‰",
    "成",
    "个百分点",
    "人次",
    "万人次",
    "天",
];

fn unit(symbols: &'static [&'static str]) -> impl Strategy<Value = Unit> {
    prop::sample::select(symbols).prop_map(|symbol| Units::default().find(symbol).unwrap())
}

/// Decimals as people write them, digits behind the point kept.
fn number() -> impl Strategy<Value = Decimal> {
    (prop_oneof![0i64..100, 0i64..1_000_000, 0i64..100_000_000_000], 0u32..=4)
        .prop_map(|(digits, scale)| Decimal::new(digits, scale))
}

fn qualifier() -> impl Strategy<Value = Option<Qualifier>> {
    use Comparator::{About, AtLeast, AtMost, Over, Under};
    let words = vec![
        ("超", Over),
        ("超过", Over),
        ("突破", Over),
        ("多", Over),
        ("余", Over),
        ("以上", AtLeast),
        ("不低于", AtLeast),
        ("跃上", AtLeast),
        ("低于", Under),
        ("不足", Under),
        ("以内", AtMost),
        ("以下", AtMost),
        ("不超过", AtMost),
        ("约", About),
        ("左右", About),
        ("近", About),
    ];
    prop::option::of(
        prop::sample::select(words).prop_map(|(word, comparator)| Qualifier { comparator, word: word.into() }),
    )
}

fn quantity(symbols: &'static [&'static str]) -> impl Strategy<Value = Quantity> {
    let negative = prop::bool::weighted(0.1);
    (number(), prop::option::weighted(0.2, number()), negative, unit(symbols), qualifier()).prop_map(
        |(value, max, negative, unit, qualifier)| {
            let max = max.filter(|max| *max > value && !negative && unit.symbol != "位");
            let value = if negative && !value.is_zero() { -value } else { value };
            // 第2位 has no room for 多.
            let qualifier = qualifier.filter(|qualifier| unit.symbol != "位" || !"多余".contains(&qualifier.word));
            Quantity { value, max, unit, qualifier }
        },
    )
}

fn period() -> impl Strategy<Value = Period> {
    let month = (1990i16..2040, 1i8..=12).prop_map(|(year, month)| Month { year, month });
    let span = (month, 0i16..60).prop_map(|(start, months)| {
        let last = i16::from(start.month) - 1 + months;
        let end = Month { year: start.year + last / 12, month: i8::try_from(last % 12 + 1).unwrap() };
        Period::Span { start, end }
    });
    let years = (1990i16..2040, 0i16..6).prop_map(|(year, more)| Period::Span {
        start: Month { year, month: 1 },
        end: Month { year: year + more, month: 12 },
    });
    let instant =
        (1990i16..2040, 1i8..=12, 1i8..=28).prop_map(|(y, m, d)| Period::Instant(Date::new(y, m, d).unwrap()));
    prop_oneof![Just(Period::None), span, years, instant]
}

/// Bits of what authors type, right and wrong.
const BITS: &[&str] = &[
    "577",
    "1,156.8",
    "14.50",
    "0",
    "９",
    "．",
    ".",
    ",",
    "，",
    "、",
    "；",
    "：",
    ":",
    ": ",
    "-",
    "—",
    "–",
    "−",
    "～",
    "~",
    "..",
    "+",
    "%",
    "％",
    "‰",
    "亿",
    "万",
    "亿元",
    "万吨",
    "家",
    "美元",
    "RMB ",
    "USD",
    " billion",
    " million",
    "多",
    "余",
    "以上",
    "超",
    "约",
    "增长",
    "同比",
    "下降",
    "持平",
    "个百分点",
    "pp",
    "翻一番",
    "第",
    "位",
    "名",
    "2025",
    "年",
    "月",
    "日",
    "末",
    "上半年",
    "前三季度",
    "十四五",
    "none",
    "/",
    "至",
    "gdp",
    "trade",
    "zone",
    "规上",
    "value",
    "yoy",
    "period",
    "note",
    "item",
    "indicators",
    "targets",
    "title",
    "\n",
    "\n  ",
    "\n- ",
    " ",
    "\t",
    "#",
    " #",
    "\"",
    "'",
    "[",
    "]",
    "{",
    "}",
    "|",
    ">",
    "<",
    "&",
    "*",
    "!",
    "@",
    "`",
    "---",
    "\n---\n",
    "```chart\n",
    "<!--",
    "-->",
    "<!-- allow W105: x -->",
    "![](x.png)",
    "[a](b.md#c)",
    "{gdp}",
    "{target:gdp}",
    "**",
    "😀",
    "\u{feff}",
    "\u{0}",
    "é",
    "e\u{301}",
    "\u{200b}",
];

fn text() -> impl Strategy<Value = String> {
    let bit =
        prop_oneof![4 => prop::sample::select(BITS).prop_map(str::to_owned), 1 => any::<char>().prop_map(String::from)];
    prop::collection::vec(bit, 0..14).prop_map(|bits| bits.concat())
}

/// The defect of a text lies within it, on character boundaries.
fn assert_within(text: &str, error: &FigureError) {
    assert!(error.start <= error.end && text.get(error.start..error.end).is_some(), "{error:?} in {text:?}");
}

proptest! {
    #![proptest_config(cases(2000))]

    #[test]
    fn chinese_figures_are_read_back_as_they_were(quantity in quantity(UNITS)) {
        let text = figure(&quantity, None, Tongue::Zh);
        let back = parse_quantity(&text, &Units::default(), false);
        prop_assert_eq!(back.as_ref(), Ok(&quantity), "{}", text);
        // Equal decimals may differ in their digits.
        prop_assert_eq!(back.unwrap().value.to_string(), quantity.value.to_string(), "{}", text);
    }

    #[test]
    fn english_figures_mean_the_same_value(quantity in quantity(ENGLISH_UNITS)) {
        let text = figure(&quantity, None, Tongue::En);
        let back = match parse_quantity(&text, &Units::default(), false) {
            Ok(back) => back,
            Err(error) => return Err(TestCaseError::fail(format!("{text}: {error:?}"))),
        };
        prop_assert_eq!(back.base(), quantity.base(), "{}", text);
        prop_assert_eq!(back.base_max(), quantity.base_max(), "{}", text);
        prop_assert_eq!(&back.unit.dimension, &quantity.unit.dimension, "{}", text);
        prop_assert_eq!(back.qualifier.map(|q| q.comparator), quantity.qualifier.map(|q| q.comparator), "{}", text);
    }

    #[test]
    fn growth_is_read_back_as_it_was(digits in -100_000i64..100_000, scale in 0u32..=2, points: bool) {
        let unit = if points { GrowthUnit::Points } else { GrowthUnit::Percent };
        let growth = Growth { value: Decimal::new(digits, scale), max: None, unit, qualifier: None };
        for tongue in [Tongue::Zh, Tongue::En] {
            let text = growth_figure(&growth, tongue);
            prop_assert_eq!(parse_growth(&text, &Units::default()), Ok(growth.clone()), "{}", text);
        }
    }

    #[test]
    fn a_value_comes_back_from_its_base_unit(value in number(), unit in unit(UNITS)) {
        let base = unit.factor.apply(value).unwrap();
        let back = unit.factor.invert().apply(base).unwrap();
        // 亩 is two thirds of a thousand square metres: 28 digits hold that to 20 places.
        prop_assert_eq!(back.round_dp(12), value.round_dp(12));
    }

    #[test]
    fn a_unit_is_found_by_its_own_symbol(unit in unit(UNITS)) {
        prop_assert_eq!(Units::default().find(&unit.symbol), Some(unit));
    }

    #[test]
    fn a_canonical_period_is_read_back(period in period()) {
        prop_assert_eq!(Period::parse(&period.canonical()), Ok(period));
    }

    #[test]
    fn a_displayed_chinese_period_is_read_back(period in period()) {
        let is_within_a_year = period.is_within_year() || period.is_whole_years() || matches!(period, Period::Instant(_));
        if is_within_a_year {
            let text = period.display(Tongue::Zh);
            prop_assert_eq!(Period::parse(&text), Ok(period), "{}", text);
        }
    }

    #[test]
    fn no_text_makes_a_figure_or_period_panic(text in text()) {
        let units = Units::default();
        for unit in [Unit::percent(), Unit::number(), Unit::place()] {
            if let Err(error) = parse_figure(&text, &units, &unit) {
                assert_within(&text, &error);
            }
        }
        for result in [parse_quantity(&text, &units, false).err(), parse_growth(&text, &units).err()] {
            result.iter().for_each(|error| assert_within(&text, error));
        }
        if let Ok(period) = Period::parse(&text) {
            prop_assert_eq!(Period::parse(&period.canonical()), Ok(period));
        }
    }

    #[test]
    fn no_text_makes_yaml_panic(text in text(), lead in "[ -~]{0,3}") {
        let mut texts = Texts::default();
        let whole = format!("{lead}{text}");
        let file = texts.add("a.md", &whole);
        let mut nodes = match yaml::parse(file, &text, lead.len()) {
            Ok(node) => vec![node],
            Err(error) => {
                prop_assert!(whole.get(error.span.start..error.span.end).is_some(), "{:?}", error);
                Vec::new()
            }
        };
        while let Some(node) = nodes.pop() {
            prop_assert!(whole.get(node.span.start..node.span.end).is_some(), "{:?} in {:?}", node, whole);
            match node.value {
                yaml::Value::List(items) => nodes.extend(items),
                yaml::Value::Map(entries) => {
                    for entry in entries {
                        prop_assert!(whole.get(entry.key_span.start..entry.key_span.end).is_some(), "{:?}", entry);
                        nodes.push(entry.node);
                    }
                }
                yaml::Value::Scalar(_) | yaml::Value::Empty => {}
            }
        }
    }
}

const REPORT: &str = "-- content/reports/zone-2024.md --
---
title: { zh: 示例经开区2024年工作总结, en: Work summary 2024 }
organization: zone
period: 2024年
issued: 2025-01-10
indicators:
  工业总产值: 320.5亿元 +8.2%
  trade:
    - { value: 41.6亿元, yoy: 下降3.1%, rank: { place: 3, among: 全市 } }
    - 5.8亿美元
  pass-rate: 97.2% 提高1.2个百分点
targets:
  - { indicator: industrial-output, period: 2025, value: 350亿元以上, baseline: 2024 }
---

## 经济运行

全年完成**工业总产值**320.5亿元，同比增长8.2%；进出口{trade.yoy}。

| 指标 | 数值 |
| --- | --- |
| 合格率 | 97.2% |
-- content/reports/zone-2024.en.md --
---
title: Work summary
---

Output reached RMB 32.05 billion, up 8.2%.
";

proptest! {
    #![proptest_config(cases(250))]

    /// A sound project, with bits put in and characters taken out anywhere.
    #[test]
    fn no_project_makes_a_build_panic(
        edits in prop::collection::vec((any::<prop::sample::Index>(), 0usize..4, text()), 1..5),
        preview: bool,
    ) {
        let mut project: Vec<char> = format!("{EXAMPLE_BASE}{REPORT}").chars().collect();
        for (at, removed, bits) in edits {
            let at = at.index(project.len());
            let end = (at + removed).min(project.len());
            project.splice(at..end, bits.chars());
        }
        let sources = Sources::from_text(&project.into_iter().collect::<String>());
        let built = build(&sources, &Options { preview, ..Options::default() });
        assert_places(&built.diagnostics, &built.texts);
        let json = report_text::json(&built.diagnostics, &built.texts, Tongue::Zh);
        assert!(serde_json::from_str::<Vec<serde_json::Value>>(&json).is_ok(), "{json}");
    }
}
