//! Replaces the output folder by a new site, all at once.
//!
//! In summary, the procedure is:
//! 1. [`Staging::begin`] refuses a folder that is not ours, locks it, and clears what a killed
//!    build left behind.
//! 2. [`Staging::write`] puts each file into a folder beside the output; a file that did not change
//!    is a hard link to the old one.
//! 3. [`Staging::commit`] adds `manifest.json` and the user's own files, stores all of it on the
//!    disk, and exchanges the two folders.
//!
//! A build killed before the exchange leaves the old site whole, one killed after it the new one.
//! It deletes only files that the old manifest lists, and only where they still are as written.

mod assemble;
mod files;
mod inspect;
mod manifest;
mod place;
mod single;
mod survey;
mod swap;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

use anyhow::Result;

pub use assemble::{Assembled, Fault, assemble};
use files::{Folders, Growing};
pub use inspect::{Extra, ExtraKind, Inspection, inspect};
pub use manifest::{Entry, MANIFEST_NAME, Manifest, Problem, ProblemKind, Shard, is_whole, verify};
use place::{INNER_NAME, Place};
pub use single::{create_file, create_files, replace_file, replace_file_from, replace_files};
use survey::Survey;
use swap::Means;

use crate::digest::Digest;
use crate::fault::{Told as _, about, fault, of_system, shown};
use crate::lang::Text;

/// What a commit did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Files that are new or have another content than before.
    pub written: usize,
    /// Files that stayed as they were.
    pub unchanged: usize,
    /// Files of the old site that the new one does not have.
    pub removed: usize,
    /// Files of the user's that were taken over.
    pub carried: usize,
    /// Size of all files of the site, the manifest not counted.
    pub bytes: u64,
    /// Hash of the new manifest.
    pub manifest: Digest,
    /// Whether the files were replaced one by one, so that for a moment readers may have met a
    /// mixture of the old site and the new.
    pub in_place: bool,
    /// Why they were, where they were.
    pub in_place_reason: Option<Text>,
    /// Files that an older build wrote, that somebody has changed since, and that the new site
    /// does not have: they were not removed.
    pub kept: Vec<String>,
}

/// A site on its way into an output folder. Dropped without [`Staging::commit`] it leaves no trace.
#[derive(Debug)]
pub struct Staging {
    place: Place,
    folders: Folders,
    old: Option<Manifest>,
    staged: Mutex<BTreeMap<String, Staged>>,
    shard: Option<Shard>,
    /// A file could not be written; the site is not whole.
    has_failed: AtomicBool,
    means: Means,
}

#[derive(Clone, Copy, Debug)]
struct Staged {
    entry: Entry,
    is_unchanged: bool,
}

impl Staging {
    /// Claims an output folder, which need not exist, and prepares to write a site for it.
    pub fn begin(output: &Path) -> Result<Staging> {
        Staging::begin_with(output, Means::Any)
    }

    fn begin_with(output: &Path, means: Means) -> Result<Staging> {
        let (place, old) = Place::claim(output)?;
        let (folders, staged) = (Folders::below(place.next()), Mutex::default());
        Ok(Staging { place, folders, old, staged, shard: None, has_failed: AtomicBool::new(false), means })
    }

    /// Makes what is written one part of a site, to be put together with the others.
    pub fn shard(self, shard: Option<Shard>) -> Staging {
        Staging { shard, ..self }
    }

    /// Hash of the manifest of the site that stands there.
    pub fn old_manifest(&self) -> Option<Digest> {
        self.old.as_ref().map(Manifest::digest)
    }

    /// Takes files over from the site that stands there: all of them, where each is as the old manifest says, or none.
    /// `false` says that they have to be made and written.
    pub fn reuse(&self, paths: &[&str]) -> Result<bool> {
        let Some(old) = &self.old else { return Ok(false) };
        let mut entries = Vec::with_capacity(paths.len());
        for path in paths {
            let Some(entry) = old.files.get(*path) else { return Ok(false) };
            if !self.is_staged(path, entry) && !files::is_as_written(&self.place.output.join(path), entry) {
                return Ok(false);
            }
            entries.push((*path, *entry));
        }
        for (path, entry) in entries {
            self.keep(path, entry).inspect_err(|_| self.has_failed.store(true, Ordering::Relaxed))?;
        }
        Ok(true)
    }

    fn is_staged(&self, path: &str, entry: &Entry) -> bool {
        let staged = self.staged.lock().unwrap_or_else(PoisonError::into_inner);
        staged.get(path).is_some_and(|one| one.entry == *entry)
    }

