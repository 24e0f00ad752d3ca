//! N101–N107: the figures of a report against its prose and its summary.
//!
//! The reading of each prose says where every particular of every figure is stated; here that becomes findings.

use std::collections::{BTreeMap, BTreeSet};

use super::Context;
use super::languages;
use super::wording::{indicator_name, part_text};
use crate::diag::Diagnostics;
use crate::lang::{Text, Tongue};
use crate::markup::{Claim, Number, Owner, Reading, Said, Timed, Timing, states};
use crate::model::{IndicatorId, OrganizationId, Part, Report, ReportId};
use crate::period::Period;
use crate::prose::mention::{Measure, scan as numbers_of};
use crate::quantity::{Comparator, Dimension};
use crate::rules;
use crate::source::Span;

/// Checks one report against what its prose says, in each language that has any.
pub fn check(
    context: &Context<'_>,
    known: &Known,
    id: ReportId,
    readings: &[(&str, Reading)],
    found: &mut Diagnostics,
) {
    let report = &context.site.reports[id];
    let is_written = |lang: &str| report.prose.get(lang).is_some_and(|prose| !prose.text.trim().is_empty());
    let mut written = readings.iter().filter(|(lang, _)| is_written(lang)).enumerate();
    written.by_ref().for_each(|(index, (lang, reading))| {
        let one = Check { context, known, report, lang, is_source: index == 0, reading };
        one.claims(found);
        one.left_over(found);
    });
    summary(context, report, found);
    languages::compare(context, report, readings, found);
}

/// Every figure of the site by indicator and by whom it is about.
pub struct Known {
    figures: BTreeMap<(IndicatorId, OrganizationId), Vec<Owner>>,
}

impl Known {
    /// Those of a site.
    pub fn of(context: &Context<'_>) -> Known {
        let mut figures: BTreeMap<_, Vec<Owner>> = BTreeMap::new();
        for (id, one) in context.site.observations.iter() {
            figures.entry((one.indicator, one.organization)).or_default().push(Owner::Observation(id));
        }
        for (id, one) in context.site.targets.iter() {
            figures.entry((one.indicator, one.organization)).or_default().push(Owner::Target(id));
        }
        Known { figures }
    }

    fn of_indicator(&self, indicator: IndicatorId, organization: OrganizationId) -> &[Owner] {
        self.figures.get(&(indicator, organization)).map_or(&[], Vec::as_slice)
    }
}

/// One prose of one report.
struct Check<'a> {
    context: &'a Context<'a>,
    known: &'a Known,
    report: &'a Report,
    lang: &'a str,
    /// Translations are held against the source language; what that lacks is told once.
    is_source: bool,
    reading: &'a Reading,
}

