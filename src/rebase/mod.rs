//! Another pin: everything that points at lines of a work, carried from the text that is read to that of another commit.
//!
//! 1. [`newer`]: the files of the work as they are at the other commit;
//! 2. [`Plan::make`]: each target, further target, place, stop and link in prose is carried ([`crate::anchor::carry`]); what is sure becomes an edit of the
//!    file that it is written in, and the rest is [`Open`];
//! 3. [`beside`]: what a person needs to see to decide the rest.
//!
//! Nothing is written here.

mod beside;
mod newer;

pub use beside::beside;
pub use newer::{NewFile, Newer, newer};

use crate::anchor::{Carried, Context, Stamp, carry};
use crate::corpus::holdings::{FileKey, Holding};
use crate::diagnostics::{Place, Sources};
use crate::edition::{Edition, Note};
use crate::ids::{CodeAddress, LineRange, RepoPath, WorkId};
use crate::prose::{self, Link};
use crate::resolve::{Resolved, Target, TargetState};
use crate::yaml::{Located, Prose};
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

/// What a person has to decide.
#[derive(Clone, Debug)]
pub struct Open {
    /// Where the lines are written.
    pub place: Place,
    /// The file that they are in.
    pub path: RepoPath,
    /// The lines.
    pub lines: LineRange,
    /// Why nothing is sure.
    pub why: Why,
}

/// Why nothing is sure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// The text stands in these places.
    Ambiguous(Vec<LineRange>),
    /// The text is not there any more.
    Changed,
    /// The symbol around the lines is not there any more.
    Orphan,
    /// The note does not hold now, before anything has moved.
    Astray,
    /// The words to mark are not on one line any more.
    Words,
    /// The lines are written in a way in which they cannot be changed: in folded or quoted prose.
    Written,
}

impl Why {
    /// In words.
    #[must_use]
    pub fn words(&self) -> String {
        match self {
            Self::Ambiguous(places) if places.len() == 1 => {
                format!("the text stands at {} now, between other lines, and may be another one", places[0])
            }
            Self::Ambiguous(places) => {
                let places: Vec<_> = places.iter().map(ToString::to_string).collect();
                format!("the text stands at {} now, and nothing tells which is meant", places.join(", "))
            }
            Self::Changed => "the text is not there any more".to_owned(),
            Self::Orphan => "the function or class around it is not there any more".to_owned(),
            Self::Astray => "the note does not hold for the present text; run `glossator check` first".to_owned(),
            Self::Words => "the lines were laid out anew, and the words to mark are not on one of them".to_owned(),
            Self::Written => "the lines stand in folded text, where they cannot be changed safely".to_owned(),
        }
    }
}

/// Changes of a file: bytes, and what stands there afterwards.
pub type Edits = BTreeMap<usize, (Range<usize>, String)>;

/// What moving a pin comes to.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    /// What is sure, by file.
    pub edits: BTreeMap<Arc<str>, Edits>,
    /// What is not.
    pub open: Vec<Open>,
    /// How many places stay on their lines.
    pub stay: usize,
    /// How many move.
    pub moved: usize,
    /// How many were laid out anew.
    pub laid_out: usize,
}

struct Carrier<'a> {
    resolved: &'a Resolved,
    sources: &'a Sources,
    work: &'a WorkId,
    newer: &'a Newer,
    plan: Plan,
}

impl Plan {
    /// Carries everything that points at lines of the work.
    #[must_use]
    pub fn make(resolved: &Resolved, sources: &Sources, work: &WorkId, newer: &Newer) -> Self {
        let mut carrier = Carrier { resolved, sources, work, newer, plan: Self::default() };
        for (id, target) in &resolved.targets {
            if let Some(note) = resolved.edition.notes.get(id).filter(|note| note.id.work() == work) {
                carrier.note(note, target);
            }
        }
        let edition = &resolved.edition;
        let further = edition.notes.values().flat_map(|note| &note.also);
        let places = edition.terms.values().map(|term| &term.place_);
        let stops = edition.paths.values().flat_map(|path| path.stops.iter().map(|stop| &stop.at));
        let claims = edition.claims.values();
        let looked_at = claims.clone().flat_map(|claim| &claim.at.0);
        let checked = claims.flat_map(|claim| claim.all_checks()).flat_map(|check| check.addresses());
        for address in further.chain(places).chain(stops).chain(looked_at).chain(checked) {
            carrier.address(address);
        }
        for prose in all_prose(edition) {
            carrier.prose(prose);
        }
        for work in edition.works.values() {
            for end in work.crossings.iter().flat_map(|crossing| [&crossing.from, &crossing.to]) {
                carrier.address(&Located { value: end.value.address(&work.id), place: end.place.clone() });
            }
        }
        carrier.plan
    }
}

fn all_prose(edition: &Edition) -> impl Iterator<Item = &Prose> {
    let notes = edition.notes.values().map(|note| &note.body);
    let terms = edition.terms.values().map(|term| &term.body);
    let paths = edition.paths.values().flat_map(|path| path.prose());
    let claims = edition.claims.values().map(|claim| &claim.note);
    let works = edition.works.values().map(|work| &work.introduction);
    let essays = edition.essays.values().map(|essay| &essay.body);
    notes.chain(terms).chain(paths).chain(claims).chain(works).chain(essays).chain([&edition.settings.about])
}

