//! Crossings: the ways from one file to another that no import shows, as a `work.yaml` declares them.

use crate::ids::{CodeAddress, Invalid, LineRange, RepoPath, WorkId};
use crate::yaml::{Form, Located, Scalar, ScalarProblem, Text, choice, record};

choice! {
    /// How something gets from one file to another.
    pub enum Way {
        /// A request over a network: from who asks to who answers.
        Network = "network",
        /// Something that is stored: from who writes it, or is it, to who reads it.
        File = "file",
        /// The text itself, copied: from the original to the copy.
        Copy = "copy",
        /// A program that is started: from who starts it to what is started.
        Process = "process",
    }
}

impl Way {
    /// What it means that a file crosses to another so, as the middle of a sentence between the two.
    #[must_use]
    pub fn verb(self) -> &'static str {
        match self {
            Self::Network => "asks over the network",
            Self::File => "gives data to",
            Self::Copy => "is copied as",
            Self::Process => "starts",
        }
    }
}

/// One end of a crossing: a file, perhaps with the lines that matter, of the work that declares it or, with `work:` before it, of another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum End {
    /// In the work that declares the crossing.
    Here(RepoPath, Option<LineRange>),
    /// With the work named.
    Named(CodeAddress),
}

impl End {
    /// The whole address.
    #[must_use]
    pub fn address(&self, here: &WorkId) -> CodeAddress {
        match self {
            Self::Here(path, lines) => {
                CodeAddress { work: here.clone(), state: None, path: path.clone(), lines: *lines }
            }
            Self::Named(address) => address.clone(),
        }
    }
}

impl std::str::FromStr for End {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        const EXPECTED: Invalid =
            Invalid::expected("a file, such as src/model.py, src/model.py#L147 or gpt-2:src/model.py");
        if text.contains(':') {
            return text.parse().map(Self::Named).map_err(|_| EXPECTED);
        }
        let (path, lines) = match text.split_once('#') {
            Some((path, fragment)) => (path, Some(LineRange::from_fragment(fragment).map_err(|_| EXPECTED)?)),
            None => (text, None),
        };
        Ok(Self::Here(path.parse().map_err(|_| EXPECTED)?, lines))
    }
}

impl Scalar for End {
    fn from_scalar(text: &str) -> Result<Self, ScalarProblem> {
        Ok(text.parse::<Self>()?)
    }

    fn form() -> Form {
        let pattern = r"^([a-z0-9-]+(@[a-z0-9.-]+)?:)?[^:#]+(#L[1-9][0-9]*(-L[1-9][0-9]*)?)?$";
        Form { pattern: Some(pattern), examples: &["src/model.py#L147", "gpt-2:src/model.py"], ..Form::default() }
    }
}

record! {
    /// A way from one file to another that is no import.
    pub struct Crossing as "a crossing" {
        /// Where it begins.
        required from: Located<End>,
        /// Where it leads.
        required to: Located<End>,
        /// How it gets there.
        required how: Located<Way>,
        /// What crosses, in a line.
        required says: Located<Text>,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ends_are_of_this_work_or_of_another() {
        let here: WorkId = "lantern".parse().unwrap();
        for (text, whole) in [
            ("game.py", "lantern:game.py"),
            ("web/play.js#L3-L9", "lantern:web/play.js#L3-L9"),
            ("echo:say.py#L1", "echo:say.py#L1"),
            ("lantern@first:game.py", "lantern@first:game.py"),
        ] {
            assert_eq!(text.parse::<End>().unwrap().address(&here).to_string(), whole);
        }
        for bad in ["", "/game.py", "game.py#3", "echo:", "a b:c", "../x"] {
            assert!(bad.parse::<End>().is_err(), "{bad}");
        }
    }
}
