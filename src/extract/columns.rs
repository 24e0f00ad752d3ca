//! What the columns of a table hold, by their heads and cells.

use super::cells::{figure, is_absent};
use super::frame::{Frame, Section};
use super::ratio::ratios;
use super::statement::Status;
use crate::document::Table;
use crate::lang::Tongue;
use crate::period::{Month, Period};
use crate::prose::when::scan;
use crate::quantity::Units;

/// What a column holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Column {
    /// 指标名称, 类别.
    Label,
    /// 单位, 计量单位.
    Unit,
    /// 属性, 备注, 序号.
    Note,
    Level(Level),
    /// Percent against the year before, of the level to the left; or of the row alone.
    Growth,
    /// 年均增长.
    Average,
    /// 比年初增减, 增减百分点.
    Change,
    Place,
    Completion,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Level {
    pub period: Option<Period>,
    pub stated: bool,
    /// 本月, 9月: one month, where the rows' own spans do not reach.
    pub is_month: bool,
    pub status: Status,
    /// Of a column that names what it measures: 规上工业总产值(万元).
    pub name: Option<String>,
    pub unit: Option<String>,
}

/// The head of each column: its cells of all head rows, top to bottom, each said once.
fn heads(table: &Table) -> Vec<String> {
    let width = table.rows.iter().map(|row| row.cells.len()).chain(table.head.iter().map(Vec::len)).max().unwrap_or(0);
    let mut heads = vec![String::new(); width];
    for row in &table.head {
        let cells: Vec<&str> = row.iter().map(|cell| cell.trim()).collect();
        let filled = cells.iter().filter(|cell| !cell.is_empty()).count();
        let opens = cells.first().is_some_and(|cell| !cell.is_empty() && !LABELS.contains(cell));
        let ends_early = cells.last().is_none_or(|cell| cell.is_empty()) || cells.len() < width;
        let rates = ["增", "%", "％", "±", "同比", "比上年", "百分点"]
            .iter()
            .any(|word| cells.iter().any(|cell| cell.contains(word)));
        // A line broken in its last cell: 累计 above 增长%. A row whose first, empty cell was lost: 9月 | 1-9月累计 | 累计.
        let shift = match filled {
            1 if opens && rates && width > 1 && heads.iter().any(|head| !head.is_empty()) => width - 1,
            _ if opens && filled + 1 == width && ends_early => 1,
            _ => 0,
        };
        for (index, cell) in cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
            if let Some(head) = heads.get_mut(index + shift).filter(|head| !head.ends_with(cell)) {
                let divider = if head.is_empty() { "" } else { " " };
                *head = format!("{head}{divider}{cell}");
            }
        }
    }
    heads
}

/// What each column of a table holds.
pub fn columns(table: &Table, frame: &Frame, section: Section, units: &Units) -> Vec<Column> {
    let is_value = |cell: &str| figure(cell).is_some() || is_absent(cell) || !ratios(cell).is_empty();
    let mut found: Vec<Column> = Vec::new();
    for (index, head) in heads(table).iter().enumerate() {
        let cells = table.rows.iter().filter_map(|row| row.cells.get(index)).map(|cell| cell.trim());
        let cells: Vec<&str> = cells.filter(|cell| !cell.is_empty()).collect();
        let values = cells.iter().filter(|cell| is_value(cell)).count();
        let is_text = values * 2 < cells.len().max(1);
        found.push(column(head, index, is_text, cells.iter().any(|cell| units.find(cell).is_some()), frame, section));
    }
    found
}

/// Heads of what the rows are called.
const LABELS: &[&str] = &[
    "年份",
    "年度",
    "时间",
    "月份",
    "指标",
    "指标名称",
    "名称",
    "项目",
    "类别",
    "地区",
    "区域",
    "产品名称",
    "镇街",
    "单位名称",
];

fn column(head: &str, index: usize, is_text: bool, holds_units: bool, frame: &Frame, section: Section) -> Column {
    let says = |words: &[&str]| words.iter().any(|word| head.contains(word));
    let bare = name_of(head).0;
    match bare.as_str() {
        "单位" | "计量单位" => return Column::Unit,
        "序号" | "属性" | "性质" | "备注" | "指标性质" | "指标属性" | "责任单位" | "说明" | "编号" =>
        {
            return Column::Note;
        }
        label if LABELS.contains(&label) => return Column::Label,
        _ => {}
    }
    if is_text {
        return if holds_units && index > 0 { Column::Unit } else { Column::Label };
    }
    if index == 0 {
        return Column::Label;
    }
    if says(&["位次", "排名", "排位", "名次"]) {
        return Column::Place;
    }
    if says(&[
        "完成率",
        "完成%",
        "完成计划",
        "完成目标",
        "完成年度",
        "完成全年",
        "占计划",
        "占目标",
        "占全年",
        "完成进度",
        "目标完成",
    ]) {
        return Column::Completion;
    }
    if says(&["年均", "年平均"]) {
        return Column::Average;
    }
    if says(&["比年初", "百分点", "增减额", "增减量", "较年初"]) && !says(&["%"]) {
        return Column::Change;
    }
    if says(&["增长", "增速", "同比", "增幅", "±", "比上年", "增减", "比去年", "升降"]) && !says(&["=100", "＝100"])
    {
        return Column::Growth;
    }
    Column::Level(level(head, frame, section))
}

