//! `indicators:` of a front matter → observations: short form, long form, lists, groups.

use super::Context;
use super::fields::{Fields, list, not_a_map, report_duplicates, scalar};
use super::values::{growth, growth_span, in_range, level, period, report_defect};
use crate::diag::Diagnostics;
use crate::model::{
    Indicator, IndicatorId, IndicatorKind, Observation, ObservationStatus, OrganizationId, Part, Places, ReportId,
};
use crate::period::Period;
use crate::quantity::{self, Dimension, Growth, GrowthUnit, Quantity};
use crate::rules;
use crate::shape::words::GROWTH_BASES;
use crate::shape::{self, is_own};
use crate::source::Span;
use crate::yaml::{Entry, Node, Value};

/// What a figure takes from its report.
pub struct Surroundings<'a> {
    pub context: &'a Context<'a>,
    pub report: ReportId,
    pub organization: OrganizationId,
    pub about: OrganizationId,
    pub period: Period,
    pub period_span: Span,
    pub issued: Option<jiff::civil::Date>,
    /// Prose in the source language, for `quote`.
    pub body: &'a str,
    pub body_span: Span,
}

/// What a group gives to its figures.
#[derive(Clone, Copy, Default)]
struct Group {
    period: Option<Period>,
    period_span: Option<Span>,
    about: Option<OrganizationId>,
}

