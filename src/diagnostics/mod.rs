//! Everything that can be wrong with an edition, as data; and how it is told to people, to a code host and to programs.
//!
//! A stage never prints. It returns [`Diagnostic`]s: a [`Problem`] (what is wrong, with the facts), its [`Place`] (file and bytes), and
//! perhaps a second place. [`wording`] is the one place where problems become sentences; [`human`], [`github`] and [`json`] only
//! lay them out, from the texts in [`Sources`].

mod github;
mod human;
mod json;
mod lesson;
mod nearest;
mod place;
mod problem;
mod sources;
mod wording;

pub use github::github;
pub use human::human;
pub use json::json;
pub use lesson::{LESSONS, Lesson, lesson};
pub use nearest::nearest;
pub use place::{Place, Position};
pub use problem::Problem;
pub use sources::Sources;
pub use wording::Wording;

/// How bad a problem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The edition cannot be published like this.
    Error,
    /// It can, but somebody should look.
    Warning,
    /// A fact worth telling: nothing is wrong.
    Note,
}

impl Severity {
    /// The word for it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

/// One problem at its place.
#[derive(Clone, Debug)]
pub struct Diagnostic {
    /// What is wrong.
    pub problem: Problem,
    /// Where.
    pub place: Place,
    /// A second place that belongs to it, and what is there.
    pub also: Option<(Place, &'static str)>,
}

impl Diagnostic {
    /// A problem at a place.
    #[must_use]
    pub fn new(problem: Problem, place: Place) -> Self {
        Self { problem, place, also: None }
    }

    /// The same with a second place.
    #[must_use]
    pub fn with(mut self, place: Place, label: &'static str) -> Self {
        self.also = Some((place, label));
        self
    }

    /// How bad it is.
    #[must_use]
    pub fn severity(&self) -> Severity {
        self.problem.severity()
    }
}

/// Puts diagnostics in the order in which they are told: by file, by place, by code; and drops repetitions.
pub fn sort(diagnostics: &mut Vec<Diagnostic>) {
    let key = |d: &Diagnostic| (d.place.clone(), d.problem.code(), d.problem.wording().message);
    diagnostics.sort_by_cached_key(key);
    diagnostics.dedup_by(|a, b| key(a) == key(b));
}

/// How many problems of one file are told. Whoever has more has one, many times; and a stranger's file may have any number.
const MOST_OF_A_FILE: usize = 50;

/// Splits sorted diagnostics into those that are told, at most fifty of a file, and how many are not.
#[must_use]
pub fn told(diagnostics: &[Diagnostic]) -> (Vec<&Diagnostic>, usize) {
    let of_file = diagnostics.chunk_by(|a, b| a.place.file == b.place.file);
    let told: Vec<_> = of_file.flat_map(|file| file.iter().take(MOST_OF_A_FILE)).collect();
    let rest = diagnostics.len() - told.len();
    (told, rest)
}

/// How many errors and warnings there are.
#[must_use]
pub fn count(diagnostics: &[Diagnostic]) -> (usize, usize) {
    let of = |severity| diagnostics.iter().filter(|d| d.severity() == severity).count();
    (of(Severity::Error), of(Severity::Warning))
}
