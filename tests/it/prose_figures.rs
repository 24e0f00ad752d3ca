//! Figures in prose against the front matter and against the other language: N101–N107, L104.

use std::fmt::Write as _;

use crate::fixture::{site, zone_report};

/// Findings on one report of `zone` for 2024, as `code place-of-the-line`.
fn told(front: &str, zh: &str, en: &str) -> String {
    let mut text =
        format!("-- content/reports/r.md --\n---\ntitle: 报告\norganization: zone\nperiod: 2024\n{front}---\n\n{zh}\n");
    if !en.is_empty() {
        let _ = write!(text, "-- content/reports/r.en.md --\n---\ntitle: Report\n---\n\n{en}\n");
    }
    let fixture = site(&text);
    let mut out = String::new();
    for found in fixture.built.diagnostics.iter().filter(|found| !["L101", "L103", "G210"].contains(&found.rule.code)) {
        let words = fixture.built.texts.slice(found.span);
        let file = fixture.built.texts.path(found.span).rsplit('/').next().unwrap_or("");
        let _ = write!(out, "{} {file} {words}; ", found.rule.code);
    }
    out.trim_end_matches("; ").to_owned()
}

fn zh(front: &str, prose: &str) -> String {
    told(&format!("indicators:\n{front}\n"), prose, "")
}

#[test]
fn what_agrees_is_not_spoken_of() {
    for (front, prose) in [
        ("  industrial-output: 320.5亿元 +5.2%", "全年工业总产值320.5亿元，同比增长5.2%。"),
        ("  industrial-output: 320.5亿元 -5.2%", "全年工业总产值３２０．５亿元，比上年下降5.2％。"),
        ("  industrial-output: 1.2万亿元", "工业总产值达12000亿元。"),
        ("  industrial-output: 320.5亿元 +0%", "工业总产值320.5亿元，与上年持平。"),
        ("  new-firms: 2家", "新增规上工业企业两家。"),
        ("  new-firms: 30余家", "新增规上工业企业30余家。"),
        ("  pass-rate: { value: 95.5%, yoy: 1.5个百分点 }", "抽检合格率为95.5%，提高1.5个百分点。"),
        (
            "  gdp: { value: 300亿元, yoy: 6%, rank: { place: 2, by: growth } }",
            "地区生产总值300亿元，增长6%，增速居全市第二。",
        ),
        ("  trade: { value: 60亿元, share: { value: 30%, of: city } }", "进出口总额60亿元，占全市的30%。"),
        ("  trade: 超60亿元", "进出口总额突破60亿元。"),
        ("  gdp: 300亿元 +6%", "地区生产总值为{gdp}，增长{gdp.yoy}。"),
        ("  gdp: { value: 300亿元, quote: 总量站上三百亿元台阶 }", "总量站上三百亿元台阶，增长较快。"),
        (
            "  industrial-output: { value: 320.5亿元, average: { value: 7.1%, over: 2020..2024 } }",
            "工业总产值320.5亿元，2020年以来年均增长7.1%。",
        ),
        ("  new-firms: 12家", "工业总产值2023年为300亿元时，新增规上工业企业12家。"),
    ] {
        let found = zh(front, prose);
        // The last line names an amount that nothing records, which is another matter.
        assert!(found.is_empty() || prose.starts_with("工业总产值2023"), "{prose} → {found}");
    }
}

#[test]
fn a_slip_in_prose_is_told_at_the_number() {
    for (front, prose, wanted) in [
        ("  industrial-output: 320.5亿元", "工业总产值325.5亿元。", "N101 r.md 325.5亿元"),
        ("  industrial-output: 320.5亿元", "工业总产值320.5万元。", "N101 r.md 320.5万元"),
        ("  trade: 60亿元", "进出口总额60亿美元。", "N101 r.md 60亿美元"),
        ("  gdp: 300亿元 +6%", "地区生产总值300亿元，下降6%。", "N101 r.md 6%"),
        ("  gdp: 300亿元 +6.1%", "地区生产总值300亿元，增长6.7%。", "N101 r.md 6.7%"),
        ("  gdp: { value: 300亿元, rank: 2 }", "地区生产总值300亿元，居全市第3位。", "N101 r.md 第3位"),
        (
            "  trade: { value: 60亿元, share: { value: 30%, of: city } }",
            "进出口总额60亿元，占全市的36%。",
            "N101 r.md 36%",
        ),
        (
            "  pass-rate: { value: 95.5%, yoy: 1.5个百分点 }",
            "抽检合格率为95.5%，提高2.5个百分点。",
            "N101 r.md 2.5个百分点",
        ),
        ("  trade: 超60亿元", "进出口总额60亿元以内。", "N103 r.md 60亿元"),
        ("  gdp: 300亿元", "地区生产总值300亿元。全年地区生产总值310亿元。", "N105 r.md 310亿元"),
    ] {
        assert_eq!(zh(front, prose), wanted, "{prose}");
    }
}

