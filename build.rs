//! What cargo cannot see by itself: the theme and the starter site are embedded by macros, and the program names its own
//! sources, so that nothing which another build of it made is taken for its own.

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash as _, Hasher as _};
use std::path::{Path, PathBuf};

/// All that decides what the program writes.
const DECISIVE: [&str; 6] = ["src", "themes", "starter", "Cargo.toml", "Cargo.lock", "build.rs"];

fn main() {
    let mut hasher = DefaultHasher::new();
    for path in DECISIVE {
        println!("cargo:rerun-if-changed={path}");
        hash(Path::new(path), &mut hasher);
    }
    println!("cargo:rustc-env=DUIZHAO_BUILD={:016x}", hasher.finish());
}

/// A file by its path and content, a folder by what is in it, in the order of the names.
fn hash(path: &Path, hasher: &mut DefaultHasher) {
    let Ok(folder) = std::fs::read_dir(path) else {
        path.hash(hasher);
        std::fs::read(path).unwrap_or_default().hash(hasher);
        return;
    };
    let mut entries: Vec<PathBuf> = folder.filter_map(|entry| Some(entry.ok()?.path())).collect();
    entries.sort();
    entries.iter().for_each(|entry| hash(entry, hasher));
}