    /// Notes a file of the new site; `false` where it is there already.
    fn note(&self, path: &str, one: Staged) -> Result<bool> {
        let mut staged = self.staged.lock().unwrap_or_else(PoisonError::into_inner);
        match staged.get(path) {
            // A picture that two pages bring along is one file.
            Some(other) if other.entry == one.entry => Ok(false),
            Some(_) => Err(two_pages(path)),
            None => {
                staged.insert(path.to_owned(), one);
                Ok(true)
            }
        }
    }

    /// Puts an unchanged file of the old site into the new one.
    fn keep(&self, path: &str, entry: Entry) -> Result<()> {
        if !self.note(path, Staged { entry, is_unchanged: true })? || self.place.is_inner {
            return Ok(());
        }
        let (from, to) = (self.place.output.join(path), self.place.next().join(path));
        self.folders
            .make_for(path)
            .and_then(|()| files::link(&from, &to))
            .told(|| about("无法沿用旧文件到", "cannot take the old file over to", &to))
    }

    /// Adds one file; `path` is relative to the output folder, with `/`. May be called from many
    /// threads.
    pub fn write(&self, path: &str, bytes: &[u8]) -> Result<()> {
        let result = self.stage(path, bytes);
        if result.is_err() {
            self.has_failed.store(true, Ordering::Relaxed);
        }
        result
    }

    fn stage(&self, path: &str, bytes: &[u8]) -> Result<()> {
        check_own_path(path)?;
        let entry = Entry::of(bytes);
        let is_unchanged = self.is_unchanged(path, &entry, bytes);
        let is_new = self.note(path, Staged { entry, is_unchanged })?;
        // Where nothing can be put beside the output, what did not change simply stays.
        if !is_new || is_unchanged && self.place.is_inner {
            return Ok(());
        }
        let to = self.place.next().join(path);
        let written = self.folders.make_for(path).and_then(|()| {
            if is_unchanged && fs::hard_link(self.place.output.join(path), &to).is_ok() {
                return Ok(());
            }
            files::write_new(&to, bytes, files::SYNC_EACH_FILE)
        });
        written.map_err(|error| unplaced(path, error))
    }

    /// Adds one file that is written as it is made, so that it need not fit into memory.
    pub fn write_from(&self, path: &str, make: impl FnOnce(&mut dyn io::Write) -> Result<()>) -> Result<()> {
        let result = self.stage_from(path, make);
        if result.is_err() {
            self.has_failed.store(true, Ordering::Relaxed);
        }
        result
    }

    fn stage_from(&self, path: &str, make: impl FnOnce(&mut dyn io::Write) -> Result<()>) -> Result<()> {
        check_own_path(path)?;
        let (from, to) = (self.place.output.join(path), self.place.next().join(path));
        let begun = self.folders.make_for(path).and_then(|()| Growing::begin(&to));
        let mut file = begun.map_err(|error| unplaced(path, error))?;
        let made = make(&mut file);
        // What the disk said goes before what the maker makes of it.
        let entry = file.finish().map_err(|error| unwritten(path, error))?;
        made?;
        let known = self.old.as_ref().and_then(|old| old.files.get(path));
        let is_unchanged = known == Some(&entry) && files::is_as_written(&from, &entry);
        self.note(path, Staged { entry, is_unchanged })?;
        if !is_unchanged {
            return Ok(());
        }
        // The old file serves on, with its date.
        let kept = fs::remove_file(&to).and_then(|()| match self.place.is_inner {
            true => Ok(()),
            false => files::link(&from, &to),
        });
        kept.map_err(|error| unwritten(path, error))
    }

    /// Whether the old site has this very file. The manifest says so first; but somebody may have
    /// edited the file since, so it is compared as well.
    fn is_unchanged(&self, path: &str, entry: &Entry, bytes: &[u8]) -> bool {
        let known = self.old.as_ref().and_then(|old| old.files.get(path));
        known == Some(entry) && files::holds(&self.place.output.join(path), bytes)
    }

