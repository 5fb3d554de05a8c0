//! The map: what the files of all works have to do with one another.
//!
//! ```text
//!  holdings ──► references ──► graph (imports, calls)
//!  work.yaml ────────────────► crossings (what is declared)
//! ```
//!
//! [`References`] joins what [`crate::code::python::names`] says of each work, and follows imports from one work into another. [`Graph`]
//! is what comes of it between files, [`Calls`] between symbols; [`DeclaredCrossing`]s are what people say beside it. [`measures`] are what can
//! be counted in each file and how it lies over the layers.

mod crossings;
mod graph;
pub mod layout;
pub mod measures;
mod named;
mod references;

pub use crossings::{CrossingEnd, DeclaredCrossing, crossings};
pub use graph::{Call, Calls, Graph, Missing, Relation, SymbolKey, Tally};
pub use named::{Named, NamedKind, has_any, named};
pub use references::{FileNumber, References, Use};
