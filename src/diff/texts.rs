//! Texts of reports before and after: title, summary, correction, and the passages of the prose that differ.

use std::collections::BTreeMap;

use super::page::PageText;

/// A part of a report's text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    Title,
    Summary,
    Correction,
    Prose,
}

impl Part {
    /// As in JSON, and as the end of the key of its word.
    pub fn as_str(self) -> &'static str {
        match self {
            Part::Title => "title",
            Part::Summary => "summary",
            Part::Correction => "correction",
            Part::Prose => "prose",
        }
    }
}

/// A passage that was added, removed or reworded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    pub old: Option<String>,
    pub new: Option<String>,
}

/// A text of a report that is not what it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextChange {
    pub report: String,
    pub lang: String,
    pub part: Part,
    /// In the order of the text.
    pub passages: Vec<Passage>,
}

/// Most cells of the table that finds the longest common run of lines; beyond it all lines between the first and the
/// last difference count as changed.
const CELLS_MAX: usize = 4_000_000;

/// What differs in the texts of a report.
pub fn compare(report: &str, old: &BTreeMap<String, PageText>, new: &BTreeMap<String, PageText>) -> Vec<TextChange> {
    let none = PageText::default();
    let mut changes = Vec::new();
    let mut languages: Vec<&String> = old.keys().chain(new.keys()).collect();
    languages.sort_unstable();
    languages.dedup();
    for lang in languages {
        let (a, b) = (old.get(lang).unwrap_or(&none), new.get(lang).unwrap_or(&none));
        let mut add = |part: Part, a: &[String], b: &[String]| {
            let passages = passages(a, b);
            if !passages.is_empty() {
                changes.push(TextChange { report: report.to_owned(), lang: lang.clone(), part, passages });
            }
        };
        for (part, a, b) in [
            (Part::Title, &a.title, &b.title),
            (Part::Summary, &a.summary, &b.summary),
            (Part::Correction, &a.correction, &b.correction),
        ] {
            add(part, a.as_slice(), b.as_slice());
        }
        add(Part::Prose, a.prose.as_deref().unwrap_or_default(), b.prose.as_deref().unwrap_or_default());
    }
    changes
}

/// The passages in which two texts differ, line by line.
pub fn passages(old: &[String], new: &[String]) -> Vec<Passage> {
    let head = old.iter().zip(new).take_while(|(a, b)| a == b).count();
    let (old, new) = (old.get(head..).unwrap_or_default(), new.get(head..).unwrap_or_default());
    let tail = old.iter().rev().zip(new.iter().rev()).take_while(|(a, b)| a == b).count();
    let old = old.get(..old.len() - tail).unwrap_or_default();
    let new = new.get(..new.len() - tail).unwrap_or_default();
    let mut passages = Vec::new();
    let mut run: (Vec<&String>, Vec<&String>) = Default::default();
    let mut close = |run: &mut (Vec<&String>, Vec<&String>)| {
        let (old, new) = std::mem::take(run);
        for at in 0..old.len().max(new.len()) {
            let text = |lines: &[&String]| lines.get(at).map(|line| (*line).clone());
            passages.push(Passage { old: text(&old), new: text(&new) });
        }
    };
    for step in steps(old, new) {
        match step {
            Step::Both(_) => close(&mut run),
            Step::Old(line) => run.0.push(line),
            Step::New(line) => run.1.push(line),
        }
    }
    close(&mut run);
    passages
}

/// A step on the way from one list to the other.
pub enum Step<'a> {
    Both(&'a String),
    Old(&'a String),
    New(&'a String),
}

/// The way from one list of lines to the other that keeps most of them.
pub fn steps<'a>(old: &'a [String], new: &'a [String]) -> Vec<Step<'a>> {
    let mut steps = Vec::with_capacity(old.len() + new.len());
    if (old.len() + 1).saturating_mul(new.len() + 1) > CELLS_MAX {
        steps.extend(old.iter().map(Step::Old));
        steps.extend(new.iter().map(Step::New));
        return steps;
    }
    // kept[i][j]: most lines that old[i..] and new[j..] have in common.
    let mut kept = vec![vec![0u32; new.len() + 1]; old.len() + 1];
    let at = |kept: &[Vec<u32>], i: usize, j: usize| kept.get(i).and_then(|row| row.get(j)).copied().unwrap_or(0);
    for (i, a) in old.iter().enumerate().rev() {
        for (j, b) in new.iter().enumerate().rev() {
            let most = if a == b { at(&kept, i + 1, j + 1) + 1 } else { at(&kept, i + 1, j).max(at(&kept, i, j + 1)) };
            if let Some(cell) = kept.get_mut(i).and_then(|row| row.get_mut(j)) {
                *cell = most;
            }
        }
    }
    let (mut i, mut j) = (0, 0);
    loop {
        match (old.get(i), new.get(j)) {
            (Some(a), Some(b)) if a == b => {
                steps.push(Step::Both(a));
                (i, j) = (i + 1, j + 1);
            }
            (Some(a), Some(_)) if at(&kept, i + 1, j) >= at(&kept, i, j + 1) => {
                steps.push(Step::Old(a));
                i += 1;
            }
            (_, Some(b)) => {
                steps.push(Step::New(b));
                j += 1;
            }
            (Some(a), None) => {
                steps.push(Step::Old(a));
                i += 1;
            }
            (None, None) => return steps,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::passages;

    #[test]
    fn only_what_differs_is_told() {
        let text = |lines: &str| lines.split('|').map(str::to_owned).collect::<Vec<String>>();
        let told = |old: &str, new: &str| {
            let show = |text: &Option<String>| text.clone().unwrap_or_else(|| "-".into());
            let passages = passages(&text(old), &text(new));
            passages.iter().map(|one| format!("{}>{}", show(&one.old), show(&one.new))).collect::<Vec<_>>()
        };
        assert_eq!(told("a|b|c", "a|b|c"), [""; 0]);
        assert_eq!(told("a|b|c", "a|x|c"), ["b>x"]);
        assert_eq!(told("a|b|c", "a|c"), ["b>-"]);
        assert_eq!(told("a|b|c|d|e", "a|x|c|e|f"), ["b>x", "d>-", "->f"]);
    }
}
