//! Vendoring, against repositories, folders, archives and an index that the tests make themselves.

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
