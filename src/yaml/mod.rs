//! Reading YAML so that every value knows where it stands.
//!
//! 1. [`parse`]: text to a tree of [`Node`]s with byte spans, within bounds (size, depth, number of nodes, no aliases). What is not
//!    YAML is one problem, since nothing after it can be trusted.
//! 2. [`read`]: tree to types. Each [`FromYaml`] reads one node and reports what is wrong *into* the [`Reader`], so that one run
//!    names every problem of a file: unknown and repeated keys, missing keys, wrong types, values that are no value of their type.
//! 3. `record`: the macro with which `edition` declares what a mapping may hold.
//! 4. `schema`: the same declarations as JSON Schema, for editors.
//!
//! The reader is not serde's derive, for three reasons: derive stops at the first problem; it points a missing key at the last key of
//! its mapping; and positions are lost in its flattened and tagged forms. serde stays below, as the language of the parser.

mod block;
mod node;
mod parse;
mod read;
pub(crate) mod record;
pub(crate) mod schema;
mod trees;

pub use node::{Key, Node, Value};
pub use parse::{Bounds, parse};
pub(crate) use read::scalar_from_str;
pub use read::{FromYaml, Located, OneOrMany, Prose, Reader, Scalar, ScalarProblem, Text};
pub(crate) use record::{choice, record};
pub use schema::Form;
pub use trees::Trees;
