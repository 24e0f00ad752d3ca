//! Slips of the hand that YAML reads without complaint, or places wrongly: what the author is told.

use duizhao::lang::Tongue;

use crate::fixture::{report, site, zone_report};

#[test]
fn a_colon_that_makes_one_word_of_key_and_value_is_told_with_the_line_that_was_meant() {
    for (typed, said, meant) in [
        ("indicators:\n  industrial-output：60亿元", "full-width colon", "write `industrial-output: 60亿元`"),
        ("indicators:\n  industrial-output:60亿元 +5%", "the space", "write `industrial-output: 60亿元 +5%`"),
        ("indicators:\n  trade：60亿元 +5%\n  gdp：9亿元", "full-width colon", "write `trade: 60亿元 +5%`"),
        ("indicators:\n  industrial-output: { value：60亿元, yoy: 5% }", "full-width colon", "write `value: 60亿元`"),
        ("targets:\n  industrial-output：60亿元", "full-width colon", "write `industrial-output: 60亿元`"),
        ("source: { name：统计局 }", "full-width colon", "write `name: 统计局`"),
    ] {
        let text = report(typed).text(Tongue::En);
        assert!(text.contains("error[S002]") && text.contains(said) && text.contains(meant), "{typed}:\n{text}");
    }
}

#[test]
fn a_value_that_is_wholly_a_comment_is_told() {
    let text = site("-- content/site.yaml --\ntitle: 站\nlanguages: [zh]\naccent: #1d70b8\n").text(Tongue::En);
    assert!(text.contains("S006") && text.contains("write `accent: '#1d70b8'`"), "{text}");
    let comment = site("-- content/site.yaml --\ntitle: 站\nlanguages: [zh]\naccent: # later\n");
    assert!(!comment.codes().contains(&"S006"), "{}", comment.faults());
}

#[test]
fn a_syntax_error_names_one_place_only() {
    let text = report("source: { name: 统计局, url: a: b }").text(Tongue::En);
    assert!(text.contains("S002") && !text.contains(" at line "), "{text}");
    let chart = zone_report("zone-2024", "period: 2024", "```chart\nindicator: > x\n```");
    let text = site(&chart).text(Tongue::En);
    assert!(text.contains("S121") && !text.contains(" at line "), "{text}");
}

#[test]
fn a_translation_may_be_prose_alone() {
    for translation in ["The year went well.\n", "---\n---\nThe year went well.\n"] {
        let files = zone_report("zone-2024", "period: 2024", "一年顺利。");
        let built = site(&format!("{files}-- content/reports/zone-2024.en.md --\n{translation}"));
        assert_eq!(built.faults(), "");
        assert!(built.page("en/reports/zone-2024/index.html").contains("The year went well."));
    }
}

#[test]
fn a_time_zone_no_clock_can_have_is_refused() {
    for (zone, refused) in [("+08:00", false), ("-03:30", false), ("Z", false), ("+25:00", true), ("+08:60", true)] {
        let built = site(&format!("-- content/site.yaml --\ntitle: 站\nlanguages: [zh]\ntimezone: {zone}\n"));
        assert_eq!(built.codes().contains(&"S118"), refused, "{zone}");
    }
}
