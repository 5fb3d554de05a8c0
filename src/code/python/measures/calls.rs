//! What is called.

use super::counts::Calls;
use crate::code::python::names::{DefinitionId, Span};

/// What the names of a file mean, as far as measures ask.
pub trait Meanings {
    /// What is called by the name that stands here, before the brackets.
    fn callee(&self, name: Span) -> Option<Callee<'_>>;
    /// The variable of the file, or the attribute, that the name means or binds that stands here.
    fn variable(&self, name: Span) -> Option<DefinitionId>;
}

/// What a call calls, as far as it is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Callee<'a> {
    /// Something from outside of the works, or brought along by Python: its dotted path, `numpy.sqrt`, `builtins.len`.
    External(&'a str),
    /// A function or class of the same work, by its qualified name in its file.
    Own(&'a str),
    /// A variable, parameter or attribute: some object.
    Object,
    /// A name that an import makes, of which more is not sure.
    Import,
}

/// Which libraries the edition counts as tensor libraries, and which names as input and output.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Vocabulary {
    /// Dotted paths; what begins with one belongs to it.
    pub tensor: Vec<String>,
    /// Dotted paths likewise; builtins without `builtins.`, functions of the works by their qualified names.
    pub io: Vec<String>,
    /// Those whose results are input and output too: `open`, `logging.getLogger`. To call a method of what they gave is counted as they are.
    pub channels: Vec<String>,
}

impl Vocabulary {
    /// Whether what is called gives a channel.
    pub(super) fn is_channel(&self, callee: Option<Callee<'_>>) -> bool {
        callee.and_then(Callee::path).is_some_and(|path| any_is_above(&self.channels, path))
    }
}

impl<'a> Callee<'a> {
    /// The path that lists name it by.
    fn path(self) -> Option<&'a str> {
        match self {
            Self::External(path) => Some(path.strip_prefix("builtins.").unwrap_or(path)),
            Self::Own(name) => Some(name),
            Self::Object | Self::Import => None,
        }
    }
}

/// The path itself or one that goes on from it with a stop.
fn is_below(path: &str, top: &str) -> bool {
    path.strip_prefix(top).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

fn any_is_above(tops: &[String], path: &str) -> bool {
    tops.iter().any(|top| is_below(path, top))
}

impl Calls {
    /// Counts a call. `callee` is nothing where what is called could not be found; it then matters whether it is taken of something
    /// (`x.y()`).
    pub(super) fn count(&mut self, callee: Option<Callee<'_>>, is_attribute: bool, vocabulary: &Vocabulary) {
        self.all += 1;
        let class = match callee {
            Some(Callee::External(path)) if path.starts_with("builtins.") => &mut self.builtin,
            Some(Callee::External(path)) if any_is_above(&vocabulary.tensor, path) => &mut self.tensor,
            Some(Callee::External(_)) => &mut self.other,
            Some(Callee::Own(_)) => &mut self.own,
            Some(Callee::Object) => &mut self.method,
            None if is_attribute => &mut self.method,
            None | Some(Callee::Import) => &mut self.other,
        };
        *class += 1;
        let path = callee.and_then(Callee::path);
        self.io += u32::from(path.is_some_and(|path| any_is_above(&vocabulary.io, path)));
    }
}
