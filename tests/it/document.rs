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

/// Title and texts of a source.
fn texts(name: &str, source: &str) -> (Option<String>, Vec<String>) {
    let document = document(name, source.as_bytes());
    let texts = document.blocks.iter().map(|block| block.text().to_owned()).collect();
    (document.metadata.title, texts)
}

#[test]
fn tables_that_lay_out_a_page_are_unfolded() {
    let page = "<html><body><table width=100%><tr><td><ul><li><a href=a>首页</a></li><li><a href=b>政务</a></li><li><a href=c>服务</a></li></ul></td></tr>\
        <tr><td><table><tr><td>索引号：</td><td>AB1/2023-1</td></tr><tr><td>文号：</td><td></td><td>成文日期：</td><td>2023-01-03</td></tr></table></td></tr>\
        <tr><td>东屏县经信局2022年工作总结</td></tr>\
        <tr><td>今年以来，我局狠抓落实。一、 工作成绩 (一)提质。1-10月，增加值218亿元，增长5.2%。(二)增效。1-10月，投资71亿元。</td></tr>\
        <tr><td>打印 关闭</td></tr></table></body></html>";
    let found = document("a.html", page.as_bytes());
    let json = found.metadata.json();
    assert_eq!((json["index_no"].as_str(), json["doc_no"].as_str()), (Some("AB1/2023-1"), None));
    assert_eq!(
        (json["written_date"].as_str(), json["reporting_period"].as_str()),
        (Some("2023-01-03"), Some("2022-01/2022-10"))
    );
    let (title, texts) = texts("a.html", page);
    assert_eq!(title.as_deref(), Some("东屏县经信局2022年工作总结"));
    let wanted = [
        "今年以来，我局狠抓落实。",
        "一、 工作成绩",
        "(一)提质。",
        "1-10月，增加值218亿元，增长5.2%。",
        "(二)增效。",
        "1-10月，投资71亿元。",
    ];
    assert_eq!(texts, wanted);
}

#[test]
fn labels_stand_in_lists_and_definitions_too() {
    let page = "<html><title>东屏区2023年工作总结_东屏区人民政府</title><body><dl><dt>索引号：</dt><dd>C3/2024-7</dd><dt>文号：</dt><dd></dd>\
        <dt>发布机构：</dt><dd>东屏区商务局</dd></dl><ul><li>公开方式：主动公开</li></ul><h2>东屏区2023年工作总结</h2>\
        <p>全年进出口额增长5%，居全市前列。</p></body></html>";
    let json = document("a.htm", page.as_bytes()).metadata.json();
    assert_eq!(json["title"], "东屏区2023年工作总结");
    assert_eq!((json["index_no"].as_str(), json["doc_no"].as_str()), (Some("C3/2024-7"), None));
    assert_eq!((json["publisher"].as_str(), json["disclosure"].as_str()), (Some("东屏区商务局"), Some("主动公开")));
}

#[test]
fn an_unlabelled_title_comes_from_the_notice_and_the_number_from_its_own_line() {
    let source = "市政府办公室关于印发东屏市制造业“十三五”规划的通知\n东政办发〔2016〕45号\n各县区：\n现印发给你们，请遵照执行。\n\
        东屏市人民政府办公室\n2016年8月12日\n东屏市制造业“十三五”规划\n根据某政发〔2015〕8号文件，制定本规划。\n一、基础\n2015年产值3200亿元。";
    let json = document("a.txt", source.as_bytes()).metadata.json();
    assert_eq!(
        (json["title"].as_str(), json["doc_no"].as_str()),
        (Some("东屏市制造业“十三五”规划"), Some("东政办发〔2016〕45号"))
    );
    assert_eq!(
        (json["publisher"].as_str(), json["written_date"].as_str()),
        (Some("东屏市人民政府办公室"), Some("2016-08-12"))
    );
    assert_eq!((json["doc_type"].as_str(), json["reporting_period"].as_str()), (Some("十三五规划"), Some("2016/2020")));
}

#[test]
fn a_table_of_contents_goes_only_where_it_repeats_the_headings() {
    let source = "某区“十四五”规划\n目  录\n一、基础……1\n二、目标……3\n三、附则\n一、基础\n产值增长5%。\n二、目标\n力争产值增长6%。";
    let (_, texts) = texts("a.txt", source);
    assert_eq!(
        texts,
        ["三、附则", "一、基础", "产值增长5%。", "二、目标", "力争产值增长6%。"],
        "三、附则 has no section"
    );
}

#[test]
fn a_page_that_is_a_table_alone_is_read_without_what_stands_around_it() {
    let page = "<html><head><title>2023年1-12月全区主要经济指标 - 统计数据 - 东屏区政府</title></head><body>\
        <div class=top><a href=a>东屏区政府</a> | 2024年1月30日 星期二</div><div><div class=t>2023年1-12月全区主要经济指标</div>\
        <div><p align=right>单位：亿元</p><table><tr><td colspan=2><p>指标</p></td><td><p>1-12月</p></td></tr>\
        <tr><td rowspan=2><p>工业</p></td><td><p>增加值</p></td><td><p>185.60</p></td></tr><tr><td><p>投资</p></td><td><p>9.8</p></td></tr></table>\
        <p>注：快报数。</p></div></div><div class=bottom>版权所有：东屏区政府 电话：0571-1</div></body></html>";
    let found = document("a.html", page.as_bytes());
    assert_eq!(found.metadata.title.as_deref(), Some("2023年1-12月全区主要经济指标"));
    assert_eq!(found.metadata.json()["reporting_period"], "2023");
    assert_eq!(found.blocks.len(), 2, "{:?}", found.blocks);
    let Content::Table(table) = &found.blocks[0].content else { panic!("{:?}", found.blocks) };
    assert_eq!(
        (table.unit.as_deref(), table.head.as_slice()),
        (Some("亿元"), &[["指标", "指标", "1-12月"].map(str::to_owned).to_vec()][..])
    );
    let rows: Vec<String> = table.rows.iter().map(|row| row.cells.join("|")).collect();
    assert_eq!(rows, ["工业|增加值|185.60", "工业|投资|9.8"]);
}
