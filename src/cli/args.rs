//! What each command takes.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

/// `new site`.
#[derive(Debug, Args)]
pub struct NewSite {
    /// The folder to make
    #[arg(value_name = "DIR")]
    pub dir: PathBuf,
    /// Name of the site (default: asked on a terminal, else that of the example)
    #[arg(long, value_name = "TEXT")]
    pub name: Option<String>,
    /// Languages of the site, the source language first: zh,en · zh · en,zh · en (default: asked, else zh,en)
    #[arg(long, value_name = "LIST", value_delimiter = ',', value_parser = ["zh", "en"])]
    pub languages: Option<Vec<String>>,
    /// Who reports: a name, or names in both languages as 名称/Name (default: asked, else an example)
    #[arg(long, value_name = "NAME")]
    pub organization: Option<String>,
}

/// `new report`.
#[derive(Debug, Args)]
pub struct NewReport {
    /// The report's address: letters, digits, hyphens, Han (default: that of the last report, with the new period)
    #[arg(value_name = "SLUG")]
    pub slug: Option<String>,
    /// Who reports: id or name from organizations.yaml (default: who reported last)
    #[arg(long, value_name = "ID")]
    pub organization: Option<String>,
    /// The period: 2025, 2025-01..2025-10, 2025年上半年, … (default: that of the last report, a year later)
    #[arg(long, value_name = "PERIOD")]
    pub period: Option<String>,
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

/// `completions`.
#[derive(Debug, Args)]
pub struct Completions {
    /// The shell
    #[arg(value_name = "SHELL", value_enum)]
    pub shell: clap_complete::Shell,
}

/// `man`.
#[derive(Debug, Args)]
pub struct Man {
    /// Where they go: DIR/man1/duizhao.1, DIR/zh_CN/man1/duizhao.1, …
    #[arg(value_name = "DIR")]
    pub dir: PathBuf,
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
