//! A git repository of our own.

use glossator::corpus::Origin;
use glossator::ids::CommitId;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The day of every commit, with its zone.
const WHEN: &str = "2021-05-04T23:30:00-0700";

pub struct Repository {
    pub folder: PathBuf,
}

impl Repository {
    /// An empty repository with a work tree.
    pub fn new(folder: &Path) -> Self {
        std::fs::create_dir_all(folder).unwrap();
        let repository = Self { folder: folder.to_path_buf() };
        repository.git(&["init", "-q", "--object-format=sha1"]);
        repository
    }

    /// Runs git, with nothing of the user's settings.
    pub fn git(&self, arguments: &[&str]) -> String {
        let output = Command::new("git")
            .args([
                "-c",
                "user.name=A. Tester",
                "-c",
                "user.email=a@example.org",
                "-c",
                "protocol.file.allow=always",
                "-C",
            ])
            .arg(&self.folder)
            .args(arguments)
            .env("GIT_CONFIG_GLOBAL", "/dev/null")
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .env("GIT_AUTHOR_DATE", WHEN)
            .env("GIT_COMMITTER_DATE", WHEN)
            .output()
            .unwrap();
        assert!(output.status.success(), "git {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap().trim().to_owned()
    }

    /// Writes files and commits everything.
    pub fn commit(&self, files: &[(&str, &str)]) -> CommitId {
        for (path, text) in files {
            super::write(&self.folder.join(path), text);
        }
        self.git(&["add", "-A"]);
        self.git(&["commit", "-q", "--allow-empty", "-m", "x"]);
        self.git(&["rev-parse", "HEAD"]).parse().unwrap()
    }

    /// Takes an object out of the object store.
    pub fn lose(&self, id: &str) {
        std::fs::remove_file(self.folder.join(".git/objects").join(&id[..2]).join(&id[2..])).unwrap();
    }
}

/// An origin at an address that no test asks.
pub fn origin(commit: &CommitId) -> Origin {
    Origin::Git { url: "https://host.example/small".into(), commit: commit.clone() }
}
