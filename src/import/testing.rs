//! Statements and registries for the unit tests of this module.

use crate::diag::Diagnostics;
use crate::extract::Statement;
use crate::import::registry::Registry;
use crate::period::Period;
use crate::source::Sources;

/// A level of 2025 with this name, value and unit; its quote is name, value and unit.
pub fn statement(name: &str, value: &str, unit: &str) -> Statement {
    Statement {
        period: Some(Period::year(2025)),
        quote: format!("{name}{value}{unit}"),
        line: 1,
        ..Statement::level(name.to_owned(), value.parse().expect("a number"), unit.to_owned())
    }
}

/// The registry of a site: files over the site of the rules' examples.
pub fn registry(files: &str) -> Registry {
    let mut sources = Sources::from_text(crate::rules::EXAMPLE_BASE);
    sources.files.extend(Sources::from_text(files).files);
    let mut found = Diagnostics::default();
    let project = crate::read::read(&sources, &mut found);
    Registry::of(&crate::resolve::resolve(&project, &sources, true, &mut found))
}
