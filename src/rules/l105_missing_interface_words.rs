//! L105: interface words that a language lacks, or that cannot be filled in.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::lang::Tongue;
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "L105",
    name: "missing-interface-words",
    severity: Severity::Warning,
    title: ["界面用语不全", "missing interface words"],
    why: [
        "导航、表头、提示等界面用语来自主题的 words/语言.ftl。内置主题有中文和英文；其他语言没有用语文件时界面显示英文，缺的词条也显示英文，参数名写错的词条会把参数名原样印出来。请在 themes/主题名/words/ 下补上用语文件或词条，参数名照抄内置主题。",
        "Navigation, table heads and notices come from words/LANG.ftl of the theme. The built-in theme has Chinese and English; for another language without such a file, and for single words that the file lacks, the pages show English, and a word with a misspelt argument prints the argument's name. Add the file or the words below themes/NAME/words/, with the arguments of the built-in theme.",
    ],
    bad: r"-- content/site.yaml --
title: { zh: 示例站点, en: Example site }
languages: [zh, en]
base_url: https://example.org/
topics: { economy: { zh: 经济, en: Economy } }
theme: ours
-- themes/ours/words/zh.ftl --
count-reports = 共 { $number } 篇
",
    good: r"-- content/site.yaml --
title: { zh: 示例站点, en: Example site }
languages: [zh, en]
base_url: https://example.org/
topics: { economy: { zh: 经济, en: Economy } }
theme: ours
-- themes/ours/words/zh.ftl --
skip-to-content = 转到正文
",
};

/// A configured language for which the theme has no words at all.
pub fn no_words_file(span: Span, lang: &str, theme: &str) -> Diagnostic {
    let path = format!("themes/{theme}/words/{lang}.ftl");
    let (zh, en, base) = match Tongue::of(lang) {
        Tongue::Zh => ("简体中文", "Chinese", "zh"),
        Tongue::En => ("英文", "English", "en"),
    };
    Diagnostic::new(
        &RULE,
        span,
        format!("主题没有 {lang} 的界面用语，页面将显示{zh}用语"),
        format!("the theme has no interface words for `{lang}`: its pages show {en} ones"),
    )
    .help(
        format!("把内置主题的 words/{base}.ftl 译成 {path}，并设置 theme: {theme}"),
        format!("translate words/{base}.ftl of the built-in theme as {path}, and set `theme: {theme}`"),
    )
}

/// Words that a language's file lacks; at least one.
pub fn missing_words(span: Span, lang: &str, keys: &[String]) -> Diagnostic {
    let shown = keys.iter().take(5).map(String::as_str).collect::<Vec<_>>().join(", ");
    let etc = if keys.len() > 5 { ", …" } else { "" };
    let words = if keys.len() == 1 { "1 word".to_owned() } else { format!("{} words", keys.len()) };
    Diagnostic::new(
        &RULE,
        span,
        format!("{lang} 的界面用语缺 {} 条：{shown}{etc}", keys.len()),
        format!("the interface words of `{lang}` lack {words}: {shown}{etc}"),
    )
    .help("在本文件补上这些词条", "add them to this file")
}

/// A word with an argument that no page gives it.
pub fn unknown_argument(span: Span, key: &str, argument: &str, known: &[String]) -> Diagnostic {
    let found = Diagnostic::new(
        &RULE,
        span,
        format!("词条 {key} 没有参数 ${argument}，页面上会印出参数名"),
        format!("the word `{key}` has no argument ${argument}: pages would print its name"),
    );
    let list = known.iter().map(|name| format!("{{ ${name} }}")).collect::<Vec<_>>().join(" ");
    if list.is_empty() {
        return found.help("去掉参数：这个词条没有参数", "remove it: this word has no arguments");
    }
    found.help(format!("可用的参数：{list}"), format!("it has {list}"))
}
