//! Places among others: they belong to the number before them, unless the text names what is ranked.

use super::listed::subjects;
use super::name;
use super::numbers::Number;
use super::phrase::{place_scope, without_brackets};
use super::reader::{Draft, Reader};
use super::role::Role;
use super::statement::Kind;

impl<'a> Reader<'a> {
    pub(super) fn place(&mut self, number: &Number, gap: &str, start: usize, role: &Role) {
        let lead = without_brackets(gap);
        let (subject, scope) = place_scope(&lead);
        let end = number.end;
        let words = format!("{scope}{}", self.slice(number.start, number.end)).trim().to_owned();
        let subject: String = subject.chars().filter(|c| !c.is_ascii_digit()).collect();
        let subject = subject.split_once('在').map_or(subject.clone(), |(head, _)| head.to_owned());
        let owner = self.last(number).map(|draft| draft.statement.name.clone()).unwrap_or_default();
        let repeats = owner.chars().count() >= 3 && subject.contains(&owner);
        let is_generic = repeats
            || name::subject(
                &subject,
                &[
                    "已经", "自", "完成", "排位", "综合", "位次", "工作", "投资", "指标", "主要", "自起", "连续",
                    "个月", "月", "起", "成绩", "考核", "水平",
                ],
            )
            .chars()
            .count()
                < 2;
        let is_same = self.drafts.last().is_some_and(|draft| draft.end >= self.layout.sentence(number.start).0);
        if is_generic
            && is_same
            && let Some(draft) = self.ranked(number, &subject).filter(|draft| draft.statement.rank.is_none())
        {
            draft.statement.rank = Some(words);
            draft.end = end;
            return;
        }
        let shared = subject.trim_end_matches(['均', '都', '分', '别']);
        let names = if shared.len() < subject.len() { subjects(shared) } else { Vec::new() };
        let own = Some(name::before(&subject)).filter(|name| name.chars().count() >= 2);
        let names = if names.len() > 1 { names } else { vec![own.unwrap_or_else(|| earlier(&lead))] };
        for name in names {
            self.push(number, format!("{name}排名"), start, Kind::Rank, role);
            if let Some(draft) = self.drafts.last_mut() {
                draft.statement.rank = Some(words.clone());
                draft.statement.qualifier = None;
            }
        }
    }

    /// What a place without a subject is of: the number before it; 完成总量居第二 passes over a rate of completion.
    fn ranked(&mut self, number: &Number, subject: &str) -> Option<&mut Draft> {
        let depth = self.layout.depth(number.start);
        let of_total = ["总量", "总数", "数量"].iter().any(|word| subject.contains(word));
        self.drafts.iter_mut().rev().find(|draft| draft.depth <= depth && !(of_total && draft.closed))
    }
}

/// What the clause before speaks of: 工业用地亩均效益 of 我市工业用地亩均效益不高，在台州市排名第七.
fn earlier(lead: &str) -> String {
    let clauses: Vec<&str> = lead.split(['，', ',', '；', '。']).filter(|clause| !clause.trim().is_empty()).collect();
    let before = clauses.iter().rev().nth(1).copied().unwrap_or("");
    let end = ["不高", "不强", "不大", "不足", "偏低", "较低", "较高", "较快", "较慢", "逐月", "稳步", "持续"]
        .iter()
        .filter_map(|word| before.find(word))
        .min();
    name::before(before.get(..end.unwrap_or(before.len())).unwrap_or(""))
}
