//! Headings, paragraphs and list items, by marks and by what the source's markup says.
//!
//! `（一）产业提质。今年…` is a heading up to its first full stop, and a paragraph behind it.

use std::collections::BTreeSet;

use super::marks::{self, Kind, Mark, Sequence};
use super::passage::Passage;
use super::structure::{Part, Piece, Role, table_block};
use super::{Block, Content};

/// The longest heading: one that stands alone, and one that a paragraph follows on its line.
const ALONE: usize = 45;
const RUN_IN: usize = 30;

/// The blocks of parts in order.
pub(super) fn blocks(parts: Vec<Part>) -> Vec<Block> {
    let levels = Levels::of(&parts);
    let mut sequence = Sequence::default();
    let mut blocks = Vec::with_capacity(parts.len());
    for part in parts {
        match part {
            Part::Table(table, line) => blocks.push(table_block(table, line)),
            Part::Text(piece) => {
                let text = &piece.passage.text;
                let cuts = sequence.cuts(text);
                let ends = cuts.iter().copied().chain([text.len()]);
                let starts = [0].into_iter().chain(cuts.iter().copied());
                for (at, (start, end)) in starts.zip(ends).enumerate() {
                    let role = if at == 0 { piece.role } else { Role::Plain };
                    let passage = piece.passage.slice(start..end);
                    if !passage.text.is_empty() {
                        shape(Piece { passage, role, ..piece.clone_without_text() }, &levels, &mut blocks);
                    }
                }
            }
        }
    }
    blocks
}

impl Piece {
    fn clone_without_text(&self) -> Piece {
        Piece { passage: Passage::default(), ..*self }
    }
}

/// Which level a mark or a tag has.
struct Levels {
    /// Chapters and sections that stand above 一、 in this document.
    above: Vec<Kind>,
    /// The levels of tags and styles that stand in it, the highest first.
    tagged: Vec<u8>,
}

impl Levels {
    fn of(parts: &[Part]) -> Levels {
        let mut kinds = BTreeSet::new();
        let mut tagged = BTreeSet::new();
        for part in parts {
            let Part::Text(piece) = part else { continue };
            let mark = marks::at_start(&piece.passage.text);
            kinds.extend(mark.map(|mark| mark.kind).filter(|kind| *kind <= Kind::Section));
            if let Role::Heading(level) = piece.role {
                tagged.insert(level);
            }
        }
        Levels { above: kinds.into_iter().collect(), tagged: tagged.into_iter().collect() }
    }

    fn of_mark(&self, kind: Kind) -> u8 {
        let own = match kind {
            Kind::Chapter | Kind::Section => self.above.iter().position(|above| *above == kind).unwrap_or(0) + 1,
            Kind::Han => self.above.len() + 1,
            Kind::HanInBrackets => self.above.len() + 2,
            Kind::Arabic => self.above.len() + 3,
            Kind::ArabicInBrackets => self.above.len() + 4,
            Kind::Circled => self.above.len() + 5,
        };
        u8::try_from(own.min(6)).unwrap_or(6)
    }

    fn of_tag(&self, level: u8) -> u8 {
        let place = self.tagged.iter().position(|tagged| *tagged == level).unwrap_or(0) + 1;
        u8::try_from(place.min(6)).unwrap_or(6)
    }
}

fn block(passage: Passage, content: impl FnOnce(String) -> Content) -> Block {
    Block { line: passage.line, breaks: passage.breaks, content: content(passage.text) }
}

fn shape(piece: Piece, levels: &Levels, blocks: &mut Vec<Block>) {
    let passage = piece.passage;
    let mark = marks::at_start(&passage.text);
    let heading = |level: u8| move |text: String| Content::Heading { level, text };
    if let Role::Heading(tagged) = piece.role
        && passage.text.chars().take(101).count() <= 100
    {
        let level = mark
            .filter(|mark| mark.kind <= Kind::Arabic)
            .map_or_else(|| levels.of_tag(tagged), |mark| levels.of_mark(mark.kind));
        blocks.push(block(passage, heading(level)));
        return;
    }
    if let Role::Item { ordered } = piece.role {
        let length = marks::bullet(&passage.text).unwrap_or(0);
        let passage = passage.slice(length..passage.text.len());
        blocks.push(block(passage, |text| Content::Item { text, ordered }));
        return;
    }
    if let Some(length) = marks::bullet(&passage.text) {
        let passage = passage.slice(length..passage.text.len());
        blocks.push(block(passage, |text| Content::Item { text, ordered: false }));
        return;
    }
    let Some(mark) = mark else {
        blocks.push(block(passage, Content::Paragraph));
        return;
    };
    match heading_end(&passage.text, mark) {
        Some(end) => {
            let rest = passage.slice(end..passage.text.len());
            blocks.push(block(passage.slice(0..end), heading(levels.of_mark(mark.kind))));
            if !rest.text.is_empty() {
                blocks.push(block(rest, Content::Paragraph));
            }
        }
        None if mark.kind >= Kind::Arabic => {
            blocks.push(block(passage, |text| Content::Item { text, ordered: true }));
        }
        None => blocks.push(block(passage, Content::Paragraph)),
    }
}

