//! Translations: what is missing, what was accepted and is stale since, and the ledger that knows it.

use std::path::Path;
use std::process::{Command, Output};

use duizhao::check::coverage::{Covered, coverage};
use duizhao::check::ledger::{Acceptance, accept};
use duizhao::diag::Diagnostics;
use duizhao::lang::Tongue;
use duizhao::model::{Ledger, PassageKind};
use duizhao::report_text;

use crate::fixture::{over_base, site};

/// A report in both languages, with a note on a figure.
const REPORT: &str = "\
-- content/reports/zone-2024.md --
---
title: { zh: 2024年工作总结, en: Work summary 2024 }
organization: zone
period: 2024
indicators:
  trade:
    - { item: cars, value: 3亿元, note: { zh: 以人民币计, en: In renminbi } }
    - { item: ships, value: 5亿元, note: { zh: 含修船, en: Repairs included } }
---
全年平稳。

## 一、工业

产值增长。

## 二、外贸

进出口增长。
-- content/reports/zone-2024.en.md --
A steady year.

## Industry

Output grew.

## Trade

Imports and exports grew.
";

/// What accepting all translations does.
fn acceptance(text: &str, wanted: &dyn Fn(&str) -> bool) -> Acceptance {
    let sources = over_base(text);
    let project = duizhao::read::read(&sources, &mut Diagnostics::default());
    let site = duizhao::resolve::resolve(&project, &sources, false, &mut Diagnostics::default());
    accept(&site, &project.texts, wanted)
}

/// The files with a ledger in which all translations are accepted.
fn accepted(text: &str) -> String {
    format!("{text}-- content/translations.yaml --\n{}", acceptance(text, &|_| true).text)
}

fn changed(text: &str, from: &str, to: &str) -> String {
    assert!(text.contains(from), "there is no {from}");
    text.replacen(from, to, 1)
}

/// The findings of the family L, without their severity and place in the line.
fn found(text: &str) -> Vec<String> {
    let fixture = site(text);
    let lines = fixture.diagnostics();
    let of_languages = lines.lines().filter(|line| line.starts_with('L'));
    of_languages.map(|line| line.replace("content/", "")).collect()
}

#[test]
fn a_site_without_ledger_hears_nothing_of_stale_translations() {
    assert_eq!(found(REPORT), [""; 0]);
}

#[test]
fn what_is_accepted_is_accepted() {
    assert_eq!(found(&accepted(REPORT)), [""; 0]);
}

#[test]
fn a_source_section_that_changed_makes_its_translation_stale() {
    let text = changed(&accepted(REPORT), "产值增长。", "产值下降。");
    assert_eq!(
        found(&text),
        ["L102 warning reports/zone-2024.en.md:3:1 the section “一、工业” has changed since its `en` translation was \
             accepted, and the translation has not"]
    );
    let fixture = site(&text);
    let stale = fixture.built.diagnostics.iter().find(|one| one.rule.code == "L102").unwrap();
    assert_eq!(fixture.built.texts.slice(stale.related[0].span), "## 一、工业");
    let help = &stale.help.as_ref().unwrap().en;
    assert!(help.ends_with("`duizhao check --accept-translations=content/reports/zone-2024.md`"), "{help}");
}

#[test]
fn a_translation_that_was_edited_too_counts_as_revised() {
    let text = changed(&accepted(REPORT), "产值增长。", "产值下降。");
    let text = changed(&text, "Output grew.", "Output fell.");
    assert_eq!(found(&text), ["L108 info translations.yaml:1:1 1 translation, new or revised, is not yet accepted"]);
    // Another section that was edited does not make up for it.
    let text = changed(&accepted(REPORT), "产值增长。", "产值下降。");
    let text = changed(&text, "Imports and exports grew.", "Trade grew.");
    assert!(found(&text)[0].contains("“一、工业”"), "{:?}", found(&text));
}

