//! Which number of the prose is which observation or target, so that each has its permalink on its sentence.
//!
//! A placeholder says so itself. Else `quote` names the sentence (in the source language). Else every number that states
//! the figure is weighed by the words around it, and the best pairs of number and figure are taken first, each number
//! once. A short count (2家) that no name stands near is left out: its permalink is then the row of the table.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use rust_decimal::Decimal;

use super::blocks::Block;
use super::division::Division;
use super::evidence::{BlockWords, Labels, Nearby, Surroundings, labels_of};
use super::matching::{self, Pair};
use super::pieces::Piece;
use super::placeholder::Owner;
use super::statement::{Sought, Statement, is_weak, sought};
use super::{Setting, Text};
use crate::lang::Tongue;
use crate::model::{OrganizationId, Prose};
use crate::prose::mention::{Measure, Mention, scan};
use crate::prose::qualifier;
use crate::quantity::{Dimension, Units};

/// A range of a run that is a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    pub start: usize,
    pub end: usize,
    pub owner: Owner,
    pub id: String,
    pub value: String,
}

/// Where the figures stand.
#[derive(Debug, Default)]
pub struct Claims {
    /// By piece, in order and apart.
    pub marks: BTreeMap<usize, Vec<Mark>>,
    /// Pieces that are placeholders and carry the id of their figure.
    pub slots: BTreeMap<usize, String>,
    /// The numbers that were taken, one for each figure.
    pub links: Vec<Link>,
    /// Figures whose quoted sentence holds no number that is read: all of it is taken.
    pub quoted: BTreeSet<Owner>,
}

/// A number that states a particular of a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Link {
    /// Number of the figure among those sought.
    pub figure: usize,
    /// Which of its statements.
    pub statement: usize,
    pub number: usize,
}

/// A number with its place.
pub struct Stated<'a> {
    pub mention: Mention,
    item: usize,
    /// In the source.
    pub from: usize,
    pub to: usize,
    pub block: &'a Block,
    /// Number of the block.
    pub block_index: usize,
    words: Rc<OnceCell<BlockWords>>,
    surroundings: OnceCell<Surroundings>,
    sentence: OnceCell<(usize, usize)>,
    /// In the block's text.
    pub at: usize,
    gap: (usize, usize),
}

impl Stated<'_> {
    /// Its end in the block's text.
    pub fn end(&self) -> usize {
        self.at + self.mention.end - self.mention.start
    }

    /// Its sentence in the block's text, ； included.
    pub fn sentence(&self) -> (usize, usize) {
        *self.sentence.get_or_init(|| self.block.around(self.at, self.end(), Division::Sentence))
    }

    /// The words around it.
    pub fn surroundings(&self) -> Nearby<'_> {
        let words = self.words.get_or_init(|| BlockWords::of(self.block));
        let near = || Surroundings::of(self.block, words, self.at, self.end(), self.gap);
        Nearby { near: self.surroundings.get_or_init(near), words }
    }
}

/// A number that bears a name less than this is not taken for a short count.
const NAMED: f32 = 0.3;

/// Finds the figures of a report in its prose.
pub fn find(prose: &Prose, text: &Text, setting: &Setting<'_>) -> Claims {
    let open = figures(setting);
    let numbers = numbers(text, setting);
    Search::new(prose, setting, &open, &numbers).claims(text)
}

/// All figures of the report that the prose is of.
pub fn figures<'a>(setting: &Setting<'a>) -> Vec<Sought<'a>> {
    let Some(report) = setting.report() else { return Vec::new() };
    let observations = report.observations.iter().map(|id| Owner::Observation(*id));
    let targets = report.targets.iter().map(|id| Owner::Target(*id));
    observations.chain(targets).map(|owner| sought(setting.site, owner)).collect()
}

