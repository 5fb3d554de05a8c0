//! Reading code as text: which language a file is in, and what its characters are.
//!
//! ```text
//! path, first line ──► language ──┐
//! text ───────────────────────────┴──► highlight ──► tokens (byte spans with a class)
//! ```
//!
//! Nothing here knows of works, notes or pages.

pub mod highlight;
pub mod language;
