//! Numbers that stand for a list of things: A、B、C分别增长a、b、c; A和B均居全省首位; 三次产业结构为a:b:c.

use super::name;
use super::numbers::{Number, Sort};
use super::role::{last_clause, verb_at_end};
use super::sentence::Layout;
use super::words::TRAILERS;

/// Successive numbers of one list.
#[derive(Debug, Clone)]
pub struct Listed {
    /// Index of the first number, and how many.
    pub first: usize,
    pub count: usize,
    /// What they are of, in order; empty where the list goes on with what was named before.
    pub subjects: Vec<String>,
    /// Where the subjects start.
    pub start: usize,
    /// Of each number, what a verb of its own says: 增长4.2%和下降1.5%.
    pub rises: Vec<Option<bool>>,
    /// Whether 分别 or 依次 says that it is a list.
    pub marked: bool,
}

/// The lists of a text.
pub fn lists(layout: &Layout<'_>, numbers: &[Number]) -> Vec<Listed> {
    let mut found = Vec::new();
    let mut first = 0;
    while let Some(opening) = numbers.get(first) {
        let (count, rises) = run(layout, numbers, first);
        if count >= 2 && opening.part.is_none() {
            let floor = first.checked_sub(1).and_then(|index| numbers.get(index)).map_or(0, |number| number.end);
            found.extend(list(layout, opening, first, count, rises, floor));
        }
        first += count.max(1);
    }
    found
}

/// How many numbers from one on are divided by separators alone.
fn run(layout: &Layout<'_>, numbers: &[Number], first: usize) -> (usize, Vec<Option<bool>>) {
    let mut rises = vec![None];
    while let (Some(one), Some(next)) = (numbers.get(first + rises.len() - 1), numbers.get(first + rises.len())) {
        let is_rate = |sort: Sort| matches!(sort, Sort::Percent | Sort::Times);
        let alike = one.sort == next.sort && (one.unit == next.unit || one.sort != Sort::Other || same_kind(one, next));
        let Some(rise) = separated(layout.text.get(one.end..next.start).unwrap_or("")) else { break };
        if !(alike || is_rate(one.sort) && is_rate(next.sort)) || next.part.is_some() {
            break;
        }
        rises.push(rise);
    }
    (rises.len(), rises)
}

/// 亿元 and 万元 are of one kind.
fn same_kind(one: &Number, other: &Number) -> bool {
    let base = |unit: &str| unit.trim_start_matches(['万', '亿', '千', '百', '十']).to_owned();
    base(&one.unit) == base(&other.unit)
}

fn list(
    layout: &Layout<'_>,
    opening: &Number,
    first: usize,
    count: usize,
    rises: Vec<Option<bool>>,
    floor: usize,
) -> Option<Listed> {
    let (sentence, _) = layout.sentence(opening.start);
    let start = layout.clause(opening.start).max(floor);
    let lead = layout.text.get(start..opening.start).unwrap_or("");
    let (phrase, marked) = match lead.rfind("分别").or_else(|| lead.rfind("依次")) {
        Some(at) => (lead.get(..at).unwrap_or(""), true),
        None => (lead, false),
    };
    // A comma may part the names from 分别: A、B，分别增长….
    let is_open = name::subject(phrase, &[]).chars().count() < 2;
    if !marked && !is_listing(lead, opening) {
        return None;
    }
    let subjects = if is_open { Vec::new() } else { subjects(phrase) };
    // 欠薪案件数、涉及人数、金额“三下降”，降幅分别达…: the clause before names them.
    let earlier = layout.text.get(floor.max(sentence)..start).unwrap_or("");
    let named = earlier.split(['，', ',', '；', ';']).rev().filter(|clause| is_open && clause.contains('、'));
    let named = named.map(subjects_of_clause).find(|names| names.len() == count && marked);
    let subjects = named.unwrap_or(subjects);
    let fits = subjects.len() == count;
    if !marked && !fits && !is_open {
        return None;
    }
    let subjects = if fits { subjects } else { Vec::new() };
    Some(Listed { first, count, subjects, start: start.max(sentence), rises, marked })
}

/// Without 分别 only rates go on as a list: 52217元、26482元，增长4.1%和8.0%; 出口占比仅为43.8%和5.2%.
fn is_listing(lead: &str, opening: &Number) -> bool {
    let clause = last_clause(lead);
    opening.sort == Sort::Percent && (verb_at_end(clause).is_some() || clause.contains('占'))
}

/// The things that a phrase lists: 货物吞吐量 and 集装箱吞吐量增速 of 台州港货物吞吐量、集装箱吞吐量增速.
pub fn subjects(phrase: &str) -> Vec<String> {
    let text = name::without_times(phrase);
    let mut text = text.as_str();
    loop {
        let trimmed = text.trim_end_matches(|c: char| c.is_whitespace() || "，,：:".contains(c));
        match TRAILERS
            .iter()
            .chain(&["均", "都", "比上年", "同比", "比去年", "较上年"])
            .find_map(|word| trimmed.strip_suffix(word))
        {
            Some(shorter) => text = shorter,
            None => break,
        }
    }
    let parts = text.split(['、', '，', ',']).flat_map(split_last);
    let names = parts.map(name::before).filter(|name| name.chars().count() >= 2);
    with_shared_ending(names.collect())
}

/// The things that an earlier clause lists, without what it says of them: “三下降”.
fn subjects_of_clause(clause: &str) -> Vec<String> {
    subjects(clause.split('“').next().unwrap_or(clause).trim_end_matches("同比"))
}

/// 出口量和交易额 are two.
fn split_last(part: &str) -> Vec<&str> {
    for word in ["以及", "和", "及", "与"] {
        if part.contains("及以") && word == "及" {
            continue;
        }
        if let Some((one, other)) = part.split_once(word)
            && one.chars().count() >= 2
            && other.chars().count() >= 2
        {
            return vec![one, other];
        }
    }
    vec![part]
}

/// 城镇、农村常住居民人均可支配收入: what follows the like of a short part belongs to it as well.
fn with_shared_ending(mut names: Vec<String>) -> Vec<String> {
    let Some(last) = names.last().cloned() else { return names };
    let length = last.chars().count();
    for name in names.iter_mut().rev().skip(1) {
        let own = name.chars().count();
        if own <= 5 && length >= own + 3 {
            name.extend(last.chars().skip(own));
        }
    }
    names
}

/// Whether a text only divides two numbers; with the verb of growth that it may hold.
fn separated(text: &str) -> Option<Option<bool>> {
    let rest: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let mut rest = rest.as_str();
    for word in ["以上", "左右", "以内"] {
        rest = rest.strip_prefix(word).unwrap_or(rest);
    }
    let mark = ["以及", "，和", "、和", "、", "和", "及", "与", "，", ",", "；"]
        .iter()
        .find_map(|mark| rest.strip_prefix(mark))?;
    if mark.is_empty() {
        // A comma alone divides clauses rather than numbers, unless they are bare of words.
        return Some(None);
    }
    match verb_at_end(mark) {
        Some((verb, rises)) if verb.len() == mark.len() => Some(Some(rises)),
        _ => None,
    }
}
