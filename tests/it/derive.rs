//! What is derived and when it may be (DESIGN section 7): comparability, revisions, plan against actual.

use duizhao::derive::{Outcome, Standing, pairs};
use duizhao::quantity::GrowthUnit;

use crate::fixture::{Fixture, site, zone_report};

/// Indicators of every kind, basis and direction.
const REGISTRY: &str = "
-- content/indicators.yaml --
gdp: { name: 地区生产总值, unit: 亿元, kind: flow, growth_basis: real, better: up }
output: { name: 工业总产值, unit: 亿元, kind: flow, better: up, related: [output-ads] }
output-ads: { name: 规上工业总产值, unit: 亿元, kind: flow, growth_basis: like-for-like, better: up, bases: { all: 全部工业 } }
trade: { name: 进出口总额, unit: [亿元, 亿美元], kind: flow, better: up }
coal: { name: 能耗, unit: 万吨标准煤, kind: flow, better: down }
balance: { name: 收支差额, unit: 亿元, kind: flow }
firms: { name: 新增企业, unit: 家, kind: flow, growth_basis: none, better: up }
population: { name: 常住人口, unit: 万人, kind: stock, better: up }
rate: { name: 合格率, unit: '%', kind: ratio, better: up }
";

/// A summary of `zone` with its figures in braces: `gdp: 60亿元`.
fn summary(slug: &str, period: &str, figures: &str) -> String {
    zone_report(slug, &format!("period: {period}\nindicators: {{ {figures} }}"), "")
}

fn clean(text: &str) -> Fixture {
    let fixture = site(&format!("{REGISTRY}{text}"));
    assert_eq!(fixture.faults(), "", "the content is not clean");
    fixture
}

// Comparability.

/// The rows of 2023 against 2024 of two reports: difference and growth, or the reason why not.
fn compared(old: &str, new: &str) -> Vec<String> {
    compared_in(&format!("{}{}", summary("zone-2023", "2023", old), summary("zone-2024", "2024", new)))
}

fn compared_in(text: &str) -> Vec<String> {
    let fixture = clean(text);
    let (facts, derived) = (fixture.facts(), fixture.derived());
    let mut told = Vec::new();
    for pair in pairs(facts, derived) {
        assert_eq!((pair.left, pair.right), (2023, 2024));
        for row in pair.rows.values().flatten() {
            let spans = format!(
                "{} {} → {}",
                facts.indicators[row.indicator].id,
                facts.observations[row.left].period.canonical(),
                facts.observations[row.right].period.canonical()
            );
            let change = match &row.change {
                Err(reason) => reason.as_str().to_owned(),
                Ok(change) => {
                    let growth = change.growth.map(|(value, unit)| format!(", {value}{}", unit.as_str()));
                    let difference = &change.difference;
                    format!("{}{}{}", difference.value, difference.unit.symbol, growth.unwrap_or_default())
                }
            };
            told.push(format!("{spans}: {change}"));
        }
    }
    told
}

fn assert_compared(old: &str, new: &str, wanted: &str) {
    assert_eq!(compared(old, new), [wanted], "{old} against {new}");
}

#[test]
fn levels_of_the_same_span_are_compared_to_the_coarsest_digits() {
    assert_compared("trade: 40.0亿元", "trade: 41.6亿元", "trade 2023 → 2024: 1.6亿元, 4.0%");
    assert_compared("trade: 40亿元", "trade: 41.6亿元", "trade 2023 → 2024: 2亿元, 4.0%");
    assert_compared("trade: 8000万元", "trade: 1.25亿元", "trade 2023 → 2024: 0.45亿元, 56.3%");
    assert_compared("trade: 40亿元", "trade: 40亿元", "trade 2023 → 2024: 0亿元, 0.0%");
    assert_compared("firms: 12家", "firms: 10家", "firms 2023 → 2024: -2家, -16.7%");
}

#[test]
fn half_is_rounded_up() {
    // 1 / 800 is 0.125 %; 100.05 % of growth is 100.1 %.
    assert_compared("trade: 20.00亿元", "trade: 40.01亿元", "trade 2023 → 2024: 20.01亿元, 100.1%");
}

#[test]
fn percentages_change_by_points() {
    assert_compared("rate: 96.1%", "rate: 97.25%", "rate 2023 → 2024: 1.2%, 1.2pp");
}

#[test]
fn growth_from_a_base_that_is_not_positive_is_not_computed() {
    assert_compared("balance: -3亿元", "balance: 5亿元", "balance 2023 → 2024: 8亿元");
    assert_compared("balance: 0亿元", "balance: 5亿元", "balance 2023 → 2024: 5亿元");
}

#[test]
fn other_months_are_not_compared() {
    assert_compared(
        "trade: 40亿元",
        "trade: { value: 33亿元, period: 2024-01..2024-10 }",
        "trade 2023 → 2024-01..2024-10: span",
    );
}

