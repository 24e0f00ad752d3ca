//! Placeholders: `{gdp}`, `{gdp.yoy}`, `{trade#cars@2025}`, `{target:gdp}` stand for figures of the front matter.
//!
//! Braces that hold no registered indicator are text: `{见附件}`. Of what reads like a misspelt id the author is told.

use std::ops::Range;

use super::Setting;
use crate::diag::Diagnostics;
use crate::model::{Facet, IndicatorId, IndicatorKind, ObservationId, OrganizationId, Part, Prose, TargetId};
use crate::period::Period;
use crate::prose::mention::{FALLS, RISES};
use crate::quantity::{self, Growth, Quantity};
use crate::rules;

/// Whose figure a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Owner {
    Observation(ObservationId),
    Target(TargetId),
}

/// A placeholder with what it stands for.
#[derive(Debug, Clone)]
pub struct Slot {
    pub owner: Owner,
    /// Which number of the figure.
    pub part: Part,
    /// As readers see it.
    pub text: String,
    /// In the base unit.
    pub value: String,
}

const PARTS: &[(&str, Part)] =
    &[(".yoy", Part::Yoy), (".growth", Part::Yoy), (".rank", Part::Rank), (".share", Part::Share)];

/// What stands in the braces.
struct Wanted<'a> {
    is_target: bool,
    indicator: IndicatorId,
    part: Part,
    item: Option<&'a str>,
    period: Option<Period>,
}

/// The figure for the braces at a range of the prose; `None` where they are text, or where no single figure answers.
pub fn resolve(prose: &Prose, range: Range<usize>, setting: &Setting<'_>, found: &mut Diagnostics) -> Option<Slot> {
    let written = prose.text.get(range.clone()).unwrap_or("");
    let inner = written.strip_prefix('{').and_then(|rest| rest.strip_suffix('}'))?;
    let span = prose.span(range.start, range.end);
    let wanted = match read(inner.trim(), setting) {
        Reading::Text => return None,
        Reading::Misspelt { near, name } => {
            let (kind, rest) = inner.strip_prefix("target:").map_or(("", inner), |rest| ("target:", rest));
            let meant = format!("{{{kind}{}}}", rest.replacen(name, near, 1));
            found.push(rules::misspelt_placeholder(span, written, &meant));
            return None;
        }
        Reading::Wrong => {
            found.push(rules::placeholder_without_figure(span, written));
            return None;
        }
        Reading::Wanted(wanted) => wanted,
    };
    let owners = if wanted.is_target { targets(&wanted, setting) } else { observations(&wanted, setting) };
    let slots: Vec<Slot> = owners.into_iter().filter_map(|owner| slot(owner, wanted.part, setting)).collect();
    match slots.as_slice() {
        [] => {
            found.push(rules::placeholder_without_figure(span, written));
            None
        }
        [only] => {
            let before = prose.text.get(..range.start).unwrap_or("");
            Some(Slot { text: without_doubled_sign(&only.text, before), ..only.clone() })
        }
        several => {
            let names: Vec<String> = several.iter().take(6).map(|slot| name(slot.owner, setting)).collect();
            found.push(rules::ambiguous_placeholder(span, written, &names.join(", ")));
            None
        }
    }
}

enum Reading<'a> {
    /// No registered indicator is named.
    Text,
    /// The same, but the name is near an id: `{new-firm}`.
    Misspelt {
        near: &'a str,
        name: &'a str,
    },
    /// One is, but the rest is not understood.
    Wrong,
    Wanted(Wanted<'a>),
}

