//! The parts of a zipped document, inflated within limits: a small file that grows without end is refused.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use super::DocumentError;

/// The most that all parts together may inflate to: so many times the file, within a floor and a ceiling.
const RATIO: u64 = 120;
const FLOOR: u64 = 16 << 20;
const CEILING: u64 = 256 << 20;
/// The most parts of an honest document.
const MOST_PARTS: usize = 20_000;

/// A zipped document.
pub(super) struct Archive<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    /// Bytes that may still be inflated.
    left: u64,
    format: &'static str,
}

impl<'a> Archive<'a> {
    /// Opens it; `format` names it in errors.
    pub fn open(bytes: &'a [u8], format: &'static str) -> Result<Archive<'a>, DocumentError> {
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| DocumentError::Broken(format))?;
        if zip.len() > MOST_PARTS {
            return Err(DocumentError::Bomb);
        }
        let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        Ok(Archive { zip, left: size.saturating_mul(RATIO).clamp(FLOOR, CEILING), format })
    }

    /// Whether a part is there.
    pub fn has(&self, name: &str) -> bool {
        self.zip.index_for_name(name).is_some()
    }

    /// The text of a part; empty where it is not there.
    pub fn text(&mut self, name: &str) -> Result<String, DocumentError> {
        let format = self.format;
        let mut bytes = Vec::new();
        match self.zip.by_name(name) {
            Ok(part) => {
                let mut part = part.take(self.left + 1);
                part.read_to_end(&mut bytes).map_err(|_| DocumentError::Broken(format))?;
            }
            Err(ZipError::FileNotFound) => return Ok(String::new()),
            Err(ZipError::UnsupportedArchive(_)) => return Err(DocumentError::Encrypted),
            Err(_) => return Err(DocumentError::Broken(format)),
        }
        self.spend(bytes.len())?;
        Ok(super::encoding::decode(&bytes).0)
    }

    fn spend(&mut self, bytes: usize) -> Result<(), DocumentError> {
        let bytes = u64::try_from(bytes).unwrap_or(u64::MAX);
        self.left = self.left.checked_sub(bytes).ok_or(DocumentError::Bomb)?;
        Ok(())
    }

    /// Inflates all parts into nothing, so that a reader that knows no limits may follow.
    pub fn check(mut self) -> Result<(), DocumentError> {
        let format = self.format;
        for index in 0..self.zip.len() {
            let part = match self.zip.by_index(index) {
                Ok(part) => part,
                Err(ZipError::UnsupportedArchive(_)) => return Err(DocumentError::Encrypted),
                Err(_) => return Err(DocumentError::Broken(format)),
            };
            let inflated = std::io::copy(&mut part.take(self.left + 1), &mut std::io::sink());
            let inflated = inflated.map_err(|_| DocumentError::Broken(format))?;
            self.left = self.left.checked_sub(inflated).ok_or(DocumentError::Bomb)?;
        }
        Ok(())
    }
}
