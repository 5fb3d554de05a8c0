//! `serve`: what it answers, what it notices, and that what it writes piece by piece is what a build writes whole.

mod answers;
mod changes;
mod client;
