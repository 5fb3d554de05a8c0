//! What needs more than one text, or the list of all of them.

mod between;
mod files;

pub(super) use files::{listed, pattern};

use super::finding::{Found, Outcome};
use super::world::World;
use crate::corpus::holdings::FileKey;
use crate::edition::check::Asked;
use crate::ids::LineRange;

/// What was found in several texts.
pub(super) struct Compared {
    pub(super) outcome: Outcome,
    pub(super) said: String,
    pub(super) places: Vec<(FileKey, LineRange)>,
}

impl Compared {
    fn new(holds: bool, said: impl Into<String>) -> Self {
        Self { outcome: holds.into(), said: said.into(), places: Vec::new() }
    }

    pub(super) fn unknown(said: impl Into<String>) -> Self {
        Self { outcome: Outcome::Unknown, said: said.into(), places: Vec::new() }
    }

    pub(super) fn of(found: Found, file: &FileKey) -> Self {
        let places = found.lines.into_iter().map(|lines| (file.clone(), lines)).collect();
        Self { outcome: found.holds.into(), said: found.said, places }
    }
}

/// The answer to a check that asks for more than one text; nothing for checks over history and for those of one text.
pub(super) fn compare(asked: &Asked, world: &World<'_>) -> Option<Compared> {
    Some(match asked {
        Asked::Present(check) => files::there(&check.r#in, &check.path.value, true, world),
        Asked::Absent(check) => files::there(&check.r#in, &check.path.value, false, world),
        Asked::Files(check) => files::matching(check, world),
        Asked::Closure(check) => between::closure(check, world),
        Asked::Fan(check) => between::fan(check, world),
        Asked::Measure(check) => between::measure(check, world),
        Asked::Similarity(check) => between::similarity(check, world),
        Asked::Identical(check) => between::identical(check, world),
        Asked::OnlyIn(check) => between::only_in(check, world),
        _ => return None,
    })
}
