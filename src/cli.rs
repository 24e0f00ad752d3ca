//! The command line: types and help text, no logic.

use std::path::PathBuf;

use clap::{Args, ColorChoice, Parser, Subcommand, ValueEnum};

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
    #[arg(long, global = true, value_name = "DIR", default_value = ".")]
    pub root: PathBuf,
    /// Where the site goes (default: output/ of the project)
    #[arg(long, global = true, value_name = "DIR")]
    pub output: Option<PathBuf>,
    /// Say nothing but errors
    #[arg(short, long, global = true)]
    pub quiet: bool,
    /// Say more; twice, still more
    #[arg(short, long, global = true, action = clap::ArgAction::Count)]
    pub verbose: u8,
    /// Colour of messages
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub color: ColorChoice,
    /// Language of messages (default: of the locale)
    #[arg(long, global = true, value_name = "LANG")]
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
}

/// What to make.
#[derive(Debug, Subcommand)]
pub enum New {
    /// A site that builds: settings, registries, one report
    Site(NewSite),
    /// A draft report
    Report(NewReport),
}

/// `new site`.
#[derive(Debug, Args)]
pub struct NewSite {
    /// The folder to make
    #[arg(value_name = "DIR")]
    pub dir: PathBuf,
}

/// `new report`.
#[derive(Debug, Args)]
pub struct NewReport {
    /// The report's address: letters, digits, hyphens, Han
    #[arg(value_name = "SLUG")]
    pub slug: String,
    /// Who reports: id or name from organizations.yaml
    #[arg(long, value_name = "ID")]
    pub organization: String,
    /// The period: 2025, 2025-01..2025-10, 2025年上半年, …
    #[arg(long, value_name = "PERIOD")]
    pub period: String,
}

/// `import`.
#[derive(Debug, Args)]
pub struct Import {
    /// The documents
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<PathBuf>,
    /// Who reports: id or name from organizations.yaml (default: what title, publisher or source say)
    #[arg(long, value_name = "ID")]
    pub organization: Option<String>,
    /// Write nothing; print what would be
    #[arg(long)]
    pub dry_run: bool,
    /// What a dry run prints
    #[arg(long, value_enum, default_value_t = ImportFormat::Md, requires = "dry_run")]
    pub format: ImportFormat,
    /// Ask on the terminal about what is unsure
    #[arg(long)]
    pub interactive: bool,
}

/// What a dry run of `import` prints.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ImportFormat {
    /// The draft reports
    Md,
    /// Every statement of a figure, one JSON object a line
    Jsonl,
    /// The publication fields as JSON
    Meta,
}

/// `check`.
#[derive(Debug, Args)]
pub struct Check {
    /// Warnings count as errors
    #[arg(long)]
    pub strict: bool,
    /// How findings are written; machine forms go to standard output
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
    /// Check reports in draft and review too
    #[arg(long)]
    pub drafts: bool,
    /// Accept the translations as they are now: all, or those of one file
    #[arg(long, value_name = "FILE", num_args = 0..=1, require_equals = true, default_missing_value = "")]
    pub accept_translations: Option<String>,
}

/// Forms of the findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    Text,
    Json,
    Github,
    /// SARIF 2.1.0
    Sarif,
}

/// `build`.
#[derive(Debug, Args)]
pub struct Build {
    /// Write nothing if there are warnings
    #[arg(long)]
    pub strict: bool,
    /// Address of the site, in place of base_url of site.yaml
    #[arg(long, value_name = "URL", value_parser = web_address)]
    pub base_url: Option<String>,
    /// Reports in draft and review too
    #[arg(long)]
    pub drafts: bool,
    /// A copy for reviewers, not for publication: with drafts, checklist, coverage, sources and revisions, and in spite of
    /// errors
    #[arg(long)]
    pub review: bool,
    /// List what changed since an earlier release: an output folder, observations.csv, or git:REV
    #[arg(long, value_name = "PATH")]
    pub since: Option<String>,
    /// Render only the I-th of N parts of the pages, for `duizhao assemble` to put together
    #[arg(long, value_name = "I/N", conflicts_with = "since")]
    pub shard: Option<Part>,
}

/// `3/8`: the third of eight parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    /// From 1.
    pub index: usize,
    pub of: usize,
}

impl std::str::FromStr for Part {
    type Err = String;

    fn from_str(text: &str) -> Result<Part, String> {
        let number = |text: &str| text.parse::<usize>().ok().filter(|number| *number > 0);
        let part = text.split_once('/').and_then(|(index, of)| Some(Part { index: number(index)?, of: number(of)? }));
        part.filter(|part| part.index <= part.of).ok_or_else(|| "write I/N, from 1/N to N/N: 3/8".to_owned())
    }
}

