//! N120 in Chinese: 3家…（海宏液压、沙星科技、力高泵业）; 精密制造、新能源、新医药健康等3个产业集群.

use super::names::{Names, items, joints, segments};
use super::number::{han_count, is_hedged, is_single_count};
use super::passage::{Sentence, closes, depth_after, ends_with, has_any, is_mark, since_mark, starts_with};
use crate::diag::Diagnostics;
use crate::rules;

/// More things than this are not listed by name.
const LARGEST: u32 = 60;
/// 国家级专精特新“小巨人”企业 may stand between a count and its names.
const LONGEST_NOUN: usize = 24;

/// Words that open a list of all.
const OPENING: &[&str] = &["分别为", "分别是", "依次为", "依次是", "具体为", "具体是", "即为", "即", "为"];
/// Those that need no comma before them.
const OPENING_AT_ONCE: &[&str] = &["分别为", "分别是", "依次为", "依次是"];
/// Words that open a list of some.
const SOME: &[&str] = &["包括", "包含", "涵盖", "其中有", "如"];
/// A bracket that opens so holds no list of the things counted.
const REMARKS: &[&str] = &[
    "含", "不含", "其中", "如", "例如", "详见", "见", "附", "截至", "去年", "上年", "同比", "比", "较", "占", "总",
    "均", "原", "下同",
];
/// Nouns that a closed list stands before: 精密制造、新能源、新医药健康3个产业集群.
const GROUPS: &[&str] = &[
    "产业", "集群", "平台", "园区", "片区", "县", "市", "区", "镇", "街道", "部门", "领域", "方面", "专班", "中心",
    "基地", "行业", "板块", "组团", "乡镇", "省份", "国家", "环节", "试点", "专项", "重点", "层面", "维度",
];
/// A name that opens so may be the first of the list: 深化改革、推进甲、乙等2个试点.
const VERBS: &[&str] = &[
    "推进", "推动", "建设", "实施", "打造", "完成", "引进", "新增", "培育", "开展", "加快", "建成", "落地", "签约",
    "举办", "承办", "获", "创建", "发展", "谋划", "实现", "落实", "支持", "聚焦", "围绕", "做好", "抓好", "组织",
    "成立", "设立", "启动", "开通", "入选", "在", "对", "将", "把", "向", "从", "由", "为", "已", "有",
];

/// A count with what it counts by.
struct Count {
    start: usize,
    end: usize,
    number: u32,
    /// 三大, 两个: names are told before it rather than things counted.
    sums_up: bool,
}

/// Compares the counts of a sentence with the names beside them.
pub fn check(sentence: Sentence<'_>, found: &mut Diagnostics) {
    if !sentence.text().contains(['、', '和', '及', '与', '+']) {
        return;
    }
    for count in counts(sentence) {
        let told = behind(sentence, &count).unwrap_or_else(|| before(sentence, &count));
        if let Some((names, from, to)) = told {
            let span = sentence.span(count.start, count.end);
            let written = sentence.slice(count.start, count.end);
            found.push(rules::count_disagrees_with_list(span, sentence.span(from, to), written, names));
        }
    }
}

fn counts(sentence: Sentence<'_>) -> Vec<Count> {
    let whole = |number: rust_decimal::Decimal| u32::try_from(number).ok().filter(|_| number.fract().is_zero());
    let mut counts: Vec<Count> = sentence
        .mentions()
        .iter()
        .filter(|mention| is_single_count(mention) && mention.max.is_none() && !is_hedged(sentence, mention))
        .filter_map(|mention| {
            Some(Count { start: mention.start, end: mention.end, number: whole(mention.number)?, sums_up: false })
        })
        .collect();
    counts.extend(worded_counts(sentence));
    counts.retain(|count| (2..=LARGEST).contains(&count.number));
    counts.sort_by_key(|count| count.start);
    counts
}

/// 五大, 6大, 两个: counts that are no figures.
fn worded_counts(sentence: Sentence<'_>) -> Vec<Count> {
    let mut counts = Vec::new();
    let mut last = None;
    for (offset, c) in sentence.text().char_indices() {
        let at = sentence.start + offset;
        let rest = sentence.after(at);
        let before: Option<char> = last.replace(c);
        let is_within =
            before.is_some_and(|c| c.is_ascii_alphanumeric() || "第十百千万零一二三四五六七八九.“".contains(c));
        if is_within {
            continue;
        }
        let digits = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        let (number, length) = match han_count(rest) {
            Some(found) => found,
            None if digits > 0 && rest.get(digits..).is_some_and(|rest| rest.starts_with('大')) => {
                (rest.get(..digits).and_then(|digits| digits.parse().ok()).unwrap_or(0), digits)
            }
            None => continue,
        };
        let behind = rest.get(length..).unwrap_or("");
        let Some(classifier) = starts_with(behind, &["大", "个", "家", "项", "件", "类", "座", "条"]) else {
            continue;
        };
        let next = behind.get(classifier.len()..).unwrap_or("");
        if starts_with(next, &["月", "年", "百分点", "工作日", "星期", "小时", "季度", "多", "以上"]).is_none()
        {
            counts.push(Count { start: at, end: at + length + classifier.len(), number, sums_up: true });
        }
    }
    counts
}

/// What a list says: how many names it holds where that is another number, with its place.
type Told = Option<(u32, usize, usize)>;