impl Check<'_> {
    fn number(&self, index: usize) -> Option<&Number> {
        self.reading.numbers.get(index)
    }

    fn claims(&self, found: &mut Diagnostics) {
        let stated: BTreeSet<Owner> = self.stated();
        let [observations, targets] =
            [true, false].map(|is_observation| self.is_mostly_stated(&stated, is_observation));
        let mut told = BTreeSet::new();
        for claim in &self.reading.claims {
            match claim.said {
                Said::Here(index) => self.qualifier(claim, index, found),
                Said::Elsewise => {}
                Said::Otherwise(index) => self.otherwise(claim, index, found),
                // Of a figure that is not there at all one particular is named.
                Said::Nothing(_) if !stated.contains(&claim.owner) && !told.insert(claim.owner) => {}
                Said::Nothing(near) if self.is_source && !stated.is_empty() => {
                    let is_meant = if matches!(claim.owner, Owner::Observation(_)) { observations } else { targets };
                    self.nothing(claim, near, is_meant || stated.contains(&claim.owner), found);
                }
                Said::Nothing(_) => {}
            }
            if let Some(timed) = claim.timing {
                self.timing(claim, timed, found);
            }
        }
    }

    /// Figures of which the prose says anything.
    fn stated(&self) -> BTreeSet<Owner> {
        let claims = self.reading.claims.iter().filter(|claim| !matches!(claim.said, Said::Nothing(_)));
        claims.map(|claim| claim.owner).collect()
    }

    /// Whether prose that states this many of the report's figures is meant to state all: where it states few, the others
    /// stand in the report's table, as they may.
    fn is_mostly_stated(&self, stated: &BTreeSet<Owner>, is_observation: bool) -> bool {
        let is_kind = |owner: &&Owner| matches!(owner, Owner::Observation(_)) == is_observation;
        let all = if is_observation { self.report.observations.len() } else { self.report.targets.len() };
        2 * stated.iter().filter(is_kind).count() >= all
    }

    fn place(&self, owner: Owner, part: Part) -> Span {
        match owner {
            Owner::Observation(id) => self.context.site.observations[id].place(part),
            Owner::Target(id) => self.context.site.targets[id].place(part),
        }
    }

    fn otherwise(&self, claim: &Claim, index: usize, found: &mut Diagnostics) {
        let Some(number) = self.number(index) else { return };
        let recorded = part_text(self.context.site, claim.owner, claim.part, Tongue::of(self.lang));
        let name = indicator_name(self.context.site, claim.owner, claim.part);
        let place = self.place(claim.owner, claim.part);
        found.push(rules::figure_differs_in_prose(number.span, &said(number), &recorded, &name, place));
    }

    fn nothing(&self, claim: &Claim, near: Option<usize>, is_meant: bool, found: &mut Diagnostics) {
        let recorded = part_text(self.context.site, claim.owner, claim.part, Tongue::of(self.lang));
        let name = indicator_name(self.context.site, claim.owner, claim.part);
        let place = self.place(claim.owner, claim.part);
        let near = near.and_then(|index| self.number(index)).map(|number| (number.span, number.text.as_str()));
        let finding = rules::figure_not_in_prose(place, &recorded, &name, self.lang, near);
        found.push(if is_meant { finding } else { finding.info() });
    }

    fn qualifier(&self, claim: &Claim, index: usize, found: &mut Diagnostics) {
        let Some(number) = self.number(index) else { return };
        let (Some(recorded), Some(said)) = (claim.comparator, number.comparator) else { return };
        if direction(recorded) == direction(said) {
            return;
        }
        let recorded = part_text(self.context.site, claim.owner, claim.part, Tongue::of(self.lang));
        let place = self.place(claim.owner, claim.part);
        found.push(rules::qualifier_differs(number.span, &number.qualified, &recorded, place));
    }

    fn timing(&self, claim: &Claim, timed: Timed, found: &mut Diagnostics) {
        let site = self.context.site;
        let (period, has_note) = match claim.owner {
            Owner::Observation(id) => (site.observations[id].period, site.observations[id].note.is_some()),
            Owner::Target(id) => (site.targets[id].period, site.targets[id].note.is_some()),
        };
        let name = indicator_name(site, claim.owner, Part::Level);
        let place = self.place(claim.owner, Part::Period);
        match timed.timing {
            Timing::Agrees(_) => {}
            Timing::Doubtful { .. } if self.is_source => {
                let number = match claim.said {
                    Said::Here(index) => self.number(index).map(|number| number.span),
                    _ => None,
                };
                let said = self.context.texts.slice(timed.span);
                found.push(rules::unclear_period(number.unwrap_or(timed.span), said, &name, timed.span));
            }
            Timing::Contradicts { near, .. } if near || !has_note => {
                let said = self.context.texts.slice(timed.span);
                found.push(rules::period_differs_in_prose(timed.span, said, &period_text(period), &name, place));
            }
            Timing::Unsaid if !has_note && self.is_source => {
                found.push(rules::period_not_in_prose(timed.span, &period_text(period), &name, place));
            }
            Timing::Contradicts { .. } | Timing::Doubtful { .. } | Timing::Unsaid => {}
        }
    }

    /// Numbers under the name of an indicator that nothing records, or that its figure contradicts.
    fn left_over(&self, found: &mut Diagnostics) {
        for number in self.reading.numbers.iter().filter(|number| !number.is_claimed && !number.mention.spelled) {
            let Some(indicator) = number.named.filter(|indicator| self.may_be(number, *indicator)) else { continue };
            let owners = self.known.of_indicator(indicator, self.report.about);
            if owners.iter().any(|owner| states(self.context.site, *owner, &number.mention)) {
                continue;
            }
            // A figure that is stated elsewhere in the prose is not the one that is meant here: another month, another place.
            let is_open = |owner: &Owner, part: Part| {
                let claims = || self.reading.claims.iter().filter(|claim| claim.owner == *owner && claim.part == part);
                claims().next().is_some() && claims().all(|claim| matches!(claim.said, Said::Nothing(_)))
            };
            let part = if is_rate(number) { Part::Yoy } else { Part::Level };
            let of_report = owners
                .iter()
                .find(|owner| self.is_own(**owner) && self.has_kind(**owner, number) && is_open(owner, part));
            match of_report {
                Some(owner) => {
                    let recorded = part_text(self.context.site, *owner, part, Tongue::of(self.lang));
                    let name = indicator_name(self.context.site, *owner, part);
                    let place = self.place(*owner, part);
                    found.push(rules::figure_differs_in_prose(number.span, &said(number), &recorded, &name, place));
                }
                None => {
                    let indicator = &self.context.site.indicators[indicator];
                    let name = Text::new(indicator.name.text("zh"), indicator.name.text("en"));
                    found.push(rules::unrecorded_figure(number.span, &recordable(number), &name, &indicator.id));
                }
            }
        }
    }

    /// Whether the number may be a level or a growth rate of the indicator.
    fn may_be(&self, number: &Number, indicator: IndicatorId) -> bool {
        let Measure::Unit(unit) = &number.mention.measure else { return false };
        let units = &self.context.site.indicators[indicator].units;
        units.iter().any(|known| known.dimension == unit.dimension)
            || (is_rate(number) && number.mention.rises.is_some())
    }

    fn is_own(&self, owner: Owner) -> bool {
        match owner {
            Owner::Observation(id) => self.report.observations.contains(&id),
            Owner::Target(id) => self.report.targets.contains(&id),
        }
    }

    fn has_kind(&self, owner: Owner, number: &Number) -> bool {
        let (level, growth) = match owner {
            Owner::Observation(id) => {
                let one = &self.context.site.observations[id];
                (one.level.as_ref(), one.yoy.as_ref())
            }
            Owner::Target(id) => {
                let one = &self.context.site.targets[id];
                (one.level.as_ref(), one.growth.as_ref())
            }
        };
        match &number.mention.measure {
            Measure::Unit(unit) => {
                level.is_some_and(|level| level.unit.dimension == unit.dimension)
                    || (is_rate(number) && growth.is_some())
            }
            Measure::Bare | Measure::Place => false,
        }
    }
}

