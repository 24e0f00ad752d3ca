//! Tests of `disk`, on real folders.

use std::os::unix::ffi::OsStrExt as _;
use std::os::unix::fs::symlink;

use super::*;

/// A project with `content/site.yaml` and the given other files.
fn project(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let root = tempfile::tempdir().unwrap();
    for (path, bytes) in [("content/site.yaml", b"title: x\n".as_slice())].iter().chain(files) {
        let path = root.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    root
}

fn names(sources: &Sources) -> Vec<&str> {
    sources.files.keys().map(String::as_str).collect()
}

/// A path below the root by the name under which the system tells of it.
fn real(root: &tempfile::TempDir, path: &str) -> PathBuf {
    fs::canonicalize(root.path()).unwrap().join(path)
}

fn reason(unreadable: &[Unreadable], path: &str) -> Option<Reason> {
    unreadable.iter().find(|one| one.path == path).map(|one| one.reason.clone())
}

#[test]
fn reads_content_and_themes_and_nothing_else() {
    let root = project(&[
        ("content/reports/2024/总结.md", "正文".as_bytes()),
        ("themes/x/base.html", b"<p>"),
        ("output/index.html", b"no"),
        ("README.md", b"no"),
    ]);
    let (sources, unreadable) = read(root.path()).unwrap();
    let expected = ["content/reports/2024/总结.md", "content/site.yaml", "themes/x/base.html"];
    assert_eq!(names(&sources), expected);
    assert_eq!(&*sources.files["content/reports/2024/总结.md"], "正文".as_bytes());
    assert_eq!(unreadable, []);
}

#[test]
fn a_missing_content_folder_says_what_to_run() {
    let root = tempfile::tempdir().unwrap();
    let message = read(root.path()).err().unwrap().to_string();
    assert!(message.contains("duizhao new site") && message.contains("--root"), "{message}");
    let message = format!("{:#}", read(&root.path().join("nowhere")).err().unwrap());
    assert!(message.contains("--root"), "{message}");
}

#[test]
fn a_content_that_is_a_file_is_refused() {
    let root = tempfile::tempdir().unwrap();
    fs::write(root.path().join("content"), "x").unwrap();
    assert!(read(root.path()).err().unwrap().to_string().contains("not a folder"));
}

#[test]
fn dotfiles_backups_and_litter_are_passed_over_in_silence() {
    let root = project(&[
        ("content/.git/config", b""),
        ("content/reports/a.md~", b""),
        ("content/reports/.a.md.swp", b""),
        ("content/reports/a.md.swp", b""),
        ("content/reports/#a.md#", b""),
        ("content/reports/~$a.docx", b""),
        ("content/Thumbs.db", b""),
        ("content/#", b""),
    ]);
    symlink("user@host.123", root.path().join("content/.#a.md")).unwrap();
    let (sources, unreadable) = read(root.path()).unwrap();
    assert_eq!(names(&sources), ["content/#", "content/site.yaml"]);
    assert_eq!(unreadable, []);
}

#[test]
fn links_inside_are_followed_and_links_outside_are_reported() {
    let outside = tempfile::tempdir().unwrap();
    fs::write(outside.path().join("secret"), "x").unwrap();
    let root = project(&[("shared/p.png", b"png"), ("content/reports/a/index.md", b"a")]);
    let at = |path: &str| root.path().join(path);
    symlink("../../../shared", at("content/reports/a/pictures")).unwrap();
    symlink(outside.path(), at("content/reports/out")).unwrap();
    symlink(outside.path().join("secret"), at("content/secret.md")).unwrap();
    symlink("nowhere.md", at("content/broken.md")).unwrap();
    let (sources, unreadable) = read(root.path()).unwrap();
    let expected = ["content/reports/a/index.md", "content/reports/a/pictures/p.png", "content/site.yaml"];
    assert_eq!(names(&sources), expected);
    assert_eq!(reason(&unreadable, "content/reports/out"), Some(Reason::OutsideRoot));
    assert_eq!(reason(&unreadable, "content/secret.md"), Some(Reason::OutsideRoot));
    assert_eq!(reason(&unreadable, "content/broken.md"), Some(Reason::BrokenLink));
    assert_eq!(unreadable.len(), 3, "{unreadable:?}");
}

#[test]
fn a_content_folder_that_is_itself_a_link_out_is_reported() {
    let outside = project(&[]);
    let root = tempfile::tempdir().unwrap();
    symlink(outside.path().join("content"), root.path().join("content")).unwrap();
    let (sources, unreadable) = read(root.path()).unwrap();
    assert!(names(&sources).is_empty());
    assert_eq!(reason(&unreadable, "content"), Some(Reason::OutsideRoot));
}

#[test]
fn loops_pipes_and_foreign_names_are_reported() {
    let root = project(&[("content/reports/a.md", b"a")]);
    let at = |path: &str| root.path().join(path);
    symlink("..", at("content/reports/up")).unwrap();
    symlink("self", at("content/self")).unwrap();
    let made = std::process::Command::new("mkfifo").arg(at("content/pipe.md")).status();
    assert!(made.unwrap().success());
    let gbk = std::ffi::OsStr::from_bytes(b"\xd7\xdc\xbd\xe1.md");
    fs::write(root.path().join("content").join(gbk), "x").unwrap();
    let (sources, unreadable) = read(root.path()).unwrap();
    assert_eq!(names(&sources), ["content/reports/a.md", "content/site.yaml"]);
    assert_eq!(reason(&unreadable, "content/reports/up"), Some(Reason::Loop));
    assert_eq!(reason(&unreadable, "content/self"), Some(Reason::BrokenLink));
    assert_eq!(reason(&unreadable, "content/pipe.md"), Some(Reason::NotAFile));
    assert!(unreadable.iter().any(|one| one.reason == Reason::NameNotUtf8), "{unreadable:?}");
    assert_eq!(unreadable.len(), 4, "{unreadable:?}");
}

#[test]
fn large_files_are_reported_and_the_limit_itself_is_read() {
    let root = project(&[("content/big.bin", &[0; 101]), ("content/fits.bin", &[0; 100])]);
    let known = BTreeMap::new();
    let reading = read_up_to(root.path(), 100, &known, &[]).unwrap();
    let (sources, unreadable) = (reading.sources, reading.unreadable);
    assert_eq!(names(&sources), ["content/fits.bin", "content/site.yaml"]);
    let too_large = Reason::TooLarge { bytes_max: 100 };
    assert_eq!(reason(&unreadable, "content/big.bin"), Some(too_large));
}

#[test]
fn very_deep_folders_are_reported() {
    let deep = format!("content/{}x.md", "d/".repeat(DEPTH_MAX + 3));
    let root = project(&[(&deep, b"x")]);
    let (sources, unreadable) = read(root.path()).unwrap();
    assert_eq!(names(&sources), ["content/site.yaml"]);
    assert_eq!(unreadable.len(), 1);
    assert_eq!(unreadable[0].reason, Reason::TooDeep);
}

#[test]
fn a_reader_reads_again_what_changed_and_only_that() {
    let root = tempfile::tempdir().unwrap();
    let write = |path: &str, text: &str| {
        let path = root.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    write("content/a.md", "one");
    write("content/b.md", "two");
    let mut reader = Reader::default();
    let (before, _) = reader.read(root.path(), &[]).unwrap();
    // Of the same size, and perhaps within one tick of the disk's clock.
    write("content/b.md", "owt");
    write("content/c.md", "three");
    let told = |path: &str| real(&root, path);
    let (after, _) = reader.read(root.path(), &[told("content/b.md"), told("content/c.md")]).unwrap();
    assert_eq!(names(&after), ["content/a.md", "content/b.md", "content/c.md"]);
    assert_eq!(&*after.files["content/b.md"], b"owt");
    assert!(before.files["content/a.md"].is(&after.files["content/a.md"]));
    // Files read before are read without a walk; the next walk finds what was not told.
    write("content/d.md", "four");
    write("content/b.md", "2");
    let (after, _) = reader.read(root.path(), &[told("content/b.md")]).unwrap();
    assert_eq!(names(&after), ["content/a.md", "content/b.md", "content/c.md"]);
    assert_eq!(&*after.files["content/b.md"], b"2");
    fs::remove_file(told("content/a.md")).unwrap();
    let (after, _) = reader.read(root.path(), &[told("content/b.md"), told("content/a.md")]).unwrap();
    assert_eq!(names(&after), ["content/b.md", "content/c.md", "content/d.md"]);
}

#[test]
fn a_reader_sees_what_changes_behind_a_link() {
    let root = tempfile::tempdir().unwrap();
    fs::create_dir(root.path().join("content")).unwrap();
    let at = |path: &str| real(&root, path);
    fs::write(at("content/a.md"), "one").unwrap();
    symlink("a.md", at("content/b.md")).unwrap();
    let mut reader = Reader::default();
    reader.read(root.path(), &[]).unwrap();
    fs::write(at("content/a.md"), "two!").unwrap();
    let (after, _) = reader.read(root.path(), &[at("content/a.md")]).unwrap();
    assert_eq!((&*after.files["content/a.md"], &*after.files["content/b.md"]), (&b"two!"[..], &b"two!"[..]));
}