/// `diff`.
#[derive(Debug, Args)]
pub struct Diff {
    /// The older release: an output folder, observations.csv, a project folder, or git:REV
    #[arg(value_name = "OLD")]
    pub old: String,
    /// The newer release, named likewise; `.` is the content as it is now
    #[arg(value_name = "NEW")]
    pub new: String,
    /// How the comparison is written to standard output
    #[arg(long, value_enum, default_value_t = DiffFormat::Text)]
    pub format: DiffFormat,
}

/// Forms of a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum DiffFormat {
    Text,
    Json,
    Html,
}

/// What to do with the workbook.
#[derive(Debug, Subcommand)]
pub enum Table {
    /// Write a workbook: one sheet per organization, indicators by periods
    Export(TableExport),
    /// Write the figures that were changed in a workbook into the reports, and show what changed
    Import(TableImport),
}

/// `table export`.
#[derive(Debug, Args)]
pub struct TableExport {
    /// The workbook to make (default: figures.xlsx of the project)
    #[arg(value_name = "FILE.xlsx")]
    pub file: Option<PathBuf>,
    /// Replace the file if there is one
    #[arg(long)]
    pub force: bool,
}

/// `table import`.
#[derive(Debug, Args)]
pub struct TableImport {
    /// A workbook that `table export` made
    #[arg(value_name = "FILE.xlsx")]
    pub file: PathBuf,
    /// Show what would change, and write nothing
    #[arg(long)]
    pub dry_run: bool,
}

/// `verify`.
#[derive(Debug, Args)]
pub struct Verify {
    /// The folder of the site, as it lies on the server; its sources are not needed
    #[arg(value_name = "DIR")]
    pub dir: PathBuf,
    /// How findings are written; json goes to standard output
    #[arg(long, value_enum, default_value_t = VerifyFormat::Text)]
    pub format: VerifyFormat,
}

/// Forms of what `verify` finds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum VerifyFormat {
    Text,
    Json,
}

/// `assemble`.
#[derive(Debug, Args)]
pub struct Assemble {
    /// The folders of all the parts, in any order
    #[arg(value_name = "DIR", required = true)]
    pub dirs: Vec<PathBuf>,
}

/// `pdf`.
#[derive(Debug, Args)]
pub struct Pdf {
    /// Slugs of reports, or pages by their paths: 2024, indicators/gdp, zh/compare (default: all reports)
    #[arg(value_name = "PAGE")]
    pub pages: Vec<String>,
    /// The browser (default: the variable CHROMIUM, else the first that is found)
    #[arg(long, value_name = "PATH")]
    pub chromium: Option<PathBuf>,
    /// Where the files go (default: pdf/ of the project)
    #[arg(long, value_name = "DIR")]
    pub to: Option<PathBuf>,
    /// Seconds that one page may take
    #[arg(long, value_name = "N", default_value_t = 60)]
    pub timeout: u64,
}

/// `serve`.
#[derive(Debug, Args)]
pub struct Serve {
    /// Port to listen on
    #[arg(long, value_name = "N", default_value_t = 4000)]
    pub port: u16,
    /// Address to listen on (default: this machine only); with another, whoever reaches it reads drafts too
    #[arg(long, value_name = "ADDR", default_value = "127.0.0.1")]
    pub host: std::net::IpAddr,
    /// Open the browser
    #[arg(long)]
    pub open: bool,
}

/// `explain`.
#[derive(Debug, Args)]
pub struct Explain {
    /// Code or name of a check, such as S101
    #[arg(value_name = "CODE")]
    pub code: Option<String>,
}

/// `schema`.
#[derive(Debug, Args)]
pub struct Schema {
    /// Which file's schema to print (default: all as one)
    #[arg(value_name = "FILE", value_enum)]
    pub file: Option<SchemaFile>,
    /// Write the schemas of this very site to .vscode/, and have VS Code use them
    #[arg(long, conflicts_with = "file")]
    pub install: bool,
}

/// The content files that have a schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum SchemaFile {
    /// content/site.yaml
    Site,
    /// content/indicators.yaml
    Indicators,
    /// content/organizations.yaml
    Organizations,
    /// Front matter of a report
    Report,
    /// Front matter of a translated report
    ReportTranslation,
    /// Front matter of a plain page
    Page,
    /// Front matter of a translated page
    PageTranslation,
}

fn web_address(text: &str) -> Result<String, &'static str> {
    if crate::resolve::is_web_address(text) {
        Ok(text.to_owned())
    } else {
        Err("write it like https://example.org/…")
    }
}
