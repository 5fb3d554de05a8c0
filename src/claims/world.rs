//! Everything that checks are asked of.

use super::observed::Observed;
use super::script::Script;
use crate::code::language::Language;
use crate::corpus::holdings::FileKey;
use crate::edition::check::Asked;
use crate::ids::{ContentId, WorkId};
use crate::map::measures::Table;
use crate::resolve::Resolved;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Scripts made before, by what they were made from. `serve` keeps them between builds.
#[derive(Debug, Default)]
pub struct Memory {
    scripts: BTreeMap<ContentId, Arc<Script>>,
}

/// An edition as checks see it.
pub(super) struct World<'w> {
    pub(super) resolved: &'w Resolved,
    pub(super) observed: &'w BTreeMap<WorkId, Observed>,
    scripts: BTreeMap<FileKey, Arc<Script>>,
}

impl<'w> World<'w> {
    pub(super) fn new(resolved: &'w Resolved, observed: &'w BTreeMap<WorkId, Observed>, memory: &Memory) -> Self {
        let checks = resolved.edition.claims.values().flat_map(|claim| claim.all_checks());
        let named: BTreeSet<FileKey> =
            checks.flat_map(|check| check.addresses()).map(|address| FileKey::of(&address.value)).collect();
        let scripts = named.into_par_iter().filter_map(|key| {
            let holding = resolved.holdings.files.get(&key)?;
            let known = memory.scripts.get(&holding.facts.content).filter(|_| holding.text.is_some());
            let script = known.cloned().or_else(|| Script::of(holding).map(Arc::new))?;
            Some((key, script))
        });
        Self { resolved, observed, scripts: scripts.collect() }
    }

    /// The script of a file; nothing if its text is not there.
    pub(super) fn script(&self, key: &FileKey) -> Option<&Script> {
        self.scripts.get(key).map(|script| &**script)
    }

    /// The measures.
    pub(super) fn measures(&self) -> Option<&Table> {
        self.resolved.measures()
    }

    /// The files that a check rests on.
    pub(super) fn rests_on(&self, asked: &Asked, addresses: impl Iterator<Item = FileKey>) -> BTreeSet<FileKey> {
        let named: BTreeSet<FileKey> = addresses.collect();
        match asked {
            // What a file imports, however far, is in all the files on the way.
            Asked::Closure(_) => {
                let graph = &self.resolved.graph;
                named.iter().flat_map(|file| graph.closure(file)).chain(named.clone()).collect()
            }
            // That nobody imports a file is in all the files that do not.
            Asked::Fan(_) => {
                named.iter().flat_map(|file| self.python_beside(file)).cloned().chain(named.clone()).collect()
            }
            _ => named,
        }
    }

    /// The Python files of the same state of the same work.
    fn python_beside<'s>(&'s self, file: &'s FileKey) -> impl Iterator<Item = &'s FileKey> {
        let same = |key: &&FileKey| (&key.work, &key.state) == (&file.work, &file.state);
        self.resolved
            .holdings
            .files
            .keys()
            .filter(same)
            .filter(|key| Language::detect(key.path.as_str(), "") == Language::Python)
    }

    /// Whether the texts of all Python files beside a file are there: only then is it known who imports whom.
    pub(super) fn is_whole(&self, file: &FileKey) -> bool {
        let there = |key: &FileKey| self.resolved.holdings.files.get(key).is_some_and(|holding| holding.text.is_some());
        self.python_beside(file).all(there)
    }

    pub(super) fn remember(self, memory: &mut Memory) {
        let files = &self.resolved.holdings.files;
        memory.scripts = self
            .scripts
            .into_iter()
            .filter_map(|(key, script)| Some((files.get(&key)?.facts.content, script)))
            .collect();
    }
}
