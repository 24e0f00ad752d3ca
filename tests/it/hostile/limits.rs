//! Content that is deep, long or odd is told or shown as it is; how long it takes is measured by hand, not here.

use duizhao::source::Sources;
use duizhao::{Options, build};

use super::judge::all_faults;
use crate::fixture::{Fixture, over_base, report, site, zone_report};

/// Builds in a thread with a stack of 2 MB, as threads of the program have: what recurses with the content ends it here.
fn in_a_small_stack(name: &str, sources: Sources) -> Fixture {
    let options = Options { review: true, ..Options::default() };
    let build = move || {
        let mut built = build(&sources, &options);
        // The others are as they always are.
        let site = &built.edition.as_ref().unwrap().site;
        built.pages = built.pages.iter().filter(|page| page.path(site).contains("zone-2024")).cloned().collect();
        assert!(all_faults(&built).is_empty(), "{:?}", all_faults(&built));
        Fixture { built }
    };
    let thread = std::thread::Builder::new().stack_size(2 << 20).spawn(build).unwrap();
    thread.join().unwrap_or_else(|_| panic!("{name}"))
}

#[test]
fn nothing_nests_too_deep() {
    let n = 10_000;
    let (open, close) = ("[".repeat(n), "]".repeat(n));
    let fronts = [
        ("lists within brackets", format!("x-a: {open}{close}")),
        ("brackets left open", format!("x-a: {open}")),
        ("maps within braces", format!("x-a: {}{}", "{a: ".repeat(n), "}".repeat(n))),
        ("lists on one line", format!("x-a:\n  {}x", "- ".repeat(n))),
        ("maps below each other", (0..1000).map(|depth| format!("{}x-a:\n", " ".repeat(depth))).collect()),
        ("quotes", format!("x-a: {}", "\"'".repeat(n))),
    ];
    for (name, front) in fronts {
        in_a_small_stack(name, over_base(&zone_report("zone-2024", &format!("period: 2024\n{front}"), "")));
    }
    let n = 2000;
    let (open, close) = ("[".repeat(n), "]".repeat(n));
    let bodies = [
        ("quotations", format!("{} x", ">".repeat(n))),
        ("lists", format!("{}x", "- ".repeat(n))),
        ("lists below each other", (0..500).map(|depth| format!("{}- x\n", "  ".repeat(depth))).collect()),
        ("emphasis", format!("{}x{}", "*a ".repeat(n), " a*".repeat(n))),
        ("stars", format!("{}x{}", "*".repeat(n), "*".repeat(n))),
        ("brackets", format!("{open}x{close}")),
        ("links", "[x](".repeat(n)),
        ("pictures", format!("{}x{}", "![".repeat(2000), "](y)".repeat(2000))),
        ("signs", format!("{}\n\n{}\n\n{}", "<".repeat(n), "`".repeat(n), "&".repeat(n))),
        ("HTML", "<div>".repeat(n)),
        ("Chinese brackets", format!("{}x{}。", "（".repeat(n), "）".repeat(n))),
    ];
    for (name, body) in bodies {
        in_a_small_stack(name, over_base(&zone_report("zone-2024", "period: 2024", &body)));
    }
}

#[test]
fn aliases_do_not_multiply() {
    let mut front = "x-0: &a0 [x,x,x,x,x,x,x,x,x]\n".to_owned();
    for level in 1..12 {
        let nine = vec![format!("*a{}", level - 1); 9].join(",");
        front.push_str(&format!("x-{level}: &a{level} [{nine}]\n"));
    }
    assert!(report(&front).codes().contains(&"S002"), "{}", report(&front).diagnostics());
    // A merge key is a key like others, and a tag has no meaning.
    assert_eq!(report("<<: { kind: plan }").codes(), ["S101"]);
    let tagged = report("index_no: !!python/object:os.system x");
    let index_no = tagged.facts().reports.iter().find_map(|(_, report)| report.index_no.clone());
    assert_eq!((tagged.built.diagnostics.has_errors(), index_no.as_deref()), (false, Some("x")));
}