#[test]
fn the_longest_span_that_both_years_have_is_taken() {
    let old = summary("a", "2023", "trade: 40亿元") + &summary("b", "2023-01..2023-09", "trade: 30亿元");
    let old = old + &summary("c", "2023-Q1", "trade: 10亿元");
    let new = summary("d", "2024-01..2024-09", "trade: 33亿元") + &summary("e", "2024-Q1", "trade: 11亿元");
    assert_eq!(compared_in(&(old + &new)), ["trade 2023-01..2023-09 → 2024-01..2024-09: 3亿元, 10.0%"]);
}

#[test]
fn instants_are_year_on_year_only_on_the_same_day() {
    assert_compared("population: 24万人", "population: 24.6万人", "population 2023-12-31 → 2024-12-31: 1万人, 2.5%");
    let new = "population: { value: 24.6万人, period: 2024-06-30 }";
    assert_compared("population: 24万人", new, "population 2023-12-31 → 2024-06-30: span");
}

#[test]
fn an_absent_basis_differs_from_any_stated_one() {
    let old = "output-ads: { value: 300亿元, basis: all }";
    assert_compared(old, "output-ads: 320亿元", "output-ads 2023 → 2024: basis");
}

#[test]
fn every_figure_of_another_basis_stands_in_the_pair() {
    let old = "output-ads: [40亿元, { value: 50亿元, basis: all }]";
    let rows = compared(old, "output-ads: { value: 41亿元, basis: 全市口径 }");
    assert_eq!(rows, ["output-ads 2023 → 2024: basis", "output-ads 2023 → 2024: basis"]);
}

#[test]
fn currencies_are_not_compared() {
    assert_compared("trade: 40亿元", "trade: 5.8亿美元", "trade 2023 → 2024: currency");
}

#[test]
fn items_are_series_of_their_own() {
    assert_eq!(
        compared("trade: { value: 40亿元, item: 汽车 }", "trade: { value: 41亿元, item: 船舶 }"),
        [] as [&str; 0]
    );
}

#[test]
fn levels_do_not_give_real_or_like_for_like_growth() {
    assert_compared("gdp: 60亿元", "gdp: 63亿元 +6%", "gdp 2023 → 2024: growth-basis-real");
    assert_compared("output-ads: 60亿元", "output-ads: 63亿元", "output-ads 2023 → 2024: growth-basis-like-for-like");
}

#[test]
fn bounds_ranges_and_approximations_give_no_change() {
    for bound in ["超40亿元", "40亿元以上", "约40亿元", "40-45亿元", "40多亿元"] {
        assert_compared(&format!("trade: {bound}"), "trade: 41.6亿元", "trade 2023 → 2024: bound");
        assert_compared("trade: 39亿元", &format!("trade: {bound}"), "trade 2023 → 2024: bound");
    }
}

#[test]
fn without_a_level_there_is_nothing_to_compare() {
    assert_compared("trade: 40亿元", "trade: +5%", "trade 2023 → 2024: no-value");
}

#[test]
fn a_change_of_boundary_breaks_the_series() {
    let reports = summary("zone-2023", "2023", "trade: 40亿元") + &summary("zone-2024", "2024", "trade: 41.6亿元");
    let zone =
        |line: &str| format!("-- content/organizations.yaml --\nzone: {{ name: 示例经济开发区, {line} }}\n{reports}");
    for line in ["from: 2024-06", "from: 2024-01-01", "from: 2023-02", "until: 2023-12-31", "until: 2024-06"] {
        assert_eq!(compared_in(&zone(line)), ["trade 2023 → 2024: boundary"], "{line}");
    }
    for line in ["from: 2023-01-01", "from: 2020", "until: 2024-12-31", "until: 2030"] {
        assert_eq!(compared_in(&zone(line)), ["trade 2023 → 2024: 2亿元, 4.0%"], "{line}");
    }
}

#[test]
fn a_level_implies_the_year_before_only_for_nominal_growth() {
    let implied = |figure: &str| {
        let fixture = clean(&summary("a", "2024", figure));
        duizhao::derive::implied_prior(fixture.observation())
            .map(|prior| format!("{}{}", prior.value, prior.unit.symbol))
    };
    assert_eq!(implied("trade: 41.6亿元 +4%"), Some("40.0亿元".into()));
    assert_eq!(implied("trade: { value: 41.6亿元, yoy: 4%, yoy_basis: real }"), None);
    assert_eq!(implied("gdp: 41.6亿元 +4%"), None);
    assert_eq!(implied("rate: 97.2% +1.2pp"), None);
    assert_eq!(implied("trade: 超41.6亿元 +4%"), None);
    assert_eq!(implied("trade: 41.6亿元 下降100%"), None);
}

// Revisions.

