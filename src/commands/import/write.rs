//! A new file, whole or not at all, and never over another.

use std::fs;
use std::io::{ErrorKind, Write as _};
use std::path::Path;

use anyhow::{Context as _, Result};

/// Writes a file that must not exist yet. Its text is complete beside its place before its name appears.
pub fn create(path: &Path, bytes: &[u8]) -> Result<()> {
    let context = || format!("making {}", path.display());
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder).with_context(|| format!("making the folder {}", folder.display()))?;
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let beside = folder.join(format!(".{name}.{}.part", std::process::id()));
    let mut file = fs::File::create_new(&beside).with_context(context)?;
    let written = file.write_all(bytes).and_then(|()| file.sync_all());
    drop(file);
    // A link fails where the name is taken, which a renaming would not.
    let placed = written.and_then(|()| match fs::hard_link(&beside, path) {
        Err(error) if error.kind() != ErrorKind::AlreadyExists => place_whole(path, bytes),
        other => other,
    });
    let _ = fs::remove_file(&beside);
    placed.with_context(context)
}

/// For file systems without links.
fn place_whole(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let mut file = fs::File::create_new(path)?;
    let written = file.write_all(bytes);
    if written.is_err() {
        let _ = fs::remove_file(path);
    }
    written
}
