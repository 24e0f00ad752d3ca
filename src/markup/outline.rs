//! Headings: levels below the page's one `h1`, and ids that links can name.

use std::collections::{BTreeMap, BTreeSet};

use pulldown_cmark::{Tag, TagEnd};
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

use super::pieces::{Item, Piece, plain_text};

/// A heading of the prose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Heading {
    /// As written to HTML: 2 to 6.
    pub level: u8,
    pub id: String,
    /// Plain text.
    pub text: String,
}

/// All headings, by the number of the piece that opens each.
///
/// The page's title is its `h1`: the top level of the prose becomes `h2`, and no level is skipped, whatever marks the
/// author used (`#` then `###` are `h2` and `h3`).
pub fn headings(items: &[Item], slots: &[String]) -> BTreeMap<usize, Heading> {
    let mut headings = BTreeMap::new();
    let mut taken = Taken::default();
    let mut open: Vec<u8> = Vec::new();
    for (index, item) in items.iter().enumerate() {
        let Piece::Start(Tag::Heading { level, .. }) = &item.piece else { continue };
        let written = *level as u8;
        while open.last().is_some_and(|last| *last >= written) {
            open.pop();
        }
        open.push(written);
        let inner = items.get(index + 1..).unwrap_or(&[]);
        let length =
            inner.iter().position(|item| matches!(item.piece, Piece::End(TagEnd::Heading(_)))).unwrap_or(inner.len());
        let text =
            plain_text(inner.get(..length).unwrap_or(&[]), slots).split_whitespace().collect::<Vec<_>>().join(" ");
        let level = u8::try_from(open.len() + 1).unwrap_or(6).min(6);
        let id = taken.unique(slug(&text));
        headings.insert(index, Heading { level, id, text });
    }
    headings
}

/// Letters of any script and digits, joined by hyphens: `二、1—10月 产值` → `二1-10月-产值`.
///
/// There is never a dot in it, so that it meets no figure's anchor (`gdp.2025`), and it never starts like the ids of the
/// page's own furniture (`page-figures`).
fn slug(text: &str) -> String {
    let mut slug = String::new();
    for c in text.nfc() {
        if c.is_alphanumeric() {
            slug.extend(c.to_lowercase());
        } else if (c.is_whitespace() || matches!(c, '-' | '–' | '—' | '～' | '~' | '/' | '_' | '－' | '.'))
            && !slug.ends_with('-')
        {
            slug.push('-');
        }
    }
    let slug = slug.trim_matches('-');
    if slug.is_empty() || slug == "page" || slug.starts_with("page-") {
        return format!("section-{slug}").trim_end_matches('-').to_owned();
    }
    slug.to_owned()
}

/// Ids that were given, and the last number behind each.
#[derive(Default)]
struct Taken {
    ids: BTreeSet<String>,
    numbers: BTreeMap<String, usize>,
}

impl Taken {
    fn unique(&mut self, slug: String) -> String {
        let mut id = slug.clone();
        while !self.ids.insert(id.clone()) {
            let number = self.numbers.entry(slug.clone()).or_insert(1);
            *number += 1;
            id = format!("{slug}-{number}");
        }
        id
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Tongue;
    use crate::markup::{mend, pieces};

    fn outline(source: &str) -> Vec<String> {
        let items = pieces::parse(&mend::mend(source, &mut |_| None), Tongue::Zh);
        headings(&items, &[]).into_values().map(|heading| format!("h{} {}", heading.level, heading.id)).collect()
    }

    #[test]
    fn the_top_level_is_h2_and_none_is_skipped() {
        assert_eq!(outline("# 一\n\n### 二\n\n###### 三\n\n## 四\n"), ["h2 一", "h3 二", "h4 三", "h3 四"]);
        assert_eq!(outline("### 甲\n\n## 乙\n\n### 丙"), ["h2 甲", "h2 乙", "h3 丙"]);
    }

    #[test]
    fn ids_keep_han_and_are_unique() {
        assert_eq!(
            outline(
                "## 一、总体运行\n\n## 1—10月 *产值*\n\n## 一、总体运行\n\n## ！\n\n## Page figures\n\n## R&D：`x`"
            ),
            ["h2 一总体运行", "h2 1-10月-产值", "h2 一总体运行-2", "h2 section", "h2 section-page-figures", "h2 rdx"]
        );
    }
}
