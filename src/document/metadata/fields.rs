//! Labelled values around a text: `索引号: LH1/2025-1 公开方式: 主动公开`, `组配分类 | 计划总结`, `日期:2025-11-21 09:36`.

use std::collections::BTreeMap;

use super::title::is_body;
use crate::document::dates;

/// What a value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    Title,
    IndexNo,
    DocumentNo,
    Issued,
    Published,
    Publisher,
    Source,
    Disclosure,
    Category,
    /// Of no use here, but a label: the value before it ends where it stands.
    Other,
}

/// Labels, the better ones of a field first. The marked ones are known without a colon too.
const LABELS: &[(&str, Field, bool)] = &[
    ("索引号", Field::IndexNo, true),
    ("信息索引号", Field::IndexNo, true),
    ("信息索取号", Field::IndexNo, true),
    ("文号", Field::DocumentNo, true),
    ("发文字号", Field::DocumentNo, true),
    ("发文文号", Field::DocumentNo, true),
    ("文件编号", Field::DocumentNo, true),
    ("文件号", Field::DocumentNo, true),
    ("成文日期", Field::Issued, true),
    ("成文时间", Field::Issued, true),
    ("发文日期", Field::Issued, true),
    ("发文时间", Field::Issued, true),
    ("印发日期", Field::Issued, true),
    ("制发日期", Field::Issued, true),
    ("生成日期", Field::Issued, true),
    ("发布时间", Field::Published, true),
    ("发布日期", Field::Published, true),
    ("公布日期", Field::Published, true),
    ("公开日期", Field::Published, true),
    ("公开时间", Field::Published, true),
    ("发表时间", Field::Published, false),
    ("日期", Field::Published, false),
    ("时间", Field::Published, false),
    ("发布单位", Field::Publisher, true),
    ("发布机构", Field::Publisher, true),
    ("发文机关", Field::Publisher, true),
    ("发文单位", Field::Publisher, true),
    ("发布部门", Field::Publisher, true),
    ("制发机关", Field::Publisher, true),
    ("公开机构", Field::Publisher, true),
    ("信息公开主体", Field::Publisher, true),
    ("公开主体", Field::Publisher, true),
    ("来源", Field::Source, false),
    ("信息来源", Field::Source, true),
    ("文章来源", Field::Source, false),
    ("稿件来源", Field::Source, false),
    ("稿源", Field::Source, false),
    ("公开方式", Field::Disclosure, true),
    ("公开形式", Field::Disclosure, true),
    ("公开属性", Field::Disclosure, true),
    ("公开类别", Field::Disclosure, true),
    ("组配分类", Field::Category, true),
    ("信息分类", Field::Category, true),
    ("信息类别", Field::Category, true),
    ("主题分类", Field::Category, true),
    ("所属分类", Field::Category, true),
    ("分类", Field::Category, false),
    ("标题", Field::Title, false),
    ("信息名称", Field::Title, true),
    ("文件名称", Field::Title, true),
    ("公文名称", Field::Title, true),
    ("名称", Field::Title, false),
];

/// Labels of what is of no use here.
const OTHERS: &[&str] = &[
    "浏览次数",
    "浏览量",
    "阅读次数",
    "阅读量",
    "阅读",
    "点击数",
    "点击率",
    "点击次数",
    "访问量",
    "访问次数",
    "字体",
    "字号",
    "关键词",
    "关键字",
    "主题词",
    "有效性",
    "效力状态",
    "时效性",
    "公开范围",
    "公开时限",
    "公开期限",
    "公开程序",
    "载体类型",
    "记录形式",
    "作者",
    "编辑",
    "责任编辑",
    "审核",
    "审稿",
    "生效日期",
    "实施日期",
    "废止日期",
    "失效日期",
    "内容概述",
    "体裁分类",
    "服务对象分类",
    "服务对象",
    "语种",
    "责任部门",
    "联系电话",
    "统一登记号",
    "登记号",
    "打印",
    "分享",
    "视力保护色",
    "保护视力色",
    "主办单位",
    "供稿",
];

/// The labelled values of a document, the best label of a field winning, then the first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fields {
    values: BTreeMap<Field, (usize, String)>,
    /// A label that ended the last line without a value.
    open: Option<(Field, usize)>,
}

impl Fields {
    /// Notes a value that stands under no label of a line: of a tag of the page, or of its path. Labels go before it.
    pub fn offer(&mut self, field: Field, value: &str) {
        self.note(field, usize::MAX, value);
    }

