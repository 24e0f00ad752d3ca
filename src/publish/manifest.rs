//! `manifest.json`: the list of the files that a build wrote, with hash and size.
//!
//! In comes the text of a manifest or the files of a build; out goes the other. Text that is not a
//! manifest of ours is an error, since the list decides what the program may delete.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Read as _};
use std::path::{Component, Path};

use anyhow::{Context, Result, bail};
use rayon::prelude::*;
use serde::{Deserialize, Deserializer};
use serde_json::Value;

use crate::digest::Digest;
use crate::disk::open_file;
use crate::fault::{Told as _, about, fault, shown};
use crate::lang::Text;

/// Name of the manifest within an output folder.
pub const MANIFEST_NAME: &str = "manifest.json";

const GENERATOR: &str = "duizhao";
const VERSION: u64 = 1;
/// Bytes of a file's line in the manifest beside its path, more or less.
const LINE_BYTES: usize = 110;

/// What the manifest says of one file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Hash of the content.
    pub blake3: blake3::Hash,
    /// Size of the content.
    pub bytes: u64,
}

impl Entry {
    /// The entry of a file with this content.
    pub fn of(bytes: &[u8]) -> Entry {
        Entry { blake3: blake3::hash(bytes), bytes: bytes.len() as u64 }
    }

    /// Whether the file at `path` has exactly this content. Links are not followed.
    pub fn describes(&self, path: &Path) -> io::Result<bool> {
        let found = fs::symlink_metadata(path)?;
        if !found.is_file() || found.len() != self.bytes {
            return Ok(false);
        }
        let mut hasher = blake3::Hasher::new();
        // One more byte than expected is enough to see that the file has grown.
        hasher.update_reader(open_file(path)?.take(self.bytes.saturating_add(1)))?;
        Ok(hasher.finalize() == self.blake3)
    }

    /// What is wrong with the file `path` of a folder, if anything is.
    fn problem(&self, folder: &Path, path: &str) -> Option<Problem> {
        let kind = match self.describes(&folder.join(path)) {
            Ok(true) => return None,
            Ok(false) => ProblemKind::Changed,
            Err(error) => ProblemKind::of(error),
        };
        Some(Problem { path: path.to_owned(), kind })
    }
}

/// Which part of a site a folder holds, where several machines share one build.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shard {
    /// From 1 to `of`.
    pub index: usize,
    /// How many parts there are.
    pub of: usize,
    /// What all parts of one site have in common, and parts of different sites do not: a hash of all that goes in.
    pub site: String,
}

impl Shard {
    fn parse(value: &Value) -> Result<Shard> {
        let number = |key: &str| value.get(key).and_then(Value::as_u64).and_then(|number| usize::try_from(number).ok());
        let site = value.get("site").and_then(Value::as_str).filter(|site| !site.is_empty());
        let (Some(index), Some(of), Some(site)) = (number("index"), number("of"), site) else {
            bail!("its `shard` lacks `index`, `of` or `site`");
        };
        if index == 0 || index > of {
            bail!("its `shard` is number {index} of {of}");
        }
        Ok(Shard { index, of, site: site.to_owned() })
    }
}

/// A manifest as it is written. What is missing is told by name.
#[derive(Deserialize)]
struct Written<'a> {
    generator: Option<Value>,
    version: Option<Value>,
    /// `null` is a part too, one that cannot be.
    #[serde(default, deserialize_with = "some")]
    shard: Option<Value>,
    #[serde(borrow)]
    files: Option<BTreeMap<String, WrittenEntry<'a>>>,
}

#[derive(Deserialize)]
struct WrittenEntry<'a> {
    #[serde(borrow)]
    blake3: Option<Cow<'a, str>>,
    bytes: Option<u64>,
}

fn some<'a, D: Deserializer<'a>>(from: D) -> Result<Option<Value>, D::Error> {
    Value::deserialize(from).map(Some)
}

/// The files of a build, by path relative to the output folder, with `/`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Manifest {
    /// The part of the site that this is; `None` of a whole site.
    pub shard: Option<Shard>,
    /// Every file but the manifest itself.
    pub files: BTreeMap<String, Entry>,
}

