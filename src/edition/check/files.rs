//! Which files there are.

use crate::ids::{Amount, RepoPath, StateId, WorkId};
use crate::yaml::{Located, OneOrMany, Scalar, ScalarProblem, Text, record, scalar_from_str};

/// A file's path, or a folder's with a slash at its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entry {
    /// A file.
    File(RepoPath),
    /// A folder.
    Folder(RepoPath),
}

impl Entry {
    /// Whether it is among some paths of files.
    pub fn is_among<'p>(&self, paths: impl IntoIterator<Item = &'p RepoPath>) -> bool {
        paths.into_iter().any(|path| match self {
            Self::File(file) => path == file,
            Self::Folder(folder) => {
                path.as_str().strip_prefix(folder.as_str()).is_some_and(|rest| rest.starts_with('/'))
            }
        })
    }
}

impl Scalar for Entry {
    fn from_scalar(text: &str) -> Result<Self, ScalarProblem> {
        match text.strip_suffix('/') {
            Some(folder) => Ok(Self::Folder(RepoPath::from_scalar(folder)?)),
            None => Ok(Self::File(RepoPath::from_scalar(text)?)),
        }
    }
}

impl std::fmt::Display for Entry {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::File(path) => write!(f, "{path}"),
            Self::Folder(path) => write!(f, "{path}/"),
        }
    }
}

/// A work, or a witness of it: `gpt-2`, `gpt-2-simple@0.1`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct WorkState {
    /// The work.
    pub work: WorkId,
    /// The witness; nothing for the pin.
    pub state: Option<StateId>,
}

impl std::fmt::Display for WorkState {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.work)?;
        self.state.as_ref().map_or(Ok(()), |state| write!(f, "@{state}"))
    }
}

impl std::str::FromStr for WorkState {
    type Err = crate::ids::Invalid;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text.split_once('@') {
            Some((work, state)) => Ok(Self { work: work.parse()?, state: Some(state.parse()?) }),
            None => Ok(Self { work: text.parse()?, state: None }),
        }
    }
}

scalar_from_str!(WorkState = r"^[a-z0-9-]+(@[a-z0-9.-]+)?$", "gpt-2", "gpt-2-simple@0.1");

record! {
    /// A file or folder that is there.
    pub struct Present as "a check `present`" {
        /// The work.
        required r#in: Located<WorkState>,
        /// The file or folder.
        required path: Located<Entry>,
    }
}

record! {
    /// A file or folder that is not there.
    pub struct Absent as "a check `absent`" {
        /// The work.
        required r#in: Located<WorkState>,
        /// The file or folder.
        required path: Located<Entry>,
    }
}

record! {
    /// The files whose paths are of a pattern.
    pub struct Files as "a check `files`" {
        /// The work.
        required r#in: Located<WorkState>,
        /// The pattern: `*` stands for anything but a slash, `**` for anything.
        required matching: Located<Text>,
        /// Exactly these.
        listed are: OneOrMany<Located<RepoPath>>,
        /// How many.
        optional times: Located<Amount>,
    }
}
