//! The keys of figures: observations, groups of them, targets, and their parts.

use super::words::{GROWTH_BASES, NATURES, OBSERVATION_STATUSES, OVERS, RANKS_BY, TIERS, names};
use super::{Key, Shape, Value, key};

const INDICATOR: Key =
    key("indicator", Value::Indicator, "指标：标识、名称或别名", "Indicator: id, name or alias").in_list();
const ABOUT: Key =
    key("about", Value::Organization, "数据说的是谁；默认同报告", "Whom it is about; default: as the report");
const ITEM: Key = key("item", Value::Item, "分项：登记的标识，或文字", "Item: a declared id, or text");
const BASIS: Key = key(
    "basis",
    Value::Basis,
    "口径：登记的标识，或文字；口径不同的数据不比较",
    "Basis (coverage): a declared id, or text; figures of different basis are never compared",
);
const PLACE_FORMS: &[Value] = &[Value::Place, Value::Map(&RANK)];
const PART_FORMS: &[Value] = &[Value::Share, Value::Map(&SHARE)];
const PLACE: Key = key(
    "rank",
    Value::Either(PLACE_FORMS),
    "位次：第几，或 place、by、among、total",
    "Rank: a place, or place, by, among and total",
)
.such_as(&["2", "{ place: 2, by: growth, among: { zh: 全市, en: the city }, total: 10 }"]);
const PART: Key =
    key("share", Value::Either(PART_FORMS), "占比：百分数，或 value、of", "Share: a percentage, or value and of")
        .such_as(&["52%"]);
const QUOTE: Key =
    key("quote", Value::Text, "正文中的原句，找不到出处时写明", "The sentence of the prose, where it must be named");
const NOTE: Key = key("note", Value::Localized, "附注", "Note");
const ORIGIN: Key = key("source", Value::Localized, "出处", "Where it is from");

/// The long form of a figure.
pub static OBSERVATION: Shape = Shape {
    name: "observation",
    about: ["一项数据", "A figure"],
    keys: &[
        INDICATOR,
        key("value", Value::Level, "数值，带单位", "Level, with its unit").such_as(&[
            "577亿元",
            "超1300万吨",
            "RMB 57.7 billion",
        ]),
        key("yoy", Value::Growth, "同比；不带正负号为增长", "Year on year; unsigned is a rise").such_as(&[
            "5.2%",
            "下降3.2%",
            "持平",
        ]),
        key("mom", Value::Growth, "环比", "On the previous period").such_as(&["0.3%"]),
        key("since_year_start", Value::Growth, "比年初", "Since the start of the year").such_as(&["1.5%"]),
        key("average", Value::Map(&AVERAGE), "年均增速", "Average growth per year")
            .such_as(&["{ value: 0.8%, over: 2017..2020 }"]),
        key(
            "yoy_basis",
            Value::Word(|| names(GROWTH_BASES)),
            "同比的口径；默认同指标",
            "What the year-on-year rate compares; default: the indicator's growth_basis",
        ),
        key("period", Value::Period, "时期；默认同报告", "Period; default: the report's").such_as(&[
            "2025",
            "2025-01..2025-09",
            "2025年1-9月",
        ]),
        ABOUT,
        ITEM,
        BASIS,
        PLACE,
        PART,
        QUOTE,
        ORIGIN,
        NOTE,
        key(
            "status",
            Value::Word(|| names(OBSERVATION_STATUSES)),
            "A 正常（默认）、P 初步、E 估计、F 预计；O 缺失、L 未采集、M 不存在、Q 隐去不带数值，要有附注",
            "A normal (default), P provisional, E estimated, F forecast; O missing, L not collected, M cannot exist and Q suppressed stand without a value, with a note",
        ),
    ],
};

/// Figures of one period, or about one organization.
pub static GROUP: Shape = Shape {
    name: "group",
    about: ["同一时期（或同一对象）的一组数据", "Figures of one period, or about one organization"],
    keys: &[
        key("period", Value::Period, "这一组的时期", "Period of the group").such_as(&["2025年1-9月"]),
        ABOUT,
        key("figures", Value::FigureMap, "数据：指标 → 数据", "Figures: indicator → figure").required(),
    ],
};

/// `average` of a figure.
pub static AVERAGE: Shape = Shape {
    name: "average",
    about: ["年均增速", "Average growth per year"],
    keys: &[
        key("value", Value::Growth, "增速", "Growth rate").required().such_as(&["0.8%"]),
        key("over", Value::Period, "从基年到末年", "From the base year to the last")
            .required()
            .such_as(&["2017..2020"]),
    ],
};

/// `rank` of a figure or target.
pub static RANK: Shape = Shape {
    name: "rank",
    about: ["位次", "A place among others"],
    keys: &[
        key("place", Value::Place, "第几；“前列”也可以", "The place; 前列 (near the front) will do")
            .such_as(&["2", "前列"]),
        key("by", Value::Word(|| names(RANKS_BY)), "按数值（默认）还是增速", "By value (default) or by growth"),
        key("among", Value::Localized, "在谁中间", "Among whom").such_as(&["{ zh: 全市, en: the city }"]),
        key("total", Value::Count, "共有多少", "Of how many").such_as(&["10"]),
    ],
};

/// `share` of a figure or target.
pub static SHARE: Shape = Shape {
    name: "share",
    about: ["占比", "A part of a greater whole"],
    keys: &[
        key("value", Value::Share, "百分数", "Percentage").required().such_as(&["52%"]),
        key(
            "of",
            Value::Either(&[Value::Organization, Value::ByLanguage]),
            "占谁的；默认上级单位；也可写 { zh: …, en: … }",
            "Of whom; default: the organization's `within`; a text as { zh: …, en: … } will do",
        ),
    ],
};

/// A target.
pub static TARGET: Shape = Shape {
    name: "target",
    about: ["一项目标", "A target"],
    keys: &[
        INDICATOR,
        key(
            "period",
            Value::Period,
            "何时达到；规划默认末年，写了 over 的默认整个规划期",
            "When it is due; default: a plan's last year, with `over` all its years",
        )
        .such_as(&["2026"]),
        key("value", Value::Level, "数值，带单位", "Level, with its unit").such_as(&["超60亿元", "1000亿元"]),
        key("growth", Value::Growth, "同比增速", "Growth, year on year").such_as(&["7%左右"]),
        key("average_growth", Value::Growth, "年均增速", "Average growth per year").such_as(&["10%以上"]),
        ABOUT,
        ITEM,
        BASIS,
        PLACE,
        PART,
        key(
            "over",
            Value::Word(|| names(OVERS)),
            "几年的目标：total 累计、average 年均、each-year 每年",
            "Of a level on several years: total, average or each-year",
        ),
        key("tier", Value::Word(|| names(TIERS)), "floor 底线、stretch 奋斗", "floor or stretch"),
        key("nature", Value::Word(|| names(NATURES)), "binding 约束性、expected 预期性", "binding or expected"),
        key(
            "baseline",
            Value::Either(&[Value::Period, Value::Map(&BASELINE)]),
            "基期：那一期的数据；没有时写 period、value",
            "The figure of this period to start from; { period, value } where none exists",
        )
        .such_as(&["2020"]),
        QUOTE,
        NOTE,
        ORIGIN,
    ],
};

/// `baseline` of a target.
pub static BASELINE: Shape = Shape {
    name: "baseline",
    about: ["基期", "What a target starts from"],
    keys: &[
        key("period", Value::Period, "时期", "Period").required().such_as(&["2020"]),
        key("value", Value::Level, "数值，带单位", "Level, with its unit").such_as(&["650亿元"]),
    ],
};
