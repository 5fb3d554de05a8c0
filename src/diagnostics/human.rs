//! For people, on a terminal: the line, a caret, what was expected.

use super::{Diagnostic, Severity, Sources};
use annotate_snippets::{AnnotationKind, Level, Origin, Renderer, Snippet};

/// Lays diagnostics out, one after the other. `colour` is for terminals that want it.
#[must_use]
pub fn human(diagnostics: &[Diagnostic], sources: &Sources, colour: bool) -> String {
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    let (told, rest) = super::told(diagnostics);
    let mut out = String::new();
    for diagnostic in told {
        out.push_str(&one(diagnostic, sources, &renderer));
        out.push_str("\n\n");
    }
    if rest > 0 {
        out.push_str(&format!("and {rest} more, of files that have fifty already\n\n"));
    }
    out
}

fn one(diagnostic: &Diagnostic, sources: &Sources, renderer: &Renderer) -> String {
    let wording = diagnostic.problem.wording();
    let level = match diagnostic.severity() {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let place = &diagnostic.place;
    let text = sources.text(&place.file);
    let title = level.primary_title(wording.message.as_str()).id(diagnostic.problem.code());
    // What is said of a file as such has no line to show.
    let mut group = if place.range.is_empty() && (wording.label.is_empty() || text.is_empty()) {
        title.element(Origin::path(place.file.as_ref()))
    } else {
        let label = (!wording.label.is_empty()).then_some(wording.label.as_str());
        let annotation = AnnotationKind::Primary.span(clip(text, &place.range)).label(label);
        title.element(Snippet::source(text).path(place.file.as_ref()).annotation(annotation))
    };
    if let Some((also, label)) = &diagnostic.also {
        let text = sources.text(&also.file);
        let annotation = AnnotationKind::Context.span(clip(text, &also.range)).label(*label);
        group = group.element(Snippet::source(text).path(also.file.as_ref()).annotation(annotation));
    }
    if let Some(help) = &wording.help {
        group = group.element(Level::HELP.message(help.as_str()));
    }
    renderer.render(&[group])
}

/// The range inside the text, on whole characters, and at most to the end of its first line: a caret under the beginning says more
/// than a bracket around thirty lines.
fn clip(text: &str, range: &std::ops::Range<usize>) -> std::ops::Range<usize> {
    let floor = |mut at: usize| {
        at = at.min(text.len());
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    let (start, end) = (floor(range.start), floor(range.end));
    let line = text[start..end.max(start)].find('\n').map_or(end, |at| start + at);
    start..line.max(start)
}
