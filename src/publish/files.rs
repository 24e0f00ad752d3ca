//! Single files and folders: written whole, with the rights a web server needs, and onto the disk.

use std::collections::HashSet;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use super::manifest::Entry;
use crate::disk::open_file;

/// Writes a file that must not exist yet.
pub fn write_new(path: &Path, bytes: &[u8], sync: bool) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
    file.write_all(bytes)?;
    set_plain_rights_of(&file)?;
    if sync { file.sync_all() } else { Ok(()) }
}

/// A file that must not exist yet and is written piece by piece.
pub struct Growing {
    file: File,
    hasher: blake3::Hasher,
    bytes: u64,
    /// Why a piece could not be written.
    failure: Option<io::Error>,
}

impl Growing {
    pub fn begin(path: &Path) -> io::Result<Growing> {
        let file = OpenOptions::new().write(true).create_new(true).open(path)?;
        set_plain_rights_of(&file)?;
        Ok(Growing { file, hasher: blake3::Hasher::new(), bytes: 0, failure: None })
    }

    /// What was written.
    pub fn finish(self) -> io::Result<Entry> {
        if let Some(failure) = self.failure {
            return Err(failure);
        }
        if SYNC_EACH_FILE {
            self.file.sync_all()?;
        }
        Ok(Entry { blake3: self.hasher.finalize(), bytes: self.bytes })
    }
}

impl io::Write for Growing {
    fn write(&mut self, piece: &[u8]) -> io::Result<usize> {
        if let Err(failure) = self.file.write_all(piece) {
            let kind = failure.kind();
            self.failure = Some(failure);
            return Err(kind.into());
        }
        self.hasher.update(piece);
        self.bytes += piece.len() as u64;
        Ok(piece.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

/// Has a file serve in a second place, where that does not exist yet.
pub fn link(from: &Path, to: &Path) -> io::Result<()> {
    fs::hard_link(from, to).or_else(|_| fs::copy(from, to).map(drop))
}

/// The folders of a site that grows below a root: each is made once, however many files it holds.
#[derive(Debug)]
pub struct Folders {
    root: PathBuf,
    made: Mutex<HashSet<String>>,
}

impl Folders {
    pub fn below(root: PathBuf) -> Folders {
        Folders { root, made: Mutex::default() }
    }

    /// Makes the folders that `path` needs.
    pub fn make_for(&self, path: &str) -> io::Result<()> {
        let Some((parent, _)) = path.rsplit_once('/') else { return Ok(()) };
        let made = || self.made.lock().unwrap_or_else(PoisonError::into_inner);
        if !made().contains(parent) {
            create_folder(&self.root, parent)?;
            made().insert(parent.to_owned());
        }
        Ok(())
    }
}

/// Makes the folders that `path` needs below `root`.
pub fn create_parents(root: &Path, path: &str) -> io::Result<()> {
    path.rsplit_once('/').map_or(Ok(()), |(parent, _)| create_folder(root, parent))
}

/// Makes a folder below `root`, with those above it. The root itself has to be there: where somebody took it away, nothing
/// of what it held is brought back.
fn create_folder(root: &Path, folder: &str) -> io::Result<()> {
    let path = root.join(folder);
    let made = match (fs::create_dir(&path), folder.rsplit_once('/')) {
        (Err(error), Some((above, _))) if error.kind() == io::ErrorKind::NotFound => {
            create_folder(root, above)?;
            fs::create_dir(&path)
        }
        (made, _) => made,
    };
    match made {
        Ok(()) => set_plain_rights(&path),
        // It was there, or another thread has been faster.
        Err(_) if path.is_dir() => Ok(()),
        Err(error) => Err(error),
    }
}

/// Whether the file at `path` has this content and plain rights, so that it can serve as it is.
pub fn holds(path: &Path, bytes: &[u8]) -> bool {
    let Ok(found) = fs::symlink_metadata(path) else { return false };
    if !found.is_file() || found.len() != bytes.len() as u64 || !has_plain_rights(&found) {
        return false;
    }
    open_file(path).and_then(|file| equals(file, bytes)).unwrap_or(false)
}

/// Whether the file at `path` has the content that a manifest tells and plain rights, so that it can serve as it is.
pub fn is_as_written(path: &Path, entry: &Entry) -> bool {
    fs::symlink_metadata(path).is_ok_and(|found| has_plain_rights(&found)) && entry.describes(path).unwrap_or(false)
}

fn equals(mut file: File, mut bytes: &[u8]) -> io::Result<bool> {
    let mut buffer = [0; 1 << 16];
    loop {
        let n_read = match file.read(&mut buffer) {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            other => other?,
        };
        let part = buffer.get(..n_read).unwrap_or_default();
        if part.is_empty() {
            return Ok(bytes.is_empty());
        }
        match bytes.strip_prefix(part) {
            Some(rest) => bytes = rest,
            None => return Ok(false),
        }
    }
}

/// Makes everything written to the disk of `folder` survive a power cut. One call for the whole
/// disk is far cheaper than one for each of thousands of files.
#[cfg(target_os = "linux")]
pub fn sync_disk(folder: &Path) -> io::Result<()> {
    Ok(rustix::fs::syncfs(File::open(folder)?)?)
}

/// Elsewhere each file is stored when it is written.
#[cfg(not(target_os = "linux"))]
pub fn sync_disk(_: &Path) -> io::Result<()> {
    Ok(())
}

/// Whether [`sync_disk`] does nothing, so that each file is to be stored when it is written.
pub const SYNC_EACH_FILE: bool = !cfg!(target_os = "linux");

/// Makes the renames within a folder survive a power cut.
#[cfg(unix)]
pub fn sync_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

/// Folders cannot be stored one by one here.
#[cfg(not(unix))]
pub fn sync_folder(_: &Path) -> io::Result<()> {
    Ok(())
}

/// Gives a folder 0755, whatever the umask: web servers run as another user.
#[cfg(unix)]
pub fn set_plain_rights(folder: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    fs::set_permissions(folder, fs::Permissions::from_mode(0o755))
}

/// Gives a file 0644.
#[cfg(unix)]
pub fn set_plain_rights_of(file: &File) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    file.set_permissions(fs::Permissions::from_mode(0o644))
}

#[cfg(unix)]
fn has_plain_rights(found: &fs::Metadata) -> bool {
    use std::os::unix::fs::PermissionsExt as _;
    found.permissions().mode() & 0o7777 == 0o644
}

/// Rights are inherited here.
#[cfg(not(unix))]
pub fn set_plain_rights(_: &Path) -> io::Result<()> {
    Ok(())
}

/// Rights are inherited here.
#[cfg(not(unix))]
pub fn set_plain_rights_of(_: &File) -> io::Result<()> {
    Ok(())
}

#[cfg(not(unix))]
fn has_plain_rights(_: &fs::Metadata) -> bool {
    true
}
