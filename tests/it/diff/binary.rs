//! `diff` and `build --since` through the program: folders, files, git, exit statuses.

use std::path::Path;
use std::process::{Command, Output};

use duizhao::rules::EXAMPLE_BASE;
use duizhao::source::Sources;
use tempfile::TempDir;

use super::report;

/// Runs the program in a folder.
fn run(folder: &Path, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_duizhao"));
    let lang = if args.contains(&"--lang") { &[][..] } else { &["--lang", "en"] };
    command.current_dir(folder).args(lang).args(args).output().unwrap()
}

/// Its exit status and all that it said.
fn said(output: &Output) -> (i32, String) {
    let text = [output.stdout.as_slice(), output.stderr.as_slice()].concat();
    (output.status.code().unwrap(), String::from_utf8(text).unwrap())
}

fn assert_says(folder: &Path, args: &[&str], status: i32, word: &str) {
    let (code, text) = said(&run(folder, args));
    assert!(code == status && text.contains(word), "{args:?}: {code}, not {status}, or no {word:?} in:\n{text}");
}

/// Writes the files of a text over the base into a folder.
fn write(folder: &Path, text: &str) {
    let mut sources = Sources::from_text(EXAMPLE_BASE);
    sources.files.extend(Sources::from_text(text).files);
    for (path, bytes) in sources.files {
        let path = folder.join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }
}

const PROSE: &str = "## 一、工业\n\n全年完成生产总值100亿元，新增规上工业企业3家，“三个<一批>”&c。\n\n- 甲\n- 乙\n\n| 项 | 数 |\n|---|---|\n| a | 1 |\n";

/// A project with one report, built into `output/`.
fn project() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let english = "-- content/reports/zone-2024.en.md --\n---\ntitle: Summary & more\n---\nGRP came to RMB 10 billion; 3 enterprises.\n";
    write(folder.path(), &format!("{}{english}", report("indicators: { gdp: 100亿元, new-firms: 3家 }", PROSE)));
    assert_eq!(said(&run(folder.path(), &["build", "-q"])).0, 0);
    folder
}

fn edit(folder: &Path, from: &str, to: &str) {
    let path = folder.join("content/reports/zone-2024.md");
    let text = std::fs::read_to_string(&path).unwrap();
    assert!(text.contains(from));
    std::fs::write(path, text.replacen(from, to, 1)).unwrap();
}

#[test]
fn an_output_folder_says_what_its_content_says() {
    let project = project();
    let folder = project.path();
    assert_says(folder, &["diff", "output", "."], 0, "No differences.");
    assert_says(folder, &["diff", ".", "output"], 0, "No differences.");
    assert_says(
        folder,
        &["diff", "output/data/observations.csv", "output/data/observations.json"],
        0,
        "No differences.",
    );
    edit(folder, "gdp: 100亿元", "gdp: 120亿元");
    assert_says(folder, &["diff", "output", "."], 1, "Value: RMB 10 billion → RMB 12 billion (+RMB 2 billion)");
    assert_says(folder, &["diff", "output", "."], 1, "zone-2024#gdp.2024");
    edit(folder, "gdp: 120亿元", "gdp: { value: 120亿元, note: 普查修订 }");
    assert_says(folder, &["diff", "output", "."], 0, "Note: 普查修订");
    assert_says(folder, &["--lang", "zh", "diff", "output", "."], 0, "数值：100亿元 → 120亿元（+20亿元）");
}

#[test]
fn the_sample_site_reads_the_same_from_its_output() {
    let folder = tempfile::tempdir().unwrap();
    let output = folder.path().join("out");
    let root = env!("CARGO_MANIFEST_DIR");
    let out = output.to_str().unwrap();
    assert_eq!(said(&run(folder.path(), &["--root", root, "--output", out, "build", "-q"])).0, 0);
    assert_says(folder.path(), &["diff", out, root], 0, "No differences.");
}

