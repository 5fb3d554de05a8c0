//! Every link in prose, against everything there is.

use crate::corpus::holdings::{FileKey, Holdings};
use crate::diagnostics::{Diagnostic, Problem};
use crate::edition::{Edition, Work, hidden_character};
use crate::ids::{ClaimId, CodeAddress, LineRange, NoteId, PathId, ReferenceKey, StateId, TermId, WorkId};
use crate::misleading::{Sign, signs};
use crate::prose::{self, Citation, Link, Piece, Terms};
use crate::yaml::{Located, Prose};
use pulldown_cmark::Event;
use std::collections::{BTreeMap, BTreeSet};

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Destination {
    /// To works of the bibliography.
    Citation(Vec<Citation>),
    /// To code: a file, lines of it, or the lines of a symbol.
    Code {
        /// The file.
        file: FileKey,
        /// The lines.
        lines: Option<LineRange>,
        /// The symbol, if the link named one.
        symbol: Option<String>,
    },
    /// To a work.
    Work(WorkId),
    /// To a note.
    Note(NoteId),
    /// To a term.
    Term(TermId),
    /// To a path.
    Path(PathId),
    /// To a claim.
    Claim(ClaimId),
    /// To the web.
    Web(String),
}

/// Some lines of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// The file.
    pub file: FileKey,
    /// The lines.
    pub lines: LineRange,
}

/// What links can lead to.
#[derive(Clone, Copy, Debug)]
pub struct Index<'a> {
    /// What people wrote.
    pub edition: &'a Edition,
    /// The files.
    pub holdings: &'a Holdings,
}

