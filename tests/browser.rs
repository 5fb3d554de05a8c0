//! The test edition in a real browser, before axe and before two validators of HTML: `tests/browser/*.test.mjs`, run by node.
//!
//! Somebody who changes a word of Rust need not have node, Chromium and Java. Where a part is missing the test says which, and that nothing was
//! tested; with `GLOSSATOR_BROWSER=required`, as `.ci/run` has it, it fails.

#![allow(clippy::unwrap_used, reason = "a test that panics has failed, and says where")]

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Where the edition says that it is published: not at the root of its host. As in `tests/browser/start.mjs`.
const PUBLISHED: &str = "http://edition.example/some/where/";

#[test]
fn the_test_edition_in_a_browser() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/browser");
    let parts = Parts::look(&here);
    let missing = parts.missing();
    if !missing.is_empty() {
        let says = format!("left out the tests in a browser: {} missing (tests/browser/README.md)", missing.join(", "));
        assert_ne!(std::env::var("GLOSSATOR_BROWSER").as_deref(), Ok("required"), "{says}");
        tell(&says);
        return;
    }
    let edition = edition();
    let output = Command::new(parts.node.unwrap())
        .args(["--test", "--test-concurrency=2", "--test-reporter=spec"])
        .current_dir(&here)
        .env("GLOSSATOR_TEST_EDITION", edition.path().join("edition"))
        .env("GLOSSATOR_CHROMIUM", parts.chromium.unwrap())
        .env("GLOSSATOR_PROGRAM", env!("CARGO_BIN_EXE_glossator"))
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{said}{}", String::from_utf8_lossy(&output.stderr));
    // A runner that finds no tests is content.
    let passed = said.lines().find_map(|line| line.split_once(" pass ")?.1.trim().parse::<u32>().ok());
    assert!(passed.is_some_and(|passed| passed > 40), "{said}");
    tell(&format!("{} tests in a browser", passed.unwrap()));
}

/// Says something that is read even where the test passes: what macros print is kept back then.
fn tell(says: &str) {
    std::io::stderr().write_all(format!("{says}\n").as_bytes()).unwrap();
}

/// What the tests need of the machine.
struct Parts {
    node: Option<PathBuf>,
    chromium: Option<PathBuf>,
    java: Option<PathBuf>,
    modules: Option<PathBuf>,
}

impl Parts {
    fn look(here: &Path) -> Self {
        Self {
            node: program(&["node"]).filter(|node| is_new(node)),
            chromium: std::env::var_os("GLOSSATOR_CHROMIUM").map(PathBuf::from).or_else(|| program(&CHROMIUM)),
            java: program(&["java"]),
            modules: Some(here.join("node_modules/playwright-core")).filter(|folder| folder.is_dir()),
        }
    }

    fn missing(&self) -> Vec<&'static str> {
        let all = [
            (&self.node, "node 20 or newer"),
            (&self.chromium, "chromium"),
            (&self.java, "java"),
            (&self.modules, "tests/browser/node_modules"),
        ];
        all.iter().filter(|(found, _)| found.is_none()).map(|(_, name)| *name).collect()
    }
}

/// The names under which systems have it.
const CHROMIUM: [&str; 3] = ["chromium", "chromium-browser", "google-chrome"];

/// Whether this node is one that the packages can be run by: "v20.1.0" is.
fn is_new(node: &Path) -> bool {
    let version = Command::new(node).arg("--version").output().map(|output| output.stdout).unwrap_or_default();
    let version = String::from_utf8_lossy(&version);
    version
        .trim_start_matches('v')
        .split('.')
        .next()
        .and_then(|major| major.parse().ok())
        .is_some_and(|major: u32| major >= 20)
}

/// The first of these that is on the path.
fn program(names: &[&str]) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    let folders: Vec<PathBuf> = std::env::split_paths(&path).collect();
    names.iter().flat_map(|name| folders.iter().map(move |folder| folder.join(name))).find(|file| file.is_file())
}

/// A copy of the test edition, its texts vendored and its site built, gone when dropped.
fn edition() -> tempfile::TempDir {
    let copy = tempfile::Builder::new().prefix("browser-").tempdir().unwrap();
    let folder = copy.path().join("edition");
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/edition");
    for entry in walkdir::WalkDir::new(&from) {
        let entry = entry.unwrap();
        let below = entry.path().strip_prefix(&from).unwrap();
        // What somebody vendored or built by hand in the repository is not part of it.
        let made = ["source", "witnesses", "site"].iter().any(|name| below.iter().any(|part| part == *name));
        if entry.file_type().is_file() && !made {
            let to = folder.join(below);
            std::fs::create_dir_all(to.parent().unwrap()).unwrap();
            std::fs::copy(entry.path(), to).unwrap();
        }
    }
    for arguments in [&["vendor"][..], &["build", "--offline", "--base-url", PUBLISHED]] {
        let output =
            Command::new(env!("CARGO_BIN_EXE_glossator")).current_dir(&folder).args(arguments).output().unwrap();
        assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    }
    copy
}