    fn note(&mut self, field: Field, rank: usize, value: &str) {
        let value = value.trim_matches(|c: char| c.is_whitespace() || "|｜·•【】[]".contains(c)).trim();
        let is_dated = !matches!(field, Field::Issued | Field::Published) || dates::with_time(value).is_some();
        let is_empty = value.is_empty() || value.chars().all(|c| "-—/\\无暂".contains(c));
        if field == Field::Other || is_empty || !is_dated {
            return;
        }
        let held = self.values.get(&field).is_some_and(|(held, _)| *held <= rank);
        if !held {
            self.values.insert(field, (rank, value.to_owned()));
        }
    }

    pub fn get(&self, field: Field) -> Option<&str> {
        self.values.get(&field).map(|(_, value)| value.as_str())
    }

    /// Takes the values of a line of labels; `false` where it is none.
    pub fn take(&mut self, line: &str) -> bool {
        // No line of labels is longer, and no sentence is one.
        if line.len() > 1500 || line.contains('。') {
            return false;
        }
        if is_document_no(line.trim()) {
            self.note(Field::DocumentNo, usize::MAX, line);
            return true;
        }
        // Most lines start with no label and no date: they are told at once.
        let start = line.find(|c| !is_ornament(c)).unwrap_or(line.len());
        let is_numbered = line
            .get(start..)
            .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit() || "一二〇".contains(c)));
        if !is_numbered && label_at(line, start).is_none() {
            return false;
        }
        let labels = labels(line);
        let Some(first) = labels.first() else { return false };
        let before = line.get(..first.start).unwrap_or("");
        let is_dated = dates::with_time(before).is_some() && before.len() < 40;
        if !is_dated && !before.chars().all(is_ornament) {
            return false;
        }
        if is_dated {
            self.note(Field::Published, usize::MAX - 1, before);
        }
        self.open = labels
            .last()
            .filter(|last| line.get(last.end..).is_none_or(|rest| rest.trim().is_empty()))
            .map(|last| (last.field, last.rank));
        let ends = labels.iter().skip(1).map(|label| label.start).chain([line.len()]);
        for (label, end) in labels.iter().zip(ends) {
            self.note(label.field, label.rank, line.get(label.end..end).unwrap_or(""));
        }
        true
    }
}

impl Fields {
    /// Takes a line as the value of the label that ended the line above, where it looks like one: of an empty 文号 the title
    /// below is no value.
    pub fn take_value(&mut self, line: &str) -> bool {
        let Some((field, rank)) = self.open.take() else { return false };
        let is_short = line.chars().take(41).count() <= 40 && !line.contains(['。', '，']);
        let fits = match field {
            Field::IndexNo => line.contains(|c: char| c.is_ascii_digit()) && !line.contains(['年', '月']),
            Field::DocumentNo => is_document_no(line.trim()),
            Field::Issued | Field::Published => dates::with_time(line).is_some() && line.len() < 40,
            Field::Publisher | Field::Source => is_body(line),
            Field::Disclosure => line.trim().ends_with("公开"),
            Field::Category => line.chars().take(13).count() <= 12 && !line.contains(|c: char| c.is_ascii_digit()),
            Field::Title | Field::Other => false,
        };
        if fits && is_short {
            self.note(field, rank, line);
        }
        fits && is_short
    }
}

/// Whether a line is a document number and nothing else: 某政办发〔2016〕45号.
fn is_document_no(line: &str) -> bool {
    let number = |text: &str, least: usize, most: usize| {
        (least..=most).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
    };
    let Some((office, rest)) = line.split_once(['〔', '[', '［', '（']) else { return false };
    let Some((year, rest)) = rest.split_once(['〕', ']', '］', '）']) else { return false };
    let serial = rest.trim().trim_start_matches('第').strip_suffix('号').unwrap_or("");
    let is_office =
        (1..=12).contains(&office.trim().chars().count()) && office.trim().chars().all(char::is_alphanumeric);
    is_office && number(year.trim(), 4, 4) && number(serial.trim(), 1, 5)
}

/// What may stand before the first label of a line.
fn is_ornament(c: char) -> bool {
    c.is_whitespace() || "|｜·•●■◆【[（(>".contains(c)
}

struct Label {
    field: Field,
    rank: usize,
    /// Bytes of the label, its colon included.
    start: usize,
    end: usize,
}

/// The labels of a line, in order.
fn labels(line: &str) -> Vec<Label> {
    let mut found: Vec<Label> = Vec::new();
    let mut before = ' ';
    for (at, c) in line.char_indices() {
        let is_free = found.last().is_none_or(|last| last.end <= at);
        if is_free && (is_ornament(before) || "】]）):：".contains(before) || !crate::lang::is_cjk(before)) {
            found.extend(label_at(line, at));
        }
        before = c;
    }
    found
}

