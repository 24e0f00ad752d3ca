//! Where sentences end: 。！？； and their English kin, never within brackets, numbers or abbreviations.

use crate::lang::is_cjk;

/// Words whose full stop ends no sentence, in lower case. Words with a stop inside (e.g., U.S.) are known by it.
const ABBREVIATIONS: &[&str] = &[
    "approx", "art", "cf", "co", "dr", "fig", "inc", "ltd", "mr", "mrs", "ms", "no", "nos", "prof", "sec", "st", "vs",
];

/// The places behind the marks that end a sentence or an independent clause, closing quotation marks included.
pub fn stops(text: &str) -> Vec<usize> {
    let bracketed = brackets(text);
    let mut stops = Vec::new();
    let mut start = 0;
    for (at, c) in text.char_indices() {
        let behind = at + c.len_utf8();
        if at < start || bracketed.iter().any(|(open, close)| *open < at && at < *close) {
            continue;
        }
        let rest = text.get(behind..).unwrap_or("");
        let is_stop = match c {
            '。' | '！' | '？' | '；' => true,
            ';' | '!' | '?' => is_apart(rest),
            '.' => is_apart(rest) && ends_english(text.get(start..at).unwrap_or(""), rest),
            _ => false,
        };
        if is_stop {
            start = behind + closing(rest);
            stops.push(start);
        }
    }
    stops
}

/// Pairs of brackets: in 投资9亿元（其中：技改3亿元；新建6亿元）。 the first ； ends nothing. A bracket without its
/// partner is an item's number: 1）.
fn brackets(text: &str) -> Vec<(usize, usize)> {
    let mut open = Vec::new();
    let mut pairs = Vec::new();
    for (at, c) in text.char_indices() {
        match c {
            '(' | '（' | '[' | '【' => open.push(at),
            ')' | '）' | ']' | '】' => pairs.extend(open.pop().map(|start| (start, at))),
            _ => {}
        }
    }
    // Pairs within pairs say nothing more.
    pairs.sort_unstable();
    let mut outer: Vec<(usize, usize)> = Vec::new();
    for pair in pairs {
        if outer.last().is_none_or(|(_, close)| pair.0 > *close) {
            outer.push(pair);
        }
    }
    outer
}

/// Bytes of the marks that belong to the stop before them: 。” or ?!
fn closing(rest: &str) -> usize {
    let belongs = |c: char| matches!(c, '。' | '！' | '？' | '!' | '?' | '.' | '”' | '’' | '」' | '』' | '"' | '\'');
    rest.find(|c| !belongs(c)).unwrap_or(rest.len())
}

/// Whether a mark stands before a blank, Chinese text or the end, once quotation marks are closed: not in 57.7.
fn is_apart(rest: &str) -> bool {
    let next = rest.get(closing(rest)..).and_then(|rest| rest.chars().next());
    next.is_none_or(|c| c.is_whitespace() || is_cjk(c))
}

/// Whether a full stop ends the sentence before it.
fn ends_english(sentence: &str, rest: &str) -> bool {
    let word = sentence.rsplit(|c: char| c.is_whitespace() || matches!(c, '(' | '“' | '"')).next().unwrap_or("");
    let is_number = !word.is_empty() && word.chars().all(|c| c.is_ascii_digit());
    // `1. Growth`: the number of an item.
    if is_number && word.len() == sentence.trim_start().len() {
        return false;
    }
    let letters = word.chars().any(char::is_alphabetic);
    let is_initial = letters && (word.chars().count() == 1 || word.contains('.'));
    let known = word.to_ascii_lowercase();
    let next = rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '”' | '’')).chars().next();
    !is_initial && !ABBREVIATIONS.contains(&known.as_str()) && !next.is_some_and(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::stops;

    /// The parts between the stops.
    fn parts(text: &str) -> Vec<&str> {
        let mut parts = Vec::new();
        let mut start = 0;
        for stop in stops(text).into_iter().chain([text.len()]) {
            parts.push(&text[start..stop]);
            start = stop;
        }
        parts.retain(|part| !part.is_empty());
        parts
    }

    #[test]
    fn chinese_marks_end_sentences_and_clauses() {
        assert_eq!(
            parts("产值577亿元，增长44.7%。投资9亿元；税收3亿元！"),
            ["产值577亿元，增长44.7%。", "投资9亿元；", "税收3亿元！"]
        );
        assert_eq!(parts("“产值翻番。”他说。好"), ["“产值翻番。”", "他说。", "好"]);
    }

    #[test]
    fn brackets_hold_together() {
        assert_eq!(parts("投资9亿元（技改3亿元；新建6亿元）。再"), ["投资9亿元（技改3亿元；新建6亿元）。", "再"]);
        assert_eq!(parts("1）产值。2）投资（元；"), ["1）产值。", "2）投资（元；"]);
    }

    #[test]
    fn english_stops_are_not_points_or_abbreviations() {
        assert_eq!(
            parts("Output was RMB 57.7 billion. Trade rose; exports fell. No. 2 of the U.S. market, approx. 5 firms."),
            [
                "Output was RMB 57.7 billion.",
                " Trade rose;",
                " exports fell.",
                " No. 2 of the U.S. market, approx. 5 firms."
            ]
        );
        assert_eq!(parts("1. Growth was 5%. In 2025. Then"), ["1. Growth was 5%.", " In 2025.", " Then"]);
        assert_eq!(parts("It rose 5.\" Next; it fell. ok"), ["It rose 5.\"", " Next;", " it fell. ok"]);
    }
}
