//! `serve`: preview on loopback, rebuilt on every change; findings are shown in the page.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use anyhow::Result;
use rayon::prelude::*;

use super::{Outcome, Shell, add_unreadable};
use crate::cli::Serve;
use crate::diag::{Diagnostics, Severity};
use crate::disk::{self, Reader, Unreadable};
use crate::lang::{Text, Tongue};
use crate::render::escape_html;
use crate::serve::{Limits, Notice, Response, ServeOptions, Site, is_private};
use crate::source::Texts;
use crate::urls::PageId;
use crate::{Checked, Composed, Memo, Options};

/// Serves until interrupted.
pub fn run(shell: &Shell, args: &Serve) -> Result<Outcome> {
    let root = shell.global.root.clone();
    let tongue = shell.tongue;
    // A project that cannot be read at all is said before the server starts.
    disk::read(&root)?;
    let options = ServeOptions {
        host: args.host,
        port: args.port,
        open: args.open,
        limits: Limits::USUAL,
        watch: [root.join("content"), root.join("themes")].into_iter().filter(|path| path.exists()).collect(),
        notice,
    };
    let workshop = Arc::new(Workshop { root, tongue, bench: Mutex::default() });
    let rebuild = move |changed: &[PathBuf]| -> Arc<dyn Site> { Arc::new(Preview::new(&workshop, changed)) };
    let said = shell.word("预览地址", "preview at");
    let hint = shell.word("按 Ctrl-C 结束", "Ctrl-C ends it");
    crate::serve::run(options, rebuild, |address| {
        shell.say(&format!("{said}: http://{address}/  ({hint})"));
        if !is_private(address.ip()) {
            shell.say(&open_to_others(shell));
        }
    })?;
    Ok(Outcome::Clean)
}

/// What it means to serve more than this machine.
fn open_to_others(shell: &Shell) -> String {
    shell.word(
        "注意：预览对其他电脑开放。凡能连到这个端口的人，不用密码就能看到全部内容，包括草稿和待审稿；传输不加密。\
         只给自己看，请去掉 --host。",
        "note: other machines can read this preview. Whoever reaches this port sees everything, drafts included, without \
         a password and unencrypted. To keep it to yourself, leave out --host.",
    )
}

fn notice(notice: &Notice) {
    let _ = std::io::Write::write_fmt(&mut std::io::stderr(), format_args!("{notice}\n"));
}

/// More findings than these nobody reads in a page, and a browser would be slow to show.
const FINDINGS_MAX: usize = 100;

/// What builds of one preview hand on to each other.
struct Workshop {
    root: PathBuf,
    tongue: Tongue,
    bench: Mutex<Bench>,
}

#[derive(Default)]
struct Bench {
    reader: Reader,
    memo: Arc<Memo>,
    /// Shown until those of the next build are known.
    problems: Option<String>,
}

