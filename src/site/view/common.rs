//! What many pages share: the frame around them, and small views of layers, kinds and notes.

use super::{PAGES, Publication, home_path};
use crate::corpus::holdings::FileKey;
use crate::edition::{Edition, Kind, Layer, Note};
use crate::ids::{ContributorId, LineRange};
use crate::resolve::Target;
use crate::site::address::SitePath;
use crate::site::links::{Linker, note_anchor};
use crate::site::markdown::Setting;
use crate::site::words;
use serde::Serialize;
use serde_json::{Value, json};

/// The frame of a page: everything that is around its own content.
pub(super) fn frame(publication: &Publication<'_>, path: &SitePath, section: &str, title: &str, about: &str) -> Value {
    let links = Linker::new(path);
    let settings = &publication.resolved.edition.settings;
    let navigation: Vec<_> = PAGES
        .iter()
        .filter(|(id, _, _)| has(publication, id))
        .map(|(id, name, to)| json!({ "id": id, "name": name, "href": links.page(to), "here": *id == section }))
        .collect();
    json!({
        "site": {
            "title": &*settings.title.value,
            "subtitle": settings.subtitle.as_ref().map(|text| text.to_string()),
            "language": settings.language.as_ref().map_or_else(|| "en".to_owned(), |text| text.to_string()),
            "licence": &*settings.licence.value,
            "home": links.from().to(&home_path(), None),
            "style": links.asset("site.css"),
            "assets": format!("{}assets/", path.to_root()),
            // The first runs before anything is painted, so that a chosen theme does not flash; the others after the page is read.
            "script_before": links.asset("theme.js"),
            "scripts_after": [links.asset("keys.js")],
            "data": links.page("data/index.html"),
            "card": publication.base.map(|base| format!("{base}{}", super::harvest::CARD)),
            "feed": publication.base.map(|base| format!("{base}feed.xml")),
            "navigation": navigation,
            "program": concat!("Glossator ", env!("CARGO_PKG_VERSION")),
        },
        "page": {
            "title": title,
            "description": about,
            "canonical": publication.base.map(|base| format!("{base}{}", path.public())),
            "is_home": *path == home_path(),
        },
    })
}

/// Whether there is a page of this id. What an edition need not have is linked where it has it.
pub(super) fn has(publication: &Publication<'_>, id: &str) -> bool {
    let edition = &publication.resolved.edition;
    match id {
        "about" => edition.essays.keys().any(|slug| slug.as_str() == "about"),
        "symbols" => super::symbols::has_any(publication),
        "paths" => !edition.paths.is_empty(),
        "terms" => !edition.terms.is_empty(),
        "claims" => !edition.claims.is_empty(),
        "variants" => edition.variants.is_some(),
        _ => true,
    }
}

/// Adds a page's own content to its frame.
pub(super) fn with(mut frame: Value, content: Value) -> Value {
    if let (Value::Object(frame), Value::Object(content)) = (&mut frame, content) {
        frame.extend(content);
    }
    frame
}

/// A layer as pages show it.
#[derive(Clone, Debug, Serialize)]
pub(super) struct LayerView {
    id: &'static str,
    letter: char,
    name: String,
}

impl LayerView {
    pub(super) fn of(layer: Layer) -> Self {
        Self { id: layer.as_str(), letter: layer.letter(), name: words::capital(layer.as_str()) }
    }
}

/// A kind as pages show it.
#[derive(Clone, Debug, Serialize)]
pub(super) struct KindView {
    id: String,
    letter: char,
    name: String,
    href: String,
}

impl KindView {
    fn of(kind: &Kind, links: &Linker) -> Self {
        Self {
            id: kind.id.to_string(),
            letter: kind.letter.get(),
            name: kind.name.to_string(),
            href: links.kind(&kind.id.value),
        }
    }

    /// The kind of a note. A kind that is not defined was reported; it is shown by its bare id.
    pub(super) fn of_note(edition: &Edition, note: &Note, links: &Linker) -> Self {
        match edition.kind(&note.kind.value) {
            Some(kind) => Self::of(kind, links),
            None => Self {
                id: "unknown".to_owned(),
                letter: '?',
                name: note.kind.to_string(),
                href: links.page("kinds/index.html"),
            },
        }
    }

    pub(super) fn letter(&self) -> char {
        self.letter
    }

    pub(super) fn id(&self) -> &str {
        &self.id
    }

    pub(super) fn name(&self) -> &str {
        &self.name
    }
}

/// A link with its text.
#[derive(Clone, Debug, Serialize)]
pub(super) struct LinkView {
    pub(super) href: String,
    pub(super) name: String,
}

/// The authors of a note, as links.
pub(super) fn authors(edition: &Edition, ids: impl Iterator<Item = ContributorId>, links: &Linker) -> Vec<LinkView> {
    ids.map(|id| LinkView { href: links.contributor(&id), name: contributor_name(edition, &id) }).collect()
}

