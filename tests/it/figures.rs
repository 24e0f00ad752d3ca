//! The content format, feature by feature: what is typed in front matter, and the facts that it means.

use duizhao::lang::Tongue;
use duizhao::model::{Baseline, Facet, GrowthBasis, Observation, ObservationStatus, Rank, RankBy, Share, Target};
use duizhao::quantity::{Growth, Quantity, figure, growth_figure};

use crate::fixture::{Fixture, report, site, zone_report};

/// `>超 1300..1400 万吨`: comparator and word, value, upper end, unit.
fn quantity(quantity: &Quantity) -> String {
    let qualifier = quantity.qualifier.as_ref().map(|q| format!("{}{} ", q.comparator.as_str(), q.word));
    let max = quantity.max.map(|max| format!("..{max}"));
    format!("{}{}{} {}", qualifier.unwrap_or_default(), quantity.value, max.unwrap_or_default(), quantity.unit.symbol)
}

fn growth(growth: &Growth) -> String {
    let qualifier = growth.qualifier.as_ref().map(|q| format!("{}{} ", q.comparator.as_str(), q.word));
    let max = growth.max.map(|max| format!("..{max}"));
    format!("{}{}{}{}", qualifier.unwrap_or_default(), growth.value, max.unwrap_or_default(), growth.unit.as_str())
}

fn rank(rank: &Rank) -> String {
    let number = |n: Option<u32>| n.map_or("?".to_owned(), |n| n.to_string());
    let among = rank.among.as_ref().map(|among| format!(" among {}", among.text("zh")));
    let by = if rank.by == RankBy::Growth { " by growth" } else { "" };
    format!("{}/{}{by}{}", number(rank.place), number(rank.total), among.unwrap_or_default())
}

fn share(fixture: &Fixture, share: &Share) -> String {
    let of = share.of.map(|id| fixture.facts().organizations[id].id.clone());
    let of = of.or(share.of_text.as_ref().map(|text| text.text("zh").to_owned())).unwrap_or_default();
    format!("{} of {of}", quantity(&share.value))
}

fn facet(facet: &Facet) -> String {
    format!("{}{}", facet.key, if facet.declared { "" } else { " (inline)" })
}

/// All that an observation states, one part after another.
fn told(fixture: &Fixture, one: &Observation) -> String {
    let site = fixture.facts();
    let mut parts = vec![site.indicators[one.indicator].id.clone(), one.period.canonical()];
    let mut part = |name: &str, text: Option<String>| parts.extend(text.map(|text| format!("{name}{text}")));
    part("about ", (one.organization != one.reported_by).then(|| site.organizations[one.organization].id.clone()));
    part("item ", one.item.as_deref().map(facet));
    part("basis ", one.basis.as_deref().map(facet));
    part("", one.level.as_ref().map(quantity));
    part("yoy ", one.yoy.as_ref().map(growth));
    part("mom ", one.mom.as_ref().map(growth));
    part("since start ", one.since_year_start.as_ref().map(growth));
    part("average ", one.average.as_deref().map(|a| format!("{} over {}", growth(&a.growth), a.over.canonical())));
    part("rank ", one.rank.as_deref().map(rank));
    part("share ", one.share.as_deref().map(|one| share(fixture, one)));
    part("status ", (one.status != ObservationStatus::Normal).then(|| one.status.code().to_owned()));
    part("note ", one.note.as_ref().map(|note| note.text("zh").to_owned()));
    parts.join(" | ")
}

/// What the lines under `indicators:` mean.
fn read(lines: &str) -> Vec<String> {
    let indented: String = lines.trim_matches('\n').lines().map(|line| format!("  {line}\n")).collect();
    let fixture = report(&format!("indicators:\n{indented}"));
    fixture.observations().into_iter().map(|one| told(&fixture, one)).collect()
}

/// Each line of `cases` is `typed => meaning`.
fn assert_each(cases: &str, meaning: impl Fn(&str) -> String) {
    let mut faults = Vec::new();
    for case in cases.trim().lines() {
        let (typed, wanted) = case.split_once("=>").unwrap();
        let got = meaning(typed.trim());
        if got != wanted.trim() {
            faults.push(format!("{}\n  wanted: {}\n  got:    {got}", typed.trim(), wanted.trim()));
        }
    }
    assert!(faults.is_empty(), "{} cases fail:\n{}", faults.len(), faults.join("\n"));
}

