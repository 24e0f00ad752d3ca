//! Targets against what was reached: one bullet bar per target, all on one scale in percent of the target.

use rust_decimal::Decimal;

use super::strand::mark;
use super::{Words, finish, texts};
use crate::chart::{self, Size, TargetChart};
use crate::derive::{Outcome, Verdict};
use crate::model::{Better, Target, TargetId};
use crate::quantity::{Comparator, Dimension, number_text};
use crate::render::Writer;
use crate::render::targets::baseline;
use crate::render::views::{ChartView, FigureView, TableRow, TableView};

/// More rows than this are a table.
const ROWS_MAX: usize = 16;

/// A target that can be drawn.
struct Drawn<'a> {
    id: TargetId,
    target: &'a Target,
    outcome: &'a Outcome,
    /// In base units.
    goal: Decimal,
    goal_text: String,
    row: chart::TargetRow,
}

/// Bullet bars of those targets that are levels with a comparable figure or baseline; `title` replaces the headline.
pub fn target_chart(w: &Writer<'_>, targets: &[TargetId], id: &str, title: Option<String>) -> Option<ChartView> {
    let of = |id: &TargetId| w.site().targets[*id].organization;
    let several = targets.windows(2).any(|pair| pair.first().map(of) != pair.last().map(of));
    let mut drawn: Vec<Drawn<'_>> = targets.iter().filter_map(|id| drawn(w, *id, several)).collect();
    let total = drawn.len();
    // Stable: those with a figure first, else in the order of the report.
    drawn.sort_by_key(|one| one.row.actual.is_none());
    drawn.truncate(ROWS_MAX);
    let compared = drawn.iter().filter(|one| one.row.actual.is_some()).count();
    if compared == 0 {
        return None;
    }
    let reached = drawn.iter().filter(|one| one.outcome.verdict == Some(Verdict::Met)).count();
    let title =
        title.unwrap_or_else(|| w.t("chart-title-targets", &[("reached", reached.into()), ("count", compared.into())]));
    let mut notes = Vec::new();
    if drawn.iter().any(|one| one.row.baseline.is_some()) {
        notes.push(w.word("chart-baseline-note"));
    }
    notes.extend(texts::partial(w, drawn.len(), total));
    let words = Words {
        id: id.to_owned(),
        title,
        subtitle: w.word("chart-target-subtitle"),
        summary: summary(w, &drawn),
        notes,
        table: table(w, &drawn),
        indicator: None,
        ..Words::default()
    };
    let chart = TargetChart { head: words.head(), rows: drawn.into_iter().map(|one| one.row).collect() };
    let (wide, narrow) = (chart.draw(Size::Wide), chart.draw(Size::Narrow));
    drop(chart);
    Some(finish(w, words, &wide, &narrow))
}

/// Whether the number or more is to be reached: a bar that grows towards a ceiling would mislead.
fn is_floor(target: &Target, better: Better) -> bool {
    match target.level.as_ref().and_then(|level| level.qualifier.as_ref()).map(|qualifier| qualifier.comparator) {
        None | Some(Comparator::About) => better == Better::Up,
        Some(comparator) => comparator.is_lower_bound(),
    }
}

fn drawn<'a>(w: &Writer<'a>, id: TargetId, names_organization: bool) -> Option<Drawn<'a>> {
    let site = w.site();
    let target = &site.targets[id];
    let outcome = w.edition.derived.outcome(id)?;
    let level = target.level.as_ref().filter(|level| level.unit.dimension != Dimension::Place)?;
    let goal = level.base().filter(|goal| *goal > Decimal::ZERO)?;
    if !is_floor(target, site.indicators[target.indicator].better) {
        return None;
    }
    let name = name(w, target, names_organization);
    let goal_text = w.level_text(target.indicator, level);
    let target_label = w.t("chart-target-label", &[("target", goal_text.as_str().into())]);
    let actual = outcome.actual.and_then(|actual| {
        let one = &site.observations[actual.observation];
        let text = w.level_text(one.indicator, one.level.as_ref()?);
        let label = if one.period == target.period {
            text
        } else {
            w.t("chart-actual-label", &[("actual", text.into()), ("period", w.period(one.period).into())])
        };
        let note = texts::noted(w, [texts::reading(w, one, &name), target_label.clone()]);
        Some(chart::Figure { value: actual.value, label, note, mark: mark(one.status) })
    });
    let baseline = outcome.base.as_ref().and_then(|base| base.level.base());
    if actual.is_none() && baseline.is_none() {
        return None;
    }
    let row = chart::TargetRow { name, actual, target: goal, target_max: level.base_max(), baseline, target_label };
    Some(Drawn { id, target, outcome, goal, goal_text, row })
}

