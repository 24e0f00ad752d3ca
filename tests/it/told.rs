//! How findings are told: what is said instead of something misleading, and what excerpts show.

use duizhao::lang::Tongue;
use duizhao::source::Span;
use duizhao::{Options, build};

use crate::fixture::{over_base, site};

#[test]
fn excerpts_of_files_with_the_line_ends_of_windows_show_none_of_them() {
    let report = "---\r\ntitle: 总结\r\norganization: zoen\r\nperiod: 2024\r\nindicators:\r\n  industrial-output:\r\n---\r\n\r\n见[附件](none.pdf)，产值“增长。\r\n";
    let text = site(&format!("-- content/reports/a.md --\n{report}")).text(Tongue::Zh);
    assert!(text.contains("zoen") && !text.contains(['␍', '\r']), "{text}");
    // A place at the very end of a line, and one over several lines.
    let sources = over_base(
        "-- content/reports/a.md --\n---\r\ntitle: 总结\r\norganization: zone\r\nperiod: 2024\r\nindicators: { industrial-output: }\r\ntargets: 5\r\n---\r\n\r\n第一段。\r\n",
    );
    let built = build(&sources, &Options::default());
    let path = "content/reports/a.md";
    let file = built.texts.find(path).unwrap();
    let whole = built.texts.file(file).unwrap().text.clone();
    for (start, _) in whole.match_indices('\r') {
        for end in [start, start + 1, whole.len()] {
            let mut found = duizhao::diag::Diagnostics::default();
            found.push(duizhao::rules::untranslated_prose(Span::new(file, start, end), "a", "en"));
            let text = duizhao::report_text::text(&found, &built.texts, Tongue::En, false);
            assert!(!text.contains(['␍', '\r']), "{text}");
        }
    }
}
