//! Glossator builds annotated reading editions of source code.

pub mod ids;
