//! What stands around every page.

use serde::Serialize;

use super::figure::Link;

/// The same page in another language.
#[derive(Debug, Clone, Default, Serialize)]
pub struct LanguageLink {
    /// Path segment: `zh`.
    pub code: String,
    /// `zh-Hans`.
    pub html_lang: String,
    /// In its own language: 中文, English.
    pub name: String,
    pub href: String,
    pub current: bool,
}

/// `<link rel="alternate" hreflang>`.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Alternate {
    pub hreflang: String,
    pub href: String,
}

/// `<meta name content>` of the government profile and others, `<meta property content>` for sharing.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Meta {
    pub name: String,
    pub content: String,
}

/// What every page has; in templates `page`.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Frame {
    /// `home`, `report`, `reports`, `year`, `indicator`, `indicators`, `topic`, `organization`, `organizations`, `compare`,
    /// `pair`, `plans`, `plan`, `changes`, `data`, `search`, `plain`, `review`, `coverage`.
    pub kind: String,
    pub title: String,
    /// `lang` of the title where it is not the page's.
    pub title_lang: Option<String>,
    /// `<title>`: page and site.
    pub full_title: String,
    pub description: String,
    /// Path segment: `zh`.
    pub lang: String,
    /// `zh-Hans`.
    pub html_lang: String,
    pub site_title: String,
    /// Prefix that leads to the output's root: `../../`.
    pub root: String,
    /// The home page of this language.
    pub home: String,
    /// The search page of this language.
    pub search: String,
    pub stylesheet: String,
    /// `favicon.svg` of the theme.
    pub icon: Option<String>,
    /// What the page loads, in this order; nothing is drawn before it needs them.
    pub scripts: Vec<String>,
    /// Absent in a copy for reviewers.
    pub feed: Option<String>,
    pub canonical: Option<String>,
    pub alternates: Vec<Alternate>,
    /// Empty on a site of one language.
    pub languages: Vec<LanguageLink>,
    pub nav: Vec<NavLink>,
    /// From the home page down to, but without, this page.
    pub breadcrumbs: Vec<Link>,
    /// Absent where the page has one part.
    pub pages: Option<PagesView>,
    pub metas: Vec<Meta>,
    /// Of the Open Graph protocol: what is shown where the page's address is shared.
    pub properties: Vec<Meta>,
    /// JSON-LD, already escaped for a script element.
    pub json_ld: Option<String>,
    pub footer: FooterView,
}

/// An entry of the main navigation.
#[derive(Debug, Clone, Default, Serialize)]
pub struct NavLink {
    pub label: String,
    pub href: String,
    pub current: bool,
}

/// Where a page with several parts stands.
#[derive(Debug, Clone, Default, Serialize)]
pub struct PagesView {
    /// `Page 2 of 9`.
    pub here: String,
    /// From 1.
    pub number: usize,
    pub previous: Option<String>,
    pub next: Option<String>,
    /// Runs of numbers; between them some are left out.
    pub stretches: Vec<Vec<PageLink>>,
}

/// A part by its number.
#[derive(Debug, Clone, Default, Serialize)]
pub struct PageLink {
    pub number: String,
    pub href: String,
    pub current: bool,
}

/// The foot of every page.
#[derive(Debug, Clone, Default, Serialize)]
pub struct FooterView {
    pub text: Option<String>,
    pub publisher: Option<Link>,
    pub license: Option<Link>,
    /// Lines of the government profile: organizer, operator, contact, site code, ICP, police.
    pub government: Vec<Link>,
    /// Plain pages: about, methodology, data.
    pub links: Vec<Link>,
}