/// Each observation by report and standing, then each revision.
fn vintages(text: &str) -> Vec<String> {
    let fixture = site(&format!("{REGISTRY}{text}"));
    // That a revision has no note, or that two reporters differ, is told by rules of their own.
    let is_other = |line: &&str| !line.starts_with("G102") && !line.starts_with("G104");
    assert_eq!(fixture.faults().lines().filter(is_other).collect::<Vec<_>>(), [""; 0], "the content is not clean");
    let (facts, derived) = (fixture.facts(), fixture.derived());
    let slug = |id: duizhao::model::ObservationId| facts.reports[facts.observations[id].report].slug.as_str();
    let standings = facts.observations.iter().map(|(id, _)| {
        let standing = match derived.standings[id.index()] {
            Standing::Current => "current",
            Standing::Superseded => "superseded",
            Standing::Unrevised => "unrevised",
            Standing::Outranked => "outranked",
        };
        format!("{} {standing}", slug(id))
    });
    let revisions = derived.revisions.iter().map(|revision| {
        format!("{} → {}{}", slug(revision.old), slug(revision.new), if revision.conflict { " conflict" } else { "" })
    });
    standings.chain(revisions).collect()
}

fn issued(slug: &str, date: &str, figures: &str) -> String {
    zone_report(slug, &format!("period: 2024\nissued: {date}\nindicators: {{ {figures} }}"), "")
}

#[test]
fn the_later_report_counts_and_the_change_is_a_revision() {
    let text = issued("b-first", "2025-01-10", "trade: 320.5亿元") + &issued("a-later", "2025-03-28", "trade: 325亿元");
    assert_eq!(vintages(&text), ["a-later current", "b-first superseded", "b-first → a-later"]);
}

#[test]
fn what_agrees_at_the_coarser_precision_is_no_revision() {
    let revised = |old: &str, new: &str| {
        let text =
            issued("a", "2025-01-10", &format!("trade: {old}")) + &issued("b", "2025-03-28", &format!("trade: {new}"));
        vintages(&text).len() > 2
    };
    assert!(!revised("320.46亿元", "320.5亿元"));
    assert!(!revised("320.5亿元", "320.46亿元"));
    assert!(!revised("3205000万元", "320.5亿元"));
    assert!(revised("320.4亿元", "320.5亿元"));
    assert!(revised("320.44亿元", "320.5亿元"));
    // A bound that was later met; one that was not.
    assert!(!revised("超320亿元", "325.1亿元"));
    assert!(revised("超330亿元", "325.1亿元"));
    assert!(!revised("320亿元以上", "320亿元"));
    assert!(!revised("超320亿元", "320亿元"));
    // A range that holds the value.
    assert!(!revised("320-330亿元", "325.1亿元"));
    assert!(revised("320-330亿元", "331亿元"));
    // Another currency is another figure.
    assert!(!revised("320亿元", "45亿美元"));
}

#[test]
fn a_tie_of_dates_is_an_error() {
    let text = issued("a", "2025-01-10", "trade: 320.5亿元") + &issued("b", "2025-01-10", "trade: 325亿元");
    let fixture = site(&format!("{REGISTRY}{text}"));
    assert_eq!(
        fixture.faults(),
        "G101 error content/reports/b.md:6:15 reports a and b bear the same date but give different values\n"
    );
    let same = issued("a", "2025-01-10", "trade: 320.5亿元") + &issued("b", "2025-01-10", "trade: 320.5亿元");
    assert_eq!(vintages(&same).len(), 2);
}

fn city(slug: &str, date: &str, figures: &str) -> String {
    format!(
        "-- content/reports/{slug}.md --\n---\ntitle: {slug}\norganization: city\nabout: zone\nperiod: 2024\nissued: {date}\n\
         indicators: {{ {figures} }}\n---\n"
    )
}

#[test]
fn the_organizations_own_report_wins_over_anothers() {
    let text = issued("own", "2025-01-10", "trade: 320.5亿元") + &city("theirs", "2025-03-28", "trade: 325亿元");
    assert_eq!(vintages(&text), ["own current", "theirs outranked", "own → theirs conflict"]);
    let agreeing = issued("own", "2025-01-10", "trade: 320.5亿元") + &city("theirs", "2025-03-28", "trade: 320.5亿元");
    assert_eq!(vintages(&agreeing), ["own current", "theirs outranked"]);
}

#[test]
fn anothers_figure_is_not_called_revised() {
    let text = issued("a", "2025-01-10", "trade: 320.5亿元")
        + &city("b", "2025-02-10", "trade: 322亿元")
        + &issued("c", "2025-03-28", "trade: 325亿元");
    let fixture = site(&format!("{REGISTRY}{text}"));
    for (lang, revised, anothers) in
        [("zh", "已被修订", "其他单位所报，未采用"), ("en", "superseded", "reported by another organization, not used")]
    {
        let page = fixture.page(&format!("{lang}/indicators/trade/index.html"));
        let rows: Vec<&str> = page.split("<tr").filter(|row| row.contains("class=\"tag\"")).collect();
        let [theirs, first] = rows.as_slice() else { panic!("{rows:?}") };
        assert!(theirs.contains(anothers) && !theirs.contains(revised), "{theirs}");
        assert!(first.contains(revised) && !first.contains(anothers), "{first}");
        // Where sources differ, neither figure is struck out.
        let changes = fixture.page(&format!("{lang}/changes/index.html"));
        let struck = |row: &&str| row.contains("number superseded");
        let conflicts = changes.split("<tr").filter(|row| row.contains("tag-conflict"));
        assert_eq!(conflicts.map(|row| struck(&row)).collect::<Vec<_>>(), [false], "{changes}");
        assert_eq!(changes.split("<tr").filter(struck).count(), 1, "{changes}");
    }
}

