//! What format a file is in: by its first bytes and the parts of its container, not by its name alone.
//!
//! Half of the `.xls` and `.doc` files of web sites are pages or the newer formats under an old name.

use super::archive::Archive;
use super::error::LARGEST_FILE;
use super::sheet::Workbook;
use super::{DocumentError, encoding};

/// A format that is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    Docx,
    Workbook(Workbook),
    Text(TextKind),
}

/// A format of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TextKind {
    Csv,
    /// A page or a plain text, as its content says.
    Plain,
}

/// The format of a file.
pub(super) fn format(name: &str, bytes: &[u8]) -> Result<Format, DocumentError> {
    if bytes.is_empty() {
        return Err(DocumentError::Empty);
    }
    if bytes.len() > LARGEST_FILE {
        return Err(DocumentError::Large);
    }
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
    if bytes.starts_with(b"PK") {
        return zipped(bytes);
    }
    if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
        return Err(compound(bytes, &ending));
    }
    if bytes.starts_with(b"%PDF") {
        return Err(DocumentError::Format("PDF"));
    }
    if bytes.starts_with(b"{\\rtf") {
        return Err(DocumentError::Format("RTF"));
    }
    if is_binary(bytes) {
        return Err(DocumentError::Unknown);
    }
    Ok(Format::Text(if matches!(ending.as_str(), "csv" | "tsv") { TextKind::Csv } else { TextKind::Plain }))
}

fn zipped(bytes: &[u8]) -> Result<Format, DocumentError> {
    let mut archive = Archive::open(bytes, "ZIP")?;
    if archive.has("word/document.xml") {
        return Ok(Format::Docx);
    }
    if archive.has("xl/workbook.xml") {
        return Ok(Format::Workbook(Workbook::Xlsx));
    }
    match archive.text("mimetype")?.trim() {
        "application/vnd.oasis.opendocument.spreadsheet" => Ok(Format::Workbook(Workbook::Ods)),
        "application/vnd.oasis.opendocument.text" => Err(DocumentError::Format("OpenDocument (.odt)")),
        _ if archive.has("OFD.xml") => Err(DocumentError::Format("OFD")),
        _ => Err(DocumentError::Unknown),
    }
}

/// The old container of Office holds names of its parts in UTF-16.
fn compound(bytes: &[u8], ending: &str) -> DocumentError {
    let has = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(wide.len()).any(|window| window == wide.as_slice())
    };
    if has("EncryptedPackage") {
        return DocumentError::Encrypted;
    }
    if has("WordDocument") || matches!(ending, "doc" | "wps") {
        return DocumentError::Format("Word 97–2003 (.doc)");
    }
    let is_workbook = has("Workbook") || has("Book") || matches!(ending, "xls" | "et");
    if is_workbook { DocumentError::Format("Excel 97–2003 (.xls)") } else { DocumentError::Unknown }
}

/// Whether the bytes are no text: zeros that are not those of UTF-16.
fn is_binary(bytes: &[u8]) -> bool {
    let head = bytes.get(..bytes.len().min(4096)).unwrap_or_default();
    let zeros = head.iter().filter(|byte| **byte == 0).count();
    zeros > 0 && {
        let (text, _) = encoding::decode(head);
        let controls = text.chars().filter(|c| c.is_control() && !c.is_whitespace()).count();
        controls * 50 > text.chars().count()
    }
}
