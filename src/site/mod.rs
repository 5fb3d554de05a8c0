//! The site: from a resolved edition to files.
//!
//! 1. [`citations`] prints all citations and the bibliography at once, since styles tell namesakes apart across the whole edition;
//! 2. [`view`] makes for each page what its template shows: plain data, with prose already written ([`markdown`]) and links made
//!    ([`links`], [`address`]);
//! 3. [`listing`] draws code, only when a page is really written, because it is most of the work;
//! 4. [`picture`] draws the map of files and what joins them, for its page, for works and for programs;
//!    [`apparatus`] does the same for two witnesses side by side;
//! 5. [`theme`] holds templates, styles, scripts and grammars: the program's own, each replaceable by the edition's; [`sheets`] makes the
//!    styles ready to be sent;
//! 6. [`mod@write`] puts pages on disk, all at once for a build, or one by one as they change; [`last`] takes over what a build
//!    would write as it was.
//!
//! A page's [`Page::fingerprint`] covers everything that it shows, so that `serve` writes only what changed and writes the same bytes as a
//! build from nothing would.

mod address;
pub(crate) mod apparatus;
mod attachment;
pub mod citations;
pub(crate) mod html;
mod last;
mod links;
pub mod listing;
pub(crate) mod markdown;
mod page;
pub mod picture;
mod rendered;
mod sheets;
pub mod theme;
mod view;
mod ways;
pub(crate) mod words;
pub mod write;

pub(crate) use html::escaped;
pub(crate) use ways::{Way, Ways};

pub use address::SitePath;
pub use attachment::Attachment;
pub use page::{Code, Page};
pub use rendered::Rendered;
pub use view::{Past, Publication, Site, machine_files, pages_first, site};
