//! The command line itself: help and errors in both languages, completions, manual pages, and the files of `new`.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::{Command, Output};

use duizhao::cli;
use duizhao::lang::Tongue;

fn run(folder: &Path, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_duizhao"));
    command.current_dir(folder).args(args).env_remove("LC_ALL").env_remove("LC_MESSAGES").env("LANG", "C");
    command.stdin(std::process::Stdio::null()).output().unwrap()
}

/// What is said, where all went well.
fn said(folder: &Path, args: &[&str]) -> String {
    let out = run(folder, args);
    let text = String::from_utf8(out.stderr).unwrap();
    assert!(out.status.success(), "{args:?}: {text}");
    text
}

/// What is said, where the command could not run.
fn refused(folder: &Path, args: &[&str]) -> String {
    let out = run(folder, args);
    let text = String::from_utf8(out.stderr).unwrap();
    assert_eq!(out.status.code(), Some(2), "{args:?}: {text}");
    text
}

/// Commands with the path to each: `["table", "export"]`.
fn commands(command: &clap::Command, path: &[String], all: &mut Vec<(Vec<String>, clap::Command)>) {
    all.push((path.to_vec(), command.clone()));
    for below in command.get_subcommands().filter(|below| below.get_name() != "help") {
        let path: Vec<String> = path.iter().cloned().chain([below.get_name().to_owned()]).collect();
        commands(below, &path, all);
    }
}

fn has_han(text: &str) -> bool {
    text.chars().any(|c| matches!(c, '\u{4e00}'..='\u{9fff}'))
}

#[test]
fn every_command_and_argument_has_its_text_in_both_languages() {
    for (tongue, right) in [(Tongue::Zh, true), (Tongue::En, false)] {
        let mut all = Vec::new();
        commands(&cli::command(tongue), &[], &mut all);
        assert!(all.len() > 18, "{}", all.len());
        let mut faults = Vec::new();
        for (path, command) in &all {
            let about = command.get_about().map(ToString::to_string).unwrap_or_default();
            // The program's own name is Chinese in both.
            if about.is_empty() || has_han(about.trim_start_matches("对照")) != right {
                faults.push(format!("{path:?}: {about}"));
            }
            for arg in command.get_arguments() {
                let help = arg.get_help().map(ToString::to_string).unwrap_or_default();
                let forms = ["2025年上半年", "名称/Name"];
                let bare = forms.iter().fold(help.clone(), |help, form| help.replace(form, ""));
                if help.is_empty() || (has_han(&bare) || bare.contains("Han") && right) != right {
                    faults.push(format!("{path:?} {}: {help}", arg.get_id()));
                }
            }
        }
        assert!(faults.is_empty(), "{tongue:?}:\n{}", faults.join("\n"));
    }
}

#[test]
fn no_chinese_text_is_for_what_is_not_there() {
    let mut all = Vec::new();
    commands(&cli::command(Tongue::En), &[], &mut all);
    let mut places: BTreeSet<String> = ["help", " help", " version"].map(str::to_owned).into();
    for (path, command) in &all {
        let path = path.join(" ");
        places.extend(command.get_arguments().map(|arg| format!("{path} {}", arg.get_id())));
        // What every command takes has one text.
        places
            .extend(command.get_arguments().filter(|arg| arg.is_global_set()).map(|arg| format!(" {}", arg.get_id())));
        places.insert(path);
    }
    let left: Vec<&str> = cli::chinese_places().filter(|place| !places.contains(*place)).collect();
    assert_eq!(left, Vec::<&str>::new());
}

