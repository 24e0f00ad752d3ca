//! What keeps a workbook from being imported: which cell, why, and what to do, in both languages.

use rust_decimal::Decimal;

use super::cell::{Cell, Misread, Unusable};
use super::home::Homeless;
use super::words::Side;
use crate::lang::Text;
use crate::model::Indicator;
use crate::period::Period;
use crate::quantity::Defect;

/// A cell of the workbook: `台州湾经开区!D7`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    pub sheet: String,
    pub row: u32,
    pub column: u32,
}

impl std::fmt::Display for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut letters = Vec::new();
        let mut rest = self.column + 1;
        while rest > 0 {
            letters.push(char::from(b'A' + u8::try_from((rest - 1) % 26).unwrap_or(0)));
            rest = (rest - 1) / 26;
        }
        let column: String = letters.iter().rev().collect();
        write!(f, "{}!{column}{}", self.sheet, self.row + 1)
    }
}

/// What keeps a workbook from being imported: where, why, what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    pub place: Option<Place>,
    pub message: Text,
    pub help: Text,
}

impl Problem {
    /// A problem of a cell.
    pub(super) fn at(
        place: &Place,
        message: (String, String),
        help: (impl Into<String>, impl Into<String>),
    ) -> Box<Problem> {
        Box::new(Problem {
            place: Some(place.clone()),
            message: Text::new(message.0, message.1),
            help: Text::new(help.0, help.1),
        })
    }
}

/// A sheet that was copied.
pub fn two_sheets(place: &Place, id: &str) -> Box<Problem> {
    Problem::at(
        place,
        (format!("单位 {id} 有两张工作表"), format!("the organization `{id}` has two sheets")),
        ("删去一张，只留要导入的那张", "delete one of them, and keep the one to import"),
    )
}

/// A sheet of an organization that the site does not have.
pub fn unknown_organization(place: &Place, id: &str) -> Box<Problem> {
    Problem::at(
        place,
        (format!("organizations.yaml 里没有单位 {id}"), format!("organizations.yaml has no `{id}`")),
        ("先登记这个单位，或者重新导出", "register the organization, or export again"),
    )
}

/// A workbook that is none of ours.
pub fn no_figures() -> Problem {
    Problem {
        place: None,
        message: Text::new("工作簿里没有数据表", "the workbook has no sheet of figures"),
        help: Text::new(
            "用 duizhao table export 导出一份，在里面填",
            "export one with `duizhao table export` and fill it in",
        ),
    }
}

/// Two rows of one key, counted from 1.
pub fn same_rows(place: &Place, first: u32, second: u32) -> Box<Problem> {
    Problem::at(
        place,
        (
            format!("第 {first} 行和第 {second} 行是同一个指标"),
            format!("the rows {first} and {second} stand for the same indicator"),
        ),
        (
            "复制出来的行要清空第一列（隐藏）的编号，并写上自己的指标",
            "of a row's copy empty the id in the hidden first column, and name its own indicator",
        ),
    )
}

/// Two columns with one head.
pub fn same_heads(place: &Place, head: &str) -> Box<Problem> {
    Problem::at(
        place,
        (format!("有两列的表头都是“{head}”"), format!("two columns have the head \"{head}\"")),
        ("删去一列，或者改表头", "delete one of them, or give it another head"),
    )
}

/// A column whose head was meant as a period.
pub fn unread_head(place: &Place, head: &str) -> Box<Problem> {
    Problem::at(
        place,
        (format!("表头“{head}”不是能读的时期"), format!("the head \"{head}\" is no period that can be read")),
        (
            "把格子设成文本，写成 2025年、2025年1-10月、2025年上半年或 2024年末；同比列后面加“同比”",
            "format the cell as text and write 2025, 2025-01..2025-10, 2025-H1 or 2024-12-31; for growth followed by YoY",
        ),
    )
}

/// Merged cells among the figures.
pub fn merged(place: &Place) -> Box<Problem> {
    Problem::at(
        place,
        (
            "这里有合并的单元格，看不出数据属于哪一格".into(),
            "cells are merged here: which one the figure belongs to cannot be told".into(),
        ),
        ("取消合并，把数据填进各自的格子", "unmerge them and put every figure into its own cell"),
    )
}

/// Growth in the cell of the level, `577亿元 +5%`, and in its own.
pub fn growth_twice(place: &Place) -> Box<Problem> {
    Problem::at(
        place,
        ("同比写了两处：数值格里也有".into(), "growth is given twice: in the level's cell too".into()),
        ("只留一处", "keep one of them"),
    )
}

/// Two cells that mean one figure.
pub fn twice(place: &Place, first: &Place) -> Box<Problem> {
    Problem::at(
        place,
        (format!("与 {first} 是同一个数据"), format!("it is the same figure as {first}")),
        ("只填一处", "fill in one of them only"),
    )
}

