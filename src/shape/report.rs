//! The keys of front matter: reports, plain pages, their translations.

use super::words::{REPORT_KINDS, STATUSES, names};
use super::{Key, Shape, Value, key};

const ALLOWANCE: Value = Value::Map(&ALLOW);
const ALLOWANCES: Key = key(
    "allow",
    Value::List(&ALLOWANCE),
    "留着不改的检查结果，写明理由",
    "Findings that stand as they are, with the reason",
)
.such_as(&["[{ code: N102, at: trade, reason: 见附表 }]"]);

/// Front matter of `reports/<slug>.md`.
pub static REPORT: Shape = Shape {
    name: "report",
    about: ["报告的文件头（content/reports/*.md）", "Front matter of a report (content/reports/*.md)"],
    keys: &[
        key("title", Value::Localized, "标题", "Title").required(),
        key(
            "kind",
            Value::Word(|| names(REPORT_KINDS)),
            "summary 总结（默认）、plan 规划、bulletin 公报",
            "summary (default), plan or bulletin",
        ),
        key(
            "organization",
            Value::Organization,
            "填报单位：标识、名称或简称",
            "Who reports: id, registered name or short name",
        )
        .required(),
        key(
            "about",
            Value::Organization,
            "数据说的是谁；默认填报单位",
            "Whom the figures describe; default: who reports",
        ),
        key("period", Value::Period, "报告期", "Period").required().such_as(&[
            "2025",
            "2025-01..2025-10",
            "2025年上半年",
            "2021..2025",
        ]),
        key("issued", Value::Date, "成文日期", "Date of issue").such_as(&["2025-11-21"]),
        key("published", Value::Moment, "发布时间", "Time of publication").such_as(&["2025-11-21 09:36"]),
        key("index_no", Value::Text, "索引号", "Index number").such_as(&["LH331082-018/2025-140894"]),
        key("document_no", Value::Text, "文号", "Document number"),
        key("publisher", Value::Localized, "发布机构", "Publisher"),
        key("disclosure", Value::Localized, "公开方式", "Kind of disclosure"),
        key("category", Value::Localized, "组配分类", "Category"),
        key("next_release", Value::Localized, "下次发布时间", "When the next release is due"),
        key("contact", Value::Localized, "联系方式", "How to get in touch"),
        key("person", Value::Localized, "责任人", "Who is responsible for the report"),
        key(
            "source",
            Value::Either(&[Value::Text, Value::Map(&SOURCE)]),
            "原文出处：名称，或 name、url",
            "Where the original is: a name, or name and url",
        ),
        key(
            "status",
            Value::Word(|| names(STATUSES)),
            "published（默认）、review 或 draft：后两种不进公开站点",
            "published (default), review or draft: the latter two stay out of a public build",
        ),
        key("summary", Value::Localized, "摘要", "Summary"),
        key("correction", Value::Map(&CORRECTION), "更正说明", "Correction: shown on the page and in the feed"),
        key(
            "moved_from",
            Value::List(&Value::Text),
            "曾用网址，留作转到新址的页面",
            "Old slugs, kept as pages that lead here",
        )
        .such_as(&["[old-slug]"]),
        key("attachments", Value::List(&Value::Text), "附件：报告旁边的文件", "Files beside the report")
            .such_as(&["[file.pdf]"]),
        ALLOWANCES,
        key(
            "indicators",
            Value::Figures,
            "数据：指标 → 数据；或按 period、figures 分组",
            "Figures: indicator → figure; or groups with `period` and `figures`",
        ),
        key("targets", Value::Targets, "目标：列表，或 指标 → 目标", "Targets: a list, or indicator → target"),
    ],
};

/// `source` of a report.
pub static SOURCE: Shape = Shape {
    name: "source",
    about: ["原文出处", "Where the original is"],
    keys: &[
        key("name", Value::Localized, "名称", "Name").required(),
        key("url", Value::Url, "网址", "Web address").such_as(&["https://example.org/2025"]),
    ],
};

/// `correction` of a report.
pub static CORRECTION: Shape = Shape {
    name: "correction",
    about: ["更正说明", "A correction"],
    keys: &[
        key("date", Value::Date, "更正日期", "Date of the correction").required().such_as(&["2025-11-21"]),
        key("text", Value::Localized, "更正内容", "What was corrected").required(),
    ],
};

/// An entry of `allow`.
pub static ALLOW: Shape = Shape {
    name: "allow",
    about: ["一条豁免", "A finding that stands"],
    keys: &[
        key("code", Value::Code, "检查编号", "Code of the check").required(),
        key("at", Value::Text, "只对这里：指标等", "Only at this place: an indicator, …").such_as(&["trade"]),
        key("reason", Value::Text, "理由", "Reason").required().such_as(&["见附表"]),
    ],
};

/// Front matter of `pages/<slug>.md`.
pub static PAGE: Shape = Shape {
    name: "page",
    about: ["普通页面的文件头（content/pages/*.md）", "Front matter of a plain page (content/pages/*.md)"],
    keys: &[key("title", Value::Localized, "标题", "Title").required(), ALLOWANCES],
};

/// Front matter of `reports/<slug>.<lang>.md`.
pub static TRANSLATION: Shape = Shape {
    name: "report-translation",
    about: [
        "报告译文的文件头：至多标题和摘要，数据只写在原文里",
        "Front matter of a translated report: title and summary at most; facts stand in the original",
    ],
    keys: &[key("title", Value::Text, "标题", "Title"), key("summary", Value::Text, "摘要", "Summary")],
};

/// Front matter of `pages/<slug>.<lang>.md`.
pub static PAGE_TRANSLATION: Shape = Shape {
    name: "page-translation",
    about: ["页面译文的文件头", "Front matter of a translated page"],
    keys: &[key("title", Value::Text, "标题", "Title")],
};
