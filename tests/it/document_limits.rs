//! What holds for any document: nothing of a body is lost, and hostile files cost an error, never a crash or a minute.

use std::collections::BTreeMap;
use std::io::Write as _;

use duizhao::document::{Content, Document, DocumentError, Reason, read};
use proptest::prelude::*;

/// Letters and digits of a text, entities of pages aside.
fn letters(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|c| c.is_alphanumeric())
}

/// Checks that every letter of a source is in the blocks or is listed as left out, as often as it is there, and that all of
/// the blocks is in the Markdown.
pub fn body_of(source: &str, document: &Document) -> Result<(), String> {
    let residue = ["[$NewPage$]", "_ueditor_page_break_tag_", "&nbsp;", "\\r\\n"];
    let source = residue.iter().fold(source.to_owned(), |text, word| text.replace(word, " "));
    let mut counts: BTreeMap<char, i64> = BTreeMap::new();
    letters(&source).for_each(|c| *counts.entry(c).or_default() += 1);
    // Sentences stand in the Markdown in order, by their letters: its escapes are none.
    let markdown: String = letters(&document.markdown()).collect();
    let mut rest = markdown.as_str();
    for block in &document.blocks {
        let texts: Vec<String> = match &block.content {
            Content::Table(table) => {
                let cells = table.head.iter().flatten().chain(table.rows.iter().flat_map(|row| &row.cells));
                table.caption.iter().chain(table.unit.iter()).chain(cells).cloned().collect()
            }
            _ => vec![block.text().to_owned()],
        };
        for text in texts {
            letters(&text).for_each(|c| *counts.entry(c).or_default() -= 1);
        }
        let sentence: String = letters(block.text()).collect();
        let Some((_, behind)) = rest.split_once(&sentence) else {
            return Err(format!("not in the Markdown: {}", block.text()));
        };
        rest = behind;
    }
    document.left_out.iter().flat_map(|left| letters(&left.text)).for_each(|c| *counts.entry(c).or_default() -= 1);
    let lost: String =
        counts.iter().filter(|(_, count)| **count > 0).map(|(c, count)| format!("{c}×{count} ")).collect();
    // 单位 of a line of units is what is not kept of it.
    let lost: String = lost.split_inclusive(' ').filter(|lost| !lost.starts_with(['单', '位'])).collect();
    if lost.is_empty() { Ok(()) } else { Err(format!("lost: {lost}")) }
}

/// A line as such documents have them.
fn line() -> impl Strategy<Value = String> {
    let mark = prop::sample::select(vec![
        "",
        "一、",
        "（一）",
        "1.",
        "(2)",
        "①",
        "• ",
        "第一章 ",
        "> ",
        "表1 ",
        "\u{3000}\u{3000}",
        "#",
    ]);
    let body = prop::collection::vec(
        prop::sample::select(vec![
            "产值",
            "增长",
            "5.2%",
            "，",
            "。",
            "；",
            " ",
            "12.3 4",
            "亿元",
            "2021年",
            "1-10月",
            "全市",
            "首",
            "位",
            "[$NewPage$]",
            "&nbsp;",
            "二、三产业",
            "*",
            "_",
            "<b>",
            "{gdp}",
            "[1]",
            "\\",
            "`",
            "当前位置",
            "打印",
            "来源：",
            "文号：",
            "目录",
            "|",
            "（",
            "）",
            "：",
            "注：",
            "a&b",
        ]),
        0..14,
    );
    (mark, body).prop_map(|(mark, body)| format!("{mark}{}", body.concat()))
}

#[test]
fn a_later_sentence_is_not_taken_for_an_escaped_one() {
    // The second line is written as its escapes ask, and what it is as it stands is how the fourth is written.
    let source = "12.3 4产值 \n表1 \\`\n产值\n表1 `产值";
    let document = read("a.txt", source.as_bytes()).unwrap();
    assert_eq!(body_of(source, &document), Ok(()));
}

proptest! {
    #[test]
    fn nothing_of_a_text_is_lost(lines in prop::collection::vec(line(), 1..30)) {
        let source = lines.join("\n");
        if let Ok(document) = read("a.txt", source.as_bytes()) {
            prop_assert_eq!(body_of(&source, &document), Ok(()), "{}", source);
        }
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..400), name in "[a-z]{1,3}\\.(txt|html|csv|docx|xlsx|xls)") {
        let _any = read(&name, &bytes);
        let _compound = read(&name, &[&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1][..], &bytes].concat());
    }

    #[test]
    fn any_tags_are_read(tags in prop::collection::vec(prop::sample::select(vec![
        "<p>", "</p>", "<table>", "</table>", "<tr>", "<td rowspan=3>", "<td colspan=2>", "</td>", "<li>", "<ul>", "</ul>", "<div>", "</div>",
        "产值577亿元，增长5%。", "<a href=x>", "</a>", "<br>", "<h1>", "</h1>", "<b", "&nbsp;", "\n", "<!--", "-->",
    ]), 0..80)) {
        let _any = read("a.html", format!("<html>{}", tags.concat()).as_bytes());
    }
}

