//! Views that set figures side by side: indicators, matrices, pairs of years, plans, revisions, data.

use super::testing::edition;
use super::views::{IndicatorView, MatrixView};
use super::{Edition, Writer, changes, compare, data, indicator, organization, plans, topic};
use crate::urls::{Kind, PageId};

const YEARS: &str = "\
-- content/reports/zone-2022.md --
---
title: { zh: 二〇二二年, en: Year 2022 }
organization: zone
period: 2022
issued: 2023-01-05
indicators:
  output: { value: 100亿元, yoy: 5% }
  ratio: 5.5%
  firms: { period: 2022-10, value: 超40家 }
---
-- content/reports/zone-2023.md --
---
title: { zh: 二〇二三年, en: Year 2023 }
organization: zone
period: 2023
issued: 2024-01-05
indicators:
  - period: 2023
    figures: { output: 110.0亿元 +9.9%, ratio: 5.2% }
  - period: 2022
    figures: { output: 101亿元 }
targets:
  - { indicator: output, period: 2024, value: 130亿元 }
  - { indicator: ratio, period: 2024, value: 5%以内 }
---
-- content/reports/zone-2025.md --
---
title: { zh: 二〇二五年前十个月, en: Ten months of 2025 }
organization: zone
period: 2025-01..2025-10
issued: 2025-11-05
correction: { date: 2025-11-20, text: { zh: 更正一处, en: One figure corrected } }
indicators:
  output: 120亿元
---
";

fn writer(edition: &Edition, lang: usize, kind: Kind) -> Writer<'_> {
    Writer::new(edition, PageId::page(lang, kind))
}

fn indicator_view(edition: &Edition, lang: usize, name: &str) -> IndicatorView {
    let id = edition.names.find_indicator(name).unwrap();
    indicator::view(&writer(edition, lang, Kind::Indicator(id)), id).1
}

fn cells(matrix: &MatrixView, row: &str) -> Vec<String> {
    let mut rows = matrix.groups.iter().flat_map(|group| &group.rows);
    let row = rows.find(|found| found.head.label == row).unwrap();
    let text =
        |figures: &[super::views::CellFigure]| figures.iter().map(|one| one.figure.text.clone()).collect::<String>();
    row.cells.iter().map(|cell| cell.gap.clone().unwrap_or_else(|| text(&cell.figures))).collect()
}

#[test]
fn vintages_stand_newest_first_and_revised_ones_are_marked() {
    let view = indicator_view(&edition(YEARS), 1, "output");
    let rows = &view.sections[0].rows;
    let shown: Vec<(&str, &str, bool)> =
        rows.iter().map(|row| (row.period.as_str(), row.level.as_ref().unwrap().text.as_str(), row.current)).collect();
    assert_eq!(
        shown,
        [
            ("January–October 2025", "RMB 12 billion", true),
            ("2023", "RMB 11.00 billion", true),
            ("2022", "RMB 10.1 billion", true),
            ("2022", "RMB 10 billion", false),
        ]
    );
}

#[test]
fn a_change_is_derived_from_the_value_that_counts_and_shows_its_formula() {
    let view = indicator_view(&edition(YEARS), 1, "output");
    let change = view.sections[0].rows[1].change.as_ref().unwrap();
    assert!(change.derived);
    assert_eq!(change.text, "+8.9%");
    assert_eq!(change.formula.as_deref(), Some("(RMB 11.00 billion − RMB 10.1 billion) ÷ RMB 10.1 billion"));
    assert!(view.sections[0].rows[0].change.is_none(), "ten months have no neighbour");
    let ratio = indicator_view(&edition(YEARS), 0, "ratio");
    assert_eq!(ratio.sections[0].rows[0].change.as_ref().unwrap().text, "−0.3个百分点");
}

#[test]
fn notes_name_the_spans_that_are_not_compared() {
    let view = indicator_view(&edition(YEARS), 0, "output");
    assert!(view.sections[0].notes.iter().any(|note| note.contains("全年、1–10月")), "{:?}", view.sections[0].notes);
    let reuse = view.reuse.unwrap();
    assert_eq!(reuse.files[0].label, "output.csv（CSV 数据）");
    assert!(reuse.snippets.iter().all(|snippet| snippet.code.contains("output.csv")), "{:?}", reuse.snippets);
    assert_eq!(view.targets.len(), 1);
}

