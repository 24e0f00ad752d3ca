//! Deployed sites, looked at through the binary: good ones pass, and every fault that was planted is named.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use duizhao::publish::{Entry, Manifest, Shard};
use duizhao::source::Sources;
use duizhao::{Options, build};

use crate::fixture::over_base;
use crate::sample;

/// The files of a site.
type Files = BTreeMap<String, Vec<u8>>;

const REPORT: &str = "
-- content/reports/a.md --
---
title: { zh: 甲, en: A }
organization: zone
period: 2024
moved_from: [old]
---
正文。
-- content/reports/a.en.md --
---
---
Prose.
";

fn built(sources: &Sources, options: Options) -> Files {
    let built = build(sources, &options);
    assert!(!built.pages.is_empty(), "{:?}", built.diagnostics);
    sample::output(&built).into_iter().map(|(path, bytes)| (path, bytes.to_vec())).collect()
}

fn options() -> Options {
    Options { base_url: Some("https://example.org/r".into()), ..Options::default() }
}

fn small() -> Files {
    built(&over_base(REPORT), options())
}

/// A folder as a build writes it, wherever it is copied.
fn deploy(files: &Files, shard: Option<Shard>) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (path, bytes) in files {
        let file = folder.path().join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, bytes).unwrap();
    }
    let entries = files.iter().map(|(path, bytes)| (path.clone(), Entry::of(bytes)));
    let manifest = Manifest { shard, files: entries.collect() };
    fs::write(folder.path().join("manifest.json"), manifest.to_json()).unwrap();
    folder
}

