//! Licences by their SPDX names, with the page that explains them.

use super::Writer;
use super::views::Link;
use crate::lang::Tongue;

/// SPDX id, usual name, address of the text.
const KNOWN: &[(&str, &str, &str)] = &[
    ("CC0-1.0", "CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
    ("ODbL-1.0", "ODbL 1.0", "https://opendatacommons.org/licenses/odbl/1-0/"),
    ("ODC-By-1.0", "ODC-By 1.0", "https://opendatacommons.org/licenses/by/1-0/"),
    ("PDDL-1.0", "PDDL 1.0", "https://opendatacommons.org/licenses/pddl/1-0/"),
    ("OGL-UK-3.0", "OGL 3.0", "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"),
    ("MIT", "MIT", "https://spdx.org/licenses/MIT.html"),
    ("Apache-2.0", "Apache 2.0", "https://www.apache.org/licenses/LICENSE-2.0"),
    ("MulanPSL-2.0", "MulanPSL 2.0", "https://license.coscl.org.cn/MulanPSL2"),
];

/// The site's licence under its usual name, linked where it is known or is itself an address.
pub fn license(w: &Writer<'_>) -> Option<Link> {
    let id = w.site().settings.license.as_deref()?;
    if id.starts_with("https://") || id.starts_with("http://") {
        return Some(Link { label: id.to_owned(), href: Some(id.to_owned()), lang: None });
    }
    if let Some((_, name, href)) = KNOWN.iter().find(|(known, ..)| known.eq_ignore_ascii_case(id)) {
        return Some(Link { label: (*name).to_owned(), href: Some((*href).to_owned()), lang: None });
    }
    Some(creative_commons(id, w.tongue).unwrap_or_else(|| Link { label: id.to_owned(), ..Link::default() }))
}

/// `CC-BY-NC-4.0` → CC BY-NC 4.0, with the deed in the page's language.
fn creative_commons(id: &str, tongue: Tongue) -> Option<Link> {
    let upper = id.to_ascii_uppercase();
    let (terms, version) = upper.strip_prefix("CC-")?.rsplit_once('-')?;
    let known = ["BY", "BY-SA", "BY-NC", "BY-ND", "BY-NC-SA", "BY-NC-ND"].contains(&terms);
    if !known || !["1.0", "2.0", "2.5", "3.0", "4.0"].contains(&version) {
        return None;
    }
    // Only version 4.0 has deeds in Chinese characters of the mainland under this name.
    let deed = if tongue == Tongue::Zh && version == "4.0" { "deed.zh-hans" } else { "" };
    let href = format!("https://creativecommons.org/licenses/{}/{version}/{deed}", terms.to_ascii_lowercase());
    Some(Link { label: format!("CC {terms} {version}"), href: Some(href), lang: None })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn creative_commons_names_are_known() {
        let link = creative_commons("CC-BY-NC-4.0", Tongue::En).unwrap();
        assert_eq!(link.label, "CC BY-NC 4.0");
        assert_eq!(link.href.as_deref(), Some("https://creativecommons.org/licenses/by-nc/4.0/"));
        assert!(creative_commons("CC-BY-4.0", Tongue::Zh).unwrap().href.unwrap().ends_with("/by/4.0/deed.zh-hans"));
        assert!(creative_commons("CC-XY-4.0", Tongue::En).is_none());
    }
}
