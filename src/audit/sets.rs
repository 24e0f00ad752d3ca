//! Files held against each other: where links lead, and which pages say that they are one page in several languages.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::address::{Base, Target, resolve};
use super::traces::short;
use super::{Fault, Finding, Link, Role, Seen, hash};

/// All pages, by path.
pub struct Sets<'a> {
    base: Option<&'a Base>,
    anchors: HashMap<&'a str, &'a HashSet<u64>>,
    /// Of each page with alternates: language → path.
    alternates: HashMap<&'a str, BTreeMap<&'a str, String>>,
    has_canonicals: bool,
}

impl<'a> Sets<'a> {
    pub fn of(seen: &'a [Seen], base: Option<&'a Base>) -> Sets<'a> {
        let anchors = seen.iter().filter_map(|one| Some((one.path.as_str(), one.anchors.as_ref()?))).collect();
        let with_alternates = seen.iter().filter(|one| !one.alternates.is_empty());
        let set = |one: &'a Seen| {
            let paths = one.alternates.iter().map(|(lang, link)| (lang.as_str(), place(one, link, base)));
            (one.path.as_str(), paths.collect())
        };
        Sets { base, anchors, alternates: with_alternates.map(set).collect(), has_canonicals: base.is_some() }
    }

    /// Where the addresses of one file lead.
    pub fn links(&self, seen: &Seen, is_there: &dyn Fn(&str) -> bool, is_part: bool) -> Vec<Finding> {
        let named = seen.canonical.iter().chain(seen.alternates.iter().map(|(_, link)| link));
        let found = seen.links.iter().chain(named).filter_map(|link| {
            let fault = self.link(seen, link, is_there)?;
            let needs_others = matches!(fault, Fault::NoFile { .. } | Fault::NoAnchor { .. });
            (!is_part || !needs_others).then(|| finding(seen, link.line, fault))
        });
        found.collect()
    }

    fn link(&self, seen: &Seen, link: &Link, is_there: &dyn Fn(&str) -> bool) -> Option<Fault> {
        let href = || short(&link.href);
        match resolve(&seen.path, &link.href, self.base) {
            Target::Here { path, anchor } => {
                let is_folder = || is_there(&format!("{path}/index.html"));
                if !is_there(&path) {
                    return (!is_folder()).then(|| Fault::NoFile { href: href() });
                }
                let anchor = anchor.filter(|anchor| !matches!(anchor.as_str(), "" | "top"))?;
                let known = self.anchors.get(path.as_str())?;
                (!known.contains(&hash(&anchor))).then(|| Fault::NoAnchor { href: href() })
            }
            Target::Outside => Some(Fault::Outside { href: href() }),
            Target::Machine => Some(Fault::Machine { href: href() }),
            Target::Elsewhere => (link.role == Role::Fetch).then(|| Fault::Request { href: href() }),
            Target::Within(scheme) => {
                (link.role != Role::Name).then(|| Fault::Inline { what: format!("{scheme}:…") })
            }
            Target::Beside | Target::Other => None,
        }
    }

    /// Whether a page says what search engines need to know of its languages, and the others say the same.
    pub fn languages(&self, seen: &Seen) -> Vec<Finding> {
        if seen.anchors.is_none() {
            return Vec::new();
        }
        let own = seen.path.as_str();
        let mut found = Vec::new();
        match &seen.canonical {
            None if self.has_canonicals && !seen.is_aside => {
                found.push(Finding { file: own.to_owned(), line: None, fault: Fault::NoCanonical });
            }
            Some(link) if !seen.is_aside && place(seen, link, self.base) != own => {
                found.push(finding(seen, link.line, Fault::Canonical { href: short(&link.href) }));
            }
            _ => {}
        }
        let (Some(set), Some((_, first))) = (self.alternates.get(own), seen.alternates.first()) else { return found };
        if !set.iter().any(|(lang, path)| *lang != "x-default" && path == own) {
            found.push(finding(seen, first.line, Fault::NotInOwnSet));
        }
        if !set.contains_key("x-default") {
            found.push(finding(seen, first.line, Fault::NoDefault));
        }
        for (lang, link) in &seen.alternates {
            let path = place(seen, link, self.base);
            // What is not there is said already.
            if path != own
                && self.anchors.contains_key(path.as_str())
                && self.alternates.get(path.as_str()) != Some(set)
            {
                let fault = Fault::OneWay { lang: short(lang), file: short(&path) };
                found.push(finding(seen, link.line, fault));
            }
        }
        found
    }
}

/// The file that an address names; the address itself where that is none of the site.
fn place(seen: &Seen, link: &Link, base: Option<&Base>) -> String {
    let is_absolute = link.href.contains("://");
    match resolve(&seen.path, &link.href, base) {
        Target::Here { path, .. } if is_absolute => path,
        _ => link.href.to_string(),
    }
}

fn finding(seen: &Seen, line: usize, fault: Fault) -> Finding {
    Finding { file: seen.path.clone(), line: Some(line), fault }
}