impl Manifest {
    /// Reads the manifest of a folder; `None` where there is no file of that name.
    pub fn load(folder: &Path) -> Result<Option<Manifest>> {
        let path = folder.join(MANIFEST_NAME);
        match read_text(&path) {
            Ok(text) => Manifest::parse(&text)
                .told(|| {
                    let shown = shown(&path);
                    Text::new(format!("{shown} 不是 duizhao 的清单"), format!("{shown} is not a manifest of duizhao"))
                })
                .map(Some),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error).told(|| about("读不了", "cannot read", &path)),
        }
    }

    /// Reads the manifest of a folder that has to have one.
    pub fn of(folder: &Path) -> Result<Manifest> {
        Manifest::load(folder)?.ok_or_else(|| {
            let shown = shown(folder);
            fault(
                format!("{shown} 里没有 {MANIFEST_NAME}；请指定 duizhao build 写出的文件夹"),
                format!("there is no {MANIFEST_NAME} in {shown}; name a folder that `duizhao build` wrote"),
            )
        })
    }

    /// Reads the text of a manifest.
    pub fn parse(text: &str) -> Result<Manifest> {
        let written: Written = serde_json::from_str(text)?;
        if written.generator.as_ref().and_then(Value::as_str) != Some(GENERATOR) {
            bail!("its `generator` is not \"{GENERATOR}\"");
        }
        match written.version.as_ref().and_then(Value::as_u64) {
            Some(VERSION) => {}
            Some(later) if later > VERSION => {
                bail!("it was written by a later duizhao (format {later}); update this one")
            }
            _ => bail!("it has no `version`"),
        }
        let shard = written.shard.as_ref().map(Shard::parse).transpose()?;
        let mut files = BTreeMap::new();
        for (path, entry) in written.files.context("it has no `files`")? {
            check_path(&path)?;
            let blake3 = entry.blake3.and_then(|hex| blake3::Hash::from_hex(hex.as_bytes()).ok());
            let (Some(blake3), Some(bytes)) = (blake3, entry.bytes) else {
                bail!("its entry for `{path}` lacks `blake3` or `bytes`");
            };
            files.insert(path, Entry { blake3, bytes });
        }
        Ok(Manifest { shard, files })
    }

    /// Hash of its text.
    pub fn digest(&self) -> Digest {
        digest(&self.to_json())
    }

    /// The text of the manifest: sorted, one file per line, so that two builds compare well.
    pub fn to_json(&self) -> String {
        // Of a million files it has two hundred megabytes: it is not to be copied as it grows.
        let mut json = String::with_capacity(self.files.keys().map(|path| path.len() + LINE_BYTES).sum());
        json.push_str(&format!("{{\"generator\":\"{GENERATOR}\",\"version\":{VERSION},"));
        if let Some(Shard { index, of, site }) = &self.shard {
            let site = Value::from(site.as_str());
            json.push_str(&format!("\"shard\":{{\"index\":{index},\"of\":{of},\"site\":{site}}},"));
        }
        json.push_str("\"files\":{");
        for (index, (path, entry)) in self.files.iter().enumerate() {
            json.push_str(if index == 0 { "\n" } else { ",\n" });
            let path = Value::from(path.as_str());
            let Entry { blake3, bytes } = entry;
            json.push_str(&format!("{path}:{{\"blake3\":\"{blake3}\",\"bytes\":{bytes}}}"));
        }
        json.push_str("\n}}\n");
        json
    }
}

/// Hash of the text of a manifest.
pub fn digest(text: &str) -> Digest {
    Digest::of_texts([text])
}

/// Refuses a path that would leave the output folder, or that some system cannot hold.
pub fn check_path(path: &str) -> Result<()> {
    let is_plain = |name: &str| !name.is_empty() && name != "." && name != "..";
    // `C:x` is a path on another drive, but only Windows' own parser says so.
    let is_relative = Path::new(path).components().all(|component| matches!(component, Component::Normal(_)));
    if !path.split('/').all(is_plain) || !is_relative || path.contains(['\\', '\0']) {
        bail!("`{path}` is not a path within the output folder");
    }
    if path == MANIFEST_NAME {
        bail!("`{MANIFEST_NAME}` is written by the program itself");
    }
    Ok(())
}

