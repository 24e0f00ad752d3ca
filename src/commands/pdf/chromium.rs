//! A browser of the Chromium family: where it is, and how it prints a page.

use std::ffi::OsString;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use anyhow::Result;

use crate::fault::{Told as _, about, fault, shown};
use crate::lang::Text;
use crate::urls::encode;

/// Names under which it is on the PATH.
const NAMES: &[&str] = &[
    "chromium",
    "chromium-browser",
    "google-chrome-stable",
    "google-chrome",
    "chrome",
    "microsoft-edge-stable",
    "microsoft-edge",
    "msedge",
];

/// Where it is on systems whose programs are not on the PATH: the variable that holds a folder, and the path below it.
const PLACES: &[(&str, &str)] = if cfg!(windows) {
    &[
        ("ProgramFiles", r"Google\Chrome\Application\chrome.exe"),
        ("ProgramFiles(x86)", r"Google\Chrome\Application\chrome.exe"),
        ("LocalAppData", r"Google\Chrome\Application\chrome.exe"),
        ("LocalAppData", r"Chromium\Application\chrome.exe"),
        ("ProgramFiles", r"Microsoft\Edge\Application\msedge.exe"),
        ("ProgramFiles(x86)", r"Microsoft\Edge\Application\msedge.exe"),
    ]
} else if cfg!(target_os = "macos") {
    &[
        ("", "/Applications/Chromium.app/Contents/MacOS/Chromium"),
        ("", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
        ("", "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge"),
        ("HOME", "Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
    ]
} else {
    &[("", "/snap/bin/chromium"), ("", "/opt/google/chrome/chrome"), ("", "/opt/microsoft/msedge/msedge")]
};

/// How often a browser at work is looked after.
const LOOK_EVERY: Duration = Duration::from_millis(20);

/// What a browser's own words on a failure are cut to, in characters.
const WORDS_MAX: usize = 600;

/// An installed browser.
pub struct Chromium {
    pub program: PathBuf,
    /// How long one page may take.
    pub limit: Duration,
}

/// The browser that is named here, in the variable CHROMIUM, on the PATH, or where installers put it.
pub fn find(named: Option<&Path>) -> Result<Option<PathBuf>> {
    let variable = std::env::var_os("CHROMIUM").filter(|value| !value.is_empty()).map(PathBuf::from);
    if let Some(program) = named.map(Path::to_path_buf).or(variable) {
        let found = if program.components().count() > 1 { Some(program.clone()) } else { on_path(&program) };
        let found = found.filter(|found| found.is_file());
        let program = shown(&program);
        let none = || fault(format!("没有浏览器 {program}"), format!("there is no browser {program}"));
        return found.map(Some).ok_or_else(none);
    }
    let listed = NAMES.iter().find_map(|name| on_path(Path::new(name)));
    Ok(listed
        .or_else(|| PLACES.iter().filter_map(|(variable, path)| place(variable, path)).find(|path| path.is_file())))
}

fn on_path(name: &Path) -> Option<PathBuf> {
    let mut file = OsString::from(name);
    if name.extension().is_none() {
        file.push(std::env::consts::EXE_SUFFIX);
    }
    let folders = std::env::var_os("PATH")?;
    std::env::split_paths(&folders).map(|folder| folder.join(&file)).find(|path| path.is_file())
}

fn place(variable: &str, path: &str) -> Option<PathBuf> {
    if variable.is_empty() {
        return Some(PathBuf::from(path));
    }
    std::env::var_os(variable).map(|folder| PathBuf::from(folder).join(path))
}

/// Whether a file was printed by a browser of this family: Skia, which draws for them, signs its files.
pub fn has_printed(file: &[u8]) -> bool {
    let mark = b"Skia/PDF";
    file.starts_with(b"%PDF-") && file.windows(mark.len()).any(|part| part == mark)
}

impl Chromium {
    /// Prints a page into a file. The profile is a folder that the browser may fill and that nobody else uses, so that a
    /// browser which is open on the desk has no part in it.
    pub fn print(&self, page: &Path, to: &Path, profile: &Path) -> Result<()> {
        fs::create_dir_all(profile).told(|| about("建不了文件夹", "cannot make the folder", profile))?;
        let words = profile.join("words.txt");
        let said = File::create(&words).told(|| about("建不了", "cannot make", &words))?;
        let mut command = Command::new(&self.program);
        command.args(FLAGS).args(is_root().then_some("--no-sandbox"));
        command.arg(option("--user-data-dir=", profile)).arg(option("--print-to-pdf=", to)).arg(file_url(page));
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(said);
        let mut child = command.spawn().told(|| about("启动不了", "cannot start", &self.program))?;
        let status = wait(&mut child, self.limit)?;
        let whole = fs::read(to).is_ok_and(|file| file.starts_with(b"%PDF-"));
        if status.success() && whole {
            return Ok(());
        }
        let words = fs::read(&words).unwrap_or_default();
        let (program, words) = (shown(&self.program), last(&String::from_utf8_lossy(&words)));
        let zh = format!("{program} 没有输出 PDF（{status}）\n{words}");
        Err(fault(zh, format!("{program} printed nothing ({status})\n{words}")))
    }
}

/// No window, no line of its own at head and foot, bookmarks of the headings, and nothing asked of any host.
const FLAGS: &[&str] = &[
    "--headless=new",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--no-pdf-header-footer",
    "--generate-pdf-document-outline",
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-extensions",
    "--disable-sync",
    "--disable-component-update",
    "--disable-background-networking",
];

fn option(name: &str, path: &Path) -> OsString {
    let mut option = OsString::from(name);
    option.push(path);
    option
}

/// Waits for the end; a process that takes longer than the limit is ended.
fn wait(child: &mut Child, limit: Duration) -> Result<ExitStatus> {
    let start = Instant::now();
    loop {
        if let Some(status) = child.try_wait().told(|| Text::new("等待浏览器", "waiting for the browser"))? {
            return Ok(status);
        }
        if start.elapsed() > limit {
            let _ = child.kill();
            let _ = child.wait();
            let seconds = limit.as_secs();
            return Err(fault(
                format!("浏览器 {seconds} 秒没有完成，已结束；可用 --timeout 放宽"),
                format!("the browser was ended after {seconds} seconds: --timeout gives it more"),
            ));
        }
        std::thread::sleep(LOOK_EVERY);
    }
}

/// The end of what a browser said.
fn last(words: &str) -> String {
    let words = words.trim_end();
    let skipped = words.chars().count().saturating_sub(WORDS_MAX);
    words.chars().skip(skipped).collect()
}

/// `file:///C:/sites/output/zh/index.html`.
fn file_url(page: &Path) -> String {
    let path = page.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/");
    let path = encode(path.trim_start_matches('/')).replacen("%3A", ":", usize::from(cfg!(windows)));
    format!("file:///{path}")
}

/// Chromium on Linux refuses to start as root with its sandbox, such as in a container; the pages are our own.
#[cfg(target_os = "linux")]
fn is_root() -> bool {
    use std::os::unix::fs::MetadataExt as _;
    fs::metadata("/proc/self").is_ok_and(|own| own.uid() == 0)
}

#[cfg(not(target_os = "linux"))]
fn is_root() -> bool {
    false
}
