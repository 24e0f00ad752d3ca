//! Behaviour of whole articles.

