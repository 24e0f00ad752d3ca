//! Parts of a site joined to one, through the binary.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use duizhao::publish::{Entry, Manifest, Shard, Staging, verify};

/// Folders in a place of their own.
struct Parts {
    root: tempfile::TempDir,
}

const FILES: [(&str, &str); 6] = [
    ("index.html", "root"),
    ("zh/a/index.html", "甲"),
    ("zh/b/index.html", "乙"),
    ("en/a/index.html", "A"),
    ("en/b/index.html", "B"),
    ("assets/chart.svg", "<svg/>"),
];

impl Parts {
    fn new() -> Parts {
        Parts { root: tempfile::tempdir().unwrap() }
    }

    fn at(&self, name: &str) -> PathBuf {
        self.root.path().join(name)
    }

    /// Writes a folder as a build would.
    fn part(&self, name: &str, shard: Option<(usize, usize, &str)>, files: &[(&str, &str)]) {
        let shard = shard.map(|(index, of, site)| Shard { index, of, site: site.into() });
        let mut manifest = Manifest { shard, ..Manifest::default() };
        for (path, text) in files {
            let file = self.at(name).join(path);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, text).unwrap();
            manifest.files.insert((*path).to_owned(), Entry::of(text.as_bytes()));
        }
        fs::create_dir_all(self.at(name)).unwrap();
        fs::write(self.at(name).join("manifest.json"), manifest.to_json()).unwrap();
    }

    /// The site in three parts: every third file, and the chart in each.
    fn divided(site: &str) -> Parts {
        let parts = Parts::new();
        for index in 1..=3 {
            let mut files: Vec<_> = FILES.into_iter().skip(index - 1).step_by(3).collect();
            files.push(FILES[5]);
            files.dedup();
            parts.part(&format!("p{index}"), Some((index, 3, site)), &files);
        }
        parts
    }

    fn run(&self, lang: &str, args: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_duizhao"));
        command.current_dir(self.root.path()).args(["--lang", lang]).args(args).output().unwrap()
    }

    /// Exit status and what was said.
    fn assemble(&self, lang: &str, dirs: &[&str]) -> (i32, String) {
        said(&self.run(lang, &[&["assemble"], dirs].concat()))
    }
}

fn said(output: &Output) -> (i32, String) {
    (output.status.code().unwrap(), String::from_utf8(output.stderr.clone()).unwrap())
}

/// Every file below a folder with its bytes.
fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let walk = walkdir::WalkDir::new(folder).sort_by_file_name().into_iter().map(|entry| entry.unwrap());
    let files = walk.filter(|entry| entry.file_type().is_file());
    let path = |entry: &walkdir::DirEntry| entry.path().strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
    files.map(|entry| (path(&entry), fs::read(entry.path()).unwrap())).collect()
}

#[test]
fn the_parts_of_a_site_are_joined_to_what_one_build_writes() {
    let parts = Parts::divided("s");
    let staging = Staging::begin(&parts.at("whole")).unwrap();
    FILES.iter().for_each(|(path, text)| staging.write(path, text.as_bytes()).unwrap());
    staging.commit().unwrap();
    let (status, text) = parts.assemble("en", &["p3", "p1", "p2"]);
    assert_eq!(
        (status, text.as_str()),
        (0, "5 pages from 3 parts in ./output (6 files changed, 0 unchanged, 0 removed)\n")
    );
    assert_eq!(files(&parts.at("output")), files(&parts.at("whole")));
    assert_eq!(verify(&parts.at("output")).unwrap(), []);
    // Again, over the site that is there, and with a part that changed.
    fs::write(parts.at("output/CNAME"), "example.org").unwrap();
    let (_, text) = parts.assemble("zh", &["p1", "p2", "p3"]);
    assert_eq!(text, "3 份合为一体，5 个页面已写入 ./output（0 个文件有变化，6 个不变，0 个移除）\n");
    parts.part("p2", Some((2, 3, "s")), &[("zh/a/index.html", "丙"), FILES[5]]);
    let (_, text) = parts.assemble("en", &["p1", "p2", "p3"]);
    assert_eq!(text, "4 pages from 3 parts in ./output (1 files changed, 4 unchanged, 1 removed)\n");
    assert_eq!(fs::read_to_string(parts.at("output/zh/a/index.html")).unwrap(), "丙");
    assert!(parts.at("output/CNAME").exists() && !parts.at("output/en/b/index.html").exists());
    assert_eq!(verify(&parts.at("p1")).unwrap(), [], "the parts stay as they are");
}

#[test]
fn all_that_keeps_parts_from_being_a_site_is_said_at_once() {
    let parts = Parts::divided("s");
    parts.part("other", Some((2, 3, "t")), &[]);
    parts.part("more", Some((2, 4, "s")), &[]);
    parts.part("whole", None, &[]);
    parts.part("again", Some((1, 3, "s")), &[]);
    let (status, text) = parts.assemble("en", &["p1", "other", "more", "whole", "again"]);
    assert_eq!(status, 1);
    for line in [
        "other and p1 are parts of different builds",
        "more and p1 are parts of different builds",
        "whole is a whole site, not a part",
        "of 3 parts, 2–3 are missing",
        "part 1 is there 2 times: p1, again; leave one",
        "Nothing was written.",
    ] {
        assert!(text.contains(line), "{line}\n{text}");
    }
    let (_, text) = parts.assemble("zh", &["p1", "p3"]);
    assert_eq!(text, "共 3 份，缺第 2 份：请补上它们的文件夹\n没有写出任何文件。\n");
    assert!(!parts.at("output").exists());
}

#[test]
fn a_part_that_did_not_arrive_whole_is_named_and_the_site_stays() {
    let parts = Parts::divided("s");
    parts.assemble("en", &["p1", "p2", "p3"]);
    let before = files(&parts.at("output"));
    fs::write(parts.at("p1/index.html"), "rott").unwrap();
    fs::remove_file(parts.at("p3/zh/b/index.html")).unwrap();
    let (status, text) = parts.assemble("en", &["p1", "p2", "p3"]);
    let expected = "p1: changed: index.html; copy or build this part again\n\
                    p3: missing: zh/b/index.html; copy or build this part again\nNothing was written.\n";
    assert_eq!((status, text.as_str()), (1, expected));
    assert_eq!(files(&parts.at("output")), before);
    assert_eq!(fs::read_dir(parts.root.path()).unwrap().count(), 4, "a staging folder is left");
}

#[test]
fn one_path_with_two_contents_is_no_site() {
    let parts = Parts::divided("s");
    parts.part("p2", Some((2, 3, "s")), &[("assets/chart.svg", "<svg></svg>")]);
    let (status, text) = parts.assemble("en", &["p1", "p2", "p3"]);
    assert_eq!(status, 1);
    assert!(text.contains("assets/chart.svg in p2 is not that of another part"), "{text}");
}

#[test]
fn an_output_that_is_a_part_or_lies_in_one_is_refused() {
    let parts = Parts::divided("s");
    let before = files(parts.root.path());
    for output in ["p2", "./p1/../p2", "p2/site", "."] {
        let (status, text) = parts.assemble("en", &["p1", "p2", "p3", "--output", output]);
        assert_eq!(status, 2, "{output}");
        assert!(text.contains("name another with --output"), "{text}");
    }
    let (status, text) = parts.assemble("en", &["p1", "p2", "nowhere"]);
    assert!(status == 2 && text.contains("there is no manifest.json in nowhere"), "{text}");
    assert_eq!(files(parts.root.path()), before);
}
