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
        let lead = if lead.trim_end().ends_with(['；', ';', '。']) { "" } else { lead };
        let left = name::before(lead);
        let left =
            left.strip_suffix("总量").filter(|head| head.ends_with(['值', '额', '量'])).unwrap_or(&left).to_owned();
        let is_bare = left.chars().count() < 2 || name::is_verb(&left);
        let right = name::after(self.slice(number.end, self.text.len()));
        if name::ends_in_verb(lead)
            && right.chars().count() >= 2
            && (number.counts || is_bare || lead.trim_end().ends_with('的') && !name::ends_in_time(lead))
        {
            return if lead.trim_end().ends_with("新增") { format!("新增{right}") } else { right };
        }
        // 其中10月当月产值87.5亿元 is of what was named before.
        let (sentence, _) = self.layout.sentence(number.start);
        let before = self.drafts.last().filter(|draft| left.starts_with("当月") && draft.number >= sentence);
        if let Some(draft) = before {
            return draft.statement.name.clone();
        }
        // 亿元以上项目19个，其中10亿元以上3个: the class goes on with what was counted.
        let counted =
            self.drafts.iter().rev().find(|draft| draft.number >= sentence && draft.statement.name.contains("以上"));
        let noun = counted.and_then(|draft| draft.statement.name.split("以上").last().map(str::to_owned));
        if let Some(noun) = noun.filter(|noun| left.ends_with("以上") && !noun.is_empty()) {
            return format!("{left}{noun}");
        }
        if !left.is_empty() && !GENERIC.contains(&left.as_str()) {
            return left;
        }
        // 由1850万吨提高到3600万吨: the second of two is of the first one's name.
        let reaches = ["到", "至", "为"].iter().any(|word| clause.trim_end().ends_with(word));
        let (sentence, _) = self.layout.sentence(number.start);
        let before = self
            .drafts
            .last()
            .filter(|draft| reaches && draft.number >= sentence && name::subject(&clause, &[]).is_empty());
        if let Some(draft) = before {
            return draft.statement.name.clone();
        }
        let owner = self.owner(number, &left);
        match (left.is_empty() && owner.is_empty(), left.starts_with(&owner)) {
            (true, _) => right,
            (_, true) => left,
            _ => format!("{owner}{left}"),
        }
    }

    /// The end of what a number counts, where it stands behind it.
    pub(super) fn counted_end(&self, number: &Number, end: usize) -> usize {
        let behind = self.slice(end, self.text.len());
        let stop = behind.find(|c: char| "，。；：、,;:（）()【】！？\n|".contains(c)).unwrap_or(behind.len());
        let next = self.numbers.iter().map(|one| one.start).find(|start| *start > number.start).unwrap_or(usize::MAX);
        let phrase: String = behind.get(..stop).unwrap_or("").chars().take(16).collect();
        (end + phrase.len()).min(next.max(end))
    }

    /// What a general name belongs to: the project before a bracket or behind 的, what the bracket is beside, the subject of
    /// the sentence or of one before it, what was counted last.
    pub(super) fn owner(&self, number: &Number, left: &str) -> String {
        let behind = self.slice(number.end, self.text.len());
        if let Some(rest) = behind.strip_prefix('的') {
            return name::after(rest);
        }
        if let Some((open, _)) = self.layout.bracket(number.start) {
            if let Some(draft) = self.drafts.iter().rev().find(|draft| draft.end == open) {
                return draft.statement.name.clone();
            }
            let clause = self.layout.clause(open);
            let before = name::before(self.slice(clause, open).rsplit('、').next().unwrap_or(""));
            if before.chars().count() >= 2 {
                return before;
            }
        }
        let (sentence, _) = self.layout.sentence(number.start);
        let counted = self.drafts.iter().rev().find(|draft| draft.number >= sentence && draft.counts);
        let counted = counted.map(|draft| draft.statement.name.clone());
        // 技改项目100项，完成投资16.8亿元.
        if let Some(counted) = counted.clone().filter(|_| left.contains("投资")) {
            return counted;
        }
        let (mut start, mut end) = (sentence, number.start);
        for _ in 0..3 {
            if let Some(field) = name::field(self.slice(start, end)) {
                return field;
            }
            let Some(before) = start.checked_sub(1) else { break };
            (start, end) = (self.layout.sentence(before).0, start);
        }
        counted.unwrap_or_else(|| self.setting.topic.to_owned())
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
