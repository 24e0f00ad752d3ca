//! Rates, differences and shares: they belong to the level before them, or stand alone where their clause names a subject of
//! its own: 规上工业增加值同比增长5.2%.

use rust_decimal::Decimal;

use super::name;
use super::numbers::{Number, Sort};
use super::phrase::{growth_name, without_brackets};
use super::qualifier::qualifier;
use super::reader::{Draft, Pending, Reader};
use super::role::{Base, Role, last_clause};
use super::statement::{Kind, ShareOf};

impl<'a> Reader<'a> {
    /// What a share without a subject is of: the last level or rate in the chain.
    pub(super) fn shared_of(&mut self, number: &Number) -> Option<&mut Draft> {
        let depth = self.layout.depth(number.start);
        let mut before = self.drafts.iter_mut().rev().filter(|draft| draft.depth <= depth);
        before.find(|draft| {
            !draft.closed
                && draft.statement.basis.is_none()
                && matches!(draft.statement.kind, Kind::Level | Kind::Growth)
        })
    }

    /// 由上年的64.1%提高到68.4%: the first of the two.
    pub(super) fn is_first_of_two(&self, number: &Number) -> bool {
        let (sentence, _) = self.layout.sentence(number.start);
        let lead = name::without_times(self.slice(sentence, number.start));
        let lead = lead.trim_end_matches(['的', '末', '底', '约', '近', ' ']).trim_end_matches("同期");
        let behind: String = self.slice(number.end, self.text.len()).chars().take(8).collect();
        ["由", "从"].iter().any(|word| lead.ends_with(word)) && behind.contains(['到', '至', '为'])
    }

    /// The second of two goes where the first would have gone.
    pub(super) fn resolves(&mut self, number: &Number, gap: &str) -> bool {
        let Some(pending) = self.pending.take() else { return false };
        let reaches =
            ["到", "至", "为"].iter().any(|word| gap.trim_end().trim_end_matches(['约', '近', '超']).ends_with(word));
        if !reaches || name::subject(gap, &["回升", "转"]).chars().count() >= 2 {
            return false;
        }
        let end = qualifier(self.text, number);
        match pending {
            Pending::Share(of) => {
                let Some(draft) = self.shared_of(number).filter(|draft| draft.statement.share.is_none()) else {
                    return false;
                };
                draft.statement.share = Some(ShareOf {
                    value: number.value,
                    of: Some(of),
                    as_written: None,
                    qualifier: end.word.map(str::to_owned),
                });
                draft.end = end.end;
            }
            Pending::Growth(rises) => {
                let value = rate(number, number.value, rises && !number.negative);
                let Some(draft) = self.level_of(number).filter(|draft| draft.statement.yoy.is_none()) else {
                    return false;
                };
                draft.statement.yoy = Some(value);
                draft.end = end.end;
            }
        }
        true
    }

    /// The level that a rate without a subject is of: the last in its chain, past differences and rates of completion.
    pub(super) fn level_of(&mut self, number: &Number) -> Option<&mut Draft> {
        let depth = self.layout.depth(number.start);
        let mut before = self.drafts.iter_mut().rev().filter(|draft| draft.depth <= depth);
        let passed = |draft: &&mut Draft| {
            draft.closed || draft.statement.kind == Kind::Multiple || draft.statement.basis.is_some()
        };
        let draft = before.find(|draft| !passed(draft))?;
        matches!(draft.statement.kind, Kind::Level | Kind::Change).then_some(draft)
    }

    pub(super) fn growth(&mut self, number: &Number, gap: &str, start: usize, rises: bool, base: &Base, role: &Role) {
        let lead = without_brackets(gap);
        let subject = name::subject(&lead, &[]);
        let rises = rises && !number.negative;
        let value = rate(number, number.value, rises);
        let max = number.max.map(|max| rate(number, max, rises));
        let end = qualifier(self.text, number);
        let own = subject.chars().count() >= 2;
        let is_real = lead.contains("实际") || lead.contains("扣除") || lead.contains("剔除");
        let first_of_two = self.is_first_of_two(number);
        if first_of_two {
            self.pending = Some(Pending::Growth(rises));
        } else if !own
            && *base == Base::YearOnYear
            && let Some(draft) = self.level_of(number).filter(|draft| draft.statement.yoy.is_none())
        {
            draft.statement.yoy = Some(value);
            draft.statement.yoy_max = max;
            draft.statement.yoy_qualifier = end.word.map(str::to_owned);
            draft.end = end.end;
            return;
        }
        let name = if own {
            growth_name(&lead)
        } else {
            self.level_of(number).map(|draft| draft.statement.name.clone()).unwrap_or_default()
        };
        let name = match base {
            Base::Average => format!("{name}年均增速"),
            _ if is_real && !own => format!("{name}（实际）"),
            _ => name,
        };
        self.push(number, name, start, Kind::Growth, role);
        if let Some(draft) = self.drafts.last_mut() {
            let one = &mut draft.statement;
            one.value = value;
            one.value_max = max;
            one.unit = "%".into();
            match base {
                Base::YearOnYear => (one.yoy, one.yoy_max) = (Some(value), max),
                Base::Average => one.basis = Some("cagr".into()),
                Base::Other(basis) => one.basis = Some(basis.clone()),
            }
        }
    }

