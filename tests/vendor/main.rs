//! Vendoring, against repositories, folders, archives and an index that the tests make themselves.

#![allow(clippy::unwrap_used, reason = "a test that panics has failed, and says where")]

mod archives;
mod commits;
#[cfg(feature = "fetch")]
mod packages;
#[cfg(feature = "fetch")]
mod real;
mod support;
mod targets;
mod updates;
#[cfg(not(feature = "fetch"))]
mod without;
