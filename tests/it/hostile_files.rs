//! Names and kinds of files that nobody expects, through the real program: each is rendered inert or told, nothing waits for
//! a pipe, no name commands the terminal, and the last good site stays. What needs root, and faults of the machine, are
//! tried by tests/faults.

#![cfg(unix)]

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt as _;
use std::os::unix::fs::symlink;
use std::os::unix::net::UnixListener;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::mpsc::channel;
use std::time::Duration;

use duizhao::rules::EXAMPLE_BASE;
use duizhao::source::Sources;

/// A run that takes longer hangs.
const LIMIT: Duration = Duration::from_secs(120);

const REPORT: &str = "---\ntitle: 2020年工作总结\norganization: zone\nperiod: 2020\n---\n\n正文。\n";

struct Project(tempfile::TempDir);

struct Ran {
    status: i32,
    said: String,
}

impl Project {
    /// The site of the rules' examples, built once.
    fn built() -> Project {
        let project = Project(tempfile::tempdir().unwrap());
        for (path, bytes) in Sources::from_text(EXAMPLE_BASE).files {
            project.put(&path, &bytes);
        }
        project.put("content/reports/good.md", REPORT.replace("2020", "2019").as_bytes());
        let ran = project.run(&["build", "-q"]);
        assert_eq!(ran.status, 0, "{}", ran.said);
        project
    }

    fn at(&self, path: impl AsRef<Path>) -> PathBuf {
        self.0.path().join(path)
    }

