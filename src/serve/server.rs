//! Answers requests from the site in memory.
//!
//! In comes a request; out goes a file of the site, with the reload script in it if it is a page,
//! or one of our own below `/__duizhao/`.

use std::convert::Infallible;
use std::sync::{Arc, RwLock};

use axum::body::Body;
use axum::extract::Request;
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, Uri, header};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use tokio::sync::{Semaphore, watch};
use tokio_stream::StreamExt as _;
use tokio_stream::wrappers::WatchStream;

use super::connections::Seat;
use super::paths::{is_loopback_host, site_path};
use super::{Site, unpoisoned};

const OURS: &str = "/__duizhao/";
const RELOAD_JS: &str = include_str!("reload.js");
const OVERLAY_CSS: &str = include_str!("overlay.css");
const HTML: &str = "text/html";
/// Pages that are rendered at once: enough that one that takes long does not keep the others waiting.
pub const RENDERERS: usize = 8;

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
    /// How many pages are rendered at once. The others wait, and are forgotten when their reader leaves.
    renderers: Arc<Semaphore>,
}

impl Shared {
    /// The state for a first build.
    pub fn new(site: Arc<dyn Site>, update: Update, is_private: bool) -> Shared {
        let updates = watch::Sender::new(update);
        let renderers = Arc::new(Semaphore::new(RENDERERS));
        Shared { current: RwLock::new((site, update)), updates, is_private, renderers }
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

/// Answers one request. Its body, if it has one, is never read.
pub async fn answer(shared: Arc<Shared>, request: Request, seat: &Arc<Seat>) -> Response {
    let (method, uri, headers) = (request.method(), request.uri(), request.headers());
    let mut response = if headers.get_all(header::HOST).iter().count() > 1 {
        plain(StatusCode::BAD_REQUEST, "The request names two hosts.\n")
    } else if shared.is_private && !is_to_here(uri, headers) {
        plain(StatusCode::FORBIDDEN, "This preview answers on localhost only. To serve other machines, use --host.\n")
    } else if is_from_elsewhere(headers) {
        plain(StatusCode::FORBIDDEN, "This preview does not answer pages of other sites.\n")
    } else if !matches!(*method, Method::GET | Method::HEAD) {
        let response = plain(StatusCode::METHOD_NOT_ALLOWED, "Only GET and HEAD.\n");
        ([(header::ALLOW, "GET, HEAD")], response).into_response()
    } else if let Some(name) = uri.path().strip_prefix(OURS) {
        ours(name, shared, seat).await
    } else {
        of_site(uri.clone(), shared).await
    };
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    // Drafts are served here: no page from elsewhere may take them in, or show them in a frame.
    let policy = HeaderName::from_static("cross-origin-resource-policy");
    headers.insert(policy, HeaderValue::from_static("same-origin"));
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static("frame-ancestors 'self'"));
    response
}

/// Whether the request is to a name of this machine: by its `Host`, and by its target where that names one as well
/// (`GET http://evil.example/ HTTP/1.1`).
fn is_to_here(uri: &Uri, headers: &HeaderMap) -> bool {
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok());
    let target = uri.authority().map(|authority| authority.as_str());
    host.is_some_and(is_loopback_host) && target.is_none_or(is_loopback_host)
}

/// Whether a page of another site asks, as browsers tell. A link that leads here is welcome: `document`.
fn is_from_elsewhere(headers: &HeaderMap) -> bool {
    let text = |name: &str| headers.get(name).map(|value| value.to_str().unwrap_or_default());
    let host = text("host").unwrap_or_default();
    let is_own = |origin: &str| origin.split_once("://").is_some_and(|(_, rest)| rest.eq_ignore_ascii_case(host));
    let is_link = text("sec-fetch-mode") == Some("navigate") && text("sec-fetch-dest") == Some("document");
    text("origin").is_some_and(|origin| !is_own(origin))
        || text("sec-fetch-site").is_some_and(|site| !matches!(site, "same-origin" | "none") && !is_link)
}

async fn ours(name: &str, shared: Arc<Shared>, seat: &Arc<Seat>) -> Response {
    match name {
        "reload.js" => typed(StatusCode::OK, "text/javascript", RELOAD_JS.into()),
        "overlay.css" => typed(StatusCode::OK, "text/css", OVERLAY_CSS.into()),
        "events" => events(&shared, seat),
        "problems" => {
            let site = shared.current().0;
            let problems = on_blocking_thread(&shared, move || site.problems_html()).await;
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
fn events(shared: &Shared, seat: &Arc<Seat>) -> Response {
    let Some(listening) = seat.listen() else {
        return plain(StatusCode::SERVICE_UNAVAILABLE, "Too many pages of this preview are open.\n");
    };
    let updates = WatchStream::new(shared.updates.subscribe());
    let events = updates.map(move |Update { version, is_style_only, checks }| {
        let _until_the_stream_ends = &listening;
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
    let (site, update) = shared.current();
    let found = on_blocking_thread(&shared, move || {
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
async fn on_blocking_thread<T: Send + 'static>(
    shared: &Shared,
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, Response> {
    let permit = Arc::clone(&shared.renderers).acquire_owned().await;
    let work = move || {
        let _working = permit;
        work()
    };
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
