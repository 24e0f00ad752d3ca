//! Which row of the old release is which of the new one: by key, in stages of ever looser keys.

use std::collections::BTreeMap;

use super::table::Record;

/// A key of a row; `None` where the row has none in this stage.
pub type Key<'a> = dyn Fn(&Record) -> Option<String> + 'a;

/// Rows that belong together, and those that stand alone on either side.
pub struct Paired<'a> {
    pub both: Vec<(&'a Record, &'a Record)>,
    pub old: Vec<&'a Record>,
    pub new: Vec<&'a Record>,
}

/// Pairs rows whose keys agree in an early stage before those that agree in a later one. Of several with one key those
/// that are equal belong together, then the least with the least: so the result is the same from either side, and the
/// order of a file does not matter.
pub fn pair<'a>(old: &'a [Record], new: &'a [Record], stages: &[&Key<'_>]) -> Paired<'a> {
    let mut paired = Paired { both: Vec::new(), old: old.iter().collect(), new: new.iter().collect() };
    for key in stages {
        let (olds, old_rest) = grouped(&paired.old, key);
        let (mut news, mut new_rest) = grouped(&paired.new, key);
        paired.old = old_rest;
        for (name, olds) in olds {
            let (both, olds, news) = within(olds, news.remove(&name).unwrap_or_default());
            paired.both.extend(both);
            paired.old.extend(olds);
            new_rest.extend(news);
        }
        new_rest.extend(news.into_values().flatten());
        paired.new = new_rest;
    }
    paired
}

type Groups<'a> = BTreeMap<String, Vec<&'a Record>>;

/// The rows by key, and those without one.
fn grouped<'a>(rows: &[&'a Record], key: &Key<'_>) -> (Groups<'a>, Vec<&'a Record>) {
    let mut groups: Groups<'_> = BTreeMap::new();
    let mut rest = Vec::new();
    for row in rows {
        match key(row) {
            Some(name) => groups.entry(name).or_default().push(row),
            None => rest.push(*row),
        }
    }
    (groups, rest)
}

/// Rows of one key: pairs, and what is left on either side.
fn within<'a>(
    mut old: Vec<&'a Record>,
    mut new: Vec<&'a Record>,
) -> (Vec<(&'a Record, &'a Record)>, Vec<&'a Record>, Vec<&'a Record>) {
    let mut both = Vec::new();
    old.retain(|one| match new.iter().position(|other| other == one) {
        Some(at) => {
            both.push((*one, new.remove(at)));
            false
        }
        None => true,
    });
    old.sort_unstable();
    new.sort_unstable();
    let count = old.len().min(new.len());
    let (old_rest, new_rest) = (old.split_off(count), new.split_off(count));
    both.extend(old.into_iter().zip(new));
    (both, old_rest, new_rest)
}
