//! Where an address leads to, read the way browsers read it.

use core::net::IpAddr; // only its notation: nothing here asks the network
use std::collections::BTreeMap;

/// The address of the site itself: `https://example.org/reports/`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Base {
    pub text: String,
    /// `https://example.org`, in lower case.
    origin: String,
    /// `/reports/`
    path: String,
}

impl Base {
    /// The address that most pages agree on, by what each says of its own: `zh/index.html` is at `BASE` + `zh/`.
    pub fn of<'a>(canonicals: impl Iterator<Item = (&'a str, &'a str)>) -> Option<Base> {
        let mut votes: BTreeMap<&str, usize> = BTreeMap::new();
        for (path, canonical) in canonicals {
            let own = crate::urls::encode(path.strip_suffix("index.html").unwrap_or(path));
            if let Some(base) = canonical.strip_suffix(own.as_str()).filter(|base| base.ends_with('/')) {
                *votes.entry(base).or_default() += 1;
            }
        }
        let (base, _) = votes.into_iter().max_by_key(|(_, count)| *count)?;
        Base::parse(base)
    }

    fn parse(text: &str) -> Option<Base> {
        let (scheme, rest) = text.split_once("://")?;
        let (host, path) = rest.split_at_checked(rest.find('/')?)?;
        let origin = format!("{scheme}://{host}").to_ascii_lowercase();
        Some(Base { text: text.to_owned(), origin, path: path.to_owned() })
    }
}

/// Where an address leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// A file of the site, and a place on it.
    Here { path: String, anchor: Option<String> },
    /// Another address of the same host, above or beside the site.
    Beside,
    /// Another host.
    Elsewhere,
    /// This very machine, or a file on it.
    Machine,
    /// Out of the folder, so that it depends on where the folder lies.
    Outside,
    /// Code or content within the address: `javascript:`, `data:`.
    Within(&'static str),
    /// A mail address, a telephone number: no page.
    Other,
}

const WITHIN: [&str; 4] = ["javascript", "vbscript", "data", "blob"];
const NETWORK: [&str; 5] = ["http", "https", "ws", "wss", "ftp"];

/// What `href` in the file `from` leads to.
pub fn resolve(from: &str, href: &str, base: Option<&Base>) -> Target {
    let href = tidy(href);
    if let Some((scheme, rest)) = scheme(&href) {
        if let Some(known) = WITHIN.iter().find(|known| **known == scheme) {
            return Target::Within(known);
        }
        return match scheme.as_str() {
            "file" => Target::Machine,
            _ if NETWORK.contains(&scheme.as_str()) => of_host(&format!("{scheme}:"), rest, base),
            _ => Target::Other,
        };
    }
    let slashed = with_slashes(&href);
    if slashed.starts_with("//") {
        let scheme = base.and_then(|base| base.origin.split_once("//")).map_or("https:", |(scheme, _)| scheme);
        return of_host(scheme, &slashed, base);
    }
    if slashed.starts_with('/') {
        return match base.map(|base| (slashed.strip_prefix(base.path.as_str()), base)) {
            Some((Some(rest), _)) => below("", rest),
            Some((None, _)) => Target::Beside,
            None => Target::Outside,
        };
    }
    if slashed.is_empty() || slashed.starts_with(['#', '?']) {
        let anchor = slashed.split_once('#').and_then(|(_, anchor)| decode(anchor));
        return Target::Here { path: from.to_owned(), anchor };
    }
    below(from.rsplit_once('/').map_or("", |(folder, _)| folder), &slashed)
}

/// Without what browsers leave out: blanks around, line breaks and tabs anywhere.
fn tidy(href: &str) -> String {
    let href = href.trim_matches(|c: char| c <= ' ');
    href.chars().filter(|c| !matches!(c, '\t' | '\n' | '\r')).collect()
}

/// A backslash before the query is a slash to browsers.
fn with_slashes(href: &str) -> String {
    let end = href.find(['?', '#']).unwrap_or(href.len());
    let (path, rest) = href.split_at_checked(end).unwrap_or((href, ""));
    format!("{}{rest}", path.replace('\\', "/"))
}

fn scheme(href: &str) -> Option<(String, &str)> {
    let (scheme, rest) = href.split_once(':')?;
    let is_scheme = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c));
    is_scheme.then(|| (scheme.to_ascii_lowercase(), rest))
}

/// `//host/path` behind its scheme.
fn of_host(scheme: &str, rest: &str, base: Option<&Base>) -> Target {
    let rest = with_slashes(rest);
    // `https:host`, `https:///host`: browsers find the host all the same.
    let rest = rest.trim_start_matches('/');
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (authority, path) = rest.split_at_checked(end).unwrap_or((rest, ""));
    let authority = authority.rsplit('@').next().unwrap_or_default().to_ascii_lowercase();
    let path = if path.starts_with('/') { path.to_owned() } else { format!("/{path}") };
    match base {
        Some(base) if base.origin == format!("{scheme}//{authority}") => {
            path.strip_prefix(base.path.as_str()).map_or(Target::Beside, |rest| below("", rest))
        }
        _ if is_machine(&authority) => Target::Machine,
        _ => Target::Elsewhere,
    }
}

