//! Names of measures as they are compared: 规模以上工业总产值 and 规上工业产值 are one, 规上 and 全部 are two.
//!
//! A name is folded (blanks, quotation marks and wordings that mean the same), and its marks are read: the words that set one
//! measure apart from its neighbour, such as 规上, 新增, 城镇, 人均, 增加值. Names with other marks are other measures, however
//! alike they look.

/// A name, ready to be compared.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Name {
    /// Folded, without what stands in brackets: 规上工业产值.
    pub folded: String,
    /// Numbers of [`MARKS`], sorted.
    marks: Vec<usize>,
    /// Pairs of neighbouring characters, sorted.
    pairs: Vec<(char, char)>,
}

/// Wordings that mean the same, and what they are folded to; longer ones first.
const SAME: &[(&str, &str)] = &[
    ("规模以上", "规上"),
    ("限额以上", "限上"),
    ("国内生产总值", "gdp"),
    ("地区生产总值", "gdp"),
    ("生产总值", "gdp"),
    ("总产值", "产值"),
    ("总额", "额"),
    ("总量", "量"),
    ("研究与试验发展", "r&d"),
    ("技术改造", "技改"),
    ("实际利用外资", "实际使用外资"),
    ("实际到位外资", "实际使用外资"),
    ("国家级", "国家"),
    ("经营主体", "市场主体"),
    ("高新技术企业", "高新企业"),
    ("高新技术产业", "高新产业"),
    ("主营业务收入", "营业收入"),
    ("主营收入", "营业收入"),
    ("占比", "比重"),
    ("公共财政预算", "一般公共预算"),
];

/// Words that set a measure apart, with the words that do it likewise. Longer ones first: each stretch of a name is read once.
const MARKS: &[&[&str]] = &[
    &["进出口"],
    &["出口"],
    &["进口"],
    &["规上"],
    &["限上"],
    &["净增", "净升"],
    &["新增", "新设", "新建", "新认定", "新培育", "新引进", "新注册", "新入库"],
    &["城镇"],
    &["农村"],
    &["人均"],
    &["增加值"],
    &["产值"],
    &["营业收入", "销售收入"],
    &["可支配收入"],
    &["利税"],
    &["利润"],
    &["税收"],
    &["总投资"],
    &["民间"],
    &["制造业"],
    &["服务业", "第三产业"],
    &["第一产业"],
    &["第二产业"],
    &["房地产"],
    &["工业"],
    &["技改"],
    &["高新"],
    &["战略性新兴"],
    &["数字经济"],
    &["跨境"],
    &["综保区"],
    &["二手车"],
    &["外资"],
    &["内资", "省外资金"],
    &["存款"],
    &["贷款"],
    &["支出"],
    &["覆盖率"],
    &["比重"],
    &["强度"],
    &["增速"],
    &["完成率"],
    &["失业率"],
    &["登记"],
    &["户籍"],
    &["常住"],
    &["授权"],
    &["有效", "拥有"],
    &["申报", "申请"],
    &["国家"],
    &["省级"],
    &["市级"],
    &["集装箱"],
    &["批发"],
    &["零售"],
    &["用电"],
    &["贸易额", "交易额", "成交额"],
    &["预计", "计划", "规划", "拟"],
];

/// Words behind a name that leave it as it is: 进出口额, 发明专利数.
const TAILS: &[&str] = &["总数", "人数", "数量", "规模", "情况", "额", "量", "数"];

impl Name {
    /// Reads a name as registered or as found.
    pub fn of(text: &str) -> Name {
        let folded = fold(text);
        let marks = marks(&folded);
        let chars: Vec<char> = folded.chars().collect();
        let mut pairs: Vec<(char, char)> = chars.iter().copied().zip(chars.iter().copied().skip(1)).collect();
        pairs.sort_unstable();
        Name { folded, marks, pairs }
    }

    /// The name without a word behind it that says nothing: 进出口 of 进出口额.
    pub fn stem(&self) -> &str {
        let stem = TAILS.iter().find_map(|tail| self.folded.strip_suffix(tail));
        stem.filter(|stem| stem.chars().count() >= 2).unwrap_or(&self.folded)
    }

    /// Whether two names carry the same marks, so that they may be one measure.
    pub fn is_marked_like(&self, other: &Name) -> bool {
        self.marks == other.marks
    }

