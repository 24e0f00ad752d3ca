//! `pdf` through the program, with a browser that only writes down what it is asked for; and with a real one, where
//! there is one.
#![cfg(unix)]

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use duizhao::rules::EXAMPLE_BASE;
use duizhao::source::Sources;
use tempfile::TempDir;

const REPORTS: &str = "\
-- content/reports/zone-2024.md --
---
title: { zh: 2024年工作总结, en: Work summary 2024 }
organization: zone
period: 2024
moved_from: [zone-24]
indicators: { trade: 3亿元 }
---
全年进出口3亿元。
-- content/reports/二五.md --
---
title: { zh: 2025年工作总结, en: Work summary 2025 }
organization: zone
period: 2025
---
";

/// Writes a file where it is asked to.
const BROWSER: &str = "\
printf '%s\\n' \"$@\" >> \"$(dirname \"$0\")/asked\"
for word in \"$@\"; do case $word in --print-to-pdf=*) printf '%%PDF-1.4 (Skia/PDF m1)' > \"${word#*=}\";; esac; done
";

/// A built site, and a folder with a browser.
struct Place {
    folder: TempDir,
}

impl Place {
    fn new(browser: &str) -> Place {
        let place = Place { folder: tempfile::tempdir().unwrap() };
        let mut sources = Sources::from_text(EXAMPLE_BASE);
        sources.files.extend(Sources::from_text(REPORTS).files);
        for (path, bytes) in sources.files {
            place.write(&path, &bytes);
        }
        let program = place.write("bin/chromium", format!("#!/bin/sh\n{browser}").as_bytes());
        fs::set_permissions(program, fs::Permissions::from_mode(0o755)).unwrap();
        place
    }

    fn write(&self, path: &str, bytes: &[u8]) -> PathBuf {
        let path = self.at(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, bytes).unwrap();
        path
    }

