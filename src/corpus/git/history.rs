//! What git tells of a repository's history: which commits there are, what a path was at each, who wrote a line.
//!
//! Unlike the bytes of a work, none of this is proved: it is what git says of the directory that it is given, and is kept with the day on
//! which it said so. Git simplifies histories by default; here it never does (`--full-history`), since in a history that was rewritten and joined
//! with itself the simple answer is the wrong one.

use super::command::git;
use super::mirror;
use super::session::{Kind, Session};
use crate::corpus::MAX_FILE;
use crate::ids::{CommitId, Date, LineRange, RepoPath};
use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A repository whose history can be looked at.
#[derive(Clone, Debug)]
pub struct Chronicle {
    directory: PathBuf,
    pin: CommitId,
}

/// A commit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revision {
    /// Its id.
    pub id: CommitId,
    /// Those that it was made on.
    pub parents: Vec<CommitId>,
    /// The day on which it was committed, where the committer was.
    pub date: Date,
}

/// Which commits are meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// The pin and what came before it.
    Pin,
    /// All that any reference of the repository reaches.
    All,
}

/// How commits that touch a path are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counting {
    /// Whether commits with several parents count.
    pub merges: bool,
    /// Whether a file is followed to the name that it had before.
    pub renames: bool,
}

/// Why git did not answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Silence(pub String);

impl std::fmt::Display for Silence {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<std::io::Error> for Silence {
    fn from(error: std::io::Error) -> Self {
        Self(error.to_string())
    }
}

impl Chronicle {
    /// The first repository below some folders that has a commit.
    #[must_use]
    pub fn find(mirrors: &[PathBuf], pin: &CommitId) -> Option<Self> {
        let has =
            |directory: &Path| Session::open(directory).is_ok_and(|mut session| session.has(pin).unwrap_or(false));
        let directory = mirror::search(mirrors, &mut |_| ()).into_iter().find(|directory| has(directory))?;
        Some(Self { directory, pin: pin.clone() })
    }

    /// The commit that is read.
    pub(super) fn pin(&self) -> &CommitId {
        &self.pin
    }

    pub(super) fn git(&self) -> Command {
        let mut command = git(&self.directory, "none");
        // A path is a path, whatever signs are in it; and names are those that the commits have.
        command.env("GIT_LITERAL_PATHSPECS", "1").args(["-c", "log.mailmap=false", "-c", "core.quotePath=false"]);
        command
    }

    fn scope(&self, scope: Scope, command: &mut Command) {
        if scope == Scope::All {
            command.arg("--all");
        }
        command.arg(self.pin.as_str());
    }

    /// Commits, parents before children, otherwise the older first.
    ///
    /// # Errors
    /// If git does not answer.
    pub fn commits(&self, scope: Scope) -> Result<Vec<Revision>, Silence> {
        let mut command = self.git();
        command.args(["log", "--full-history", "--date-order", "--reverse", "--format=%H %cs %P"]);
        self.scope(scope, &mut command);
        let revision = |line: &str| {
            let mut words = line.split(' ');
            let id = words.next()?.parse().ok()?;
            let date = words.next()?.parse().ok()?;
            Some(Revision { id, date, parents: words.filter_map(|parent| parent.parse().ok()).collect() })
        };
        Ok(output(command)?.lines().filter_map(revision).collect())
    }

    /// The branches of the repository and what they point at; not its tags, nor requests to merge.
    ///
    /// # Errors
    /// If git does not answer.
    pub fn branches(&self) -> Result<BTreeMap<String, CommitId>, Silence> {
        let mut command = self.git();
        command.args(["for-each-ref", "--format=%(objectname) %(refname)", "refs/heads", "refs/remotes/origin"]);
        let branch = |line: &str| {
            let (id, name) = line.split_once(' ')?;
            let name = name.strip_prefix("refs/heads/").or_else(|| name.strip_prefix("refs/remotes/origin/"))?;
            (name != "HEAD").then_some(())?;
            Some((name.to_owned(), id.parse().ok()?))
        };
        Ok(output(command)?.lines().filter_map(branch).collect())
    }

    /// All files of a commit.
    ///
    /// # Errors
    /// If git does not answer.
    pub fn paths(&self, commit: &CommitId) -> Result<BTreeSet<RepoPath>, Silence> {
        let mut command = self.git();
        command.args(["ls-tree", "-r", "-z", "--name-only", commit.as_str()]);
        Ok(output(command)?.split('\0').filter_map(|path| path.parse().ok()).collect())
    }

