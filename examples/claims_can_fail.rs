//! Shows for each claim of an edition that its checks can fail: `cargo run --release --example claims_can_fail [EDITION]`
//!
//! Every file that a check rests on is changed in memory, in three ways and one at a time: a line is put before it; its digits are changed; it is
//! emptied. All claims are asked again each time. A line is printed for each claim: how many of its checks came out otherwise under at least
//! one of the changes, of how many, and by which; then how many claims have at least one such check. Checks over history and of which
//! files there are do not read texts, and are not counted here.

use glossator::claims::{self, Ledger};
use glossator::compile::{Memory, join, open};
use glossator::corpus::holdings::{FileKey, Holding};
use glossator::edition::Root;
use glossator::map::{Graph, References};
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;

/// A way to change a text.
type Change = (&'static str, fn(&str) -> String);

const CHANGES: [Change; 3] = [
    ("a line before it", |text| format!("# moved\n{text}")),
    ("other digits", |text| {
        text.chars()
            .map(|c| c.to_digit(10).map_or(c, |digit| char::from_digit((digit + 3) % 10, 10).unwrap_or(c)))
            .collect()
    }),
    ("emptied", |_| "pass\n".to_owned()),
];

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = std::env::args().nth(1).map_or_else(|| PathBuf::from("."), PathBuf::from);
    let root = Root::new(&folder);
    let mut memory = Memory::default();
    let compiled = join(&root, open(&root, &mut memory), true, &mut memory);
    let Some((mut resolved, _)) = compiled.edition else { return Err("no edition".into()) };
    let before = outcomes(&resolved.claims);
    let observed = std::mem::take(&mut resolved.observed);
    let files: BTreeSet<FileKey> = resolved
        .claims
        .claims
        .values()
        .flat_map(|judged| judged.findings().filter(|finding| finding.observed.is_none()))
        .flat_map(|finding| finding.rests_on.clone())
        .collect();
    let mut flipped: BTreeMap<(String, usize), BTreeSet<&str>> = BTreeMap::new();
    for file in files {
        let Some(held) = resolved.holdings.files.get(&file).cloned() else { continue };
        let Some(text) = held.text.clone() else { continue };
        for (name, change) in CHANGES {
            let changed = Holding::of_bytes(file.clone(), change(text.as_str()).as_bytes());
            resolved.holdings.files.insert(file.clone(), changed);
            resolved.references = Arc::new(References::of(&resolved.edition, &resolved.holdings));
            resolved.graph = Arc::new(Graph::of(&resolved.references));
            let (ledger, _) = claims::examine(&resolved, &observed, &mut claims::Memory::default());
            for (check, outcome) in outcomes(&ledger) {
                // What has become a line past the end is another error, said of the claim; here only answers that differ count.
                if before.get(&check).is_some_and(|before| *before != outcome) {
                    flipped.entry(check).or_default().insert(name);
                }
            }
        }
        resolved.holdings.files.insert(file, held);
    }
    let mut can_fail = 0;
    for (id, judged) in &resolved.claims.claims {
        let all = judged.findings().count();
        let mut by: BTreeSet<&str> = BTreeSet::new();
        let mut checks = 0;
        for at in 0..all {
            if let Some(names) = flipped.get(&(id.to_string(), at)) {
                checks += 1;
                by.extend(names);
            }
        }
        can_fail += usize::from(checks > 0);
        println!("{id}: {checks} of {all} ({})", by.into_iter().collect::<Vec<_>>().join(", "));
    }
    println!("{can_fail} of {} claims have a check that came out otherwise", resolved.edition.claims.len());
    Ok(())
}

/// The answers to all checks, by claim and place among its checks.
fn outcomes(ledger: &Ledger) -> BTreeMap<(String, usize), &'static str> {
    let each = |(id, judged): (&_, &claims::Judged)| {
        let id = ToString::to_string(id as &glossator::ids::ClaimId);
        judged
            .findings()
            .enumerate()
            .map(|(at, finding)| ((id.clone(), at), finding.outcome.as_str()))
            .collect::<Vec<_>>()
    };
    ledger.claims.iter().flat_map(each).collect()
}
