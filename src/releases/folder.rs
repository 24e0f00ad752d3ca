//! An output folder of any version as a release: its data files, and the texts and names of its pages.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};

use super::{observations, say, table, word};
use crate::data;
use crate::diff::{ByLang, Called, PageText, Release, heading, moved_to, read_page};
use crate::lang::Tongue;

/// Columns without which a row of targets says nothing.
const TARGETS_REQUIRED: &[&str] = &["organization", "indicator", "period"];

/// Reads the data files and the pages of a folder.
pub fn read(folder: &Path, tongue: Tongue) -> Result<Release> {
    let Some(path) = data_file(folder, "observations") else {
        bail!(word(
            tongue,
            "没有 data/observations.csv 或 data/observations.json".into(),
            "there is no data/observations.csv and no data/observations.json".into(),
        ));
    };
    let observations = observations(&path, tongue)?;
    let targets = data_file(folder, "targets");
    let targets = targets.map(|path| table(&path, data::Table::Targets, TARGETS_REQUIRED, tongue)).transpose()?;
    let mut texts: BTreeMap<String, BTreeMap<String, PageText>> = BTreeMap::new();
    let mut release = Release { observations, targets, ..Release::default() };
    for lang in languages(folder, tongue)? {
        let below = |kind: &str| pages(&folder.join(&lang).join(kind), tongue);
        for (slug, html) in below("reports")? {
            // Lists of reports, and what stands in the place of one that has moved, are no reports.
            if let Some(new) = moved_to(&html) {
                release.moved.insert(slug, new);
            } else if slug != "by-year" {
                texts.entry(slug).or_default().insert(lang.clone(), read_page(&html));
            }
        }
        let called = &mut release.called;
        name(&mut called.indicators, &lang, below("indicators")?);
        name(&mut called.organizations, &lang, below("organizations")?);
    }
    title(&mut release.called, &texts);
    release.texts = (!texts.is_empty()).then_some(texts);
    Ok(release)
}

fn data_file(folder: &Path, stem: &str) -> Option<PathBuf> {
    let files = ["csv", "json"].map(|ending| folder.join("data").join(format!("{stem}.{ending}")));
    files.into_iter().find(|path| path.is_file())
}

/// The folders that hold the pages of a language.
fn languages(folder: &Path, tongue: Tongue) -> Result<Vec<String>> {
    Ok(folders(folder, tongue)?.into_iter().filter(|name| folder.join(name).join("reports").is_dir()).collect())
}

/// Names of the folders within a folder, sorted; none where there is no such folder.
fn folders(folder: &Path, tongue: Tongue) -> Result<Vec<String>> {
    let told = || say(tongue, ("无法读取 ", "cannot read "), &folder.display().to_string());
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let mut names = Vec::new();
    for entry in fs::read_dir(folder).with_context(told)? {
        let entry = entry.with_context(told)?;
        if let Some(name) = entry.file_name().to_str().filter(|_| entry.path().is_dir()) {
            names.push(name.to_owned());
        }
    }
    names.sort_unstable();
    Ok(names)
}

/// The pages `<name>/index.html` below a folder. A page that is not UTF-8 is not ours.
fn pages(folder: &Path, tongue: Tongue) -> Result<Vec<(String, String)>> {
    let mut pages = Vec::new();
    for name in folders(folder, tongue)? {
        let path = folder.join(&name).join("index.html");
        if path.is_file() {
            let bytes = fs::read(&path)
                .with_context(|| say(tongue, ("无法读取 ", "cannot read "), &path.display().to_string()))?;
            pages.push((name, String::from_utf8_lossy(&bytes).into_owned()));
        }
    }
    Ok(pages)
}

fn name(names: &mut BTreeMap<String, ByLang>, lang: &str, pages: Vec<(String, String)>) {
    for (id, html) in pages {
        if let Some(name) = heading(&html) {
            names.entry(id).or_default().insert(lang.to_owned(), name);
        }
    }
}

fn title(called: &mut Called, texts: &BTreeMap<String, BTreeMap<String, PageText>>) {
    for (slug, texts) in texts {
        let titles = texts.iter().filter_map(|(lang, text)| Some((lang.clone(), text.title.clone()?)));
        called.reports.insert(slug.clone(), titles.collect());
    }
}
