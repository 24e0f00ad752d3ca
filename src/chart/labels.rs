//! Keeps labels apart: those at the ends of lines vertically, those along an axis horizontally.

use super::text;
use super::{FONT_SIZE, LINE_HEIGHT};

/// Space kept free between two labels beside each other.
const GAP: f64 = 8.0;

/// A label that wants to stand at a height.
#[derive(Clone, Copy, Debug)]
pub(super) struct Wanted {
    /// The middle it wants.
    pub(super) middle: f64,
    /// Its height.
    pub(super) height: f64,
}

/// Moves labels as little as possible so that none overlaps another and all stay between `top` and
/// `bottom`; returns their middles in the order given. The heights must fit in sum.
pub(super) fn spread(wanted: &[Wanted], top: f64, bottom: f64) -> Vec<f64> {
    let mut order: Vec<(usize, Wanted)> = wanted.iter().copied().enumerate().collect();
    order.sort_by(|(_, one), (_, other)| one.middle.total_cmp(&other.middle));
    let mut clusters: Vec<Cluster> = Vec::new();
    for (index, label) in order {
        let mut cluster = Cluster {
            members: vec![(index, label.height)],
            height: label.height,
            wanted_tops: label.middle - label.height / 2.0,
        };
        // A label that runs into the cluster above joins it; the joint one may run into the next.
        while let Some(above) =
            clusters.pop_if(|above| above.start(top, bottom) + above.height > cluster.start(top, bottom))
        {
            cluster = above.join(cluster);
        }
        clusters.push(cluster);
    }
    let mut middles = vec![0.0; wanted.len()];
    for cluster in clusters {
        let mut y = cluster.start(top, bottom);
        for (index, height) in cluster.members {
            if let Some(middle) = middles.get_mut(index) {
                *middle = y + height / 2.0;
            }
            y += height;
        }
    }
    middles
}

/// Labels that touch each other.
struct Cluster {
    members: Vec<(usize, f64)>,
    height: f64,
    /// Sum over the members of the start of the cluster that each of them wants.
    wanted_tops: f64,
}

impl Cluster {
    fn start(&self, top: f64, bottom: f64) -> f64 {
        let wanted = self.wanted_tops / self.members.len().max(1) as f64;
        wanted.min(bottom - self.height).max(top)
    }

    fn join(mut self, below: Cluster) -> Cluster {
        self.wanted_tops += below.wanted_tops - self.height * below.members.len() as f64;
        self.height += below.height;
        self.members.extend(below.members);
        self
    }
}

/// A label below an axis, centred at `x`.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Placed {
    pub(super) x: f64,
    pub(super) text: String,
}

/// Thins out labels along a horizontal axis until none overlaps: every second, third … counted from the
/// last, which readers look for first. Labels near the ends are moved inside.
pub(super) fn thin(labels: &[(f64, String)], left: f64, right: f64) -> Vec<Placed> {
    let placed: Vec<Placed> = labels.iter().map(|(x, label)| inside(*x, label, left, right)).collect();
    // Steps at which years, quarters and months stay regular; more labels than the last are always too many.
    [1, 2, 3, 4, 5, 6, 12, 24, 36, 48, 60, 120, 240, usize::MAX]
        .into_iter()
        .map(|every| {
            let mut kept: Vec<Placed> = placed.iter().rev().step_by(every).cloned().collect();
            kept.reverse();
            kept
        })
        .find(|kept| !any_overlap(kept))
        .unwrap_or_default()
}

/// Centres a label at `x`, or as near as the ends allow; shortened if it is wider than all the space.
pub(super) fn inside(x: f64, label: &str, left: f64, right: f64) -> Placed {
    let text = text::fit(label, right - left, |text| text::width(text, FONT_SIZE));
    let half = text::width(&text, FONT_SIZE) / 2.0;
    Placed { x: x.min(right - half).max(left + half), text }
}

