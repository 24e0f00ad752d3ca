//! W114: headings with nothing under them.

use super::reading::{Kind, Reading};
use crate::diag::Diagnostics;
use crate::rules;

/// Reports every heading that the next one of its level, or of a higher one, follows at once, or that ends the text.
pub fn report(reading: &Reading<'_>, found: &mut Diagnostics) {
    let body = reading.units.iter().filter(|unit| unit.kind != Kind::Footnote);
    let mut next = body.clone().skip(1);
    for unit in body {
        let next = next.next();
        let Kind::Heading(level) = unit.kind else { continue };
        let is_hollow = match next.map(|next| next.kind) {
            Some(Kind::Heading(other)) => other <= level,
            Some(_) => false,
            None => true,
        };
        if is_hollow {
            found.push(rules::empty_section(reading.span(unit, 0, unit.text.len()), unit.text.trim()));
        }
    }
}
