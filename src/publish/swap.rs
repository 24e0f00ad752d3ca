//! Puts a finished site where the old one is.
//!
//! In comes the staged site; the output folder is what goes out. Three means, best first: exchange
//! the two folders in one step; rename one away and the other in; put file by file.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use anyhow::Result;

use super::files;
use super::manifest::{MANIFEST_NAME, Manifest};
use super::place::{INNER_NAME, Place};
use super::survey::Survey;
use crate::fault::{Told as _, about, shown};
use crate::lang::Text;

/// How far a build may go to replace the output folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Means {
    /// Exchange, else rename, else file by file.
    Any,
    /// Rename, else file by file.
    #[cfg(test)]
    Rename,
    /// File by file.
    #[cfg(test)]
    InPlace,
}

/// Puts the staged folder in the place of the output, and hands back where the old site is now.
pub fn folders(place: &Place, means: Means) -> io::Result<PathBuf> {
    let (next, old, output) = (place.next(), place.old(), &place.output);
    #[cfg(test)]
    if means == Means::InPlace {
        return Err(io::Error::other("a test wants it so"));
    }
    if fs::symlink_metadata(output).is_err() {
        fs::rename(&next, output)?;
        return Ok(old);
    }
    if means == Means::Any && exchange(&next, output).is_ok() {
        return Ok(next);
    }
    fs::rename(output, &old)?;
    if let Err(error) = fs::rename(&next, output) {
        fs::rename(&old, output)?;
        return Err(error);
    }
    Ok(old)
}

/// Exchanges two folders in one step, so that no reader ever finds neither.
#[cfg(target_os = "linux")]
fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE)?;
    Ok(())
}

#[cfg(not(target_os = "linux"))]
fn exchange(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// Puts the staged files into the output one by one: new files before the pages that use them,
/// then what is no longer wanted goes, and the manifest comes last.
///
/// Until then the output has a manifest of both sites: should the build be killed, the next one
/// knows which of the files are ours, and `verify` reports the mixture.
pub fn in_place(
    place: &Place,
    old: Option<&Manifest>,
    new: &Manifest,
    unchanged: &BTreeSet<String>,
    survey: &Survey,
) -> Result<()> {
    let mut both = old.cloned().unwrap_or_default();
    both.files.extend(new.files.iter().map(|(path, entry)| (path.clone(), *entry)));
    let waiting = place.next().join(INNER_NAME);
    files::write_new(&waiting, both.to_json().as_bytes(), true).told(|| about("写不了", "cannot write", &waiting))?;
    if !place.output.exists() {
        let made = fs::create_dir(&place.output);
        made.and_then(|()| files::set_plain_rights(&place.output))
            .told(|| about("建不了", "cannot create", &place.output))?;
    }
    put(place, &waiting, MANIFEST_NAME)?;

    for stale in survey.stale.iter().filter(|path| blocks(path, new)) {
        remove(&place.output, stale)?;
    }
    let is_page = |path: &&String| path.ends_with(".html");
    let changed = || new.files.keys().filter(|path| !unchanged.contains(*path));
    for path in changed().filter(|path| !is_page(path)).chain(changed().filter(is_page)) {
        put(place, &place.next().join(path), path)?;
    }
    for stale in survey.stale.iter().filter(|path| !blocks(path, new)) {
        remove(&place.output, stale)?;
    }
    put(place, &place.next().join(MANIFEST_NAME), MANIFEST_NAME)?;
    files::sync_disk(&place.output).told(super::not_stored)
}

/// Whether a stale file is in the way of a new one.
fn blocks(stale: &Path, new: &Manifest) -> bool {
    let Some(stale) = stale.to_str().map(|path| path.replace('\\', "/")) else { return false };
    let below = format!("{stale}/");
    new.files.range(below.clone()..).next().is_some_and(|(path, _)| path.starts_with(&below))
        || stale
            .match_indices('/')
            .any(|(index, _)| stale.get(..index).is_some_and(|folder| new.files.contains_key(folder)))
}

/// Moves one staged file to its place in the output, in one step.
fn put(place: &Place, staged: &Path, path: &str) -> Result<()> {
    let to = place.output.join(path);
    let moved = files::create_parents(&place.output, path).and_then(|()| {
        if to.is_dir() && !to.is_symlink() {
            fs::remove_dir(&to)?; // Only ever an empty one.
        }
        match fs::rename(staged, &to) {
            Err(error) if error.kind() == io::ErrorKind::CrossesDevices => from_other_disk(place, staged, &to),
            other => other,
        }
    });
    moved.told(|| {
        let shown = shown(&to);
        Text::new(
            format!("写不了 {shown}；站点现在新旧混杂：排除原因后再生成一次"),
            format!("cannot write {shown}; the site is now a mixture of old and new: mend this, and build again"),
        )
    })
}

/// Copies the file to the output's disk first, since a copy does not appear in one step.
fn from_other_disk(place: &Place, staged: &Path, to: &Path) -> io::Result<()> {
    let inner = place.inner();
    fs::create_dir_all(&inner)?;
    let near = inner.join("file");
    fs::copy(staged, &near)?;
    files::set_plain_rights_of(&fs::File::open(&near)?)?;
    fs::rename(near, to)
}

/// Removes a file of ours, and the folders that are empty without it.
fn remove(output: &Path, relative: &Path) -> Result<()> {
    let path = output.join(relative);
    match fs::remove_file(&path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            return Err(error).told(|| about("删不了", "cannot remove", &path));
        }
        _ => {}
    }
    for folder in relative.ancestors().skip(1).filter(|folder| *folder != Path::new("")) {
        if fs::remove_dir(output.join(folder)).is_err() {
            break;
        }
    }
    Ok(())
}
