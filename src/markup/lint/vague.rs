//! W120: 一批, 若干 where a reader of a summary wants a number.

use super::phrases::{clause_at, ends_sentence, is_ahead, split};
use super::reading::{Reading, Unit};
use crate::diag::Diagnostics;
use crate::markup::words::Words;
use crate::model::{Report, ReportKind};
use crate::rules;

static QUANTITIES: Words = Words::of(&["一批", "若干", "一系列"]);

/// What was accomplished: 引进了一批…. 打造, 谋划, 推动 leave open what came of it.
const VERBS: &[&str] = &[
    "引进", "招引", "新增", "建成", "完成", "签约", "落地", "培育", "投产", "竣工", "开工", "新建", "入选", "创建",
    "认定",
];

/// What can be counted.
const NOUNS: &[&str] = &[
    "企业",
    "项目",
    "平台",
    "园区",
    "中心",
    "基地",
    "工程",
    "人才",
    "机构",
    "实验室",
    "载体",
    "学校",
    "医院",
    "道路",
    "车间",
    "工厂",
    "集群",
    "品牌",
    "产品",
    "成果",
];

const COUNTERS: &str = "个家项名人座所条处台款件";

/// Reports vague quantities in what summaries and bulletins say of the past.
pub fn report(reading: &Reading<'_>, report: Option<&Report>, found: &mut Diagnostics) {
    if report.is_none_or(|report| report.kind == ReportKind::Plan) {
        return;
    }
    for unit in reading.units.iter().filter(|unit| unit.is_running() && !unit.in_plan) {
        if QUANTITIES.are_in(&unit.text) {
            unit_of(reading, unit, found);
        }
    }
}

fn unit_of(reading: &Reading<'_>, unit: &Unit, found: &mut Diagnostics) {
    for (start, sentence) in split(&unit.text, ends_sentence) {
        for quantity in QUANTITIES.iter() {
            for (at, _) in sentence.match_indices(quantity) {
                if let Some(verb) = accomplished(sentence, at, quantity) {
                    let (from, to) = (start + at - verb, start + at + quantity.len());
                    found.push(rules::vague_quantity(reading.span(unit, from, to), quantity));
                }
            }
        }
    }
}

/// How many bytes before the quantity the verb takes, where there is one of accomplishment and a noun to count.
fn accomplished(sentence: &str, at: usize, quantity: &str) -> Option<usize> {
    let before = sentence.get(..at)?;
    let after = sentence.get(at + quantity.len()..)?;
    let bare = before.strip_suffix('了').unwrap_or(before);
    let verb = VERBS.iter().find(|verb| bare.ends_with(**verb))?;
    let clause = clause_at(before, before.len());
    let counted = NOUNS.iter().any(|noun| clause_at(after, 0).contains(noun));
    (counted && !is_ahead(clause) && !holds_count(after)).then(|| before.len() - bare.len() + verb.len())
}

/// 引进一批项目，其中亿元以上19个: the number follows.
fn holds_count(text: &str) -> bool {
    let mut before = ' ';
    text.chars().any(|c| {
        let is_count = before.is_ascii_digit() && COUNTERS.contains(c);
        before = c;
        is_count
    })
}
