//! The measures: the page, and the same numbers as data.

mod data;

pub(super) use data::data;
