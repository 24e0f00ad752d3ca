//! S002: the YAML cannot be read.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "S002",
    name: "yaml-syntax",
    severity: Severity::Error,
    title: ["YAML 语法错误", "the YAML cannot be read"],
    why: ["", ""],
    bad: "",
    good: "",
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
        AccidentKind::FullWidthColon => ("键后面是全角冒号“：”，YAML 只认半角冒号加空格", "a full-width colon stands behind the key: YAML wants `: `"),
        AccidentKind::LeadingSign => ("值以 YAML 的特殊符号开头，要加引号", "the value starts with a sign that means something else in YAML: quote it"),
        AccidentKind::LeadingQuote => ("值以引号或括号开头而后面还有文字，要整体加引号", "the value starts with a quote or bracket and goes on behind it: quote the whole"),
        AccidentKind::ColonInValue => ("值里有半角冒号加空格，要加引号", "the value holds `: `: quote it"),
        AccidentKind::Tab => ("缩进里有制表符，YAML 只认空格", "a tab in the indentation: YAML wants blanks"),
        AccidentKind::CommentInBraces => ("空格加 # 之后成了注释，把后面的括号也注释掉了；给这个值加引号，或用全角＃", "what follows ` #` became a comment, the closing bracket with it: quote the value, or use a full-width ＃"),
        AccidentKind::NoBlankAfterColon => ("冒号后面缺一个空格", "a blank is missing behind the colon"),
    };
    Diagnostic::new(&RULE, span, zh, en).help(format!("改为：{fixed}"), format!("write: {fixed}"))
}

/// Any other syntax error, in the parser's words.
pub fn yaml_syntax(span: Span, message: &str) -> Diagnostic {
    let message = message.lines().next().unwrap_or(message);
    Diagnostic::new(&RULE, span, format!("YAML 语法错误：{message}"), format!("the YAML cannot be read: {message}"))
        .help("检查缩进、引号和冒号；文字里有特殊符号时整体加单引号", "check indentation, quotes and colons; put a text with special signs in single quotes")
}
