//! S004: missing file.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "S004",
    name: "missing-file",
    severity: Severity::Error,
    title: ["缺少必要文件", "missing file"],
    why: [
        "site.yaml 写明站点名称和语言，没有它就不知道要生成什么。多半是在别的文件夹里运行了命令。请进入项目文件夹（里面有 content/）再运行，或用 --root 指明。",
        "site.yaml holds the site's title and languages; without it there is no telling what to build. Most likely the command was run in another folder. Change to the project's folder (the one with content/), or name it with --root.",
    ],
    bad: "",
    good: "",
};

/// `path`: the file, from the root.
pub fn missing_file(span: Span, path: &str) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("缺少文件 {path}"), format!("there is no file {path}")).help(
        "在项目文件夹里运行，或用 --root 指明；新建站点用 `duizhao new site 目录`",
        "run in the project's folder, or name it with --root; `duizhao new site DIR` makes a new one",
    )
}