#[test]
fn anothers_report_between_two_own_ones_hides_no_revision() {
    let text = issued("a", "2025-01-10", "trade: 320.5亿元")
        + &city("b", "2025-02-10", "trade: 322亿元")
        + &issued("c", "2025-03-28", "trade: 325亿元");
    assert_eq!(vintages(&text), ["a superseded", "b outranked", "c current", "a → c", "b → c conflict"]);
}

#[test]
fn a_later_report_without_the_level_does_not_supersede_it() {
    let text = issued("a", "2025-01-10", "trade: 320.5亿元") + &issued("b", "2025-03-28", "trade: +5%");
    assert_eq!(vintages(&text), ["a current", "b unrevised"]);
}

#[test]
fn a_figure_that_a_later_report_repeats_is_not_called_revised() {
    let text = issued("a", "2025-01-10", "trade: 320.46亿元")
        + &issued("b", "2025-02-10", "trade: 322亿元")
        + &issued("c", "2025-03-28", "trade: 320.5亿元");
    assert_eq!(vintages(&text), ["a unrevised", "b superseded", "c current", "a → b", "b → c"]);
    let text = issued("a", "2025-01-10", "trade: 320.5亿元") + &issued("b", "2025-03-28", "trade: 320.5亿元");
    let fixture = site(&format!("{REGISTRY}{text}"));
    for (lang, said, revised) in [("zh", "未修订", "已被修订"), ("en", "not revised", "superseded")] {
        let page = fixture.page(&format!("{lang}/indicators/trade/index.html"));
        assert!(page.contains(said) && !page.contains(revised), "{page}");
    }
    let rows = fixture.page("data/observations.csv");
    assert!(rows.contains(",false,unrevised,") && rows.contains(",true,,"), "{rows}");
}

// Plan against actual.

/// What became of the one target: verdict and what is shown with it.
fn judged(text: &str) -> String {
    let fixture = clean(text);
    let [outcome] = fixture.derived().outcomes.as_slice() else { panic!("one target is wanted") };
    told(outcome)
}

fn told(outcome: &Outcome) -> String {
    let mut parts = vec![outcome.verdict.map_or("no verdict", |verdict| verdict.as_str()).to_owned()];
    parts.extend(outcome.reason.map(|reason| format!("reason {}", reason.as_str())));
    parts.extend(outcome.actual.map(|actual| if actual.partial { "partial".to_owned() } else { "full".to_owned() }));
    parts.extend(outcome.share_of_target.map(|share| format!("of target {share}")));
    parts.extend(outcome.share_of_way.map(|share| format!("of way {share}")));
    parts.extend(outcome.needed.map(|needed| format!("needed {needed}")));
    parts.join(" | ")
}

/// A plan of `zone` for 2021 to 2025 with one target.
fn plan(target: &str) -> String {
    zone_report("plan", &format!("kind: plan\nperiod: 2021..2025\ntargets:\n  - {{ {target} }}"), "")
}

/// A target due in 2024 against the summary of that year.
fn due(target: &str, actual: &str) -> String {
    judged(&format!("{}{}", plan(&format!("period: 2024, {target}")), summary("zone-2024", "2024", actual)))
}

fn verdict(target: &str, actual: &str) -> String {
    due(target, actual).split(" | ").next().unwrap_or_default().to_owned()
}

#[test]
fn met_and_missed_by_comparator() {
    let cases = [
        ("60亿元", "60亿元", "met"),
        ("60亿元", "59.9亿元", "missed"),
        ("超60亿元", "60亿元", "missed"),
        ("超60亿元", "60.1亿元", "met"),
        ("60亿元以上", "60亿元", "met"),
        ("60亿元以上", "59.9亿元", "missed"),
        ("60亿元以内", "60亿元", "met"),
        ("60亿元以内", "60.1亿元", "missed"),
        ("低于60亿元", "60亿元", "missed"),
        ("60-70亿元", "60亿元", "met"),
        ("60-70亿元", "70亿元", "met"),
        ("60-70亿元", "59.9亿元", "missed"),
        ("60-70亿元", "75亿元", "met"),
        ("6000-7000000万元", "60亿元", "met"),
    ];
    for (target, actual, wanted) in cases {
        let got = verdict(&format!("indicator: trade, value: {target}"), &format!("trade: {actual}"));
        assert_eq!(got, wanted, "{target} against {actual}");
    }
}

