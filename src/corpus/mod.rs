//! The corpus.
pub mod holdings;
pub mod lock;
