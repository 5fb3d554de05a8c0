//! A site on disk.

use super::Page;
use std::collections::BTreeMap;
use std::path::Path;

/// Every file of a folder by its path with forward slashes.
pub fn tree(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    for entry in walkdir::WalkDir::new(folder) {
        let entry = entry.unwrap();
        if entry.file_type().is_file() {
            let below = entry.path().strip_prefix(folder).unwrap();
            let parts: Vec<_> = below.components().map(|part| part.as_os_str().to_str().unwrap()).collect();
            files.insert(parts.join("/"), std::fs::read(entry.path()).unwrap());
        }
    }
    files
}

/// A site that was read.
#[derive(Debug, PartialEq)]
pub struct Site {
    /// Its files.
    pub files: BTreeMap<String, Vec<u8>>,
}

impl Site {
    /// Reads the site in a folder.
    pub fn read(folder: &Path) -> Self {
        Self { files: tree(folder) }
    }

    /// The text of a page.
    pub fn html(&self, path: &str) -> &str {
        let bytes = self.files.get(path).unwrap_or_else(|| panic!("no page {path} among {:?}", self.files.keys()));
        std::str::from_utf8(bytes).unwrap()
    }

    /// A page, parsed.
    pub fn page(&self, path: &str) -> Page {
        Page::parse(self.html(path))
    }

    /// All pages, parsed.
    pub fn pages(&self) -> BTreeMap<&str, Page> {
        let pages = self.files.keys().filter(|path| path.ends_with(".html"));
        pages.map(|path| (path.as_str(), self.page(path))).collect()
    }
}