#[test]
fn less_is_better_where_the_indicator_says_so() {
    for (target, actual, wanted) in [
        ("60万吨标准煤", "60万吨标准煤", "met"),
        ("60万吨标准煤", "61万吨标准煤", "missed"),
        ("60-70万吨标准煤", "55万吨标准煤", "met"),
        ("60-70万吨标准煤", "75万吨标准煤", "missed"),
        ("约60万吨标准煤", "61万吨标准煤", "near"),
        ("约60万吨标准煤", "62万吨标准煤", "missed"),
        ("约60万吨标准煤", "50万吨标准煤", "met"),
    ] {
        let got = verdict(&format!("indicator: coal, value: {target}"), &format!("coal: {actual}"));
        assert_eq!(got, wanted, "{target} against {actual}");
    }
    // For at-most targets the difference only.
    assert_eq!(due("indicator: coal, value: 60万吨标准煤", "coal: 50万吨标准煤"), "met | full");
    assert_eq!(due("indicator: trade, value: 60亿元以内", "trade: 50亿元"), "met | full");
}

#[test]
fn near_is_for_about_targets_on_the_wrong_side_within_tolerance() {
    for (actual, wanted) in
        [("61亿元", "met"), ("60亿元", "met"), ("59亿元", "near"), ("58.8亿元", "near"), ("58.7亿元", "missed")]
    {
        assert_eq!(verdict("indicator: trade, value: 约60亿元", &format!("trade: {actual}")), wanted, "{actual}");
    }
    // Without a direction both sides are wrong.
    for (actual, wanted) in
        [("60亿元", "met"), ("61.2亿元", "near"), ("58.8亿元", "near"), ("61.3亿元", "missed"), ("58.7亿元", "missed")]
    {
        assert_eq!(verdict("indicator: balance, value: 约60亿元", &format!("balance: {actual}")), wanted, "{actual}");
    }
}

#[test]
fn without_direction_and_comparator_only_the_difference_is_shown() {
    assert_eq!(due("indicator: balance, value: 60亿元", "balance: 61亿元"), "no verdict | reason direction | full");
    assert_eq!(verdict("indicator: balance, value: 60亿元以上", "balance: 61亿元"), "met");
    assert_eq!(verdict("indicator: balance, value: 60-70亿元", "balance: 75亿元"), "missed");
}

#[test]
fn growth_rank_and_share_have_their_own_actuals() {
    assert_eq!(due("indicator: gdp, growth: 6%以上", "gdp: 63亿元 +6%"), "met | full");
    assert_eq!(due("indicator: gdp, growth: 6%—6.5%", "gdp: +5.9%"), "missed | full");
    assert_eq!(due("indicator: gdp, growth: 约6%", "gdp: +5.9%"), "near | full");
    assert_eq!(due("indicator: rate, growth: 1.2pp", "rate: 97.2% +1.3pp"), "met | full");
    assert_eq!(due("indicator: trade, rank: 3", "trade: { value: 60亿元, rank: 2 }"), "met | full");
    assert_eq!(due("indicator: trade, rank: 3", "trade: { value: 60亿元, rank: 4 }"), "missed | full");
    assert_eq!(
        due("indicator: trade, share: 30%", "trade: { value: 60亿元, share: 33% }"),
        "met | full | of target 110.0"
    );
    let other_basis = due("indicator: gdp, growth: 6%", "gdp: { yoy: 6.2%, yoy_basis: nominal }");
    assert_eq!(other_basis, "not-comparable | reason basis");
}

#[test]
fn an_average_is_stated_or_follows_from_nominal_levels() {
    let of_plan = |indicator: &str, more: &str| {
        judged(&format!("{}{more}", plan(&format!("indicator: {indicator}, average_growth: 7%"))))
    };
    let levels = |indicator: &str, last: &str| {
        summary("a", "2020", &format!("{indicator}: 100亿元")) + &summary("b", "2025", &format!("{indicator}: {last}"))
    };
    assert_eq!(of_plan("output", &levels("output", "150亿元")), "met | full");
    assert_eq!(of_plan("output", &levels("output", "130亿元")), "missed | full");
    let stated = summary("b", "2025", "gdp: { value: 150亿元, average: { value: 6.8%, over: 2021..2025 } }");
    assert_eq!(of_plan("gdp", &stated), "missed | full");
    let from_base_year = summary("b", "2025", "gdp: { value: 150亿元, average: { value: 7%, over: 2020..2025 } }");
    assert_eq!(of_plan("gdp", &from_base_year), "met | full");
    // Levels don't give real growth.
    assert_eq!(of_plan("gdp", &levels("gdp", "150亿元")), "not-reported");
}

#[test]
fn share_of_target_and_of_the_way() {
    assert_eq!(due("indicator: trade, value: 60亿元", "trade: 61亿元"), "met | full | of target 101.7");
    let target = "indicator: trade, value: 60亿元, baseline: { period: 2020, value: 40亿元 }";
    assert_eq!(due(target, "trade: 55亿元"), "missed | full | of target 91.7 | of way 75.0");
    assert_eq!(due("indicator: balance, value: 60亿元以上", "balance: -3亿元"), "missed | full");
}

