//! The map: what the files of all works have to do with one another.
//!
//! ```text
//!  holdings ──► references ──► graph (imports, calls; what is declared)
//! ```
//!
//! [`measures`] are what can be counted in each file and how it lies over the layers.
//!
//! [`References`] joins what [`crate::code::python::names`] says of each work, and follows imports from one work into another.

pub mod measures;
mod references;

pub use references::{FileNumber, References, Use};
