//! Measures: what can be counted in the syntax tree of one file.
//!
//! ```text
//!  syntax tree ──────────────┐
//!  kinds of its lines ───────┤
//!  what each call means ─────┼─► walk ──► Measures ──► shares
//!  which libraries are which ┘
//! ```
//!
//! - [`measure`] goes through the tree once ([`walk`](mod@walk)) and counts into [`Measures`];
//! - [`operators`] says what calculates and what decides; [`calls`] to which class a call belongs, and [`channels`] which objects
//!   it reads and writes through; [`names`] which parts an identifier
//!   has; [`english`] whether a part is a word.
//!
//! They are counts and nothing more. What they say about a file is for whoever reads the table.

mod calls;
mod channels;
mod counts;
mod english;
mod names;
mod operators;
mod walk;

#[cfg(test)]
mod tests;

pub use calls::{Callee, Meanings, Vocabulary};
pub use counts::{Calls, Identifiers, Loops, Measures};
pub use walk::measure;