fn read<'a>(inner: &'a str, setting: &Setting<'a>) -> Reading<'a> {
    let (is_target, rest) = inner.strip_prefix("target:").map_or((false, inner), |rest| (true, rest.trim_start()));
    // `{id.yoy@2025}` and `{id@2025.yoy}` are both understood.
    let (rest, late_part) = part_of(rest);
    let (rest, period) = rest.rsplit_once('@').map_or((rest, None), |(rest, period)| (rest, Some(period)));
    let (head, item) = rest.split_once('#').map_or((rest, None), |(head, item)| (head, Some(item.trim())));
    let mut quiet = Diagnostics::default();
    let mut find = |name: &str| setting.names.indicator(name.trim(), crate::source::Span::default(), &mut quiet);
    let (indicator, early_part) = match find(head) {
        Some(indicator) => (indicator, None),
        None => {
            let (name, part) = part_of(head);
            match (find(name), part) {
                (Some(indicator), Some(part)) => (indicator, Some(part)),
                // `{gdp.rate}` names an indicator, but no number of it.
                _ if name.split_once('.').is_some_and(|(id, _)| setting.names.find_indicator(id).is_some()) => {
                    return Reading::Wrong;
                }
                // Nobody should see its braces.
                _ if setting.names.is_unpublished_indicator(name) => return Reading::Wrong,
                _ => {
                    let near = setting.names.near_indicator(name);
                    return near.map_or(Reading::Text, |near| Reading::Misspelt { near, name });
                }
            }
        }
    };
    let period = match period.map(|text| Period::parse(text.trim())) {
        Some(Err(_)) => return Reading::Wrong,
        Some(Ok(period)) => Some(period),
        None => None,
    };
    let part = early_part.or(late_part).unwrap_or(Part::Level);
    Reading::Wanted(Wanted { is_target, indicator, part, item, period })
}

fn part_of(text: &str) -> (&str, Option<Part>) {
    let hit = PARTS.iter().find_map(|(suffix, part)| text.strip_suffix(suffix).map(|rest| (rest, Some(*part))));
    hit.unwrap_or((text, None))
}

/// What a candidate is chosen by.
struct Candidate<'a> {
    owner: Owner,
    item: Option<&'a Facet>,
    basis: Option<&'a Facet>,
    organization: OrganizationId,
    period: Period,
}

