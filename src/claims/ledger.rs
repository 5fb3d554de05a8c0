//! All claims with what was found.

use super::finding::{Finding, Outcome};
use crate::corpus::holdings::FileKey;
use crate::edition::{Claim, Verdict};
use crate::ids::{ClaimId, LineRange};
use crate::resolve::Resolved;
use std::collections::BTreeMap;

/// A claim with what its checks found.
#[derive(Clone, Debug)]
pub struct Judged {
    /// The claim.
    pub id: ClaimId,
    /// What its checks found, in their order.
    pub checks: Vec<Finding>,
    /// What its facts found.
    pub facts: Vec<Finding>,
}

impl Judged {
    /// All findings: checks, then facts.
    pub fn findings(&self) -> impl Iterator<Item = &Finding> {
        self.checks.iter().chain(&self.facts)
    }

    /// Whether at least one check was asked and all were answered.
    #[must_use]
    pub fn is_machine_checked(&self) -> bool {
        let mut findings = self.findings().peekable();
        findings.peek().is_some() && findings.all(|finding| finding.outcome != Outcome::Unknown)
    }
}

/// A claim's mark at some lines of a file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mark {
    /// The lines.
    pub lines: LineRange,
    /// The claim.
    pub claim: ClaimId,
}

/// How many claims there are of which verdict, and how many a machine has checked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// All.
    pub all: usize,
    /// Found true.
    pub holds: usize,
    /// Found inexact.
    pub inexact: usize,
    /// Found false.
    pub fails: usize,
    /// Undecidable.
    pub undecidable: usize,
    /// Those whose checks were all answered.
    pub machine: usize,
    /// Among these, those whose checks were all answered at this very build.
    pub now: usize,
}

/// The claims of an edition, checked.
#[derive(Clone, Debug, Default)]
pub struct Ledger {
    /// The claims whose checks could be asked.
    pub claims: BTreeMap<ClaimId, Judged>,
    /// Where claims point, by file and lines.
    pub marks: BTreeMap<FileKey, Vec<Mark>>,
}

impl Ledger {
    pub(super) fn add(&mut self, judged: Judged, resolved: &Resolved) {
        let Some(claim) = resolved.edition.claims.get(&judged.id) else { return };
        for address in &claim.at.0 {
            if let Some(lines) = address.lines {
                let marks = self.marks.entry(FileKey::of(address)).or_default();
                let at = Mark { lines, claim: judged.id.clone() };
                // Kept in order: an edition has hundreds of claims, not millions.
                let place = marks.partition_point(|mark| *mark < at);
                marks.insert(place, at);
            }
        }
        self.claims.insert(judged.id.clone(), judged);
    }

    /// What the claims come to.
    #[must_use]
    pub fn tally<'c>(&self, claims: impl IntoIterator<Item = &'c Claim>) -> Tally {
        let mut tally = Tally::default();
        for claim in claims {
            tally.all += 1;
            *match claim.verdict.value {
                Verdict::True => &mut tally.holds,
                Verdict::Inexact => &mut tally.inexact,
                Verdict::False => &mut tally.fails,
                Verdict::Undecidable => &mut tally.undecidable,
            } += 1;
            if let Some(judged) = self.claims.get(&claim.id).filter(|judged| judged.is_machine_checked()) {
                tally.machine += 1;
                tally.now += usize::from(judged.findings().all(|finding| finding.observed.is_none()));
            }
        }
        tally
    }
}
