//! What can be wrong.

use super::Severity;
use crate::ids::LineRange;

/// A problem with the facts that its wording needs. One variant for each thing that a person would have to do something different about.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs, reason = "each field is named in the variant's wording, which is its documentation")]
pub enum Problem {
    // Files and YAML.
    /// A file or folder cannot be read.
    Unreadable { path: String, reason: String },
    /// A file is not UTF-8.
    NotUtf8,
    /// A file is larger than any of its kind should be.
    FileTooLarge { bytes: usize, most: usize },
    /// A file stands where the edition does not look for one.
    StrayFile { expected: &'static str },
    /// The folder holds no edition.
    NoEdition { named: Option<String> },
    /// The text is not YAML.
    YamlSyntax { what: String },
    /// The YAML is nested or repeated beyond reason.
    YamlBounds { what: String },
    /// The YAML uses anchors and aliases.
    YamlAlias,
    /// A key is a list or a mapping.
    KeyNotText,
    /// A key that this mapping does not have.
    UnknownKey { key: String, what: &'static str, known: Vec<String> },
    /// A key stands twice.
    DuplicateKey { key: String },
    /// A key that must be there is not.
    MissingKey { key: String, what: &'static str },
    /// Two keys stand of which one says it all.
    BothKeys { keys: [&'static str; 2], what: &'static str },
    /// A list where a text should be, and the like.
    WrongType { expected: &'static str, found: &'static str },
    /// A text that has not the form of its type.
    BadValue { value: String, expected: &'static str },
    /// A word that is none of those allowed.
    BadChoice { value: String, choices: &'static [&'static str] },

    // Characters.
    /// A character that is not seen, and may change how others are.
    HiddenCharacter { sign: String, written: bool },
    /// A letter that looks like one of another alphabet, in a word of that alphabet.
    LookAlike { sign: String, word: String },

    // Names that lead nowhere.
    /// A name that is not defined where such names are defined.
    Unknown { what: &'static str, name: String, known: Vec<String>, defined_in: &'static str },
    /// Two things of one name.
    DuplicateId { what: &'static str, id: String },
    /// A file that the work does not select, or what may be a symbol that none of its files defines.
    UnknownFile { work: String, path: String, or_symbol: bool, known: Vec<String> },
    /// A note in a folder that names no file that is read.
    NoteAstray { file: String, known: Vec<String> },
    /// Lines after the last one.
    LinesPastEnd { path: String, last: u32, lines: u32 },
    /// A symbol that the file does not define.
    UnknownSymbol { symbol: String, path: String, known: Vec<String> },
    /// Lines that are not inside the symbol.
    LinesOutsideSymbol { lines: LineRange, symbol: String, at: LineRange },
    /// Words that are not on the lines.
    WordsNotFound { words: String, lines: LineRange },
    /// Words that stand on the lines more than once.
    WordsRecur { words: String, lines: LineRange, count: usize },
    /// A place that is a whole file where lines are asked for.
    LinesNeeded { path: String },
    /// A target with neither lines nor symbol.
    EmptyTarget,
    /// A link in prose that leads nowhere.
    DeadLink { link: String, why: String },
    /// A link in prose that no page may carry.
    UnsafeLink { address: String },
    /// A picture in prose.
    Picture { address: String },
    /// Raw HTML in prose.
    RawHtml,

    // Claims and their checks.
    /// A check with more than one key, or with none.
    SeveralChecks,
    /// A regular expression that cannot be run.
    BadPattern { what: String },
    /// A check that holds whatever the code says, or asks for nothing.
    IdleCheck { why: &'static str },
    /// A check that cannot be asked of a file of this kind, or of this place.
    CheckMisplaced { why: String },
    /// What a check finds contradicts the verdict.
    VerdictContradicted { verdict: &'static str, why: String },
    /// A check that should hold does not.
    CheckFails { kind: &'static str, found: String },
    /// A claim without a check, and without a reason for it.
    Unchecked { verdict: &'static str },
    /// A claim that rests on a text that is not what the lock says.
    Unproved { files: Vec<String> },
    /// A check over history that nobody has run yet.
    Unobserved,

    // Rules of notes.
    /// A kind of note needs a field that is not filled.
    KindNeeds { kind: String, field: &'static str, must: String },
    /// A field that only some kinds have.
    KindHasNot { kind: String, field: &'static str },
    /// A kind that only editors write.
    EditorsOnly { kind: String },
    /// A key that is cited but not listed.
    CitationNotListed { key: String },
    /// A key that is listed but not cited.
    CitationNotUsed { key: String },
    /// A note or a term that refers to itself.
    SelfReference { what: &'static str },
    /// A text is longer or shorter than house rules ask.
    BodyLength { part: &'static str, of: &'static str, words: usize, least: usize, most: usize },
    /// A title says what a note is about, not what it says.
    TitleTopic,
    /// A note does not show what it says it rests on.
    NoEvidence { evidence: &'static str, needs: &'static str },
    /// More words of a work in a row than house rules allow.
    LongQuotation { words: usize, most: usize, file: String },
    /// A word that house rules rule out.
    RuledOut { word: String },
    /// A question in a note of a kind that should answer.
    IdleQuestion { kind: String },
    /// Two paths of one rank.
    SameOrder { order: u64 },

    // Anchors.
    /// The target has no stamp.
    Unstamped,
    /// The text has moved and was found once.
    Shifted { from: LineRange, to: LineRange },
    /// The text was laid out anew, with the same syntax tree.
    Reformatted { from: LineRange, to: LineRange },
    /// The text is there more than once.
    Ambiguous { places: Vec<LineRange> },
    /// The text is not there any more.
    Changed { lines: LineRange },
    /// The file or the symbol is gone.
    Orphan,

    // Works, locks and vendoring.
    /// A work without a lock.
    NoLock { work: String },
    /// A selected file that the lock does not hold.
    NotLocked { work: String, path: String },
    /// A locked file that is not selected.
    LockedNotSelected { path: String },
    /// A fact of the lock that the text contradicts.
    LockDisagrees { path: String, fact: &'static str, locked: String, found: String },
    /// Something that no lock would say that the program wrote.
    LockFault { what: &'static str },
    /// Something that no record of the lives of lines would say that the program wrote of this pin.
    LivesFault { what: &'static str },
    /// A file both selected and left out.
    SelectedAndOmitted { path: String },
    /// A code file without a layer.
    LayerNeeded { layer: &'static str },
    /// A file that calls itself Python and cannot be read as Python 3, from that line on or for its size.
    NotPython { path: String, line: Option<u32> },
    /// No origin gave a file.
    Silhouettes { work: String, missing: usize, of: usize, strict: bool },
    /// What an origin had to say.
    Origin { severity: Severity, message: String, help: Option<String> },

    // The making of the site.
    /// A template is wrong.
    Template { what: String },
    /// A grammar is wrong.
    Grammar { what: String },
    /// The bibliography's style is not known or an entry cannot be set.
    Citation { what: String, help: Option<String> },
    /// The place for the site is taken by something else.
    ForeignFolder { path: String },
    /// The site cannot be written.
    Unwritable { path: String, reason: String },
    /// Two pages of one address.
    PageCollision { address: String },
}

impl Problem {
    /// How bad it is.
    #[must_use]
    pub fn severity(&self) -> Severity {
        match self {
            Self::RawHtml
            | Self::LookAlike { .. }
            | Self::WordsRecur { .. }
            | Self::CitationNotListed { .. }
            | Self::CitationNotUsed { .. }
            | Self::BodyLength { .. }
            | Self::TitleTopic
            | Self::NoEvidence { .. }
            | Self::LongQuotation { .. }
            | Self::RuledOut { .. }
            | Self::IdleQuestion { .. }
            | Self::Unstamped
            | Self::Shifted { .. }
            | Self::Reformatted { .. }
            | Self::NotPython { .. }
            | Self::Unobserved
            | Self::StrayFile { .. } => Severity::Warning,
            Self::Silhouettes { strict: false, .. } => Severity::Note,
            Self::Origin { severity, .. } => *severity,
            _ => Severity::Error,
        }
    }
}

/// Gives each variant its code, and the list of all codes, from one table.
macro_rules! codes {
    ($($variant:ident $code:literal)*) => {
        impl Problem {
            /// The codes of all problems, in the order of the variants.
            pub const CODES: &'static [&'static str] = &[$($code),*];

            /// The problem's code: its name in documents, in machine output and in the address of its page. Codes never change.
            #[must_use]
            pub fn code(&self) -> &'static str {
                match self { $(Self::$variant { .. } => $code,)* }
            }
        }
    };
}

codes! {
    Unreadable "unreadable"
    NotUtf8 "not-utf8"
    FileTooLarge "file-too-large"
    StrayFile "stray-file"
    NoEdition "no-edition"
    YamlSyntax "yaml-syntax"
    YamlBounds "yaml-bounds"
    YamlAlias "yaml-alias"
    KeyNotText "key-not-text"
    UnknownKey "unknown-key"
    DuplicateKey "duplicate-key"
    MissingKey "missing-key"
    BothKeys "both-keys"
    WrongType "wrong-type"
    BadValue "bad-value"
    BadChoice "bad-choice"
    HiddenCharacter "hidden-character"
    LookAlike "look-alike"
    Unknown "unknown-name"
    DuplicateId "duplicate-id"
    UnknownFile "unknown-file"
    NoteAstray "note-astray"
    LinesPastEnd "lines-past-end"
    UnknownSymbol "unknown-symbol"
    LinesOutsideSymbol "lines-outside-symbol"
    WordsNotFound "words-not-found"
    WordsRecur "words-recur"
    LinesNeeded "lines-needed"
    EmptyTarget "empty-target"
    DeadLink "dead-link"
    UnsafeLink "unsafe-link"
    Picture "picture"
    RawHtml "raw-html"
    SeveralChecks "several-checks"
    BadPattern "bad-pattern"
    IdleCheck "idle-check"
    CheckMisplaced "check-misplaced"
    VerdictContradicted "verdict-contradicted"
    CheckFails "check-fails"
    Unchecked "unchecked"
    Unproved "claim-unproved"
    Unobserved "unobserved"
    KindNeeds "kind-needs"
    KindHasNot "kind-has-not"
    EditorsOnly "editors-only"
    CitationNotListed "citation-not-listed"
    CitationNotUsed "citation-not-used"
    SelfReference "self-reference"
    BodyLength "body-length"
    TitleTopic "title-topic"
    NoEvidence "no-evidence"
    LongQuotation "long-quotation"
    RuledOut "ruled-out-word"
    IdleQuestion "idle-question"
    SameOrder "same-order"
    Unstamped "unstamped"
    Shifted "target-shifted"
    Reformatted "target-reformatted"
    Ambiguous "target-ambiguous"
    Changed "target-changed"
    Orphan "target-orphan"
    NoLock "no-lock"
    NotLocked "not-locked"
    LockedNotSelected "locked-not-selected"
    LockDisagrees "lock-disagrees"
    LockFault "lock-fault"
    LivesFault "lines-fault"
    SelectedAndOmitted "selected-and-omitted"
    LayerNeeded "layer-needed"
    NotPython "not-python"
    Silhouettes "silhouettes"
    Origin "origin"
    Template "template"
    Grammar "grammar"
    Citation "citation"
    ForeignFolder "foreign-folder"
    Unwritable "unwritable"
    PageCollision "page-collision"
}