#[test]
fn json_and_html_hold_the_same_changes() {
    let project = project();
    let folder = project.path();
    edit(folder, ", new-firms: 3家", "");
    edit(folder, "- 乙", "- 丙");
    let output = run(folder, &["diff", "output", ".", "--format", "json"]);
    assert_eq!(output.status.code(), Some(1));
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(json["explained"], false);
    assert_eq!(json["counts"]["removed"], 1);
    assert_eq!(json["changes"][0]["old"]["value"], "3");
    assert_eq!(json["changes"][0]["explained"], false);
    assert_eq!(json["texts"][0]["passages"][0]["new"], "丙");
    let output = run(folder, &["diff", "output", ".", "--format", "html"]);
    let html = String::from_utf8(output.stdout).unwrap();
    assert!(html.starts_with("<!DOCTYPE html>") && html.contains("not explained") && html.contains("丙"), "{html}");
    assert!(!html.contains("<script") && !html.contains(" style=") && !html.contains("href="), "{html}");
}

#[test]
fn what_cannot_be_compared_is_an_error_of_the_operator() {
    let project = project();
    let folder = project.path();
    std::fs::create_dir(folder.join("empty")).unwrap();
    std::fs::write(folder.join("gbk.csv"), b"organization,indicator,period\nzone,\xB9\xA4,2024\n").unwrap();
    std::fs::write(folder.join("other.csv"), "a,b\n").unwrap();
    for (place, word) in [
        ("empty", "no output folder"),
        ("absent", "cannot open"),
        ("gbk.csv", "UTF-8"),
        ("other.csv", "lacks the columns"),
        ("git:", "no git revision"),
        ("git:--output=x", "no git revision"),
    ] {
        assert_says(folder, &["diff", place, "."], 2, word);
        assert_says(folder, &["diff", ".", place], 2, word);
        assert_says(folder, &["build", "--since", place], 2, word);
    }
}

#[test]
fn a_build_since_a_release_warns_and_keeps_its_bytes() {
    let project = project();
    let folder = project.path();
    std::fs::rename(folder.join("output"), folder.join("old")).unwrap();
    edit(folder, "gdp: 100亿元", "gdp: 120亿元");
    assert_says(folder, &["build", "--since", "old", "--strict"], 1, "G105");
    assert!(!folder.join("output").exists(), "nothing was written");
    assert_says(folder, &["build", "--since", "old"], 0, "G105");
    let page = folder.join("output/en/changes/index.html");
    let first = std::fs::read(&page).unwrap();
    assert!(String::from_utf8_lossy(&first).contains("RMB 12 billion"));
    assert_says(folder, &["build", "--since", "old"], 0, "0 files changed");
    assert_eq!(std::fs::read(&page).unwrap(), first);
    // The folder that is replaced may be the earlier release itself.
    edit(folder, "gdp: 120亿元", "gdp: { value: 130亿元, note: 修订 }");
    edit(folder, "生产总值100亿元", "生产总值130亿元");
    let english = folder.join("content/reports/zone-2024.en.md");
    std::fs::write(&english, std::fs::read_to_string(&english).unwrap().replace("RMB 10 billion", "RMB 13 billion"))
        .unwrap();
    assert_says(folder, &["build", "--since", "output", "--strict"], 0, "pages in");
    assert!(String::from_utf8_lossy(&std::fs::read(&page).unwrap()).contains("RMB 13 billion"));
}

/// Runs git in a folder, with a name for its commits; `None` where there is no git.
fn git(folder: &Path, args: &[&str]) -> Option<Output> {
    let set = ["-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false"];
    let mut command = Command::new("git");
    command.current_dir(folder).args(set).args(args);
    command.env("GIT_COMMITTER_DATE", "2025-02-03T12:00:00+08:00").output().ok()
}

