//! Tests of `publish`, on real folders: what is written, kept, refused and brought back.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::*;

/// A folder to publish into, `output`, within a folder of its own.
struct Fixture {
    root: tempfile::TempDir,
}

impl Fixture {
    fn new() -> Fixture {
        Fixture { root: tempfile::tempdir().unwrap() }
    }

    fn output(&self) -> PathBuf {
        self.root.path().join("output")
    }

    fn at(&self, path: &str) -> PathBuf {
        self.output().join(path)
    }

    /// A file in the output that is not ours.
    fn put(&self, path: &str, text: &str) {
        fs::create_dir_all(self.at(path).parent().unwrap()).unwrap();
        fs::write(self.at(path), text).unwrap();
    }

    fn publish(&self, files: &[(&str, &str)]) -> Summary {
        self.publish_with(Means::Any, files).unwrap()
    }

    fn publish_with(&self, means: Means, files: &[(&str, &str)]) -> Result<Summary> {
        let staging = Staging::begin_with(&self.output(), means)?;
        for (path, text) in files {
            staging.write(path, text.as_bytes())?;
        }
        staging.commit()
    }

    /// Every file in the output, with its text.
    fn found(&self) -> BTreeMap<String, String> {
        let walk = walkdir::WalkDir::new(self.output()).into_iter().map(|entry| entry.unwrap());
        walk.filter(|entry| !entry.file_type().is_dir())
            .map(|entry| {
                let path = entry.path().strip_prefix(self.output()).unwrap().to_str().unwrap();
                (path.to_owned(), fs::read_to_string(entry.path()).unwrap_or_default())
            })
            .collect()
    }

    fn names(&self) -> Vec<String> {
        self.found().into_keys().collect()
    }

    /// Nothing is left beside the output.
    fn assert_clean(&self) {
        let names: Vec<_> = fs::read_dir(self.root.path()).unwrap().map(|one| one.unwrap().file_name()).collect();
        assert!(names.iter().all(|name| name == "output"), "{names:?}");
        assert!(!self.at(INNER_NAME).exists());
    }
}

const ALL: [Means; 3] = [Means::Any, Means::Rename, Means::InPlace];

fn message(result: Result<Summary>) -> String {
    format!("{:#}", result.err().unwrap())
}

#[test]
fn a_first_build_writes_all_files_and_their_manifest() {
    for means in ALL {
        let site = Fixture::new();
        let files = [("index.html", "<p>"), ("zh/报告/index.html", "正文"), ("a.css", "")];
        let summary = site.publish_with(means, &files).unwrap();
        let expected = Summary { written: 3, bytes: 9, ..Summary::default() };
        let known = summary.manifest;
        assert_eq!(
            Summary { in_place: false, in_place_reason: None, manifest: Digest::default(), ..summary },
            expected
        );
        assert!(is_whole(&site.output(), known) && !is_whole(&site.output(), Digest::default()));
        assert_eq!(site.names(), ["a.css", "index.html", "manifest.json", "zh/报告/index.html"]);
        assert_eq!(verify(&site.output()).unwrap(), []);
        let manifest = fs::read_to_string(site.at("manifest.json")).unwrap();
        assert!(manifest.starts_with("{\"generator\":\"duizhao\",\"version\":1,\"files\":{"));
        let hash = blake3::hash("正文".as_bytes());
        let entry = format!("\"zh/报告/index.html\":{{\"blake3\":\"{hash}\",\"bytes\":6}}");
        assert!(manifest.contains(&entry), "{manifest}");
        assert_eq!(Manifest::parse(&manifest).unwrap().to_json(), manifest);
        site.assert_clean();
    }
}

#[test]
fn a_second_build_adds_changes_and_removes() {
    for means in ALL {
        let site = Fixture::new();
        site.publish(&[("same", "1"), ("changed", "1"), ("gone/x", "1"), ("becomes/dir", "1")]);
        let files = [("same", "1"), ("changed", "2"), ("new", "3"), ("becomes", "file")];
        let summary = site.publish_with(means, &files).unwrap();
        let counts = (summary.written, summary.unchanged, summary.removed, summary.in_place);
        assert_eq!(counts, (3, 1, 2, means == Means::InPlace), "{means:?}");
        assert_eq!(site.names(), ["becomes", "changed", "manifest.json", "new", "same"]);
        assert_eq!(site.found()["changed"], "2");
        assert!(!site.at("gone").exists());
        assert_eq!(verify(&site.output()).unwrap(), []);
        let back = [("becomes/dir/again", "1")];
        site.publish_with(means, &back).unwrap();
        assert_eq!(site.names(), ["becomes/dir/again", "manifest.json"]);
        site.assert_clean();
    }
}

