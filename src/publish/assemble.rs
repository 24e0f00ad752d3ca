//! Joins the parts of a site that several machines have built.
//!
//! In come the folders of `build --shard`; out goes the output folder, the same to the byte as if one machine had built
//! all of it. The parts have to be of one site and complete, and each of their files as its manifest says: otherwise
//! there are [`Fault`]s, all of them at once, and the output is left as it was.

use std::collections::BTreeMap;
use std::fs;
use std::io::Read as _;
use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};
use std::sync::{MutexGuard, PoisonError};

use anyhow::Result;
use rayon::prelude::*;

use super::manifest::{Entry, Manifest, Problem, ProblemKind, Shard};
use super::{Staged, Staging, Summary};
use crate::disk::open_file;
use crate::fault::{Told as _, about, fault, shown};

/// Why parts do not make a site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The folder is a whole site.
    Whole { folder: PathBuf },
    /// The folder is a part of another site, or of a division into another number of parts, than the first.
    Foreign { folder: PathBuf, first: PathBuf },
    /// None of the folders is a part of these numbers.
    Absent { indices: Vec<RangeInclusive<usize>>, of: usize },
    /// Several folders are.
    Twice { index: usize, folders: Vec<PathBuf> },
    /// A file is not what its manifest says.
    File { folder: PathBuf, problem: Problem },
    /// Two parts have different files of this path.
    Differs { path: String, folder: PathBuf },
}

/// What an assembly did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assembled {
    /// Pages of the site.
    pub pages: usize,
    /// What became of the output.
    pub summary: Summary,
}

/// Joins the parts in `folders` and puts the site into `output`, or says why it cannot be done. Fails where a folder or
/// the output cannot be used at all.
pub fn assemble(folders: &[PathBuf], output: &Path) -> Result<Result<Assembled, Vec<Fault>>> {
    for folder in folders {
        check_apart(folder, output)?;
    }
    let parts: Vec<(&PathBuf, Manifest)> =
        folders.iter().map(|folder| Ok((folder, Manifest::of(folder)?))).collect::<Result<_>>()?;
    let faults = faults_of_set(&parts);
    if !faults.is_empty() {
        return Ok(Err(faults));
    }
    let staging = Staging::begin(output)?;
    let mut faults = Vec::new();
    // Each list goes when its files are staged, so that the lists are not held twice.
    for (folder, manifest) in parts {
        let files = manifest.files.into_par_iter();
        let found = files.filter_map(|(path, entry)| adopt(&staging, folder, path, entry).transpose());
        faults.extend(found.collect::<Result<Vec<Fault>>>()?);
    }
    if !faults.is_empty() {
        return Ok(Err(faults));
    }
    let pages = lock(&staging).keys().filter(|path| path.ends_with(".html")).count();
    Ok(Ok(Assembled { pages, summary: staging.commit()? }))
}

/// Refuses a part and an output that are one folder, or of which one lies in the other: each would destroy the other.
fn check_apart(folder: &Path, output: &Path) -> Result<()> {
    let (part, real_output) = (real(folder)?, real(output)?);
    if part.starts_with(&real_output) || real_output.starts_with(&part) {
        let (output, part) = (shown(output), shown(folder));
        return Err(fault(
            format!("输出位置 {output} 与其中一份 {part} 是同一文件夹，或一个在另一个里面；用 --output 另指一个"),
            format!(
                "the output {output} and the part {part} are one folder, or one lies in the other; name another with \
                 --output"
            ),
        ));
    }
    Ok(())
}

/// The path without links, also of what is yet to be made.
fn real(path: &Path) -> Result<PathBuf> {
    let whole = std::path::absolute(path).told(|| about("无法查看", "cannot look at", path))?;
    let found = whole.ancestors().find_map(|above| {
        let rest = whole.strip_prefix(above).ok()?;
        Some(above.canonicalize().ok()?.join(rest))
    });
    Ok(found.unwrap_or(whole))
}

/// Whether the folders are all parts of one site, each there once.
fn faults_of_set(parts: &[(&PathBuf, Manifest)]) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut first: Option<(&PathBuf, &Shard)> = None;
    let mut by_index: BTreeMap<usize, Vec<PathBuf>> = BTreeMap::new();
    for (folder, manifest) in parts {
        let Some(shard) = &manifest.shard else {
            faults.push(Fault::Whole { folder: (*folder).clone() });
            continue;
        };
        let (first, common) = *first.get_or_insert((folder, shard));
        if (shard.of, &shard.site) != (common.of, &common.site) {
            faults.push(Fault::Foreign { folder: (*folder).clone(), first: first.clone() });
            continue;
        }
        by_index.entry(shard.index).or_default().push((*folder).clone());
    }
    let of = first.map_or(0, |(_, shard)| shard.of);
    let indices = gaps(by_index.keys().copied(), of);
    if !indices.is_empty() {
        faults.push(Fault::Absent { indices, of });
    }
    let twice = by_index.into_iter().filter(|(_, folders)| folders.len() > 1);
    faults.extend(twice.map(|(index, folders)| Fault::Twice { index, folders }));
    faults
}

/// The numbers from 1 to `of` that are not among `there`, which ascends.
fn gaps(there: impl Iterator<Item = usize>, of: usize) -> Vec<RangeInclusive<usize>> {
    let mut next = 1;
    let mut gaps = Vec::new();
    for index in there {
        gaps.extend((next < index).then(|| next..=index - 1));
        next = index.saturating_add(1);
    }
    gaps.extend((next <= of).then_some(next..=of));
    gaps
}

/// Adds a file of a part to the site, if it is whole. The site gets a copy: a link would change with the part, which is
/// often written over in place.
fn adopt(staging: &Staging, folder: &Path, path: String, entry: Entry) -> Result<Option<Fault>> {
    let bytes = match read(&folder.join(&path), entry) {
        Ok(bytes) => bytes,
        Err(kind) => return Ok(Some(Fault::File { folder: folder.to_path_buf(), problem: Problem { path, kind } })),
    };
    let other = lock(staging).get(&path).map(|staged| staged.entry);
    if other.is_some_and(|other| other != entry) {
        return Ok(Some(Fault::Differs { path, folder: folder.to_path_buf() }));
    }
    staging.write(&path, &bytes)?;
    Ok(None)
}

fn lock(staging: &Staging) -> MutexGuard<'_, BTreeMap<String, Staged>> {
    staging.staged.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The content of a file that has to be as its entry says. Links are not followed.
fn read(path: &Path, entry: Entry) -> Result<Vec<u8>, ProblemKind> {
    let found = fs::symlink_metadata(path).map_err(ProblemKind::of)?;
    if !found.is_file() || found.len() != entry.bytes {
        return Err(ProblemKind::Changed);
    }
    let mut bytes = Vec::new();
    open_file(path).and_then(|file| file.take(found.len() + 1).read_to_end(&mut bytes)).map_err(ProblemKind::of)?;
    if Entry::of(&bytes) == entry { Ok(bytes) } else { Err(ProblemKind::Changed) }
}
