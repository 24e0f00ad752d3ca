//! Reads a project from disk into memory.
//!
//! In comes the project's root folder; out go [`Sources`], the bytes of every file below `content/`
//! and `themes/`, and the list of what could not be read, with reasons. Nothing on disk makes it
//! hang or panic: pipes, devices, loops of links and huge files are reported instead of opened.
//! It never writes, and never looks at what a file says.

use std::collections::{BTreeMap, HashSet};
use std::fmt;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use anyhow::Result;
use walkdir::{DirEntry, WalkDir};

use crate::fault::{Told as _, about, fault, of_system, shown};
use crate::lang::Text;
use crate::source::{Blob, Sources};

/// The folders that make up a project. The first must be there.
const FOLDERS: [&str; 2] = ["content", "themes"];

/// Largest file that is read. A site's picture or attachment is far smaller; a disk image that was
/// dropped into `content/` by accident is not.
const FILE_BYTES_MAX: u64 = 64 << 20;

/// Most entries that are walked: two million reports in two languages. Links within the project can multiply a tree
/// without a loop.
const ENTRIES_MAX: usize = 5_000_000;

/// Deepest folder that is entered, for the same reason.
const DEPTH_MAX: usize = 64;

/// Something below the root that was left out, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable {
    /// Path relative to the root, with `/`; bytes that are not UTF-8 are shown as `�`.
    pub path: String,
    /// Why it was left out.
    pub reason: Reason,
}

/// Why a path was left out of [`Sources`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// A symbolic link that leads out of the project.
    OutsideRoot,
    /// A symbolic link that leads nowhere, or to itself.
    BrokenLink,
    /// A symbolic link to a folder that contains it.
    Loop,
    /// Folders nested deeper than is sensible.
    TooDeep,
    /// A pipe, socket or device.
    NotAFile,
    /// A file name that is not UTF-8 (made on a system with another encoding, such as GBK).
    NameNotUtf8,
    /// A file above the size limit.
    TooLarge {
        /// The most that is read.
        bytes_max: u64,
    },
    /// The operating system refused.
    Io(Text),
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Reason::OutsideRoot => f.write_str("the link leads out of the project; copy the file into it"),
            Reason::BrokenLink => f.write_str("the link leads nowhere"),
            Reason::Loop => f.write_str("the link leads back to a folder that contains it"),
            Reason::TooDeep => write!(f, "it lies more than {DEPTH_MAX} folders deep"),
            Reason::NotAFile => f.write_str("it is a pipe, socket or device, not a file"),
            Reason::NameNotUtf8 => f.write_str("its name is not UTF-8; rename it"),
            Reason::TooLarge { bytes_max } => {
                write!(f, "it is larger than {} MiB", bytes_max >> 20)
            }
            Reason::Io(message) => f.write_str(&message.en),
        }
    }
}

/// Reads `content/` and `themes/` below `root`, in the order of their names.
///
/// Fails only where there is no project at all; single files that cannot be read are listed.
pub fn read(root: &Path) -> Result<(Sources, Vec<Unreadable>)> {
    Reader::default().read(root, &[])
}

/// Reads a project again and again, and of its files only those that changed.
#[derive(Debug, Default)]
pub struct Reader {
    known: BTreeMap<String, (Stamp, Blob)>,
    sources: Sources,
    unreadable: Vec<Unreadable>,
    /// Whether the last walk met a link, behind which a file may change under another name.
    has_links: bool,
}

/// What tells one state of a file from another without reading it: when it was written, and its size.
type Stamp = (Option<SystemTime>, u64);

impl Reader {
    /// As [`read`]. Files told as `changed`, and those below a folder so told, are read whatever their time
    /// says: some file systems count in whole seconds. Where all that is told are files read before, the others are not
    /// looked at: with ten thousand reports that would be a quarter of the time of an edit.
    pub fn read(&mut self, root: &Path, changed: &[PathBuf]) -> Result<(Sources, Vec<Unreadable>)> {
        if self.read_only(root, changed).is_none() {
            let Reading { stamped, sources, unreadable, has_links, .. } =
                read_up_to(root, FILE_BYTES_MAX, &self.known, changed)?;
            *self = Reader { known: stamped, sources, unreadable, has_links };
        }
        Ok((self.sources.clone(), self.unreadable.clone()))
    }

    /// Reads these files alone; `None` where that does not do.
    fn read_only(&mut self, root: &Path, changed: &[PathBuf]) -> Option<()> {
        if changed.is_empty() || self.has_links {
            return None;
        }
        let real_root = fs::canonicalize(root).ok()?;
        let mut read = Vec::with_capacity(changed.len());
        for path in changed {
            let key = relative(&real_root, path).filter(|key| self.known.contains_key(key))?;
            fs::symlink_metadata(path).ok().filter(fs::Metadata::is_file)?;
            read.push((read_file(path, FILE_BYTES_MAX).ok()?, key));
        }
        for ((stamp, bytes), key) in read {
            self.sources.files.insert(key.clone(), bytes.clone());
            self.known.insert(key, (stamp, bytes));
        }
        Some(())
    }
}

