//! `figure` of `duizhao_fuzz::TARGETS`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| duizhao_fuzz::run("figure", bytes));
