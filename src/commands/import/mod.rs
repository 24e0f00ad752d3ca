//! `import`: documents that bureaus have become draft reports, with proposals for the registry. Nothing that exists is ever
//! overwritten.

mod interactive;
mod summary;

use std::io::{IsTerminal as _, Read as _};
use std::path::Path;

use anyhow::{Context as _, Result, bail};
use rayon::prelude::*;

use super::progress::Progress;
use super::{Outcome, Shell};
use crate::cli::{Import, ImportFormat};
use crate::disk::open_file;
use crate::document;
use crate::extract;
use crate::fault::{of_system, shown};
use crate::import::{Batch, File, Input, Registry, lines, registry_faults, standing};
use crate::lang::Text;
use crate::publish;
use crate::source::Sources;

/// Largest document that is read.
const FILE_BYTES_MAX: u64 = 64 << 20;

/// Reads the documents, and writes or prints what they hold. One that cannot be read does not stop the others.
pub fn run(shell: &Shell, args: &Import) -> Result<Outcome> {
    let sources = project(shell, args.dry_run)?;
    if args.interactive && !(std::io::stdin().is_terminal() && std::io::stderr().is_terminal()) {
        bail!(shell.word(
            "--interactive 需要在终端里运行；在别处请去掉它，存疑的数据会写成注释",
            "--interactive needs a terminal: elsewhere leave it out, and what is unsure is written as comments"
        ));
    }
    let (faults, texts) = registry_faults(&sources);
    if !sources.files.is_empty() && faults.iter().next().is_some() {
        shell.print_findings(&faults, &texts);
        shell.complain(&shell.word(
            "先改正设置和登记文件：否则已登记的指标和单位都会被当作新的提出",
            "mend settings and registries first: else every indicator and organization would be proposed as new",
        ));
        return Ok(Outcome::Findings);
    }
    let mut batch = Batch::of(&sources);
    if let Some(given) = args.organization.as_deref().filter(|_| !sources.files.is_empty())
        && batch.registry.organization(given).is_none()
    {
        bail!(shell.word(
            format!("organizations.yaml 里没有“{given}”；先登记，或不写 --organization 让程序提出一个"),
            format!("`{given}` is no organization of organizations.yaml: register it, or leave --organization out to have one proposed")
        ));
    }
    let (inputs, failed) = read(shell, args);
    match (args.dry_run, args.format) {
        (true, ImportFormat::Meta) => print_metadata(shell, &inputs)?,
        (true, ImportFormat::Jsonl) => print_lines(shell, args, inputs, &batch.registry)?,
        _ => {
            let failed = failed | draft(shell, args, inputs, &mut batch, &sources)?;
            return Ok(if failed { Outcome::Findings } else { Outcome::Clean });
        }
    }
    Ok(if failed { Outcome::Findings } else { Outcome::Clean })
}

/// The project to import into; a dry run needs none.
fn project(shell: &Shell, dry_run: bool) -> Result<Sources> {
    let has_project = shell.global.root.join("content").is_dir();
    if !has_project && dry_run {
        return Ok(Sources::default());
    }
    if !has_project {
        bail!(shell.word(
            format!(
                "{} 里没有 content/；进入项目文件夹或用 --root 指定，只看结果可用 --dry-run",
                shown(&shell.global.root)
            ),
            format!(
                "{} holds no content/: go to the project or name it with --root; --dry-run works anywhere",
                shown(&shell.global.root)
            )
        ));
    }
    Ok(shell.read()?.0)
}

/// Reads all documents, several at a time, in the order in which they are named; whether one could not be read.
fn read(shell: &Shell, args: &Import) -> (Vec<Input>, bool) {
    let progress = Progress::new(shell);
    progress.phase(shell.word("读取", "reading"), args.files.len());
    let read: Vec<Result<Input, Text>> = args
        .files
        .par_iter()
        .map(|path| {
            let input = read_one(path);
            progress.step();
            input
        })
        .collect();
    progress.clear();
    let mut inputs = Vec::new();
    let mut failed = false;
    for (path, input) in args.files.iter().zip(read) {
        match input {
            Ok(input) => inputs.push(input),
            Err(text) => {
                failed = true;
                complain(shell, &shown(path), &text);
            }
        }
    }
    (inputs, failed)
}