    /// Whether the name carries all marks of another.
    pub fn has_marks_of(&self, other: &Name) -> bool {
        other.marks.iter().all(|mark| self.marks.contains(mark))
    }

    /// How alike two names look, 0 to 1: twice the pairs that both have, over all pairs.
    pub fn likeness(&self, other: &Name) -> f32 {
        let total = self.pairs.len() + other.pairs.len();
        if total == 0 {
            return 0.0;
        }
        let (mut a, mut b) = (self.pairs.iter().peekable(), other.pairs.iter().peekable());
        let mut both = 0_u16;
        while let (Some(x), Some(y)) = (a.peek(), b.peek()) {
            match x.cmp(y) {
                std::cmp::Ordering::Less => a.next(),
                std::cmp::Ordering::Greater => b.next(),
                std::cmp::Ordering::Equal => {
                    both = both.saturating_add(1);
                    a.next();
                    b.next()
                }
            };
        }
        f32::from(both) * 2.0 / total as f32
    }
}

/// Without blanks and quotation marks, Latin in small letters, brackets at the end cut off (新增 in them put in front), and
/// wordings that mean the same made one.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '“' | '”' | '"' | '‘' | '’' | '「' | '」' | '《' | '》' => {}
            '（' => out.push('('),
            '）' => out.push(')'),
            '＆' => out.push('&'),
            c if c.is_whitespace() => {}
            c => out.extend(c.to_lowercase()),
        }
    }
    let (head, note) = split_note(&out);
    let mut out = match note {
        Some(note) if is_new(note) && !head.contains("新增") => format!("新增{head}"),
        _ => head.to_owned(),
    };
    for (word, fold) in SAME {
        if out.contains(word) {
            out = out.replace(word, fold);
        }
    }
    out
}

/// A name and the note in brackets behind it: 国家专精特新“小巨人”企业(新增).
pub fn split_note(text: &str) -> (&str, Option<&str>) {
    let text = text.trim();
    let Some(inner) = text.strip_suffix([')', '）']) else { return (text, None) };
    match inner.char_indices().rev().find(|(_, c)| matches!(c, '(' | '（')) {
        Some((at, bracket)) if at > 0 => {
            (inner.get(..at).unwrap_or(text).trim_end(), inner.get(at + bracket.len_utf8()..))
        }
        _ => (text, None),
    }
}

fn is_new(note: &str) -> bool {
    matches!(note, "新增" | "新认定" | "新培育" | "新设" | "当年新增" | "本年新增")
}

fn marks(folded: &str) -> Vec<usize> {
    let mut rest = folded.to_owned();
    let mut found = Vec::new();
    for (number, words) in MARKS.iter().enumerate() {
        for word in *words {
            if rest.contains(word) {
                rest = rest.replace(word, "\u{0}");
                found.push(number);
            }
        }
    }
    found.dedup();
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn alike(a: &str, b: &str) -> bool {
        let (a, b) = (Name::of(a), Name::of(b));
        a.is_marked_like(&b)
    }

    #[test]
    fn wordings_of_one_measure_fold_to_one_name() {
        assert_eq!(fold("规模以上工业 总产值"), fold("规上工业产值"));
        assert_eq!(fold("地区生产总值"), fold("GDP"));
        assert_eq!(fold("国家级专精特新“小巨人”企业（新增）"), "新增国家专精特新小巨人企业");
        assert_eq!(Name::of("进出口总额").stem(), Name::of("进出口").stem());
    }

    #[test]
    fn coverage_sets_names_apart() {
        assert!(!alike("规上工业增加值", "工业增加值"));
        assert!(!alike("新增市场主体", "市场主体"));
        assert!(!alike("城镇居民人均可支配收入", "农村居民人均可支配收入"));
        assert!(!alike("进出口额", "出口额"));
        assert!(!alike("R&D经费占营业收入比重", "R&D经费"));
        assert!(alike("规上企业研发费用", "规模以上企业研发费"));
    }

    #[test]
    fn likeness_counts_pairs() {
        let score = |a: &str, b: &str| Name::of(a).likeness(&Name::of(b));
        assert!((score("规上工业产值", "规模以上工业总产值") - 1.0).abs() < 0.001);
        assert!(score("集装箱吞吐量", "招商引资") < 0.01);
        assert!(score("", "") < 0.01);
    }
}