#[test]
fn help_and_errors_are_chinese_where_messages_are() {
    let here = Path::new(".");
    for args in [&["--lang", "zh", "--help"][..], &["build", "--lang=zh", "-h"], &["help", "table"], &["--lang", "zh"]]
    {
        let mut command = Command::new(env!("CARGO_BIN_EXE_duizhao"));
        let out = command.current_dir(here).args(args).env("LC_ALL", "zh_CN.UTF-8").output().unwrap();
        let text = String::from_utf8([out.stdout, out.stderr].concat()).unwrap();
        assert!(text.contains("用法：duizhao"), "{args:?}: {text}");
        for english in ["Usage", "Options", "Commands", "Print", "default:", "possible values"] {
            assert!(!text.contains(english), "{args:?}: {english} in {text}");
        }
    }
    let error = refused(here, &["buld", "--lang", "zh"]);
    assert!(error.contains("没有命令“buld”") && error.contains("是否想写 build？"), "{error}");
    let error = refused(here, &["--lang", "zh", "build", "--shard", "9/3"]);
    assert!(error.contains("“9/3”不能用作 --shard") && error.contains("3/8（第 3 份，共 8 份）"), "{error}");
    let error = refused(here, &["--lang", "zh", "check", "--format", "xml"]);
    assert!(error.contains("“xml”不能用作 --format") && error.contains("text、json、github、sarif"), "{error}");
    let error = refused(here, &["--lang", "zh", "import"]);
    assert!(error.contains("缺少 <FILE>...") && error.contains("用法：duizhao import"), "{error}");
    let error = refused(here, &["--lang", "zh", "schema", "--install", "site"]);
    assert!(error.contains("不能与"), "{error}");
    let error = refused(here, &["--lang", "zh", "build", "--strict", "--strict"]);
    assert!(error.contains("--strict 只能写一次"), "{error}");
    assert!(refused(here, &["buld"]).contains("a similar subcommand exists: 'build'"));
}

#[test]
fn shells_get_completions() {
    for (shell, sign) in [
        ("bash", "complete -F _duizhao"),
        ("zsh", "#compdef duizhao"),
        ("fish", "complete -c duizhao"),
        ("powershell", "Register-ArgumentCompleter"),
        ("elvish", "edit:completion:arg-completer[duizhao]"),
    ] {
        let out = run(Path::new("."), &["completions", shell]);
        let script = String::from_utf8(out.stdout).unwrap();
        assert!(out.status.success() && script.contains(sign), "{shell}: {script}");
        assert!(script.contains("accept-translations") && script.contains("verify"), "{shell}: {script}");
    }
}

#[test]
fn manual_pages_are_there_in_both_languages() {
    let folder = tempfile::tempdir().unwrap();
    said(folder.path(), &["man", "pages"]);
    let page = |path: &str| std::fs::read_to_string(folder.path().join("pages").join(path)).unwrap();
    let whole = page("man1/duizhao.1");
    assert!(whole.starts_with(".ie") && whole.contains(".TH duizhao 1"), "{whole}");
    assert!(whole.contains("duizhao\\-table(1)") && !whole.contains("duizhao\\-man(1)"), "{whole}");
    assert!(page("man1/duizhao-table-export.1").contains("Write a workbook"));
    let chinese = page("zh_CN/man1/duizhao-build.1");
    assert!(chinese.contains(".SH 选项") && chinese.contains("有警告就什么也不写"), "{chinese}");
    // A second run finds them there and leaves them alone.
    assert!(refused(folder.path(), &["man", "pages"]).contains("duizhao.1"));
}

#[test]
fn a_new_site_is_clean_in_each_choice_of_languages() {
    let folder = tempfile::tempdir().unwrap();
    for (languages, reports, pages) in [
        ("zh,en", &["example-zone-2024.en.md", "example-zone-2024.md"][..], 2),
        ("en,zh", &["example-zone-2024.md", "example-zone-2024.zh.md"], 2),
        ("zh", &["example-zone-2024.md"], 1),
        ("en", &["example-zone-2024.md"], 1),
    ] {
        let root = folder.path().join(languages);
        said(folder.path(), &["new", "site", languages, "--languages", languages]);
        let checked = said(&root, &["check", "--strict"]);
        // Nothing but the address, which a new site cannot know.
        assert!(checked.contains("0 errors, 0 warnings, 1 note") && checked.contains("W109"), "{languages}: {checked}");
        said(&root, &["build", "--strict", "-q"]);
        let names = |folder: &str| {
            let all = std::fs::read_dir(root.join(folder)).unwrap().map(|entry| entry.unwrap().file_name());
            let mut all: Vec<String> = all.map(|name| name.into_string().unwrap()).collect();
            all.sort();
            all
        };
        assert_eq!(names("content/reports"), reports, "{languages}");
        assert_eq!(names("content/pages").len(), pages, "{languages}");
        let first = languages.split(',').next().unwrap();
        let page =
            std::fs::read_to_string(root.join("output").join(first).join("reports/example-zone-2024/index.html"));
        let (here, absent) = if first == "zh" { ("经济运行", "Economy</h2>") } else { ("Economy", "经济运行") };
        let page = page.unwrap();
        assert!(page.contains(here) && !page.contains(absent), "{languages}: {page}");
        assert!(!root.join("output").join(if first == "zh" { "en" } else { "zh" }).exists() || pages == 2);
    }
}

