//! A new entry of the registry for a measure that no entry fits: its names, unit, kind, growth basis and direction, as the
//! words of its name tell. 新增5G基站 740个 is a flow of countables, 年末存款余额 a stock, 覆盖率 a ratio.

use std::collections::BTreeMap;

use super::identifier;
use super::name::split_note;
use crate::extract::{Kind, Statement, Status};
use crate::lang::Localized;
use crate::model::{Better, GrowthBasis, Indicator, IndicatorKind};
use crate::quantity::{Dimension, Unit, Units};
use crate::source::Span;

/// Words of measures that stand at an instant.
const STOCKS: &[&str] = &[
    "余额",
    "年末",
    "期末",
    "累计",
    "拥有",
    "存量",
    "在册",
    "人口",
    "总数",
    "在库",
    "在建",
    "保有量",
    "里程",
    "面积",
    "产能",
    "容量",
    "现有",
    "达标",
    "入库",
    "总投资",
    "用地",
];
/// Words of what adds up over time, even where a word of the other kind stands beside it.
const FLOWS: &[&str] = &[
    "新增",
    "新建",
    "新设",
    "新开",
    "净增",
    "销售面积",
    "竣工面积",
    "施工面积",
    "累计完成",
    "完成投资",
    "申报",
    "入选",
];
/// Words of a percentage that is none of change.
const LESS_IS_BETTER: &[&str] =
    &["失业率", "死亡", "能耗", "排放", "PM2.5", "浓度", "事故", "不良", "信访", "成本", "投诉"];
/// Words of money without a number that shows its unit.
const MONEY: &[&str] = &["值", "额", "投资", "收入", "支出", "利润", "利税", "税收", "余额", "消费", "费用", "GDP"];
/// Words of figures whose growth is at comparable prices.
const REAL: &[&str] = &["增加值", "生产总值", "GDP"];

/// The entry that a statement asks for; `None` where nothing tells its unit.
pub fn indicator(statement: &Statement, units: &Units, lang: &str) -> Option<Indicator> {
    let name = name_of(statement);
    let unit = unit_of(statement, &name, units)?;
    let kind = kind_of(statement, &name, &unit);
    let is_money = matches!(unit.dimension, Dimension::Money(_));
    let contains = |words: &[&str]| words.iter().any(|word| name.contains(word));
    let growth_basis = match kind {
        IndicatorKind::Ratio | IndicatorKind::Index | IndicatorKind::Rank => GrowthBasis::None,
        _ if contains(REAL) => GrowthBasis::Real,
        _ if is_money && contains(&["规上", "规模以上", "限上", "限额以上"]) => GrowthBasis::LikeForLike,
        _ if is_money => GrowthBasis::Nominal,
        _ => GrowthBasis::None,
    };
    let better = if contains(LESS_IS_BETTER) {
        Better::Down
    } else if statement.status == Status::Plan || contains(&["面积", "用地", "总投资", "规划", "计划"]) {
        Better::None
    } else if kind == IndicatorKind::Rank {
        Better::Down
    } else {
        Better::Up
    };
    Some(Indicator {
        id: identifier::of_indicator(&name),
        span: Span::default(),
        name: Localized::in_source(lang, name),
        aliases: BTreeMap::new(),
        sort_key: None,
        units: vec![unit],
        kind,
        growth_basis,
        better,
        topic: None,
        definition: None,
        source: None,
        noun: BTreeMap::new(),
        items: Vec::new(),
        bases: Vec::new(),
        related: Vec::new(),
        annotations: Vec::new(),
    })
}

/// The name for the registry: 新增 stands in front, notes that only say when are left out.
fn name_of(statement: &Statement) -> String {
    let (head, note) = split_note(&statement.name);
    let head = match note {
        Some(note) if note.starts_with('新') => format!("{note}{head}"),
        Some(note) if !note.contains(['年', '月', '期']) => statement.name.trim().to_owned(),
        _ => head.to_owned(),
    };
    let is_planned =
        statement.status == Status::Plan && !["计划", "规划", "拟", "总投资"].iter().any(|word| head.contains(word));
    if is_planned { format!("计划{head}") } else { head }
}

fn unit_of(statement: &Statement, name: &str, units: &Units) -> Option<Unit> {
    match statement.kind {
        Kind::Rank => Some(Unit::place()),
        Kind::Share => Some(Unit::percent()),
        Kind::Growth => MONEY.iter().any(|word| name.ends_with(word)).then(|| units.find("亿元")).flatten(),
        Kind::Level => units.find(&statement.unit),
        Kind::Change | Kind::Multiple => None,
    }
}

fn kind_of(statement: &Statement, name: &str, unit: &Unit) -> IndicatorKind {
    let contains = |words: &[&str]| words.iter().any(|word| name.contains(word));
    match &unit.dimension {
        Dimension::Place => IndicatorKind::Rank,
        Dimension::Ratio | Dimension::Quotient(..) => IndicatorKind::Ratio,
        Dimension::Index => IndicatorKind::Index,
        _ if name.ends_with("指数") => IndicatorKind::Index,
        _ if contains(FLOWS) => IndicatorKind::Flow,
        _ if statement.status == Status::Plan || contains(STOCKS) => IndicatorKind::Stock,
        // 截至目前，建成泊位3500个: countables that are there by now.
        Dimension::Count
            if ["截至", "累计", "现有", "拥有", "共有", "年末"].iter().any(|word| statement.quote.contains(word)) =>
        {
            IndicatorKind::Stock
        }
        _ => IndicatorKind::Flow,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::testing::statement;

    fn proposed(name: &str, unit: &str) -> String {
        match indicator(&statement(name, "12", unit), &Units::default(), "zh") {
            Some(one) => format!(
                "{} {} {} {} {} {}",
                one.id,
                one.name.text("zh"),
                one.unit().symbol,
                one.kind.as_str(),
                one.growth_basis.as_str(),
                one.better.as_str()
            ),
            None => "none".into(),
        }
    }

    #[test]
    fn words_of_the_name_tell_kind_and_basis() {
        assert_eq!(proposed("营商环境举措", "项"), "business-environment-measures 营商环境举措 项 flow none up");
        assert_eq!(proposed("担保余额", "亿元"), "dan-bao-balance 担保余额 亿元 stock nominal up");
        assert_eq!(proposed("规上服务业利润", "亿元"), "ads-services-profit 规上服务业利润 亿元 flow like-for-like up");
        assert_eq!(proposed("建筑业增加值", "亿元"), "construction-va 建筑业增加值 亿元 flow real up");
        assert_eq!(proposed("亿元GDP死亡率", "%"), "yi-yuan-gdp-deaths-rate 亿元GDP死亡率 % ratio none down");
        assert_eq!(
            proposed("省重点实验室（新创成）", "家"),
            "xin-chuang-cheng-provincial-key-labs 新创成省重点实验室 家 flow none up"
        );
        assert_eq!(proposed("泊位靠泊等级", "万吨级"), "none");
    }

    #[test]
    fn a_rate_alone_has_a_unit_only_where_the_name_is_one_of_money() {
        let rate = |name: &str| {
            let one = Statement { kind: Kind::Growth, ..statement(name, "8", "%") };
            indicator(&one, &Units::default(), "zh").map(|one| one.unit().symbol.clone())
        };
        assert_eq!(rate("邮政业务收入").as_deref(), Some("亿元"));
        assert_eq!(rate("播种面积"), None);
    }
}