impl Index<'_> {
    /// Where a link leads.
    ///
    /// # Errors
    /// What is wrong with it, if it leads nowhere or must not be followed.
    pub fn find(&self, link: &Link) -> Result<Destination, Problem> {
        let dead = |why: &str| Problem::DeadLink { link: link.to_string(), why: why.to_owned() };
        match link {
            Link::Cite(cited) => {
                let known = &self.edition.bibliography;
                match cited.iter().find(|citation| !known.contains_key(&citation.key)) {
                    None => Ok(Destination::Citation(cited.clone())),
                    Some(citation) => Err(Problem::Unknown {
                        what: "bibliography entry",
                        name: citation.key.to_string(),
                        known: known.keys().map(ToString::to_string).collect(),
                        defined_in: "annotations/bibliography.yaml",
                    }),
                }
            }
            Link::Code(address) => self.code(address),
            Link::Work(work) if self.edition.works.contains_key(work) => Ok(Destination::Work(work.clone())),
            Link::Work(work) => Err(self.unknown_work(work)),
            Link::Note(id) if self.edition.notes.contains_key(id) => Ok(Destination::Note(id.clone())),
            Link::Note(id) => Err(Problem::Unknown {
                what: "note",
                name: id.to_string(),
                known: self.edition.notes.keys().map(ToString::to_string).collect(),
                defined_in: "annotations/notes",
            }),
            Link::Term(id) if self.edition.terms.contains_key(id) => Ok(Destination::Term(id.clone())),
            Link::Term(id) => Err(Problem::Unknown {
                what: "term",
                name: id.to_string(),
                known: self.edition.terms.keys().map(ToString::to_string).collect(),
                defined_in: "annotations/terms",
            }),
            Link::Path(id) if self.edition.paths.contains_key(id) => Ok(Destination::Path(id.clone())),
            Link::Path(id) => Err(Problem::Unknown {
                what: "path",
                name: id.to_string(),
                known: self.edition.paths.keys().map(ToString::to_string).collect(),
                defined_in: "annotations/paths",
            }),
            Link::Claim(id) if self.edition.claims.contains_key(id) => Ok(Destination::Claim(id.clone())),
            Link::Claim(id) => Err(Problem::Unknown {
                what: "claim",
                name: id.to_string(),
                known: self.edition.claims.keys().map(ToString::to_string).collect(),
                defined_in: "annotations/claims",
            }),
            Link::Web(address) => Ok(Destination::Web(address.clone())),
            Link::Unsafe(address) => Err(Problem::UnsafeLink { address: address.clone() }),
            Link::Picture(address) => Err(Problem::Picture { address: address.clone() }),
            Link::Malformed(_) => Err(dead("no link of any form that an edition knows")),
        }
    }

    /// Where an address in code leads.
    ///
    /// # Errors
    /// If there is no such work, file, symbol or line.
    pub fn code(&self, address: &CodeAddress) -> Result<Destination, Problem> {
        let Some(work) = self.edition.works.get(&address.work) else { return Err(self.unknown_work(&address.work)) };
        let file = FileKey::of(address);
        if let Some(holding) = self.holdings.files.get(&file) {
            return match address.lines {
                Some(lines) if lines.last() > holding.facts.lines => Err(Problem::LinesPastEnd {
                    path: address.path.to_string(),
                    last: lines.last(),
                    lines: holding.facts.lines,
                }),
                lines => Ok(Destination::Code { file, lines, symbol: None }),
            };
        }
        if may_be_symbol(address) {
            match self.symbol(work, address.state.as_ref(), address.path.as_str()).as_slice() {
                [] => {}
                [(file, lines)] => {
                    let symbol = Some(address.path.to_string());
                    return Ok(Destination::Code { file: file.clone(), lines: Some(*lines), symbol });
                }
                several => {
                    let places: Vec<_> = several.iter().map(|(file, _)| format!("`{}`", file.path)).collect();
                    let why = format!("defined in {}: point at lines", places.join(" and "));
                    return Err(Problem::DeadLink { link: address.to_string(), why });
                }
            }
        }
        Err(self.unknown_file(work, address))
    }

    /// Whether an address leads to a file, and to lines of it if it has any: symbols, which a link may name, do not count here.
    ///
    /// # Errors
    /// Why not; without a problem where it was said of the work.
    pub(crate) fn code_file(&self, address: &CodeAddress) -> Result<(), Option<Problem>> {
        match self.code(address) {
            Ok(Destination::Code { symbol: None, .. }) => Ok(()),
            Ok(_) => {
                let known = self.holdings.files.keys().filter(|key| key.work == address.work);
                let known = known.map(|key| key.path.to_string()).collect();
                let (work, path) = (address.work.to_string(), address.path.to_string());
                Err(Some(Problem::UnknownFile { work, path, or_symbol: false, known }))
            }
            Err(_) if self.known_fault(&Link::Code(address.clone())) => Err(None),
            Err(problem) => Err(Some(problem)),
        }
    }

    /// The lines that an address leads to. That there are none is reported.
    pub(super) fn passage(&self, address: &Located<CodeAddress>, wrong: &mut Vec<Diagnostic>) -> Option<Passage> {
        let problem = match self.code(&address.value) {
            Ok(Destination::Code { file, lines: Some(lines), .. }) => return Some(Passage { file, lines }),
            Ok(_) => Problem::LinesNeeded { path: address.value.path.to_string() },
            Err(_) if self.known_fault(&Link::Code(address.value.clone())) => return None,
            Err(problem) => problem,
        };
        wrong.push(Diagnostic::new(problem, address.place.clone()));
        None
    }

    /// Why an address leads to no file: there is no such witness, or it has no such file, and no such symbol.
    fn unknown_file(&self, work: &Work, address: &CodeAddress) -> Problem {
        let Some(state) = work.state(address.state.as_ref()) else {
            let name = |state: &StateId| format!("{}@{state}", work.id);
            return Problem::Unknown {
                what: "witness",
                name: address.state.as_ref().map(name).unwrap_or_default(),
                known: work.states.iter().filter_map(|state| state.id.as_ref()).map(name).collect(),
                defined_in: "the `witnesses` of its work.yaml",
            };
        };
        let mut known: Vec<_> = state.files.iter().map(|file| file.path.to_string()).collect();
        let or_symbol = may_be_symbol(address);
        if or_symbol {
            let here =
                self.holdings.files.values().filter(|file| file.key.work == work.id && file.key.state == address.state);
            known.extend(here.flat_map(|file| file.facts.symbols.iter().map(|symbol| symbol.name.clone())));
        }
        Problem::UnknownFile { work: work.id.to_string(), path: address.path.to_string(), or_symbol, known }
    }

    /// The definitions of a name in a work: by its qualified name, or by its own name where that is the only one.
    fn symbol(&self, work: &Work, state: Option<&StateId>, name: &str) -> Vec<(FileKey, LineRange)> {
        let files =
            || self.holdings.files.values().filter(|file| file.key.work == work.id && file.key.state.as_ref() == state);
        let with = |test: &dyn Fn(&crate::code::symbol::Symbol) -> bool| -> Vec<_> {
            files()
                .flat_map(|file| file.facts.symbols.iter().map(move |symbol| (file, symbol)))
                .filter(|(_, symbol)| test(symbol))
                .map(|(file, symbol)| (file.key.clone(), symbol.lines))
                .collect()
        };
        let whole = with(&|symbol| symbol.name == name);
        if whole.is_empty() { with(&|symbol| symbol.own_name() == name) } else { whole }
    }

    /// Whether a link leads to something that is there but could not be read, which was reported where it is.
    pub(super) fn known_fault(&self, link: &Link) -> bool {
        let faulty = &self.edition.faulty;
        match link {
            Link::Cite(_) => faulty.lists.contains("annotations/bibliography.yaml"),
            Link::Code(address) => {
                let unlocked = !self.holdings.states.contains_key(&(address.work.clone(), address.state.clone()));
                let known = self.edition.works.get(&address.work);
                let selected = known.and_then(|work| work.state(address.state.as_ref()));
                let selected = selected.is_some_and(|state| {
                    // Without a lock nobody knows what the files define.
                    may_be_symbol(address) || state.files.iter().any(|file| file.path.is(&address.path))
                });
                faulty.works.contains(&address.work) || (selected && unlocked)
            }
            Link::Work(work) => faulty.works.contains(work),
            Link::Note(id) => faulty.notes.contains(id),
            Link::Term(id) => faulty.terms.contains(id),
            Link::Path(id) => faulty.paths.contains(id),
            Link::Claim(id) => faulty.claims.contains(id),
            Link::Web(_) | Link::Unsafe(_) | Link::Picture(_) | Link::Malformed(_) => false,
        }
    }

    fn unknown_work(&self, work: &WorkId) -> Problem {
        Problem::Unknown {
            what: "work",
            name: work.to_string(),
            known: self.edition.works.keys().map(ToString::to_string).collect(),
            defined_in: "the folders of `corpus`",
        }
    }
}

