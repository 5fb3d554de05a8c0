//! The layer of links: from each name of a Python text to what it means.

use super::merge::Span;
use crate::code::python::names::{DefinitionId, Role, Target};
use crate::map::{FileNumber, References};
use crate::site::address::SitePath;
use crate::site::links::name_anchor;
use rustc_hash::FxHashMap;
use std::ops::Range;
use std::sync::Arc;

/// The names of one file as a listing on some page links them.
#[derive(Clone, Debug)]
pub struct Names {
    /// What all names mean.
    pub references: Arc<References>,
    /// The file.
    pub file: FileNumber,
    /// The page that the listing is on.
    pub page: SitePath,
    /// Whether that page has the index of the file's names, to which definitions link.
    pub indexed: bool,
}

/// The links of a listing: where each stands, and where it leads.
#[derive(Debug, Default)]
pub(super) struct Links {
    /// Sorted, without overlaps; the value is a place in `hrefs`.
    pub(super) spans: Vec<Span<u32>>,
    /// The addresses.
    pub(super) hrefs: Vec<String>,
}

/// Where a name leads, before it is an address.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Aim {
    /// To where something is defined.
    Definition(FileNumber, DefinitionId),
    /// From where it is defined to its entry in the index.
    Entry(DefinitionId),
}

impl Names {
    /// The links of the names that stand within some bytes of the file.
    pub(super) fn links(&self, within: &Range<usize>) -> Links {
        let mut aims = self.aims(within);
        aims.sort_unstable();
        let mut links = Links::default();
        let mut known: FxHashMap<Aim, u32> = FxHashMap::default();
        let mut until = 0;
        for (start, end, aim) in aims {
            // `import model` both uses a name and binds it. What it leads to says more than its own entry, and is sorted before it.
            if (start as usize) < until || start == end {
                continue;
            }
            let value = *known.entry(aim).or_insert_with(|| {
                links.hrefs.push(self.href(aim));
                u32::try_from(links.hrefs.len() - 1).unwrap_or(u32::MAX)
            });
            until = end as usize;
            links.spans.push(Span { range: start as usize..until, value });
        }
        links
    }

    /// Everything that leads somewhere: its first byte, the byte after its last, and where to.
    fn aims(&self, within: &Range<usize>) -> Vec<(u32, u32, Aim)> {
        let names = self.references.names(self.file);
        let references = self.references.in_file(self.file);
        // References are sorted; an excerpt of a long file asks for few of them.
        let first = references.partition_point(|reference| (reference.span.end as usize) <= within.start);
        let inside = references[first..].iter().take_while(|reference| (reference.span.start as usize) < within.end);
        let mut aims = Vec::new();
        for reference in inside {
            let aim = match &reference.target {
                Target::Definition { file, definition } => Aim::Definition(*file, *definition),
                // What comes from outside of the corpus leads to the import that brought it.
                Target::External { through: Some(import), .. } if reference.role != Role::Import => {
                    Aim::Definition(self.file, *import)
                }
                Target::External { .. } | Target::Unresolved => continue,
            };
            aims.push((reference.span.start, reference.span.end, aim));
        }
        if self.indexed {
            for (at, definition) in names.definitions().iter().enumerate().skip(1) {
                let entry = Aim::Entry(DefinitionId::new(at));
                aims.extend(definition.spans().map(|span| (span.start, span.end, entry)));
            }
        }
        aims
    }

    fn href(&self, aim: Aim) -> String {
        match aim {
            Aim::Definition(file, definition) => {
                let to = SitePath::read(self.references.key(file));
                match self.references.line(file, definition) {
                    Some(line) => self.page.to(&to, Some(&format!("L{line}"))),
                    None => self.page.to(&to, None),
                }
            }
            Aim::Entry(definition) => {
                self.page.to(&self.page, Some(&entry_id(&self.references, self.file, definition)))
            }
        }
    }
}

/// The id of a definition's entry in the index of its file.
pub(super) fn entry_id(references: &References, file: FileNumber, definition: DefinitionId) -> String {
    name_anchor(references.names(file).definitions()[definition.index()].qualified_name())
}
