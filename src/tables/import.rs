//! A filled-in workbook → the project's files with the changed figures in them.
//!
//! All or nothing: with one problem nothing is changed. The edited content is read again in memory; where it has errors,
//! or says anything else than the workbook asks for, the import is refused.

use std::collections::{BTreeMap, BTreeSet};

use super::Content;
use super::edit::{NewFigure, Replacement, Stuck, add, applied, change, figure_at};
use super::grid::{self, Grid};
use super::open::{OpenError, open};
use super::plan::{Aim, Edit, plan};
use super::problem::{self, Problem};
use super::words::Words;
use crate::diag::Diagnostics;
use crate::lang::{Text, Tongue};
use crate::model::{Facet, IndicatorKind, Observation, Report, ReportId};
use crate::period::Period;
use crate::quantity::{Dimension, Growth, GrowthUnit, Quantity};
use crate::source::{Blob, FileId, Sources, Texts};

/// What an import does, or why it does nothing.
#[derive(Default)]
pub struct Import {
    pub changes: Vec<Change>,
    /// New bytes by path, with the bytes they replace. Empty where there are problems.
    pub files: BTreeMap<String, Replaced>,
    pub problems: Vec<Problem>,
    pub notices: Vec<Text>,
    /// Errors that the content would have after the import.
    pub refused: Option<(Diagnostics, Texts)>,
}

/// A file before and after.
pub struct Replaced {
    pub old: Blob,
    pub new: Vec<u8>,
}

/// One figure that is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// `台州湾经开区!D7`.
    pub cell: String,
    pub figure: Text,
    /// As before and after; before is empty for a new figure.
    pub before: String,
    pub after: String,
    pub path: String,
    pub line: usize,
}

/// Imports a workbook into a project whose content has no errors.
pub fn import(sources: &Sources, content: &Content, workbook: &[u8], tongue: Tongue) -> Result<Import, OpenError> {
    let sheets = open(workbook)?;
    let mut grid = grid::read(&sheets, content);
    let edits = plan(content, &mut grid, &Words { tongue });
    let Grid { mut problems, notices, .. } = grid;
    let mut import = Import { notices, ..Import::default() };
    if problems.is_empty() && !edits.is_empty() {
        match write(sources, content, &edits) {
            Ok(files) => import.check(sources, content, &edits, files),
            Err(stuck) => problems.extend(stuck),
        }
    }
    import.problems.append(&mut problems);
    Ok(import)
}

impl Import {
    /// Reads the content with the new files, and takes these over if it says just what was asked for.
    fn check(&mut self, sources: &Sources, content: &Content, edits: &[Edit], files: BTreeMap<String, Replaced>) {
        let mut edited = sources.clone();
        files.iter().for_each(|(path, file)| edited.insert(path, &file.new));
        let after = Content::of(&edited);
        if after.found.has_errors() {
            let mut found = after.found.clone();
            found.retain(|one| one.severity == crate::diag::Severity::Error);
            self.refused = Some((found, after.project.texts));
            return;
        }
        let (mut wanted, got) = (facts(content), facts(&after));
        for edit in edits {
            let fact = wanted.entry(key_of(content, edit)).or_default();
            fact.level = edit.level.as_ref().map(|typed| typed.value.clone()).or(fact.level.take());
            fact.yoy = edit.growth.as_ref().map(|typed| rate(&typed.value, edit, content)).or(fact.yoy.take());
        }
        let differs = |key: &FactKey| {
            let (wanted, got) = (wanted.get(key), got.get(key));
            wanted.map(|fact| fact.numbers()) != got.map(|fact| fact.numbers())
        };
        let wrong: BTreeSet<&FactKey> = wanted.keys().chain(got.keys()).filter(|key| differs(key)).collect();
        if wrong.is_empty() && after.site.targets.len() == content.site.targets.len() {
            let line = |edit: &Edit| got.get(&key_of(content, edit)).map_or(1, |fact| fact.line);
            self.changes = edits.iter().map(|edit| told(content, edit, line(edit))).collect();
            self.files = files;
            return;
        }
        let blamed: Vec<&Edit> = edits.iter().filter(|edit| wrong.contains(&key_of(content, edit))).collect();
        let blamed = if blamed.is_empty() { edits.iter().collect() } else { blamed };
        self.problems.extend(blamed.into_iter().map(|edit| stuck(content, edit)));
    }
}

