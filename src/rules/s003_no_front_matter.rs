//! S003: the front matter is missing.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "S003",
    name: "no-front-matter",
    severity: Severity::Error,
    title: ["缺少文件头", "the front matter is missing"],
    why: ["", ""],
    bad: "",
    good: "",
};

/// `unclosed`: the first fence stands, the second does not.
pub fn no_front_matter(span: Span, unclosed: bool) -> Diagnostic {
    if unclosed {
        return Diagnostic::new(&RULE, span, "文件头没有结束：缺少第二行 `---`", "the front matter has no end: the second `---` is missing")
            .help("在最后一个键下面另起一行写 `---`", "write `---` on a line of its own below the last key");
    }
    Diagnostic::new(&RULE, span, "文件没有文件头（开头两行 `---` 之间的 YAML）", "the file has no front matter (YAML between two lines `---` at the top)")
        .help("第一行写 `---`，然后是 title、organization、period，再写一行 `---`", "start with `---`, then title, organization and period, then `---` again")
}
