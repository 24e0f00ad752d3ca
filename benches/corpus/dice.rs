//! Chance that is the same everywhere: splitmix64 over a key, so that every report can be made by itself.

/// A stream of numbers that its key decides.
pub struct Dice(u64);

impl Dice {
    pub fn of(key: &[u64]) -> Dice {
        let mut dice = Dice(0x5eed);
        for part in key {
            dice.0 = dice.0.rotate_left(23) ^ part.wrapping_mul(0xd6e8_feb8_6659_fd93);
            dice.next();
        }
        dice
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number from `low` to `high`, both included.
    pub fn within(&mut self, (low, high): (i64, i64)) -> i64 {
        let span = (high - low + 1).unsigned_abs();
        low + i64::try_from(self.next() % span).unwrap_or_default()
    }

    pub fn is_one_in(&mut self, n: u64) -> bool {
        self.next().is_multiple_of(n)
    }

    /// `n` different ones of a list, in a new order.
    pub fn some<'a, T>(&mut self, list: &'a [T], n: usize) -> Vec<&'a T> {
        let mut left: Vec<&T> = list.iter().collect();
        (0..n.min(list.len()))
            .map(|_| {
                let at = self.within((0, left.len() as i64 - 1));
                left.swap_remove(usize::try_from(at).unwrap_or_default())
            })
            .collect()
    }
}
