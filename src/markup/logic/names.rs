//! Lists of names: how many there may be. `、` parts names, 和 may, a comma may end the list.

use super::passage::{closes, depth_after, has_any};

/// A list of names in Chinese.
#[derive(Debug, Default)]
pub struct Names {
    /// How many names stand up to each place where the list may end: at least and at most.
    pub counts: Vec<(u32, u32)>,
    /// 等 ends it: there are more.
    pub is_open: bool,
    /// Length of the whole list in bytes.
    pub length: usize,
}

/// Words that may join the last two names, or stand within one.
const JOINING: &[&str] = &["以及", "和", "与", "及"];

/// What a list of names does not say.
const CLAUSE_WORDS: &[&str] = &[
    "一是",
    "二是",
    "其中",
    "实现",
    "完成",
    "同比",
    "增长",
    "吸引",
    "推动",
    "带动",
    "促进",
    "提供",
    "奠定",
    "打下",
    "作出",
    "做出",
    "贡献",
    "注入",
    "赢得",
    "总投资",
    "获评",
    "获得",
    "入选",
    "建成",
    "投产",
    "开工",
    "正在",
    "已经",
    "均为",
    "分别",
];

impl Names {
    /// Reads the list at the head of a text. `None` where it is none: fewer than two names, or clauses.
    pub fn read(text: &str) -> Option<Names> {
        let text = enclosed(text);
        let segments = segments(text);
        let mut names = Names { length: text.len(), ..Names::default() };
        let (mut least, mut most) = (0, 0);
        for (index, segment) in segments.iter().enumerate() {
            let is_last = index + 1 == segments.len();
            if has_any(segment, CLAUSE_WORDS) || index > 0 && !continues(segment) {
                break;
            }
            let open = segment.strip_suffix("等等").or_else(|| segment.strip_suffix('等'));
            let items = items(open.unwrap_or(segment));
            let counted = items.iter().map(|item| counted(item).unwrap_or(1)).sum::<u32>();
            least += counted;
            most += counted + items.last().map_or(0, |item| joints(item));
            names.counts.push((least, most));
            if open.is_some() {
                names.is_open = true;
                break;
            }
            if is_last {
                break;
            }
        }
        names.counts.last().filter(|(_, most)| *most >= 2)?;
        // 规上企业6家、限上企业4家 are parts of a total, not names.
        let first = segments.first().map(|segment| items(segment)).unwrap_or_default();
        (!first.iter().all(|item| counted(item).is_some())).then_some(names)
    }

    /// How many names there are, where that cannot be `number` in any reading.
    pub fn contradicts(&self, number: u32) -> Option<u32> {
        let (least, most) = *self.counts.last()?;
        if self.is_open {
            return (least > number).then_some(least);
        }
        if self.counts.iter().any(|(least, most)| (*least..=*most).contains(&number)) {
            return None;
        }
        let nearest = self.counts.iter().min_by_key(|(least, most)| least.abs_diff(number).min(most.abs_diff(number)));
        let (low, high) = nearest.copied().unwrap_or((least, most));
        // Far fewer names than things are no list of them: 培训30人（厂长、经理）.
        let told = if low > number { low } else { high };
        (told > number || told * 2 >= number).then_some(told)
    }
}

/// The text up to the bracket that closes around it.
fn enclosed(text: &str) -> &str {
    let mut depth = 0;
    for (at, c) in text.char_indices() {
        if depth == 0 && closes(c) {
            return text.get(..at).unwrap_or("");
        }
        depth = depth_after(c, depth);
    }
    text
}

/// The text cut at characters outside brackets and quotation marks.
fn cut(text: &str, at: fn(char) -> bool) -> Vec<&str> {
    let mut pieces = Vec::new();
    let (mut depth, mut start) = (0, 0);
    for (index, c) in text.char_indices() {
        if depth == 0 && at(c) {
            pieces.push(text.get(start..index).unwrap_or(""));
            start = index + c.len_utf8();
        }
        depth = depth_after(c, depth);
    }
    pieces.push(text.get(start..).unwrap_or(""));
    pieces
}

/// The parts between commas.
pub fn segments(text: &str) -> Vec<&str> {
    cut(text, |c| matches!(c, '，' | ',' | '：' | ':')).into_iter().map(str::trim).collect()
}

/// The names of a part.
pub fn items(segment: &str) -> Vec<&str> {
    cut(segment, |c| matches!(c, '、' | '+' | '＋'))
        .into_iter()
        .map(str::trim)
        .filter(|item| !item.is_empty())
        .collect()
}

/// Whether the part behind a comma may go on with the list: names with `、` between, or one short name.
fn continues(segment: &str) -> bool {
    let length = segment.chars().count();
    length > 1 && (length <= 16 || items(segment).len() > 1)
}

/// How many more names an item may be: 头门港万洋众创城和永丰西部园.
pub fn joints(item: &str) -> u32 {
    let mut depth = 0;
    let mut count = 0;
    for (at, c) in item.char_indices() {
        let rest = item.get(at..).unwrap_or("");
        // 以及 ends in 及, which is counted once.
        let is_joint = JOINING.iter().any(|word| rest.starts_with(word)) && at > 0;
        count += u32::from(depth == 0 && is_joint && c != '以');
        depth = depth_after(c, depth);
    }
    count
}

/// The number that an item ends with: 10亿上3个.
fn counted(item: &str) -> Option<u32> {
    let body = item.trim_end_matches(['个', '家', '项', '名', '人', '件', '所', '座', '户']);
    if body.len() == item.len() {
        return None;
    }
    let digits = body.len() - body.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    body.get(body.len() - digits..).and_then(|number| number.parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(text: &str) -> Vec<(u32, u32)> {
        Names::read(text).map(|names| names.counts).unwrap_or_default()
    }

    #[test]
    fn names_are_counted_in_every_reading() {
        assert_eq!(counts("海洲、泰通"), [(2, 2)]);
        assert_eq!(counts("海宏液压、沙星科技和力高泵业"), [(2, 3)]);
        assert_eq!(counts("甲站、乙项目,丙项目,丁、戊】,引进外资"), [(2, 2), (3, 3), (5, 5)]);
        assert_eq!(counts("“甲、乙”工程、丙（一期、二期）"), [(2, 2)]);
        assert_eq!(counts("圣钢、畅的、海亿+10亿上3个"), [(6, 6)]);
    }

    #[test]
    fn what_is_no_list() {
        assert_eq!(counts("海洲"), []);
        assert_eq!(counts("规上6家、限上4家"), []);
        assert_eq!(counts("推动甲、乙增长"), []);
    }
}
