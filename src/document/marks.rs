//! Enumeration marks, from which headings and lists are known: 第一章, 一、, （一）, 1., （1）, ①, •.
//!
//! `二、三产业` and `1.5万吨` begin with none.

/// The kinds of marks, the widest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Kind {
    /// 第一章, 第一篇, 第一部分.
    Chapter,
    /// 第一节.
    Section,
    /// 一、
    Han,
    /// （一）
    HanInBrackets,
    /// 1. 1、
    Arabic,
    /// （1） 1）
    ArabicInBrackets,
    /// ①
    Circled,
}

/// A mark at the start of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Mark {
    pub kind: Kind,
    pub number: u32,
    /// Its bytes, blanks behind it included.
    pub length: usize,
}

/// The numeral that a text starts with, in Han characters up to 99, and the rest.
fn han_numeral(text: &str) -> Option<(u32, &str)> {
    let end = text.find(|c| !"一二三四五六七八九十".contains(c)).unwrap_or(text.len());
    let (digits, rest) = text.split_at_checked(end)?;
    let unit = |digit: &str| match digit {
        "" => Some(0),
        _ => "一二三四五六七八九".find(digit).filter(|_| digit.chars().count() == 1).map(|at| at / 3 + 1),
    };
    let number = match digits.split_once('十') {
        Some((tens, units)) => unit(tens)?.max(1) * 10 + unit(units)?,
        None => unit(digits)?,
    };
    u32::try_from(number).ok().filter(|number| *number > 0).map(|number| (number, rest))
}

fn arabic_numeral(text: &str) -> Option<(u32, &str)> {
    let digit = |c: char| match c {
        '0'..='9' => c.to_digit(10),
        '０'..='９' => u32::from(c).checked_sub(u32::from('０')),
        _ => None,
    };
    let end = text.find(|c| digit(c).is_none()).unwrap_or(text.len());
    let (digits, rest) = text.split_at_checked(end)?;
    let number = digits.chars().filter_map(digit).fold(0u32, |sum, digit| sum.saturating_mul(10).saturating_add(digit));
    (1..=99).contains(&number).then_some((number, rest))
}

fn strip_any<'a>(text: &'a str, marks: &[char]) -> Option<&'a str> {
    text.strip_prefix(marks)
}

/// Whether what follows 1. or 1、 continues a number or a list of numbers; a year does not.
fn is_number_going_on(rest: &str) -> bool {
    let digits = rest.chars().take_while(char::is_ascii_digit).count();
    digits > 0 && !(digits == 4 && rest.get(4..).is_some_and(|rest| rest.starts_with('年')))
}

/// Whether what follows 一、 continues a list of numerals: 一、二产业; 二、三季度.
fn is_list_going_on(rest: &str) -> bool {
    han_numeral(rest).is_some_and(|(_, rest)| {
        ["、", "产", "次产", "季度", "线", "级", "期", "号"].iter().any(|word| rest.starts_with(word))
    })
}

fn read(text: &str) -> Option<(Kind, u32, &str)> {
    let first = text.chars().next()?;
    if let Some(index) = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳".chars().position(|circled| circled == first)
    {
        return Some((Kind::Circled, u32::try_from(index).ok()? + 1, text.get(first.len_utf8()..)?));
    }
    if let Some(rest) = text.strip_prefix('第') {
        let (number, rest) = han_numeral(rest).or_else(|| arabic_numeral(rest))?;
        let words = [("章", Kind::Chapter), ("篇", Kind::Chapter), ("编", Kind::Chapter), ("部分", Kind::Chapter)];
        let words = words.into_iter().chain([("节", Kind::Section)]);
        let (kind, rest) = words.filter_map(|(word, kind)| Some((kind, rest.strip_prefix(word)?))).next()?;
        let is_bare = rest.is_empty() || rest.starts_with([' ', '\u{3000}', '：', ':', '、', '　']);
        return is_bare.then_some((kind, number, rest.trim_start_matches(['：', ':', '、'])));
    }
    if let Some(inner) = strip_any(text, &['（', '(', '〔', '﹙']) {
        let (kind, (number, rest)) = match han_numeral(inner) {
            Some(read) => (Kind::HanInBrackets, read),
            None => (Kind::ArabicInBrackets, arabic_numeral(inner)?),
        };
        let rest = strip_any(rest, &['）', ')', '〕', '﹚'])?;
        return Some((kind, number, rest.strip_prefix(['、', '.', '．']).unwrap_or(rest)));
    }
    if let Some((number, rest)) = han_numeral(text) {
        let rest = strip_any(rest, &['、', '．', '.'])?;
        return (!is_list_going_on(rest)).then_some((Kind::Han, number, rest));
    }
    let (number, rest) = arabic_numeral(text)?;
    if let Some(rest) = strip_any(rest, &['）', ')']) {
        return Some((Kind::ArabicInBrackets, number, rest));
    }
    let rest = strip_any(rest, &['.', '．', '、'])?;
    (!is_number_going_on(rest)).then_some((Kind::Arabic, number, rest))
}