/// The first placeholder of each figure carries its id.
fn claim_slots(text: &Text, setting: &Setting<'_>, claims: &mut Claims) -> BTreeSet<Owner> {
    let mut placed = BTreeSet::new();
    let mut pictures = 0usize;
    for (index, item) in text.items.iter().enumerate() {
        match &item.piece {
            Piece::Start(pulldown_cmark::Tag::Image { .. }) => pictures += 1,
            Piece::End(pulldown_cmark::TagEnd::Image) => pictures = pictures.saturating_sub(1),
            Piece::Slot(number) if pictures == 0 => {
                let Some(slot) = text.slots.get(*number) else { continue };
                if placed.insert(slot.owner) {
                    claims.slots.insert(index, sought(setting.site, slot.owner).anchor.to_owned());
                }
            }
            _ => {}
        }
    }
    placed
}

/// All numbers of the blocks, in order.
pub fn numbers<'a>(text: &'a Text, setting: &Setting<'_>) -> Vec<Stated<'a>> {
    let units = &setting.site.settings.units;
    let mut numbers = Vec::new();
    // A column of units holds no numbers: 1,000 ha.
    for (block_index, block) in text.blocks.iter().enumerate().filter(|(_, block)| !block.is_unit()) {
        let first = numbers.len();
        let words = Rc::new(OnceCell::new());
        for part in block.parts.iter().filter(|part| part.is_run) {
            let Some(Piece::Text(run)) = text.items.get(part.item).map(|item| &item.piece) else { continue };
            // Most blocks are one run.
            let mentions = match block.parts.as_slice() {
                [_] => Cow::Borrowed(block.mentions(units)),
                _ => Cow::Owned(scan(&run.text, units)),
            };
            for mention in mentions.into_owned().into_iter().map(|mention| measured(mention, block, units)) {
                let (from, to) = (run.original(mention.start), run.original(mention.end));
                let at = part.start + mention.start;
                numbers.push(Stated {
                    mention,
                    item: part.item,
                    from,
                    to,
                    block,
                    block_index,
                    words: Rc::clone(&words),
                    surroundings: OnceCell::new(),
                    sentence: OnceCell::new(),
                    at,
                    gap: (0, block.text.len()),
                });
            }
        }
        let ends: Vec<(usize, usize)> =
            numbers.iter().skip(first).map(|one| (one.at, one.at + one.mention.end - one.mention.start)).collect();
        for (index, one) in numbers.iter_mut().skip(first).enumerate() {
            let before = index.checked_sub(1).and_then(|index| ends.get(index)).map_or(0, |(_, end)| *end);
            let after = ends.get(index + 1).map_or(block.text.len(), |(start, _)| *start);
            one.gap = (before, after);
        }
    }
    numbers
}

/// A number of a cell with the unit that its table gives it.
fn measured(mention: Mention, block: &Block, units: &Units) -> Mention {
    let Some(unit) = block.unit.as_deref().filter(|_| mention.measure == Measure::Bare) else { return mention };
    // What one of the unit is: 1万吨, 1 ×10,000 visits.
    let blank = if unit.starts_with(crate::lang::is_cjk) { "" } else { " " };
    let one = scan(&format!("1{blank}{unit}"), units).into_iter().next().filter(|one| one.measure != Measure::Bare);
    let times = |number: Decimal| one.as_ref().and_then(|one| number.checked_mul(one.number));
    match (&one, times(mention.number)) {
        (Some(one), Some(number)) => {
            let max = mention.max.and_then(times);
            Mention { number, max, measure: one.measure.clone(), ..mention }
        }
        _ => mention,
    }
}

/// A search for figures among numbers.
pub struct Search<'a> {
    pub prose: &'a Prose,
    pub setting: &'a Setting<'a>,
    pub open: &'a [Sought<'a>],
    pub numbers: &'a [Stated<'a>],
    pub about: Option<OrganizationId>,
    /// By figure.
    labels: Vec<OnceCell<Labels>>,
}

