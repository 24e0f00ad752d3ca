//! Numbers that stand for a list: A、B、C分别增长a、b、c, or what was named before: 分别增长5%、8%.

use super::listed::Listed;
use super::name;
use super::numbers::Number;
use super::phrase::{place_scope, without_brackets};
use super::qualifier::qualifier;
use super::rates::rate;
use super::reader::{Draft, Reader};
use super::role::{Base, Role, role};
use super::statement::{Kind, ShareOf, Statement};

impl<'a> Reader<'a> {
    /// The parts of a list: 分别增长a、b、c. Whether the number is one.
    pub(super) fn listed(&mut self, index: usize, number: &Number, role: &Role) -> bool {
        let Some(list) = self.lists.iter().find(|list| (list.first..list.first + list.count).contains(&index)).cloned()
        else {
            return false;
        };
        let nth = index - list.first;
        let mut role = self.list_role(&list).unwrap_or_else(|| role.clone());
        if let (Role::Growth { rises, .. } | Role::Change { rises }, Some(own)) =
            (&mut role, list.rises.get(nth).copied().flatten())
        {
            *rises = own;
        }
        if list.subjects.is_empty() && nth == 0 {
            self.targets = self.list_targets(&list, &role);
            if self.targets.is_empty() && !list.marked {
                self.lists.retain(|one| one.first != list.first);
                return false;
            }
        }
        match list.subjects.get(nth) {
            Some(subject) => self.list_part(number, subject, &list, &role),
            None => self.list_particular(number, nth, &list, &role),
        }
        true
    }

    /// The role that the first number of a list has serves all.
    pub(super) fn list_role(&self, list: &Listed) -> Option<Role> {
        let first = self.numbers.get(list.first)?;
        let gap = self.slice(self.gap_start(list.first, first.start), first.start);
        Some(role(
            &without_brackets(gap).replace("分别", "").replace("依次", ""),
            first,
            self.drafts.is_empty(),
            self.setting.frame.done_year(),
        ))
    }

    /// The levels before a list that its numbers are particulars of, one each.
    pub(super) fn list_targets(&self, list: &Listed, role: &Role) -> Vec<usize> {
        let Some(first) = self.numbers.get(list.first) else { return Vec::new() };
        let (sentence, _) = self.layout.sentence(first.start);
        let is_open = |draft: &Draft| match role {
            Role::Share { .. } => draft.statement.share.is_none(),
            Role::Place => draft.statement.rank.is_none(),
            Role::Growth { base: Base::YearOnYear, .. } => draft.statement.yoy.is_none(),
            _ => true,
        };
        let depth = self.layout.depth(first.start);
        let is_kind = |kind: Kind| {
            kind == Kind::Level || kind == Kind::Growth && matches!(role, Role::Share { .. } | Role::Place)
        };
        let levels = self
            .drafts
            .iter()
            .enumerate()
            .rev()
            .filter(|(_, draft)| is_kind(draft.statement.kind) && !draft.closed && draft.depth <= depth);
        let mut found: Vec<usize> = levels
            .take(list.count)
            .filter(|(_, draft)| draft.number >= sentence && is_open(draft))
            .map(|(index, _)| index)
            .collect();
        found.reverse();
        if found.len() == list.count { found } else { Vec::new() }
    }

    pub(super) fn list_part(&mut self, number: &Number, subject: &str, list: &Listed, role: &Role) {
        // 单量3176万单、货值62.4亿元，单量、货值分别居全省第一、第二位: places of what was just said.
        let named = self.drafts.iter_mut().rev().take(6).find(|draft| draft.statement.name.ends_with(subject));
        if let (Role::Place, Some(draft)) = (role, named.filter(|draft| draft.statement.rank.is_none())) {
            draft.statement.rank = Some(self.text.get(number.start..number.end).unwrap_or("").to_owned());
            return;
        }
        let kind = match role {
            Role::Growth { .. } => Kind::Growth,
            Role::Place => Kind::Rank,
            Role::Change { .. } => Kind::Change,
            _ => Kind::Level,
        };
        self.push(number, subject.to_owned(), list.start, kind, role);
        self.finish_part(number, list, role);
    }

    /// Numbers that go on with what was named before: 分别增长5%、8%.
    pub(super) fn list_particular(&mut self, number: &Number, nth: usize, list: &Listed, role: &Role) {
        let end = qualifier(self.text, number);
        if let Some(draft) = self.targets.get(nth).copied().and_then(|at| self.drafts.get_mut(at)) {
            let one = &mut draft.statement;
            let taken = match role {
                Role::Growth { rises, base: Base::YearOnYear } => {
                    one.yoy = Some(rate(number, number.value, *rises && !number.negative));
                    one.yoy_qualifier = end.word.map(str::to_owned);
                    true
                }
                Role::Share { of } => {
                    one.share =
                        Some(ShareOf { value: number.value, of: Some(of.clone()), as_written: None, qualifier: None });
                    true
                }
                Role::Place => {
                    one.rank = Some(self.text.get(number.start..number.end).unwrap_or("").to_owned());
                    true
                }
                _ => false,
            };
            if taken {
                draft.end = end.end;
                return;
            }
        }
        let owner = self.targets.get(nth).and_then(|at| self.drafts.get(*at)).map(|draft| draft.statement.name.clone());
        let lead = self.slice(list.start, number.start);
        let name = owner.unwrap_or_else(|| name::before(&without_brackets(lead.split("分别").next().unwrap_or(""))));
        let kind = match role {
            Role::Growth { .. } => Kind::Growth,
            Role::Change { .. } => Kind::Change,
            Role::Multiple => Kind::Multiple,
            _ => Kind::Level,
        };
        self.push(number, name, list.start, kind, role);
        self.finish_part(number, list, role);
    }

    /// Puts what a number of a list says into the statement just made, whose quote is the whole list.
    pub(super) fn finish_part(&mut self, number: &Number, list: &Listed, role: &Role) {
        let scope = match role {
            Role::Place => self.numbers.get(list.first).map(|first| place_scope(self.slice(list.start, first.start)).1),
            _ => None,
        };
        let words = scope.map(|scope| format!("{scope}{}", self.slice(number.start, number.end)));
        let last = list.first + list.count - 1;
        let end = self.numbers.get(last).map_or(number.end, |last| qualifier(self.text, last).end);
        if let Some(draft) = self.drafts.last_mut() {
            draft.end = end;
            particular(&mut draft.statement, number, role, words);
        }
    }
}

/// Puts what a number of a list says into its statement.
pub(super) fn particular(statement: &mut Statement, number: &Number, role: &Role, rank: Option<String>) {
    match role {
        Role::Growth { rises, base } => {
            statement.value = rate(number, number.value, *rises && !number.negative);
            statement.unit = "%".into();
            match base {
                Base::YearOnYear => statement.yoy = Some(statement.value),
                Base::Average => statement.basis = Some("cagr".into()),
                Base::Other(basis) => statement.basis = Some(basis.clone()),
            }
        }
        Role::Change { rises } if !*rises || number.negative => statement.value = -number.value,
        Role::Level if number.negative => statement.value = -number.value,
        Role::Place => {
            statement.rank = rank;
            statement.qualifier = None;
        }
        _ => {}
    }
}
