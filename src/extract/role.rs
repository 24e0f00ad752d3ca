//! What a number does in its sentence: a level, a rate of growth, a difference, a share, a rate of completion, a place.

use super::numbers::{Number, Sort};
use super::words::{AVERAGE, GROWTH, HEDGES, PREVIOUS, YEAR_ON_YEAR, YEAR_START};
use crate::lang::Tongue;
use crate::prose::when::{Months, Year, scan};

/// What a number does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Role {
    Level,
    Growth {
        rises: bool,
        base: Base,
    },
    /// 提高1.5个百分点, 比上年减少0.3万人.
    Change {
        rises: bool,
    },
    /// With the words between 占 and the number: 临海市 of 占临海市比重达到.
    Share {
        of: String,
    },
    /// 完成年度计划的186.7%.
    Completion,
    Multiple,
    Place,
    /// Says nothing by itself: 3项持平.
    None,
}

/// What growth counts from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Base {
    YearOnYear,
    Average,
    Other(String),
}

/// The part of a gap that may lead to its number: what stands behind its last clause boundary.
pub fn last_clause(gap: &str) -> &str {
    let mut start = 0;
    let mut chars = gap.char_indices().peekable();
    let mut last = ' ';
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map_or(' ', |(_, c)| *c);
        let divides = match c {
            '，' | '；' | ';' | '：' | '。' => true,
            ',' | ':' => !(last.is_ascii_digit() && next.is_ascii_digit()),
            _ => false,
        };
        // 规上工业增加值，增长5%: what follows a colon or comma with nothing behind still counts.
        if divides && !gap.get(at + c.len_utf8()..).unwrap_or("").trim().is_empty() {
            start = at + c.len_utf8();
        }
        last = c;
    }
    gap.get(start..).unwrap_or("")
}

/// The role of a number behind a gap: the text between it and the number before it.
pub fn role(gap: &str, number: &Number, is_first: bool, year: Option<i16>) -> Role {
    let clause = last_clause(gap);
    // 增速(42.3%), 化肥1.05万吨(－8.2%).
    let tail = without_hedges(clause.trim_end_matches(['(', '（', ' ']));
    if number.part.is_some() {
        return Role::Level;
    }
    match number.sort {
        Sort::Place => Role::Place,
        _ if number.steady && !YEAR_ON_YEAR.iter().any(|word| gap.contains(word)) => Role::None,
        _ if number.steady => Role::Growth { rises: true, base: base(gap, year) },
        Sort::Points => Role::Change {
            rises: verb(tail).is_none_or(|(_, rises)| rises)
                && !number.negative
                && !["低", "低于", "慢于", "低于全省", "差"].iter().any(|word| tail.ends_with(word))
                && !is_below(tail),
        },
        Sort::Percent | Sort::Times => percent(gap, clause, tail, number, year),
        Sort::Other => match verb(tail).filter(|(word, _)| !is_noun_of_growth(word)) {
            Some((word, rises)) if is_change(gap, tail, word, is_first) => Role::Change { rises },
            _ => Role::Level,
        },
    }
}

