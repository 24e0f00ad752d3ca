//! One block read from left to right: each number becomes a statement, or a particular of one before it.

use super::dating::Dating;
use super::frame::{Frame, Section};
use super::listed::{Listed, lists, subjects};
use super::name;
use super::numbers::{Number, Sort, numbers};
use super::phrase::without_brackets;
use super::qualifier::qualifier;
use super::role::{Role, last_clause, role};
use super::sentence::Layout;
use super::statement::{Doubt, Kind, PeriodSource, Statement, Status};
use super::status::{Around, status};
use super::time::Times;
use crate::document::Block;
use crate::quantity::Units;

/// What stays the same for all blocks of a section.
pub struct Setting<'a> {
    pub frame: &'a Frame,
    pub section: Section,
    pub units: &'a Units,
    /// What the block is about by its headings, for 产值 without a name.
    pub topic: &'a str,
}

/// What the second of two numbers is to be: 占比由A提高到B, 增速由A回升至B.
pub(super) enum Pending {
    Share(String),
    /// Whether it is a rise.
    Growth(bool),
}

/// A statement in the making, with the range that its quote covers.
pub(super) struct Draft {
    pub(super) statement: Statement,
    pub(super) start: usize,
    pub(super) end: usize,
    /// The number itself.
    pub(super) number: usize,
    pub(super) depth: usize,
    /// Whether it counts things.
    pub(super) counts: bool,
    /// A rate of completion, a part of a ratio or a difference of what was named before: other rates are not of it.
    pub(super) closed: bool,
}

/// The statements of a block of prose.
pub fn read(block: &Block, setting: &Setting<'_>) -> Vec<Statement> {
    let text = block.text();
    let numbers = numbers(text, setting.units);
    if numbers.is_empty() {
        return Vec::new();
    }
    let layout = Layout::of(text);
    let times = Times::of(text, setting.frame, setting.section);
    let lists = lists(&layout, &numbers);
    let mut reader = Reader {
        block,
        text,
        setting,
        layout,
        numbers,
        times,
        lists,
        drafts: Vec::new(),
        targets: Vec::new(),
        pending: None,
        parts: Vec::new(),
    };
    for index in 0..reader.numbers.len() {
        reader.take(index);
    }
    reader.finish()
}

pub(super) struct Reader<'a> {
    pub(super) block: &'a Block,
    pub(super) text: &'a str,
    pub(super) setting: &'a Setting<'a>,
    pub(super) layout: Layout<'a>,
    pub(super) numbers: Vec<Number>,
    pub(super) times: Times,
    pub(super) lists: Vec<Listed>,
    pub(super) drafts: Vec<Draft>,
    /// The drafts that the numbers of a list go on with.
    pub(super) targets: Vec<usize>,
    pub(super) pending: Option<Pending>,
    /// What the parts of a ratio are of.
    pub(super) parts: Vec<String>,
}

