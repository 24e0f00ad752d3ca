//! The search page.

use serde::Serialize;

use super::figure::Link;

/// A list with the first of what it leads to.
#[derive(Debug, Clone, Default, Serialize)]
pub struct WayIn {
    pub list: Link,
    pub links: Vec<Link>,
}

/// The search page; without scripts it shows the ways in.
#[derive(Debug, Clone, Default, Serialize)]
pub struct SearchView {
    /// The engine of the full-text index, where the site has one.
    pub full_text: Option<String>,
    pub ways_in: Vec<WayIn>,
}
