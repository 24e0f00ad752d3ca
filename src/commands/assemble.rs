//! `assemble`: the parts of a site that several machines built become one output.

use std::ops::RangeInclusive;
use std::path::PathBuf;

use anyhow::Result;

use super::{Outcome, Shell, verify};
use crate::cli::Assemble;
use crate::fault::shown;
use crate::publish::{self, Assembled, Fault};

/// Joins the parts, or says all that keeps them from being a site; then the output is left as it was.
pub fn run(shell: &Shell, args: &Assemble) -> Result<Outcome> {
    let output = shell.output();
    match publish::assemble(&args.dirs, &output)? {
        Ok(assembled) => {
            report(shell, &assembled, args.dirs.len(), &output);
            Ok(Outcome::Clean)
        }
        Err(faults) => {
            for fault in &faults {
                shell.complain(&wording(shell, fault));
            }
            shell.complain(&shell.word("没有写出任何文件。", "Nothing was written."));
            Ok(Outcome::Findings)
        }
    }
}

fn report(shell: &Shell, assembled: &Assembled, n_parts: usize, output: &std::path::Path) {
    let Assembled { pages, summary } = assembled;
    let (written, unchanged, removed) = (summary.written, summary.unchanged, summary.removed);
    let output = shown(output);
    let parts = if n_parts == 1 { "1 part".to_owned() } else { format!("{n_parts} parts") };
    shell.say(&shell.word(
        format!(
            "{n_parts} 份合为一体，{pages} 个页面已写入 {output}（{written} 个文件有变化，{unchanged} 个不变，{removed} 个移除）"
        ),
        format!("{pages} pages from {parts} in {output} ({written} files changed, {unchanged} unchanged, {removed} removed)"),
    ));
    shell.say_replaced(summary);
}

/// What is wrong, and what to do.
fn wording(shell: &Shell, fault: &Fault) -> String {
    match fault {
        Fault::Whole { folder } => shell.word(
            format!("{} 是完整的站点，不是其中一份：请列出 duizhao build --shard I/N 写出的文件夹", shown(folder)),
            format!(
                "{} is a whole site, not a part: name folders that `duizhao build --shard I/N` wrote",
                shown(folder)
            ),
        ),
        Fault::Foreign { folder, first } => shell.word(
            format!(
                "{} 与 {} 不是同一次生成的各份：请用同一版本的程序、同样的内容、选项和份数重新生成",
                shown(folder),
                shown(first)
            ),
            format!(
                "{} and {} are parts of different builds: build both again with the same duizhao, content, options and \
                 number of parts",
                shown(folder),
                shown(first)
            ),
        ),
        Fault::Absent { indices, of } => shell.word(
            format!("共 {of} 份，缺第 {} 份：请补上它们的文件夹", numbers(indices, "、")),
            format!("of {of} parts, {} {} missing: name their folders too", numbers(indices, ", "), are(indices)),
        ),
        Fault::Twice { index, folders } => shell.word(
            format!("第 {index} 份列了 {} 次：{}；请只留一个", folders.len(), paths(folders, "、")),
            format!("part {index} is there {} times: {}; leave one", folders.len(), paths(folders, ", ")),
        ),
        Fault::File { folder, problem } => shell.word(
            format!("{}：{}；请重新复制或重新生成这一份", shown(folder), verify::wording(shell, problem)),
            format!("{}: {}; copy or build this part again", shown(folder), verify::wording(shell, problem)),
        ),
        Fault::Differs { path, folder } => shell.word(
            format!("{} 里的 {path} 与另一份里的不同：请用同一版本的程序重新生成各份", shown(folder)),
            format!("{path} in {} is not that of another part: build all parts again with one duizhao", shown(folder)),
        ),
    }
}

fn numbers(indices: &[RangeInclusive<usize>], comma: &str) -> String {
    let texts = indices.iter().map(|range| match (range.start(), range.end()) {
        (from, to) if from == to => from.to_string(),
        (from, to) => format!("{from}–{to}"),
    });
    texts.collect::<Vec<_>>().join(comma)
}

fn are(indices: &[RangeInclusive<usize>]) -> &'static str {
    match indices {
        [only] if only.start() == only.end() => "is",
        _ => "are",
    }
}

fn paths(folders: &[PathBuf], comma: &str) -> String {
    folders.iter().map(|folder| shown(folder)).collect::<Vec<_>>().join(comma)
}
