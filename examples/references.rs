//! Prints what the names of a project mean, one JSON object a line: `cargo run --example references -- FOLDER [PATH…]`
//!
//! `{"path": …, "start": byte, "end": byte, "name": …, "target": …}`, where the target is `{"path": …, "name": qualified, "kind": …,
//! "spans": [[start, end], …]}`, `{"external": dotted path, "spans": …}` (of the import that it is used through) or null. Without paths
//! every Python file below the folder is of the project. Times go to standard error; `--times` prints nothing else.

use glossator::code::python::Module;
use glossator::code::python::names::{Definition, FileNames, Project, Target, names};
use rayon::prelude::*;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::Instant;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments: Vec<String> = std::env::args().skip(1).collect();
    let quiet = arguments.iter().any(|argument| argument == "--times");
    arguments.retain(|argument| argument != "--times");
    let (folder, mut paths) = match arguments.split_first() {
        Some((folder, paths)) => (PathBuf::from(folder), paths.to_vec()),
        None => return Err("which folder?".into()),
    };
    if paths.is_empty() {
        find(&folder, "", &mut paths)?;
    }
    let texts: Vec<(String, String)> = paths
        .into_iter()
        .filter_map(|path| Some((path.clone(), String::from_utf8(std::fs::read(folder.join(path)).ok()?).ok()?)))
        .collect();

    let start = Instant::now();
    let parsed: Vec<Option<Module>> = texts.par_iter().map(|(_, text)| Module::parse(text)).collect();
    let parse = start.elapsed();
    let start = Instant::now();
    let files: Vec<(usize, FileNames)> = parsed
        .par_iter()
        .enumerate()
        .filter_map(|(at, module)| Some((at, names(module.as_ref()?, &texts[at].1))))
        .collect();
    let collect = start.elapsed();
    let start = Instant::now();
    let found = Project::new(files.iter().map(|(at, names)| (texts[*at].0.as_str(), names))).resolve();
    let resolve = start.elapsed();
    let lines: usize = texts.iter().map(|(_, text)| text.lines().count()).sum();
    eprintln!("{} files, {lines} lines: parse {parse:.1?}, names {collect:.1?}, resolve {resolve:.1?}", texts.len());
    if quiet {
        return Ok(());
    }

    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    let spans = |definition: &Definition| definition.spans().map(|span| (span.start, span.end)).collect::<Vec<_>>();
    for ((at, names), references) in files.iter().zip(&found) {
        let (path, text) = &texts[*at];
        for reference in references.iter() {
            let target = match &reference.target {
                Target::Definition { file, definition } => {
                    let (at, names) = &files[file.index()];
                    let definition = &names.definitions()[definition.index()];
                    serde_json::json!({ "path": texts[*at].0, "name": definition.qualified_name(),
                        "kind": format!("{:?}", definition.kind()), "spans": spans(definition) })
                }
                Target::External { path, through } => {
                    let spans = through.map(|through| spans(&names.definitions()[through.index()]));
                    serde_json::json!({ "external": references.path(*path), "spans": spans })
                }
                Target::Unresolved => serde_json::Value::Null,
            };
            let line = serde_json::json!({ "path": path, "start": reference.span.start, "end": reference.span.end,
                "name": &text[reference.span.bytes()], "target": target });
            writeln!(out, "{line}")?;
        }
    }
    out.flush()?;
    Ok(())
}

/// The Python files below a folder, sorted.
fn find(root: &Path, folder: &str, found: &mut Vec<String>) -> std::io::Result<()> {
    let mut entries = std::fs::read_dir(root.join(folder))?.collect::<Result<Vec<_>, _>>()?;
    entries.sort_by_key(std::fs::DirEntry::file_name);
    for entry in entries {
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = if folder.is_empty() { name } else { format!("{folder}/{name}") };
        if entry.file_type()?.is_dir() {
            find(root, &path, found)?;
        } else if path.ends_with(".py") {
            found.push(path);
        }
    }
    Ok(())
}
