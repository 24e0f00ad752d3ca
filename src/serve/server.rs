//! Answers requests from the site in memory.
//!
//! In comes a request; out goes a file of the site, with the reload script in it if it is a page,
//! or one of our own below `/__duizhao/`.

use std::convert::Infallible;
use std::sync::{Arc, RwLock};

use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, Uri, header};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use tokio::sync::watch;
use tokio_stream::StreamExt as _;
use tokio_stream::wrappers::WatchStream;

use super::paths::{is_loopback_host, site_path};
use super::{Site, unpoisoned};

const OURS: &str = "/__duizhao/";
const RELOAD_JS: &str = include_str!("reload.js");
const OVERLAY_CSS: &str = include_str!("overlay.css");
const HTML: &str = "text/html";

/// Which build the browser sees, or should.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Update {
    /// Number of the build.
    pub version: u64,
    /// Whether it differs from the one before in style sheets alone.
    pub is_style_only: bool,
    /// How often its diagnostics became others.
    pub checks: u64,
}

/// What the server and the builder share.
pub struct Shared {
    current: RwLock<(Arc<dyn Site>, Update)>,
    updates: watch::Sender<Update>,
    /// Whether only requests to names of this machine are answered.
    is_private: bool,
}

impl Shared {
    /// The state for a first build.
    pub fn new(site: Arc<dyn Site>, update: Update, is_private: bool) -> Shared {
        let updates = watch::Sender::new(update);
        Shared { current: RwLock::new((site, update)), updates, is_private }
    }

    /// Serves another build from now on, and tells the open pages.
    pub fn replace(&self, site: Arc<dyn Site>, is_style_only: bool) {
        // Freeing the old site takes time that nobody needs to wait for.
        let (_old, update) = {
            let mut current = unpoisoned(self.current.write());
            let update = Update { version: current.1.version + 1, is_style_only, checks: 0 };
            (std::mem::replace(&mut *current, (site, update)), update)
        };
        self.updates.send_replace(update);
    }

    /// Tells the open pages that the diagnostics of a build are known, if it is still served.
    pub fn completed(&self, version: u64) {
        let update = {
            let mut current = unpoisoned(self.current.write());
            if current.1.version != version {
                return;
            }
            current.1.checks += 1;
            current.1
        };
        self.updates.send_replace(update);
    }

    /// The site that is served.
    pub fn current(&self) -> (Arc<dyn Site>, Update) {
        unpoisoned(self.current.read()).clone()
    }
}

/// The one route: everything.
pub fn router(shared: Arc<Shared>) -> Router {
    Router::new().fallback(answer).with_state(shared)
}

async fn answer(State(shared): State<Arc<Shared>>, request: Request) -> Response {
    let mut response = if shared.is_private && !is_from_here(request.headers()) {
        plain(StatusCode::FORBIDDEN, "This preview answers on localhost only. To serve other machines, use --host.\n")
    } else if !matches!(*request.method(), Method::GET | Method::HEAD) {
        let response = plain(StatusCode::METHOD_NOT_ALLOWED, "Only GET and HEAD.\n");
        ([(header::ALLOW, "GET, HEAD")], response).into_response()
    } else if let Some(name) = request.uri().path().strip_prefix(OURS) {
        ours(name, shared).await
    } else {
        of_site(request.uri().clone(), shared).await
    };
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    // Drafts are served here: no page from elsewhere may take them in.
    let policy = HeaderName::from_static("cross-origin-resource-policy");
    headers.insert(policy, HeaderValue::from_static("same-origin"));
    response
}

fn is_from_here(headers: &HeaderMap) -> bool {
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok());
    host.is_some_and(is_loopback_host)
}

async fn ours(name: &str, shared: Arc<Shared>) -> Response {
    match name {
        "reload.js" => typed(StatusCode::OK, "text/javascript", RELOAD_JS.into()),
        "overlay.css" => typed(StatusCode::OK, "text/css", OVERLAY_CSS.into()),
        "events" => events(&shared),
        "problems" => {
            let problems = on_blocking_thread(move || shared.current().0.problems_html()).await;
            match problems {
                Ok(Some(html)) => typed(StatusCode::OK, HTML, html.into()),
                Ok(None) => StatusCode::NO_CONTENT.into_response(),
                Err(response) => response,
            }
        }
        _ => plain(StatusCode::NOT_FOUND, "There is no such page.\n"),
    }
}

