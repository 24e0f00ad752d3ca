//! U105: malformed unit definition.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "U105",
    name: "bad-unit-definition",
    severity: Severity::Error,
    title: ["自定义单位写法不对", "malformed unit definition"],
    why: [
        "自定义的计量单位跟在数字后面，若以数字、正负号、小数点或逗号开头，就分不清哪里是数、哪里是单位。请换一个符号。",
        "A unit of your own stands right after the number; if it began with a digit, sign, point or comma, nobody could tell where the number ends. Choose another symbol.",
    ],
    bad: r"-- content/site.yaml --
title: { zh: 示例站点, en: Example site }
languages: [zh, en]
base_url: https://example.org/
topics: { economy: { zh: 经济, en: Economy } }
units:
  3级工位: { name: { zh: 三级工位, en: level-3 stations } }
",
    good: r"-- content/site.yaml --
title: { zh: 示例站点, en: Example site }
languages: [zh, en]
base_url: https://example.org/
topics: { economy: { zh: 经济, en: Economy } }
units:
  三级工位: { name: { zh: 三级工位, en: level-3 stations } }
",
};

/// `symbol`: as written.
pub fn bad_unit_definition(span: Span, symbol: &str) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        span,
        format!("“{symbol}”不能用作计量单位：不能为空，也不能以数字、正负号、小数点或逗号开头"),
        format!("`{symbol}` cannot be a unit: it must not be empty or start with a digit, sign, point or comma"),
    )
}
