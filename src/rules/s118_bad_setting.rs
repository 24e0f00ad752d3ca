//! S118: invalid value.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "S118",
    name: "bad-setting",
    severity: Severity::Error,
    title: ["值不符合要求", "invalid value"],
    why: [
        "颜色、时区、语言、汇率、字体等项有固定的写法，写错了站点会显示不正常或算错。请照提示里的例子改正。",
        "Colours, time zones, languages, exchange rates, fonts and the like have a fixed form; a wrong one would make the site look or calculate wrong. Rewrite the value like the example in the message.",
    ],
    bad: r"-- content/site.yaml --
title: { zh: 示例站点, en: Example site }
languages: [zh, en]
base_url: https://example.org/
topics: { economy: { zh: 经济, en: Economy } }
accent: blue
",
    good: r##"-- content/site.yaml --
title: { zh: 示例站点, en: Example site }
languages: [zh, en]
base_url: https://example.org/
topics: { economy: { zh: 经济, en: Economy } }
accent: "#1d70b8"
"##,
};

/// `example`: a value that would do.
pub fn bad_setting(span: Span, text: &str, example: &str) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("`{text}` 不是有效的值"), format!("`{text}` is not a valid value"))
        .help(format!("例：{example}"), format!("for example: {example}"))
}

/// A font that is not there, or that cannot be read; `path` from the project's root.
pub fn bad_font(span: Span, path: &str, is_there: bool) -> Diagnostic {
    let (zh, en) = if is_there {
        (format!("{path} 不是可用的字体文件"), format!("{path} is not a font that can be read"))
    } else {
        (format!("没有字体文件 {path}"), format!("there is no font {path}"))
    };
    Diagnostic::new(&RULE, span, zh, en).help(
        "把 TrueType 或 OpenType 字体（.ttf、.otf、.ttc）放进 content/，写它在其中的路径，例：fonts/sans.otf",
        "put a TrueType or OpenType font (.ttf, .otf, .ttc) below content/ and name its path there, such as fonts/sans.otf",
    )
}

/// A number that is none, or not one that can stand here.
pub fn bad_number(span: Span, text: &str, example: &str) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("`{text}` 不是有效的数"), format!("`{text}` is not a valid number"))
        .help(format!("例：{example}"), format!("for example: {example}"))
}
