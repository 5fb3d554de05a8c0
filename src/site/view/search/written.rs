//! An index as its script has it: columns rather than rows, since what is alike then stands together and packs well.

use crate::code::text::SourceText;
use crate::corpus::holdings::FileKey;
use crate::ids::{ClaimGroup, KindId, LineRange, WorkId};
use crate::search::{Index, Leads, Thing};
use crate::site::Attachment;
use crate::site::address::SitePath;
use crate::site::links::{Linker, note_anchor};
use crate::site::view::Publication;
use crate::site::words;
use serde::Serialize;
use std::collections::BTreeMap;

/// A kind of result.
#[derive(Debug, Serialize)]
struct Kind {
    id: String,
    name: String,
    /// What it is listed under among the kinds: code, notes, or nothing.
    of: &'static str,
    /// The letter of a kind of notes.
    letter: Option<char>,
}

/// A place that several documents share.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    /// None: the edition as a whole.
    Edition,
    /// A work.
    Work(WorkId),
    /// A file.
    File(FileKey),
}

/// What is known of a place: the work by its number, the path, the layer, the address of the file, and whether there is a script with its texts.
type Known = (Option<usize>, String, &'static str, String, bool);

/// An index, with everything that its script says.
#[derive(Debug, Serialize)]
pub(super) struct Written<'w> {
    #[serde(skip)]
    name: &'static str,
    #[serde(skip)]
    places_of: Vec<(Place, usize)>,
    works: Vec<&'w str>,
    kinds: Vec<Kind>,
    places: Vec<Known>,
    kind: Vec<usize>,
    title: Vec<&'w str>,
    role: Vec<&'w str>,
    place: Vec<usize>,
    first: Vec<u32>,
    last: Vec<u32>,
    /// Behind the place's address, or whole where the place has none.
    href: Vec<String>,
    size: Vec<u32>,
    words: String,
    postings: String,
}

impl<'w> Written<'w> {
    pub(super) fn of(
        publication: &Publication<'w>,
        index: &'w Index,
        name: &'static str,
        told: impl Fn(&FileKey) -> bool,
    ) -> Self {
        let works = publication.resolved.edition.works_in_order();
        let documents = &index.documents;
        let mut things: BTreeMap<&Thing, usize> = documents.iter().map(|document| (&document.thing, 0)).collect();
        let kinds = things.keys().map(|thing| kind(publication, thing)).collect();
        things.values_mut().enumerate().for_each(|(at, number)| *number = at);
        let mut at: BTreeMap<Place, usize> = documents.iter().map(|document| (place(&document.leads), 0)).collect();
        at.values_mut().enumerate().for_each(|(at, number)| *number = at);
        let known = at.keys().map(|place| {
            let number = |work: &WorkId| works.iter().position(|known| known.id == *work);
            match place {
                Place::Edition => (None, String::new(), "", String::new(), true),
                Place::Work(work) => (number(work), String::new(), "", String::new(), true),
                Place::File(file) => {
                    let state = file.state.as_ref().map(|state| format!("@{state} ")).unwrap_or_default();
                    let layer = layer(publication, file);
                    let (path, page) = (format!("{state}{}", file.path), from_root(&SitePath::read(file)));
                    (number(&file.work), path, layer, page, told(file))
                }
            }
        });
        let lines: Vec<_> = documents.iter().map(|document| lines(publication, &document.leads)).collect();
        let (words, postings) = index.written();
        Self {
            name,
            works: works.iter().map(|work| work.title.as_str()).collect(),
            kinds,
            places: known.collect(),
            kind: documents.iter().map(|document| things[&document.thing]).collect(),
            title: documents.iter().map(|document| document.title.as_str()).collect(),
            role: documents.iter().map(|document| document.role.as_str()).collect(),
            place: documents.iter().map(|document| at[&place(&document.leads)]).collect(),
            first: lines.iter().map(|lines| lines.map_or(0, LineRange::first)).collect(),
            last: lines.iter().map(|lines| lines.map_or(0, LineRange::last)).collect(),
            href: documents.iter().map(|document| href(&document.leads)).collect(),
            size: index.sizes.clone(),
            words,
            postings,
            places_of: at.into_iter().collect(),
        }
    }

