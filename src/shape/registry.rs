//! The keys of the registries: `indicators.yaml`, `organizations.yaml`.

use super::words::{BETTER, GROWTH_BASES, INDICATOR_KINDS, STATUSES, names};
use super::{Key, Shape, Value, key};

const STATUS: Key = key(
    "status",
    Value::Word(|| names(STATUSES)),
    "published（默认）、review 或 draft：后两种不进公开站点",
    "published (default), review or draft: the latter two stay out of a public build",
);

/// An entry of `indicators.yaml`.
pub static INDICATOR: Shape = Shape {
    name: "indicator",
    about: ["一个指标", "An indicator"],
    keys: &[
        key("name", Value::Localized, "名称", "Name").required(),
        key("aliases", Value::Aliases, "正文和数据里的其他叫法", "What prose and front matter may call it besides")
            .such_as(&["{ zh: [规上工业产值] }"]),
        key("sort_key", Value::Text, "拼音排序有误时的读音", "Reading where pinyin sorting would go wrong")
            .such_as(&["guishang"]),
        key(
            "unit",
            Value::List(&Value::Unit),
            "单位；几种量纲各列一个，第一个为准",
            "Unit, or a list with one unit per dimension; the first is canonical",
        )
        .required()
        .such_as(&["亿元", "[亿元, 亿美元]"]),
        key(
            "kind",
            Value::Word(|| names(INDICATOR_KINDS)),
            "flow 流量、stock 存量、ratio 比率、index 指数、rank 位次",
            "flow, stock, ratio, index or rank; counts are flows or stocks",
        )
        .required(),
        key(
            "growth_basis",
            Value::Word(|| names(GROWTH_BASES)),
            "增速口径：nominal 现价（默认）、real 可比价、like-for-like 同口径、none",
            "What growth rates compare: nominal (default), real, like-for-like, none",
        ),
        key(
            "better",
            Value::Word(|| names(BETTER)),
            "越高越好、越低越好或无所谓",
            "Whether up or down is better, or none (default)",
        ),
        key("topic", Value::Topic, "site.yaml 里的主题", "A topic of site.yaml"),
        key("definition", Value::Localized, "指标解释", "Definition"),
        key("source", Value::Localized, "数据来源", "Source of the data"),
        key("noun", Value::Nouns, "数量的名词（英文）", "Noun of a count, in English")
            .such_as(&["{ en: { one: firm, other: firms } }"]),
        key("items", Value::Names, "分项：标识 → 名称", "Declared items: id → name")
            .such_as(&["{ cars: { zh: 汽车, en: Automobiles } }"]),
        key("bases", Value::Names, "口径：标识 → 名称", "Declared bases (coverage): id → name")
            .such_as(&["{ all: { zh: 全部工业, en: all industry } }"]),
        key(
            "related",
            Value::List(&Value::Indicator),
            "目标没有可比数据时并列显示的指标",
            "Indicators shown as not comparable where a target has no comparable actual",
        ),
        key("annotations", Value::List(&Value::Map(&ANNOTATION)), "图表上的注", "Notes on charts"),
        STATUS,
    ],
};

/// A note on charts, of an indicator or of a chart block.
pub static ANNOTATION: Shape = Shape {
    name: "annotation",
    about: ["图表上一个时期的注", "A note on one period of a chart"],
    keys: &[
        key("period", Value::Period, "时期", "Period").required().such_as(&["2020"]),
        key("text", Value::Localized, "注文", "The note").required(),
        key("organization", Value::Organization, "只对这个单位", "Only with this organization"),
    ],
};

/// The forms of a noun.
pub static NOUN: Shape = Shape {
    name: "noun",
    about: ["名词的单复数", "Forms of a noun"],
    keys: &[
        key("one", Value::Text, "单数", "Singular").such_as(&["firm"]),
        key("other", Value::Text, "复数", "Plural").required().such_as(&["firms"]),
    ],
};

/// An entry of `organizations.yaml`.
pub static ORGANIZATION: Shape = Shape {
    name: "organization",
    about: ["一个单位", "An organization"],
    keys: &[
        key("name", Value::Localized, "名称", "Name").required(),
        key("short", Value::Localized, "简称", "Short name"),
        key("sort_key", Value::Text, "拼音排序有误时的读音", "Reading where pinyin sorting would go wrong")
            .such_as(&["chang jiang"]),
        key("within", Value::Organization, "上级单位或所在地区", "The organization that it lies within"),
        key("url", Value::Url, "网址", "Web address").such_as(&["https://example.org/"]),
        key("formerly", Value::List(&Value::Localized), "曾用名", "Former names"),
        STATUS,
        key("from", Value::Period, "何时起有这个单位（或这一范围）", "Since when it exists, or has these bounds")
            .such_as(&["2021-06"]),
        key("until", Value::Period, "到何时为止", "Until when").such_as(&["2023-12"]),
    ],
};
