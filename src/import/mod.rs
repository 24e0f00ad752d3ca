//! Documents → draft reports: which indicator each statement is about, what the registry lacks, and the front matter and prose
//! as text, for a person to review.
//!
//! In: documents with their statements, and the site as it is. Out: texts of files, never the model: a draft is read by the
//! same `read` and `resolve` as what people type, and what `check` would refuse is handed to a person with the reason. What is
//! unsure stands in the draft as a comment, ready to be taken.

mod assemble;
mod catalogue;
mod decide;
mod draft;
mod entry;
mod front;
mod identifier;
mod json;
mod matching;
mod name;
mod organization;
mod propose;
mod quote;
mod reason;
mod registry;
mod registry_text;
mod scalar;
mod standing;
#[cfg(test)]
mod testing;
mod values;
mod verify;

use std::collections::BTreeSet;

use crate::document::Document;
use crate::extract::Statement;
use crate::lang::Text;
use crate::model::Indicator;
use crate::source::Sources;

pub use draft::{Draft, made_title, slug_of};
pub use identifier::of_organization as organization_id;
use json::line;
pub use reason::Reason;
pub use registry::{Origin, Registry};
pub use standing::standing;
pub use verify::registry_faults;

/// What becomes of a statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// It stands in the draft.
    Taken,
    /// It stands in the draft as a comment.
    Unsure(Reason),
    /// It does not stand there.
    Left(Reason),
}

/// The indicator that a statement would stand under.
#[derive(Debug, Clone)]
pub enum Choice {
    Known(matching::Candidate),
    /// One that is not proposed yet.
    New(Box<Indicator>),
    None,
}

/// A statement with what becomes of it.
#[derive(Debug, Clone)]
pub struct Finding {
    pub statement: Statement,
    pub choice: Choice,
    /// Its figure: of what is taken, and a sketch of what is unsure.
    pub entry: Option<entry::Entry>,
    pub verdict: Verdict,
    /// Put together with an earlier statement of the same figure.
    pub joined: bool,
}

/// A document to be imported.
#[derive(Debug, Clone)]
pub struct Input {
    /// How the file is called in messages.
    pub file: String,
    pub document: Document,
    pub statements: Vec<Statement>,
}

/// How many statements of a document came to what.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Counts {
    pub found: usize,
    /// Under an indicator of the site.
    pub matched: usize,
    /// Under a proposed indicator.
    pub proposed: usize,
    pub unsure: usize,
    pub left: usize,
}

/// The documents of one run: they share the registry, so that one proposal serves them all.
#[derive(Debug, Clone)]
pub struct Batch {
    pub registry: Registry,
    pub drafts: Vec<Draft>,
    /// Slugs that are taken.
    slugs: BTreeSet<String>,
}

/// A file that an import writes: its path from the root, and its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    pub path: String,
    pub text: String,
}

/// Every statement of a document as a line of JSON. `organization` is who reports, where a person said so; without any the
/// statements are matched by their names alone.
pub fn lines(input: Input, organization: Option<&str>, registry: &Registry) -> Vec<String> {
    let mut registry = registry.clone();
    let metadata = &input.document.metadata;
    let reporter = organization::reporter(metadata, organization, &mut registry).unwrap_or_default();
    let mut findings: Vec<Finding> = Vec::with_capacity(input.statements.len());
    for statement in input.statements {
        let asked = decide::completed(statement.clone(), findings.last());
        // What is printed is what the document says; only the search sees the completed name.
        findings.push(Finding { statement, ..decide::matched(asked, &reporter, &registry) });
    }
    findings.iter().map(|finding| line(&input.file, finding.registered(&registry), &finding.statement)).collect()
}

/// Most rounds in which refused figures are taken out: each takes out at least one, and few hang together.
const ROUNDS_MAX: usize = 8;

impl Batch {
    /// An empty run over a site.
    pub fn of(sources: &Sources) -> Batch {
        let site = verify::site(sources);
        // A report that cannot be read holds its name as well: its file is there.
        let held = |path: &String| {
            let rest = path.strip_prefix("content/reports/")?;
            Some(rest.split(['/', '.']).next().unwrap_or(rest).to_owned())
        };
        let paths = sources.files.keys().filter_map(held);
        let slugs = site.reports.iter().map(|(_, report)| report.slug.clone()).chain(paths).collect();
        Batch { registry: Registry::of(&site), drafts: Vec::new(), slugs }
    }

    /// Adds a document: its draft, or why there is none. `organization` is who reports, where a person said so.
    pub fn add(&mut self, input: Input, organization: Option<&str>) -> Result<(), Text> {
        let draft = Draft::of(input, organization, &mut self.registry, &mut self.slugs)?;
        self.drafts.push(draft);
        Ok(())
    }

    /// Has every draft checked together with the site, and hands to a person what would be refused.
    pub fn settle(&mut self, sources: &Sources) {
        self.drafts.iter_mut().for_each(|draft| draft.assemble(&self.registry));
        for _ in 0..ROUNDS_MAX {
            let refused = verify::refused(self, sources);
            if refused.is_empty() {
                break;
            }
            for (draft, finding, reason) in refused {
                let finding = self.drafts.get_mut(draft).and_then(|draft| draft.findings.get_mut(finding));
                if let Some(finding) = finding {
                    finding.verdict = Verdict::Unsure(Reason::Refused(reason));
                }
            }
        }
    }

    /// The files of the run: a report for each document, and what is proposed, each in files of their own that do not exist
    /// yet.
    pub fn files(&self, sources: &Sources) -> Vec<File> {
        let drafts =
            self.drafts.iter().map(|draft| File { path: draft.path(), text: draft.written(&self.registry).text });
        let mut files: Vec<File> = drafts.collect();
        let used: BTreeSet<usize> = self.drafts.iter().flat_map(Draft::indicators).collect();
        let proposals = [
            ("content/indicators", registry_text::indicators(&self.registry, &used)),
            ("content/organizations", registry_text::organizations(&self.registry)),
        ];
        for (folder, text) in proposals {
            let Some(text) = text else { continue };
            let name =
                identifier::free("proposed", |name| sources.files.contains_key(&format!("{folder}/{name}.yaml")));
            files.push(File { path: format!("{folder}/{name}.yaml"), text });
        }
        files
    }
}

impl Finding {
    /// The registered indicator that the statement is about, by its id; none of those that are only known or proposed.
    pub fn registered<'a>(&self, registry: &'a Registry) -> Option<&'a str> {
        let Choice::Known(candidate) = &self.choice else { return None };
        let asks = matches!(
            self.verdict,
            Verdict::Unsure(Reason::TwoIndicators { .. } | Reason::Resembles { .. } | Reason::OtherUnit { .. })
        );
        let known = registry.indicators.get(candidate.index)?;
        (known.origin == Origin::Registered && !asks).then_some(known.indicator.id.as_str())
    }
}
