//! Documents that bureaus have → blocks, metadata and Markdown: the fixtures in every format, and the seeds where at hand.

use std::path::{Path, PathBuf};

use duizhao::document::{Content, Document, Reason, read};
use serde_json::Value;

use crate::document_limits::body_of;

/// The folder of answer keys beside the project, where it is at hand.
fn shared() -> Option<PathBuf> {
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let found = shared.is_dir().then_some(shared);
    if found.is_none() {
        eprintln!("skipped: the seed documents are not at hand");
    }
    found
}

/// The seed documents by name, with their bytes.
fn seeds() -> Vec<(String, Vec<u8>)> {
    let Some(shared) = shared() else { return Vec::new() };
    let mut seeds: Vec<(String, Vec<u8>)> = std::fs::read_dir(shared.join("seeds"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .map(|path| (path.file_stem().unwrap().to_string_lossy().into_owned(), std::fs::read(&path).unwrap()))
        .collect();
    seeds.sort();
    seeds
}

fn document(name: &str, bytes: &[u8]) -> Document {
    read(name, bytes).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// A fixture, read.
fn fixture(name: &str) -> Document {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/documents").join(name);
    document(name, &std::fs::read(path).unwrap())
}

/// All of a document as text: what it says of itself, its blocks with their lines, what was left out.
fn shown(document: &Document) -> String {
    let mut out = format!("{:#}\n", document.metadata.json());
    for block in &document.blocks {
        let text = match &block.content {
            Content::Heading { level, text } => format!("h{level} {text}"),
            Content::Paragraph(text) => format!("p  {text}"),
            Content::Item { text, ordered } => format!("{} {text}", if *ordered { "1." } else { "- " }),
            Content::Table(table) => {
                let rows = table.rows.iter().map(|row| format!("\n      {:>3} {}", row.line, row.cells.join(" | ")));
                let head = table.head.iter().map(|row| format!("\n          {}", row.join(" | ")));
                let (caption, unit) = (table.caption.as_deref(), table.unit.as_deref());
                format!("t  {caption:?} {unit:?}{}{}", head.collect::<String>(), rows.collect::<String>())
            }
        };
        out.push_str(&format!("{:>4} {text}\n", block.line));
        for (at, line) in &block.breaks {
            out.push_str(&format!(
                "     … line {line} from {:?}\n",
                block.text()[*at..].chars().take(4).collect::<String>()
            ));
        }
    }
    for left in &document.left_out {
        out.push_str(&format!("left out {:>3} {:?}: {}\n", left.line, left.reason, left.text));
    }
    out
}

#[test]
fn the_metadata_of_the_seeds_are_those_of_their_keys() {
    for (name, bytes) in seeds() {
        let key = shared().unwrap().join(format!("gold/{name}.meta.json"));
        let mut wanted: Value = serde_json::from_str(&std::fs::read_to_string(key).unwrap()).unwrap();
        wanted.as_object_mut().unwrap().remove("traps");
        let found = document(&format!("{name}.txt"), &bytes).metadata.json();
        assert_eq!(format!("{found:#}"), format!("{wanted:#}"), "{name}");
    }
}

#[test]
fn nothing_of_the_seeds_is_lost() {
    for (name, bytes) in seeds() {
        let source = String::from_utf8(bytes.clone()).unwrap();
        let found = document(&format!("{name}.txt"), &bytes);
        body_of(&source, &found).unwrap_or_else(|lost| panic!("{name}: {lost}"));
    }
}

#[test]
fn the_lines_of_the_seeds_are_right() {
    for (name, bytes) in seeds() {
        let source = String::from_utf8(bytes.clone()).unwrap();
        let lines: Vec<String> = source.lines().map(|line| line.split_whitespace().collect()).collect();
        for block in document(&name, &bytes).blocks {
            let text = block.text();
            for (at, c) in text.char_indices().filter(|(_, c)| !c.is_whitespace()) {
                let line = &lines[block.line_at(at) - 1];
                assert!(line.contains(c), "{name}: {c} of {text} is not on line {}", block.line_at(at));
            }
        }
    }
}

#[test]
fn a_page_is_read_without_its_furniture_in_both_encodings() {
    let page = fixture("page-gbk.html");
    insta::assert_snapshot!("page", shown(&page));
    insta::assert_snapshot!("page_markdown", page.markdown());
    assert_eq!(page, fixture("page-utf8.html"), "the encoding makes no difference");
}

#[test]
fn a_plain_text_of_the_eighties_is_read() {
    let text = fixture("bulletin.txt");
    insta::assert_snapshot!("text", shown(&text));
    insta::assert_snapshot!("text_markdown", text.markdown());
}

#[test]
fn a_word_file_is_read_as_word_shows_it() {
    let word = fixture("summary.docx");
    insta::assert_snapshot!("word", shown(&word));
    insta::assert_snapshot!("word_markdown", word.markdown());
}

#[test]
fn a_workbook_shows_what_its_cells_show() {
    let workbook = fixture("indicators.xlsx");
    insta::assert_snapshot!("workbook", shown(&workbook));
    assert!(workbook.left_out.iter().any(|left| left.reason == Reason::Hidden && left.text == "草稿"));
}

#[test]
fn other_tables_are_read() {
    let (mut xlsx, ods) = (fixture("indicators.xlsx"), fixture("indicators.ods"));
    xlsx.left_out.clear();
    assert_eq!(shown(&xlsx), shown(&Document { left_out: Vec::new(), ..ods }), "one workbook in two formats");
    insta::assert_snapshot!("csv", shown(&fixture("towns.csv")));
}
