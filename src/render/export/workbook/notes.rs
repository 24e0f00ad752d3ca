//! The notes: where the data come from, shorthand, status codes, what each indicator is, sources.

use std::collections::BTreeSet;

use anyhow::Result;
use rust_xlsxwriter::Worksheet;

use super::sheet::{Cell, Heads, Layout, fill};
use super::shorthand;
use crate::data::vintages;
use crate::derive::Series;
use crate::model::{GrowthBasis, IndicatorId, ObservationStatus, ReportId};
use crate::render::export::unit_name;
use crate::render::{Writer, cite, license};

/// Writes the sheet.
pub fn write(w: &Writer<'_>, sheet: &mut Worksheet, series: &[&Series]) -> Result<()> {
    let heads: Heads = [("notes-kind", 18.0), ("notes-name", 34.0), ("notes-text", 100.0)]
        .map(|(name, width)| (w.word(&format!("xlsx-{name}")), width))
        .into();
    let mut notes = Notes { w, rows: Vec::new() };
    notes.about();
    notes.shorthand();
    notes.statuses();
    notes.indicators(series);
    notes.sources(series);
    fill(sheet, ("notes", Layout::Wrapped), &heads, &notes.rows, 0)
}

struct Notes<'a, 'b> {
    w: &'b Writer<'a>,
    rows: Vec<Vec<Cell>>,
}

impl Notes<'_, '_> {
    fn add(&mut self, kind: &str, name: impl Into<String>, text: impl Into<String>) {
        self.rows.push(vec![Cell::text(self.w.word(kind)), Cell::text(name), Cell::text(text)]);
    }

    fn about(&mut self) {
        let w = self.w;
        let settings = &w.site().settings;
        let kind = "xlsx-notes-about";
        self.add(kind, w.word("xlsx-notes-site"), w.text(&settings.title));
        if let Some(publisher) = &settings.publisher {
            self.add(kind, w.word("xlsx-notes-publisher"), w.text(&publisher.name));
        }
        if let Some(base) = &settings.base_url {
            self.add(kind, w.word("xlsx-notes-address"), base.as_str());
        }
        if let Some(license) = license(w) {
            self.add(kind, w.word("xlsx-notes-license"), license.label);
        }
        if let Some(citation) = cite::data(w, None) {
            self.add(kind, w.word("xlsx-notes-citation"), citation);
        }
        for key in ["xlsx-notes-digits", "xlsx-notes-current", "xlsx-notes-matrix"] {
            self.add(kind, w.word("xlsx-notes-use"), w.word(key));
        }
    }

    fn shorthand(&mut self) {
        use shorthand::{CONFIDENTIAL, NOT_APPLICABLE, NOT_AVAILABLE};
        let all = [
            (NOT_AVAILABLE, "xlsx-not-available"),
            (NOT_APPLICABLE, "xlsx-not-applicable"),
            (CONFIDENTIAL, "xlsx-confidential"),
        ];
        for (sign, key) in all {
            self.add("xlsx-notes-shorthand", sign, self.w.word(key));
        }
    }

    fn statuses(&mut self) {
        for status in ObservationStatus::all() {
            self.add("xlsx-status", self.w.word(&format!("status-{}", status.code())), status.code());
        }
    }

    /// What each indicator is, in the order of the registry.
    fn indicators(&mut self, series: &[&Series]) {
        let w = self.w;
        let ids: BTreeSet<IndicatorId> = series.iter().map(|series| series.indicator).collect();
        for id in ids {
            let indicator = &w.site().indicators[id];
            let units = indicator.units.iter().map(|unit| unit_name(w, unit, indicator.noun()));
            let units: Vec<String> = units.filter(|unit| !unit.is_empty()).collect();
            let basis = match indicator.growth_basis {
                GrowthBasis::None => String::new(),
                basis => w.word(&format!("basis-{}", basis.as_str())),
            };
            let facts = [
                ("fact-unit", units.join(&w.word("list-separator"))),
                ("fact-kind", w.word(&format!("indicator-kind-{}", indicator.kind.as_str()))),
                ("fact-growth-basis", basis),
                ("fact-source", indicator.source.as_ref().map(|text| w.text(text).to_owned()).unwrap_or_default()),
                ("fact-id", indicator.id.clone()),
            ];
            let facts = facts.into_iter().filter(|(_, text)| !text.is_empty());
            let facts =
                facts.map(|(key, text)| w.t("labelled", &[("label", w.word(key).into()), ("text", text.into())]));
            let definition = indicator.definition.as_ref().map(|text| w.text(text).to_owned());
            let parts: Vec<String> = definition.into_iter().chain(facts).collect();
            self.add("xlsx-indicator", w.text(&indicator.name), parts.join("\n"));
        }
    }

    /// The reports that the figures come from, and where those come from.
    fn sources(&mut self, series: &[&Series]) {
        let w = self.w;
        let ids = vintages(series.iter().copied());
        let reports: BTreeSet<ReportId> = ids.map(|id| w.site().observations[id].report).collect();
        for id in reports {
            let report = &w.site().reports[id];
            let source = report.source.as_ref();
            let parts =
                [source.map(|source| w.text(&source.name).to_owned()), source.and_then(|source| source.url.clone())];
            let parts: Vec<String> = parts.into_iter().flatten().collect();
            let text = if parts.is_empty() { cite::report(w, id) } else { parts.join("\n") };
            self.add("xlsx-report", w.text(&report.title), text);
        }
    }
}