#[test]
fn fields_are_held_against_their_own_source() {
    let text = changed(&accepted(REPORT), "以人民币计", "以美元计");
    assert_eq!(
        found(&text),
        [
            "L102 warning reports/zone-2024.md:7:55 `indicators.trade[cars].note` has changed since its `en` translation was \
             accepted, and the translation has not"
        ]
    );
    let text = changed(&accepted(REPORT), "zh: 2024年工作总结", "zh: 2024年度工作总结");
    assert!(found(&text)[0].contains("`title` has changed"), "{:?}", found(&text));
}

#[test]
fn names_of_the_registries_are_held_against_their_source() {
    let text = accepted(REPORT);
    let organizations = "-- content/organizations.yaml --\ncity:\n  name: { zh: 示范市, en: Example City }\nzone:\n  name: { zh: 示例经济开发区, en: Example Economic Development Zone }\n  short: { zh: 示例经开区, en: Example Zone }\n  within: city\n";
    let found = found(&format!("{text}{organizations}"));
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].starts_with("L102 warning organizations.yaml:2:24 `city.name`"), "{found:?}");
}

#[test]
fn what_only_moved_or_was_laid_out_anew_is_no_change() {
    let text = accepted(REPORT);
    for (from, to) in [
        // Line breaks and comments.
        ("产值增长。", "产值\n增长。<!-- 待核 -->"),
        ("Output grew.", "Output\ngrew."),
        // An entry of a list before another.
        ("    - { item: cars", "    - { item: boats, value: 1亿元 }\n    - { item: cars"),
        // The whole note, one line further.
        ("indicators:\n", "kind: summary\nindicators:\n"),
    ] {
        assert_eq!(found(&changed(&text, from, to)), [""; 0], "{to}");
    }
}

#[test]
fn a_section_more_or_less_concerns_the_translation_as_a_whole() {
    let text = changed(&accepted(REPORT), "## 二、外贸", "## 二、港口\n\n吞吐量增长。\n\n## 三、外贸");
    let more = found(&text);
    assert_eq!(more.len(), 1, "{more:?}");
    assert!(more[0].starts_with("L102 warning reports/zone-2024.en.md:1:1 the prose has changed"), "{more:?}");
    let text = changed(&accepted(REPORT), "\n## 二、外贸\n\n进出口增长。\n", "");
    assert!(found(&text)[0].starts_with("L102 warning reports/zone-2024.en.md:1:1 the prose"), "{:?}", found(&text));
    // Both lost it: revised.
    let text = changed(&text, "\n## Trade\n\nImports and exports grew.\n", "");
    assert_eq!(found(&text).len(), 1);
    assert!(found(&text)[0].starts_with("L108 info"), "{:?}", found(&text));
}

#[test]
fn a_new_translation_waits_without_a_warning() {
    let text = accepted(&changed(REPORT, ", note: { zh: 含修船, en: Repairs included }", ""));
    let text = changed(
        &text,
        "item: ships, value: 5亿元",
        "item: ships, value: 5亿元, note: { zh: 含修船, en: With repairs }",
    );
    assert_eq!(found(&text), ["L108 info translations.yaml:1:1 1 translation, new or revised, is not yet accepted"]);
}

#[test]
fn entries_whose_text_is_gone_are_told_and_taken_out() {
    let text = changed(&accepted(REPORT), ", note: { zh: 含修船, en: Repairs included }", "");
    let text = text.replace(
        "\ncontent/reports/zone-2024.md:\n",
        "\ncontent/reports/old.md:\n  en:\n    title: 0123456789 / 0123456789\ncontent/reports/zone-2024.md:\n",
    );
    let orphans = found(&text);
    assert_eq!(orphans.len(), 1, "{orphans:?}");
    assert!(
        orphans[0].ends_with("does not exist: content/reports/old.md title (en) and 1 more")
            || orphans[0].ends_with("does not exist: reports/old.md title (en) and 1 more"),
        "{orphans:?}"
    );
    let after = acceptance(&text, &|_| true);
    assert_eq!(after.removed, 2);
    assert!(!after.text.contains("old.md"));
}

