//! What a piece of code is in one text against another.

use serde::Serialize;

/// The state of a file or a symbol of the second text against the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// Byte for byte the same.
    SameBytes,
    /// The same syntax tree: it differs in accidentals only.
    SameTree,
    /// Something that runs is another.
    Changed,
    /// Only the first text has it.
    OnlyFirst,
    /// Only the second text has it.
    OnlySecond,
    /// One of the two is not Python, so that only lines can be compared, and they differ.
    Unread,
}

impl State {
    /// All states.
    pub const ALL: [State; 6] =
        [State::SameBytes, State::SameTree, State::Changed, State::OnlyFirst, State::OnlySecond, State::Unread];

    /// Its letter, for those to whom colours say nothing.
    #[must_use]
    pub fn letter(self) -> char {
        match self {
            State::SameBytes => 'B',
            State::SameTree => 'T',
            State::Changed => 'Δ',
            State::OnlyFirst => '−',
            State::OnlySecond => '+',
            State::Unread => '?',
        }
    }

    /// Its name for machines and style sheets.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            State::SameBytes => "same-bytes",
            State::SameTree => "same-tree",
            State::Changed => "changed",
            State::OnlyFirst => "only-first",
            State::OnlySecond => "only-second",
            State::Unread => "unread",
        }
    }

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            State::SameBytes => "same bytes",
            State::SameTree => "same tree",
            State::Changed => "changed",
            State::OnlyFirst => "only in the first",
            State::OnlySecond => "only in the second",
            State::Unread => "not Python",
        }
    }

    /// Whether what runs is the same.
    #[must_use]
    pub fn is_same(self) -> bool {
        matches!(self, State::SameBytes | State::SameTree)
    }
}

/// The accidentals in which two texts of the same tree differ.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Accidents {
    /// Line breaks, indentation and blanks.
    pub layout: bool,
    /// Comments.
    pub comments: bool,
    /// Quotation marks, prefixes without effect and escapes of quotation marks.
    pub quotes: bool,
    /// Commas and brackets that change nothing.
    pub punctuation: bool,
    /// The order of imports at the top of the file, or how they are gathered into statements.
    pub imports: bool,
}

impl Accidents {
    /// Their names.
    #[must_use]
    pub fn names(self) -> Vec<&'static str> {
        let all = [
            (self.layout, "layout"),
            (self.comments, "comments"),
            (self.quotes, "quotation marks"),
            (self.punctuation, "commas and brackets"),
            (self.imports, "order of imports"),
        ];
        all.into_iter().filter(|(there, _)| *there).map(|(_, name)| name).collect()
    }

    pub(super) fn and(self, other: Self) -> Self {
        Self {
            layout: self.layout || other.layout,
            comments: self.comments || other.comments,
            quotes: self.quotes || other.quotes,
            punctuation: self.punctuation || other.punctuation,
            imports: self.imports || other.imports,
        }
    }
}
