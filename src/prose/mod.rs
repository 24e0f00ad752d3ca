//! What sentences say of figures, in both languages: numbers with their units ([`mention`]), the words that qualify them
//! ([`qualifier`]), times ([`when`]). One reader for checks, which know the figures, and for imports, which look for them.
//!
//! In: text without markup. Out: byte ranges and what they mean. Knows no registry and no model.

pub mod mention;
pub mod qualifier;
pub mod when;
