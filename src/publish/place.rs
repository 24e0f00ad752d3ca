//! Where a build may write: the output folder, the work folder beside it, and the lock on both.
//!
//! In comes the output's path as the user gave it; out goes a [`Place`] that is ours, locked, and
//! cleared of what a killed build left behind. A folder with somebody else's files is refused
//! before anything is created.

use std::ffi::OsString;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use anyhow::Result;
use rayon::prelude::*;

use super::manifest::{MANIFEST_NAME, Manifest};
use super::survey;
use crate::fault::{Told as _, about, fault, kind, shown};
use crate::lang::Text;

/// Name of the work folder where it has to lie within the output folder.
pub const INNER_NAME: &str = ".duizhao-staging";

/// Within the work folder: the new site while it grows.
const NEXT_NAME: &str = "next";
/// Within the work folder: the old site, for the moment between two renames.
const OLD_NAME: &str = "old";
const LOCK_NAME: &str = "lock";

/// An output folder that this process alone may write to, as long as the value lives.
#[derive(Debug)]
pub struct Place {
    /// The output folder, links resolved. It may not exist yet.
    pub output: PathBuf,
    /// The work folder of this build.
    pub work: PathBuf,
    /// Whether the work folder lies within the output folder, since nothing can be put beside it.
    pub is_inner: bool,
    lock: Option<File>,
}

impl Place {
    /// Claims the output folder; hands back the manifest of the site in it, if there is one.
    pub fn claim(output: &Path) -> Result<(Place, Option<Manifest>)> {
        let output = resolve(output, 0)?;
        let beside = beside(&output)?;
        let inner = output.join(INNER_NAME);
        owned(&output)?;
        let (work, lock) = match lock_beside(&output, &beside) {
            Ok(lock) => (beside.clone(), lock),
            // Often only the output folder itself belongs to the user, or it is a volume.
            Err(error) if is_refusal(&error) && output.is_dir() => (inner.clone(), acquire(&inner, &output)?),
            Err(error) => return Err(error),
        };
        let is_inner = work == inner;
        let place = Place { output, work, is_inner, lock };
        place.clear()?;
        // Asked again: the site may just have been moved back, or changed by the build before.
        let manifest = owned(&place.output)?;
        fs::create_dir(place.next()).told(|| about("建不了", "cannot create", &place.next()))?;
        Ok((place, manifest))
    }

    /// Removes what a killed build left beside an output folder that has to stay as it is.
    pub fn clear_beside(output: &Path) -> Result<()> {
        let output = resolve(output, 0)?;
        let has_left = beside(&output)?.exists() || output.join(INNER_NAME).exists();
        if has_left { Place::claim(&output).map(drop) } else { Ok(()) }
    }

    /// The folder in which the new site grows.
    pub fn next(&self) -> PathBuf {
        self.work.join(NEXT_NAME)
    }

    /// Where the old site goes between two renames.
    pub fn old(&self) -> PathBuf {
        self.work.join(OLD_NAME)
    }

    /// The work folder within the output folder, where files wait that come from another disk.
    pub fn inner(&self) -> PathBuf {
        self.output.join(INNER_NAME)
    }

    /// Brings back the old site if a build was killed between two renames, then empties the work
    /// folder.
    fn clear(&self) -> Result<()> {
        let old = self.old();
        if fs::symlink_metadata(&self.output).is_err() && old.is_dir() {
            fs::rename(&old, &self.output)
                .told(|| about("无法把站点移回，它现在在", "cannot move the site back from", &old))?;
        }
        for path in [self.next(), old] {
            remove_folder(&path)?;
        }
        if !self.is_inner {
            remove_folder(&self.inner())?;
        }
        Ok(())
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        // What cannot be removed now is removed by the next build.
        let _ = self.clear();
        let _ = fs::remove_file(self.work.join(LOCK_NAME));
        drop(self.lock.take());
        let _ = fs::remove_dir(&self.work);
    }
}

