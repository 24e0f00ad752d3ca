//! Prose and the figures of its report → a [`Reading`].
//!
//! The numbers that bear permalinks are known; here the other particulars (growth, rank, share) find theirs, then those
//! that share a number, then those in whose place another number stands. Nothing is written here.

use std::collections::{BTreeMap, BTreeSet};

use super::Text;
use super::figures::{Claims, Link, Search, Stated};
use super::likeness::{fits_kind, likeness};
use super::matching::{self, Pair};
use super::naming::named;
use super::pieces::Piece;
use super::placed::placed;
use super::placeholder::Owner;
use super::reading::{Claim, Number, Reading, Said, Timed, is_threshold};
use super::statement::{Sought, Statement};
use super::timing::{Times, Timing};
use crate::model::{Part, Prose};
use crate::prose::mention::Mention;
use crate::prose::qualifier;
use crate::source::Span;

/// The least weight at which a number is taken for a further particular of a figure.
const STATED_LEAST: f32 = 0.45;
/// The least weight at which a number is taken to stand in a particular's place.
const OTHERWISE_LEAST: f32 = 0.9;
/// How much less may speak for a free number, so that a shared one is not taken for granted.
const RIVAL_MARGIN: f32 = 0.05;
/// The least weight at which a number is worth showing beside a figure that is not stated.
const NEAR_LEAST: f32 = 0.3;

/// Reads the prose of a report, in which some numbers are claimed already.
pub fn read(search: &Search<'_>, text: &Text, claims: &Claims) -> Reading {
    let mut reader = Reader::new(search, text, claims);
    reader.find_further();
    reader.find_shared();
    reader.find_otherwise();
    reader.reading()
}

/// A particular that is looked for.
struct Wanted {
    figure: usize,
    statement: usize,
    said: Option<Said>,
}

impl Wanted {
    fn key(&self) -> (usize, usize) {
        (self.figure, self.statement)
    }
}

struct Reader<'a> {
    search: &'a Search<'a>,
    text: &'a Text,
    wanted: Vec<Wanted>,
    taken: Vec<bool>,
    /// Where each figure stands: block, place in it, and number of the numbers before.
    anchors: BTreeMap<usize, Vec<(usize, usize)>>,
}