/// Quoted for YAML.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

/// The meaning of a short form of an indicator, without indicator and period; or the message.
fn short(indicator: &str, typed: &str) -> String {
    let fixture = report(&format!("indicators:\n  {indicator}: {}", quoted(typed)));
    if !fixture.faults().is_empty() {
        return fixture.built.diagnostics.iter().next().map(|found| found.rule.code.to_owned()).unwrap_or_default();
    }
    let told = told(&fixture, fixture.observation());
    told.split(" | ").skip(2).collect::<Vec<_>>().join(" | ")
}

#[test]
fn periods_in_every_form() {
    let cases = "
2025 => 2025
2025-H1 => 2025-01..2025-06
2025-H2 => 2025-07..2025-12
2025-Q1 => 2025-01..2025-03
2025-Q3 => 2025-07..2025-09
2025-10 => 2025-10
2025-01..2025-09 => 2025-01..2025-09
2025-01..2025-12 => 2025
2025-02..2025-09 => 2025-02..2025-09
2024-11..2025-02 => 2024-11..2025-02
2021..2025 => 2021..2025
2020-12-31 => 2020-12-31
none => none
2025年 => 2025
2025年全年 => 2025
2025年度 => 2025
2025年1-10月 => 2025-01..2025-10
2025年1—10月 => 2025-01..2025-10
2025年1～10月 => 2025-01..2025-10
2025年1月至10月 => 2025-01..2025-10
2025年1-10月份 => 2025-01..2025-10
2025年上半年 => 2025-01..2025-06
2025年下半年 => 2025-07..2025-12
2025年前三季度 => 2025-01..2025-09
2025年一季度 => 2025-01..2025-03
2025年第三季度 => 2025-07..2025-09
2025年10月 => 2025-10
2025年10月31日 => 2025-10-31
2025年末 => 2025-12-31
2025年底 => 2025-12-31
2025年6月末 => 2025-06-30
2025年2月底 => 2025-02-28
2021-2025年 => 2021..2025
2021—2025年 => 2021..2025
十三五 => 2016..2020
十四五 => 2021..2025
“十四五”时期 => 2021..2025
十四五期间 => 2021..2025
十五五 => 2026..2030
２０２５年１－１０月 => 2025-01..2025-10
２０２５-１０ => 2025-10
";
    assert_each(cases, |typed| {
        let fixture = report(&format!("indicators:\n  trade: {{ value: 1亿元, period: {} }}", quoted(typed)));
        match fixture.faults().as_str() {
            "" => fixture.observation().period.canonical(),
            faults => faults.to_owned(),
        }
    });
}

#[test]
fn texts_that_are_no_period() {
    let cases = "
2025-13 => S107 check the month (1–12) and the day; a span of months is written 2025-01..2025-09
2025-02-30 => S107 check the month (1–12) and the day; a span of months is written 2025-01..2025-09
2025-10..2025-01 => S107 write the start first
2025/10 => S107 did you mean `2025-10`?
2025.10 => S107 did you mean `2025-10`?
2025-1 => S107 did you mean `2025-01`?
2021-2025 => S107 did you mean `2021..2025`?
2025-01/2025-10 => S107 did you mean `2025-01..2025-10`?
2025年1-9 => S107 did you mean `2025年1-9月`?
";
    assert_each(cases, |typed| {
        let fixture = report(&format!("indicators:\n  trade: {{ value: 1亿元, period: {} }}", quoted(typed)));
        let first = fixture.built.diagnostics.iter().next().unwrap();
        format!("{} {}", first.rule.code, first.help.as_ref().map_or("", |help| help.get(Tongue::En)))
    });
}

#[test]
fn of_a_stock_any_span_is_the_instant_at_its_end() {
    let cases = "
2025 => 2025-12-31
2025-01..2025-10 => 2025-10-31
2025年上半年 => 2025-06-30
2024-02 => 2024-02-29
2021..2025 => 2025-12-31
2020-11-01 => 2020-11-01
none => none
";
    assert_each(cases, |typed| {
        let fixture = report(&format!("indicators:\n  population: {{ value: 1万人, period: {typed} }}"));
        fixture.observation().period.canonical()
    });
}