/// The folder that the user means, so that a link to a folder stays a link.
fn resolve(output: &Path, n_links: usize) -> Result<PathBuf> {
    let shown = shown(output);
    match fs::symlink_metadata(output) {
        Ok(found) => {
            if !found.is_symlink() || fs::metadata(output).is_ok() {
                let output = fs::canonicalize(output).told(|| about("打不开", "cannot open", output))?;
                if !output.is_dir() {
                    return Err(fault(
                        format!("输出位置 {shown} 不是文件夹；用 --output 另指一个"),
                        format!("the output {shown} is not a folder; name another with --output"),
                    ));
                }
                return Ok(output);
            }
            // The folder behind the link is yet to be made, or waits in the work folder.
            if n_links > 16 {
                return Err(fault(
                    format!("输出位置 {shown} 是指回自己的链接；用 --output 另指一个"),
                    format!("the output {shown} is a link that leads back to itself; name another with --output"),
                ));
            }
            let target = fs::read_link(output).told(|| about("读不了链接", "cannot read the link", output))?;
            resolve(&parent_of(output).join(target), n_links + 1)
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            let Some(name) = output.file_name() else {
                return Err(fault(
                    format!("输出位置 {shown} 不是文件夹名；用 --output 指定一个"),
                    format!("the output {shown} does not name a folder; name one with --output"),
                ));
            };
            let parent = parent_of(output);
            fs::create_dir_all(&parent).told(|| about("建不了文件夹", "cannot create the folder", &parent))?;
            let parent = fs::canonicalize(&parent).told(|| about("打不开", "cannot open", &parent))?;
            Ok(parent.join(name))
        }
        Err(error) => Err(error).told(|| about("无法查看输出位置", "cannot look at the output", output)),
    }
}

fn parent_of(path: &Path) -> PathBuf {
    match path.parent() {
        Some(parent) if parent != Path::new("") => parent.to_path_buf(),
        _ => PathBuf::from("."),
    }
}

fn beside(output: &Path) -> Result<PathBuf> {
    let Some(name) = output.file_name() else {
        let shown = shown(output);
        return Err(fault(
            format!("输出位置不能是 {shown}；用 --output 指定一个文件夹"),
            format!("the output cannot be {shown}; name a folder with --output"),
        ));
    };
    let mut beside = OsString::from(".");
    beside.push(name);
    beside.push(".duizhao-staging");
    Ok(parent_of(output).join(beside))
}

/// Refuses a folder that holds files of others.
fn owned(output: &Path) -> Result<Option<Manifest>> {
    let not_ours = || {
        let shown = shown(output);
        Text::new(
            format!("文件夹 {shown} 不是 duizhao 写出的；清空它，或用 --output 另指一个"),
            format!("the folder {shown} was not written by duizhao; empty it, or name another folder with --output"),
        )
    };
    let manifest = Manifest::load(output).told(not_ours)?;
    if manifest.is_some() || !output.exists() {
        return Ok(manifest);
    }
    let entries = fs::read_dir(output).told(|| about("无法查看文件夹", "cannot look into", output))?;
    for entry in entries {
        let name = entry.told(|| about("无法查看文件夹", "cannot look into", output))?;
        let name = name.file_name();
        // `lost+found` is in every freshly made volume.
        if !name.as_encoded_bytes().starts_with(b".") && name != "lost+found" {
            let name = shown(Path::new(&name));
            return Err(fault(
                format!("里面有 {name}，没有 {MANIFEST_NAME}"),
                format!("it holds `{name}` and no {MANIFEST_NAME}"),
            ))
            .told(not_ours);
        }
    }
    Ok(None)
}

/// Locks the work folder beside the output, if the two are on one disk.
fn lock_beside(output: &Path, beside: &Path) -> Result<Option<File>> {
    if is_mount_point(output) {
        return Err(io::Error::from(io::ErrorKind::CrossesDevices).into());
    }
    acquire(beside, output)
}

fn is_refusal(error: &anyhow::Error) -> bool {
    use io::ErrorKind::{CrossesDevices, PermissionDenied, ReadOnlyFilesystem};
    kind(error).is_some_and(|kind| matches!(kind, PermissionDenied | ReadOnlyFilesystem | CrossesDevices))
}

