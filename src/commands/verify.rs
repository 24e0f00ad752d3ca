//! `verify`: a built site against its `manifest.json`.

use anyhow::Result;

use super::{Outcome, Shell};
use crate::cli::Verify;
use crate::publish::{self, Problem, ProblemKind};

/// Prints every file that is not as it was written.
pub fn run(shell: &Shell, args: &Verify) -> Result<Outcome> {
    let problems = publish::verify(&args.dir)?;
    let dir = args.dir.display();
    if problems.is_empty() {
        shell.say(&shell.word(
            format!("{dir}：manifest.json 列出的文件全都在，内容无误"),
            format!("{dir}: every file that manifest.json lists is there, as it was written"),
        ));
        return Ok(Outcome::Clean);
    }
    for problem in &problems {
        shell.complain(&wording(shell, problem));
    }
    let n = problems.len();
    shell.complain(&shell.word(
        format!("{n} 个文件与 manifest.json 不符：请从写出它的电脑重新复制 {dir}，或重新生成"),
        format!(
            "{n} {} not as manifest.json says: copy {dir} again from where it was built, or build again",
            if n == 1 { "file is" } else { "files are" }
        ),
    ));
    Ok(Outcome::Findings)
}

/// A line on one file.
pub fn wording(shell: &Shell, problem: &Problem) -> String {
    let path = &problem.path;
    match &problem.kind {
        ProblemKind::Missing => shell.word(format!("缺少文件：{path}"), format!("missing: {path}")),
        ProblemKind::Changed => shell.word(format!("内容有变：{path}"), format!("changed: {path}")),
        ProblemKind::Unreadable(reason) => {
            shell.word(format!("无法读取：{path}（{reason}）"), format!("cannot be read: {path} ({reason})"))
        }
    }
}
