//! Maps and what stands in them as schemas.
//!
//! Two habits of the language servers decide the forms here. They tell the fault of one branch of an `anyOf`, often the
//! wrong one: a map and a scalar are told apart by `if`. And they insert a key without its colon where a property has
//! neither type nor `anyOf`: every property has one.

use serde_json::{Map, Value as Json, json};

use super::form;
use super::known::{Known, Named};
use super::scalar::{self, given, one_of, plain_number, reference, scalar};
use crate::shape::{Key, Need, Shape, Value};
use crate::source::Texts;
use crate::yaml::{self, Node};

/// Collects definitions while schemas are built.
pub(super) struct Builder<'a> {
    pub known: &'a Known,
    definitions: std::collections::BTreeMap<String, Json>,
}

/// One schema for maps, another for all else.
pub(super) fn map_or(map: Json, other: Json) -> Json {
    json!({ "if": { "type": "object" }, "then": map, "else": other })
}

/// A list, or one of what it lists.
pub(super) fn list_or_one(item: &Json) -> Json {
    json!({ "if": { "type": "array" }, "then": { "type": "array", "items": item }, "else": item })
}

/// What a schema says, or nothing.
pub(super) fn or_nothing(schema: Json) -> Json {
    json!({ "if": { "type": "null" }, "then": {}, "else": schema })
}