    /// Makes the files written the site, instead of all that older builds wrote.
    pub fn commit(self) -> Result<Summary> {
        if self.has_failed.load(Ordering::Relaxed) {
            return Err(fault(
                "有文件写不出来，输出保持原样",
                "a file of the site could not be written, so the output is left as it was",
            ));
        }
        let staged = std::mem::take(&mut *self.staged.lock().unwrap_or_else(PoisonError::into_inner));
        let is_unchanged = |(path, one): (&String, &Staged)| one.is_unchanged.then(|| path.clone());
        let unchanged: BTreeSet<String> = staged.iter().filter_map(is_unchanged).collect();
        let files = staged.into_iter().map(|(path, one)| (path, one.entry)).collect();
        let new = Manifest { shard: self.shard.clone(), files };
        let survey = Survey::of(&self.place.output, self.old.as_ref(), &new)?;
        let mut summary = Summary {
            written: new.files.len() - unchanged.len(),
            unchanged: unchanged.len(),
            removed: survey.stale.len(),
            carried: survey.n_their_files,
            bytes: new.files.values().map(|entry| entry.bytes).sum(),
            kept: survey.kept.clone(),
            ..Summary::default()
        };
        let text = new.to_json();
        summary.manifest = manifest::digest(&text);
        // Folders that web servers, shells and editors have open are not exchanged for nothing.
        if summary.written == 0 && summary.removed == 0 && self.old.as_ref() == Some(&new) {
            return Ok(summary);
        }
        let manifest = self.place.next().join(MANIFEST_NAME);
        files::write_new(&manifest, text.as_bytes(), files::SYNC_EACH_FILE)
            .map_err(|error| unwritten(MANIFEST_NAME, error))?;
        files::sync_disk(&self.place.next()).told(not_stored)?;
        if let Err(reason) = self.replace(&survey)? {
            swap::in_place(&self.place, self.old.as_ref(), &new, &unchanged, &survey)?;
            summary.in_place = true;
            summary.in_place_reason = Some(reason);
        }
        Ok(summary)
    }

    /// Replaces the output folder as a whole; the inner error says why that is not possible, and
    /// then the output is as before.
    fn replace(&self, survey: &Survey) -> Result<Result<(), Text>> {
        let output = &self.place.output;
        if self.place.is_inner {
            return Ok(Err(about(
                "没有权限写入它所在的文件夹，或它本身是一个卷：",
                "nothing can be put beside it:",
                output,
            )));
        }
        if let Some(obstacle) = &survey.obstacle {
            return Ok(Err(obstacle.clone()));
        }
        let next = self.place.next();
        // A folder that was ours before keeps the rights an administrator gave it.
        let rights =
            if self.old.is_some() { survey::copy_rights(output, &next) } else { files::set_plain_rights(&next) };
        let swapped = rights
            .and_then(|()| survey::carry(survey, output, &next))
            .and_then(|()| swap::folders(&self.place, self.means));
        let gone = match swapped {
            Ok(gone) => gone,
            Err(error) => return Ok(Err(of_system(&error))),
        };
        if let Some(parent) = output.parent() {
            files::sync_folder(parent).told(not_stored)?;
        }
        if gone.is_dir() {
            survey::rescue(&gone, output, self.old.as_ref(), survey)?;
        }
        Ok(Ok(()))
    }
}

/// Removes what a killed build left beside an output folder that need not be written. Where another build is at work, or
/// nothing can be removed, it stays.
pub fn clear(output: &Path) {
    drop(Place::clear_beside(output));
}

fn not_stored() -> Text {
    Text::new("站点无法存盘，磁盘可能有故障", "cannot store the site on the disk; the disk may be failing")
}

fn unwritten(path: &str, error: io::Error) -> anyhow::Error {
    let cause = of_system(&error);
    fault(
        format!("写不了 {path}，输出保持原样：{}", cause.zh),
        format!("cannot write {path}, so the output is left as it was: {}", cause.en),
    )
}

/// A file that cannot be put where it belongs, or written.
fn unplaced(path: &str, error: io::Error) -> anyhow::Error {
    match error.kind() {
        io::ErrorKind::AlreadyExists | io::ErrorKind::NotADirectory | io::ErrorKind::IsADirectory => fault(
            format!("写不了 {path}：另一个页面与它同名、只有大小写不同，或在它需要文件夹的地方是文件；输出保持原样"),
            format!(
                "cannot write {path}: another page of the site has the same name, or one that differs only in case, or \
                 is a file where this one needs a folder; the output is left as it was"
            ),
        ),
        _ => unwritten(path, error),
    }
}

fn two_pages(path: &str) -> anyhow::Error {
    let path = shown(Path::new(path));
    fault(format!("两个页面都要写成 {path}"), format!("two pages of the site want to be `{path}`"))
}

fn check_own_path(path: &str) -> Result<()> {
    manifest::check_path(path)?;
    if path.split('/').next() == Some(INNER_NAME) {
        return Err(fault(
            format!("{path} 是程序自用的位置"),
            format!("`{path}` is where the program keeps its own files"),
        ));
    }
    Ok(())
}

#[cfg(test)]
mod tests;
#[cfg(test)]
#[cfg(unix)]
mod kill_tests;
