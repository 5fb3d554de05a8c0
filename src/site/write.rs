//! Putting a site on disk so that the last one is whole until the next one is.
//!
//! A build writes beside the old site and then swaps the two in one step of the file system; killed at any moment, it leaves the old site or the
//! new one. Files that are as they were are taken over from the old one ([`last`](super::last)). `serve` writes single files the same way, each beside its place and moved into it. A folder that was not made by this program is never
//! touched: the mark that makes it ours is a file in it.

use super::attachment::Attachment;
use super::last::LastSite;
use super::page::Page;
use super::theme::Theme;
use super::view::Site;
use crate::diagnostics::{Diagnostic, Place, Problem};
use crate::ids::Sha256;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The file that marks a folder as a site of this program.
const MARK: &str = ".glossator";
/// How the folders begin in which a site is made, beside its place.
const BESIDE: &str = ".site.glossator-";
const MARK_TEXT: &str = "This folder is written by Glossator, which replaces it whole at every build.\n";

/// A place where a site can be written.
#[derive(Clone, Debug)]
pub struct Output {
    folder: PathBuf,
}

/// What is on disk, as far as `serve` knows: the fingerprint of every file, and the pages that they are of.
#[derive(Clone, Debug, Default)]
pub struct Written {
    files: BTreeMap<String, Sha256>,
    pages: BTreeMap<String, Arc<Page>>,
    style: Option<Sha256>,
}

impl Written {
    /// The fingerprint of a page. That of a page which was taken over as it was is known.
    fn print(&self, page: &Arc<Page>, style: Sha256) -> Sha256 {
        let path = page.path.as_str();
        let same = self.style == Some(style) && self.pages.get(path).is_some_and(|old| Arc::ptr_eq(old, page));
        let known = self.files.get(path).filter(|_| same);
        known.copied().unwrap_or_else(|| page_print(page, style))
    }

    /// Remembers the pages of a site.
    fn remember(&mut self, site: &Site, style: Sha256) {
        self.pages = site.pages.iter().map(|page| (page.path.as_str().to_owned(), Arc::clone(page))).collect();
        self.style = Some(style);
    }

    /// The files.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str)
    }
}

impl Output {
    /// Looks at a place without changing anything.
    ///
    /// # Errors
    /// If something stands there that is not a site of this program.
    pub fn new(folder: &Path) -> Result<Self, Box<Diagnostic>> {
        let taken = match std::fs::symlink_metadata(folder) {
            Err(_) => false, // not there
            Ok(data) if data.is_dir() => !folder.join(MARK).is_file() && !is_empty(folder),
            Ok(_) => true,
        };
        if taken {
            let name = folder.display().to_string();
            let problem = Problem::ForeignFolder { path: name.clone() };
            return Err(Box::new(Diagnostic::new(problem, Place::file(&name))));
        }
        Ok(Self { folder: folder.to_path_buf() })
    }

    /// Writes a whole site in the place of the old one. Without `keeps` nothing is remembered of what was written: only who will update it needs that.
    ///
    /// # Errors
    /// What cannot be written, or what is wrong with a template. The old site is then as it was.
    pub fn replace(&self, site: &Site, theme: &Theme, keeps: bool) -> Result<Written, Vec<Diagnostic>> {
        let parent = self.folder.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let fail = |error: &std::io::Error| vec![*unwritable(&self.folder, error)];
        std::fs::create_dir_all(parent).map_err(|error| fail(&error))?;
        sweep(parent);
        let beside = tempfile::Builder::new().prefix(BESIDE).tempdir_in(parent).map_err(|error| fail(&error))?;
        let fresh = beside.path().join("site");
        let written = write_all((&fresh, &self.folder), site, theme, keeps)?;
        // A folder is moved into the place of one that is empty or not there. Another build may have put its site there meanwhile; then they change places,
        // as with the site of last week.
        if let Err(error) = std::fs::rename(&fresh, &self.folder) {
            if !self.folder.exists() {
                return Err(fail(&error));
            }
            Self::new(&self.folder).map_err(|taken| vec![*taken])?;
            swap(&fresh, &self.folder).map_err(|error| fail(&error))?;
        }
        clear(beside.path()); // what is now the old site; whatever is left of it, dropping `beside` removes
        Ok(written)
    }