/// A zip with one part of a content.
fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    let mut zip = zip::ZipWriter::new(&mut bytes);
    for (name, content) in parts {
        zip.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap();
    bytes.into_inner()
}

/// The parts of a zipped fixture.
fn unzipped(name: &str) -> Vec<(String, Vec<u8>)> {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/documents").join(name);
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(std::fs::read(path).unwrap())).unwrap();
    let names: Vec<String> = zip.file_names().map(|name| name.unwrap().into_owned()).collect();
    let mut part = |name: String| {
        let mut bytes = Vec::new();
        std::io::copy(&mut zip.by_name(&name).unwrap(), &mut bytes).unwrap();
        (name, bytes)
    };
    names.into_iter().map(&mut part).collect()
}

proptest! {
    #[test]
    fn broken_parts_of_office_files_never_crash(
        name in prop::sample::select(vec!["summary.docx", "indicators.xlsx", "indicators.ods"]),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), 0..4usize, any::<u8>()), 1..6),
    ) {
        let mut parts = unzipped(name);
        for (part, at, kind, byte) in changes {
            let bytes = &mut part.get_mut(&mut parts).1;
            if bytes.is_empty() {
                continue;
            }
            let at = at.index(bytes.len());
            match kind {
                0 => bytes[at] = byte,
                1 => bytes.truncate(at),
                2 => bytes.insert(at, b'9'),
                _ => drop(bytes.remove(at)),
            }
        }
        let parts: Vec<(&str, &[u8])> = parts.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
        let _any = read(name, &zipped(&parts));
    }
}

fn seconds(read: impl FnOnce()) -> f64 {
    let start = std::time::Instant::now();
    read();
    start.elapsed().as_secs_f64()
}

#[test]
fn a_zip_bomb_is_refused() {
    let zeros = vec![b' '; 64 << 20];
    let bomb = zipped(&[("word/document.xml", &zeros)]);
    assert!(bomb.len() < 1 << 20);
    assert_eq!(read("a.docx", &bomb), Err(DocumentError::Bomb));
    let bomb = zipped(&[("xl/workbook.xml", b"<workbook/>"), ("xl/worksheets/sheet1.xml", &zeros)]);
    assert_eq!(read("a.xlsx", &bomb), Err(DocumentError::Bomb));
    let text = DocumentError::Bomb.text();
    assert!(!text.zh.is_empty() && text.en.contains("save"), "the reason comes with a remedy");
}

#[test]
fn entities_are_never_expanded() {
    let xml = r#"<!DOCTYPE a [<!ENTITY x "哈哈哈哈"><!ENTITY y "&x;&x;&x;"><!ENTITY f SYSTEM "file:///etc/passwd">]>
        <w:document xmlns:w="w"><w:body><w:p><w:r><w:t>产值&y;&f;增长5%，A&amp;B&#20013;。</w:t></w:r></w:p></w:body></w:document>"#;
    let document = read("a.docx", &zipped(&[("word/document.xml", xml.as_bytes())])).unwrap();
    assert_eq!(document.blocks[0].text(), "产值增长5%，A&B中。");
}

#[test]
fn a_text_box_is_read_once_and_hidden_text_is_listed() {
    let xml = r#"<w:document xmlns:w="w" xmlns:mc="m"><w:body><w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>专栏增长4%。</w:t></w:r></w:p>
        </w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent><w:p><w:r><w:t>专栏增长4%。</w:t></w:r></w:p></w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>
        <w:r><w:t>产值</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>批注</w:t></w:r><w:r><w:t>增长5%。</w:t></w:r></w:p></w:body></w:document>"#;
    let document = read("a.docx", &zipped(&[("word/document.xml", xml.as_bytes())])).unwrap();
    let texts: Vec<&str> = document.blocks.iter().map(|block| block.text()).collect();
    assert_eq!(texts, ["专栏增长4%。", "产值增长5%。"]);
    assert!(document.left_out.iter().any(|left| left.reason == Reason::Hidden && left.text == "批注"));
}

