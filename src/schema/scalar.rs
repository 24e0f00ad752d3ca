//! Single values as schemas.
//!
//! Language servers propose `true`, `false` and `null` wherever they meet a `type` while completing, but not behind `then`:
//! what is only to be checked stands there ([`checked`]).

use serde_json::{Value as Json, json};

use super::form;
use super::known::Named;
use crate::rules::RULES;
use crate::shape::Value;
use crate::shape::words::FRONT;

/// A schema that is checked and never proposed from.
pub(super) fn checked(schema: Json) -> Json {
    json!({ "if": {}, "then": schema })
}

/// A scalar. YAML sees numbers and booleans in `2025`, `14.50` and `true`, and nothing in an empty value; the reader sees
/// what was typed.
pub(super) fn scalar() -> Json {
    checked(json!({
        "type": ["string", "number", "boolean", "null"],
        "errorMessage": "应为单个值 · a single value is due here",
    }))
}

/// A text of a form, which YAML never takes for a number; or nothing.
pub(super) fn text(pattern: &str, [zh, en]: [&str; 2]) -> Json {
    checked(json!({ "type": ["string", "null"], "pattern": pattern, "errorMessage": format!("{zh} · {en}") }))
}

/// A text of a form, or a number within bounds; or nothing.
fn number(mut bounds: Json, pattern: &str, [zh, en]: [&str; 2]) -> Json {
    if let Some(bounds) = bounds.as_object_mut() {
        bounds.insert("pattern".into(), pattern.into());
        bounds.insert("errorMessage".into(), format!("{zh} · {en}").into());
    }
    checked(bounds)
}

/// Something else than nothing.
pub(super) fn given() -> Json {
    checked(json!({
        "type": ["string", "number", "boolean", "object", "array"],
        "errorMessage": "这里不能空着 · a value is due here",
    }))
}

/// One of some words, or nothing. `about`: what an editor shows beside each.
pub(super) fn one_of(words: &[&str], about: Option<Vec<&str>>) -> Json {
    // A list of no words is no schema.
    if words.is_empty() {
        return checked(json!({ "type": "null", "errorMessage": "没有可写的词 · there are no words to choose from" }));
    }
    let mut listed = json!({ "enum": words });
    if let (Some(about), Some(listed)) = (about, listed.as_object_mut()) {
        listed.insert("enumDescriptions".into(), json!(about));
    }
    let forms = std::iter::once(listed).chain(numbers_among(words)).chain([nothing()]);
    json!({ "anyOf": forms.collect::<Vec<Json>>() })
}

/// Nothing; an editor does not propose it, since neither a type nor a word says so.
fn nothing() -> Json {
    checked(json!({ "not": { "type": ["string", "number", "boolean", "object", "array"] } }))
}

/// Those of some words that YAML takes for numbers: an organization may have the id `331082`.
fn numbers_among(words: &[&str]) -> Option<Json> {
    let numbers: Vec<Json> = words.iter().filter_map(|word| plain_number(word)).map(Json::Number).collect();
    (!numbers.is_empty()).then(|| checked(json!({ "enum": numbers })))
}

/// A number that JSON writes as it was typed.
pub(super) fn plain_number(text: &str) -> Option<serde_json::Number> {
    text.parse::<serde_json::Number>().ok().filter(|number| number.to_string() == text)
}

/// A value that is the same for every site, and no map.
pub(super) fn plain(value: &Value) -> Json {
    let with_unit = ["数值要带单位，如 577亿元", "a figure needs its unit: 577亿元"];
    let rate = ["增速要带 %，如 5.2%、下降3.2%、持平", "a rate needs its sign: 5.2%, 下降3.2%"];
    match value {
        Value::Date => text(form::DATE, ["日期写成 2025-11-21", "write a date as 2025-11-21"]),
        Value::Moment => text(form::MOMENT, ["时间写成 2025-11-21 09:36", "write a time as 2025-11-21 09:36"]),
        Value::Url => text(form::URL, ["网址写成 https://example.org/…", "write an address as https://example.org/…"]),
        Value::Count => {
            let bounds = json!({ "type": ["string", "integer", "null"], "minimum": 1 });
            number(bounds, form::COUNT, ["应为正整数", "a whole number from 1 is due here"])
        }
        Value::Number => {
            let bounds = json!({ "type": ["string", "number", "null"], "exclusiveMinimum": 0 });
            number(bounds, form::NUMBER, ["应为正数", "a positive number is due here"])
        }
        Value::Form(pattern, error) => text(pattern, *error),
        Value::Word(words) => one_of(&words(), None),
        // Of an index a number alone is a level.
        Value::Level => checked(json!({ "type": ["string", "number", "null"], "errorMessage": with_unit.join(" · ") })),
        Value::Growth => text(form::WITH_UNIT, rate),
        Value::Share => text(form::WITH_UNIT, ["占比写成 52%", "write a share as 52%"]),
        Value::Place => {
            let bounds = json!({ "type": ["string", "integer", "null"], "minimum": 1 });
            let pattern = format!("^\\s*{FRONT}\\s*$|{}", form::COUNT);
            number(bounds, &pattern, ["写成 2、第2位或前列", "write a place as 2, 第2位 or 前列"])
        }
        Value::Language => {
            let language = text(form::LANGUAGE, ["语言写成 zh、en", "write a language as zh, en"]);
            json!({ "examples": ["zh", "en"], "anyOf": [language] })
        }
        _ => scalar(),
    }
}

/// A period. `2025` is a number to YAML.
pub(super) fn period() -> Json {
    let bounds = json!({ "type": ["string", "integer", "null"], "minimum": 1000, "maximum": 2999 });
    let error = [
        "不是时期：写成 2025、2025-01..2025-10 或 2025年上半年",
        "no period: write 2025, 2025-01..2025-10 or 2025年上半年",
    ];
    number(bounds, &form::period(), error)
}

/// The code of a check: those of this version are proposed, those of another let be.
pub(super) fn code() -> Json {
    let codes: Vec<&str> = RULES.iter().map(|rule| rule.code).collect();
    let about: Vec<String> = RULES.iter().map(|rule| rule.title.join(" · ")).collect();
    json!({ "anyOf": [
        { "enum": codes, "enumDescriptions": about, "errorMessage": "没有这个检查编号 · no such code of a check" },
        checked(json!({ "type": ["string", "null"], "pattern": form::CODE })),
    ] })
}

/// Something that a registry holds. Ids and names are proposed; a name typed with other blanks or capitals is the same.
pub(super) fn reference(named: &[&Named], [zh, en]: [&str; 2]) -> Json {
    let mut words: Vec<(&str, &str)> = named.iter().map(|one| (one.id.as_str(), one.about.as_str())).collect();
    let names = named.iter().flat_map(|one| one.names.iter().map(|name| (name.as_str(), one.about.as_str())));
    for (name, about) in names {
        if !words.iter().any(|(known, _)| *known == name) {
            words.push((name, about));
        }
    }
    let (words, about): (Vec<&str>, Vec<&str>) = words.into_iter().unzip();
    let error = format!("{zh} · {en}");
    if words.is_empty() {
        return checked(json!({ "type": "null", "errorMessage": error }));
    }
    let folded = form::folded(named.iter().flat_map(|one| one.names.iter().map(String::as_str)));
    let mut forms = vec![
        json!({ "enum": words, "enumDescriptions": about, "errorMessage": error }),
        checked(json!({ "type": "string", "pattern": folded })),
        nothing(),
    ];
    forms.extend(numbers_among(&words));
    json!({ "anyOf": forms })
}
