//! Facts → pages. Views are filled per page and language, and handed to the theme's templates. Pure: the same edition
//! and page give the same bytes.

pub mod views;
mod writer;

use std::sync::Arc;

pub use writer::Writer;

use crate::derive::{Derived, Pair};
use crate::model::Site;
use crate::resolve::Names;
use crate::source::Sources;
use crate::theme::Theme;

/// All that pages are made from.
pub struct Edition {
    pub site: Site,
    pub derived: Derived,
    pub pairs: Vec<Pair>,
    pub names: Names,
    pub sources: Arc<Sources>,
    pub theme: Theme,
    /// Reviewers' build.
    pub review: bool,
}

/// More organizations than this in one pair of years stand on pages of their own.
pub const ORGANIZATIONS_PER_PAIR_MAX: usize = 12;
