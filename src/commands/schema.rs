//! `schema`: JSON Schemas of the content files, printed, or installed in a project for its editor.

use std::fs;
use std::io::ErrorKind;

use anyhow::{Context as _, Result};

use super::{Outcome, Shell};
use crate::cli::{Schema, SchemaFile};
use crate::diag::Diagnostics;
use crate::fault::shown;
use crate::model::Site;
use crate::publish;
use crate::read;
use crate::resolve;
use crate::schema::{self, File, Known, Refused};

/// Prints one schema, or all as one; with `--install` writes those of this very site.
pub fn run(shell: &Shell, args: &Schema) -> Result<Outcome> {
    if args.install {
        return install(shell);
    }
    let known = Known::nothing();
    let json = match args.file {
        Some(wanted) => schema::schema(file(wanted), &known),
        None => schema::bundle(&known),
    };
    shell.print(&schema::text(&json))?;
    Ok(Outcome::Clean)
}

fn file(wanted: SchemaFile) -> File {
    match wanted {
        SchemaFile::Site => File::Site,
        SchemaFile::Indicators => File::Indicators,
        SchemaFile::Organizations => File::Organizations,
        SchemaFile::Report => File::Report,
        SchemaFile::ReportTranslation => File::ReportTranslation,
        SchemaFile::Page => File::Page,
        SchemaFile::PageTranslation => File::PageTranslation,
    }
}

fn install(shell: &Shell) -> Result<Outcome> {
    let Some(site) = site(shell)? else { return Ok(Outcome::Findings) };
    let known = Known::of(&site);
    let mut n_written = 0;
    for file in File::ALL {
        n_written += usize::from(write(shell, &file.installed(), &schema::text(&schema::schema(file, &known)))?);
    }
    let settings = edit(shell, ".vscode/settings.json", |old| schema::settings(old, &known))?;
    let extensions = edit(shell, ".vscode/extensions.json", schema::extensions)?;
    n_written += usize::from(settings == Some(true)) + usize::from(extensions == Some(true));
    let (n_indicators, n_organizations) = (site.indicators.len(), site.organizations.len());
    shell.say(&shell.word(
        format!(
            "已写出 {n_written} 个文件（其余没有变化）：.vscode/ 下有本站 {n_indicators} 个指标、{n_organizations} 个单位的补全与检查；登记有变后再运行一次"
        ),
        format!(
            "wrote {} (the rest is as it was): .vscode/ completes and checks {} and {} of this site; run it again when the \
             registries have changed",
            counted(n_written, "file"),
            counted(n_indicators, "indicator"),
            counted(n_organizations, "organization"),
        ),
    ));
    Ok(if settings.is_some() && extensions.is_some() { Outcome::Clean } else { Outcome::Findings })
}

/// `1 file`, `2 files`.
fn counted(n: usize, noun: &str) -> String {
    format!("{n} {noun}{}", if n == 1 { "" } else { "s" })
}

/// The site with its drafts. Registries that are not YAML would give schemas without their entries: they are told.
fn site(shell: &Shell) -> Result<Option<Site>> {
    let (sources, unreadable) = shell.read()?;
    let mut found = Diagnostics::default();
    let mut project = read::read(&sources, &mut found);
    super::add_unreadable(&unreadable, &mut project.texts, &mut found);
    found.retain(|finding| {
        let path = project.texts.path(finding.span);
        let is_report = path.starts_with("content/reports/") || path.starts_with("content/pages/");
        finding.severity == crate::diag::Severity::Error && path.ends_with(".yaml") && !is_report
    });
    if found.has_errors() {
        shell.print_findings(&found, &project.texts);
        shell.complain_unwritten(&found);
        return Ok(None);
    }
    Ok(Some(resolve::resolve(&project, &sources, true, &mut Diagnostics::default())))
}

/// Writes a file of the project; `false` where it is as wanted.
fn write(shell: &Shell, path: &str, text: &str) -> Result<bool> {
    let path = shell.global.root.join(path);
    let told = || shell.word(format!("写 {}", shown(&path)), format!("writing {}", shown(&path)));
    if fs::read(&path).is_ok_and(|there| there == text.as_bytes()) {
        return Ok(false);
    }
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).with_context(told)?;
    }
    publish::replace_file(&path, text.as_bytes())?;
    Ok(true)
}

/// Edits a file of the editor's. `None` where a person must, who is told what to type.
fn edit(
    shell: &Shell,
    path: &str,
    edited: impl FnOnce(Option<&str>) -> Result<String, Refused>,
) -> Result<Option<bool>> {
    let place = shell.global.root.join(path);
    let told = || shell.word(format!("读 {}", shown(&place)), format!("reading {}", shown(&place)));
    let old = match fs::read_to_string(&place) {
        Ok(text) => Some(text),
        Err(error) if error.kind() == ErrorKind::NotFound => None,
        Err(error) => return Err(error).with_context(told),
    };
    match edited(old.as_deref()) {
        Ok(text) => write(shell, path, &text).map(Some),
        Err(Refused { lines }) => {
            shell.complain(&shell.word(
                format!("{path} 里有注释或程序不能照原样写回的内容，没有改动。请自己加上：\n{lines}"),
                format!("{path} holds comments, or what would not come back as it is: it was left alone. Add by hand:\n{lines}"),
            ));
            Ok(None)
        }
    }
}