#[test]
fn what_prose_leaves_out_is_told_at_the_record() {
    let front = "  gdp: 300亿元\n  new-firms: 12家";
    assert_eq!(zh(front, "地区生产总值300亿元，各项工作有序推进。"), "N102 r.md 12家");
    // A report whose prose states no figure at all has them in its tables.
    assert_eq!(zh(front, "各项工作有序推进。"), "");
    assert_eq!(
        told(
            &format!("indicators:\n{front}\nallow: [{{ code: N102, reason: 见附件 }}]\n"),
            "地区生产总值300亿元。",
            ""
        ),
        ""
    );
}

#[test]
fn other_figures_beside_a_recorded_one_are_let_be() {
    for (front, prose) in [
        ("  gdp: 300亿元", "地区生产总值300亿元。人均地区生产总值82000元，台州市地区生产总值6500亿元。"),
        ("  trade: 60亿元 +5%", "进出口总额60亿元，增长5%。全省进出口总额增长7.0%的背景下，机电产品进出口总额20亿元。"),
        ("  gdp: 300亿元", "深入贯彻2023年中央经济工作会议精神，地区生产总值300亿元。"),
        ("  gdp: 300亿元", "根据《浙江省2023年统计年鉴》，地区生产总值300亿元。"),
        ("  population: { value: 60万人, period: 2024 }", "2024年12月31日，常住人口60万人。"),
        ("  gdp: { value: 300亿元, period: 2024-01..2024-10 }", "前10个月，地区生产总值300亿元。"),
        ("  trade: 60亿元", "| 指标 | 2024年 |\n|---|---|\n| 进出口总额（亿元） | 60 |"),
    ] {
        assert_eq!(zh(front, prose), "", "{prose}");
    }
}

#[test]
fn what_the_record_leaves_out_is_told_at_the_number() {
    let front = "  gdp: 300亿元";
    let prose = "地区生产总值300亿元，工业总产值320亿元。";
    assert_eq!(zh(front, prose), "N105 r.md 320亿元");
    // Another report records it; a number without the name right before it is nobody's.
    assert_eq!(zh(front, "地区生产总值300亿元，其中一家企业产值20亿元。"), "");
    assert_eq!(zh(front, "<!-- allow N105: 企业数据 -->\n地区生产总值300亿元，工业总产值320亿元。"), "");
}

#[test]
fn periods_are_read_from_clause_sentence_and_heads() {
    let nine = "  gdp: { value: 300亿元, period: 2024-01..2024-09 }";
    for prose in [
        "1—9月，地区生产总值300亿元。",
        "2024年1-9月地区生产总值300亿元。",
        "前三季度，全区经济平稳，地区生产总值300亿元。",
        "地区生产总值（2024年前三季度）300亿元。",
        "| 指标 | 2024年1—9月 |\n|---|---|\n| 地区生产总值 | 300亿元 |",
        "## 2024年1—9月\n\n地区生产总值300亿元。",
    ] {
        assert_eq!(zh(nine, prose), "", "{prose}");
    }
    assert_eq!(zh(nine, "1—8月，地区生产总值300亿元。"), "N104 r.md 1—8月");
    assert_eq!(zh(nine, "上半年，全区经济平稳，地区生产总值300亿元。"), "N104 r.md 上半年");
    assert_eq!(zh(nine, "地区生产总值300亿元。"), "N106 r.md 300亿元");
    let noted = "  gdp: { value: 300亿元, period: 2024-01..2024-09, note: 原文未写明时期 }";
    assert_eq!(zh(noted, "地区生产总值300亿元。"), "");
    // What a figure is compared with is not its time.
    assert_eq!(zh("  gdp: 300亿元 +6%", "地区生产总值300亿元，比2023年增长6%。"), "");
    assert_eq!(zh("  gdp: { value: 300亿元, period: 2023 }", "去年地区生产总值300亿元。"), "");
    assert_eq!(zh("  gdp: { value: 300亿元, period: 2023 }", "今年地区生产总值300亿元。"), "N104 r.md 今年");
    assert_eq!(zh("  population: { value: 60万人, period: 2024 }", "2024年末常住人口60万人。"), "");
}

#[test]
fn english_prose_is_read_as_english() {
    let front = "indicators:\n  industrial-output: 577亿元 +44.7%\n  new-firms: 12家\n";
    let zh = "全年工业总产值577亿元，同比增长44.7%；新增规上工业企业12家。";
    for en in [
        "Gross industrial output value was RMB 57.7 billion in 2024, up 44.7%; 12 enterprises newly passed the threshold above designated size.",
        "In 2024 gross industrial output value rose by 44.7% to 57.7 billion yuan. There were twelve enterprises newly above designated size.",
    ] {
        assert_eq!(told(front, zh, en), "", "{en}");
    }
    for (en, wanted) in [
        (
            "Gross industrial output value was RMB 5.77 billion, up 44.7%; 12 enterprises newly above designated size.",
            "N101 r.en.md RMB 5.77 billion",
        ),
        (
            "Gross industrial output value was RMB 57.7 billion, down 44.7%; 12 enterprises newly above designated size.",
            "N101 r.en.md 44.7%",
        ),
        (
            "Gross industrial output value was RMB 57.7 billion in 2023, up 44.7%; 12 enterprises newly above designated size.",
            "N104 r.en.md 2023",
        ),
    ] {
        assert_eq!(told(front, zh, en), wanted, "{en}");
    }
}

