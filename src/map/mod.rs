//! The map: what the files of all works have to do with one another.
//!
//! ```text
//!  holdings ──► references ──► graph (imports, calls; what is declared)
//! ```
//!
//! [`References`] joins what [`crate::code::python::names`] says of each work, and follows imports from one work into another.

mod references;

pub use references::{FileNumber, References, Use};
