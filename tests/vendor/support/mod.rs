//! What the tests are made with.

pub mod recorder;
pub mod repository;
#[cfg(feature = "fetch")]
pub mod server;
pub mod tarball;
pub mod zipfile;

use glossator::corpus::progress::Silent;
use glossator::corpus::{Locked, Obtained, Origin, PackageIndex, Request, Wanted, obtain};
use std::collections::BTreeMap;
use std::path::Path;
use tempfile::TempDir;

/// A folder for one test.
pub fn folder() -> TempDir {
    tempfile::tempdir().unwrap()
}

/// A request for files with these bytes, to be put in `source` in the folder. The index is one where nothing answers.
pub fn request(folder: &Path, origins: Vec<Origin>, files: &[(&str, &[u8])]) -> Request {
    let wanted =
        |(path, bytes): &(&str, &[u8])| Wanted { path: path.parse().unwrap(), locked: Some(Locked::of(bytes)) };
    Request {
        work: "small".into(),
        origins,
        target: folder.join("source"),
        wanted: files.iter().map(wanted).collect(),
        package_pins: BTreeMap::new(),
        mirrors: Vec::new(),
        package_index: PackageIndex::At("http://127.0.0.1:1/simple/".into()),
        offline: true,
        update: false,
    }
}

/// Carries out a request, quietly.
pub fn run(request: &Request) -> Obtained {
    obtain(request, &Silent)
}

/// All problems as text, with `folder` written as `DIR`.
pub fn said(obtained: &Obtained, folder: &Path) -> String {
    let mut text = String::new();
    for reported in &obtained.problems {
        text += &format!("{reported}\n");
        reported.problem.help().into_iter().for_each(|help| text += &format!("  help: {help}\n"));
    }
    text.replace(&folder.display().to_string(), "DIR")
}

/// A text file below a folder, which is made.
pub fn write(file: &Path, text: &str) {
    std::fs::create_dir_all(file.parent().unwrap()).unwrap();
    std::fs::write(file, text).unwrap();
}

/// What is in the target, as text.
pub fn text(request: &Request, path: &str) -> Option<String> {
    std::fs::read_to_string(request.target.join(path)).ok()
}