#[test]
fn the_languages_answer_each_other_beyond_what_is_recorded() {
    let zh = "全年引进资金7.5亿元，同比增长4.2%，惠及企业30家。";
    assert_eq!(
        told("", zh, "Capital of RMB 750 million was brought in, up 4.2%, to the benefit of 30 enterprises."),
        ""
    );
    assert_eq!(
        told("", zh, "Capital of RMB 7.5 billion was brought in, up 4.2%, to the benefit of 30 enterprises."),
        "L104 r.en.md RMB 7.5 billion"
    );
    assert_eq!(
        told("", zh, "Capital of RMB 750 million was brought in, to the benefit of 30 enterprises."),
        "L104 r.md 4.2%"
    );
    assert_eq!(
        told("", zh, "Capital of RMB 750 million was brought in, down 4.2%, to the benefit of 30 enterprises."),
        "L104 r.en.md 4.2%"
    );
    let names = "出台“千项”计划，培育百强企业。";
    assert_eq!(told("", names, "The \"1,000 projects\" programme was launched for the top 100 enterprises."), "");
}

#[test]
fn summaries_and_notes_are_held_to_the_figures() {
    let front = |summary: &str| format!("summary: {summary}\nindicators:\n  industrial-output: 320.5亿元\n");
    assert_eq!(told(&front("工业总产值320.5亿元。"), "", ""), "");
    assert_eq!(told(&front("工业总产值325亿元。"), "", ""), "N107 r.md 325亿元");
    let noted = |en: &str| {
        format!("indicators:\n  gdp:\n    value: 300亿元\n    note: {{ zh: 上年为280亿元, en: \"{en}\" }}\n")
    };
    assert_eq!(told(&noted("RMB 28 billion the year before"), "", ""), "");
    assert_eq!(told(&noted("RMB 29 billion the year before"), "", ""), "L104 r.md RMB 29 billion");
}

#[test]
fn a_placeholder_that_is_nearly_an_id_is_told_and_other_braces_are_text() {
    let told = |prose: &str| {
        let text = format!(
            "-- content/indicators.yaml --\nnew-firms: {{ name: 新增企业, unit: 家, kind: flow }}\n\
             gdp: {{ name: 地区生产总值, unit: 亿元, kind: flow, growth_basis: real }}\n{}",
            zone_report("zone-2024", "period: 2024\nindicators: { new-firms: 12家 +5%, gdp: 60亿元 +5.2% }", prose)
        );
        let fixture = site(&text);
        let of_placeholders = |found: &&duizhao::diag::Diagnostic| found.rule.code == "R107";
        let found: Vec<String> = fixture
            .built
            .diagnostics
            .iter()
            .filter(of_placeholders)
            .map(|found| {
                let help = found.help.as_ref().map(|help| help.zh.as_str()).unwrap_or_default();
                format!("{} {} {help}", found.severity.as_str(), found.message.en)
            })
            .collect();
        found.join("\n")
    };
    let near = |written: &str, meant: &str| {
        let wanted = format!(
            "warning `{written}` names no registered indicator: readers will see the braces 是否想写 `{meant}`？"
        );
        assert_eq!(told(&format!("全年{written}。")), wanted);
    };
    near("{new-firm}", "{new-firms}");
    near("{new-firm.yoy}", "{new-firms.yoy}");
    near("{nwe-firms#big@2024}", "{new-firms#big@2024}");
    near("{target:new-firm}", "{target:new-firms}");
    near("{gpd}", "{gdp}");
    for text in [
        "{见附件}",
        "{new firm}",
        "{New-Firm!}",
        "{}",
        "{a-b}",
        "\\{new-firm}",
        "`{new-firm}`",
        "{new-firms}",
        "{population}",
    ] {
        assert_eq!(told(&format!("全年{text}。")), "", "{text}");
    }
}

#[test]
fn a_placeholder_of_growth_bears_the_sign_once() {
    let page = |prose: &str| {
        let front = "period: 2024\nindicators: { industrial-output: 320.5亿元 +8.2% }";
        site(&zone_report("zone-2024", front, prose)).page("zh/reports/zone-2024/index.html")
    };
    for (prose, shown) in [("同比增长{industrial-output.yoy}", "同比增长<"), ("同比{industrial-output.yoy}", "同比<")]
    {
        let page = page(&format!("工业总产值{{industrial-output}}，{prose}。"));
        assert!(page.contains(shown), "{page}");
        assert_eq!(page.contains(">8.2%</a>"), prose.contains("增长"), "{page}");
    }
}
