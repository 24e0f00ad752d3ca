//! `build`: check, render, replace the output as a whole. What an earlier build made is used again where nothing that it
//! was made from has changed.

use std::collections::BTreeSet;
use std::io::{self, IsTerminal as _};
use std::path::Path;
use std::sync::Arc;

use anyhow::{Context as _, Result};
use rayon::prelude::*;

use super::progress::Progress;
use super::{Outcome, Shell, add_unreadable, fails};
use crate::cache::{Cache, Pages, Place};
use crate::cli::Build;
use crate::diag::Diagnostics;
use crate::digest::{self, Digest};
use crate::fault::shown;
use crate::publish::{self, Shard, Staging, Summary};
use crate::render::{self, Reach};
use crate::source::{Sources, Texts};
use crate::urls::{Kind, PageId};
use crate::{Built, Memo, Options, Phase};

/// Builds the site; on an error, and with `--strict` on a warning, nothing is written. A copy for reviewers is written
/// all the same, since it is made to show what is wrong.
pub fn run(shell: &Shell, args: &Build) -> Result<Outcome> {
    let progress = Progress::new(shell);
    progress.phase(shell.word("读取", "reading"), 0);
    let (sources, unreadable) = shell.read()?;
    // Read before the output is replaced: the earlier release may be what stands there now.
    let since = args.since.as_ref().map(|place| shell.release(place)).transpose()?.map(Arc::new);
    let base_url = args.base_url.clone();
    let mut options = Options { drafts: args.drafts, base_url, review: args.review, since, ..Options::default() };
    let (output, all) = (shell.output(), digest::of_all(&sources, &options.asked()));
    // Findings on what the disk would not give, and an earlier release, are not among what is hashed.
    let is_cached = !args.review && options.since.is_none() && unreadable.is_empty();
    let way = format!("{} {:?}", options.asked(), args.shard);
    let place = is_cached.then(|| Place::of(&shell.global.root, &output, &way));
    let mut cache = place.as_ref().map(Place::load).unwrap_or_default();
    if cache.all == all && publish::is_whole(&output, cache.manifest) {
        progress.clear();
        publish::clear(&output);
        return Ok(unchanged(shell, args, &sources, &cache, &output));
    }
    options.memo = Arc::new(Memo { findings: std::mem::take(&mut cache.known), ..Memo::default() });
    let mut built = crate::build_telling(&sources, &options, &|phase| {
        let name = match phase {
            Phase::Compose => shell.word("整理", "resolving"),
            Phase::Check => shell.word("检查", "checking"),
        };
        progress.phase(name, 0);
    });
    progress.clear();
    add_unreadable(&unreadable, &mut built.texts, &mut built.diagnostics);
    built.diagnostics.sort(&built.texts);
    if let Some(edition) = built.edition.as_mut().filter(|_| args.review && !unreadable.is_empty()) {
        edition.open_review(&built.diagnostics, &built.texts);
    }
    let failed = fails(&built.diagnostics, args.strict);
    shell.print_findings(&built.diagnostics, &built.texts);
    if failed && (!args.review || built.edition.is_none()) {
        shell.complain_unwritten(&built.diagnostics);
        return Ok(Outcome::Findings);
    }
    let shard = args.shard.map(|part| Shard { index: part.index, of: part.of, site: all.to_string() });
    progress.phase(shell.word("渲染", "rendering"), built.pages.len());
    let checklist = built.edition.as_ref().map(|edition| PageId::page(0, Kind::Checklist).path(&edition.site));
    let written = stage(&built, &output, &cache, shard, &progress).and_then(|(pages, staging)| {
        // The lists of all files take memory too: what the pages were made from makes room for them.
        built.edition = None;
        Ok((pages, staging.commit()?))
    });
    progress.clear();
    let (pages, summary) = written?;
    report(shell, &pages, &summary, &output, &progress);
    if let Some(checklist) = checklist.filter(|_| args.review) {
        report_review(shell, &built.diagnostics, &output, &checklist);
    }
    if let Some(place) = &place {
        let texts = built.texts.paths().map(str::to_owned).collect();
        let (findings, manifest, html_pages) = (built.diagnostics, summary.manifest, html_pages(&pages));
        let cache = Cache { all, manifest, html_pages, findings, texts, known: built.memo.findings, pages };
        // The site stands; only the next build is slower without it.
        drop(place.store(&cache));
    }
    Ok(if failed { Outcome::Findings } else { Outcome::Clean })
}

/// The output is what this build would write.
fn unchanged(shell: &Shell, args: &Build, sources: &Sources, cache: &Cache, output: &Path) -> Outcome {
    let texts = Texts::of_files(cache.texts.iter().map(String::as_str), sources);
    let failed = fails(&cache.findings, args.strict);
    shell.print_findings(&cache.findings, &texts);
    if failed {
        shell.complain_unwritten(&cache.findings);
        return Outcome::Findings;
    }
    let (pages, output) = (cache.html_pages, shown(output));
    shell.say(&shell.word(
        format!("{pages} 个页面在 {output} 中，没有任何变化"),
        format!("{pages} pages in {output} (nothing changed)"),
    ));
    Outcome::Clean
}

