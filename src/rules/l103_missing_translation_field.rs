//! L103: texts of a file that a language of the site lacks.

use crate::diag::{Diagnostic, Rule, Severity};
use crate::source::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "L103",
    name: "missing-translation-field",
    severity: Severity::Info,
    title: ["名称或说明没有译文", "untranslated name or note"],
    why: [
        "标题、名称、说明没有某种语言的文字时，该语言的页面显示源语言，不影响发布，也不计入 --strict。每个文件只提示一次，给出条数和前几处。请把文字写成 { zh: …, en: … }；报告的标题和摘要也可以写在译文文件里。",
        "Where a title, name or note has no text in a language, the pages of that language show the source language; the site can be published and --strict does not count it. Each file is told once, with the number of such texts and the first of them. Write the text as { zh: …, en: … }; title and summary of a report may also stand in its translation.",
    ],
    bad: r"-- content/organizations.yaml --
city:
  name: { zh: 示例市, en: Example City }
zone:
  name: 示例经济开发区
  within: city
",
    good: r"-- content/organizations.yaml --
city:
  name: { zh: 示例市, en: Example City }
zone:
  name: { zh: 示例经济开发区, en: Example Economic Development Zone }
  within: city
",
};

/// Places of texts that are related to the first one.
const SHOWN_MAX: usize = 3;

/// `lacking`: place and key of every text of a file without the language; at least one.
pub fn missing_translation_field(first: Span, lacking: &[(Span, &str)], lang: &str) -> Diagnostic {
    let count = lacking.len();
    let names: Vec<&str> = lacking.iter().take(SHOWN_MAX).map(|(_, key)| *key).collect();
    let (etc_zh, etc_en) = if count > SHOWN_MAX { (" 等", ", …") } else { ("", "") };
    let texts =
        if count == 1 { "1 text of this file has".to_owned() } else { format!("{count} texts of this file have") };
    let mut found = Diagnostic::new(
        &RULE,
        first,
        format!("本文件有 {count} 处文字没有 {lang} 译文：{}{etc_zh}", names.join("、")),
        format!("{texts} no `{lang}` translation: {}{etc_en}", names.join(", ")),
    )
    .help(
        format!("写成 {{ zh: …, {lang}: … }}；在此之前该语言的页面显示源语言"),
        format!("write {{ zh: …, {lang}: … }}; until then the pages of that language show the source language"),
    );
    for (span, _) in lacking.iter().skip(1).take(SHOWN_MAX - 1) {
        found = found.related(*span, format!("也没有 {lang} 译文"), format!("no `{lang}` translation either"));
    }
    found
}
