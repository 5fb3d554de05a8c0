//! The theme: templates, style sheets, scripts, grammars.
//!
//! The program carries a whole theme in itself. An edition replaces any file of it by one of the same name under its own `theme/`, and
//! may add grammars (`theme/grammars/*.sublime-syntax`) for the languages of its works.

use crate::code::highlight::Highlighter;
use crate::diagnostics::{Diagnostic, Place, Problem};
use crate::edition::{FOLLOWS_NO_LINK, Root, link_on_the_way};
use crate::ids::Sha256;
use crate::site::listing::{Palette, Segment};
use crate::site::page::{Code, Page};
use crate::site::rendered::{Pieces, Rendered, escape};
use crate::site::sheets;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;
use tera::{Context, Tera};

/// The program's own theme files. A test holds this list against the folder.
macro_rules! embedded {
    ($($name:literal),* $(,)?) => {
        &[$(($name, include_str!(concat!("../../theme/", $name)))),*]
    };
}

const EMBEDDED: &[(&str, &str)] = embedded![
    "templates/base.html",
    "templates/apparatus.html",
    "templates/bibliography.html",
    "templates/book.html",
    "templates/book-bibliography.html",
    "templates/book-claims.html",
    "templates/book-contents.html",
    "templates/book-essay.html",
    "templates/book-imprint.html",
    "templates/book-key.html",
    "templates/book-notes.html",
    "templates/book-part.html",
    "templates/book-paths.html",
    "templates/book-symbols.html",
    "templates/book-terms.html",
    "templates/book-text.html",
    "templates/book-title.html",
    "templates/book-work.html",
    "templates/check.html",
    "templates/checks.html",
    "templates/claim.html",
    "templates/claims.html",
    "templates/components.html",
    "templates/contributors.html",
    "templates/data.html",
    "templates/dating.html",
    "templates/essay.html",
    "templates/home.html",
    "templates/kinds.html",
    "templates/map.html",
    "templates/measures.html",
    "templates/missing.html",
    "templates/note.html",
    "templates/notes.html",
    "templates/pair.html",
    "templates/path.html",
    "templates/paths.html",
    "templates/problems.html",
    "templates/reading.html",
    "templates/removal.html",
    "templates/search.html",
    "templates/symbols.html",
    "templates/terms.html",
    "templates/variants.html",
    "templates/work.html",
    "templates/works.html",
    "styles/annotate.css",
    "styles/base.css",
    "styles/book.css",
    "styles/checks.css",
    "styles/claims.css",
    "styles/code.css",
    "styles/keys.css",
    "styles/layout.css",
    "styles/lives.css",
    "styles/map.css",
    "styles/measures.css",
    "styles/names.css",
    "styles/notes.css",
    "styles/pages.css",
    "styles/paths.css",
    "styles/picture.css",
    "styles/print.css",
    "styles/removal.css",
    "styles/reset.css",
    "styles/search.css",
    "styles/sides.css",
    "styles/site.css",
    "styles/states.css",
    "styles/terms.css",
    "styles/tokens.css",
    "styles/variants.css",
    "scripts/annotate.js",
    "scripts/cite.js",
    "scripts/found.js",
    "scripts/keys.js",
    "scripts/lines.js",
    "scripts/range.js",
    "scripts/search.js",
    "scripts/theme.js",
];

/// The style sheet that pages link to.
const STYLE: &str = "site.css";
/// The sheets that only some pages need: their templates link to them.
const APART: [&str; 9] = [
    "checks.css",
    "measures.css",
    "paths.css",
    "removal.css",
    "search.css",
    "sides.css",
    "states.css",
    "terms.css",
    "variants.css",
];

/// A theme that is ready to render.
pub struct Theme {
    tera: Tera,
    palette: Palette,
    assets: BTreeMap<String, String>,
    book_style: String,
    fingerprint: Sha256,
}

impl std::fmt::Debug for Theme {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Theme({})", self.fingerprint)
    }
}

/// What an edition's own theme adds or replaces.
#[derive(Debug, Default)]
struct Own {
    files: BTreeMap<String, String>,
    watched: BTreeSet<PathBuf>,
    diagnostics: Vec<Diagnostic>,
}