#[test]
fn short_forms_with_level_and_growth() {
    let cases = "
577亿元 => 577 亿元
577亿元 +44.7% => 577 亿元 | yoy 44.7%
577亿元，增长44.7% => 577 亿元 | yoy 44.7%
577亿元，同比增长44.7% => 577 亿元 | yoy 44.7%
577亿元，下降3.2% => 577 亿元 | yoy -3.2%
577亿元, -3.2% => 577 亿元 | yoy -3.2%
577亿元 −3.2% => 577 亿元 | yoy -3.2%
577亿元 持平 => 577 亿元 | yoy 0%
577亿元，基本持平 => 577 亿元 | yoy ~基本持平 0%
577亿元 增长1.5倍 => 577 亿元 | yoy 150%
577亿元 增长三成 => S108
577亿元 增长3成 => 577 亿元 | yoy 30%
577亿元 翻一番 => S108
577亿元 增长15%以上 => 577 亿元 | yoy >=以上 15%
577亿元 下降3%以上 => 577 亿元 | yoy <=以上 -3%
577亿元 增长6%-6.5% => 577 亿元 | yoy 6..6.5%
577亿元 增长约6% => 577 亿元 | yoy ~约 6%
+44.7% => yoy 44.7%
-3.2% => yoy -3.2%
增长44.7% => yoy 44.7%
下降3.2% => yoy -3.2%
14.50亿元 => 14.50 亿元
0亿元 => 0 亿元
-3.7亿元 => -3.7 亿元
577 => U104
577亿元 44.7% => S108
577亿元 44.7 => S108
44.7% => U102
577亿元以上 +5% => >=以上 577 亿元 | yoy 5%
577亿元（快报） => S108
";
    assert_each(cases, |typed| short("industrial-output", typed));
}

#[test]
fn a_percentage_grows_by_points() {
    let cases = "
97.2% => 97.2 %
97.2% +1.2个百分点 => 97.2 % | yoy 1.2pp
97.2% +1.2pp => 97.2 % | yoy 1.2pp
97.2% 下降0.3个百分点 => 97.2 % | yoy -0.3pp
97.2%，提高1.2个百分点 => 97.2 % | yoy 1.2pp
+1.2pp => yoy 1.2pp
提高1.2个百分点 => yoy 1.2pp
-3.7% => -3.7 %
+3.7% => 3.7 %
97.2% 持平 => 97.2 % | yoy 0pp
97.2% +1.2% => U103
97.2 => U104
";
    assert_each(cases, |typed| short("pass-rate", typed));
}

#[test]
fn full_width_forms_and_separators() {
    let cases = "
５７７亿元　＋４４．７％ => 577 亿元 | yoy 44.7%
５７７．０亿元 => 577.0 亿元
1,156.8亿元 => 1156.8 亿元
1，156.8亿元 => 1156.8 亿元
1,234,567万元 => 1234567 万元
 577 亿元 => 577 亿元
１，１５６．８亿元，下降３．２％ => 1156.8 亿元 | yoy -3.2%
12,34亿元 => S108
1,1568亿元 => S108
1.2.3亿元 => S108
６％～６．５％ => U102
";
    assert_each(cases, |typed| short("industrial-output", typed));
}

