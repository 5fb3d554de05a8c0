//! What can be found.

use super::index::Index;
use crate::corpus::holdings::{FileKey, Holding};
use crate::ids::{ClaimId, KindId, LineRange, NoteId, PathId, Slug, TermId, WorkId};
use crate::map::{self, Named, NamedKind};
use crate::prose;
use crate::resolve::Resolved;

/// What kind of thing is found.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Thing {
    /// A file.
    File,
    /// Something that a file names.
    Named(NamedKind),
    /// A note of this kind.
    Note(KindId),
    /// A claim.
    Claim,
    /// A term.
    Term,
    /// A path.
    Path,
    /// An essay.
    Essay,
    /// A work.
    Work,
}

/// Where it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Leads {
    /// Lines of a file; or the file.
    Code(FileKey, Option<LineRange>),
    /// A note beside its lines.
    Note(FileKey, NoteId),
    /// A claim's page.
    Claim(ClaimId),
    /// A term's entry.
    Term(TermId),
    /// A path's page.
    Path(PathId),
    /// An essay's page.
    Essay(Slug),
    /// A work's page.
    Work(WorkId),
}

/// Something that can be found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// What it is.
    pub thing: Thing,
    /// What it is called.
    pub title: String,
    /// Where it is.
    pub leads: Leads,
    /// What the edition says of it beside its text: a file's role.
    pub role: String,
}

impl Document {
    /// Its own name in the title, and what is around that: the folders of a file, the definitions around a definition.
    #[must_use]
    pub fn name(&self) -> (&str, &str) {
        let cut = match self.thing {
            Thing::File => self.title.rfind('/'),
            Thing::Named(_) => self.title.rfind('.'),
            _ => None,
        };
        cut.map_or((&self.title, ""), |at| (&self.title[at + 1..], &self.title[..at]))
    }
}

/// The index of the code: every file that is read, and what it names. The lines of a definition are found under it; those of definitions inside it
/// under these; what is in none, under the file. A file with an advisory is found by its path and its names alone.
///
/// Witnesses are not in it: a reader who looks for a name would find it as often as there are copies.
#[must_use]
pub fn code(resolved: &Resolved) -> Index {
    let mut documents = Vec::new();
    let mut texts: Vec<Vec<&str>> = Vec::new();
    let mut named = map::named(&resolved.holdings, &resolved.references).peekable();
    for (file, holding) in &resolved.holdings.files {
        let inside: Vec<Named<'_>> = std::iter::from_fn(|| named.next_if(|named| named.file == file)).collect();
        let Some(entry) = file.entry(&resolved.edition).filter(|_| file.state.is_none()) else { continue };
        let shown = entry.advisory.is_none();
        let mut own = if shown { own_lines(holding, &inside) } else { vec![Vec::new(); inside.len() + 1] };
        let rest = own.pop().unwrap_or_default();
        documents.push(Document {
            thing: Thing::File,
            title: file.path.to_string(),
            leads: Leads::Code(file.clone(), None),
            role: entry.role.as_ref().map(|role| role.to_string()).unwrap_or_default(),
        });
        texts.push(rest);
        documents.extend(inside.iter().map(|named| Document {
            thing: Thing::Named(named.kind),
            title: named.qualified.to_owned(),
            leads: Leads::Code(file.clone(), Some(named.lines)),
            role: String::new(),
        }));
        texts.extend(own);
    }
    Index::of(documents, &texts)
}

/// The lines of each of these that are of no other inside it, and at the end those that are of none.
fn own_lines<'h>(holding: &'h Holding, inside: &[Named<'_>]) -> Vec<Vec<&'h str>> {
    let mut own = vec![Vec::new(); inside.len() + 1];
    let Some(text) = &holding.text else { return own };
    let mut of = vec![inside.len(); text.line_count() as usize];
    // Definitions come in the order of their lines, so that an inner one paints over the one around it.
    for (at, named) in inside.iter().enumerate().filter(|(_, named)| named.kind != NamedKind::Variable) {
        for line in named.lines.lines() {
            if let Some(of) = of.get_mut(line as usize - 1) {
                *of = at;
            }
        }
    }
    let mut line = 1;
    for run in of.chunk_by(|a, b| a == b) {
        let next = line + u32::try_from(run.len()).unwrap_or(u32::MAX);
        own[run[0]].extend(LineRange::new(line, next - 1).map(|lines| text.range(lines)));
        line = next;
    }
    own
}

/// The index of everything that was written, and the text of each document without its markup.
#[must_use]
pub fn commentary(resolved: &Resolved) -> (Index, Vec<String>) {
    let edition = &resolved.edition;
    let notes = edition.notes.values().filter_map(|note| {
        let (thing, leads) = (Thing::Note(note.kind.value.clone()), |file| Leads::Note(file, note.id.clone()));
        let target = resolved.targets.get(&note.id)?;
        Some((thing, note.title.to_string(), leads(target.file.clone()), prose::plain(&note.body.text)))
    });
    let claims = edition.claims.values().map(|claim| {
        (Thing::Claim, claim.claim.to_string(), Leads::Claim(claim.id.clone()), prose::plain(&claim.note.text))
    });
    let terms = edition.terms.values().map(|term| {
        let others: String = term.also.0.iter().map(|form| format!("{}. ", &***form)).collect();
        let text = format!("{others}{} {}", &**term.short, prose::plain(&term.body.text));
        (Thing::Term, term.term.to_string(), Leads::Term(term.id.clone()), text)
    });
    let paths = edition.paths.values().map(|path| {
        let stops: String = path.stops.iter().map(|stop| format!(" {}.", &**stop.title)).collect();
        let told: Vec<String> = path.prose().map(|prose| prose::plain(&prose.text)).collect();
        let text = format!("{} {} {}", &**path.summary, told.join(" "), stops.trim_start());
        (Thing::Path, path.title.to_string(), Leads::Path(path.id.clone()), text)
    });
    let essays = edition.essays.values().map(|essay| {
        let text = prose::plain(&essay.body.text);
        let text = text.strip_prefix(&essay.title).unwrap_or(&text).trim_start().to_owned();
        (Thing::Essay, essay.title.clone(), Leads::Essay(essay.slug.clone()), text)
    });
    let works = edition.works.values().map(|work| {
        let text =
            format!("{} {}", work.subtitle.as_deref().unwrap_or_default(), prose::plain(&work.introduction.text));
        (Thing::Work, work.title.clone(), Leads::Work(work.id.clone()), text)
    });
    let all = notes.chain(claims).chain(terms).chain(paths).chain(essays).chain(works);
    let (documents, texts): (Vec<_>, Vec<_>) =
        all.map(|(thing, title, leads, text)| (Document { thing, title, leads, role: String::new() }, text)).unzip();
    let index = Index::of(documents, &texts.iter().map(|text| vec![text.as_str()]).collect::<Vec<_>>());
    (index, texts)
}