impl<'a> Reader<'a> {
    fn new(search: &'a Search<'a>, text: &'a Text, claims: &Claims) -> Reader<'a> {
        let mut wanted = Vec::new();
        let mut taken = vec![false; search.numbers.len()];
        let slots: BTreeSet<(Owner, Part)> = text
            .items
            .iter()
            .filter_map(|item| match &item.piece {
                Piece::Slot(number) => text.slots.get(*number).map(|slot| (slot.owner, slot.part)),
                _ => None,
            })
            .collect();
        for (figure, sought) in search.open.iter().enumerate() {
            for (statement, (part, _)) in sought.statements.iter().enumerate() {
                let link = claims.links.iter().find(|link| link.figure == figure && link.statement == statement);
                let is_quoted = statement == 0 && claims.quoted.contains(&sought.owner) && !holds_rival(search, sought);
                let said = match link {
                    Some(Link { number, .. }) => Some(Said::Here(*number)),
                    None => (is_quoted || slots.contains(&(sought.owner, *part))).then_some(Said::Elsewise),
                };
                if let Some(flag) = link.and_then(|link| taken.get_mut(link.number)) {
                    *flag = true;
                }
                wanted.push(Wanted { figure, statement, said });
            }
        }
        let mut reader = Reader { search, text, wanted, taken, anchors: BTreeMap::new() };
        reader.note_slots(text);
        for link in &claims.links {
            reader.note(link.figure, link.number);
        }
        reader
    }

    fn note(&mut self, figure: usize, number: usize) {
        if let Some(one) = self.search.numbers.get(number) {
            self.anchors.entry(figure).or_default().push((one.block_index, one.at));
        }
    }

    /// A placeholder is where its figure stands.
    fn note_slots(&mut self, text: &Text) {
        for (index, block) in self.text.blocks.iter().enumerate() {
            for part in block.parts.iter().filter(|part| !part.is_run) {
                let Some(Piece::Slot(number)) = text.items.get(part.item).map(|item| &item.piece) else { continue };
                let Some(slot) = text.slots.get(*number) else { continue };
                let figure = self.search.open.iter().position(|sought| sought.owner == slot.owner);
                if let Some(figure) = figure {
                    self.anchors.entry(figure).or_default().push((index, part.start));
                }
            }
        }
    }

    fn sought(&self, figure: usize) -> Option<&'a Sought<'a>> {
        self.search.open.get(figure)
    }

    fn statement(&self, wanted: &Wanted) -> Option<(Part, Statement<'a>)> {
        self.sought(wanted.figure)?.statements.get(wanted.statement).copied()
    }

    /// How near a number stands to the figure's other numbers, 0 to 1: in one sentence, in one block.
    fn nearness(&self, figure: usize, one: &Stated<'_>) -> f32 {
        let block = one.block_index;
        let text = one.block.text.as_str();
        let (start, end) = one.sentence();
        let anchors = self.anchors.get(&figure).map_or(&[][..], Vec::as_slice);
        let near = |(other, at): &(usize, usize)| {
            if *other != block {
                return 0.0;
            }
            let between = text.get(one.end().min(*at)..one.at.max(*at)).unwrap_or("").chars().count() as f32;
            let in_sentence = start <= *at && *at < end;
            if in_sentence { (1.0 - between * 0.008).max(0.5) } else { (0.5 - between * 0.004).max(0.2) }
        };
        anchors.iter().map(near).fold(0.0, f32::max)
    }

    /// How much speaks for a number as a particular of a figure, leaving its value aside.
    fn weight(&self, wanted: &Wanted, number: usize) -> f32 {
        let Some(one) = self.search.numbers.get(number) else { return 0.0 };
        let Some(sought) = self.sought(wanted.figure) else { return 0.0 };
        if self.search.is_quoted(sought, one) {
            return 1.5;
        }
        let Some(labels) = self.search.labels(wanted.figure) else { return 0.0 };
        let names = one.surroundings().names(labels, &one.mention, self.search.setting.tongue());
        // In a table the row is the sentence.
        let cell = self.row_nearness(wanted.figure, one);
        self.nearness(wanted.figure, one).max(cell) + 0.6 * names.min(1.2)
    }

    fn row_nearness(&self, figure: usize, one: &Stated<'_>) -> f32 {
        let Some(block) = self.text.blocks.get(one.block_index).filter(|block| !block.row_head.is_empty()) else {
            return 0.0;
        };
        let first = |head: &str| head.lines().next().unwrap_or("").to_owned();
        let anchors = self.anchors.get(&figure).map_or(&[][..], Vec::as_slice);
        let same_row = |(other, _): &(usize, usize)| {
            self.text.blocks.get(*other).is_some_and(|other| {
                other.group == block.group
                    && !other.row_head.is_empty()
                    && first(&other.row_head) == first(&block.row_head)
            })
        };
        if anchors.iter().any(same_row) { 0.8 } else { 0.0 }
    }

    /// Takes numbers for particulars by weight, the best pairs first.
    fn take(&mut self, pairs: Vec<Pair>, said: fn(usize) -> Said) {
        for pair in matching::best(pairs) {
            if let Some(wanted) = self.wanted.get_mut(pair.figure) {
                wanted.said = Some(said(pair.number));
                let figure = wanted.figure;
                self.note(figure, pair.number);
            }
            if let Some(flag) = self.taken.get_mut(pair.number) {
                *flag = true;
            }
        }
    }

    fn pairs(
        &self,
        is_open: bool,
        score: impl Fn(&Wanted, &Statement<'_>, usize, &Mention) -> Option<f32>,
    ) -> Vec<Pair> {
        let mut pairs = Vec::new();
        for (index, wanted) in self.wanted.iter().enumerate().filter(|(_, wanted)| wanted.said.is_none()) {
            let Some((_, statement)) = self.statement(wanted) else { continue };
            for (number, one) in self.search.numbers.iter().enumerate() {
                if is_open == self.taken.get(number).copied().unwrap_or(true) {
                    continue;
                }
                if let Some(score) = score(wanted, &statement, number, &one.mention) {
                    pairs.push(Pair { figure: index, statement: wanted.statement, number, score });
                }
            }
        }
        pairs
    }

    /// Growth, rank and share of a figure that is found: `577亿元，同比增长44.7%`.
    fn find_further(&mut self) {
        let pairs = self.pairs(true, |wanted, statement, number, mention| {
            let weight = statement.is_stated_by(mention).then(|| self.weight(wanted, number))?;
            (weight >= STATED_LEAST).then_some(weight)
        });
        self.take(pairs, Said::Here);
    }

    /// One number for several: 出口量和交易额均居全省首位. Not where a free number of the kind is nearer: 出口量居首位，
    /// 交易额居第二位.
    fn find_shared(&mut self) {
        let pairs = self.pairs(false, |wanted, statement, number, mention| {
            let weight = statement.is_stated_by(mention).then(|| self.weight(wanted, number))?;
            (weight >= STATED_LEAST).then_some(weight)
        });
        let wanted: BTreeSet<(usize, usize)> =
            pairs.iter().filter_map(|pair| self.wanted.get(pair.figure)).map(Wanted::key).collect();
        let rivals = self.pairs(true, |one, statement, number, mention| {
            let is_rival = wanted.contains(&one.key()) && !mention.spelled && fits_kind(statement, mention);
            is_rival.then(|| self.weight(one, number))
        });
        let mut nearest: BTreeMap<usize, f32> = BTreeMap::new();
        for rival in rivals {
            let held = nearest.entry(rival.figure).or_default();
            *held = held.max(rival.score);
        }
        let is_beaten =
            |pair: &Pair| nearest.get(&pair.figure).is_some_and(|rival| *rival + RIVAL_MARGIN >= pair.score);
        let pairs: Vec<Pair> = pairs.into_iter().filter(|pair| !is_beaten(pair)).collect();
        let mut best: BTreeMap<usize, &Pair> = BTreeMap::new();
        for pair in &pairs {
            let held = best.entry(pair.figure).or_insert(pair);
            if held.score < pair.score {
                *held = pair;
            }
        }
        for (index, pair) in best {
            if let Some(wanted) = self.wanted.get_mut(index) {
                wanted.said = Some(Said::Here(pair.number));
            }
        }
    }

    /// Free numbers that say again what is stated elsewhere, in the text or in a table beside it.
    fn restated(&self) -> BTreeSet<usize> {
        let is_restated = |number: usize, mention: &Mention| {
            self.wanted.iter().filter(|wanted| wanted.said.is_some()).any(|wanted| {
                self.statement(wanted).is_some_and(|(_, statement)| statement.is_stated_by(mention))
                    && self.weight(wanted, number) >= NEAR_LEAST
            })
        };
        let numbers = self.search.numbers.iter().enumerate().zip(&self.taken);
        let free = numbers.filter(|(_, taken)| !**taken).map(|(one, _)| one);
        free.filter(|(number, one)| is_restated(*number, &one.mention)).map(|(number, _)| number).collect()
    }

    /// Numbers that stand where a figure should.
    fn find_otherwise(&mut self) {
        let restated = self.restated();
        let mut pairs = self.pairs(true, |wanted, statement, number, mention| {
            let is_free = !mention.spelled && !restated.contains(&number);
            if !is_free || statement.is_stated_by(mention) || !fits_kind(statement, mention) {
                return None;
            }
            let weight = self.weight(wanted, number);
            (weight >= NEAR_LEAST).then(|| weight + likeness(statement, mention))
        });
        let near = pairs.clone();
        pairs.retain(|pair| pair.score >= OTHERWISE_LEAST);
        self.take(pairs, Said::Otherwise);
        let mut nearest: BTreeMap<usize, &Pair> = BTreeMap::new();
        for pair in &near {
            let held = nearest.entry(pair.figure).or_insert(pair);
            if held.score < pair.score {
                *held = pair;
            }
        }
        for (index, wanted) in self.wanted.iter_mut().enumerate().filter(|(_, wanted)| wanted.said.is_none()) {
            wanted.said = Some(Said::Nothing(nearest.get(&index).map(|pair| pair.number)));
        }
    }

    /// The place in the source of a range of a block's text.
    fn span_in(&self, block: usize, start: usize, end: usize, prose: &Prose) -> Span {
        let place = |at: usize| {
            let parts = self.text.blocks.get(block).map_or(&[][..], |block| block.parts.as_slice());
            let part = parts.iter().rev().find(|part| part.start <= at)?;
            match self.text.items.get(part.item).map(|item| &item.piece)? {
                Piece::Text(run) => Some(run.original(at - part.start)),
                _ => self.text.items.get(part.item).map(|item| item.range.start),
            }
        };
        let start = place(start).unwrap_or(0);
        prose.span(start, place(end).unwrap_or(start).max(start))
    }

    fn times_of(&self, one: &Stated<'_>) -> Times {
        let of_block = self.search.numbers.iter().filter(|other| other.block_index == one.block_index);
        let ranges: Vec<(usize, usize)> = of_block.map(|other| (other.at, other.end())).collect();
        Times::of(one.block, &ranges, self.search.setting.tongue())
    }

    fn reading(self) -> Reading {
        let (prose, setting) = (self.search.prose, self.search.setting);
        let number = |(index, one): (usize, &Stated<'_>)| {
            let is_claimed = self.taken.get(index).copied().unwrap_or(false);
            let qualified = qualifier::beside(&one.block.text, one.at, one.end());
            Number {
                span: prose.span(one.from, one.to),
                text: one.block.text.get(one.at..one.end()).unwrap_or("").to_owned(),
                mention: one.mention.clone(),
                qualified: one.block.text.get(qualified.start..qualified.end).unwrap_or("").to_owned(),
                comparator: qualified.comparator,
                is_threshold: is_threshold(&one.block.text, one.end()),
                section: one.block.section,
                named: if is_claimed { None } else { named(one, setting) },
                is_claimed,
            }
        };
        let numbers = self.search.numbers.iter().enumerate().map(number).collect();
        let mut times: BTreeMap<usize, Times> = BTreeMap::new();
        let mut timed: BTreeSet<usize> = BTreeSet::new();
        let mut claims = Vec::with_capacity(self.wanted.len());
        for wanted in &self.wanted {
            let (Some(sought), Some((part, statement)), Some(said)) =
                (self.sought(wanted.figure), self.statement(wanted), wanted.said)
            else {
                continue;
            };
            let number = match said {
                Said::Here(number) => self.search.numbers.get(number),
                _ => None,
            };
            let timing = number.filter(|_| part != Part::Average && timed.insert(wanted.figure)).and_then(|one| {
                let block = one.block_index;
                let times = times.entry(block).or_insert_with(|| self.times_of(one));
                let is_target = matches!(sought.owner, Owner::Target(_));
                let timing = times.timing(one, sought.period, is_target, setting.report()?);
                let span = match timing {
                    Timing::Agrees(Some((start, end)))
                    | Timing::Doubtful { start, end }
                    | Timing::Contradicts { start, end, .. } => self.span_in(block, start, end, prose),
                    Timing::Agrees(None) | Timing::Unsaid => prose.span(one.from, one.to),
                };
                Some(Timed { timing, span })
            });
            let comparator = statement.comparator();
            claims.push(Claim { owner: sought.owner, part, comparator, said, timing });
        }
        let sections = self.text.blocks.last().map_or(0, |block| block.section);
        let placed = placed(prose, self.text, &setting.site.settings.units);
        Reading { numbers, placed, sections, claims }
    }
}

/// Whether the quoted sentence of a figure holds a number that might be it, so that it cannot be taken as it is.
fn holds_rival(search: &Search<'_>, sought: &Sought<'_>) -> bool {
    let Some((_, statement)) = sought.statements.first() else { return false };
    let quoted = search.numbers.iter().filter(|one| !one.mention.spelled && search.is_quoted(sought, one));
    quoted.into_iter().any(|one| fits_kind(statement, &one.mention))
}