#[test]
fn a_new_site_has_the_names_that_were_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let names = ["--name", "临海数据/Linhai figures", "--organization", "临海经济开发区/Linhai Economic \"Zone\""];
    let told = said(folder.path(), &[&["new", "site", "x"][..], &names].concat());
    assert!(told.contains("cd x") && told.contains("content/reports/linhai-edz-2024.md"), "{told}");
    let root = folder.path().join("x");
    let checked = said(&root, &["check", "--strict"]);
    assert!(checked.contains("0 errors, 0 warnings, 1 note"), "{checked}");
    let read = |path: &str| std::fs::read_to_string(root.join(path)).unwrap();
    let all: String =
        ["content/site.yaml", "content/organizations.yaml", "content/reports/linhai-edz-2024.md"].map(read).concat();
    assert!(!all.contains("示例经济开发区") && !all.contains("Example") && !all.contains("example-zone"), "{all}");
    assert!(all.contains("title: { zh: \"临海数据\", en: \"Linhai figures\" }"), "{all}");
    // A name in one language stands alone; what lacks a translation is a note, not a fault.
    said(folder.path(), &["new", "site", "y", "--organization", "某局"]);
    let checked = said(&folder.path().join("y"), &["check", "--strict"]);
    assert!(checked.contains("0 errors, 0 warnings") && checked.contains("L103"), "{checked}");
}

#[test]
fn a_new_site_is_refused_with_what_to_type() {
    let folder = tempfile::tempdir().unwrap();
    said(folder.path(), &["new", "site", "x"]);
    assert!(refused(folder.path(), &["new", "site", "x"]).contains("duizhao new site x-2"));
    assert!(refused(folder.path(), &["new", "site", "y", "--languages", "en,en"]).contains("zh,en"));
    assert!(refused(folder.path(), &["new", "site", "y", "--name", " "]).contains("write a name"));
    assert!(!folder.path().join("y").exists());
}

#[test]
fn a_new_report_follows_the_last_one() {
    let folder = tempfile::tempdir().unwrap();
    said(folder.path(), &["new", "site", "x"]);
    let root = folder.path().join("x");
    let told = said(&root, &["new", "report"]);
    assert!(told.contains("made content/reports/example-zone-2025.md") && told.contains("example-zone-2024"), "{told}");
    let text = std::fs::read_to_string(root.join("content/reports/example-zone-2025.md")).unwrap();
    assert_eq!(
        text,
        "---\ntitle: { zh: \"示例经济开发区2025年工作总结\", en: \"Example Economic Development Zone: work summary, 2025\" }\n\
         kind: summary\norganization: example-zone\nperiod: 2025\n# issued: YYYY-MM-DD\n# source: { name: … }\n\
         status: draft\nindicators:\n  \
         # industrial-output:    # 工业总产值，亿元；2024年 320.5亿元 +8.2%；目标 350亿元以上\n  \
         # trade:    # 进出口总额，亿元；2024年 41.6亿元 −3.1%\n  \
         # new-firms:    # 新增规上工业企业，家；2024年 12家；目标 15家\n\
         ---\n\n## 经济运行\n\n## 企业培育\n"
    );
    // A draft holds nothing up, and the next one follows it.
    said(&root, &["build", "--strict", "-q"]);
    said(&root, &["new", "report"]);
    assert!(root.join("content/reports/example-zone-2026.md").exists());
    // A part of a year is no whole one: its address says which.
    said(&root, &["new", "report", "--period", "2027年1-6月"]);
    assert!(root.join("content/reports/example-zone-2027-01-to-06.md").exists());
}

#[test]
fn a_new_report_is_refused_with_what_to_type() {
    let folder = tempfile::tempdir().unwrap();
    said(folder.path(), &["new", "site", "x"]);
    let root = folder.path().join("x");
    assert!(refused(&root, &["new", "report", "--organization", "nobody"]).contains("--organization example-zone"));
    assert!(refused(&root, &["new", "report", "--period", "soon"]).contains("--period 2025"));
    assert!(refused(&root, &["new", "report", "a b"]).contains("such as zone-2025"));
    assert!(refused(&root, &["new", "report", "example-zone-2024"]).contains("such as example-zone-2024-2"));
    std::fs::write(root.join("content/organizations.yaml"), "").unwrap();
    std::fs::remove_file(root.join("content/reports/example-zone-2024.md")).unwrap();
    assert!(refused(&root, &["new", "report"]).contains("add a line first"));
}
