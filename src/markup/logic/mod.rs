//! What sentences say of themselves: counts against the names that follow, parts against their total, thresholds,
//! directions, claims of progress. What can be judged without knowing any figure of the front matter.
//!
//! In: the prose as blocks with the numbers in them. Out: findings of the N120s. Every file is a topic and reads one
//! sentence at a time, so the cost is linear. Where a sentence may be read in two ways, the one that is right counts.

mod passage;
mod number;
mod names;
mod count_list;
mod count_list_en;
mod parts;
mod totals;
mod structure;
mod table_totals;
mod thresholds;
mod progress;
mod comparators;
mod levels;
mod wording;
mod whole;
mod duration;

use super::{Setting, Text};
use crate::diag::Diagnostics;
use crate::lang::Tongue;
use crate::model::Prose;
use passage::Passage;

/// Reports what contradicts itself in a prose.
pub fn report(prose: &Prose, text: &Text, setting: &Setting<'_>, found: &mut Diagnostics) {
    let tongue = setting.tongue();
    for block in &text.blocks {
        let passage = Passage::read(prose, text, block, &setting.site.settings.units, tongue);
        for sentence in passage.sentences() {
            match tongue {
                Tongue::Zh => {
                    count_list::check(sentence, found);
                    structure::check(sentence, found);
                    wording::check(sentence, setting, found);
                }
                Tongue::En => count_list_en::check(sentence, found),
            }
            totals::check(sentence, tongue, found);
            thresholds::check(sentence, tongue, found);
            progress::check(sentence, setting, found);
            comparators::check(sentence, tongue, found);
            levels::check(sentence, tongue, found);
            whole::check(sentence, setting, found);
            duration::check(sentence, setting, found);
        }
    }
    table_totals::check(prose, text, &setting.site.settings.units, found);
}
