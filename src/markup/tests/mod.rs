//! Behaviour of whole articles.

mod emphasis;
mod sentences;
mod structure;
mod links;
mod placeholders;
mod permalinks;
mod charts;
mod properties;
mod content;