fn label_at(line: &str, at: usize) -> Option<Label> {
    let rest = line.get(at..)?;
    let known = LABELS.iter().enumerate().map(|(rank, (word, field, bare))| (rank, *word, *field, *bare));
    let others = OTHERS.iter().map(|word| (LABELS.len(), *word, Field::Other, false));
    let read = |word: &str, bare: bool| {
        let behind = spaced(rest, word)?;
        let colon = behind.trim_start().strip_prefix([':', '：']);
        let is_apart = behind.is_empty() || behind.starts_with(|c: char| c.is_whitespace() || c == '|');
        let starts = line
            .get(..at)
            .is_some_and(|before| before.is_empty() || before.ends_with(|c: char| c.is_whitespace() || c == '|'));
        colon.or_else(|| (bare && is_apart && starts).then_some(behind))
    };
    let (rank, field, behind) =
        known.chain(others).find_map(|(rank, word, field, bare)| Some((rank, field, read(word, bare)?)))?;
    Some(Label { field, rank, start: at, end: line.len() - behind.len() })
}

/// What follows a word whose characters may stand apart: 索 引 号.
fn spaced<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    let mut chars = word.chars();
    let mut rest = text.strip_prefix(chars.next()?)?;
    for c in chars {
        rest = rest.trim_start().strip_prefix(c)?;
    }
    Some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn taken(lines: &[&str]) -> Fields {
        let mut fields = Fields::default();
        lines.iter().for_each(|line| assert!(fields.take(line), "{line}"));
        fields
    }

    #[test]
    fn an_empty_label_does_not_take_the_next_ones_value() {
        let fields = taken(&[
            "文号: 成文日期: 2025-11-21",
            "发布单位: 某某经开区管委会",
            "  • 日期:2025-11-22 09:36",
            "  • 来源:本站",
        ]);
        assert_eq!(fields.get(Field::DocumentNo), None);
        assert_eq!(fields.get(Field::Issued), Some("2025-11-21"));
        assert_eq!(fields.get(Field::Publisher), Some("某某经开区管委会"));
        assert_eq!(fields.get(Field::Published), Some("2025-11-22 09:36"));
    }

    #[test]
    fn cells_of_a_table_need_no_colon() {
        let fields =
            taken(&["索 引 号 1008/2022-01236", "组配分类 计划总结 发布机构 某某开发区", "主题分类：综合 文号 "]);
        assert_eq!(fields.get(Field::IndexNo), Some("1008/2022-01236"));
        assert_eq!(fields.get(Field::Category), Some("计划总结"), "the better label wins");
        assert_eq!(fields.get(Field::Publisher), Some("某某开发区"));
    }

    #[test]
    fn a_line_that_starts_with_a_date_says_when_it_was_published() {
        let fields = taken(&["2020-03-20 10:22 来源：市统计局 浏览次数：12 字体：大 中 小"]);
        assert_eq!(
            (fields.get(Field::Published), fields.get(Field::Source)),
            (Some("2020-03-20 10:22"), Some("市统计局"))
        );
    }

    #[test]
    fn a_value_may_stand_on_the_line_below_its_label() {
        let mut fields = taken(&["索引号："]);
        assert!(fields.take_value("AB12/2020-33"));
        assert!(fields.take("文号："));
        assert!(!fields.take_value("某市2020年统计公报"), "the title is no document number");
        assert!(fields.take("发布机构：") && fields.take_value("某市统计局"));
        assert_eq!((fields.get(Field::IndexNo), fields.get(Field::DocumentNo)), (Some("AB12/2020-33"), None));
        assert_eq!(fields.get(Field::Publisher), Some("某市统计局"));
    }

    #[test]
    fn a_number_on_a_line_of_its_own_is_the_documents() {
        assert_eq!(taken(&["东政办发〔2016〕45号"]).get(Field::DocumentNo), Some("东政办发〔2016〕45号"));
        assert_eq!(
            taken(&["文号：东商务〔2024〕3号", "省发〔2020〕1号"]).get(Field::DocumentNo),
            Some("东商务〔2024〕3号")
        );
    }

    #[test]
    fn sentences_and_cited_numbers_are_no_fields() {
        for line in [
            "经批准整合设立（浙政办函〔2017〕21号），规划范围12平方公里",
            "来源于产业的税收增长5%",
            "时间紧、任务重",
            "分类施策推进改革",
        ] {
            assert!(!Fields::default().take(line), "{line}");
        }
    }
}