    /// The files that have a place, with its number.
    pub(super) fn files(&self) -> impl Iterator<Item = (usize, &FileKey)> {
        self.places_of.iter().filter_map(|(place, number)| match place {
            Place::File(file) => Some((*number, file)),
            Place::Edition | Place::Work(_) => None,
        })
    }

    /// The number of a document's place.
    pub(super) fn place(&self, document: usize) -> usize {
        self.place[document]
    }

    /// The script that gives this index to the program that searches.
    pub(super) fn script(&self) -> String {
        format!("glossator.index({:?}, {});\n", self.name, json(self))
    }

    /// The script that gives it the text of a file.
    pub(super) fn text_of(&self, place: usize, text: &SourceText) -> Attachment {
        Attachment::quoted(&format!("glossator.text({:?}, {place}, ", self.name), text, ");\n")
    }

    /// The script that gives it the texts of documents at one place, by their numbers.
    pub(super) fn texts_at(&self, place: usize, texts: &BTreeMap<usize, &str>) -> Attachment {
        format!("glossator.text({:?}, {place}, {});\n", self.name, json(texts)).into()
    }
}

/// Straight into text: a tree of values of an index is several times as large as the index.
fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default() // all keys are strings or numbers: nothing that JSON cannot say
}

fn place(leads: &Leads) -> Place {
    match leads {
        Leads::Code(file, _) | Leads::Note(file, _) => Place::File(file.clone()),
        Leads::Claim(id) => match id.group() {
            ClaimGroup::Work(work) => Place::Work(work.clone()),
            ClaimGroup::Across => Place::Edition,
        },
        Leads::Work(work) => Place::Work(work.clone()),
        Leads::Term(_) | Leads::Path(_) | Leads::Essay(_) => Place::Edition,
    }
}

fn layer(publication: &Publication<'_>, file: &FileKey) -> &'static str {
    file.entry(&publication.resolved.edition).map_or("", |entry| entry.layer.value.as_str())
}

fn lines(publication: &Publication<'_>, leads: &Leads) -> Option<LineRange> {
    match leads {
        Leads::Code(_, lines) => *lines,
        Leads::Note(_, id) => publication.resolved.targets.get(id).map(|target| target.lines),
        _ => None,
    }
}

/// The address from the root of the site.
fn from_root(path: &SitePath) -> String {
    Linker::new(&SitePath::fixed("index.html")).to(path)
}

fn href(leads: &Leads) -> String {
    let root = Linker::new(&SitePath::fixed("index.html"));
    match leads {
        Leads::Code(..) => String::new(),
        Leads::Note(_, id) => format!("#{}", note_anchor(id)),
        Leads::Claim(id) => root.claim(id),
        Leads::Term(id) => root.term(id),
        Leads::Path(id) => root.path(id),
        Leads::Essay(slug) => root.essay(slug),
        Leads::Work(work) => root.work(work),
    }
}

fn kind(publication: &Publication<'_>, thing: &Thing) -> Kind {
    let of_note = |id: &KindId| {
        let kind = publication.resolved.edition.kind(id);
        let name = kind.map_or_else(|| id.to_string(), |kind| kind.name.to_string());
        Kind { id: id.to_string(), name, of: "note", letter: kind.map(|kind| kind.letter.get()) }
    };
    let (id, of) = match thing {
        Thing::Note(id) => return of_note(id),
        Thing::File => ("file", "code"),
        Thing::Named(kind) => (kind.as_str(), "code"),
        Thing::Claim => ("claim", ""),
        Thing::Term => ("term", ""),
        Thing::Path => ("path", ""),
        Thing::Essay => ("essay", ""),
        Thing::Work => ("work", ""),
    };
    Kind { id: id.to_owned(), name: words::capital(id), of, letter: None }
}