fn read_one(path: &Path) -> Result<Input, Text> {
    let told = |error: std::io::Error| {
        let Text { zh, en } = of_system(&error);
        Text::new(format!("无法读取：{zh}"), format!("cannot be read: {en}"))
    };
    let metadata = std::fs::metadata(path).map_err(told)?;
    if !metadata.is_file() {
        return Err(Text::new("不是文件；逐个写出文件名", "is no file: name the files one by one"));
    }
    if metadata.len() > FILE_BYTES_MAX {
        let limit = FILE_BYTES_MAX >> 20;
        return Err(Text::new(format!("超过 {limit} MiB；请拆分"), format!("is larger than {limit} MiB: divide it")));
    }
    let mut bytes = Vec::new();
    open_file(path).and_then(|file| file.take(FILE_BYTES_MAX).read_to_end(&mut bytes)).map_err(told)?;
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let document = document::read(&name, &bytes).map_err(|error| error.text())?;
    let statements = extract::statements(&document);
    Ok(Input { file: shown(path), document, statements })
}

fn complain(shell: &Shell, file: &str, text: &Text) {
    let label = shell.word("错误", "error");
    shell.complain(&format!("{label}: {file}: {}", text.get(shell.tongue)));
}

/// One object as it is; of several files one on each line.
fn print_metadata(shell: &Shell, inputs: &[Input]) -> Result<()> {
    let values = inputs.iter().map(|input| input.document.metadata.json());
    let text = match inputs {
        [only] => serde_json::to_string_pretty(&only.document.metadata.json())? + "\n",
        _ => values.map(|value| format!("{value}\n")).collect(),
    };
    shell.print(&text)
}

fn print_lines(shell: &Shell, args: &Import, inputs: Vec<Input>, registry: &Registry) -> Result<()> {
    for input in inputs {
        let mut text = lines(input, args.organization.as_deref(), registry).join("\n");
        if !text.is_empty() {
            text.push('\n');
        }
        shell.print(&text)?;
    }
    Ok(())
}

/// The documents that no earlier run has imported.
fn without_standing(shell: &Shell, args: &Import, inputs: Vec<Input>, sources: &Sources) -> Vec<Input> {
    let standing = standing(&inputs, args.organization.as_deref(), sources);
    let mut remaining = Vec::new();
    for (input, standing) in inputs.into_iter().zip(standing) {
        match standing {
            None => remaining.push(input),
            Some(path) => shell.say(&shell.word(
                format!("{} → {path}：已经导入过，草稿没有人改过，不再写", input.file),
                format!("{} → {path}: imported before, and nobody has changed it since; not written again", input.file),
            )),
        }
    }
    remaining
}

/// Drafts all documents, asks where it is to ask, and writes or prints the files; whether a document gave no draft.
fn draft(shell: &Shell, args: &Import, inputs: Vec<Input>, batch: &mut Batch, sources: &Sources) -> Result<bool> {
    let mut failed = false;
    let inputs = if args.dry_run { inputs } else { without_standing(shell, args, inputs, sources) };
    for input in inputs {
        let file = input.file.clone();
        if let Err(text) = batch.add(input, args.organization.as_deref()) {
            failed = true;
            complain(shell, &file, &text);
        }
    }
    batch.settle(sources);
    if args.interactive {
        let (mut input, mut output) = (std::io::stdin().lock(), std::io::stderr().lock());
        let walked =
            interactive::walk(batch, &mut input, &mut output, shell.tongue).context("asking on the terminal")?;
        if walked == interactive::Walked::Quit {
            shell.say(&shell.word("已停止，没有写任何文件", "stopped; nothing was written"));
            return Ok(failed);
        }
        batch.settle(sources);
    }
    let files = batch.files(sources);
    if args.dry_run {
        for file in files.iter().filter(|file| file.path.starts_with("content/reports/")) {
            shell.print(&file.text)?;
        }
    } else {
        // Proposals first: a report never stands without them.
        let path = |file: &File| shell.global.root.join(&file.path);
        let made: Vec<_> = files.iter().rev().map(|file| (path(file), file.text.as_bytes())).collect();
        publish::create_files(&made)?;
    }
    summary::print(shell, batch, &files, args.dry_run);
    Ok(failed)
}