impl Surroundings<'_> {
    pub(super) fn languages(&self) -> &[String] {
        &self.context.site.settings.languages
    }

    /// Reads all observations of a report.
    pub fn observations(&self, node: &Node, found: &mut Diagnostics) -> Vec<Observation> {
        let mut observations = Vec::new();
        match &node.value {
            Value::Map(entries) => self.map(entries, Group::default(), &mut observations, found),
            Value::List(items) => items.iter().for_each(|item| self.group(item, &mut observations, found)),
            Value::Empty => {}
            Value::Scalar(_) => found.push(not_a_map(
                node,
                "应为“指标: 数据”的映射，或 period/figures 分组的列表",
                "a map of `indicator: figure`, or a list of groups with `period` and `figures`, is due here",
            )),
        }
        report_repeated(&observations, found);
        observations
    }

    fn group(&self, item: &Node, observations: &mut Vec<Observation>, found: &mut Diagnostics) {
        // `- indicator: gdp, value: …` is the long form with its name inside.
        let named = crate::read::entries(item).iter().find(|entry| entry.key == "indicator");
        if let Some((name, span)) = named.and_then(|entry| scalar(&entry.node, found)) {
            if let Some(indicator) = self.context.names.indicator(name, span, found) {
                let long = self.long(item, item.span, indicator, Group::default(), found);
                observations.extend(long);
            }
            return;
        }
        let Some(mut fields) = Fields::of(item, &shape::GROUP, found) else { return };
        let group = Group {
            period: fields.period("period", found),
            period_span: fields.place("period"),
            about: self.about_of(&mut fields, found),
        };
        match fields.require("figures", found).map(|node| (&node.value, node)) {
            Some((Value::Map(entries), _)) => self.map(entries, group, observations, found),
            Some((_, node)) => {
                found.push(not_a_map(node, "应为“指标: 数据”的映射", "a map of `indicator: figure` is due here"));
            }
            None => {}
        }
        fields.finish(found);
    }

    fn map(&self, entries: &[Entry], group: Group, observations: &mut Vec<Observation>, found: &mut Diagnostics) {
        report_duplicates(entries, true, found);
        for entry in entries.iter().filter(|entry| !is_own(&entry.key)) {
            let Some(indicator) = self.context.names.indicator(&entry.key, entry.key_span, found) else { continue };
            if entry.node.value == Value::Empty {
                found.push(rules::empty_observation(entry.key_span, &entry.key));
                continue;
            }
            for node in list(&entry.node) {
                let whole = Span::new(entry.key_span.file, node.span.start.min(entry.key_span.start), node.span.end);
                let span = if matches!(entry.node.value, Value::List(_)) { node.span } else { whole };
                let observation = match &node.value {
                    Value::Scalar(text) => self.short(node, text, span, indicator, group, found),
                    _ => self.long(node, span, indicator, group, found),
                };
                observations.extend(observation);
            }
        }
    }

    fn indicator(&self, id: IndicatorId) -> &Indicator {
        &self.context.site.indicators[id]
    }

    fn short(
        &self,
        node: &Node,
        text: &str,
        span: Span,
        indicator: IndicatorId,
        group: Group,
        found: &mut Diagnostics,
    ) -> Option<Observation> {
        let units = &self.context.site.settings.units;
        let unit = self.indicator(indicator).unit();
        let figure = match quantity::parse_figure(text, units, &unit) {
            Ok(figure) => figure,
            Err(error) => {
                report_defect(node, text, &error, units, found);
                return None;
            }
        };
        let level = match figure.level {
            Some(level) => Some(self.checked_level(in_range(level, node.span, found)?, node, indicator, found)?),
            None => None,
        };
        let growth_span = growth_span(node, text, figure.growth_start);
        let yoy = figure.growth.map(|growth| self.checked_growth(growth, growth_span, indicator, found));
        let mut observation = self.blank(span, indicator, group);
        observation.places.extend([(Part::Level, node.span), (Part::Yoy, growth_span)]);
        (observation.level, observation.yoy) = (level, yoy);
        Some(observation)
    }

    fn blank(&self, span: Span, indicator: IndicatorId, group: Group) -> Observation {
        Observation {
            report: self.report,
            span,
            places: vec![(Part::Period, group.period_span.unwrap_or(self.period_span))],
            indicator,
            organization: group.about.unwrap_or(self.about),
            reported_by: self.organization,
            item: None,
            basis: None,
            period: self.period_for(indicator, group.period.unwrap_or(self.period)),
            level: None,
            yoy: None,
            yoy_basis: self.indicator(indicator).growth_basis,
            mom: None,
            since_year_start: None,
            average: None,
            rank: None,
            share: None,
            status: ObservationStatus::Normal,
            quote: None,
            source: None,
            note: None,
            anchor: String::new(),
        }
    }

    /// For a stock any span means the instant at its end.
    pub fn period_for(&self, indicator: IndicatorId, period: Period) -> Period {
        if self.indicator(indicator).kind == IndicatorKind::Stock { period.instant() } else { period }
    }

    fn long(
        &self,
        node: &Node,
        span: Span,
        indicator: IndicatorId,
        group: Group,
        found: &mut Diagnostics,
    ) -> Option<Observation> {
        let languages = self.languages();
        let units = &self.context.site.settings.units;
        let mut fields = Fields::of(node, &shape::OBSERVATION, found)?;
        fields.entry("indicator");
        let mut observation = self.blank(span, indicator, group);
        let inherited = std::mem::take(&mut observation.places);
        observation.places = places(&fields, PLACES).into_iter().chain(inherited).collect();
        let mut broken = false;
        if let Some(node) = fields.get("value") {
            let level = level(node, units, self.is_bare(indicator), found);
            observation.level = level.and_then(|level| self.checked_level(level, node, indicator, found));
            broken |= observation.level.is_none();
        }
        let mut rate = |key: &'static str, fields: &mut Fields<'_>, found: &mut Diagnostics| {
            let node = fields.get(key)?;
            let rate = growth(node, units, found);
            broken |= rate.is_none();
            rate.map(|rate| self.checked_growth(rate, node.span, indicator, found))
        };
        observation.yoy = rate("yoy", &mut fields, found);
        observation.mom = rate("mom", &mut fields, found);
        observation.since_year_start = rate("since_year_start", &mut fields, found);
        observation.average =
            fields.get("average").and_then(|node| boxed(self.average(node, indicator, found), &mut broken));
        if let Some(basis) = fields.word("yoy_basis", GROWTH_BASES, found) {
            observation.yoy_basis = basis;
        }
        if let Some(node) = fields.get("period") {
            observation.period = self.period_for(indicator, period(node, found)?);
        }
        if let Some(about) = self.about_of(&mut fields, found) {
            observation.organization = about;
        }
        observation.item =
            fields.get("item").and_then(|node| self.facet(node, &self.indicator(indicator).items, found));
        observation.basis =
            fields.get("basis").and_then(|node| self.facet(node, &self.indicator(indicator).bases, found));
        observation.rank = fields.get("rank").and_then(|node| boxed(self.rank(node, found), &mut broken));
        let whose = observation.organization;
        observation.share = fields.get("share").and_then(|node| boxed(self.share(node, whose, found), &mut broken));
        observation.quote = self.quote(&mut fields, found);
        observation.source = fields.localized("source", languages, found);
        observation.note = fields.localized("note", languages, found);
        let status = fields.text("status", found);
        fields.finish(found);
        if let Some((word, span)) = status {
            observation.status = self.status(word, span, observation.period, found)?;
            let has_value = observation.level.is_some();
            if observation.status.is_without_value() && (has_value || observation.note.is_none()) {
                found.push(rules::status_and_value(span, observation.status.code(), has_value));
            }
        }
        if !states_something(&observation) {
            if !broken {
                found.push(rules::empty_observation(span, &self.indicator(indicator).id));
            }
            return None;
        }
        Some(observation)
    }

    /// Whether numbers without unit are figures of the indicator.
    pub fn is_bare(&self, indicator: IndicatorId) -> bool {
        let unit = self.indicator(indicator).unit();
        unit.symbol == "1" || matches!(unit.dimension, Dimension::Index | Dimension::Place)
    }

    /// The level, if its dimension is one of the indicator's.
    pub fn checked_level(
        &self,
        mut level: Quantity,
        node: &Node,
        indicator: IndicatorId,
        found: &mut Diagnostics,
    ) -> Option<Quantity> {
        let indicator = self.indicator(indicator);
        // An index and a place are written as bare numbers, too.
        let is_bare = |unit: &&quantity::Unit| matches!(unit.dimension, Dimension::Index | Dimension::Place);
        if let Some(unit) = indicator.units.iter().find(is_bare).filter(|_| level.unit.symbol == "1") {
            level.unit = unit.clone();
        }
        if indicator.units.iter().any(|unit| unit.dimension == level.unit.dimension) {
            return Some(level);
        }
        let written = node.scalar().unwrap_or("");
        found.push(rules::wrong_dimension(
            node.span,
            written,
            &level.unit,
            &indicator.unit(),
            &indicator.id,
            indicator.span,
        ));
        None
    }

    /// Growth in points if and only if the indicator's unit is a percentage.
    pub fn checked_growth(
        &self,
        growth: Growth,
        span: Span,
        indicator: IndicatorId,
        found: &mut Diagnostics,
    ) -> Growth {
        let indicator = self.indicator(indicator);
        let points = growth.unit == GrowthUnit::Points;
        if points != indicator.unit().is_percent() && !growth.value.is_zero() {
            found.push(rules::points_or_percent(span, &growth, points, &indicator.id, indicator.span));
        }
        if points || !indicator.unit().is_percent() { growth } else { Growth { unit: GrowthUnit::Points, ..growth } }
    }
}