/// A stream of updates, the current one first.
fn events(shared: &Shared) -> Response {
    let updates = WatchStream::new(shared.updates.subscribe());
    let events = updates.map(|Update { version, is_style_only, checks }| {
        let data = format!("{{\"version\":{version},\"style\":{is_style_only},\"checks\":{checks}}}");
        Ok::<_, Infallible>(Event::default().event("update").data(data))
    });
    Sse::new(events).keep_alive(KeepAlive::default()).into_response()
}

/// What became of a request for a file of the site.
enum Found {
    File(super::Response, Update),
    /// It is a folder: relative links in its page need the `/` at the end.
    Folder,
    Nothing(Option<super::Response>, Update),
}

async fn of_site(uri: Uri, shared: Arc<Shared>) -> Response {
    let path = site_path(uri.path());
    let found = on_blocking_thread(move || {
        let (site, update) = shared.current();
        let Some(path) = path else { return Found::Nothing(site.get("404.html"), update) };
        if let Some(file) = site.get(&path) {
            return Found::File(file, update);
        }
        match site.get(&format!("{path}/index.html")) {
            Some(_) => Found::Folder,
            None => Found::Nothing(site.get("404.html"), update),
        }
    });
    match found.await {
        Ok(Found::File(file, update)) => page(StatusCode::OK, file, update),
        Ok(Found::Folder) => {
            let query = uri.query().map(|query| format!("?{query}")).unwrap_or_default();
            let location = format!("{}/{query}", uri.path());
            (StatusCode::TEMPORARY_REDIRECT, [(header::LOCATION, location)]).into_response()
        }
        Ok(Found::Nothing(file, update)) => page(StatusCode::NOT_FOUND, file.unwrap_or_else(not_found), update),
        Err(response) => response,
    }
}

/// A page of our own, so that a site that has none yet shows its diagnostics.
fn not_found() -> super::Response {
    let html = "<!doctype html>\n<html lang=\"en\"><meta charset=\"utf-8\"><title>404</title>\n\
                <body><h1>404</h1>\n<p lang=\"zh\">没有这个页面。</p>\n\
                <p>There is no such page.</p>\n</body></html>\n";
    super::Response { bytes: html.into(), mime: HTML }
}

/// Rendering a page may take long, or panic: neither is to stop the server.
async fn on_blocking_thread<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, Response> {
    tokio::task::spawn_blocking(work).await.map_err(|_| {
        let text = "The page could not be rendered: this is a fault of duizhao itself.\n";
        plain(StatusCode::INTERNAL_SERVER_ERROR, text)
    })
}

fn page(status: StatusCode, file: super::Response, update: Update) -> Response {
    let is_html = file.mime.split(';').next().is_some_and(|mime| mime.trim() == HTML);
    let bytes = if is_html { with_script(file.bytes, update.version) } else { file.bytes };
    typed(status, file.mime, bytes)
}

/// Puts the reload script before the end of the page's body.
fn with_script(mut html: Vec<u8>, version: u64) -> Vec<u8> {
    const END: &[u8] = b"</body";
    let script = format!("<script src=\"{OURS}reload.js\" data-version=\"{version}\"></script>");
    let is_end = |part: &[u8]| part.eq_ignore_ascii_case(END);
    let at = html.windows(END.len()).rposition(is_end).unwrap_or(html.len());
    html.splice(at..at, script.into_bytes());
    html
}

fn plain(status: StatusCode, text: &'static str) -> Response {
    typed(status, "text/plain", text.into())
}

fn typed(status: StatusCode, mime: &'static str, bytes: Vec<u8>) -> Response {
    (status, [(header::CONTENT_TYPE, with_charset(mime))], Body::from(bytes)).into_response()
}

fn with_charset(mime: &str) -> String {
    let is_text = mime.starts_with("text/")
        || mime.ends_with("+xml")
        || mime.ends_with("json")
        || matches!(mime, "application/xml" | "application/javascript");
    if is_text && !mime.contains("charset") { format!("{mime}; charset=utf-8") } else { mime.to_owned() }
}
