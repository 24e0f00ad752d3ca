//! Tests of files that are written piece by piece: they are told from others by nothing.

use super::*;

impl Fixture {
    fn publish_in_pieces(&self, means: Means, files: &[(&str, &str)]) -> Result<Summary> {
        let staging = Staging::begin_with(&self.output(), means)?;
        for (path, text) in files {
            staging
                .write_from(path, |to| Ok(text.as_bytes().chunks(2).try_for_each(|piece| to.write_all(piece))?))?;
        }
        staging.commit()
    }
}

#[test]
fn pieces_give_the_same_site_as_a_whole() {
    const FIRST: &[(&str, &str)] = &[("data/a.csv", "a,b\r\n1,2\r\n"), ("data/empty.csv", ""), ("gone.csv", "1")];
    const SECOND: &[(&str, &str)] = &[("data/a.csv", "a,b\r\n1,2\r\n"), ("data/empty.csv", "1"), ("new.csv", "1")];
    for means in ALL {
        let (pieces, whole) = (Fixture::new(), Fixture::new());
        for files in [FIRST, SECOND, SECOND] {
            let told = pieces.publish_in_pieces(means, files).unwrap();
            assert_eq!(told, whole.publish_with(means, files).unwrap(), "{means:?}");
            assert_eq!(pieces.found(), whole.found(), "{means:?}");
            assert!(is_whole(&pieces.output(), told.manifest));
            pieces.assert_clean();
        }
    }
}

#[test]
fn a_file_that_breaks_off_leaves_the_output_as_it_was() {
    let site = Fixture::new();
    site.publish(&[("a.csv", "1")]);
    let staging = Staging::begin(&site.output()).unwrap();
    let broken = staging.write_from("a.csv", |to| {
        to.write_all(b"half")?;
        anyhow::bail!("no more rows")
    });
    assert_eq!(broken.unwrap_err().to_string(), "no more rows");
    assert!(staging.commit().is_err());
    assert_eq!(fs::read_to_string(site.at("a.csv")).unwrap(), "1");
    site.assert_clean();
}

#[test]
fn two_files_of_one_path_are_refused_however_they_are_written() {
    let site = Fixture::new();
    let pieces = |staging: &Staging, text: &'static str| {
        staging.write_from("a.csv", |to| to.write_all(text.as_bytes()).map_err(Into::into))
    };
    let staging = Staging::begin(&site.output()).unwrap();
    staging.write("a.csv", b"1").unwrap();
    assert!(pieces(&staging, "2").is_err());
    drop(staging);
    let staging = Staging::begin(&site.output()).unwrap();
    pieces(&staging, "1").unwrap();
    assert!(pieces(&staging, "2").is_err());
    drop(staging);
    let staging = Staging::begin(&site.output()).unwrap();
    pieces(&staging, "1").unwrap();
    assert!(staging.write("a.csv", b"2").is_err());
}
