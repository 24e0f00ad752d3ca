//! W121: one project said to be finished in one place of a text, and begun in another.

use super::phrases::{ends_clause, ends_sentence, han_count, is_ahead, is_han, split};
use super::reading::{Reading, Unit};
use crate::diag::Diagnostics;
use crate::markup::words::Words;
use crate::rules;

static FINISHED: Words = Words::of(&[
    "建成投运",
    "建成投用",
    "建成投产",
    "建成通车",
    "建成启用",
    "竣工投产",
    "竣工投用",
    "投入使用",
    "投入运营",
    "投入运行",
    "竣工",
    "投产",
    "通车",
]);
static BEGUN: Words = Words::of(&["正式启动", "启动建设", "开工建设", "破土动工", "开工", "奠基", "动工"]);
/// Words between a project and what became of it.
const BETWEEN: &[&str] =
    &["正式", "顺利", "全面", "已经", "已", "全线", "如期", "成功", "同步", "均", "也", "于", "相继"];
/// What a project is called by.
const NOUNS: &[&str] = &[
    "工程",
    "项目",
    "机场",
    "园区",
    "产业园",
    "港区",
    "车站",
    "大桥",
    "隧道",
    "公路",
    "铁路",
    "水库",
    "码头",
    "中心",
    "学校",
    "医院",
    "公园",
    "基地",
    "电厂",
    "水厂",
    "场馆",
    "综合体",
];
/// Such names mean many things, not one.
const GENERIC: &[&str] = &[
    "重大",
    "重点",
    "一批",
    "若干",
    "多个",
    "等",
    "亿元",
    "个",
    "各类",
    "产业项目",
    "工业项目",
    "制造业项目",
    "民生",
    "投资项目",
    "基础设施项目",
    "新建",
    "续建",
];
/// What tells two projects apart that are otherwise called the same.
const APART: &str = "一二三四五六七八九十0123456789第期号段区新老东西南北中上下主副分";
/// A start with its date tells a story: 2023年3月开工, 2024年底竣工.
const TIMES: &[&str] = &["年", "月", "季度", "此前", "日前"];

const HAN_MIN: usize = 5;
const HAN_MAX: usize = 30;
/// So much of the end, and of the start, two forms of one name share.
const SHARED_TAIL_MIN: usize = 5;
const SHARED_HEAD_MIN: usize = 2;
const LEFT_OUT_MAX: usize = 4;

/// What is said of a project.
struct State<'a> {
    name: &'a str,
    is_finished: bool,
    is_dated: bool,
    unit: &'a Unit,
    sentence: (usize, usize),
    start: usize,
    end: usize,
}

/// Reports the later of each pair that contradicts.
pub fn report(reading: &Reading<'_>, found: &mut Diagnostics) {
    let mut states: Vec<State<'_>> = Vec::new();
    for (index, unit) in reading.units.iter().enumerate().filter(|(_, unit)| unit.is_running() && !unit.in_plan) {
        if BEGUN.are_in(&unit.text) || FINISHED.are_in(&unit.text) {
            read(index, unit, &mut states);
        }
    }
    for (index, later) in states.iter().enumerate() {
        let earlier = states.get(..index).unwrap_or(&[]).iter().find(|earlier| contradict(earlier, later));
        if let Some(earlier) = earlier {
            let span = |state: &State<'_>| reading.span(state.unit, state.start, state.end);
            let words = |state: &State<'_>| state.unit.text.get(state.start..state.end).unwrap_or("").to_owned();
            found.push(rules::contradicting_state(span(later), &words(later), span(earlier), &words(earlier)));
        }
    }
}

fn contradict(earlier: &State<'_>, later: &State<'_>) -> bool {
    let begun = if earlier.is_finished { later } else { earlier };
    earlier.is_finished != later.is_finished
        && earlier.sentence != later.sentence
        && !begun.is_dated
        && is_same(earlier.name, later.name)
}

fn read<'a>(index: usize, unit: &'a Unit, states: &mut Vec<State<'a>>) {
    for (sentence, text) in split(&unit.text, ends_sentence) {
        for (start, clause) in split(text, ends_clause) {
            if is_ahead(clause) {
                continue;
            }
            let verbs = FINISHED.iter().map(|verb| (verb, true)).chain(BEGUN.iter().map(|verb| (verb, false)));
            let state = verbs.filter_map(|(verb, is_finished)| {
                let at = clause.find(verb)?;
                let (from, name) = name_before(clause, at)?;
                ends_there(clause.get(at + verb.len()..)?).then_some((from, name, at + verb.len(), is_finished))
            });
            // 竣工投产 rather than 竣工: the verb that starts first.
            if let Some((from, name, to, is_finished)) = state.min_by_key(|(_, _, to, _)| *to) {
                states.push(State {
                    name,
                    is_finished,
                    is_dated: TIMES.iter().any(|time| text.get(..start + from).is_some_and(|head| head.contains(time))),
                    unit,
                    sentence: (index, sentence),
                    start: sentence + start + from,
                    end: sentence + start + to,
                });
            }
        }
    }
}

