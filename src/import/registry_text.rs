//! Proposed entries of the registries as text, for a person to complete: what could not be known is a comment.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::registry::{Known, KnownOrganization, Origin, Registry};
use super::scalar::{comment, flow_scalar, scalar};
use crate::lang::Localized;

const HEAD_INDICATORS: &str = "\
# 导入时提出的指标，尚未审核：核对名称、单位、类型和增速口径，补上英文名，再删去 status: draft。标识可以改，报告里一并改。
# Indicators proposed by an import: check name, unit, kind and growth basis, add the English name, then remove `status: draft`.
# Ids may be renamed, in the reports as well.
";

const HEAD_ORGANIZATIONS: &str = "\
# 导入时提出的单位，尚未审核：核对名称和上级单位（within），补上英文名，再删去 status: draft。
# Organizations proposed by an import: check names and `within`, add the English name, then remove `status: draft`.
";

/// Shortest alias that is proposed, in characters.
const ALIAS_MIN: usize = 3;

/// The proposed indicators that are used; `None` where there are none.
pub fn indicators(registry: &Registry, used: &BTreeSet<usize>) -> Option<String> {
    let proposed = registry.indicators.iter().enumerate();
    let proposed = proposed.filter(|(index, known)| known.origin == Origin::Proposed && used.contains(index));
    let entries: Vec<String> = proposed.map(|(_, known)| indicator(known, &registry.languages)).collect();
    (!entries.is_empty()).then(|| format!("{HEAD_INDICATORS}\n{}", entries.join("\n")))
}

fn indicator(known: &Known, languages: &[String]) -> String {
    let one = &known.indicator;
    let mut out = format!("{}:\n", one.id);
    let (name, remark) = name(&one.name, languages);
    let _ = writeln!(out, "  name: {name}{remark}");
    // 产值 and 用地 help to find the indicator of a statement, and would be taken for it in any prose.
    let aliases = one.aliases.get("zh").map(Vec::as_slice).unwrap_or_default();
    let aliases: Vec<&String> = aliases.iter().filter(|alias| alias.chars().count() >= ALIAS_MIN).collect();
    if !aliases.is_empty() && languages.iter().any(|lang| lang == "zh") {
        let aliases: Vec<String> = aliases.iter().map(|alias| flow_scalar(alias)).collect();
        let _ = writeln!(out, "  aliases: {{ zh: [{}] }}", aliases.join(", "));
    }
    let units: Vec<String> = one.units.iter().map(|unit| flow_scalar(&unit.symbol)).collect();
    let _ = match units.as_slice() {
        [only] => writeln!(out, "  unit: {only}"),
        several => writeln!(out, "  unit: [{}]", several.join(", ")),
    };
    let _ = writeln!(out, "  kind: {}", one.kind.as_str());
    let _ = writeln!(out, "  growth_basis: {}", one.growth_basis.as_str());
    let _ = writeln!(out, "  better: {}", one.better.as_str());
    if let Some(topic) = &one.topic {
        let _ = writeln!(out, "  topic: {topic}");
    }
    if let Some((one, other)) = one.noun().filter(|_| languages.iter().any(|lang| lang == "en")) {
        let _ = writeln!(out, "  noun: {{ en: {{ one: {one}, other: {other} }} }}");
    }
    out.push_str("  status: draft\n");
    out
}

/// A name in the languages of the site that have one, with a comment where the English one is wanted.
fn name(name: &Localized, languages: &[String]) -> (String, &'static str) {
    let held: Vec<String> =
        languages.iter().filter_map(|lang| Some(format!("{lang}: {}", flow_scalar(name.by_lang.get(lang)?)))).collect();
    let source_has = languages.first().is_some_and(|lang| name.has(lang));
    let wants_english = languages.iter().any(|lang| lang == "en") && !name.has("en");
    let remark = if wants_english { "  # English name?" } else { "" };
    let text =
        if held.len() > 1 && source_has { format!("{{ {} }}", held.join(", ")) } else { scalar(name.text("zh")) };
    (text, remark)
}

/// The proposed organizations; `None` where there are none.
pub fn organizations(registry: &Registry) -> Option<String> {
    let proposed = registry.organizations.iter().filter(|one| one.origin == Origin::Proposed);
    let entries: Vec<String> = proposed.map(|one| organization(one, &registry.languages)).collect();
    (!entries.is_empty()).then(|| format!("{HEAD_ORGANIZATIONS}\n{}", entries.join("\n")))
}

fn organization(one: &KnownOrganization, languages: &[String]) -> String {
    let wants_english = languages.iter().any(|lang| lang == "en");
    let remark = if wants_english { "  # English name?" } else { "" };
    let mut out = format!("{}:\n  name: {}{remark}\n", one.id, scalar(&comment(&one.name)));
    if let Some(short) = &one.short {
        let _ = writeln!(out, "  short: {}", scalar(short));
    }
    if let Some(within) = &one.within {
        let _ = writeln!(out, "  within: {within}");
    }
    out.push_str("  status: draft\n");
    out
}
