//! `check --format sarif`: valid by the schema of the standard, with every finding at its place, permitted ones too.

use duizhao::lang::Tongue;
use duizhao::report_text;
use serde_json::Value;

use crate::fixture::{Fixture, root, site};

const BROKEN: &str = "\
-- content/reports/经开区 2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
indicators:
  industrial-output: 320.5亿吨
  trade: { value: 3亿元, valeu: 4亿元 }
  gdp: 5亿元
  gdp: 6亿元
---
正文 <b>甲</b> [x](#无此锚)

<!-- allow W106: 原文如此 -->
<i>乙</i>
";

fn sarif(fixture: &Fixture, tongue: Tongue) -> Value {
    let text = report_text::sarif(&fixture.built.diagnostics, &fixture.built.texts, tongue);
    serde_json::from_str(&text).unwrap()
}

/// What the schema says against a log.
fn faults(log: &Value) -> Vec<String> {
    let schema = std::fs::read_to_string(root().join("tests/sarif/sarif-schema-2.1.0.json")).unwrap();
    let schema: Value = serde_json::from_str(&schema).unwrap();
    let (name, mut schemas, mut compiler) = ("sarif.json", boon::Schemas::new(), boon::Compiler::new());
    compiler.enable_format_assertions();
    compiler.add_resource(name, schema).unwrap();
    let schema = compiler.compile(name, &mut schemas).unwrap();
    schemas.validate(log, schema).err().map(|error| format!("{error:#}")).into_iter().collect()
}

#[test]
fn logs_are_valid_by_the_standard() {
    for fixture in [site(BROKEN), site("")] {
        for tongue in [Tongue::Zh, Tongue::En] {
            assert_eq!(faults(&sarif(&fixture, tongue)), [""; 0]);
        }
    }
    // The schema is in force: it refuses what is no log.
    let mut log = sarif(&site(""), Tongue::En);
    log["runs"][0]["results"] = serde_json::json!([{ "level": "info" }]);
    assert!(!faults(&log).is_empty());
}

#[test]
fn findings_stand_at_their_places() {
    let log = sarif(&site(BROKEN), Tongue::En);
    let results = log["runs"][0]["results"].as_array().unwrap();
    let of = |code: &str| results.iter().find(|result| result["ruleId"] == code).unwrap();
    let unit = &of("U102")["locations"][0]["physicalLocation"];
    assert_eq!(unit["artifactLocation"]["uri"], "content/reports/%E7%BB%8F%E5%BC%80%E5%8C%BA%202024.md");
    assert_eq!(unit["artifactLocation"]["uriBaseId"], "%SRCROOT%");
    assert_eq!(unit["region"]["startLine"], 6);
    assert_eq!((&unit["region"]["startColumn"], &unit["region"]["endColumn"]), (&22.into(), &29.into()));
    let anchor = &of("W102")["locations"][0]["physicalLocation"]["region"];
    // Columns count characters, also behind Han.
    assert_eq!((&anchor["startLine"], &anchor["startColumn"]), (&11.into(), &17.into()));
    assert_eq!(of("W102")["level"], "error");
    assert_eq!(of("L101")["level"], "note");
    assert_eq!(of("S102")["relatedLocations"][0]["physicalLocation"]["region"]["startLine"], 8);
    let index = usize::try_from(of("S101")["ruleIndex"].as_u64().unwrap()).unwrap();
    assert_eq!(log["runs"][0]["tool"]["driver"]["rules"][index]["id"], "S101");
    assert_eq!(log["runs"][0]["columnKind"], "unicodeCodePoints");
}

#[test]
fn permitted_findings_are_shown_as_suppressed_with_their_reason() {
    let fixture = site(BROKEN);
    let log = sarif(&fixture, Tongue::Zh);
    let results = log["runs"][0]["results"].as_array().unwrap();
    let html: Vec<&Value> = results.iter().filter(|result| result["ruleId"] == "W106").collect();
    let suppressed: Vec<&Value> = html.iter().filter_map(|result| result.get("suppressions")).collect();
    assert_eq!(suppressed, [&serde_json::json!([{ "kind": "inSource", "justification": "原文如此" }])]);
    assert!(html.len() > suppressed.len());
    // Other forms say nothing of them.
    let shown = report_text::json(&fixture.built.diagnostics, &fixture.built.texts, Tongue::Zh);
    assert_eq!(shown.matches("W106").count(), html.len() - 1);
}
