//! How findings are told: what is said instead of something misleading, and what excerpts show.

use duizhao::lang::Tongue;
use duizhao::source::Span;
use duizhao::{Options, build};

use crate::fixture::{over_base, site};

#[test]
fn what_is_registered_as_a_draft_is_not_called_unknown() {
    let registry = "\
-- content/indicators.yaml --
new-firms: { name: 新增企业, unit: 家, kind: flow }
parks:
  name: 园区数
  aliases: [产业园区]
  unit: 个
  kind: stock
  status: draft
-- content/organizations.yaml --
zone: { name: 示例经济开发区 }
port:
  name: 示例港区
  short: 港区
  status: review
";
    let told = |front: &str| {
        let text = format!("{registry}-- content/reports/a.md --\n---\ntitle: 总结\nperiod: 2024\n{front}\n---\n");
        site(&text).text(Tongue::Zh)
    };
    for name in ["parks", "园区数", "产业园区"] {
        let told = told(&format!("organization: zone\nindicators: {{ {name}: 3个 }}"));
        assert!(told.contains(&format!("[R101]: 指标“{name}”已登记，但还是 `status: draft`")), "{told}");
        assert!(told.contains("content/indicators.yaml:7:3") && told.contains("删去 `status: draft`"), "{told}");
        assert!(!told.contains("里登记（name"), "{told}");
    }
    for name in ["port", "示例港区", "港区"] {
        let told = told(&format!("organization: {name}"));
        assert!(told.contains(&format!("[R102]: 单位“{name}”已登记，但还是 `status: review`")), "{told}");
        assert!(told.contains("content/organizations.yaml:5:3") && told.contains("删去 `status: review`"), "{told}");
    }
    // What is nowhere is still unknown, and a draft keeps its place in a copy for reviewers.
    assert!(told("organization: zone\nindicators: { park: 3个 }").contains("没有指标“park”"));
    let report = "-- content/reports/a.md --\n---\ntitle: 总结\nperiod: 2024\norganization: port\nindicators: { parks: 3个 }\n---\n";
    let copy = crate::fixture::review(&format!("{registry}{report}")).diagnostics();
    assert!(!copy.contains("R101") && !copy.contains("R102"), "{copy}");
}

#[test]
fn excerpts_of_files_with_the_line_ends_of_windows_show_none_of_them() {
    let report = "---\r\ntitle: 总结\r\norganization: zoen\r\nperiod: 2024\r\nindicators:\r\n  industrial-output:\r\n---\r\n\r\n见[附件](none.pdf)，产值“增长。\r\n";
    let text = site(&format!("-- content/reports/a.md --\n{report}")).text(Tongue::Zh);
    assert!(text.contains("zoen") && !text.contains(['␍', '\r']), "{text}");
    // A place at the very end of a line, and one over several lines.
    let sources = over_base(
        "-- content/reports/a.md --\n---\r\ntitle: 总结\r\norganization: zone\r\nperiod: 2024\r\nindicators: { industrial-output: }\r\ntargets: 5\r\n---\r\n\r\n第一段。\r\n",
    );
    let built = build(&sources, &Options::default());
    let path = "content/reports/a.md";
    let file = built.texts.find(path).unwrap();
    let whole = built.texts.file(file).unwrap().text.clone();
    for (start, _) in whole.match_indices('\r') {
        for end in [start, start + 1, whole.len()] {
            let mut found = duizhao::diag::Diagnostics::default();
            found.push(duizhao::rules::untranslated_prose(Span::new(file, start, end), "a", "en"));
            let text = duizhao::report_text::text(&found, &built.texts, Tongue::En, false);
            assert!(!text.contains(['␍', '\r']), "{text}");
        }
    }
}

