//! How well the words around a number name a figure.

use super::blocks::{Block, BlockKind};
use super::resemblance::Grams;
use super::statement::{Sought, Statement};
use crate::lang::{Localized, Tongue};
use crate::model::{OrganizationId, Site};
use crate::period::Period;
use crate::prose::mention::{Measure, Mention};
use crate::quantity::Dimension;

/// The words of a block and of what heads it.
pub struct BlockWords {
    block: Grams,
    row_head: Grams,
    column_head: Grams,
    heading: Grams,
    /// For periods, as text.
    heads_text: String,
    is_heading: bool,
}

impl BlockWords {
    /// Those of a block.
    pub fn of(block: &Block) -> BlockWords {
        BlockWords {
            block: Grams::of(&block.text),
            row_head: Grams::of(&block.row_head),
            column_head: Grams::of(&block.column_head),
            heading: Grams::of(&block.heading),
            heads_text: format!("{}\n{}", block.row_head, block.column_head).to_lowercase(),
            is_heading: block.kind == BlockKind::Heading,
        }
    }
}

/// The words around a number, from near to far.
pub struct Surroundings<'a> {
    /// Between the number before and this one, within the clause.
    before: Grams,
    /// Between this one and the next.
    after: Grams,
    clause: Grams,
    sentence: Grams,
    words: &'a BlockWords,
    /// For periods, as text.
    clause_text: String,
    sentence_text: String,
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

/// Where a sentence ends.
pub fn ends_sentence(text: &str, at: usize, c: char) -> bool {
    match c {
        '。' | '！' | '？' | '；' | ';' | '\n' => true,
        '.' => {
            let is_number_sign = text.get(..at).is_some_and(|before| before.ends_with("No"));
            !is_number_sign && text.get(at + 1..).is_none_or(|rest| rest.is_empty() || rest.starts_with([' ', '\n']))
        }
        _ => false,
    }
}

/// Where a sentence ends that 。 or a full stop closes: parts that ； joins belong together.
pub fn ends_full_sentence(text: &str, at: usize, c: char) -> bool {
    !matches!(c, '；' | ';') && ends_sentence(text, at, c)
}

/// Where a clause ends: 规上工业增加值为85.49亿元，同比增长5.2%.
pub fn ends_clause(text: &str, at: usize, c: char) -> bool {
    // Half-width marks stand in Chinese too: 577亿元,同比增长44.7%; in 1,156.8 and 09:36 they end nothing.
    let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let before = text.get(..at).and_then(|text| text.chars().next_back());
    let behind = text.get(at + 1..).and_then(|rest| rest.chars().next());
    let is_half_width = matches!(c, ',' | ':') && !(is_digit(before) && is_digit(behind));
    ends_sentence(text, at, c) || matches!(c, '，' | '、' | '：' | '（' | '）') || is_half_width
}

/// The range around a number between the marks that `ends` knows.
pub fn around(text: &str, start: usize, end: usize, ends: fn(&str, usize, char) -> bool) -> (usize, usize) {
    let before = text.get(..start).unwrap_or("");
    let head = before.char_indices().rev().find(|(at, c)| ends(text, *at, *c)).map_or(0, |(at, c)| at + c.len_utf8());
    let after = text.get(end..).unwrap_or("");
    let tail = after.char_indices().find(|(at, c)| ends(text, end + at, *c)).map_or(text.len(), |(at, _)| end + at);
    (head, tail)
}

impl<'a> Surroundings<'a> {
    /// Those of a number at a range of its block. `gap`: end of the number before, start of the next.
    pub fn of(block: &Block, words: &'a BlockWords, start: usize, end: usize, gap: (usize, usize)) -> Surroundings<'a> {
        let text = block.text.as_str();
        let part = |from: usize, to: usize| text.get(from..to.max(from)).unwrap_or("");
        let (clause_start, clause_end) = around(text, start, end, ends_clause);
        let (sentence_start, sentence_end) = around(text, start, end, ends_sentence);
        Surroundings {
            before: Grams::of(part(clause_start.max(gap.0).min(start), start)),
            after: Grams::of(part(end, clause_end.min(gap.1).max(end))),
            clause: Grams::of(part(clause_start, clause_end)),
            sentence: Grams::of(part(sentence_start, sentence_end)),
            words,
            clause_text: part(clause_start, clause_end).to_lowercase(),
            sentence_text: part(sentence_start, sentence_end).to_lowercase(),
        }
    }

    /// The best place in which a name stands, weighed by how near it is. `after_first`: counts of English come before
    /// what they count.
    fn nearness(&self, name: &Grams, after_first: bool) -> f32 {
        let (before, after) = if after_first { (0.6, 1.0) } else { (1.0, 0.75) };
        let places = [
            (&self.before, before),
            (&self.after, after),
            (&self.clause, 0.55),
            (&self.words.row_head, 0.9),
            (&self.words.column_head, 0.6),
            (&self.sentence, 0.45),
            (&self.words.block, 0.3),
            (&self.words.heading, 0.25),
        ];
        places.iter().map(|(grams, weight)| name.share_in(grams) * weight).fold(0.0, f32::max)
    }

    fn best(&self, names: &[Grams], after_first: bool) -> f32 {
        names.iter().map(|name| self.nearness(name, after_first)).fold(0.0, f32::max)
    }

    fn period(&self, periods: &[String]) -> f32 {
        let stands_in = |text: &str| periods.iter().any(|period| text.contains(period.as_str()));
        [(&self.words.heads_text, 0.5), (&self.clause_text, 0.3), (&self.sentence_text, 0.2)]
            .iter()
            .map(|(text, weight)| if stands_in(text) { *weight } else { 0.0 })
            .fold(0.0, f32::max)
    }

    /// How well the words name the figure: about 1 where they name it, below 0.3 where they hardly do.
    pub fn weigh(&self, labels: &Labels, statement: &Statement<'_>, mention: &Mention, tongue: Tongue) -> f32 {
        let after_first = tongue == Tongue::En && is_count(mention);
        let named = self.best(&labels.names, after_first) + 1.2 * self.best(&labels.items, after_first);
        let noun = labels.noun.as_ref().map_or(0.0, |noun| 0.25 * noun.share_in(&self.after));
        let about = 0.3 * self.best(&labels.organizations, after_first);
        let basis = 0.3 * self.best(&labels.bases, after_first);
        let heading = if self.words.is_heading { -0.3 } else { 0.0 };
        named + noun + about + basis + self.period(&labels.periods) + heading + direction(statement, mention)
    }

    /// Whether the words name the figure at all, leaving periods aside.
    pub fn names(&self, labels: &Labels, mention: &Mention, tongue: Tongue) -> f32 {
        let after_first = tongue == Tongue::En && is_count(mention);
        let noun = labels.noun.as_ref().map_or(0.0, |noun| 0.25 * noun.share_in(&self.after));
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
