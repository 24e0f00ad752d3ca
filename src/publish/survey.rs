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
use rayon::prelude::*;
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
        let entries = below(output).into_iter().filter_map(|entry| match entry {
            // A folder closed to us stays where it is, unseen.
            Err(error) if is_denied(&error) => {
                survey.obstacle = Some(closed(&error, output));
                None
            }
            entry => Some(entry.told(|| about("无法查看输出文件夹", "cannot look into the output", output))),
        });
        let entries: Vec<DirEntry> = entries.collect::<Result<_>>()?;
        let looker = Looker { output, mount: mount_of(output), old, new, new_folders: folders(new) };
        let looked: Vec<(PathBuf, Found)> =
            entries.par_iter().map(|entry| looker.look(entry)).collect::<Result<_>>()?;
        // The program leaves no empty folder behind, so an empty one is the user's: what follows does not lie in it.
        let mut last_folder: Option<PathBuf> = None;
        for (relative, found) in looked {
            survey.theirs.extend(last_folder.take().filter(|folder| !relative.starts_with(folder)));
            match found {
                Found::Ours => {}
                Found::Stale => survey.stale.push(relative),
                Found::Theirs { was_ours } => {
                    survey.kept.extend(key(&relative).filter(|_| was_ours));
                    survey.n_their_files += 1;
                    survey.theirs.push(relative);
                }
                Found::Folder => last_folder = Some(relative),
                Found::Mount => {
                    survey.obstacle = Some(about("这里挂了另一个卷：", "a volume is mounted at", &relative))
                }
            }
        }
        survey.theirs.extend(last_folder);
        Ok(survey)
    }
}

/// What an entry of the output is to the new site.
enum Found {
    /// It stays, or is replaced by a file of the same name.
    Ours,
    Stale,
    Theirs {
        was_ours: bool,
    },
    Folder,
    /// A folder where another volume is mounted.
    Mount,
}

/// What entries of the output are held against.
struct Looker<'a> {
    output: &'a Path,
    mount: Option<(u64, u64)>,
    old: Option<&'a Manifest>,
    new: &'a Manifest,
    new_folders: BTreeSet<&'a str>,
}

impl Looker<'_> {
    /// The path relative to the output, and what is there.
    fn look(&self, entry: &DirEntry) -> Result<(PathBuf, Found)> {
        let relative = entry.path().strip_prefix(self.output).unwrap_or(entry.path()).to_path_buf();
        let key = key(&relative);
        let found = if entry.file_type().is_dir() {
            let is_mount = mount_of(entry.path()).zip(self.mount).is_some_and(|(folder, output)| folder != output);
            // A file of the new site takes the place of an empty folder.
            let is_wanted = key.is_some_and(|key| self.new.files.contains_key(&key));
            match (is_mount, is_wanted) {
                (true, _) => Found::Mount,
                (false, true) => Found::Ours,
                (false, false) => Found::Folder,
            }
        } else {
            key.map_or(Ok(Found::Theirs { was_ours: false }), |key| self.file(entry.path(), &key))?
        };
        Ok((relative, found))
    }

    fn file(&self, path: &Path, key: &str) -> Result<Found> {
        let was = self.old.and_then(|old| old.files.get(key));
        Ok(match (was, self.new.files.get(key)) {
            _ if key == MANIFEST_NAME => Found::Ours,
            (Some(_), Some(_)) => Found::Ours,
            (None, Some(wanted)) if describes(wanted, path)? => Found::Ours,
            (None, Some(_)) => return Err(taken(path)),
            (Some(_), None) if blocks(key, self.new, &self.new_folders) => Found::Stale,
            (Some(written), None) if describes(written, path)? => Found::Stale,
            (Some(_), None) => Found::Theirs { was_ours: true },
            (None, None) if blocks(key, self.new, &self.new_folders) => return Err(taken(path)),
            (None, None) => Found::Theirs { was_ours: false },
        })
    }
}

/// All that lies below an output folder, each folder before what is in it; the work folder of a build is left out. Folders
/// two levels down are walked side by side, since a site is wide there: `zh/reports/…`.
fn below(output: &Path) -> Vec<walkdir::Result<DirEntry>> {
    let walk = |folder: &Path| WalkDir::new(folder).min_depth(1).sort_by_file_name();
    let is_meant = |entry: &DirEntry| entry.depth() != 1 || entry.file_name() != INNER_NAME;
    let top: Vec<_> = walk(output).max_depth(2).into_iter().filter_entry(is_meant).collect();
    let whole = top.into_par_iter().flat_map_iter(|entry| {
        let deep = entry.as_ref().ok().filter(|entry| entry.depth() == 2 && entry.file_type().is_dir());
        let deep: Vec<_> = deep.map(|entry| walk(entry.path()).into_iter().collect()).unwrap_or_default();
        std::iter::once(entry).chain(deep)
    });
    whole.collect()
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
    for entry in below(gone) {
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
