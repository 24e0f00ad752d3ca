//! What lies in the output folder before a build replaces it, and whose it is.
//!
//! In comes the output folder with the old and the new manifest; out goes a [`Survey`]: files of
//! ours that are no longer wanted, and files of the user's that have to survive. Where the new
//! site needs a path that the user's file holds, there is an error and nothing has been touched.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use anyhow::Result;
use walkdir::{DirEntry, WalkDir};

use super::manifest::{Entry, MANIFEST_NAME, Manifest};
use super::place::{INNER_NAME, mount_of};
use crate::fault::{Told as _, about, fault, of_system, shown};
use crate::lang::Text;

/// What lies in an output folder. Paths are relative to it.
#[derive(Debug, Default)]
pub struct Survey {
    /// Files that an older build wrote and the new one does not.
    pub stale: Vec<PathBuf>,
    /// Files, links and empty folders that are the user's.
    pub theirs: Vec<PathBuf>,
    /// How many of `theirs` are not folders.
    pub n_their_files: usize,
    /// Of `theirs`: files an older build wrote, which somebody has changed since.
    pub kept: Vec<String>,
    /// Why the folder cannot be replaced as a whole, if it cannot.
    pub obstacle: Option<Text>,
}

impl Survey {
    /// Looks at an output folder that holds the files of `old` and is to hold those of `new`.
    pub fn of(output: &Path, old: Option<&Manifest>, new: &Manifest) -> Result<Survey> {
        let mut survey = Survey::default();
        if fs::symlink_metadata(output).is_err() {
            return Ok(survey);
        }
        let new_folders = folders(new);
        let mut folders: Vec<PathBuf> = Vec::new();
        let mut parents: BTreeSet<PathBuf> = BTreeSet::new();
        let mut walk = WalkDir::new(output).min_depth(1).sort_by_file_name().into_iter();
        while let Some(entry) = walk.next() {
            let entry = match entry {
                Ok(entry) => entry,
                // A folder closed to us stays where it is, unseen.
                Err(error) if is_denied(&error) => {
                    survey.obstacle = Some(closed(&error, output));
                    continue;
                }
                Err(error) => {
                    return Err(error).told(|| about("无法查看输出文件夹", "cannot look into the output", output));
                }
            };
            if entry.depth() == 1 && entry.file_name() == INNER_NAME {
                walk.skip_current_dir();
                continue;
            }
            let relative = entry.path().strip_prefix(output).unwrap_or(entry.path()).to_path_buf();
            parents.extend(relative.parent().map(Path::to_path_buf));
            if !entry.file_type().is_dir() {
                survey.file(&entry, relative, old, new, &new_folders)?;
            } else if is_other_disk(output, &entry) {
                survey.obstacle = Some(about("这里挂了另一个卷：", "a volume is mounted at", &relative));
                parents.insert(relative);
            } else {
                folders.push(relative);
            }
        }
        // The program leaves no empty folder behind, so an empty one is the user's.
        survey.theirs.extend(folders.into_iter().filter(|folder| {
            let is_wanted = key(folder).is_some_and(|key| new.files.contains_key(&key));
            !parents.contains(folder) && !is_wanted
        }));
        Ok(survey)
    }

    fn file(
        &mut self,
        entry: &DirEntry,
        relative: PathBuf,
        old: Option<&Manifest>,
        new: &Manifest,
        new_folders: &BTreeSet<&str>,
    ) -> Result<()> {
        let key = key(&relative);
        if let Some(key) = &key {
            if key == MANIFEST_NAME {
                return Ok(());
            }
            let old_entry = old.and_then(|old| old.files.get(key));
            match (old_entry, new.files.get(key)) {
                (Some(_), Some(_)) => return Ok(()),
                (None, Some(wanted)) if describes(wanted, entry.path())? => return Ok(()),
                (None, Some(_)) => return Err(taken(entry.path())),
                (Some(_), None) if blocks(key, new, new_folders) => {
                    self.stale.push(relative);
                    return Ok(());
                }
                (Some(written), None) if describes(written, entry.path())? => {
                    self.stale.push(relative);
                    return Ok(());
                }
                (Some(_), None) => self.kept.push(key.clone()),
                (None, None) if blocks(key, new, new_folders) => return Err(taken(entry.path())),
                (None, None) => {}
            }
        }
        self.n_their_files += 1;
        self.theirs.push(relative);
        Ok(())
    }
}

/// Takes over the user's files into the new site, `next`: by hard link, so that it costs nothing
/// and also what cannot be read is kept.
pub fn carry(survey: &Survey, output: &Path, next: &Path) -> io::Result<()> {
    for relative in &survey.theirs {
        let (from, to) = (output.join(relative), next.join(relative));
        let found = fs::symlink_metadata(&from)?;
        let folder = if found.is_dir() { relative } else { relative.parent().unwrap_or(relative) };
        carry_folder(folder, output, next)?;
        if found.is_dir() || (found.is_symlink() && copy_link(&from, &to)?) {
            continue;
        }
        fs::hard_link(&from, &to).or_else(|error| {
            // Copying a pipe would wait for ever.
            if found.is_file() { fs::copy(&from, &to).map(drop) } else { Err(error) }
        })?;
    }
    Ok(())
}