/// Heads that name no measure of their own: 1-8月累计, 本月, 2015年目标.
const PLAIN: &[&str] = &[
    "为",
    "累计",
    "本月",
    "当月",
    "目标",
    "计划",
    "实绩",
    "实际",
    "数值",
    "绝对数",
    "总量",
    "合计",
    "全年",
    "年",
    "产量",
    "完成",
    "数量",
    "本期",
    "金额",
    "值",
    "月末",
    "期末",
    "末",
    "基期",
    "指标值",
    "目标值",
    "全年目标",
    "年度目标",
    "年度计划",
    "完成数",
    "预期",
    "上年同期",
    "同期",
    "上年同月=100",
    "上年同期=100",
    "今年",
    "本年",
    "去年",
    "本年累计",
    "上年",
];

/// A level with what its head says: 2015年目标, 1-8月累计, 本月, 规上工业总产值(万元).
fn level(head: &str, frame: &Frame, section: Section) -> Level {
    let times = scan(head, Tongue::Zh);
    let year = section.period.and_then(Period::end_year);
    let stated = times.iter().find(|when| !when.compared).and_then(|when| {
        // 9月末 and 9月 both are the month.
        frame.period_of(when, year)
    });
    // A head may be a bare year: 1978 | 1990 | 2000.
    let bare = head.trim().parse::<i16>().ok().filter(|year| (1900..=2100).contains(year)).map(Period::year);
    let stated = stated.or(bare);
    let own = frame.reporting;
    let month = own.and_then(Period::end).map(|end| Period::Span { start: Month::of(end), end: Month::of(end) });
    let named = |words: &[&str]| words.iter().any(|word| head.contains(word));
    let period = stated.or_else(|| if named(&["本月", "当月", "月末"]) { month } else { own });
    let later = stated.and_then(Period::end_year).zip(frame.done_year()).is_some_and(|(year, done)| year > done);
    let status = if named(&["目标", "计划", "规划"]) || later {
        Status::Target
    } else if named(&["预计", "预期", "初步"]) {
        Status::Preliminary
    } else {
        Status::Actual
    };
    let period = match (status, stated, period) {
        (Status::Target, None, Some(period)) if !frame.is_plan => period.end_year().map(Period::year),
        (_, _, Some(period)) if frame.is_plan && stated.is_none() => period.end_year().map(Period::year),
        (_, _, period) => period,
    };
    let rest: String = times.iter().rev().fold(head.to_owned(), |mut text, when| {
        text.replace_range(when.start..when.end, "");
        text
    });
    let rest = if bare.is_some() { String::new() } else { rest };
    let (name, unit) = name_of(&rest);
    let is_plain = |name: &str| name.split([' ', '/']).all(|part| part.is_empty() || PLAIN.contains(&part));
    let is_month = named(&["本月", "当月", "月末"]) || stated.is_some_and(|period| period.months() == 1);
    Level { period, stated: stated.is_some(), is_month, status, name: Some(name).filter(|name| !is_plain(name)), unit }
}

/// A name and the unit in its brackets: 规上工业总产值(万元), 本地生产总值（亿元）.
pub fn name_of(text: &str) -> (String, Option<String>) {
    let trimmed = text.trim();
    let open = trimmed.rfind(['(', '（', '[']);
    let Some(open) = open.filter(|_| trimmed.ends_with([')', '）', ']'])) else {
        let (name, unit) = match trimmed.strip_suffix(['%', '％']) {
            Some(name) if !name.is_empty() => (name, Some("%".to_owned())),
            _ => (trimmed, None),
        };
        return (name.trim().to_owned(), unit);
    };
    let inner: String = trimmed.get(open..).unwrap_or("").chars().filter(|c| !"()（）[]".contains(*c)).collect();
    let inner = inner.trim().trim_start_matches("单位").trim_start_matches(['：', ':']).trim();
    let is_unit = Units::default().find(inner).is_some() || matches!(inner, "%" | "％" | "百分点");
    let name = trimmed.get(..open).unwrap_or("").trim().to_owned();
    if is_unit { (name, Some(inner.replace('％', "%"))) } else { (trimmed.to_owned(), None) }
}
