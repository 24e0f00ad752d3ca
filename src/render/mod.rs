//! Facts → pages. Views are filled per page and language, and handed to the theme's templates. Pure: the same edition
//! and page give the same bytes.

pub mod views;
mod writer;
mod pages;

use std::sync::Arc;

use anyhow::Result;

pub use pages::{data_files, is_split, kinds, pages};
pub use writer::Writer;

use crate::derive::{Derived, Pair};
use crate::model::Site;
use crate::resolve::Names;
use crate::source::Sources;
use crate::theme::Theme;
use crate::urls::{Kind, PageId};

/// All that pages are made from.
pub struct Edition {
    pub site: Site,
    pub derived: Derived,
    pub pairs: Vec<Pair>,
    pub names: Names,
    pub sources: Arc<Sources>,
    pub theme: Theme,
}

/// More organizations than this in one pair of years stand on pages of their own.
pub const ORGANIZATIONS_PER_PAIR_MAX: usize = 12;

/// A file of the output, with the files that it brings along.
pub struct Page {
    pub path: String,
    pub bytes: Vec<u8>,
    /// Chart downloads and pictures, by path.
    pub files: Vec<(String, Vec<u8>)>,
}

/// Escapes text for HTML.
pub fn escape_html(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}
