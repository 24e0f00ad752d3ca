//! The words around a number: its name, what it belongs to, the scope of a place.

use super::name;
use super::numbers::Number;
use super::reader::Reader;
use super::role::last_clause;
use super::words::GENERIC;

impl<'a> Reader<'a> {
    /// The name of a level: before the number, or behind it where it counts things.
    pub(super) fn name(&self, number: &Number, gap: &str) -> String {
        let clause = without_brackets(last_clause(gap));
        let lead = clause.rsplit(['（', '(', '【']).next().unwrap_or("");
        let left = name::before(lead);
        let is_open = name::ends_in_verb(lead) || left.chars().count() < 2;
        let right = name::after(self.slice(number.end, self.text.len()));
        if is_open && right.chars().count() >= 2 && (number.counts || left.chars().count() < 2) {
            return if lead.trim_end().ends_with("新增") { format!("新增{right}") } else { right };
        }
        if !left.is_empty() && !GENERIC.contains(&left.as_str()) {
            return left;
        }
        let owner = self.owner(number, gap);
        if left.is_empty() && owner.is_empty() { right } else { format!("{owner}{left}") }
    }

    /// The end of what a number counts, where it stands behind it.
    pub(super) fn counted_end(&self, number: &Number, end: usize) -> usize {
        let behind = self.slice(end, self.text.len());
        let stop = behind.find(|c: char| "，。；：、,;:（）()【】！？\n|".contains(c)).unwrap_or(behind.len());
        let next = self.numbers.iter().map(|one| one.start).find(|start| *start > number.start).unwrap_or(usize::MAX);
        let phrase: String = behind.get(..stop).unwrap_or("").chars().take(16).collect();
        (end + phrase.len()).min(next.max(end))
    }

    /// What a general name belongs to: the project before a bracket or behind 的, else the subject of the sentence.
    pub(super) fn owner(&self, number: &Number, gap: &str) -> String {
        let behind = self.slice(number.end, self.text.len());
        if let Some(rest) = behind.strip_prefix('的') {
            return name::after(rest);
        }
        if let Some((open, _)) = self.layout.bracket(number.start) {
            let clause = self.layout.clause(open);
            let before = name::before(self.slice(clause, open).rsplit('、').next().unwrap_or(""));
            if before.chars().count() >= 2 {
                return before;
            }
        }
        let (sentence, _) = self.layout.sentence(number.start);
        let earlier = self.slice(sentence, number.start.saturating_sub(gap.len()).max(sentence));
        name::field(self.slice(sentence, number.start))
            .or_else(|| name::field(earlier))
            .unwrap_or_else(|| self.setting.topic.to_owned())
    }
}

/// A text without the brackets that close in it, and without what stands before one that closes.
pub(super) fn without_brackets(text: &str) -> String {
    let mut out = String::new();
    let mut starts = Vec::new();
    for c in text.chars() {
        match c {
            '（' | '(' | '【' => {
                starts.push(out.len());
                out.push(c);
            }
            '）' | ')' | '】' => out.truncate(starts.pop().unwrap_or(0)),
            _ => out.push(c),
        }
    }
    out
}

/// The name of a rate: the last clause that names something.
pub(super) fn growth_name(lead: &str) -> String {
    let clauses: Vec<&str> = lead.split(['，', '；', ';', '：', ',']).collect();
    let named = clauses.iter().rev().find(|clause| name::subject(clause, &[]).chars().count() >= 2);
    name::of_growth(named.copied().unwrap_or(lead))
}

/// Subject and scope of a place: 二手车出口量 and 全省 of 二手车出口量居全省.
pub(super) fn place_scope(lead: &str) -> (String, String) {
    let verbs = [
        "位居",
        "位列",
        "名列",
        "排名",
        "排在",
        "排位",
        "跃居",
        "跃升至",
        "跃升到",
        "上升到",
        "上升至",
        "升至",
        "升到",
        "稳居",
        "居",
        "列",
        "排",
        "为",
        "获",
        "从",
        "由",
        "到",
    ];
    let clause = last_clause(lead);
    let cut =
        verbs.iter().filter_map(|verb| clause.rfind(verb).map(|at| (at, at + verb.len()))).max_by_key(|(_, end)| *end);
    let areas = ["全市", "全省", "全国", "全区", "全县", "全球", "世界"];
    match cut {
        Some((at, end)) => (
            clause.get(..at).unwrap_or("").to_owned(),
            clause.get(end..).unwrap_or("").trim_start_matches(['在', '了', '：', '现', '的']).to_owned(),
        ),
        None => match areas.iter().filter_map(|area| clause.rfind(area)).max() {
            Some(at) => (clause.get(..at).unwrap_or("").to_owned(), clause.get(at..).unwrap_or("").to_owned()),
            None => (clause.to_owned(), String::new()),
        },
    }
}
