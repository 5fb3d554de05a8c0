//! What a file needs, and what is left when others are taken away.

use super::Graph;
use crate::corpus::holdings::FileKey;
use std::collections::{BTreeMap, BTreeSet};

/// What a file lacks when others are taken away.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Missing {
    /// What it imports itself.
    pub itself: BTreeSet<FileKey>,
    /// What is imported by files that it imports, however far.
    pub through: BTreeSet<FileKey>,
}

impl Missing {
    /// Whether nothing is lacking: the file can still be imported, as far as it depends on files of the edition.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.itself.is_empty() && self.through.is_empty()
    }
}

impl Graph {
    /// The import closure: every file that is imported when this one is, without the file itself.
    #[must_use]
    pub fn closure(&self, file: &FileKey) -> BTreeSet<FileKey> {
        self.reach(file, &BTreeSet::new()).into_iter().filter(|reached| *reached != file).cloned().collect()
    }

    /// Every file that imports this one, however far: what lacks something when it alone is taken away.
    #[must_use]
    pub fn dependents(&self, file: &FileKey) -> BTreeSet<FileKey> {
        let (mut found, mut ahead) = (BTreeSet::new(), vec![file]);
        while let Some(next) = ahead.pop() {
            ahead.extend(self.importers(next).filter(|one| *one != file && found.insert((*one).clone())));
        }
        found
    }

    /// Takes files away and says for each of the others what it then lacks. What only a file that is gone would have imported is not
    /// lacking: nobody asks for it any more.
    #[must_use]
    pub fn without(&self, gone: &BTreeSet<FileKey>) -> BTreeMap<FileKey, Missing> {
        let left = self.files().filter(|file| !gone.contains(*file));
        left.map(|file| {
            let lacking: BTreeSet<&FileKey> =
                self.reach(file, gone).into_iter().filter(|reached| gone.contains(*reached)).collect();
            let itself: BTreeSet<FileKey> = self.imports(file).filter(|one| gone.contains(*one)).cloned().collect();
            let through = lacking.into_iter().filter(|one| !itself.contains(*one)).cloned().collect();
            (file.clone(), Missing { itself, through })
        })
        .collect()
    }

    /// Every file that is reached by imports, this one included; what is beyond the files of `ends` is not followed.
    fn reach<'g>(&'g self, file: &'g FileKey, ends: &BTreeSet<FileKey>) -> BTreeSet<&'g FileKey> {
        let (mut reached, mut ahead) = (BTreeSet::from([file]), vec![file]);
        while let Some(next) = ahead.pop() {
            if ends.contains(next) {
                continue;
            }
            ahead.extend(self.imports(next).filter(|one| reached.insert(one)));
        }
        reached
    }
}
