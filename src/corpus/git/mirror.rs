//! Git directories of this machine.

use crate::corpus::OriginProblem;
use std::path::{Path, PathBuf};

/// How far below a named folder git directories are looked for: `host/owner/name/repo/.git` is four below its top.
const DEPTH: usize = 4;

/// How many folders are looked into below a named folder. Enough for a collection of repositories; a home folder by mistake is not
/// walked through for minutes.
const FOLDERS: usize = 20_000;

/// The git directories that the mirrors are or hold, each once, in the order of the mirrors and then of the paths.
///
/// A git directory is not looked into any further. Links below a mirror are not followed.
pub fn search(mirrors: &[PathBuf], report: &mut dyn FnMut(OriginProblem)) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = Vec::new();
    for mirror in mirrors {
        let mut seen = 0;
        let mut level = vec![mirror.clone()];
        if let Err(error) = std::fs::read_dir(mirror) {
            report(OriginProblem::MirrorUnreadable { mirror: mirror.clone(), said: error.to_string() });
            continue;
        }
        for depth in 0..=DEPTH {
            let mut below = Vec::new();
            for folder in level {
                if let Some(repository) = git_directory(&folder) {
                    if !found.contains(&repository) {
                        found.push(repository);
                    }
                } else if depth < DEPTH {
                    below.extend(folders(&folder));
                }
            }
            seen += below.len();
            if seen > FOLDERS {
                report(OriginProblem::MirrorTooWide { mirror: mirror.clone(), limit: FOLDERS });
                break;
            }
            level = below;
        }
    }
    found
}

/// The folder itself if it is a bare repository, or what `.git` in it is: a git directory, or a file that names one (a work tree).
fn git_directory(folder: &Path) -> Option<PathBuf> {
    let is = |folder: &Path| {
        folder.join("HEAD").is_file() && folder.join("objects").is_dir() && folder.join("refs").is_dir()
    };
    let dot = folder.join(".git");
    if is(folder) {
        Some(folder.to_path_buf())
    } else if is(&dot) || (dot.is_file() && std::fs::read(&dot).is_ok_and(|text| text.starts_with(b"gitdir: "))) {
        Some(dot)
    } else {
        None
    }
}

/// The folders in a folder, sorted. One that cannot be read has none.
fn folders(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut folders: Vec<PathBuf> =
        entries.filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir())).map(|entry| entry.path()).collect();
    folders.sort();
    folders
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bare(at: &Path) {
        for folder in ["objects", "refs"] {
            std::fs::create_dir_all(at.join(folder)).unwrap();
        }
        std::fs::write(at.join("HEAD"), "ref: refs/heads/main\n").unwrap();
    }

    #[test]
    fn bare_and_not_to_the_depth_of_four() {
        let top = tempfile::tempdir().unwrap();
        let at = |path: &str| top.path().join(path);
        bare(&at("b/bare"));
        bare(&at("b/bare/objects/inner"));
        bare(&at("a/repo/.git"));
        bare(&at("1/2/3/4"));
        bare(&at("1/2/3/4x/.git"));
        bare(&at("1/2/3/more/5"));
        std::fs::create_dir_all(at("tree")).unwrap();
        std::fs::write(at("tree/.git"), "gitdir: ../b/bare\n").unwrap();
        std::fs::create_dir_all(at("none/.git")).unwrap();
        let mut problems = Vec::new();
        let found = search(&[top.path().into(), at("a"), at("absent")], &mut |problem| problems.push(problem));
        let want = ["tree/.git", "a/repo/.git", "b/bare", "1/2/3/4", "1/2/3/4x/.git"].map(at);
        assert_eq!(found, want);
        let said = "No such file or directory (os error 2)".into();
        assert_eq!(problems, [OriginProblem::MirrorUnreadable { mirror: at("absent"), said }]);
    }
}
