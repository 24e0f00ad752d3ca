//! Themes of a site's own: a small one from tests/themes, and docs/theming.md, which keeps up with tokens and views.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use duizhao::render::views::VIEW_MODEL_VERSION;

use crate::fixture::{Fixture, files_below, of, over_base, root};

/// The site of the rules' examples in the theme of tests/themes, with more files.
fn plain(more: &str) -> Fixture {
    let site = "\
-- content/site.yaml --
title: { zh: 示例站点, en: Example site }
languages: [zh, en]
base_url: https://example.org/
theme: plain
topics: { economy: { zh: 经济, en: Economy } }
-- content/pages/about.md --
---
title: { zh: 关于, en: About }
---
说明。
-- content/pages/about.en.md --
About this site.
";
    let mut sources = over_base(&format!("{site}{more}"));
    for path in files_below("tests/themes/plain") {
        let bytes = std::fs::read(root().join(&path)).unwrap();
        sources.insert(path.strip_prefix("tests/").unwrap(), &bytes);
    }
    of(sources)
}

/// The one style sheet of a page.
fn style(fixture: &Fixture, page: &str) -> String {
    let sheets: Vec<&str> = page.split("<link rel=\"stylesheet\" href=\"").skip(1).collect();
    assert_eq!(sheets.len(), 1, "pages ask for one style sheet");
    let href = sheets[0].split_once('"').unwrap().0;
    fixture.file(href.trim_start_matches("../"))
}

#[test]
fn a_theme_overrides_single_templates_words_and_tokens() {
    let fixture = plain("");
    assert_eq!(fixture.faults(), "");
    let (zh, en) = (fixture.file("zh/pages/about/index.html"), fixture.file("en/pages/about/index.html"));
    // Its own template, within its own frame, which extends the built-in one.
    assert!(zh.contains("<h1 class=\"plain-title\">关于</h1>"), "{zh}");
    assert!(zh.split("</footer>").nth(1).unwrap().contains("<p class=\"motto\">数据有据可查。</p>"), "{zh}");
    assert!(zh.contains("<nav class=\"breadcrumbs\""));
    // Its own words, in all pages; those that it does not name are the built-in ones.
    assert!(en.contains(">Start</a>") && en.contains("Every figure has a source.") && en.contains("Skip to content"));
    assert!(fixture.file("en/data/index.html").contains("Every figure has a source."));
    // Its own tokens, behind the built-in style sheet in the same file.
    let style = style(&fixture, &zh);
    let (built_in, own) =
        (style.find("--accent:#1d70b8").unwrap(), style.find("--accent: #7a1f1f; --radius: 0").unwrap());
    assert!(built_in < own && style.contains(".site-header"));
    assert!(!fixture.output().keys().any(|path| path.contains("theme-")), "theme.css is no file of its own");
}

#[test]
fn the_accent_of_the_site_goes_before_that_of_the_theme() {
    let site = "-- content/site.yaml --\ntitle: { zh: 示例站点, en: Example site }\nlanguages: [zh, en]\nbase_url: https://example.org/\ntheme: plain\naccent: \"#005a3c\"\ntopics: { economy: { zh: 经济, en: Economy } }\n";
    let fixture = plain(site);
    let style = style(&fixture, &fixture.file("zh/index.html"));
    assert!(style.find("--accent: #7a1f1f").unwrap() < style.find("--accent: #005a3c").unwrap());
}

#[test]
fn a_template_that_cannot_be_read_is_said() {
    let broken = "-- themes/plain/templates/plain.html --\n{% extends \"base.html\" %}\n{% block main %}\n";
    let fixture = plain("");
    assert_eq!(fixture.codes(), [""; 0]);
    let mut sources = over_base(
        "-- content/site.yaml --\ntitle: 数据\nlanguages: [zh]\nbase_url: https://example.org/\ntheme: plain\n",
    );
    sources.files.extend(duizhao::source::Sources::from_text(broken).files);
    assert!(of(sources).faults().contains("S008 error content/site.yaml"));
}

/// A view: what is said of it, and its fields with their types and meanings.
struct View {
    name: String,
    doc: String,
    fields: Vec<(String, String, String)>,
}

