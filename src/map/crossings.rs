//! What works declare of ways between files that are no imports: a request over a network, data that one writes and another reads, a copy,
//! a program that starts another. Each is checked against the files that there are, and kept apart from what is computed.

use crate::corpus::holdings::{FileKey, Holdings};
use crate::diagnostics::{Diagnostic, Problem};
use crate::edition::{Edition, End, Way};
use crate::ids::{CodeAddress, LineRange, WorkId};
use crate::yaml::Located;

/// A declared crossing between two files that are there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeclaredCrossing {
    /// The work that declares it.
    pub by: WorkId,
    /// Where it begins.
    pub from: CrossingEnd,
    /// Where it leads.
    pub to: CrossingEnd,
    /// How.
    pub how: Way,
    /// What crosses, in a line.
    pub says: String,
}

/// An end of a crossing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CrossingEnd {
    /// The file.
    pub file: FileKey,
    /// The lines that matter, if they are told.
    pub lines: Option<LineRange>,
}

/// The crossings of an edition, works in the order of their ids, each work's in its own order; and what is wrong with others.
#[must_use]
pub fn crossings(edition: &Edition, holdings: &Holdings) -> (Vec<DeclaredCrossing>, Vec<Diagnostic>) {
    let (mut found, mut wrong) = (Vec::new(), Vec::new());
    for work in edition.works.values() {
        for crossing in &work.crossings {
            // Both ends are looked at before the crossing is given up, so that all of its problems are named.
            let ends = [&crossing.from, &crossing.to].map(|end| find(edition, holdings, &work.id, end));
            match ends {
                [Ok(from), Ok(to)] => found.push(DeclaredCrossing {
                    by: work.id.clone(),
                    from,
                    to,
                    how: crossing.how.value,
                    says: crossing.says.to_string(),
                }),
                ends => wrong.extend(ends.into_iter().filter_map(Result::err).flatten().map(|one| *one)),
            }
        }
    }
    (found, wrong)
}

/// The file of an end; nothing is said where its work or lock could not be read, which was reported.
fn find(
    edition: &Edition,
    holdings: &Holdings,
    here: &WorkId,
    end: &Located<End>,
) -> Result<CrossingEnd, Option<Box<Diagnostic>>> {
    let CodeAddress { work: id, state, path, lines } = end.value.address(here);
    let wrong = |problem| Err(Some(Box::new(Diagnostic::new(problem, end.place.clone()))));
    let Some(work) = edition.works.get(&id) else {
        if edition.faulty.works.contains(&id) {
            return Err(None);
        }
        let known = edition.works.keys().map(ToString::to_string).collect();
        return wrong(Problem::Unknown {
            what: "work",
            name: id.to_string(),
            known,
            defined_in: "the folders of `corpus`",
        });
    };
    let files = work.state(state.as_ref()).map(|state| state.files.as_slice()).unwrap_or_default();
    if !files.iter().any(|file| file.path.value == path) {
        let known = files.iter().map(|file| file.path.to_string()).collect();
        let work = state.map_or_else(|| id.to_string(), |state| format!("{id}@{state}"));
        return wrong(Problem::UnknownFile { work, path: path.to_string(), or_symbol: false, known });
    }
    let file = FileKey { work: id, state, path };
    let Some(holding) = holdings.files.get(&file) else { return Err(None) };
    match lines {
        Some(range) if range.last() > holding.facts.lines => {
            let (path, last) = (file.path.to_string(), range.last());
            wrong(Problem::LinesPastEnd { path, last, lines: holding.facts.lines })
        }
        lines => Ok(CrossingEnd { file, lines }),
    }
}
