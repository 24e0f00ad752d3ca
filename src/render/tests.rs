//! Views of small sites: what readers see of figures, targets, reports, feeds.

use super::testing::edition;
use super::views::{FigureRow, TargetRow};
use super::{Edition, Writer, feed, frame, home, report, reports, web};
use crate::model::ReportId;
use crate::urls::{Kind, PageId};

fn writer(edition: &Edition, lang: usize, kind: Kind) -> Writer<'_> {
    Writer::new(edition, PageId::page(lang, kind))
}

fn find(edition: &Edition, slug: &str) -> ReportId {
    edition.site.reports.iter().find(|(_, report)| report.slug == slug).unwrap().0
}

fn targets(edition: &Edition, lang: usize, slug: &str) -> Vec<TargetRow> {
    let id = find(edition, slug);
    report::view(&writer(edition, lang, Kind::Report(id)), id).1.targets
}

fn figures(edition: &Edition, lang: usize, slug: &str) -> Vec<FigureRow> {
    let id = find(edition, slug);
    report::view(&writer(edition, lang, Kind::Report(id)), id)
        .1
        .figures
        .into_iter()
        .flat_map(|group| group.rows)
        .collect()
}

const ZONE: &str = "\
-- content/reports/plan.md --
---
title: { zh: 规划, en: Plan }
kind: plan
organization: zone
period: 2021..2025
indicators:
  output: { value: 100亿元, period: 2020 }
targets:
  - { indicator: output, period: 2025, value: 200亿元以上, baseline: 2020 }
  - { indicator: ratio, period: 2025, value: 5.5%以内 }
  - { indicator: output, period: 2025, growth: 下降3%以上 }
  - { indicator: output, period: 2025, rank: { place: 2, among: { zh: 全市, en: the city } } }
  - { indicator: firms, period: 2021..2025, value: 10家, over: each-year }
---
到2025年总产值达到200亿元以上。
-- content/reports/2024.md --
---
title: { zh: 二〇二四年总结, en: Summary of 2024 }
organization: zone
period: 2024
issued: 2025-01-20
indicators:
  output: 160.5亿元 +7%
  firms: 1家
---
总产值160.5亿元。
-- content/reports/2024.en.md --
---
title: Summary of 2024
---
Gross output was RMB 16.05 billion.
-- content/reports/2025.md --
---
title: { zh: 二〇二五年前三季度总结, en: Summary of three quarters }
organization: zone
period: 2025-01..2025-09
issued: 2025-10-20
published: 2025-10-21 09:36
correction: { date: 2025-11-01, text: { zh: 数值有误。, en: A figure was wrong. } }
moved_from: [old]
indicators:
  output: 140.25亿元
---
总产值140.25亿元。
";

#[test]
fn a_target_shows_what_became_of_it_with_its_sums() {
    let edition = edition(ZONE);
    let rows = targets(&edition, 0, "plan");
    let output = &rows[0];
    assert_eq!(output.target.text, "200亿元以上");
    assert_eq!(output.target.value, "20000000000");
    assert_eq!(output.baseline.as_ref().unwrap().text, "100亿元");
    assert_eq!(output.actual.as_ref().unwrap().text, "140.25亿元");
    assert_eq!(output.share_of_target.as_ref().unwrap().text, "70.1%");
    let difference = output.difference.as_ref().unwrap();
    assert_eq!(difference.text, "−59.75亿元");
    assert_eq!(difference.value, "-5975000000");
    assert_eq!(difference.formula.as_deref(), Some("实际140.25亿元 − 目标200亿元"));
    let required = output.required.as_ref().unwrap();
    assert_eq!((required.text.as_str(), required.formula.as_deref()), ("150亿元", Some("目标200亿元 × 9 ÷ 12")));
    let needed = output.needed.as_ref().unwrap();
    assert_eq!(needed.text, "24.6%（自2024年起）");
    assert_eq!(needed.formula.as_deref(), Some("目标200亿元 ÷ 2024年实际160.5亿元 − 1"));
    assert_eq!(output.verdict.as_ref().unwrap().code, "behind");
}

