//! The chapters on the checks, from the rules: one a family, and one that says how to read a finding.

use std::fmt::Write as _;

use duizhao::diag::{Rule, Severity};
use duizhao::lang::{Text, Tongue};
use duizhao::rules::{EXAMPLE_BASE, RULES};

use super::{Chapter, fenced, in_both, pick, plain};

/// Letter, address, name.
pub const FAMILIES: &[(char, &str, &str, &str)] = &[
    ('S', "checks-structure", "结构与格式", "Structure and form"),
    ('R', "checks-references", "引用", "References"),
    ('U', "checks-units", "计量单位", "Units"),
    ('N', "checks-numbers", "正文与数据", "Prose against data"),
    ('G', "checks-growth", "增速与修订", "Growth and revisions"),
    ('P', "checks-plans", "规划与目标", "Plans and targets"),
    ('L', "checks-languages", "语言", "Languages"),
    ('W', "checks-web", "网页与文字", "Web pages and wording"),
];

/// All of them.
pub fn chapters() -> Vec<Chapter> {
    let known = |rule: &Rule| FAMILIES.iter().any(|(letter, ..)| rule.code.starts_with(*letter));
    assert!(RULES.iter().all(|rule| known(rule)), "a family without a chapter");
    std::iter::once(overview()).chain(FAMILIES.iter().map(family)).collect()
}

/// The section of a rule: `checks-units.md#u101-unknown-unit`.
pub fn address(rule: &Rule) -> String {
    let (_, slug, ..) = FAMILIES.iter().find(|(letter, ..)| rule.code.starts_with(*letter)).unwrap();
    format!("{slug}.md#{}-{}", rule.code.to_lowercase(), rule.name)
}

fn of(letter: char) -> impl Iterator<Item = &'static &'static Rule> {
    RULES.iter().filter(move |rule| rule.code.starts_with(letter))
}

fn severity(rule: &Rule, tongue: Tongue) -> &'static str {
    match (rule.severity, tongue) {
        (Severity::Error, Tongue::Zh) => "错误",
        (Severity::Warning, Tongue::Zh) => "警告",
        (Severity::Info, Tongue::Zh) => "提示",
        (severity, Tongue::En) => severity.as_str(),
    }
}

fn overview() -> Chapter {
    let body = in_both(|tongue| {
        let mut out = pick(tongue, include_str!("checks.zh.md"), include_str!("checks.en.md")).to_owned();
        for (letter, slug, zh, en) in FAMILIES {
            let name = pick(tongue, zh, en);
            let _ = write!(out, "\n### [{letter} {name}]({slug}.md)\n\n");
            for rule in of(*letter) {
                let [zh, en] = rule.title;
                let title = plain(pick(tongue, zh, en));
                let _ = writeln!(out, "- [{}]({}) {title} · {}", rule.code, address(rule), severity(rule, tongue));
            }
        }
        let heading = pick(tongue, "例子所用的站点", "The site of the examples");
        let about = pick(
            tongue,
            "各项检查的例子都放在这个小站点上：例子里的文件代替同名的文件。",
            "The examples of all checks are laid over this small site: a file of an example stands in for the file of its name.",
        );
        let _ = write!(out, "\n## {heading}\n\n{about}\n\n{}", fenced("text", EXAMPLE_BASE));
        out
    });
    Chapter {
        slug: "checks".into(), title: Text::new("检查总览", "All checks"), from: "src/rules", allowed: "", body
    }
}

fn family((letter, slug, zh, en): &(char, &str, &str, &str)) -> Chapter {
    let body = in_both(|tongue| of(*letter).map(|rule| section(rule, tongue)).collect::<Vec<_>>().join("\n"));
    let title = Text::new(format!("{letter} 类检查：{zh}"), format!("Checks {letter}: {}", en.to_lowercase()));
    let allowed = match letter {
        'N' => "N120 zh, N124 zh en, N125 zh",
        'W' => "W111 zh en, W118 zh, W119 zh",
        _ => "",
    };
    Chapter { slug: (*slug).to_owned(), title, from: "src/rules", allowed, body }
}

fn section(rule: &Rule, tongue: Tongue) -> String {
    let ([zh, en], [why_zh, why_en]) = (rule.title, rule.why);
    let mut out = format!(
        "## {} {}\n\n**{}**{}\n\n{}\n",
        rule.code,
        rule.name,
        plain(pick(tongue, zh, en)),
        match tongue {
            Tongue::Zh => format!("（{}）", severity(rule, tongue)),
            Tongue::En => format!(" ({}).", severity(rule, tongue)),
        },
        plain(pick(tongue, why_zh, why_en))
    );
    let labels =
        [(pick(tongue, "有问题的写法：", "Wrong:"), rule.bad), (pick(tongue, "正确的写法：", "Right:"), rule.good)];
    for (label, example) in labels.into_iter().filter(|(_, example)| !example.is_empty()) {
        let _ = write!(out, "\n{label}\n\n{}", fenced("text", example));
    }
    out
}