impl Workshop {
    fn bench(&self) -> MutexGuard<'_, Bench> {
        self.bench.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A site whose pages are rendered when asked for.
struct Preview {
    workshop: Arc<Workshop>,
    /// `None` where the project cannot be read at all.
    draft: Option<Draft>,
    problems: Mutex<Option<String>>,
    /// Files that rendered pages brought along: chart downloads.
    files: Mutex<HashMap<String, Vec<u8>>>,
}

/// A site before its checks.
struct Draft {
    composed: Composed,
    unreadable: Vec<Unreadable>,
    /// Pages by path; built-in ones where the theme cannot be used.
    pages: HashMap<String, PageId>,
}

fn options(memo: Arc<Memo>) -> Options {
    Options { drafts: true, preview: true, memo, ..Options::default() }
}

impl Preview {
    fn new(workshop: &Arc<Workshop>, changed: &[PathBuf]) -> Preview {
        let mut bench = workshop.bench();
        let read = bench.reader.read(&workshop.root, changed);
        let (memo, problems) = (Arc::clone(&bench.memo), bench.problems.clone());
        drop(bench);
        let (draft, problems) = match read {
            Ok((sources, unreadable)) => {
                let composed = crate::compose(&sources, &options(memo));
                // The next edit need not wait for the checks of this one.
                let mut bench = workshop.bench();
                bench.memo = Arc::new(composed.memo(Arc::clone(&bench.memo.findings)));
                drop(bench);
                let site = &composed.edition.site;
                let pages = crate::render::pages(&composed.edition).into_par_iter().map(|page| (page.path(site), page));
                (Some(Draft { pages: pages.collect(), unreadable, composed }), problems)
            }
            Err(error) => (None, Some(format!("<pre>{}</pre>", escape_html(&format!("{error:#}"))))),
        };
        Preview { workshop: Arc::clone(workshop), draft, problems: Mutex::new(problems), files: Mutex::default() }
    }
}

impl Site for Preview {
    fn get(&self, path: &str) -> Option<Response> {
        let mime = mime_of(path);
        let attached = self.files.lock().unwrap_or_else(PoisonError::into_inner).get(path).cloned();
        if let Some(bytes) = attached {
            return Some(Response { bytes, mime });
        }
        let draft = self.draft.as_ref()?;
        let page = match crate::render::render(&draft.composed.edition, draft.pages.get(path)?) {
            Ok(page) => page,
            Err(error) => {
                let text = format!(
                    "<!DOCTYPE html><meta charset=\"utf-8\"><title>!</title><pre>{}</pre></body>",
                    escape_html(&format!("{error:#}"))
                );
                return Some(Response { bytes: text.into_bytes(), mime: "text/html; charset=utf-8" });
            }
        };
        self.files.lock().unwrap_or_else(PoisonError::into_inner).extend(page.files);
        Some(Response { bytes: page.bytes, mime })
    }

    fn problems_html(&self) -> Option<String> {
        self.problems.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Checks the site: pages are seen before what is wrong in them is known.
    fn complete(&self) -> bool {
        let Some(draft) = &self.draft else { return false };
        let memo = Arc::clone(&self.workshop.bench().memo);
        let Checked { mut found, memo, .. } = draft.composed.check(&options(memo));
        let mut texts = draft.composed.project.texts.clone();
        add_unreadable(&draft.unreadable, &mut texts, &mut found);
        found.retain(|found| found.severity != Severity::Info);
        found.sort(&texts);
        let problems = problems(found, &texts, self.workshop.tongue);
        let mut bench = self.workshop.bench();
        Arc::make_mut(&mut bench.memo).findings = memo.findings;
        bench.problems.clone_from(&problems);
        drop(bench);
        let mut shown = self.problems.lock().unwrap_or_else(PoisonError::into_inner);
        let is_other = *shown != problems;
        *shown = problems;
        is_other
    }
}

/// Findings as pages show them, each page all of them.
fn problems(mut found: Diagnostics, texts: &Texts, tongue: Tongue) -> Option<String> {
    let left_out = found.keep_gravest(FINDINGS_MAX);
    let mut text = crate::report_text::text(&found, texts, tongue, false);
    if left_out > 0 {
        let more = Text::new(
            format!("还有 {left_out} 条，用 duizhao check 查看"),
            format!("{left_out} more: duizhao check shows them all"),
        );
        text.push_str(more.get(tongue));
    }
    (!text.trim().is_empty()).then(|| format!("<pre>{}</pre>", escape_html(&text)))
}

fn mime_of(path: &str) -> &'static str {
    match path.rsplit_once('.').map_or("", |(_, ending)| ending) {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "xml" => "application/xml",
        "csv" => "text/csv; charset=utf-8",
        "txt" => "text/plain; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "pdf" => "application/pdf",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Span;

    #[test]
    fn a_page_shows_the_gravest_of_many_findings_and_tells_how_many_there_are() {
        let mut texts = Texts::default();
        let at = Span::at_start(texts.add("content/a.md", ""));
        let mut found = Diagnostics::default();
        (0..150).for_each(|_| found.push(crate::rules::picture_without_text(at, "x.png")));
        let warnings = problems(found.clone(), &texts, Tongue::En).unwrap();
        assert_eq!(warnings.matches("warning[").count(), FINDINGS_MAX);
        assert!(warnings.contains("50 more: duizhao check shows them all"), "{warnings}");
        found.push(crate::rules::missing_key(at, "period"));
        let both = problems(found, &texts, Tongue::Zh).unwrap();
        assert!(both.find("错误[S103]") < both.find("警告["), "{both}");
        assert_eq!(problems(Diagnostics::default(), &texts, Tongue::Zh), None);
    }
}
