//! `build`: check, render, replace the output as a whole.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use anyhow::{Context as _, Result};
use rayon::prelude::*;

use super::{Outcome, Shell, add_unreadable, fails};
use crate::cli::Build;
use crate::publish::{Staging, Summary};
use crate::{Built, Options};

/// Builds the site; on an error, and with `--strict` on a warning, nothing is written.
pub fn run(shell: &Shell, args: &Build) -> Result<Outcome> {
    let (sources, unreadable) = shell.read()?;
    // Read before the output is replaced: the earlier release may be what stands there now.
    let since = args.since.as_ref().map(|place| shell.release(place)).transpose()?.map(Arc::new);
    let options = Options { drafts: args.drafts, base_url: args.base_url.clone(), since, ..Options::default() };
    let mut built = crate::build(&sources, &options);
    add_unreadable(&unreadable, &mut built.texts, &mut built.diagnostics);
    built.diagnostics.sort(&built.texts);
    let failed = fails(&built.diagnostics, args.strict);
    shell.print_findings(&built.diagnostics, &built.texts);
    if failed {
        let counts = shell.counts(&built.diagnostics);
        shell.complain(&shell.word(format!("{counts}。没有写出任何文件。"), format!("{counts}. Nothing was written.")));
        return Ok(Outcome::Findings);
    }
    let output = shell.output();
    let (pages, summary) = write(&built, &output)?;
    report(shell, pages, &summary, &output);
    Ok(Outcome::Clean)
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
