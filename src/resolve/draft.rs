//! What one report says, before it has a number: reports are resolved side by side and numbered in their order.

use crate::model::{Observation, Report, Table, Target};

/// A report whose figures are not filed yet.
#[derive(Debug, Clone)]
pub struct Draft {
    pub report: Report,
    pub observations: Vec<Observation>,
    pub targets: Vec<Target>,
}

impl Draft {
    /// How many observations and targets it has.
    pub fn figures(&self) -> (usize, usize) {
        (self.observations.len(), self.targets.len())
    }

    /// Gives the report and its figures their numbers.
    pub fn file_into(
        self,
        reports: &mut Table<Report>,
        observations: &mut Table<Observation>,
        targets: &mut Table<Target>,
    ) {
        let id = reports.push(self.report);
        let observation_ids: Vec<_> = self
            .observations
            .into_iter()
            .map(|observation| observations.push(Observation { report: id, ..observation }))
            .collect();
        let target_ids: Vec<_> =
            self.targets.into_iter().map(|target| targets.push(Target { report: id, ..target })).collect();
        if let Some(report) = reports.get_mut(id) {
            report.observations = observation_ids;
            report.targets = target_ids;
        }
    }
}
