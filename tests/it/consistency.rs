//! Growth, revisions, plausibility and plans: each check with what raises it and with what comes near and must not.

use duizhao::lang::Tongue;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use rust_decimal::{Decimal, RoundingStrategy};

use crate::fixture::{Fixture, site, zone_report};

/// Indicators of every kind, basis and direction.
const REGISTRY: &str = "
-- content/indicators.yaml --
gdp: { name: 地区生产总值, unit: 亿元, kind: flow, growth_basis: real, better: up }
output: { name: 工业总产值, unit: 亿元, kind: flow, better: up, related: [output-ads] }
output-ads: { name: 规上工业总产值, aliases: { zh: [规上工业产值] }, unit: 亿元, kind: flow, growth_basis: like-for-like, better: up }
va-ads: { name: 规上工业增加值, unit: 亿元, kind: flow, growth_basis: real, better: up }
sector-output: { name: 产业产值, unit: 亿元, kind: flow, better: up, items: { cars: 汽车, drugs: 医药 } }
sector-va: { name: 产业增加值, unit: 亿元, kind: flow, growth_basis: real, items: { cars: 汽车, drugs: 医药 } }
trade: { name: 进出口总额, unit: [亿元, 亿美元], kind: flow, better: up }
firms: { name: 新增规上企业, unit: 家, kind: flow, growth_basis: none, better: up }
entities: { name: 新增市场主体, unit: 户, kind: flow, growth_basis: none, better: up }
net-firms: { name: 净增企业, unit: 家, kind: flow, growth_basis: none }
deposits: { name: 存款余额, unit: 亿元, kind: stock }
price: { name: 居民消费价格指数, unit: 指数, kind: index, growth_basis: none }
coverage: { name: 研发费用覆盖率, unit: '%', kind: ratio, growth_basis: none, better: up }
completion: { name: 计划完成率, unit: '%', kind: ratio, growth_basis: none }
yield: { name: 亩均税收, unit: 万元/亩, kind: ratio, better: up }
";

/// A summary of `zone` with its figures in braces: `gdp: 60亿元`.
fn summary(slug: &str, period: &str, figures: &str) -> String {
    zone_report(slug, &format!("period: {period}\nindicators: {{ {figures} }}"), "")
}

fn issued(slug: &str, period: &str, date: &str, figures: &str) -> String {
    zone_report(slug, &format!("period: {period}\nissued: {date}\nindicators: {{ {figures} }}"), "")
}

/// A plan of `zone` for 2021 to 2025.
fn plan(targets: &[&str]) -> String {
    let targets: String = targets.iter().map(|target| format!("  - {{ {target} }}\n")).collect();
    zone_report("plan", &format!("kind: plan\nperiod: 2021..2025\nissued: 2021-03-01\ntargets:\n{targets}"), "")
}

fn built(text: &str) -> Fixture {
    let fixture = site(&format!("{REGISTRY}{text}"));
    assert!(!fixture.built.diagnostics.has_errors() || fixture.codes().contains(&"G206"), "{}", fixture.faults());
    fixture
}

/// Codes and severities of the findings of families G, P, S12x and R11x: `G201 warning`.
fn raised(text: &str) -> Vec<String> {
    let fixture = built(text);
    let found = fixture.built.diagnostics.iter().filter(|found| found.rule.code.starts_with(['G', 'P', 'S', 'R']));
    let mut codes: Vec<String> =
        found.map(|found| format!("{} {}", found.rule.code, found.severity.as_str())).collect();
    codes.dedup();
    codes
}

fn assert_raised(text: &str, wanted: &[&str]) {
    assert_eq!(raised(text), wanted, "{text}\n{}", built(text).text(Tongue::En));
}

/// The years 2023 and 2024 with one figure each.
fn years(old: &str, new: &str) -> String {
    summary("a", "2023", old) + &summary("b", "2024", new)
}

// Growth against levels.

#[test]
fn stated_growth_that_the_levels_contradict_is_told_with_what_would_fit() {
    let text = years("trade: 300亿元", "trade: 320.5亿元 +8.6%");
    assert_raised(&text, &["G201 warning"]);
    let (zh, en) = (built(&text).text(Tongue::Zh), built(&text).text(Tongue::En));
    assert!(zh.contains("按两个数值算是+6.8%；按所写增速推算，前一个数应为295.1亿元"), "{zh}");
    assert!(en.contains("the levels give +6.8%; the stated rate would need RMB 29.51 billion before"), "{en}");
    // Units and words of fall.
    assert_raised(&years("trade: 3000000万元", "trade: 320.5亿元 +8.6%"), &["G201 warning"]);
    assert_raised(&years("trade: 320.5亿元", "trade: 300亿元 下降8.6%"), &["G201 warning"]);
    assert_raised(&years("trade: 320.5亿元", "trade: 300亿元 +6.4%"), &["G201 warning"]);
    assert_raised(&years("firms: 40家", "firms: 44家 +20%"), &["G201 warning"]);
    assert_raised(&years("deposits: 300亿元", "deposits: 330亿元 +20%"), &["G201 warning"]);
    assert_raised(&years("yield: 30万元/亩", "yield: 33.0万元/亩 +20%"), &["G201 warning"]);
}

