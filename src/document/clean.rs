//! A text without what editors and typists left in it: `[$NewPage$]`, literal `&nbsp;`, runs of blanks, `12.3 4 亿元`.

use std::ops::Range;

use super::passage::Passage;

/// What editors leave behind, and what stands for it.
const RESIDUE: &[(&str, &str)] = &[
    ("[$NewPage$]", " "),
    ("$NewPage$]", " "),
    ("[NewPage]", " "),
    ("[NextPage]", " "),
    ("[!--empirenews.page--]", " "),
    ("_ueditor_page_break_tag_", " "),
    ("ueditor_page_break_tag", " "),
    ("&nbsp;", " "),
    ("&ensp;", " "),
    ("&emsp;", " "),
    ("&ldquo;", "“"),
    ("&rdquo;", "”"),
    ("&lsquo;", "‘"),
    ("&rsquo;", "’"),
    ("&hellip;", "…"),
    ("&mdash;", "—"),
    ("&middot;", "·"),
    ("&amp;", "&"),
    ("&lt;", "<"),
    ("&gt;", ">"),
    ("&quot;", "\""),
    (r"\r\n", " "),
    (r"\r", " "),
    (r"\n", " "),
    (r"\t", " "),
];

/// The characters that residue starts with.
const RESIDUE_HEADS: &[char] = &['[', '$', '_', 'u', '&', '\\'];

/// The text without residue, with single blanks, and numbers whole.
pub(super) fn clean(passage: &Passage) -> Passage {
    let passage = passage.replaced(&residue(&passage.text));
    let passage = passage.replaced(&blanks(&passage.text)).trimmed();
    passage.replaced(&broken_numbers(&passage.text))
}

/// Whether nothing but residue, blanks and rules is in a text.
pub(super) fn is_blank(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() || is_invisible(c) || matches!(c, '|' | '_' | '—' | '-' | '=' | '*'))
}

fn residue(text: &str) -> Vec<(Range<usize>, &'static str)> {
    let mut cuts: Vec<(Range<usize>, &str)> = Vec::new();
    let mut from = 0;
    while let Some(at) = text.get(from..).and_then(|rest| rest.find(RESIDUE_HEADS)).map(|at| at + from) {
        let rest = text.get(at..).unwrap_or("");
        match RESIDUE.iter().find(|(word, _)| rest.starts_with(word)) {
            // A path such as C:\new is no break of a line, and no document holds one.
            Some((word, with)) => {
                cuts.push((at..at + word.len(), with));
                from = at + word.len();
            }
            None => from = at + 1,
        }
    }
    cuts
}

/// Characters without width: marks of order and joining, byte order marks, controls.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}' | '\u{AD}')
        || (c.is_control() && !c.is_whitespace())
}

/// Runs of blanks become one blank; invisible characters go.
fn blanks(text: &str) -> Vec<(Range<usize>, &'static str)> {
    let mut cuts = Vec::new();
    let mut run: Option<(usize, bool)> = None;
    let end = [(text.len(), 'x')];
    for (at, c) in text.char_indices().chain(end) {
        let (blank, invisible) = (c.is_whitespace(), is_invisible(c));
        if blank || invisible {
            let (start, has_blank) = run.unwrap_or((at, false));
            run = Some((start, has_blank || blank));
        } else if let Some((start, has_blank)) = run.take() {
            let with = if has_blank { " " } else { "" };
            if text.get(start..at) != Some(with) {
                cuts.push((start..at, with));
            }
        }
    }
    cuts
}

/// Blanks that typing left inside numbers: `12.3 4 亿元`, `20 20 年`, `12. 5%`. Two numbers side by side stay two.
fn broken_numbers(text: &str) -> Vec<(Range<usize>, &'static str)> {
    let mut cuts = Vec::new();
    let bytes = text.as_bytes();
    let is_part = |at: usize| bytes.get(at).is_some_and(|b| b.is_ascii_digit() || *b == b'.');
    let mut at = 0;
    while let Some(start) = bytes.get(at..).and_then(|rest| rest.iter().position(u8::is_ascii_digit)).map(|n| n + at) {
        let mut end = start;
        while is_part(end) || (bytes.get(end) == Some(&b' ') && is_part(end + 1)) {
            end += 1;
        }
        let run = text.get(start..end).unwrap_or("");
        let behind = text.get(end..).unwrap_or("");
        let before = text.get(..start).and_then(|before| before.chars().next_back());
        if run.contains(' ') && is_one_number(before, run, behind.trim_start()) {
            let blanks = run.match_indices(' ').map(|(at, _)| (start + at..start + at + 1, ""));
            cuts.extend(blanks);
            if behind.starts_with(' ') {
                cuts.push((end..end + 1, ""));
            }
        }
        at = end.max(start + 1);
    }
    cuts
}

/// Whether parts with blanks between them are one number, given what stands before and behind them.
fn is_one_number(before: Option<char>, run: &str, behind: &str) -> bool {
    let parts: Vec<&str> = run.split(' ').collect();
    let joined = parts.concat();
    if behind.starts_with('年') {
        let is_year = joined.len() == 4 && (joined.starts_with("19") || joined.starts_with("20"));
        return is_year && !joined.contains('.') && parts.iter().all(|part| part.len() < 4);
    }
    let has_unit = behind.starts_with(|c: char| "%％‰亿万千百元吨人户家个倍美平公亩".contains(c));
    let is_decimal = joined.matches('.').count() == 1 && !joined.ends_with('.');
    // The point stands in the first part or between two, so that no integer is glued to a number of its own.
    let is_first = parts.first().is_some_and(|part| part.contains('.'));
    let is_between = parts.get(1).is_some_and(|part| part.starts_with('.'));
    // 增长1 5.2%: a verb takes one number.
    let is_governed = before.is_some_and(|c| "长降升落减达到为约超近过成现".contains(c))
        && parts.len() == 2
        && parts.first().is_some_and(|part| part.len() <= 3);
    has_unit && is_decimal && joined.len() <= 14 && (is_first || is_between || is_governed)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cleaned(text: &str) -> String {
        clean(&Passage::new(text, 1)).text
    }

    #[test]
    fn residue_goes_and_text_stays() {
        assert_eq!(cleaned("[$NewPage$](三)发展目标"), "(三)发展目标");
        assert_eq!(cleaned("_ueditor_page_break_tag_五、支撑&nbsp;&nbsp;体系"), "五、支撑 体系");
        assert_eq!(cleaned("\u{3000}\u{3000}产值\u{200B}577亿元，\\r\\n增长\u{A0}8%"), "产值577亿元， 增长 8%");
    }

    #[test]
    fn numbers_are_made_whole_and_neighbours_stay_apart() {
        assert_eq!(cleaned("完成12.3 4 亿元"), "完成12.34亿元");
        assert_eq!(cleaned("20 20 年增长12. 5 %，提高1 5.2%"), "2020年增长12.5%，提高1 5.2%");
        assert_eq!(cleaned("增长1 5.2%"), "增长15.2%");
        for text in ["表1 2020年指标", "2021 2022年", "1 2 3", "6.5 7.2 8.1", "5 家"] {
            assert_eq!(cleaned(text), text);
        }
    }
}
