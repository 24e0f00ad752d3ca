//! `serve`: preview on loopback, rebuilt on every change; findings are shown in the page.

use std::collections::HashMap;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::Result;

use super::{Outcome, Shell, add_unreadable};
use crate::cli::Serve;
use crate::disk;
use crate::lang::Tongue;
use crate::render::escape_html;
use crate::serve::{Notice, Response, ServeOptions, Site};
use crate::urls::PageId;
use crate::{Built, Options};

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
        watch: [root.join("content"), root.join("themes")].into_iter().filter(|path| path.exists()).collect(),
        notice,
    };
    let rebuild = move || -> Arc<dyn Site> { Arc::new(Preview::new(&root, tongue)) };
    let said = shell.word("预览地址", "preview at");
    let hint = shell.word("按 Ctrl-C 结束", "Ctrl-C ends it");
    let quiet = shell.global.quiet;
    crate::serve::run(options, rebuild, |address| {
        if !quiet {
            let _ = std::io::Write::write_fmt(
                &mut std::io::stderr(),
                format_args!("{said}: http://{address}/  ({hint})\n"),
            );
        }
    })?;
    Ok(Outcome::Clean)
}

fn notice(notice: &Notice) {
    let _ = std::io::Write::write_fmt(&mut std::io::stderr(), format_args!("{notice}\n"));
}

/// A built site whose pages are rendered when asked for.
struct Preview {
    built: Option<Built>,
    problems: Option<String>,
    /// Pages by path.
    pages: HashMap<String, PageId>,
    /// Files that rendered pages brought along: chart downloads.
    files: Mutex<HashMap<String, Vec<u8>>>,
}

impl Preview {
    fn new(root: &Path, tongue: Tongue) -> Preview {
        let (sources, unreadable) = match disk::read(root) {
            Ok(read) => read,
            Err(error) => {
                let problems = Some(format!("<pre>{}</pre>", escape_html(&format!("{error:#}"))));
                return Preview { built: None, problems, pages: HashMap::new(), files: Mutex::default() };
            }
        };
        let options = Options { drafts: true, preview: true, ..Options::default() };
        let mut built = crate::build(&sources, &options);
        add_unreadable(&unreadable, &mut built.texts, &mut built.diagnostics);
        built.diagnostics.retain(|found| found.severity != crate::diag::Severity::Info);
        built.diagnostics.sort(&built.texts);
        let text = crate::report_text::text(&built.diagnostics, &built.texts, tongue, false);
        let problems = (!text.trim().is_empty()).then(|| format!("<pre>{}</pre>", escape_html(&text)));
        let site = built.edition.as_ref().map(|edition| &edition.site);
        let pages = site
            .map(|site| built.pages.iter().map(|page| (page.path(site), page.clone())).collect())
            .unwrap_or_default();
        Preview { built: Some(built), problems, pages, files: Mutex::default() }
    }
}

impl Site for Preview {
    fn get(&self, path: &str) -> Option<Response> {
        let mime = mime_of(path);
        let attached = self.files.lock().unwrap_or_else(PoisonError::into_inner).get(path).cloned();
        if let Some(bytes) = attached {
            return Some(Response { bytes, mime });
        }
        let page = self.pages.get(path)?;
        let page = match crate::render(self.built.as_ref()?, page) {
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
        self.problems.clone()
    }
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
