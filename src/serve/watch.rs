//! Noticing that a file which the last build read has changed.
//!
//! What is watched is what was read, no more: the folders of those files, each by itself. The system also tells of files that are merely
//! opened, which every build does with every file; to listen to that would be to build for ever.

use notify::event::{EventKind, ModifyKind};
use notify::{RecommendedWatcher, RecursiveMode, Watcher as _};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Duration;

/// How long it must be quiet before a change is taken as whole: editors write in several steps.
const QUIET: Duration = Duration::from_millis(8);

/// A watch over some files and folders.
#[derive(Debug)]
pub struct Watch {
    watcher: RecommendedWatcher,
    events: Receiver<notify::Result<notify::Event>>,
    folders: BTreeSet<PathBuf>,
    wanted: BTreeSet<PathBuf>,
}

impl Watch {
    /// A watch over nothing yet.
    ///
    /// # Errors
    /// The system's reason.
    pub fn new() -> notify::Result<Self> {
        let (sender, events) = channel();
        let watcher = notify::recommended_watcher(move |event| {
            // Nobody listens any more: the program is ending.
            let _ = sender.send(event);
        })?;
        Ok(Self { watcher, events, folders: BTreeSet::new(), wanted: BTreeSet::new() })
    }

    /// Watches these files and folders from now on, and only these. What does not exist yet is awaited in the nearest folder that does. Tells
    /// whether there are folders among them that were not watched before.
    pub fn set(&mut self, wanted: &BTreeSet<PathBuf>) -> bool {
        let mut folders = BTreeSet::new();
        self.wanted = wanted.iter().map(|path| absolute(path)).collect();
        for path in &self.wanted {
            if path.is_dir() {
                folders.insert(path.clone());
            }
            if let Some(folder) = path.ancestors().skip(1).find(|folder| folder.is_dir()) {
                folders.insert(folder.to_path_buf());
            }
        }
        for gone in self.folders.difference(&folders) {
            // A folder that was deleted is no longer watched anyway.
            let _ = self.watcher.unwatch(gone);
        }
        for new in folders.difference(&self.folders) {
            // One that vanished this moment will be awaited in its parent after the next build.
            let _ = self.watcher.watch(new, RecursiveMode::NonRecursive);
        }
        let grown = folders.difference(&self.folders).next().is_some();
        self.folders = folders;
        grown
    }

    /// Waits until something that is watched has changed and it is quiet again. False when nothing more can come.
    #[must_use]
    pub fn wait(&self) -> bool {
        loop {
            let Ok(event) = self.events.recv() else { return false };
            if self.matters(&event) {
                break;
            }
        }
        loop {
            match self.events.recv_timeout(QUIET) {
                Ok(_) => {}
                Err(RecvTimeoutError::Timeout) => return true,
                Err(RecvTimeoutError::Disconnected) => return false,
            }
        }
    }

    fn matters(&self, event: &notify::Result<notify::Event>) -> bool {
        let Ok(event) = event else { return true }; // events were lost: look again at everything
        let change = match event.kind {
            EventKind::Access(_) | EventKind::Modify(ModifyKind::Metadata(_)) => false,
            EventKind::Any | EventKind::Other | EventKind::Create(_) | EventKind::Modify(_) | EventKind::Remove(_) => {
                true
            }
        };
        change && (event.need_rescan() || event.paths.iter().any(|path| self.is_wanted(path)))
    }

    /// Whether a path is watched itself, is new in a watched folder, or is on the way to something awaited.
    fn is_wanted(&self, path: &Path) -> bool {
        let path = absolute(path);
        // What this program and editors write beside a file before they move it into its place.
        let hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
        let parent_wanted = path.parent().is_some_and(|folder| self.wanted.contains(folder));
        self.wanted.contains(&path)
            || (parent_wanted && !hidden)
            || self.wanted.iter().any(|wanted| wanted.starts_with(&path))
    }
}

/// The path from the root of the file system, so that the system's names and ours compare.
fn absolute(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf())
}
