//! Comparisons in memory: what counts as a change, what explains it, and files of other versions and other hands.

use duizhao::data;
use duizhao::diff::{Comparison, Record, Release, Table, compare};
use proptest::prelude::*;

use super::{changed, of, report, told};
use crate::fixture::zone_report;

const REQUIRED: &[&str] = &["organization", "indicator", "period"];

/// A release of nothing but a file of observations.
fn of_csv(text: &str) -> Release {
    let observations = Table::from_csv(text.as_bytes(), data::Table::Observations, REQUIRED);
    Release { observations: observations.unwrap_or_else(|fault| panic!("{}", fault.en)), ..Release::default() }
}

fn fault(bytes: &[u8]) -> String {
    Table::from_csv(bytes, data::Table::Observations, REQUIRED).err().map(|fault| fault.en).unwrap_or_default()
}

#[test]
fn the_sample_site_does_not_differ_from_itself() {
    let (release, _) = duizhao::released(&crate::sample::built().edition.as_ref().unwrap().sources);
    let comparison = compare(&release, &release);
    assert!(comparison.is_empty(), "{comparison:?}");
}

#[test]
fn a_figure_that_differs_without_a_word_is_unexplained() {
    let old = "indicators: { gdp: 100.5亿元 +5.1% }";
    assert_eq!(
        told(&changed(old, "indicators: { gdp: 105亿元 +5.1% }")),
        ["revised observation gdp 2024 unexplained [value]"]
    );
    assert_eq!(
        told(&changed(old, "indicators: { gdp: 100.5亿元 +5.7% }")),
        ["revised observation gdp 2024 unexplained [yoy]"]
    );
    assert_eq!(
        told(&changed(old, "indicators: { gdp: { value: 100.5亿元, yoy: 5.1%, rank: { place: 2 } } }")),
        ["revised observation gdp 2024 by compatible [rank, rank_by]"]
    );
    assert_eq!(
        told(&changed(
            "indicators: { gdp: { value: 1亿元, rank: { place: 2 } } }",
            "indicators: { gdp: { value: 1亿元, rank: { place: 1 } } }"
        )),
        ["revised observation gdp 2024 unexplained [rank]"]
    );
}

#[test]
fn a_new_note_a_new_correction_and_a_later_report_explain() {
    let old = "indicators: { gdp: { value: 100.5亿元, note: 初步核算数 } }";
    assert_eq!(
        told(&changed(old, "indicators: { gdp: { value: 105亿元, note: 第五次经济普查后修订 } }")),
        ["revised observation gdp 2024 by note [value, note]"]
    );
    // What was said before explains nothing that is new.
    assert_eq!(
        told(&changed(old, "indicators: { gdp: { value: 105亿元, note: 初步核算数 } }")),
        ["revised observation gdp 2024 unexplained [value]"]
    );
    let correction = "correction: { date: 2025-03-01, text: 数值有误 }\n";
    assert_eq!(
        told(&changed(old, &format!("{correction}indicators: {{ gdp: {{ value: 105亿元, note: 初步核算数 }} }}"))),
        ["revised observation gdp 2024 by correction [value]"]
    );
    assert_eq!(
        told(&changed(&format!("{correction}{old}"), &format!("{correction}{}", old.replace("100.5", "105")))),
        ["revised observation gdp 2024 unexplained [value]"]
    );
    let first = report("indicators: { gdp: 100.5亿元 }", "");
    let later = zone_report("zone-2024-final", "period: 2024\nissued: 2025-06-01\nindicators: { gdp: 105亿元 }", "");
    let comparison = compare(&of(&first), &of(&format!("{first}{later}")));
    assert_eq!(told(&comparison), ["revised observation gdp 2024 by later-report [value]"]);
    assert_eq!(comparison.reports.added, ["zone-2024-final"]);
}

