//! The lines of a text as a book shows them: number, the letters of the notes that begin there, code.
//!
//! Colour is left out: on paper it is grey. What the language says is told by weight, what people say to each other by slope, and the words
//! of notes by a line below them.

use super::chapter::Medium;
use super::ways::{line_id, note_id};
use super::{Book, Text};
use crate::code::highlight::{Highlighted, TokenClass};
use crate::code::text::SourceText;
use crate::site::html::Html;
use crate::site::listing::{Body, Palette, Span, merge, silhouette};

/// From this many characters on a line may turn over, and gets the marks that say so.
fn may_turn(medium: Medium) -> usize {
    match medium {
        Medium::Paper => 72,
        // As narrow as a hand, and in letters as large as eyes need.
        Medium::Screen => 20,
    }
}

/// The body of a text for the highlighter.
pub(super) fn body(text: &Text<'_>) -> Body {
    let holding = text.holding;
    match &holding.text {
        Some(words) => {
            Body::Text { text: words.clone(), language: holding.language(), content: holding.facts.content, keep: true }
        }
        None => Body::Shape(holding.facts.shape.clone()),
    }
}

/// Draws a text.
pub(super) fn draw(book: &Book<'_>, text: &Text<'_>, palette: &Palette, medium: Medium) -> String {
    let Some(numbers) = text.numbers() else { return String::new() };
    let body = body(text);
    let colours = palette.colours(&body);
    let notes: Vec<_> = text.notes.iter().filter_map(|id| book.resolved.note(id)).collect();
    let marks: Vec<Span<()>> = notes
        .iter()
        .flat_map(|(_, target)| target.words.iter().map(|range| Span { range: range.clone(), value: () }))
        .collect();
    let mut html = Html::with_capacity(numbers.count() as usize * 160);
    for number in numbers.lines() {
        let own = number - text.base;
        let long = match &body {
            Body::Text { text, .. } => text.line(own).chars().count() > may_turn(medium),
            Body::Shape(_) => false,
        };
        html.open("span", &[("class", if long { "row long" } else { "row" }), ("id", &line_id(number))]);
        html.open("span", &[("class", "no")]).text(&number.to_string()).close();
        html.open("span", &[("class", "on")]);
        for (note, _) in notes.iter().filter(|(_, target)| target.lines.first() == own) {
            let Some(at) = book.note_number(&note.id) else { continue };
            let kind = book.resolved.edition.kind(&note.kind.value);
            let letter = kind.map_or('?', |kind| kind.letter.get()).to_string();
            let label = format!("{}: {}", kind.map_or("Note", |kind| &**kind.name), &*note.title.value);
            let href = format!("#{}", note_id(at));
            html.open("a", &[("href", &href), ("aria-label", &label)]).text(&letter).close();
        }
        html.close();
        html.open("span", &[("class", "tx")]);
        match &body {
            Body::Text { text, .. } => code(&mut html, text, own, &colours, &marks),
            Body::Shape(shape) => silhouette::line(&mut html, shape, own),
        }
        html.text("\n").close().close();
    }
    html.finish()
}

fn code(html: &mut Html, text: &SourceText, line: u32, colours: &Highlighted, marks: &[Span<()>]) {
    let bytes = text.line_bytes(line);
    let first = colours.tokens.partition_point(|token| (token.end as usize) <= bytes.start);
    let tokens = colours.tokens[first..].iter().take_while(|token| (token.start as usize) < bytes.end);
    let told = tokens
        .filter_map(|token| Some(Span { range: token.start as usize..token.end as usize, value: face(token.class)? }));
    let no_links: [Span<()>; 0] = [];
    // The end of a line of another system is no part of what is read.
    let whole = text.line(line);
    let bytes = bytes.start..bytes.start + whole.strip_suffix('\r').unwrap_or(whole).len();
    for atom in merge(bytes, told.collect::<Vec<_>>(), no_links, marks) {
        let words = pictured(&text.as_str()[atom.range.clone()]);
        let marked = !atom.marks.is_empty();
        if marked {
            html.open("mark", &[]);
        }
        match atom.syntax {
            Some(class) => html.open("span", &[("class", class)]).source(&words).close(),
            None => html.source(&words),
        };
        if marked {
            html.close();
        }
    }
}

/// The class of a token that has a face of its own.
fn face(class: TokenClass) -> Option<&'static str> {
    match class {
        TokenClass::Comment | TokenClass::Docstring => Some("c"),
        TokenClass::Keyword | TokenClass::OperatorWord => Some("k"),
        TokenClass::Function | TokenClass::Class => Some("d"),
        _ => None,
    }
}

/// A text with pictures of the control characters that it may hold, which paper cannot show and XML cannot hold.
fn pictured(text: &str) -> String {
    let picture = |c: char| match c {
        '\t' | '\n' => c,
        '\0'..='\u{1f}' => char::from_u32(0x2400 + u32::from(c)).unwrap_or('\u{fffd}'),
        '\u{7f}' => '\u{2421}',
        '\u{80}'..='\u{9f}' | '\u{fffe}' | '\u{ffff}' => '\u{fffd}',
        c => c,
    };
    text.chars().map(picture).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_characters_are_pictured() {
        assert_eq!(pictured("a\tb\u{c}\r\u{1b}[0m\u{7f}\u{85}é"), "a\tb␌␍␛[0m␡\u{fffd}é");
    }
}
