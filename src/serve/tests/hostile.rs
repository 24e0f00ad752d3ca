//! Clients that mean no good: paths that lead out, forged names, pages of other sites, and those that never finish.

use super::*;

const SECRET: &str = "draft";
const CLOSE: &str = "Connection: close\r\n\r\n";

/// A site of one page, with limits small enough to be reached.
fn small() -> Server {
    bounded(SMALL)
}

const SMALL: Limits = Limits { connections: 4, streams: 2, head_time: DEADLINE, head_bytes: 8 << 10 };

fn bounded(limits: Limits) -> Server {
    bounded_with(limits, vec![])
}

fn bounded_with(limits: Limits, watch: Vec<PathBuf>) -> Server {
    let host = IpAddr::from([127, 0, 0, 1]);
    let options = ServeOptions { host, port: 0, open: false, limits, watch, notice: |_| {} };
    Server::start_with(options, || site(&[("index.html", "text/html", SECRET), ("a/b.csv", "text/csv", SECRET)]))
}

/// All that the server sends back for these bytes until it closes, whatever they are.
fn raw(server: &Server, request: &[u8]) -> String {
    let mut stream = TcpStream::connect(server.address).unwrap();
    stream.set_read_timeout(Some(DEADLINE)).unwrap();
    // The server may close before it has read everything.
    let _ = stream.write_all(request);
    rest(&mut stream)
}

fn rest(stream: &mut TcpStream) -> String {
    let mut answer = Vec::new();
    let mut part = [0; 4096];
    loop {
        match stream.read(&mut part) {
            Ok(0) => break,
            Ok(n) => answer.extend_from_slice(&part[..n]),
            Err(error) if error.kind() == io::ErrorKind::ConnectionReset => break,
            Err(error) => panic!("the server neither answers nor closes: {error}"),
        }
    }
    String::from_utf8_lossy(&answer).into_owned()
}

fn status(answer: &str) -> &str {
    answer.get(9..12).unwrap_or("none")
}

#[test]
fn no_spelling_of_a_path_leads_out_of_the_site() {
    let root = tempfile::tempdir().unwrap();
    fs::write(root.path().join("secret"), SECRET).unwrap();
    let server = small();
    let climbs = [
        "/../../../../etc/passwd",
        "/..%2f..%2f..%2fetc%2fpasswd",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/%252e%252e%252fetc%252fpasswd",
        "/..%5c..%5cetc%5cpasswd",
        "/..\\..\\etc\\passwd",
        "/.%2e/.%2e/etc/passwd",
        "/a/..%00/index.html",
        "/index.html%00.csv",
        // `/` and `.` in more bytes than UTF-8 allows.
        "/..%c0%af..%c0%afetc/passwd",
        "/%c0%ae%c0%ae/etc/passwd",
        "/%e0%80%ae%e0%80%ae/etc/passwd",
        "/%uff0e%uff0e/etc/passwd",
        "//etc/passwd",
        "/./etc/passwd",
        "/etc/passwd",
        "/C:/Windows/win.ini",
        "/a/b.csv/",
        "/a/b.csv/../../index.html",
        "/a%2fb.csv%2f..%2f..%2findex.html",
        "/a/",
        "/a",
    ];
    let own = format!("/{}/secret", root.path().display());
    for path in climbs.into_iter().chain([own.as_str()]) {
        let answer = raw(&server, format!("GET {path} HTTP/1.1\r\nHost: localhost\r\n{CLOSE}").as_bytes());
        assert!(matches!(status(&answer), "400" | "404"), "{path}: {answer}");
        assert!(!answer.contains(SECRET) && !answer.contains("b.csv"), "{path}: {answer}");
    }
}

