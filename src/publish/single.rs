//! Files that people write too: replaced or made, each whole or not at all.
//!
//! In come paths with their new content. Every text lies whole beside its place before the first of them gets its name: a
//! full disk, a closed folder or a kill while texts are written changes nothing. A kill while names are given leaves each
//! file as it was or as wanted. What a killed run left beside is removed by the next one that writes into the folder, which
//! knows by its lock that nobody writes it any more.

use std::collections::BTreeSet;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use anyhow::Result;

use super::files::sync_folder;
use crate::fault::{Told as _, about};
use crate::lang::Text;

/// Names of files on their way: no project is read from a dotfile, and `report.md` may be as long as names can be.
const PREFIX: &str = ".duizhao-";
const SUFFIX: &str = ".part";

/// Tells files on their way apart that one process writes.
static N_STAGED: AtomicUsize = AtomicUsize::new(0);

/// Replaces one file, or makes it: whoever reads it meets the old text or the new one, never half of it. A link is followed.
pub fn replace_file(path: &Path, bytes: &[u8]) -> Result<()> {
    replace_files(&[(path.to_path_buf(), bytes)])
}

/// Replaces one file by what is written as it is made, so that it need not fit into memory.
pub fn replace_file_from(path: &Path, make: impl FnOnce(&mut dyn io::Write) -> io::Result<()>) -> Result<()> {
    let target = target(path).told(|| cannot_write(path))?;
    sweep(folder_of(&target));
    let staged = Staged::write(&target, make).told(|| cannot_write(path))?;
    place_all(vec![staged], Staged::replace)
}

/// Replaces several files, or makes them.
pub fn replace_files(files: &[(PathBuf, &[u8])]) -> Result<()> {
    let mut targets = Vec::with_capacity(files.len());
    for (path, bytes) in files {
        targets.push((target(path).told(|| cannot_write(path))?, *bytes));
    }
    put(&targets, Staged::replace)
}

/// Makes several files, with the folders that they need; none of them may exist yet.
pub fn create_files(files: &[(PathBuf, &[u8])]) -> Result<()> {
    for (path, _) in files {
        if fs::symlink_metadata(path).is_ok() {
            return Err(io::Error::from(io::ErrorKind::AlreadyExists)).told(|| cannot_write(path));
        }
        let folder = folder_of(path);
        fs::create_dir_all(folder).told(|| about("建不了文件夹", "cannot make the folder", folder))?;
    }
    put(files, Staged::create)
}

/// Makes a file that may not exist yet, with the folders that it needs.
pub fn create_file(path: &Path, bytes: &[u8]) -> Result<()> {
    create_files(&[(path.to_path_buf(), bytes)])
}

fn put(files: &[(PathBuf, &[u8])], place: fn(&Staged) -> io::Result<()>) -> Result<()> {
    let folders: BTreeSet<&Path> = files.iter().map(|(path, _)| folder_of(path)).collect();
    folders.iter().for_each(|folder| sweep(folder));
    let mut staged = Vec::with_capacity(files.len());
    for (path, bytes) in files {
        staged.push(Staged::write(path, |to| to.write_all(bytes)).told(|| cannot_write(path))?);
    }
    place_all(staged, place)
}

fn place_all(staged: Vec<Staged>, place: fn(&Staged) -> io::Result<()>) -> Result<()> {
    for (n_placed, one) in staged.iter().enumerate() {
        place(one).told(|| {
            let Text { zh, en } = cannot_write(&one.path);
            match n_placed {
                0 => Text::new(zh, en),
                _ => Text::new(
                    format!("{zh}（在它之前的 {n_placed} 个文件已经写好；排除原因后再运行一次，补齐其余）"),
                    format!("{en} ({n_placed} files before it are written; mend this and run it again for the rest)"),
                ),
            }
        })?;
    }
    let folders: BTreeSet<PathBuf> = staged.iter().map(|one| folder_of(&one.path).to_path_buf()).collect();
    drop(staged);
    folders
        .iter()
        .try_for_each(|folder| sync_folder(folder))
        .told(|| Text::new("无法存盘", "cannot store the files on the disk"))
}

