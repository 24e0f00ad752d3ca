//! Diagnostics as text for people and as JSON, SARIF and GitHub annotations for programs.

mod sarif;
mod table;

use annotate_snippets::{AnnotationKind, Element, Group, Level, Origin, Renderer, Snippet};
use serde::Serialize;

use crate::diag::{Diagnostic, Diagnostics, Severity};
use crate::fault::visible;
use crate::lang::Tongue;
use crate::source::{Span, Texts};

pub use sarif::sarif;
pub use table::coverage;

/// All findings as text, each with its place in the source.
pub fn text(diagnostics: &Diagnostics, texts: &Texts, tongue: Tongue, colour: bool) -> String {
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    let mut out = String::new();
    for diagnostic in diagnostics.iter() {
        out.push_str(&renderer.render(&groups(diagnostic, texts, tongue)));
        out.push_str("\n\n");
    }
    // In lines of a source the renderer itself replaces what its own colours are made of, but not all that hides.
    visible(&out, &['\n', '\u{1b}']).into_owned()
}

fn groups<'a>(diagnostic: &'a Diagnostic, texts: &'a Texts, tongue: Tongue) -> Vec<Group<'a>> {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Info => Level::INFO,
    };
    let level = match (tongue, diagnostic.severity) {
        (Tongue::En, _) => level,
        (Tongue::Zh, Severity::Error) => level.with_name("错误"),
        (Tongue::Zh, Severity::Warning) => level.with_name("警告"),
        (Tongue::Zh, Severity::Info) => level.with_name("提示"),
    };
    let mut group = level
        .primary_title(visible(diagnostic.message.get(tongue), &[]))
        .id(diagnostic.rule.code)
        .elements(Vec::<Element<'_>>::new());
    group = group.elements(snippet(texts, diagnostic.span, AnnotationKind::Primary, None));
    for related in &diagnostic.related {
        let label = related.message.get(tongue);
        group = group.elements(snippet(texts, related.span, AnnotationKind::Context, Some(label)));
    }
    if let Some(help) = &diagnostic.help {
        let level = if tongue == Tongue::Zh { Level::HELP.with_name("改法") } else { Level::HELP };
        group = group.element(level.message(visible(help.get(tongue), &['\n'])));
    }
    vec![group]
}

/// Bytes of a line that are shown on either side of the place in it, and of the place itself.
const SHOWN_BYTES: usize = 1000;

fn snippet<'a>(texts: &'a Texts, span: Span, kind: AnnotationKind, label: Option<&'a str>) -> Vec<Element<'a>> {
    let Some(file) = texts.file(span.file) else { return Vec::new() };
    let end = span.end.min(file.text.len());
    let start = span.start.min(end);
    // A place without width is shown on the character that follows it.
    let end = if start == end {
        file.text.get(start..).and_then(|rest| rest.chars().next()).map_or(end, |c| end + c.len_utf8())
    } else {
        end
    };
    // Only the first line of a long span is marked.
    let end = file.text.get(start..end).and_then(|marked| marked.find('\n')).map_or(end, |at| start + at.max(1));
    // The line alone, and of one without end the part around the place: the renderer looks through all that it is given,
    // for every finding.
    let (line_start, line) = file.line(start);
    let from = file.text.ceil_char_boundary(line_start.max(start.saturating_sub(SHOWN_BYTES)));
    let end = file.text.floor_char_boundary(end.min(start + SHOWN_BYTES)).max(start);
    let to = file.text.floor_char_boundary(file.line_end(end).min(end + SHOWN_BYTES));
    // Lines of Windows end in a return of their own, which the renderer would show.
    let shown = file.text.get(from..to).unwrap_or("").trim_end_matches('\r');
    let marked = |at: usize| (at - from).min(shown.len());
    let annotation = kind.span(marked(start)..marked(end));
    let annotation = match label {
        Some(label) => annotation.label(visible(label, &[])),
        None => annotation,
    };
    let shown = Snippet::source(shown).line_start(line).annotation(annotation);
    if from == line_start {
        return vec![shown.path(visible(&file.path, &[])).into()];
    }
    // What is left out would be missing from the column.
    let origin = Origin::path(visible(&file.path, &[])).line(line).char_column(file.position(start).column);
    vec![origin.into(), shown.into()]
}

#[derive(Serialize)]
struct JsonDiagnostic<'a> {
    code: &'a str,
    severity: &'a str,
    message: &'a str,
    file: &'a str,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    help: Option<&'a str>,
    related: Vec<JsonRelated<'a>>,
}

#[derive(Serialize)]
struct JsonRelated<'a> {
    file: &'a str,
    line: usize,
    column: usize,
    message: &'a str,
}

/// An array of findings; `[]` when there are none. Lines and columns from 1, columns in characters, ends exclusive.
pub fn json(diagnostics: &Diagnostics, texts: &Texts, tongue: Tongue) -> String {
    let list: Vec<JsonDiagnostic<'_>> = diagnostics
        .iter()
        .map(|found| {
            let (start, end) = texts.positions(found.span);
            let related = found.related.iter().map(|related| {
                let (start, _) = texts.positions(related.span);
                JsonRelated {
                    file: texts.path(related.span),
                    line: start.line,
                    column: start.column,
                    message: related.message.get(tongue),
                }
            });
            JsonDiagnostic {
                code: found.rule.code,
                severity: found.severity.as_str(),
                message: found.message.get(tongue),
                file: texts.path(found.span),
                line: start.line,
                column: start.column,
                end_line: end.line,
                end_column: end.column,
                help: found.help.as_ref().map(|help| help.get(tongue)),
                related: related.collect(),
            }
        })
        .collect();
    if list.is_empty() {
        return "[]\n".to_owned();
    }
    let mut text = serde_json::to_string_pretty(&list).unwrap_or_else(|_| "[]".to_owned());
    text.push('\n');
    text
}

/// Workflow commands that GitHub shows at the changed lines.
pub fn github(diagnostics: &Diagnostics, texts: &Texts, tongue: Tongue) -> String {
    let escape =
        |text: &str| visible(text, &['\r', '\n', '\t']).replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A");
    let property = |text: &str| escape(text).replace(':', "%3A").replace(',', "%2C");
    let mut out = String::new();
    for found in diagnostics.iter() {
        let (start, end) = texts.positions(found.span);
        let kind = match found.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info => "notice",
        };
        let help = found.help.as_ref().map(|help| format!("\n{}", help.get(tongue))).unwrap_or_default();
        // An end column means something only on one line.
        let end_column = if end.line == start.line { format!(",endColumn={}", end.column) } else { String::new() };
        out.push_str(&format!(
            "::{kind} file={},line={},col={},endLine={}{end_column},title={}::{}\n",
            property(texts.path(found.span)),
            start.line,
            start.column,
            end.line,
            property(found.rule.code),
            escape(&format!("{}{help}", found.message.get(tongue)))
        ));
    }
    out
}
