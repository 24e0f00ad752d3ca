//! Tells of changes in folders.
//!
//! In come folders; out go messages with the paths that changed, in bursts. The system's own
//! notification is used while it works; where it does not (Linux limits how many folders may be
//! watched), the folders are looked through twice a second.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;
use std::time::{Duration, SystemTime};

use notify_debouncer_full::notify::{self, ErrorKind, EventKind, RecommendedWatcher, RecursiveMode};
use notify_debouncer_full::{DebounceEventResult, Debouncer, RecommendedCache, new_debouncer};
use walkdir::WalkDir;

use super::Notice;
use crate::disk::is_ignored_name;

/// How long to wait for more of a burst: editors write, rename and touch when they save. What comes later only causes
/// another build.
const BURST: Duration = Duration::from_millis(10);
const POLL_INTERVAL: Duration = Duration::from_millis(500);

/// What the builder is told.
#[derive(Debug)]
pub enum Message {
    /// These files or folders changed.
    Changed(Vec<PathBuf>),
    /// Something changed; the system does not know what.
    Unknown,
    /// The system cannot tell of all changes any more.
    Failed(String),
    /// The preview ends.
    Stop,
}

/// Watches folders as long as it lives.
pub struct Watcher {
    folders: Vec<PathBuf>,
    sender: Sender<Message>,
    notice: fn(&Notice),
    /// `None` while polling.
    system: Option<Debouncer<RecommendedWatcher, RecommendedCache>>,
}

impl Watcher {
    /// Begins to watch; the folders need not exist yet.
    pub fn start(folders: &[PathBuf], sender: Sender<Message>, notice: fn(&Notice)) -> Watcher {
        let folders: Vec<PathBuf> = folders.iter().map(|folder| with_real_parent(folder)).collect();
        let mut watcher = Watcher { folders, sender, notice, system: None };
        match watcher.ask_system() {
            Ok(system) => watcher.system = Some(system),
            Err(error) => watcher.start_polling(error.to_string()),
        }
        watcher
    }

    /// What is watched.
    pub fn folders(&self) -> &[PathBuf] {
        &self.folders
    }

    /// Looks through the folders from now on, instead of relying on the system.
    pub fn poll(&mut self, reason: String) {
        if self.system.take().is_some() {
            self.start_polling(reason);
        }
    }

    /// Watches anew those folders that were themselves made, moved or replaced.
    pub fn renew(&mut self, changed: &[PathBuf]) {
        let Some(system) = &mut self.system else { return };
        for folder in self.folders.iter().filter(|folder| changed.contains(folder)) {
            let _ = system.unwatch(folder); // It may never have existed.
            if folder.is_dir()
                && let Err(error) = system.watch(folder, RecursiveMode::Recursive)
                && folder.is_dir()
            {
                let _ = self.sender.send(Message::Failed(error.to_string()));
            }
        }
    }

    fn ask_system(&self) -> notify::Result<Debouncer<RecommendedWatcher, RecommendedCache>> {
        let (folders, sender) = (self.folders.clone(), self.sender.clone());
        let mut system = new_debouncer(BURST, None, move |result: DebounceEventResult| {
            if let Some(message) = message(result, &folders) {
                let _ = sender.send(message);
            }
        })?;
        let mut parents: Vec<&Path> = self.folders.iter().filter_map(|one| one.parent()).collect();
        parents.sort();
        parents.dedup();
        // The parents tell when one of the folders is made or replaced, as `git switch` does.
        for parent in parents.into_iter().filter(|parent| parent.is_dir()) {
            system.watch(parent, RecursiveMode::NonRecursive)?;
        }
        for folder in self.folders.iter().filter(|folder| folder.is_dir()) {
            system.watch(folder, RecursiveMode::Recursive)?;
        }
        Ok(system)
    }

    fn start_polling(&self, reason: String) {
        (self.notice)(&Notice::Polling { reason });
        let (folders, sender) = (self.folders.clone(), self.sender.clone());
        let mut before = look_through(&folders);
        std::thread::spawn(move || {
            loop {
                std::thread::sleep(POLL_INTERVAL);
                let now = look_through(&folders);
                let changed = differences(&before, &now);
                before = now;
                // An empty message finds out whether the preview still runs, and is passed over.
                if sender.send(Message::Changed(changed)).is_err() {
                    return;
                }
            }
        });
    }
}

/// The folder by the name that the system will use for it.
fn with_real_parent(folder: &Path) -> PathBuf {
    let absolute = std::path::absolute(folder).unwrap_or_else(|_| folder.to_path_buf());
    match (absolute.parent().map(fs::canonicalize), absolute.file_name()) {
        (Some(Ok(parent)), Some(name)) => parent.join(name),
        _ => absolute,
    }
}

/// What a report of the system means to us, if anything.
fn message(result: DebounceEventResult, folders: &[PathBuf]) -> Option<Message> {
    let events = match result {
        Ok(events) => events,
        Err(errors) => {
            let limit = errors.iter().find(|error| is_limit(error));
            return Some(match limit {
                Some(error) => Message::Failed(error.to_string()),
                None => Message::Unknown,
            });
        }
    };
    if events.iter().any(|event| event.need_rescan()) {
        return Some(Message::Unknown);
    }
    // The build itself opens the files, which is reported as well.
    let changes = events.iter().filter(|event| !matches!(event.kind, EventKind::Access(_)));
    let paths: Vec<PathBuf> =
        changes.flat_map(|event| &event.paths).filter(|path| is_source(path, folders)).cloned().collect();
    (!paths.is_empty()).then_some(Message::Changed(paths))
}

fn is_limit(error: &notify::Error) -> bool {
    matches!(error.kind, ErrorKind::MaxFilesWatch)
}

/// Whether the path lies in one of the folders and is not a backup of an editor.
fn is_source(path: &Path, folders: &[PathBuf]) -> bool {
    folders
        .iter()
        .filter_map(|folder| path.strip_prefix(folder).ok())
        .any(|below| below.iter().all(|name| !name.to_str().is_some_and(is_ignored_name)))
}

/// What tells one state of a file from another without reading it.
type Stamp = (Option<SystemTime>, u64);

fn look_through(folders: &[PathBuf]) -> BTreeMap<PathBuf, Stamp> {
    let walks = folders.iter().flat_map(|folder| WalkDir::new(folder).follow_links(true).max_depth(64));
    let files = walks.filter_map(Result::ok).filter(|entry| entry.file_type().is_file());
    files
        .filter(|entry| is_source(entry.path(), folders))
        .filter_map(|entry| {
            let found = entry.metadata().ok()?;
            Some((entry.into_path(), (found.modified().ok(), found.len())))
        })
        .collect()
}

fn differences(before: &BTreeMap<PathBuf, Stamp>, now: &BTreeMap<PathBuf, Stamp>) -> Vec<PathBuf> {
    let gone = before.keys().filter(|path| !now.contains_key(*path));
    let new = now.iter().filter(|(path, stamp)| before.get(*path) != Some(stamp));
    gone.chain(new.map(|(path, _)| path)).cloned().collect()
}
