//! The indicators that documents of this kind usually state, in the form of `indicators.yaml`, with the ids and English names
//! that the statistical yearbooks and the official English reports use.

use std::sync::LazyLock;

use crate::diag::Diagnostics;
use crate::model::Indicator;
use crate::read;
use crate::resolve;
use crate::source::Sources;

const TEXT: &str = include_str!("catalogue.yaml");

/// A site that knows the catalogue and its languages and topics, for nothing else.
const SETTINGS: &str = "title: catalogue\nlanguages: [zh, en]\ntopics: { economy: x, industry: x, innovation: x, opening-up: x, \
                        investment: x, port: x, finance: x, livelihood: x, environment: x }\n";

static INDICATORS: LazyLock<Vec<Indicator>> = LazyLock::new(|| read(&mut Diagnostics::default()));

/// The catalogue, in its order.
pub fn indicators() -> &'static [Indicator] {
    &INDICATORS
}

fn read(found: &mut Diagnostics) -> Vec<Indicator> {
    let mut sources = Sources::default();
    sources.insert("content/site.yaml", SETTINGS.as_bytes());
    sources.insert("content/indicators.yaml", TEXT.as_bytes());
    let project = read::read(&sources, found);
    let site = resolve::resolve(&project, &sources, false, found);
    site.indicators.iter().map(|(_, indicator)| indicator.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_catalogue_is_a_clean_registry() {
        let mut found = Diagnostics::default();
        let indicators = read(&mut found);
        let faults: Vec<&str> = found
            .iter()
            .filter(|fault| !fault.rule.code.starts_with('L'))
            .map(|fault| fault.message.en.as_str())
            .collect();
        assert_eq!(faults, [""; 0]);
        assert!(indicators.len() > 80, "only {}", indicators.len());
    }

    #[test]
    fn every_entry_has_an_english_name() {
        let without: Vec<&str> =
            indicators().iter().filter(|one| !one.name.has("en")).map(|one| one.id.as_str()).collect();
        assert_eq!(without, [""; 0]);
    }
}
