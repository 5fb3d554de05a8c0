//! Glossator builds annotated reading editions of source code.
//!
//! An *edition* is a folder of plain files: `corpus/` says which works are read and proves every byte of them, `annotations/` holds what
//! scholars write about them, one YAML file a note. The program joins the two and writes a static site. It goes one way:
//!
//! ```text
//!  read ──► vendor ──► analyse ──► resolve ──► view ──► write
//!  YAML     bytes      syntax,     targets,    page     files
//!  with     with       symbols     links       models
//!  spans    hashes
//! ```
//!
//! - **read** ([`edition`], over [`yaml`]): files to typed values that know where they stand. What is wrong is collected as
//!   [`diagnostics`], never printed and never the end of it: one run names every problem.
//! - **vendor** ([`corpus`]): the text of a work is never in the repository; its lock is, and every byte that any origin gives is held
//!   against the lock. What cannot be had is shown as a silhouette of itself.
//! - **analyse** ([`code`]): what a text is made of, without knowing why anybody reads it: lines, symbols, syntax digests, colours.
//! - [`collate`]: two texts of the same code, what they have in common, and where they differ in what runs.
//! - **resolve** ([`resolve`], with [`anchor`] and [`prose`]): each target is found in its text by lines, symbol and digest, and never
//!   guessed; each name and link is followed, and those that lead nowhere are problems. The [`map`] says what the files of all works have to do
//!   with one another: what each name means, who imports and calls whom, and what can be counted.
//! - [`claims`]: every statement about the code is held against it, and against what was once observed of its history; a verdict that
//!   its checks contradict is a problem like any other.
//! - **view** and **write** ([`site`], with [`cite`] and [`search`]): plain data for each page, then templates, then files, swapped in whole. [`mod@book`] is
//!   the other end of the same way: the edition on paper, and for reading machines.
//!
//! [`compile`] is the row of these stages; [`serve`] runs it again when a file changes; [`report`] counts what the commentary comes to; [`rebase`]
//! carries it to another pin; [`cli`]
//! is the only part that prints. [`misleading`] knows the characters that a
//! reader does not see. [`ids`] are the values that all of them share: paths, line ranges, digests, dates, which cannot be wrong once they are made.

pub mod anchor;
pub mod book;
pub mod cite;
pub mod claims;
pub mod cli;
pub mod code;
pub mod collate;
pub mod compile;
pub mod corpus;
pub mod diagnostics;
pub mod edition;
pub mod ids;
pub mod map;
pub mod misleading;
pub mod prose;
pub mod rebase;
pub mod report;
pub mod resolve;
pub mod search;
pub mod serve;
pub mod site;
pub mod yaml;