/// Those that answer. Where several do, what stands without item, on the usual basis and about the report's own
/// organization goes before the rest: `{projects}` is not `{projects#under-300m}`.
fn chosen(all: Vec<Candidate<'_>>, wanted: &Wanted<'_>, setting: &Setting<'_>) -> Vec<Owner> {
    let is_stock = setting.site.indicators[wanted.indicator].kind == IndicatorKind::Stock;
    let period = wanted.period.map(|period| if is_stock { period.instant() } else { period });
    let is_meant = |facet: Option<&Facet>, item: &str| {
        facet.is_some_and(|facet| facet.key == item || facet.name.values().any(|name| name == item))
    };
    let mut all: Vec<Candidate<'_>> = all
        .into_iter()
        .filter(|one| period.is_none_or(|period| one.period == period))
        .filter(|one| wanted.item.is_none_or(|item| is_meant(one.item, item)))
        .collect();
    let about = setting.report().map(|report| report.about);
    let plainer: [&dyn Fn(&Candidate<'_>) -> bool; 3] =
        [&|one| wanted.item.is_some() || one.item.is_none(), &|one| one.basis.is_none(), &|one| {
            about.is_none_or(|about| one.organization == about)
        }];
    for is_plain in plainer {
        if all.len() > 1 && all.iter().any(is_plain) {
            all.retain(is_plain);
        }
    }
    all.into_iter().map(|one| one.owner).collect()
}

fn observations(wanted: &Wanted<'_>, setting: &Setting<'_>) -> Vec<Owner> {
    let all: Vec<ObservationId> = match setting.report() {
        Some(report) => report.observations.clone(),
        // A plain page has no figures of its own: it may name any that counts.
        None => setting.site.observations.ids().filter(|id| setting.derived.is_current(*id)).collect(),
    };
    let of = all
        .into_iter()
        .map(|id| (id, &setting.site.observations[id]))
        .filter(|(_, one)| one.indicator == wanted.indicator);
    let candidates = of.map(|(id, one)| Candidate {
        owner: Owner::Observation(id),
        item: one.item.as_deref(),
        basis: one.basis.as_deref(),
        organization: one.organization,
        period: one.period,
    });
    chosen(candidates.collect(), wanted, setting)
}

fn targets(wanted: &Wanted<'_>, setting: &Setting<'_>) -> Vec<Owner> {
    let all: Vec<TargetId> =
        setting.report().map_or_else(|| setting.site.targets.ids().collect(), |report| report.targets.clone());
    let of =
        all.into_iter().map(|id| (id, &setting.site.targets[id])).filter(|(_, one)| one.indicator == wanted.indicator);
    let candidates = of.map(|(id, one)| Candidate {
        owner: Owner::Target(id),
        item: one.item.as_deref(),
        basis: one.basis.as_deref(),
        organization: one.organization,
        period: one.period,
    });
    chosen(candidates.collect(), wanted, setting)
}

/// How a placeholder names a figure without doubt.
fn name(owner: Owner, setting: &Setting<'_>) -> String {
    let (head, indicator, item, period) = match owner {
        Owner::Observation(id) => {
            let one = &setting.site.observations[id];
            ("", one.indicator, &one.item, one.period)
        }
        Owner::Target(id) => {
            let one = &setting.site.targets[id];
            ("target:", one.indicator, &one.item, one.period)
        }
    };
    let item = item.as_ref().map(|item| format!("#{}", item.key)).unwrap_or_default();
    format!("{{{head}{}{item}@{}}}", setting.site.indicators[indicator].id, period.canonical())
}

fn slot(owner: Owner, part: Part, setting: &Setting<'_>) -> Option<Slot> {
    let tongue = setting.tongue();
    let (indicator, level, growth, rank, share) = match owner {
        Owner::Observation(id) => {
            let one = &setting.site.observations[id];
            (one.indicator, one.level.as_ref(), one.yoy.as_ref(), one.rank.as_deref(), one.share.as_deref())
        }
        Owner::Target(id) => {
            let one = &setting.site.targets[id];
            let growth = one.growth.as_ref().or(one.average_growth.as_ref());
            (one.indicator, one.level.as_ref(), growth, one.rank.as_deref(), one.share.as_deref())
        }
    };
    let noun = setting.site.indicators[indicator].noun();
    let of_level = |level: &Quantity| (quantity::figure(level, noun, tongue), base_value(level));
    let of_growth = |growth: &Growth| (quantity::growth_figure(growth, tongue), growth.value.normalize().to_string());
    let of_rank = |place: u32| (quantity::ordinal(place.into(), tongue), place.to_string());
    // A target may aim at growth, a place or a share alone.
    let part = match (part, owner) {
        (Part::Level, Owner::Target(_)) if level.is_none() => match (growth, share) {
            (Some(_), _) => Part::Yoy,
            (None, Some(_)) => Part::Share,
            (None, None) => Part::Rank,
        },
        (part, _) => part,
    };
    let (text, value) = match part {
        Part::Level => of_level(level?),
        Part::Rank => of_rank(rank?.place?),
        Part::Share => of_level(&share?.value),
        _ => of_growth(growth?),
    };
    Some(Slot { owner, part, text, value })
}

/// The value of a level in its base unit, as in `<data value>`.
pub fn base_value(level: &Quantity) -> String {
    level.base().map(|base| base.normalize().to_string()).unwrap_or_default()
}

/// 增长 and "up" say the sign already: `增长{gdp.yoy}` is 增长5.2%, not 增长+5.2%.
fn without_doubled_sign(text: &str, before: &str) -> String {
    let before = before.trim_end_matches(|c: char| c.is_whitespace() || c == '*');
    // No word is longer.
    let tail = before.char_indices().rev().nth(19).map_or(0, |(at, _)| at);
    let before = before.get(tail..).unwrap_or("").to_lowercase();
    let says = |words: &[&str]| words.iter().any(|word| before.ends_with(word));
    if says(RISES) || says(&["by", "increased", "rise of"]) {
        return text.replacen('+', "", 1);
    }
    if says(FALLS) || says(&["减"]) {
        return text.replacen(crate::prose::mention::MINUS, "", 1);
    }
    text.to_owned()
}
