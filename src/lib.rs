//! Glossator builds annotated reading editions of source code.

pub mod anchor;
pub mod cite;
pub mod cli;
pub mod code;
pub mod compile;
pub mod corpus;
pub mod diagnostics;
pub mod edition;
pub mod ids;
pub mod prose;
pub mod resolve;
pub mod serve;
pub mod site;
pub mod yaml;