impl<'a> Reader<'a> {
    pub(super) fn slice(&self, start: usize, end: usize) -> &'a str {
        self.text.get(start..end).unwrap_or("")
    }

    /// Where the text that leads to a number starts: behind the number before it in the sentence.
    pub(super) fn gap_start(&self, index: usize, at: usize) -> usize {
        let before = index.checked_sub(1).and_then(|index| self.numbers.get(index));
        let (sentence, _) = self.layout.sentence(at);
        before.map_or(0, |one| qualifier(self.text, one).end).max(sentence)
    }

    pub(super) fn take(&mut self, index: usize) {
        let Some(number) = self.numbers.get(index).cloned() else { return };
        let start = self.gap_start(index, number.start);
        let gap = self.slice(start, number.start);
        let is_first = self.drafts.is_empty();
        let year = self.setting.frame.done_year();
        let role = role(&without_brackets(gap), &number, is_first, year);
        if self.listed(index, &number, &role) {
            return;
        }
        if self.resolves(&number, gap) {
            return;
        }
        match &role {
            Role::Growth { rises, base } => self.growth(&number, gap, start, *rises, base, &role),
            Role::Share { of } => self.share(&number, gap, start, of, &role),
            Role::Place => self.place(&number, gap, start, &role),
            Role::None => {}
            Role::Change { rises } => self.change(&number, gap, start, *rises, &role),
            Role::Completion => {
                let named = name::before(&without_brackets(last_clause(gap)));
                let owner = self.last(&number).map(|draft| draft.statement.name.clone()).unwrap_or_default();
                let name = if named.contains("率") || owner.is_empty() {
                    named
                } else {
                    format!("{owner}完成年度计划")
                };
                self.push(&number, name, start, Kind::Level, &role);
            }
            Role::Multiple => {
                let name = name::before(&without_brackets(gap));
                self.push(&number, name, start, Kind::Multiple, &role);
            }
            Role::Level if number.sort == Sort::Percent && self.is_more_of_growth(gap) => {
                let name = self.drafts.last().map(|draft| draft.statement.name.clone()).unwrap_or_default();
                self.push(&number, name, start, Kind::Growth, &role);
                if let Some(draft) = self.drafts.last_mut() {
                    draft.statement.yoy = Some(draft.statement.value);
                }
            }
            Role::Level if number.part.is_some() => self.part(&number, gap, start, &role),
            Role::Level if number.sort != Sort::Percent && self.joins_rate(&number, gap) => {}
            Role::Level => self.level(&number, gap, start, &role),
        }
    }

    /// The draft that a particular without a subject belongs to: the last one outside brackets that are closed since.
    pub(super) fn last(&self, number: &Number) -> Option<&Draft> {
        let depth = self.layout.depth(number.start);
        self.drafts.iter().rev().find(|draft| draft.depth <= depth)
    }

    pub(super) fn level(&mut self, number: &Number, gap: &str, start: usize, role: &Role) {
        // 开工率、落地率均为100% states two.
        let clause = without_brackets(last_clause(gap));
        let shared = [
            "均为",
            "均达到",
            "均达",
            "都为",
            "都达到",
            "均实现",
            "均超",
            "双双实现",
            "双双达到",
            "双双突破",
            "双双超过",
            "双双跨越",
            "双双超",
            "双双",
            "均",
        ]
        .iter()
        .find_map(|word| clause.trim_end().strip_suffix(word));
        let names = shared.map(subjects).filter(|names| {
            let alike = |name: &String| ["率", "比", "比重", "比例", "度"].iter().any(|end| name.ends_with(end));
            names.len() > 1 && (clause.contains("双双") || names.iter().all(alike))
        });
        let names = names.unwrap_or_else(|| vec![self.name(number, gap)]);
        for name in names {
            self.push(number, name, start, Kind::Level, role);
            if let Some(draft) = self.drafts.last_mut()
                && number.negative
            {
                draft.statement.value = -draft.statement.value;
            }
        }
    }

    /// A part of 5.2:45.3:49.5.
    pub(super) fn part(&mut self, number: &Number, gap: &str, start: usize, role: &Role) {
        let Some((index, count)) = number.part else { return };
        let phrase = if index == 0 { without_brackets(gap) } else { String::new() };
        if index == 0 {
            let names = subjects(&phrase);
            self.parts = if names.len() == count { names } else { Vec::new() };
        }
        let industries = ["第一产业", "第二产业", "第三产业"];
        let name = match self.parts.get(index) {
            Some(name) => format!("{name}比重"),
            None if count == 3 => industries.get(index).map(|name| format!("{name}比重")).unwrap_or_default(),
            None => format!("{}之{}", name::before(&phrase), index + 1),
        };
        self.push(number, name, start, Kind::Share, role);
        let end = self
            .numbers
            .iter()
            .filter(|one| one.start >= number.start)
            .take(count - index)
            .last()
            .map_or(number.end, |last| last.end);
        // All parts are of one time: 由上年的16.3:53.0:30.7.
        let before = self.drafts.len().checked_sub(2).and_then(|at| self.drafts.get(at)).filter(|_| index > 0);
        let time = before.map(|draft| (draft.statement.period, draft.statement.period_source));
        if let Some(draft) = self.drafts.last_mut() {
            draft.end = end;
            draft.statement.qualifier = None;
            if let Some((period, source)) = time {
                (draft.statement.period, draft.statement.period_source) = (period, source);
            }
        }
    }

    pub(super) fn push(&mut self, number: &Number, name: String, start: usize, kind: Kind, role: &Role) {
        let clause = self.layout.clause(number.start).max(start);
        let (sentence, _) = self.layout.sentence(number.start);
        let governing = self.times.of_number(&self.layout, number);
        let before = sentence.checked_sub(1).map_or(sentence, |at| self.layout.sentence(at).0);
        let around = Around {
            earlier: self.slice(before, sentence),
            frame: self.setting.frame,
            section: self.setting.section,
            sentence: self.slice(sentence, number.start),
            clause: self.slice(self.layout.clause(number.start), number.start),
            behind: self.slice(number.end, self.text.len()),
            time: governing.map(|one| (one.time.period, one.source == PeriodSource::Stated)),
            counts: number.counts,
            role,
        };
        let status = status(&around);
        let behind = self.slice(number.end, self.text.len());
        let clause_end = behind.find(['，', '。', '；', ',', ';']).unwrap_or(behind.len());
        let dating = Dating {
            frame: self.setting.frame,
            section: self.setting.section,
            layout: &self.layout,
            times: &self.times,
            number,
            governing,
            status,
            role,
            clause: self.slice(self.layout.clause(number.start), number.end + clause_end),
            behind: self.slice(number.end, number.end + behind.chars().take(16).map(char::len_utf8).sum::<usize>()),
        };
        let (period, period_source) = dating.period();
        let qualified = qualifier(self.text, number);
        let mut doubts = Vec::new();
        // A list of names or half a sentence is no name.
        let length = name.chars().count();
        if !(2..=30).contains(&length) || name.matches('、').count() > 1 || name.contains('+') {
            doubts.push(Doubt::Name);
        }
        if status == Status::Plan {
            doubts.push(Doubt::Minor);
        }
        let statement = Statement {
            period,
            period_source,
            status,
            kind,
            qualifier: qualified.word.map(str::to_owned),
            doubts,
            ..Statement::of(name, number)
        };
        // What is counted may stand behind the number: 31个项目现场签约.
        let end = if number.counts || number.sort == Sort::Other {
            self.counted_end(number, qualified.end)
        } else {
            qualified.end
        };
        let depth = self.layout.depth(number.start);
        self.drafts.push(Draft {
            statement,
            start: clause,
            end,
            number: number.start,
            depth,
            counts: number.counts,
            closed: number.part.is_some() || *role == Role::Completion,
        });
    }

    pub(super) fn finish(self) -> Vec<Statement> {
        let text = self.text;
        let block = self.block;
        self.drafts
            .into_iter()
            .map(|draft| {
                let raw = text.get(draft.start..draft.end).unwrap_or("");
                let lead = raw.len()
                    - raw
                        .trim_start_matches(|c: char| c.is_whitespace() || "、，,；;。（(【和及与并且".contains(c))
                        .len();
                let start = (draft.start + lead).min(draft.number);
                Statement {
                    quote: text.get(start..draft.end).unwrap_or(raw).to_owned(),
                    line: block.line_at(start),
                    ..draft.statement
                }
            })
            .collect()
    }
}