#[test]
fn growth_within_rounding_raises_nothing() {
    for (old, new) in [
        ("trade: 300亿元", "trade: 320.5亿元 +6.8%"),
        // From 299.5 to 300.5: anything from 6.6 to 7.0 %.
        ("trade: 300亿元", "trade: 320.5亿元 +7.0%"),
        ("trade: 300亿元", "trade: 320.5亿元 +6.7%"),
        ("trade: 3亿元", "trade: 4亿元 +60%"),
        ("trade: 320.5亿元", "trade: 300亿元 下降6.4%"),
        ("trade: 300亿元", "trade: 300亿元 持平"),
        ("firms: 40家", "firms: 44家 +10%"),
        ("trade: 2.0亿元", "trade: 6亿元 增长2倍"),
    ] {
        assert_raised(&years(old, new), &[]);
    }
}

#[test]
fn growth_that_levels_do_not_give_is_let_be() {
    for (old, new) in [
        ("gdp: 300亿元", "gdp: 320.5亿元 +5%"),
        ("output-ads: 300亿元", "output-ads: 320.5亿元 +12%"),
        ("trade: 300亿元", "trade: { value: 320.5亿元, yoy: 5%, yoy_basis: real }"),
        ("trade: 300亿元", "trade: { value: 320.5亿元, yoy: 5%, note: 增速按可比口径计算。 }"),
        ("trade: { value: 300亿元, basis: 全市 }", "trade: 320.5亿元 +5%"),
        ("trade: { value: 300亿元, item: 汽车 }", "trade: 320.5亿元 +5%"),
        ("trade: 45亿美元", "trade: 320.5亿元 +5%"),
        ("trade: 约300亿元", "trade: 320.5亿元 +5%"),
        ("trade: 300亿元", "trade: 约320.5亿元 +5%"),
        ("trade: 超300亿元", "trade: 320.5亿元 +5%"),
        ("trade: 300亿元", "trade: 320.5亿元 +5%以上"),
        ("trade: 300-310亿元", "trade: 320.5亿元 +5%"),
        ("trade: 0亿元", "trade: 320.5亿元 +5%"),
        ("price: 101.9", "price: { value: 102.5, yoy: 2.5% }"),
        ("trade: +3%", "trade: 320.5亿元 +5%"),
    ] {
        assert_raised(&years(old, new), &[]);
    }
    let ten_months = summary("a", "2023-01..2023-10", "trade: 300亿元") + &summary("b", "2024", "trade: 320.5亿元 +5%");
    assert_raised(&ten_months, &[]);
    let boundary = "-- content/organizations.yaml --\nzone: { name: 示例经济开发区, from: 2024-06 }\n";
    assert_raised(&format!("{boundary}{}", years("trade: 300亿元", "trade: 320.5亿元 +50%")), &[]);
}

#[test]
fn a_bound_that_excludes_the_growth_for_certain_is_told() {
    assert_raised(&years("trade: 超310亿元", "trade: 320.5亿元 +5%"), &["G201 warning"]);
    assert_raised(&years("trade: 300亿元", "trade: 320.5亿元 +10%以上"), &["G201 warning"]);
    assert_raised(&years("trade: 300-302亿元", "trade: 320.5亿元 +10%"), &["G201 warning"]);
}

#[test]
fn percentages_change_by_points() {
    assert_raised(&years("coverage: 65%", "coverage: 67% +3pp"), &[]);
    assert_raised(&years("coverage: 65.0%", "coverage: 67.0% +2pp"), &[]);
    assert_raised(&years("coverage: 65.0%", "coverage: 67.0% +3.0pp"), &["G201 warning"]);
}

#[test]
fn an_older_vintage_of_the_base_settles_its_growth() {
    let base = issued("a", "2023", "2024-01-10", "trade: 300亿元")
        + &issued("b", "2023", "2024-03-10", "trade: { value: 310亿元, note: 年报数。 }");
    assert_raised(&format!("{base}{}", summary("c", "2024", "trade: 320.5亿元 +6.8%")), &["G103 info"]);
    assert_raised(&format!("{base}{}", summary("c", "2024", "trade: 320.5亿元 +3.4%")), &["G103 info"]);
    assert_raised(&format!("{base}{}", summary("c", "2024", "trade: 320.5亿元 +5%")), &["G103 info", "G201 warning"]);
}

