//! Sentences that line breaks have cut are made whole: `增速居全省首` ⏎ ⏎ `位；…`, and texts wrapped at a fixed width.

use super::marks;
use super::structure::{Part, Piece, Role};

/// Pairs of characters that no line break stands between in a text as it was written: 增|长, 亿|元, 首|位.
const WORDS: &[&str] = &[
    "增长", "下降", "同比", "环比", "亿元", "万元", "万吨", "亿吨", "万人", "万户", "万亩", "首位", "位居", "第一",
    "第二", "第三", "百分", "分点", "平方", "公里", "公顷", "美元", "产值", "增加", "投资", "收入", "企业", "项目",
    "建设", "发展", "经济", "工业", "全市", "全省", "全国", "全年", "累计", "实现", "完成", "达到", "突破", "左右",
    "以上", "以下",
];

/// What can neither end a text nor stand before a new one.
const OPEN: &[char] = &['，', ',', '、', '（', '(', '“', '《', '【', '-', '—', '～', '~'];
/// What no text starts with.
const CLOSING: &[char] =
    &['，', ',', '。', '、', '；', ';', '：', ':', '）', ')', '”', '》', '】', '%', '％', '！', '？'];
const ENDS: &[char] = &['。', '！', '？', '；', '：', '…', '”', '）', '!', '?', ';', ':', ')', '》', '】'];

/// The parts with broken sentences joined.
pub(super) fn joined(parts: Vec<Part>) -> Vec<Part> {
    let measure = measure(&parts);
    let mut out: Vec<Part> = Vec::with_capacity(parts.len());
    // The line that ends the last text: what it joined is not measured again.
    let mut last_line_width = 0;
    for part in parts {
        match (out.last_mut(), part) {
            (Some(Part::Text(before)), Part::Text(piece)) if goes_on(before, &piece, last_line_width, measure) => {
                last_line_width = width(&piece.passage.text);
                let needs_blank = before.passage.text.ends_with(|c: char| c.is_ascii_alphabetic())
                    && piece.passage.text.starts_with(|c: char| c.is_ascii_alphabetic());
                if needs_blank {
                    before.passage.text.push(' ');
                }
                before.passage.append(&piece.passage);
            }
            (_, part) => {
                if let Part::Text(piece) = &part {
                    last_line_width = width(&piece.passage.text);
                }
                out.push(part);
            }
        }
    }
    out
}

/// Columns of a text: Han characters are two wide.
fn width(text: &str) -> usize {
    text.chars().map(|c| if crate::lang::is_cjk(c) || !c.is_ascii() { 2 } else { 1 }).sum()
}

/// The width at which lines are wrapped, if they are: many lines without an end are as wide as the widest.
fn measure(parts: &[Part]) -> Option<usize> {
    let lines = parts.iter().filter_map(|part| match part {
        Part::Text(piece) if piece.adjoins && piece.role == Role::Plain => Some(&piece.passage.text),
        _ => None,
    });
    let open: Vec<usize> = lines.filter(|text| !text.ends_with(ENDS)).map(|text| width(text)).collect();
    let widest = open.iter().copied().max().filter(|widest| (40..=160).contains(widest))?;
    let full = open.iter().filter(|width| **width + 4 >= widest).count();
    (full >= 3 && full * 2 >= open.len()).then_some(widest)
}

fn goes_on(before: &Piece, piece: &Piece, last_line_width: usize, measure: Option<usize>) -> bool {
    let (text, next) = (before.passage.text.as_str(), piece.passage.text.as_str());
    let is_plain = before.role == Role::Plain && piece.role == Role::Plain;
    if !is_plain || text.ends_with(ENDS) && !next.starts_with(CLOSING) {
        return false;
    }
    if marks::at_start(next).is_some() || marks::bullet(next).is_some() || next.starts_with(['（', '(', '【', '—'])
    {
        return false;
    }
    if measure.is_some_and(|measure| piece.adjoins && last_line_width + 4 >= measure) {
        return true;
    }
    // Only prose is broken; captions and short headings stand alone.
    let is_prose = text.contains(['，', '。', '；', ',', ';']) && width(text) >= 30;
    // Where paragraphs are indented, a line that is not goes on with the one above.
    if is_prose && before.is_indented && piece.adjoins && !piece.is_indented {
        return true;
    }
    let next_is_prose = next.contains(['，', '。', '；', ',', ';']);
    next.starts_with(CLOSING) || (text.ends_with(OPEN) && is_prose) || (is_prose && next_is_prose && is_cut(text, next))
}

/// Whether a word or a number is cut between two texts, or the second starts with the end of a clause.
fn is_cut(text: &str, next: &str) -> bool {
    let (Some(last), Some(first)) = (text.chars().next_back(), next.chars().next()) else { return false };
    let clause = next.split(['，', '。', '；', '：', '、', ',', ';', ':']).next().unwrap_or("");
    let is_stub = clause.chars().take(3).count() <= 2;
    let is_word = WORDS.iter().any(|word| word.chars().eq([last, first]));
    let is_number =
        last.is_ascii_digit() && (first.is_ascii_digit() || "亿万千百元吨家个户件项人年月.".contains(first));
    is_stub || is_word || is_number
}

#[cfg(test)]
mod tests {
    use super::joined;
    use crate::document::structure::Part;
    use crate::document::text;

    fn texts(source: &str) -> Vec<String> {
        let parts = joined(text::parts(source));
        parts
            .iter()
            .filter_map(|part| match part {
                Part::Text(piece) => Some(piece.passage.text.clone()),
                _ => None,
            })
            .collect()
    }

    #[test]
    fn cut_sentences_become_whole() {
        let source = "全年出口额突破110亿元，比上年增长一成半，增速居全省首\n\n位；港口吞吐量再创新高。";
        assert_eq!(texts(source).len(), 1);
        assert_eq!(texts("规模以上工业企业实现利润总额保持较快增长，同比增\n\n长8.5%，税收增长3%。").len(), 1);
        assert_eq!(texts("第一，园区产业链条不断延伸完善，集聚效应进一步显现，\n\n新开工项目十二个。").len(), 1);
    }

    #[test]
    fn what_breaks_off_before_a_heading_stays_apart() {
        assert_eq!(texts("五大平台建设全面推进，在产业链、供应链上深度融入\n\n畅通循环 改革开放提能").len(), 2);
        assert_eq!(
            texts("推动服务贸易进出口，落实各项政策措施并跟踪问效\n\n（三）放大优势。下一步，做强平台。").len(),
            2
        );
        assert_eq!(texts("海边的老街\n\n企业车间内，机械手在加工产品。").len(), 2);
    }

    #[test]
    fn wrapped_lines_become_paragraphs() {
        let line = "这一年全区上下一心抓项目促投资稳外贸各项工作取得新的进展成效";
        let source = format!("{line}\n{line}\n{line}\n增长五成。\n{line}\n{line}\n结束。");
        assert_eq!(texts(&source).len(), 2, "{:?}", texts(&source));
    }
}