/// Whether a file or folder of this name is never content: dotfiles, backups of editors, litter of
/// desktops.
pub fn is_ignored_name(name: &str) -> bool {
    const SUFFIXES: [&str; 4] = ["~", ".swp", ".swo", ".swx"];
    // `~$…` is the lock that office programs put beside an open document.
    name.starts_with('.')
        || name.starts_with("~$")
        || (name.len() > 1 && name.starts_with('#') && name.ends_with('#'))
        || SUFFIXES.iter().any(|suffix| name.ends_with(suffix))
        || name.eq_ignore_ascii_case("thumbs.db")
        || name.eq_ignore_ascii_case("desktop.ini")
}

fn read_up_to<'a>(
    root: &Path,
    bytes_max: u64,
    known: &'a BTreeMap<String, (Stamp, Blob)>,
    changed: &'a [PathBuf],
) -> Result<Reading<'a>> {
    let real_root = fs::canonicalize(root).told(|| {
        let shown = shown(root);
        Text::new(
            format!("打不开项目文件夹 {shown}；用 --root 另指一个"),
            format!("cannot open the project folder {shown}; name another with --root"),
        )
    })?;
    let mut reading = Reading {
        real_root,
        bytes_max,
        known,
        changed: changed.iter().map(PathBuf::as_path).collect(),
        stamped: BTreeMap::new(),
        n_entries: 0,
        has_links: false,
        sources: Sources::default(),
        unreadable: Vec::new(),
    };
    for folder in FOLDERS {
        let path = reading.real_root.join(folder);
        match fs::symlink_metadata(&path) {
            Ok(found) if found.is_file() => {
                let shown = shown(&path);
                return Err(fault(
                    format!("{shown} 是文件，不是文件夹；把它改名或移走"),
                    format!("{shown} is a file, not a folder; rename it or move it away"),
                ));
            }
            Ok(_) => reading.folder(&path)?,
            Err(error) if error.kind() == io::ErrorKind::NotFound && folder != "content" => {}
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Err(no_content(root)),
            Err(error) => {
                return Err(error).told(|| about("无法查看", "cannot look at", &path));
            }
        }
    }
    Ok(reading)
}

fn no_content(root: &Path) -> anyhow::Error {
    let shown = shown(root);
    fault(
        format!("{shown} 里没有 content 文件夹；用 duizhao new site DIR 新建站点，或用 --root DIR 指定项目文件夹"),
        format!(
            "there is no `content` folder in {shown}; start a site with `duizhao new site DIR`, or name the project's \
             folder with `--root DIR`"
        ),
    )
}

/// Opens a file to be read, and nothing else: a pipe that stands there meanwhile would be waited for without end.
pub fn open_file(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.custom_flags(rustix::fs::OFlags::NONBLOCK.bits().cast_signed());
    }
    let file = options.open(path)?;
    let found = file.metadata()?;
    match found.is_file() {
        true => Ok(file),
        false if found.is_dir() => Err(io::ErrorKind::IsADirectory.into()),
        false => Err(io::Error::new(io::ErrorKind::InvalidInput, Reason::NotAFile.to_string())),
    }
}

/// One run of [`read`].
struct Reading<'a> {
    real_root: PathBuf,
    bytes_max: u64,
    /// From the run before.
    known: &'a BTreeMap<String, (Stamp, Blob)>,
    changed: HashSet<&'a Path>,
    /// For the next run.
    stamped: BTreeMap<String, (Stamp, Blob)>,
    n_entries: usize,
    has_links: bool,
    sources: Sources,
    unreadable: Vec<Unreadable>,
}