/// A row whose visible name was changed to another indicator.
pub fn other_name(place: &Place, name: &str, id: &str) -> Box<Problem> {
    Problem::at(
        place,
        (
            format!("本行的指标改成了“{name}”，编号仍是 {id}"),
            format!("the row's indicator was changed to \"{name}\", its id is still `{id}`"),
        ),
        (
            "新指标请插入新行，第一列（隐藏）留空；或者把指标名改回来",
            "insert a new row for another indicator, with nothing in the hidden first column; or restore the name",
        ),
    )
}

/// A row whose unit was changed.
pub fn other_unit(place: &Place, now: &str, before: &str) -> Box<Problem> {
    Problem::at(
        place,
        (
            format!("本行的单位从 {before} 改成了 {now}，没有改过的数就变了意思"),
            format!(
                "the row's unit was changed from {before} to {now}, which gives another meaning to its other numbers"
            ),
        ),
        (
            format!("把单位改回 {before}；个别数用别的单位时写进格子，如 8000{now}"),
            format!("restore {before}; a figure in another unit has it in its cell, such as 8000{now}"),
        ),
    )
}

/// An inserted row with a unit of another kind.
pub fn wrong_unit(place: &Place, symbol: &str, indicator: &Indicator) -> Box<Problem> {
    let known: Vec<&str> = indicator.units.iter().map(|unit| unit.symbol.as_str()).collect();
    Problem::at(
        place,
        (format!("“{symbol}”不是 {} 的单位", indicator.id), format!("`{symbol}` is no unit of `{}`", indicator.id)),
        (format!("写成 {}", known.join("、")), format!("write {}", known.join(" or "))),
    )
}

/// A row of what the registry no longer has.
pub fn unknown_key(place: &Place, id: &str) -> Box<Problem> {
    Problem::at(
        place,
        (
            format!("本行的编号 {id} 指的指标或单位已经没有了"),
            format!("the indicator or unit that the row's id `{id}` names is no longer there"),
        ),
        ("重新导出一份再填，或者删去这一行", "export again and fill that in, or delete the row"),
    )
}

/// An inserted row whose indicator is not told, or not registered.
pub fn unknown_name(place: &Place, name: &str) -> Box<Problem> {
    let message = if name.is_empty() {
        ("本行有数据，但没有写指标".to_owned(), "the row has figures but names no indicator".to_owned())
    } else {
        (format!("没有登记名为“{name}”的指标"), format!("no indicator is registered as \"{name}\""))
    };
    let help = (
        "写上 indicators.yaml 里的编号、名称或别名；新指标先登记",
        "name it by id, name or alias of indicators.yaml; register a new one first",
    );
    Problem::at(place, message, help)
}

/// A cell and its report that were both changed since the export.
pub fn changed_since(place: &Place, record: &str, now: &str) -> Box<Problem> {
    let (record, now) = (or_nothing(record), or_nothing(now));
    Problem::at(
        place,
        (
            format!("导出以后报告里的数已经从 {} 改成 {}，这一格也改了", record.0, now.0),
            format!(
                "since the export the report's figure went from {} to {}, and the cell was changed too",
                record.1, now.1
            ),
        ),
        ("重新导出一份，在新的一份里改", "export again and change it there"),
    )
}

/// Of a stock a period means the instant at its end, which has a column of its own.
pub fn elsewhere(place: &Place, head: &str) -> Box<Problem> {
    Problem::at(
        place,
        (
            format!("这个指标是存量，这个数据已经在“{head}”列"),
            format!("the indicator is a stock, and this figure stands in the column \"{head}\""),
        ),
        (format!("改“{head}”列"), format!("change it in the column \"{head}\"")),
    )
}

fn or_nothing(text: &str) -> (String, String) {
    if text.is_empty() { ("（空）".into(), "nothing".into()) } else { (text.into(), text.into()) }
}

/// A cell that was emptied.
pub fn cleared(place: &Place, now: &str) -> Box<Problem> {
    Problem::at(
        place,
        (
            format!("这一格原来是 {now}，现在空了；导入不删除数据"),
            format!("it held {now} and is empty now; an import deletes nothing"),
        ),
        (
            format!("填回 {now}；真要删除，请直接改报告（缺数可写 status: 缺失 和 note）"),
            format!(
                "restore {now}; to remove the figure edit the report (one that is missing has `status: missing` and a note)"
            ),
        ),
    )
}

/// 缺失 and the like, which need a reason.
pub fn status_word(place: &Place, word: &str) -> Box<Problem> {
    Problem::at(
        place,
        (
            format!("“{word}”需要写明原因，格子里写不下"),
            format!("\"{word}\" needs a note that says why, which a cell has no room for"),
        ),
        (
            format!("在报告里写：{{ status: {word}, note: 原因 }}"),
            format!("write it in the report: {{ status: {word}, note: … }}"),
        ),
    )
}

