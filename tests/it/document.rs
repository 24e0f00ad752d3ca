//! Documents that bureaus have → blocks and metadata.

use std::path::Path;

use duizhao::document::{Document, read};
use serde_json::Value;

/// The folder of answer keys beside the project, where it is at hand.
fn shared() -> Option<std::path::PathBuf> {
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let found = shared.is_dir().then_some(shared);
    if found.is_none() {
        eprintln!("skipped: the seed documents are not at hand");
    }
    found
}

/// The seed documents by name, with their bytes.
fn seeds() -> Vec<(String, Vec<u8>)> {
    let Some(shared) = shared() else { return Vec::new() };
    let mut seeds: Vec<(String, Vec<u8>)> = std::fs::read_dir(shared.join("seeds"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .map(|path| (path.file_stem().unwrap().to_string_lossy().into_owned(), std::fs::read(&path).unwrap()))
        .collect();
    seeds.sort();
    seeds
}

fn document(name: &str, bytes: &[u8]) -> Document {
    read(name, bytes).unwrap_or_else(|error| panic!("{name}: {error}"))
}

#[test]
fn the_metadata_of_the_seeds_are_those_of_their_keys() {
    for (name, bytes) in seeds() {
        let key = shared().unwrap().join(format!("gold/{name}.meta.json"));
        let mut wanted: Value = serde_json::from_str(&std::fs::read_to_string(key).unwrap()).unwrap();
        wanted.as_object_mut().unwrap().remove("traps");
        let found = document(&format!("{name}.txt"), &bytes).metadata.json();
        assert_eq!(format!("{found:#}"), format!("{wanted:#}"), "{name}");
    }
}
