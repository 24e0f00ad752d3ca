//! `verify`: a deployed site against its `manifest.json`, and whether it keeps what a built site promises.

use anyhow::Result;
use serde_json::{Value, json};

use super::{Outcome, Shell};
use crate::audit::Finding;
use crate::cli::{Verify, VerifyFormat};
use crate::publish::{self, Extra, ExtraKind, Inspection, Problem, ProblemKind};

/// Findings of one kind that are listed, and files of the administrator's own.
const LISTED_MAX: usize = 20;

/// Prints all that is not as it was built or not as it should be.
pub fn run(shell: &Shell, args: &Verify) -> Result<Outcome> {
    let inspection = publish::inspect(&args.dir)?;
    let told = told(shell, &inspection);
    match args.format {
        VerifyFormat::Json => shell.print(&json(&inspection, &told))?,
        VerifyFormat::Text => {
            list(shell, &told);
            if told.is_empty() {
                say_clean(shell, args, &inspection);
            } else {
                complain_of_all(shell, args, &told);
            }
        }
    }
    Ok(if told.is_empty() { Outcome::Clean } else { Outcome::Findings })
}

/// One thing that is wrong, in words.
struct Told {
    kind: &'static str,
    file: String,
    line: Option<usize>,
    message: String,
    help: String,
}

/// All that is wrong, those of one kind together: first what happened to the files, then what they say.
fn told(shell: &Shell, inspection: &Inspection) -> Vec<Told> {
    let problems = inspection.problems.iter().map(|problem| of_problem(shell, problem));
    let extras = inspection.extras.iter().filter_map(|extra| of_extra(shell, extra));
    let found = inspection.audit.findings.iter().map(|finding| of_finding(shell, finding));
    let by_kind = |mut told: Vec<Told>| {
        told.sort_by_key(|one| one.kind);
        told
    };
    [by_kind(problems.collect()), by_kind(extras.collect()), by_kind(found.collect())].into_iter().flatten().collect()
}

fn of_problem(shell: &Shell, problem: &Problem) -> Told {
    let kind = match &problem.kind {
        ProblemKind::Missing => "missing",
        ProblemKind::Changed => "changed",
        ProblemKind::Unreadable(_) => "unreadable",
    };
    let help = shell.word(
        "请从生成网站的电脑重新复制整个文件夹，或重新生成",
        "copy the folder again from where it was built, or build again",
    );
    Told { kind, file: problem.path.clone(), line: None, message: wording(shell, problem), help }
}

/// `None` of what is the administrator's own.
fn of_extra(shell: &Shell, extra: &Extra) -> Option<Told> {
    let path = &extra.path;
    let (kind, message) = match extra.kind {
        ExtraKind::Own => return None,
        ExtraKind::Page => (
            "extra",
            shell.word(format!("不是本站生成的页面或脚本：{path}"), format!("page or script not of the build: {path}")),
        ),
        ExtraKind::Among => (
            "extra",
            shell.word(
                format!("混在本站文件里的别的文件：{path}"),
                format!("not of the build, but among its files: {path}"),
            ),
        ),
        ExtraKind::Link => {
            ("link", shell.word(format!("指向别处的符号链接：{path}"), format!("symbolic link: {path}")))
        }
        ExtraKind::Special => {
            ("special", shell.word(format!("不是普通文件：{path}"), format!("neither file nor folder: {path}")))
        }
        ExtraKind::Private => (
            "private",
            shell.word(format!("不该公开的文件：{path}"), format!("history or secrets of the sources: {path}")),
        ),
        ExtraKind::Unfinished => (
            "unfinished",
            shell.word(
                format!("一次生成没有做完，或者还在进行：{path}"),
                format!("a build was ended before it was done, or is at work: {path}"),
            ),
        ),
    };
    let help = match extra.kind {
        ExtraKind::Unfinished => shell.word(
            "再生成一次，它会自行清理；复制出去的文件夹里可以直接删除",
            "build once more, which clears it away; in a copy it may be deleted",
        ),
        _ => shell.word(
            "如果不是您放的，请查明来历；不需要就移出这个文件夹",
            "if you did not put it there, find out who did; move it out of the folder",
        ),
    };
    Some(Told { kind, file: path.clone(), line: None, message, help })
}

fn of_finding(shell: &Shell, finding: &Finding) -> Told {
    let place = match finding.line {
        Some(line) => format!("{}:{line}", finding.file),
        None => finding.file.clone(),
    };
    Told {
        kind: finding.fault.kind(),
        file: finding.file.clone(),
        line: finding.line,
        message: format!("{place}: {}", finding.fault.text().get(shell.tongue)),
        help: finding.fault.help().get(shell.tongue).to_owned(),
    }
}