#[test]
fn changes_on_the_month_the_quarter_and_the_start_of_the_year() {
    let months = |new: &str| summary("a", "2024-09", "trade: 30.0亿元") + &summary("b", "2024-10", new);
    assert_raised(&months("trade: { value: 33.0亿元, mom: 10% }"), &[]);
    assert_raised(&months("trade: { value: 33.0亿元, mom: 12% }"), &["G202 warning"]);
    let quarters = |new: &str| summary("a", "2023-Q4", "trade: 30.0亿元") + &summary("b", "2024-Q1", new);
    assert_raised(&quarters("trade: { value: 33.0亿元, mom: 10% }"), &[]);
    assert_raised(&quarters("trade: { value: 33.0亿元, mom: 12% }"), &["G202 warning"]);
    let stock = |new: &str| summary("a", "2023", "deposits: 300亿元") + &summary("b", "2024-01..2024-09", new);
    assert_raised(&stock("deposits: { value: 330亿元, since_year_start: 10% }"), &[]);
    assert_raised(&stock("deposits: { value: 330亿元, since_year_start: 12% }"), &["G202 warning"]);
    // Ten months have no ten months before them.
    let cumulative = summary("a", "2024-01..2024-09", "trade: 30亿元")
        + &summary("b", "2024-01..2024-10", "trade: { value: 60亿元, mom: 10% }");
    assert_raised(&cumulative, &[]);
}

#[test]
fn average_growth_is_held_against_both_ends() {
    let ends = |average: &str| {
        summary("a", "2020", "trade: 280亿元")
            + &summary("b", "2024", &format!("trade: {{ value: 320.5亿元, average: {{ {average} }} }}"))
    };
    assert_raised(&ends("value: 3.4%, over: 2020..2024"), &[]);
    assert_raised(&ends("value: 14.5%, over: 2020..2024"), &["G203 warning"]);
    // 2021..2024 is also said of the four years after 2020.
    assert_raised(&ends("value: 3.4%, over: 2021..2024"), &[]);
    assert_raised(&ends("value: 14.5%, over: 2018..2024"), &[]);
}

// Rates beside each other.

#[test]
fn output_far_from_value_added_calls_for_a_note() {
    let both = |output: &str, added: &str| summary("a", "2024", &format!("{output}, {added}"));
    assert_raised(&both("output-ads: 577亿元 +44.7%", "va-ads: 85.49亿元 +5.2%"), &["G204 warning"]);
    assert_raised(
        &both("output-ads: +25.7%", "va-ads: { yoy: 5.2%, period: 2024-01..2024-09 }"),
        &["G204 warning", "G210 info"],
    );
    assert_raised(&both("output-ads: 577亿元 +25.2%", "va-ads: 85.49亿元 +5.2%"), &[]);
    assert_raised(&both("output-ads: +44.7%", "va-ads: { yoy: 5.2%, note: 可比价。 }"), &[]);
    assert_raised(&both("output: 577亿元 +44.7%", "va-ads: 85.49亿元 +5.2%"), &[]);
    assert_raised(&both("output-ads: +44.7%", "va-ads: { yoy: 5.2%, about: city }"), &[]);
    let items = |item: &str| {
        both("sector-output: { yoy: 160%, item: cars }", &format!("sector-va: {{ yoy: 5%, item: {item} }}"))
    };
    assert_raised(&items("cars"), &["G204 warning"]);
    assert_raised(&items("drugs"), &[]);
}

#[test]
fn yearly_and_average_growth_may_contradict_each_other() {
    let one = |figure: &str| summary("a", "2020", figure);
    let text = one("trade: { value: 477亿元, yoy: 8.4%, average: { value: 0.8%, over: 2017..2020 } }");
    assert_raised(&text, &["G205 warning"]);
    let told = built(&text).text(Tongue::Zh);
    assert!(told.contains("推算2017年应为465.7亿元，2019年应为440.0亿元，其间变动−5.5%"), "{told}");
    for near in [
        "trade: { value: 477亿元, yoy: 8.4%, average: { value: 0.8%, over: 2017..2020 }, note: 曾下降。 }",
        "gdp: { value: 477亿元, yoy: 8.4%, average: { value: 0.8%, over: 2017..2020 } }",
        "trade: { value: 477亿元, yoy: 8.4%, average: { value: 4.8%, over: 2017..2020 } }",
        // 2.4 % in three years, 2.4 % in the last: rounding hides which way it went.
        "trade: { value: 477亿元, yoy: 2.4%, average: { value: 0.8%, over: 2017..2020 } }",
        "trade: { value: 477亿元, yoy: -8.4%, average: { value: 0.8%, over: 2017..2020 } }",
    ] {
        assert_raised(&one(near), &[]);
    }
    let falling = "trade: { value: 477亿元, yoy: -8.4%, average: { value: -0.8%, over: 2017..2020 } }";
    assert_raised(&one(falling), &["G205 warning"]);
}

