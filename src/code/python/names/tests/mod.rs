//! What names mean, in texts that show one rule each.

mod attributes;
mod broken;
mod imports;
mod keywords;
mod scopes;

use super::{FileNames, Project, Target, names};
use crate::code::python::Module;

/// Every use in a project, one a line: `file line name = target`. A definition is told by file (unless it is the same) and qualified
/// name, with the lines that bind it; what is external by its path, with `via` and the lines of the import.
fn told(files: &[(&str, &str)]) -> Vec<String> {
    let read: Vec<FileNames> = files.iter().map(|(_, text)| names(&Module::parse(text).unwrap(), text)).collect();
    let found = Project::new(files.iter().map(|(path, _)| *path).zip(&read)).resolve();
    let line = |file: usize, byte: u32| files[file].1[..byte as usize].matches('\n').count() + 1;
    let lines = |file: usize, definition: super::DefinitionId| {
        let spans = read[file].definitions()[definition.index()].spans();
        let lines: Vec<String> = spans.map(|span| line(file, span.start).to_string()).collect();
        lines.join(",")
    };
    let mut told = Vec::new();
    for (at, references) in found.iter().enumerate() {
        for reference in references.iter() {
            let target = match &reference.target {
                Target::Definition { file, definition } => {
                    let name = read[file.index()].definitions()[definition.index()].qualified_name();
                    let place = if file.index() == at { "" } else { files[file.index()].0 };
                    let gap = if place.is_empty() || name.is_empty() { "" } else { " " };
                    format!("{place}{gap}{name} @{}", lines(file.index(), *definition))
                }
                Target::External { path, through: Some(through) } => {
                    format!("{} via {}", references.path(*path), lines(at, *through))
                }
                Target::External { path, through: None } => references.path(*path).to_owned(),
                Target::Unresolved => "?".to_owned(),
            };
            let name = &files[at].1[reference.span.bytes()];
            let place = if files.len() == 1 { String::new() } else { format!("{} ", files[at].0) };
            told.push(format!("{place}{} {name} = {target}", line(at, reference.span.start)));
        }
    }
    told
}

/// One file's uses.
fn told_of(text: &str) -> Vec<String> {
    told(&[("m.py", text)])
}

#[test]
fn qualified_names_are_unique_in_a_file() {
    let text = "\
class C:
    def f(self, a): return [a for a in a], lambda a: a
    def f(self, a): return lambda a: lambda a: a, lambda a: a
    class f:
        a = 1
def f(a): pass
";
    let read = names(&Module::parse(text).unwrap(), text);
    let found: Vec<_> = read.definitions().iter().map(super::Definition::qualified_name).collect();
    assert_eq!(
        found,
        [
            "",
            "C",
            "C.f",
            "C.f.self",
            "C.f.a",
            "C.f.<for>.a",
            "C.f.<lambda>.a",
            "C.f#2.self",
            "C.f#2.a",
            "C.f#2.<lambda>.a",
            "C.f#2.<lambda>.<lambda>.a",
            "C.f#2.<lambda>#2.a",
            "C.f#3.a",
            "f",
            "f.a"
        ]
    );
}