#[test]
fn what_cannot_be_read_is_neither_gone_nor_accepted() {
    let text = accepted(REPORT);
    let before = acceptance(&text, &|_| true).text;
    // Broken front matter; a draft; a translation whose front matter is broken; a language that is not configured now.
    for (from, to) in [
        ("organization: zone\n", "organization：zone\n"),
        ("organization: zone\n", "status: draft\norganization: zone\n"),
        ("A steady year.\n", "---\ntitle：x\n---\nA steady year, revised.\n"),
    ] {
        let broken = changed(&text, from, to);
        assert_eq!(found(&broken), [""; 0], "{to}");
        let after = acceptance(&broken, &|_| true);
        assert_eq!((after.text.as_str(), after.removed), (before.as_str(), 0), "{to}");
    }
    let site_yaml = "-- content/site.yaml --\ntitle: { zh: 示例站点, en: Example site }\nlanguages: [zh, ja]\nbase_url: https://example.org/\ntopics: { economy: { zh: 经济, en: Economy } }\n";
    let after = acceptance(&format!("{}{site_yaml}", text.replace("zone-2024.en.md", "other.en.md")), &|_| true);
    assert_eq!((after.text.as_str(), after.removed), (before.as_str(), 0));
}

#[test]
fn one_file_can_be_accepted_alone() {
    let text = changed(&accepted(REPORT), "产值增长。", "产值下降。");
    let other = "-- content/organizations.yaml --\ncity:\n  name: { zh: 示范市, en: Example City }\nzone:\n  name: { zh: 示例经济开发区, en: Example Economic Development Zone }\n";
    let text = format!("{text}{other}");
    let after = acceptance(&text, &|unit| unit == "content/organizations.yaml");
    assert_eq!(after.unchanged.len(), 1);
    let at = text.find("-- content/translations.yaml --").unwrap();
    let end = text.find("-- content/organizations.yaml --").unwrap();
    let text = format!("{}{}-- content/translations.yaml --\n{}", &text[..at], &text[end..], after.text);
    let left = found(&text);
    assert_eq!(left.len(), 1, "{left:?}");
    assert!(left[0].contains("“一、工业”"), "{left:?}");
}

#[test]
fn accepting_counts_what_it_accepts() {
    let counts = |text: &str| *acceptance(text, &|_| true).by_lang.get("en").unwrap();
    let first = counts(REPORT);
    assert_eq!((first.all, first.revised, first.unchanged), (first.new, 0, 0));
    let text = changed(&accepted(REPORT), "产值增长。", "产值下降。");
    let text = changed(&text, "以人民币计, en: In renminbi", "以美元计, en: In US dollars");
    let second = counts(&text);
    assert_eq!((second.all, second.new, second.revised, second.unchanged), (first.all, 0, 1, 1));
}

#[test]
fn a_ledger_after_a_merge_is_read_with_the_entries_of_both_sides() {
    let ours = accepted(REPORT);
    let theirs = changed(&ours, "以人民币计, en: In renminbi", "按人民币计, en: In renminbi");
    let line = |text: &str| {
        let ledger = acceptance(text, &|_| true).text;
        ledger.lines().find(|line| line.contains("trade[cars]")).unwrap().to_owned()
    };
    let (a, b) = (line(&ours), line(&theirs));
    assert_ne!(a, b);
    let conflict = format!("<<<<<<< HEAD\n{a}\n||||||| base\n{a}\n=======\n{b}\n>>>>>>> other");
    for text in [&ours, &theirs] {
        let merged = changed(text, &a, &conflict);
        let told = found(&merged);
        assert_eq!(told.len(), 1, "{told:?}");
        assert!(told[0].starts_with("L107 warning translations.yaml:"), "{told:?}");
        assert!(told[0].contains("the marks of a merge"), "{told:?}");
        let clean = acceptance(&merged, &|_| true).text;
        assert!(!clean.contains("<<<<"), "{clean}");
    }
    // A third wording is stale for either side.
    let third = changed(&changed(&ours, &a, &conflict), "以人民币计", "用人民币计");
    assert!(found(&third).iter().any(|line| line.starts_with("L102")), "{:?}", found(&third));
}

