//! Times that Chinese prose names.

use super::{Months, Read, Reader, Year};

/// Parts of a year by name.
const PARTS_ZH: &[(&str, Months)] = &[
    ("前三季度", Months::Span(1, 9)),
    ("前3季度", Months::Span(1, 9)),
    ("上半年", Months::Span(1, 6)),
    ("下半年", Months::Span(7, 12)),
    ("一季度", Months::Span(1, 3)),
    ("二季度", Months::Span(4, 6)),
    ("三季度", Months::Span(7, 9)),
    ("四季度", Months::Span(10, 12)),
    ("全年", Months::Whole),
    ("年末", Months::EndOf(12)),
    ("年底", Months::EndOf(12)),
    ("末", Months::EndOf(12)),
    ("底", Months::EndOf(12)),
    ("年初", Months::Span(1, 1)),
];

/// Years by their distance from the report's own.
const YEARS_ZH: &[(&str, i16)] = &[("今年", 0), ("本年", 0), ("去年", -1), ("上年", -1), ("明年", 1), ("来年", 1)];

/// Words for the time of the report.
const NOW_ZH: &[&str] = &["截至目前", "目前", "年内", "现在", "当前"];

const PLANS_ZH: &[(&str, i16)] =
    &[("十一五", 2006), ("十二五", 2011), ("十三五", 2016), ("十四五", 2021), ("十五五", 2026), ("十六五", 2031)];

/// What a time can open with; most characters of a text can not.
const OPENING: &[char] = &[
    '今', '本', '去', '上', '明', '来', '截', '目', '年', '现', '当', '前', '下', '全', '近', '过', '〇', '○', '零',
    '一', '二', '两', '三', '四', '五', '六', '七', '八', '九', '十',
];

impl Reader<'_> {
    pub(super) fn chinese(&self, at: usize) -> Read {
        self.chars.get(at).filter(|c| c.is_ascii_digit() || OPENING.contains(c))?;
        if let Some((name, first)) = PLANS_ZH.iter().find(|(name, _)| self.has(at, name)) {
            let end = at + name.chars().count();
            let behind = end + usize::from(matches!(self.chars.get(end), Some('”' | '"' | '’')));
            return Some((Year::Range(*first, first + 4), Months::Any, behind));
        }
        if let Some((word, years)) = YEARS_ZH.iter().find(|(word, _)| self.has(at, word)) {
            return Some(self.part_of_year(Year::Offset(*years), at + word.chars().count()));
        }
        if let Some(word) = NOW_ZH.iter().find(|word| self.has(at, word)) {
            return Some((Year::Offset(0), Months::Any, at + word.chars().count()));
        }
        let last =
            [("五年来", 5), ("五年间", 5), ("过去五年", 5), ("近五年", 5), ("三年来", 3), ("近三年", 3), ("近两年", 2)];
        if let Some((word, years)) = last.iter().find(|(word, _)| self.has(at, word)) {
            return Some((Year::Last(*years), Months::Any, at + word.chars().count()));
        }
        if let Some((year, end)) = self.year(at) {
            return self.chinese_year(year, end);
        }
        if let Some((months, end)) = self.first_months(at) {
            return Some((Year::Open, months, end));
        }
        self.chinese_months(at).map(|(months, end)| (Year::Open, months, end)).or_else(|| self.named_part(at))
    }

    /// 前10个月.
    fn first_months(&self, at: usize) -> Option<(Months, usize)> {
        let (last, end) = self.has(at, "前").then(|| self.month(at + 1)).flatten()?;
        self.has(end, "个月").then_some((Months::Span(1, last), end + 3))
    }

    /// 2025年…, 2013—2017年, 2013年至2017年.
    fn chinese_year(&self, year: i16, end: usize) -> Read {
        let behind = end + usize::from(self.chars.get(end) == Some('年'));
        if let Some((last, after)) = self.dash(behind).and_then(|at| self.year(at))
            && last > year
            && self.chars.get(after) == Some('年')
        {
            return Some((Year::Range(year, last), Months::Any, after + 1));
        }
        (behind > end).then(|| self.part_of_year(Year::Known(year), behind))
    }

    /// What follows a year: 1—10月, 上半年, 末, or nothing.
    fn part_of_year(&self, year: Year, at: usize) -> (Year, Months, usize) {
        let named = PARTS_ZH.iter().find(|(word, _)| self.has(at, word));
        if let Some((word, months)) = named {
            return (year, *months, at + word.chars().count());
        }
        match self.first_months(at).or_else(|| self.chinese_months(at)) {
            Some((months, end)) => (year, months, end),
            None => (year, Months::Any, at),
        }
    }

    /// 1—10月, 10月, 10月末; 12月20日 is in December.
    fn chinese_months(&self, at: usize) -> Option<(Months, usize)> {
        let (first, end) = self.month(at)?;
        let behind = end + usize::from(self.chars.get(end) == Some('月'));
        if let Some((last, after)) = self.dash(behind).and_then(|at| self.month(at))
            && self.chars.get(after) == Some('月')
            && last >= first
        {
            return Some((Months::Span(first, last), after + 1));
        }
        if behind == end {
            return None;
        }
        if matches!(self.chars.get(behind), Some('末' | '底')) {
            return Some((Months::EndOf(first), behind + 1));
        }
        // 12月31日 is a day by which something stood.
        if let Some((_, day)) =
            self.number(behind, 2).filter(|(_, end)| matches!(self.chars.get(*end), Some('日' | '号')))
        {
            return Some((Months::EndOf(first), day + 1));
        }
        Some((Months::Span(first, first), behind))
    }

    /// 上半年, 前三季度, 全年, 年末 without a year.
    fn named_part(&self, at: usize) -> Read {
        // 末 and 底 alone are no times.
        let (word, months) = PARTS_ZH.iter().find(|(word, _)| word.len() > 3 && self.has(at, word))?;
        Some((Year::Open, *months, at + word.chars().count()))
    }
}
