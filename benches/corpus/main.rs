//! Writes the corpus that benchmarks are run on: `cargo bench --bench corpus -- --reports 1000 --out DIR`.

#![allow(clippy::indexing_slicing, clippy::print_stdout)]

#[path = "generate.rs"]
mod generate;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

const USAGE: &str = "\
usage: cargo bench --bench corpus -- --reports N [--organizations O] [--out DIR] [--hugo DIR]
  --reports N          reports, each in Chinese and English
  --organizations O    bureaus that report, once a year each (default: a twentieth of the reports)
  --out DIR            where the project of duizhao goes
  --hugo DIR           where the same reports for Hugo go
The same numbers give the same files. Files that are there already are replaced; others stay.";

fn main() -> ExitCode {
    let (mut reports, mut organizations, mut out, mut hugo) = (None, None, None, None);
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        let mut value = || args.next().ok_or_else(|| format!("{arg} needs a value"));
        let taken = match arg.as_str() {
            // cargo's own.
            "--bench" => Ok(()),
            "--reports" => value().and_then(|text| number(&text)).map(|n| reports = Some(n)),
            "--organizations" => value().and_then(|text| number(&text)).map(|n| organizations = Some(n)),
            "--out" => value().map(|dir| out = Some(PathBuf::from(dir))),
            "--hugo" => value().map(|dir| hugo = Some(PathBuf::from(dir))),
            "--help" | "-h" => Err(String::new()),
            _ => Err(format!("unknown argument {arg}")),
        };
        if let Err(reason) = taken {
            return usage(&reason);
        }
    }
    // A bare `cargo bench` runs all benchmarks; this one has nothing to measure.
    let Some(reports) = reports else { return usage("") };
    let shape = match generate::Shape::new(reports, organizations) {
        Ok(shape) => shape,
        Err(reason) => return usage(&reason),
    };
    let written = out
        .map_or(Ok(()), |dir| write(&dir, generate::duizhao::files(shape)))
        .and_then(|()| hugo.map_or(Ok(()), |dir| write(&dir, generate::hugo::files(shape))));
    match written {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            println!("{error}");
            ExitCode::from(2)
        }
    }
}

fn usage(reason: &str) -> ExitCode {
    println!("{reason}{}{USAGE}", if reason.is_empty() { "" } else { "\n" });
    if reason.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(2) }
}

fn number(text: &str) -> Result<usize, String> {
    text.parse().map_err(|_| format!("`{text}` is not a number"))
}

fn write(dir: &Path, files: impl Iterator<Item = (String, String)>) -> Result<(), String> {
    for (path, text) in files {
        let path = dir.join(path);
        let parent = path.parent().unwrap_or(dir);
        fs::create_dir_all(parent)
            .and_then(|()| fs::write(&path, text))
            .map_err(|error| format!("cannot write {}: {error}", path.display()))?;
    }
    Ok(())
}