fn percent(gap: &str, clause: &str, tail: &str, number: &Number, year: Option<i16>) -> Role {
    if let Some(of) = share(clause) {
        return if is_plan(&of) { Role::Completion } else { Role::Share { of } };
    }
    if let Some((_, of)) = clause.trim_end().strip_suffix('的').and_then(|lead| lead.split_once("相当于"))
        && number.sort == Sort::Percent
    {
        return Role::Share { of: of.to_owned() };
    }
    if number.sort == Sort::Times
        && ["是", "为", "相当于", "达"].iter().any(|word| clause.contains(word))
        && clause.trim_end().ends_with('的')
    {
        return Role::Multiple;
    }
    if is_completion(clause) {
        return Role::Completion;
    }
    // 办理时限压减七成: cut once, not against the year before.
    if let Some((_, false)) = verb(tail).filter(|(word, _)| matches!(*word, "压缩" | "压减" | "精简" | "缩短"))
    {
        let compares = YEAR_ON_YEAR.iter().any(|word| gap.contains(word));
        if !compares {
            return Role::Change { rises: false };
        }
    }
    if let Some((word, rises)) = verb(tail).filter(|_| !is_grown_to(clause))
        && !(number.unit == "‰" && tail.ends_with("增长率"))
        && !matches!(word, "多" | "少" | "快" | "慢" | "长")
    {
        return Role::Growth { rises, base: base(gap, year) };
    }
    // PPI同比涨幅收窄至2.6%.
    if let Some(noun) =
        ["涨幅", "降幅", "增速", "增幅"].iter().find(|noun| clause.contains(**noun)).filter(|_| is_grown_to(clause))
    {
        return Role::Growth { rises: *noun != "降幅", base: base(gap, year) };
    }
    // 化肥1.05万吨(－8.2%).
    if number.signed && gap.trim().trim_matches(['(', '（']).is_empty() {
        return Role::Growth { rises: true, base: Base::YearOnYear };
    }
    // 增速由上半年的-5.2%回升至2.7%.
    let from = tail.strip_suffix('的').unwrap_or(tail);
    if ["增速", "增幅", "涨幅", "降幅"].iter().any(|word| clause.contains(word))
        && ["由", "从"].iter().any(|word| from.contains(word))
    {
        return Role::Growth { rises: !clause.contains("降幅"), base: Base::YearOnYear };
    }
    let is_rate = [&YEAR_ON_YEAR, &AVERAGE, &PREVIOUS, &YEAR_START]
        .iter()
        .any(|words| words.iter().any(|word| tail.ends_with(word)));
    if is_rate {
        return Role::Growth { rises: true, base: base(gap, year) };
    }
    Role::Level
}

/// The verb of growth that leads to a number: 增长 of 同比增长约.
pub fn verb_at_end(clause: &str) -> Option<(&'static str, bool)> {
    verb(without_hedges(clause))
}

/// The verb of growth that ends a text; not where it is grown to: 提高到5%.
fn verb(tail: &str) -> Option<(&'static str, bool)> {
    GROWTH.iter().find(|(word, _)| tail.ends_with(word)).copied()
}

/// 低于全省平均水平0.42个百分点.
fn is_below(tail: &str) -> bool {
    let last = |word: &str| tail.rfind(word);
    let below = last("低于").or(last("慢于")).or(last("落后"));
    below.is_some_and(|at| {
        last("高于").is_none_or(|above| above < at) && tail.get(at..).is_some_and(|rest| rest.chars().count() < 14)
    })
}

/// 上升为38.8%, 下降到9.1%: where it is grown to.
fn is_grown_to(clause: &str) -> bool {
    let mut tail = clause.trim_end();
    while let Some(shorter) = ["约", "近", "超过", "超", "了"].iter().find_map(|word| tail.strip_suffix(word)) {
        tail = shorter;
    }
    let verbs = [
        "上升", "提高", "下降", "降低", "增加", "减少", "提升", "调整", "扩大", "缩小", "优化", "回落", "收窄", "攀升",
        "跃升",
    ];
    ["为", "到", "至"]
        .iter()
        .any(|end| tail.strip_suffix(end).is_some_and(|head| verbs.iter().any(|verb| head.ends_with(verb))))
}

fn is_noun_of_growth(word: &str) -> bool {
    matches!(word, "增速" | "增幅" | "增长率" | "增长速度" | "降幅" | "涨幅" | "升幅" | "跌幅" | "快" | "慢" | "长")
}

