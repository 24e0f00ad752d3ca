//! The integration tests: sites as text in, pages and diagnostics out; the sample site as a whole; the real binary.

mod fixture; // sites from one text, built in memory
mod rules; // every rule: its page, an example that raises it, one that does not
mod broken; // ten broken sites, with all that their authors are told
mod gold; // the sample site against its answer keys, where they are at hand
mod sample; // the sample site as a whole: links, ids, languages, determinism
