//! The word that qualifies a number: 超, 约, 以上, 余.

use super::numbers::Number;
use super::words::{AFTER, BEFORE};

/// The word, and where the number with it starts and ends.
pub struct Qualified {
    pub word: Option<&'static str>,
    pub end: usize,
}

/// The qualifier of a number in a text.
pub fn qualifier(text: &str, number: &Number) -> Qualified {
    let before = text.get(..number.start).unwrap_or("").trim_end();
    let behind = text.get(number.end..).unwrap_or("");
    let rest = behind.trim_start();
    let skipped = behind.len() - rest.len();
    let after = AFTER.iter().find(|word| rest.starts_with(**word));
    let end = number.end + after.map_or(0, |word| skipped + word.len());
    // 及以上 is 以上 written longer.
    let after = after.map(|word| if *word == "及以上" { "以上" } else { word });
    // 签约10个项目 and 节约3亿元 are no approximations.
    let is_verb = ["签约", "节约", "预约", "契约", "合约", "履约", "集约", "最近", "附近", "邻近", "赶超", "反超"]
        .iter()
        .any(|word| before.ends_with(word));
    let before = if is_verb { "" } else { before };
    let word = BEFORE.iter().find(|word| before.ends_with(**word)).copied().or(after).or(number.hedge);
    Qualified { word, end }
}
