//! The words of a workbook in both languages: heads of columns, states of figures, the page that explains.

use crate::lang::Tongue;
use crate::model::ObservationStatus;
use crate::period::Period;

/// What opens the first cell of a sheet's head; the organization's id follows.
pub const MARK: &str = "duizhao:";
/// What the hidden sheet begins with.
pub const RECORD: &str = "duizhao-figures 1";
/// Name of the hidden sheet; it is known by [`RECORD`], whatever it is called later.
pub const RECORD_SHEET: &str = "_duizhao";

/// Columns before the periods.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Head {
    Indicator,
    Item,
    Basis,
    Unit,
}

impl Head {
    /// In the order of the columns.
    pub const ALL: [Head; 4] = [Head::Indicator, Head::Item, Head::Basis, Head::Unit];

    /// The words in zh and en.
    fn words(self) -> [&'static str; 2] {
        match self {
            Head::Indicator => ["指标", "Indicator"],
            Head::Item => ["分项", "Item"],
            Head::Basis => ["口径", "Basis"],
            Head::Unit => ["单位", "Unit"],
        }
    }

    /// The column that a head names, in either language.
    pub fn of(text: &str) -> Option<Head> {
        Head::ALL.into_iter().find(|head| head.words().iter().any(|word| word.eq_ignore_ascii_case(text.trim())))
    }
}

/// What stands in the column of a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side {
    Level,
    Growth,
}

/// How the head of a growth column ends, in both languages and as people write it.
const GROWTH_HEADS: &[&str] = &["同比增速", "同比增长", "同比", "增速", "增幅", "year on year", "yoy", "growth"];

/// The period and side that a head names: `2025年1–10月 同比`, `2025 YoY`.
pub fn period_of(head: &str) -> Option<(Period, Side)> {
    let head = head.trim().trim_end_matches(['%', '％', ')', '）', '(', '（', ' ', '\u{3000}']);
    let lower = head.to_ascii_lowercase();
    let rest = GROWTH_HEADS.iter().find_map(|word| lower.strip_suffix(word)).and_then(|rest| head.get(..rest.len()));
    match rest {
        Some(rest) => Period::parse(rest.trim_end_matches(['（', '(', ' '])).ok().map(|period| (period, Side::Growth)),
        None => Period::parse(head).ok().map(|period| (period, Side::Level)),
    }
}

/// Words in one language.
#[derive(Debug, Clone, Copy)]
pub struct Words {
    pub tongue: Tongue,
}

impl Words {
    /// One of two wordings.
    pub fn pick(&self, zh: &'static str, en: &'static str) -> &'static str {
        match self.tongue {
            Tongue::Zh => zh,
            Tongue::En => en,
        }
    }

    /// Language code, for texts of the content.
    pub fn lang(&self) -> &'static str {
        self.pick("zh", "en")
    }

    /// The head of a column before the periods.
    pub fn head(&self, head: Head) -> &'static str {
        let [zh, en] = head.words();
        self.pick(zh, en)
    }

    /// The head of a period's column, in words that are read back as this period.
    pub fn period(&self, period: Period, side: Side) -> String {
        let shown = period.display(self.tongue);
        let text = if Period::parse(&shown) == Ok(period) { shown } else { period.canonical() };
        match side {
            Side::Level => text,
            Side::Growth => format!("{text} {}", self.pick("同比", "YoY")),
        }
    }

    /// A status in a word that the front matter takes.
    pub fn status(&self, status: ObservationStatus) -> &'static str {
        let [zh, en] = status_words(status);
        self.pick(zh, en)
    }

    /// The status, one that stands in place of a value, that a cell names in either language.
    pub fn status_of(&self, text: &str) -> Option<ObservationStatus> {
        let named =
            |status: &ObservationStatus| status_words(*status).iter().any(|word| word.eq_ignore_ascii_case(text));
        ObservationStatus::all().into_iter().filter(|status| status.is_without_value()).find(named)
    }

    /// Name of the sheet that explains.
    pub fn guide_sheet(&self) -> &'static str {
        self.pick("说明", "Read me")
    }

    /// The lines of the sheet that explains; the first is its title.
    pub fn guide(&self) -> &'static [&'static str] {
        match self.tongue {
            Tongue::Zh => GUIDE_ZH,
            Tongue::En => GUIDE_EN,
        }
    }
}

