//! Inputs that nobody wrote, for everything that reads what a stranger wrote.
//!
//! ```text
//! seeds/<target>/* ──► pool ──► mutate ──► target ──► what it came to ──► new? into the pool
//!                                            └─► panic, or too slow: kept as a seed, and the test fails
//! ```
//!
//! - [`engine`]: the loop, and how long it goes on (`GLOSSATOR_FUZZ_SECONDS`, 2 unless told; `GLOSSATOR_FUZZ_START` begins with other numbers);
//! - one file for each target: [`yaml`], [`markdown`], [`targets`], [`archives`], [`python`], [`merging`].
//!
//! Coverage-guided fuzzing needs a nightly compiler, which a machine that only runs the tests has not got. Here each target says in a few numbers what
//! an input came to (which problem, how deep, which kinds of pieces), and an input that came to something new is kept and
//! changed further. That finds less than coverage does, and runs wherever the tests run.

#![allow(clippy::unwrap_used, reason = "a test that panics has failed, and says where")]

mod archives;
mod engine;
mod markdown;
mod merging;
mod python;
#[path = "../vendor/support/tarball.rs"]
#[allow(dead_code, reason = "the other tests use the rest")]
mod tarball;
mod targets;
mod yaml;
#[path = "../vendor/support/zipfile.rs"]
mod zipfile;
