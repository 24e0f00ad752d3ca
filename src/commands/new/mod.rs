//! `new site`, `new report`: files to start from. Nothing that exists is ever overwritten. What a line leaves open is asked
//! on a terminal; elsewhere the proposal is taken.

mod ask;
mod report;
mod site;
mod starter;

pub use report::run as report;
pub use site::run as site;
