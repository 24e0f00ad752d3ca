//! S009: paragraph too long.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "S009",
    name: "paragraph-too-long",
    severity: Severity::Error,
    title: ["段落过长", "paragraph too long"],
    why: [
        "一个段落最多 64 KB（约两万字）。再长多半是分段丢失或误贴了别的文件，也没有人读得下去；核对数据的时间还随段落长度成倍增加。从这一段起的正文不再读入，请用空行分段。",
        "A paragraph may have 64 KB, some 20,000 Han characters. A longer one has mostly lost its breaks or is another file pasted in, nobody could read it, and the time to check its figures grows with its square. The prose from there on is not read; divide it with blank lines.",
    ],
    bad: "",
    good: "",
};

/// `span`: the paragraph, as far as it was read.
pub fn paragraph_too_long(span: Span) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        span,
        "段落超过 64 KB，从这里起没有读入",
        "the paragraph is longer than 64 KB; from here on nothing was read",
    )
    .help("用空行分段", "divide it with blank lines")
}
