//! The documents keep up with the program: docs/checks.md is made from the rules, the README's commands exist.

use std::fmt::Write as _;

use clap::Parser;
use duizhao::cli::Cli;
use duizhao::diag::{Rule, Severity};
use duizhao::rules::{EXAMPLE_BASE, RULES};

use crate::fixture::root;

const FAMILIES: &[(char, &str, &str)] = &[
    ('S', "结构与格式", "Structure and form"),
    ('R', "引用", "References"),
    ('U', "计量单位", "Units"),
    ('N', "正文与数据", "Prose against data"),
    ('G', "增速与修订", "Growth and revisions"),
    ('P', "规划与目标", "Plans and targets"),
    ('L', "语言", "Languages"),
    ('W', "网页", "Web"),
];

/// docs/checks.md, as the rules give it.
fn checks() -> String {
    let mut out = String::from(
        "# 检查 · Checks\n\n<!-- Made from src/rules by `UPDATE=1 cargo test docs`: edit the rules, not this file. -->\n\n\
         `duizhao check` 的每条提示都带编号；`duizhao explain 编号` 显示这里的一节。每个例子都放在文末的示例站点上。\n\n\
         Every finding of `duizhao check` has a code; `duizhao explain CODE` prints its section of this page. Every example is \
         laid over the small site at the end.\n",
    );
    for (letter, zh, en) in FAMILIES {
        let rules: Vec<&&Rule> = RULES.iter().filter(|rule| rule.code.starts_with(*letter)).collect();
        if rules.is_empty() {
            continue;
        }
        let _ = write!(out, "\n## {letter} · {zh} · {en}\n");
        rules.iter().for_each(|rule| section(rule, &mut out));
    }
    let _ = write!(out, "\n## 示例站点 · The site of the examples\n\n{}", fenced(EXAMPLE_BASE));
    out
}

fn section(rule: &Rule, out: &mut String) {
    let [zh, en] = rule.title;
    let severity = match rule.severity {
        Severity::Error => "错误 · error",
        Severity::Warning => "警告 · warning",
        Severity::Info => "提示 · info",
    };
    let _ = write!(
        out,
        "\n### {} {}\n\n**{zh}** · {en} · {severity}\n\n{}\n\n{}\n",
        rule.code, rule.name, rule.why[0], rule.why[1]
    );
    for (label, example) in [("有问题 · Wrong", rule.bad), ("正确 · Right", rule.good)] {
        if !example.is_empty() {
            let _ = write!(out, "\n{label}:\n\n{}", fenced(example));
        }
    }
}

/// A code block, fenced with more backquotes than it holds.
fn fenced(text: &str) -> String {
    let fence = if text.contains("```") { "````" } else { "```" };
    format!("{fence}text\n{}\n{fence}\n", text.trim_end())
}

#[test]
fn the_page_of_checks_is_what_the_rules_give() {
    let (path, wanted) = (root().join("docs/checks.md"), checks());
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, &wanted).unwrap();
    }
    let there = std::fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
    assert!(there == wanted, "docs/checks.md is out of date: run `UPDATE=1 cargo test docs`");
    for rule in RULES {
        assert!(
            there.contains(&format!("\n### {} {}\n", rule.code, rule.name)),
            "{} is not in docs/checks.md",
            rule.code
        );
    }
}

/// The commands of the program in the shell blocks of a document, without its name.
fn commands(document: &str) -> Vec<String> {
    let mut commands = Vec::new();
    let mut in_shell = false;
    for line in document.lines() {
        if let Some(language) = line.trim_start().strip_prefix("```") {
            in_shell = !in_shell && matches!(language, "sh" | "bash" | "console" | "powershell");
        } else if in_shell {
            let steps =
                line.split(" #").next().unwrap_or("").split("&&").map(|step| step.trim().trim_start_matches("$ "));
            let heads = ["duizhao ", "cargo run --release -- ", "cargo run -- ", "target/release/duizhao "];
            commands.extend(
                steps.filter_map(|step| heads.iter().find_map(|head| step.strip_prefix(head))).map(str::to_owned),
            );
        }
    }
    commands
}

#[test]
fn the_commands_of_the_documents_exist() {
    let mut seen = 0;
    for document in [
        "README.md",
        "README.zh.md",
        "docs/style.md",
        "docs/sharing.md",
        "docs/editing.md",
        "ARCHITECTURE.md",
        "CONTRIBUTING.md",
    ] {
        let Ok(text) = std::fs::read_to_string(root().join(document)) else { continue };
        for command in commands(&text) {
            seen += 1;
            let words = std::iter::once("duizhao").chain(command.split_whitespace());
            let parsed = Cli::try_parse_from(words);
            assert!(parsed.is_ok(), "{document}: duizhao {command}\n{}", parsed.err().unwrap());
        }
    }
    assert!(seen >= 5, "only {seen} commands were found");
}
