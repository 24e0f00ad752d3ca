//! The command on a project: schemas of this very site, settings kept, the same when run again.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use duizhao::rules::EXAMPLE_BASE;
use duizhao::source::Sources;
use serde_json::{Value, json};

use crate::fixture::{files_below, files_in};

struct Place {
    folder: tempfile::TempDir,
}

impl Place {
    fn new() -> Place {
        let place = Place { folder: tempfile::tempdir().unwrap() };
        for (path, bytes) in Sources::from_text(EXAMPLE_BASE).files {
            place.write(&path, std::str::from_utf8(&bytes).unwrap());
        }
        place
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.folder.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }

    fn read(&self, path: &str) -> String {
        std::fs::read_to_string(self.folder.path().join(path)).unwrap()
    }

    fn json(&self, path: &str) -> Value {
        serde_json::from_str(&self.read(path)).unwrap()
    }

    /// Exit status, standard output, standard error.
    fn run(&self, args: &[&str]) -> (i32, String, String) {
        let mut command = Command::new(env!("CARGO_BIN_EXE_duizhao"));
        let run = command.current_dir(self.folder.path()).args(args).output().unwrap();
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
        (run.status.code().unwrap(), text(&run.stdout), text(&run.stderr))
    }

    /// All files below `.vscode`.
    fn installed(&self) -> BTreeMap<String, String> {
        let read = |name: String| {
            let text = std::fs::read_to_string(self.folder.path().join(&name)).unwrap();
            (name, text)
        };
        files_in(self.folder.path(), ".vscode").into_iter().map(read).collect()
    }
}

#[test]
fn schemas_are_printed_one_by_one_and_as_one() {
    let place = Place::new();
    for name in ["site", "indicators", "organizations", "report", "report-translation", "page", "page-translation"] {
        let (status, out, said) = place.run(&["schema", name]);
        assert_eq!((status, said.as_str()), (0, ""));
        let schema: Value = serde_json::from_str(&out).unwrap();
        assert_eq!(schema["$schema"], "http://json-schema.org/draft-07/schema#");
        assert!(schema["title"].as_str().unwrap().contains(" · "), "{name}");
        // Of any site: the one that it is printed in does not show.
        assert!(!out.contains("industrial-output-ads") && !out.contains("示例市"), "{name}");
    }
    let (status, out, _) = place.run(&["schema"]);
    let bundle: Value = serde_json::from_str(&out).unwrap();
    assert_eq!((status, bundle["anyOf"].as_array().unwrap().len()), (0, 7));
    assert!(bundle["definitions"]["file-report"]["allOf"][0]["properties"]["indicators"].is_object());
    let (status, _, said) = place.run(&["schema", "reports"]);
    assert!(status == 2 && said.contains("possible values"), "{said}");
}

#[test]
fn a_site_is_installed_with_its_ids_and_again_to_the_same() {
    let place = Place::new();
    let (status, out, said) = place.run(&["--lang", "zh", "schema", "--install"]);
    assert_eq!((status, out.as_str()), (0, ""), "{said}");
    assert!(said.contains("已写出 9 个文件") && said.contains("6 个指标、2 个单位"), "{said}");
    let report = place.json(".vscode/duizhao/report.schema.json");
    let figures = &report["definitions"]["figures"];
    assert_eq!(figures["additionalProperties"], false);
    for name in ["gdp", "地区生产总值", "工业产值", "Gross industrial output value"] {
        assert!(figures["properties"][name].is_object(), "{name}");
    }
    assert_eq!(report["definitions"]["observation-of-trade"].to_string().matches("\"ships\"").count(), 2);
    assert_eq!(
        place.json(".vscode/settings.json")["yaml.schemas"][".vscode/duizhao/indicators.schema.json"],
        json!(["content/indicators.yaml", "content/indicators/*.yaml"])
    );
    assert_eq!(
        place.json(".vscode/settings.json")["yaml.schemas"][".vscode/duizhao/report.schema.json"],
        json!(["content/reports/**/*.md", "!content/reports/**/*.en.md"])
    );
    assert_eq!(place.json(".vscode/extensions.json"), json!({ "recommendations": ["redhat.vscode-yaml"] }));

    let before = place.installed();
    let (status, _, said) = place.run(&["--lang", "en", "schema", "--install"]);
    assert!(status == 0 && said.contains("wrote 0 files"), "{said}");
    assert!(said.contains("6 indicators and 2 organizations of"), "{said}");
    assert_eq!(place.installed(), before);

    // A new indicator is known after the next run.
    let registry =
        format!("{}\nexports:\n  name: 出口\n  unit: 亿元\n  kind: flow\n", place.read("content/indicators.yaml"));
    place.write("content/indicators.yaml", &registry);
    let (_, _, said) = place.run(&["--lang", "en", "schema", "--install"]);
    assert!(said.contains("wrote 3 files") && said.contains("7 indicators"), "{said}");
    assert!(place.read(".vscode/duizhao/report.schema.json").contains("\"exports\""));

    place.write("content/organizations.yaml", "zone: { name: 示例区 }\n");
    let (_, _, said) = place.run(&["--lang", "en", "schema", "--install"]);
    assert!(said.contains("7 indicators and 1 organization of"), "{said}");
}