/// Message and help of the one finding of a rule, in both languages.
fn of_rule(text: &str, code: &str) -> [String; 2] {
    let fixture = site(text);
    let found: Vec<_> = fixture.built.diagnostics.iter().filter(|found| found.rule.code == code).collect();
    let [found] = found.as_slice() else { panic!("{}", fixture.diagnostics()) };
    [Tongue::Zh, Tongue::En].map(|tongue| {
        let help = found.help.as_ref().map(|help| help.get(tongue)).unwrap_or_default();
        format!("{} | {help}", found.message.get(tongue))
    })
}

#[test]
fn a_page_without_translation_is_not_called_a_report() {
    let text = "-- content/pages/about.md --\n---\ntitle: { zh: 关于, en: About }\n---\n本站说明。\n";
    let [zh, en] = of_rule(text, "L101");
    assert!(zh.starts_with("页面 about 的正文没有 en 译文 | "), "{zh}");
    assert!(en.starts_with("the prose of about is not translated into `en` | "), "{en}");
    let report = "-- content/reports/a.md --\n---\ntitle: 总结\norganization: zone\nperiod: 2024\n---\n全年平稳。\n";
    assert!(of_rule(report, "L101")[0].starts_with("报告 a 的正文没有 en 译文 | "));
}

#[test]
fn a_tab_is_corrected_with_the_indentation_that_is_meant() {
    let told = |lines: &str| {
        let front = format!("title: 总结\norganization: zone\nperiod: 2024\nindicators:\n{lines}");
        of_rule(&format!("-- content/reports/a.md --\n---\n{front}\n---\n"), "S002")[0].clone()
    };
    assert!(told("\ttrade: 3亿元").ends_with(" | 写成 `  trade: 3亿元`"), "{}", told("\ttrade: 3亿元"));
    let nested = "  trade:\n\t\tvalue: 3亿元";
    assert!(told(nested).ends_with(" | 写成 `    value: 3亿元`"), "{}", told(nested));
}

#[test]
fn a_chart_without_figures_says_what_to_do() {
    let told = |block: &str| {
        let head = "-- content/reports/a.md --\n---\ntitle: 总结\norganization: zone\nperiod: 2024\nindicators: { trade: 3亿元 }\n---";
        of_rule(&format!("{head}\n进出口3亿元。\n\n```chart\n{block}\n```\n"), "S121")
    };
    let none = told("indicator: industrial-output");
    assert!(
        none[0].ends_with("| 先在报告的 indicators 里写出 industrial-output 的数据，或删去这个图表块"),
        "{}",
        none[0]
    );
    assert!(
        none[1].ends_with("| give figures of industrial-output under `indicators` of a report, or remove this block")
    );
    let other_year = told("indicator: trade\nperiods: 2019");
    assert!(other_year[0].ends_with("| 核对 organizations 和 periods；删去它们，就画全部数据"), "{}", other_year[0]);
    for block in ["indicator: trade\ntype: waterfall", "indicator: trade\ntype: slope\nperiods: 2024"] {
        assert!(!told(block)[0].contains("可用的键"), "{}", told(block)[0]);
    }
    // What is misspelt is still told what there is.
    assert!(told("indicator: trade\ntype: pie")[0].contains("可用的键：indicator、type（line、"));
}

#[test]
fn not_due_is_explained_where_a_figure_stands_too() {
    let text = "\
-- content/indicators.yaml --
balance: { name: 收支差额, unit: 亿元, kind: flow }
-- content/reports/plan.md --
---
title: 计划
kind: plan
organization: zone
period: 2024
targets: [{ indicator: balance, value: 60亿元 }]
---
-- content/reports/half.md --
---
title: 上半年
organization: zone
period: 2024-01..2024-06
indicators: { balance: 20亿元 }
---
";
    let fixture = site(text);
    let plan = fixture.page("zh/plans/plan/index.html");
    assert!(plan.contains("未到期") && plan.contains("20亿元"), "{plan}");
    let explained = fixture.page("zh/data/index.html");
    assert!(explained.contains("期限未到；尚无实绩，或指标不分优劣、无从判断进度。"), "{explained}");
    assert!(fixture.page("en/data/index.html").contains("or neither direction is better"));
}