/// The name of a contributor; the id of one who is not listed, which was reported.
pub(super) fn contributor_name(edition: &Edition, id: &ContributorId) -> String {
    edition.contributor(id).map_or_else(|| id.to_string(), |contributor| contributor.name.to_string())
}

/// A note in a list.
#[derive(Clone, Debug, Serialize)]
pub(super) struct NoteItem {
    pub(super) title: String,
    pub(super) href: String,
    pub(super) in_place: String,
    pub(super) kind: KindView,
    pub(super) lines: String,
    pub(super) file: String,
    pub(super) work: String,
    pub(super) by: Vec<LinkView>,
    pub(super) date: String,
    pub(super) stance: Option<&'static str>,
}

impl NoteItem {
    pub(super) fn of(publication: &Publication<'_>, note: &Note, target: &Target, links: &Linker) -> Self {
        let edition = &publication.resolved.edition;
        let work = edition.works.get(note.id.work());
        Self {
            title: note.title.to_string(),
            href: links.note(&note.id),
            in_place: links.note_in_place(&target.file, &note.id),
            kind: KindView::of_note(edition, note, links),
            lines: words::lines(target.lines),
            file: target.file.path.to_string(),
            work: work.map_or_else(|| note.id.work().to_string(), |work| work.title.clone()),
            by: authors(edition, note.by.0.iter().map(|by| by.value.clone()), links),
            date: note.date.to_string(),
            stance: note.stance.as_ref().map(|stance| stance.as_str()),
        }
    }

    /// The notes of these ids that have a target.
    pub(super) fn list<'n>(
        publication: &Publication<'_>,
        ids: impl IntoIterator<Item = &'n crate::ids::NoteId>,
        links: &Linker,
    ) -> Vec<Self> {
        let notes = ids.into_iter().filter_map(|id| publication.resolved.note(id));
        notes.map(|(note, target)| Self::of(publication, note, target, links)).collect()
    }
}

/// A note with its text.
#[derive(Clone, Debug, Serialize)]
pub(super) struct NoteCard {
    #[serde(flatten)]
    item: NoteItem,
    anchor: String,
    lines_href: String,
    body_html: String,
    evidence: &'static str,
    lenses: Vec<LinkView>,
    state: &'static str,
    symbol: Option<String>,
    see: Vec<NoteItem>,
    replies: Vec<NoteItem>,
    to: Option<NoteItem>,
}

impl NoteCard {
    pub(super) fn of(publication: &Publication<'_>, note: &Note, target: &Target, links: &Linker) -> Self {
        let resolved = publication.resolved;
        let anchor = note_anchor(&note.id);
        let prefix = format!("fn-{}-", note.id.slug());
        let setting = Setting { lower: 3, prefix: &prefix, without_title: false };
        let lenses = note.lens.0.iter().filter_map(|lens| resolved.edition.lens(&lens.value));
        let to = note.to.as_ref().and_then(|to| resolved.note(&to.value));
        let none = Vec::new();
        Self {
            item: NoteItem::of(publication, note, target, links),
            lines_href: links.code(&target.file, Some(target.lines)),
            body_html: publication.note_prose(links, &note.body.text, setting),
            evidence: note.evidence.as_str(),
            lenses: lenses
                .map(|lens| LinkView { href: links.lens(&lens.id.value), name: lens.name.to_string() })
                .collect(),
            state: target.state.as_str(),
            symbol: target.symbol.clone(),
            see: NoteItem::list(publication, note.see.0.iter().map(|see| &see.value), links),
            replies: NoteItem::list(publication, resolved.replies.get(&note.id).unwrap_or(&none), links),
            to: to.map(|(note, target)| NoteItem::of(publication, note, target, links)),
            anchor,
        }
    }
}

/// A file in a list.
#[derive(Clone, Debug, Serialize)]
pub(super) struct FileItem {
    pub(super) path: String,
    pub(super) href: String,
    pub(super) layer: LayerView,
    pub(super) phases: Vec<&'static str>,
    pub(super) role: Option<String>,
    pub(super) lines: String,
    pub(super) notes: usize,
    pub(super) present: bool,
    pub(super) advisory: bool,
}

impl FileItem {
    /// A selected file that is locked.
    pub(super) fn of(
        publication: &Publication<'_>,
        key: &FileKey,
        entry: &crate::edition::FileEntry,
        links: &Linker,
    ) -> Option<Self> {
        let holding = publication.resolved.holdings.files.get(key)?;
        Some(Self {
            path: key.path.to_string(),
            href: links.code(key, None),
            layer: LayerView::of(entry.layer.value),
            phases: entry.phase.0.iter().map(|phase| phase.as_str()).collect(),
            role: entry.role.as_ref().map(|role| role.to_string()),
            lines: words::number(u64::from(holding.facts.lines)),
            notes: publication.resolved.on_file.get(key).map_or(0, Vec::len),
            present: holding.text.is_some(),
            advisory: entry.advisory.is_some(),
        })
    }
}

/// The whole of a file's lines; nothing for an empty file.
pub(super) fn whole(lines: u32) -> Option<LineRange> {
    LineRange::new(1, lines)
}
