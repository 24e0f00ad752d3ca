//! `build`: check, render, replace the output as a whole.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use anyhow::{Context as _, Result};
use rayon::prelude::*;

use super::{Outcome, Shell, add_unreadable, fails};
use crate::cli::Build;
use crate::publish::{Staging, Summary};
use crate::urls::{Kind, PageId};
use crate::{Built, Options};

/// Builds the site; on an error, and with `--strict` on a warning, nothing is written. A copy for reviewers is written
/// all the same, since it is made to show what is wrong.
pub fn run(shell: &Shell, args: &Build) -> Result<Outcome> {
    let (sources, unreadable) = shell.read()?;
    // Read before the output is replaced: the earlier release may be what stands there now.
    let since = args.since.as_ref().map(|place| shell.release(place)).transpose()?.map(Arc::new);
    let base_url = args.base_url.clone();
    let options = Options { drafts: args.drafts, base_url, review: args.review, since, ..Options::default() };
    let mut built = crate::build(&sources, &options);
    add_unreadable(&unreadable, &mut built.texts, &mut built.diagnostics);
    built.diagnostics.sort(&built.texts);
    if let Some(edition) = built.edition.as_mut().filter(|_| args.review && !unreadable.is_empty()) {
        edition.open_review(&built.diagnostics, &built.texts);
    }
    let failed = fails(&built.diagnostics, args.strict);
    shell.print_findings(&built.diagnostics, &built.texts);
    if failed && (!args.review || built.edition.is_none()) {
        let counts = shell.counts(&built.diagnostics);
        shell.complain(&shell.word(format!("{counts}。没有写出任何文件。"), format!("{counts}. Nothing was written.")));
        return Ok(Outcome::Findings);
    }
    let output = shell.output();
    let (pages, summary) = write(&built, &output)?;
    report(shell, pages, &summary, &output);
    if args.review {
        report_review(shell, &built, &output);
    }
    Ok(if failed { Outcome::Findings } else { Outcome::Clean })
}

/// Where reviewers start, and that the folder is not to be published.
fn report_review(shell: &Shell, built: &Built, output: &std::path::Path) {
    let Some(edition) = &built.edition else { return };
    let checklist = output.join(PageId::page(0, Kind::Checklist).path(&edition.site));
    let counts = shell.counts(&built.diagnostics);
    shell.say(&shell.word(
        format!("审核稿，不得对外发布。审核清单（{counts}）：{}", checklist.display()),
        format!("review copy, not for publication; checklist ({counts}): {}", checklist.display()),
    ));
}

/// Renders all pages into a staged folder and exchanges it with the output. Gives the number of pages.
fn write(built: &Built, output: &std::path::Path) -> Result<(usize, Summary)> {
    let staging = Staging::begin(output)?;
    let pages = AtomicUsize::new(0);
    built.pages.par_iter().try_for_each(|page| {
        let page = crate::render(built, page)?;
        if page.path.ends_with(".html") {
            pages.fetch_add(1, Ordering::Relaxed);
        }
        for file in std::iter::once((page.path, page.bytes)).chain(page.files) {
            staging.write(&file.0, &file.1).with_context(|| format!("writing {}", file.0))?;
        }
        anyhow::Ok(())
    })?;
    Ok((pages.into_inner(), staging.commit()?))
}

fn report(shell: &Shell, pages: usize, summary: &Summary, output: &std::path::Path) {
    let Summary { written, unchanged, removed, .. } = summary;
    shell.say(&shell.word(
        format!(
            "{pages} 个页面已写入 {}（{written} 个文件有变化，{unchanged} 个不变，{removed} 个移除）",
            output.display()
        ),
        format!(
            "{pages} pages in {} ({written} files changed, {unchanged} unchanged, {removed} removed)",
            output.display()
        ),
    ));
    if let Some(reason) = &summary.in_place_reason {
        shell.say(&shell.word(
            format!("输出文件夹不能整体替换（{reason}），已逐个文件更新"),
            format!("the output folder could not be exchanged ({reason}): it was updated file by file"),
        ));
    }
    for path in &summary.kept {
        shell.say(&shell.word(
            format!("保留了手工改过的旧文件 {path}"),
            format!("kept {path}: it is no longer made, but was edited by hand"),
        ));
    }
}
