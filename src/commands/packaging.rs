//! `completions`, `man`: what packages of the program bring along, from the same types as the command line itself.

use std::path::Path;

use anyhow::Result;

use super::{Outcome, Shell};
use crate::cli::{self, Completions, Man};
use crate::fault::shown;
use crate::lang::Tongue;
use crate::publish;

/// Prints the completions of a shell.
pub fn completions(shell: &Shell, args: &Completions) -> Result<Outcome> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut cli::command(shell.tongue), "duizhao", &mut script);
    shell.print(&String::from_utf8_lossy(&script))?;
    Ok(Outcome::Clean)
}

/// Writes the manual pages of the program and of each command, in both languages.
pub fn man(shell: &Shell, args: &Man) -> Result<Outcome> {
    let mut pages = Vec::new();
    for (tongue, folder) in [(Tongue::En, "man1"), (Tongue::Zh, "zh_CN/man1")] {
        collect(&cli::command(tongue), "duizhao", &args.dir.join(folder), tongue, &mut pages)?;
    }
    let files: Vec<_> = pages.iter().map(|(path, text)| (path.clone(), text.as_bytes())).collect();
    publish::create_files(&files)?;
    let dir = shown(&args.dir);
    shell.say(
        &shell.word(
            format!("已写出 {} 个手册页：{dir}", files.len()),
            format!("wrote {} manual pages: {dir}", files.len()),
        ),
    );
    Ok(Outcome::Clean)
}

/// The page of a command and those of the commands below it: `duizhao-table-export.1`.
fn collect(
    command: &clap::Command,
    name: &str,
    folder: &Path,
    tongue: Tongue,
    pages: &mut Vec<(std::path::PathBuf, String)>,
) -> Result<()> {
    let mut text = Vec::new();
    let manual = clap_mangen::Man::new(command.clone()).title(name).manual("duizhao");
    manual.render(&mut text)?;
    let mut text = String::from_utf8_lossy(&text).into_owned();
    if tongue == Tongue::Zh {
        // The headings are clap_mangen's own.
        let headings = [
            ("NAME", "名称"),
            ("SYNOPSIS", "用法"),
            ("DESCRIPTION", "说明"),
            ("SUBCOMMANDS", "命令"),
            ("OPTIONS", "选项"),
            ("VERSION", "版本"),
        ];
        for (english, chinese) in headings {
            text = text.replace(&format!(".SH {english}\n"), &format!(".SH {chinese}\n"));
        }
    }
    pages.push((folder.join(format!("{name}.1")), text));
    for below in command.get_subcommands().filter(|below| below.get_name() != "help" && !below.is_hide_set()) {
        collect(below, &format!("{name}-{}", below.get_name()), folder, tongue, pages)?;
    }
    Ok(())
}
