//! Statements of figures in the prose and tables of a document: every number that answers how much, how many or which
//! place, with its name, unit, period, growth, share, rank, status and the words that qualify it.
//!
//! In: a [`Document`]. Out: [`Statement`]s in order, each with its verbatim quote. Reads Chinese; knows no registry.

mod statement;

use crate::document::Document;
pub use statement::{Doubt, Kind, PeriodSource, ShareOf, Statement, Status};

/// All statements of a document.
pub fn statements(_document: &Document) -> Vec<Statement> {
    Vec::new()
}