#[test]
fn comparators_keep_their_word() {
    let cases = "
> 60亿元 => >> 60 亿元
超60亿元 => >超 60 亿元
超过60亿元 => >超过 60 亿元
突破60亿元 => >突破 60 亿元
60多亿元 => >多 60 亿元
60余亿元 => >余 60 亿元
>= 60亿元 => >=>= 60 亿元
≥60亿元 => >=≥ 60 亿元
60亿元以上 => >=以上 60 亿元
不低于60亿元 => >=不低于 60 亿元
不少于60亿元 => >=不少于 60 亿元
至少60亿元 => >=至少 60 亿元
跃上60亿元 => >=跃上 60 亿元
< 60亿元 => << 60 亿元
低于60亿元 => <低于 60 亿元
不足60亿元 => <不足 60 亿元
不满60亿元 => <不满 60 亿元
<= 60亿元 => <=<= 60 亿元
≤60亿元 => <=≤ 60 亿元
60亿元以内 => <=以内 60 亿元
60亿元以下 => <=以下 60 亿元
不超过60亿元 => <=不超过 60 亿元
不高于60亿元 => <=不高于 60 亿元
~ 60亿元 => ~~ 60 亿元
≈60亿元 => ~≈ 60 亿元
约60亿元 => ~约 60 亿元
60亿元左右 => ~左右 60 亿元
近60亿元 => ~近 60 亿元
接近60亿元 => ~接近 60 亿元
＞60亿元 => >> 60 亿元
＞＝60亿元 => >=>= 60 亿元
over RMB 6 billion => >over 60 亿元
at least RMB 6 billion => >=at least 60 亿元
超60亿元以上 => S108
";
    assert_each(cases, |typed| short("industrial-output", typed));
}

#[test]
fn ranges_in_every_form() {
    let cases = "
60..70亿元 => 60..70 亿元
60-70亿元 => 60..70 亿元
60—70亿元 => 60..70 亿元
60～70亿元 => 60..70 亿元
60至70亿元 => 60..70 亿元
60亿元至70亿元 => 60..70 亿元
60亿元-70亿元 => 60..70 亿元
60.5—70.25亿元 => 60.5..70.25 亿元
8000万元至1亿元 => 0.8..1 亿元
6000..7000万元 => 6000..7000 万元
约60-70亿元 => ~约 60..70 亿元
70-60亿元 => S108
60-70亿元 +5% => 60..70 亿元 | yoy 5%
1—2万吨 => U102
";
    assert_each(cases, |typed| short("industrial-output", typed));
}

#[test]
fn duo_and_yu_between_number_and_unit() {
    let cases = "
1亿多人 => >多 1 亿人
24多万人 => >多 24 万人
30余万人 => >余 30 万人
3万余人 => >余 3 万人
";
    assert_each(cases, |typed| short("population", typed));
    assert_each("30余家 => >余 30 家\n12多家 => >多 12 家", |typed| short("new-firms", typed));
    assert_each("1500多亿元 => >多 1500 亿元", |typed| short("industrial-output", typed));
}

#[test]
fn english_units() {
    let cases = "
RMB 57.7 billion => 577 亿元
RMB 57.70 billion => 577.0 亿元
RMB 57.7 billion, up 44.7% => 577 亿元 | yoy 44.7%
RMB 57.7 billion, down 3.2% => 577 亿元 | yoy -3.2%
57.7 billion yuan => 577 亿元
RMB 320 million => 32000 万元
CNY 1.2 trillion => 1.2 万亿元
RMB 6-7 billion => 60..70 亿元
¥577亿 => 577 亿元
−RMB 370 million => -37000 万元
-US$3 million => U102
";
    assert_each(cases, |typed| short("industrial-output", typed));
    let cases = "
USD 28.7511 million => 2875.11 万美元
US$1.5 billion => 15 亿美元
$300 million => 30000 万美元
5.8亿美元 -2% => 5.8 亿美元 | yoy -2%
";
    assert_each(cases, |typed| short("trade", typed));
    assert_each("12 firms => 12 个\n1 enterprise => 1 个", |typed| short("new-firms", typed));
    assert_each("1.2 million people => 120 万个\n35,000 people => 35000 个", |typed| short("population", typed));
    assert_each("97.2 percent, up 1.2 percentage points => 97.2 % | yoy 1.2pp", |typed| short("pass-rate", typed));
}

#[test]
fn the_long_form_states_everything() {
    let lines = "
trade:
  value: 41.6亿元
  yoy: 下降3.1%
  mom: 2.5%
  since_year_start: 持平
  average: { value: 0.8%, over: 2017..2020 }
  period: 2024-01..2024-09
  about: city
  item: cars
  basis: { zh: 全口径, en: all goods }
  status: 快报
  rank: { place: 2, by: growth, among: { zh: 全市, en: the city }, total: 10 }
  share: { value: 52%, of: { zh: 全省, en: the province } }
  note: { zh: 含保税, en: bonded goods included }
  x-remark: 自用
";
    assert_eq!(
        read(lines),
        [
            "trade | 2024-01..2024-09 | about city | item cars | basis 全口径 (inline) | 41.6 亿元 | yoy -3.1% | mom 2.5% | \
          since start 0% | average 0.8% over 2017..2020 | rank 2/10 by growth among 全市 | share 52 % of 全省 | status P | \
          note 含保税"
        ]
    );
}