/// The number as it reads, with the direction that words before it give.
fn said(number: &Number) -> String {
    match number.mention.rises {
        Some(false) if !number.text.starts_with(['-', '−']) => format!("−{}", number.text),
        _ => number.text.clone(),
    }
}

/// The number as the short form writes it: a rise with its sign.
fn recordable(number: &Number) -> String {
    match number.mention.rises {
        Some(true) if is_rate(number) && !number.text.starts_with('+') => format!("+{}", number.text),
        _ => said(number),
    }
}

fn is_rate(number: &Number) -> bool {
    matches!(&number.mention.measure, Measure::Unit(unit) if matches!(unit.dimension, Dimension::Ratio | Dimension::Points))
}

/// Which way a qualifier leaves open: up, down, or both.
fn direction(comparator: Comparator) -> u8 {
    if comparator.is_lower_bound() {
        1
    } else if comparator.is_upper_bound() {
        2
    } else {
        3
    }
}

fn period_text(period: Period) -> Text {
    Text::new(period.display(Tongue::Zh), period.display(Tongue::En))
}

/// Every number of the summary is a figure of the report.
fn summary(context: &Context<'_>, report: &Report, found: &mut Diagnostics) {
    let Some(summary) = &report.summary else { return };
    let owners: Vec<Owner> = report
        .observations
        .iter()
        .map(|id| Owner::Observation(*id))
        .chain(report.targets.iter().map(|id| Owner::Target(*id)))
        .collect();
    if owners.is_empty() {
        return;
    }
    for (lang, text) in &summary.by_lang {
        for mention in numbers_of(text, &context.site.settings.units) {
            let is_measured = matches!(&mention.measure, Measure::Unit(unit) if unit.dimension != Dimension::Days);
            let is_known = owners.iter().any(|owner| states(context.site, *owner, &mention));
            if is_measured && !mention.spelled && !is_known {
                let span = languages::place_of(context, report, text, mention.start, mention.end);
                let said = text.get(mention.start..mention.end).unwrap_or("");
                found.push(rules::summary_figure_unknown(span, said, lang));
            }
        }
    }
}
