//! The edition as one file of data: what it says, with what the program found.

use super::Publication;
use crate::corpus::holdings::FileKey;
use crate::edition::{Note, Work};
use crate::resolve::Target;
use crate::site::address::SitePath;
use serde_json::{Value, json};

pub(super) fn edition(publication: &Publication<'_>) -> Value {
    let resolved = publication.resolved;
    let edition = &resolved.edition;
    let settings = &edition.settings;
    let kinds = edition.kinds.iter().map(|kind| {
        json!({ "id": kind.id.value, "letter": kind.letter.get().to_string(), "name": kind.name.to_string(), "definition": kind.definition.to_string() })
    });
    let lenses = edition.lenses.iter().map(
        |lens| json!({ "id": lens.id.value, "name": lens.name.to_string(), "definition": lens.definition.to_string() }),
    );
    let contributors = edition.contributors.iter().map(|one| {
        json!({ "id": one.id.value, "name": one.name.to_string(), "role": one.role.as_str(), "orcid": one.orcid.as_ref().map(|orcid| orcid.value.to_string()) })
    });
    let terms = edition.terms.values().map(|term| {
        json!({ "id": term.id, "term": term.term.to_string(), "short": term.short.to_string(), "place": term.place_.value.to_string(), "body": &*term.body.text })
    });
    let paths = edition.paths_in_order().into_iter().map(|path| {
        let stops: Vec<_> = path
            .stops
            .iter()
            .map(|stop| {
                json!({ "at": stop.at.value.to_string(), "title": stop.title.to_string(), "note": stop.note.as_ref().map(|note| &note.value), "reason": &*stop.reason.text })
            })
            .collect();
        json!({ "id": path.id, "title": path.title.to_string(), "summary": path.summary.to_string(), "introduction": &*path.introduction.text, "stops": stops, "end": &*path.end.text })
    });
    json!({
        "about": "All notes, terms and paths of the edition, in Markdown as they were written, with the places that the program found for them. Claims, measures, the map and the bibliography are in files beside this one.",
        "title": settings.title.to_string(),
        "licence": settings.licence.to_string(),
        "changed": publication.resolved.changed(),
        "works": edition.works_in_order().into_iter().map(|one| work(publication, one)).collect::<Vec<_>>(),
        "kinds": kinds.collect::<Vec<_>>(),
        "lenses": lenses.collect::<Vec<_>>(),
        "contributors": contributors.collect::<Vec<_>>(),
        "notes": resolved.targets.keys().filter_map(|id| resolved.note(id)).map(|(one, target)| note(one, target)).collect::<Vec<_>>(),
        "terms": terms.collect::<Vec<_>>(),
        "paths": paths.collect::<Vec<_>>(),
    })
}

fn work(publication: &Publication<'_>, work: &Work) -> Value {
    let files = work.pin().files.iter().filter_map(|entry| {
        let key = FileKey { work: work.id.clone(), state: None, path: entry.path.value.clone() };
        let facts = &publication.resolved.holdings.files.get(&key)?.facts;
        Some(json!({
            "path": entry.path.value,
            "layer": entry.layer.value.as_str(),
            "phase": entry.phase.0.iter().map(|phase| phase.as_str()).collect::<Vec<_>>(),
            "role": entry.role.as_ref().map(|role| role.to_string()),
            "licence": entry.licence.as_ref().map_or_else(|| work.licence.clone(), |licence| licence.to_string()),
            "lines": facts.lines,
            "bytes": facts.size,
            "sha256": facts.sha256,
            "swhid": facts.content.to_string(),
            "page": SitePath::read(&key).public(),
        }))
    });
    let revision = publication.resolved.holdings.states.get(&(work.id.clone(), None)).and_then(|state| state.revision);
    json!({
        "id": work.id,
        "title": work.title,
        "subtitle": work.subtitle,
        "role": work.role.as_str(),
        "makers": work.makers.iter().map(|maker| maker.name.to_string()).collect::<Vec<_>>(),
        "licence": work.licence,
        "commit": work.commit().map(ToString::to_string),
        "revision": revision.map(|revision| revision.to_string()),
        "files": files.collect::<Vec<_>>(),
    })
}

fn note(note: &Note, target: &Target) -> Value {
    json!({
        "id": note.id,
        "title": note.title.to_string(),
        "kind": note.kind.value,
        "file": target.file.to_string(),
        "lines": [target.lines.first(), target.lines.last()],
        "symbol": target.symbol,
        "on": note.target.on.as_ref().map(|on| on.to_string()),
        "anchor": target.state.as_str(),
        "also": note.also.iter().map(|also| also.value.to_string()).collect::<Vec<_>>(),
        "by": note.by.0.iter().map(|by| &by.value).collect::<Vec<_>>(),
        "date": note.date.value,
        "evidence": note.evidence.as_str(),
        "lens": note.lens.0.iter().map(|lens| &lens.value).collect::<Vec<_>>(),
        "cites": note.cites.0.iter().map(|key| &key.value).collect::<Vec<_>>(),
        "see": note.see.0.iter().map(|see| &see.value).collect::<Vec<_>>(),
        "to": note.to.as_ref().map(|to| &to.value),
        "stance": note.stance.as_ref().map(|stance| stance.as_str()),
        "body": &*note.body.text,
        "page": SitePath::note(&note.id).public(),
    })
}
