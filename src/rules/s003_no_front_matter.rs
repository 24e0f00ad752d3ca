//! S003: missing front matter.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "S003",
    name: "no-front-matter",
    severity: Severity::Error,
    title: ["缺少文件头", "missing front matter"],
    why: [
        "文件头是文件开头两行 `---` 之间的 YAML，写明标题、单位和时期。没有它，程序不知道这份报告是谁的、哪一期的，也就无法列入目录和对比。请在第一行写 `---`，写完各项后再写一行 `---`。",
        "The front matter is the YAML between two lines `---` at the top of the file: title, organization, period. Without it the program cannot tell whose report this is or what period it covers, so it could neither be listed nor compared. Start the file with `---` and close the block with another `---`.",
    ],
    bad: r"-- content/reports/zone-2024.md --
title: 2024年工作总结
organization: zone
period: 2024
",
    good: r"-- content/reports/zone-2024.md --
---
title: 2024年工作总结
organization: zone
period: 2024
---
",
};

/// `unclosed`: the first fence stands, the second does not.
pub fn no_front_matter(span: Span, unclosed: bool) -> Diagnostic {
    if unclosed {
        return Diagnostic::new(
            &RULE,
            span,
            "文件头没有结束：缺少第二行 `---`",
            "the front matter does not end: the second `---` is missing",
        )
        .help("在最后一项下面另起一行写 `---`", "put `---` on a line of its own below the last key");
    }
    Diagnostic::new(
        &RULE,
        span,
        "文件没有文件头（开头两行 `---` 之间的 YAML）",
        "the file has no front matter (YAML between two lines `---` at the top)",
    )
    .help(
        "第一行写 `---`，然后是 title、organization、period，再写一行 `---`",
        "start with `---`, then title, organization and period, then `---` again",
    )
}
