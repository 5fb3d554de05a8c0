//! Paths inside a work.

use super::{Invalid, text_type};
use crate::misleading::hidden;
use std::sync::Arc;

/// A path of a file inside a work: relative, with forward slashes, and unable to leave its folder on any system.
///
/// Refused are characters that are not seen, empty, `.` and `..` parts, backslashes, colons (drives and streams on Windows), control characters, parts that end in a
/// space or a stop (Windows drops them, so two paths would be one), parts longer than 255 bytes, and
/// `.git`, from which git would take orders.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RepoPath(Arc<str>);
text_type!(RepoPath);

impl RepoPath {
    /// The parts between the slashes.
    pub fn parts(&self) -> impl DoubleEndedIterator<Item = &str> {
        self.0.split('/')
    }

    /// The last part.
    #[must_use]
    pub fn file_name(&self) -> &str {
        self.0.rsplit('/').next().unwrap_or(&self.0)
    }

    /// What is before the last part, without the slash: empty for a file at the top.
    #[must_use]
    pub fn folder(&self) -> &str {
        self.0.rsplit_once('/').map_or("", |(folder, _)| folder)
    }

    /// The path below `folder` on this machine.
    #[must_use]
    pub fn below(&self, folder: &std::path::Path) -> std::path::PathBuf {
        let mut path = folder.to_path_buf();
        path.extend(self.parts());
        path
    }
}

impl std::str::FromStr for RepoPath {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        let good = |part: &str| {
            !matches!(part, "" | "." | "..")
                && part.len() <= 255
                && !is_git(part)
                && !part.ends_with([' ', '.'])
                && !part.chars().any(|c| matches!(c, '\\' | ':') || hidden(c).is_some() || c.is_control())
        };
        if text.len() <= 1024 && text.split('/').all(good) {
            Ok(Self(text.into()))
        } else {
            Err(Invalid::expected("a path inside the work with forward slashes, such as src/model.py"))
        }
    }
}

/// Whether a part is, on some machine, the folder in which git keeps what it obeys. Git itself takes no such path into a tree, but an archive may have one.
fn is_git(part: &str) -> bool {
    part.eq_ignore_ascii_case(".git") || part.eq_ignore_ascii_case("git~1")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_cannot_leave_its_folder() {
        for bad in [
            "",
            "/",
            "/etc/passwd",
            "..",
            "a/../b",
            "./a",
            "a//b",
            "a/",
            "C:/x",
            "a\\b",
            "a\0b",
            "a\nb",
            "con.",
            ".git/config",
            "a/.GIT/hooks/pre-commit",
            "GIT~1/config",
            "a\u{202e}b",
            "a\u{200b}",
            "a /b",
        ] {
            assert!(bad.parse::<RepoPath>().is_err(), "{bad:?}");
        }
        for good in ["a", "src/model.py", ".gitignore", "a b/c", "generator/gpt2/src/é.py", "..a", ".github/x", "git"]
        {
            assert!(good.parse::<RepoPath>().is_ok(), "{good:?}");
        }
    }

    #[test]
    fn parts_and_folder() {
        let path: RepoPath = "src/deep/model.py".parse().unwrap();
        assert_eq!((path.folder(), path.file_name()), ("src/deep", "model.py"));
        assert_eq!(path.below(std::path::Path::new("x")), std::path::Path::new("x/src/deep/model.py"));
    }
}
