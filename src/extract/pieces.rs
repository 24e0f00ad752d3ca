//! Long blocks in pieces of whole sentences: a document may be one line, and reading a block takes more than linear time.

use std::borrow::Cow;

use crate::document::{Block, Content};

/// Where a piece may end at a sentence, and where it must end at all: no sentence that a person wrote is as long.
const LENGTH: usize = 3_000;
const MOST: usize = 6_000;

/// The pieces of a block; a short one is whole.
pub fn pieces(block: &Block) -> Vec<Cow<'_, Block>> {
    let text = block.text();
    if text.len() <= MOST {
        return vec![Cow::Borrowed(block)];
    }
    let mut found = Vec::new();
    let mut start = 0;
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        let length = end - start;
        let ends = match c {
            '。' | '！' | '？' | '\n' => length >= LENGTH,
            '；' | '，' => length >= MOST / 2 + LENGTH / 2,
            _ => length + 4 > MOST,
        };
        if ends {
            found.push(Cow::Owned(piece(block, text, start, end)));
            start = end;
        }
    }
    found.push(Cow::Owned(piece(block, text, start, text.len())));
    found
}

fn piece(block: &Block, text: &str, start: usize, end: usize) -> Block {
    let within = block.breaks.iter().filter(|(at, _)| (start..end).contains(at));
    Block {
        content: Content::Paragraph(text.get(start..end).unwrap_or("").to_owned()),
        line: block.line_at(start),
        breaks: within.map(|(at, line)| (at - start, *line)).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_in_one_line_is_read_by_sentences() {
        let text = "完成产值577亿元，同比增长44.7%。".repeat(300);
        let block = Block { content: Content::Paragraph(text.clone()), line: 7, breaks: vec![(9000, 8)] };
        let pieces = pieces(&block);
        assert_eq!(pieces.iter().map(|piece| piece.text()).collect::<String>(), text);
        assert!(pieces.iter().rev().skip(1).all(|piece| piece.text().ends_with('。') && piece.text().len() <= MOST));
        assert_eq!((pieces[0].line, pieces.last().unwrap().line), (7, 8));
    }

    #[test]
    fn a_text_without_marks_is_cut() {
        let block = Block { content: Content::Paragraph("1亿元".repeat(5_000)), line: 1, breaks: Vec::new() };
        assert!(pieces(&block).iter().all(|piece| piece.text().len() <= MOST));
    }
}
