//! S002: YAML syntax error.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "S002",
    name: "yaml-syntax",
    severity: Severity::Error,
    title: ["YAML 语法错误", "YAML syntax error"],
    why: [
        "文件头和登记表用 YAML 书写，有语法错误时整段都读不出来，这份文件的数据不会出现在站点上。中文输入法最容易带来全角冒号；值以 >、引号、括号开头，或值里有“: ”，都要整体加引号。照“改法”改正后重新检查，一个文件每次只报一处语法错误。",
        "Front matter and registries are YAML; after a syntax error nothing in the block can be read, and its data would be missing from the site. Chinese input methods often leave a full-width colon; a value that starts with `>`, a quote or a bracket, or holds `: `, must be quoted as a whole. Apply the suggested line and check again: one syntax error is reported per file.",
    ],
    bad: r"-- content/reports/zone-2024.md --
---
title：2024年工作总结
organization: zone
period: 2024
---
",
    good: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
---
",
};

/// What authors of Chinese YAML type by accident.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AccidentKind {
    /// `title：标题`.
    FullWidthColon,
    /// `value: > 60亿元`.
    LeadingSign,
    /// `note: "小巨人"企业`, `[第二批]名单`.
    LeadingQuote,
    /// `note: 备注: 说明`.
    ColonInValue,
    /// A tab in the indentation.
    Tab,
    /// `value:577亿元`.
    NoBlankAfterColon,
    /// `{ note: 泊位 #3 }`.
    CommentInBraces,
}

/// A known accident, with the line as it should be.
pub fn yaml_accident(span: Span, kind: AccidentKind, fixed: &str) -> Diagnostic {
    let (zh, en) = match kind {
        AccidentKind::FullWidthColon => (
            "键后面用了全角冒号“：”，YAML 只认半角冒号加空格",
            "full-width colon after the key: YAML needs `:` and a space",
        ),
        AccidentKind::LeadingSign => (
            "值以 YAML 的特殊符号开头，要加引号",
            "the value starts with a sign that has a meaning of its own in YAML: quote it",
        ),
        AccidentKind::LeadingQuote => (
            "值以引号或括号开头，后面还有文字，要整体加引号",
            "the value starts with a quote or bracket and goes on after it: quote the whole value",
        ),
        AccidentKind::ColonInValue => {
            ("值里有半角冒号加空格，要整体加引号", "the value contains a colon and a space: quote it")
        }
        AccidentKind::Tab => ("缩进里有制表符，YAML 只认空格", "a tab in the indentation: YAML allows spaces only"),
        AccidentKind::CommentInBraces => (
            "空格加 # 之后成了注释，连后面的括号也一起注释掉了：给这个值加引号，或改用全角＃",
            "what follows ` #` became a comment, closing bracket included: quote the value, or use a full-width ＃",
        ),
        AccidentKind::NoBlankAfterColon => ("冒号后面缺一个空格", "the space after the colon is missing"),
    };
    Diagnostic::new(&RULE, span, zh, en).help(format!("写成 `{fixed}`"), format!("write `{fixed}`"))
}

/// Any other syntax error, in the parser's words.
pub fn yaml_syntax(span: Span, message: &str) -> Diagnostic {
    let message = message.lines().next().unwrap_or(message);
    Diagnostic::new(&RULE, span, format!("YAML 语法错误：{message}"), format!("the YAML cannot be read: {message}"))
        .help(
            "检查缩进、引号和冒号；文字里有特殊符号时，整体加单引号",
            "check indentation, quotes and colons; put text with special signs in single quotes",
        )
}
