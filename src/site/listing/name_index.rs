//! The index of a file's names: what it defines, where each is used, and the notes on it.
//!
//! Entries stand in the order of the text, each inside its scope. A place is named by its line; lines of other files follow the file's name,
//! those of other works the work's.

use super::names::entry_id;
use super::{Listing, Names};
use crate::code::python::names::{Definition, DefinitionId, DefinitionKind};
use crate::corpus::holdings::FileKey;
use crate::map::{FileNumber, Use};
use crate::site::address::SitePath;
use crate::site::html::Html;

/// Draws the index. Without definitions there is none.
pub(super) fn draw(listing: &Listing, names: &Names) -> Option<String> {
    let definitions = names.references.names(names.file).definitions();
    if definitions.len() < 2 {
        return None;
    }
    let mut html = Html::with_capacity(definitions.len() * 256);
    let module = names.references.uses(names.file, DefinitionId::MODULE);
    if !module.is_empty() {
        html.open("p", &[("class", "small")]).text("The file itself is imported by ");
        places(&mut html, names, module);
        html.close();
    }
    html.open("dl", &[("class", "names")]);
    for (at, definition) in definitions.iter().enumerate().skip(1) {
        entry(&mut html, listing, names, DefinitionId::new(at), definition);
    }
    html.close();
    Some(html.finish())
}

fn entry(html: &mut Html, listing: &Listing, names: &Names, id: DefinitionId, definition: &Definition) {
    let depth = format!("d{}", definition.qualified_name().matches('.').count().min(6));
    html.open("div", &[("class", &depth), ("id", &entry_id(&names.references, names.file, id))]).open("dt", &[]);
    let own = definition.qualified_name().rsplit('.').next().unwrap_or_default();
    match names.references.line(names.file, id) {
        Some(line) => html.open("a", &[("href", &format!("#L{line}"))]).text(own).close(),
        None => html.text(own),
    };
    html.text(" ").open("i", &[]).text(word(definition.kind())).close().close();
    html.text(" ").open("dd", &[]);
    places(html, names, names.references.uses(names.file, id));
    notes(html, listing, definition);
    html.close().close();
}

/// Places by file; a line that holds several is named once.
fn places(html: &mut Html, names: &Names, uses: &[Use]) {
    // Those of this file come first, the others in the order of their addresses.
    let (here, elsewhere): (Vec<&Use>, Vec<&Use>) = uses.iter().partition(|used| used.file == names.file);
    let mut separator = "";
    for file in std::iter::once(here.as_slice()).chain(elsewhere.chunk_by(|a, b| a.file == b.file)) {
        let Some(first) = file.first() else { continue };
        html.text(separator);
        separator = "; ";
        let base = if first.file == names.file {
            String::new()
        } else {
            let key = names.references.key(first.file);
            let href = names.page.to(&SitePath::read(key), None);
            html.open("a", &[("class", "path"), ("href", &href)]).text(&told(key, names)).close().text(" ");
            href
        };
        lines(html, names, first.file, &base, file);
    }
}

fn lines(html: &mut Html, names: &Names, file: FileNumber, base: &str, uses: &[&Use]) {
    let text = names.references.text(file);
    let mut last = 0;
    for used in uses {
        let line = text.line_of(used.span.start as usize);
        if line == last {
            continue;
        }
        if last != 0 {
            html.text(", ");
        }
        last = line;
        html.open("a", &[("href", &format!("{base}#L{line}"))]).text(&line.to_string()).close();
    }
}

/// A file's name as this file calls it.
fn told(key: &FileKey, names: &Names) -> String {
    let own = names.references.key(names.file);
    if (&key.work, &key.state) == (&own.work, &own.state) { key.path.to_string() } else { key.to_string() }
}

/// The notes on a definition: those whose target is its symbol, and those that mark its name where it is bound.
fn notes(html: &mut Html, listing: &Listing, definition: &Definition) {
    let marks = |words: &std::ops::Range<usize>| {
        definition.spans().any(|span| words.start < span.end as usize && (span.start as usize) < words.end)
    };
    let on = listing.markings.iter().filter(|marking| {
        marking.symbol.as_deref() == Some(definition.qualified_name()) || marking.words.iter().any(marks)
    });
    for marking in on {
        let (href, class) = (format!("#{}", marking.anchor), format!("sign k-{}", marking.kind));
        html.text(" ").open("a", &[("class", "on"), ("href", &href), ("aria-label", &marking.label)]);
        html.open("span", &[("class", &class), ("aria-hidden", "true")]).text(&marking.letter.to_string()).close();
        html.close();
    }
}

fn word(kind: DefinitionKind) -> &'static str {
    match kind {
        DefinitionKind::Module => "module",
        DefinitionKind::Class => "class",
        DefinitionKind::Function => "function",
        DefinitionKind::Parameter => "parameter",
        DefinitionKind::Variable => "variable",
        DefinitionKind::Attribute => "attribute",
        DefinitionKind::Import => "import",
    }
}
