//! Measures: what can be counted in the files of the works, and whether it lies otherwise in one layer than in another.
//!
//! ```text
//!  each file ──► counts (code::python::measures) ─┐
//!  references ──► fan-in, fan-out ────────────────┴─► Table ──► Separation, one a measure and a choice of files
//!                                                          └──► what a rule picks
//! ```
//!
//! Nothing here judges: layers are what the editors assign, the numbers are what the text has, and [`Separation`] describes how the two
//! lie to one another in these files. They are far too few, and not drawn by chance, for any statement beyond them.

mod fan;
mod measure;
mod named;
mod separation;
mod table;

pub use fan::Fan;
pub use measure::Unit;
pub use separation::{Separation, Spread};
pub use table::{Absence, Figures, Row, Table};
