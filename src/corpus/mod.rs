//! The corpus: the text of the works, fetched from where it is published and proved byte for byte.
//!
//! ```text
//! Request ─▶ obtain ─▶ 1 what the target has       (target)
//!                      2 git directories here      (git: mirror, session, tree)
//!                      3 the git host              (git: host)
//!                      4 a package release         (package: client, http, index, choose; archive)
//!                      5 a folder                  (target)
//!              every byte of every origin ─▶ Gathering ─▶ the lock's digests agree ─▶ target ─▶ Obtained
//! ```
//!
//! [`vendor`] asks for what an edition's works and [`lock`]s say; [`holdings`] reads what is then there, holds its facts against the lock's, and is
//! all that the stages after it see.
//!
//! Beside the lock stands what a history tells and no bytes prove: [`lives`], which commits the lines of a work come from.
//!
//! Nothing is trusted but the lock. Without one (`update`), all origins that can be reached must give the same bytes.
//! What goes wrong is data ([`OriginProblem`]), never a panic and never a line printed from here.

pub mod archive;
mod gather;
pub mod git;
pub mod holdings;
pub mod lives;
pub mod lock;
mod obtain;
mod obtained;
mod origin;
mod package;
mod problem;
pub mod progress;
mod request;
mod target;
pub mod vendor;

pub use obtain::obtain;
pub use obtained::{GitFacts, Got, Obtained, Reported, Source};
pub use origin::Origin;
pub use problem::{Difference, FileKind, Nature, OriginProblem, Severity, Trouble};
pub use request::{Locked, MAX_FILE, PackageIndex, PackagePin, Request, Wanted};
