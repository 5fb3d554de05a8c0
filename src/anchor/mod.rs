//! Anchors: how a note holds on to its lines.
//!
//! A line number alone rots, and a quotation alone is ambiguous in code, where the same line stands again and again. So a target is
//! its lines, the symbol around them, and a [`Stamp`]: a digest of the text of the lines, and one of their syntax. [`locate`] compares
//! the stamp with the text as it is and answers with a [`State`]. It never guesses: what is there twice is ambiguous, and what is not
//! there is changed, and both are for a person to decide.

mod carry;
mod locate;
mod stamp;

pub use carry::{Carried, carry};
pub use locate::{Anchored, Context, State, locate};
pub use stamp::Stamp;