impl Theme {
    /// Makes the theme of an edition, or gives the last one again if no file of it has changed; tells what was read, too.
    ///
    /// # Errors
    /// What is wrong with its templates and grammars.
    pub fn load(root: &Root, last: Option<Arc<Self>>) -> (Result<Arc<Self>, Vec<Diagnostic>>, BTreeSet<PathBuf>) {
        let own = read_own(root);
        let watched = own.watched.clone();
        let mut files: BTreeMap<String, String> =
            EMBEDDED.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect();
        files.extend(own.files);
        let all: String =
            files.iter().map(|(name, text)| format!("{name}\n{}\n", Sha256::of(text.as_bytes()))).collect();
        let fingerprint = Sha256::of(all.as_bytes());
        let theme = match last {
            Some(last) if last.fingerprint == fingerprint && own.diagnostics.is_empty() => Ok(last),
            _ => {
                // The book's sheet is no part of that of the pages.
                let book_style = files.remove("styles/book.css").unwrap_or_default();
                Self::build(&files, book_style, fingerprint, own.diagnostics).map(Arc::new)
            }
        };
        (theme, watched)
    }

    fn build(
        files: &BTreeMap<String, String>,
        book_style: String,
        fingerprint: Sha256,
        mut diagnostics: Vec<Diagnostic>,
    ) -> Result<Self, Vec<Diagnostic>> {
        let below = |folder: &str| -> Vec<(String, String)> {
            let inside =
                files.iter().filter_map(|(name, text)| Some((name.strip_prefix(folder)?.to_owned(), text.clone())));
            inside.collect()
        };
        let mut wrong = |problem, file: &str| {
            diagnostics.push(Diagnostic::new(problem, Place::file(&format!("theme/{file}"))));
        };
        let mut tera = Tera::new();
        tera.set_escape_fn(escape);
        if let Err(error) = tera.add_raw_templates(below("templates/")) {
            wrong(Problem::Template { what: error.to_string() }, "templates");
        }
        let highlighter = Highlighter::new(&below("grammars/"))
            .map_err(|error| wrong(Problem::Grammar { what: error.to_string() }, "grammars"));
        let mut assets: BTreeMap<String, String> = below("scripts/").into_iter().collect();
        let (apart, joined): (Vec<_>, Vec<_>) =
            below("styles/").into_iter().partition(|(name, _)| APART.contains(&name.as_str()));
        assets.extend(apart.into_iter().map(|(name, text)| (name, sheets::sent(&text))));
        assets.insert(STYLE.to_owned(), sheets::sent(&one_sheet(joined)));
        match highlighter {
            Ok(highlighter) if diagnostics.is_empty() => {
                Ok(Self { tera, palette: Palette::new(highlighter), assets, book_style, fingerprint })
            }
            _ => Err(diagnostics),
        }
    }

    /// A digest of all files.
    #[must_use]
    pub fn fingerprint(&self) -> Sha256 {
        self.fingerprint
    }

    /// The style sheets and scripts, by name.
    #[must_use]
    pub fn assets(&self) -> &BTreeMap<String, String> {
        &self.assets
    }

    /// The style sheet of the book.
    pub(crate) fn book_style(&self) -> &str {
        &self.book_style
    }

    /// What colours texts.
    pub(crate) fn palette(&self) -> &Palette {
        &self.palette
    }

    /// Fills in a template that is no page of the site.
    ///
    /// # Errors
    /// The template engine's message, if the template asks for what is not there.
    pub(crate) fn fill(&self, template: &str, view: &Value) -> Result<String, String> {
        let context = Context::from_serialize(view).map_err(|error| error.to_string())?;
        self.tera.render(template, &context).map_err(|error| error.to_string())
    }

