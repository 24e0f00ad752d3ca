//! What a request asks for: the path in its URL, and the name of the host it was sent to.
//!
//! Both come from anywhere, so all that is not plainly within the site is refused.

use std::net::IpAddr;

/// The path within the site that a URL's path stands for, or `None` where it cannot be within it.
/// A path that ends in `/` means the `index.html` there.
pub fn site_path(url_path: &str) -> Option<String> {
    let decoded = percent_decode(url_path)?;
    let path = decoded.strip_prefix('/')?;
    let path = match path.strip_suffix('/') {
        _ if path.is_empty() => "index.html".to_owned(),
        Some(folder) => format!("{folder}/index.html"),
        None => path.to_owned(),
    };
    let is_plain = |name: &str| !matches!(name, "" | "." | "..") && !name.contains(['\\', '\0']);
    path.split('/').all(is_plain).then_some(path)
}

/// Decodes `%E5%B9%B4`; `None` where the result is not UTF-8 or a `%` has no two digits.
fn percent_decode(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte != b'%' {
            bytes.push(byte);
            continue;
        }
        let mut digit = || char::from(rest.next()?).to_digit(16);
        let (high, low) = (digit()?, digit()?);
        bytes.push(u8::try_from(high * 16 + low).ok()?);
    }
    String::from_utf8(bytes).ok()
}

/// Whether a `Host` header names this machine itself. Another name means that a foreign page had
/// its own name point to this machine, to read the preview (DNS rebinding).
pub fn is_loopback_host(header: &str) -> bool {
    let name = match header.strip_prefix('[') {
        Some(rest) => match rest.split_once(']') {
            Some((name, port)) if port.is_empty() || is_port(port) => name,
            _ => return false,
        },
        None => match header.split_once(':') {
            Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
            Some(_) => return false,
            None => header,
        },
    };
    let name = name.strip_suffix('.').unwrap_or(name).to_ascii_lowercase();
    name == "localhost"
        || name.ends_with(".localhost")
        || name.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

fn is_port(text: &str) -> bool {
    text.strip_prefix(':').is_some_and(|port| port.bytes().all(|byte| byte.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn urls_become_paths_within_the_site() {
        let cases = [
            ("/", "index.html"),
            ("/zh/", "zh/index.html"),
            ("/zh/a.html", "zh/a.html"),
            ("/zh/reports/%E6%80%BB%E7%BB%93/", "zh/reports/总结/index.html"),
            ("/a%20b%2b", "a b+"),
        ];
        for (url, path) in cases {
            assert_eq!(site_path(url).as_deref(), Some(path), "{url}");
        }
    }

    #[test]
    fn urls_that_leave_the_site_are_refused() {
        let bad = [
            "",
            "*",
            "//",
            "//evil.example",
            "/../x",
            "/a/../../x",
            "/%2e%2e/x",
            "/a/%2e%2e%2fx",
            "/./x",
            "/a//b",
            "/a%5c..%5cx",
            "/a%00",
            "/%",
            "/%4",
            "/%zz",
            "/%ff",
            "/..",
            "/%2f",
        ];
        for url in bad {
            assert_eq!(site_path(url), None, "{url}");
        }
    }

    #[test]
    fn only_names_of_this_machine_are_loopback() {
        for good in [
            "localhost",
            "LOCALHOST:80",
            "site.localhost:1",
            "127.0.0.1:8000",
            "127.9.9.9",
            "[::1]:80",
            "[::1]",
            "localhost.:80",
        ] {
            assert!(is_loopback_host(good), "{good}");
        }
        for bad in [
            "",
            "evil.example",
            "localhost.evil.example",
            "127.0.0.1.evil.example",
            "192.168.1.2",
            "[::2]:80",
            "[::1",
            "localhost:80:x",
            "[::1]x",
            "notlocalhost",
            "127.0.0.1@evil",
        ] {
            assert!(!is_loopback_host(bad), "{bad}");
        }
    }
}