    /// Brings a site on disk from what was written to what these pages are, touching only files that differ. Gives the new state and the
    /// addresses of the pages that changed.
    ///
    /// # Errors
    /// As [`Output::replace`]. Files written before the error stay written; `old` forgets them, so that the next call writes them again.
    pub fn update(
        &self,
        old: &mut Written,
        site: &Site,
        theme: &Theme,
    ) -> Result<(Written, Vec<String>), Vec<Diagnostic>> {
        let mut now = Written::default();
        let style = theme.fingerprint();
        let mut changed = Vec::new();
        for (path, file) in files(site, theme) {
            let print = file.print();
            if old.files.get(&path) != Some(&print) {
                old.files.remove(&path);
                self.put(&path, |to| file.write(to))?;
                changed.push(path.clone());
            }
            now.files.insert(path, print);
        }
        let stale: Vec<(&Page, Sha256)> = site
            .pages
            .par_iter()
            .map(|page| (&**page, old.print(page, style)))
            .collect::<Vec<_>>()
            .into_iter()
            .filter(|(page, print)| {
                now.files.insert(page.path.as_str().to_owned(), *print);
                old.files.get(page.path.as_str()) != Some(print)
            })
            .collect();
        for (page, _) in &stale {
            old.files.remove(page.path.as_str());
        }
        theme.prepare(stale.iter().map(|(page, _)| *page));
        let done: Result<Vec<String>, Vec<Diagnostic>> = stale
            .par_iter()
            .map(|(page, _)| {
                let text = page.render(theme).map_err(|what| vec![wrong_template(page, what)])?;
                self.put(page.path.as_str(), |file| text.write(file))?;
                Ok(page.path.as_str().to_owned())
            })
            .collect();
        changed.extend(done?);
        for gone in old.files.keys().filter(|path| !now.files.contains_key(*path)) {
            // A page whose note was deleted, and the folders that were there for it alone. That they are gone already is no fault.
            let file = join(&self.folder, gone);
            let _ = std::fs::remove_file(&file);
            for folder in file.ancestors().skip(1).take_while(|folder| *folder != self.folder && is_empty(folder)) {
                let _ = std::fs::remove_dir(folder);
            }
            changed.push(gone.clone());
        }
        now.remember(site, style);
        Ok((now, changed))
    }

    /// The folder.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Writes one file beside its place and moves it there.
    fn put(&self, path: &str, text: impl Fn(&mut std::fs::File) -> std::io::Result<()>) -> Result<(), Vec<Diagnostic>> {
        let target = join(&self.folder, path);
        let write = || -> std::io::Result<()> {
            let folder = target.parent().unwrap_or(&self.folder);
            std::fs::create_dir_all(folder)?;
            let mut file = tempfile::Builder::new().prefix(".page.glossator-").tempfile_in(folder)?;
            text(file.as_file_mut())?;
            readable(file.as_file())?;
            file.persist(&target)?;
            Ok(())
        };
        write().map_err(|error| vec![*unwritable(&target, &error)])
    }
}

/// Empties a folder, several of its folders at a time: to remove an old site one file after another takes a twentieth of a build.
fn clear(folder: &Path) {
    let entries: Vec<_> = std::fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok).collect();
    entries.par_iter().for_each(|entry| {
        let path = entry.path();
        // What cannot be removed is in nobody's way.
        let _ = if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            clear(&path);
            std::fs::remove_dir(&path)
        } else {
            std::fs::remove_file(&path)
        };
    });
}

/// Removes what builds that were killed left beside their site. One that is younger may belong to a build that is running.
fn sweep(parent: &Path) {
    const LEFT_FOR_GOOD: std::time::Duration = std::time::Duration::from_secs(60 * 60);
    for entry in std::fs::read_dir(parent).into_iter().flatten().filter_map(Result::ok) {
        let ours = entry.file_name().to_string_lossy().starts_with(BESIDE);
        let data = entry.metadata().ok().filter(|data| ours && data.is_dir());
        let age = data.and_then(|data| data.modified().ok()?.elapsed().ok());
        if age.is_some_and(|age| age > LEFT_FOR_GOOD) {
            // What cannot be removed is in nobody's way.
            let _ = std::fs::remove_dir_all(entry.path());
        }
    }
}