/// 开工率, 投产项目: no statement.
fn ends_there(rest: &str) -> bool {
    rest.chars().next().is_none_or(|c| !is_han(c))
        || ["建设", "入统", "并", "后"].iter().any(|word| rest.starts_with(word))
}

/// The name of a project that ends right before a place, or before the words that lead there.
fn name_before(clause: &str, at: usize) -> Option<(usize, &str)> {
    let mut head = clause.get(..at)?.trim_end();
    while let Some(shorter) = BETWEEN.iter().find_map(|word| head.strip_suffix(word)) {
        head = shorter.trim_end();
    }
    // 头门岛环岛公路（一期）工程, 港区工程（一期）: the bracket belongs to the name.
    let noun = match head.strip_suffix(['）', ')']) {
        Some(inner) => inner.rsplit_once(['（', '(']).map_or(head, |(name, _)| name),
        None => head,
    };
    if !NOUNS.iter().any(|word| noun.ends_with(word)) {
        return None;
    }
    let start = head
        .rfind(['、', '”', ' '])
        .map_or(0, |at| at + head.get(at..).and_then(|tail| tail.chars().next()).map_or(0, char::len_utf8));
    let start = start + led(head.get(start..)?);
    let name = head.get(start..)?;
    let is_one = (HAN_MIN..=HAN_MAX).contains(&han_count(name)) && !GENERIC.iter().any(|word| name.contains(word));
    is_one.then_some((start, name))
}

/// How much of the words before a name is none of it: 2024年12月26日, 其中.
fn led(name: &str) -> usize {
    let mut length = 0;
    loop {
        let rest = name.get(length..).unwrap_or("");
        let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let after = rest.get(digits..).unwrap_or("");
        let unit = after.chars().next().filter(|c| digits > 0 && matches!(c, '年' | '月' | '日'));
        let word = ["其中", "全市", "我市", "全省", "目前", "今年", "去年", "全年", "此外", "同时", "位于"];
        let lead = word.iter().find(|word| rest.starts_with(**word)).map(|word| word.len());
        match unit.map(|c| digits + c.len_utf8()).or(lead) {
            Some(step) => length += step,
            None => return length,
        }
    }
}

/// Whether two names mean one project: equal, or one leaves out a few characters within the other that tell nothing
/// apart: 台州（路桥）机场改扩建工程.
fn is_same(a: &str, b: &str) -> bool {
    if a == b {
        return true;
    }
    let (long, short): (Vec<char>, Vec<char>) = match a.len() > b.len() {
        true => (a.chars().collect(), b.chars().collect()),
        false => (b.chars().collect(), a.chars().collect()),
    };
    let left_out = long.len() - short.len().min(long.len());
    let head = long.iter().zip(&short).take_while(|(a, b)| a == b).count();
    let tail = long.iter().rev().zip(short.iter().rev()).take_while(|(a, b)| a == b).count();
    let missing = long.get(head..head + left_out).unwrap_or(&[]);
    (1..=LEFT_OUT_MAX).contains(&left_out)
        && head >= SHARED_HEAD_MIN
        && tail >= SHARED_TAIL_MIN
        && head + tail >= short.len()
        && missing.iter().all(|c| is_han(*c) && !APART.contains(*c))
}

#[cfg(test)]
mod tests {
    use super::is_same;

    #[test]
    fn one_project_under_two_names() {
        assert!(is_same("台州路桥机场改扩建工程", "台州机场改扩建工程"));
        assert!(is_same("头门港区进港航道工程", "头门港区进港航道工程"));
    }

    #[test]
    fn projects_that_only_sound_alike() {
        assert!(!is_same("台州湾公路一期工程", "台州湾公路二期工程"));
        assert!(!is_same("临海第二医院改扩建工程", "临海医院改扩建工程"));
        assert!(!is_same("东矶大道北侧道路项目", "港铁大道北侧道路项目"));
        assert!(!is_same("临海市公路改扩建工程", "温岭市公路改扩建工程"));
    }
}
