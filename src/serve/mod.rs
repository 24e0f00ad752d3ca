//! Live preview: serves the site from memory, rebuilds it when a source changes, and tells the
//! browser.
//!
//! In comes a function that builds the site; out go pages over HTTP, rendered when asked for. In
//! summary, the procedure is:
//! 1. Take the port and watch the folders, then build for the first time.
//! 2. On a change, build again, put the new [`Site`] in the place of the old, and send an event to
//!    every open page.
//! 3. Beside that, complete the latest site with its diagnostics, and send another event.
//! 4. The script in each page (`reload.js`) loads it anew, or swaps style sheets, and shows the
//!    diagnostics.
//!
//! It writes nothing to disk, and listens on this machine alone unless told otherwise. No client can keep it from the
//! others: connections, the time that a request may take to arrive, its size, and the pages rendered at once are bounded.

mod connections;
mod paths;
mod server;
mod watch;

use std::fmt;
use std::future::Future;
use std::io;
use std::net::{IpAddr, SocketAddr, TcpListener};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, PoisonError};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use anyhow::{Context, Result};

pub use connections::Limits;
use server::{Shared, Update};
use watch::{Message, Watcher};

/// How long checks wait after a build, or until the next one.
const PAUSE: Duration = Duration::from_millis(100);

/// A built site, which renders its pages on demand.
pub trait Site: Send + Sync + 'static {
    /// The file of this path, relative to the output folder, with `/`, decoded.
    fn get(&self, path: &str) -> Option<Response>;

    /// The diagnostics as a fragment of HTML, if there are any. It is shown as it is, so all text
    /// in it has to be escaped.
    fn problems_html(&self) -> Option<String>;

    /// Does what pages need not wait for; whether the diagnostics may be others than before.
    fn complete(&self) -> bool {
        false
    }
}

/// One file of a site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Response {
    /// Its content.
    pub bytes: Vec<u8>,
    /// Its media type; a charset is added to text.
    pub mime: &'static str,
}

/// What to serve on, and what to watch.
#[derive(Clone)]
pub struct ServeOptions {
    /// Address to listen on.
    pub host: IpAddr,
    /// Port to listen on; 0 takes any free one.
    pub port: u16,
    /// Whether to show the site in the user's browser.
    pub open: bool,
    /// What clients may take of the server.
    pub limits: Limits,
    /// Folders whose changes cause a build. They need not exist yet.
    pub watch: Vec<PathBuf>,
    /// Called, from any thread, with what the user should know while the preview runs.
    pub notice: fn(&Notice),
}

/// Something that does not end the preview, but that the user should know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// The system cannot tell of changes, so the folders are looked through twice a second.
    Polling {
        /// What the system said.
        reason: String,
    },
    /// A build panicked; the site stays as it was before.
    BuildFailed,
    /// No browser could be started.
    NoBrowser {
        /// Where to point one.
        url: String,
    },
}

impl fmt::Display for Notice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Notice::Polling { reason } => write!(
                f,
                "the system cannot report changes ({reason}), so the folders are looked through \
                 twice a second; on Linux, raise fs.inotify.max_user_watches"
            ),
            Notice::BuildFailed => f.write_str("the build crashed; the preview shows the site as it was before"),
            Notice::NoBrowser { url } => write!(f, "no browser could be started; open {url}"),
        }
    }
}

/// Serves until Ctrl-C. `rebuild` is called once at the start and after each change, on a thread of
/// its own, with the files that are known to have changed; `on_ready` once, when the first page can
/// be asked for.
pub fn run(
    options: ServeOptions,
    rebuild: impl Fn(&[PathBuf]) -> Arc<dyn Site> + Send + Sync + 'static,
    on_ready: impl FnOnce(SocketAddr),
) -> Result<()> {
    run_until(options, rebuild, on_ready, interrupted())
}

fn run_until(
    options: ServeOptions,
    rebuild: impl Fn(&[PathBuf]) -> Arc<dyn Site> + Send + Sync + 'static,
    on_ready: impl FnOnce(SocketAddr),
    stop: impl Future<Output = ()>,
) -> Result<()> {
    let listener = bind(options.host, options.port)?;
    let address = listener.local_addr().context("cannot learn the port")?;
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .max_blocking_threads(server::RENDERERS)
        .enable_all()
        .build()
        .context("cannot start the server")?;
    let (sender, messages) = channel();
    // Watched before the first build, so that nothing saved in the meantime is missed.
    let watcher = Watcher::start(&options.watch, sender.clone(), options.notice);
    let first = Update { version: first_version(), is_style_only: false, checks: 0 };
    let shared = Arc::new(Shared::new(rebuild(&[]), first, is_private(options.host)));

    let (wanted, latest) = channel();
    let completer = Arc::clone(&shared);
    std::thread::Builder::new()
        .name("complete".to_owned())
        .spawn(move || complete_latest(&latest, &completer))
        .context("cannot start a thread")?;
    let _ = wanted.send(());
    let builder = Arc::clone(&shared);
    std::thread::Builder::new()
        .name("rebuild".to_owned())
        .spawn(move || rebuild_on_change(&messages, watcher, &builder, rebuild, &wanted, options.notice))
        .context("cannot start a thread")?;
    let served = runtime.block_on(async {
        listener.set_nonblocking(true)?;
        let listener = tokio::net::TcpListener::from_std(listener)?;
        let serve = async {
            on_ready(address);
            if options.open {
                open_browser(address, options.notice);
            }
            connections::serve(listener, shared, options.limits).await;
        };
        tokio::select! {
            // Signals are caught before anybody is told that the server is ready.
            biased;
            () = stop => {}
            () = serve => {}
        }
        io::Result::Ok(())
    });
    let _ = sender.send(Message::Stop);
    // Open event streams never end by themselves, and a page may take long to render.
    runtime.shutdown_background();
    served.context("the server failed")
}

