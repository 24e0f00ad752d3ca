//! Zipped documents of which one part is another: what is made up seldom has right checksums.

use std::io::{Cursor, Read as _, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// The parts of a zipped document, by name.
pub type Parts = Vec<(String, Vec<u8>)>;

/// Takes a zipped document apart.
pub fn parts(bytes: &[u8]) -> Parts {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("a fixture");
    let mut parts = Vec::with_capacity(archive.len());
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).expect("a part");
        let mut content = Vec::new();
        part.read_to_end(&mut content).expect("its content");
        parts.push((part.name().expect("its name").into_owned(), content));
    }
    parts
}

/// A document with one part replaced; `bytes` itself where it is a zip already.
pub fn with(parts: &[(String, Vec<u8>)], replaced: &str, bytes: &[u8]) -> Vec<u8> {
    if bytes.starts_with(b"PK") {
        return bytes.to_vec();
    }
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, content) in parts {
        zip.start_file(name.as_str(), stored).expect("room in memory");
        zip.write_all(if name == replaced { bytes } else { content }).expect("room in memory");
    }
    zip.finish().expect("room in memory").into_inner()
}