/// Growth as the front matter reads it: of a percentage it is in points, 持平 too.
fn rate(growth: &Growth, edit: &Edit, content: &Content) -> Growth {
    let is_percent = content.site.indicators[edit.key.indicator].unit().is_percent();
    Growth { unit: if is_percent { GrowthUnit::Points } else { growth.unit }, ..growth.clone() }
}

/// What makes a figure the same figure: its report and its key.
type FactKey = (String, String, String, Option<String>, Option<String>, String, Dimension);

/// A figure apart from where it stands.
#[derive(Default)]
struct Fact {
    level: Option<Quantity>,
    yoy: Option<Growth>,
    /// All that an import leaves as it is; empty where there is nothing but the numbers, as in a new figure.
    rest: String,
    line: usize,
}

impl Fact {
    fn numbers(&self) -> String {
        format!("{:?} {:?} {}", self.level, self.yoy, self.rest)
    }
}

fn facts(content: &Content) -> BTreeMap<FactKey, Fact> {
    let site = &content.site;
    let fact = |(_, one): (_, &Observation)| {
        let facet = |facet: &Option<Box<Facet>>| facet.as_ref().map(|facet| facet.key.clone());
        let dimension =
            one.dimension().cloned().unwrap_or_else(|| site.indicators[one.indicator].unit().dimension.clone());
        let key = (
            site.reports[one.report].slug.clone(),
            site.organizations[one.organization].id.clone(),
            site.indicators[one.indicator].id.clone(),
            facet(&one.item),
            facet(&one.basis),
            one.period.canonical(),
            dimension,
        );
        let quote = one.quote.as_ref().map(|quote| &quote.text);
        let rest = (&one.mom, &one.since_year_start, &one.average, &one.rank, &one.share, one.status, quote);
        let texts = (&one.source, &one.note, one.yoy_basis, one.reported_by);
        let blank = rest == (&None, &None, &None, &None, &None, Default::default(), None);
        let blank = blank && texts.0.is_none() && texts.1.is_none();
        let rest = if blank { String::new() } else { format!("{rest:?} {texts:?}") };
        let line = content.project.texts.positions(one.span).0.line;
        (key, Fact { level: one.level.clone(), yoy: one.yoy.clone(), rest, line })
    };
    site.observations.iter().map(fact).collect()
}

fn report_of<'a>(content: &'a Content, edit: &Edit) -> &'a Report {
    let report: ReportId = match edit.aim {
        Aim::Figure(id) => content.site.observations[id].report,
        Aim::Report(id) => id,
    };
    &content.site.reports[report]
}

fn key_of(content: &Content, edit: &Edit) -> FactKey {
    let site = &content.site;
    (
        report_of(content, edit).slug.clone(),
        site.organizations[edit.organization].id.clone(),
        site.indicators[edit.key.indicator].id.clone(),
        edit.key.item.clone(),
        edit.key.basis.clone(),
        edit.period.canonical(),
        edit.key.dimension.clone(),
    )
}

fn told(content: &Content, edit: &Edit, line: usize) -> Change {
    let report = report_of(content, edit);
    let name = content.site.indicators[edit.key.indicator].name.both();
    let item = edit.key.item.iter().chain(&edit.key.basis).map(|facet| format!(" · {facet}")).collect::<String>();
    let period = edit.period.text();
    let after = [edit.level.as_ref().map(|typed| &typed.text), edit.growth.as_ref().map(|typed| &typed.text)];
    let after: Vec<&str> = after.into_iter().flatten().map(String::as_str).collect();
    Change {
        cell: edit.place.to_string(),
        figure: Text::new(format!("{}{item} {}", name.zh, period.zh), format!("{}{item}, {}", name.en, period.en)),
        before: edit.before.clone(),
        after: after.join(" · "),
        path: content.path(report.file),
        line,
    }
}