#[test]
fn names_and_aliases_work_as_ids() {
    let wanted = ["industrial-output | 2024 | 320.5 亿元"];
    for name in [
        "industrial-output",
        "工业总产值",
        "工业产值",
        "\"Gross industrial output value\"",
        "gross industrial output value",
    ] {
        assert_eq!(read(&format!("{name}: 320.5亿元")), wanted, "{name}");
    }
    for name in ["zone", "示例经济开发区", "示例经开区", "Example Zone"] {
        let fixture = report(&format!("indicators:\n  trade: {{ value: 1亿元, about: {name} }}"));
        assert_eq!(told(&fixture, fixture.observation()), "trade | 2024 | 1 亿元", "{name}");
    }
}

#[test]
fn lists_groups_and_named_entries() {
    let lines = "
trade:
  - 41.6亿元 -3.1%
  - 5.8亿美元
  - { value: 12亿元, item: 汽车 }
  - { value: 3亿元, item: 渔具 }
";
    assert_eq!(
        read(lines),
        [
            "trade | 2024 | 41.6 亿元 | yoy -3.1%",
            "trade | 2024 | 5.8 亿美元",
            "trade | 2024 | item cars | 12 亿元",
            "trade | 2024 | item 渔具 (inline) | 3 亿元"
        ]
    );
    let lines = "
- period: 2024年1-9月
  about: city
  figures:
    trade: 80.26亿元 +22.28%
    population: 310万人
- period: 2024-Q4
  figures: { trade: 21亿元 }
- indicator: gdp
  value: 900亿元
  period: 2023
";
    assert_eq!(
        read(lines),
        [
            "trade | 2024-01..2024-09 | about city | 80.26 亿元 | yoy 22.28%",
            "population | 2024-09-30 | about city | 310 万人",
            "trade | 2024-10..2024-12 | 21 亿元",
            "gdp | 2023 | 900 亿元"
        ]
    );
}

#[test]
fn statuses_by_code_and_word() {
    let cases = "
A => A
正常 => A
P => P
初步核算 => P
快报 => P
provisional => P
E => E
估计 => E
F => F
";
    assert_each(cases, |typed| {
        report(&format!("indicators:\n  gdp: {{ value: 1亿元, status: {typed} }}")).observation().status.code().into()
    });
    for typed in ["O", "L", "M", "Q", "缺失", "隐去", "not collected"] {
        let lines = format!("indicators:\n  gdp: {{ status: {typed}, note: 待公布 }}");
        assert!(report(&lines).observation().status.is_without_value(), "{typed}");
        let bare = report(&format!("indicators:\n  gdp: {{ status: {typed} }}"));
        assert_eq!(bare.codes(), ["S110"], "{typed} without a note");
    }
    assert_eq!(report("indicators:\n  gdp: { value: 1亿元, status: 大概 }").codes(), ["S105"]);
}

#[test]
fn expected_is_a_forecast_before_the_period_is_over_and_an_estimate_after_it() {
    let status = |issued: &str, period: &str| {
        let front = format!("issued: {issued}\nindicators:\n  gdp: {{ value: 1亿元, period: {period}, status: 预计 }}");
        report(&front).observation().status.code()
    };
    assert_eq!(status("2024-11-21", "2024"), "F");
    assert_eq!(status("2024-11-21", "2024-01..2024-10"), "E");
    assert_eq!(status("2024-12-31", "2024"), "E");
    assert_eq!(status("2024-12-30", "2024"), "F");
}