#[test]
fn growth_of_new_ones_without_their_number_is_noted() {
    assert_raised(&summary("a", "2024", "entities: +10%"), &["G212 info"]);
    assert_raised(&summary("a", "2024", "entities: 330户 +10%"), &[]);
    assert_raised(&summary("a", "2024", "entities: { yoy: 10%, note: 按新设户数理解。 }"), &[]);
    assert_raised(&summary("a", "2024", "trade: +10%"), &[]);
}

// Revisions and conflicts.

#[test]
fn a_revision_needs_its_note() {
    let revised =
        |new: &str| issued("a", "2024", "2025-01-10", "trade: 320.5亿元") + &issued("b", "2024", "2025-03-10", new);
    assert_raised(&revised("trade: 325亿元"), &["G102 warning"]);
    assert_raised(&revised("trade: { value: 325亿元, note: 年报数。 }"), &["G103 info"]);
    assert_raised(&revised("trade: 320.5亿元"), &[]);
    assert_raised(&revised("trade: 321亿元"), &[]);
    assert_raised(&revised("trade: 45亿美元"), &[]);
    let told = built(&revised("trade: 325亿元")).text(Tongue::Zh);
    assert!(told.contains("先前公布320.5亿元，这里是325亿元"), "{told}");
}

#[test]
fn two_reports_may_differ_on_growth_alone() {
    let revised =
        |old: &str, new: &str| issued("a", "2024", "2025-01-10", old) + &issued("b", "2024", "2025-03-10", new);
    assert_raised(&revised("gdp: 320.5亿元 +5.2%", "gdp: 320.5亿元 +5.4%"), &["G102 warning"]);
    assert_raised(&revised("gdp: +5.2%", "gdp: +5.4%"), &["G102 warning"]);
    assert_raised(&revised("gdp: +5.2%", "gdp: { yoy: 5.4%, note: 核定数。 }"), &["G103 info"]);
    assert_raised(&revised("gdp: 320.5亿元 +5.2%", "gdp: 320.5亿元 +5%"), &[]);
    assert_raised(&revised("gdp: +5.2%", "gdp: +5%以上"), &[]);
    assert_raised(&revised("gdp: +5.2%", "gdp: { yoy: 7%, yoy_basis: nominal }"), &[]);
}

#[test]
fn two_organizations_may_differ() {
    let theirs = |figure: &str| {
        format!(
            "-- content/reports/theirs.md --\n---\ntitle: 全市\norganization: city\nabout: zone\nperiod: 2024\nissued: 2025-02-10\n\
             indicators: {{ {figure} }}\n---\n"
        )
    };
    let own = issued("own", "2024", "2025-01-10", "trade: 320.5亿元");
    assert_raised(&(own.clone() + &theirs("trade: 325亿元")), &["G104 warning"]);
    assert_raised(&(own.clone() + &theirs("trade: { value: 325亿元, note: 含在建。 }")), &["G104 info"]);
    assert_raised(&(own.clone() + &theirs("trade: 320.5亿元")), &[]);
    assert_raised(&(own + &theirs("trade: { value: 325亿元, basis: 全口径 }")), &[]);
}

// Plausibility.

#[test]
fn what_cannot_be_is_told() {
    let one = |figure: &str| raised(&summary("a", "2024", figure));
    assert_eq!(one("trade: { value: 3亿元, share: 138% }"), ["G206 error"]);
    assert_eq!(one("trade: { value: 3亿元, share: 100% }"), [""; 0]);
    assert_eq!(one("trade: { value: 3亿元, rank: { place: 12, total: 10 } }"), ["G206 error"]);
    assert_eq!(one("trade: { value: 3亿元, rank: { place: 10, total: 10 } }"), [""; 0]);
    assert_eq!(one("firms: -3家"), ["G206 warning"]);
    assert_eq!(one("net-firms: -3家"), [""; 0]);
    assert_eq!(one("deposits: -3亿元"), [""; 0]);
    assert_eq!(one("coverage: 167%"), ["G206 warning"]);
    assert_eq!(one("coverage: 100.0%"), [""; 0]);
    assert_eq!(one("completion: 186.7%"), [""; 0]);
}

