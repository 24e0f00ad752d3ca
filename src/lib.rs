//! duizhao: the core.
pub mod source;
pub mod lang;
pub mod diag;
pub mod quantity;
pub mod period;
pub mod yaml;
pub mod rules;
pub mod model;
pub mod read;
pub mod resolve;
pub mod derive;
pub mod urls;
pub mod chart;
pub mod words;
pub mod disk;
pub mod publish;
pub mod serve;