#[test]
fn settings_are_kept_or_left_alone() {
    let place = Place::new();
    place.write(
        ".vscode/settings.json",
        "{\n    \"files.eol\": \"\\n\",\n    \"yaml.schemas\": { \"mine.json\": \"*.yml\" }\n}\n",
    );
    assert_eq!(place.run(&["schema", "--install"]).0, 0);
    let settings = place.json(".vscode/settings.json");
    assert_eq!((&settings["files.eol"], &settings["yaml.schemas"]["mine.json"]), (&json!("\n"), &json!("*.yml")));
    assert!(place.read(".vscode/settings.json").contains("\n    \"files.eol\""));

    for theirs in ["{\n  // mine\n  \"files.eol\": \"\\n\"\n}\n", "{ \"files.eol\": "] {
        place.write(".vscode/settings.json", theirs);
        let (status, out, said) = place.run(&["--lang", "zh", "schema", "--install"]);
        assert_eq!((status, out.as_str()), (1, ""), "{said}");
        assert_eq!(place.read(".vscode/settings.json"), theirs);
        // What to type is told, and is what a fresh file holds.
        assert!(said.contains("没有改动") && said.contains("\".vscode/duizhao/site.schema.json\""), "{said}");
    }
}

#[test]
fn registries_that_cannot_be_read_leave_schemas_as_they_are() {
    let place = Place::new();
    assert_eq!(place.run(&["schema", "--install"]).0, 0);
    let before = place.installed();
    place.write("content/indicators.yaml", "gdp: { name: \"生产总值\n");
    let (status, _, said) = place.run(&["--lang", "en", "schema", "--install"]);
    assert!(status == 1 && said.contains("content/indicators.yaml"), "{said}");
    assert_eq!(place.installed(), before);
    // A report that cannot be read does not matter.
    place.write("content/indicators.yaml", "gdp: { name: 生产总值, unit: 亿元, kind: flow }\n");
    place.write("content/reports/broken.md", "---\ntitle: \"x\n---\n");
    assert_eq!(place.run(&["schema", "--install"]).0, 0);
    let nowhere = tempfile::tempdir().unwrap();
    let (status, _, said) = place.run(&["--root", &nowhere.path().to_string_lossy(), "schema", "--install"]);
    assert!(status == 2 && !said.is_empty(), "{said}");
    assert!(!Path::new(&nowhere.path().join(".vscode")).exists());
}

#[test]
fn the_check_in_a_language_server_is_part_of_the_suite() {
    let files = files_below("tests/editor");
    let wanted = ["tests/editor/check.mjs", "tests/editor/package-lock.json", "tests/editor/package.json"];
    assert!(wanted.iter().all(|path| files.iter().any(|file| file == path)), "{files:?}");
    let script = std::fs::read_to_string(crate::fixture::root().join(".ci/run")).unwrap();
    assert!(script.contains("tests/editor/check.mjs"));
}