/// Indicator with item and basis, and the organization where a chart shows several.
fn name(w: &Writer<'_>, target: &Target, names_organization: bool) -> String {
    let name = w.text(&w.site().indicators[target.indicator].name).to_owned();
    let organization = names_organization.then(|| texts::organization(w, target.organization));
    let facets = [&target.item, &target.basis].into_iter().flatten().map(|facet| w.facet(facet));
    let details: Vec<&str> = organization.as_deref().into_iter().chain(facets).collect();
    if details.is_empty() {
        return name;
    }
    texts::detailed(w, name, &details)
}

fn share(one: &Drawn<'_>) -> Option<Decimal> {
    one.outcome.share_of_target
}

/// Who is furthest along and who least; of a single target the figures themselves.
fn summary(w: &Writer<'_>, drawn: &[Drawn<'_>]) -> String {
    let with_share: Vec<(&Drawn<'_>, Decimal)> = drawn.iter().filter_map(|one| Some((one, share(one)?))).collect();
    let furthest = with_share.iter().max_by_key(|(_, share)| *share);
    let least = with_share.iter().min_by_key(|(_, share)| *share);
    let percent = |share: Decimal| format!("{}%", number_text(share, w.tongue));
    match (furthest, least) {
        (Some((high, high_share)), Some((low, low_share))) if with_share.len() > 1 => w.t(
            "chart-targets-summary",
            &[
                ("highest_label", high.row.name.as_str().into()),
                ("highest", percent(*high_share).into()),
                ("lowest_label", low.row.name.as_str().into()),
                ("lowest", percent(*low_share).into()),
            ],
        ),
        _ => drawn.first().map(|one| sentence(w, one)).unwrap_or_default(),
    }
}

fn sentence(w: &Writer<'_>, one: &Drawn<'_>) -> String {
    let target = one.target;
    let mut args = vec![
        ("name", one.row.name.as_str().into()),
        ("organization", texts::organization(w, target.organization).into()),
        ("target", one.goal_text.as_str().into()),
        ("due", w.period(target.period).into()),
    ];
    let Some(actual) = one.outcome.actual else { return w.t("chart-target-none", &args) };
    let observation = &w.site().observations[actual.observation];
    let text = observation.level.as_ref().map(|level| w.level_text(observation.indicator, level)).unwrap_or_default();
    args.extend([
        ("actual", text.as_str().into()),
        ("actual_is", texts::predicate(w, &text).into()),
        ("actual_period", w.period(observation.period).into()),
    ]);
    w.t("chart-target-summary", &args)
}

fn table(w: &Writer<'_>, drawn: &[Drawn<'_>]) -> TableView {
    let row = |one: &Drawn<'_>| {
        let target = FigureView {
            text: one.goal_text.clone(),
            value: one.goal.normalize().to_string(),
            href: Some(w.target_href(&w.site().targets[one.id])),
            ..FigureView::default()
        };
        let actual = one.outcome.actual.and_then(|actual| w.level(actual.observation));
        let share = share(one).map(|share| {
            let texts = [actual.as_ref().map(|actual| actual.text.clone()), Some(target.text.clone())];
            let [reached, goal] = texts.map(|text| text.unwrap_or_default().into());
            w.derived_percent(share, Some(w.t("formula-share-of-target", &[("actual", reached), ("target", goal)])))
        });
        let base = one.outcome.base.as_ref();
        let baseline = base.map(|base| baseline(w, one.target, base));
        let head = crate::render::views::Link { label: one.row.name.clone(), ..w.indicator(one.target.indicator) };
        TableRow { head, cells: vec![baseline, Some(target), actual, share] }
    };
    TableView {
        caption: w.word("chart-targets-caption"),
        columns: ["indicator", "baseline", "target", "actual", "share-of-target"].map(|key| w.word(key)).into(),
        rows: drawn.iter().map(row).collect(),
    }
}