#[test]
fn targets_are_worded_by_what_they_name() {
    let edition = edition(ZONE);
    let texts = |lang| targets(&edition, lang, "plan").into_iter().map(|row| row.target.text).collect::<Vec<_>>();
    assert_eq!(texts(0), ["200亿元以上", "5.5%以内", "下降3%以上", "居全市第2位", "每年10家"]);
    assert_eq!(
        texts(1),
        ["at least RMB 20 billion", "at most 5.5%", "fall of at least 3%", "rank 2 in the city", "10 firms each year"]
    );
}

#[test]
fn a_figure_of_the_prose_has_its_permalink_there_and_its_row_another_id() {
    let edition = edition(ZONE);
    let rows = figures(&edition, 0, "2024");
    assert_eq!((rows[0].id.as_str(), rows[0].sentence.as_deref()), ("row-output.2024", Some("#output.2024")));
    assert_eq!((rows[1].id.as_str(), rows[1].sentence.as_deref()), ("firms.2024-12-31", None));
    assert_eq!(rows[0].growth.iter().map(|one| one.text.as_str()).collect::<Vec<_>>(), ["同比 +7%"]);
    assert_eq!(figures(&edition, 1, "2024")[1].level.as_ref().unwrap().text, "1 firm");
}

#[test]
fn prose_without_translation_says_its_language_and_leaves_the_set() {
    let more = format!(
        "{ZONE}-- content/site.yaml --\ntitle: {{ zh: 数据, en: Data }}\nlanguages: [zh, en]\nbase_url: https://example.org/d/\n"
    );
    let edition = edition(&more);
    let frame_of = |slug, lang| {
        let id = find(&edition, slug);
        let w = writer(&edition, lang, Kind::Report(id));
        let (head, view) = report::view(&w, id);
        (frame::frame(&w, head), view)
    };
    let (own, view) = frame_of("2025", 1);
    assert_eq!(view.body_lang.as_deref(), Some("zh-Hans"));
    assert!(own.alternates.is_empty());
    assert_eq!(own.canonical.as_deref(), Some("https://example.org/d/en/reports/2025/"));
    // The original is in no set either: its only translation is none.
    assert!(frame_of("2025", 0).0.alternates.is_empty());
    let set: Vec<_> = frame_of("2024", 1).0.alternates.into_iter().map(|one| (one.hreflang, one.href)).collect();
    let address = |lang: &str| format!("https://example.org/d/{lang}/reports/2024/");
    let expected = [("zh-Hans", "zh"), ("en", "en"), ("x-default", "zh")];
    assert_eq!(set, expected.map(|(hreflang, lang)| (hreflang.to_owned(), address(lang))));
    let sitemap = web::sitemap(&edition, &super::pages(&edition));
    assert!(
        sitemap
            .contains("<loc>https://example.org/d/en/reports/2024/</loc>\n<lastmod>2025-01-20</lastmod>\n<xhtml:link")
    );
    assert!(
        sitemap.contains("<loc>https://example.org/d/en/reports/2025/</loc>\n<lastmod>2025-11-01</lastmod>\n</url>")
    );
}

#[test]
fn json_ld_cannot_end_its_element() {
    let edition =
        edition("-- content/reports/a.md --\n---\ntitle: a</script><!--b\norganization: zone\nperiod: 2024\n---\n");
    let id = find(&edition, "a");
    let w = writer(&edition, 0, Kind::Report(id));
    let data = frame::frame(&w, report::view(&w, id).0).json_ld.unwrap();
    assert!(!data.contains('<'));
    let value: serde_json::Value = serde_json::from_str(&data).unwrap();
    assert_eq!(value["@graph"][0]["@type"], "Report");
    assert_eq!(value["@graph"][0]["name"], "a</script><!--b");
    assert_eq!(value["@graph"][1]["itemListElement"][2]["position"], 3);
}

