//! The chapters on the content format, from the shapes: every key with what it says, an example that is right, and one that
//! is wrong with the answer that it really gets.

use std::fmt::Write as _;

use duizhao::diag::Diagnostic;
use duizhao::lang::{Text, Tongue};
use duizhao::shape::{self, Key, Need, Shape, Value};
use duizhao::{Options, build};

use super::{Chapter, checks, code, in_both, pick, plain};
use crate::fixture::over_base;
use crate::schema::keys::{beside, flow, place, samples};

/// Address, title, and the shapes that a chapter is about.
type Part = (&'static str, [&'static str; 2], &'static [&'static Shape]);

static PARTS: &[Part] = &[
    (
        "format-site",
        ["站点设置", "Settings of the site"],
        &[
            &shape::SITE,
            &shape::PUBLISHER,
            &shape::PAGE_GROUP,
            &shape::RATE,
            &shape::UNIT,
            &shape::GOVERNMENT,
            &shape::FOOTER,
            &shape::SHARE_PICTURE,
        ],
    ),
    (
        "format-indicators",
        ["指标登记表", "The registry of indicators"],
        &[&shape::INDICATOR, &shape::ANNOTATION, &shape::NOUN],
    ),
    ("format-organizations", ["单位登记表", "The registry of organizations"], &[&shape::ORGANIZATION]),
    (
        "format-report",
        ["报告和页面的文件头", "Front matter of reports and pages"],
        &[
            &shape::REPORT,
            &shape::SOURCE,
            &shape::CORRECTION,
            &shape::ALLOW,
            &shape::TRANSLATION,
            &shape::PAGE,
            &shape::PAGE_TRANSLATION,
        ],
    ),
    (
        "format-figures",
        ["数据和目标的写法", "Figures and targets"],
        &[
            &shape::OBSERVATION,
            &shape::GROUP,
            &shape::AVERAGE,
            &shape::RANK,
            &shape::SHARE,
            &shape::TARGET,
            &shape::BASELINE,
        ],
    ),
];

/// All of them. Every shape is in one.
pub fn chapters() -> Vec<Chapter> {
    let told: usize = PARTS.iter().map(|(_, _, shapes)| shapes.len()).sum();
    assert_eq!(told, shape::ALL.len(), "a shape without a chapter");
    PARTS.iter().map(chapter).collect()
}

fn chapter((slug, [zh, en], shapes): &Part) -> Chapter {
    let try_keys = |shape: &'static Shape| shape.keys.iter().map(|key| Slip::of(shape, key)).collect::<Vec<_>>();
    let tried: Vec<_> = shapes.iter().map(|shape| (*shape, try_keys(shape))).collect();
    let body = in_both(|tongue| {
        let intro = pick(
            tongue,
            "每个键的用途、正确的写法，以及写错时会得到的提示。没有注明“必填”的都可以不写。以 `x-` 开头的键不读，可以自己用。\n",
            "What each key is for, how it is written, and what you are told when it is not. A key that is not marked as required may be left out. Keys that begin with `x-` are yours: they are not read.\n",
        );
        let sections: Vec<String> = tried.iter().map(|(shape, keys)| section(shape, keys, tongue)).collect();
        format!("{intro}\n{}", sections.join("\n"))
    });
    // Short answers are alike.
    let allowed = if matches!(*slug, "format-indicators" | "format-organizations") { "" } else { "W105 zh en" };
    Chapter { slug: (*slug).to_owned(), title: Text::new(*zh, *en), from: "src/shape", allowed, body }
}

/// A key with a value that is wrong, and what the program says of it.
struct Slip {
    key: &'static Key,
    wrong: String,
    answer: Diagnostic,
}

impl Slip {
    fn of(shape: &Shape, key: &'static Key) -> Slip {
        let wrong = wrong(&key.value, key.name);
        Slip { key, answer: answer(shape, key, &wrong), wrong }
    }
}

