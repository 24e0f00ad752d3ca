//! S116: malformed id.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::source::{Span, is_device};

/// The rule.
pub const RULE: Rule = Rule {
    code: "S116",
    name: "bad-id",
    severity: Severity::Error,
    title: ["标识写法不对", "malformed id"],
    why: [
        "标识用在网址、锚点和数据文件里，发布后不宜再变，所以只用小写字母、数字和连字符。中文名称写在 name 里，正文照常用中文。请改写标识，并同步修改引用它的地方。",
        "Ids stand in addresses, anchors and data files and should not change once published, so they consist of lower-case letters, digits and single hyphens. The Chinese name belongs into `name`; prose goes on using it. Rename the id wherever it is used.",
    ],
    bad: r"-- content/indicators.yaml --
GDP_total:
  name: 地区生产总值
  unit: 亿元
  kind: flow
",
    good: r"-- content/indicators.yaml --
gdp-total:
  name: 地区生产总值
  unit: 亿元
  kind: flow
",
};

/// `id`: what was written.
pub fn bad_id(span: Span, id: &str) -> Diagnostic {
    if is_device(id) {
        return Diagnostic::new(
            &RULE,
            span,
            format!("`{id}` 在 Windows 上是设备名，不能用作标识：以它为名的文件夹建不了"),
            format!("`{id}` is a device on Windows and cannot be an id: no folder can have its name"),
        )
        .help(format!("例：{id}-index"), format!("for example: {id}-index"));
    }
    Diagnostic::new(
        &RULE,
        span,
        format!("标识 `{id}` 只能用小写字母、数字和单个连字符"),
        format!("the id `{id}` may contain lower-case letters, digits and single hyphens only"),
    )
    .help(
        "例：industrial-output-ads；中文名称写在 name 里",
        "for example: industrial-output-ads; the Chinese name goes into `name`",
    )
}
