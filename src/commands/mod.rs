//! One file per command. Here: what they share, and exit statuses: 0 clean, 1 findings, 2 could not run.

mod assemble;
mod build;
mod check;
mod diff;
mod explain;
mod import;
mod new;
mod packaging;
mod pdf;
mod progress;
mod schema;
mod serve;
mod table;
mod verify;

use std::io::{IsTerminal as _, Write as _};
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context as _, Result};

use crate::cli::{Cli, Command, Global, New, Table};
use crate::diag::{Diagnostics, Severity};
use crate::disk;
use crate::fault::{self, visible};
use crate::lang::{Text, Tongue};
use crate::publish::Summary;
use crate::report_text;
use crate::rules;
use crate::source::{Sources, Span, Texts};

/// What a command needs to speak and to find its way.
pub struct Shell {
    pub global: Global,
    pub tongue: Tongue,
}

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    Clean,
    Findings,
}

/// Runs the command line. Errors that only the operator can mend are printed here, in one line with their causes.
pub fn run(cli: Cli, tongue: Tongue) -> ExitCode {
    let shell = Shell { tongue, global: cli.global };
    let result = match &cli.command {
        Command::New(New::Site(args)) => new::site(&shell, args),
        Command::New(New::Report(args)) => new::report(&shell, args),
        Command::Import(args) => import::run(&shell, args),
        Command::Check(args) => check::run(&shell, args),
        Command::Build(args) => build::run(&shell, args),
        Command::Serve(args) => serve::run(&shell, args),
        Command::Diff(args) => diff::run(&shell, args),
        Command::Table(Table::Export(args)) => table::export(&shell, args),
        Command::Table(Table::Import(args)) => table::import(&shell, args),
        Command::Verify(args) => verify::run(&shell, args),
        Command::Assemble(args) => assemble::run(&shell, args),
        Command::Pdf(args) => pdf::run(&shell, args),
        Command::Explain(args) => explain::run(&shell, args),
        Command::Schema(args) => schema::run(&shell, args),
        Command::Completions(args) => packaging::completions(&shell, args),
        Command::Man(args) => packaging::man(&shell, args),
    };
    match result {
        Ok(Outcome::Clean) => ExitCode::SUCCESS,
        Ok(Outcome::Findings) => ExitCode::from(1),
        Err(error) => {
            let label = if shell.tongue == Tongue::Zh { "错误" } else { "error" };
            shell.complain(&format!("{label}: {}", fault::wording(&error, shell.tongue)));
            ExitCode::from(2)
        }
    }
}

/// Prints what a line gets that runs nothing: help on standard output, what is wrong with it on standard error.
pub fn answer(text: &str, status: u8) -> ExitCode {
    // A reader that went away is no fault.
    let _ = match status {
        0 => anstream::stdout().write_all(text.as_bytes()),
        _ => anstream::stderr().write_all(text.as_bytes()),
    };
    ExitCode::from(status)
}

impl Shell {
    /// One of two wordings.
    pub fn word(&self, zh: impl Into<String>, en: impl Into<String>) -> String {
        match self.tongue {
            Tongue::Zh => zh.into(),
            Tongue::En => en.into(),
        }
    }

    /// The output folder.
    pub fn output(&self) -> PathBuf {
        self.global.output.clone().unwrap_or_else(|| self.global.root.join("output"))
    }

    /// A line on stderr, unless `--quiet`.
    pub fn say(&self, line: &str) {
        if !self.global.quiet {
            self.complain(line);
        }
    }

    /// A line on stderr in any case. A closed stderr is nothing that could be reported.
    pub fn complain(&self, line: &str) {
        let line = visible(line, &['\n']);
        let _ = writeln!(anstream::AutoStream::new(std::io::stderr(), self.choice()), "{line}");
    }

