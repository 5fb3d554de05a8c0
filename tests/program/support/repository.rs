//! A git repository of a work, made for a test.

use super::{Edition, Ran};
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

/// A repository with a branch called `trunk`, gone when dropped.
pub struct Repository {
    folder: TempDir,
    day: String,
}

impl Repository {
    pub fn new() -> Self {
        let folder = tempfile::Builder::new().prefix("repository-").tempdir().unwrap();
        let repository = Self { folder, day: String::new() };
        repository.git("Nobody", &["init", "--quiet", "--initial-branch=trunk"]);
        repository
    }

    fn path(&self) -> PathBuf {
        self.folder.path().to_path_buf()
    }

    fn git(&self, author: &str, arguments: &[&str]) -> String {
        let mut command = Command::new("git");
        let time = format!("{}T12:00:00 +0000", self.day);
        command.current_dir(self.folder.path()).args(arguments);
        // Nothing of whoever runs the tests decides what is in the repository.
        command.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1");
        for (role, value) in [("NAME", author), ("EMAIL", "nobody@example.org"), ("DATE", &time)] {
            command.env(format!("GIT_AUTHOR_{role}"), value).env(format!("GIT_COMMITTER_{role}"), value);
        }
        let output = command.output().expect("git is there");
        assert!(output.status.success(), "git {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap().trim().to_owned()
    }

    /// Copies all files of a folder.
    pub fn take(&mut self, from: &Path) {
        for (name, bytes) in super::tree(from) {
            let path = self.folder.path().join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, bytes).unwrap();
        }
    }

    pub fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.folder.path().join(name)).unwrap()
    }

    pub fn write(&self, name: &str, text: &str) {
        std::fs::write(self.folder.path().join(name), text).unwrap();
    }

    pub fn remove(&self, name: &str) {
        std::fs::remove_file(self.folder.path().join(name)).unwrap();
    }

    /// Commits everything, at noon of a day. Gives the commit's id.
    pub fn commit(&mut self, author: &str, day: &str) -> String {
        self.day = day.to_owned();
        self.git(author, &["add", "--all"]);
        self.git(author, &["-c", "commit.gpgsign=false", "commit", "--quiet", "--message", "A change"]);
        self.git(author, &["rev-parse", "HEAD"])
    }

    /// Pins a work of an edition to the newest commit, and locks it anew.
    pub fn pin(&self, edition: Edition, work: &str) -> Edition {
        let head = self.git("Nobody", &["rev-parse", "HEAD"]);
        let origin = format!("  - git: https://example.org/{work}\n    commit: {head}\n");
        let edition =
            edition.replace(&format!("corpus/{work}/work.yaml"), &format!("  - folder: texts/{work}\n"), &origin);
        edition.delete(&format!("corpus/{work}/source"));
        self.run(&edition, "vendor", &["--update", "--offline"]).expect(0);
        edition
    }

    /// Runs a command that looks for histories here.
    pub fn run(&self, edition: &Edition, command: &str, arguments: &[&str]) -> Ran {
        let mirror = self.path().display().to_string();
        let mut all = vec![command];
        all.extend(arguments);
        all.extend(["--mirror", &mirror]);
        let output = edition.command().args(&all).output().unwrap();
        Ran::new(&all.join(" "), &output, &edition.folder())
    }

    /// Looks into the histories.
    pub fn observe(&self, edition: &Edition) -> Ran {
        self.run(edition, "observe", &[])
    }
}
