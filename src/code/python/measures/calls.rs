//! What is called.

use super::counts::Calls;

/// What a call calls, as far as it is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Callee<'a> {
    /// Something from outside of the works, or brought along by Python: its dotted path, `numpy.sqrt`, `builtins.len`.
    External(&'a str),
    /// A function or class of a work, by its qualified name in its file.
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
        let (class, path) = match callee {
            Some(Callee::External(path)) => match path.strip_prefix("builtins.") {
                Some(builtin) => (&mut self.builtin, Some(builtin)),
                None if any_is_above(&vocabulary.tensor, path) => (&mut self.tensor, Some(path)),
                None => (&mut self.other, Some(path)),
            },
            Some(Callee::Own(name)) => (&mut self.own, Some(name)),
            Some(Callee::Object) => (&mut self.method, None),
            None if is_attribute => (&mut self.method, None),
            None | Some(Callee::Import) => (&mut self.other, None),
        };
        *class += 1;
        self.io += u32::from(path.is_some_and(|path| any_is_above(&vocabulary.io, path)));
    }
}
