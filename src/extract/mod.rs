//! Statements of figures in the prose and tables of a document: every number that answers how much, how many or which
//! place, with its name, unit, period, growth, share, rank, status and the words that qualify it.
//!
//! In: a [`Document`]. Out: [`Statement`]s in order, each with its verbatim quote. Reads Chinese; knows no registry.
//! A block is divided ([`sentence`]), its numbers found ([`numbers`]) and read from left to right ([`reader`]): what a number
//! does follows from the words between it and the number before it ([`role`]); its period from the times of the sentence
//! ([`time`]) and from what the document and its section are about ([`frame`]).

mod words;
mod statement;
mod numbers;
mod sentence;
mod pieces;
mod frame;
mod time;
mod name;
mod qualifier;
mod figure;
mod ratio;
mod role;
mod status;
mod listed;
mod dating;
mod reader;
mod phrase;
mod places;
mod rates;
mod series;
mod cells;
mod columns;
mod table;
mod walk;

use rayon::prelude::*;

use crate::document::Document;
use crate::quantity::{CustomUnit, Units};
use frame::Frame;
pub use statement::{Doubt, Kind, PeriodSource, ShareOf, Statement, Status};

/// All statements of a document.
pub fn statements(document: &Document) -> Vec<Statement> {
    let frame = Frame::of(&document.metadata);
    // 143万农村人口: a scale alone counts what follows; 压缩至3个工作日 is a figure of its own.
    let scale = |symbol: &str| CustomUnit { symbol: symbol.into(), zh: symbol.into(), en: String::new(), of: None };
    let units = Units::new([scale("万"), scale("亿"), scale("个工作日"), scale("个月")]);
    let parts = walk::parts(document, &frame);
    parts.par_iter().flat_map_iter(|part| part.read(&frame, &units)).collect()
}