/// The views of `src/render/views`, in the order of the module's files.
fn views() -> Vec<View> {
    let text = |path: &str| std::fs::read_to_string(root().join(path)).unwrap();
    let index = text("src/render/views/mod.rs");
    let files = index.lines().filter_map(|line| line.strip_prefix("mod ")?.strip_suffix(';'));
    files.flat_map(|file| structs(&text(&format!("src/render/views/{file}.rs")))).collect()
}

fn structs(text: &str) -> Vec<View> {
    let mut views: Vec<View> = Vec::new();
    let mut doc = String::new();
    for line in text.lines().map(str::trim) {
        if let Some(more) = line.strip_prefix("/// ") {
            let gap = if doc.is_empty() { "" } else { " " };
            let _ = write!(doc, "{gap}{more}");
        } else if let Some(name) = line.strip_prefix("pub struct ").and_then(|rest| rest.strip_suffix(" {")) {
            views.push(View { name: name.to_owned(), doc: std::mem::take(&mut doc), fields: Vec::new() });
        } else if let Some((name, kind)) = line.strip_prefix("pub ").and_then(|rest| rest.split_once(": ")) {
            let field = (name.to_owned(), kind.trim_end_matches(',').to_owned(), std::mem::take(&mut doc));
            views.last_mut().expect("a field has a struct").fields.push(field);
        }
    }
    views
}

/// A type as a template sees it.
fn kind(of: &str, known: &BTreeMap<String, ()>) -> String {
    let inner = |head: &str| of.strip_prefix(head).and_then(|rest| rest.strip_suffix('>'));
    if let Some(inner) = inner("Option<") {
        return format!("{} or nothing", kind(inner, known));
    }
    if let Some(inner) = inner("Vec<") {
        return format!("list of {}", kind(inner, known));
    }
    match of {
        "String" | "&'static str" => "text".to_owned(),
        "bool" => "true or false".to_owned(),
        "usize" | "u8" | "u32" | "i16" => "number".to_owned(),
        view if known.contains_key(view) => format!("[{view}](#{})", view.to_ascii_lowercase()),
        other => panic!("a template cannot see a {other}"),
    }
}

/// Which view each template prints, as `dispatch.rs` and the functions that fill the views say.
fn templates() -> Vec<(String, String)> {
    let dispatch = std::fs::read_to_string(root().join("src/render/dispatch.rs")).unwrap();
    let mut found = Vec::new();
    for call in dispatch.split("fill(w, \"").skip(1) {
        let (template, rest) = call.split_once("\", ").unwrap();
        let (module, rest) = rest.split_once("::").unwrap();
        let entry = (template.to_owned(), filled_by(module, rest.split_once('(').unwrap().0));
        if !found.contains(&entry) {
            found.push(entry);
        }
    }
    found
}

/// The view that a function of `src/render` fills; one of a folder may stand in a file of it, under another name.
fn filled_by(module: &str, function: &str) -> String {
    let read = |path: String| std::fs::read_to_string(root().join("src/render").join(path)).ok();
    let text = read(format!("{module}.rs")).or_else(|| read(format!("{module}/mod.rs"))).unwrap();
    let own = text.split(&format!("pub fn {function}(")).nth(1);
    if let Some((_, returned)) = own.and_then(|rest| rest.split_once("-> (Head, ")) {
        return returned.split_once(')').unwrap().0.to_owned();
    }
    let renamed = format!(" as {function};");
    let line = text.lines().find_map(|line| line.strip_prefix("pub use ")?.strip_suffix(&renamed));
    let (file, name) = line.unwrap_or_else(|| panic!("no {module}::{function}")).split_once("::").unwrap();
    filled_by(&format!("{module}/{file}"), name)
}

/// The part of docs/theming.md on templates and views.
fn view_model() -> String {
    let views = views();
    let known = views.iter().map(|view| (view.name.clone(), ())).collect();
    let mut out = format!("Version {VIEW_MODEL_VERSION}.\n\n| template | `view` |\n|---|---|\n");
    for (template, view) in templates() {
        let _ = writeln!(out, "| `{template}` | {} |", kind(&view, &known));
    }
    for view in &views {
        let _ = write!(out, "\n### {}\n\n{}\n\n| field | type | |\n|---|---|---|\n", view.name, view.doc);
        for (name, of, doc) in &view.fields {
            let _ = writeln!(out, "| `{name}` | {} | {} |", kind(of, &known), doc.replace('|', "\\|"));
        }
    }
    out
}

