//! The title among the first lines, and the signature: who signed and when.

use jiff::civil::Date;

use crate::document::dates;

/// What titles end with, perhaps before a note in brackets.
const KIND_WORDS: &[&str] = &[
    "总结", "公报", "报告", "规划", "纲要", "思路", "要点", "计划", "方案", "通知", "意见", "情况", "分析", "综述",
    "简报", "通报", "办法", "规定", "打算", "安排", "指标", "数据", "月报", "年报", "摘要", "目标",
];

/// What names of bodies end with.
const BODIES: &[&str] = &[
    "委员会",
    "管委会",
    "政府",
    "局",
    "办公室",
    "厅",
    "院",
    "会",
    "队",
    "公司",
    "部",
    "中心",
    "委",
    "办",
    "集团",
    "处",
    "所",
    "社",
];

/// The title without line breaks within, with letters close together: 政 府 工 作 报 告.
pub(in crate::document) fn squeezed(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let single = words.iter().filter(|word| word.chars().count() == 1).count();
    let text = if single >= 3 && single * 2 > words.len() { words.concat() } else { words.join(" ") };
    let text = text.trim_end_matches(|c: char| "[]［］〔〕【】".contains(c) || c.is_ascii_digit());
    let text = text.strip_suffix("①").unwrap_or(text).trim();
    // Saved pages append the name of the site: 某市2021年统计公报_某市统计局.
    let head = ["_", "|", " - "].iter().find_map(|mark| text.split_once(mark)).map(|(head, _)| head.trim());
    head.filter(|head| head.chars().count() >= 6 && is_kind_word_at_end(head)).unwrap_or(text).to_owned()
}

/// Whether a line ends as titles do.
pub(in crate::document) fn is_kind_word_at_end(text: &str) -> bool {
    let bare = text.split(['（', '(']).next().unwrap_or(text).trim_end();
    let bare = if bare.is_empty() { text } else { bare };
    let bare = bare.trim_end_matches(|c: char| "[]［］〔〕".contains(c) || c.is_ascii_digit());
    KIND_WORDS.iter().any(|word| bare.ends_with(word))
}

/// X of 关于印发《X》的通知, or of 关于印发X的通知: the notice is the cover of X.
fn covered(text: &str) -> Option<&str> {
    let verbs = ["关于印发", "关于下发", "关于发布", "关于转发", "印发"];
    let rest = verbs.iter().find_map(|verb| text.split_once(verb)).map(|(_, rest)| rest)?;
    let title = match rest.strip_prefix('《') {
        Some(rest) => rest.split_once("》的通知")?.0,
        None => rest.strip_suffix("的通知")?,
    };
    Some(title).filter(|title| title.chars().count() >= 4)
}

/// Whether a line may be a title.
fn is_possible(text: &str) -> bool {
    let length = text.chars().take(71).count();
    let ends_open = text.ends_with(['：', ':', '，', ',', '；', ';', '、']);
    let is_subtitle = text.starts_with(['—', '-', '（', '(', '【', '>']);
    let is_sentence = text.contains(['。', '；', '！']) && !text.contains('《');
    (4..=70).contains(&length) && !ends_open && !is_subtitle && !is_sentence && dates::whole_line(text).is_none()
}

/// A title, and the lines, by their index, that it was printed on.
pub(in crate::document) struct Proposal {
    pub title: String,
    pub lines: Vec<usize>,
}

/// The title among the lines before the body. What the page's own tags name is found again and preferred.
pub(in crate::document) fn propose(lines: &[String], tagged: Option<&str>) -> Option<Proposal> {
    let same = |title: &str| {
        let key = key(title);
        let own = lines.iter().enumerate().filter(|(_, line)| self::key(line) == key);
        own.map(|(at, _)| at).collect::<Vec<usize>>()
    };
    if let Some(tagged) = tagged {
        let title = squeezed(tagged);
        let lines = same(&title);
        return Some(Proposal { title, lines });
    }
    // A document behind its cover has its own title again; a mere notice has not.
    let is_cover = |line: &str| line.contains('《') || covered(line).is_some_and(|title| !same(title).is_empty());
    if let Some(title) = lines.iter().filter(|line| is_cover(line)).find_map(|line| covered(line)) {
        return Some(Proposal { title: title.to_owned(), lines: same(title) });
    }
    let possible = |at: usize| lines.get(at).map(|line| squeezed(line)).filter(|line| is_possible(line));
    let candidates = (0..lines.len()).filter_map(|at| possible(at).map(|line| (at, line)));
    // 统计公报 alone is the name of a column of the site, unless nothing longer says what the document is.
    let rank = |line: &str| (is_kind_word_at_end(line), line.chars().count() >= 9);
    let (at, line) = candidates.max_by_key(|(at, line)| (rank(line), std::cmp::Reverse(*at)))?;
    // A signature is no title; a name that stands on the line before belongs to the title below it.
    if is_body(&line) && !is_kind_word_at_end(&line) {
        return None;
    }
    let before = at.checked_sub(1).and_then(possible).filter(|before| is_first_half(before, &line));
    match before {
        Some(before) => Some(Proposal { title: format!("{before}{line}"), lines: vec![at - 1, at] }),
        // Pages print the title above the document, and the document prints it again.
        None => Some(Proposal { lines: [at].into_iter().chain(same(&line)).collect(), title: line }),
    }
}

