//! `table export`, `table import`: the figures as a workbook, and a workbook's changes in the reports. The diff is on
//! standard output; nothing is written where anything is wrong.

use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use similar::TextDiff;

use super::{Outcome, Shell, add_unreadable};
use crate::cli::{TableExport, TableImport};
use crate::disk::open_file;
use crate::fault::{Told as _, about, fault, shown};
use crate::lang::Text;
use crate::publish;
use crate::source::Sources;
use crate::tables::{self, Content, Import, Problem};

/// Writes the workbook.
pub fn export(shell: &Shell, args: &TableExport) -> Result<Outcome> {
    let Some((_, content)) = read(shell)? else { return Ok(Outcome::Findings) };
    let bytes = tables::export(&content, shell.tongue)?;
    let path = args.file.clone().unwrap_or_else(|| shell.global.root.join("figures.xlsx"));
    if args.force {
        publish::replace_file(&path, &bytes)?;
    } else if fs::symlink_metadata(&path).is_ok() {
        return Err(occupied(&path));
    } else {
        publish::create_file(&path, &bytes)?;
    }
    let count = content.site.observations.len();
    shell.say(&shell.word(
        format!("已写出 {}（{count} 个数据）；填好后运行 duizhao table import {}", shown(&path), shown(&path)),
        format!(
            "wrote {} ({count} figures); when it is filled in, run duizhao table import {}",
            shown(&path),
            shown(&path)
        ),
    ));
    Ok(Outcome::Clean)
}

fn occupied(path: &Path) -> anyhow::Error {
    let shown = shown(path);
    fault(
        format!("{shown}：文件已存在，里面可能有填好的数据；换一个文件名，或者加 --force 覆盖"),
        format!(
            "{shown}: the file exists and may hold what somebody filled in; choose another name, or replace it with --force"
        ),
    )
}

/// The content, unless it has errors; these are printed.
fn read(shell: &Shell) -> Result<Option<(Sources, Content)>> {
    let (sources, unreadable) = shell.read()?;
    let mut content = Content::of(&sources);
    add_unreadable(&unreadable, &mut content.project.texts, &mut content.found);
    if !content.found.has_errors() {
        return Ok(Some((sources, content)));
    }
    content.found.retain(|found| found.severity == crate::diag::Severity::Error);
    shell.print_findings(&content.found, &content.project.texts);
    shell.complain(&shell.word(
        "内容有错误：有错误的数据读不出来，会从表里漏掉。先改好再导出、导入",
        "the content has errors: figures that cannot be read would be missing from the workbook. Mend them first",
    ));
    Ok(None)
}

/// Writes the workbook's changes into the reports.
pub fn import(shell: &Shell, args: &TableImport) -> Result<Outcome> {
    let workbook = workbook(&args.file)?;
    let Some((sources, content)) = read(shell)? else { return Ok(Outcome::Findings) };
    let import = tables::import(&sources, &content, &workbook, shell.tongue)
        .map_err(|error| anyhow::anyhow!("{}: {}", shown(&args.file), error.text().get(shell.tongue)))?;
    for notice in &import.notices {
        shell.say(&labelled(shell, ("提示", "note"), notice));
    }
    if !import.problems.is_empty() || import.refused.is_some() {
        say_refused(shell, &import);
        return Ok(Outcome::Findings);
    }
    if !shell.global.quiet {
        shell.print(&diff(&import))?;
    }
    say_changes(shell, &import);
    if !args.dry_run {
        write(shell, &import)?;
    }
    say_done(shell, &import, args.dry_run);
    Ok(Outcome::Clean)
}

fn workbook(path: &Path) -> Result<Vec<u8>> {
    let told = || about("读不了", "cannot read", path);
    let mut bytes = Vec::new();
    open_file(path).and_then(|file| file.take(tables::BYTES_MAX + 1).read_to_end(&mut bytes)).told(told)?;
    Ok(bytes)
}

fn labelled(shell: &Shell, (zh, en): (&str, &str), text: &Text) -> String {
    shell.word(format!("{zh}：{}", text.zh), format!("{en}: {}", text.en))
}

fn say_refused(shell: &Shell, import: &Import) {
    import.problems.iter().for_each(|problem| say_problem(shell, problem));
    if let Some((found, texts)) = &import.refused {
        shell.print_findings(found, texts);
    }
    shell.complain(&shell.word("没有写入任何改动", "nothing was written"));
}

fn say_problem(shell: &Shell, problem: &Problem) {
    let place = problem.place.as_ref().map(|place| format!("{place}: ")).unwrap_or_default();
    let (message, help) = (problem.message.get(shell.tongue), problem.help.get(shell.tongue));
    let (error, remedy) = (shell.word("错误", "error"), shell.word("改法", "help"));
    shell.complain(&format!("{error}: {place}{message}\n  {remedy}: {help}"));
}

/// What changes in the files, as `patch` reads it.
fn diff(import: &Import) -> String {
    let mut out = String::new();
    for (path, file) in &import.files {
        let (old, new) = (String::from_utf8_lossy(&file.old), String::from_utf8_lossy(&file.new));
        let (old_name, new_name) = (format!("a/{path}"), format!("b/{path}"));
        let diff = TextDiff::from_lines(old.as_ref(), new.as_ref());
        out.push_str(&diff.unified_diff().context_radius(1).header(&old_name, &new_name).to_string());
    }
    out
}

fn say_changes(shell: &Shell, import: &Import) {
    for change in &import.changes {
        let before = if change.before.is_empty() { shell.word("（空）", "(empty)") } else { change.before.clone() };
        shell.say(&format!(
            "{}  {}: {before} → {}  ({}:{})",
            change.cell,
            change.figure.get(shell.tongue),
            change.after,
            change.path,
            change.line
        ));
    }
}

fn say_done(shell: &Shell, import: &Import, is_dry: bool) {
    let (figures, files) = (import.changes.len(), import.files.len());
    let count = |count: usize, one: &str| if count == 1 { format!("1 {one}") } else { format!("{count} {one}s") };
    let counted = format!("{} in {}", count(figures, "figure"), count(files, "file"));
    shell.say(&match (figures, is_dry) {
        (0, _) => shell.word("没有改动", "nothing has changed"),
        (_, true) => shell.word(
            format!("将改 {figures} 个数据、{files} 个文件；没有写入（--dry-run）"),
            format!("{counted} would change; nothing was written (--dry-run)"),
        ),
        (_, false) => shell.word(
            format!("已改 {figures} 个数据、{files} 个文件。正文里的数字不会跟着改：请运行 duizhao check"),
            format!("changed {counted}. The prose does not follow by itself: run duizhao check"),
        ),
    });
}

/// Replaces the files, each in one step, after all were found to be as they were read.
fn write(shell: &Shell, import: &Import) -> Result<()> {
    let path = |path: &str| shell.global.root.join(path);
    for (name, file) in &import.files {
        let path = path(name);
        let now = fs::read(&path).told(|| about("读不了", "cannot read", &path))?;
        if now != *file.old {
            bail!(shell.word(
                format!("{name} 刚才被别的程序改了，没有写入任何改动；再运行一次"),
                format!("{name} was changed by another program just now; nothing was written. Run the command again")
            ));
        }
    }
    let files: Vec<(PathBuf, &[u8])> =
        import.files.iter().map(|(name, file)| (path(name), file.new.as_ref())).collect();
    publish::replace_files(&files)
}
