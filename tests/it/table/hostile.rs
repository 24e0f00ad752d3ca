//! Files that are no workbooks, and workbooks that mean harm: an error in words, never a panic.

use std::io::{Cursor, Write as _};

use duizhao::lang::Tongue;
use duizhao::tables::{Content, OpenError, import};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::Desk;

fn opened(bytes: &[u8]) -> Option<OpenError> {
    let desk = Desk::report("indicators:\n  gdp: 320亿元");
    import(&desk.sources, &Content::of(&desk.sources), bytes, Tongue::Zh).err()
}

fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn other_files_are_told_apart() {
    for bytes in [&b""[..], b"PK", b"indicator,2024\ngdp,320\n", b"<html></html>", &zipped(&[("a.txt", b"a")])] {
        assert!(matches!(opened(bytes), Some(OpenError::NotAWorkbook(_))), "{bytes:?}");
    }
    assert_eq!(opened(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]), Some(OpenError::OldOrProtected));
}

#[test]
fn a_bomb_is_weighed_before_it_is_read() {
    let blanks = vec![b' '; 160 << 20];
    let bomb = zipped(&[("xl/worksheets/sheet1.xml", &blanks)]);
    assert!(bomb.len() < 1 << 20);
    assert_eq!(opened(&bomb), Some(OpenError::TooLarge));
    let names: Vec<String> = (0..10_001).map(|number| format!("{number}")).collect();
    let parts: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b""[..])).collect();
    assert_eq!(opened(&zipped(&parts)), Some(OpenError::TooLarge));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, rng_seed: RngSeed::Fixed(20251121), failure_persistence: None, ..ProptestConfig::default() })]

    /// A damaged workbook is refused, or read as far as it says anything; it never ends the program.
    #[test]
    fn damage_is_no_panic(part in 0usize..12, at in any::<prop::sample::Index>(), byte in any::<u8>(), cut in any::<bool>()) {
        let desk = Desk::report("indicators:\n  gdp: 320亿元 +8.2%\n  new-firms: 1-2家");
        let bytes = desk.book.bytes();
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        let mut parts: Vec<(String, Vec<u8>)> = Vec::new();
        for index in 0..archive.len() {
            let mut file = archive.by_index(index).unwrap();
            let mut bytes = Vec::new();
            std::io::Read::read_to_end(&mut file, &mut bytes).unwrap();
            parts.push((file.name().unwrap().into_owned(), bytes));
        }
        let index = part % parts.len();
        let bytes = &mut parts[index].1;
        let place = at.index(bytes.len());
        if cut { bytes.truncate(place) } else { bytes[place] = byte }
        let parts: Vec<(&str, &[u8])> = parts.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
        let _ = opened(&zipped(&parts));
    }
}
