//! Why a statement is not simply taken, in both languages.

use crate::lang::Text;

/// Why a person is asked, or a statement is left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// No noun phrase, or a very short one.
    Name,
    /// A planned total, a technical figure, a count in a list.
    Minor,
    /// The same figure with another value, as an earlier place states it.
    Twice { quote: String },
    /// Two indicators fit equally well: their ids.
    TwoIndicators { first: String, second: String },
    /// The name resembles that of an indicator.
    Resembles { id: String, name: String },
    /// The indicator is not measured in this unit.
    OtherUnit { id: String, unit: String },
    /// The unit is no unit of the site.
    UnknownUnit { unit: String },
    /// A rate without anything that tells the indicator's unit.
    NoUnit,
    /// A level for several years that may be a total, an average or a yearly one.
    SeveralYears,
    /// Neither value nor rate could be written down.
    Unwritable,
    /// The check would refuse it.
    Refused(Text),
    /// Said before.
    Repeated,
    /// A difference, which the front matter has no key for.
    Difference,
    /// 2.5 times another figure.
    Multiple,
    /// Growth over another base than the year before.
    OtherBase,
    /// A person said no.
    Declined,
}

impl Reason {
    /// The reason in words.
    pub fn text(&self) -> Text {
        match self {
            Reason::Name => Text::new("没有读到完整的指标名称", "no complete name was found"),
            Reason::Minor => Text::new(
                "多半不是指标（计划数、技术参数或列举）",
                "seldom an indicator: a plan, a technical figure, a list",
            ),
            Reason::Twice { quote } => Text::new(
                format!("与前文“{quote}”是同一数据而数值不同"),
                format!("another value than “{quote}” for the same figure"),
            ),
            Reason::TwoIndicators { first, second } => {
                Text::new(format!("{first} 和 {second} 都像"), format!("both {first} and {second} fit"))
            }
            Reason::Resembles { id, name } => Text::new(
                format!("名称与 {id}（{name}）相近但不相同"),
                format!("the name resembles {id} ({name}) but is not the same"),
            ),
            Reason::OtherUnit { id, unit } => Text::new(
                format!("{id} 没有登记单位“{unit}”；是同一指标就把单位加进登记表"),
                format!("{id} is not measured in {unit}: if it is the same indicator, add the unit to the registry"),
            ),
            Reason::UnknownUnit { unit } => Text::new(
                format!("单位“{unit}”不认识；换一个单位，或在 site.yaml 的 units 里登记"),
                format!("`{unit}` is no known unit: use another, or add it to units of site.yaml"),
            ),
            Reason::NoUnit => {
                Text::new("只有增速，看不出指标的单位", "only a rate, and nothing tells the indicator's unit")
            }
            Reason::SeveralYears => Text::new(
                "跨多年的目标，请写明 over: total（合计）、average（年均）或 each-year（每年）",
                "a target for several years: say over: total, average or each-year",
            ),
            Reason::Unwritable => {
                Text::new("这种写法没有对应的数据格式", "this wording has no form in the front matter")
            }
            Reason::Refused(text) => {
                Text::new(format!("检查不通过：{}", text.zh), format!("refused by check: {}", text.en))
            }
            Reason::Repeated => Text::new("前文已有", "said before"),
            Reason::Difference => Text::new("只有增减量，文件头没有对应的键", "only a difference, which has no key"),
            Reason::Multiple => Text::new("只有倍数，文件头没有对应的键", "only a multiple, which has no key"),
            Reason::OtherBase => Text::new("不是与上年同期相比的增速", "growth that is not on the year before"),
            Reason::Declined => Text::new("人工确认不录入", "declined"),
        }
    }
}
