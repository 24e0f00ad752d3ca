//! Figures and targets as schemas: short form, long form, lists, groups; and reports, whose kind decides what targets say.

use serde_json::{Map, Value as Json, json};

use super::form;
use super::known::{Measure, Numbers};
use super::scalar::{given, text};
use super::value::{Builder, list_or_one, map_or, or_nothing};
use crate::model::{ObservationStatus, ReportKind};
use crate::shape::words::{OBSERVATION_STATUSES, REPORT_KINDS};
use crate::shape::{self, Shape};

const WITH_UNIT: [&str; 2] = ["数值要带单位，如 577亿元", "a figure needs its unit: 577亿元"];

/// What a map of a shape must hold beside the keys that are always required: schemas that all hold.
pub(super) fn together(shape: &Shape) -> Option<Json> {
    match shape.name {
        "observation" => {
            let is_without =
                |status: &Option<ObservationStatus>| status.is_some_and(ObservationStatus::is_without_value);
            let without: Vec<&str> =
                OBSERVATION_STATUSES.iter().filter(|(_, status)| is_without(status)).map(|(word, _)| *word).collect();
            let stands_without = json!({ "required": ["status"], "properties": { "status": { "enum": without } } });
            let states = ["value", "yoy", "mom", "since_year_start", "average", "rank", "share"];
            let nothing = json!({ "allOf": [absent(&states), { "not": stands_without }] });
            let silent = json!({ "allOf": [absent(&["note"]), stands_without] });
            let both = json!({ "allOf": [stands_without, { "not": absent(&["value"]) }] });
            Some(json!([
                refused(
                    &nothing,
                    "没有数据：写 value、yoy、rank、share 之一 · nothing is stated: give value, yoy, rank or share"
                ),
                refused(&silent, "没有数值的数据要有 note · a figure without a value needs a note"),
                refused(&both, "这种 status 不带 value · this status stands without a value"),
            ]))
        }
        "target" => {
            let nothing = absent(&["value", "growth", "average_growth", "rank", "share"]);
            let error = "没有目标值：写 value、growth、rank、share 之一 · no aim: give value, growth, rank or share";
            Some(json!([refused(&nothing, error)]))
        }
        "rank" => Some(json!([refused(&absent(&["place", "among"]), "写 place，或 among · give place, or among")])),
        _ => None,
    }
}

/// Maps in which these keys are missing or empty.
fn absent(keys: &[&str]) -> Json {
    let properties: Map<String, Json> = keys.iter().map(|key| ((*key).to_owned(), json!({ "type": "null" }))).collect();
    json!({ "properties": properties })
}

/// No map may be as described. Not by `required`, from which editors would make up entries to propose.
fn refused(description: &Json, error: &str) -> Json {
    json!({ "if": description, "then": { "type": "null", "errorMessage": error } })
}

/// The front matter of a report. Targets of a plan are due in its last year; others say when.
pub(super) fn report(builder: &mut Builder<'_>) -> Json {
    let plans: Vec<&str> =
        REPORT_KINDS.iter().filter(|(_, kind)| *kind == ReportKind::Plan).map(|(word, _)| *word).collect();
    let error = "目标要写 period（规划除外） · a target needs its period, unless in a plan";
    let dated = json!({
        "if": { "type": "object" },
        "then": refused(&absent(&["period"]), error),
        "else": { "type": ["array", "null"], "errorMessage": error },
    });
    let each = json!({ "if": { "type": "array" }, "then": { "items": dated }, "else": dated });
    let undated = json!({ "properties": { "targets": {
        "items": dated,
        "patternProperties": { form::OWN: true },
        "additionalProperties": each,
    } } });
    let mut schema = builder.shape(&shape::REPORT);
    if let Some(schema) = schema.as_object_mut() {
        schema.insert("if".into(), json!({ "required": ["kind"], "properties": { "kind": { "enum": plans } } }));
        schema.insert("then".into(), json!({}));
        schema.insert("else".into(), undated);
    }
    schema
}

/// `indicators:`: a map, or a list of groups and of figures that name their indicator.
pub(super) fn figures(builder: &mut Builder<'_>) -> Json {
    let map = figure_map(builder);
    let group = builder.map(&shape::GROUP);
    let named = listed(builder, &shape::OBSERVATION);
    json!({
        "if": { "type": "array" },
        "then": { "type": "array", "items": { "anyOf": [group, named] } },
        "else": or_nothing(map),
    })
}

/// A map from indicators to figures.
pub(super) fn figure_map(builder: &mut Builder<'_>) -> Json {
    builder.define("figures", |builder| by_indicator(builder, &shape::OBSERVATION))
}