#[test]
fn what_contradicts_nothing_needs_no_explanation() {
    for (old, new) in [
        ("gdp: 100.5亿元", "gdp: 100.50亿元"),
        ("gdp: 100.5亿元", "gdp: 1005000万元"),
        ("gdp: 100亿元", "gdp: 100.4亿元"),
        ("gdp: 超100亿元", "gdp: 103亿元"),
        ("gdp: 100亿元", "gdp: 100亿元 +5.1%"),
        ("new-firms: 1-2家", "new-firms: 2家"),
    ] {
        let comparison = changed(&format!("indicators: {{ {old} }}"), &format!("indicators: {{ {new} }}"));
        let lines = told(&comparison);
        assert!(lines.len() == 1 && lines[0].contains("by compatible"), "{old} → {new}: {lines:?}");
        // The way back takes something away only where more had been said.
        let back = changed(&format!("indicators: {{ {new} }}"), &format!("indicators: {{ {old} }}"));
        assert_eq!(back.unexplained().count(), usize::from(new.contains("5.1%")), "{new} → {old}: {:?}", told(&back));
    }
    for (old, new) in
        [("gdp: 超100亿元", "gdp: 98亿元"), ("gdp: 100.5亿元", "gdp: 100.5万元"), ("gdp: 100.1亿元", "gdp: 100.2亿元")]
    {
        let comparison = changed(&format!("indicators: {{ {old} }}"), &format!("indicators: {{ {new} }}"));
        assert_eq!(comparison.unexplained().count(), 1, "{old} → {new}");
    }
}

#[test]
fn a_figure_that_is_gone_is_explained_by_its_report_alone() {
    let both = "indicators: { gdp: 100亿元, new-firms: 3家 }";
    let one = "indicators: { gdp: 100亿元 }";
    assert_eq!(told(&changed(both, one)), ["removed observation new-firms 2024 unexplained"]);
    assert_eq!(told(&changed(one, both)), ["added observation new-firms 2024"]);
    let correction = "correction: { date: 2025-03-01, text: 企业数未经核实，撤下 }\n";
    assert_eq!(
        told(&changed(both, &format!("{correction}{one}"))),
        ["removed observation new-firms 2024 by correction"]
    );
    let other = zone_report("zone-2023", "period: 2023\nindicators: { gdp: 90亿元 }", "");
    let comparison = compare(&of(&format!("{other}{}", report(one, ""))), &of(&other));
    assert_eq!(told(&comparison), ["removed observation gdp 2024 by withdrawn"]);
    assert_eq!(comparison.reports.removed, ["zone-2024"]);
}

#[test]
fn a_report_that_moved_is_the_same_report() {
    let old = of(&report("indicators: { gdp: 100亿元 }", "全年完成100亿元。"));
    let moved = zone_report(
        "2024-final",
        "period: 2024\nissued: 2025-01-10\nmoved_from: [zone-2024]\nindicators: { gdp: 100亿元 }",
        "全年完成100亿元。",
    );
    let moved = moved.replace("title: 2024-final", "title: zone-2024");
    let comparison = compare(&old, &of(&moved));
    assert_eq!(told(&comparison), [""; 0]);
    assert_eq!(comparison.texts, []);
    assert_eq!(comparison.reports.moved, [("zone-2024".to_owned(), "2024-final".to_owned())]);
    assert!(comparison.reports.added.is_empty() && comparison.reports.removed.is_empty());
}

#[test]
fn a_corrected_key_is_one_change() {
    let comparison = changed(
        "indicators: { gdp: { value: 88亿元, period: 2024-10 } }",
        "indicators: { gdp: { value: 88亿元, period: 2024-01..2024-10 } }",
    );
    assert_eq!(told(&comparison), ["revised observation gdp 2024-01..2024-10 unexplained [period]"]);
    let comparison = changed("indicators: { gdp: 88亿元 }", "indicators: { industrial-output: 88亿元 }");
    assert_eq!(told(&comparison), ["revised observation industrial-output 2024 unexplained [indicator]"]);
}

#[test]
fn two_dimensions_of_one_indicator_stay_apart() {
    let old = "indicators: { trade: [ { value: 80亿元 }, { value: 11亿美元 } ] }";
    let new = "indicators: { trade: [ { value: 80亿元 }, { value: 12亿美元 } ] }";
    let comparison = changed(old, new);
    assert_eq!(told(&comparison), ["revised observation trade 2024 unexplained [value]"]);
    assert_eq!(comparison.changes[0].old.as_ref().unwrap().get("unit"), "亿美元");
}

#[test]
fn status_and_note_alone_are_no_revisions() {
    let old = "indicators: { gdp: { value: 100亿元, status: P } }";
    assert_eq!(
        told(&changed(old, "indicators: { gdp: { value: 100亿元 } }")),
        ["reflagged observation gdp 2024 [status]"]
    );
    let noted = "indicators: { gdp: { value: 100亿元, status: P, note: 快报数 } }";
    assert_eq!(told(&changed(old, noted)), ["annotated observation gdp 2024 [note]"]);
}