#[test]
fn the_way_is_not_measured_without_direction_or_from_a_negative_level() {
    let target = |more: &str| format!("indicator: balance, value: {more}");
    let from_40 = "baseline: { period: 2020, value: 40亿元 }";
    // Without a direction only the difference is shown.
    let bare = due(&target(&format!("60亿元, {from_40}")), "balance: 55亿元");
    assert_eq!(bare, "no verdict | reason direction | full");
    let directed = due(&target(&format!("60亿元以上, {from_40}")), "balance: 55亿元");
    assert_eq!(directed, "missed | full | of target 91.7 | of way 75.0");
    let from_a_deficit = due(&target("10亿元以上, baseline: { period: 2020, value: -20亿元 }"), "balance: 5亿元");
    assert_eq!(from_a_deficit, "missed | full | of target 50.0");
}

#[test]
fn not_due_and_no_report_and_not_reported() {
    let target = plan("indicator: trade, period: 2024, value: 60亿元");
    // The latest report ends before the due period, without a figure on the way.
    assert_eq!(judged(&target), "not-due");
    assert_eq!(judged(&format!("{target}{}", summary("a", "2023", "trade: 50亿元"))), "not-due | needed 20.0");
    assert_eq!(judged(&format!("{target}{}", summary("a", "2024-01..2024-09", "gdp: 50亿元"))), "not-due");
    // A report that covers the due period's end is held and lacks it.
    assert_eq!(judged(&format!("{target}{}", summary("a", "2024", "gdp: 50亿元"))), "not-reported");
    assert_eq!(judged(&format!("{target}{}", summary("a", "2023..2024", "gdp: 50亿元"))), "not-reported");
    // Only later reports are held.
    assert_eq!(judged(&format!("{target}{}", summary("a", "2025", "trade: 70亿元"))), "no-report");
    // A plan is no report of what was reached.
    let later_plan = zone_report("later", "kind: plan\nperiod: 2024\nindicators: { gdp: 50亿元 }", "");
    assert_eq!(judged(&format!("{target}{later_plan}")), "not-due");
}

#[test]
fn a_flow_runs_evenly_through_the_months_of_its_year() {
    let target = plan("indicator: trade, period: 2024, value: 60亿元");
    let partial = |figure: &str| judged(&format!("{target}{}", summary("a", "2024-01..2024-09", figure)));
    assert_eq!(partial("trade: 45亿元"), "on-track | partial | of target 75.0");
    assert_eq!(partial("trade: 44.9亿元"), "behind | partial | of target 74.8");
    // Two months elapsed of twelve: 10亿元.
    let february = judged(&format!("{target}{}", summary("a", "2024-01..2024-02", "trade: 10亿元")));
    assert_eq!(february, "on-track | partial | of target 16.7");
    // A quarter in the middle is no part of the year so far.
    assert_eq!(judged(&format!("{target}{}", summary("a", "2024-04..2024-06", "trade: 50亿元"))), "not-due");
    // "More than" needs no more than the even share on the way.
    let over = plan("indicator: trade, period: 2024, value: 超60亿元");
    assert_eq!(
        judged(&format!("{over}{}", summary("a", "2024-01..2024-09", "trade: 45亿元"))),
        "on-track | partial | of target 75.0"
    );
    // An at-most target: at most the even share.
    let coal = plan("indicator: coal, period: 2024, value: 60万吨标准煤");
    assert_eq!(
        judged(&format!("{coal}{}", summary("a", "2024-01..2024-09", "coal: 45万吨标准煤"))),
        "on-track | partial"
    );
    assert_eq!(
        judged(&format!("{coal}{}", summary("a", "2024-01..2024-09", "coal: 46万吨标准煤"))),
        "behind | partial"
    );
}

#[test]
fn a_baseline_asks_for_the_straight_line() {
    let target = plan("indicator: output, value: 400亿元, baseline: 2020");
    let with = |level: &str| {
        judged(&format!(
            "{target}{}{}",
            summary("a", "2020", "output: 280亿元"),
            summary("b", "2023", &format!("output: {level}"))
        ))
    };
    // 280 + 120 × 3 / 5 = 352.
    assert_eq!(with("352亿元"), "on-track | partial | of target 88.0 | of way 60.0 | needed 6.6");
    assert_eq!(with("351.9亿元"), "behind | partial | of target 88.0 | of way 59.9 | needed 6.6");
    // A stock on its way: from 24 at the end of 2020 to 30 at the end of 2025, 27 in the middle.
    let stock = plan("indicator: population, value: 30万人, baseline: { period: 2020, value: 24万人 }");
    let middle = summary("b", "2023-01..2023-06", "population: 27万人");
    assert_eq!(judged(&format!("{stock}{middle}")).split(" | ").next(), Some("on-track"));
}

