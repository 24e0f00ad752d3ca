//! `explain`: the page of a check, or the list of all.

use anyhow::{Result, bail};

use super::{Outcome, Shell};
use crate::cli::Explain;
use crate::diag::{Rule, Severity, nearest};
use crate::lang::Tongue;
use crate::rules::{RULES, find};

/// Prints one page, or the list of codes.
pub fn run(shell: &Shell, args: &Explain) -> Result<Outcome> {
    let Some(code) = &args.code else {
        let lines: Vec<String> =
            RULES.iter().map(|rule| format!("{}  {}\n", rule.code, pick(shell.tongue, rule.title))).collect();
        shell.print(&lines.concat())?;
        return Ok(Outcome::Clean);
    };
    let Some(rule) = find(code) else {
        let near = nearest(code, RULES.iter().flat_map(|rule| [rule.code, rule.name]));
        let hint = near
            .map(|near| shell.word(format!("；是否想写 {near}？"), format!("; did you mean {near}?")))
            .unwrap_or_default();
        bail!(shell.word(format!("没有编号为 {code} 的检查{hint}"), format!("no check has the code {code}{hint}")));
    };
    shell.print(&page(rule, shell.tongue))?;
    Ok(Outcome::Clean)
}

fn pick(tongue: Tongue, pair: [&'static str; 2]) -> &'static str {
    let [zh, en] = pair;
    match tongue {
        Tongue::Zh => zh,
        Tongue::En => en,
    }
}

/// The page of a rule as plain text.
pub fn page(rule: &Rule, tongue: Tongue) -> String {
    let severity = match (tongue, rule.severity) {
        (Tongue::Zh, Severity::Error) => "错误",
        (Tongue::Zh, Severity::Warning) => "警告",
        (Tongue::Zh, Severity::Info) => "提示",
        (Tongue::En, severity) => severity.as_str(),
    };
    let [bad, good] = match tongue {
        Tongue::Zh => ["有问题的写法：", "正确的写法："],
        Tongue::En => ["Wrong:", "Right:"],
    };
    let indent = |text: &str| text.trim_end().lines().map(|line| format!("    {line}\n")).collect::<String>();
    let mut out = format!(
        "{} {} ({severity})\n{}\n\n{}\n",
        rule.code,
        rule.name,
        pick(tongue, rule.title),
        pick(tongue, rule.why)
    );
    for (label, example) in [(bad, rule.bad), (good, rule.good)] {
        if !example.is_empty() {
            out.push_str(&format!("\n{label}\n\n{}", indent(example)));
        }
    }
    out
}
