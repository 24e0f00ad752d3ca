//! Two releases compared.

mod memory; // sites as text, and data files as strange as they come
mod binary; // folders, git and exit statuses, through the program itself
mod page; // `build --since`: the page of changes, and what it warns of

use duizhao::diff::{Change, Comparison, Release, compare};
use duizhao::released;

use crate::fixture::{over_base, site, zone_report};

/// What a site of these files over the base publishes.
fn of(text: &str) -> Release {
    // A revision without a note is one thing that is compared here.
    let faults = site(text).faults();
    let others: Vec<&str> = faults.lines().filter(|line| !line.starts_with("G102")).collect();
    assert_eq!(others, [""; 0], "the content is not clean");
    released(&over_base(text)).0
}

/// One report of the zone on 2024.
fn report(front: &str, prose: &str) -> String {
    zone_report("zone-2024", &format!("period: 2024\nissued: 2025-01-10\n{front}"), prose)
}

/// The comparison of two states of that report.
fn changed(old: &str, new: &str) -> Comparison {
    compare(&of(&report(old, "")), &of(&report(new, "")))
}

/// Changes one per line: `revised gdp 2024 by note [value, note]`, `removed … unexplained`.
fn told(comparison: &Comparison) -> Vec<String> {
    let one = |change: &Change| {
        let why = match &change.explanation {
            _ if change.is_unexplained() => " unexplained".to_owned(),
            Some(explanation) => format!(" by {}", explanation.as_str()),
            None => String::new(),
        };
        let fields = if change.fields.is_empty() { String::new() } else { format!(" [{}]", change.fields.join(", ")) };
        let place = format!("{} {}", change.get("indicator"), change.get("period"));
        format!("{} {} {place}{why}{fields}", change.kind.as_str(), change.subject.as_str())
    };
    comparison.changes.iter().map(one).collect()
}
