//! An edition of a million lines, made of packages that anybody can fetch.

use super::{files_below, path};
use serde_json::json;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

const LINES: usize = 1_000_000;

/// Makes the edition, or finds it as an earlier run left it.
pub(super) fn edition(scratch: &Path, program: &str) -> Option<PathBuf> {
    let root = scratch.join("million");
    if root.join("corpus/packages/lock.yaml").is_file() {
        return Some(root);
    }
    // An origin that is a folder is one of the edition.
    let packages = root.join("texts");
    fetch(&packages)?;
    let mut files = Vec::new();
    let mut lines = 0;
    for file in files_below(&packages) {
        let text = if file.extension().is_some_and(|ending| ending == "py") {
            std::fs::read_to_string(&file).ok()
        } else {
            None
        };
        let Some(text) = text else { continue };
        if lines >= LINES {
            break;
        }
        lines += text.lines().count();
        files.push(file.strip_prefix(&packages).ok()?.to_str()?.replace('\\', "/"));
    }
    let work = root.join("corpus/packages");
    std::fs::create_dir_all(&work).ok()?;
    // JSON is YAML, too.
    let entries: Vec<_> =
        files.iter().map(|file| json!({ "path": file, "layer": "ancillary", "phase": "deployment" })).collect();
    let declared = json!({
        "title": "A million lines",
        "role": "main",
        "makers": [{ "name": "Many" }],
        "licence": "LicenseRef-Various",
        "introduction": "Packages, for their bulk.",
        "origins": [{ "folder": "texts" }],
        "files": entries,
    });
    std::fs::write(work.join("work.yaml"), declared.to_string()).ok()?;
    let settings = json!({ "title": "A million lines", "about": "For the benchmark.", "licence": "CC0-1.0" });
    std::fs::write(root.join("edition.yaml"), settings.to_string()).ok()?;
    let locked =
        Command::new(program).args(["--root", path(&root), "vendor", "--update", "--offline"]).status().ok()?;
    locked.success().then_some(root)
}

/// Fetches the packages with the machine's own client, wheels only, so that nothing of them is run.
fn fetch(packages: &Path) -> Option<()> {
    let list = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/pipeline/packages.txt");
    let arguments =
        ["-m", "pip", "install", "--quiet", "--no-deps", "--no-compile", "--only-binary", ":all:", "--target"];
    let status = Command::new("python3")
        .args(arguments)
        .arg(packages)
        .arg("--requirement")
        .arg(list)
        .stdout(Stdio::null())
        .status()
        .ok()?;
    status.success().then_some(())
}
