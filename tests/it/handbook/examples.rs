//! Every example of content in the handbook and the READMEs is read by the program: what is shown as right is, and what is
//! shown as wrong is refused.
//!
//! The first line of a block of YAML says what it is: `# content/site.yaml` (or a registry, whose entries are added to those of
//! the handbook), `# 不对：…` or `# Wrong: …`; without such a line it is front matter of a report.

use std::collections::BTreeMap;

use duizhao::diag::Severity;
use duizhao::lang::Tongue;
use duizhao::source::Sources;
use duizhao::{Options, build};

use super::{PAGES, handbook};
use crate::fixture::{files_below, root};

/// A fenced block: its language, and its text.
struct Block {
    language: String,
    text: String,
    line: usize,
}

fn blocks(document: &str) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut open: Option<(String, usize)> = None;
    for (number, line) in document.lines().enumerate() {
        // A block in a list is indented.
        let inner = line.trim_start();
        let ticks = inner.bytes().take_while(|byte| *byte == b'`').count();
        match &open {
            None if ticks >= 3 => {
                let language = inner[ticks..].trim().to_owned();
                blocks.push(Block { language, text: String::new(), line: number + 1 });
                open = Some(("`".repeat(ticks), line.len() - inner.len()));
            }
            Some((fence, _)) if inner.trim_end() == fence => open = None,
            Some((_, indent)) => {
                let block = blocks.last_mut().unwrap();
                block.text.push_str(line.get(*indent..).unwrap_or(inner));
                block.text.push('\n');
            }
            None => {}
        }
    }
    blocks
}

/// The handbook's registries and reports, without its pages: what examples are laid over.
fn base() -> Sources {
    let mut sources = handbook();
    sources.files.retain(|path, _| !path.starts_with("content/pages/") && !path.starts_with("themes/"));
    let site = "title: { zh: 示例, en: Example }\nlanguages: [zh, en]\ntopics:\n  economy: { zh: 经济, en: Economy }\n  \
                innovation: { zh: 创新, en: Innovation }\n";
    sources.insert("content/site.yaml", site.as_bytes());
    sources
}

/// Keys at the start of a line.
fn keys(yaml: &str) -> Vec<&str> {
    let starts = yaml.lines().filter(|line| line.starts_with(|c: char| !c.is_whitespace() && c != '#' && c != '-'));
    starts.filter_map(|line| line.split_once(':').map(|(key, _)| key.trim_matches('"'))).collect()
}

/// A registry with the entries of an example: one of the same id is replaced.
fn laid_over(registry: &str, example: &str) -> String {
    let new = keys(example);
    let mut out = String::new();
    let mut is_kept = true;
    for line in registry.lines() {
        if let [key] = keys(line).as_slice() {
            is_kept = !new.contains(key);
        }
        if is_kept {
            out.push_str(line);
            out.push('\n');
        }
    }
    out + example
}

/// Front matter with what a report has to say beside it.
fn whole(front: &str) -> String {
    let said = keys(front);
    let rest = [("title", "示例经济开发区2024年工作总结"), ("organization", "example-zone"), ("period", "2024")];
    let rest = rest.iter().filter(|(key, _)| !said.contains(key)).map(|(key, value)| format!("{key}: {value}\n"));
    format!("---\n{}{front}---\n", rest.collect::<String>())
}

/// Errors and warnings of an example, with the registries as the page has said so far.
fn faults(block: &Block, registries: &BTreeMap<String, String>) -> Vec<String> {
    let mut sources = base();
    for (path, text) in registries {
        sources.insert(path, text.as_bytes());
    }
    let report = "content/reports/example-zone-2024.md";
    let mut of_interest = report.to_owned();
    match named(&block.text) {
        Some(path) => of_interest = path,
        None => {
            sources.files.remove("content/reports/example-zone-2024.en.md");
            let text = if block.language == "md" { block.text.clone() } else { whole(&block.text) };
            sources.insert(report, text.as_bytes());
        }
    }
    let built = build(&sources, &Options { drafts: true, ..Options::default() });
    let found = built.diagnostics.iter().filter(|found| found.severity != Severity::Info);
    // Prose against data is for whole reports: front matter alone has no prose. Attachments are not at hand.
    let whole_report = block.language == "md";
    let found = found.filter(|found| built.texts.path_of(found.span.file) == of_interest);
    let found = found.filter(|found| whole_report || !found.rule.code.starts_with('N'));
    let found = found.filter(|found| !matches!(found.rule.code, "R108" | "R110" | "W104"));
    found.map(|found| format!("{} {}", found.rule.code, found.message.en)).collect()
}