#[test]
fn targets_and_what_became_of_them() {
    let plan =
        |target: &str| zone_report("plan", &format!("kind: plan\nperiod: 2025\ntargets: [ {{ {target} }} ]"), "");
    let told = |old: &str, new: &str| told(&compare(&of(&plan(old)), &of(&plan(new))));
    let old = "indicator: gdp, value: 120亿元";
    assert_eq!(told(old, "indicator: gdp, value: 110亿元"), ["retargeted target gdp 2025 unexplained [value]"]);
    assert_eq!(
        told(old, "indicator: gdp, value: 110亿元, note: 经人大批准调整"),
        ["retargeted target gdp 2025 by note [value, note]"]
    );
    assert_eq!(
        told(old, "indicator: gdp, growth: 6%"),
        ["retargeted target gdp 2025 unexplained [value, unit, growth, growth_unit]"]
    );
    assert_eq!(
        told(old, "indicator: new-firms, value: 3家"),
        ["removed target gdp 2025 unexplained", "added target new-firms 2025"]
    );
    let actual = zone_report("zone-2025", "period: 2025\nindicators: { gdp: 130亿元 }", "");
    let comparison = compare(&of(&plan(old)), &of(&format!("{}{actual}", plan(old))));
    let lines = super::told(&comparison);
    assert!(lines.iter().any(|line| line.starts_with("outcome target gdp 2025 [verdict")), "{lines:?}");
    assert_eq!(comparison.unexplained().count(), 0);
}

#[test]
fn texts_are_compared_without_their_markup() {
    let english = |text: &str| format!("-- content/reports/zone-2024.en.md --\n---\ntitle: Summary\n---\n{text}\n");
    let figure = "indicators: { gdp: 100亿元 }";
    let old = of(&report(figure, "全年完成100亿元。\n\n第二段。\n\n第三段。"));
    let new = of(&format!(
        "{}{}",
        report(figure, "全年完成**100亿元**。\n\n第二段改了。\n\n第三段。"),
        english("RMB 10 billion.")
    ));
    let comparison = compare(&old, &new);
    assert_eq!(told(&comparison), [""; 0]);
    let texts: Vec<String> = comparison
        .texts
        .iter()
        .map(|change| {
            let passages =
                change.passages.iter().map(|one| format!("{:?}→{:?}", one.old.as_deref(), one.new.as_deref()));
            format!("{} {} {}", change.lang, change.part.as_str(), passages.collect::<Vec<_>>().join(" "))
        })
        .collect();
    assert!(texts.contains(&"zh prose Some(\"第二段。\")→Some(\"第二段改了。\")".to_owned()), "{texts:?}");
    assert!(texts.contains(&"en prose None→Some(\"RMB 10 billion.\")".to_owned()), "{texts:?}");
}

#[test]
fn a_release_says_what_became_of_a_place() {
    let comparison = changed("indicators: { gdp: 100亿元 }", "indicators: { gdp: 120亿元 }");
    let change = comparison.at("zone-2024", "gdp.2024").unwrap();
    assert_eq!(change.old.as_ref().unwrap().get("value"), "100");
    assert!(comparison.at("zone-2024", "gdp.2023").is_none());
}

const HEAD: &str = "organization,reported_by,indicator,item,basis,period,value,unit,yoy,status,report,note";

#[test]
fn files_of_other_versions_are_read_by_the_names_of_their_columns() {
    let row = "zone,zone,gdp,,,2024,100,亿元,5.1,A,zone-2024,";
    let plain = format!("{HEAD}\n{row}\n");
    let same = [
        format!("\u{feff}{HEAD}\r\n{row}\r\n"),
        format!("{HEAD}\n{row}\n,,,,,,,,,,,\n"),
        "\"period\",\"later\",\"indicator\",\"organization\",\"value\",\"unit\",\"report\"\n\"2024\",\"x\",\"gdp\",\"zone\",\"100\",\"亿元\",\"zone-2024\"\n".to_owned(),
        "organization,indicator,period\nzone,gdp,2024\n".to_owned(),
    ];
    for other in same {
        for (old, new) in [(&plain, &other), (&other, &plain)] {
            let comparison = compare(&of_csv(old), &of_csv(new));
            assert!(comparison.changes.is_empty(), "{other}: {:?}", told(&comparison));
        }
    }
    let revised = "period,indicator,organization,value,unit\n2024,gdp,zone,120,亿元\n";
    assert_eq!(told(&compare(&of_csv(&plain), &of_csv(revised))), ["revised observation gdp 2024 unexplained [value]"]);
    let quoted = format!("{HEAD}\nzone,zone,gdp,,,2024,120,亿元,5.1,A,zone-2024,\"修订, 见\n\"\"更正\"\"\"\n");
    assert_eq!(
        told(&compare(&of_csv(&plain), &of_csv(&quoted))),
        ["revised observation gdp 2024 by note [value, note]"]
    );
}

