//! A copy of the test edition, to be changed and run over.

use super::{Ran, Site};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;
use tempfile::TempDir;

/// An edition in a folder of its own, gone when dropped. Changes chain; what cannot be changed as asked is a fault of the test and panics.
pub struct Edition {
    top: TempDir,
}

impl Edition {
    /// The test edition, its texts vendored.
    pub fn new() -> Self {
        static VENDORED: OnceLock<TempDir> = OnceLock::new();
        // The program itself puts the texts in place, once for all tests.
        let vendored = VENDORED.get_or_init(|| {
            let edition = Self::unvendored();
            edition.run(["vendor"]).expect(0);
            edition.top
        });
        Self::copy_of(vendored.path())
    }

    /// The test edition as it is in the repository: without the texts.
    pub fn unvendored() -> Self {
        let edition = Self::copy_of(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests"));
        // What somebody vendored by hand in the repository is not part of it.
        for work in ["echo", "lantern"] {
            for folder in ["source", "witnesses"] {
                let _ = std::fs::remove_dir_all(edition.path(&format!("corpus/{work}/{folder}")));
            }
        }
        let _ = std::fs::remove_dir_all(edition.path("site"));
        edition
    }

    /// A copy of another edition of ours, as it is in the repository.
    pub fn from(folder: &Path) -> Self {
        let copy = tempfile::Builder::new().prefix("edition-").tempdir().unwrap();
        copy_folder(folder, &copy.path().join("edition"));
        Self { top: copy }
    }

    fn copy_of(top: &Path) -> Self {
        Self::from(&top.join("edition"))
    }

    /// The folder of the edition.
    pub fn folder(&self) -> PathBuf {
        self.top.path().join("edition")
    }

    /// A path below it.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder().join(name)
    }

    /// The text of a file.
    pub fn text(&self, name: &str) -> String {
        String::from_utf8(self.bytes(name)).unwrap()
    }

    /// The bytes of a file.
    pub fn bytes(&self, name: &str) -> Vec<u8> {
        std::fs::read(self.path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    /// Writes a file, and the folders it needs.
    pub fn write(self, name: &str, text: impl AsRef<[u8]>) -> Self {
        self.put(name, text);
        self
    }

    /// As [`Edition::write`], in place.
    pub fn put(&self, name: &str, text: impl AsRef<[u8]>) {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, text).unwrap();
    }

    /// Changes the one place where a file has these words.
    pub fn replace(self, name: &str, from: &str, to: &str) -> Self {
        self.change(name, from, to);
        self
    }

    /// As [`Edition::replace`], in place.
    pub fn change(&self, name: &str, from: &str, to: &str) {
        let text = self.text(name);
        assert_eq!(text.matches(from).count(), 1, "{name} has {from:?} exactly once");
        self.put(name, text.replacen(from, to, 1));
    }

    /// Takes a file or a folder away.
    pub fn remove(self, name: &str) -> Self {
        self.delete(name);
        self
    }

    /// As [`Edition::remove`], in place.
    pub fn delete(&self, name: &str) {
        let path = self.path(name);
        let removed = if path.is_dir() { std::fs::remove_dir_all(&path) } else { std::fs::remove_file(&path) };
        removed.unwrap_or_else(|error| panic!("{name}: {error}"));
    }

    /// Changes a text where its origin keeps it, and takes it into the edition anew: what the next pin might bring.
    pub fn upstream(self, origin: &str, from: &str, to: &str) -> Self {
        self.change(origin, from, to);
        self.run(["vendor", "--update", "--offline"]).expect(0);
        self
    }

    /// The program, to be run in the edition's folder.
    pub fn command(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_glossator"));
        command.current_dir(self.folder()).stdin(Stdio::null());
        command.env_remove("GLOSSATOR_MIRROR").env("NO_COLOR", "1");
        command
    }

    /// Runs the program.
    pub fn run<const N: usize>(&self, arguments: [&str; N]) -> Ran {
        let output = self.command().args(arguments).output().unwrap();
        Ran::new(&arguments.join(" "), &output, &self.folder())
    }

    /// Builds the site, which must go well, and reads it.
    pub fn build(&self) -> Site {
        self.run(["build", "--offline"]).expect(0);
        Site::read(&self.path("site"))
    }
}

fn copy_folder(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy_folder(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}