/// Writes a site into a new folder, with the files of the old one that are the same.
fn write_all(
    (folder, old): (&Path, &Path),
    site: &Site,
    theme: &Theme,
    keeps: bool,
) -> Result<Written, Vec<Diagnostic>> {
    let mut written = Written::default();
    let last = LastSite::of(old);
    let put =
        |path: &str, text: &dyn Fn(&mut dyn std::io::Write) -> std::io::Result<()>| -> Result<(), Vec<Diagnostic>> {
            let target = join(folder, path);
            let create = || -> std::io::Result<()> {
                std::fs::create_dir_all(target.parent().unwrap_or(folder))?;
                if last.take(&join(old, path), &target, |to| text(to)) {
                    return Ok(());
                }
                // `create_new`: two pages of one address are a fault of the program that must not pass in silence.
                text(&mut std::fs::File::create_new(&target)?)
            };
            create().map_err(|error| match error.kind() {
                std::io::ErrorKind::AlreadyExists => {
                    let problem = Problem::PageCollision { address: path.to_owned() };
                    vec![Diagnostic::new(problem, Place::file(path))]
                }
                _ => vec![*unwritable(&target, &error)],
            })
        };
    put(MARK, &|file| file.write_all(MARK_TEXT.as_bytes()))?;
    // Hosts that run Jekyll over a folder leave it alone when this file is there.
    put(".nojekyll", &|_| Ok(()))?;
    let files: Vec<_> = files(site, theme).collect();
    let prints: Result<Vec<_>, Vec<Diagnostic>> = files
        .par_iter()
        .map(|(path, file)| {
            put(path, &|to| file.write(to))?;
            Ok(keeps.then(|| (path.clone(), file.print())))
        })
        .collect();
    written.files.extend(prints?.into_iter().flatten());
    let style = theme.fingerprint();
    theme.prepare(site.pages.iter().map(|page| &**page));
    // The heaviest first, one by one: a long file that comes last would keep one thread busy while the others wait.
    let mut order: Vec<&Page> = site.pages.iter().map(|page| &**page).collect();
    order.sort_by_key(|page| std::cmp::Reverse(page.weight()));
    let prints: Result<Vec<_>, Vec<Diagnostic>> = order
        .par_iter()
        .with_max_len(1)
        .map(|page| {
            let text = page.render(theme).map_err(|what| vec![wrong_template(page, what)])?;
            put(page.path.as_str(), &|file| text.write(file))?;
            Ok(keeps.then(|| (page.path.as_str().to_owned(), page_print(page, style))))
        })
        .collect();
    written.files.extend(prints?.into_iter().flatten());
    if keeps {
        written.remember(site, style);
    }
    Ok(written)
}

/// The files that are no pages: the theme's and those for machines.
fn files(site: &Site, theme: &Theme) -> impl Iterator<Item = (String, Attachment)> {
    let assets = theme.assets().iter().map(|(name, text)| (format!("assets/{name}"), text.clone().into()));
    assets.chain(site.attachments.iter().map(|(path, file)| (path.clone(), file.clone())))
}

fn page_print(page: &Page, style: Sha256) -> Sha256 {
    Sha256::of(format!("{style} {}", page.fingerprint()).as_bytes())
}

fn wrong_template(page: &Page, what: String) -> Diagnostic {
    Diagnostic::new(Problem::Template { what }, Place::file(&format!("theme/templates/{}", page.template)))
}

fn unwritable(path: &Path, error: &std::io::Error) -> Box<Diagnostic> {
    let name = path.display().to_string();
    let reason = crate::edition::io_reason(error);
    Box::new(Diagnostic::new(Problem::Unwritable { path: name.clone(), reason }, Place::file(&name)))
}

fn is_empty(folder: &Path) -> bool {
    std::fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_none())
}

fn join(folder: &Path, path: &str) -> PathBuf {
    let mut target = folder.to_path_buf();
    target.extend(path.split('/'));
    target
}

/// Temporary files are made for their owner alone; a page is for everybody.
pub(crate) fn readable(file: &std::fs::File) -> std::io::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        file.set_permissions(std::fs::Permissions::from_mode(0o644))?;
    }
    let _ = file;
    Ok(())
}

/// Exchanges two folders. On Linux and macOS this is one step; elsewhere the old one is moved aside for a moment.
fn swap(fresh: &Path, old: &Path) -> std::io::Result<()> {
    #[cfg(any(target_os = "linux", target_os = "macos"))]
    {
        use rustix::fs::{CWD, RenameFlags, renameat_with};
        match renameat_with(CWD, fresh, CWD, old, RenameFlags::EXCHANGE) {
            Ok(()) => return Ok(()),
            // File systems that cannot exchange say so in one of these ways.
            Err(rustix::io::Errno::INVAL | rustix::io::Errno::NOSYS) => {}
            Err(error) if error == rustix::io::Errno::OPNOTSUPP || error == rustix::io::Errno::NOTSUP => {}
            Err(error) => return Err(error.into()),
        }
    }
    let aside = fresh.with_file_name("old");
    std::fs::rename(old, &aside)?;
    std::fs::rename(fresh, old).inspect_err(|_| {
        // Back into its place; if that fails too, the error that is told is the first.
        let _ = std::fs::rename(&aside, old);
    })
}