/// Saves what appeared in the old site, now at `gone`, after the survey: it moves into the new one.
pub fn rescue(gone: &Path, output: &Path, old: Option<&Manifest>, survey: &Survey) -> Result<()> {
    let known: BTreeSet<&Path> = survey.theirs.iter().chain(&survey.stale).map(PathBuf::as_path).collect();
    for entry in WalkDir::new(gone).min_depth(1).sort_by_file_name() {
        let entry = entry.told(|| about("无法查看旧站点", "cannot look into the old site", gone))?;
        let relative = entry.path().strip_prefix(gone).unwrap_or(entry.path());
        let key = key(relative);
        let is_ours =
            key.is_some_and(|key| key == MANIFEST_NAME || old.is_some_and(|old| old.files.contains_key(&key)));
        let to = output.join(relative);
        if entry.file_type().is_dir() || is_ours || known.contains(relative) || to.exists() {
            continue;
        }
        let moved = fs::create_dir_all(to.parent().unwrap_or(output)).and_then(|()| fs::rename(entry.path(), &to));
        moved.told(|| about("保留不了", "cannot keep", &to))?;
    }
    Ok(())
}

/// The path as a manifest would write it.
fn key(relative: &Path) -> Option<String> {
    let names: Option<Vec<&str>> = relative.iter().map(|name| name.to_str()).collect();
    Some(names?.join("/"))
}

/// All folders that the files of a manifest lie in.
fn folders(manifest: &Manifest) -> BTreeSet<&str> {
    manifest.files.keys().flat_map(|path| ancestors(path)).collect()
}

fn ancestors(path: &str) -> impl Iterator<Item = &str> {
    path.match_indices('/').filter_map(|(index, _)| path.get(..index))
}

/// Whether a file at `key` is where the new site has a folder, or below one of its files.
fn blocks(key: &str, new: &Manifest, new_folders: &BTreeSet<&str>) -> bool {
    new_folders.contains(key) || ancestors(key).any(|folder| new.files.contains_key(folder))
}

fn describes(entry: &Entry, path: &Path) -> Result<bool> {
    entry.describes(path).told(|| about("读不了", "cannot read", path))
}

fn taken(path: &Path) -> anyhow::Error {
    let shown = shown(path);
    fault(
        format!("{shown} 不是 duizhao 写出的，而新站点要写在那里；把它移到别处再生成"),
        format!(
            "{shown} was not written by duizhao, and the new site has to write there; move it elsewhere and build again"
        ),
    )
}

/// A folder that cannot be looked into.
fn closed(error: &walkdir::Error, output: &Path) -> Text {
    let place = about("打不开", "cannot open", error.path().unwrap_or(output));
    let cause = error.io_error().map(of_system).unwrap_or_default();
    Text::new(format!("{}：{}", place.zh, cause.zh), format!("{}: {}", place.en, cause.en))
}

fn is_denied(error: &walkdir::Error) -> bool {
    error.io_error().is_some_and(|error| error.kind() == io::ErrorKind::PermissionDenied)
}

fn is_other_disk(output: &Path, entry: &DirEntry) -> bool {
    matches!((mount_of(output), mount_of(entry.path())), (Some(output), Some(folder)) if output != folder)
}

/// Makes a folder of the user's in the new site, with the rights it has in the old one.
fn carry_folder(folder: &Path, output: &Path, next: &Path) -> io::Result<()> {
    let mut done = PathBuf::new();
    for name in folder.iter() {
        done.push(name);
        match fs::create_dir(next.join(&done)) {
            Ok(()) => copy_rights(&output.join(&done), &next.join(&done))?,
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

/// Gives the folder `to` the rights of `from`, but never closes it to the program itself.
#[cfg(unix)]
pub fn copy_rights(from: &Path, to: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    let mode = fs::metadata(from)?.permissions().mode();
    fs::set_permissions(to, fs::Permissions::from_mode(mode | 0o700))
}

/// Rights are inherited here.
#[cfg(not(unix))]
pub fn copy_rights(_: &Path, _: &Path) -> io::Result<()> {
    Ok(())
}

/// Copies a symbolic link as such; `false` where the system has other means.
#[cfg(unix)]
fn copy_link(from: &Path, to: &Path) -> io::Result<bool> {
    std::os::unix::fs::symlink(fs::read_link(from)?, to)?;
    Ok(true)
}

#[cfg(not(unix))]
fn copy_link(_: &Path, _: &Path) -> io::Result<bool> {
    Ok(false)
}
