//! Diagnostics as SARIF 2.1.0, the form of findings that code hosts and editors read (an OASIS standard).
//!
//! Findings that the author lets stand are in it too, marked as suppressed, with the reason. No network name is in it:
//! the pages of `explain` are the rules' help texts.

use serde_json::{Value, json};

use crate::diag::{Diagnostic, Diagnostics, Rule, Severity};
use crate::lang::Tongue;
use crate::rules::RULES;
use crate::source::{Span, Texts};

/// What paths are relative to: the root of the project.
const ROOT: &str = "%SRCROOT%";

/// A log with one run.
pub fn sarif(diagnostics: &Diagnostics, texts: &Texts, tongue: Tongue) -> String {
    let open = diagnostics.iter().map(|found| result(found, None, texts, tongue));
    let permitted = diagnostics.permitted().iter().map(|one| result(&one.diagnostic, Some(&one.reason), texts, tongue));
    let results: Vec<Value> = open.chain(permitted).collect();
    let rules: Vec<Value> = RULES.iter().map(|rule| descriptor(rule, tongue)).collect();
    let log = json!({
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "duizhao",
                "version": env!("CARGO_PKG_VERSION"),
                "language": if tongue == Tongue::Zh { "zh" } else { "en" },
                "rules": rules,
            } },
            "columnKind": "unicodeCodePoints",
            "originalUriBaseIds": { ROOT: { "description": { "text": match tongue {
                Tongue::Zh => "项目的文件夹",
                Tongue::En => "the folder of the project",
            } } } },
            "results": results,
        }],
    });
    let mut text = serde_json::to_string_pretty(&log).unwrap_or_default();
    text.push('\n');
    text
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

fn descriptor(rule: &Rule, tongue: Tongue) -> Value {
    let pick = |[zh, en]: [&'static str; 2]| if tongue == Tongue::Zh { zh } else { en };
    let name: String = rule.name.split('-').map(capital).collect();
    json!({
        "id": rule.code,
        "name": name,
        "shortDescription": { "text": pick(rule.title) },
        "fullDescription": { "text": pick(rule.why) },
        "help": { "text": help(rule, tongue) },
        "defaultConfiguration": { "level": level(rule.severity) },
    })
}

/// `unknown` → `Unknown`: rule names of SARIF are in Pascal case.
fn capital(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map(|first| first.to_ascii_uppercase()).into_iter().chain(chars).collect()
}

/// Why, and both examples.
fn help(rule: &Rule, tongue: Tongue) -> String {
    let [[why_zh, why_en], [bad, good]] = [rule.why, [rule.bad, rule.good]];
    let (why, labels) = match tongue {
        Tongue::Zh => (why_zh, ["有问题的写法：", "正确的写法："]),
        Tongue::En => (why_en, ["Wrong:", "Right:"]),
    };
    let mut text = why.to_owned();
    for (label, example) in labels.into_iter().zip([bad, good]).filter(|(_, example)| !example.is_empty()) {
        text.push_str(&format!("\n\n{label}\n\n{}", example.trim_end()));
    }
    text
}

/// `reason`: why the author lets the finding stand.
fn result(found: &Diagnostic, reason: Option<&str>, texts: &Texts, tongue: Tongue) -> Value {
    let message = found.message.get(tongue);
    let text = match &found.help {
        Some(help) => format!("{message}\n{}", help.get(tongue)),
        None => message.to_owned(),
    };
    let mut result = json!({
        "ruleId": found.rule.code,
        "level": level(found.severity),
        "message": { "text": text },
        "locations": [{ "physicalLocation": place(found.span, texts) }],
    });
    let Some(fields) = result.as_object_mut() else { return result };
    if let Some(index) = RULES.iter().position(|rule| rule.code == found.rule.code) {
        fields.insert("ruleIndex".to_owned(), json!(index));
    }
    let related: Vec<Value> = (1..)
        .zip(&found.related)
        .map(|(id, related)| {
            let message = json!({ "text": related.message.get(tongue) });
            json!({ "id": id, "physicalLocation": place(related.span, texts), "message": message })
        })
        .collect();
    if !related.is_empty() {
        fields.insert("relatedLocations".to_owned(), Value::Array(related));
    }
    if let Some(reason) = reason {
        fields.insert("suppressions".to_owned(), json!([{ "kind": "inSource", "justification": reason }]));
    }
    result
}

fn place(span: Span, texts: &Texts) -> Value {
    let (start, end) = texts.positions(span);
    json!({
        "artifactLocation": { "uri": uri(texts.path(span)), "uriBaseId": ROOT },
        "region": {
            "startLine": start.line,
            "startColumn": start.column,
            "endLine": end.line,
            "endColumn": end.column,
        },
    })
}

/// A path as a relative reference: what is no letter, digit or plain mark is percent-encoded, `/` is not.
fn uri(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}
