//! The book as one file, made for print.
//!
//! The heads of pages are written out, one named page for each: browsers print what a style sheet says of a named page, and do not know the
//! rule by which a style sheet could take a head from the text itself.

use super::Book;
use super::chapter::{Chapter, Fault, Medium, chapters};
use crate::site::theme::Theme;
use serde_json::json;

const TEMPLATE: &str = "book.html";

/// Writes the book.
///
/// # Errors
/// The template that cannot be filled.
pub fn html(book: &Book<'_>, theme: &Theme) -> Result<String, Fault> {
    let chapters = chapters(book, theme, Medium::Paper)?;
    let settings = &book.resolved.edition.settings;
    let title = &*settings.title.value;
    let sheet = format!("{}\n{}", theme.book_style(), heads(title, &chapters));
    let view = json!({
        "language": settings.language.as_ref().map_or_else(|| "en".to_owned(), |text| text.to_string()),
        "title": title,
        // An edition's own sheet must not end the element that it stands in.
        "style": sheet.replace("</", "<\\/"),
        "chapters_html": chapters.iter().map(|chapter| chapter.html.as_str()).collect::<String>(),
        "program": concat!("Glossator ", env!("CARGO_PKG_VERSION")),
    });
    theme.fill(TEMPLATE, &view).map_err(|what| Fault { template: TEMPLATE, what })
}

/// The heads of pages: the book on the left, the part and the work on the right.
fn heads(title: &str, chapters: &[Chapter]) -> String {
    let mut sheet = String::new();
    let mut last = None;
    for chapter in chapters {
        if last != Some(chapter.run) && !chapter.running.is_empty() {
            let Chapter { run, running, .. } = chapter;
            sheet.push_str(&format!(
                ".run-{run}{{page:run-{run}}}\n@page run-{run}:left{{@top-left{{content:{}}}}}\n@page run-{run}:right{{@top-right{{content:{}}}}}\n",
                quoted(title),
                quoted(running),
            ));
        }
        last = Some(chapter.run);
    }
    sheet
}

/// A text as a string of a style sheet (CSS Syntax, 4.3.7).
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' | '<' => out.push_str(&format!("\\{:x} ", u32::from(c))),
            c if c.is_control() => out.push_str(&format!("\\{:x} ", u32::from(c).max(1))),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_cannot_leave_their_string() {
        assert_eq!(quoted("a \"b\" \\ </style>\n\u{b7}"), "\"a \\22 b\\22  \\5c  \\3c /style>\\a \u{b7}\"");
    }
}