    /// What stands at a path at each of some commits: the id of the file or folder; nothing where there is none.
    ///
    /// # Errors
    /// If git does not answer.
    pub fn at_each(&self, commits: &[Revision], path: &RepoPath) -> Result<Vec<Option<Entry>>, Silence> {
        let mut command = self.git();
        command.args(["cat-file", "--batch-check=%(objectname) %(objecttype)"]);
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn()?;
        let (asks, answers) = (child.stdin.take(), child.stdout.take());
        let (Some(mut asks), Some(answers)) = (asks, answers) else { return Err(Silence("git has no output".into())) };
        let questions: String = commits.iter().map(|commit| format!("{}:{path}\n", commit.id)).collect();
        // Questions and answers are many: whoever writes all of the one before reading any of the other waits for ever.
        let writer = std::thread::spawn(move || asks.write_all(questions.as_bytes()));
        let mut found = Vec::with_capacity(commits.len());
        for line in BufReader::new(answers).lines().take(commits.len()) {
            let line = line?;
            found.push(match line.split_once(' ') {
                Some((id, "blob")) => Some(Entry::File(id.to_owned())),
                Some((_, "tree")) => Some(Entry::Folder),
                _ => None,
            });
        }
        let _ = child.wait();
        writer.join().map_err(|_| Silence("git was not asked".into()))??;
        if found.len() == commits.len() { Ok(found) } else { Err(Silence("git ended early".into())) }
    }

    /// The bytes of some files, by id; those that are too large to be read are left out.
    ///
    /// # Errors
    /// If git does not answer.
    pub fn blobs(&self, ids: &BTreeSet<String>) -> Result<BTreeMap<String, Vec<u8>>, Silence> {
        let mut session = Session::open(&self.directory).map_err(Silence)?;
        let mut blobs = BTreeMap::new();
        for id in ids {
            if let Ok(bytes) = session.object(Kind::Blob, id, MAX_FILE) {
                blobs.insert(id.clone(), bytes);
            }
        }
        Ok(blobs)
    }

    /// The commits, merges left out, that change how often a text occurs.
    ///
    /// # Errors
    /// If git does not answer.
    pub fn pickaxe(&self, scope: Scope, text: &str, path: Option<&str>) -> Result<Vec<CommitId>, Silence> {
        let mut command = self.git();
        command.args(["log", "--full-history", "--no-merges", "--no-textconv", "--text", "--format=%H"]);
        command.arg(format!("-S{text}"));
        self.scope(scope, &mut command);
        command.arg("--").args(path);
        Ok(output(command)?.lines().filter_map(|id| id.parse().ok()).collect())
    }

    /// The names of those who, by git's account, wrote some lines (or all) of a file as they are at the pin.
    ///
    /// # Errors
    /// If git does not answer.
    pub fn authors(&self, path: &RepoPath, lines: Option<LineRange>) -> Result<BTreeSet<String>, Silence> {
        let mut command = self.git();
        command.args(["blame", "--line-porcelain"]);
        if let Some(lines) = lines {
            command.args(["-L", &format!("{},{}", lines.first(), lines.last())]);
        }
        command.args([self.pin.as_str(), "--", path.as_str()]);
        Ok(output(command)?.lines().filter_map(|line| line.strip_prefix("author ")).map(str::to_owned).collect())
    }

    /// The commits that touch a path (all, if there is none), each with the name of its author.
    ///
    /// # Errors
    /// If git does not answer.
    pub fn touching(
        &self,
        scope: Scope,
        path: Option<&str>,
        counting: Counting,
    ) -> Result<BTreeMap<CommitId, String>, Silence> {
        let mut command = self.git();
        command.args(["log", "--full-history", "--format=%H %an"]);
        if !counting.merges {
            command.arg("--no-merges");
        }
        if counting.renames {
            command.arg("--follow");
        }
        self.scope(scope, &mut command);
        command.arg("--").args(path);
        let commit = |line: &str| {
            let (id, author) = line.split_once(' ')?;
            Some((id.parse().ok()?, author.to_owned()))
        };
        Ok(output(command)?.lines().filter_map(commit).collect())
    }
}

/// What stands at a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entry {
    /// A file, by the id of its bytes.
    File(String),
    /// A folder.
    Folder,
}

pub(super) fn output(mut command: Command) -> Result<String, Silence> {
    let output = command.stdout(Stdio::piped()).stderr(Stdio::piped()).output()?;
    if output.status.success() {
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    } else {
        let said = String::from_utf8_lossy(&output.stderr);
        let said = said.lines().last().unwrap_or("git failed").trim_start_matches("fatal: ").to_owned();
        Err(Silence(crate::corpus::problem::harmless(&said)))
    }
}
