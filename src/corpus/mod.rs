//! The corpus.
pub mod lock;