/// Exit status, standard output and what was said.
fn run(folder: &Path, lang: &str, more: &[&str]) -> (i32, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_duizhao"));
    let output = command.args(["--lang", lang, "verify"]).arg(folder).args(more).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

fn verify(folder: &tempfile::TempDir) -> (i32, String) {
    let (status, _, said) = run(folder.path(), "en", &[]);
    (status, said)
}

fn text(files: &Files, path: &str) -> String {
    String::from_utf8(files[path].clone()).unwrap()
}

/// Replaces a text that has to be there, once.
fn replace(files: &mut Files, path: &str, old: &str, new: &str) {
    let before = text(files, path);
    assert!(before.contains(old), "{path} has no {old}: {before}");
    files.insert(path.to_owned(), before.replacen(old, new, 1).into_bytes());
}

fn insert(files: &mut Files, path: &str, html: &str) {
    replace(files, path, "</main>", &format!("{html}</main>"));
}

#[test]
fn good_sites_pass_wherever_they_lie() {
    let starter = |name: &str| {
        let bytes = fs::read(crate::fixture::root().join("starter").join(name)).unwrap();
        (name.to_owned(), bytes.into())
    };
    let names = crate::fixture::files_in(&crate::fixture::root().join("starter"), "content");
    let starter = Sources { files: names.iter().map(|name| starter(name)).collect() };
    let sample = sample::files().iter().map(|(path, bytes)| (path.clone(), bytes.to_vec())).collect();
    for (name, files) in [
        ("sample", sample),
        ("starter", built(&starter, Options::default())),
        ("small", small()),
        ("small without an address", built(&over_base(REPORT), Options::default())),
        ("gallery", built(&gallery(), Options::default())),
    ] {
        let (status, said) = verify(&deploy(&files, None));
        assert_eq!(status, 0, "{name}: {said}");
        assert!(said.contains(&format!("{} files", files.len())), "{name}: {said}");
        assert!(said.contains("Content-Security-Policy: default-src 'none'; script-src 'self'"), "{name}: {said}");
    }
}

fn gallery() -> Sources {
    let root = crate::fixture::root().join("docs/gallery");
    let (sources, _) = duizhao::disk::read(&root).unwrap();
    sources
}

#[test]
fn a_clean_site_is_told_what_the_server_may_send() {
    let folder = deploy(&small(), None);
    fs::write(folder.path().join("CNAME"), "example.org").unwrap();
    fs::create_dir(folder.path().join(".well-known")).unwrap();
    fs::write(folder.path().join(".well-known/security.txt"), "").unwrap();
    fs::write(folder.path().join("baidu_verify_x1.html"), "x1").unwrap();
    let (status, _, said) = run(folder.path(), "zh", &[]);
    assert_eq!(status, 0, "{said}");
    for part in ["与生成时一致", "由您自己管理的 3 项：.well-known/, CNAME, baidu_verify_x1.html", "最严安全策略"]
    {
        assert!(said.contains(part), "{part}: {said}");
    }
    let (status, _, said) = run(folder.path(), "en", &["--quiet"]);
    assert_eq!((status, said.as_str()), (0, ""));
    let (status, out, said) = run(folder.path(), "en", &["--format", "json"]);
    assert_eq!((status, said.as_str()), (0, ""));
    let json: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!(json["base_url"], "https://example.org/r/");
    assert_eq!(json["findings"], serde_json::json!([]));
    assert_eq!(json["own"].as_array().unwrap().len(), 3);
}

/// What is planted in a page or file, and what is said of it.
#[rustfmt::skip]
const PLANTED: &[(&str, &str, &str)] = &[
    ("zh/index.html", r#"<a href="reports/gone.html">"#, "leads to a file that is not there: reports/gone.html"),
    ("zh/index.html", r#"<a href="https://example.org/r/gone/">"#, "not there: https://example.org/r/gone/"),
    ("zh/index.html", r#"<img src="gone.png" alt="">"#, "not there: gone.png"),
    ("zh/index.html", r#"<img srcset="gone.png 2x" alt="">"#, "not there: gone.png"),
    ("zh/index.html", r#"<meta property="og:image" content="https://example.org/r/gone.png">"#, "not there: https"),
    ("zh/index.html", r##"<a href="#nowhere">"##, "a place that the page does not have: #nowhere"),
    ("zh/index.html", r#"<a href="../en/index.html#nowhere">"#, "does not have: ../en/index.html#nowhere"),
    ("zh/index.html", r#"<a href="../../x">"#, "leads out of the folder: ../../x"),
    ("zh/index.html", r#"<script src="https://cdn.example/x.js"></script>"#, "asks another host: https://cdn.example"),
    ("zh/index.html", r#"<SCRIPT SRC=//cdn.example/x.js></SCRIPT>"#, "asks another host: //cdn.example/x.js"),
    ("zh/index.html", r#"<img src="https:\\cdn.example\x.gif" alt="">"#, "asks another host"),
    ("zh/index.html", r#"<link rel="preconnect" href="https://fonts.example">"#, "asks another host"),
    ("zh/index.html", r#"<link rel="shortcut icon" href="https://x.example/i.ico">"#, "asks another host"),
    ("zh/index.html", r#"<iframe src="https://x.example/"></iframe>"#, "asks another host"),
    ("zh/index.html", r#"<video poster="https://x.example/p.png"></video>"#, "asks another host"),
    ("zh/index.html", r#"<svg><image href="https://x.example/p.png"/></svg>"#, "asks another host"),
    ("zh/index.html", r#"<svg><rect fill="url(https://x.example/p.svg#a)"/></svg>"#, "asks another host"),
    ("zh/index.html", r#"<form action="https://x.example/"></form>"#, "asks another host"),
    ("zh/index.html", r#"<a ping="https://x.example/" href="index.html">"#, "asks another host"),
    ("zh/index.html", r#"<meta http-equiv="refresh" content="5; url=https://x.example/">"#, "asks another host"),
    ("zh/index.html", r#"<p onclick="x()">"#, "a strict policy blocks: onclick"),
    ("zh/index.html", r#"<svg/onload=alert(1)>"#, "a strict policy blocks: onload"),
    ("zh/index.html", r#"<p style="color:red">"#, "a strict policy blocks: style="),
    ("zh/index.html", "<style>p{}</style>", "a strict policy blocks: <style>"),
    ("zh/index.html", "<script>x()</script>", "a strict policy blocks: <script>"),
    ("zh/index.html", r#"<script type="module">x()</script>"#, "a strict policy blocks: <script>"),
    ("zh/index.html", r#"<base href="/">"#, "a strict policy blocks: <base>"),
    ("zh/index.html", r#"<iframe srcdoc="x"></iframe>"#, "a strict policy blocks: srcdoc"),
    ("zh/index.html", r#"<a href=" java&#10;script:x()">"#, "a strict policy blocks: javascript:"),
    ("zh/index.html", r#"<img src="data:image/gif;base64,R0" alt="">"#, "a strict policy blocks: data:"),
    ("zh/index.html", r#"<a href="http://localhost:4000/zh/">"#, "the reader's own machine: http://localhost"),
    ("zh/index.html", r#"<a href="http://127.0.0.1/">"#, "the reader's own machine"),
    ("zh/index.html", r#"<a href="file:///D:/site/index.html">"#, "the reader's own machine"),
    ("zh/index.html", "<p>见 /home/wang/site/a.md</p>", "built the site: /home/wang/site/a.md"),
    ("zh/index.html", r#"<p title="C:\Users\wang\a.md">"#, "built the site: :\\Users\\wang\\a.md"),
    ("zh/index.html", r#"<aside class="review-banner">"#, "copy for reviewers"),
    ("zh/index.html", r#"<span class="status" data-code="draft">"#, "a draft or still in review"),
    ("zh/index.html", r#"<span data-code="review" class="status">"#, "a draft or still in review"),
    ("assets/x.css", "@import '//x.example/a.css';", "asks another host: //x.example/a.css"),
    ("assets/x.css", "p{background:url(https://x.example/a.png)}", "asks another host"),
    ("assets/x.css", "@font-face{src:url(https://x.example/a.woff2)}", "asks another host"),
    ("assets/x.css", "p{background:url(gone.png)}", "not there: gone.png"),
    ("assets/x.css", "p{background:url(data:image/gif;base64,R0)}", "a strict policy blocks: data:"),
    ("assets/x.svg", r#"<svg onload="x()"></svg>"#, "a strict policy blocks: onload"),
    ("assets/x.svg", r#"<svg><script>x()</script></svg>"#, "a strict policy blocks: <script>"),
    ("assets/x.svg", r#"<svg><use href="//x.example/a.svg#b"/></svg>"#, "asks another host"),
    ("assets/x.svg", r#"<?xml-stylesheet href="https://x.example/a.css"?><svg/>"#, "asks another host"),
    ("x.xml", "<urlset><url><loc>https://example.org/r/gone/</loc></url></urlset>", "not there: https://example.org/r"),
    ("data/x.json", "{\n\"from\": \"/Users/wang/site\"}", "data/x.json:2: shows a folder"),
    ("data/x.csv", "http://localhost:4000/zh/", "the reader's own machine: localhost:4000"),
    ("zh/review/index.html", "<p>", "zh/review/index.html: belongs to a copy for reviewers"),
];

#[test]
fn every_planted_fault_is_named_with_its_place() {
    let good = small();
    for (path, planted, wanted) in PLANTED {
        let mut files = good.clone();
        if files.contains_key(*path) {
            insert(&mut files, path, planted);
        } else {
            files.insert((*path).to_owned(), planted.as_bytes().to_vec());
        }
        let (status, said) = verify(&deploy(&files, None));
        assert!(status == 1 && said.contains(wanted), "{planted}: {status} {said}");
        assert!(said.contains(&format!("{path}:")), "{planted}: {said}");
        assert!(said.contains("= help: ") && said.contains(" in 1 file"), "{planted}: {said}");
    }
}

#[test]
fn what_only_looks_like_a_fault_is_none() {
    let good = small();
    for planted in [
        r#"<a href="https://other.example/home/x/index.html">"#,
        r#"<link rel="license" href="https://x.example/">"#,
        r#"<script type="application/ld+json">{"@id":"https://x.example/"}</script>"#,
        r#"<a href="mailto:a@example.org">"#,
        r#"<a href="?q=1">"#,
        r##"<a href="#">"##,
        r#"<a href="/portal/">"#,
        r#"<blockquote cite="https://x.example/">"#,
        r#"<p data-on="x" title="onclick">javascript: data: /home/</p>"#,
        "<!-- <script>x()</script> -->",
        "<template><p></p></template>",
    ] {
        let mut files = good.clone();
        insert(&mut files, "zh/index.html", planted);
        let (status, said) = verify(&deploy(&files, None));
        assert_eq!(status, 0, "{planted}: {said}");
    }
}

#[test]
fn languages_have_to_agree() {
    let good = small();
    let report = "zh/reports/a/index.html";
    let address = "https://example.org/r/zh/reports/a/";
    let line = |rel: &str| text(&good, report).lines().find(|line| line.contains(rel)).unwrap().to_owned();
    for (old, new, wanted) in [
        (line("canonical"), String::new(), "does not name its own address"),
        (line("canonical"), line("canonical").replace("/a/", "/old/"), "names another address than its own"),
        (line("hreflang=\"x-default\""), String::new(), "lack x-default"),
        (line("hreflang=\"zh-Hans\""), String::new(), "do not list the page itself"),
        (line("hreflang=\"en\""), line("hreflang=\"en\"").replace("/a/", "/gone/"), "not there: https://example.org"),
    ] {
        let mut files = good.clone();
        replace(&mut files, report, &old, &new);
        let (status, said) = verify(&deploy(&files, None));
        assert!(status == 1 && said.contains(wanted), "{new}: {said}");
        if new.is_empty() && old.contains("alternate") {
            let back = "en/reports/a/index.html";
            assert!(said.contains(back) && said.contains(&format!("than {report} does (")), "{said}");
        }
    }
    // A page that stands for itself alone, and one that sends readers on.
    let mut files = good.clone();
    assert!(text(&files, "zh/reports/old/index.html").contains(address));
    for path in [report, "en/reports/a/index.html"] {
        let kept = |line: &&str| !(line.contains("rel=\"alternate\"") && line.contains("hreflang"));
        let alone: Vec<String> = text(&files, path).lines().filter(kept).map(str::to_owned).collect();
        files.insert(path.to_owned(), alone.join("\n").into_bytes());
    }
    let (status, said) = verify(&deploy(&files, None));
    assert_eq!(status, 0, "{said}");
}

#[test]
fn a_copy_for_reviewers_and_drafts_are_not_for_the_public() {
    let review = built(&over_base(REPORT), Options { review: true, ..options() });
    let folder = deploy(&review, None);
    let (status, said) = verify(&folder);
    assert!(status == 1 && said.contains("404.html:14: belongs to a copy for reviewers"), "{said}");
    assert!(said.contains("build it again without --review and --drafts") && said.contains("-v lists all"), "{said}");
    let (_, _, all) = run(folder.path(), "en", &["-v"]);
    let pages = review.keys().filter(|path| path.ends_with(".html"));
    pages.for_each(|page| assert!(all.contains(&format!("{page}:")), "{page}: {all}"));
    let draft = REPORT.replace("period: 2024", "period: 2024\nstatus: draft");
    let (status, said) = verify(&deploy(&built(&over_base(&draft), Options { drafts: true, ..options() }), None));
    assert!(status == 1 && said.contains("zh/reports/a/index.html:"), "{said}");
    assert!(said.contains("holds a report that is a draft"), "{said}");
}

#[test]
fn files_that_differ_or_came_later_are_named() {
    let folder = deploy(&small(), None);
    let at = |path: &str| folder.path().join(path);
    fs::write(at("robots.txt"), "").unwrap();
    fs::remove_file(at("zh/reports/index.html")).unwrap();
    fs::write(at("zh/note.txt"), "").unwrap();
    fs::write(at("login.php"), "").unwrap();
    fs::write(at(".htaccess"), "").unwrap();
    fs::create_dir(at(".git")).unwrap();
    fs::create_dir(at(".duizhao-staging")).unwrap();
    let (status, said) = verify(&folder);
    assert_eq!(status, 1);
    for line in [
        "missing: zh/reports/index.html\n",
        "changed: robots.txt\n",
        "history or secrets of the sources: .git/\n",
        "page or script not of the build: login.php\n",
        "not of the build, but among its files: zh/note.txt\n",
        "a build was ended before it was done, or is at work: .duizhao-staging/\n",
        ": 6 faults in 6 files\n",
    ] {
        assert!(said.contains(line), "{line}: {said}");
    }
    assert!(!said.contains("leads to"), "a file that is missing is said once: {said}");
    let (_, out, _) = run(folder.path(), "zh", &["--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&out).unwrap();
    let kinds: Vec<&str> =
        json["findings"].as_array().unwrap().iter().map(|one| one["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["changed", "missing", "extra", "extra", "private", "unfinished"]);
    assert_eq!(json["findings"][1]["message"], "缺少文件：zh/reports/index.html");
}

#[cfg(unix)]
#[test]
fn a_hostile_folder_makes_nothing_hang() {
    let folder = deploy(&small(), None);
    let at = |path: &str| folder.path().join(path);
    std::os::unix::fs::symlink("/etc/passwd", at("passwd.txt")).unwrap();
    std::os::unix::fs::symlink("..", at("zh/up")).unwrap();
    fs::remove_file(at("404.html")).unwrap();
    for pipe in [at("pipe"), at("404.html")] {
        assert!(Command::new("mkfifo").arg(pipe).status().unwrap().success());
    }
    // Larger than anybody's memory, and no room on the disk.
    fs::File::options().write(true).open(at("robots.txt")).unwrap().set_len(1 << 40).unwrap();
    fs::File::create(at("huge.bin")).unwrap().set_len(1 << 40).unwrap();
    let (status, said) = verify(&folder);
    assert_eq!(status, 1);
    for line in [
        "symbolic link: passwd.txt",
        "symbolic link: zh/up",
        "neither file nor folder: pipe",
        "changed: 404.html",
        "changed: robots.txt",
    ] {
        assert!(said.contains(line), "{line}: {said}");
    }
    fs::remove_file(at("manifest.json")).unwrap();
    assert!(Command::new("mkfifo").arg(at("manifest.json")).status().unwrap().success());
    assert_eq!(verify(&folder).0, 2);
}

#[test]
fn a_manifest_that_leads_out_is_refused() {
    let folder = deploy(&small(), None);
    for path in ["../x", "/etc/passwd", "a/../../x", "C:\\x", "a//b"] {
        let entry = format!("{{\"blake3\":\"{}\",\"bytes\":0}}", "0".repeat(64));
        let path = serde_json::Value::from(path);
        let text = format!("{{\"generator\":\"duizhao\",\"version\":1,\"files\":{{{path}:{entry}}}}}");
        fs::write(folder.path().join("manifest.json"), text).unwrap();
        let (status, said) = verify(&folder);
        assert!(status == 2 && said.contains("not a path within the output folder"), "{path}: {said}");
    }
    fs::remove_file(folder.path().join("manifest.json")).unwrap();
    let (status, said) = verify(&folder);
    assert!(status == 2 && said.contains("there is no manifest.json in"), "{said}");
}

#[test]
fn a_part_of_a_site_is_looked_at_by_itself() {
    let mut files = small();
    files.retain(|path, _| path.starts_with("zh/") || path.starts_with("assets/"));
    let part = Some(Shard { index: 2, of: 3, site: "s".into() });
    let (status, said) = verify(&deploy(&files, part.clone()));
    assert_eq!(status, 0, "{said}");
    assert!(said.contains("part 2 of 3"), "{said}");
    insert(&mut files, "zh/index.html", "<p onclick=x()>");
    let (status, said) = verify(&deploy(&files, part));
    assert!(status == 1 && said.contains("onclick"), "{said}");
}
