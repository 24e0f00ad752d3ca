//! `translations.yaml` → [`Ledger`]. The program writes it; what else somebody typed into it is told and left out.

use super::fields::scalar;
use crate::diag::Diagnostics;
use crate::model::{Accepted, Fingerprint, Ledger};
use crate::read::Project;
use crate::rules;
use crate::yaml::{Entry, Node, Value};

/// The ledger, where the site keeps one that can be read.
pub fn resolve(project: &Project, found: &mut Diagnostics) -> Option<Ledger> {
    let node = project.ledger.as_ref()?;
    let mut ledger = Ledger { file: node.span.file, ..Ledger::default() };
    for unit in map(node, found) {
        let langs = ledger.units.entry(unit.key.clone()).or_default();
        for lang in map(&unit.node, found) {
            let texts = langs.entry(lang.key.clone()).or_default();
            for entry in map(&lang.node, found) {
                texts.entry(entry.key.clone()).or_default().extend(accepted(entry, found));
            }
        }
    }
    Some(ledger)
}

fn map<'a>(node: &'a Node, found: &mut Diagnostics) -> &'a [Entry] {
    match &node.value {
        Value::Map(entries) => entries,
        Value::Empty => &[],
        _ => {
            found.push(rules::strange_in_ledger(node.span));
            &[]
        }
    }
}

/// `1a2b3c4d5e / 0f9e8d7c6b`: the source text's sections, then the translation's.
fn accepted(entry: &Entry, found: &mut Diagnostics) -> Option<Accepted> {
    let list = |text: &str| text.split_whitespace().map(Fingerprint::parse).collect::<Option<Vec<_>>>();
    let (text, span) = scalar(&entry.node, &mut Diagnostics::default()).unwrap_or(("", entry.node.span));
    let both = text.split_once('/').and_then(|(source, translation)| list(source).zip(list(translation)));
    let Some((source, translation)) =
        both.filter(|(source, translation)| !source.is_empty() && !translation.is_empty())
    else {
        found.push(rules::strange_in_ledger(span));
        return None;
    };
    Some(Accepted { span: entry.key_span, source, translation })
}
