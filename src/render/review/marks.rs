//! Figures beside which another value is printed: what a revision replaced, what replaced it, what others report.
//!
//! All marks of an edition come from [`marks`] and are printed by `Writer::mark`, in tables, cards and prose alike.

use std::collections::BTreeMap;

use crate::derive::Derived;
use crate::markup::Article;
use crate::model::{Observation, ObservationId, Site};
use crate::quantity::{Growth, Quantity, parse_growth, parse_quantity};
use crate::render::views::MarkView;
use crate::render::{Edition, Writer, escape_html};

/// How the other value stands to the figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// The figure replaced the other value.
    Revises,
    /// The other value replaced the figure.
    Revised,
    /// Two organizations report differently.
    Conflicts,
    /// The other value stood here in the release that the copy is compared with.
    Released,
}

impl Role {
    /// As in classes and as the end of the key of its word.
    pub fn as_str(self) -> &'static str {
        match self {
            Role::Revises => "revises",
            Role::Revised => "revised",
            Role::Conflicts => "conflicts",
            Role::Released => "released",
        }
    }
}

/// A value as it was stated, here or in another edition.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Stated {
    pub level: Option<Quantity>,
    pub growth: Option<Growth>,
    /// Where it stands, if it is a figure of this edition.
    pub observation: Option<ObservationId>,
}

impl Stated {
    fn of(site: &Site, id: ObservationId) -> Stated {
        let Observation { level, yoy, .. } = &site.observations[id];
        Stated { level: level.clone(), growth: yoy.clone(), observation: Some(id) }
    }
}

/// Another value of a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    pub role: Role,
    pub other: Stated,
}

/// The marks of all figures that were revised or that two organizations report differently. What became of a figure is
/// more than what it replaced, and that more than what others say.
fn revisions(site: &Site, derived: &Derived) -> BTreeMap<ObservationId, Mark> {
    let mut marks = BTreeMap::new();
    let mut add = |at: ObservationId, role: Role, other: ObservationId| {
        marks.insert(at, Mark { role, other: Stated::of(site, other) });
    };
    for one in derived.revisions.iter().filter(|one| one.conflict) {
        add(one.old, Role::Conflicts, one.new);
        add(one.new, Role::Conflicts, one.old);
    }
    for one in derived.revisions.iter().filter(|one| !one.conflict) {
        add(one.new, Role::Revises, one.old);
    }
    for one in derived.revisions.iter().filter(|one| !one.conflict) {
        add(one.old, Role::Revised, one.new);
    }
    marks
}

/// All marks of an edition: what a release before it said goes before what its own reports say.
pub fn marks(edition: &Edition) -> BTreeMap<ObservationId, Mark> {
    let mut marks = revisions(&edition.site, &edition.derived);
    let ids = edition.site.observations.ids().filter(|_| edition.since.is_some());
    marks.extend(ids.filter_map(|id| Some((id, Mark { role: Role::Released, other: released(edition, id)? }))));
    marks
}

/// What the earlier release gave for a figure, where that was another number.
fn released(edition: &Edition, id: ObservationId) -> Option<Stated> {
    let change = edition.change_of(id)?;
    let old =
        change.old.as_ref().filter(|_| change.fields.iter().any(|field| ["value", "unit", "yoy"].contains(field)))?;
    let units = &edition.site.settings.units;
    let cells = |columns: [&str; 3]| columns.map(|column| old.get(column)).concat();
    let (level, growth) = (cells(["comparator", "value", "unit"]), cells(["yoy_comparator", "yoy", "yoy_unit"]));
    Some(Stated {
        level: parse_quantity(&level, units, true).ok(),
        growth: parse_growth(&growth, units).ok(),
        observation: None,
    })
}

impl Writer<'_> {
    /// The other value of a figure, where it is marked.
    pub fn mark(&self, id: ObservationId) -> Option<MarkView> {
        let Mark { role, other } = self.edition.marks.get(&id)?;
        let indicator = self.site().observations[id].indicator;
        let level = other.level.as_ref().map(|level| self.level_text(indicator, level));
        let text = level.or_else(|| other.growth.as_ref().map(|growth| self.growth_text(growth)))?;
        Some(MarkView {
            role: role.as_str().to_owned(),
            word: self.word(&format!("review-mark-{}", role.as_str())),
            text,
            href: other.observation.map(|other| self.anchor_href(other)),
        })
    }
}

/// The HTML of an article with the other values behind its marked figures.
pub fn marked(w: &Writer<'_>, article: &Article, mut html: String) -> String {
    for (id, anchor) in &article.figures {
        let Some(mark) = w.mark(*id) else { continue };
        let opening = format!("<data class=\"figure\" id=\"{}\"", escape_html(anchor));
        let Some(start) = html.find(&opening) else { continue };
        let Some(length) = html.get(start..).and_then(|rest| rest.find("</data>")) else { continue };
        html.insert_str(start + length + "</data>".len(), &in_prose(&mark));
    }
    html
}

/// Without a link: the figure may itself stand in one.
fn in_prose(mark: &MarkView) -> String {
    let tag = if matches!(mark.role.as_str(), "revises" | "released") { "del" } else { "ins" };
    let (role, word, text) = (&mark.role, escape_html(&mark.word), escape_html(&mark.text));
    format!(" <span class=\"mark mark-{role}\">{word} <{tag}>{text}</{tag}></span>")
}
