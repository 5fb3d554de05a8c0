//! Which file of a work an import means.
//!
//! Python looks in the folder of the script, then where it was told to. We have not been told, and take for roots: the folder of the file
//! that imports and every folder above it, unless it is itself a package (has an `__init__.py`), then the folders that by custom are
//! roots. A folder without `__init__.py` is a package too, if a namespace one.

use super::id::FileId;
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::Arc;

/// Folders at the top of a work that are on the path by custom.
const CUSTOMARY: [&str; 3] = ["src", "lib", "python"];

#[derive(Debug)]
pub(super) struct Modules {
    found: FxHashMap<Arc<str>, Located>,
    places: Vec<Place>,
}

/// Where a file stands among the modules.
#[derive(Debug)]
struct Place {
    folder: String,
    /// The path of a package's folder, if the file is its `__init__.py`.
    package: Option<String>,
    roots: Vec<String>,
}

/// What a module's path leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Located {
    File(FileId),
    /// A folder of modules that has no file of its own.
    Folder(Arc<str>),
    /// Nothing in the work. With the dotted path of what was meant.
    Foreign(Arc<str>),
}

impl Modules {
    pub(super) fn new<'a>(paths: impl Iterator<Item = &'a str> + Clone) -> Self {
        let mut found = FxHashMap::default();
        for (at, path) in paths.clone().enumerate() {
            let Some(module) = path.strip_suffix(".py") else { continue };
            let (folder, name) = module.rsplit_once('/').unwrap_or(("", module));
            let file = Located::File(FileId::new(at));
            match name {
                "__init__" => found.insert(Arc::from(folder), file),
                // A package takes the name from a module of the same name.
                _ => match found.get(module) {
                    Some(Located::File(_)) => None,
                    _ => found.insert(Arc::from(module), file),
                },
            };
            let mut above = folder;
            while !above.is_empty() {
                found.entry(Arc::from(above)).or_insert_with(|| Located::Folder(Arc::from(above)));
                above = above.rsplit_once('/').map_or("", |(above, _)| above);
            }
        }
        let packages: FxHashSet<&str> = paths.clone().filter_map(|path| path.strip_suffix("/__init__.py")).collect();
        let places = paths.map(|path| {
            let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
            let mut roots: Vec<String> = Vec::new();
            let mut add = |root: &str| {
                if !packages.contains(root) && !roots.iter().any(|known| known == root) {
                    roots.push(root.to_owned());
                }
            };
            let mut above = folder;
            while !above.is_empty() {
                add(above);
                above = above.rsplit_once('/').map_or("", |(above, _)| above);
            }
            add("");
            CUSTOMARY.iter().copied().for_each(&mut add);
            let package = path.ends_with("__init__.py").then(|| folder.to_owned());
            Place { folder: folder.to_owned(), package, roots }
        });
        Self { places: places.collect(), found }
    }

    /// The module that a file means by a path of so many dots and words.
    pub(super) fn locate(&self, from: FileId, dots: u32, words: &[&str]) -> Located {
        let place = &self.places[from.index()];
        if dots > 0 {
            let mut folder = place.folder.as_str();
            for _ in 1..dots {
                match folder.rsplit_once('/') {
                    Some((above, _)) => folder = above,
                    None if folder.is_empty() => return Located::Foreign(words.join(".").into()),
                    None => folder = "",
                }
            }
            let path = join(folder, words);
            return match self.found.get(path.as_str()) {
                Some(located) => located.clone(),
                None if path.is_empty() => Located::Folder("".into()),
                None => Located::Foreign(path.replace('/', ".").into()),
            };
        }
        let roots = place.roots.iter();
        let mut located = roots.filter_map(|root| self.found.get(join(root, words).as_str()));
        located.next().cloned().unwrap_or_else(|| Located::Foreign(words.join(".").into()))
    }

    /// A module inside of a package that is a file.
    pub(super) fn inside(&self, package: FileId, name: &str) -> Option<Located> {
        self.inside_folder(self.places[package.index()].package.as_deref()?, name)
    }

    /// A module inside of a folder.
    pub(super) fn inside_folder(&self, folder: &str, name: &str) -> Option<Located> {
        self.found.get(join(folder, &[name]).as_str()).cloned()
    }
}

fn join(folder: &str, words: &[&str]) -> String {
    let mut path = folder.to_owned();
    for word in words {
        if !path.is_empty() {
            path.push('/');
        }
        path.push_str(word);
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roots_are_what_is_no_package() {
        let paths = [
            "run.py",
            "a/__init__.py",
            "a/b.py",
            "a/run.py",
            "scripts/x.py",
            "scripts/b.py",
            "src/pkg/__init__.py",
            "src/pkg/m.py",
        ];
        let modules = Modules::new(paths.iter().copied());
        let locate = |from: &str, dots, words: &[&str]| {
            let from = paths.iter().position(|path| *path == from).unwrap();
            match modules.locate(FileId::new(from), dots, words) {
                Located::File(file) => paths[file.index()].to_owned(),
                Located::Folder(folder) => format!("{folder}/"),
                Located::Foreign(path) => format!("not {path}"),
            }
        };
        assert_eq!(locate("run.py", 0, &["a", "b"]), "a/b.py");
        assert_eq!(locate("run.py", 0, &["b"]), "not b");
        assert_eq!(locate("a/b.py", 0, &["b"]), "not b", "inside a package its folder is no root");
        assert_eq!(locate("a/b.py", 0, &["run"]), "run.py");
        assert_eq!(locate("a/b.py", 1, &["run"]), "a/run.py");
        assert_eq!(locate("a/b.py", 1, &[]), "a/__init__.py");
        assert_eq!(locate("a/b.py", 2, &["run"]), "run.py");
        assert_eq!(locate("a/b.py", 3, &["run"]), "not run");
        assert_eq!(locate("scripts/x.py", 0, &["b"]), "scripts/b.py");
        assert_eq!(locate("scripts/x.py", 0, &["a"]), "a/__init__.py");
        assert_eq!(locate("run.py", 0, &["pkg", "m"]), "src/pkg/m.py");
        assert_eq!(locate("run.py", 0, &["src", "pkg"]), "src/pkg/__init__.py");
        assert_eq!(locate("run.py", 0, &["src"]), "src/");
        assert_eq!(locate("run.py", 0, &["numpy", "random"]), "not numpy.random");
    }
}