#[test]
fn rows_that_repeat_are_paired_whatever_their_order() {
    let (a, b) = ("zone,zone,gdp,,,2024,100,亿元,,A,r,", "zone,zone,gdp,,,2024,200,亿元,,A,r,");
    let of = |rows: &[&str]| of_csv(&format!("{HEAD}\n{}\n", rows.join("\n")));
    assert!(compare(&of(&[a, b]), &of(&[b, a])).is_empty());
    assert_eq!(told(&compare(&of(&[a, b, b]), &of(&[b, a]))), ["removed observation gdp 2024 by restated"]);
}

#[test]
fn an_empty_file_has_no_rows_and_what_is_no_file_of_ours_is_told() {
    let empty = of_csv(&format!("{HEAD}\n"));
    assert!(compare(&empty, &empty).is_empty());
    assert!(fault(b"").contains("organization, indicator, period"), "{}", fault(b""));
    assert!(fault(b"a,b\n1,2\n").contains("lacks the columns"));
    // 指标 in GBK, as spreadsheets on Windows save it.
    let gbk = [HEAD.as_bytes(), b"\nzone,zone,\xD6\xB8\xB1\xEA,,,2024,1,,,,,\n"].concat();
    assert!(fault(&gbk).contains("not UTF-8 from line 2"), "{}", fault(&gbk));
    assert!(Table::from_json(b"{}", data::Table::Targets, REQUIRED).is_err());
    assert!(Table::from_json(b"[]", data::Table::Targets, REQUIRED).unwrap().records.is_empty());
}

/// Rows before and after, without what a later report makes of an added row: the same from either side.
fn pairs(comparison: &Comparison) -> Vec<(Option<&Record>, Option<&Record>)> {
    let is_anew = |old: &Record, new: &Record| old.get("report") != new.get("report");
    let pair = |change: &'_ duizhao::diff::Change| match (&change.old, &change.new) {
        (Some(old), Some(new)) if is_anew(old, new) => (false, true),
        (old, new) => (old.is_some(), new.is_some()),
    };
    let mut pairs: Vec<_> = comparison
        .changes
        .iter()
        .map(|change| {
            let (old, new) = pair(change);
            (change.old.as_ref().filter(|_| old), change.new.as_ref().filter(|_| new))
        })
        .collect();
    pairs.sort();
    pairs
}

fn rows() -> impl Strategy<Value = String> {
    let row = ("[ab]", "[gh]", "(2023|2024)", "(1|2|2.0|)", "(亿元|家)", "(|5)", "[AP]", "[rs]", "(|n)");
    let row = row.prop_map(|(org, indicator, period, value, unit, yoy, status, report, note)| {
        format!("{org},{org},{indicator},,,{period},{value},{unit},{yoy},{status},{report},{note}\n")
    });
    proptest::collection::vec(row, 0..9).prop_map(|rows| format!("{HEAD}\n{}", rows.concat()))
}

proptest! {
    #[test]
    fn a_release_never_differs_from_itself(rows in rows()) {
        let release = of_csv(&rows);
        prop_assert!(compare(&release, &release).is_empty());
    }

    #[test]
    fn the_way_back_undoes_the_way_there(a in rows(), b in rows()) {
        let (a, b) = (of_csv(&a), of_csv(&b));
        let (there, back) = (compare(&a, &b), compare(&b, &a));
        let mut undone: Vec<_> = pairs(&back).into_iter().map(|(old, new)| (new, old)).collect();
        undone.sort();
        prop_assert_eq!(pairs(&there), undone);
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let _ = Table::from_csv(&bytes, data::Table::Observations, REQUIRED);
        let _ = Table::from_json(&bytes, data::Table::Targets, REQUIRED);
        let _ = duizhao::diff::read_page(&String::from_utf8_lossy(&bytes));
    }
}