/// Whether two lines are one title: 某市2019年国民经济和社会发展 ⏎ 统计公报; 某局 ⏎ 2020年工作总结.
fn is_first_half(before: &str, line: &str) -> bool {
    if is_body(before) && line.starts_with(|c: char| c.is_ascii_digit()) {
        return true;
    }
    let is_stub = line.chars().count() <= 12 && !line.contains("20") && !line.contains("19");
    is_stub && !is_kind_word_at_end(before) && (before.contains('年') || before.contains("关于") || is_body(before))
}

/// Letters and digits of a text, by which two writings of a title are the same.
fn key(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Whether a line is the name of a body, or of several: 某市统计局 国家统计局某某调查队.
pub(super) fn is_body(line: &str) -> bool {
    let is_short = line.chars().take(51).count() <= 50;
    let has_marks = line.contains(['，', '。', '；', '：', ',', ';', ':', '《', '、']);
    let words: Vec<&str> = line.split_whitespace().collect();
    is_short
        && !has_marks
        && !words.is_empty()
        && words.iter().all(|word| BODIES.iter().any(|body| word.ends_with(body)))
}

/// Who signed, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::document) struct Signature {
    pub signer: Option<String>,
    pub date: Date,
}

/// The first signature: a body with a full date below or behind it, or a date alone.
pub(in crate::document) fn signature(lines: &[String]) -> Option<Signature> {
    let mut dated = None;
    for (at, line) in lines.iter().enumerate() {
        if let Some(date) = dates::whole_line(line) {
            let before = at.checked_sub(1).and_then(|at| lines.get(at)).filter(|before| is_body(before));
            if let Some(body) = before {
                return Some(Signature { signer: Some(body.trim().to_owned()), date });
            }
            dated = dated.or(Some(Signature { signer: None, date }));
        } else if let Some((body, date)) = line.trim().rsplit_once(char::is_whitespace)
            && let Some(date) = dates::whole_line(date)
            && is_body(body.trim_end())
        {
            return Some(Signature { signer: Some(body.trim().to_owned()), date });
        } else if let Some(date) = delivered(line) {
            dated = dated.or(Some(Signature { signer: None, date }));
        }
    }
    dated
}

/// The day on which a report was given: ——2023年1月10日在某市第六届人民代表大会第二次会议上.
fn delivered(line: &str) -> Option<Date> {
    let line = dates::with_digits(line);
    let rest = line.trim_start_matches(['—', '-', '（', '(', ' ', '\u{3000}', '─', '－']);
    let (date, range) = dates::find(rest).filter(|(_, range)| range.start == 0)?;
    rest.get(range.end..)?.trim_start().starts_with('在').then_some(date).filter(|_| rest.contains("会议"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn title(lines: &[&str]) -> Option<String> {
        let lines: Vec<String> = lines.iter().map(|line| (*line).to_owned()).collect();
        propose(&lines, None).map(|proposal| proposal.title)
    }

    #[test]
    fn the_title_is_told_from_what_stands_around_it() {
        assert_eq!(title(&["某区1-9月工作总结及下阶段工作计划"]).as_deref(), Some("某区1-9月工作总结及下阶段工作计划"));
        let wrapped = ["某市2019年国民经济和社会发展", "统计公报[1]", "某市统计局", "2020年3月15日"];
        assert_eq!(title(&wrapped).as_deref(), Some("某市2019年国民经济和社会发展统计公报"));
        let notice = ["某区管委会关于印发《某区“十四五”发展规划》的通知", "各局：", "某区“十四五”发展规划"];
        assert_eq!(title(&notice).as_deref(), Some("某区“十四五”发展规划"));
        assert_eq!(
            title(&["政 府 工 作 报 告", "——2023年1月10日在某市人民代表大会会议上"]).as_deref(),
            Some("政府工作报告")
        );
        assert_eq!(title(&["某市2021年统计公报_某市统计局"]).as_deref(), Some("某市2021年统计公报"));
        assert_eq!(title(&["统计公报", "某市2020年统计公报"]).as_deref(), Some("某市2020年统计公报"));
        assert_eq!(title(&["某市：谱写新篇章", "聚焦争先进位", "海边的老街"]).as_deref(), Some("某市：谱写新篇章"));
        assert_eq!(title(&["某市统计局", "2020年3月15日"]), None);
    }

    #[test]
    fn who_signed_and_when() {
        let signed = |lines: &[&str]| {
            let lines: Vec<String> = lines.iter().map(|line| (*line).to_owned()).collect();
            signature(&lines).map(|found| (found.signer.unwrap_or_default(), found.date.to_string()))
        };
        let bulletin = signed(&["某市统计局 国家统计局某市调查队", "（2020年3月15日）"]);
        assert_eq!(bulletin, Some(("某市统计局 国家统计局某市调查队".into(), "2020-03-15".into())));
        assert_eq!(signed(&["某县统计局 一九八四年三月二日"]), Some(("某县统计局".into(), "1984-03-02".into())));
        assert_eq!(
            signed(&["——2023年1月10日在某市第六届人民代表大会第二次会议上"]),
            Some((String::new(), "2023-01-10".into()))
        );
        assert_eq!(signed(&["某区管委会", "二〇二一年十月"]), None, "a month is no date of issue");
    }
}
