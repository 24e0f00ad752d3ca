//! S008: unusable theme.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "S008",
    name: "bad-theme",
    severity: Severity::Error,
    title: ["主题无法使用", "unusable theme"],
    why: [
        "页面由主题的模板生成，主题缺失或模板有错就一页也生成不了。自定义主题放在 themes/名称/ 下，没有的文件自动取自内置主题。请按提示改正模板，或在 site.yaml 里改用 default。",
        "Pages are made by the theme's templates: if the theme is missing or a template is broken, no page can be made. A theme of your own lives in themes/NAME/, and files it lacks are taken from the built-in one. Correct the template named in the message, or set `theme: default` in site.yaml.",
    ],
    bad: r"-- content/site.yaml --
title: { zh: 示例站点, en: Example site }
languages: [zh, en]
base_url: https://example.org/
topics: { economy: { zh: 经济, en: Economy } }
theme: blue
",
    good: r"-- content/site.yaml --
title: { zh: 示例站点, en: Example site }
languages: [zh, en]
base_url: https://example.org/
topics: { economy: { zh: 经济, en: Economy } }
theme: default
",
};

/// `message`: what is wrong with a template or a words file, with its place.
pub fn bad_theme(span: Span, message: &str) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("主题：{message}"), format!("theme: {message}"))
}

/// `name`: of a theme that is neither built in nor below `themes/`.
pub fn unknown_theme(span: Span, name: &str) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("没有主题 `{name}`"), format!("there is no theme `{name}`")).help(
        format!("改用 default，或把主题放在 themes/{name}/"),
        format!("use `default`, or put the theme into themes/{name}/"),
    )
}
