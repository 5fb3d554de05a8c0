//! Glossator builds annotated reading editions of source code.

pub mod anchor;
pub mod code;
pub mod diagnostics;
pub mod edition;
pub mod ids;
pub mod yaml;
