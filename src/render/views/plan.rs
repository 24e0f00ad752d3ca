//! Targets and what became of them.

use serde::Serialize;

use super::chart::ChartView;
use super::figure::{FigureView, Link, StatusView};

/// A target, with what became of it.
#[derive(Debug, Clone, Default, Serialize)]
pub struct TargetRow {
    pub id: String,
    pub indicator: Link,
    pub details: Vec<String>,
    pub due: String,
    /// `1000亿元以上`, `年均增长10%以上`.
    pub target: FigureView,
    pub tier: Option<String>,
    pub nature: Option<String>,
    pub baseline: Option<FigureView>,
    pub baseline_period: Option<String>,
    pub actual: Option<FigureView>,
    pub actual_period: Option<String>,
    /// The actual in the target's currency, where the site gives a rate; not compared.
    pub converted: Option<FigureView>,
    pub share_of_target: Option<FigureView>,
    pub share_of_way: Option<FigureView>,
    pub difference: Option<FigureView>,
    /// What had to be reached by the partial period's end.
    pub required: Option<FigureView>,
    /// Growth still needed per year.
    pub needed: Option<FigureView>,
    pub verdict: Option<StatusView>,
    /// Why no comparison is made, in words.
    pub reason: Option<String>,
    /// To the sentence or row that states the target.
    pub sentence: Option<String>,
    pub report: Link,
    /// `content/reports/2025.md:12`; in a copy for reviewers only.
    pub place: Option<String>,
}

/// A plan in the list of plans.
#[derive(Debug, Clone, Default, Serialize)]
pub struct PlanCard {
    pub plan: Link,
    pub organization: Link,
    pub period: String,
    /// Number of targets by verdict, in the order of the verdicts.
    pub verdicts: Vec<VerdictCount>,
    pub total: usize,
}

/// How many targets have a verdict.
#[derive(Debug, Clone, Default, Serialize)]
pub struct VerdictCount {
    pub verdict: StatusView,
    pub count: usize,
}

/// Plans that end in one year.
#[derive(Debug, Clone, Default, Serialize)]
pub struct PlanYear {
    /// Absent where the list is short.
    pub year: Option<String>,
    pub plans: Vec<PlanCard>,
}

/// The list of plans, the latest years first.
#[derive(Debug, Clone, Default, Serialize)]
pub struct PlansView {
    pub years: Vec<PlanYear>,
}

/// A plan's targets against what was reached.
#[derive(Debug, Clone, Default, Serialize)]
pub struct PlanView {
    pub report: Link,
    pub organization: Link,
    pub period: String,
    pub verdicts: Vec<VerdictCount>,
    pub groups: Vec<PlanGroup>,
    pub charts: Vec<ChartView>,
}

/// Targets under the period in which they are due.
#[derive(Debug, Clone, Default, Serialize)]
pub struct PlanGroup {
    pub due: String,
    pub rows: Vec<TargetRow>,
}