fn cannot_write(path: &Path) -> Text {
    about("写不了", "cannot write", path)
}

fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| *folder != Path::new("")).unwrap_or(Path::new("."))
}

/// The file that is meant, links followed; a file that somebody has closed to writing is left alone, also by root.
fn target(path: &Path) -> io::Result<PathBuf> {
    match fs::canonicalize(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(path.to_path_buf()),
        Err(error) => Err(error),
        Ok(path) if fs::metadata(&path)?.permissions().readonly() => Err(io::ErrorKind::ReadOnlyFilesystem.into()),
        Ok(path) => Ok(path),
    }
}

/// A whole text beside its place; gone when it is dropped, unless it got its name.
struct Staged {
    path: PathBuf,
    beside: PathBuf,
    /// Locked, which tells others that the file is still wanted.
    file: File,
}

impl Staged {
    fn write(path: &Path, make: impl FnOnce(&mut dyn io::Write) -> io::Result<()>) -> io::Result<Staged> {
        let (beside, file) = claim(folder_of(path))?;
        let mut staged = Staged { path: path.to_path_buf(), beside, file };
        make(&mut staged.file)?;
        staged.file.sync_all()?;
        Ok(staged)
    }

    fn replace(&self) -> io::Result<()> {
        if let Ok(found) = fs::metadata(&self.path) {
            keep_owner(&found, &self.beside);
            fs::set_permissions(&self.beside, found.permissions())?;
        }
        fs::rename(&self.beside, &self.path)
    }

    fn create(&self) -> io::Result<()> {
        // A link fails where the name is taken, which a renaming would not.
        match fs::hard_link(&self.beside, &self.path) {
            Err(error) if error.kind() != io::ErrorKind::AlreadyExists => self.create_without_links(),
            other => other,
        }
    }

    /// On a memory stick: the name is taken first, so that nobody else's file is replaced.
    fn create_without_links(&self) -> io::Result<()> {
        drop(File::create_new(&self.path)?);
        fs::rename(&self.beside, &self.path).inspect_err(|_| drop(fs::remove_file(&self.path)))
    }
}

impl Drop for Staged {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.beside);
    }
}

/// A new file in a folder, locked, under a name that nobody else has.
fn claim(folder: &Path) -> io::Result<(PathBuf, File)> {
    loop {
        let number = N_STAGED.fetch_add(1, Ordering::Relaxed);
        let path = folder.join(format!("{PREFIX}{}-{number}{SUFFIX}", std::process::id()));
        let file = match OpenOptions::new().write(true).create_new(true).open(&path) {
            // In containers every process may have the same number.
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => continue,
            other => other?,
        };
        match file.try_lock() {
            // Another process may just have taken it for what a killed one left.
            Ok(()) if fs::symlink_metadata(&path).is_err() => {}
            Err(TryLockError::WouldBlock) => {}
            // A file system without locks: then nobody removes it either.
            Ok(()) | Err(TryLockError::Error(_)) => return Ok((path, file)),
        }
    }
}

/// Removes what killed runs left in a folder. What cannot be removed harms nobody.
fn sweep(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.filter_map(Result::ok) {
        let name = entry.file_name();
        let is_ours = name.to_str().is_some_and(|name| name.starts_with(PREFIX) && name.ends_with(SUFFIX));
        if is_ours && entry.file_type().is_ok_and(|kind| kind.is_file()) {
            let abandoned = OpenOptions::new().write(true).open(entry.path()).is_ok_and(|file| file.try_lock().is_ok());
            if abandoned {
                let _ = fs::remove_file(entry.path());
            }
        }
    }
}

