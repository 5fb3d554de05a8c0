//! Glossator builds annotated reading editions of source code.

pub mod diagnostics;
pub mod ids;
pub mod yaml;
