//! The program from outside: the real binary, run over a small edition of our own making (`tests/edition`) to which each test does
//! something first.
//!
//! - [`diagnostics`]: the whole text of every message that a person can meet, and how it is told to machines;
//! - [`annotating`]: the beginning of a note on each reading page;
//! - [`beginning`]: what `new` writes;
//! - [`book`]: the edition on paper, and for reading machines;
//! - [`building`]: what `build` writes, byte for byte, and what it leaves alone;
//! - [`collating`]: two files or folders, without an edition;
//! - [`lessons`]: what the explained messages show before and after;
//! - [`lives`]: when lines came and last changed;
//! - [`lost`]: ends at any moment, full disks, folders that cannot be written;
//! - [`map`]: the picture of all files, its tables and its data;
//! - [`harvest`]: what other programs take;
//! - [`hostile`]: what strangers try, by the hundred;
//! - [`large`]: texts that are large in every way;
//! - [`links`]: every address of every page leads somewhere;
//! - [`measures`]: what is counted in the code, on its page and as data;
//! - [`names`]: what the names in a listing lead to;
//! - [`paths`]: guided readings, each on one page;
//! - [`prose`]: what a stranger's Markdown may not do;
//! - [`publishing`]: the workflows of the code host;
//! - [`rebasing`]: another pin, and everything that points at lines;
//! - [`schemas`]: what editors know of the files that people write;
//! - [`search`]: what can be found, and what cannot;
//! - [`starting`]: what `init` makes;
//! - [`terms`]: their page, and the links to them that nobody writes;
//! - [`variants`]: witnesses collated, and what their pages say when one cannot be;
//! - [`stamping`], [`serving`]: the commands that write notes and watch them.

#![allow(clippy::unwrap_used, reason = "a test that panics has failed, and says where")]

mod annotating;
mod beginning;
mod book;
mod building;
mod claims;
mod collating;
mod diagnostics;
mod harvest;
mod hostile;
mod large;
mod lessons;
mod links;
mod lives;
mod lost;
mod map;
mod measures;
mod names;
mod paths;
mod prose;
mod publishing;
mod rebasing;
mod removal;
mod reporting;
mod schemas;
mod search;
mod serving;
mod stamping;
mod starting;
mod support;
mod terms;
mod variants;