fn section(shape: &Shape, slips: &[Slip], tongue: Tongue) -> String {
    let [zh, en] = shape.about;
    let mut out = format!("## {}\n", plain(pick(tongue, zh, en)));
    for Slip { key, wrong, answer } in slips {
        let [zh, en] = key.about;
        let need = match key.need {
            Need::Required => pick(tongue, "**必填**；", "**Required.** "),
            Need::InList => pick(tongue, "**列表里必填**；", "**Required in a list.** "),
            Need::Optional => "",
        };
        let about = plain(pick(tongue, zh, en));
        let (kind, stop) = (kind(&key.value, tongue), pick(tongue, "。", "."));
        let _ = write!(out, "\n### {}\n\n{need}{about}{stop}", code(key.name));
        let _ = write!(out, "{}{kind}{stop}\n\n", pick(tongue, "", " "));
        let right = format!("{}: {}", key.name, good(key));
        let _ = writeln!(out, "- {}{}", pick(tongue, "对：", "Right: "), code(&right));
        let help = answer.help.as_ref().map(|help| format!("{}{}", pick(tongue, "；", "; "), help.get(tongue)));
        let said = plain(&format!("{}{}", answer.message.get(tongue), help.unwrap_or_default()));
        let rule = answer.rule;
        let _ = writeln!(
            out,
            "- {}{} → [{}]({}) {said}",
            pick(tongue, "错：", "Wrong: "),
            code(&format!("{}: {wrong}", key.name)),
            rule.code,
            checks::address(rule)
        );
    }
    out
}

/// A value as it is typed: the first example, or a sample of its kind.
fn good(key: &Key) -> String {
    let example = key.examples.first().map(|example| (*example).to_owned());
    let spelled = match &key.value {
        Value::Text => Some("文字".to_owned()),
        Value::Localized | Value::Item | Value::Basis => Some("{ zh: 文字, en: text }".to_owned()),
        _ => None,
    };
    example.or(spelled).or_else(|| samples(&key.value).into_iter().next()).unwrap_or_default()
}

/// A slip of the kind that people make with such values.
fn wrong(value: &Value, key: &str) -> String {
    let text = match value {
        Value::Text | Value::Localized | Value::Item | Value::Basis => "[甲, 乙]",
        Value::ByLanguage => "[全市]",
        Value::Date => "2025年11月",
        Value::Moment => "昨天",
        Value::Period => "去年",
        Value::Url => "www.example.org",
        Value::Count => "很多",
        Value::Number => "六点九",
        Value::Form(..) => match key {
            "accent" => "蓝色",
            "timezone" => "北京时间",
            "near" => "2",
            _ => "某某",
        },
        Value::Word(words) => {
            let word = words().first().copied().unwrap_or_default();
            return match word.char_indices().last() {
                Some((at, _)) if at > 0 => word[..at].to_owned(),
                _ => format!("{word}x"),
            };
        }
        Value::Level => "577",
        Value::Growth => "很快",
        Value::Share => "一大半",
        Value::Place => "优秀",
        Value::Unit => "亿园",
        Value::Indicator => "gpd",
        Value::Organization => "citty",
        Value::Topic => "econmy",
        Value::Language => "chinese",
        Value::Code => "X999",
        Value::Map(_) | Value::MapOf(_) | Value::FigureMap => "文字",
        Value::List(item) => return format!("[{}]", wrong(item, key)),
        // Any text would do: neither form is a list.
        Value::Either([Value::Text | Value::Localized, ..]) => "[甲, 乙]",
        Value::Either(forms) => return forms.last().map(|form| wrong(form, key)).unwrap_or_default(),
        Value::Names => "工业",
        Value::Aliases => "{ zhong: [产值] }",
        Value::Nouns => "企业",
        Value::Figures => "5亿元",
        Value::Targets => "6亿元",
    };
    text.to_owned()
}

/// What the program says of a value of a key.
fn answer(shape: &Shape, key: &Key, value: &str) -> Diagnostic {
    let (path, text, _) = place(shape);
    let mut entries = beside(shape, key.name, value);
    entries.push((key.name, value));
    let mut sources = over_base("");
    if path.ends_with(".en.md") {
        let facts = if path.contains("pages/") { "" } else { "organization: zone\nperiod: 2024\n" };
        sources.insert(&path.replace(".en.md", ".md"), format!("---\ntitle: 原文\n{facts}---\n").as_bytes());
    }
    sources.insert(path, text.replacen("{}", &flow(&entries), 1).as_bytes());
    let built = build(&sources, &Options::default());
    let here = |found: &&Diagnostic| {
        built.texts.path_of(found.span.file) == path && !matches!(found.rule.code, "S120" | "N102" | "L103" | "W109")
    };
    let mut found: Vec<&Diagnostic> = built.diagnostics.iter().filter(here).collect();
    found.sort_by_key(|found| found.severity);
    let first = found.first().map(|found| (*found).clone());
    first.unwrap_or_else(|| panic!("{}: `{}: {value}` is not answered", shape.name, key.name))
}