#[test]
fn files_of_the_user_survive_every_build() {
    for means in ALL {
        let site = Fixture::new();
        site.put(".gitignore", "*");
        site.publish_with(means, &[("index.html", "1"), ("zh/a.html", "1")]).unwrap();
        site.put("CNAME", "example.org");
        site.put(".well-known/security.txt", "x");
        site.put("zh/notes.txt", "mine");
        fs::create_dir(site.at("uploads")).unwrap();
        let summary = site.publish_with(means, &[("index.html", "2")]).unwrap();
        assert_eq!((summary.carried, summary.removed), (4, 1), "{means:?}");
        let expected =
            [".gitignore", ".well-known/security.txt", "CNAME", "index.html", "manifest.json", "zh/notes.txt"];
        assert_eq!(site.names(), expected);
        assert!(site.at("uploads").is_dir());
        assert!(!fs::read_to_string(site.at("manifest.json")).unwrap().contains("CNAME"));
        site.assert_clean();
    }
}

#[test]
fn a_page_edited_by_hand_is_written_anew_and_kept_once_it_is_no_longer_ours() {
    for means in ALL {
        let site = Fixture::new();
        site.publish(&[("a.html", "11"), ("b.html", "11"), ("c.html", "11")]);
        fs::write(site.at("a.html"), "66").unwrap();
        fs::write(site.at("b.html"), "66").unwrap();
        let summary = site.publish_with(means, &[("a.html", "11"), ("c.html", "11")]).unwrap();
        assert_eq!((summary.written, summary.unchanged, summary.removed), (1, 1, 0));
        assert_eq!(summary.kept, ["b.html"]);
        assert_eq!(site.found()["a.html"], "11");
        assert_eq!(site.found()["b.html"], "66");
        site.publish_with(means, &[("c.html", "12")]).unwrap();
        assert_eq!(site.names(), ["b.html", "c.html", "manifest.json"]);
    }
}

#[test]
fn a_build_without_changes_leaves_the_folder_itself_alone() {
    let site = Fixture::new();
    let files = [("index.html", "1"), ("zh/a.html", "1")];
    site.publish(&files);
    site.put("CNAME", "x");
    let before = fs::metadata(site.at("manifest.json")).unwrap().modified().unwrap();
    let summary = site.publish(&files);
    assert_eq!((summary.written, summary.unchanged, summary.carried), (0, 2, 1));
    assert_eq!(fs::metadata(site.at("manifest.json")).unwrap().modified().unwrap(), before);
    site.assert_clean();
}

#[test]
fn a_folder_that_is_not_ours_is_refused_untouched() {
    let foreign = [
        ("index.html", "mine"),
        ("manifest.json", "{}"),
        ("manifest.json", "not json"),
        ("manifest.json", "{\"generator\":\"duizhao\",\"version\":2,\"files\":{}}"),
        ("manifest.json", "{\"generator\":\"duizhao\",\"version\":1,\"files\":{\"../x\":{}}}"),
    ];
    for (path, text) in foreign {
        let site = Fixture::new();
        site.put(path, text);
        let message = message(site.publish_with(Means::Any, &[("index.html", "1")]));
        assert!(message.contains("was not written by duizhao"), "{message}");
        assert!(message.contains("--output"), "{message}");
        assert_eq!(site.found()[path], text);
        site.assert_clean();
    }
    let site = Fixture::new();
    fs::write(site.output(), "a file").unwrap();
    assert!(message(site.publish_with(Means::Any, &[])).contains("not a folder"));
}

#[test]
fn a_file_of_the_user_where_the_site_has_to_write_stops_the_build() {
    let clashes = [("new.html", "new.html"), ("zh", "zh/x"), ("zh/x", "zh")];
    for means in ALL {
        for (theirs, ours) in clashes {
            let site = Fixture::new();
            site.publish(&[("index.html", "1")]);
            site.put(theirs, "mine");
            let message = message(site.publish_with(means, &[("index.html", "2"), (ours, "x")]));
            assert!(message.contains("move it elsewhere"), "{message}");
            assert_eq!(site.found()[theirs], "mine");
            assert_eq!(verify(&site.output()).unwrap(), []);
            site.assert_clean();
        }
        // Their file with our very content is no clash.
        let site = Fixture::new();
        site.publish(&[("index.html", "1")]);
        site.put("new.html", "same");
        site.publish_with(means, &[("new.html", "same")]).unwrap();
        assert_eq!(site.names(), ["manifest.json", "new.html"]);
    }
}

#[test]
fn paths_that_leave_the_folder_are_refused() {
    let site = Fixture::new();
    let bad = ["", "/etc/x", "../x", "a/../../x", "a//b", "./a", "a/", "a\\b", "a\0b", "manifest.json"];
    for path in bad.into_iter().chain([".duizhao-staging/x"]) {
        let staging = Staging::begin(&site.output()).unwrap();
        assert!(staging.write(path, b"x").is_err(), "{path:?}");
        assert!(staging.commit().is_err(), "a site with a failed file is not published");
    }
    assert!(!site.output().exists());
    site.assert_clean();
}

#[test]
fn two_files_of_one_path_are_refused() {
    let site = Fixture::new();
    for (one, other) in [("a", "a"), ("a", "a/b"), ("a/b", "a")] {
        let staging = Staging::begin(&site.output()).unwrap();
        staging.write(one, b"1").unwrap();
        assert!(staging.write(other, b"2").is_err());
    }
}