impl<'a> Builder<'a> {
    /// Without definitions.
    pub fn new(known: &'a Known) -> Builder<'a> {
        Builder { known, definitions: std::collections::BTreeMap::new() }
    }

    /// What schemas refer to.
    pub fn into_definitions(self) -> Json {
        Json::Object(self.definitions.into_iter().collect())
    }

    /// A reference to a definition, which is made where it is missing.
    pub fn define(&mut self, name: &str, make: impl FnOnce(&mut Self) -> Json) -> Json {
        if !self.definitions.contains_key(name) {
            // Kept first: a definition may refer to itself.
            self.definitions.insert(name.to_owned(), Json::Null);
            let schema = make(self);
            self.definitions.insert(name.to_owned(), schema);
        }
        json!({ "$ref": format!("#/definitions/{name}") })
    }

    /// A map of a shape, by reference.
    pub fn map(&mut self, shape: &'static Shape) -> Json {
        self.define(shape.name, |builder| builder.shape(shape))
    }

    /// A map of a shape.
    pub fn shape(&mut self, shape: &'static Shape) -> Json {
        let [zh, en] = shape.about;
        let mut properties = Map::new();
        for key in shape.keys {
            properties.insert(key.name.into(), self.property(key));
        }
        let required: Vec<&str> =
            shape.keys.iter().filter(|key| key.need == Need::Required).map(|key| key.name).collect();
        let mut schema = json!({
            "title": format!("{zh} · {en}"),
            "description": format!("{zh}\n{en}"),
            "type": "object",
            "properties": properties,
            "patternProperties": { form::OWN: true },
            "additionalProperties": false,
        });
        if let Some(schema) = schema.as_object_mut() {
            if !required.is_empty() {
                schema.insert("required".into(), json!(required));
            }
            // What spans several keys.
            if let Some(together) = super::figure::together(shape) {
                schema.insert("allOf".into(), together);
            }
        }
        schema
    }

    fn property(&mut self, key: &'static Key) -> Json {
        let [zh, en] = key.about;
        let mut property = Map::new();
        property.insert("description".into(), format!("{zh}\n{en}").into());
        let value = self.value(&key.value);
        property.insert("anyOf".into(), json!([value]));
        if key.need == Need::Required {
            property.insert("allOf".into(), json!([given()]));
        }
        // In a map from indicators the name stands before the figure already.
        if key.need == Need::InList {
            property.insert("doNotSuggest".into(), true.into());
        }
        let mut examples = key.examples.to_vec();
        if matches!(key.value, Value::Unit | Value::List(&Value::Unit)) {
            examples.extend(self.known.units.iter().map(String::as_str).filter(|unit| !key.examples.contains(unit)));
        }
        let (scalars, others): (Vec<_>, Vec<_>) = examples
            .into_iter()
            .map(|text| (text, json_of(text)))
            .partition(|(_, json)| !json.is_object() && !json.is_array());
        if !scalars.is_empty() {
            property.insert("examples".into(), scalars.into_iter().map(|(_, json)| json).collect());
        }
        if !others.is_empty() {
            let snippets = others.into_iter().map(|(text, json)| json!({ "label": text, "body": json }));
            property.insert("defaultSnippets".into(), snippets.collect());
        }
        Json::Object(property)
    }

    /// A value of a kind.
    pub fn value(&mut self, value: &'static Value) -> Json {
        match value {
            Value::Text | Value::Unit | Value::Language | Value::Form(..) | Value::Word(_) => scalar::plain(value),
            Value::Date | Value::Moment | Value::Url | Value::Count | Value::Number => scalar::plain(value),
            Value::Level | Value::Growth | Value::Share | Value::Place => scalar::plain(value),
            Value::Localized => self.localized(),
            Value::ByLanguage => json!({ "allOf": [self.localized()], "if": {}, "then": { "type": "object" } }),
            Value::Period => self.define("period", |_| scalar::period()),
            Value::Indicator => self.indicator(),
            Value::Organization => self.organization(),
            Value::Topic => match &self.known.topics {
                Some(topics) => {
                    let ids: Vec<&str> = topics.iter().map(|topic| topic.id.as_str()).collect();
                    one_of(&ids, Some(topics.iter().map(|topic| topic.about.as_str()).collect()))
                }
                None => scalar(),
            },
            Value::Code => self.define("code", |_| scalar::code()),
            Value::Item | Value::Basis => self.localized(),
            Value::Map(shape) => or_nothing(self.map(shape)),
            // A map in a list is not left empty.
            Value::List(Value::Map(shape)) => or_nothing(list_or_one(&self.map(shape))),
            Value::List(item) => list_or_one(&self.value(item)),
            Value::Either(forms) => self.either(forms),
            Value::Names => {
                let name = self.localized();
                or_nothing(json!({
                    "type": "object",
                    "patternProperties": { form::OWN: true },
                    "additionalProperties": { "anyOf": [name], "allOf": [given()] },
                }))
            }
            Value::MapOf(shape) => {
                let entry = self.map(shape);
                let map = json!({ "type": "object", "patternProperties": { form::OWN: true }, "additionalProperties": entry });
                or_nothing(map)
            }
            Value::Aliases => {
                let texts = list_or_one(&scalar());
                map_or(self.by_language(&texts, &[]), texts)
            }
            Value::Nouns => {
                let forms = self.map(&crate::shape::NOUN);
                or_nothing(self.by_language(&map_or(forms, scalar()), &[]))
            }
            Value::Figures => super::figure::figures(self),
            Value::FigureMap => super::figure::figure_map(self),
            Value::Targets => super::figure::targets(self),
        }
    }

    /// A scalar in one form, a map in another.
    fn either(&mut self, forms: &'static [Value]) -> Json {
        if let [scalar, Value::Map(shape)] = forms {
            return map_or(self.map(shape), self.value(scalar));
        }
        let forms: Vec<Json> = forms.iter().map(|form| self.value(form)).collect();
        json!({ "anyOf": forms })
    }

    /// A text per language, or one in the source language.
    pub fn localized(&mut self) -> Json {
        self.define("localized", |builder| {
            let source = builder.known.languages.first().cloned();
            let required: Vec<&str> = source.iter().map(String::as_str).collect();
            map_or(builder.by_language(&scalar(), &required), scalar())
        })
    }

    /// A map from languages to values of a schema.
    fn by_language(&self, value: &Json, required: &[&str]) -> Json {
        let site = &self.known.languages;
        let languages: Vec<&str> =
            if site.is_empty() { vec!["zh", "en"] } else { site.iter().map(String::as_str).collect() };
        let others = if site.is_empty() { form::LANGUAGE.to_owned() } else { form::common_language() };
        let mut properties = Map::new();
        for language in languages {
            // `anyOf`: see the head of this file.
            let mut property = json!({ "anyOf": [value] });
            if let (true, Some(property)) = (required.contains(&language), property.as_object_mut()) {
                property.insert("allOf".into(), json!([given()]));
            }
            properties.insert(language.to_owned(), property);
        }
        let mut map = json!({
            "type": "object",
            "properties": properties,
            "patternProperties": { others: value, form::OWN: true },
            "additionalProperties": false,
            "minProperties": 1,
        });
        if let (false, Some(map)) = (required.is_empty(), map.as_object_mut()) {
            map.insert("required".into(), json!(required));
        }
        map
    }

    /// An indicator by id, name or alias.
    pub fn indicator(&mut self) -> Json {
        let known = self.known;
        let Some(measures) = &known.indicators else { return scalar() };
        let named: Vec<&Named> = measures.iter().map(|measure| &measure.named).collect();
        self.define("indicator-name", |_| reference(&named, ["未登记的指标", "not an indicator of indicators.yaml"]))
    }

    /// An organization by id, name or short name.
    fn organization(&mut self) -> Json {
        let known = self.known;
        let Some(organizations) = &known.organizations else { return scalar() };
        let named: Vec<&Named> = organizations.iter().collect();
        let error = ["未登记的单位", "not an organization of organizations.yaml"];
        self.define("organization-name", |_| reference(&named, error))
    }
}

/// A value as it would be typed. Numbers that JSON writes as they stand are numbers, so that editors propose them
/// without quotes.
fn json_of(text: &str) -> Json {
    let mut texts = Texts::default();
    let file = texts.add("example", text);
    yaml::parse(file, text, 0).map_or_else(|_| text.into(), |node| json_of_node(&node))
}

fn json_of_node(node: &Node) -> Json {
    match &node.value {
        yaml::Value::Empty => Json::Null,
        yaml::Value::Scalar(text) => plain_number(text).map_or_else(|| text.as_str().into(), Json::Number),
        yaml::Value::List(items) => items.iter().map(json_of_node).collect(),
        yaml::Value::Map(entries) => {
            Json::Object(entries.iter().map(|entry| (entry.key.clone(), json_of_node(&entry.node))).collect())
        }
    }
}
