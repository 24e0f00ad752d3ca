//! The targets of the fuzzer with their seeds, and with every input that once broke one; `fuzz/run` looks for more.

use std::fs;
use std::path::Path;

use proptest::prelude::*;
use proptest::test_runner::RngSeed;

#[path = "../../fuzz/src/lib.rs"]
pub mod targets;

/// The seeds of a target.
fn seeds(target: &str) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/seeds").join(target);
    let files = fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let seeds: Vec<Vec<u8>> = files.map(|file| fs::read(file.unwrap().path()).unwrap()).collect();
    assert!(!seeds.is_empty(), "{target} has no seeds");
    seeds
}

#[test]
fn no_input_that_is_known_breaks_a_promise() {
    for (target, _) in targets::TARGETS {
        seeds(target).iter().for_each(|seed| targets::run(target, seed));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, rng_seed: RngSeed::Fixed(20261127), failure_persistence: None, ..ProptestConfig::default() })]

    /// A seed, cut anywhere, with bytes put in anywhere.
    #[test]
    fn no_damaged_seed_breaks_a_promise(
        target in 0..targets::TARGETS.len(),
        seed in any::<prop::sample::Index>(),
        edits in prop::collection::vec((any::<prop::sample::Index>(), 0usize..8, prop::collection::vec(any::<u8>(), 0..4)), 1..6),
    ) {
        let (target, _) = targets::TARGETS[target];
        let seeds = seeds(target);
        let mut bytes = seeds[seed.index(seeds.len())].clone();
        for (at, removed, put) in edits {
            let at = at.index(bytes.len() + 1);
            let end = (at + removed).min(bytes.len());
            bytes.splice(at..end, put);
        }
        // Texts stay texts: what is not UTF-8 is refused at the door, and would test that alone.
        let text = String::from_utf8_lossy(&bytes).into_owned();
        targets::run(target, text.as_bytes());
    }
}