    /// Colours the texts that several of these pages show.
    pub(super) fn prepare<'p>(&self, pages: impl Iterator<Item = &'p Page>) {
        self.palette.prepare(pages.flat_map(Page::listings).map(|listing| &listing.body));
    }

    /// Renders a template with what it shows, and with its code.
    pub(super) fn render(&self, template: &str, view: &Value, code: Option<&Code>) -> Result<Rendered, String> {
        let mut context = Context::from_serialize(view).map_err(|error| error.to_string())?;
        let mut pieces = Pieces::default();
        if let Some(Code::Excerpts(listings)) = code {
            let draw = |listing: &crate::site::listing::Listing| {
                let html: String = listing.draw(&self.palette).into_iter().map(|segment| segment.html).collect();
                tera::Value::safe_string(&pieces.keep(html))
            };
            let excerpts: Vec<tera::Value> = listings.iter().map(draw).collect();
            context.insert_value("excerpts", excerpts.into());
        }
        if let Some(Code::Listing(listing)) = code {
            let segments: Vec<tera::Value> =
                listing.draw(&self.palette).into_iter().map(|segment| segment_value(segment, &mut pieces)).collect();
            context.insert_value("segments", segments.into());
            context.insert_value("lanes", listing.lanes().into());
            context.insert_value("claim_lanes", listing.claim_lanes().into());
            if let Some(names) = listing.name_index() {
                context.insert_value("names", tera::Value::safe_string(&pieces.keep(names)));
            }
        }
        let page = self.tera.render(template, &context).map_err(|error| error.to_string())?;
        Ok(pieces.put_into(page))
    }
}

/// A segment as templates see it: a place for its HTML, and which notes follow.
fn segment_value(segment: Segment, pieces: &mut Pieces) -> tera::Value {
    let notes: Vec<tera::Value> = segment.notes.iter().map(|at| tera::Value::from(*at)).collect();
    let html = tera::Value::safe_string(&pieces.keep(segment.html));
    BTreeMap::from([("html", html), ("notes", notes.into())]).into()
}

/// Joins the style sheets into the one that all pages link to: a browser asks once, and people find each thing in a small file. The sheet of that name
/// comes first, because it names the layers and so settles which rule wins; the order of the others then means nothing. What an
/// edition adds outside the layers wins over all of them.
fn one_sheet(sheets: Vec<(String, String)>) -> String {
    let (first, others): (Vec<_>, Vec<_>) = sheets.into_iter().partition(|(name, _)| name == STYLE);
    first.into_iter().chain(others).map(|(_, text)| text).collect::<Vec<_>>().join("\n")
}

/// Reads the edition's `theme/`. Other folders than those of a theme are not looked into.
fn read_own(root: &Root) -> Own {
    let mut own = Own::default();
    for folder in ["templates", "styles", "scripts", "grammars"] {
        let top = root.join("theme").join(folder);
        own.watched.insert(top.clone());
        if let Some(link) = link_on_the_way(root, &top) {
            let name = root.name_of(&link);
            let problem = Problem::Unreadable { path: name.to_string(), reason: FOLLOWS_NO_LINK.to_owned() };
            own.diagnostics.push(Diagnostic::new(problem, Place::whole(&name)));
            continue;
        }
        for entry in walkdir::WalkDir::new(&top).max_depth(1).sort_by_file_name().into_iter().filter_map(Result::ok) {
            let name = root.name_of(entry.path());
            let inner = name.strip_prefix("theme/").unwrap_or_default();
            if !entry.file_type().is_file() || entry.file_name().to_string_lossy().starts_with('.') {
                continue;
            }
            own.watched.insert(entry.path().to_path_buf());
            match std::fs::read_to_string(entry.path()) {
                Ok(text) => {
                    own.files.insert(inner.to_owned(), text);
                }
                Err(error) => {
                    let problem =
                        Problem::Unreadable { path: name.to_string(), reason: crate::edition::io_reason(&error) };
                    own.diagnostics.push(Diagnostic::new(problem, Place::whole(&name)));
                }
            }
        }
    }
    own
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_of_the_theme_is_carried() {
        let theme = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("theme");
        let mut on_disk = BTreeSet::new();
        for folder in ["templates", "styles", "scripts"] {
            for entry in std::fs::read_dir(theme.join(folder)).unwrap() {
                on_disk.insert(format!("{folder}/{}", entry.unwrap().file_name().to_string_lossy()));
            }
        }
        let carried: BTreeSet<_> = EMBEDDED.iter().map(|(name, _)| (*name).to_owned()).collect();
        assert_eq!(on_disk, carried);
    }
}
