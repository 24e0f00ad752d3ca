//! How well the words around a number name a figure.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ops::Range;
use std::rc::Rc;

use super::blocks::{Block, BlockKind};
use super::division::Division;
use super::resemblance::Grams;
use super::statement::{Sought, Statement};
use crate::lang::{Localized, Tongue};
use crate::model::{OrganizationId, Site};
use crate::period::Period;
use crate::prose::mention::{Measure, Mention};
use crate::quantity::Dimension;

/// The words of a block and of what heads it.
pub struct BlockWords {
    block: Rc<Grams>,
    /// Of its clauses and sentences, by where they stand; numbers share them.
    parts: RefCell<BTreeMap<(usize, usize), Rc<Grams>>>,
    row_head: Grams,
    column_head: Grams,
    heading: Grams,
    /// For periods, as text: the block itself, and what heads it.
    text: String,
    heads_text: String,
    is_heading: bool,
}

impl BlockWords {
    /// Those of a block.
    pub fn of(block: &Block) -> BlockWords {
        BlockWords {
            block: Rc::new(Grams::of(&block.text)),
            parts: RefCell::default(),
            row_head: Grams::of(&block.row_head),
            column_head: Grams::of(&block.column_head),
            heading: Grams::of(&block.heading),
            text: block.text.to_ascii_lowercase(),
            heads_text: format!("{}\n{}", block.row_head, block.column_head).to_ascii_lowercase(),
            is_heading: block.kind == BlockKind::Heading,
        }
    }

    /// The words of a range of the block's text.
    fn part(&self, text: &str, range: &Range<usize>) -> Rc<Grams> {
        if *range == (0..text.len()) {
            return Rc::clone(&self.block);
        }
        let mut parts = self.parts.borrow_mut();
        let of_part = || Rc::new(Grams::of(text.get(range.clone()).unwrap_or("")));
        Rc::clone(parts.entry((range.start, range.end)).or_insert_with(of_part))
    }
}

/// The words around a number, from near to far.
pub struct Surroundings {
    /// Between the number before and this one, within the clause.
    before: Grams,
    /// Between this one and the next.
    after: Grams,
    clause: Rc<Grams>,
    sentence: Rc<Grams>,
    /// Where they stand in the block.
    clause_range: Range<usize>,
    sentence_range: Range<usize>,
}

/// A number's surroundings, and the words of its block.
#[derive(Clone, Copy)]
pub struct Nearby<'a> {
    pub near: &'a Surroundings,
    pub words: &'a BlockWords,
}

/// The names of a figure.
pub struct Labels {
    names: Vec<Grams>,
    items: Vec<Grams>,
    bases: Vec<Grams>,
    noun: Option<Grams>,
    organizations: Vec<Grams>,
    periods: Vec<String>,
}

impl Surroundings {
    /// Those of a number at a range of its block's text. `gap`: end of the number before, start of the next.
    pub fn of(block: &Block, words: &BlockWords, start: usize, end: usize, gap: (usize, usize)) -> Surroundings {
        let text = block.text.as_str();
        let part = |from: usize, to: usize| text.get(from..to.max(from)).unwrap_or("");
        let (clause_start, clause_end) = block.around(start, end, Division::Clause);
        let (sentence_start, sentence_end) = block.around(start, end, Division::Part);
        Surroundings {
            before: Grams::of(part(clause_start.max(gap.0).min(start), start)),
            after: Grams::of(part(end, clause_end.min(gap.1).max(end))),
            clause: words.part(text, &(clause_start..clause_end)),
            sentence: words.part(text, &(sentence_start..sentence_end)),
            clause_range: clause_start..clause_end,
            sentence_range: sentence_start..sentence_end,
        }
    }
}

