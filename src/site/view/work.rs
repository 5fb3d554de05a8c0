//! A work.

use super::common::{FileItem, frame, with};
use super::{Publication, map};
use crate::corpus::holdings::FileKey;
use crate::edition::{OriginSpec, State, Work};
use crate::site::address::SitePath;
use crate::site::links::Linker;
use crate::site::markdown::Setting;
use crate::site::page::Page;
use crate::site::picture::{Chart, Form};
use serde_json::{Value, json};

pub(super) fn page(publication: &Publication<'_>, chart: &Chart, work: &Work) -> Page {
    let path = SitePath::work(&work.id);
    let links = Linker::new(&path);
    let pinned = publication.resolved.holdings.states.get(&(work.id.clone(), None));
    let setting = Setting { lower: 1, prefix: "", without_title: false };
    let on_map = chart.works.iter().position(|one| one.id == work.id);
    let picture = |form| on_map.and_then(|at| map::alone(chart, at, form, &links));
    let content = json!({
        "pictures": { "wide": picture(Form::Wide), "narrow": picture(Form::Narrow) },
        "map": links.page("map/index.html"),
        "work": {
            "id": work.id,
            "title": work.title,
            "subtitle": work.subtitle,
            "licence": work.licence,
            "makers": work.makers.iter().map(|maker| json!({
                "name": &*maker.name.value,
                "did": maker.did.as_ref().map(|did| did.to_string()),
            })).collect::<Vec<_>>(),
            "introduction_html": publication.prose(&links, &work.introduction.text, setting),
            "commit": work.commit().map(ToString::to_string),
            "revision": pinned.and_then(|state| state.revision).map(|id| id.to_string()),
            "directory": pinned.and_then(|state| state.directory).map(|id| id.to_string()),
            "date": pinned.and_then(|state| state.date).map(|date| date.to_string()),
        },
        "files": files(publication, work, work.pin(), &links),
        "origins": work.pin().origins.iter().filter_map(origin).collect::<Vec<_>>(),
        "omitted": work.omitted.iter().map(|omission| json!({
            "path": &*omission.path.value,
            "reason": &*omission.reason.value,
        })).collect::<Vec<_>>(),
        "witnesses": work.states.iter().filter_map(|state| {
            let id = state.id.as_ref()?;
            Some(json!({
                "id": id,
                "title": state.title,
                "origins": state.origins.iter().filter_map(origin).collect::<Vec<_>>(),
                "files": files(publication, work, state, &links),
            }))
        }).collect::<Vec<_>>(),
    });
    let about = work.subtitle.clone().unwrap_or_default();
    let view = with(frame(publication, &path, "works", &work.title, &about), content);
    Page { path, template: "work.html", view, listing: None }
}

fn files(publication: &Publication<'_>, work: &Work, state: &State, links: &Linker) -> Vec<FileItem> {
    let item = |entry: &crate::edition::FileEntry| {
        let key = FileKey { work: work.id.clone(), state: state.id.clone(), path: entry.path.value.clone() };
        FileItem::of(publication, &key, entry, links)
    };
    state.files.iter().filter_map(item).collect()
}

/// An origin in words: where, and which state of it.
fn origin(origin: &OriginSpec) -> Option<Value> {
    if let (Some(git), Some(commit)) = (&origin.git, &origin.commit) {
        let web = git.starts_with("https://");
        return Some(json!({ "name": &*git.value, "href": web.then(|| git.to_string()), "at": commit.as_str() }));
    }
    if let Some(package) = &origin.package {
        return Some(json!({ "name": package.to_string(), "href": null, "at": null }));
    }
    let folder = origin.folder.as_ref()?;
    Some(json!({ "name": format!("the folder {}", folder.value), "href": null, "at": null }))
}