/// 46亿美元 in a row of 亿元.
pub fn other_dimension(place: &Place, unit: &str, row: &str) -> Box<Problem> {
    Problem::at(
        place,
        (format!("这一行的单位是 {row}，填的是 {unit}"), format!("the row is in {row}, the cell in {unit}")),
        (
            format!("另起一行，指标同名，单位写 {unit}"),
            format!("insert a row of the same indicator with the unit {unit}"),
        ),
    )
}

/// What is typed in a cell is no figure.
pub fn misread(place: &Place, cell: &Cell, why: &Misread, unit: &str, side: Side) -> Box<Problem> {
    let text = cell.record();
    let message = match why {
        Misread::Unusable(Unusable::Date) => ("是日期，不是数据".to_owned(), "it is a date, not a figure".to_owned()),
        Misread::Unusable(Unusable::Error) => {
            ("是公式错误，没有值".to_owned(), "it is the error of a formula".to_owned())
        }
        Misread::Unusable(Unusable::NotComputed) => {
            ("公式还没有算出值".to_owned(), "its formula was never computed".to_owned())
        }
        Misread::Unusable(Unusable::Unrounded) => {
            ("公式的结果位数太多，看不出该取几位".to_owned(), "its formula gives more digits than are meant".to_owned())
        }
        Misread::Unusable(Unusable::Truth) => {
            ("是真假值，不是数据".to_owned(), "it is true or false, not a figure".to_owned())
        }
        Misread::LostPercent(value) => {
            (format!("格子里的数是 {value}，显示的不是它"), format!("the cell holds {value}, and shows another number"))
        }
        Misread::Figure(Defect::UnknownUnit(word)) => (format!("“{word}”不是单位"), format!("`{word}` is no unit")),
        Misread::Figure(_) => (format!("“{text}”不是数据"), format!("\"{text}\" is no figure")),
    };
    let help = match (why, side) {
        (Misread::Unusable(Unusable::NotComputed | Unusable::Error), _) => (
            "在 Excel 或 WPS 里算好、保存后再导入，或者直接填数".to_owned(),
            "compute and save it in Excel or WPS, or type the number".to_owned(),
        ),
        (Misread::Unusable(Unusable::Unrounded), _) => (
            "把格子设成要几位小数（如 0.0），按显示的写回".to_owned(),
            "format the cell with as many decimals as are meant (0.0); what it shows is written".to_owned(),
        ),
        (Misread::LostPercent(value), _) => {
            let percent = (value * Decimal::ONE_HUNDRED).normalize();
            (
                format!("指 {percent}% 就填 {percent}；指 {value}% 就写成文字 {value}%"),
                format!("type {percent} for {percent}%; for {value}% type the text {value}%"),
            )
        }
        (_, Side::Level) => (
            format!("填数（单位 {unit}），或写成 577{unit}、超577{unit}"),
            format!("type a number (in {unit}), or text such as 577{unit} or 超577{unit}"),
        ),
        (_, Side::Growth) => (
            "填百分数，如 44.7 或 -3.2；或写成 44.7%、下降3.2%、持平".to_owned(),
            "type the percentage, such as 44.7 or -3.2, or text such as 44.7%, 下降3.2%, 持平".to_owned(),
        ),
    };
    Problem::at(place, message, help)
}

/// A new figure without a report to go to.
pub fn homeless(place: &Place, why: &Homeless, organization: &str, period: Period) -> Box<Problem> {
    let canonical = period.canonical();
    match why {
        Homeless::NoReport => Problem::at(
            place,
            (
                format!("没有关于 {organization}、时期包含 {canonical} 的总结或公报，新的数据没有地方写"),
                format!(
                    "no summary or bulletin about {organization} covers {canonical}: the new figure has no report to go to"
                ),
            ),
            (
                format!("先建一篇：duizhao new report 名称 --organization {organization} --period {canonical}"),
                format!("make one first: duizhao new report SLUG --organization {organization} --period {canonical}"),
            ),
        ),
        Homeless::Several(slugs) => Problem::at(
            place,
            (
                format!("有几篇报告都合适：{}", slugs.join("、")),
                format!("several reports would do: {}", slugs.join(", ")),
            ),
            (
                "给它们写上不同的 issued，或者直接写进其中一篇",
                "give them different dates of issue, or write the figure into one of them",
            ),
        ),
        Homeless::NoTime => Problem::at(
            place,
            (
                "不分时期的新数据看不出属于哪篇报告".into(),
                "of a new figure without a period the report cannot be told".into(),
            ),
            ("直接写进报告：period: none", "write it into its report, with `period: none`"),
        ),
    }
}

/// A place in a report that only a person should change.
pub fn stuck(place: &Place, path: &str, line: usize) -> Box<Problem> {
    Problem::at(
        place,
        (
            format!("{path}:{line} 的写法（锚点、多行文字等）不能自动改"),
            format!(
                "{path}:{line} is written in a way (anchors, text over several lines) that cannot be edited automatically"
            ),
        ),
        (format!("直接改 {path}"), format!("edit {path} by hand")),
    )
}