#[test]
fn a_share_follows_from_part_and_whole() {
    let city = |figure: &str| {
        format!(
            "-- content/reports/city.md --\n---\ntitle: 全市\norganization: city\nperiod: 2024\nindicators: {{ {figure} }}\n---\n"
        )
    };
    let part = |figure: &str| summary("a", "2024", figure);
    let both = |whole: &str, figure: &str| raised(&(city(whole) + &part(figure)));
    assert_eq!(both("trade: 1200亿元", "trade: { value: 320.5亿元, share: 38% }"), ["G209 warning"]);
    assert_eq!(both("trade: 1200亿元", "trade: { value: 320.5亿元, share: 26.7% }"), [""; 0]);
    assert_eq!(both("trade: 1200亿元", "trade: { value: 320.5亿元, share: 25%以上 }"), [""; 0]);
    assert_eq!(both("trade: 1200亿元", "trade: { value: 320.5亿元, share: 约30% }"), [""; 0]);
    assert_eq!(both("trade: 约1200亿元", "trade: { value: 320.5亿元, share: 38% }"), [""; 0]);
    assert_eq!(both("trade: 180亿美元", "trade: { value: 320.5亿元, share: 38% }"), [""; 0]);
    assert_eq!(both("trade: { value: 1200亿元, basis: 全口径 }", "trade: { value: 320.5亿元, share: 38% }"), [""; 0]);
    assert_eq!(both("trade: 300亿元", "trade: { value: 320.5亿元, share: 38% }"), ["G206 error"]);
}

#[test]
fn a_value_is_not_known_before_its_time() {
    let report = |figure: &str| raised(&issued("a", "2024-01..2024-10", "2024-11-21", figure));
    assert_eq!(report("trade: 33亿元"), [""; 0]);
    assert_eq!(report("trade: { value: 33亿元, period: 2024 }"), ["G207 warning", "G210 info"]);
    assert_eq!(report("trade: { value: 33亿元, period: 2024, status: 初步 }"), ["G207 warning", "G210 info"]);
    assert_eq!(report("trade: { value: 33亿元, period: 2024, note: 原文如此。 }"), ["G207 info", "G210 info"]);
    assert_eq!(report("trade: { value: 33亿元, period: 2024, status: 预计 }"), ["G210 info"]);
    assert_eq!(report("trade: { value: 33亿元, period: none }"), [""; 0]);
    assert_eq!(report("deposits: { value: 33亿元, period: 2024 }"), [""; 0]);
    // Known, though past the report's own period.
    let late = issued("a", "2024-01..2024-10", "2025-01-21", "trade: { value: 33亿元, period: 2024-11 }");
    assert_raised(&late, &["G208 info"]);
}

#[test]
fn figures_that_end_in_other_months_are_listed_once() {
    let figures = "trade: { value: 30亿元, period: 2024-01..2024-09 }, gdp: { value: 60亿元, period: 2024-01..2024-09 }, \
                   firms: { value: 3家, period: 2024-01..2024-08 }, output: 70亿元";
    let fixture = built(&summary("a", "2024-01..2024-10", figures));
    let found: Vec<_> = fixture.built.diagnostics.iter().filter(|found| found.rule.code == "G210").collect();
    let [only] = found.as_slice() else { panic!("{}", fixture.diagnostics()) };
    assert_eq!(only.related.len(), 2);
    assert_eq!(
        raised(&summary("a", "2024-01..2024-10", "output: 70亿元, trade: { value: 3亿元, period: 2024-10 }")),
        [""; 0]
    );
    assert_eq!(
        raised(&summary("a", "2024", "output: 70亿元, trade: { value: 3亿元, period: 2023-01..2023-09 }")),
        [""; 0]
    );
}

#[test]
fn an_indicator_that_ends_where_a_related_one_begins_is_noted() {
    let both = |later: &str| summary("a", "2020", "output: 477亿元") + &summary("b", "2024", later);
    assert_raised(&both("output-ads: 577亿元"), &["G211 info"]);
    assert_raised(&both("output-ads: 577亿元, output: 601亿元"), &[]);
    assert_raised(&both("trade: 57亿元"), &[]);
    let parallel =
        summary("a", "2020", "output: 477亿元, output-ads: 402亿元") + &summary("b", "2024", "output-ads: 577亿元");
    assert_raised(&parallel, &[]);
}

// Plans.

