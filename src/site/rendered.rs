//! A rendered page, in pieces.
//!
//! A listing is drawn before its template is filled in and is nearly all of its page. A template engine copies what it is given several times; so
//! templates get a *place* for each large piece, and the pieces themselves go straight from where they were drawn to the file.
//!
//! A place is a number between two NULs. No text has a NUL in it by then: what templates escape goes through [`escape`], and what they do not
//! was written by this program, which writes the picture of one.

use super::html::replacement;
use std::io::{Result, Write};

/// The pieces that a page will have in it.
#[derive(Debug, Default)]
pub(super) struct Pieces(Vec<String>);

impl Pieces {
    /// Keeps a piece, and gives the place that stands for it.
    pub(super) fn keep(&mut self, piece: String) -> String {
        self.0.push(piece);
        format!("\0{}\0", self.0.len() - 1)
    }

    /// Puts the pieces into a page.
    pub(super) fn put_into(self, page: String) -> Rendered {
        Rendered { page, pieces: self.0 }
    }
}

/// A page as it will be written.
#[derive(Debug)]
pub struct Rendered {
    /// With places for the pieces.
    page: String,
    pieces: Vec<String>,
}

impl Rendered {
    /// Writes the page.
    ///
    /// # Errors
    /// Those of the writer.
    pub fn write(&self, to: &mut (impl Write + ?Sized)) -> Result<()> {
        // Between the first and the second NUL stands the number of a place, between the second and the third text, and so on.
        for (at, part) in self.page.split('\0').enumerate() {
            let piece = || part.parse().ok().and_then(|at: usize| self.pieces.get(at)).map(String::as_str);
            let text = if at % 2 == 0 { Some(part) } else { piece() };
            to.write_all(text.unwrap_or_default().as_bytes())?;
        }
        Ok(())
    }
}

/// Escapes a value that a template shows. An edition's own templates may put it between single quotation marks too.
pub(super) fn escape(value: &str, out: &mut dyn Write) -> Result<()> {
    let mut plain = 0;
    let value = value.as_bytes();
    for at in 0..value.len() {
        let replaced = if value[at] == b'\'' { Some(("&#39;", 1)) } else { replacement(value, at) };
        let Some((replaced, bytes)) = replaced else { continue };
        out.write_all(&value[plain..at])?;
        out.write_all(replaced.as_bytes())?;
        plain = at + bytes;
    }
    out.write_all(&value[plain..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_stand_in_their_places() {
        let mut pieces = Pieces::default();
        let (first, second) = (pieces.keep("<b>1</b>".to_owned()), pieces.keep(String::new()));
        let rendered = pieces.put_into(format!("<p>{first} {second}{first}</p>"));
        let mut out = Vec::new();
        rendered.write(&mut out).unwrap();
        assert_eq!(out, b"<p><b>1</b> <b>1</b></p>");
    }

    #[test]
    fn no_value_can_look_like_a_place() {
        let mut out = Vec::new();
        escape("\0\u{30}\0 <\"'&>", &mut out).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), "\u{2400}0\u{2400} &lt;&quot;&#39;&amp;&gt;");
    }
}