#[test]
fn ranks_and_shares_in_short_and_long() {
    let cases = "
rank: 2 => rank 2/?
rank: 第2位 => rank 2/?
rank: 第3名 => rank 3/?
rank: { place: 2 } => rank 2/?
rank: { place: 2, total: 10 } => rank 2/10
rank: { place: 1, by: growth, among: 全市 } => rank 1/? by growth among 全市
rank: { among: { zh: 全省前列, en: the front of the province } } => rank ?/? among 全省前列
share: 52% => share 52 % of city
share: 超五成 => S108
share: 12家 => U102
share: { value: 52.3%, of: city } => share 52.3 % of city
share: { value: 超50%, of: { zh: 全省, en: the province } } => share >超 50 % of 全省
";
    assert_each(cases, |typed| {
        let fixture = report(&format!("indicators:\n  gdp: {{ {typed} }}"));
        match fixture.faults().as_str() {
            "" => told(&fixture, fixture.observation()).split(" | ").last().unwrap().to_owned(),
            _ => fixture.codes().join(" "),
        }
    });
}

#[test]
fn growth_basis_is_the_indicators_unless_stated() {
    let basis = |front: &str| report(&format!("indicators:\n  {front}")).observation().yoy_basis;
    assert_eq!(basis("gdp: 1亿元 +5%"), GrowthBasis::Real);
    assert_eq!(basis("trade: 1亿元 +5%"), GrowthBasis::Nominal);
    assert_eq!(basis("gdp: { value: 1亿元, yoy: 5%, yoy_basis: nominal }"), GrowthBasis::Nominal);
    assert_eq!(basis("trade: { yoy: 5%, yoy_basis: like-for-like }"), GrowthBasis::LikeForLike);
}

#[test]
fn a_quote_is_found_in_the_prose() {
    let front = "period: 2024\nindicators:\n  gdp: { value: 1亿元, quote: 完成地区生产总值1亿元 }";
    let fixture = site(&zone_report("a", front, "\n全年完成地区生产总值1亿元。"));
    let quote = fixture.observation().quote.clone().unwrap();
    assert_eq!(fixture.built.texts.slice(quote.span), "完成地区生产总值1亿元");
}

/// What a target says: due period, aim, terms.
fn target_told(fixture: &Fixture, one: &Target) -> String {
    let mut parts = vec![fixture.facts().indicators[one.indicator].id.clone(), one.period.canonical()];
    let mut part = |name: &str, text: Option<String>| parts.extend(text.map(|text| format!("{name}{text}")));
    part("item ", one.item.as_deref().map(facet));
    part("", one.level.as_ref().map(quantity));
    part("growth ", one.growth.as_ref().map(growth));
    part("average ", one.average_growth.as_ref().map(growth));
    part("rank ", one.rank.as_deref().map(rank));
    part("share ", one.share.as_deref().map(|one| share(fixture, one)));
    part("over ", one.over.map(|over| over.as_str().to_owned()));
    part(
        "from ",
        one.baseline.as_deref().map(|Baseline { period, value, .. }: &Baseline| {
            format!(
                "{}{}",
                period.canonical(),
                value.as_ref().map(|value| format!(" {}", quantity(value))).unwrap_or_default()
            )
        }),
    );
    part("", one.tier.map(|tier| tier.as_str().to_owned()));
    part("", one.nature.map(|nature| nature.as_str().to_owned()));
    parts.join(" | ")
}

/// What the lines under `targets:` mean, in a plan for 2021 to 2025.
fn read_targets(lines: &str) -> Vec<String> {
    let indented: String = lines.trim_matches('\n').lines().map(|line| format!("  {line}\n")).collect();
    let fixture = site(&zone_report("plan", &format!("kind: plan\nperiod: 2021..2025\ntargets:\n{indented}"), ""));
    fixture.targets().into_iter().map(|one| target_told(&fixture, one)).collect()
}

