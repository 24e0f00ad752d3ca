//! The content files as JSON Schemas, for editors that complete and check YAML while it is typed.
//!
//! In: the shapes of `shape`, and a site's registries where there is one. Out: JSON. The schemas are draft 7, which the
//! YAML language servers know best. They are put together by hand and not by `schemars`: that describes Rust types which
//! serde reads, and our content is read key by key from a tree with places; there are no such types to derive from.
//!
//! A schema lets everything pass that the reader takes, and refuses of the rest what can be told without knowing prose,
//! other files and units: a misspelt key, an unknown indicator, 2025-13, 577 without its unit.

mod editor;
mod figure;
mod form;
mod known;
mod scalar;
mod value;

pub use editor::{Refused, extensions, settings};
pub use known::Known;

use serde_json::{Map, Value as Json, json};

use crate::shape::{self, Shape};
use value::Builder;

/// The dialect of all schemas.
const DIALECT: &str = "http://json-schema.org/draft-07/schema#";

/// A kind of content file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum File {
    Site,
    Indicators,
    Organizations,
    Report,
    ReportTranslation,
    Page,
    PageTranslation,
}

impl File {
    /// All of them.
    pub const ALL: [File; 7] = [
        File::Site,
        File::Indicators,
        File::Organizations,
        File::Report,
        File::ReportTranslation,
        File::Page,
        File::PageTranslation,
    ];

    /// What commands call it.
    pub fn name(self) -> &'static str {
        match self {
            File::Site => "site",
            File::Indicators => "indicators",
            File::Organizations => "organizations",
            File::Report => "report",
            File::ReportTranslation => "report-translation",
            File::Page => "page",
            File::PageTranslation => "page-translation",
        }
    }

    /// The name of its schema's file.
    pub fn file_name(self) -> String {
        format!("{}.schema.json", self.name())
    }

    /// Which files of a site are of this kind, as globs. Markdown is of one where an editor is told to read it as YAML.
    pub fn globs(self, known: &Known) -> Vec<String> {
        let both = |stem: &str| vec![format!("content/{stem}.yaml"), format!("content/{stem}/*.yaml")];
        let languages = known.languages.iter().skip(1);
        let translations = |below: &str| languages.map(|lang| format!("content/{below}/**/*.{lang}.md")).collect();
        let originals = |below: &str, translations: Vec<String>| {
            let others = translations.into_iter().map(|glob| format!("!{glob}"));
            std::iter::once(format!("content/{below}/**/*.md")).chain(others).collect()
        };
        match self {
            File::Site => vec!["content/site.yaml".to_owned()],
            File::Indicators => both("indicators"),
            File::Organizations => both("organizations"),
            File::Report => originals("reports", translations("reports")),
            File::Page => originals("pages", translations("pages")),
            File::ReportTranslation => translations("reports"),
            File::PageTranslation => translations("pages"),
        }
    }

    fn shape(self) -> &'static Shape {
        match self {
            File::Site => &shape::SITE,
            File::Indicators => &shape::INDICATOR,
            File::Organizations => &shape::ORGANIZATION,
            File::Report => &shape::REPORT,
            File::ReportTranslation => &shape::TRANSLATION,
            File::Page => &shape::PAGE,
            File::PageTranslation => &shape::PAGE_TRANSLATION,
        }
    }

    /// Title and body.
    fn build(self, builder: &mut Builder<'_>) -> (String, Json) {
        let [zh, en] = match self {
            File::Indicators => {
                ["指标登记（content/indicators.yaml）", "Register of indicators (content/indicators.yaml)"]
            }
            File::Organizations => {
                ["单位登记（content/organizations.yaml）", "Register of organizations (content/organizations.yaml)"]
            }
            _ => self.shape().about,
        };
        let body = match self {
            File::Indicators | File::Organizations => registry(builder, self.shape()),
            File::Report => figure::report(builder),
            _ => builder.shape(self.shape()),
        };
        (format!("{zh} · {en}"), body)
    }
}

/// A map from ids to entries.
fn registry(builder: &mut Builder<'_>, shape: &'static Shape) -> Json {
    let entry = builder.shape(shape);
    json!({
        "type": "object",
        "patternProperties": { form::ID: entry, form::OWN: true },
        "additionalProperties": false,
    })
}

/// The schema of a kind of file: of any site, or of the one that is known.
pub fn schema(file: File, known: &Known) -> Json {
    let mut builder = Builder::new(known);
    let (title, body) = file.build(&mut builder);
    let mut schema = Map::new();
    schema.insert("$schema".into(), DIALECT.into());
    schema.insert("title".into(), title.into());
    if let Json::Object(body) = body {
        schema.extend(body);
    }
    schema.insert("definitions".into(), builder.into_definitions());
    Json::Object(schema)
}

/// All schemas as one: each kind of file under its name in `definitions`. A file that any of them allows is valid.
pub fn bundle(known: &Known) -> Json {
    let mut builder = Builder::new(known);
    let files = File::ALL.map(|file| {
        let (title, body) = file.build(&mut builder);
        builder.define(&format!("file-{}", file.name()), |_| json!({ "title": title, "allOf": [body] }))
    });
    json!({
        "$schema": DIALECT,
        "title": "duizhao 内容文件 · content files of duizhao",
        "anyOf": files,
        "definitions": builder.into_definitions(),
    })
}

/// A schema as it is written to a file.
pub fn text(schema: &Json) -> String {
    format!("{schema:#}\n")
}