#[test]
fn what_became_of_targets_is_listed() {
    let due = |target: &str, actual: &str| {
        raised(&(plan(&[&format!("period: 2024, {target}")]) + &summary("b", "2024", actual)))
    };
    assert_eq!(due("indicator: trade, value: 60亿元", "trade: 59亿元"), ["P101 info"]);
    assert_eq!(due("indicator: trade, value: 60亿元", "trade: 61亿元"), [""; 0]);
    assert_eq!(due("indicator: gdp, growth: 6%", "gdp: 63亿元 +5.9%"), ["P101 info"]);
    assert_eq!(due("indicator: trade, value: 60亿元", "gdp: 61亿元"), ["P102 info"]);
    assert_eq!(
        due("indicator: trade, value: 60亿元", "trade: { value: 30亿元, period: 2024-01..2024-06 }"),
        ["G210 info", "P102 info"]
    );
    assert_eq!(due("indicator: trade, value: 30亿美元", "trade: 80.26亿元"), ["P104 info"]);
    let text =
        plan(&["period: 2024, indicator: trade, value: 60亿元"]) + &summary("b", "2024-01..2024-06", "trade: 20亿元");
    assert_raised(&text, &["P103 info"]);
    let told = built(&text).text(Tongue::Zh);
    assert!(told.contains("按进度应为30亿元"), "{told}");
    let coverage = plan(&["period: 2024, indicator: output, value: 1000亿元"])
        + &summary("b", "2024-01..2024-10", "output-ads: 577亿元");
    let told = built(&coverage).text(Tongue::Zh);
    assert!(told.contains("P104") && told.contains("统计范围不同"), "{told}");
}

#[test]
fn what_was_due_by_then_is_one_figure_on_pages_and_in_findings() {
    let due = |target: &str, actual: &str| {
        let text = plan(&[&format!("period: 2024, {target}")]) + &summary("b", "2024-01..2024-09", actual);
        let fixture = built(&text);
        (fixture.text(Tongue::Zh), fixture.page("zh/plans/plan/index.html"))
    };
    let both = |target: &str, actual: &str, wanted: &str| {
        let (told, page) = due(target, actual);
        assert!(told.contains(&format!("按进度应为{wanted}，")), "{told}");
        assert!(page.contains(&format!(">{wanted}<")), "{wanted} is not on the page: {page}");
    };
    // 262.5 by nine of twelve months, rounded half up to the digits of target and actual.
    both("indicator: trade, value: 350亿元", "trade: 250亿元", "263亿元");
    both("indicator: trade, value: 350.0亿元", "trade: 250.3亿元", "262.5亿元");
    both("indicator: trade, value: 60亿元", "trade: 20亿元", "45亿元");
    // 1.5 is not 2 yet, and 5.25 more than the 5 that are there.
    both("indicator: trade, value: 2亿元", "trade: 1亿元", "1.5亿元");
    both("indicator: trade, value: 7亿元", "trade: 5亿元", "5.3亿元");
}

#[test]
fn a_baseline_agrees_with_what_was_reported() {
    let text = |baseline: &str| {
        summary("a", "2020", "trade: 280.4亿元")
            + &plan(&[&format!("indicator: trade, value: 400亿元, baseline: {baseline}")])
    };
    assert_raised(&text("{ period: 2020, value: 268亿元 }"), &["P105 warning"]);
    for near in ["{ period: 2020, value: 280亿元 }", "{ period: 2020, value: 280.4亿元 }", "2020"] {
        assert_raised(&text(near), &[]);
    }
}

#[test]
fn one_key_has_one_target() {
    let two = |a: &str, b: &str| raised(&plan(&[&format!("indicator: trade, {a}"), &format!("indicator: trade, {b}")]));
    assert_eq!(two("value: 400亿元", "value: 450亿元"), ["P106 warning"]);
    assert_eq!(two("value: 400亿元, tier: floor", "value: 450亿元, tier: stretch"), [""; 0]);
    assert_eq!(two("value: 400亿元", "value: 450亿元, period: 2024"), [""; 0]);
    assert_eq!(two("value: 400亿元", "value: 60亿美元"), [""; 0]);
    assert_eq!(two("value: 400亿元", "value: 450亿元, item: 汽车"), [""; 0]);
    assert_eq!(two("value: 400亿元以上", "value: 450亿元以内"), [""; 0]);
    assert_eq!(two("value: 400亿元", "growth: 6%, period: 2025"), [""; 0]);
}

#[test]
fn a_later_report_may_change_a_target() {
    let later = |target: &str| {
        let front =
            format!("period: 2023\nissued: 2024-01-10\ntargets:\n  - {{ indicator: trade, period: 2025, {target} }}");
        raised(&(plan(&["indicator: trade, value: 400亿元"]) + &zone_report("later", &front, "")))
    };
    assert_eq!(later("value: 350亿元"), ["P109 info"]);
    assert_eq!(later("value: 400亿元"), [""; 0]);
    assert_eq!(later("value: 4000000万元"), [""; 0]);
    assert_eq!(later("value: 350亿元, item: 汽车"), [""; 0]);
}