    /// Text on stdout: what a program may read. A reader that went away is no fault.
    pub fn print(&self, text: &str) -> Result<()> {
        let mut out = std::io::stdout().lock();
        // A program gets the very bytes; a person's terminal must not obey what a file says.
        let text = if out.is_terminal() { visible(text, &['\n', '\t']) } else { text.into() };
        match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
            Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => {
                Err(error).context("writing to standard output")
            }
            _ => Ok(()),
        }
    }

    fn choice(&self) -> anstream::ColorChoice {
        match self.global.color {
            clap::ColorChoice::Always => anstream::ColorChoice::Always,
            clap::ColorChoice::Never => anstream::ColorChoice::Never,
            clap::ColorChoice::Auto => anstream::ColorChoice::Auto,
        }
    }

    /// Whether stderr takes colour: `--color`, `NO_COLOR`, a terminal.
    pub fn has_colour(&self) -> bool {
        match self.global.color {
            clap::ColorChoice::Always => true,
            clap::ColorChoice::Never => false,
            clap::ColorChoice::Auto => {
                std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty()) && std::io::stderr().is_terminal()
            }
        }
    }

    /// Reads the project from disk; files that cannot be read become findings.
    pub fn read(&self) -> Result<(Sources, Vec<disk::Unreadable>)> {
        disk::read(&self.global.root)
    }

    /// Prints findings as text on stderr, with a closing line that counts them.
    pub fn print_findings(&self, diagnostics: &Diagnostics, texts: &Texts) {
        let mut shown = diagnostics.clone();
        if self.global.quiet {
            shown.retain(|found| found.severity == Severity::Error);
        }
        let text = report_text::text(&shown, texts, self.tongue, self.has_colour());
        let mut stream = anstream::AutoStream::new(std::io::stderr(), self.choice());
        let _ = stream.write_all(text.as_bytes());
    }

    /// What is to be known of an output folder that was replaced, beside that it was.
    pub fn say_replaced(&self, summary: &Summary) {
        if let Some(reason) = &summary.in_place_reason {
            self.say(&self.word(
                format!("输出文件夹不能整体替换（{}），已逐个文件更新", reason.zh),
                format!("the output folder could not be exchanged ({}): it was updated file by file", reason.en),
            ));
        }
        for path in &summary.kept {
            self.say(&self.word(
                format!("保留了手工改过的旧文件 {path}"),
                format!("kept {path}: it is no longer made, but was edited by hand"),
            ));
        }
    }

    /// That findings kept a site from being written.
    pub fn complain_unwritten(&self, found: &Diagnostics) {
        let counts = self.counts(found);
        self.complain(&self.word(format!("{counts}。没有写出任何文件。"), format!("{counts}. Nothing was written.")));
    }

    /// `2 errors, 1 warning, 3 notes`.
    pub fn counts(&self, diagnostics: &Diagnostics) -> String {
        let [errors, warnings, infos] =
            [Severity::Error, Severity::Warning, Severity::Info].map(|severity| diagnostics.count(severity));
        let plural =
            |count: usize, one: &str| if count == 1 { format!("{count} {one}") } else { format!("{count} {one}s") };
        self.word(
            format!("{errors} 个错误，{warnings} 个警告，{infos} 条提示"),
            format!("{}, {}, {}", plural(errors, "error"), plural(warnings, "warning"), plural(infos, "note")),
        )
    }
}

/// Whether the findings count as a failure.
pub fn fails(diagnostics: &Diagnostics, strict: bool) -> bool {
    diagnostics.has_errors() || (strict && diagnostics.count(Severity::Warning) > 0)
}

/// Adds what the disk would not give as findings of their own.
pub fn add_unreadable(unreadable: &[disk::Unreadable], texts: &mut Texts, diagnostics: &mut Diagnostics) {
    for file in unreadable {
        let id = texts.find(&file.path).unwrap_or_else(|| texts.add(&file.path, ""));
        let reason = Text::new(reason_zh(&file.reason), file.reason.to_string());
        diagnostics.push(rules::unreadable_file(Span::at_start(id), &file.path, &reason));
    }
}

fn reason_zh(reason: &disk::Reason) -> String {
    use disk::Reason;
    match reason {
        Reason::OutsideRoot => "符号链接指向项目之外".into(),
        Reason::BrokenLink => "符号链接的目标不存在".into(),
        Reason::Loop => "符号链接成环".into(),
        Reason::TooDeep => "文件夹层次过深".into(),
        Reason::NotAFile => "不是普通文件".into(),
        Reason::NameNotUtf8 => "文件名不是 UTF-8".into(),
        Reason::TooLarge { bytes_max } => format!("文件超过 {} MiB", bytes_max / (1024 * 1024)),
        Reason::Io(error) => format!("无法读取：{}", error.zh),
    }
}
