//! SDMX: the figures as SDMX-CSV 2.0 and what they are made of as SDMX-ML 2.1.
//! <https://sdmx.org/standards-2/>
//!
//! A row of `observations.csv` states several numbers (level, growth, rank, share); SDMX has one number in each row, so
//! that each becomes a row with its measure. The report is a dimension: a figure that was published again is another
//! observation, not a silent change of the first. What has no time (planned totals) stands in a flow of its own, for a
//! time dimension may not be empty.

mod csv;
mod points;
mod structure;

use pinyin::ToPinyin as _;

use super::Exporter;

/// Where the structure stands below `data/`.
pub const STRUCTURE: &str = "sdmx/structure.xml";

/// The flow of figures with a time.
pub const FIGURES: &str = "sdmx/figures.csv";

/// The flow of figures without one.
pub const TOTALS: &str = "sdmx/totals.csv";

pub use csv::{figures, totals};
pub use structure::write as structure;

/// All artefacts are of this version: their content changes with the site, their shape does not.
const VERSION: &str = "1.0";

/// A component of the structure: its id, the code list that it takes its values from, and the word for what it is.
struct Component {
    id: &'static str,
    codes: Option<&'static str>,
    word: &'static str,
}

const fn coded(id: &'static str, codes: &'static str, word: &'static str) -> Component {
    Component { id, codes: Some(codes), word }
}

const fn free(id: &'static str, word: &'static str) -> Component {
    Component { id, codes: None, word }
}

/// What tells one observation from all others, beside the time.
const DIMENSIONS: [Component; 7] = [
    coded("ORGANIZATION", "CL_ORGANIZATION", "column-organization"),
    coded("INDICATOR", "CL_INDICATOR", "column-indicator"),
    coded("ITEM", "CL_ITEM", "column-item"),
    coded("BASIS", "CL_BASIS", "column-basis"),
    coded("MEASURE", "CL_MEASURE", "sdmx-measure"),
    coded("REPORT", "CL_REPORT", "column-report"),
    // One indicator may be stated in several currencies by one report.
    coded("UNIT_MEASURE", "CL_UNIT", "sdmx-unit"),
];

const TIME: Component = free("TIME_PERIOD", "sdmx-time-period");

const VALUE: Component = free("OBS_VALUE", "column-value");

/// What else is known of an observation.
const ATTRIBUTES: [Component; 15] = [
    coded("OBS_STATUS", "CL_OBS_STATUS", "column-status"),
    coded("UNIT_MULT", "CL_UNIT_MULT", "sdmx-unit-mult"),
    free("DECIMALS", "column-decimals"),
    free("UPPER_VALUE", "column-value_max"),
    coded("COMPARATOR", "CL_COMPARATOR", "column-comparator"),
    free("QUALIFIER", "column-qualifier"),
    coded("GROWTH_BASIS", "CL_GROWTH_BASIS", "column-growth_basis"),
    free("AVERAGE_OVER", "column-average_over"),
    free("WHOLE", "sdmx-whole"),
    free("RANK_BY", "column-rank_by"),
    free("RANK_TOTAL", "column-rank_total"),
    free("CURRENT", "column-current"),
    free("VINTAGE", "column-vintage"),
    free("ID", "column-id"),
    free("NOTE", "column-note"),
];

/// Letters of pinyin in an id.
const SPELLED_MAX: usize = 32;

/// Not applicable, as SDMX codes it: no item, no basis.
const NONE: &str = "_Z";

/// A text as an SDMX id: itself where its letters allow that, else its pinyin with a hash, so that it depends on nothing
/// but the text: 标箱 is `biaoxiang-9e0101`.
fn identifier(text: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "_-@$".contains(c);
    if !text.is_empty() && text.chars().all(is_plain) {
        return text.to_owned();
    }
    let spelled = text.chars().flat_map(|c| {
        let syllable = c.to_pinyin().map(|syllable| syllable.plain().replace('ü', "v"));
        syllable.unwrap_or_else(|| c.to_string()).chars().collect::<Vec<_>>()
    });
    let spelled: String = spelled.filter(char::is_ascii_alphanumeric).take(SPELLED_MAX).collect();
    let hash = blake3::hash(text.as_bytes()).to_hex();
    format!("{}-{}", if spelled.is_empty() { "X" } else { &spelled }, hash.get(..6).unwrap_or_default())
}

/// Who maintains the structure: the site's host from behind, `ORG.EXAMPLE`.
fn agency(export: &Exporter<'_>) -> String {
    let host = export.site().settings.base_url.as_deref().and_then(|url| url.split_once("://")).map(|(_, rest)| rest);
    let host = host.and_then(|rest| rest.split(['/', ':']).next()).unwrap_or_default();
    let is_part = |part: &str| {
        part.starts_with(|c: char| c.is_ascii_alphabetic())
            && part.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
    };
    let parts: Vec<&str> = host.rsplit('.').filter(|part| is_part(part)).collect();
    if parts.is_empty() { "LOCAL".to_owned() } else { parts.join(".").to_uppercase() }
}
