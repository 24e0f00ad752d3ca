//! What one report says. Reports are resolved side by side, and numbered in their order afterwards.

use std::sync::Arc;

use crate::model::{Id, Observation, Report, Table, Target};

/// A report with its figures, filed or not yet.
#[derive(Debug, Clone)]
pub struct Draft {
    report: Arc<Report>,
    observations: Vec<Arc<Observation>>,
    targets: Vec<Arc<Target>>,
}

impl Draft {
    /// A report whose figures have no numbers yet.
    pub fn new(report: Report, observations: Vec<Observation>, targets: Vec<Target>) -> Draft {
        Draft {
            report: Arc::new(report),
            observations: observations.into_iter().map(Arc::new).collect(),
            targets: targets.into_iter().map(Arc::new).collect(),
        }
    }

    /// How many observations and targets it has.
    pub fn figures(&self) -> (usize, usize) {
        (self.observations.len(), self.targets.len())
    }

    /// Whether the report and its figures have the next numbers already, from the tables of an earlier edition.
    pub fn is_numbered(&self, filed: &Tables) -> bool {
        let Tables { reports, observations, targets } = filed;
        let (of_observations, of_targets) = self.figures();
        let is_next = |of: Id<Report>| reports.next_ids(1).eq([of]);
        self.report.observations.iter().copied().eq(observations.next_ids(of_observations))
            && self.report.targets.iter().copied().eq(targets.next_ids(of_targets))
            && self.observations.iter().all(|one| is_next(one.report))
            && self.targets.iter().all(|one| is_next(one.report))
    }

    /// Gives the report and its figures the next numbers.
    pub fn number(&mut self, filed: &Tables) {
        let (of_observations, of_targets) = self.figures();
        let report = Arc::make_mut(&mut self.report);
        report.observations = filed.observations.next_ids(of_observations).collect();
        report.targets = filed.targets.next_ids(of_targets).collect();
        for id in filed.reports.next_ids(1) {
            self.observations.iter_mut().for_each(|one| Arc::make_mut(one).report = id);
            self.targets.iter_mut().for_each(|one| Arc::make_mut(one).report = id);
        }
    }

    /// Files the report and its figures under the numbers that they have, without a copy.
    pub fn file_into(&self, filed: &mut Tables) {
        filed.reports.share(Arc::clone(&self.report));
        for one in &self.observations {
            filed.observations.share(Arc::clone(one));
        }
        for one in &self.targets {
            filed.targets.share(Arc::clone(one));
        }
    }
}

/// What is filed so far.
#[derive(Default)]
pub struct Tables {
    pub reports: Table<Report>,
    pub observations: Table<Observation>,
    pub targets: Table<Target>,
}