/// The findings by kind, each kind with what to do about it.
fn list(shell: &Shell, told: &[Told]) {
    let most = if shell.global.verbose > 0 { usize::MAX } else { LISTED_MAX };
    for group in told.chunk_by(|one, other| one.kind == other.kind) {
        group.iter().take(most).for_each(|one| shell.complain(&one.message));
        let more = group.len().saturating_sub(most);
        if more > 0 {
            shell.complain(&shell.word(
                format!("  …… 另有 {more} 处同类问题（加 -v 全部列出）"),
                format!("  … and {more} more of this kind (-v lists all)"),
            ));
        }
        if let Some(first) = group.first() {
            shell.complain(&format!("  = {}: {}", shell.word("办法", "help"), first.help));
        }
    }
}

fn complain_of_all(shell: &Shell, args: &Verify, told: &[Told]) {
    let dir = args.dir.display();
    let n = told.len();
    let mut files: Vec<&str> = told.iter().map(|one| one.file.as_str()).collect();
    files.sort_unstable();
    files.dedup();
    let n_files = files.len();
    let plural = |n: usize, word: &str| if n == 1 { format!("{n} {word}") } else { format!("{n} {word}s") };
    shell.complain(&shell.word(
        format!("{dir}：{n_files} 个文件有 {n} 处问题"),
        format!("{dir}: {} in {}", plural(n, "fault"), plural(n_files, "file")),
    ));
}

fn say_clean(shell: &Shell, args: &Verify, inspection: &Inspection) {
    let dir = args.dir.display();
    let Inspection { n_files, n_pages, shard, audit, .. } = inspection;
    if let Some(shard) = shard {
        let (index, of) = (shard.index, shard.of);
        shell.say(&shell.word(
            format!("{dir}：是全站 {of} 份中的第 {index} 份，{n_files} 个文件与生成时一致；链接和语言版本要等合并后再核对"),
            format!(
                "{dir}: part {index} of {of}, {n_files} files as they were built; its links and languages can be looked \
                 at once the parts are assembled"
            ),
        ));
        return;
    }
    shell.say(&shell.word(
        format!(
            "{dir}：与生成时一致：{n_files} 个文件（{n_pages} 个页面）不缺、不改、不多；链接、语言版本无误，不连别的网站"
        ),
        format!(
            "{dir}: as it was built: {n_files} files ({n_pages} pages), none missing, changed or added; links and \
             languages agree, and no other host is asked"
        ),
    ));
    let own: Vec<&str> = own(inspection).collect();
    if !own.is_empty() {
        let shown = own.iter().take(LISTED_MAX).copied().collect::<Vec<_>>().join(", ");
        let dots = if own.len() > LISTED_MAX { ", …" } else { "" };
        shell.say(&shell.word(
            format!("不属于生成结果、由您自己管理的 {} 项：{shown}{dots}", own.len()),
            format!("{} of your own beside it: {shown}{dots}", own.len()),
        ));
    }
    shell.say(&shell.word(
        "本站适用的最严安全策略，可加到服务器的响应头：",
        "the strictest policy that it works under, for the server to send:",
    ));
    shell.say(&format!("  Content-Security-Policy: {}", audit.policy.pages));
    if let Some(search) = &audit.policy.search {
        shell.say(&shell.word(
            "搜索页（网址含 /search/）要检索全文，改用：",
            "for pages at /search/ instead, to search the full text:",
        ));
        shell.say(&format!("  Content-Security-Policy: {search}"));
    }
}

fn own(inspection: &Inspection) -> impl Iterator<Item = &str> {
    inspection.extras.iter().filter(|extra| extra.kind == ExtraKind::Own).map(|extra| extra.path.as_str())
}

fn json(inspection: &Inspection, told: &[Told]) -> String {
    let audit = &inspection.audit;
    let findings = told.iter().map(
        |one| json!({ "kind": one.kind, "file": one.file, "line": one.line, "message": one.message, "help": one.help }),
    );
    let whole = json!({
        "files": inspection.n_files,
        "pages": inspection.n_pages,
        "part": inspection.shard.as_ref().map(|shard| json!({ "index": shard.index, "of": shard.of })),
        "base_url": audit.base,
        "policy": audit.policy.pages,
        "policy_of_search": audit.policy.search,
        "own": own(inspection).collect::<Vec<_>>(),
        "findings": findings.collect::<Vec<Value>>(),
    });
    format!("{whole:#}\n")
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
