//! R111, R112: names that are nearly the same: two indicators, a publisher and the organization it is registered as.
//!
//! Linear in the names: every name is looked up with one and two neighbouring characters left out, never against all
//! others.

use std::collections::{BTreeSet, HashMap};

use super::{Context, told};
use crate::diag::Diagnostics;
use crate::lang::is_cjk;
use crate::model::{Indicator, IndicatorId, Report};
use crate::rules;

/// Characters by which two names differ in scope, level, direction or flow, and not in spelling.
const TELLING: &str = "进出城乡镇村新增净国省市县区级计划人均速规限上下非不未外内一二三四五六七八九十百千万亿第大小中西东南北\
                       半高低轻重公民私男女老幼首再续累当本自跨境原";
/// Endings that a name may have or lack.
const ENDINGS: &[&str] = &["数", "额", "量", "总额", "总量", "数量"];
/// Shorter names differ by a character from many.
const CHARS_MIN: usize = 5;

/// Compares the registries' names, then those of publishers.
pub fn check(context: &Context<'_>, found: &mut Diagnostics) {
    indicators(context, found);
    for (_, report) in context.site.reports.iter() {
        publisher(context, report, found);
    }
}

fn indicators(context: &Context<'_>, found: &mut Diagnostics) {
    let lang = context.site.settings.source_lang();
    let mut by_name: HashMap<&str, IndicatorId> = HashMap::new();
    for (id, indicator) in context.site.indicators.iter() {
        names(indicator, lang).for_each(|name| {
            by_name.entry(name).or_insert(id);
        });
    }
    let mut told_of: BTreeSet<(IndicatorId, IndicatorId)> = BTreeSet::new();
    for (id, indicator) in context.site.indicators.iter() {
        for name in names(indicator, lang).filter(|name| name.chars().count() > CHARS_MIN) {
            for shorter in shortened(name) {
                let Some((near, other)) = by_name.get_key_value(shorter.as_str()) else { continue };
                let (first, second) = (id.min(*other), id.max(*other));
                if *other != id && are_of_one_kind(context, first, second) && told_of.insert((first, second)) {
                    let (name, near) = if second == id { (name, *near) } else { (*near, name) };
                    let span = |id: IndicatorId| context.site.indicators[id].span;
                    found.push(rules::near_duplicate_indicators(span(second), span(first), name, near));
                }
            }
        }
    }
}

fn names<'a>(indicator: &'a Indicator, lang: &'a str) -> impl Iterator<Item = &'a str> {
    let aliases = indicator.aliases.get(lang).into_iter().flatten().map(String::as_str);
    std::iter::once(indicator.name.text(lang)).chain(aliases)
}

/// Same dimension and kind, and not told apart by the author already.
fn are_of_one_kind(context: &Context<'_>, first: IndicatorId, second: IndicatorId) -> bool {
    let (a, b) = (&context.site.indicators[first], &context.site.indicators[second]);
    a.unit().dimension == b.unit().dimension
        && a.kind == b.kind
        && !a.related.contains(&second)
        && !b.related.contains(&first)
}

/// The name without one or two neighbouring characters within it, or without an ending, where those tell nothing.
fn shortened(name: &str) -> Vec<String> {
    let chars: Vec<char> = name.chars().collect();
    let tells = |c: &char| !is_cjk(*c) || TELLING.contains(*c);
    let mut all = Vec::new();
    for length in 1..=2 {
        for (at, piece) in chars.windows(length).enumerate().skip(1) {
            let is_end = at + length == chars.len();
            let piece: String = piece.iter().collect();
            if piece.chars().any(|c| tells(&c)) || (is_end && !ENDINGS.contains(&piece.as_str())) {
                continue;
            }
            let kept = chars.iter().enumerate().filter(|(i, _)| *i < at || *i >= at + length);
            all.push(kept.map(|(_, c)| *c).collect());
        }
    }
    all
}

/// 经济与信息化局 where 临海市经济和信息化局 is registered.
fn publisher(context: &Context<'_>, report: &Report, found: &mut Diagnostics) {
    let lang = context.site.settings.source_lang();
    let Some(written) = report.publisher.as_ref().map(|name| name.text(lang)) else { return };
    let organization = &context.site.organizations[report.organization];
    let known = [Some(&organization.name), organization.short.as_ref()].into_iter().flatten();
    let known: Vec<&str> = known.chain(&organization.formerly).map(|name| name.text(lang)).collect();
    let length = written.chars().count();
    let differs_little = |name: &str| {
        let distance = strsim::damerau_levenshtein(written, name);
        distance > 0 && distance <= (length / 4).clamp(1, 2)
    };
    if length < CHARS_MIN || known.iter().any(|name| name.ends_with(written)) {
        return;
    }
    let near = known.iter().find(|name| {
        // Its ending of the same length, where the place's name is left out.
        let skip = name.chars().count().saturating_sub(length);
        let ending: String = name.chars().skip(skip).collect();
        differs_little(name) || differs_little(&ending)
    });
    if let Some(name) = near {
        found.push(rules::publisher_name_variant(told::place_of(context.texts, report.file, written), written, name));
    }
}