#[test]
fn growth_and_level_of_a_plan_lead_to_one_place() {
    let both = |level: &str, average: &str| {
        let targets = [
            format!("indicator: output, period: 2025, {level}"),
            format!("indicator: output, period: 2021..2025, {average}"),
        ];
        summary("a", "2020", "output: 477亿元") + &plan(&[&targets[0], &targets[1]])
    };
    let text = both("value: 1000亿元", "average_growth: 10%以上");
    assert_raised(&text, &["P107 warning"]);
    let told = built(&text).text(Tongue::Zh);
    assert!(told.contains("每年需增长+16.0%") && told.contains("按此只到768亿元"), "{told}");
    for (level, average) in [
        ("value: 1000亿元", "average_growth: 16%以上"),
        ("value: 1000亿元", "average_growth: 16.0%"),
        ("value: 1000亿元, note: 两个目标并列。", "average_growth: 10%以上"),
        ("value: 1000亿元", "average_growth: 10%以上, note: 两个目标并列。"),
    ] {
        assert_raised(&both(level, average), &[]);
    }
    let yearly = |growth: &str| {
        let front = format!(
            "period: 2024\nindicators: {{ trade: 60.0亿元, gdp: 60.0亿元 }}\ntargets:\n  - {{ indicator: trade, period: 2025, \
             value: 66亿元, growth: {growth} }}\n  - {{ indicator: gdp, period: 2025, value: 66亿元, growth: 5% }}"
        );
        raised(&zone_report("a", &front, ""))
    };
    assert_eq!(yearly("10%"), [""; 0]);
    assert_eq!(yearly("4%"), ["P107 warning"]);
}

// Titles and names.

#[test]
fn a_title_names_the_period_of_its_report() {
    let titled = |title: &str, period: &str| {
        raised(&format!("-- content/reports/a.md --\n---\ntitle: {title}\norganization: zone\nperiod: {period}\n---\n"))
    };
    for (title, period) in [
        ("2025年1—10月工作总结及下阶段工作计划", "2025-01..2025-09"),
        ("2025年上半年工作总结", "2025-01..2025-09"),
        ("2024年1-10月工作总结", "2025-01..2025-10"),
        ("2024年工作总结及2025年工作思路", "2025"),
        ("2023年国民经济和社会发展统计公报", "2024"),
        ("2023年度报告", "2024"),
        ("2023年年报", "2024"),
        ("{ zh: 工作总结, en: Work Summary for January–October 2025 }", "2025-01..2025-09"),
        ("{ zh: 工作总结, en: Work Summary for 2023 and Outline for 2024 }", "2024"),
    ] {
        assert_eq!(titled(title, period), ["S124 warning"], "{title}");
    }
    assert_eq!(titled("2022年工作总结及2023年工作思路", "2022-01..2022-10"), ["S124 info"]);
    for (title, period) in [
        ("2025年1—10月工作总结及11—12月工作安排", "2025-01..2025-10"),
        ("2025年前三季度工作总结", "2025-01..2025-09"),
        ("2025年政府工作报告数据摘要", "2024"),
        ("2024年工作总结及2025年工作思路", "2024"),
        ("“十四五”工作总结", "2021..2025"),
        ("2023年以来工作总结", "2024"),
        ("{ zh: 工作报告, en: Figures from the 2025 Report on the Work of the Government }", "2024"),
    ] {
        assert_eq!(titled(title, period), [""; 0], "{title}");
    }
}

#[test]
fn names_that_are_nearly_the_same_are_noted() {
    let two = |a: &str, b: &str, more: &str| {
        let registry = format!(
            "-- content/indicators.yaml --\na: {{ name: {a}, unit: '%', kind: ratio }}\nb: {{ name: {b}, unit: '%', kind: ratio{more} }}\n"
        );
        site(&registry).codes().contains(&"R111")
    };
    assert!(two("R&D经费占主营业务收入比重", "R&D经费占主营收入比重", ""));
    assert!(two("R&D经费占主营收入比重", "R&D经费占主营业务收入比重", ""));
    assert!(!two("R&D经费占主营业务收入比重", "R&D经费占主营收入比重", ", related: [a]"));
    for (a, b) in [
        ("货物进出口占比", "货物出口占比"),
        ("规上企业研发占比", "企业研发占比"),
        ("企业新增贷款占比", "企业贷款占比"),
        ("引进10亿元以上项目", "引进1亿元以上项目"),
        ("城镇调查失业率", "城镇登记失业率"),
        ("制造业投资占比", "投资占比"),
    ] {
        assert!(!two(a, b, ""), "{a} {b}");
    }
}

