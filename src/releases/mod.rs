//! Releases from outside: an output folder, a file of observations, a project, or a project at a git revision.
//!
//! In: the words of the command line. Out: a [`Release`] in memory; what cannot be read is an error for the operator. Never
//! writes, and has git do no more than read.

mod folder;
mod git;

use std::path::Path;

use anyhow::{Context as _, Result, bail};

use crate::diag::Severity;
use crate::diff::{Release, Table};
use crate::lang::{Text, Tongue};
use crate::source::Sources;
use crate::{data, disk};

/// Columns without which a row of observations says nothing.
const OBSERVATIONS_REQUIRED: &[&str] = &["organization", "indicator", "period"];

/// A release, and what should be said of how it was read.
pub struct Read {
    pub release: Release,
    /// Number of errors in a project: what is wrong in it is left out.
    pub errors: usize,
}

/// Reads the release that a word of the command line names: `git:REV`, a folder with a manifest, a folder with
/// `content/`, `observations.csv` or `observations.json`. `root` is the project.
pub fn read(place: &str, root: &Path, tongue: Tongue) -> Result<Read> {
    let told = || place.to_owned();
    if let Some(revision) = place.strip_prefix("git:") {
        let (sources, date) = git::read(root, revision, tongue)?;
        let mut read = project(&sources);
        read.release.date = date;
        return Ok(read);
    }
    let path = Path::new(place);
    let found = std::fs::metadata(path).with_context(|| say(tongue, ("无法打开 ", "cannot open "), place))?;
    if found.is_file() {
        let release = Release { observations: observations(path, tongue).with_context(told)?, ..Release::default() };
        return Ok(Read { release, errors: 0 });
    }
    if path.join(crate::publish::MANIFEST_NAME).is_file() {
        let release = folder::read(path, tongue).with_context(told)?;
        return Ok(Read { release, errors: 0 });
    }
    if path.join("content").is_dir() {
        let (sources, unreadable) = disk::read(path)?;
        let mut read = project(&sources);
        read.errors += unreadable.len();
        return Ok(read);
    }
    let data = path.join("data");
    if data.join("observations.csv").is_file() || data.join("observations.json").is_file() {
        let release = folder::read(path, tongue).with_context(told)?;
        return Ok(Read { release, errors: 0 });
    }
    bail!(word(
        tongue,
        format!("{place} 不是输出文件夹（没有 manifest.json），也不是项目文件夹（没有 content）"),
        format!("{place} is no output folder (it has no manifest.json) and no project (it has no content folder)"),
    ))
}

/// What a project publishes, without drafts.
fn project(sources: &Sources) -> Read {
    let (release, found) = crate::released(sources);
    Read { release, errors: found.count(Severity::Error) }
}

/// A file of observations, CSV or JSON by its ending.
fn observations(path: &Path, tongue: Tongue) -> Result<Table> {
    table(path, data::Table::Observations, OBSERVATIONS_REQUIRED, tongue)
}

fn table(path: &Path, of: data::Table, required: &[&str], tongue: Tongue) -> Result<Table> {
    let told = || say(tongue, ("无法读取 ", "cannot read "), &path.display().to_string());
    let bytes = std::fs::read(path).with_context(told)?;
    let is_json = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("json"));
    let table = if is_json { Table::from_json(&bytes, of, required) } else { Table::from_csv(&bytes, of, required) };
    table.map_err(|fault: Text| anyhow::anyhow!("{}", fault.get(tongue))).with_context(told)
}

fn word(tongue: Tongue, zh: String, en: String) -> String {
    match tongue {
        Tongue::Zh => zh,
        Tongue::En => en,
    }
}

fn say(tongue: Tongue, (zh, en): (&str, &str), what: &str) -> String {
    word(tongue, format!("{zh}{what}"), format!("{en}{what}"))
}