#[test]
fn a_staging_that_is_dropped_leaves_no_trace() {
    let site = Fixture::new();
    site.publish(&[("index.html", "1")]);
    let staging = Staging::begin(&site.output()).unwrap();
    staging.write("index.html", b"2").unwrap();
    drop(staging);
    assert_eq!(site.found()["index.html"], "1");
    site.assert_clean();
}

#[test]
fn two_builds_of_one_output_do_not_mix() {
    let site = Fixture::new();
    let first = Staging::begin(&site.output()).unwrap();
    let message = format!("{:#}", Staging::begin(&site.output()).err().unwrap());
    assert!(message.contains("another build is writing"), "{message}");
    let elsewhere = Staging::begin(&site.root.path().join("other")).unwrap();
    drop(elsewhere);
    first.write("index.html", b"1").unwrap();
    first.commit().unwrap();
    drop(Staging::begin(&site.output()).unwrap());
    assert_eq!(verify(&site.output()).unwrap(), []);
    site.assert_clean();
}

#[test]
fn locks_hold_when_many_builds_come_and_go() {
    let site = Fixture::new();
    let n_inside = std::sync::atomic::AtomicUsize::new(0);
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                for _ in 0..200 {
                    if let Ok(staging) = Staging::begin(&site.output()) {
                        assert_eq!(n_inside.fetch_add(1, Ordering::SeqCst), 0);
                        n_inside.fetch_sub(1, Ordering::SeqCst);
                        drop(staging);
                    }
                }
            });
        }
    });
}

#[test]
fn many_threads_write_one_site() {
    let site = Fixture::new();
    for generation in ["1", "2"] {
        let staging = Staging::begin(&site.output()).unwrap();
        std::thread::scope(|scope| {
            for thread in 0..4 {
                let staging = &staging;
                scope.spawn(move || {
                    for page in 0..100 {
                        let text = format!("{page} {}", if page < 10 { generation } else { "" });
                        let path = format!("d{}/e{}/{thread}-{page}.html", page % 7, page % 3);
                        staging.write(&path, text.as_bytes()).unwrap();
                    }
                });
            }
        });
        let summary = staging.commit().unwrap();
        let expected = if generation == "1" { (400, 0) } else { (40, 360) };
        assert_eq!((summary.written, summary.unchanged), expected);
        assert_eq!(verify(&site.output()).unwrap(), []);
    }
}

#[test]
fn a_site_left_between_two_renames_comes_back() {
    let site = Fixture::new();
    site.publish(&[("index.html", "1")]);
    let work = site.root.path().join(".output.duizhao-staging");
    fs::create_dir_all(work.join("next")).unwrap();
    fs::write(work.join("next/half"), "x").unwrap();
    fs::rename(site.output(), work.join("old")).unwrap();
    drop(Staging::begin(&site.output()).unwrap());
    assert_eq!(site.names(), ["index.html", "manifest.json"]);
    site.assert_clean();
}

#[test]
fn verify_names_what_is_missing_or_changed() {
    let site = Fixture::new();
    site.publish(&[("a", "1"), ("b", "1"), ("c", "1"), ("d/e", "1")]);
    fs::remove_file(site.at("a")).unwrap();
    fs::write(site.at("b"), "2").unwrap();
    fs::remove_dir_all(site.at("d")).unwrap();
    fs::write(site.at("d"), "1").unwrap();
    let problem = |path: &str, kind| Problem { path: path.to_owned(), kind };
    let expected =
        [problem("a", ProblemKind::Missing), problem("b", ProblemKind::Changed), problem("d/e", ProblemKind::Missing)];
    assert_eq!(verify(&site.output()).unwrap(), expected);
    assert!(verify(site.root.path()).is_err());
}

#[test]
fn an_interrupted_placing_leaves_a_folder_that_is_ours() {
    let site = Fixture::new();
    site.publish(&[("a", "1"), ("old", "1")]);
    // A folder at `z` that is not empty stops the placing half-way.
    let staging = Staging::begin_with(&site.output(), Means::InPlace).unwrap();
    for path in ["a", "b", "z"] {
        staging.write(path, b"2").unwrap();
    }
    let survey = Survey::of(&site.output(), staging.old.as_ref(), &Manifest::default()).unwrap();
    site.put("z/x", "late");
    let files = ["a", "b", "z"].map(|path| (path.to_owned(), Entry::of(b"2"))).into();
    let new = Manifest { files, ..Manifest::default() };
    let old = staging.old.as_ref();
    let placed = swap::in_place(&staging.place, old, &new, &BTreeSet::new(), &survey);
    assert!(format!("{:#}", placed.err().unwrap()).contains("mixture"));
    drop(staging);
    assert!(!verify(&site.output()).unwrap().is_empty());
    fs::remove_dir_all(site.at("z")).unwrap();
    site.publish(&[("a", "3")]);
    assert_eq!(site.names(), ["a", "manifest.json"]);
    site.assert_clean();
}

#[cfg(unix)]
#[path = "tests_unix.rs"]
mod unix;

#[path = "tests_pieces.rs"]
mod pieces;
