//! Why a file cannot be read as a document, and what to do instead.

use crate::lang::Text;

/// A file that is no document, or not one that can be read safely.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DocumentError {
    /// Nothing in it.
    Empty,
    /// A format that is not read, by its name: PDF, Word 97–2003.
    Format(&'static str),
    /// Binary data of no known format.
    Unknown,
    /// It should be of a format, and is broken: `.docx`, `.xlsx`.
    Broken(&'static str),
    /// A compressed part that grows past any honest size.
    Bomb,
    /// The file itself is larger than is read.
    Large,
    /// Closed with a password.
    Encrypted,
}

/// The largest file that is read, in bytes.
pub(super) const LARGEST_FILE: usize = 64 << 20;

impl DocumentError {
    /// The reason, with the remedy behind it.
    pub fn text(self) -> Text {
        match self {
            DocumentError::Empty => {
                Text::new("文件是空的；请检查是否保存完整。", "The file is empty; check that it was saved whole.")
            }
            DocumentError::Format(format) => Text::new(
                format!("不能读取 {format}；请用 Word、Excel 或 WPS 打开，另存为 .docx、.xlsx 或网页（.html）。"),
                format!(
                    "{format} is not read; open it in Word, Excel or WPS and save it as .docx, .xlsx or a web page (.html)."
                ),
            ),
            DocumentError::Unknown => Text::new(
                "不是文本、网页、.docx 或表格文件；请另存为其中一种格式。",
                "It is no text, web page, .docx or spreadsheet; save it in one of these formats.",
            ),
            DocumentError::Broken(format) => Text::new(
                format!("{format} 文件已损坏；请重新保存或下载。"),
                format!("The {format} file is broken; save or download it again."),
            ),
            DocumentError::Bomb => Text::new(
                "解压后的内容异常巨大，已停止读取；请重新保存该文件，或复制正文另存为文本。",
                "Its compressed parts grow past any honest size, so reading stopped; save the file anew, or copy its text into a text file.",
            ),
            DocumentError::Large => Text::new(
                format!("文件超过 {} MB；请拆分后再导入。", LARGEST_FILE >> 20),
                format!("The file is larger than {} MB; split it and import the parts.", LARGEST_FILE >> 20),
            ),
            DocumentError::Encrypted => Text::new(
                "文件有密码保护；请去掉密码后再导入。",
                "The file is closed with a password; remove the password and import it again.",
            ),
        }
    }
}

impl std::fmt::Display for DocumentError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.text().en)
    }
}

impl std::error::Error for DocumentError {}