#[test]
fn the_feed_has_reports_and_corrections_by_their_time() {
    let edition = edition(ZONE);
    let feed = feed::feed(&Writer::new(&edition, PageId::Feed(0)));
    let updated: Vec<&str> = feed.split("<updated>").skip(1).filter_map(|rest| rest.split('<').next()).collect();
    let correction = "2025-11-01T00:00:00+08:00";
    // The plan has neither a date of issue nor of publication: the start of its period stands in.
    let plan = "2021-01-01T00:00:00+08:00";
    assert_eq!(updated, [correction, correction, "2025-10-21T09:36:00+08:00", "2025-01-20T00:00:00+08:00", plan]);
    assert!(feed.contains("<id>urn:uuid:") && !feed.contains("rel=\"self\""));
    assert!(feed.contains("href=\"reports/2025/index.html#page-correction\""));
}

#[test]
fn the_home_page_shows_the_newest_headline_figure() {
    let edition = edition(ZONE);
    let (_, view) = home::view(&writer(&edition, 1, Kind::Home));
    let card = &view.headline[0];
    assert_eq!((card.figure.text.as_str(), card.period.as_str()), ("RMB 14.025 billion", "January–September 2025"));
    assert_eq!(view.counts, ["3 reports", "2 organizations", "3 indicators", "4 figures", "5 targets"]);
    assert_eq!(view.latest.first().unwrap().report.label, "Summary of three quarters");
    let names: Vec<_> = view.topics.iter().map(|topic| topic.name.as_str()).collect();
    assert_eq!(names, ["Industry", "Other"]);
}

#[test]
fn reports_are_listed_by_year_and_neighbours_follow_the_periods() {
    let edition = edition(ZONE);
    let (_, view) = reports::view(&writer(&edition, 0, Kind::Reports));
    let heads: Vec<_> = view.groups.iter().map(|group| (group.head.label.as_str(), group.reports.len())).collect();
    assert_eq!(heads, [("2025年", 2), ("2024年", 1)]);
    let id = find(&edition, "2024");
    let (_, view) = report::view(&writer(&edition, 0, Kind::Report(id)), id);
    assert_eq!(view.previous.unwrap().label, "规划");
    assert_eq!(view.next.unwrap().label, "二〇二五年前三季度总结");
}

#[test]
fn pages_outside_the_languages_work_at_any_depth() {
    let edition = edition(ZONE);
    let not_found = web::not_found(&edition).unwrap();
    assert!(!not_found.contains("href="), "{not_found}");
    let root = web::root(&edition).unwrap();
    assert!(root.contains("href=\"zh/index.html\"") && root.contains("href=\"en/index.html\""));
    let id = find(&edition, "2025");
    let redirect = web::redirect(&Writer::new(&edition, PageId::Redirect(0, "old".into(), id)), id).unwrap();
    assert!(redirect.contains("url=../2025/index.html"), "{redirect}");
    assert_eq!(web::robots(&edition), "User-agent: *\nAllow: /\n");
}

#[test]
fn the_government_profile_adds_tags_and_lines() {
    let profile = "-- content/site.yaml --\ntitle: 数据\nlanguages: [zh]\ngovernment:\n  site_name: 甲市政府\n  site_id_code: \"3310820001\"\n  footer: { organizer: 主办：甲市, icp: 浙ICP备12345678号, police: 浙公网安备33108202000123号 }\n";
    let edition = edition(&format!("{ZONE}{profile}"));
    let id = find(&edition, "2025");
    let w = writer(&edition, 0, Kind::Report(id));
    let frame = frame::frame(&w, report::view(&w, id).0);
    let tags: Vec<_> = frame.metas.iter().map(|meta| (meta.name.as_str(), meta.content.as_str())).collect();
    assert!(
        tags.contains(&("PubDate", "2025-10-21 09:36")) && tags.contains(&("SiteIDCode", "3310820001")),
        "{tags:?}"
    );
    assert!(tags.contains(&("ArticleTitle", "二〇二五年前三季度总结")));
    let lines: Vec<_> = frame.footer.government.iter().map(|line| line.label.as_str()).collect();
    assert_eq!(lines, ["主办：甲市", "网站标识码：3310820001", "浙ICP备12345678号", "浙公网安备33108202000123号"]);
    assert!(frame.languages.is_empty());
}
