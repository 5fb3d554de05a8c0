//! A talk with `git cat-file --batch`: a name in, an object out, each object proved by its name.

use super::command::git;
use crate::corpus::problem::{OriginProblem, harmless};
use crate::corpus::{MAX_FILE, Source};
use crate::ids::{CommitId, ContentId, DirectoryId, RevisionId};
use std::io::{BufRead, BufReader, Read, Seek as _, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Stdio};

/// A running `git cat-file --batch`.
pub struct Session {
    child: Child,
    asks: Option<ChildStdin>,
    answers: BufReader<ChildStdout>,
    complaints: std::fs::File,
}

/// The sorts of object that are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Commit,
    Tree,
    Blob,
}

/// Why an object was not read.
#[derive(Debug)]
pub enum Failure {
    /// It is not there.
    Missing,
    /// It is larger than allowed.
    TooLarge,
    /// It is there, and not what its name says.
    Damaged(String),
    /// Git says something else.
    Said(String),
}

impl Failure {
    /// The problem that it is when no single file is to blame.
    pub fn problem(self, source: &Source) -> OriginProblem {
        let source = source.clone();
        match self {
            Self::Damaged(object) => OriginProblem::ObjectDamaged { source, object },
            Self::Said(said) => OriginProblem::GitFailed { source, said },
            Self::Missing => OriginProblem::GitFailed { source, said: "an object is missing".into() },
            Self::TooLarge => {
                let said = format!("an object that is no file is larger than {MAX_FILE} bytes");
                OriginProblem::GitFailed { source, said }
            }
        }
    }
}

impl Session {
    /// Starts git on a git directory. The error is the system's words on why there is no git.
    pub fn open(directory: &Path) -> Result<Self, String> {
        let complaints = tempfile::tempfile().map_err(|error| error.to_string())?;
        let stderr = complaints.try_clone().map_err(|error| error.to_string())?;
        let mut child = git(directory, "none")
            .args(["cat-file", "--batch"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(stderr)
            .spawn()
            .map_err(|error| error.to_string())?;
        let (asks, answers) = (child.stdin.take(), child.stdout.take());
        let answers = BufReader::new(answers.ok_or("git has no output")?);
        Ok(Self { child, asks, answers, complaints })
    }

    /// Whether the commit is there.
    pub fn has(&mut self, commit: &CommitId) -> Result<bool, Failure> {
        match self.object(Kind::Commit, commit.as_str(), MAX_FILE) {
            Ok(_) => Ok(true),
            Err(Failure::Missing) => Ok(false),
            Err(failure) => Err(failure),
        }
    }

    /// The bytes of the object `id` (40 hexadecimal digits), at most `limit` of them.
    pub fn object(&mut self, kind: Kind, id: &str, limit: u64) -> Result<Vec<u8>, Failure> {
        let head = self.ask(id).map_err(|error| self.failure(&error))?;
        let mut words = head.split(' ');
        let (found, size) = match (words.next(), words.next(), words.next()) {
            (Some(_), Some("missing"), None) => return Err(Failure::Missing),
            (Some(_), Some(found), Some(size)) => (found, size.parse::<u64>().ok()),
            _ => (head.as_str(), None),
        };
        let Some(size) = size else { return Err(Failure::Said(harmless(&head))) };
        let bytes = self.body(size, limit).map_err(|error| self.failure(&error))?;
        let (name, digest) = match (kind, &bytes) {
            (_, None) => return Err(Failure::TooLarge),
            (Kind::Commit, Some(bytes)) => ("commit", RevisionId::of(bytes).git_id()),
            (Kind::Tree, Some(bytes)) => ("tree", DirectoryId::of(bytes).git_id()),
            (Kind::Blob, Some(bytes)) => ("blob", ContentId::of(bytes).git_id()),
        };
        match bytes {
            Some(bytes) if found == name && digest == id => Ok(bytes),
            _ => Err(Failure::Damaged(id.to_owned())),
        }
    }

    fn ask(&mut self, id: &str) -> std::io::Result<String> {
        if let Some(asks) = &mut self.asks {
            writeln!(asks, "{id}")?;
            asks.flush()?;
        }
        let mut head = Vec::new();
        // Git's line is short; the limit is for a program that only calls itself git.
        (&mut self.answers).take(4096).read_until(b'\n', &mut head)?;
        if head.pop() != Some(b'\n') {
            return Err(std::io::ErrorKind::UnexpectedEof.into());
        }
        Ok(String::from_utf8_lossy(&head).into_owned())
    }

    /// Reads an object's bytes and the line end behind them; nothing if they are too many.
    fn body(&mut self, size: u64, limit: u64) -> std::io::Result<Option<Vec<u8>>> {
        let mut whole = (&mut self.answers).take(size);
        let bytes = if size <= limit {
            let mut bytes = Vec::new();
            whole.read_to_end(&mut bytes)?;
            (bytes.len() as u64 == size).then_some(bytes).ok_or(std::io::ErrorKind::UnexpectedEof)?.into()
        } else {
            std::io::copy(&mut whole, &mut std::io::sink())?;
            None
        };
        let mut end = [0];
        self.answers.read_exact(&mut end)?;
        Ok(bytes)
    }

    /// What git said when it ended before its time.
    fn failure(&mut self, error: &std::io::Error) -> Failure {
        self.asks = None;
        let _ = self.child.wait(); // its words matter, not its status
        let mut said = String::new();
        let read = self.complaints.rewind().and_then(|()| (&self.complaints).take(4096).read_to_string(&mut said));
        let said = harmless(said.trim().trim_start_matches("fatal: "));
        Failure::Said(if read.is_err() || said.is_empty() { format!("git ended early ({error})") } else { said })
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        self.asks = None; // git ends when nothing more can be asked
        let _ = self.child.wait();
    }
}