#[test]
fn a_target_is_held_against_the_figure_that_counts() {
    let half = |slug: &str, issued: &str, figure: &str| {
        let front = format!("period: 2024-01..2024-06\nissued: {issued}\nindicators: {{ {figure} }}");
        zone_report(slug, &front, "")
    };
    let told = |target: &str, older: &str, newer: &str| {
        let text = half("a", "2024-07-10", older) + &half("b", "2024-08-28", newer);
        let fixture = site(&format!("{REGISTRY}{}{text}", plan(&format!("period: 2024, {target}"))));
        let [outcome] = fixture.derived().outcomes.as_slice() else { panic!("one target is wanted") };
        told(outcome)
    };
    // 150亿元 was revised to 210亿元: half of 400亿元 is reached.
    let target = "indicator: trade, value: 400亿元";
    assert_eq!(told(target, "trade: 150亿元", "trade: 210亿元"), "on-track | partial | of target 52.5");
    assert_eq!(told(target, "trade: 210亿元", "trade: 150亿元"), "behind | partial | of target 37.5");
    // What the later report leaves out stays as the earlier one states it.
    let growth = "indicator: gdp, growth: 6%";
    assert_eq!(told(growth, "gdp: 30亿元 +5%", "gdp: 31亿元 +6.2%"), "on-track | partial");
    assert_eq!(told(growth, "gdp: 30亿元 +6.2%", "gdp: 31亿元"), "on-track | partial");
}

#[test]
fn growth_still_needed_starts_from_the_figure_that_counts() {
    let year = |slug: &str, issued: &str, figure: &str| {
        zone_report(slug, &format!("period: 2023\nissued: {issued}\nindicators: {{ {figure} }}"), "")
    };
    let text = year("a", "2024-01-10", "trade: 40亿元") + &year("b", "2024-03-28", "trade: 50亿元");
    let plan = plan("indicator: trade, period: 2024, value: 60亿元");
    let fixture = site(&format!("{REGISTRY}{plan}{text}"));
    assert_eq!(fixture.derived().outcomes.iter().map(told).collect::<Vec<_>>(), ["not-due | needed 20.0"]);
}

#[test]
fn months_of_a_flow_are_no_share_of_the_way_from_a_full_year() {
    let target = |indicator: &str, unit: &str| {
        plan(&format!(
            "indicator: {indicator}, period: 2024, value: 350{unit}, baseline: {{ period: 2020, value: 260{unit} }}"
        ))
    };
    let nine_months = |figure: &str| summary("a", "2024-01..2024-09", figure);
    let flow = judged(&format!("{}{}", target("trade", "亿元"), nine_months("trade: 250亿元")));
    assert_eq!(flow, "behind | partial | of target 71.4 | needed 7.7");
    let year = judged(&format!("{}{}", target("trade", "亿元"), summary("a", "2024", "trade: 305亿元")));
    assert_eq!(year, "missed | full | of target 87.1 | of way 50.0");
    // A stock has a level at any time.
    let stock = judged(&format!("{}{}", target("population", "万人"), nine_months("population: 305万人")));
    assert!(stock.contains("of way 50.0"), "{stock}");
    // Several years together are no way from one.
    let total =
        plan("indicator: firms, period: 2021..2024, value: 60家, over: total, baseline: { period: 2020, value: 10家 }");
    let so_far = judged(&format!("{total}{}", summary("a", "2021..2024", "firms: 61家")));
    assert_eq!(so_far, "met | full | of target 101.7");
}

#[test]
fn the_file_of_targets_leaves_the_share_of_the_way_empty_for_months_of_a_flow() {
    let target = "indicator: trade, period: 2024, value: 350亿元, baseline: { period: 2020, value: 260亿元 }";
    let fixture = clean(&(plan(target) + &summary("a", "2024-01..2024-09", "trade: 250亿元")));
    let csv = fixture.file("data/targets.csv");
    let rows: Vec<Vec<&str>> = csv.lines().map(|line| line.split(',').collect()).collect();
    let column = rows[0].iter().position(|name| *name == "share_of_way").unwrap();
    assert_eq!((rows[1][column], rows[1][column - 1]), ("", "71.4"), "{csv}");
    assert!(!fixture.page("zh/plans/plan/index.html").contains("−11.1%"));
}

#[test]
fn a_number_over_years_runs_over_the_whole_plan_where_no_period_is_given() {
    let due_periods = |target: &str| {
        let fixture = clean(&plan(target));
        fixture.targets().iter().map(|target| target.period.canonical()).collect::<Vec<_>>()
    };
    for over in ["total", "average", "each-year"] {
        let target = format!("indicator: firms, value: 60家, over: {over}");
        assert_eq!(due_periods(&target), ["2021..2025"], "{over}");
    }
    assert_eq!(due_periods("indicator: firms, value: 60家, over: total, period: 2021..2024"), ["2021..2024"]);
    assert_eq!(due_periods("indicator: firms, value: 60家"), ["2025"]);
    // 60家累计 against what the five years add up to, not against one of them.
    let target = plan("indicator: firms, value: 60家, over: total");
    let five = summary("a", "2021..2025", "firms: 61家") + &summary("b", "2025", "firms: 12家");
    assert_eq!(judged(&format!("{target}{five}")), "met | full | of target 101.7");
}