/// Makes the work folder and locks it; `None` where the file system has no locks.
fn acquire(work: &Path, output: &Path) -> Result<Option<File>> {
    let path = work.join(LOCK_NAME);
    // The folder may be removed, by a build that ends, between any two of these steps.
    for _ in 0..64 {
        match fs::create_dir(work) {
            Err(error) if error.kind() != io::ErrorKind::AlreadyExists => {
                return Err(error).told(|| about("建不了", "cannot create", work));
            }
            _ => {}
        }
        let file = match open_lock(&path, true) {
            Ok(file) => file,
            Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
            Err(error) => {
                return Err(error).told(|| about("打不开", "cannot open", &path));
            }
        };
        match file.try_lock() {
            Ok(()) if is_current(&path) => return Ok(Some(file)),
            Ok(()) => {}
            Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => {
                return Ok(None);
            }
            Err(TryLockError::Error(error)) => {
                return Err(error).told(|| about("锁定不了", "cannot lock", &path));
            }
            Err(TryLockError::WouldBlock) => {
                let shown = shown(output);
                return Err(fault(
                    format!("另一个生成正在写 {shown}；等它结束，或用 --output 另指一个文件夹"),
                    format!(
                        "another build is writing to {shown}; wait until it ends, or give this one another --output"
                    ),
                ));
            }
        }
    }
    let shown = shown(&path);
    Err(fault(
        format!("锁定不了 {shown}：它一再消失；再运行一次"),
        format!("cannot lock {shown}: it keeps vanishing; run it again"),
    ))
}

/// Whether the lock just taken is on the file of that name now, not on one that was removed.
fn is_current(path: &Path) -> bool {
    // A second handle to a locked file cannot lock it; a handle to another file can.
    match open_lock(path, false) {
        Ok(probe) => matches!(probe.try_lock(), Err(TryLockError::WouldBlock)),
        Err(_) => false,
    }
}

fn open_lock(path: &Path, create: bool) -> io::Result<File> {
    OpenOptions::new().read(true).write(true).create(create).truncate(false).open(path)
}

/// Opens the folders of a work folder to their owner. What stays closed is told by the removal that follows.
fn open_folders(folder: &Path) {
    let _ = survey::copy_rights(folder, folder);
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.filter_map(Result::ok).filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir())) {
        open_folders(&entry.path());
    }
}

/// Whether something else is mounted at this folder.
fn is_mount_point(folder: &Path) -> bool {
    matches!((mount_of(folder), mount_of(&parent_of(folder))), (Some(folder), Some(parent)) if folder != parent)
}

/// What tells one mounted volume from another: two may lie on one disk, as a folder that is bound to another place does.
#[cfg(target_os = "linux")]
pub fn mount_of(path: &Path) -> Option<(u64, u64)> {
    use rustix::fs::{AtFlags, CWD, StatxFlags, makedev, statx};
    let found = statx(CWD, path, AtFlags::empty(), StatxFlags::MNT_ID).ok()?;
    // Old systems know no numbers of mounts, and give 0 for all.
    Some((makedev(found.stx_dev_major, found.stx_dev_minor), found.stx_mnt_id))
}

/// Elsewhere the disk is all that is known.
#[cfg(all(unix, not(target_os = "linux")))]
pub fn mount_of(path: &Path) -> Option<(u64, u64)> {
    use std::os::unix::fs::MetadataExt as _;
    fs::metadata(path).ok().map(|found| (found.dev(), 0))
}

#[cfg(not(unix))]
pub fn mount_of(_: &Path) -> Option<(u64, u64)> {
    None
}

fn remove_folder(folder: &Path) -> Result<()> {
    // On all cores, since an old site is half as many files as a build touches; what stays is told below.
    // A link in the folder's place is removed itself, never what it leads to.
    if fs::symlink_metadata(folder).is_ok_and(|found| found.is_dir()) {
        let entries = fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok);
        let inside: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
        inside.par_iter().for_each(|path| drop(fs::remove_dir_all(path)));
    }
    let removed = fs::remove_dir_all(folder).or_else(|error| match error.kind() {
        // The old site may have folders that somebody closed to writing.
        io::ErrorKind::PermissionDenied => {
            open_folders(folder);
            fs::remove_dir_all(folder)
        }
        _ => Err(error),
    });
    match removed {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            Err(error).told(|| about("删不了", "cannot remove", folder))
        }
        _ => Ok(()),
    }
}