#[test]
fn numbers_of_any_size_are_told() {
    for value in [
        format!("1{}亿元", "0".repeat(400)),
        "1e999999亿元".into(),
        format!("0.{}1亿元", "0".repeat(400)),
        format!("5{}元", "万".repeat(99)),
    ] {
        let fixture = report(&format!("indicators:\n  gdp: {value}"));
        assert!(fixture.built.diagnostics.has_errors(), "{value}");
    }
    let prose = format!("完成{}亿元，增长1e999999%，第{}位。", "9".repeat(400), "9".repeat(400));
    assert_eq!(site(&zone_report("zone-2024", "period: 2024", &prose)).faults(), "");
}

#[test]
fn bytes_that_are_no_text_are_told_or_left_out() {
    let text =
        zone_report("zone-2024", "period: 2024\nindicators:\n  gdp: 5亿元 +3%", "完成地区生产总值5亿元，增长3%。");
    let body = text.split_once('\n').unwrap().1;
    let with = |bytes: Vec<u8>| {
        let mut sources = over_base("");
        sources.insert("content/reports/zone-2024.md", &bytes);
        in_a_small_stack("bytes", sources)
    };
    let plain = with(body.as_bytes().to_vec());
    let figures = |of: &Fixture| of.facts().observations.iter().count();
    for (name, same) in [
        ("a byte order mark", format!("\u{feff}{body}")),
        ("line ends of Windows", body.replace('\n', "\r\n")),
        ("zero-width characters in prose", body.replace("完成", "完\u{200b}成\u{202e}")),
        ("NUL in prose", body.replace("完成", "完\0成")),
    ] {
        let other = with(same.into_bytes());
        assert!(!other.built.diagnostics.has_errors(), "{name}: {}", other.faults());
        assert_eq!(figures(&other), figures(&plain), "{name}");
    }
    let utf16 = body.encode_utf16().flat_map(u16::to_le_bytes).collect();
    for (name, bytes) in [
        ("UTF-16", utf16),
        ("GBK", b"---\ntitle: \xb9\xa4\xd7\xf7\n---\n".to_vec()),
        ("line ends of old Macs", body.replace('\n', "\r").into_bytes()),
    ] {
        let other = with(bytes);
        assert!(other.built.diagnostics.has_errors(), "{name}");
    }
}

#[test]
fn ids_that_only_look_right_are_told() {
    // Cyrillic а, full-width digits, a zero-width space, an override of direction.
    for id in ["trаde", "gdp２", "g\u{200b}dp", "\u{202e}pdg"] {
        let registered = site(&format!(
            "-- content/indicators.yaml --\n{}: {{ name: {{ zh: 甲, en: A }}, unit: 亿元, kind: flow }}\n",
            serde_json::to_string(id).unwrap()
        ));
        assert!(registered.codes().contains(&"S116"), "{id:?}: {}", registered.diagnostics());
        let named = report(&format!("indicators:\n  {}: 5亿元", serde_json::to_string(id).unwrap()));
        assert!(named.codes().contains(&"R101"), "{id:?}: {}", named.diagnostics());
    }
    assert!(report("indicators:\n  trade: 5亿\u{200b}元").built.diagnostics.has_errors());
}

#[test]
fn a_paragraph_without_end_is_told_and_not_read() {
    let figure = "地区生产总值5亿元，";
    let front = "period: 2024\nindicators:\n  gdp: 5亿元";
    let long = site(&zone_report("zone-2024", front, &format!("第一段。\n\n{}\n\n末段。", figure.repeat(5000))));
    assert!(long.diagnostics().contains("S009 error content/reports/zone-2024.md:9:1 "), "{}", long.diagnostics());
    let table = format!("| 甲 | 乙 |\n|-|-|\n{}", "| 丙丁 | 戊己 |\n".repeat(5000));
    let list = "- 各项工作稳步推进\n".repeat(5000);
    for (name, body) in [("a table", table), ("a list", list), ("paragraphs", format!("{figure}\n\n").repeat(3000))] {
        assert!(!site(&zone_report("zone-2024", front, &body)).codes().contains(&"S009"), "{name}");
    }
}

#[test]
fn findings_on_a_line_without_end_show_the_part_around_them() {
    let body = format!("{}[表](javascript:x()){}", "好".repeat(5000), "好".repeat(5000));
    let text = site(&zone_report("zone-2024", "period: 2024", &body)).text(duizhao::lang::Tongue::En);
    let widest = text.lines().map(|line| line.chars().count()).max().unwrap_or(0);
    assert!(text.contains("zone-2024.md:6:5005") && text.contains("[表]") && widest < 400, "{text}");
}