    fn put(&self, path: impl AsRef<Path>, bytes: &[u8]) {
        let path = self.at(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    /// Runs the program in English. It ends, and says nothing that a terminal obeys.
    fn run(&self, arguments: &[&str]) -> Ran {
        let mut command = Command::new(env!("CARGO_BIN_EXE_duizhao"));
        command.current_dir(self.0.path()).args(["--lang", "en"]).args(arguments);
        let (sender, ended) = channel();
        std::thread::spawn(move || sender.send(command.output()));
        let output = ended.recv_timeout(LIMIT).unwrap_or_else(|_| panic!("{arguments:?} hangs")).unwrap();
        let said = String::from_utf8([output.stderr, output.stdout].concat()).unwrap();
        let is_obeyed = |c: &char| (c.is_control() && *c != '\n') || "\u{200b}\u{202e}\u{2028}\u{feff}".contains(*c);
        assert_eq!(said.chars().find(is_obeyed), None, "{arguments:?}: {said:?}");
        let status = output.status.code().unwrap();
        assert!(status <= 2 && (status == 0 || !said.is_empty()), "{arguments:?}: {status} {said}");
        Ran { status, said }
    }

    /// A finding keeps the old site, and names the place.
    fn is_told(&self, place: &str) {
        let before = fs::read(self.at("output/manifest.json")).unwrap();
        let ran = self.run(&["build"]);
        assert_eq!(ran.status, 1, "{}", ran.said);
        assert!(ran.said.contains(place), "{place}: {}", ran.said);
        assert!(ran.said.contains("help: "), "{}", ran.said);
        assert_eq!(fs::read(self.at("output/manifest.json")).unwrap(), before);
    }

    /// Nothing of the site is missing or changed; what lies beside it is told and may stay.
    fn is_whole(&self) {
        let ran = self.run(&["verify", "output"]);
        let is_of_site =
            |line: &str| ["missing:", "changed:", "cannot be read:"].iter().any(|word| line.starts_with(word));
        assert!(ran.status <= 1 && !ran.said.lines().any(is_of_site), "{}", ran.said);
    }
}

fn pipe(path: &Path) {
    assert!(Command::new("mkfifo").arg(path).status().unwrap().success());
}

#[test]
fn a_name_that_cannot_be_an_address_is_told_and_shown_on_one_line() {
    let named = [
        ("a\nerror: all is well", "a\\nerror: all is well"),
        ("a\tb", "a\\tb"),
        ("a\u{1b}]0;title\u{7}b", "a\\u{1b}]0;title\\u{7}b"),
        ("a\u{9b}31mb", "a\\u{9b}31mb"),
        ("a\u{202e}gpj", "a\\u{202e}gpj"),
        ("a\u{200b}b", "a\\u{200b}b"),
        ("\u{feff}a", "\\u{feff}a"),
        ("CON", "CON"),
        ("aux", "aux"),
        ("Lpt1.old", "Lpt1.old"),
        ("a ", "a "),
        ("<img src=x onerror=alert(1)>", "<img src=x onerror=alert(1)>"),
        ("{{ config }}", "{{ config }}"),
        ("a\\..\\b", "a\\..\\b"),
        ("a%2f..%2fb", "a%2f..%2fb"),
    ];
    let project = Project::built();
    for (name, shown) in named {
        for (path, shown) in
            [(format!("{name}.md"), format!("{shown}.md")), (format!("{name}/index.md"), format!("{shown}/index.md"))]
        {
            let path = Path::new("content/reports").join(path);
            project.put(&path, REPORT.as_bytes());
            project.is_told(&format!("content/reports/{shown}"));
            fs::remove_file(project.at(path)).unwrap();
        }
    }
    project.is_whole();
}

#[test]
fn an_unusual_name_that_can_be_an_address_becomes_one() {
    let longest = "字".repeat(66);
    let project = Project::built();
    let names = ["-rf", "--help", "&amp;", "a'b", "$(id)", "index", "zh", "e\u{301}te\u{301}", &longest];
    for name in names {
        project.put(format!("content/reports/{name}.md"), REPORT.as_bytes());
    }
    let ran = project.run(&["build"]);
    assert_eq!(ran.status, 0, "{}", ran.said);
    project.is_whole();
    for name in names {
        // Decomposed names become composed addresses.
        let slug = name.replace("e\u{301}", "é");
        assert!(project.at(format!("output/zh/reports/{slug}/index.html")).exists(), "{name}");
    }
}

#[test]
fn a_path_too_long_for_an_address_is_told() {
    let project = Project::built();
    let long = "x".repeat(200);
    project.put(format!("content/reports/{long}/{long}.md"), REPORT.as_bytes());
    project.is_told("more than 200 bytes");
}

#[test]
fn names_that_differ_in_capitals_or_in_their_composition_are_one_address() {
    let project = Project::built();
    for (one, other) in [("Zone", "zone"), ("ÉTÉ", "e\u{301}te\u{301}"), ("ö", "o\u{308}")] {
        for folder in ["reports", "pages"] {
            let paths = [one, other].map(|name| format!("content/{folder}/{name}.md"));
            paths.iter().for_each(|path| project.put(path, REPORT.as_bytes()));
            let ran = project.run(&["check"]);
            assert!(ran.said.contains("S112"), "{one} {other}: {}", ran.said);
            paths.iter().for_each(|path| fs::remove_file(project.at(path)).unwrap());
        }
    }
}

#[test]
fn a_name_that_is_not_utf_8_is_told() {
    for place in ["content", "content/reports", "themes/x"] {
        let project = Project::built();
        project.put(Path::new(place).join(OsStr::from_bytes(b"\xd7\xdc\xbd\xe1\x1b[2J.md")), REPORT.as_bytes());
        project.is_told("\\u{1b}[2J.md");
    }
}

#[test]
fn what_is_no_file_is_told_wherever_files_are_looked_for() {
    let places = [
        "content/site.yaml",
        "content/indicators.yaml",
        "content/reports/good.md",
        "content/reports/x/index.md",
        "content/translations.yaml",
        "themes/default/templates/base.html",
    ];
    let kinds: [fn(&Path); 6] = [
        pipe,
        |path| drop(UnixListener::bind(path).unwrap()),
        |path| symlink("/dev/zero", path).unwrap(),
        |path| symlink("/etc/passwd", path).unwrap(),
        |path| symlink(path.file_name().unwrap(), path).unwrap(),
        |path| symlink("nowhere", path).unwrap(),
    ];
    for place in places {
        let project = Project::built();
        let path = project.at(place);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        let _ = fs::remove_file(&path);
        for kind in kinds {
            kind(&path);
            project.is_told(place);
            assert!(fs::symlink_metadata(&path).is_ok(), "{place} is gone");
            fs::remove_file(&path).unwrap();
        }
        pipe(&path);
        for other in [&["check", "--accept-translations"][..], &["table", "export"], &["schema", "--install"]] {
            project.run(other);
        }
        project.is_whole();
    }
}

#[test]
fn links_in_loops_and_out_of_the_tree_are_told_and_not_followed() {
    let outside = tempfile::tempdir().unwrap();
    fs::write(outside.path().join("secret.md"), REPORT).unwrap();
    for (link, target) in [
        ("content/reports/up", Path::new("..")),
        ("content/reports/all", Path::new("../..")),
        ("content/out", outside.path()),
        ("content/reports/root", Path::new("/")),
        ("themes/x", outside.path()),
    ] {
        let project = Project::built();
        let path = project.at(link);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        symlink(target, &path).unwrap();
        project.is_told(link);
    }
}

#[test]
fn what_is_no_file_in_the_output_is_kept_or_named() {
    let kinds: [fn(&Path); 4] = [
        pipe,
        |path| drop(UnixListener::bind(path).unwrap()),
        |path| symlink("/dev/zero", path).unwrap(),
        |path| symlink("nowhere", path).unwrap(),
    ];
    for place in ["output/manifest.json", "output/a\u{1b}[2Jb", "output"] {
        for kind in kinds {
            let project = Project::built();
            let path = project.at(place);
            if path.is_dir() {
                fs::remove_dir_all(&path).unwrap()
            } else {
                let _ = fs::remove_file(&path);
            }
            kind(&path);
            project.put("content/reports/new.md", REPORT.as_bytes());
            project.run(&["verify", "output"]);
            let ran = project.run(&["build"]);
            match ran.status {
                0 => project.is_whole(),
                _ => {
                    assert!(fs::symlink_metadata(&path).is_ok() && ran.said.contains("output"), "{place}: {}", ran.said)
                }
            }
            if place.contains('\u{1b}') {
                assert!(fs::symlink_metadata(&path).is_ok(), "{place} is gone");
            }
        }
    }
}

#[test]
fn a_pipe_named_as_an_argument_is_not_waited_for() {
    let project = Project::built();
    pipe(&project.at("x.docx"));
    for arguments in [
        &["import", "x.docx"][..],
        &["table", "import", "x.docx"],
        &["table", "export", "x.docx"],
        &["verify", "x.docx"],
        &["diff", "x.docx", "x.docx"],
        &["build", "--since", "x.docx"],
        &["build", "--output", "x.docx"],
        &["check", "--root", "x.docx"],
    ] {
        let ran = project.run(arguments);
        assert!(ran.status != 0 && ran.said.contains("x.docx"), "{arguments:?}: {}", ran.said);
    }
}

#[test]
fn what_a_file_says_does_not_command_the_terminal() {
    let hostile = "a\u{1b}]0;x\u{7}\u{9b}2J\u{202e}b";
    let project = Project::built();
    project.put("content/reports/x.md", format!("---\ntitle: {hostile}\n{hostile}: 1\nperiod: {hostile}\norganization: {hostile}\nindicators:\n  {hostile}: {hostile}\n---\n\n![]({hostile}) {{{hostile}}} [x]({hostile})\n").as_bytes());
    for arguments in [
        &["check"][..],
        &["check", "--format", "github"],
        &["build", "-v"],
        &["table", "export"],
        &["import", "content/reports/x.md"],
    ] {
        let ran = project.run(arguments);
        assert!(!ran.said.is_empty(), "{arguments:?}");
    }
}

#[test]
fn a_new_site_and_a_new_report_leave_nothing_half_made() {
    let project = Project::built();
    let arguments = ["new", "report", "fresh", "--organization", "zone", "--period", "2026"];
    assert_eq!([project.run(&arguments).status, project.run(&arguments).status], [0, 2]);
    let text = fs::read_to_string(project.at("content/reports/fresh.md")).unwrap();
    assert!(text.starts_with("---\n") && text.ends_with("---\n"), "{text}");
    let names: BTreeSet<_> =
        fs::read_dir(project.at("content/reports")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names, ["fresh.md", "good.md"].map(Into::into).into());
}