/// What stands behind a key, in words.
fn kind(value: &Value, tongue: Tongue) -> String {
    let text = |zh: &str, en: &str| pick(tongue, zh, en).to_owned();
    match value {
        Value::Text => text("文字", "Text"),
        Value::Localized => text("文字，或每种语言一份", "Text, or one per language"),
        Value::ByLanguage => text("每种语言一份文字", "A text per language"),
        Value::Date => text("日期", "A date"),
        Value::Moment => text("日期，可带时间", "A date, with or without a time"),
        Value::Period => text("[时期](figures.md)", "A [period](figures.md)"),
        Value::Url => text("网址", "A web address"),
        Value::Count => text("正整数", "A whole number from one"),
        Value::Number => text("正数", "A positive number"),
        Value::Form(_, [zh, en]) => plain(pick(tongue, zh, en)),
        Value::Word(words) => {
            let words: Vec<String> = words().iter().map(|word| code(word)).collect();
            format!("{}{}", text("下列之一：", "One of "), words.join(pick(tongue, "、", ", ")))
        }
        Value::Level => text("带单位的数值", "A value with its unit"),
        Value::Growth => text("增速", "A rate of growth"),
        Value::Share => text("占比", "A share"),
        Value::Place => text("位次", "A place"),
        Value::Unit => text("单位", "A unit"),
        Value::Indicator => text("登记过的指标", "A registered indicator"),
        Value::Organization => text("登记过的单位", "A registered organization"),
        Value::Topic => text("声明过的主题", "A declared topic"),
        Value::Language => text("语言代码", "The code of a language"),
        Value::Code => text("检查的编号", "The code of a check"),
        Value::Item => text("声明过的分项，或文字", "A declared item, or text"),
        Value::Basis => text("声明过的口径，或文字", "A declared basis, or text"),
        Value::Map(shape) => {
            let [zh, en] = shape.about;
            let about = plain(pick(tongue, zh, en));
            format!("{}{about}{}", text("由几个键组成，见下面的“", "A map of keys: see “"), text("”", "” below"))
        }
        Value::MapOf(shape) | Value::List(Value::Map(shape)) => {
            let [zh, en] = shape.about;
            let about = plain(pick(tongue, zh, en));
            format!(
                "{}{about}{}",
                text("一项或几项，各由几个键组成，见下面的“", "One or more maps of keys: see “"),
                text("”", "” below")
            )
        }
        Value::List(item) => {
            let item = kind(item, tongue);
            match tongue {
                Tongue::Zh => format!("一个或一列：{item}"),
                Tongue::En => format!("One, or a list: {}", lowered(&item)),
            }
        }
        Value::Either(forms) => {
            let forms: Vec<String> = forms.iter().map(|form| kind(form, tongue)).collect();
            match tongue {
                Tongue::Zh => forms.join("；或者："),
                Tongue::En => forms
                    .iter()
                    .enumerate()
                    .map(|(n, form)| if n == 0 { form.clone() } else { lowered(form) })
                    .collect::<Vec<_>>()
                    .join("; or "),
            }
        }
        Value::Names => text("“标识: 名称”的映射", "A map from ids to names"),
        Value::Aliases => text("每种语言一列文字", "A list of texts per language"),
        Value::Nouns => text("每种语言一个名词", "A noun per language"),
        Value::Figures => text(
            "[数据](figures.md)：从指标到数值的映射，或分组的列表",
            "[Figures](figures.md): a map from indicators, or a list of groups",
        ),
        Value::FigureMap => text("从指标到数值的映射", "A map from indicators to figures"),
        Value::Targets => text(
            "[目标](targets.md)：列表，或从指标到目标的映射",
            "[Targets](targets.md): a list, or a map from indicators",
        ),
    }
}

/// A sentence within another one.
fn lowered(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_lowercase().chain(chars).collect()).unwrap_or_default()
}
