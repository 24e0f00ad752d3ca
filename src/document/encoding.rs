//! Bytes → text: a byte order mark, else what a page declares, else UTF-8 where it is valid, else what the bytes look like.
//!
//! `charset=gb2312` is GB18030 in fact, as browsers take it. A declaration that the bytes contradict is not believed.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, GB18030, UTF_8};

/// How far into a page a declaration is looked for.
const HEAD: usize = 4096;

/// The text, and whether some bytes were no text.
pub(super) fn decode(bytes: &[u8]) -> (String, bool) {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let (text, failed) = encoding.decode_without_bom_handling(bytes.get(mark..).unwrap_or_default());
        return (text.into_owned(), failed);
    }
    // Valid UTF-8 that is not plain ASCII is never GBK by chance, whatever the page declares.
    if let Ok(text) = std::str::from_utf8(bytes) {
        return (text.to_owned(), false);
    }
    if let Some(encoding) = without_mark(bytes) {
        let (text, failed) = encoding.decode_without_bom_handling(bytes);
        return (text.into_owned(), failed);
    }
    let declared = declared(bytes).filter(|encoding| *encoding != UTF_8);
    let encoding = declared.unwrap_or_else(|| guessed(bytes));
    // GB18030 holds all of GBK and the rarer characters of names.
    let encoding = if encoding == encoding_rs::GBK { GB18030 } else { encoding };
    let (text, failed) = encoding.decode_without_bom_handling(bytes);
    if !failed {
        return (text.into_owned(), false);
    }
    // A few bad bytes in UTF-8 do less harm than a wrong encoding for all of it.
    let best = [UTF_8, GB18030, encoding].map(|encoding| encoding.decode_without_bom_handling(bytes).0);
    let worst = |text: &str| text.chars().filter(|c| *c == '\u{FFFD}').count();
    (best.into_iter().min_by_key(|text| worst(text)).unwrap_or_default().into_owned(), true)
}

/// UTF-16 without a mark: every second byte of its ASCII characters is zero.
fn without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..bytes.len().min(HEAD) & !1)?;
    let zeros = |offset: usize| head.iter().skip(offset).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let many = head.len() / 20;
    match (even > many, odd > many) {
        (true, false) => Some(encoding_rs::UTF_16BE),
        (false, true) => Some(encoding_rs::UTF_16LE),
        _ => None,
    }
}

/// The encoding of `<meta charset=…>`, `content="text/html; charset=…"` or `<?xml encoding=…?>`.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(bytes.get(..bytes.len().min(HEAD))?).to_ascii_lowercase();
    let label = ["charset=", "encoding="].iter().find_map(|word| head.split_once(word))?.1;
    let label = label.trim_start_matches(['"', '\'', ' ']);
    Encoding::for_label(label.split(['"', '\'', ' ', '>', ';', '/', '?']).next()?.as_bytes())
}

fn guessed(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(Some(b"cn"), Utf8Detection::Allow)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "<p>一、全区工业总产值增长8.5%，居全市第二。喆</p>";

    #[test]
    fn every_encoding_of_saved_pages_is_read() {
        for encoding in [UTF_8, encoding_rs::GBK, GB18030] {
            let bytes = encoding.encode(TEXT).0;
            assert_eq!(decode(&bytes), (TEXT.to_owned(), false), "{}", encoding.name());
        }
        let wide: Vec<u8> = TEXT.encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(decode(&wide).0, TEXT);
        assert_eq!(decode(&[&[0xFF, 0xFE][..], &wide].concat()).0, TEXT);
        assert_eq!(decode(&[&[0xEF, 0xBB, 0xBF][..], TEXT.as_bytes()].concat()).0, TEXT);
    }

    #[test]
    fn the_declaration_of_a_page_is_believed_unless_the_bytes_contradict_it() {
        let page = format!("<meta charset=gb2312>{TEXT}");
        assert_eq!(decode(&encoding_rs::GBK.encode(&page).0).0, page);
        assert_eq!(decode(page.as_bytes()).0, page, "UTF-8 under a wrong declaration");
    }

    #[test]
    fn bad_bytes_cost_themselves_alone() {
        let mut bytes = TEXT.as_bytes().to_vec();
        bytes.insert(3, 0xFF);
        let (text, failed) = decode(&bytes);
        assert!(failed && text.contains("居全市第二"), "{text}");
    }
}