/// Whether an address could name a symbol: it has the form of one.
fn may_be_symbol(address: &CodeAddress) -> bool {
    address.lines.is_none() && !address.path.as_str().contains('/')
}

/// What the links of an edition come to.
#[derive(Debug, Default)]
pub(super) struct Links {
    pub(super) diagnostics: Vec<Diagnostic>,
    pub(super) mentions: BTreeMap<NoteId, BTreeSet<NoteId>>,
    pub(super) term_uses: BTreeMap<TermId, BTreeSet<NoteId>>,
    pub(super) cited_by: BTreeMap<ReferenceKey, BTreeSet<NoteId>>,
    pub(super) ranges: BTreeMap<FileKey, BTreeSet<LineRange>>,
}

/// Checks the prose of notes, terms, paths, works, essays and settings, and the notes' further targets.
pub(super) fn check(edition: &Edition, index: &Index<'_>, terms: &Terms) -> Links {
    let mut links = Links::default();
    for note in edition.notes.values() {
        links.prose(&note.body, terms.pieces(&note.body.text), index, Some(&note.id));
        for address in &note.also {
            links.further(address, index);
        }
    }
    for prose in other_prose(edition) {
        links.prose(prose, prose::pieces(&prose.text), index, None);
    }
    links
}

/// The prose of claims, terms, paths, works, essays, settings and variants.
fn other_prose(edition: &Edition) -> impl Iterator<Item = &Prose> {
    let terms = edition.terms.values().map(|term| &term.body);
    let paths = edition.paths.values().flat_map(|path| path.prose());
    let works = edition.works.values().map(|work| &work.introduction);
    let claims = edition.claims.values().map(|claim| &claim.note);
    claims
        .chain(terms)
        .chain(paths)
        .chain(works)
        .chain(edition.essays.values().map(|essay| &essay.body))
        .chain([&edition.settings.about])
        .chain(edition.variants.iter().flat_map(|variants| variants.prose()))
}

