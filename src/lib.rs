//! Glossator builds annotated reading editions of source code.

pub mod anchor;
pub mod cite;
pub mod code;
pub mod corpus;
pub mod diagnostics;
pub mod edition;
pub mod ids;
pub mod prose;
pub mod resolve;
pub mod yaml;