/// A clerk's file stays hers where an administrator runs the command.
#[cfg(unix)]
fn keep_owner(found: &fs::Metadata, path: &Path) {
    use std::os::unix::fs::MetadataExt as _;
    let _ = std::os::unix::fs::chown(path, Some(found.uid()), Some(found.gid()));
}

#[cfg(not(unix))]
fn keep_owner(_: &fs::Metadata, _: &Path) {}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> =
            fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn several_files_are_replaced_and_made_and_nothing_else_is_left() {
        let root = tempfile::tempdir().unwrap();
        let at = |name: &str| root.path().join(name);
        fs::write(at("a"), "old").unwrap();
        replace_files(&[(at("a"), b"new"), (at("b"), b"made")]).unwrap();
        assert_eq!((fs::read(at("a")).unwrap(), fs::read(at("b")).unwrap()), (b"new".into(), b"made".into()));
        assert_eq!(names(root.path()), ["a", "b"]);
    }

    #[test]
    fn where_one_cannot_be_written_none_is() {
        let root = tempfile::tempdir().unwrap();
        let at = |name: &str| root.path().join(name);
        fs::write(at("a"), "old").unwrap();
        assert!(replace_files(&[(at("a"), b"new"), (at("nowhere/b"), b"new")]).is_err());
        assert_eq!(fs::read(at("a")).unwrap(), b"old");
        assert!(create_files(&[(at("c"), b"new"), (at("a"), b"new")]).is_err());
        assert_eq!(names(root.path()), ["a"]);
    }

    #[test]
    fn a_file_that_is_not_made_to_its_end_stays_as_it_was() {
        let root = tempfile::tempdir().unwrap();
        let path = root.path().join("a");
        replace_file_from(&path, |to| to.write_all(b"old")).unwrap();
        let half = replace_file_from(&path, |to| to.write_all(b"ne").and(Err(io::ErrorKind::StorageFull.into())));
        assert!(half.is_err());
        assert_eq!(fs::read(&path).unwrap(), b"old");
        assert_eq!(names(root.path()), ["a"]);
    }

    #[test]
    fn a_file_that_somebody_closed_to_writing_is_left_alone() {
        let root = tempfile::tempdir().unwrap();
        let path = root.path().join("a");
        fs::write(&path, "old").unwrap();
        let mut rights = fs::metadata(&path).unwrap().permissions();
        rights.set_readonly(true);
        fs::set_permissions(&path, rights).unwrap();
        assert!(replace_file(&path, b"new").is_err());
        assert_eq!(fs::read(&path).unwrap(), b"old");
    }

    #[test]
    fn what_a_killed_run_left_goes_and_what_another_one_writes_stays() {
        let root = tempfile::tempdir().unwrap();
        let left = root.path().join(format!("{PREFIX}1-0{SUFFIX}"));
        fs::write(left, "half").unwrap();
        let (theirs, _locked) = claim(root.path()).unwrap();
        replace_file(&root.path().join("a"), b"new").unwrap();
        assert_eq!(names(root.path()), [theirs.file_name().unwrap().to_str().unwrap(), "a"]);
    }

    #[test]
    fn a_name_may_be_as_long_as_names_can_be() {
        let root = tempfile::tempdir().unwrap();
        let path = root.path().join("字".repeat(85));
        create_file(&path, b"1").unwrap();
        replace_file(&path, b"2").unwrap();
        assert_eq!(fs::read(path).unwrap(), b"2");
    }

    #[cfg(unix)]
    #[test]
    fn a_link_stays_and_rights_stay() {
        use std::os::unix::fs::PermissionsExt as _;
        let root = tempfile::tempdir().unwrap();
        let (file, link) = (root.path().join("file"), root.path().join("link"));
        fs::write(&file, "old").unwrap();
        fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).unwrap();
        std::os::unix::fs::symlink("file", &link).unwrap();
        replace_file(&link, b"new").unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(fs::read(&file).unwrap(), b"new");
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o640);
    }
}