#[test]
fn a_broken_ledger_is_told_and_harms_nothing() {
    let of = |ledger: &str| found(&format!("{REPORT}-- content/translations.yaml --\n{ledger}"));
    for ledger in [
        "- a\n- b\n",
        "text\n",
        "content/reports/zone-2024.md: x\n",
        "content/reports/zone-2024.md:\n  en: [1, 2]\n",
        "content/reports/zone-2024.md:\n  en:\n    title: { a: b }\n",
        "content/reports/zone-2024.md:\n  en:\n    title: 123 / 0123456789\n",
        "content/reports/zone-2024.md:\n  en:\n    title: 0123456789\n",
        "content/reports/zone-2024.md:\n  en:\n    title: 0123456789 / \n",
        "content/reports/zone-2024.md:\n  en:\n   title:\n",
        "a: [\n",
        "\tx: 1\n",
        "a: *b\n",
        "\u{0}\n",
    ] {
        let told = of(ledger);
        assert!(told.iter().any(|line| line.starts_with("L107 warning translations.yaml:")), "{ledger:?}: {told:?}");
    }
    for empty in ["", "# nothing\n", "content/reports/zone-2024.md:\n"] {
        assert!(of(empty).iter().all(|line| line.starts_with("L108 info")), "{empty:?}: {:?}", of(empty));
    }
}

#[test]
fn a_ledger_is_read_back_as_it_was_written() {
    let odd = changed(REPORT, "item: cars,", "item: \"1: \\\"a\\\" #b \\\\ é车\",");
    let text = accepted(&odd);
    assert_eq!(found(&text), [""; 0]);
    assert_eq!(acceptance(&text, &|_| true).text, acceptance(&odd, &|_| true).text);
    // A checkout with the line ends of Windows is the same ledger.
    let windows = acceptance(&odd, &|_| true).text.replace('\n', "\r\n");
    let mut sources = over_base(&odd);
    sources.insert(Ledger::PATH, windows.as_bytes());
    assert_eq!(crate::fixture::of(sources).codes(), [""; 0]);
}

#[test]
fn texts_that_a_language_lacks_are_told_once_for_each_file() {
    let text = changed(REPORT, "title: { zh: 2024年工作总结, en: Work summary 2024 }", "title: 2024年工作总结");
    let text = changed(&text, "{ zh: 以人民币计, en: In renminbi }", "以人民币计");
    assert_eq!(
        found(&text),
        [
            "L103 info reports/zone-2024.md:2:8 2 texts of this file have no `en` translation: title, indicators.trade[cars].note"
        ]
    );
    // The translation may say it.
    let text = changed(&text, "A steady year.\n", "---\ntitle: Work summary 2024\n---\nA steady year.\n");
    assert_eq!(
        found(&text),
        [
            "L103 info reports/zone-2024.md:7:39 1 text of this file has no `en` translation: indicators.trade[cars].note"
        ]
    );
    // A report that is not translated at all is told once, by its prose.
    let text = changed(REPORT, "zone-2024.en.md", "x.txt");
    let text = text
        .replace(", en: Work summary 2024", "")
        .replace(", en: In renminbi", "")
        .replace(", en: Repairs included", "");
    assert_eq!(found(&text).len(), 1, "{:?}", found(&text));
    assert!(found(&text)[0].starts_with("L101"), "{:?}", found(&text));
}

#[test]
fn codes_numbers_and_ids_need_no_translation() {
    let front = "title: GDP 2024\norganization: zone\nperiod: 2024\nindex_no: LH-1\nperson: 张三\ncontact: 0576-1234567\nx-note: 备忘\nindicators:\n  trade: { item: 汽车, value: 3亿元, share: { value: 3%, of: city } }\n";
    assert_eq!(found(&format!("-- content/reports/r.md --\n---\n{front}---\n")), [""; 0]);
}