/// The file that the first lines of an example name.
fn named(text: &str) -> Option<String> {
    let comments = text.lines().take_while(|line| line.starts_with('#'));
    let paths = comments.filter_map(|line| line.trim_start_matches('#').split_whitespace().next());
    paths.map(str::to_owned).find(|path| {
        matches!(path.as_str(), "content/site.yaml" | "content/indicators.yaml" | "content/organizations.yaml")
    })
}

fn is_wrong(text: &str) -> bool {
    text.starts_with("# 不对") || text.starts_with("# Wrong")
}

#[test]
fn the_examples_of_the_documents_are_as_right_as_they_say() {
    let pages = files_below(PAGES).into_iter().chain(["README.md", "README.zh.md"].map(str::to_owned));
    let (mut right, mut wrong, mut bad) = (0, 0, Vec::new());
    for page in pages.filter(|page| page.ends_with(".md")) {
        let Ok(text) = std::fs::read_to_string(root().join(&page)) else { continue };
        if text.contains("# Made from src/") {
            continue;
        }
        let mut registries: BTreeMap<String, String> = BTreeMap::new();
        for block in blocks(&text) {
            let is_content = match block.language.as_str() {
                "yaml" => true,
                "md" => block.text.starts_with("---\n") && block.text.contains("organization:"),
                _ => false,
            };
            if !is_content {
                continue;
            }
            let place = format!("{page}:{}", block.line);
            if let Some(path) = named(&block.text) {
                let before = registries.get(&path).cloned();
                let before =
                    before.unwrap_or_else(|| String::from_utf8(base().files.get(&path).unwrap().to_vec()).unwrap());
                let after = laid_over(&before, &block.text);
                let mut tried = registries.clone();
                tried.insert(path.clone(), after.clone());
                let faults = faults(&block, &tried);
                match is_wrong(&block.text) {
                    true if faults.is_empty() => bad.push(format!("{place}: nothing is wrong")),
                    true => wrong += 1,
                    false if faults.is_empty() => {
                        right += 1;
                        registries.insert(path, after);
                    }
                    false => bad.push(format!("{place}: {}", faults.join("; "))),
                }
                continue;
            }
            let faults = faults(&block, &registries);
            match (is_wrong(&block.text), faults.is_empty()) {
                (true, true) => bad.push(format!("{place}: nothing is wrong")),
                (true, false) => wrong += 1,
                (false, true) => right += 1,
                (false, false) => bad.push(format!("{place}: {}", faults.join("; "))),
            }
        }
    }
    assert!(bad.is_empty(), "{}", bad.join("\n"));
    assert!(right > 60 && wrong > 10, "only {right} right and {wrong} wrong examples were found");
}

/// What the READMEs and the first chapter show is what the program says of the starter site with that slip in it.
#[test]
fn the_findings_that_newcomers_see_are_real() {
    let start = |lang: &str| format!("{PAGES}/start{lang}.md");
    for (document, tongue, slip) in [
        ("README.md".to_owned(), Tongue::En, "302.5亿元"),
        ("README.zh.md".to_owned(), Tongue::Zh, "302.5亿元"),
        (start(".en"), Tongue::En, "330.5亿元"),
        (start(""), Tongue::Zh, "330.5亿元"),
    ] {
        let mut sources = Sources::default();
        for path in files_below("starter") {
            let text = std::fs::read_to_string(root().join(&path)).unwrap();
            let text = text.replace("  industrial-output: 320.5亿元", &format!("  industrial-output: {slip}"));
            sources.insert(path.strip_prefix("starter/").unwrap(), text.as_bytes());
        }
        let built = build(&sources, &Options::default());
        let said = duizhao::report_text::text(&built.diagnostics, &built.texts, tongue, false);
        let text = std::fs::read_to_string(root().join(&document)).unwrap();
        let shown = blocks(&text).into_iter().find(|block| block.text.contains("[N101]")).unwrap();
        assert!(said.contains(&shown.text), "{document} shows\n{}\nthe program says\n{said}", shown.text);
    }
}