    fn at(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    /// Exit status and all that is said; the browser is found on the PATH, if at all.
    fn run(&self, path: &str, args: &[&str]) -> (i32, String) {
        self.run_in("en", path, args)
    }

    fn run_in(&self, lang: &str, path: &str, args: &[&str]) -> (i32, String) {
        let mut command = Command::new(env!("CARGO_BIN_EXE_duizhao"));
        command.current_dir(self.folder.path()).args(["--lang", lang]).args(args);
        command.env("PATH", path).env_remove("CHROMIUM").env("HOME", self.folder.path());
        let output = command.output().unwrap();
        let text = [output.stdout, output.stderr].concat();
        (output.status.code().unwrap(), String::from_utf8(text).unwrap())
    }

    fn built(browser: &str) -> Place {
        let place = Place::new(browser);
        let (status, text) = place.run("", &["build"]);
        assert_eq!(status, 0, "{text}");
        place
    }

    /// Runs `pdf` with the browser of the place.
    fn pdf(&self, args: &[&str]) -> (i32, String) {
        let path = format!("{}:/usr/bin:/bin", self.at("bin").display());
        self.run(&path, &[&["pdf"], args].concat())
    }

    fn files(&self, folder: &str) -> Vec<String> {
        names(&self.at(folder))
    }
}

fn names(folder: &Path) -> Vec<String> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut names: Vec<String> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn every_report_in_every_language_becomes_a_file() {
    let place = Place::built(BROWSER);
    let (status, text) = place.pdf(&[]);
    assert_eq!((status, text.as_str()), (0, "4 PDF files in ./pdf\n"));
    // The page under the old slug is none of them, and nothing unfinished is left behind.
    assert_eq!(place.files("pdf"), ["zone-2024.en.pdf", "zone-2024.zh.pdf", "二五.en.pdf", "二五.zh.pdf"]);
    let asked = fs::read_to_string(place.at("bin/asked")).unwrap();
    assert!(asked.contains("--headless") && asked.contains("--no-pdf-header-footer"), "{asked}");
    let page = "/output/zh/reports/%E4%BA%8C%E4%BA%94/index.html";
    assert!(asked.lines().any(|line| line.starts_with("file:///") && line.ends_with(page)), "{asked}");
    // Printed again they are replaced.
    assert_eq!(place.pdf(&["-q"]), (0, String::new()));
}

#[test]
fn pages_and_folders_can_be_named() {
    let place = Place::built(BROWSER);
    assert_eq!(place.pdf(&["zone-2024", "zh/indicators/trade/", "--to", "paper"]).0, 0);
    assert_eq!(place.files("paper"), ["indicators.trade.zh.pdf", "zone-2024.en.pdf", "zone-2024.zh.pdf"]);
    let (status, text) = place.pdf(&["zone-2023"]);
    assert!(status == 2 && text.contains("no page zone-2023; did you mean zone-2024?"), "{text}");
}

#[test]
fn without_site_or_browser_it_says_what_to_do() {
    let (status, text) = Place::new(BROWSER).pdf(&[]);
    assert!(status == 2 && text.contains("run `duizhao build` first"), "{text}");
    let place = Place::built(BROWSER);
    let (status, text) = place.pdf(&["--chromium", "bin/none"]);
    assert!(status == 2 && text.contains("there is no browser bin/none"), "{text}");
    let (status, text) = place.run_in("zh", "", &["pdf", "--chromium", "/nonexistent"]);
    assert!(status == 2 && text.contains("没有浏览器 /nonexistent") && !text.contains("no browser"), "{text}");
    if cfg!(target_os = "linux") && !Path::new("/snap/bin/chromium").exists() && !Path::new("/opt/google").exists() {
        let (status, text) = place.run("", &["pdf"]);
        assert!(status == 2 && text.contains("apt install chromium") && text.contains("--chromium"), "{text}");
    }
}

#[test]
fn what_others_put_there_stays() {
    let place = Place::built(BROWSER);
    place.write("pdf/zone-2024.zh.pdf", b"%PDF-1.7 signed and sealed");
    let (status, text) = place.pdf(&[]);
    assert!(status == 2 && text.contains("was not printed by this command"), "{text}");
    assert_eq!(place.files("pdf"), ["zone-2024.zh.pdf"]);
}

#[test]
fn a_browser_that_fails_is_quoted() {
    let place = Place::built("echo 'no usable sandbox' >&2; exit 3\n");
    let (status, text) = place.pdf(&["zh/reports/zone-2024"]);
    assert!(status == 2 && text.contains("no usable sandbox") && text.contains("1 of 1 pages failed"), "{text}");
    assert!(place.files("pdf").is_empty());
}

#[test]
fn a_browser_that_hangs_is_ended() {
    let place = Place::built("exec sleep 60\n");
    let (status, text) = place.pdf(&["zh/reports/zone-2024", "--timeout", "0"]);
    assert!(status == 2 && text.contains("was ended after 0 seconds"), "{text}");
}

/// A program on the PATH.
fn installed(name: &str) -> Option<PathBuf> {
    let path = std::env::var("PATH").unwrap_or_default();
    std::env::split_paths(&path).map(|folder| folder.join(name)).find(|file| file.is_file())
}

#[test]
fn a_real_browser_prints_heads_and_feet() {
    let Some(browser) = installed("chromium") else {
        println!("skipped: no chromium on the PATH");
        return;
    };
    let place = Place::built(BROWSER);
    let path = std::env::var("PATH").unwrap();
    let (status, text) = place.run(&path, &["pdf", "zone-2024", "--chromium", browser.to_str().unwrap()]);
    assert_eq!(status, 0, "{text}");
    let feet = [("zone-2024.en.pdf", "en", "Page 1 of 1"), ("zone-2024.zh.pdf", "zh", "第 1 页／共 1 页")];
    for (name, lang, number) in feet {
        let file = place.at("pdf").join(name);
        assert!(fs::read(&file).unwrap().starts_with(b"%PDF-"), "{name}");
        let Some(reader) = installed("pdftotext") else { continue };
        let text = Command::new(reader).arg(&file).arg("-").output().unwrap().stdout;
        let text = String::from_utf8(text).unwrap();
        let address = format!("https://example.org/{lang}/reports/zone-2024/");
        assert!(text.contains(number) && text.contains(&address), "{name}: {text}");
    }
}
