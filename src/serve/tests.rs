//! Tests of `serve`: a real server on a free port, asked over plain TCP.

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use super::*;

/// Long enough for a busy machine; no test waits for it unless it fails.
const DEADLINE: Duration = Duration::from_secs(20);

/// A site of files in memory.
#[derive(Default)]
struct Memory {
    files: BTreeMap<String, Response>,
    problems: Option<String>,
}

impl Site for Memory {
    fn get(&self, path: &str) -> Option<Response> {
        assert_ne!(path, "panic.html", "a test wants it so");
        // A site that reads its files from disk relies on this.
        let is_plain = |name: &str| !matches!(name, "" | "." | "..") && !name.contains(['\\', '\0']);
        assert!(path.split('/').all(is_plain), "{path:?} leads out of the site");
        self.files.get(path).cloned()
    }

    fn problems_html(&self) -> Option<String> {
        self.problems.clone()
    }
}

fn site(files: &[(&str, &'static str, &str)]) -> Memory {
    let files =
        files.iter().map(|(path, mime, text)| (path.to_string(), Response { bytes: text.as_bytes().to_vec(), mime }));
    Memory { files: files.collect(), problems: None }
}

/// A server that runs until the value is dropped.
struct Server {
    address: SocketAddr,
    stop: Option<tokio::sync::oneshot::Sender<()>>,
    thread: Option<std::thread::JoinHandle<Result<()>>>,
}

impl Server {
    fn start(watch: &[&Path], rebuild: impl Fn() -> Memory + Send + Sync + 'static) -> Server {
        let options = ServeOptions {
            host: IpAddr::from([127, 0, 0, 1]),
            port: 0,
            open: false,
            limits: Limits::USUAL,
            watch: watch.iter().map(|path| path.to_path_buf()).collect(),
            notice: |_| {},
        };
        Server::start_with(options, rebuild)
    }

    fn start_with(options: ServeOptions, rebuild: impl Fn() -> Memory + Send + Sync + 'static) -> Server {
        let (stop, stopped) = tokio::sync::oneshot::channel();
        let (ready, address) = channel();
        let thread = std::thread::spawn(move || {
            let rebuild = move |_: &[PathBuf]| Arc::new(rebuild()) as Arc<dyn Site>;
            let stopped = async { stopped.await.unwrap_or(()) };
            run_until(options, rebuild, move |address| ready.send(address).unwrap(), stopped)
        });
        let address = address.recv_timeout(DEADLINE).unwrap();
        Server { address, stop: Some(stop), thread: Some(thread) }
    }

    /// Sends a request as it stands; the answer's head and body.
    fn send(&self, request: &str) -> (String, String) {
        let mut stream = self.connect(request);
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        let answer = String::from_utf8(answer).unwrap();
        let (head, body) = answer.split_once("\r\n\r\n").unwrap();
        (head.to_ascii_lowercase(), body.to_owned())
    }

    fn get(&self, path: &str) -> (String, String) {
        let host = self.address;
        self.send(&format!("GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"))
    }

    fn connect(&self, request: &str) -> TcpStream {
        let mut stream = TcpStream::connect(self.address).unwrap();
        stream.set_read_timeout(Some(DEADLINE)).unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        stream
    }

    fn events(&self) -> Events {
        let request = format!("GET /__duizhao/events HTTP/1.1\r\nHost: {}\r\n\r\n", self.address);
        Events { lines: BufReader::new(self.connect(&request)).lines() }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.stop.take().unwrap().send(());
        let result = self.thread.take().unwrap().join();
        if !std::thread::panicking() {
            result.unwrap().unwrap();
        }
    }
}

struct Events {
    lines: std::io::Lines<BufReader<TcpStream>>,
}

impl Events {
    /// The next update: its version, and whether only style sheets changed.
    fn next(&mut self) -> (u64, bool) {
        let mut lines = self.lines.by_ref().map(|line| line.unwrap());
        let data = lines.find_map(|line| Some(line.strip_prefix("data: ")?.to_owned())).unwrap();
        let data: serde_json::Value = serde_json::from_str(&data).unwrap();
        (data["version"].as_u64().unwrap(), data["style"].as_bool().unwrap())
    }
}

#[test]
fn pages_come_with_the_script_and_other_files_as_they_are() {
    let server = Server::start(&[], || {
        site(&[
            ("index.html", "text/html", "<body>首页</BODY></html>"),
            ("zh/报告/index.html", "text/html; charset=utf-8", "no end"),
            ("a.csv", "text/csv", "年度"),
            ("a.svg", "image/svg+xml", "<svg></body>"),
            ("a.png", "image/png", "png"),
        ])
    });
    let (head, body) = server.get("/");
    assert!(head.starts_with("http/1.1 200"), "{head}");
    assert!(head.contains("content-type: text/html; charset=utf-8"), "{head}");
    assert!(head.contains("cache-control: no-store"), "{head}");
    assert!(body.starts_with("<body>首页<script src=\"/__duizhao/reload.js\" data-version="));
    assert!(body.ends_with("</script></BODY></html>"), "{body}");
    let (head, body) = server.get("/zh/%E6%8A%A5%E5%91%8A/?q=1");
    assert!(head.contains("charset=utf-8") && !head.contains("utf-8;"), "{head}");
    assert!(body.starts_with("no end<script ") && body.ends_with("</script>"), "{body}");
    for (path, mime, text) in [
        ("/a.csv", "text/csv; charset=utf-8\r", "年度"),
        ("/a.svg", "image/svg+xml; charset=utf-8\r", "<svg></body>"),
        ("/a.png", "image/png\r", "png"),
    ] {
        let (head, body) = server.get(path);
        assert!(head.contains(&format!("content-type: {mime}")), "{head}");
        assert_eq!(body, text);
    }
    let (head, body) = server.get("/__duizhao/reload.js");
    assert!(head.contains("text/javascript") && body.contains("EventSource"), "{head}");
    assert!(server.get("/__duizhao/overlay.css").0.contains("text/css"));
    assert!(server.get("/__duizhao/other").0.starts_with("http/1.1 404"));
}

#[test]
fn a_folder_without_its_slash_is_redirected() {
    let server = Server::start(&[], || site(&[("zh/报告/index.html", "text/html", "x")]));
    let (head, _) = server.get("/zh/%E6%8A%A5%E5%91%8A?q=%31");
    assert!(head.starts_with("http/1.1 307"), "{head}");
    assert!(head.contains("location: /zh/%e6%8a%a5%e5%91%8a/?q=%31"), "{head}");
}

#[test]
fn what_is_not_there_is_404_with_the_page_of_the_site() {
    let server = Server::start(&[], Memory::default);
    for path in ["/", "/x", "/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "//x", "/%ff"] {
        let (head, body) = server.get(path);
        assert!(head.starts_with("http/1.1 404"), "{path}: {head}");
        assert!(body.contains("reload.js"), "a page that is not there yet may come: {body}");
    }
    let server = Server::start(&[], || site(&[("404.html", "text/html", "<p>没有")]));
    let (head, body) = server.get("/x/");
    assert!(head.starts_with("http/1.1 404"), "{head}");
    assert!(body.starts_with("<p>没有"), "{body}");
}

#[test]
fn only_this_machine_is_answered() {
    let server = Server::start(&[], || site(&[("index.html", "text/html", "draft")]));
    let ask = |host: &str| server.send(&format!("GET / HTTP/1.1\r\n{host}Connection: close\r\n\r\n"));
    for host in ["Host: evil.example\r\n", "Host: 192.168.1.5:80\r\n", ""] {
        let (head, body) = ask(host);
        assert!(head.starts_with("http/1.1 4") && !body.contains("draft"), "{host}: {head}");
    }
    assert!(ask("Host: evil.example\r\n").1.contains("--host"));
    for host in ["Host: localhost:1\r\n", "Host: [::1]\r\n"] {
        assert!(ask(host).0.starts_with("http/1.1 200"), "{host}");
    }
}

#[test]
fn any_name_is_answered_where_the_host_is_set() {
    let host = IpAddr::from([0, 0, 0, 0]);
    let options = ServeOptions { host, port: 0, open: false, limits: Limits::USUAL, watch: vec![], notice: |_| {} };
    let server = Server::start_with(options, || site(&[("index.html", "text/html", "draft")]));
    let (head, _) = server.send("GET / HTTP/1.1\r\nHost: preview.lan\r\nConnection: close\r\n\r\n");
    assert!(head.starts_with("http/1.1 200"), "{head}");
}

#[test]
fn other_methods_are_refused_and_head_has_no_body() {
    let server = Server::start(&[], || site(&[("index.html", "text/html", "x")]));
    let ask =
        |method: &str| server.send(&format!("{method} / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"));
    let (head, body) = ask("HEAD");
    assert!(head.starts_with("http/1.1 200") && body.is_empty(), "{head}");
    let (head, _) = ask("POST");
    assert!(head.starts_with("http/1.1 405") && head.contains("allow: get, head"), "{head}");
}

#[test]
fn a_page_that_panics_does_not_stop_the_server() {
    let server = Server::start(&[], || site(&[("index.html", "text/html", "x")]));
    assert!(server.get("/panic.html").0.starts_with("http/1.1 500"));
    assert!(server.get("/").0.starts_with("http/1.1 200"));
}

#[test]
fn problems_are_served_where_there_are_any() {
    let server = Server::start(&[], Memory::default);
    assert!(server.get("/__duizhao/problems").0.starts_with("http/1.1 204"));
    let problems = Some("<p>N101</p>".to_owned());
    let server = Server::start(&[], move || Memory { problems: problems.clone(), ..Memory::default() });
    let (head, body) = server.get("/__duizhao/problems");
    assert!(head.contains("text/html; charset=utf-8"), "{head}");
    assert_eq!(body, "<p>N101</p>");
}

#[test]
fn a_port_in_use_names_another() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port();
    let error = bind(IpAddr::from([127, 0, 0, 1]), port).err().unwrap().to_string();
    assert!(error.contains("is in use") && error.contains("--port"), "{error}");
}

/// A site whose home page says how often it has been built.
fn counted(n_builds: &AtomicUsize) -> Memory {
    let n = n_builds.fetch_add(1, Ordering::SeqCst) + 1;
    site(&[("index.html", "text/html", &format!("build {n}."))])
}

#[test]
fn a_change_builds_anew_and_tells_the_browser() {
    let root = tempfile::tempdir().unwrap();
    let content = root.path().join("content");
    fs::create_dir(&content).unwrap();
    let server = Server::start(&[&content], {
        let n_builds = AtomicUsize::new(0);
        move || counted(&n_builds)
    });
    let mut events = server.events();
    let first = events.next();
    assert!(server.get("/").1.contains(&format!("data-version=\"{}\"", first.0)));
    // Neither of these is a source, and files beside the folder are not watched.
    fs::write(content.join(".a.md.swp"), "x").unwrap();
    fs::write(content.join("a.md~"), "x").unwrap();
    fs::write(root.path().join("other"), "x").unwrap();
    fs::create_dir(content.join("报告")).unwrap();
    assert_eq!(events.next(), (first.0 + 1, false));
    fs::write(content.join("报告/a.md"), "x").unwrap();
    let changed = events.next();
    assert!(changed.0 > first.0 + 1 && !changed.1);
    // A save is several events at once, and may or may not be one burst; the last one stands.
    std::thread::sleep(BURST_IS_OVER);
    let (_, body) = server.get("/");
    assert!(body.starts_with("build ") && !body.starts_with("build 1."), "{body}");
}

/// Longer than the debouncer waits.
const BURST_IS_OVER: Duration = Duration::from_millis(150);

#[test]
fn reading_the_sources_is_no_change() {
    let root = tempfile::tempdir().unwrap();
    let file = root.path().join("a.md");
    fs::write(&file, "x").unwrap();
    let n_builds = Arc::new(AtomicUsize::new(0));
    let server = Server::start(&[root.path()], {
        let (n_builds, file) = (Arc::clone(&n_builds), file.clone());
        move || {
            fs::read(&file).unwrap();
            counted(&n_builds)
        }
    });
    fs::read(&file).unwrap();
    std::thread::sleep(BURST_IS_OVER * 2);
    assert_eq!(n_builds.load(Ordering::SeqCst), 1);
    drop(server);
}

#[test]
fn a_change_of_style_sheets_alone_says_so() {
    let root = tempfile::tempdir().unwrap();
    let server = Server::start(&[root.path()], Memory::default);
    let mut events = server.events();
    let first = events.next();
    fs::write(root.path().join("style.css"), "a").unwrap();
    let second = events.next();
    assert_eq!(second, (first.0 + 1, true));
    fs::write(root.path().join("style.css"), "b").unwrap();
    fs::write(root.path().join("base.html"), "b").unwrap();
    // The two may come as one burst or as two.
    while events.next().1 {}
}

#[test]
fn a_folder_that_is_made_or_replaced_later_is_watched() {
    let root = tempfile::tempdir().unwrap();
    let themes = root.path().join("themes");
    let server = Server::start(&[&themes], Memory::default);
    let mut events = server.events();
    events.next();
    for _ in 0..2 {
        fs::create_dir(&themes).unwrap();
        events.next();
        std::thread::sleep(BURST_IS_OVER);
        fs::write(themes.join("style.css"), "x").unwrap();
        while !events.next().1 {}
        fs::remove_dir_all(&themes).unwrap();
        while events.next().1 {}
        std::thread::sleep(BURST_IS_OVER);
    }
}

#[test]
fn a_build_that_panics_leaves_the_site_as_it_was() {
    let root = tempfile::tempdir().unwrap();
    let n_builds = AtomicUsize::new(0);
    let server = Server::start(&[root.path()], move || {
        let built = counted(&n_builds);
        assert_ne!(n_builds.load(Ordering::SeqCst), 2, "a test wants it so");
        built
    });
    let mut events = server.events();
    let first = events.next();
    fs::write(root.path().join("base.html"), "x").unwrap();
    std::thread::sleep(BURST_IS_OVER);
    assert!(server.get("/").1.starts_with("build "));
    fs::write(root.path().join("style.css"), "x").unwrap();
    // The page changed as well, although its own build failed.
    assert_eq!(events.next(), (first.0 + 1, false));
}

#[test]
fn polling_finds_changes_too() {
    static SAID: AtomicBool = AtomicBool::new(false);
    static REASON: Mutex<String> = Mutex::new(String::new());
    let root = tempfile::tempdir().unwrap();
    let file = root.path().join("a.md");
    fs::write(&file, "1").unwrap();
    let (sender, messages) = channel();
    let notice = |notice: &Notice| {
        *REASON.lock().unwrap() = notice.to_string();
        SAID.store(true, Ordering::SeqCst);
    };
    let mut watcher = Watcher::start(&[root.path().to_path_buf()], sender, notice);
    watcher.poll("too many".to_owned());
    assert!(SAID.load(Ordering::SeqCst));
    assert!(REASON.lock().unwrap().contains("too many"));
    let next = || loop {
        match messages.recv_timeout(DEADLINE).unwrap() {
            Message::Changed(paths) if !paths.is_empty() => return paths,
            _ => {}
        }
    };
    let file = fs::canonicalize(root.path()).unwrap().join("a.md");
    fs::write(&file, "22").unwrap();
    assert_eq!(next(), std::slice::from_ref(&file));
    fs::remove_file(&file).unwrap();
    assert_eq!(next(), [file]);
}

#[test]
fn stopping_does_not_wait_for_open_pages() {
    let server = Server::start(&[], Memory::default);
    let mut events = server.events();
    events.next();
    let started = std::time::Instant::now();
    drop(server);
    assert!(started.elapsed() < Duration::from_secs(2));
}

mod checks;
mod hostile;