fn any_overlap(labels: &[Placed]) -> bool {
    labels.windows(2).any(|pair| match pair {
        [one, other] => {
            let halves = (text::width(&one.text, FONT_SIZE) + text::width(&other.text, FONT_SIZE)) / 2.0;
            other.x - one.x < halves + GAP
        }
        _ => false,
    })
}

/// Notes above a plot, in as many rows as they need.
#[derive(Debug, Default)]
pub(super) struct Rows {
    /// The taken stretches of each row.
    taken: Vec<Vec<(f64, f64)>>,
}

impl Rows {
    /// Takes a stretch of the first row that has space there; `None` when `rows_max` are full.
    pub(super) fn take(&mut self, start: f64, end: f64, rows_max: usize) -> Option<usize> {
        let is_free = |row: &Vec<(f64, f64)>| row.iter().all(|&(from, to)| end + GAP <= from || to + GAP <= start);
        let index = self.taken.iter().position(is_free).unwrap_or(self.taken.len());
        if index >= rows_max {
            return None;
        }
        if index == self.taken.len() {
            self.taken.push(Vec::new());
        }
        self.taken.get_mut(index)?.push((start, end));
        Some(index)
    }

    /// Places a text centred at `x` as near as the ends allow.
    pub(super) fn place(&mut self, x: f64, text: &str, ends: (f64, f64), rows_max: usize) -> Option<(usize, Placed)> {
        let placed = inside(x, text, ends.0, ends.1);
        let half = text::width(&placed.text, FONT_SIZE) / 2.0;
        let row = self.take(placed.x - half, placed.x + half, rows_max)?;
        Some((row, placed))
    }

    /// The height of all rows.
    pub(super) fn height(&self) -> f64 {
        self.taken.len() as f64 * LINE_HEIGHT
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn spread_labels_stay_apart_and_inside(
            wanted in prop::collection::vec((0.0_f64..300.0, 1_u8..4), 2..7),
        ) {
            let wanted: Vec<Wanted> = wanted
                .into_iter()
                .map(|(middle, lines)| Wanted { middle, height: f64::from(lines) * 17.0 })
                .collect();
            let middles = spread(&wanted, 0.0, 320.0);
            let mut boxes: Vec<(f64, f64)> = wanted
                .iter()
                .zip(&middles)
                .map(|(label, middle)| (middle - label.height / 2.0, middle + label.height / 2.0))
                .collect();
            boxes.sort_by(|one, other| one.0.total_cmp(&other.0));
            for (one, other) in boxes.iter().zip(boxes.iter().skip(1)) {
                prop_assert!(one.1 <= other.0 + 1e-6, "{boxes:?}");
            }
            prop_assert!(boxes.iter().all(|&(top, bottom)| top >= -1e-6 && bottom <= 320.0 + 1e-6));
        }

        #[test]
        fn thinned_labels_never_overlap(
            labels in prop::collection::vec((0.0_f64..700.0, "[年月0-9a-z]{0,20}"), 0..30),
        ) {
            let mut labels = labels;
            labels.sort_by(|one, other| one.0.total_cmp(&other.0));
            prop_assert!(!any_overlap(&thin(&labels, 0.0, 700.0)));
        }
    }

    #[test]
    fn labels_without_conflict_stay_where_they_want() {
        let wanted = [50.0, 150.0].map(|middle| Wanted { middle, height: 20.0 });
        assert_eq!(spread(&wanted, 0.0, 200.0), [50.0, 150.0]);
    }

    #[test]
    fn the_last_label_is_kept() {
        let years: Vec<(f64, String)> = (0..20).map(|n| (f64::from(n) * 20.0, (2005 + n).to_string())).collect();
        let kept = thin(&years, -20.0, 400.0);
        assert_eq!(kept.last().map(|label| label.text.as_str()), Some("2024"));
        assert_eq!(kept.len(), 7);
    }
}