#[test]
fn a_publisher_is_called_as_registered() {
    let publisher = |name: &str| {
        let organizations = "-- content/organizations.yaml --\nzone: { name: 临海市经济和信息化局, short: 市经信局 }\n";
        raised(&format!("{organizations}{}", zone_report("a", &format!("period: 2024\npublisher: {name}"), "")))
    };
    assert_eq!(publisher("经济与信息化局"), ["R112 info"]);
    assert_eq!(publisher("临海市经济与信息化局"), ["R112 info"]);
    for near in ["临海市经济和信息化局", "经济和信息化局", "市经信局", "临海市人民政府办公室", "国务院"]
    {
        assert_eq!(publisher(near), [""; 0], "{near}");
    }
}

// What holds for any figures.

/// The same cases on every run.
fn cases(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, rng_seed: RngSeed::Fixed(20251121), failure_persistence: None, ..ProptestConfig::default() }
}

fn rounded(value: Decimal, places: u32) -> Decimal {
    let mut value = value.round_dp_with_strategy(places, RoundingStrategy::MidpointAwayFromZero);
    value.rescale(places);
    value
}

fn level() -> impl Strategy<Value = Decimal> {
    (1_000_i64..10_000_000, 0_u32..=3).prop_map(|(digits, places)| Decimal::new(digits, places))
}

fn told_of(text: &str) -> Vec<&'static str> {
    site(&format!("{REGISTRY}{text}")).codes().into_iter().filter(|code| code.starts_with('G')).collect()
}

proptest! {
    #![proptest_config(cases(96))]

    /// What is computed from exact levels and then rounded, levels and rate alike, is never called wrong.
    #[test]
    fn growth_that_was_computed_and_rounded_agrees(old in level(), new in level(), places in 0_u32..=2, coarse in 0_u32..=2) {
        let rate = rounded((new - old) / old * Decimal::ONE_HUNDRED, places);
        let shown = |level: Decimal| rounded(level, level.scale().min(coarse));
        let text = years(&format!("trade: {}亿元", shown(old)), &format!("trade: {{ value: {}亿元, yoy: {rate}% }}", shown(new)));
        prop_assert_eq!(told_of(&text), [""; 0], "{}", text);
    }

    /// What lies further off than rounding can hide always is.
    #[test]
    fn growth_that_is_off_by_more_than_rounding_is_told(
        old in level(), new in level(), places in 0_u32..=2, off in 1_u32..50, up in any::<bool>(),
    ) {
        let hundred = Decimal::ONE_HUNDRED;
        let (half_old, half_new) = (Decimal::new(5, old.scale() + 1), Decimal::new(5, new.scale() + 1));
        let (least, most) = (
            ((new - half_new) / (old + half_old) - Decimal::ONE) * hundred,
            ((new + half_new) / (old - half_old) - Decimal::ONE) * hundred,
        );
        // Two last places beyond: one for rounding, one to be outside.
        let step = Decimal::new(1, places) * Decimal::from(1 + off);
        let rate = if up { rounded(most + step, places) } else { rounded(least - step, places) };
        let text = years(&format!("trade: {old}亿元"), &format!("trade: {{ value: {new}亿元, yoy: {rate}% }}"));
        if rate > Decimal::from(-100) {
            prop_assert_eq!(told_of(&text), ["G201"], "{}", text);
        }
    }

    /// The same of average growth.
    #[test]
    fn average_growth_that_was_computed_and_rounded_agrees(
        old in 1_000_i64..1_000_000, percent in -900_i64..3_000, span in 2_i16..=8, off in -40_i64..=40,
    ) {
        let (old, percent) = (Decimal::new(old, 1), Decimal::new(percent, 2));
        let factor = Decimal::ONE + percent / Decimal::ONE_HUNDRED;
        let new = rounded((0..span).fold(old, |level, _| level * factor), 2);
        let stated = rounded(percent, 1) + Decimal::from(off);
        let figure = format!("trade: {{ value: {new}亿元, average: {{ value: {stated}%, over: {}..2024 }} }}", 2024 - span);
        let text = summary("a", &(2024 - span).to_string(), &format!("trade: {old}亿元")) + &summary("b", "2024", &figure);
        let wanted: &[&str] = if off == 0 { &[] } else { &["G203"] };
        prop_assert_eq!(told_of(&text), wanted, "{}", text);
    }
}