/// 比上年增加3.2万人, 产量300万吨，增产5万吨; not 累计减少贫困人口5万人 or 新增就业.
fn is_change(gap: &str, tail: &str, word: &str, is_first: bool) -> bool {
    let compares =
        [&YEAR_ON_YEAR, &PREVIOUS, &YEAR_START].iter().any(|words| words.iter().any(|word| gap.contains(word)))
            || gap.contains('比')
            || gap.contains('较');
    let head = tail.strip_suffix(word).unwrap_or("");
    let bare = head.trim_matches(|c: char| c.is_whitespace() || "，、,；;其中并净又再共".contains(c)).is_empty();
    if word.chars().count() == 1 {
        return compares;
    }
    // 亏损额减少5340万元; not 新增就业 or 累计减少贫困人口.
    let named = matches!(word, "减少" | "增加" | "净增" | "下降" | "缩小" | "扩大" | "增产" | "减产" | "增收" | "减收")
        && head.trim().chars().count() >= 2;
    compares || (bare && !is_first) || named
}

fn without_hedges(mut text: &str) -> &str {
    loop {
        let trimmed = text.trim_end_matches([' ', '　', ',', '，']);
        match HEDGES.iter().find_map(|word| trimmed.strip_suffix(word)) {
            Some(shorter) => text = shorter,
            None => return trimmed,
        }
    }
}

/// What growth counts from, by the words between.
fn base(gap: &str, year: Option<i16>) -> Base {
    let says = |words: &[&str]| words.iter().any(|word| gap.contains(word));
    if says(&AVERAGE) {
        return Base::Average;
    }
    if says(&PREVIOUS) {
        return Base::Other("mom".into());
    }
    if says(&YEAR_START) {
        return Base::Other("since_year_start".into());
    }
    for when in scan(gap, Tongue::Zh).iter().rev().filter(|when| when.compared) {
        let behind = gap.get(when.end..).unwrap_or("");
        if behind.contains(['，', '；']) {
            continue;
        }
        match when.year {
            Year::Known(known) if year.is_none_or(|year| known != year - 1) => {
                return Base::Other(format!("vs_{known}"));
            }
            Year::Range(_, last) if when.months == Months::Any => return Base::Other(format!("vs_{last}")),
            _ => {}
        }
    }
    if says(&YEAR_ON_YEAR) {
        return Base::YearOnYear;
    }
    if gap.contains("累计增长")
        || ["五年间", "五年来", "三年间", "三年来", "五年分别", "五年累计"].iter().any(|word| gap.contains(word))
    {
        return Base::Other("cumulative".into());
    }
    Base::YearOnYear
}

/// The whole of a share: 临海市工业增加值 of 占临海市工业增加值比重达到.
fn share(clause: &str) -> Option<String> {
    let at = clause.rfind('占')?;
    let mut of = clause.get(at + '占'.len_utf8()..)?;
    if ["地", "用", "补平衡", "道"].iter().any(|word| of.starts_with(word)) {
        return None;
    }
    // 占比52%, 占比临海市52%.
    of = of.strip_prefix('比').unwrap_or(of);
    loop {
        let trimmed = without_hedges(of);
        let shorter = [
            "的比重",
            "的比例",
            "比重",
            "比例",
            "的份额",
            "份额",
            "的",
            "保持",
            "提高到",
            "提高至",
            "提升到",
            "提升至",
            "上升到",
            "到",
            "至",
            "由",
            "从",
        ]
        .iter()
        .find_map(|word| trimmed.strip_suffix(word));
        match shorter {
            Some(shorter) => of = shorter,
            None => return Some(trimmed.trim().to_owned()),
        }
    }
}

fn is_plan(of: &str) -> bool {
    ["计划", "任务", "目标", "预算"].iter().any(|word| of.ends_with(word) || of.contains("年度") && of.contains(word))
}

/// 完成率102.8%, 完成年度计划的186.7%, 为预算的103%.
fn is_completion(clause: &str) -> bool {
    let tail = without_hedges(clause);
    let tail = tail.strip_suffix('的').unwrap_or(tail);
    tail.ends_with("完成率")
        || ["计划", "任务", "目标", "预算", "任务数", "目标数", "预算数", "调整预算", "计划数"]
            .iter()
            .any(|word| tail.ends_with(word))
            && ["完成", "为", "占", "达"].iter().any(|word| tail.contains(word))
}
