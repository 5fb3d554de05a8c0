//! Symbols and references: what every name of a work's Python files means.
//!
//! ```text
//!  parsed text ──► names ──► FileNames ─┐
//!                 (collect)             ├─► Project ──► resolve ──► references, and the uses of every definition
//!  the other files of the work ─────────┘
//! ```
//!
//! - [`names`] reads one file and nothing else: scopes, bindings, uses, and as much of the expressions as says what an attribute is
//!   taken of. Files can be read in parallel.
//! - [`Project::resolve`] finds for every use the definition that it means: by Python's rules of scope, through imports, and through
//!   the classes of the work. It infers one step at a time (`x = C()`, `self.x = C()`, `x: C`, `return C()`) and does not guess.
//!
//! Precision comes before recall: where a name can mean two things, it means neither. What is not followed, because it cannot be sure
//! or would need running the code: types in quotes, `setattr`, `sys.path`, items of containers, parameters without an annotation.

mod binding;
mod builtins;
mod collect;
mod definition;
mod expression;
mod file;
mod id;
mod import;
mod modules;
mod resolve;
mod scope;
mod span;
mod uses;
mod words;

#[cfg(test)]
mod tests;

pub use builtins::is_builtin;
pub use collect::names;
pub use definition::{Definition, DefinitionKind};
pub use file::FileNames;
pub use id::{DefinitionId, FileId};
pub use resolve::{Project, Reference, Role, Target};
pub use span::Span;
