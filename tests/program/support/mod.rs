//! An edition to try things on, and what the program says and writes.

mod edition;
mod html;
mod ran;
mod repository;
mod site;

pub use edition::Edition;
pub use html::{Element, Page};
pub use ran::Ran;
pub use repository::Repository;
pub use site::{Site, tree};
