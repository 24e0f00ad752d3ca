//! The coverage of translations as a table for the terminal, in columns that fit Han characters.

use unicode_width::UnicodeWidthStr as _;

use crate::check::coverage::Coverage;
use crate::lang::Tongue;
use crate::model::PassageKind;

/// One line for each kind of text in each language; empty for a site in one language.
pub fn coverage(languages: &[Coverage], tongue: Tongue) -> String {
    let head = match tongue {
        Tongue::Zh => ["语言", "文字", "已译", "共", "覆盖率", "已过期"],
        Tongue::En => ["language", "texts", "translated", "of", "coverage", "stale"],
    };
    let mut rows: Vec<[String; 6]> = vec![head.map(str::to_owned)];
    for language in languages {
        rows.extend(language.kinds.iter().map(|covered| {
            [
                language.lang.clone(),
                kind(covered.kind, tongue).to_owned(),
                covered.translated.to_string(),
                covered.total.to_string(),
                percent(covered.translated, covered.total),
                covered.stale.to_string(),
            ]
        }));
    }
    if rows.len() == 1 { String::new() } else { aligned(&rows) }
}

fn kind(kind: PassageKind, tongue: Tongue) -> &'static str {
    let (zh, en) = match kind {
        PassageKind::Prose => ("正文", "prose"),
        PassageKind::Title => ("标题", "titles"),
        PassageKind::Summary => ("摘要", "summaries"),
        PassageKind::Note => ("说明", "notes"),
        PassageKind::Name => ("名称", "names"),
        PassageKind::Definition => ("指标解释", "definitions"),
        PassageKind::Field => ("发布信息等", "other fields"),
    };
    if tongue == Tongue::Zh { zh } else { en }
}

/// Whole percent, rounded down: 100% means all.
fn percent(part: usize, whole: usize) -> String {
    format!("{}%", (part * 100).checked_div(whole).unwrap_or(0))
}

/// Words flush left, numbers flush right.
fn aligned(rows: &[[String; 6]]) -> String {
    let mut widths = [0; 6];
    for row in rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = cell.width().max(*width);
        }
    }
    let mut out = String::new();
    for row in rows {
        let cells = row.iter().zip(widths).enumerate().map(|(column, (cell, width))| {
            let blanks = " ".repeat(width.saturating_sub(cell.width()));
            if column < 2 { format!("{cell}{blanks}") } else { format!("{blanks}{cell}") }
        });
        out.push_str(cells.collect::<Vec<_>>().join("  ").trim_end());
        out.push('\n');
    }
    out
}