impl Reading<'_> {
    fn folder(&mut self, folder: &Path) -> Result<()> {
        // Links are followed here, so that one folder may serve two reports; `refused_link` stops
        // those that leave the project before anything behind them is read.
        let mut walk = WalkDir::new(folder).follow_links(true).max_depth(DEPTH_MAX).sort_by_file_name().into_iter();
        while let Some(next) = walk.next() {
            self.n_entries += 1;
            if self.n_entries > ENTRIES_MAX {
                let shown = shown(folder);
                return Err(fault(
                    format!("{shown} 下的文件和文件夹超过 {ENTRIES_MAX} 个；把不是内容的移到别处"),
                    format!(
                        "there are more than {ENTRIES_MAX} files and folders below {shown}; move what is not content \
                         elsewhere"
                    ),
                ));
            }
            let entry = match next {
                Ok(entry) => entry,
                Err(error) => {
                    self.walk_failed(&error);
                    continue;
                }
            };
            let ignored = entry.depth() > 0 && entry.file_name().to_str().is_some_and(is_ignored_name);
            let enter = !ignored && self.entry(&entry);
            if !enter && entry.file_type().is_dir() {
                walk.skip_current_dir();
            }
        }
        Ok(())
    }

    /// Takes in one entry; `false` where a folder is not to be entered.
    fn entry(&mut self, entry: &DirEntry) -> bool {
        let Some(path) = relative(&self.real_root, entry.path()) else {
            self.report(entry.path(), Reason::NameNotUtf8);
            return false;
        };
        if let Some(reason) = self.refused_link(entry) {
            self.report(entry.path(), reason);
            return false;
        }
        if entry.file_type().is_dir() {
            let too_deep = entry.depth() >= DEPTH_MAX;
            if too_deep {
                self.report(entry.path(), Reason::TooDeep);
            }
            return !too_deep;
        }
        if !entry.file_type().is_file() {
            self.report(entry.path(), Reason::NotAFile);
            return false;
        }
        match self.bytes(entry.path(), &path) {
            Ok((stamp, bytes)) => {
                self.stamped.insert(path.clone(), (stamp, bytes.clone()));
                self.sources.files.insert(path, bytes);
            }
            Err(reason) => self.report(entry.path(), reason),
        }
        false
    }

    fn refused_link(&mut self, entry: &DirEntry) -> Option<Reason> {
        // The walk never calls its own starting point a link, so that is asked of the disk.
        let is_link = entry.path_is_symlink()
            || (entry.depth() == 0 && fs::symlink_metadata(entry.path()).is_ok_and(|found| found.is_symlink()));
        if !is_link {
            return None;
        }
        self.has_links = true;
        match fs::canonicalize(entry.path()) {
            Ok(target) if target.starts_with(&self.real_root) => None,
            Ok(_) => Some(Reason::OutsideRoot),
            Err(error) => Some(Reason::Io(of_system(&error))),
        }
    }

    fn bytes(&self, path: &Path, key: &str) -> Result<(Stamp, Blob), Reason> {
        if let Some((known, bytes)) = self.known.get(key)
            && !path.ancestors().any(|path| self.changed.contains(path))
            && fs::metadata(path).is_ok_and(|found| stamp(&found) == *known)
        {
            return Ok((*known, bytes.clone()));
        }
        read_file(path, self.bytes_max)
    }

    fn walk_failed(&mut self, error: &walkdir::Error) {
        let Some(path) = error.path().map(Path::to_path_buf) else { return };
        if path.file_name().and_then(|name| name.to_str()).is_some_and(is_ignored_name) {
            return; // Editors use broken links as locks (`.#report.md`).
        }
        let is_link = fs::symlink_metadata(&path).is_ok_and(|found| found.is_symlink());
        let reason = match error.io_error() {
            None => Reason::Loop,
            // A link to itself is reported as an error that has no stable name.
            Some(io) if is_link && io.kind() != io::ErrorKind::PermissionDenied => Reason::BrokenLink,
            Some(io) => Reason::Io(of_system(io)),
        };
        self.report(&path, reason);
    }

    fn report(&mut self, path: &Path, reason: Reason) {
        let relative = path.strip_prefix(&self.real_root).unwrap_or(path);
        let names: Vec<_> = relative.iter().map(|name| name.to_string_lossy()).collect();
        self.unreadable.push(Unreadable { path: names.join("/"), reason });
    }
}

fn stamp(found: &fs::Metadata) -> Stamp {
    (found.modified().ok(), found.len())
}

fn read_file(path: &Path, bytes_max: u64) -> Result<(Stamp, Blob), Reason> {
    let failed = |error: io::Error| Reason::Io(of_system(&error));
    let file = open_file(path).map_err(failed)?;
    let found = file.metadata().map_err(failed)?;
    if found.len() > bytes_max {
        return Err(Reason::TooLarge { bytes_max });
    }
    let mut bytes = Vec::with_capacity(usize::try_from(found.len()).unwrap_or(0));
    // The size may grow while the file is read, and some file systems always say 0.
    file.take(bytes_max + 1).read_to_end(&mut bytes).map_err(failed)?;
    if bytes.len() as u64 > bytes_max {
        return Err(Reason::TooLarge { bytes_max });
    }
    Ok((stamp(&found), bytes.into()))
}

/// The path from the root, with `/`; nothing where a name on the way is not UTF-8.
fn relative(real_root: &Path, path: &Path) -> Option<String> {
    let relative = path.strip_prefix(real_root).ok()?;
    let names: Option<Vec<&str>> = relative.iter().map(|name| name.to_str()).collect();
    Some(names?.join("/"))
}

#[cfg(test)]
#[cfg(unix)]
#[path = "disk_tests.rs"]
mod tests;