#[test]
fn deep_nesting_is_read_in_linear_time() {
    let deep = 30_000;
    for tag in ["div", "table><tr><td", "b", "ul><li", "font size=1", "x"] {
        let page = format!("<html><body>{}产值增长5%，居全省首位。", format!("<{tag}>").repeat(deep));
        let mut found = None;
        let time = seconds(|| found = read("a.html", page.as_bytes()).ok());
        let texts: Vec<String> = found.unwrap().blocks.iter().map(|block| block.text().to_owned()).collect();
        assert!(texts.iter().any(|text| text.contains("居全省首位")), "{tag}: {texts:?}");
        assert!(time < 20.0, "{tag} took {time} s");
    }
    let xml = format!(
        r#"<w:document xmlns:w="w"><w:body>{}<w:p><w:r><w:t>产值增长。</w:t></w:r></w:p>{}</w:body></w:document>"#,
        "<w:tbl><w:tr><w:tc>".repeat(20_000),
        "</w:tc></w:tr></w:tbl>".repeat(20_000)
    );
    let document = read("a.docx", &zipped(&[("word/document.xml", xml.as_bytes())])).unwrap();
    assert_eq!(document.blocks[0].text(), "产值增长。");
}

#[test]
fn huge_spans_are_bounded() {
    let row = "<tr><td colspan=1000 rowspan=1000>甲</td><td>1</td></tr>".repeat(3000);
    let document = read("a.html", format!("<html><table>{row}</table>").as_bytes()).unwrap();
    let cells: usize = document
        .blocks
        .iter()
        .map(|block| match &block.content {
            Content::Table(table) => table.rows.iter().map(|row| row.cells.len()).sum(),
            _ => 0,
        })
        .sum();
    assert!(cells <= 500_000, "{cells}");
    assert!(document.left_out.iter().any(|left| left.reason == Reason::TooLarge));
    let long = format!("<html><table><tr><td colspan=200>{}</td><td>1</td></tr></table>", "甲".repeat(1 << 20));
    let document = read("a.html", long.as_bytes()).unwrap();
    assert!(document.markdown().len() < 8 << 20, "a long text is not repeated");
}

#[test]
fn merged_cells_of_a_sheet_are_bounded() {
    let mut parts = unzipped("indicators.xlsx");
    for (name, bytes) in &mut parts {
        if name == "xl/worksheets/sheet1.xml" {
            let xml = String::from_utf8(bytes.clone()).unwrap().replace("A1:D1", "A1:XFD1048576");
            *bytes = xml.into_bytes();
        }
    }
    let parts: Vec<(&str, &[u8])> = parts.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    let document = read("a.xlsx", &zipped(&parts)).unwrap();
    assert!(document.left_out.iter().any(|left| left.reason == Reason::TooLarge), "{:?}", document.left_out);
}

#[test]
fn what_is_not_read_says_what_to_do() {
    let cases: [(&str, &[u8], DocumentError); 5] = [
        ("a.pdf", b"%PDF-1.7 ...", DocumentError::Format("PDF")),
        ("a.txt", b"", DocumentError::Empty),
        ("a.txt", b"  \n ", DocumentError::Empty),
        ("a.doc", &[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0], DocumentError::Format("Word 97–2003 (.doc)")),
        ("a.bin", &[0, 1, 2, 3, 0, 0, 0, 7, 8], DocumentError::Unknown),
    ];
    for (name, bytes, wanted) in cases {
        assert_eq!(read(name, bytes), Err(wanted), "{name}");
    }
    let open_document = zipped(&[("mimetype", b"application/vnd.oasis.opendocument.text")]);
    assert_eq!(read("a.odt", &open_document), Err(DocumentError::Format("OpenDocument (.odt)")));
}

/// Ten megabytes in a second is the aim for optimized builds; this only tells linear time from quadratic.
#[test]
fn large_documents_take_linear_time() {
    let sentence = "全年完成规上工业产值577亿元，同比增长44.7%，居全省第二位；";
    let line = sentence.repeat((1 << 20) / sentence.len());
    let cases = [
        ("one.txt", line.clone()),
        ("marks.txt", "一、工业。1.产值增长5%。".repeat(20_000)),
        ("blanks.txt", format!("甲{}乙", " ".repeat(1 << 20))),
        ("pipes.txt", "a|b|c\n".repeat(40_000)),
        ("page.html", format!("<html><p>{}</p></html>", line.replace('；', "；</p><p>"))),
    ];
    for (name, text) in cases {
        let time = seconds(|| drop(read(name, text.as_bytes()).unwrap()));
        println!("{name}: {} MB in {time:.2} s", text.len() >> 20);
        assert!(time < 60.0, "{name} took {time} s");
    }
}