/// Custom properties of a rule whose head is behind, in order.
fn tokens(rule: &str) -> Vec<(String, String)> {
    let rules = rule.split('}').next().unwrap_or("").split(';');
    let tokens = rules.filter_map(|rule| rule.trim().strip_prefix("--")?.split_once(": "));
    tokens.map(|(name, value)| (format!("--{name}"), value.to_owned())).collect()
}

/// The part on tokens: those of style.css, with what they are in the dark scheme.
fn token_table() -> String {
    let style = std::fs::read_to_string(root().join("themes/default/static/style.css")).unwrap();
    let schemes = style.split("@media screen and (prefers-color-scheme: dark) {").skip(1);
    let dark: BTreeMap<String, String> = schemes.flat_map(|rules| tokens(rules.split_once('{').unwrap().1)).collect();
    let mut out = String::from("| token | light | dark |\n|---|---|---|\n");
    for (name, value) in style.split("\n:root {").skip(1).flat_map(tokens) {
        let dark = dark.get(&name).map(|value| format!("`{value}`")).unwrap_or_default();
        let _ = writeln!(out, "| `{name}` | `{value}` | {dark} |");
    }
    out
}

/// A part of a document between two marks, which stay.
fn replaced(document: &str, part: &str, text: &str) -> String {
    let (open, close) = (format!("<!-- {part}: begin -->\n"), format!("<!-- {part}: end -->"));
    let (before, rest) = document.split_once(&open).unwrap_or_else(|| panic!("no {open}"));
    let (_, after) = rest.split_once(&close).unwrap_or_else(|| panic!("no {close}"));
    format!("{before}{open}\n{text}\n{close}{after}")
}

/// What is promised by the document as it stands: view and field, by version.
fn promised(document: &str) -> (Option<u32>, Vec<String>) {
    let mut view = "";
    let mut fields = Vec::new();
    let version = document.lines().find_map(|line| line.strip_prefix("Version ")?.strip_suffix('.')?.parse().ok());
    for line in document.lines() {
        if let Some(name) = line.strip_prefix("### ") {
            view = name;
        } else if let Some((name, rest)) = line.strip_prefix("| `").and_then(|rest| rest.split_once("` | ")) {
            let kind = rest.split(" | ").next().unwrap_or("");
            fields.push(format!("{view}.{name}: {kind}"));
        }
    }
    (version, fields)
}

#[test]
fn the_page_on_themes_keeps_up_with_tokens_and_views() {
    let path = root().join("docs/theming.md");
    let there = std::fs::read_to_string(&path).unwrap().replace("\r\n", "\n");
    let model = view_model();
    let part = there.split("<!-- view model: begin -->").nth(1).unwrap_or("");
    let ((version, old), (_, new)) = (promised(part), promised(&model));
    let gone: Vec<&String> = old.iter().filter(|field| !new.contains(field)).collect();
    assert!(
        version != Some(VIEW_MODEL_VERSION) || gone.is_empty(),
        "themes may use {gone:?}: what goes or changes raises VIEW_MODEL_VERSION"
    );
    let wanted = replaced(&replaced(&there, "tokens", &token_table()), "view model", &model);
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, &wanted).unwrap();
    } else {
        assert!(there == wanted, "docs/theming.md is out of date: run `UPDATE=1 cargo test theming`");
    }
}

#[test]
fn components_that_print_words_know_the_language() {
    let text = std::fs::read_to_string(root().join("themes/default/templates/components.html")).unwrap();
    let components = text.split("{% component ").skip(1);
    for component in components {
        let (head, body) = component.split_once('}').unwrap();
        // Without the language `t` falls back to English, on Chinese pages too.
        assert!(!body.contains("t(key=") || head.contains("@lang"), "{head}");
    }
}
