//! The paths as tours of CodeTour, which walks through code in an editor. A step's file is where the text stands in the edition's folder once it is
//! vendored.

use crate::edition::ReadingPath;
use crate::prose;
use crate::resolve::Passage;
use serde_json::{Value, json};

/// Where a path's tour is in the site.
pub(super) fn address(path: &ReadingPath) -> String {
    format!("data/tours/{}.tour", path.id)
}

/// A path, with the places of its stops.
pub(super) fn tour(path: &ReadingPath, places: &[Option<Passage>]) -> Value {
    let said = |title: &str, text: &str| format!("### {title}\n\n{}", prose::plain(text));
    let begin = json!({ "title": &**path.title, "description": said(&path.title, &path.introduction.text) });
    let stops = path.stops.iter().enumerate().map(|(at, stop)| {
        let mut step = json!({ "title": &**stop.title, "description": said(&stop.title, &stop.reason.text) });
        if let Some(Some(Passage { file, lines })) = places.get(at) {
            let folder = file.state.as_ref().map_or_else(|| "source".to_owned(), |state| format!("witnesses/{state}"));
            step["file"] = format!("corpus/{}/{folder}/{}", file.work, file.path).into();
            step["line"] = lines.first().into();
            // As CodeTour has ranges: from the beginning of the first line to that of the line after the last.
            step["selection"] = json!({
                "start": { "line": lines.first(), "character": 1 },
                "end": { "line": lines.last() + 1, "character": 1 },
            });
        }
        step
    });
    let end = json!({ "title": "The end", "description": said("The end", &path.end.text) });
    json!({
        "$schema": "https://aka.ms/codetour-schema",
        "title": &**path.title,
        "description": &**path.summary,
        "steps": std::iter::once(begin).chain(stops).chain([end]).collect::<Vec<_>>(),
    })
}