#[test]
fn targets_of_all_aims() {
    let lines = "
- { indicator: trade, period: 2024, value: 超60亿元 }
- { indicator: gdp, value: 1000亿元, tier: floor, nature: 约束性 }
- { indicator: gdp, value: 1200亿元, tier: 奋斗, nature: expected, item: 高线 }
- { indicator: gdp, period: 2022, growth: 6%—6.5% }
- { indicator: industrial-output, average_growth: 8%以上 }
- { indicator: industrial-output, period: 2021..2023, average_growth: 7% }
- { indicator: trade, rank: { place: 3, among: 全市 } }
- { indicator: trade, item: ships, share: 30%左右 }
- { indicator: new-firms, period: 2021..2025, value: 60家, over: total }
- { indicator: new-firms, period: 2021..2024, value: 12家, over: 年均 }
- { indicator: new-firms, period: 2022..2025, value: 10家以上, over: each-year }
- { indicator: population, value: 30万人以内 }
- { indicator: pass-rate, value: 98%—99%, period: 2023 }
";
    assert_eq!(
        read_targets(lines),
        [
            "trade | 2024 | >超 60 亿元",
            "gdp | 2025 | 1000 亿元 | floor | binding",
            "gdp | 2025 | item 高线 (inline) | 1200 亿元 | stretch | expected",
            "gdp | 2022 | growth 6..6.5%",
            "industrial-output | 2021..2025 | average >=以上 8%",
            "industrial-output | 2021..2023 | average 7%",
            "trade | 2025 | rank 3/? among 全市",
            "trade | 2025 | item ships | share ~左右 30 % of city",
            "new-firms | 2021..2025 | 60 家 | over total",
            "new-firms | 2021..2024 | 12 家 | over average",
            "new-firms | 2022..2025 | >=以上 10 家 | over each-year",
            "population | 2025-12-31 | <=以内 30 万人",
            "pass-rate | 2023 | 98..99 %",
        ]
    );
}

#[test]
fn targets_as_a_map_and_in_short_form() {
    let lines = "
trade: 超60亿元
gdp: +6%以上
工业总产值: { value: 400亿元, baseline: { period: 2020, value: 280亿元 } }
population:
  - { value: 30万人, baseline: { period: 2020, value: 25.3万人 } }
";
    assert_eq!(
        read_targets(lines),
        [
            "trade | 2025 | >超 60 亿元",
            "gdp | 2025 | growth >=以上 6%",
            "industrial-output | 2025 | 400 亿元 | from 2020 280 亿元",
            "population | 2025-12-31 | 30 万人 | from 2020-12-31 25.3 万人",
        ]
    );
}

#[test]
fn targets_that_cannot_be_judged_are_faults() {
    let cases = "
{ indicator: new-firms, period: 2021..2025, value: 60家 } => S123
{ indicator: gdp, period: 2021..2025, growth: 6% } => S123
{ indicator: gdp } => S109
{ indicator: gdp, value: 12家 } => U102
{ indicator: pass-rate, growth: 2% } => U103
{ value: 12家 } => S103
{ indicator: trade, value: 60亿元, baseline: 2020 } => R109
{ indicator: trade, value: 60亿元, over: 合计 } => S105
";
    assert_each(cases, |typed| {
        let fixture = site(&zone_report("plan", &format!("kind: plan\nperiod: 2021..2025\ntargets:\n  - {typed}"), ""));
        fixture.codes().join(" ")
    });
    // Only a plan has a year in which its targets are due.
    assert_eq!(report("targets:\n  - { indicator: gdp, value: 1亿元 }").codes(), ["S103"]);
}

#[test]
fn a_baseline_names_the_observation_of_its_period() {
    let plan = zone_report(
        "plan",
        "kind: plan\nperiod: 2021..2025\ntargets:\n  - { indicator: gdp, value: 100亿元, baseline: 2020 }",
        "",
    );
    let summary = zone_report("zone-2020", "period: 2020\nindicators:\n  gdp: 60亿元", "");
    let fixture = site(&format!("{plan}{summary}"));
    assert_eq!(fixture.faults(), "");
    let base = fixture.derived().outcomes[0].base.clone().unwrap();
    assert_eq!((base.period.canonical().as_str(), quantity(&base.level).as_str()), ("2020", "60 亿元"));
    assert!(base.observation.is_some());
}

