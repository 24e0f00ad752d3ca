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
mod told; // how findings are told
mod typed; // slips of the hand that are no syntax errors, or that YAML would let pass
mod figures; // the content format: what is typed, and the facts that it means
mod prose_logic; // what prose says of itself: counts and lists, totals, thresholds, directions, durations
mod derive; // comparability, revisions, plan against actual
mod consistency; // growth, revisions, plausibility and plans that contradict each other
mod properties; // what holds for any input
mod hostile; // whatever is typed, what is published is inert; nothing is too deep, long or odd
mod fuzzed; // the fuzzer's targets with their seeds: what fuzz/run looks for more of
mod tidy; // layers, edges, sizes, words
mod handbook; // chapters made from the program; commands and examples of all documents, tried
mod lint; // the wording of the prose: hits and near misses
mod review; // the copy for reviewers, and that a public build holds none of it
mod charts; // drawings, with a contact sheet to look at
mod gallery; // the site under docs/gallery: every kind of chart from figures to drawing
mod diff; // two releases compared: in memory, through the binary, from git, and on the page of changes
mod document; // documents to import from: text, pages, Word files and sheets to blocks, metadata and Markdown
mod document_limits; // nothing of a document is lost; hostile files are refused
mod import; // documents to drafts: what is taken, asked, proposed and printed; nothing is overwritten
mod gold; // the sample site against its answer keys, where they are at hand
mod findings; // the five documents with their labelled figures: what is said of them, and what is not
mod prose_figures; // figures in prose against the front matter, and one language against the other
mod mutation; // one figure changed at a time, in data and prose
mod search; // what a search can find, and the page around it
mod cli; // help and errors in both languages, completions, manual pages, the files of `new`
mod chapters; // the order of plain pages, and the table of contents
mod trace; // every figure on every page leads to where it is stated
mod languages; // translations: missing, accepted, stale; the ledger; interface words; coverage
mod sharing; // pictures and properties for sharing, citations
mod statements; // figures found in documents, against labels
mod linked; // JSON-LD against what search engines ask
mod theming; // a theme of a site's own; the page on themes
mod pdf; // pages printed by a browser
mod table; // figures as a workbook and back
mod schema; // the schemas for editors against the reader
mod sarif; // findings as SARIF, validated against the standard's schema
mod allow; // findings that authors let stand, and permissions that permit nothing
mod exports; // data files: what is written, in which terms, and that all say the same
mod sample; // the sample site as a whole: links, ids, languages, determinism
mod rebuild; // builds that know an earlier one
mod scale; // a site of many organizations and years: weights of pages, lists over several pages
mod corpus; // the corpus of the benchmarks agrees with itself
mod hostile_files; // names and kinds of files that nobody expects; pipes, links, sockets
mod assemble; // parts of a site joined to one
mod verify; // deployed sites: good ones pass, planted faults are named
