//! Which names can be addresses: they become folders of the site, which is copied to servers of any system.

use crate::fault::visible;

/// Longest slug in bytes: a folder's name may have 255 on most systems, and files made for a page are named after it.
const BYTES_MAX: usize = 200;

/// Whether a slug can be an address and a folder on any system: `taizhou-2024`, `临海市2024年总结`.
pub fn is_address(slug: &str) -> bool {
    let means_something = |c: char| c.is_whitespace() || "?#%\\\"<>|:*/".contains(c);
    !slug.is_empty()
        && slug.len() <= BYTES_MAX
        && !slug.starts_with('.')
        && !slug.ends_with('.')
        && !slug.contains(means_something)
        // Characters that nobody sees make two names that look alike, or read backwards.
        && visible(slug, &[]) == slug
        && !is_device(slug)
}

/// Whether Windows takes the name for a device, whatever ends it: `CON`, `aux.md`, `com1`.
fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or(name).trim_end().to_ascii_lowercase();
    let numbered =
        |port: &str| stem.strip_prefix(port).is_some_and(|n| n.len() == 1 && matches!(n.as_bytes(), [b'1'..=b'9']));
    matches!(stem.as_str(), "con" | "prn" | "aux" | "nul") || numbered("com") || numbered("lpt")
}

/// The slug as systems see it that do not tell capitals apart.
pub fn folded(slug: &str) -> String {
    slug.to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_some_system_cannot_hold_are_no_addresses() {
        for slug in ["taizhou-2024", "临海市2024年总结", "-x", "a.b", "console", "com10", "aux2", "&amp;"] {
            assert!(is_address(slug), "{slug}");
        }
        let long = "长".repeat(67);
        for slug in [
            "",
            ".x",
            "x.",
            "a b",
            "a/b",
            "a:b",
            "a\nb",
            "a\u{202e}b",
            "\u{feff}a",
            "a\u{9b}",
            "CON",
            "nul.x",
            "Com1",
            &long,
        ] {
            assert!(!is_address(slug), "{slug}");
        }
    }
}