/// The list behind a count; `None` where there is none.
fn behind(sentence: Sentence<'_>, count: &Count) -> Option<Told> {
    let rest = sentence.after(count.end);
    let mark = rest.find(is_mark);
    let noun = rest.get(..mark.unwrap_or(rest.len())).unwrap_or("");
    if noun.chars().count() > LONGEST_NOUN {
        return None;
    }
    // 建成园区2个分别为甲和乙.
    let at_once = OPENING_AT_ONCE.iter().find_map(|word| rest.find(word).map(|at| at + word.len()));
    if let Some(from) = at_once.filter(|from| mark.is_none_or(|mark| *from <= mark)) {
        return list(sentence, count, count.end + from, false);
    }
    let mark = mark?;
    if !sentence.mentions_in(count.end, count.end + mark).is_empty() {
        return None;
    }
    let c = rest.get(mark..).and_then(|rest| rest.chars().next())?;
    let from = count.end + mark + c.len_utf8();
    let content = sentence.after(from);
    let blanks = content.len() - content.trim_start().len();
    let (content, from) = (content.trim_start(), from + blanks);
    match c {
        '（' | '(' | '【' | '[' => {
            if starts_with(content, REMARKS).is_some() {
                return None;
            }
            list(sentence, count, from, false)
        }
        '，' | ',' => {
            if let Some(word) = starts_with(content, SOME) {
                return list(sentence, count, from + word.len(), true);
            }
            let word = starts_with(content, OPENING)?;
            list(sentence, count, from + word.len(), false)
        }
        '：' | ':' => list(sentence, count, from, false),
        _ => None,
    }
}

/// `is_partial`: the list need not name all.
fn list(sentence: Sentence<'_>, count: &Count, from: usize, is_partial: bool) -> Option<Told> {
    let content = sentence.after(from);
    let names = Names::read(content)?;
    let to = from + names.length;
    // 分别为5亿元、2亿元 are figures; 一期、二期 stages.
    let is_figure = |mention: &crate::prose::mention::Mention| !is_single_count(mention);
    let list = sentence.slice(from, to);
    if sentence.mentions_in(from, to).iter().any(is_figure)
        || has_any(list, &["一期、二期", "上半年", "季度", "全市", "全省"])
    {
        return None;
    }
    let told = names.contradicts(count.number).filter(|told| !is_partial || *told > count.number);
    Some(told.map(|told| (told, from, to)))
}

/// The list before a count.
fn before(sentence: Sentence<'_>, count: &Count) -> Told {
    let text = sentence.before(count.start);
    let closed = text.strip_suffix("等等").or_else(|| text.strip_suffix('等'));
    let is_open = closed.is_some();
    if !is_open && !is_summed_up(sentence, count) {
        return None;
    }
    let text = closed.unwrap_or(text);
    let segment = last_segment(text);
    let names = items(segment);
    let last = names.last()?;
    if names.len() < 2 || segment.ends_with('、') || segment.contains(|c: char| c.is_ascii_digit()) && !is_open {
        return None;
    }
    let all = u32::try_from(names.len()).ok()?;
    let start = count.start - (sentence.before(count.start).len() - text.len()) - segment.len();
    let told = (all, start, start + segment.len());
    let shortest = u32::try_from(shortest(&names)).ok()?;
    if is_open {
        // 等 says that there may be more.
        return (shortest > count.number).then_some((shortest, told.1, told.2));
    }
    let earlier = u32::try_from(earlier_names(text, segment)).unwrap_or(0);
    let most = all + names.iter().map(|name| joints(name)).sum::<u32>() + joints(last) + earlier;
    let is_right = (shortest..=most).contains(&count.number) || most * 2 < count.number;
    (!is_right).then_some(told)
}

/// Whether a count without 等 before it sums up what was named: 五大专班, 3个产业集群; not 企业、园区30家.
fn is_summed_up(sentence: Sentence<'_>, count: &Count) -> bool {
    let noun = sentence.after(count.end);
    let noun = noun.get(..noun.find(is_mark).unwrap_or(noun.len())).unwrap_or("");
    let written = sentence.slice(count.start, count.end);
    let is_group = GROUPS.iter().any(|group| noun.contains(group));
    written.ends_with('大') && !noun.is_empty() || (count.sums_up || written.ends_with('个')) && is_group
}

/// The text behind the last comma or opening bracket that stands free.
fn last_segment(text: &str) -> &str {
    let mut depth = 0;
    for (at, c) in text.char_indices().rev() {
        // Read backwards, brackets close before they open.
        if closes(c) {
            depth += 1;
        } else if depth_after(c, 0) == 1 {
            if depth == 0 {
                return text.get(at + c.len_utf8()..).unwrap_or("");
            }
            depth -= 1;
        } else if depth == 0 && matches!(c, '，' | ',' | '：' | ':') {
            return text.get(at + c.len_utf8()..).unwrap_or("");
        }
    }
    text
}

/// How few names a list may hold: it may begin at a name that opens with a verb or joins two things.
fn shortest(names: &[&str]) -> usize {
    let begins = |name: &str| {
        joints(name) > 0
            || starts_with(name, VERBS).is_some()
            || has_any(name, &["推进", "打造", "实施", "建设的", "开展", "引进", "培育"])
            || name.chars().count() > 16
    };
    let last = names.len().saturating_sub(1);
    let at = names.iter().take(last).rposition(|name| begins(name)).unwrap_or(0);
    names.len() - at
}

/// Names before the commas of a list with mixed marks: 甲项目，乙项目，丙、丁四个.
fn earlier_names(text: &str, segment: &str) -> usize {
    let before = text.get(..text.len() - segment.len()).unwrap_or("").trim_end_matches(['，', ',']);
    let earlier = segments(before);
    let short = |part: &&&str| {
        let is_short = (2..=10).contains(&part.chars().count()) && ends_with(part, &["等"]).is_none();
        is_short && !part.contains(|c: char| c.is_ascii_digit()) && !since_mark(part).is_empty()
    };
    earlier.iter().rev().take_while(short).count()
}