/// The mark that a text starts with.
pub(super) fn at_start(text: &str) -> Option<Mark> {
    let (kind, number, rest) = read(text)?;
    Some(Mark { kind, number, length: text.len() - rest.trim_start().len() })
}

/// The bytes of a bullet at the start, blanks behind it included; a minus sign or a dash in prose is none.
pub(super) fn bullet(text: &str) -> Option<usize> {
    let first = text.chars().next()?;
    let rest = text.get(first.len_utf8()..)?;
    let is_bullet = match first {
        '•' | '●' | '■' | '◆' | '▪' | '◇' | '○' | '□' | '★' | '►' | '➢' | '\u{F000}'..='\u{F0FF}' => {
            true
        }
        '·' | '-' | '*' | '–' => rest.starts_with([' ', '\u{3000}']),
        _ => false,
    };
    is_bullet.then(|| text.len() - rest.trim_start().len())
}

/// The numbers of the last marks of each kind, by which marks within a line are told from numbers.
#[derive(Debug, Default)]
pub(super) struct Sequence {
    last: std::collections::BTreeMap<Kind, u32>,
}

impl Sequence {
    /// Whether a mark is the first of its kind or follows the last.
    fn goes_on_with(&self, mark: Mark) -> bool {
        let last = self.last.get(&mark.kind).copied().unwrap_or(0);
        mark.number == last + 1 || (mark.number == 1 && mark.kind != Kind::Han)
    }

    /// Notes a mark; those below it start anew.
    pub fn note(&mut self, mark: Mark) {
        self.last.retain(|kind, _| *kind < mark.kind);
        self.last.insert(mark.kind, mark.number);
    }

    /// Where a line that holds several sections is to be cut: before every mark that stands behind the end of a sentence
    /// or behind a blank and goes on with the numbering.
    pub fn cuts(&mut self, text: &str) -> Vec<usize> {
        let mut cuts = Vec::new();
        let mut before = ' ';
        let mut behind_blank = None;
        for (at, c) in text.char_indices() {
            let could_be = c.is_ascii_digit() || "一二三四五六七八九十第（(①②③④⑤⑥⑦⑧⑨".contains(c);
            let is_behind_end = matches!(before, '。' | '；' | ';' | '！' | '？' | '!' | '?' | '：' | ':' | '”');
            let is_behind = at == 0 || is_behind_end || behind_blank == Some(at);
            if could_be
                && is_behind
                && let Some(mark) = text.get(at..).and_then(at_start)
                && (at == 0 || self.goes_on_with(mark))
            {
                self.note(mark);
                cuts.extend((at > 0).then_some(at));
            }
            if c.is_whitespace() {
                behind_blank = Some(at + c.len_utf8());
            } else {
                before = c;
            }
        }
        cuts
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_mark(text: &str) -> Option<(Kind, u32, &str)> {
        at_start(text).map(|mark| (mark.kind, mark.number, &text[mark.length..]))
    }

    #[test]
    fn marks_of_every_kind_are_read() {
        assert_eq!(read_mark("一、 重点工作"), Some((Kind::Han, 1, "重点工作")));
        assert_eq!(read_mark("十二、保障"), Some((Kind::Han, 12, "保障")));
        assert_eq!(read_mark("(三)发展目标"), Some((Kind::HanInBrackets, 3, "发展目标")));
        assert_eq!(read_mark("（十）平安"), Some((Kind::HanInBrackets, 10, "平安")));
        assert_eq!(read_mark("1.汽车制造"), Some((Kind::Arabic, 1, "汽车制造")));
        assert_eq!(read_mark("２．医药"), Some((Kind::Arabic, 2, "医药")));
        assert_eq!(read_mark("1、2021年工作"), Some((Kind::Arabic, 1, "2021年工作")));
        assert_eq!(read_mark("（2）路径"), Some((Kind::ArabicInBrackets, 2, "路径")));
        assert_eq!(read_mark("③其他"), Some((Kind::Circled, 3, "其他")));
        assert_eq!(read_mark("第一章 总则"), Some((Kind::Chapter, 1, "总则")));
        assert_eq!(read_mark("第二节　目标"), Some((Kind::Section, 2, "目标")));
    }

    #[test]
    fn numbers_are_no_marks() {
        for text in [
            "1.5万吨",
            "一是抓落地",
            "第一产业增加值",
            "二、三产业",
            "一、二、三产业",
            "2021年",
            "1、2号泊位",
            "十四五时期",
            "第一次会议",
            "(一期)已建成",
            "-5.2%",
            "100.2",
        ] {
            assert_eq!(read_mark(text), None, "{text}");
        }
    }

    #[test]
    fn a_document_in_one_line_is_cut_at_its_headings() {
        let text = "今年成效明显。 一、 工作成绩 (一)提质。增加值1.5亿元，占一、二产业的20%。(二)增效。见(一)项。 二、思路 先抓项目。";
        let cuts = Sequence::default().cuts(text);
        let heads: Vec<&str> = cuts.iter().map(|at| text[*at..].split(['。', ' ']).next().unwrap()).collect();
        assert_eq!(heads, ["一、", "(一)提质", "(二)增效", "二、思路"]);
    }
}
