//! Search: what a reader can look for, and the words under which it is found.
//!
//! 1. [`documents`] says what can be found: the files and symbols of the code, and everything that was written about them, each as a
//!    [`Document`] with a title, words and a place;
//! 2. [`words`] cuts texts into words, the same way for prose and code;
//! 3. an [`Index`] has for each word the documents whose title or text holds it;
//! 4. [`coding`] writes lists of documents short.
//!
//! The index knows words only as they stand. That `story manager` finds `StoryManager`, and `sampling` what is sampled, is left to the program
//! that searches: it cuts the words of the index into their parts when it has them, which costs a reader's machine a few milliseconds, where to
//! list every part here would double the index. There is no order of merit in it either, only what such an order needs: how rare a word
//! is, whether it stands in a title, how long a text is.
//!
//! There are two indexes, because they change at different times: the code's stands as long as the works stand, the commentary's changes with every note.

mod coding;
mod documents;
mod index;
mod words;

pub use documents::{Document, Leads, Thing, code, commentary};
pub use index::{Index, Posting};
pub use words::words;
