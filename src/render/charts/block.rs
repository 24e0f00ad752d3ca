//! Chart blocks of prose: what an author asks for, drawn from the facts.

use super::bars::{columns_chart, items_chart};
use super::choose::{bundles, groups, item_sets};
use super::line::{line_chart, multiples_chart, sparkline_of, table};
use super::strand::Strand;
use super::targets::target_chart;
use super::two::{dumbbell_chart, shared_periods, slope_chart};
use super::waterfall::waterfall_chart;
use super::{Request, SERIES_MAX, texts};
use crate::derive::{Series, steps};
use crate::markup::{ChartBlock, ChartKind};
use crate::model::{OrganizationId, TargetId};
use crate::period::Period;
use crate::render::Writer;
use crate::render::views::ChartView;
use crate::urls::{Kind, PageId};

/// A chart block of prose; `None` where its figures cannot be drawn.
pub fn block(w: &Writer<'_>, block: &ChartBlock, index: usize) -> Option<ChartView> {
    let request = Request {
        id: format!("chart-block-{}", index + 1),
        targets: w.edition.lookup.targets(block.indicator),
        annotations: &block.annotations,
        is_small: false,
    };
    let mut chart = match block.kind {
        ChartKind::Target => targets(w, block, &request.id),
        _ => drawn(w, block, &request),
    }?;
    if let Some(caption) = &block.caption {
        chart.title = w.text(caption).to_owned();
    }
    Some(chart)
}

/// Whom the report is about, on a report's page.
fn about(w: &Writer<'_>) -> Option<OrganizationId> {
    match &w.page {
        PageId::Page(_, Kind::Report(id)) => Some(w.site().reports[*id].about),
        _ => None,
    }
}

fn targets(w: &Writer<'_>, block: &ChartBlock, id: &str) -> Option<ChartView> {
    let site = w.site();
    let organizations = block.organizations_in(&w.edition.derived, about(w));
    let all = w.edition.lookup.targets(block.indicator).iter().copied();
    let targets: Vec<TargetId> = all
        .filter(|id| organizations.is_empty() || organizations.contains(&site.targets[*id].organization))
        .filter(|id| block.wants(site.targets[*id].period))
        .collect();
    target_chart(w, &targets, id, None)
}

fn drawn(w: &Writer<'_>, block: &ChartBlock, request: &Request<'_>) -> Option<ChartView> {
    let series = block.series(&w.edition.derived, about(w));
    if block.kind == ChartKind::Waterfall {
        let steps = steps(w.site(), &series, &block.periods).ok()?;
        return waterfall_chart(w, request.id.clone(), &steps);
    }
    let fullest = groups(w, series.iter().copied(), &|period| block.wants(period)).into_iter().next();
    let all = fullest.map(|(_, strands)| strands).unwrap_or_default();
    let two = || match block.periods.as_slice() {
        [old, new] => Some([*old, *new]),
        _ => shared_periods(&all),
    };
    match block.kind {
        ChartKind::Slope => slope_chart(w, request, &all, two()?),
        ChartKind::Dumbbell => dumbbell_chart(w, request, &all, two()?),
        ChartKind::Multiples => multiples_chart(w, request, &all),
        // One axis serves figures of like size.
        kind => like_size(w, block, kind, request, &series, bundles(w, all).into_iter().next().unwrap_or_default()),
    }
}

fn like_size(
    w: &Writer<'_>,
    block: &ChartBlock,
    kind: ChartKind,
    request: &Request<'_>,
    series: &[&Series],
    strands: Vec<Strand<'_>>,
) -> Option<ChartView> {
    let count: usize = strands.iter().map(|strand| strand.points.len()).sum();
    match kind {
        ChartKind::Sparkline => strands.first().and_then(|strand| sparkline_block(w, request.id.clone(), strand)),
        ChartKind::Bar => {
            let wanted = |period: Period| block.wants(period);
            let points = series.iter().flat_map(|one| one.points.iter()).filter(|point| wanted(point.period));
            let current = points.map(|point| (&w.site().observations[point.current], point.current));
            match item_sets(w, current).into_iter().max_by_key(|(_, ids)| ids.len()) {
                Some((_, ids)) if ids.len() > count => items_chart(w, request.id.clone(), &ids),
                _ if count > 0 => columns_chart(w, request, &strands),
                _ => None,
            }
        }
        _ if count < 2 => None,
        _ if strands.len() > SERIES_MAX => multiples_chart(w, request, &strands),
        _ => line_chart(w, request, &strands),
    }
}

fn sparkline_block(w: &Writer<'_>, id: String, strand: &Strand<'_>) -> Option<ChartView> {
    let one = std::slice::from_ref(strand);
    Some(ChartView {
        svg: sparkline_of(w, strand)?,
        title: texts::headline(w, strand),
        notes: texts::notes(w, one, "chart-gap-note"),
        table: Some(table(w, one)),
        id,
        ..ChartView::default()
    })
}
