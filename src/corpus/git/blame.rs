//! Which commit each line of a file comes from, by git's account.

use super::history::{Chronicle, Silence, output};
use crate::ids::{CommitId, RepoPath};

/// What makes a line the same line in an earlier commit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sameness {
    /// Every byte, in the same order among the lines around.
    Bytes,
    /// All but blanks, also where the file had it elsewhere; git follows a move of at least twenty letters and digits.
    Words,
}

impl Chronicle {
    /// Whether the repository lacks the older part of its history, so that lines seem to come with the oldest commit that it has.
    ///
    /// # Errors
    /// If git does not answer.
    pub fn is_shallow(&self) -> Result<bool, Silence> {
        let mut command = self.git();
        command.args(["rev-parse", "--is-shallow-repository"]);
        Ok(output(command)?.trim() == "true")
    }

    /// For each line of a file as it is at the pin, the first commit in which the line is the same. A file is followed to the names that it had
    /// before. Nothing for a path that the pin does not have as a file.
    ///
    /// # Errors
    /// If git does not answer.
    pub fn blame(&self, path: &RepoPath, sameness: Sameness) -> Result<Vec<CommitId>, Silence> {
        let mut command = self.git();
        // The user's settings have no say in what is written down for everybody.
        command.args(["-c", "blame.ignoreRevsFile=", "-c", "diff.algorithm=myers", "-c", "diff.indentHeuristic=true"]);
        command.args(["blame", "--porcelain", "--root", "--no-textconv"]);
        if sameness == Sameness::Words {
            command.args(["-w", "-M"]);
        }
        command.args([self.pin().as_str(), "--", path.as_str()]);
        Ok(read(&output(command)?))
    }
}

/// Reads git's porcelain: before each line its commit, its number then and its number now; once for each commit who made it and when, which is
/// passed over; and the line itself after a tab.
fn read(told: &str) -> Vec<CommitId> {
    let mut lines = Vec::new();
    let mut commit: Option<CommitId> = None;
    for line in told.split('\n') {
        if line.starts_with('\t') {
            lines.extend(commit.take());
        } else if commit.is_none() {
            commit = line.split(' ').next().and_then(|id| id.parse().ok());
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_the_text_is_not_taken_for_a_commit() {
        let [a, b] = ["1", "2"].map(|digit| digit.repeat(40));
        let told = format!(
            "{a} 1 1 2\nauthor Nobody\nsummary {b}\nfilename a.py\n\t{b} 1 1 1\n{a} 2 2\n\t\n{b} 7 3 1\nprevious {a} a.py\nfilename a.py\n\tx = 1\n"
        );
        let found: Vec<_> = read(&told).iter().map(ToString::to_string).collect();
        assert_eq!(found, [a.clone(), a, b]);
    }
}
