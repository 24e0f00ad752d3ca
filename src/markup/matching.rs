//! Numbers to figures, each once: the best pairs first, then exchanged where two figures do better with each other's number.

use std::collections::BTreeMap;

/// A number that may be a figure.
#[derive(Debug, Clone, PartialEq)]
pub struct Pair {
    pub figure: usize,
    /// Which of its statements.
    pub statement: usize,
    pub number: usize,
    pub score: f32,
}

/// Chooses pairs so that no figure and no number stands in two of them.
pub fn best(mut pairs: Vec<Pair>) -> Vec<Pair> {
    // Among equals in the order of the prose, then of the front matter.
    pairs.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.number.cmp(&b.number)).then(a.figure.cmp(&b.figure)));
    let mut of_figure: BTreeMap<usize, usize> = BTreeMap::new();
    let mut of_number: BTreeMap<usize, usize> = BTreeMap::new();
    for (index, pair) in pairs.iter().enumerate() {
        if !of_figure.contains_key(&pair.figure) && !of_number.contains_key(&pair.number) {
            of_figure.insert(pair.figure, index);
            of_number.insert(pair.number, index);
        }
    }
    exchange(&pairs, &mut of_figure, &mut of_number);
    let mut chosen: Vec<Pair> = of_figure.values().filter_map(|index| pairs.get(*index).cloned()).collect();
    chosen.sort_by_key(|pair| pair.number);
    chosen
}

/// 引进项目3个，其中10亿元以上3个: both numbers fit the figure of the large projects, and the first would go to it by
/// its name; the two together fit better the other way round.
fn exchange(pairs: &[Pair], of_figure: &mut BTreeMap<usize, usize>, of_number: &mut BTreeMap<usize, usize>) {
    let known: BTreeMap<(usize, usize), usize> =
        pairs.iter().enumerate().rev().map(|(index, pair)| ((pair.figure, pair.number), index)).collect();
    let score = |index: usize| pairs.get(index).map_or(0.0, |pair| pair.score);
    for _ in 0..4 {
        let mut changed = false;
        for (wish, pair) in pairs.iter().enumerate() {
            let (Some(&mine), Some(&theirs)) = (of_figure.get(&pair.figure), of_number.get(&pair.number)) else {
                continue;
            };
            let (Some(old), Some(other)) = (pairs.get(mine), pairs.get(theirs)) else { continue };
            let Some(&back) = known.get(&(other.figure, old.number)).filter(|_| mine != theirs) else { continue };
            if score(wish) + score(back) > score(mine) + score(theirs) + 0.001 {
                of_figure.extend([(pair.figure, wish), (other.figure, back)]);
                of_number.extend([(pair.number, wish), (old.number, back)]);
                changed = true;
            }
        }
        if !changed {
            break;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pair(figure: usize, number: usize, score: f32) -> Pair {
        Pair { figure, statement: 0, number, score }
    }

    fn chosen(pairs: Vec<Pair>) -> Vec<(usize, usize)> {
        best(pairs).into_iter().map(|pair| (pair.figure, pair.number)).collect()
    }

    #[test]
    fn the_best_pairs_come_first() {
        assert_eq!(chosen(vec![pair(0, 0, 0.5), pair(1, 0, 0.9), pair(0, 1, 0.4)]), [(1, 0), (0, 1)]);
        assert_eq!(chosen(vec![pair(0, 1, 0.5), pair(0, 0, 0.5)]), [(0, 0)]);
        assert_eq!(chosen(Vec::new()), []);
    }

    #[test]
    fn two_figures_exchange_where_both_gain() {
        assert_eq!(chosen(vec![pair(0, 0, 1.5), pair(0, 1, 1.1), pair(1, 0, 1.0), pair(1, 1, 0.5)]), [(1, 0), (0, 1)]);
    }
}
