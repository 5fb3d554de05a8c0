//! Claims: every checkable statement about the code, checked at every build.
//!
//! ```text
//!  claims ──► validity ──► scripts ──► examine (one file) ──┐
//!                                      compare (several) ───┼──► findings ──► judge ──► Ledger
//!  what was once observed (history, texts not there) ───────┘
//! ```
//!
//! - [`validity`] says which checks ask something that can be asked, and could also not be so;
//! - [`script`] is a text with everything that is asked of one: its syntax sites, symbols and imports; [`mod@examine`] answers from it alone, so
//!   that the same question can be put to any version of a file ([`dating`]);
//! - [`compare`] answers what needs more than one file, or the list of all of them;
//! - [`observed`] holds what was seen in a work's history, which a build cannot see, and what was found when a text was last there;
//!   [`observe`] makes it anew;
//! - [`judge`] holds what was found against the verdict of the editors: `true` if every check holds, `inexact` or `false` if one does not; facts
//!   hold in any case;
//! - [`guide`] explains every kind of check, with an example that holds and one that does not.

mod compare;
pub mod dating;
mod examine;
mod finding;
pub mod guide;
mod judge;
mod ledger;
pub mod observe;
pub mod observed;
mod script;
mod validity;
mod world;

pub use finding::{Finding, Found, Outcome};
pub use ledger::{Judged, Ledger, Mark, Tally};
pub use script::Script;
pub use world::Memory;

use crate::diagnostics::Diagnostic;
use crate::ids::WorkId;
use crate::resolve::Resolved;
use observed::Observed;
use rayon::prelude::*;
use std::collections::BTreeMap;
use world::World;

/// Checks all claims of an edition.
#[must_use]
pub fn examine(
    resolved: &Resolved,
    observed: &BTreeMap<WorkId, Observed>,
    memory: &mut Memory,
) -> (Ledger, Vec<Diagnostic>) {
    let (sound, mut diagnostics) = validity::check(resolved);
    let world = World::new(resolved, observed, memory);
    let claims: Vec<_> = resolved.edition.claims.values().filter(|claim| sound.contains(&claim.id)).collect();
    let judged: Vec<_> = claims.into_par_iter().map(|claim| judge::judge(claim, &world)).collect();
    let mut ledger = Ledger::default();
    for (judged, wrong) in judged {
        diagnostics.extend(wrong);
        ledger.add(judged, resolved);
    }
    world.remember(memory);
    (ledger, diagnostics)
}