fn stuck(content: &Content, edit: &Edit) -> Problem {
    let (path, line) = match edit.aim {
        Aim::Figure(id) => {
            let span = content.site.observations[id].span;
            (content.path(span.file), content.project.texts.positions(span).0.line)
        }
        Aim::Report(id) => (content.path(content.site.reports[id].file), 1),
    };
    *problem::stuck(&edit.place, &path, line)
}

/// The files with all edits in them.
fn write(sources: &Sources, content: &Content, edits: &[Edit]) -> Result<BTreeMap<String, Replaced>, Vec<Problem>> {
    let mut by_file: BTreeMap<FileId, Vec<&Edit>> = BTreeMap::new();
    for edit in edits {
        by_file.entry(report_of(content, edit).file).or_default().push(edit);
    }
    let (mut files, mut problems) = (BTreeMap::new(), Vec::new());
    for (file, edits) in by_file {
        match file_with(content, file, &edits) {
            Ok(text) => {
                let path = content.path(file);
                let Some(old) = sources.files.get(&path).cloned() else { continue };
                let mark = "\u{feff}".as_bytes();
                let mark = if old.starts_with(mark) { mark } else { &[] };
                files.insert(path, Replaced { old, new: [mark, text.as_bytes()].concat() });
            }
            Err(edit) => problems.push(stuck(content, edit)),
        }
    }
    if problems.is_empty() { Ok(files) } else { Err(problems) }
}

/// One file with its edits; the edit that cannot be made otherwise.
fn file_with<'a>(content: &Content, file: FileId, edits: &[&'a Edit]) -> Result<String, &'a Edit> {
    let text = content.project.texts.file(file).map(|file| file.text.clone()).unwrap_or_default();
    let mut replacements: Vec<Replacement> = Vec::new();
    for edit in edits {
        if let Aim::Figure(id) = edit.aim {
            replacements.extend(changed(content, &text, edit, &content.site.observations[id]).map_err(|Stuck| *edit)?);
        }
    }
    let first = edits.first().copied();
    let mut text = match (applied(&text, &replacements), first) {
        (Some(text), _) => text,
        (None, Some(edit)) => return Err(edit),
        (None, None) => return Ok(text.to_string()),
    };
    let path = content.path(file);
    for edit in edits {
        if let Aim::Report(id) = edit.aim {
            let added = added(content, &path, &text, edit, &content.site.reports[id]).map_err(|Stuck| *edit)?;
            text = applied(&text, &added).ok_or(*edit)?;
        }
    }
    Ok(text)
}

fn changed(content: &Content, text: &str, edit: &Edit, one: &Observation) -> Result<Vec<Replacement>, Stuck> {
    let figure = content.front(one).and_then(|front| figure_at(front, one.span)).ok_or(Stuck)?;
    let level = edit.level.as_ref().map(|typed| typed.text.as_str());
    let growth = edit.growth.as_ref().map(|typed| typed.text.as_str());
    let unit = content.site.indicators[one.indicator].unit();
    change(text, figure, level, growth, (&content.site.settings.units, &unit))
}

fn added(content: &Content, path: &str, text: &str, edit: &Edit, report: &Report) -> Result<Vec<Replacement>, Stuck> {
    let indicator = &content.site.indicators[edit.key.indicator];
    let names = &content.names;
    // The file may have been edited already: its YAML is read anew.
    let mut alone = Sources::default();
    alone.insert(path, text.as_bytes());
    let project = crate::read::read(&alone, &mut Diagnostics::default());
    let front = project.reports.first().and_then(|document| document.front.as_ref()).ok_or(Stuck)?;
    let is_stock = indicator.kind == IndicatorKind::Stock;
    let new = NewFigure {
        indicator: &indicator.id,
        is_same: &|key| names.find_indicator(key).or_else(|| names.find_name(key)) == Some(edit.key.indicator),
        has_period: &|period: Period| if is_stock { period.instant() == edit.period } else { period == edit.period },
        item: edit.key.item.as_deref(),
        basis: edit.key.basis.as_deref(),
        period: edit.period,
        level: edit.level.as_ref().map(|typed| typed.text.as_str()),
        growth: edit.growth.as_ref().map(|typed| typed.text.as_str()),
    };
    add(text, front, report.period, &new)
}
