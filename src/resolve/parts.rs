//! The parts of a figure that are more than a number: average, item and basis, rank, share, quote, status.

use super::fields::{Fields, scalar};
use super::figures::Surroundings;
use super::values::{growth, level, localized, period};
use crate::diag::{Diagnostics, nearest};
use crate::lang::Localized;
use crate::model::{Average, Facet, IndicatorId, ObservationStatus, OrganizationId, Quote, Rank, RankBy, Share};
use crate::period::Period;
use crate::quantity::{Dimension, Unit};
use crate::rules;
use crate::shape;
use crate::shape::words::{FRONT, OBSERVATION_STATUSES, RANKS_BY, names};
use crate::source::Span;
use crate::yaml::{Node, Value};

impl Surroundings<'_> {
    pub(super) fn average(&self, node: &Node, indicator: IndicatorId, found: &mut Diagnostics) -> Option<Average> {
        let mut fields = Fields::of(node, &shape::AVERAGE, found)?;
        let value = fields.require("value", found);
        let rate = value.and_then(|node| growth(node, &self.context.site.settings.units, found));
        let over = fields.require("over", found).and_then(|node| period(node, found));
        fields.finish(found);
        let growth = self.checked_growth(rate?, value?.span, indicator, found);
        Some(Average { growth, over: over? })
    }

    /// `about: linhai`.
    pub fn about_of(&self, fields: &mut Fields<'_>, found: &mut Diagnostics) -> Option<OrganizationId> {
        let (name, span) = fields.text("about", found)?;
        self.context.names.organization(name, span, found)
    }

    /// An item or basis: a declared id or name, or text.
    pub fn facet(&self, node: &Node, declared: &[(String, Localized)], found: &mut Diagnostics) -> Option<Box<Facet>> {
        let text = localized(node, self.languages(), found)?;
        let written = text.text(&text.source).to_owned();
        let known = declared.iter().find(|(id, name)| *id == written || name.values().any(|name| name == written));
        if let Some((id, name)) = known {
            return Some(Box::new(Facet { key: id.clone(), name: name.clone(), declared: true }));
        }
        if super::registry::is_id(&written)
            && let Some(near) = nearest(&written, declared.iter().map(|(id, _)| id.as_str()))
        {
            found.push(rules::unknown_facet(node.span, &written, near));
        }
        Some(Box::new(Facet { key: written, name: text, declared: false }))
    }

    /// `{ place: 2, by: growth, among: …, total: 10 }`, or the place alone.
    pub fn rank(&self, node: &Node, found: &mut Diagnostics) -> Option<Rank> {
        if let Value::Scalar(text) = &node.value {
            if text.trim() == FRONT {
                return Some(Rank { place: None, by: RankBy::Value, among: None, total: None });
            }
            let digits = text.trim().trim_start_matches('第').trim_end_matches(['位', '名']);
            let place = digits.parse().ok().filter(|place: &u32| *place > 0);
            if place.is_none() {
                found.push(rules::bad_number(node.span, text, "2"));
            }
            return place.map(|place| Rank { place: Some(place), by: RankBy::Value, among: None, total: None });
        }
        let mut fields = Fields::of(node, &shape::RANK, found)?;
        let front = fields.get("place").is_some_and(|node| node.scalar().map(str::trim) == Some(FRONT));
        let place = if front { None } else { fields.count("place", found) };
        let by = fields.word("by", RANKS_BY, found).unwrap_or_default();
        let among = fields.localized("among", self.languages(), found);
        let total = fields.count("total", found);
        fields.finish(found);
        if place.is_none() && among.is_none() && !front {
            found.push(rules::missing_key(node.span, "place"));
            return None;
        }
        Some(Rank { place, by, among, total })
    }

    /// `{ value: 52%, of: linhai }`, or the share alone.
    pub fn share(&self, node: &Node, organization: OrganizationId, found: &mut Diagnostics) -> Option<Share> {
        let units = &self.context.site.settings.units;
        let whole = self.context.site.organizations[organization].within;
        let percent = |node: &Node, found: &mut Diagnostics| {
            let value = level(node, units, false, found)?;
            if value.unit.dimension == Dimension::Ratio {
                return Some(value);
            }
            let written = node.scalar().unwrap_or("");
            found.push(rules::wrong_dimension(node.span, written, &value.unit, &Unit::percent(), "share", node.span));
            None
        };
        if matches!(node.value, Value::Scalar(_)) {
            return Some(Share { value: percent(node, found)?, of: whole, of_text: None });
        }
        let mut fields = Fields::of(node, &shape::SHARE, found)?;
        let value = fields.require("value", found).and_then(|node| percent(node, found));
        let (mut of, mut of_text) = (whole, None);
        match fields.get("of") {
            Some(node) if matches!(node.value, Value::Map(_)) => {
                (of, of_text) = (None, localized(node, self.languages(), found));
            }
            Some(node) => {
                of = scalar(node, found).and_then(|(name, span)| self.context.names.organization(name, span, found))
            }
            None => {}
        }
        fields.finish(found);
        Some(Share { value: value?, of, of_text })
    }

    /// The quoted sentence, which the prose must hold.
    pub fn quote(&self, fields: &mut Fields<'_>, found: &mut Diagnostics) -> Option<Quote> {
        let (text, span) = fields.text("quote", found)?;
        let text = text.trim();
        match self.body.find(text) {
            Some(at) if !text.is_empty() => {
                let start = self.body_span.start + at;
                Some(Quote { text: text.to_owned(), span: Span::new(self.body_span.file, start, start + text.len()) })
            }
            _ => {
                found.push(rules::quote_not_found(span, text));
                None
            }
        }
    }

    pub(super) fn status(
        &self,
        word: &str,
        span: Span,
        period: Period,
        found: &mut Diagnostics,
    ) -> Option<ObservationStatus> {
        let word = word.trim();
        let Some((_, meaning)) = OBSERVATION_STATUSES.iter().find(|(known, _)| *known == word) else {
            found.push(rules::unknown_word(span, "status", word, &names(OBSERVATION_STATUSES)));
            return None;
        };
        Some(meaning.unwrap_or_else(|| {
            // Expected before the period is over, estimated afterwards.
            let known_at = self.issued.or(self.period.end());
            let open = period.end().zip(known_at).is_none_or(|(end, known_at)| end > known_at);
            if open { ObservationStatus::Forecast } else { ObservationStatus::Estimated }
        }))
    }
}
