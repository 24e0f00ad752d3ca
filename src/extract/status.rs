//! Whether a number is reached, expected, wanted or planned.

use super::frame::{Frame, Mode, Section};
use super::role::Role;
use super::statement::Status;
use super::words::{PLAN, PRELIMINARY, PROJECT, TARGET};
use crate::period::Period;

/// What is known around a number.
pub struct Around<'a> {
    pub frame: &'a Frame,
    pub section: Section,
    /// The sentence before.
    pub earlier: &'a str,
    /// The sentence up to the number, and its last clause.
    pub sentence: &'a str,
    pub clause: &'a str,
    /// What follows the number, up to the end of its clause.
    pub behind: &'a str,
    /// The time that governs it, where one is said; `true` where it is its own clause that says it.
    pub time: Option<(Period, bool)>,
    /// Whether the number counts things.
    pub counts: bool,
    pub role: &'a Role,
}

/// Words of what is done already, also in a part on plans.
const DONE: &[&str] =
    &["已", "目前", "截至", "截止", "去年", "上年", "累计完成", "过去", "现有", "达到了", "实现了", "完成了", "同期"];

/// Verbs of what is wanted in a part on plans.
const WANTED: &[&str] = &[
    "新增",
    "净增",
    "培育",
    "达到",
    "突破",
    "完成",
    "实现",
    "增长",
    "提高",
    "提升",
    "下降",
    "降低",
    "引进",
    "签约",
    "招引",
    "到位",
    "保持",
    "超过",
    "创建",
    "力争",
    "确保",
    "不少于",
    "占",
    "以上",
    "左右",
    "压减",
    "达",
    "认定",
    "建成",
    "新建",
    "发展",
    "收入",
    "率",
    "以内",
    "转移",
    "控制",
    "供应",
    "推广",
    "新改建",
    "改造",
    "盘活",
    "投入",
    "加固",
    "治理",
    "修复",
    "大中修",
    "兑现",
    "发放",
    "轮岗",
    "招引",
    "跨上",
    "跻身",
    "迈上",
    "增施",
    "筹资",
];

/// The status of a number.
pub fn status(around: &Around<'_>) -> Status {
    let says = |text: &str, words: &[&str]| words.iter().any(|word| text.contains(word));
    let done_year = around.frame.done_year();
    let end = around.time.and_then(|(period, _)| period.end_year());
    let is_past = around.time.is_some_and(|(period, _)| around.frame.is_over(period));
    let is_future = end.zip(done_year).is_some_and(|(end, done)| end > done);
    let is_after = says(around.sentence, &["达产后", "建成后", "投产后"]);
    let is_project = is_after || !around.counts && says(around.clause, &PROJECT) && !around.clause.contains("完成");
    if is_expected(around) && !is_project {
        return Status::Preliminary;
    }
    if says(around.sentence, &TARGET) && !(is_project || is_reached(around)) {
        return Status::Target;
    }
    let planned = around.section.mode == Mode::Planned;
    // 现场签约10个重大项目，总投资90亿元 sums up what was signed.
    let is_sum = !planned && !is_after && around.sentence.contains("签约") && !around.clause.contains("签约");
    if is_project && !is_sum {
        return Status::Plan;
    }
    if planned && !(says(around.clause, DONE) || is_past && !is_present(around)) {
        let is_rate = !matches!(around.role, Role::Level | Role::Change { .. });
        return if is_rate || says(around.clause, WANTED) || is_wanted(around.behind) {
            Status::Target
        } else {
            Status::Plan
        };
    }
    if is_future && !says(around.clause, DONE) {
        return if says(around.clause, &PLAN) && !says(around.clause, WANTED) { Status::Plan } else { Status::Target };
    }
    Status::Actual
}

/// 初步核算 holds for its sentence, 预计 for its clause and for the list that follows: 预计吞吐量超1300万吨，集装箱超3.5万标箱.
fn is_expected(around: &Around<'_>) -> bool {
    // Behind a semicolon only for the parts of what was reckoned: ；其中第一产业….
    let last = around.sentence.rsplit(['；', ';']).next().unwrap_or("");
    let is_part = ["其中", "第一产业", "第二产业", "第三产业", "分产业"].iter().any(|word| last.contains(word));
    let reckoned = if is_part { around.sentence } else { last };
    // 初步核算，…。其中，第一产业…: the parts of what was reckoned.
    let opens_part = ["其中", "第一产业", "分产业"].iter().any(|word| around.sentence.trim_start().starts_with(word));
    if opens_part && ["初步核算", "初步统计"].iter().any(|word| around.earlier.contains(word)) {
        return true;
    }
    if ["初步核算", "初步统计", "初步预计", "初步测算"].iter().any(|word| reckoned.contains(word)) {
        return true;
    }
    let Some(at) = PRELIMINARY.iter().filter_map(|word| around.sentence.rfind(word)).max() else { return false };
    let since = around.sentence.get(at..).unwrap_or("");
    if ["已", "截至", "目前"].iter().any(|word| since.contains(word)) {
        return false;
    }
    let clauses = since.split(['，', ',', '；', ';']);
    // Every clause on the way holds a number of its own.
    let count = clauses.clone().count();
    clauses.take(count.saturating_sub(1)).all(|clause| clause.contains(|c: char| c.is_ascii_digit()))
}

/// 超额完成年度目标任务, 已争取资金: what was aimed at and is reached.
fn is_reached(around: &Around<'_>) -> bool {
    let clause = around.clause;
    let aims = [
        "争取到",
        "累计争取",
        "已争取",
        "争取上级",
        "争取资金",
        "争取各类",
        "争取中央",
        "争取省",
        "共争取",
        "积极争取",
    ];
    let aimed = aims.iter().any(|word| clause.contains(word)) && around.section.mode != Mode::Planned;
    let others = TARGET.iter().filter(|word| **word != "争取").any(|word| around.sentence.contains(word));
    (aimed && !others) || (clause.contains("已") && around.section.mode != Mode::Planned)
}

/// A present year of a partial report is not over: 2025年力争 in a report on January to October.
fn is_present(around: &Around<'_>) -> bool {
    let end = around.time.and_then(|(period, _)| period.end_year());
    around.section.period.is_some() && end == around.section.period.and_then(Period::end_year)
}

fn is_wanted(behind: &str) -> bool {
    ["以上", "左右", "以内"].iter().any(|word| behind.starts_with(word))
}