/// Every citation that an edition makes, once. It needs no text of any work, so that citations can be printed while those are read.
#[must_use]
pub fn clusters(edition: &Edition) -> BTreeSet<Vec<Citation>> {
    let known = |key: &ReferenceKey| edition.bibliography.contains_key(key);
    let bodies = edition.notes.values().map(|note| &note.body).chain(other_prose(edition));
    let cited = bodies.flat_map(|prose| prose::links(&prose.text)).filter_map(|(link, _)| match link {
        Link::Cite(cited) => Some(cited),
        _ => None,
    });
    let article = edition.settings.article.iter().map(|key| vec![Citation { key: key.value.clone(), locator: None }]);
    let said = edition.claims.values().map(|claim| vec![claim.said.citation()]);
    cited.chain(article).chain(said).filter(|cited| cited.iter().all(|citation| known(&citation.key))).collect()
}

impl Links {
    fn prose<'t>(
        &mut self,
        prose: &Prose,
        pieces: impl IntoIterator<Item = (Piece<'t>, std::ops::Range<usize>)>,
        index: &Index<'_>,
        from: Option<&NoteId>,
    ) {
        for (piece, range) in pieces {
            let link = match piece {
                Piece::LinkStart(link, _) => link,
                Piece::Html(_) => {
                    self.diagnostics.push(Diagnostic::new(Problem::RawHtml, prose.place(&range)));
                    continue;
                }
                Piece::TermStart(id) => {
                    self.term_use(id, from);
                    continue;
                }
                // What is written as itself was found when the file was read; Markdown can also write any character by its number.
                Piece::Plain(Event::Text(text)) if !text.is_ascii() => {
                    let written = prose.text.get(range.clone()).unwrap_or_default();
                    let unwritten = |sign: &Sign| matches!(sign, Sign::Hidden(c, _) if !written.contains(*c));
                    if let Some((_, sign)) = signs(&text).into_iter().find(|(_, sign)| unwritten(sign)) {
                        self.diagnostics.push(hidden_character(sign, false, prose.place(&range)));
                    }
                    continue;
                }
                Piece::Plain(_) | Piece::LinkEnd | Piece::TermEnd => continue,
            };
            match index.find(&link) {
                Ok(Destination::Citation(cited)) => {
                    if let Some(from) = from {
                        for citation in &cited {
                            self.cited_by.entry(citation.key.clone()).or_default().insert(from.clone());
                        }
                    }
                }
                Ok(Destination::Note(to)) => {
                    if let Some(from) = from.filter(|from| **from != to) {
                        self.mentions.entry(to).or_default().insert(from.clone());
                    }
                }
                Ok(Destination::Code { file, lines, .. }) => self.range(file, lines),
                Ok(Destination::Term(id)) => self.term_use(id, from),
                Ok(Destination::Work(_) | Destination::Path(_) | Destination::Claim(_) | Destination::Web(_)) => {}
                Err(problem) if !index.known_fault(&link) => {
                    self.diagnostics.push(Diagnostic::new(problem, prose.place(&range)));
                }
                Err(_) => {}
            }
        }
    }

    fn term_use(&mut self, term: TermId, from: Option<&NoteId>) {
        self.term_uses.entry(term).or_default().extend(from.cloned());
    }

    fn further(&mut self, address: &Located<CodeAddress>, index: &Index<'_>) {
        match index.code(&address.value) {
            Ok(Destination::Code { file, lines, .. }) => self.range(file, lines),
            Ok(_) => {}
            Err(problem) if !index.known_fault(&Link::Code(address.value.clone())) => {
                self.diagnostics.push(Diagnostic::new(problem, address.place.clone()));
            }
            Err(_) => {}
        }
    }

    fn range(&mut self, file: FileKey, lines: Option<LineRange>) {
        self.ranges.entry(file).or_default().extend(lines);
    }
}