/// Builds after each message, until told to stop.
fn rebuild_on_change(
    messages: &Receiver<Message>,
    mut watcher: Watcher,
    shared: &Shared,
    rebuild: impl Fn(&[PathBuf]) -> Arc<dyn Site>,
    wanted: &Sender<()>,
    notice: fn(&Notice),
) {
    // Since the last build that succeeded.
    let mut is_style_only = true;
    while let Ok(first) = messages.recv() {
        let mut has_changed = false;
        let mut changed = Vec::new();
        // What piled up during the last build needs one build only.
        let more = std::iter::from_fn(|| messages.try_recv().ok());
        for message in std::iter::once(first).chain(more) {
            match message {
                Message::Stop => return,
                Message::Changed(paths) if paths.is_empty() => continue,
                Message::Changed(paths) => {
                    watcher.renew(&paths);
                    is_style_only &= paths.iter().all(|path| is_style(path));
                    changed.extend(paths);
                }
                Message::Failed(reason) => {
                    watcher.poll(reason);
                    is_style_only = false;
                    changed.extend_from_slice(watcher.folders());
                }
                Message::Unknown => {
                    is_style_only = false;
                    changed.extend_from_slice(watcher.folders());
                }
            }
            has_changed = true;
        }
        if !has_changed {
            continue;
        }
        match catch_unwind(AssertUnwindSafe(|| rebuild(&changed))) {
            Ok(site) => {
                shared.replace(site, is_style_only);
                let _ = wanted.send(());
                is_style_only = true;
            }
            Err(_) => notice(&Notice::BuildFailed),
        }
    }
}

/// Completes the site that is served, whenever it is another, until nobody can ask for it any more.
fn complete_latest(latest: &Receiver<()>, shared: &Shared) {
    // Threads of their own: queued behind a check of ten thousand reports, the next edit would wait for it to end.
    let threads = rayon::ThreadPoolBuilder::new().thread_name(|number| format!("check-{number}")).build().ok();
    while latest.recv().is_ok() {
        // The pages of an edit are asked for at once, and should have the machine to themselves.
        let _ = latest.recv_timeout(PAUSE);
        // Of what piled up meanwhile only the last is still looked at.
        while latest.try_recv().is_ok() {}
        let (site, update) = shared.current();
        // A panic is a fault of ours; the preview goes on without the diagnostics of this build.
        let complete = || catch_unwind(AssertUnwindSafe(|| site.complete())).unwrap_or(false);
        if threads.as_ref().map_or_else(complete, |threads| threads.install(complete)) {
            shared.completed(update.version);
        }
    }
}

/// Whether only this machine can reach the address.
pub fn is_private(host: IpAddr) -> bool {
    host.to_canonical().is_loopback()
}

fn is_style(path: &std::path::Path) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("css"))
}

/// Versions start at the time of day, so that a page left open notices that the server is another.
fn first_version() -> u64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    u64::try_from(since.as_millis()).unwrap_or(0)
}

fn bind(host: IpAddr, port: u16) -> Result<TcpListener> {
    TcpListener::bind((host, port)).map_err(|error| {
        let hint = match error.kind() {
            io::ErrorKind::AddrInUse => format!(
                "port {port} is in use, perhaps by another preview; try --port {}, \
                 or --port 0 for any free one",
                free_port_after(host, port)
            ),
            io::ErrorKind::PermissionDenied => {
                format!("port {port} is reserved for administrators; try --port 8000")
            }
            io::ErrorKind::AddrNotAvailable => {
                format!("this machine does not have the address {host}; try --host 127.0.0.1")
            }
            _ => format!("cannot listen on {host}, port {port}"),
        };
        anyhow::Error::new(error).context(hint)
    })
}

fn free_port_after(host: IpAddr, port: u16) -> u16 {
    let mut others = (1..=50).filter_map(|step| port.checked_add(step));
    others.find(|port| TcpListener::bind((host, *port)).is_ok()).unwrap_or(8000)
}

/// Completes on Ctrl-C, or when the system asks the process to end.
async fn interrupted() {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminate) = signal(SignalKind::terminate()) {
            tokio::select! {
                _ = tokio::signal::ctrl_c() => {}
                _ = terminate.recv() => {}
            }
            return;
        }
    }
    let _ = tokio::signal::ctrl_c().await;
}

fn open_browser(address: SocketAddr, notice: fn(&Notice)) {
    let mut address = address;
    if address.ip().is_unspecified() {
        address.set_ip(IpAddr::from([127, 0, 0, 1]));
    }
    let url = format!("http://{address}/");
    let (program, arguments): (&str, &[&str]) = if cfg!(windows) {
        ("rundll32", &["url.dll,FileProtocolHandler"])
    } else if cfg!(target_os = "macos") {
        ("open", &[])
    } else {
        ("xdg-open", &[])
    };
    let mut command = std::process::Command::new(program);
    command.args(arguments).arg(&url);
    command.stdin(std::process::Stdio::null());
    command.stdout(std::process::Stdio::null()).stderr(std::process::Stdio::null());
    std::thread::spawn(move || {
        if !command.status().is_ok_and(|status| status.success()) {
            notice(&Notice::NoBrowser { url });
        }
    });
}

/// The value behind a lock, even if a thread panicked while it held it: each is replaced as a
/// whole.
fn unpoisoned<T>(result: Result<T, PoisonError<T>>) -> T {
    result.unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests;