#[test]
fn a_language_without_words_and_words_without_their_arguments_are_told() {
    let site_yaml = |more: &str| {
        format!(
            "-- content/site.yaml --\ntitle: {{ zh: 站, en: Site }}\nbase_url: https://example.org/\ntopics: {{ economy: {{ zh: 经济, en: Economy }} }}\n{more}\n"
        )
    };
    let l105 = |text: &str| found(text).into_iter().filter(|line| line.starts_with("L105")).collect::<Vec<_>>();
    assert_eq!(l105(&site_yaml("languages: [zh, en, en-GB, zh-Hans]")), [""; 0]);
    assert_eq!(
        l105(&site_yaml("languages: [zh, fr]")),
        ["L105 warning site.yaml:1:1 the theme has no interface words for `fr`: its pages show English ones"]
    );
    let theme = |words: &str| site_yaml(&format!("languages: [zh, en]\ntheme: ours\n{words}"));
    // Single words over the built-in ones are what a theme is for.
    assert_eq!(l105(&theme("-- themes/ours/words/en.ftl --\nnav-home = Start\n# $x\n")), [""; 0]);
    assert_eq!(
        l105(&theme(
            "-- themes/ours/words/zh.ftl --\ncount-reports = { $number ->\n   *[other] 共 { $count } 篇\n }\n"
        )),
        [
            "L105 warning themes/ours/words/zh.ftl:1:19 the word `count-reports` has no argument $number: pages would print its name"
        ]
    );
    assert_eq!(
        l105(&theme("-- themes/ours/words/zh.ftl --\nslogan = 数据说话 { $year }\n")),
        ["L105 warning themes/ours/words/en.ftl:1:1 the interface words of `en` lack 1 word: slogan"]
    );
    let french = site_yaml("languages: [zh, fr]\ntheme: ours\n-- themes/ours/words/fr.ftl --\nnav-home = Accueil");
    let told = l105(&french);
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(
        told[0].starts_with("L105 warning themes/ours/words/fr.ftl:1:1 the interface words of `fr` lack "),
        "{told:?}"
    );
}

#[test]
fn coverage_counts_what_is_translated_and_what_is_stale() {
    let text = changed(&accepted(REPORT), "产值增长。", "产值下降。");
    let text = changed(&text, ", en: Repairs included", "");
    let fixture = site(&text);
    let table = coverage(fixture.facts(), &fixture.built.texts);
    assert_eq!(table.len(), 1);
    let of = |kind| *table[0].kinds.iter().find(|covered| covered.kind == kind).unwrap();
    assert_eq!(of(PassageKind::Prose), Covered { kind: PassageKind::Prose, total: 1, translated: 1, stale: 1 });
    assert_eq!(of(PassageKind::Note), Covered { kind: PassageKind::Note, total: 2, translated: 1, stale: 0 });
    let lines = |tongue| report_text::coverage(&table, tongue).lines().map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(
        lines(Tongue::En)[..2],
        ["language  texts   translated  of  coverage  stale", "en        prose            1   1      100%      1"]
    );
    assert_eq!(
        lines(Tongue::Zh)[..2],
        ["语言  文字  已译  共  覆盖率  已过期", "en    正文     1   1    100%       1"]
    );
}

fn duizhao(root: &Path, args: &[&str]) -> Output {
    let program = env!("CARGO_BIN_EXE_duizhao");
    Command::new(program).arg("--root").arg(root).args(["--lang", "en"]).args(args).output().unwrap()
}

