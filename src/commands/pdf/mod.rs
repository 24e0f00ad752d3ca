//! `pdf`: pages of the built site as PDF files, printed by an installed Chromium.
//!
//! The pages are those of the output folder as it stands; nothing is built. Each file is printed aside and moved into
//! its place when it is whole. A file that is there already is replaced only if a Chromium printed it: what somebody
//! else put there stays.

mod chromium;
mod sheets;

use std::fs;
use std::io::IsTerminal as _;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use anyhow::{Context as _, Result, bail};
use rayon::prelude::*;

use super::{Outcome, Shell};
use crate::cli::Pdf;
use crate::diag::nearest;
use crate::fault::{Told as _, about, shown};
use crate::publish::Manifest;
use chromium::Chromium;
use sheets::{Sheet, is_redirect, sheets};

/// Browsers that run at a time: each takes some hundred megabytes of memory.
const BROWSERS_MAX: usize = 4;

/// Prints the pages; an error where there is no browser, no output, or a page could not be printed.
pub fn run(shell: &Shell, args: &Pdf) -> Result<Outcome> {
    let output = shell.output();
    let sheets = chosen(shell, &output, &args.pages)?;
    let browser = match chromium::find(args.chromium.as_deref())? {
        Some(program) => Chromium { program, limit: Duration::from_secs(args.timeout) },
        None => bail!(missing(shell)),
    };
    let folder = args.to.clone().unwrap_or_else(|| shell.global.root.join("pdf"));
    fs::create_dir_all(&folder).told(|| about("建不了文件夹", "cannot make the folder", &folder))?;
    for sheet in &sheets {
        refuse_foreign(shell, &folder.join(&sheet.name))?;
    }
    let work = Work::begin(&folder)?;
    let job = Job { shell, browser: &browser, output: &output, folder: &folder, work: &work.0, all: sheets.len() };
    let failures = job.print_all(&sheets)?;
    for failure in &failures {
        shell.complain(failure);
    }
    let printed = sheets.len() - failures.len();
    shell.say(&shell.word(
        format!("{printed} 个 PDF 文件已写入 {}", shown(&folder)),
        format!("{printed} PDF {} in {}", if printed == 1 { "file" } else { "files" }, shown(&folder)),
    ));
    if !failures.is_empty() {
        let count = failures.len();
        bail!(shell.word(format!("{count} 个页面没有打印出来"), format!("{count} of {} pages failed", sheets.len())));
    }
    Ok(Outcome::Clean)
}

/// The pages that are to be printed.
fn chosen(shell: &Shell, output: &Path, wanted: &[String]) -> Result<Vec<Sheet>> {
    let Some(manifest) = Manifest::load(output)? else {
        let shown = shown(output);
        bail!(shell.word(
            format!("{shown} 里没有建好的站点；先运行 duizhao build"),
            format!("there is no built site in {shown}: run `duizhao build` first")
        ));
    };
    let leads_on = |path: &str| fs::read(output.join(path)).is_ok_and(|page| is_redirect(&page));
    match sheets(manifest.files.keys().map(String::as_str), wanted, &leads_on) {
        Ok(sheets) if sheets.is_empty() => bail!(shell.word("站点里还没有报告", "the site has no reports yet")),
        Ok(sheets) => Ok(sheets),
        Err(unknown) => {
            let near = nearest(&unknown.page, unknown.known.iter().map(String::as_str));
            let (zh, en) = match near {
                Some(near) => (format!("；是否想写 {near}？"), format!("; did you mean {near}?")),
                None => Default::default(),
            };
            let page = unknown.page;
            bail!(shell.word(format!("站点里没有页面 {page}{zh}"), format!("the site has no page {page}{en}")))
        }
    }
}

/// What to install where there is no browser.
fn missing(shell: &Shell) -> String {
    shell.word(
        "没有找到 Chromium、Chrome 或 Edge。请安装其中之一（Debian、Ubuntu：apt install chromium），\
         或用 --chromium 路径、环境变量 CHROMIUM 指明",
        "no Chromium, Chrome or Edge was found: install one of them (Debian, Ubuntu: apt install chromium), \
         or name it with --chromium PATH or the variable CHROMIUM",
    )
}

fn refuse_foreign(shell: &Shell, path: &Path) -> Result<()> {
    let Ok(there) = fs::read(path) else { return Ok(()) };
    if !chromium::has_printed(&there) {
        let shown = shown(path);
        bail!(shell.word(
            format!("{shown} 不是由本命令生成的，不会覆盖；请移走它，或用 --to 换一个文件夹"),
            format!("{shown} was not printed by this command and is left alone: move it away, or name another folder with --to")
        ));
    }
    Ok(())
}

/// A folder for what is not finished, beside the finished files so that they can be moved. Gone when it is dropped.
struct Work(PathBuf);

impl Work {
    fn begin(folder: &Path) -> Result<Work> {
        // An absolute path: the browser has a working folder of its own.
        let folder = std::path::absolute(folder).told(|| about("找不到", "cannot find", folder))?;
        let work = folder.join(format!(".duizhao-pdf.{}", std::process::id()));
        fs::create_dir(&work).told(|| about("建不了文件夹", "cannot make the folder", &work))?;
        Ok(Work(work))
    }
}

impl Drop for Work {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// One run of the command.
struct Job<'a> {
    shell: &'a Shell,
    browser: &'a Chromium,
    output: &'a Path,
    folder: &'a Path,
    work: &'a Path,
    all: usize,
}

impl Job<'_> {
    /// Prints all pages, and says which failed and why.
    fn print_all(&self, sheets: &[Sheet]) -> Result<Vec<String>> {
        let threads = rayon::current_num_threads().min(BROWSERS_MAX);
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().context("starting threads")?;
        let done = AtomicUsize::new(0);
        let failure = |(at, sheet): (usize, &Sheet)| {
            let error = self.print(at, sheet).err();
            let done = done.fetch_add(1, Ordering::Relaxed) + 1;
            if std::io::stderr().is_terminal() {
                self.shell.say(&format!("{done}/{} {}", self.all, sheet.name));
            }
            error.map(|error| format!("{}: {error:#}", sheet.path))
        };
        Ok(pool.install(|| sheets.par_iter().enumerate().filter_map(failure).collect()))
    }

    fn print(&self, at: usize, sheet: &Sheet) -> Result<()> {
        let page = std::path::absolute(self.output.join(&sheet.path)).context("looking for the page")?;
        let (profile, printed) = (self.work.join(format!("profile-{at}")), self.work.join(format!("{at}.pdf")));
        self.browser.print(&page, &printed, &profile)?;
        let _ = fs::remove_dir_all(&profile);
        let to = self.folder.join(&sheet.name);
        fs::rename(&printed, &to).told(|| about("无法把文件移到", "cannot move the file to", &to))
    }
}
