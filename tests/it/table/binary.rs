//! The commands on files: what is written, what is not, exit statuses, and a round trip through LibreOffice where it is
//! installed.

use std::path::{Path, PathBuf};
use std::process::Command;

use duizhao::rules::EXAMPLE_BASE;
use duizhao::source::Sources;

use super::Book;
use crate::fixture::zone_report;

struct Place {
    folder: tempfile::TempDir,
}

impl Place {
    fn new() -> Place {
        let place = Place { folder: tempfile::tempdir().unwrap() };
        let report = zone_report("zone-2024", "period: 2024\nindicators:\n  gdp: 320亿元 +8.2%   # 快报", "正文。");
        for (path, bytes) in Sources::from_text(EXAMPLE_BASE).files.into_iter().chain(Sources::from_text(&report).files)
        {
            let path = place.at(&path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, bytes).unwrap();
        }
        place
    }

    fn at(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    /// Exit status, standard output, standard error.
    fn run(&self, args: &[&str]) -> (i32, String, String) {
        let mut command = Command::new(env!("CARGO_BIN_EXE_duizhao"));
        let run = command.current_dir(self.folder.path()).args(args).output().unwrap();
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
        (run.status.code().unwrap(), text(&run.stdout), text(&run.stderr))
    }

    fn report(&self) -> String {
        std::fs::read_to_string(self.at("content/reports/zone-2024.md")).unwrap()
    }

    fn fill(&self, number: f64) {
        let mut book = Book::read(&std::fs::read(self.at("figures.xlsx")).unwrap());
        book.sheet().number("F2", number);
        std::fs::write(self.at("filled.xlsx"), book.bytes()).unwrap();
    }
}

#[test]
fn export_and_import_as_a_team_uses_them() {
    let place = Place::new();
    let (status, out, said) = place.run(&["--lang", "en", "table", "export"]);
    assert_eq!((status, out.as_str()), (0, ""), "{said}");
    place.fill(330.0);
    let (status, out, said) = place.run(&["--lang", "en", "table", "import", "filled.xlsx", "--dry-run"]);
    assert_eq!(status, 0, "{said}");
    let diff = "--- a/content/reports/zone-2024.md\n+++ b/content/reports/zone-2024.md\n@@ -5,3 +5,3 @@\n indicators:\n\
                -  gdp: 320亿元 +8.2%   # 快报\n+  gdp: 330亿元 +8.2%   # 快报\n ---\n";
    assert_eq!(out, diff);
    assert_eq!(
        said,
        "Example Zone!F2  Gross regional product, 2024: 320亿元 → 330亿元  (content/reports/zone-2024.md:6)\n\
         1 figure in 1 file would change; nothing was written (--dry-run)\n"
    );
    let before = place.report();
    let (status, out, said) = place.run(&["--lang", "zh", "table", "import", "filled.xlsx"]);
    assert_eq!((status, out.as_str()), (0, diff), "{said}");
    assert_eq!(place.report(), before.replace("320亿元", "330亿元"));
    // What is in the reports already is no change.
    let (status, out, said) = place.run(&["--lang", "en", "table", "import", "filled.xlsx"]);
    assert_eq!((status, out.as_str(), said.as_str()), (0, "", "nothing has changed\n"));
    let (status, out, said) = place.run(&["-q", "table", "import", "filled.xlsx"]);
    assert_eq!((status, out.as_str(), said.as_str()), (0, "", ""));
}

#[test]
fn a_filled_in_workbook_is_not_overwritten() {
    let place = Place::new();
    std::fs::write(place.at("figures.xlsx"), "kept").unwrap();
    let (status, _, said) = place.run(&["--lang", "en", "table", "export"]);
    assert_eq!(status, 2);
    assert!(said.contains("the file exists") && said.contains("--force"), "{said}");
    assert_eq!(std::fs::read(place.at("figures.xlsx")).unwrap(), b"kept");
    assert_eq!(place.run(&["table", "export", "--force"]).0, 0);
    assert!(std::fs::read(place.at("figures.xlsx")).unwrap().starts_with(b"PK"));
}

#[test]
fn what_is_wrong_is_said_and_nothing_written() {
    let place = Place::new();
    place.run(&["table", "export"]);
    let mut book = Book::read(&std::fs::read(place.at("figures.xlsx")).unwrap());
    book.sheet().text("F2", "待定");
    std::fs::write(place.at("filled.xlsx"), book.bytes()).unwrap();
    let before = place.report();
    let (status, out, said) = place.run(&["--lang", "zh", "table", "import", "filled.xlsx"]);
    assert_eq!((status, out.as_str()), (1, ""));
    assert!(said.contains("!F2: “待定”不是数据\n  改法: 填数（单位 亿元）"), "{said}");
    assert_eq!(place.report(), before);
    let (status, _, said) = place.run(&["--lang", "en", "table", "import", "content/site.yaml"]);
    assert_eq!(status, 2);
    assert!(said.contains("it is no .xlsx workbook that can be read"), "{said}");
    assert_eq!(place.run(&["table", "import", "missing.xlsx"]).0, 2);
    std::fs::write(place.at("content/reports/zone-2024.md"), "---\ntitle: [\n---\n").unwrap();
    for args in [&["table", "export", "b.xlsx"][..], &["table", "import", "figures.xlsx"]] {
        let (status, _, said) = place.run(args);
        assert_eq!(status, 1, "{said}");
        assert!(said.contains("zone-2024.md"), "{said}");
    }
    assert!(!place.at("b.xlsx").exists());
}

#[cfg(unix)]
#[test]
fn a_report_keeps_its_permissions() {
    use std::os::unix::fs::PermissionsExt as _;
    let place = Place::new();
    place.run(&["table", "export"]);
    place.fill(330.0);
    let path = place.at("content/reports/zone-2024.md");
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o640)).unwrap();
    assert_eq!(place.run(&["table", "import", "filled.xlsx"]).0, 0);
    assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o640);
}

/// Saves a workbook with LibreOffice; `None` where it is not installed.
fn saved_by_office(path: &Path, folder: &Path) -> Option<PathBuf> {
    let profile = format!("-env:UserInstallation=file://{}", folder.join("profile").display());
    let to = folder.join("office");
    let mut office = Command::new("soffice");
    office.args([&profile, "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir"]).arg(&to).arg(path);
    office.output().ok()?;
    Some(to.join(path.file_name()?)).filter(|path| path.exists())
}

#[test]
fn a_workbook_that_libreoffice_saved_is_read_the_same() {
    let place = Place::new();
    place.run(&["table", "export"]);
    let Some(path) = saved_by_office(&place.at("figures.xlsx"), place.folder.path()) else {
        println!("skipped: LibreOffice is not installed");
        return;
    };
    let (status, out, said) = place.run(&["--lang", "en", "table", "import", &path.display().to_string()]);
    assert_eq!((status, out.as_str(), said.as_str()), (0, "", "nothing has changed\n"));
    place.fill(330.0);
    let path = saved_by_office(&place.at("filled.xlsx"), place.folder.path()).unwrap();
    let (status, out, said) = place.run(&["table", "import", &path.display().to_string()]);
    assert_eq!(status, 0, "{said}");
    assert!(out.contains("\n+  gdp: 330亿元 +8.2%   # 快报\n"), "{out}");
}
