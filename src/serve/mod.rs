//! Serving a site while it is written: a small HTTP server for one person's browser, and the news of what changed.
//!
//! [`server`] answers requests from a folder; [`path`] decides which file an address means, and that it is inside; [`news`] holds what the
//! open pages should hear: that pages changed, that something is wrong, that it is well again. [`watch`] says when a file that the last
//! build read has changed. What to do then is the command's business.

mod news;
mod path;
mod server;
mod watch;

pub use news::{Event, News};
pub use server::{Server, listen};
pub use watch::Watch;