#[test]
fn a_git_revision_is_a_release() {
    let project = project();
    let folder = project.path();
    if git(folder, &["init", "-q"]).is_none_or(|output| !output.status.success()) {
        eprintln!("skipped: there is no git here");
        return;
    }
    assert_says(folder, &["diff", "git:HEAD", "."], 2, "there is no git revision HEAD");
    git(folder, &["add", "content"]);
    let committed = git(folder, &["commit", "-q", "-m", "first"]).unwrap();
    assert!(committed.status.success(), "{}", String::from_utf8_lossy(&committed.stderr));
    assert_says(folder, &["diff", "git:HEAD", "."], 0, "No differences.");
    assert_says(folder, &["diff", "git:HEAD", "output"], 0, "No differences.");
    assert_says(folder, &["diff", "git:no-such-branch", "."], 2, "there is no git revision no-such-branch");
    for revision in ["nope", "HEAD~9", "v1.0"] {
        let (status, said) = said(&run(folder, &["--lang", "zh", "diff", &format!("git:{revision}"), "."]));
        assert!(status == 2 && said.contains(&format!("没有 git 版本 {revision}；")), "{said}");
        assert!(!said.contains("Needed a single revision") && !said.contains("fatal"), "{said}");
    }
    edit(folder, "gdp: 100亿元", "gdp: 120亿元");
    assert_says(folder, &["diff", "git:HEAD", "."], 1, "1 change is not explained.");
    assert_says(folder, &["build", "--since", "git:HEAD"], 0, "G105");
    let page = std::fs::read_to_string(folder.join("output/en/changes/index.html")).unwrap();
    assert!(page.contains("Changes since the release of 3 February 2025"), "{page}");
    // The project may be a folder within the repository.
    let inner = folder.join("inner");
    std::fs::create_dir(&inner).unwrap();
    std::fs::rename(folder.join("content"), inner.join("content")).unwrap();
    git(folder, &["add", "-A"]);
    git(folder, &["commit", "-q", "-m", "second"]);
    assert_says(&inner, &["diff", "git:HEAD", "."], 0, "No differences.");
    assert_says(&inner, &["diff", "git:HEAD~1", "."], 2, "no content folder at revision HEAD~1");
    // A theme that no longer fits is no hindrance.
    std::fs::create_dir_all(inner.join("themes/default/templates")).unwrap();
    std::fs::write(inner.join("themes/default/templates/base.html"), "{% broken").unwrap();
    git(folder, &["add", "-A"]);
    git(folder, &["commit", "-q", "-m", "third"]);
    assert_says(&inner, &["diff", "git:HEAD", "git:HEAD~1"], 0, "No differences.");
}

/// A repository that came by mail may name a program that looks at signatures: it does not run.
#[cfg(unix)]
#[test]
fn settings_of_a_repository_start_no_program() {
    use std::io::Write as _;
    use std::os::unix::fs::PermissionsExt as _;

    let project = project();
    let folder = project.path();
    if git(folder, &["init", "-q"]).is_none_or(|output| !output.status.success()) {
        eprintln!("skipped: there is no git here");
        return;
    }
    git(folder, &["add", "content"]);
    git(folder, &["commit", "-q", "-m", "first"]);
    let commit = String::from_utf8(git(folder, &["cat-file", "commit", "HEAD"]).unwrap().stdout).unwrap();
    let signature = "gpgsig -----BEGIN PGP SIGNATURE-----\n \n aaaa\n -----END PGP SIGNATURE-----\n\n";
    let mut object = Command::new("git");
    object.current_dir(folder).args(["hash-object", "-w", "-t", "commit", "--stdin"]);
    let mut object = object.stdin(std::process::Stdio::piped()).stdout(std::process::Stdio::piped()).spawn().unwrap();
    object.stdin.take().unwrap().write_all(commit.replacen("\n\n", &format!("\n{signature}"), 1).as_bytes()).unwrap();
    let signed = String::from_utf8(object.wait_with_output().unwrap().stdout).unwrap();
    git(folder, &["update-ref", "HEAD", signed.trim()]);
    let (program, trace) = (folder.join("gpg"), folder.join("it-ran"));
    std::fs::write(&program, format!("#!/bin/sh\n: > '{}'\n", trace.display())).unwrap();
    std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o755)).unwrap();
    git(folder, &["config", "gpg.program", program.to_str().unwrap()]);
    git(folder, &["config", "log.showSignature", "true"]);
    assert_says(folder, &["diff", "git:HEAD", "."], 0, "No differences.");
    assert!(!trace.exists(), "git started the program that the repository names");
    git(folder, &["show", "--no-patch", "HEAD"]);
    assert!(trace.exists(), "git itself would not have started it either: the test proves nothing");
}

#[cfg(unix)]
#[test]
fn without_git_the_operator_is_told() {
    let project = project();
    let mut command = Command::new(env!("CARGO_BIN_EXE_duizhao"));
    let output =
        command.current_dir(project.path()).env("PATH", "").args(["--lang", "en", "diff", "git:HEAD", "."]).output();
    let (code, text) = said(&output.unwrap());
    assert!(code == 2 && text.contains("cannot run git"), "{code}: {text}");
}