impl<'a> Search<'a> {
    /// A search in one prose.
    pub fn new(
        prose: &'a Prose,
        setting: &'a Setting<'a>,
        open: &'a [Sought<'a>],
        numbers: &'a [Stated<'a>],
    ) -> Search<'a> {
        let about = setting.report().map(|report| report.about);
        let labels = open.iter().map(|_| OnceCell::new()).collect();
        Search { prose, setting, open, numbers, about, labels }
    }

    /// One number for each figure: where its permalink stands. Plain pages have no figures of their own, and those that
    /// their placeholders name have their permalinks elsewhere.
    pub fn claims(&self, text: &Text) -> Claims {
        let mut claims = Claims::default();
        if self.open.is_empty() {
            return claims;
        }
        let mut placed = claim_slots(text, self.setting, &mut claims);
        let mut taken = vec![false; self.numbers.len()];
        for first in [true, false] {
            for pair in matching::best(self.pairs(first, &placed, &taken)) {
                self.claim(&pair, text, &mut placed, &mut taken, &mut claims);
            }
            if first {
                self.claim_quotes(text, &mut placed, &mut claims);
            }
        }
        for marks in claims.marks.values_mut() {
            marks.sort_by_key(|mark| mark.start);
        }
        claims
    }

    /// All pairs of an open figure and a free number that states it. `first`: by the figure itself, else by its growth,
    /// place or share.
    fn pairs(&self, first: bool, placed: &BTreeSet<Owner>, taken: &[bool]) -> Vec<Pair> {
        let mut pairs = Vec::new();
        for (figure, sought) in self.open.iter().enumerate().filter(|(_, sought)| !placed.contains(&sought.owner)) {
            let is_quoted = self.quote_range(sought).is_some();
            // In its own language the quoted sentence comes before any other.
            let wanted = |index: usize| if is_quoted { !first || index == 0 } else { (index == 0) == first };
            for (statement, (_, stated)) in sought.statements.iter().enumerate().filter(|(index, _)| wanted(*index)) {
                for (number, one) in self.numbers.iter().enumerate() {
                    let is_elsewhere = first && is_quoted && !self.is_quoted(sought, one);
                    if is_elsewhere || taken.get(number).copied().unwrap_or(true) || !stated.is_stated_by(&one.mention)
                    {
                        continue;
                    }
                    let Some(labels) = self.labels(figure) else { continue };
                    if let Some(score) = self.score(sought, labels, stated, one) {
                        pairs.push(Pair { figure, statement, number, score: score - statement as f32 * 0.2 });
                    }
                }
            }
        }
        without_doubtful(pairs, self.numbers)
    }

    /// The names of a figure.
    pub fn labels(&self, figure: usize) -> Option<&Labels> {
        let (sought, labels) = (self.open.get(figure)?, self.labels.get(figure)?);
        let about = self.about.unwrap_or(sought.organization);
        Some(labels.get_or_init(|| labels_of(self.setting.site, sought, self.setting.prose_lang, about)))
    }

    /// The weight of a pair; `None` where nothing speaks for it.
    fn score(&self, sought: &Sought<'_>, labels: &Labels, stated: &Statement<'_>, one: &Stated<'_>) -> Option<f32> {
        let tongue = self.setting.tongue();
        let words = one.surroundings();
        if self.is_quoted(sought, one) {
            return Some(10.0 + words.weigh(labels, stated, &one.mention, tongue));
        }
        // A place or an English count says nothing by itself: 20 people.
        let needs_name = match &one.mention.measure {
            Measure::Bare | Measure::Place => true,
            Measure::Unit(unit) => tongue == Tongue::En && unit.dimension == Dimension::Count,
        };
        if needs_name && words.names(labels, &one.mention, tongue) < NAMED {
            return None;
        }
        Some(words.weigh(labels, stated, &one.mention, tongue) + self.agreement(stated, one))
    }

    /// Whether the prose qualifies the number as the figure does: 3%左右 is rather "about 3 %" than "3 % at most".
    fn agreement(&self, stated: &Statement<'_>, one: &Stated<'_>) -> f32 {
        match (stated.comparator(), qualifier::beside(&one.block.text, one.at, one.end()).comparator) {
            (None, None) => 0.0,
            (Some(a), Some(b)) if a == b => 0.1,
            (Some(_), Some(_)) => -0.15,
            _ => -0.05,
        }
    }

    fn quote_range(&self, sought: &Sought<'_>) -> Option<(usize, usize)> {
        let quote = sought.quote.filter(|quote| quote.span.file == self.prose.file)?;
        Some((quote.span.start.checked_sub(self.prose.offset)?, quote.span.end.checked_sub(self.prose.offset)?))
    }

    /// Whether the number stands in the quoted sentence of the figure.
    pub fn is_quoted(&self, sought: &Sought<'_>, one: &Stated<'_>) -> bool {
        self.quote_range(sought).is_some_and(|(start, end)| start <= one.from && one.to <= end)
    }

    fn claim(&self, pair: &Pair, text: &Text, placed: &mut BTreeSet<Owner>, taken: &mut [bool], claims: &mut Claims) {
        let (Some(sought), Some(one), Some(is_taken)) =
            (self.open.get(pair.figure), self.numbers.get(pair.number), taken.get_mut(pair.number))
        else {
            return;
        };
        let Some((_, stated)) = sought.statements.get(pair.statement) else { return };
        let Some(Piece::Text(run)) = text.items.get(one.item).map(|item| &item.piece) else { return };
        if *is_taken || placed.contains(&sought.owner) {
            return;
        }
        let (start, end) = match stated.comparator() {
            Some(_) => {
                let words = qualifier::beside(&run.text, one.mention.start, one.mention.end);
                (words.start, words.end)
            }
            None => (one.mention.start, one.mention.end),
        };
        if add(
            claims,
            one.item,
            Mark { start, end, owner: sought.owner, id: sought.anchor.to_owned(), value: stated.value() },
        ) {
            *is_taken = true;
            placed.insert(sought.owner);
            claims.links.push(Link { figure: pair.figure, statement: pair.statement, number: pair.number });
        }
    }

    /// A quoted sentence that holds no such number (新增两家) is marked whole.
    fn claim_quotes(&self, text: &Text, placed: &mut BTreeSet<Owner>, claims: &mut Claims) {
        for sought in self.open {
            let Some((start, end)) = self.quote_range(sought).filter(|_| !placed.contains(&sought.owner)) else {
                continue;
            };
            let Some(value) = sought.statements.first().map(|(_, stated)| stated.value()) else { continue };
            let runs = text.items.iter().enumerate().filter_map(|(index, item)| match &item.piece {
                Piece::Text(run) if item.range.start <= start && end <= item.range.end => Some((index, run)),
                _ => None,
            });
            for (item, run) in runs {
                let quote = sought.quote.map_or("", |quote| quote.text.as_str());
                let hits = run.text.match_indices(quote).map(|(at, _)| at).find(|at| run.original(*at) == start);
                let Some(at) = hits else { continue };
                let mark = Mark {
                    start: at,
                    end: at + quote.len(),
                    owner: sought.owner,
                    id: sought.anchor.to_owned(),
                    value: value.clone(),
                };
                if add(claims, item, mark) {
                    placed.insert(sought.owner);
                    claims.quoted.insert(sought.owner);
                    break;
                }
            }
        }
    }
}

/// Adds a mark unless another stands there.
fn add(claims: &mut Claims, item: usize, mark: Mark) -> bool {
    let marks = claims.marks.entry(item).or_default();
    let is_free = mark.start < mark.end && marks.iter().all(|other| mark.end <= other.start || other.end <= mark.start);
    if is_free {
        marks.push(mark);
    }
    is_free
}

/// Short counts and round percentages are taken without a name only where nothing else could be meant.
fn without_doubtful(pairs: Vec<Pair>, numbers: &[Stated<'_>]) -> Vec<Pair> {
    let mut of_figure: BTreeMap<usize, usize> = BTreeMap::new();
    let mut of_number: BTreeMap<usize, usize> = BTreeMap::new();
    for pair in &pairs {
        *of_figure.entry(pair.figure).or_default() += 1;
        *of_number.entry(pair.number).or_default() += 1;
    }
    let is_alone = |pair: &Pair| of_figure.get(&pair.figure) == Some(&1) && of_number.get(&pair.number) == Some(&1);
    let is_weak = |pair: &Pair| numbers.get(pair.number).is_some_and(|one| is_weak(&one.mention));
    pairs.into_iter().filter(|pair| pair.score >= NAMED || !is_weak(pair) || is_alone(pair)).collect()
}