#[test]
fn a_switch_of_basis_is_noted_with_its_time_and_alternating_bases_by_name() {
    let report = |figures: &str| {
        let files = format!(
            "-- content/reports/z.md --\n---\ntitle: Z\norganization: zone\nperiod: 2024\nindicators:\n  ratio:\n{figures}---\n"
        );
        indicator_view(&edition(&files), 0, "ratio").sections.remove(0)
    };
    let row = |year: u16, basis: &str| format!("    - {{ period: {year}, value: 5.{year}%{basis} }}\n");
    let switched = report(&[row(2022, ""), row(2023, ", basis: 年末"), row(2024, ", basis: 年末")].concat());
    assert!(switched.notes.iter().any(|note| note.starts_with("2023年：口径由")), "{:?}", switched.notes);
    assert!(switched.rows[1].reason.as_deref().is_some_and(|reason| reason.contains("口径")));
    let mixed = report(&[row(2022, ""), row(2023, ", basis: 年末"), row(2024, "")].concat());
    assert!(mixed.notes.iter().any(|note| note.contains("口径不同的数据")), "{:?}", mixed.notes);
}

#[test]
fn a_gap_says_whether_a_report_is_held() {
    let edition = edition(YEARS);
    let zone = edition.names.find_organization("zone").unwrap();
    let (head, view) = organization::view(&writer(&edition, 0, Kind::Organization(zone)), zone);
    assert_eq!(head.breadcrumbs.len(), 3, "home, organizations, the city");
    let years: Vec<&str> = view.matrix.years.iter().map(|year| year.label.as_str()).collect();
    assert_eq!(years, ["2022", "2023", "2025"]);
    assert_eq!(cells(&view.matrix, "总产值"), ["101亿元", "110.0亿元", "120亿元"]);
    let more = "-- content/reports/z1.md --\n---\ntitle: Z\norganization: zone\nperiod: 2021\nindicators: { ratio: 5% }\n---\n\
                -- content/reports/z2.md --\n---\ntitle: Z\norganization: zone\nperiod: 2022\nindicators: { firms: 3家 }\n---\n\
                -- content/reports/z4.md --\n---\ntitle: Z\norganization: city\nabout: zone\nperiod: 2024\nindicators: { ratio: 6% }\n---\n\
                -- content/reports/z5.md --\n---\ntitle: Z\norganization: zone\nperiod: 2025\nindicators:\n  firms: { period: 2023, value: 4家 }\n---\n";
    let edition = super::testing::edition(more);
    let (_, view) = compare::view(&writer(&edition, 0, Kind::Compare));
    let zone = view.organizations.iter().find(|one| one.id == "organization-zone").unwrap();
    assert_eq!(cells(&zone.matrix, "失业率"), ["5%", "报告未列", "未收录报告", "6%"]);
    assert_eq!(zone.matrix.groups.len(), 1, "neither indicator has a topic");
}

#[test]
fn two_years_stand_side_by_side_with_change_and_stated_growth() {
    let edition = edition(YEARS);
    let (head, view) = compare::pair_view(&writer(&edition, 1, Kind::Pair(2022, 2023)), 2022, 2023, None);
    assert_eq!(head.title, "2022 and 2023 compared");
    let rows = &view.groups[0].rows;
    assert_eq!(rows.len(), 2);
    assert_eq!(rows[0].indicator.label, "Gross output");
    assert_eq!(rows[0].change.as_ref().unwrap().text, "+8.9%");
    assert_eq!(rows[0].stated.iter().map(|one| one.text.as_str()).collect::<Vec<_>>(), ["+9.9% year on year"]);
    assert!(view.next.is_none() && view.organizations.is_empty());
}

#[test]
fn more_than_twelve_organizations_have_pages_of_their_own() {
    let mut files = String::from("-- content/organizations.yaml --\n");
    (10..23).for_each(|n| files.push_str(&format!("o{n}: {{ name: O{n} }}\n")));
    for n in 10..23 {
        files.push_str(&format!(
            "-- content/reports/o{n}.md --\n---\ntitle: T{n}\norganization: o{n}\nperiod: 2024\nindicators:\n  output:\n    \
             - {{ period: 2023, value: 2{n}亿元 }}\n    - {{ period: 2024, value: 3{n}亿元 }}\n---\n"
        ));
    }
    let edition = edition(&files);
    let (_, view) = compare::pair_view(&writer(&edition, 0, Kind::Pair(2023, 2024)), 2023, 2024, None);
    assert!(view.groups.is_empty());
    assert_eq!(view.organizations.len(), 13);
    let one = edition.names.find_organization("o12").unwrap();
    let w = writer(&edition, 0, Kind::PairOf(2023, 2024, one));
    let (head, view) = compare::pair_view(&w, 2023, 2024, Some(one));
    assert_eq!(head.title, "O12：2023年与2024年对照");
    assert_eq!(view.groups.len(), 1);
}