#[test]
fn bytes_that_are_no_request_are_refused() {
    // What is no whole request is let go once its time is over.
    let server = bounded(Limits { head_time: Duration::from_millis(200), ..SMALL });
    let long = |n: usize| "a".repeat(n);
    let many: String = (0..200).map(|i| format!("X-{i}: 1\r\n")).collect();
    let requests: [Vec<u8>; 13] = [
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03".to_vec(),
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".to_vec(),
        vec![0; 100_000],
        b"GET /\xff\xfe HTTP/1.1\r\nHost: localhost\r\n\r\n".to_vec(),
        b"GET /\0 HTTP/1.1\r\nHost: localhost\r\n\r\n".to_vec(),
        b"GET / HTTP/1.1\r\nHost: local\0host\r\n\r\n".to_vec(),
        b"GET / HTTP/1.1\nHost: localhost\n X: folded\n\n".to_vec(),
        b"GET / HTTP/9.9\r\nHost: localhost\r\n\r\n".to_vec(),
        b"GET\r\n\r\n".to_vec(),
        format!("GET /{} HTTP/1.1\r\nHost: localhost\r\n\r\n", long(70_000)).into_bytes(),
        format!("GET / HTTP/1.1\r\nHost: localhost\r\nX: {}\r\n\r\n", long(1_000_000)).into_bytes(),
        format!("GET / HTTP/1.1\r\nHost: localhost\r\n{many}\r\n").into_bytes(),
        b"GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n".to_vec(),
    ];
    for request in &requests {
        let answer = raw(&server, request);
        let shown = String::from_utf8_lossy(&request[..request.len().min(60)]);
        assert!(!answer.contains(SECRET) && !answer.starts_with("HTTP/1.1 2"), "{shown}: {answer}");
    }
    assert!(server.get("/").1.starts_with(SECRET));
}

#[test]
fn a_request_names_one_host_and_that_is_this_machine() {
    let server = small();
    for (head, wanted) in [
        ("GET / HTTP/1.0\r\n", "403"),
        ("GET / HTTP/1.0\r\nHost: localhost\r\n", "200"),
        ("GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n", "400"),
        ("GET / HTTP/1.1\r\nHost: localhost\r\nHost: localhost\r\n", "400"),
        ("GET http://evil.example/ HTTP/1.1\r\nHost: localhost\r\n", "403"),
        ("GET http://localhost/ HTTP/1.1\r\nHost: evil.example\r\n", "403"),
        ("GET http://localhost@evil.example/ HTTP/1.1\r\nHost: localhost\r\n", "403"),
        ("GET http://localhost/ HTTP/1.1\r\nHost: localhost\r\n", "200"),
        ("GET / HTTP/1.1\r\nHost: localhost, evil.example\r\n", "403"),
        ("GET / HTTP/1.1\r\nHost: \r\n", "403"),
        ("GET / HTTP/1.1\r\nX-Forwarded-Host: localhost\r\nHost: evil.example\r\n", "403"),
        ("CONNECT localhost:80 HTTP/1.1\r\nHost: localhost\r\n", "405"),
        ("OPTIONS * HTTP/1.1\r\nHost: localhost\r\n", "405"),
    ] {
        let answer = raw(&server, format!("{head}{CLOSE}").as_bytes());
        assert_eq!(status(&answer), wanted, "{head}{answer}");
        assert_eq!(answer.contains(SECRET), wanted == "200", "{head}{answer}");
    }
}

#[test]
fn pages_of_other_sites_are_not_answered() {
    let server = small();
    let own = format!("Origin: http://{}\r\n", server.address);
    for (headers, wanted) in [
        ("Origin: http://evil.example\r\n", "403"),
        ("Origin: null\r\n", "403"),
        ("Origin: http://localhost:3000\r\n", "403"),
        ("Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: no-cors\r\nSec-Fetch-Dest: script\r\n", "403"),
        ("Sec-Fetch-Site: same-site\r\nSec-Fetch-Mode: cors\r\nSec-Fetch-Dest: empty\r\n", "403"),
        ("Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: iframe\r\n", "403"),
        // A link in a mail or on another site may lead here.
        ("Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: document\r\n", "200"),
        ("Sec-Fetch-Site: none\r\n", "200"),
        ("Sec-Fetch-Site: same-origin\r\n", "200"),
        (own.as_str(), "200"),
    ] {
        for path in ["/", "/__duizhao/events"] {
            let host = server.address;
            let mut stream = server.connect(&format!("GET {path} HTTP/1.1\r\nHost: {host}\r\n{headers}\r\n"));
            let mut head = [0; 12];
            stream.read_exact(&mut head).unwrap();
            assert_eq!(&head[9..], wanted.as_bytes(), "{path} {headers}");
        }
    }
    let (head, _) = server.get("/");
    assert!(head.contains("frame-ancestors 'self'") && head.contains("cross-origin-resource-policy: same-origin"));
}

