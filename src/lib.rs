//! Glossator builds annotated reading editions of source code.

pub mod cli;
pub mod corpus;
pub mod ids;
