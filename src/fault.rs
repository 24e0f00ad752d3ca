//! Failures that only the operator can mend, in both languages, and names of files as a terminal may show them.
//!
//! [`Told`] puts what was being done before a cause, as `anyhow`'s `context` does, in zh and en; [`wording`] gives the whole
//! chain in one of them. What the system said is worded here too, with what to do about it.

use std::borrow::Cow;
use std::error::Error as StdError;
use std::fmt;
use std::io;
use std::path::Path;

use crate::lang::{Text, Tongue};
use crate::source::is_unseen;

/// A failure in both languages, with its cause.
#[derive(Debug)]
struct Fault {
    text: Text,
    cause: Option<anyhow::Error>,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text.en)
    }
}

impl StdError for Fault {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.cause.as_ref().map(AsRef::as_ref)
    }
}

/// A failure without a further cause.
pub fn fault(zh: impl Into<String>, en: impl Into<String>) -> anyhow::Error {
    anyhow::Error::new(Fault { text: Text::new(zh, en), cause: None })
}

/// What was being done with a file, as words before its name.
pub fn about(zh: &str, en: &str, path: &Path) -> Text {
    let shown = shown(path);
    Text::new(format!("{zh} {shown}"), format!("{en} {shown}"))
}

/// Results that can be told what was being done.
pub trait Told<T> {
    /// Puts what was being done before the cause.
    fn told(self, text: impl FnOnce() -> Text) -> anyhow::Result<T>;
}

impl<T, E: Into<anyhow::Error>> Told<T> for Result<T, E> {
    fn told(self, text: impl FnOnce() -> Text) -> anyhow::Result<T> {
        self.map_err(|cause| anyhow::Error::new(Fault { text: text(), cause: Some(cause.into()) }))
    }
}

/// A failure with its causes in one line.
pub fn wording(error: &anyhow::Error, tongue: Tongue) -> String {
    let mut parts: Vec<String> = Vec::new();
    for cause in error.chain() {
        let part = match (cause.downcast_ref::<Fault>(), cause.downcast_ref::<io::Error>()) {
            (Some(fault), _) => fault.text.get(tongue).to_owned(),
            (None, Some(error)) => of_system(error).get(tongue).to_owned(),
            (None, None) => cause.to_string(),
        };
        // A cause that wraps another often says the same.
        if parts.last() != Some(&part) {
            parts.push(part);
        }
    }
    parts.join(if tongue == Tongue::Zh { "：" } else { ": " })
}

/// The kind of the error of the system that a failure comes from, if it comes from one.
pub fn kind(error: &anyhow::Error) -> Option<io::ErrorKind> {
    error.chain().find_map(|cause| cause.downcast_ref::<io::Error>()).map(io::Error::kind)
}

/// What the system said, and what to do about it where that can be said.
pub fn of_system(error: &io::Error) -> Text {
    use io::ErrorKind::{
        AlreadyExists, FileTooLarge, InvalidFilename, IsADirectory, NotADirectory, NotFound, PermissionDenied,
        QuotaExceeded, ReadOnlyFilesystem, ResourceBusy, StorageFull,
    };
    let number = error.raw_os_error().map(|number| (format!("（系统错误 {number}）"), format!(" (os error {number})")));
    let (number_zh, number_en) = number.unwrap_or_default();
    let (zh, en) = match error.kind() {
        StorageFull => ("磁盘已满；腾出空间后再运行一次", "the disk is full: make room, then run it again"),
        QuotaExceeded => (
            "超出磁盘配额；腾出空间或请管理员提高配额",
            "the disk quota is used up: make room, or ask the administrator for more",
        ),
        FileTooLarge => (
            "文件大小超过系统允许的上限；请管理员放宽限制（ulimit -f）",
            "the system allows no file of this size: ask the administrator to raise the limit (ulimit -f)",
        ),
        PermissionDenied => (
            "没有权限；请文件的所有者或管理员授权",
            "permission denied: ask the owner of the file or the administrator for access",
        ),
        ReadOnlyFilesystem => {
            ("只读，不能写入；取消只读，或换一个位置", "it is read-only: make it writable, or choose another place")
        }
        NotFound => ("找不到这个文件或文件夹", "no such file or folder"),
        AlreadyExists => ("已经存在，不会覆盖；换一个名字", "it exists, and is not overwritten: choose another name"),
        NotADirectory => ("路径中有一段是文件，不是文件夹", "a part of the path is a file, not a folder"),
        IsADirectory => ("是文件夹，不是文件", "it is a folder, not a file"),
        InvalidFilename => ("文件名过长或不合规；换一个名字", "the name is too long or not allowed: choose another"),
        ResourceBusy => ("正被别的程序占用；关闭后再运行一次", "another program uses it: close that and run it again"),
        // Not every system knows a kind of its own for these.
        _ => return Text::new(format!("系统报告 {error}"), error.to_string()),
    };
    Text::new(format!("{zh}{number_zh}"), format!("{en}{number_en}"))
}

/// The name of a file in a message, on one line whatever it holds.
pub fn shown(path: &Path) -> String {
    visible(&path.to_string_lossy(), &[]).into_owned()
}

/// A text with everything escaped that is unseen ([`is_unseen`]): names of files and texts of authors may hold ESC `]`.
/// Characters in `kept` stay.
pub fn visible<'a>(text: &'a str, kept: &[char]) -> Cow<'a, str> {
    let is_unsafe = |c: char| is_unseen(c) && !kept.contains(&c);
    if !text.contains(is_unsafe) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        if is_unsafe(c) { out.extend(c.escape_default()) } else { out.push(c) }
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_is_worded_in_both_languages_with_its_causes() {
        let full = || io::Error::from(io::ErrorKind::StorageFull);
        let error = Err::<(), _>(full()).told(|| Text::new("写不了 a", "cannot write a")).unwrap_err();
        assert_eq!(wording(&error, Tongue::Zh), "写不了 a：磁盘已满；腾出空间后再运行一次");
        assert_eq!(wording(&error, Tongue::En), "cannot write a: the disk is full: make room, then run it again");
        assert_eq!(kind(&error), Some(io::ErrorKind::StorageFull));
        let outer = error.context("building");
        assert_eq!(wording(&outer, Tongue::Zh), "building：写不了 a：磁盘已满；腾出空间后再运行一次");
        assert_eq!(wording(&fault("错", "wrong"), Tongue::Zh), "错");
    }

    #[test]
    fn nothing_that_a_terminal_obeys_is_shown_raw() {
        assert_eq!(shown(Path::new("总结.md")), "总结.md");
        assert_eq!(shown(Path::new("a\n\u{1b}]0;x\u{7}\u{202e}b")), "a\\n\\u{1b}]0;x\\u{7}\\u{202e}b");
        assert_eq!(visible("a\n\tb\u{9b}1m", &['\n', '\t']), "a\n\tb\\u{9b}1m");
    }
}