#[test]
fn who_never_finishes_a_request_is_let_go() {
    let head_time = Duration::from_millis(50);
    let server = bounded(Limits { head_time, ..Limits::USUAL });
    for request in ["", "GET / HTTP/1.1\r\nHost: localh", "GET / HTTP/1.1\r\nHost: localhost\r\nX: "] {
        let answer = rest(&mut server.connect(request));
        assert!(!answer.contains(SECRET), "{request}: {answer}");
    }
    // A connection that was answered once is let go as well.
    let answer = rest(&mut server.connect("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"));
    assert!(answer.contains(SECRET), "{answer}");
}

#[test]
fn the_client_that_was_silent_longest_gives_way() {
    let server = small();
    let ask = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";
    let silent = || {
        let mut stream = server.connect(ask);
        assert_eq!(answered(&mut stream), "200");
        stream
    };
    let mut slow: Vec<TcpStream> = (0..3).map(|_| silent()).collect();
    let mut busy = silent();
    busy.write_all(ask.as_bytes()).unwrap();
    assert_eq!(next_answer(&mut busy), "200");
    // All four places are taken.
    assert_eq!(answered(&mut server.connect(ask)), "200");
    rest(&mut slow[0]);
    busy.write_all(ask.as_bytes()).unwrap();
    assert_eq!(next_answer(&mut busy), "200");
    // However many more there are, whoever asks is answered.
    for _ in 0..20 {
        slow.push(server.connect("GET / HT"));
        assert_eq!(answered(&mut server.connect(ask)), "200");
    }
    slow[1..17].iter_mut().for_each(|stream| drop(rest(stream)));
}

/// The status of the answer behind the one that was read in part.
fn next_answer(stream: &mut TcpStream) -> String {
    let mut rest_of_body = Vec::new();
    while !rest_of_body.ends_with(b"</script>") {
        let mut byte = [0];
        stream.read_exact(&mut byte).unwrap();
        rest_of_body.push(byte[0]);
    }
    answered(stream)
}

/// The status of an answer that has begun.
fn answered(stream: &mut TcpStream) -> String {
    let mut head = [0; 12];
    stream.read_exact(&mut head).unwrap();
    String::from_utf8_lossy(&head[9..]).into_owned()
}

#[test]
fn event_streams_are_bounded_and_outlive_silence() {
    let root = tempfile::tempdir().unwrap();
    let server = bounded_with(SMALL, vec![root.path().to_path_buf()]);
    let (mut kept, left) = (server.events(), server.events());
    kept.next();
    let full = || server.get("/__duizhao/events").0;
    // The second stream may not have been seen yet.
    drop(ask_until(&server, "503"));
    assert!(full().starts_with("http/1.1 503"), "{}", full());
    // Many clients come and go: those who listen stay.
    for _ in 0..12 {
        assert!(server.get("/").1.starts_with(SECRET));
    }
    drop(left);
    // The place is free once the server has seen that its reader left, and the other is still told.
    drop(ask_until(&server, "200"));
    fs::write(root.path().join("a.md"), "x").unwrap();
    kept.next();
}

/// Asks for the event stream until the answer is as wanted: the server learns a little later who left.
fn ask_until(server: &Server, wanted: &str) -> TcpStream {
    for _ in 0..10_000 {
        let mut stream = server.connect("GET /__duizhao/events HTTP/1.1\r\nHost: localhost\r\n\r\n");
        if answered(&mut stream) == wanted {
            return stream;
        }
    }
    panic!("the answer is never {wanted}");
}

#[test]
fn asking_for_the_head_of_the_event_stream_takes_no_place() {
    let server = small();
    for _ in 0..8 {
        let answer = raw(&server, b"HEAD /__duizhao/events HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        assert_eq!(status(&answer), "200", "{answer}");
    }
    server.events().next();
}

#[test]
fn the_body_of_a_request_is_not_waited_for() {
    let server = small();
    let mut stream = server
        .connect("GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000000000\r\nExpect: 100-continue\r\n\r\n");
    assert_eq!(answered(&mut stream), "200");
    let post = "POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nffffffff\r\n";
    assert_eq!(answered(&mut server.connect(post)), "405");
}
