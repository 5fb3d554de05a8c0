//! `glossator map --without PATH…`: the removal test for any set of files.

use super::{Exit, say};
use crate::corpus::holdings::FileKey;
use crate::diagnostics::nearest;
use crate::map::{Graph, Missing};
use crate::resolve::Resolved;
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};

/// Takes files away and tells what the others then lack, on standard output.
pub(super) fn execute(resolved: &Resolved, paths: &[String], as_json: bool) -> Exit {
    let graph = &resolved.graph;
    let gone = match find(graph, paths) {
        Ok(gone) => gone,
        Err(message) => {
            say::line(&message);
            return Exit::CouldNotRun;
        }
    };
    let without = graph.without(&gone);
    if as_json {
        say::data(&format!("{:#}", data(&gone, &without)));
    } else {
        say::data(&text(&gone, &without));
    }
    Exit::Well
}

/// The files that are meant: `work:path`, or a path or folder that any work has.
fn find(graph: &Graph, paths: &[String]) -> Result<BTreeSet<FileKey>, String> {
    let mut gone = BTreeSet::new();
    for path in paths {
        let folder = format!("{}/", path.trim_end_matches('/'));
        let is_meant = |key: &&FileKey| {
            [key.to_string(), key.path.to_string()].iter().any(|name| name == path || name.starts_with(&folder))
        };
        let found: Vec<&FileKey> = graph.files().filter(is_meant).collect();
        if found.is_empty() {
            let known: Vec<String> = graph.files().map(ToString::to_string).collect();
            let meant = nearest(path, known.iter().map(String::as_str));
            let meant = meant.map(|name| format!(" Did you mean `{name}`?")).unwrap_or_default();
            return Err(format!("no Python file that is read here is called `{path}`.{meant}"));
        }
        gone.extend(found.into_iter().cloned());
    }
    Ok(gone)
}

fn text(gone: &BTreeSet<FileKey>, without: &BTreeMap<FileKey, Missing>) -> String {
    let list = |files: &BTreeSet<FileKey>| files.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
    let lacking: Vec<_> = without.iter().filter(|(_, missing)| !missing.is_empty()).collect();
    let mut lines = vec![format!("without {}:", list(gone))];
    for (file, missing) in &lacking {
        let through = format!("{} through others", list(&missing.through));
        let lacks = match (missing.itself.is_empty(), missing.through.is_empty()) {
            (false, true) => list(&missing.itself),
            (true, _) => through,
            (false, false) => format!("{}, and {through}", list(&missing.itself)),
        };
        lines.push(format!("  {file} lacks {lacks}"));
    }
    let (whole, left) = (without.len() - lacking.len(), without.len());
    lines.push(format!("{whole} of the {left} other Python files keep all of their imports"));
    lines.join("\n")
}

fn data(gone: &BTreeSet<FileKey>, without: &BTreeMap<FileKey, Missing>) -> serde_json::Value {
    let list = |files: &BTreeSet<FileKey>| files.iter().map(ToString::to_string).collect::<Vec<_>>();
    let file = |(file, missing): (&FileKey, &Missing)| {
        json!({
            "id": file.to_string(),
            "lacks": list(&missing.itself),
            "lacks_through_others": list(&missing.through),
        })
    };
    json!({ "without": list(gone), "files": without.iter().map(file).collect::<Vec<_>>() })
}
