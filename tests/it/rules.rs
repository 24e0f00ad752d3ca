//! Every rule has its page in both languages, an example that raises it and one that does not.

use std::collections::BTreeSet;

use duizhao::diag::{Rule, Severity};
use duizhao::rules::{self, EXAMPLE_BASE, RULES};
use duizhao::source::Sources;

use crate::fixture::{Fixture, of, site};

/// Rules that no text can raise; each has a test of its own below.
const WITHOUT_EXAMPLE: &[&str] = &["G105", "S001", "S004", "S007", "S009"];

fn with_example() -> impl Iterator<Item = &'static Rule> {
    RULES.iter().copied().filter(|rule| !WITHOUT_EXAMPLE.contains(&rule.code))
}

/// All faults of all rules, in one message.
fn assert_none(faults: Vec<String>) {
    assert!(faults.is_empty(), "{} rules fail:\n\n{}", faults.len(), faults.join("\n\n"));
}

#[test]
fn codes_and_names_are_unique_and_ordered() {
    let codes: Vec<&str> = RULES.iter().map(|rule| rule.code).collect();
    let mut sorted = codes.clone();
    sorted.sort_unstable();
    sorted.dedup();
    assert_eq!(codes, sorted);
    let names: BTreeSet<&str> = RULES.iter().map(|rule| rule.name).collect();
    assert_eq!(names.len(), RULES.len(), "two rules share a name");
}

#[test]
fn every_rule_has_its_page_in_both_languages() {
    let mut faults = Vec::new();
    for rule in RULES {
        let mut fault = |what: String| faults.push(format!("{}: {what}", rule.code));
        let [zh, en] = rule.title;
        if zh.is_empty() || en.is_empty() || zh == en {
            fault("the title is not there in both languages".into());
        }
        let is_han = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
        let [zh, en] = rule.why;
        let sentences = zh.matches('。').count();
        if !(2..=4).contains(&sentences) || !zh.chars().any(is_han) {
            fault(format!("the Chinese page has {sentences} sentences, 2 to 4 are wanted"));
        }
        let sentences = en.matches(". ").count() + usize::from(en.ends_with('.'));
        if !(2..=5).contains(&sentences) {
            fault(format!("the English page has {sentences} sentences, 2 to 5 are wanted"));
        }
        if !rule.name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-') {
            fault(format!("the name {} is not in kebab case", rule.name));
        }
        if WITHOUT_EXAMPLE.contains(&rule.code) != (rule.bad.is_empty() && rule.good.is_empty()) {
            fault("an example is missing".into());
        }
    }
    assert_none(faults);
}

#[test]
fn nothing_is_wrong_in_the_base_of_the_examples() {
    assert_eq!(of(Sources::from_text(EXAMPLE_BASE)).diagnostics(), "");
}

#[test]
fn the_bad_example_of_every_rule_raises_it_and_nothing_else() {
    let check = |rule: &Rule| {
        let fixture = site(rule.bad);
        let others: Vec<&str> = fixture
            .built
            .diagnostics
            .iter()
            .filter(|found| found.severity != Severity::Info && found.rule.code != rule.code)
            .map(|found| found.rule.code)
            .collect();
        let raised = fixture.codes().contains(&rule.code);
        (!raised || !others.is_empty()).then(|| told(rule, "bad", &fixture))
    };
    assert_none(with_example().filter_map(check).collect());
}

#[test]
fn the_good_example_of_every_rule_is_free_of_it_and_of_errors() {
    let check = |rule: &Rule| {
        let fixture = site(rule.good);
        let clean = !fixture.codes().contains(&rule.code) && fixture.faults().is_empty();
        (!clean).then(|| told(rule, "good", &fixture))
    };
    assert_none(with_example().filter_map(check).collect());
}

fn told(rule: &Rule, which: &str, fixture: &Fixture) -> String {
    format!("{} {} ({which} example) gives:\n{}", rule.code, rule.name, fixture.diagnostics())
}

#[test]
fn rules_are_found_by_code_and_name() {
    assert_eq!(rules::find("s101").map(|rule| rule.name), Some("unknown-key"));
    assert_eq!(rules::find("unknown-key").map(|rule| rule.code), Some("S101"));
    assert_eq!(rules::find("S999"), None);
}

#[test]
fn a_file_that_is_not_utf8_is_told_at_its_first_bad_byte() {
    let mut sources = Sources::from_text(EXAMPLE_BASE);
    // `标题: ` in UTF-8, then 温州 in GBK.
    let mut bytes = "---\ntitle: 标".as_bytes().to_vec();
    bytes.extend([0xCE, 0xC2, 0xD6, 0xDD]);
    sources.files.insert("content/reports/gbk.md".into(), bytes.into());
    let fixture = of(sources);
    let told = fixture.faults();
    assert!(told.starts_with("S001 error content/reports/gbk.md:2:9 "), "{told}");
}

#[test]
fn a_project_without_settings_is_told() {
    let told = of(Sources::default()).faults();
    assert!(told.starts_with("S004 error content/site.yaml:1:1 "), "{told}");
    assert_eq!(told.lines().count(), 1, "{told}");
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_out_of_the_project_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let reports = folder.path().join("project/content/reports");
    std::fs::create_dir_all(&reports).unwrap();
    std::fs::write(folder.path().join("secret.md"), "---\n---\n").unwrap();
    std::os::unix::fs::symlink(folder.path().join("secret.md"), reports.join("a.md")).unwrap();
    let (sources, unreadable) = duizhao::disk::read(&folder.path().join("project")).unwrap();
    let mut fixture = of(sources);
    duizhao::commands::add_unreadable(&unreadable, &mut fixture.built.texts, &mut fixture.built.diagnostics);
    let told = fixture.faults();
    assert!(told.contains("S007 error content/reports/a.md:1:1 "), "{told}");
}