#[test]
fn the_command_writes_the_ledger_and_plain_checks_do_not() {
    let folder = tempfile::tempdir().unwrap();
    for (path, bytes) in over_base(REPORT).files {
        let path = folder.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }
    let ledger = folder.path().join(Ledger::PATH);
    assert!(duizhao(folder.path(), &["check"]).status.success());
    assert!(duizhao(folder.path(), &["build"]).status.success());
    assert!(!ledger.exists());
    let first = duizhao(folder.path(), &["check", "--strict", "--accept-translations"]);
    assert!(first.status.success(), "{first:?}");
    assert!(String::from_utf8_lossy(&first.stderr).contains(" translations into en: "), "{first:?}");
    let written = std::fs::read_to_string(&ledger).unwrap();
    let report = folder.path().join("content/reports/zone-2024.md");
    let text = std::fs::read_to_string(&report).unwrap();
    std::fs::write(&report, text.replace("产值增长", "产值下降")).unwrap();
    assert_eq!(duizhao(folder.path(), &["check", "--strict"]).status.code(), Some(1));
    assert_eq!(std::fs::read_to_string(&ledger).unwrap(), written);
    // An error elsewhere shows in the exit status, and the rest is accepted all the same.
    std::fs::write(folder.path().join("content/reports/bad.md"), "---\ntitle：坏\n---\n").unwrap();
    let accept = "--accept-translations=content/reports/zone-2024.en.md";
    let second = duizhao(folder.path(), &["check", "--format", "json", accept]);
    assert_eq!(second.status.code(), Some(1));
    let told = String::from_utf8_lossy(&second.stderr);
    assert!(told.contains("1 left as they are though their source changed"), "{told}");
    let json = String::from_utf8_lossy(&second.stdout);
    assert!(json.contains("S002") && !json.contains("L102"), "{json}");
    assert_ne!(std::fs::read_to_string(&ledger).unwrap(), written);
    let left: Vec<_> =
        std::fs::read_dir(folder.path().join("content")).unwrap().map(|one| one.unwrap().file_name()).collect();
    assert!(left.iter().all(|name| !name.to_string_lossy().starts_with('.')), "{left:?}");
    assert_eq!(duizhao(folder.path(), &["check", "--accept-translations=content/none.md"]).status.code(), Some(2));
}

#[test]
fn what_a_placeholder_writes_answers_what_the_other_language_spells_out() {
    let told = |zh: &str, en: &str| {
        let text = format!(
            "-- content/indicators.yaml --\noutput: {{ name: {{ zh: 工业总产值, en: Industrial output }}, unit: 亿元, kind: flow }}\n\
             land: {{ name: {{ zh: 供地, en: Land supplied }}, unit: 亩, kind: flow }}\n\
             -- content/reports/zone-2024.md --\n---\ntitle: {{ zh: 总结, en: Summary }}\norganization: zone\nperiod: 2024\n\
             indicators: {{ output: 320.5亿元 +8.2%, land: 1000亩 }}\n---\n{zh}\n-- content/reports/zone-2024.en.md --\n{en}\n"
        );
        let fixture = site(&text);
        let of_languages = |line: &&str| line.starts_with("L104") || line.contains(" error ");
        fixture.diagnostics().lines().filter(of_languages).map(str::to_owned).collect::<Vec<_>>()
    };
    let zh = "工业总产值{output}，增长{output.yoy}，供地{land}。";
    let spelled = "Industrial output was RMB 32.05 billion, up 8.2%; 1,000 mu of land were supplied.";
    assert_eq!(told(zh, spelled), [""; 0]);
    assert_eq!(
        told(
            "工业总产值320.5亿元，增长8.2%，供地1000亩。",
            "Industrial output was {output}, up {output.yoy}; {land} supplied."
        ),
        [""; 0]
    );
    assert_eq!(told(zh, "Industrial output was {output}, up {output.yoy}; {land} supplied."), [""; 0]);
    // What one language leaves out is told as before.
    let silent = told(zh, "Industrial output grew 8.2%; 1,000 mu of land were supplied.");
    assert!(matches!(silent.as_slice(), [one] if one.contains("32") && one.starts_with("L104 warning")), "{silent:?}");
}