/// `targets:`: a list, or a map from indicators to targets.
pub(super) fn targets(builder: &mut Builder<'_>) -> Json {
    let map = builder.define("targets", |builder| by_indicator(builder, &shape::TARGET));
    let named = listed(builder, &shape::TARGET);
    json!({
        "if": { "type": "array" },
        "then": { "type": "array", "items": named },
        "else": or_nothing(map),
    })
}

/// The long form, with its indicator inside.
fn listed(builder: &mut Builder<'_>, shape: &'static Shape) -> Json {
    let long = builder.map(shape);
    let indicator = builder.indicator();
    let name = json!({
        "title": shape.name,
        "properties": { "indicator": { "anyOf": [indicator], "allOf": [given()] } },
        "required": ["indicator"],
    });
    builder.define(&format!("listed-{}", shape.name), |_| json!({ "allOf": [long, name] }))
}

/// A map from indicators to figures (targets) of a site's, or of any.
fn by_indicator(builder: &mut Builder<'_>, shape: &'static Shape) -> Json {
    let known = builder.known;
    let Some(measures) = &known.indicators else {
        let any = figure(builder, shape, None);
        return json!({
            "type": "object",
            "patternProperties": { form::OWN: true },
            "additionalProperties": any,
        });
    };
    let (mut properties, mut patterns) = (Map::new(), Map::new());
    patterns.insert(form::OWN.into(), true.into());
    let mut names: Vec<(&str, Json)> = Vec::new();
    for (number, measure) in measures.iter().enumerate() {
        let figure = figure(builder, shape, Some(measure));
        // Each under its number: an id that is none yet may hold what no reference can.
        let named = builder.define(
            &format!("{}-at-{number}", shape.name),
            |_| json!({ "description": measure.named.about, "anyOf": [figure] }),
        );
        names.extend(measure.named.words().map(|name| (name, named.clone())));
        if !measure.named.names.is_empty() {
            patterns.insert(form::folded(measure.named.names.iter().map(String::as_str)), named);
        }
    }
    // An id is meant before a name of another indicator.
    for (name, property) in names {
        properties.entry(name.to_owned()).or_insert(property);
    }
    json!({ "type": "object", "properties": properties, "patternProperties": patterns, "additionalProperties": false })
}

/// A figure (target) of an indicator: short, long, or a list of both. Indicators that are typed alike share a definition.
fn figure(builder: &mut Builder<'_>, shape: &'static Shape, of: Option<&Measure>) -> Json {
    let is_special = |measure: &&Measure| {
        crate::resolve::is_id(&measure.named.id) && !(measure.items.is_empty() && measure.bases.is_empty())
    };
    let suffix = match (of.filter(is_special), of.map(|measure| measure.numbers)) {
        (Some(measure), _) => format!("of-{}", measure.named.id),
        (None, Some(Numbers::WithUnit)) => "with-unit".to_owned(),
        (None, Some(Numbers::Bare)) => "bare".to_owned(),
        (None, Some(Numbers::Place)) => "place".to_owned(),
        (None, None) => "of-any".to_owned(),
    };
    builder.define(&format!("{}-{suffix}", shape.name), |builder| {
        let short = match of.map(|measure| measure.numbers) {
            // Beside a growth rate a place needs its 位.
            Some(Numbers::WithUnit | Numbers::Place) => {
                let error = WITH_UNIT.join(" · ");
                json!({ "type": "string", "pattern": form::WITH_UNIT, "errorMessage": error })
            }
            Some(Numbers::Bare) | None => {
                json!({ "type": ["string", "number"], "errorMessage": "应为数据 · a figure is due here" })
            }
        };
        let long = long(builder, shape, of.filter(is_special), of.map(|measure| measure.numbers));
        let one = map_or(long, short);
        list_or_one(&one)
    })
}

fn long(builder: &mut Builder<'_>, shape: &'static Shape, special: Option<&Measure>, numbers: Option<Numbers>) -> Json {
    let long = builder.map(shape);
    let mut properties = Map::new();
    if numbers == Some(Numbers::WithUnit) {
        properties.insert("value".into(), json!({ "anyOf": [text(form::WITH_UNIT, WITH_UNIT)] }));
    }
    // Text is allowed as well as what is declared.
    let facets = special.map(|measure| [("item", &measure.items), ("basis", &measure.bases)]);
    for (key, declared) in facets.into_iter().flatten().filter(|(_, declared)| !declared.is_empty()) {
        properties.insert(key.into(), json!({ "examples": declared, "anyOf": [{}] }));
    }
    if properties.is_empty() { long } else { json!({ "allOf": [long, { "properties": properties }] }) }
}