#[test]
fn anchors_name_indicator_item_organization_and_period() {
    let front = "
indicators:
  trade:
    - 41.6亿元
    - { value: 5.8亿美元 }
    - { value: 12亿元, item: cars }
    - { value: 3亿元, item: 渔具 及配件 }
    - { value: 80亿元, about: city, period: 2024-01..2024-09 }
  population: 24万人
targets:
  - { indicator: trade, period: 2025, value: 50亿元 }
";
    let fixture = report(front);
    let anchors: Vec<&str> = fixture.observations().into_iter().map(|one| one.anchor.as_str()).collect();
    assert_eq!(
        anchors,
        [
            "trade.2024",
            "trade.2024.2",
            "trade.cars.2024",
            "trade.渔具-及配件.2024",
            "trade.city.2024-01..2024-09",
            "population.2024-12-31"
        ]
    );
    assert_eq!(fixture.targets()[0].anchor, "target.trade.2025");
}

#[test]
fn figures_read_the_same_in_both_tongues() {
    let cases = "
577亿元 => 577亿元 = RMB 57.7 billion
14.50亿元 => 14.50亿元 = RMB 1.450 billion
1.20万亿元 => 1.20万亿元 = RMB 1.20 trillion
超60亿元 => 超60亿元 = over RMB 6 billion
60亿元以上 => 60亿元以上 = at least RMB 6 billion
60多亿元 => 60多亿元 = over RMB 6 billion
近60亿元 => 近60亿元 = nearly RMB 6 billion
60-70亿元 => 60–70亿元 = RMB 6–7 billion
8500万元 => 8500万元 = RMB 85 million
9-11亿元 => 9–11亿元 = RMB 900 million–1.1 billion
50-120万元 => 50–120万元 = RMB 500,000–1,200,000
0-5亿元 => 0–5亿元 = RMB 0–500 million
85.49万元 => 85.49万元 = RMB 854,900
-3.7亿元 => −3.7亿元 = −RMB 370 million
";
    assert_each(cases, |typed| {
        let fixture = report(&format!("indicators:\n  industrial-output: {}", quoted(typed)));
        let level = fixture.observation().level.clone().unwrap();
        format!("{} = {}", figure(&level, None, Tongue::Zh), figure(&level, None, Tongue::En))
    });
    let cases = "
+8.2% => +8.2% = +8.2%
-3.1% => −3.1% = −3.1%
增长15%以上 => +15%以上 = at least +15%
基本持平 => 基本持平 = about unchanged
增长6%-6.5% => +6%–+6.5% = +6%–+6.5%
";
    assert_each(cases, |typed| {
        let fixture = report(&format!("indicators:\n  industrial-output: {}", quoted(typed)));
        let yoy = fixture.observation().yoy.clone().unwrap();
        format!("{} = {}", growth_figure(&yoy, Tongue::Zh), growth_figure(&yoy, Tongue::En))
    });
}

#[test]
fn a_figure_stands_on_its_page_in_both_languages_with_one_value() {
    let front = "title: { zh: 工作总结, en: Summary }\norganization: zone\nperiod: 2024\nindicators:\n  industrial-output: 超320.5亿元 +8.2%";
    let fixture =
        site(&format!("-- content/reports/a.md --\n---\n{front}\n---\n\n全年完成工业总产值超320.5亿元，增长8.2%。\n"));
    let (zh, en) = (fixture.page("zh/reports/a/index.html"), fixture.page("en/reports/a/index.html"));
    for (page, shown) in [(&zh, "超320.5亿元"), (&en, "over RMB 32.05 billion")] {
        assert!(page.starts_with("<main") && page.contains(shown), "{shown} is not on\n{page}");
        assert!(page.contains("<data value=\"32050000000"), "no base value on\n{page}");
    }
}

#[test]
fn what_strangers_type_is_read() {
    let front = "indicators:\n  trade: 500亿~600亿元\n  new-firms: { value: 3家, rank: 前列 }\n  \
                 gdp: { yoy: 超5%, yoy_basis: 可比价, share: { value: 30%以上 } }\n\
                 allow: [{ code: N190, reason: 待查 }]\n";
    let built = report(front);
    // Whether a check that this version lacks would be needed cannot be told: its permission is let be.
    assert_eq!(built.diagnostics(), "");
    let csv = built.file("data/observations.csv");
    assert!(csv.contains(",500,600,亿元,50000000000,元,"), "{csv}");
    assert!(csv.contains(",>,,>=,zone-2024#gdp.2024,"), "{csv}");
}