/// Where reviewers start, and that the folder is not to be published.
fn report_review(shell: &Shell, found: &Diagnostics, output: &Path, checklist: &str) {
    let (counts, checklist) = (shell.counts(found), shown(&output.join(checklist)));
    // The public site would stand in the same folder.
    let (zh, en) = match shell.global.output {
        Some(_) => ("审核稿，不得对外发布".to_owned(), "review copy, not for publication".to_owned()),
        None => {
            let output = shown(output);
            (
                format!("{output} 现在是审核稿，不得对外发布（用 --output 可另放一处，与公开的网站分开）"),
                format!(
                    "{output} now holds the review copy, not for publication (--output DIR keeps it apart from the public site)"
                ),
            )
        }
    };
    shell.say(
        &shell.word(
            format!("{zh}。审核清单（{counts}）：{checklist}"),
            format!("{en}; checklist ({counts}): {checklist}"),
        ),
    );
}

/// Renders all pages, or a part of them, into a staged folder. Pages that the cache knows, and that are made from the same,
/// are taken over. Gives what each page was made from.
fn stage(
    built: &Built,
    output: &Path,
    cache: &Cache,
    shard: Option<Shard>,
    progress: &Progress,
) -> Result<(Pages, Staging)> {
    let staging = Staging::begin(output)?.shard(shard.clone());
    let edition = built.edition.as_ref().context("the site has no theme to render with")?;
    let is_known = staging.old_manifest() == Some(cache.manifest);
    let known = if is_known { &cache.pages } else { &Pages::new() };
    let reach = Reach::of(edition, &built.digests, &built.pages);
    // Every N-th page, so that each part has its share of the heavy ones.
    let is_meant = |index: usize| shard.as_ref().is_none_or(|shard| index % shard.of + 1 == shard.index);
    let mut pages: Vec<&PageId> =
        built.pages.iter().enumerate().filter(|(index, _)| is_meant(*index)).map(|(_, page)| page).collect();
    pages.sort_by_key(|page| turn(page));
    let made: Vec<(String, (Digest, Vec<String>))> = pages
        .par_iter()
        .map(|page| {
            let made = make(built, page, &staging, reach.as_ref(), known);
            progress.step();
            made
        })
        .collect::<Result<_>>()?;
    Ok((made.into_iter().collect(), staging))
}

/// When a page is made: the data files first, since the largest take as long as hundreds of pages; last those that tell
/// what data files weigh.
fn turn(page: &PageId) -> u8 {
    match page {
        PageId::FullText(_) | PageId::Data(_) => 0,
        PageId::Page(_, Kind::Data) => 2,
        _ => 1,
    }
}

/// Makes a page, or takes it over.
fn make(
    built: &Built,
    page: &PageId,
    staging: &Staging,
    reach: Option<&Reach<'_>>,
    known: &Pages,
) -> Result<(String, (Digest, Vec<String>))> {
    let from = reach.map(|reach| reach.of_page(page)).unwrap_or_default();
    if let (Some(edition), Some(_)) = (&built.edition, reach) {
        let path = page.path(&edition.site);
        if let Some((_, files)) = known.get(&path).filter(|(earlier, _)| *earlier == from) {
            let all: Vec<&str> = std::iter::once(path.as_str()).chain(files.iter().map(String::as_str)).collect();
            if staging.reuse(&all)? {
                return Ok((path, (from, files.clone())));
            }
        }
    }
    if let (Some(edition), PageId::Data(name)) = (&built.edition, page) {
        let path = page.path(&edition.site);
        let make =
            |to: &mut dyn io::Write| render::write_data(edition, name, to).with_context(|| format!("rendering {path}"));
        staging.write_from(&path, make)?;
        return Ok((path, (from, Vec::new())));
    }
    let page = crate::render(built, page)?;
    for (path, bytes) in
        std::iter::once((&page.path, &page.bytes)).chain(page.files.iter().map(|file| (&file.0, &file.1)))
    {
        staging.write(path, bytes)?;
    }
    Ok((page.path, (from, page.files.into_iter().map(|(path, _)| path).collect())))
}

fn html_pages(pages: &Pages) -> usize {
    pages.keys().filter(|path| path.ends_with(".html")).count()
}

fn report(shell: &Shell, pages: &Pages, summary: &Summary, output: &Path, progress: &Progress) {
    let Summary { written, unchanged, removed, .. } = summary;
    let is_chart = |path: &&String| path.ends_with(".svg");
    let charts: BTreeSet<&String> = pages.values().flat_map(|(_, files)| files).filter(is_chart).collect();
    let (pages, charts, output) = (html_pages(pages), charts.len(), shown(output));
    // What differs from run to run is for people only.
    let cost = if std::io::stderr().is_terminal() { progress.cost() } else { String::new() };
    let (zh, en) = if cost.is_empty() { Default::default() } else { (format!("，{cost}"), format!("; {cost}")) };
    shell.say(&shell.word(
        format!("{pages} 个页面、{charts} 个图表文件已写入 {output}（{written} 个文件有变化，{unchanged} 个不变，{removed} 个移除{zh}）"),
        format!("{pages} pages in {output}, with {charts} chart files ({written} files changed, {unchanged} unchanged, {removed} removed{en})"),
    ));
    shell.say_replaced(summary);
}
