//! Files → syntax: front matter as YAML trees, prose as text, each with its place. Never fails: what cannot be read is
//! a diagnostic and is left out.

mod project;
mod slug;
mod syntax_help;

pub use project::{Document, Known, Project, entries, is_report, read, read_knowing};
pub use slug::{folded, is_address};