/// Where the heading ends that a marked text starts with; `None` where it starts with a sentence.
fn heading_end(text: &str, mark: Mark) -> Option<usize> {
    let body = text.get(mark.length..)?;
    let length = |text: &str, most: usize| text.chars().take(most + 1).count() <= most;
    let stop = body.find(['。', '！', '？', '；']);
    match stop {
        None => {
            // Of a document in one line, the blank behind a heading is all that ends it.
            let blank = body
                .find(' ')
                .filter(|at| body.get(..*at).is_some_and(|head| length(head, RUN_IN) && is_heading(head)));
            if length(body, ALONE) {
                let is_open = body.ends_with(['，', '、']);
                return (!is_open && !body.is_empty()).then_some(text.len());
            }
            blank.map(|at| mark.length + at)
        }
        Some(at) => {
            let head = body.get(..at)?;
            let stop = body.get(at..)?.chars().next()?;
            let end = at + stop.len_utf8();
            let rest = body.get(end..)?.trim_start();
            // A list of short items ends them with semicolons.
            let may_stand_alone = mark.kind <= Kind::HanInBrackets && stop == '。';
            let may_run_in = mark.kind <= Kind::Arabic && stop == '。';
            if length(head, RUN_IN) && is_heading(head) && if rest.is_empty() { may_stand_alone } else { may_run_in } {
                return Some(mark.length + end);
            }
            let blank = head
                .find(' ')
                .filter(|at| head.get(..*at).is_some_and(|head| length(head, RUN_IN) && is_heading(head)));
            blank.filter(|_| mark.kind <= Kind::HanInBrackets).map(|at| mark.length + at)
        }
    }
}

/// Whether a sentence may be a heading: one that states a figure is none.
fn is_heading(text: &str) -> bool {
    let units = [
        "%", "％", "亿", "万", "元", "家", "个", "户", "件", "项", "吨", "人", "倍", "位", "名", "公里", "亩", "台",
        "辆", ".",
    ];
    let states = |at: usize| {
        let rest = text.get(at..).unwrap_or("").trim_start_matches(|c: char| c.is_ascii_digit());
        units.iter().any(|unit| rest.trim_start().starts_with(unit))
    };
    // Amounts in Han numerals: 一亿二千万元, 百分之六.
    let is_amount = |word: &str| {
        text.match_indices(word).any(|(at, _)| {
            text.get(..at).is_some_and(|before| before.ends_with(|c| "一二三四五六七八九十百千".contains(c)))
        })
    };
    let is_spelled =
        text.contains("百分之") || ["亿", "万元", "万吨", "万人", "千元"].iter().any(|word| is_amount(word));
    !text.is_empty() && !is_spelled && !text.char_indices().any(|(at, c)| c.is_ascii_digit() && states(at))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::text;

    fn shown(source: &str) -> Vec<String> {
        let show = |block: Block| match block.content {
            Content::Heading { level, text } => format!("{} {text}", "#".repeat(usize::from(level))),
            Content::Paragraph(text) => text,
            Content::Item { text, ordered } => format!("{} {text}", if ordered { "1." } else { "-" }),
            Content::Table(_) => "table".into(),
        };
        blocks(text::parts(source)).into_iter().map(show).collect()
    }

    #[test]
    fn a_heading_that_runs_into_its_paragraph_ends_at_the_first_stop() {
        assert_eq!(
            shown("(一)经济实力不断增强。今年完成产值577亿元。"),
            ["## (一)经济实力不断增强。", "今年完成产值577亿元。"]
        );
        assert_eq!(
            shown("（一）产值突破577亿元。同比增长5%。"),
            ["（一）产值突破577亿元。同比增长5%。"],
            "a figure is no heading"
        );
        assert_eq!(shown("1.国道项目：351国道改建工程。"), ["1. 1.国道项目：351国道改建工程。"]);
        assert_eq!(
            shown("一、农业 总产值一亿二千万元，增长百分之六。"),
            ["# 一、农业", "总产值一亿二千万元，增长百分之六。"]
        );
        assert_eq!(shown("（五）创新不足。"), ["## （五）创新不足。"]);
    }

    #[test]
    fn a_document_in_one_line_gets_its_blocks() {
        let source = "今年成效明显。 一、 工作成绩 (一)提质明显。增加值1.5亿元。 二、明年思路 面对压力，先抓项目，力争增长6%以上。 (一)建平台。一是做规划。";
        let wanted = [
            "今年成效明显。",
            "# 一、 工作成绩",
            "## (一)提质明显。",
            "增加值1.5亿元。",
            "# 二、明年思路",
            "面对压力，先抓项目，力争增长6%以上。",
            "## (一)建平台。",
            "一是做规划。",
        ];
        assert_eq!(shown(source), wanted);
    }

    #[test]
    fn chapters_stand_above_numbers() {
        let source = "第一章 总则\n第一节 目标\n一、产业\n• 汽车\n（1）研发投入达到3%以上，并逐年提高；";
        assert_eq!(
            shown(source),
            ["# 第一章 总则", "## 第一节 目标", "### 一、产业", "- 汽车", "1. （1）研发投入达到3%以上，并逐年提高；"]
        );
    }
}
