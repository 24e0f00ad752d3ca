//! Which names can be addresses: they become folders of the site, which is copied to servers of any system.

use crate::source::is_file_name;

/// Whether a slug can be an address and a folder on any system: `taizhou-2024`, `临海市2024年总结`.
pub fn is_address(slug: &str) -> bool {
    is_file_name(slug) && !slug.contains(|c: char| c.is_whitespace() || "#%".contains(c))
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