#[test]
fn a_partial_actual_is_not_incomparable_but_a_closed_year_is_not_reported() {
    let target = plan("indicator: trade, period: 2024, value: 60亿元");
    let nine_months = summary("a", "2024-01..2024-09", "trade: 45亿元");
    let year_without = summary("b", "2024", "gdp: 50亿元");
    assert_eq!(judged(&format!("{target}{nine_months}{year_without}")), "not-reported");
}

#[test]
fn what_differs_in_basis_currency_or_coverage_is_not_comparable() {
    assert_eq!(due("indicator: trade, value: 60亿元", "trade: 8亿美元"), "not-comparable | reason currency");
    assert_eq!(
        due("indicator: output-ads, value: 60亿元", "output-ads: { value: 61亿元, basis: all }"),
        "not-comparable | reason basis"
    );
    assert_eq!(due("indicator: output, value: 60亿元", "output-ads: 61亿元"), "not-comparable | reason coverage");
    // Another item is another thing, and no candidate.
    assert_eq!(due("indicator: trade, value: 60亿元", "trade: { value: 61亿元, item: 汽车 }"), "not-reported");
    // A comparable figure goes before any candidate.
    assert_eq!(due("indicator: trade, value: 60亿元", "trade: [61亿元, 8亿美元]"), "met | full | of target 101.7");
}

#[test]
fn each_year_is_held_against_the_same_number() {
    let target = plan("indicator: firms, period: 2021..2024, value: 12家, over: each-year");
    let years = |figures: &[(i16, u32)]| {
        let reports =
            figures.iter().map(|(year, n)| summary(&format!("y{year}"), &year.to_string(), &format!("firms: {n}家")));
        judged(&format!("{target}{}", reports.collect::<String>())).split(" | ").next().unwrap_or_default().to_owned()
    };
    assert_eq!(years(&[(2021, 12), (2022, 15), (2023, 12), (2024, 20)]), "met");
    assert_eq!(years(&[(2021, 12), (2022, 11), (2023, 12), (2024, 20)]), "missed");
    assert_eq!(years(&[(2021, 12), (2022, 15)]), "on-track");
    assert_eq!(years(&[(2021, 12), (2022, 11)]), "missed");
    assert_eq!(years(&[(2021, 12), (2024, 15)]), "not-reported");
    assert_eq!(years(&[]), "not-due");
}

#[test]
fn totals_and_averages_over_years_have_their_own_period() {
    let target = plan("indicator: firms, period: 2021..2024, value: 60家, over: total");
    assert_eq!(
        judged(&format!("{target}{}", summary("a", "2021..2024", "firms: 61家"))),
        "met | full | of target 101.7"
    );
    // Two of four years: half of the way.
    assert_eq!(
        judged(&format!("{target}{}", summary("a", "2021..2022", "firms: 30家"))),
        "on-track | partial | of target 50.0"
    );
}

#[test]
fn an_average_is_asked_of_each_year_so_far() {
    let target = plan("indicator: firms, period: 2021..2024, value: 12家, over: average");
    let so_far = |period: &str, figure: &str| {
        let report = summary("a", period, &format!("firms: {figure}"));
        judged(&format!("{target}{report}")).split(" | ").next().unwrap_or_default().to_owned()
    };
    assert_eq!(so_far("2021", "12家"), "on-track");
    assert_eq!(so_far("2021", "11家"), "behind");
    assert_eq!(so_far("2021-01..2021-06", "6家"), "on-track");
    assert_eq!(so_far("2021-01..2021-06", "5家"), "behind");
}

#[test]
fn growth_units_have_the_names_of_the_data_files() {
    assert_eq!([GrowthUnit::Percent.as_str(), GrowthUnit::Points.as_str()], ["%", "pp"]);
}

#[test]
fn money_is_converted_for_orientation_where_the_site_names_a_rate() {
    let front = "targets:\n  - { indicator: trade, period: 2025, value: 30亿美元 }\n";
    let actual = "-- content/reports/later.md --\n---\ntitle: 后\norganization: zone\nperiod: 2025-01..2025-09\nindicators:\n  trade: 80.26亿元\n---\n";
    let plan = format!(
        "-- content/reports/plan.md --\n---\ntitle: 前\norganization: zone\nperiod: 2024\n{front}---\n{actual}"
    );
    let without = crate::fixture::site(&plan).page("zh/plans/plan/index.html");
    assert!(without.contains("币种不同，且未给定汇率") && !without.contains("11.30"), "{without}");
    let rates = "rates: [{ from: USD, to: CNY, period: 2025, rate: 7.1, source: 中国外汇交易中心 }]\n";
    let settings = format!(
        "-- content/site.yaml --\ntitle: {{ zh: 站, en: Site }}\nlanguages: [zh, en]\ntopics: {{ economy: 经济 }}\n{rates}{plan}"
    );
    let with = crate::fixture::site(&settings).page("zh/plans/plan/index.html");
    assert!(with.contains("11.30亿美元") && with.contains("按1 USD = 7.1 CNY折算（中国外汇交易中心）"), "{with}");
    assert!(with.contains("折算数仅供参考，不作比较") && with.contains("不可比"), "{with}");
}
