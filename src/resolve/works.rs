//! What a work says of its own files.

use crate::diagnostics::{Diagnostic, Problem};
use crate::edition::{Edition, Layer, Work};
use icu_normalizer::ComposingNormalizerBorrowed;
use std::collections::BTreeMap;

/// A path as a machine that takes no notice of case and of Unicode's forms knows it.
fn folded(path: &str) -> String {
    ComposingNormalizerBorrowed::new_nfkc().normalize(&path.to_lowercase()).to_lowercase()
}

/// Checks every work's selection.
pub(super) fn check(edition: &Edition) -> Vec<Diagnostic> {
    edition.works.values().flat_map(check_work).collect()
}

fn check_work(work: &Work) -> Vec<Diagnostic> {
    let mut wrong = Vec::new();
    let mut witnesses = BTreeMap::new();
    for (id, state) in work.states.iter().filter_map(|state| Some((state.id.as_ref()?, state))) {
        if let Some(first) = witnesses.insert(id, &state.place) {
            let problem = Problem::DuplicateId { what: "witness", id: id.to_string() };
            wrong.push(Diagnostic::new(problem, state.place.clone()).with(first.clone(), "the first"));
        }
    }
    for state in &work.states {
        // Names that differ in case alone, or in how their accents are made up, are one name on many machines, and their pages one page.
        let mut seen: BTreeMap<String, _> = BTreeMap::new();
        for file in &state.files {
            if let Some(first) = seen.insert(folded(file.path.as_str()), &file.path.place) {
                let problem = Problem::DuplicateId { what: "file", id: file.path.to_string() };
                wrong.push(Diagnostic::new(problem, file.path.place.clone()).with(first.clone(), "the first"));
            }
            if !file.layer.is(&Layer::Paratext) && file.phase.0.is_empty() {
                let problem = Problem::LayerNeeded { layer: file.layer.as_str() };
                wrong.push(Diagnostic::new(problem, file.layer.place.clone()));
            }
        }
        for origin in &state.origins {
            let given = [origin.git.is_some(), origin.package.is_some(), origin.folder.is_some()];
            if given.into_iter().filter(|given| *given).count() != 1 {
                let problem = Problem::MissingKey { key: "git`, `package` or `folder".to_owned(), what: "an origin" };
                wrong.push(Diagnostic::new(problem, origin.place.clone()));
            } else if let (Some(git), None) = (&origin.git, &origin.commit) {
                let problem = Problem::MissingKey { key: "commit".to_owned(), what: "an origin of the kind `git`" };
                wrong.push(Diagnostic::new(problem, git.place.clone()));
            }
        }
    }
    for provided in &work.provides {
        let path = provided.value.as_str();
        let inside = |file: &str| file == path || file.strip_prefix(path).is_some_and(|rest| rest.starts_with('/'));
        if !work.pin().files.iter().any(|file| inside(file.path.as_str())) {
            let known = work.pin().files.iter().map(|file| file.path.to_string()).collect();
            let (id, path) = (work.id.to_string(), path.to_owned());
            let problem = Problem::UnknownFile { work: id, path, or_symbol: false, known };
            wrong.push(Diagnostic::new(problem, provided.place.clone()));
        }
    }
    for omission in &work.omitted {
        for file in work.pin().files.iter().filter(|file| matches(&omission.path, file.path.as_str())) {
            let problem = Problem::SelectedAndOmitted { path: file.path.to_string() };
            wrong.push(
                Diagnostic::new(problem, omission.path.place.clone()).with(file.path.place.clone(), "selected here"),
            );
        }
    }
    wrong
}

/// Whether a path is what an omission means: that path, something in that folder, or what the pattern allows. `*` stands for any
/// characters but a slash.
fn matches(pattern: &str, path: &str) -> bool {
    if let Some(folder) = pattern.strip_suffix('/') {
        return path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'));
    }
    let mut pieces = pattern.split('*');
    let first = pieces.next().unwrap_or_default();
    let Some(mut rest) = path.strip_prefix(first) else { return false };
    let pieces: Vec<_> = pieces.collect();
    let Some((last, middle)) = pieces.split_last() else { return rest.is_empty() };
    for piece in middle {
        match rest.find(piece) {
            Some(at) if !rest[..at].contains('/') => rest = &rest[at + piece.len()..],
            _ => return false,
        }
    }
    rest.strip_suffix(last).is_some_and(|gap| !gap.contains('/'))
}

#[cfg(test)]
mod tests {
    use super::matches;

    #[test]
    fn omissions_mean_paths_folders_and_patterns() {
        for (pattern, path) in [
            ("a/b.py", "a/b.py"),
            ("a/", "a/b/c"),
            ("a/*.md", "a/x.md"),
            ("*.gz", "x.gz"),
            ("a/*_b_*.py", "a/x_b_y.py"),
        ] {
            assert!(matches(pattern, path), "{pattern} {path}");
        }
        for (pattern, path) in
            [("a/b", "a/b.py"), ("a/", "ab/c"), ("a/", "a"), ("a/*.md", "a/b/x.md"), ("*.gz", "d/x.gz"), ("a*a", "a")]
        {
            assert!(!matches(pattern, path), "{pattern} {path}");
        }
    }
}
