//! The chapter on the commands, from the command line itself; and the commands in documents, which have to exist.

use std::fmt::Write as _;

use clap::{Arg, Command};
use duizhao::cli;
use duizhao::lang::{Text, Tongue};

use super::{Chapter, PAGES, code, fenced, in_both, pick, plain};
use crate::fixture::{files_below, root};

/// The chapter.
pub fn chapter() -> Chapter {
    let title = Text::new("命令", "Commands");
    Chapter { slug: "commands".into(), title, from: "src/cli", allowed: "", body: in_both(body) }
}

fn body(tongue: Tongue) -> String {
    let whole = cli::command(tongue);
    let mut out = pick(tongue, include_str!("commands.zh.md"), include_str!("commands.en.md")).to_owned();
    out.push('\n');
    for arg in whole.get_arguments() {
        option(arg, tongue, &mut out);
    }
    for command in shown(&whole) {
        section(command, "duizhao", tongue, &mut out);
    }
    out
}

fn shown(command: &Command) -> impl Iterator<Item = &Command> {
    command.get_subcommands().filter(|command| command.get_name() != "help" && !command.is_hide_set())
}

fn section(command: &Command, above: &str, tongue: Tongue, out: &mut String) {
    let name = format!("{above} {}", command.get_name());
    if shown(command).next().is_some() {
        shown(command).for_each(|below| section(below, &name, tongue, out));
        return;
    }
    let about = command.get_about().map(ToString::to_string).unwrap_or_default();
    let stop = pick(tongue, "。", ".");
    let usage = command.clone().render_usage().to_string().replace("Usage: ", "");
    let usage = if tongue == Tongue::Zh { usage.replace("[OPTIONS]", "[选项]") } else { usage };
    let _ = write!(out, "\n## {name}\n\n{}{stop}\n\n{}\n", plain(&about), fenced("text", &usage));
    let own = command.get_arguments().filter(|arg| !arg.is_global_set());
    own.filter(|arg| !matches!(arg.get_id().as_str(), "help" | "version")).for_each(|arg| option(arg, tongue, out));
}

fn option(arg: &Arg, tongue: Tongue, out: &mut String) {
    let names = arg.get_value_names().unwrap_or_default();
    let names: Vec<&str> = names.iter().map(AsRef::as_ref).collect();
    let value = if arg.get_action().takes_values() { format!("<{}>", names.join("> <")) } else { String::new() };
    let flag = match (arg.get_short(), arg.get_long()) {
        (Some(short), Some(long)) => format!("-{short}, --{long}"),
        (None, Some(long)) => format!("--{long}"),
        (Some(short), None) => format!("-{short}"),
        (None, None) => String::new(),
    };
    let equals = if arg.is_require_equals_set() { "=" } else { " " };
    let written = format!("{flag}{equals}{value}").trim_matches([' ', '=']).to_owned();
    let help = arg.get_help().map(ToString::to_string).unwrap_or_default();
    let mut help = plain(&help);
    // In Chinese the help says these itself.
    if tongue == Tongue::En && arg.get_action().takes_values() {
        let defaults: Vec<_> = arg.get_default_values().iter().map(|value| code(&value.to_string_lossy())).collect();
        let values: Vec<_> = arg.get_possible_values().iter().map(|value| code(value.get_name())).collect();
        if !values.is_empty() {
            let _ = write!(help, "; one of {}", values.join(", "));
        }
        if !defaults.is_empty() {
            let _ = write!(help, "; default {}", defaults.join(", "));
        }
    }
    let _ = writeln!(out, "- {}{}{help}", code(&written), pick(tongue, "：", ": "));
}

/// The lines of the shell blocks of a document that run the program, without its name.
fn commands(document: &str) -> Vec<String> {
    let mut commands = Vec::new();
    let mut in_shell = false;
    // A stroke at the end continues a line.
    for line in document.replace("\\\n", " ").lines() {
        if let Some(language) = line.trim_start().strip_prefix("```") {
            in_shell = !in_shell && matches!(language, "sh" | "bash" | "console" | "powershell");
        } else if in_shell {
            let steps =
                line.split(" #").next().unwrap_or("").split("&&").map(|step| step.trim().trim_start_matches("$ "));
            let heads = ["duizhao ", "cargo run --release -- ", "cargo run -- ", "target/release/duizhao "];
            commands.extend(
                steps.filter_map(|step| heads.iter().find_map(|head| step.strip_prefix(head))).map(str::to_owned),
            );
        }
    }
    commands
}

/// A command with its variables, which may be anything, as numbers: `--shard "$INDEX/$COUNT"`.
fn expanded(command: &str) -> String {
    let mut parts = command.split('$');
    let first = parts.next().unwrap_or_default().to_owned();
    let is_name = |c: char| c.is_ascii_alphanumeric() || "_{}".contains(c);
    parts.fold(first, |out, part| out + "1" + part.trim_start_matches(is_name))
}

/// The words of a command: blanks divide them, quotes keep them together; a redirection ends them.
fn words(command: &str) -> Vec<String> {
    let mut words = vec!["duizhao".to_owned()];
    let (mut word, mut quote) = (String::new(), None);
    for c in expanded(command).chars().chain([' ']) {
        match (quote, c) {
            (Some(open), c) if c == open => quote = None,
            (None, '"' | '\'') => quote = Some(c),
            (None, ' ') if word.is_empty() => {}
            (None, ' ') => words.push(std::mem::take(&mut word)),
            (_, c) => word.push(c),
        }
    }
    let end = words
        .iter()
        .position(|word| matches!(word.as_str(), ">" | ">>" | "|" | ";" | "2>" | "\\"))
        .unwrap_or(words.len());
    words.truncate(end);
    words
}

#[test]
fn the_commands_of_the_documents_exist() {
    let documents = ["README.md", "README.zh.md", "ARCHITECTURE.md", "CONTRIBUTING.md"].map(str::to_owned).into_iter();
    let below = files_below("docs").into_iter().filter(|path| path.ends_with(".md"));
    let (mut seen, mut of_handbook) = (0, 0);
    let mut faults = Vec::new();
    for document in documents.chain(below) {
        let Ok(text) = std::fs::read_to_string(root().join(&document)) else { continue };
        for command in commands(&text) {
            seen += 1;
            of_handbook += usize::from(document.starts_with(PAGES));
            let line = words(&command).into_iter().map(std::ffi::OsString::from);
            if let Err((said, status @ 2)) = cli::read(line) {
                faults.push(format!("{document}: duizhao {command} (status {status})\n{said}"));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert!(seen > 60 && of_handbook > 40, "only {seen} commands were found, {of_handbook} in the handbook");
}