/// Whether a host is the machine of whoever opens the page.
pub fn is_machine(authority: &str) -> bool {
    let host = match authority.strip_prefix('[') {
        Some(rest) => rest.split(']').next().unwrap_or_default(),
        None => authority.split(':').next().unwrap_or_default(),
    };
    let host = host.strip_suffix('.').unwrap_or(host);
    let address = host.parse::<IpAddr>().map(|address| address.to_canonical());
    host == "localhost"
        || host.ends_with(".localhost")
        || address.is_ok_and(|address| address.is_loopback() || address.is_unspecified())
}

/// A path below a folder of the site.
fn below(folder: &str, href: &str) -> Target {
    let (rest, anchor) = match href.split_once('#') {
        Some((rest, anchor)) => (rest, decode(anchor)),
        None => (href, None),
    };
    let path = rest.split('?').next().unwrap_or_default();
    let mut names: Vec<String> = folder.split('/').filter(|name| !name.is_empty()).map(str::to_owned).collect();
    for name in path.split('/') {
        // Browsers take `%2e` for a dot here.
        match decode(name).as_deref() {
            Some("" | ".") => {}
            Some("..") => {
                if names.pop().is_none() {
                    return Target::Outside;
                }
            }
            Some(name) => names.push(name.to_owned()),
            None => names.push(name.to_owned()),
        }
    }
    let last = path.rsplit('/').next().unwrap_or_default();
    if matches!(last, "" | "." | "..") {
        names.push("index.html".to_owned());
    }
    Target::Here { path: names.join("/"), anchor }
}

/// Percent-decoded; `None` where that is no text.
fn decode(text: &str) -> Option<String> {
    if !text.contains('%') {
        return Some(text.to_owned());
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        let digits = if byte == b'%' { rest.clone().next().zip(rest.clone().nth(1)) } else { None };
        let digit = |byte: u8| char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
        match digits.and_then(|(high, low)| Some(digit(high)? * 16 + digit(low)?)) {
            Some(decoded) => {
                bytes.push(decoded);
                rest.nth(1);
            }
            None => bytes.push(byte),
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn here(path: &str, anchor: Option<&str>) -> Target {
        Target::Here { path: path.to_owned(), anchor: anchor.map(str::to_owned) }
    }

    #[test]
    fn addresses_lead_where_browsers_go() {
        let base = Base::parse("https://example.org/reports/").unwrap();
        for (href, target) in [
            ("a.html", here("zh/r/a.html", None)),
            ("../index.html#x%2Cy", here("zh/index.html", Some("x,y"))),
            ("%E6%80%BB/", here("zh/r/总/index.html", None)),
            ("..", here("zh/index.html", None)),
            ("#top", here("zh/r/index.html", Some("top"))),
            ("?q=1", here("zh/r/index.html", None)),
            ("", here("zh/r/index.html", None)),
            ("a.html?b=../../c", here("zh/r/a.html", None)),
            ("../../../x", Target::Outside),
            ("..\\..\\..\\x", Target::Outside),
            ("%2e%2e/%2e%2e/%2E%2E/x", Target::Outside),
            ("/reports/zh/", here("zh/index.html", None)),
            ("/other/", Target::Beside),
            ("https://example.org/reports/zh/a#b", here("zh/a", Some("b"))),
            ("HTTPS://EXAMPLE.ORG/reports/", here("index.html", None)),
            ("//example.org/reports/x", here("x", None)),
            ("https://example.org/", Target::Beside),
            ("http://example.org/reports/", Target::Elsewhere),
            ("https://example.org.evil.example/reports/", Target::Elsewhere),
            ("https://example.org@evil.example/reports/", Target::Elsewhere),
            ("//evil.example/x.js", Target::Elsewhere),
            ("\\\\evil.example\\x.js", Target::Elsewhere),
            ("/\\evil.example/x.js", Target::Elsewhere),
            ("ht\ntps:/\t/evil.example", Target::Elsewhere),
            ("https:evil.example", Target::Elsewhere),
            ("http://localhost:4000/zh/", Target::Machine),
            ("http://127.0.0.1/", Target::Machine),
            ("http://[::1]:80/", Target::Machine),
            ("file:///C:/site/index.html", Target::Machine),
            (" java\nscript:alert(1)", Target::Within("javascript")),
            ("DATA:image/png;base64,", Target::Within("data")),
            ("mailto:a@b.cn", Target::Other),
            ("tel:+86", Target::Other),
        ] {
            assert_eq!(resolve("zh/r/index.html", href, Some(&base)), target, "{href}");
        }
        assert_eq!(resolve("a.html", "/x", None), Target::Outside);
        assert_eq!(resolve("a.html", "https://example.org/", None), Target::Elsewhere);
    }

    #[test]
    fn the_base_is_what_most_pages_say() {
        let said = [
            ("index.html", "https://a.example/x/"),
            ("zh/报/index.html", "https://a.example/x/zh/%E6%8A%A5/"),
            ("zh/old/index.html", "https://a.example/x/zh/new/"),
            ("en/index.html", "https://b.example/en/"),
        ];
        assert_eq!(Base::of(said.into_iter()).unwrap().text, "https://a.example/x/");
        assert_eq!(Base::of([("index.html", "zh/index.html")].into_iter()), None);
    }
}