impl Nearby<'_> {
    /// The best place in which a name stands, weighed by how near it is. `after_first`: counts of English come before
    /// what they count.
    fn nearness(&self, name: &Grams, after_first: bool) -> f32 {
        let (before, after) = if after_first { (0.6, 1.0) } else { (1.0, 0.75) };
        let places = [
            (&self.near.before, before),
            (&self.near.after, after),
            (&self.near.clause, 0.55),
            (&self.words.row_head, 0.9),
            (&self.words.column_head, 0.6),
            (&self.near.sentence, 0.45),
            (&self.words.block, 0.3),
            (&self.words.heading, 0.25),
        ];
        // A place that could not outweigh the best is not looked into.
        let weigh = |best: f32, (grams, weight): &(&Grams, f32)| {
            if *weight > best { best.max(name.share_in(grams) * weight) } else { best }
        };
        places.iter().fold(0.0, weigh)
    }

    fn best(&self, names: &[Grams], after_first: bool) -> f32 {
        names.iter().map(|name| self.nearness(name, after_first)).fold(0.0, f32::max)
    }

    fn period(&self, periods: &[String]) -> f32 {
        let stands_in = |text: &str| periods.iter().any(|period| text.contains(period.as_str()));
        let part = |range: &Range<usize>| self.words.text.get(range.clone()).unwrap_or("");
        if stands_in(&self.words.heads_text) {
            0.5
        } else if stands_in(part(&self.near.clause_range)) {
            0.3
        } else if stands_in(part(&self.near.sentence_range)) {
            0.2
        } else {
            0.0
        }
    }

    /// How well the words name the figure: about 1 where they name it, below 0.3 where they hardly do.
    pub fn weigh(&self, labels: &Labels, statement: &Statement<'_>, mention: &Mention, tongue: Tongue) -> f32 {
        let after_first = tongue == Tongue::En && is_count(mention);
        let named = self.best(&labels.names, after_first) + 1.2 * self.best(&labels.items, after_first);
        let noun = labels.noun.as_ref().map_or(0.0, |noun| 0.25 * noun.share_in(&self.near.after));
        let about = 0.3 * self.best(&labels.organizations, after_first);
        let basis = 0.3 * self.best(&labels.bases, after_first);
        let heading = if self.words.is_heading { -0.3 } else { 0.0 };
        named + noun + about + basis + self.period(&labels.periods) + heading + direction(statement, mention)
    }

    /// Whether the words name the figure at all, leaving periods aside.
    pub fn names(&self, labels: &Labels, mention: &Mention, tongue: Tongue) -> f32 {
        let after_first = tongue == Tongue::En && is_count(mention);
        let noun = labels.noun.as_ref().map_or(0.0, |noun| 0.25 * noun.share_in(&self.near.after));
        self.best(&labels.names, after_first) + self.best(&labels.items, after_first) + noun
    }
}

fn is_count(mention: &Mention) -> bool {
    match &mention.measure {
        Measure::Bare => true,
        Measure::Unit(unit) => unit.dimension == Dimension::Count,
        Measure::Place => false,
    }
}

/// 增长10% is rather a growth of 10 % than a level of 10 %, and the other way round.
fn direction(statement: &Statement<'_>, mention: &Mention) -> f32 {
    match (statement, mention.rises) {
        (Statement::Growth(_), None) => -0.3,
        (Statement::Level { level, .. } | Statement::Share(level), Some(_)) if !level.value.is_sign_negative() => -0.2,
        _ => 0.0,
    }
}

/// The names of a figure in the language of the prose; where it has none, in the source language.
pub fn labels_of(site: &Site, sought: &Sought<'_>, lang: &str, about: OrganizationId) -> Labels {
    let indicator = &site.indicators[sought.indicator];
    let tongue = Tongue::of(lang);
    let of = |text: &Localized| Grams::of(text.text(lang));
    let aliases = indicator.aliases.get(lang).into_iter().flatten();
    let noun = indicator.noun.get(lang).map(|noun| Grams::of(&noun.other));
    let organizations = if about == sought.organization {
        Vec::new()
    } else {
        let organization = &site.organizations[sought.organization];
        vec![of(&organization.name), of(organization.short_name())]
    };
    Labels {
        names: std::iter::once(of(&indicator.name)).chain(aliases.map(|alias| Grams::of(alias))).collect(),
        items: sought.item.iter().map(|item| of(&item.name)).collect(),
        bases: sought.basis.iter().map(|basis| of(&basis.name)).collect(),
        noun,
        organizations,
        periods: period_words(sought.period, tongue),
    }
}

/// How prose may write a period: 2025年, 1—9月, 10月; January–September, 2025.
fn period_words(period: Period, tongue: Tongue) -> Vec<String> {
    let (Some(start), Some(end)) = (period.start(), period.end()) else { return Vec::new() };
    let mut words = Vec::new();
    let within_year = period.is_within_year() && !period.is_one_year();
    match tongue {
        Tongue::Zh if within_year && start.month() == end.month() => words.push(format!("{}月", end.month())),
        Tongue::Zh if within_year => {
            words.extend(
                ["—", "-", "–", "～", "至"].iter().map(|dash| format!("{}{dash}{}月", start.month(), end.month())),
            );
        }
        Tongue::Zh => words.push(format!("{}年", end.year())),
        Tongue::En if within_year => words.extend(period.display_in_year(tongue).map(|text| text.to_lowercase())),
        Tongue::En => words.push(end.year().to_string()),
    }
    if within_year {
        let display = period.display(tongue).to_lowercase();
        words.push(display.split_whitespace().next().unwrap_or("").to_owned());
    }
    words.retain(|word| !word.is_empty());
    words
}
