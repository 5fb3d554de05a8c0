//! The map for programs: `data/map.json`.
//!
//! ```json
//! { "format": 1,
//!   "works": [{ "id": "gpt-2", "title": "GPT-2", "role": "main" }],
//!   "files": [{ "id": "gpt-2:src/model.py", "work": "gpt-2", "state": null, "path": "src/model.py", "layer": "core",
//!               "phases": ["model"], "lines": 174, "notes": 7, "fan_in": 3, "fan_out": 0 }],
//!   "edges": [{ "from": "gpt-2:src/sample.py", "to": "gpt-2:src/model.py", "kind": "import", "count": 1, "line": 3 }],
//!   "calls": [{ "from": "gpt-2:src/sample.py", "from_symbol": "sample_sequence.step", "to": "gpt-2:src/model.py", "to_symbol": "model",
//!               "count": 1, "line": 51 }],
//!   "crossings": [{ "from": "…", "from_lines": [98, 99], "to": "…", "to_lines": null, "how": "network", "says": "…", "declared_by": "…" }] }
//! ```
//!
//! Files are named as links name them; a `state` is a witness, and null at the pin. `kind` is `import` (how many different names are
//! taken) or `call` (how many places call); `line` is where the first stands, in `from`. Fans count files that import each other. What is
//! sure of a program that is read and not run is there, and nothing else. Calls join symbols, the call of a class its `__init__`; a null symbol is a file's own body, and all of `calls` is null in an edition of more than
//! a thousand Python files. Crossings are what the works declare. Other keys may be added;
//! what is there keeps its meaning as long as `format` does.

use super::chart::Chart;
use crate::ids::LineRange;
use crate::map::{Calls, SymbolKey};
use crate::resolve::Resolved;
use serde_json::{Value, json};

/// With more Python files than this, calls between symbols are not told: there would be more of them than of all else on the site.
const MOST_WITH_CALLS: usize = 1000;

/// The map as data.
#[must_use]
pub fn data(chart: &Chart, resolved: &Resolved) -> Value {
    let name = |at: usize| chart.files[at].key.to_string();
    let lines = |lines: Option<LineRange>| lines.map(|lines| [lines.first(), lines.last()]);
    let files = chart.files.iter().map(|file| {
        json!({
            "id": file.key.to_string(),
            "work": file.key.work,
            "state": file.key.state,
            "path": file.key.path,
            "layer": file.layer,
            "phases": file.phases,
            "lines": file.lines,
            "notes": file.notes.len(),
            "fan_in": resolved.graph.fan_in(&file.key),
            "fan_out": resolved.graph.fan_out(&file.key),
        })
    });
    let edges = chart.edges.iter().flat_map(|edge| {
        let kinds = [("import", edge.relation.imports), ("call", edge.relation.calls)];
        kinds.into_iter().filter_map(move |(kind, tally)| {
            let tally = tally?;
            Some(json!({
                "from": name(edge.from),
                "to": name(edge.to),
                "kind": kind,
                "count": tally.count,
                "line": tally.first,
            }))
        })
    });
    let few = resolved.references.files().count() <= MOST_WITH_CALLS;
    let calls = if few { Calls::of(&resolved.references, &resolved.holdings) } else { Calls::default() };
    let symbol = |symbol: SymbolKey| {
        let names = resolved.references.names(symbol.file);
        let name = names.definitions()[symbol.definition.index()].qualified_name();
        (resolved.references.key(symbol.file).to_string(), (!name.is_empty()).then(|| name.to_owned()))
    };
    let calls = calls.iter().filter(|_| few).map(|call| {
        let ((from, from_symbol), (to, to_symbol)) = (symbol(call.from), symbol(call.to));
        json!({
            "from": from, "from_symbol": from_symbol, "to": to, "to_symbol": to_symbol,
            "count": call.tally.count, "line": call.tally.first,
        })
    });
    let crossings = chart.crossings.iter().map(|(from, to, crossing)| {
        json!({
            "from": name(*from),
            "from_lines": lines(crossing.from.lines),
            "to": name(*to),
            "to_lines": lines(crossing.to.lines),
            "how": crossing.how,
            "says": crossing.says,
            "declared_by": crossing.by,
        })
    });
    let works = chart.works.iter().map(|work| json!({ "id": work.id, "title": work.title, "role": work.role }));
    json!({
        "format": 1,
        "works": works.collect::<Vec<_>>(),
        "files": files.collect::<Vec<_>>(),
        "edges": edges.collect::<Vec<_>>(),
        "calls": few.then(|| calls.collect::<Vec<_>>()),
        "crossings": crossings.collect::<Vec<_>>(),
    })
}