#[test]
fn too_many_figures_are_links_and_years_lead_to_their_pairs() {
    let mut files = String::from("-- content/organizations.yaml --\n");
    (100..200).for_each(|n| files.push_str(&format!("o{n}: {{ name: O{n} }}\n")));
    for n in 100..200 {
        let years: String = (2010..2020).map(|year| format!("    - {{ period: {year}, value: {n}亿元 }}\n")).collect();
        files.push_str(&format!(
            "-- content/reports/o{n}.md --\n---\ntitle: T{n}\norganization: o{n}\nperiod: 2019\nindicators:\n  output:\n{years}---\n"
        ));
    }
    let (_, view) = compare::view(&writer(&edition(&files), 0, Kind::Compare));
    assert_eq!((view.organizations.len(), view.links.len()), (0, 100));
    let (_, view) = compare::view(&writer(&edition(YEARS), 0, Kind::Compare));
    let hrefs: Vec<Option<&str>> = view.organizations[0].matrix.years.iter().map(|year| year.href.as_deref()).collect();
    let pair = Some("2022-2023/index.html#organization-zone");
    assert_eq!(hrefs, [pair, pair, None]);
}

#[test]
fn plans_count_their_verdicts_and_group_by_due_period() {
    let edition = edition(YEARS);
    let (_, list) = plans::list_view(&writer(&edition, 1, Kind::Plans));
    let [plan] = list.years[0].plans.as_slice() else { panic!("one report has targets") };
    assert_eq!(plan.total, 2);
    assert_eq!(plan.verdicts.iter().map(|one| one.count).sum::<usize>(), 2);
    let id = edition.index.plans[0];
    let (head, view) = plans::view(&writer(&edition, 1, Kind::Plan(id)), id);
    assert_eq!(head.title, "Year 2023 – targets and outcomes");
    assert_eq!(view.groups.len(), 1);
    assert_eq!(view.groups[0].rows.len(), 2);
}

#[test]
fn revisions_show_their_difference_and_corrections_their_text() {
    let edition = edition(YEARS);
    let (_, view) = changes::view(&writer(&edition, 0, Kind::Changes));
    let [revision] = view.revisions.as_slice() else { panic!("one figure was revised") };
    assert_eq!((revision.old.text.as_str(), revision.new.text.as_str()), ("100亿元", "101亿元"));
    assert_eq!(revision.difference.as_ref().unwrap().text, "+1亿元");
    assert!(!revision.conflict);
    assert_eq!(view.corrections[0].text, "更正一处");
}

#[test]
fn every_column_and_file_is_described() {
    let edition = edition(YEARS);
    for lang in [0, 1] {
        let (_, view) = data::view(&writer(&edition, lang, Kind::Data), &data::sizes(&edition).unwrap());
        let described = view.tables.iter().flat_map(|table| &table.columns);
        assert!(described.into_iter().all(|column| !column.description.starts_with("column-")));
        assert!(view.files.iter().all(|file| !file.description.starts_with("data-file-")), "{:?}", view.files);
        let observations = &view.files[0];
        assert_eq!((observations.file.label.as_str(), observations.rows), ("observations.csv", Some(7)));
        assert_eq!(observations.size.as_deref(), Some("1.9 KB"));
        assert_eq!(view.indicator_files.len(), 3);
    }
}

#[test]
fn organizations_are_a_tree() {
    let edition = edition(YEARS);
    let (_, view) = organization::list_view(&writer(&edition, 1, Kind::Organizations));
    let [city] = view.rows.as_slice() else { panic!("one organization lies within no other") };
    let [zone] = city.parts.as_slice() else { panic!("one lies within it") };
    assert_eq!((city.organization.label.as_str(), zone.organization.label.as_str()), ("City A", "Zone B"));
    assert!(city.folded.is_none() && zone.parts.is_empty());
    assert!(zone.counts.starts_with("3 reports"), "{}", zone.counts);
}

#[test]
fn indicators_stand_under_their_topics() {
    let edition = edition(YEARS);
    let (_, view) = topic::list_view(&writer(&edition, 0, Kind::Indicators));
    let topics: Vec<(&str, usize)> =
        view.topics.iter().map(|topic| (topic.name.as_str(), topic.indicators.len())).collect();
    assert_eq!(topics, [("工业", 1), ("其他", 2)]);
}