impl Carrier<'_> {
    fn holding(&self, path: &RepoPath) -> Option<&Holding> {
        let key = FileKey { work: self.work.clone(), state: None, path: path.clone() };
        self.resolved.holdings.files.get(&key)
    }

    /// Where lines of a file go; nothing if the edition does not read the file, or has not its text.
    fn carry(&self, path: &RepoPath, lines: LineRange, symbol: Option<&str>) -> Option<Carried> {
        let (holding, new) = (self.holding(path)?, self.newer.get(path)?);
        let text = holding.text.as_ref()?;
        let old = Context { text, tokens: &|| holding.tokens(), symbols: &holding.facts.symbols };
        let tokens = || new.tokens.as_ref();
        let new = Context { text: &new.text, tokens: &tokens, symbols: &new.symbols };
        Some(carry(lines, symbol, &old, &new))
    }

    fn open(&mut self, place: &Place, path: &RepoPath, lines: LineRange, why: Why) {
        self.plan.open.push(Open { place: place.clone(), path: path.clone(), lines, why });
    }

    fn edit(&mut self, place: &Place, text: String) {
        let edits = self.plan.edits.entry(Arc::clone(&place.file)).or_default();
        edits.insert(place.range.start, (place.range.clone(), text));
    }

    fn count(&mut self, from: LineRange, to: LineRange, laid_out: bool) {
        if laid_out {
            self.plan.laid_out += 1;
        } else if from == to {
            self.plan.stay += 1;
        } else {
            self.plan.moved += 1;
        }
    }

    fn note(&mut self, note: &Note, target: &Target) {
        let (path, from) = (note.id.path().clone(), target.lines);
        let place = note.target.lines.as_ref().map_or(&note.target.place, |lines| &lines.place).clone();
        if !matches!(target.state, TargetState::Exact | TargetState::Unstamped) {
            return self.open(&place, &path, from, Why::Astray);
        }
        let Some(carried) = self.carry(&path, from, target.symbol.as_deref()) else { return };
        let (to, laid_out) = match sure(carried) {
            Ok(sure) => sure,
            Err(why) => return self.open(&place, &path, from, why),
        };
        let Some(new) = self.newer.get(&path) else { return };
        let is_on = |words: &str| to.lines().any(|line| new.text.line(line).contains(words));
        if laid_out && note.target.on.as_ref().is_some_and(|on| !is_on(&on.value)) {
            return self.open(&place, &path, from, Why::Words);
        }
        let stamp = Stamp::of(&new.text, new.tokens.as_ref(), to).to_string();
        match &note.target.lines {
            Some(lines) if lines.value != to => self.edit(&lines.place, to.to_string()),
            // The symbol alone says the lines, and must say the same ones at the other commit.
            None if !new
                .symbols
                .iter()
                .any(|symbol| Some(&symbol.name) == target.symbol.as_ref() && symbol.lines == to) =>
            {
                return self.open(&place, &path, from, Why::Changed);
            }
            _ => {}
        }
        if let Some(old) = note.stamp.as_ref().filter(|old| old.to_string() != stamp) {
            self.edit(&old.place, stamp);
        }
        self.count(from, to, laid_out);
    }

    fn address(&mut self, address: &Located<CodeAddress>) {
        if let Some(to) = self.carried(&address.value, &address.place) {
            self.fragment(&address.value, &address.place, to);
        }
    }

    fn prose(&mut self, prose: &Prose) {
        for (link, range) in prose::links(&prose.text) {
            let Link::Code(address) = link else { continue };
            let place = prose.place(&range);
            if let Some(to) = self.carried(&address, &place) {
                self.fragment(&address, &place, to);
            }
        }
    }

    /// Where an address leads at the other commit, if it leads to lines of the work and that is sure.
    fn carried(&mut self, address: &CodeAddress, place: &Place) -> Option<LineRange> {
        let lines = address.lines.filter(|_| address.work == *self.work && address.state.is_none())?;
        let symbol = self.holding(&address.path)?.facts.innermost(lines).map(|symbol| symbol.name.clone());
        match sure(self.carry(&address.path, lines, symbol.as_deref())?) {
            Ok((to, laid_out)) => {
                self.count(lines, to, laid_out);
                Some(to)
            }
            Err(why) => {
                self.open(place, &address.path, lines, why);
                None
            }
        }
    }

    /// Writes other lines into an address, of which the rest stays as it was written.
    fn fragment(&mut self, address: &CodeAddress, place: &Place, to: LineRange) {
        let Some(lines) = address.lines.filter(|lines| *lines != to) else { return };
        let written = self.sources.text(&place.file).get(place.range.clone()).unwrap_or_default();
        let old = format!("#{}", lines.fragment());
        let Some(at) = written.find(&old).filter(|_| written.matches('#').count() == 1) else {
            return self.open(place, &address.path, lines, Why::Written);
        };
        let range = place.range.start + at..place.range.start + at + old.len();
        self.edit(&Place::new(&place.file, range), format!("#{}", to.fragment()));
    }
}

fn sure(carried: Carried) -> Result<(LineRange, bool), Why> {
    match carried {
        Carried::To(lines) => Ok((lines, false)),
        Carried::LaidOut(lines) => Ok((lines, true)),
        Carried::Ambiguous(places) => Err(Why::Ambiguous(places)),
        Carried::Changed => Err(Why::Changed),
        Carried::Orphan => Err(Why::Orphan),
    }
}
