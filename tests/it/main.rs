//! The integration tests: sites as text in, pages and diagnostics out; the sample site as a whole; the real binary.

// Helpers of tests may fail as tests do; clippy.toml knows only the tests themselves.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::print_stderr
)]

mod fixture; // sites from one text, built in memory
mod rules; // every rule: its page, an example that raises it, one that does not
mod broken; // ten broken sites, with all that their authors are told
mod typed; // slips of the hand that are no syntax errors, or that YAML would let pass
mod figures; // the content format: what is typed, and the facts that it means
mod derive; // comparability, revisions, plan against actual
mod properties; // what holds for any input
mod tidy; // layers, edges, sizes, words
mod docs; // documents that keep up with the program
mod charts; // drawings, with a contact sheet to look at
mod gold; // the sample site against its answer keys, where they are at hand
mod languages; // translations: missing, accepted, stale; the ledger; interface words; coverage
mod sarif; // findings as SARIF, validated against the standard's schema
mod allow; // findings that authors let stand, and permissions that permit nothing
mod sample; // the sample site as a whole: links, ids, languages, determinism
