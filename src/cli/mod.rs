//! The command line: types and help text in English (`args`), the same in Chinese (`zh`), and how a line is read
//! (`speech`). No logic of the commands.

mod args;
mod speech;
mod zh;

use std::path::PathBuf;

use clap::{Args, ColorChoice, Parser, Subcommand, ValueEnum};

pub use args::{
    Assemble, Build, Check, Completions, Diff, DiffFormat, Explain, Format, Import, ImportFormat, Man, NewReport,
    NewSite, Part, Pdf, Schema, SchemaFile, Serve, Table, TableExport, TableImport, Verify, VerifyFormat,
};
pub use speech::{command, read};

/// The places that have a text in Chinese: ` root`, `build`, `build strict`.
pub fn chinese_places() -> impl Iterator<Item = &'static str> {
    zh::TEXTS.iter().map(|(place, _)| *place)
}

/// 对照: bilingual sites of work summaries whose every figure can be traced and compared.
#[derive(Debug, Parser)]
#[command(name = "duizhao", version, about, propagate_version = true, arg_required_else_help = true)]
pub struct Cli {
    #[command(flatten)]
    pub global: Global,
    #[command(subcommand)]
    pub command: Command,
}

/// What every command takes.
#[derive(Debug, Clone, Args)]
pub struct Global {
    /// The project: the folder that holds content/
    #[arg(long, global = true, help_heading = "Global options", value_name = "DIR", default_value = ".")]
    pub root: PathBuf,
    /// Where the site goes (default: output/ of the project)
    #[arg(long, global = true, help_heading = "Global options", value_name = "DIR")]
    pub output: Option<PathBuf>,
    /// Say nothing but errors
    #[arg(short, long, global = true, help_heading = "Global options")]
    pub quiet: bool,
    /// Say more; twice, still more
    #[arg(short, long, global = true, help_heading = "Global options", action = clap::ArgAction::Count)]
    pub verbose: u8,
    /// Colour of messages
    #[arg(long, global = true, help_heading = "Global options", value_name = "WHEN", default_value = "auto")]
    pub color: ColorChoice,
    /// Language of messages (default: of the locale)
    #[arg(long, global = true, help_heading = "Global options", value_name = "LANG")]
    pub lang: Option<MessageLang>,
}

/// Languages of messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum MessageLang {
    Zh,
    En,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Make a new site or a new report
    #[command(subcommand)]
    New(New),
    /// Turn documents into draft reports with their figures: web pages, text, Word, Excel, CSV
    Import(Import),
    /// Check the content and say what is wrong, where, and what to type instead
    Check(Check),
    /// Check the content and build the site
    Build(Build),
    /// Preview the site in a browser and rebuild it on every change
    Serve(Serve),
    /// Compare two releases and say what changed and what is not explained
    Diff(Diff),
    /// Write the figures as a workbook for Excel or WPS, and read it back
    #[command(subcommand)]
    Table(Table),
    /// Look at a deployed site: files as they were built, nothing added, links, languages, no request elsewhere
    Verify(Verify),
    /// Join the parts that `build --shard` wrote on several machines to one site
    Assemble(Assemble),
    /// Print pages of the built site as PDF files, with an installed Chromium, Chrome or Edge
    Pdf(Pdf),
    /// Explain a check by its code (all codes without one)
    Explain(Explain),
    /// Print the JSON Schemas of the content files, or install them in the project's editor settings
    Schema(Schema),
    /// Print what a shell needs to complete commands and options
    Completions(Completions),
    /// Write the manual pages, for those who package the program
    #[command(hide = true)]
    Man(Man),
}

/// What to make.
#[derive(Debug, Subcommand)]
pub enum New {
    /// A site that builds: settings, registries, one report
    Site(NewSite),
    /// A draft report
    Report(NewReport),
}
