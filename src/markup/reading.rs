//! What the prose of a report says of its figures, number by number: which particular of which figure is stated where,
//! which is stated otherwise, which is not stated, and which numbers are left over. `check` makes findings of it.

use super::placeholder::Owner;
use super::timing::Timing;
use crate::lang::is_cjk;
use crate::model::{IndicatorId, Part};
use crate::prose::mention::Mention;
use crate::quantity::Comparator;
use crate::source::Span;

/// What prose says of the figures of its report.
#[derive(Debug, Clone, Default)]
pub struct Reading {
    /// Every number that is written out, in order.
    pub numbers: Vec<Number>,
    /// The numbers that placeholders write, which are not among those.
    pub placed: Vec<Number>,
    /// Number of headings.
    pub sections: usize,
    /// Every particular of every figure that prose could state, by figure.
    pub claims: Vec<Claim>,
}

/// A number of the prose.
#[derive(Debug, Clone)]
pub struct Number {
    pub span: Span,
    pub text: String,
    /// With the words that qualify it.
    pub qualified: String,
    pub mention: Mention,
    /// What the words beside it say: 超, 以上, about.
    pub comparator: Option<Comparator>,
    /// Whether it bounds a class and is part of its name: 10亿元以上项目, projects of RMB 1 billion and above.
    pub is_threshold: bool,
    /// Number of headings before it.
    pub section: usize,
    /// The indicator whose name stands right beside it.
    pub named: Option<IndicatorId>,
    /// Whether it states a figure, or states one otherwise.
    pub is_claimed: bool,
}

/// A particular of a figure, and what the prose says of it.
#[derive(Debug, Clone)]
pub struct Claim {
    pub owner: Owner,
    pub part: Part,
    /// The qualifier of the figure, as prose would say it.
    pub comparator: Option<Comparator>,
    pub said: Said,
    /// Of the number that states the figure; `None` for its other particulars.
    pub timing: Option<Timed>,
}

/// What prose says of the time of a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Timed {
    pub timing: Timing,
    /// The words that say it; of nothing said, the number.
    pub span: Span,
}

/// What prose says of a particular.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Said {
    /// A number states it.
    Here(usize),
    /// A placeholder writes it, or a quoted sentence that holds no number is taken for it.
    Elsewise,
    /// A number stands in its place.
    Otherwise(usize),
    /// Nothing; the number that comes nearest.
    Nothing(Option<usize>),
}

/// 10亿元以上项目, RMB 1 billion and above: the name of a class goes on.
pub fn is_threshold(text: &str, end: usize) -> bool {
    let rest = text.get(end..).unwrap_or("");
    let behind = ["以上", "以下"].iter().find_map(|word| rest.strip_prefix(word));
    ["and above", "and over", "or more", "or above", "or over"].iter().any(|word| rest.trim_start().starts_with(word))
        || behind.is_some_and(|rest| rest.starts_with(|c: char| is_cjk(c) && c.is_alphanumeric()))
}
