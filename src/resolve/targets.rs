//! `targets:` of a front matter: a list, or a map from indicator to target.

use super::fields::{Fields, list, not_a_map, report_duplicates, scalar};
use super::figures::{Surroundings, boxed, noted, places};
use super::values::{growth, level, localized, period};
use crate::diag::Diagnostics;
use crate::model::{Baseline, IndicatorId, IndicatorKind, Part, ReportKind, Target};
use crate::period::Period;
use crate::quantity::{self, Quantity};
use crate::rules;
use crate::shape::words::{NATURES, OVERS, TIERS};
use crate::shape::{self, is_own};
use crate::source::Span;
use crate::yaml::{Node, Value};

/// The keys of a target whose values are numbers.
const PLACES: &[(&str, Part)] = &[
    ("value", Part::Level),
    ("growth", Part::Yoy),
    ("average_growth", Part::Average),
    ("rank", Part::Rank),
    ("share", Part::Share),
    ("period", Part::Period),
];

impl Surroundings<'_> {
    /// Reads all targets of a report.
    pub fn targets(&self, node: &Node, kind: ReportKind, found: &mut Diagnostics) -> Vec<Target> {
        let mut targets = Vec::new();
        match &node.value {
            Value::List(items) => {
                for item in items {
                    let Some(mut fields) = Fields::of(item, &shape::TARGET, found) else { continue };
                    let Some(node) = fields.require("indicator", found) else { continue };
                    let name = scalar(node, found);
                    let id = name.and_then(|(name, span)| self.context.names.indicator(name, span, found));
                    targets.extend(id.and_then(|id| self.target(fields, item.span, id, kind, found)));
                }
            }
            Value::Map(entries) => {
                report_duplicates(entries, true, found);
                for entry in entries.iter().filter(|entry| !is_own(&entry.key)) {
                    let Some(id) = self.context.names.indicator(&entry.key, entry.key_span, found) else { continue };
                    if entry.node.value == Value::Empty {
                        found.push(rules::empty_observation(entry.key_span, &entry.key));
                    }
                    for node in list(&entry.node) {
                        let target = match &node.value {
                            Value::Scalar(text) => self.short_target(node, text, entry.key_span, id, kind, found),
                            _ => Fields::of(node, &shape::TARGET, found)
                                .and_then(|fields| self.target(fields, entry.key_span, id, kind, found)),
                        };
                        targets.extend(target);
                    }
                }
            }
            Value::Empty => {}
            Value::Scalar(_) => {
                found.push(not_a_map(node, "应为目标的列表", "a list of targets is due here"));
            }
        }
        targets
    }

    fn blank_target(&self, span: Span, indicator: IndicatorId, period: Period) -> Target {
        Target {
            report: self.report,
            span,
            places: Vec::new(),
            indicator,
            organization: self.about,
            reported_by: self.organization,
            item: None,
            basis: None,
            period,
            level: None,
            growth: None,
            average_growth: None,
            rank: None,
            share: None,
            over: None,
            baseline: None,
            tier: None,
            nature: None,
            quote: None,
            note: None,
            anchor: String::new(),
        }
    }

    /// A plan's targets are due in its last year; others must say when.
    fn due(
        &self,
        indicator: IndicatorId,
        given: Option<Period>,
        kind: ReportKind,
        span: Span,
        found: &mut Diagnostics,
    ) -> Option<Period> {
        let last_year = (kind == ReportKind::Plan).then(|| self.period.end_year()).flatten().map(Period::year);
        let due = given.or(last_year);
        if due.is_none() {
            found.push(rules::missing_key(span, "period"));
        }
        due.map(|due| self.period_for(indicator, due))
    }

    fn short_target(
        &self,
        node: &Node,
        text: &str,
        span: Span,
        indicator: IndicatorId,
        kind: ReportKind,
        found: &mut Diagnostics,
    ) -> Option<Target> {
        let units = &self.context.site.settings.units;
        let unit = self.context.site.indicators[indicator].unit();
        let due = self.due(indicator, None, kind, span, found)?;
        match quantity::parse_figure(text, units, &unit) {
            Ok(figure) => {
                let mut target = self.blank_target(span, indicator, due);
                target.level = match figure.level {
                    Some(level) => Some(self.checked_level(level, node, indicator, found)?),
                    None => None,
                };
                let growth_span = super::values::growth_span(node, text, figure.growth_start);
                target.places.extend([(Part::Level, node.span), (Part::Yoy, growth_span)]);
                target.growth = figure.growth.map(|growth| self.checked_growth(growth, growth_span, indicator, found));
                Some(target)
            }
            Err(error) => {
                super::values::report_defect(node, text, &error, units, found);
                None
            }
        }
    }

    fn target(
        &self,
        mut fields: Fields<'_>,
        span: Span,
        indicator: IndicatorId,
        kind: ReportKind,
        found: &mut Diagnostics,
    ) -> Option<Target> {
        let units = &self.context.site.settings.units;
        let registered = &self.context.site.indicators[indicator];
        fields.entry("indicator");
        let given = match fields.get("period") {
            Some(node) => Some(period(node, found)?),
            None => None,
        };
        let mut target = self.blank_target(span, indicator, Period::None);
        target.places = places(&fields, PLACES);
        let mut broken = false;
        if let Some(node) = fields.get("value") {
            target.level = self.target_level(node, indicator, found);
            broken |= target.level.is_none();
        }
        let mut rate = |key: &'static str, fields: &mut Fields<'_>, found: &mut Diagnostics| {
            let node = fields.get(key)?;
            let rate = noted(growth(node, units, found), &mut broken);
            rate.map(|rate| self.checked_growth(rate, node.span, indicator, found))
        };
        target.growth = rate("growth", &mut fields, found);
        target.average_growth = rate("average_growth", &mut fields, found);
        if let Some(about) = self.about_of(&mut fields, found) {
            target.organization = about;
        }
        target.item = fields.get("item").and_then(|node| self.facet(node, &registered.items, found));
        target.basis = fields.get("basis").and_then(|node| self.facet(node, &registered.bases, found));
        target.rank = fields.get("rank").and_then(|node| boxed(self.rank(node, found), &mut broken));
        let whose = target.organization;
        target.share = fields.get("share").and_then(|node| boxed(self.share(node, whose, found), &mut broken));
        target.over = fields.word("over", OVERS, found);
        target.tier = fields.word("tier", TIERS, found);
        target.nature = fields.word("nature", NATURES, found);
        target.baseline = fields.get("baseline").and_then(|node| self.baseline(node, indicator, found)).map(Box::new);
        target.quote = self.quote(&mut fields, found);
        target.note = fields.get("note").and_then(|node| localized(node, &self.context.site.settings.languages, found));
        fields.localized("source", &self.context.site.settings.languages, found);
        fields.finish(found);
        // An average rate runs over the plan, and so does what is said of several years; a level falls due in its last.
        let is_average = target.average_growth.is_some() && target.level.is_none();
        let whole_plan = kind == ReportKind::Plan && (is_average || target.over.is_some());
        let given = given.or(whole_plan.then_some(self.period));
        target.period = self.due(indicator, given, kind, span, found)?;
        let aims = target.level.is_some()
            || target.growth.is_some()
            || target.average_growth.is_some()
            || target.rank.is_some()
            || target.share.is_some();
        if !aims {
            if !broken {
                found.push(rules::empty_target(span, &registered.id));
            }
            return None;
        }
        let several_years = target.period.months() > 12;
        if several_years && target.level.is_some() && target.over.is_none() && registered.kind != IndicatorKind::Stock {
            found.push(rules::missing_over(span, &target.period.canonical()));
        }
        if target.growth.is_some() && several_years {
            found.push(rules::growth_over_years(span, &target.period.canonical()));
        }
        Some(target)
    }

    fn target_level(&self, node: &Node, indicator: IndicatorId, found: &mut Diagnostics) -> Option<Quantity> {
        let level = level(node, &self.context.site.settings.units, self.is_bare(indicator), found)?;
        self.checked_level(level, node, indicator, found)
    }

    fn baseline(&self, node: &Node, indicator: IndicatorId, found: &mut Diagnostics) -> Option<Baseline> {
        if matches!(node.value, Value::Scalar(_)) {
            let period = period(node, found)?;
            return Some(Baseline { period: self.period_for(indicator, period), value: None, span: node.span });
        }
        let mut fields = Fields::of(node, &shape::BASELINE, found)?;
        let period = fields.require("period", found).and_then(|node| period(node, found));
        let value = fields.get("value").and_then(|node| self.target_level(node, indicator, found));
        fields.finish(found);
        Some(Baseline { period: self.period_for(indicator, period?), value, span: node.span })
    }
}
