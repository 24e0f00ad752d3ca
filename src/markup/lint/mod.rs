//! Checks of the wording itself: marks, gaps and slips that a careful editor would see.
//!
//! In: the prose as [`Reading`]. Out: findings W110–W121, each at the very words. They know the language and the layout,
//! never the figures; each is linear in the text, and silent where a good text could be meant.

mod reading;
mod numbering;
mod phrases;
mod endings;
mod marks;
mod residue;
mod captions;
mod hollow;
mod contents;
mod repeats;
mod dates;
mod doubled;
mod terms;
mod lookalikes;
mod vague;
mod states;

use reading::Reading;

use super::{Setting, Text};
use crate::diag::Diagnostics;
use crate::lang::Tongue;
use crate::model::Prose;

/// Reports every slip of a text.
pub fn report(prose: &Prose, text: &Text, setting: &Setting<'_>, found: &mut Diagnostics) {
    let reading = Reading::of(prose, text, setting.tongue());
    residue::report(&reading, found);
    endings::report(&reading, found);
    marks::report(&reading, found);
    captions::report(&reading, found);
    hollow::report(&reading, found);
    contents::report(&reading, found);
    dates::report(&reading, setting.report(), found);
    doubled::report(&reading, found);
    terms::report(&reading, found);
    if reading.tongue == Tongue::Zh {
        repeats::report(&reading, found);
        lookalikes::report(&reading, setting, found);
        vague::report(&reading, setting.report(), found);
        states::report(&reading, found);
    }
}
