//! Where a new figure goes: the report that an empty cell belongs to.

use super::Content;
use super::layout::reports_about;
use crate::model::{IndicatorId, IndicatorKind, OrganizationId, ReportId};
use crate::period::Period;

/// Why a new figure has no report to go to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Homeless {
    /// No summary or bulletin about the organization covers the period.
    NoReport,
    /// Several fit equally well.
    Several(Vec<String>),
    /// A figure without a period belongs to no period's report.
    NoTime,
}

/// The report for a new figure of an organization: the one of exactly this period, else the shortest that covers it; of
/// two the one that came out later.
pub fn home(
    content: &Content,
    organization: OrganizationId,
    indicator: IndicatorId,
    period: Period,
) -> Result<ReportId, Homeless> {
    let Some(wanted) = Bounds::of(period) else { return Err(Homeless::NoTime) };
    let is_stock = content.site.indicators[indicator].kind == IndicatorKind::Stock;
    let mut best: Option<(Fit, Vec<ReportId>)> = None;
    for (id, report) in reports_about(content, organization) {
        let Some(bounds) = Bounds::of(report.period) else { continue };
        // A stock stands at the end of its report's period.
        let is_exact = report.period == period || (is_stock && report.period.instant() == period);
        let covers = bounds.start <= wanted.start && wanted.end <= bounds.end;
        if !is_exact && !covers {
            continue;
        }
        let fit =
            (!is_exact, if is_exact { 0 } else { report.period.months() }, std::cmp::Reverse(report.release_date()));
        match &mut best {
            Some((known, list)) if *known == fit => list.push(id),
            Some((known, _)) if *known < fit => {}
            _ => best = Some((fit, vec![id])),
        }
    }
    match best.map(|(_, list)| list) {
        None => Err(Homeless::NoReport),
        Some(list) => match list.as_slice() {
            [only] => Ok(*only),
            several => {
                let slugs = several.iter().map(|id| content.site.reports[*id].slug.clone());
                Err(Homeless::Several(slugs.collect()))
            }
        },
    }
}

/// Smaller is better: exact before covering, short before long, late before early.
type Fit = (bool, i32, std::cmp::Reverse<Option<jiff::civil::Date>>);

struct Bounds {
    start: jiff::civil::Date,
    end: jiff::civil::Date,
}

impl Bounds {
    fn of(period: Period) -> Option<Bounds> {
        Some(Bounds { start: period.start()?, end: period.end()? })
    }
}