/// The keys of the long form whose values are numbers.
const PLACES: &[(&str, Part)] = &[
    ("value", Part::Level),
    ("yoy", Part::Yoy),
    ("mom", Part::Mom),
    ("since_year_start", Part::SinceYearStart),
    ("average", Part::Average),
    ("rank", Part::Rank),
    ("share", Part::Share),
    ("period", Part::Period),
];

/// Where the particulars of a long form stand.
pub fn places(fields: &Fields<'_>, keys: &[(&str, Part)]) -> Places {
    keys.iter().filter_map(|(key, part)| fields.place(key).map(|span| (*part, span))).collect()
}

/// Whether an entry has any figure, or stands in place of one.
fn states_something(one: &Observation) -> bool {
    let rates = [&one.yoy, &one.mom, &one.since_year_start];
    one.level.is_some()
        || rates.iter().any(|rate| rate.is_some())
        || one.average.is_some()
        || one.rank.is_some()
        || one.share.is_some()
        || one.status.is_without_value()
}

/// Notes that a value was given but could not be read: its own message is enough.
pub fn noted<T>(value: Option<T>, broken: &mut bool) -> Option<T> {
    *broken |= value.is_none();
    value
}

/// The same of a part that few figures have.
pub fn boxed<T>(value: Option<T>, broken: &mut bool) -> Option<Box<T>> {
    noted(value, broken).map(Box::new)
}

/// The same key twice in one report is an error: one of the two is wrong.
fn report_repeated(observations: &[Observation], found: &mut Diagnostics) {
    let mut seen = std::collections::BTreeMap::new();
    for observation in observations {
        let key = (observation.standpoint(), observation.period, observation.dimension().cloned());
        if let Some(first) = seen.get(&key) {
            found.push(rules::repeated_observation(observation.span, *first));
        } else {
            seen.insert(key, observation.span);
        }
    }
}
