//! From references to the graph of files.

use super::{Graph, Relation, Tally};
use crate::code::python::names::{Role, Target};
use crate::corpus::holdings::FileKey;
use crate::map::references::{FileNumber, References};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

impl Tally {
    /// Counts one more, on this line.
    fn add(tally: &mut Option<Self>, line: u32) {
        let counted = tally.get_or_insert(Self { count: 0, first: line });
        counted.count += 1;
        counted.first = counted.first.min(line);
    }
}

/// Builds the graph.
pub(super) fn build(references: &References) -> Graph {
    let files: Vec<(FileNumber, &FileKey)> = references.files().collect();
    let relations: Vec<_> = files.par_iter().map(|(number, _)| relations(references, *number)).collect();
    let mut graph = Graph::default();
    for ((_, key), relations) in files.into_iter().zip(relations) {
        for (to, _) in relations.iter().filter(|(_, relation)| relation.imports.is_some()) {
            graph.importers.entry(to.clone()).or_default().insert(key.clone());
        }
        graph.relations.insert(key.clone(), relations);
    }
    graph
}

/// What a file has to do with others.
fn relations(references: &References, number: FileNumber) -> BTreeMap<FileKey, Relation> {
    let mut relations: BTreeMap<FileNumber, Relation> = BTreeMap::new();
    // A name that a statement takes and renames is two uses of one thing.
    let mut taken = BTreeSet::new();
    for reference in references.in_file(number).iter() {
        let Target::Definition { file, definition } = reference.target else { continue };
        if file == number {
            continue;
        }
        let line = references.text(number).line_of(reference.span.start as usize);
        match reference.role {
            Role::Import if taken.insert((file, definition)) => {
                Tally::add(&mut relations.entry(file).or_default().imports, line);
            }
            Role::Call => Tally::add(&mut relations.entry(file).or_default().calls, line),
            Role::Import | Role::Read => {}
        }
    }
    relations.into_iter().map(|(file, relation)| (references.key(file).clone(), relation)).collect()
}
