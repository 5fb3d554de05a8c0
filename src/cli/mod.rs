//! What the program shows on a terminal.

pub mod progress;