    /// 增长10%，力争12%: another target for the same rate.
    pub(super) fn is_more_of_growth(&self, gap: &str) -> bool {
        let aims = ["力争", "争取", "确保"].iter().any(|word| gap.contains(word));
        aims && name::subject(gap, &[]).is_empty()
            && self
                .drafts
                .last()
                .is_some_and(|draft| draft.statement.kind == Kind::Growth && draft.statement.yoy.is_some())
    }

    /// 总产量下降11.7%，为1.35万吨: a level behind its rate.
    pub(super) fn joins_rate(&mut self, number: &Number, gap: &str) -> bool {
        let lead = without_brackets(gap);
        let leads_on = ["为", "达", "达到", "至", "到", "突破", "完成", "实现", "超过"]
            .iter()
            .any(|word| lead.trim_end_matches(['约', '近', '超', '过']).ends_with(word));
        if !leads_on || name::subject(&lead, &[]).chars().count() >= 2 || lead.contains(['。', '；', ';']) {
            return false;
        }
        let qualified = qualifier(self.text, number);
        let Some(draft) = self
            .drafts
            .last_mut()
            .filter(|draft| draft.statement.kind == Kind::Growth && draft.statement.yoy.is_some())
        else {
            return false;
        };
        let one = &mut draft.statement;
        (one.kind, one.value, one.value_max, one.unit) = (Kind::Level, number.value, number.max, number.unit.clone());
        one.yoy_qualifier = one.qualifier.take();
        one.qualifier = qualified.word.map(str::to_owned);
        (draft.end, draft.number) = (qualified.end, draft.number);
        true
    }

    pub(super) fn change(&mut self, number: &Number, gap: &str, start: usize, rises: bool, role: &Role) {
        let lead = without_brackets(gap);
        let own = name::subject(
            &lead,
            &["贡献率", "拉动", "高于", "低于", "快于", "慢于", "全省", "全国", "全市", "平均水平", "平均"],
        );
        let owner = self.last(number).map(|draft| draft.statement.name.clone()).unwrap_or_default();
        let name =
            if own.chars().count() >= 2 || owner.is_empty() { growth_name(&lead) } else { format!("{owner}增减") };
        let closed = own.chars().count() < 2 || number.sort == Sort::Points;
        self.push(number, name, start, Kind::Change, role);
        if let Some(draft) = self.drafts.last_mut() {
            draft.closed = closed;
            if !rises {
                draft.statement.value = -draft.statement.value;
            }
        }
    }

    pub(super) fn share(&mut self, number: &Number, gap: &str, start: usize, of: &str, role: &Role) {
        let clause = last_clause(gap);
        let lead = without_brackets(clause.split('占').next().unwrap_or(""));
        let own = name::subject(&lead, &[]);
        let end = qualifier(self.text, number);
        let first_of_two = self.is_first_of_two(number);
        if first_of_two {
            self.pending = Some(Pending::Share(of.to_owned()));
        } else if own.chars().count() < 2
            && let Some(draft) = self.shared_of(number).filter(|draft| draft.statement.share.is_none())
        {
            let of = Some(of.to_owned()).filter(|of| !of.is_empty());
            draft.statement.share =
                Some(ShareOf { value: number.value, of, as_written: None, qualifier: end.word.map(str::to_owned) });
            draft.end = end.end;
            return;
        }
        let subject = name::before(&lead);
        let name = if of.is_empty() { format!("{subject}占比") } else { format!("{subject}占{of}比重") };
        self.push(number, name, start, Kind::Level, role);
    }
}

/// A rate in percent, falls negative: 增长1.1倍 is 110.
pub(super) fn rate(number: &Number, value: Decimal, rises: bool) -> Decimal {
    let value =
        if number.sort == Sort::Times { value.checked_mul(Decimal::ONE_HUNDRED).unwrap_or(value) } else { value };
    if rises { value } else { -value }
}