fn status_words(status: ObservationStatus) -> [&'static str; 2] {
    match status {
        ObservationStatus::Normal => ["正常", "normal"],
        ObservationStatus::Provisional => ["初步", "provisional"],
        ObservationStatus::Estimated => ["估计", "estimated"],
        ObservationStatus::Forecast => ["预计", "forecast"],
        ObservationStatus::Missing => ["缺失", "missing"],
        ObservationStatus::NotCollected => ["未采集", "not collected"],
        ObservationStatus::CannotExist => ["不存在", "cannot exist"],
        ObservationStatus::Suppressed => ["隐去", "suppressed"],
    }
}

/// Titles of the sheet that explains.
pub const GUIDE_TITLES: &[&str] = &["数据表：怎么填", "Figures: how to fill them in"];

const GUIDE_ZH: &[&str] = &[
    "数据表：怎么填",
    "每个单位一张工作表，一行一个指标，一个时期两列：数值，同比。填好以后保存为 .xlsx，用 duizhao table import 文件名 写回；加 --dry-run 先看改动。",
    "只有改过的格子会写回。没有动过的格子，哪怕报告后来改了，也不会被写回。",
    "数值：按本行单位填数，如 577。带限定词、区间或别的单位时直接写文字：超1300、300以上、1-2、8000万元。",
    "同比：按百分数填数，44.7 就是 44.7%，下降填 -3.2。单位是 % 的指标，同比按百分点。也可以写文字：下降3.2%、持平、15%以上。",
    "小数位按格子显示的位数写回：要 14.50 的 0，把格子设成两位小数，或者按文字填。公式的结果取到显示的位数。",
    "改一个已有的数：改的是批注里写的那篇报告。",
    "新填一个空格：写进关于该单位、时期正好是这一列（存量：期末正好是这一天）的总结或公报；没有，就写进包含这段时期的最短的一篇；都没有，先用 duizhao new report 建一篇。",
    "清空格子不会删除数据：删除请直接改报告。整行、整列删掉等于没有填。",
    "可以插入行：写上指标（编号、名称或别名），需要时写分项、口径、单位。可以插入列：表头写时期，如 2025年1-10月、2024年末、2025年上半年；同比列在后面加“同比”。",
    "第一列（隐藏）是行的编号，请勿修改；复制整行时把副本的编号清空。批注只供查看，不会读回。",
];

const GUIDE_EN: &[&str] = &[
    "Figures: how to fill them in",
    "One sheet per organization, one row per indicator, two columns per period: level and growth (YoY). Save as .xlsx and write the figures back with duizhao table import FILE; with --dry-run it only shows what would change.",
    "Only cells that were changed are written back. A cell that nobody touched is left alone even where its report has changed since.",
    "Level: a number in the row's unit, such as 577. With a qualifier, a range or another unit write text: 超1300, 300以上, 1-2, 8000万元.",
    "Growth: a number in percent, 44.7 for 44.7%; a fall is -3.2. Of indicators in % it is in percentage points. Text is read too: 下降3.2%, 持平, 15%以上.",
    "Decimals are written as the cell shows them: for the 0 of 14.50 format the cell with two decimals, or type it as text. Results of formulas are rounded to what is shown.",
    "Another number in a filled cell changes the report that the cell's note names.",
    "A number in an empty cell goes into the summary or bulletin about the organization for exactly this period (of a stock: that ends on this day); failing that, into the shortest one that covers it; failing that, make one first with duizhao new report.",
    "Emptying a cell deletes nothing: delete figures in the report itself. A row or column that is deleted counts as not filled in.",
    "Rows may be inserted: with an indicator (id, name or alias) and, where needed, item, basis and unit. Columns may be inserted: with a period for a head, such as 2025-01..2025-10, 2024-12-31 or 2025-H1; followed by YoY for growth.",
    "The first column (hidden) holds the rows' ids: leave them, and empty the id of a row's copy. Notes are for reading only and are not read back.",
];