fn read_text(path: &Path) -> io::Result<String> {
    let mut text = String::new();
    open_file(path)?.read_to_string(&mut text)?;
    Ok(text)
}

/// A difference between a folder and its manifest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Path relative to the folder, with `/`.
    pub path: String,
    /// What is wrong with it.
    pub kind: ProblemKind,
}

/// What is wrong with a file that a manifest lists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProblemKind {
    /// There is no such file.
    Missing,
    /// The content is not what was written, or it is no longer a plain file.
    Changed,
    /// The operating system refused to read it.
    Unreadable(String),
}

/// Whether a folder holds the site of a manifest of this hash, every file of it whole.
pub fn is_whole(folder: &Path, wanted: Digest) -> bool {
    let manifest = Manifest::load(folder).ok().flatten().filter(|manifest| manifest.digest() == wanted);
    let Some(manifest) = manifest else { return false };
    let files: Vec<_> = manifest.files.iter().collect();
    files.par_iter().all(|(path, entry)| super::files::is_as_written(&folder.join(path), entry))
}

impl ProblemKind {
    /// What an error of reading means.
    pub fn of(error: io::Error) -> ProblemKind {
        if is_absence(&error) { ProblemKind::Missing } else { ProblemKind::Unreadable(error.to_string()) }
    }
}

/// Compares a folder with its manifest: no problems means that every file listed is there, whole.
///
/// Fails where the folder has no manifest of ours. What the manifest does not list is not looked at.
pub fn verify(folder: &Path) -> Result<Vec<Problem>> {
    loop {
        let manifest = Manifest::of(folder)?;
        let problems = verify_against(&manifest, folder);
        // A build may have put another site there while this one was looked at.
        if problems.is_empty() || Manifest::of(folder)? == manifest {
            return Ok(problems);
        }
    }
}

/// The same with a manifest that was read already.
pub fn verify_against(manifest: &Manifest, folder: &Path) -> Vec<Problem> {
    manifest.files.par_iter().filter_map(|(path, entry)| entry.problem(folder, path)).collect()
}

/// Whether the error says that nothing is there: no such name, or a file where a folder should be.
pub fn is_absence(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn manifest(shard: Option<Shard>) -> Manifest {
        Manifest { shard, files: [("a.html".to_owned(), Entry::of(b"1"))].into() }
    }

    #[test]
    fn the_part_of_a_site_says_which_it_is() {
        let whole = manifest(None).to_json();
        assert!(!whole.contains("shard"), "{whole}");
        let part = manifest(Some(Shard { index: 2, of: 3, site: "ab\"c".into() }));
        let text = part.to_json();
        assert_eq!(Manifest::parse(&text).unwrap(), part);
        let head = r#"{"generator":"duizhao","version":1,"shard":{"index":2,"of":3,"site":"ab\"c"},"files":{"#;
        assert_eq!(text, whole.replace(r#"{"generator":"duizhao","version":1,"files":{"#, head));
    }

    #[test]
    fn a_part_that_cannot_be_is_no_manifest() {
        for (shard, complaint) in [
            (r#"{"index":0,"of":3,"site":"x"}"#, "number 0 of 3"),
            (r#"{"index":4,"of":3,"site":"x"}"#, "number 4 of 3"),
            (r#"{"index":1,"of":3,"site":""}"#, "lacks"),
            (r#"{"index":1,"of":3}"#, "lacks"),
            (r#"{"index":"1","of":3,"site":"x"}"#, "lacks"),
            ("null", "lacks"),
        ] {
            let text = format!(r#"{{"generator":"duizhao","version":1,"shard":{shard},"files":{{}}}}"#);
            let error = Manifest::parse(&text).unwrap_err().to_string();
            assert!(error.contains(complaint), "{shard}: {error}");
        }
    }
}
