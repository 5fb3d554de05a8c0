//! Writing HTML that is well-formed by construction.
//!
//! The templates make the pages; this writer makes what templates are too slow or too dumb for: the lines of code and the runs of a
//! citation. A character that turns the direction of others is never written as itself, but for one place: the lines of code, where it is shown for what it
//! is and stands alone ([`Html::source`]). Names of elements and attributes are literals of the program; texts and values are escaped, always.

use crate::misleading::{Sign, signs};

/// A piece of HTML under construction.
#[derive(Debug, Default)]
pub(crate) struct Html {
    out: String,
    open: Vec<&'static str>,
}

impl Html {
    pub(crate) fn with_capacity(bytes: usize) -> Self {
        Self { out: String::with_capacity(bytes), open: Vec::new() }
    }

    /// Opens an element.
    pub(crate) fn open(&mut self, name: &'static str, attributes: &[(&'static str, &str)]) -> &mut Self {
        self.start(name, attributes);
        self.open.push(name);
        self
    }

    /// Closes the innermost element.
    pub(crate) fn close(&mut self) -> &mut Self {
        if let Some(name) = self.open.pop() {
            self.out.push_str("</");
            self.out.push_str(name);
            self.out.push('>');
        }
        self
    }

    /// An element with nothing inside.
    pub(crate) fn empty(&mut self, name: &'static str, attributes: &[(&'static str, &str)]) -> &mut Self {
        self.open(name, attributes).close()
    }

    /// Text.
    pub(crate) fn text(&mut self, text: &str) -> &mut Self {
        escape(&mut self.out, text);
        self
    }

    /// Text of a work, which is what it is: a character that is not seen, or is not what it seems, is marked. It is isolated, so that it turns nothing but itself;
    /// and it is there, so that what is copied is what was written.
    pub(crate) fn source(&mut self, text: &str) -> &mut Self {
        let mut plain = 0;
        for (range, sign) in signs(text) {
            escape(&mut self.out, &text[plain..range.start]);
            let class = if matches!(sign, Sign::Hidden(..)) { "unseen" } else { "alike" };
            self.open("bdi", &[("class", class), ("title", &sign.to_string()), ("data-u", &sign.number()[2..])]);
            // A NUL is the one that HTML cannot hold.
            self.out.push_str(match &text[range.clone()] {
                "\0" => "\u{2400}",
                as_it_is => as_it_is,
            });
            self.close();
            plain = range.end;
        }
        escape(&mut self.out, &text[plain..]);
        self
    }

    /// What is written so far, and what would close it: for what somebody else writes in between.
    pub(crate) fn halves(self) -> (String, String) {
        let end = self.open.iter().rev().map(|name| format!("</{name}>")).collect();
        (self.out, end)
    }

    /// Closes what is open and gives the HTML.
    pub(crate) fn finish(mut self) -> String {
        while !self.open.is_empty() {
            self.close();
        }
        self.out
    }

    /// An element that cannot have anything inside, and no end.
    pub(crate) fn void(&mut self, name: &'static str, attributes: &[(&'static str, &str)]) -> &mut Self {
        self.start(name, attributes);
        self
    }

    fn start(&mut self, name: &'static str, attributes: &[(&'static str, &str)]) {
        self.out.push('<');
        self.out.push_str(name);
        for (key, value) in attributes {
            self.out.push(' ');
            self.out.push_str(key);
            self.out.push_str("=\"");
            escape(&mut self.out, value);
            self.out.push('"');
        }
        self.out.push('>');
    }
}

/// What stands for a character in text and in values between double quotation marks, if it cannot stand for itself, and how many bytes it stands for. A NUL,
/// which HTML cannot hold, is shown as its picture; a character that turns the direction of others, as its number.
pub(super) fn replacement(bytes: &[u8], at: usize) -> Option<(&'static str, usize)> {
    let one = |text| Some((text, 1));
    match bytes[at] {
        b'&' => one("&amp;"),
        b'<' => one("&lt;"),
        b'>' => one("&gt;"),
        b'"' => one("&quot;"),
        b'\r' => one("&#13;"), // a bare one would be read as a line feed (HTML, 13.2.3.5)
        b'\0' => one("\u{2400}"),
        // The first bytes of those that turn; no other byte of a character can be one of these.
        0xd8 if bytes.get(at + 1) == Some(&0x9c) => Some(("\u{2039}U+061C\u{203a}", 2)),
        0xe2 => turned(*bytes.get(at + 1)?, *bytes.get(at + 2)?).map(|text| (text, 3)),
        _ => None,
    }
}

/// A character that turns, by its second and third byte.
fn turned(second: u8, third: u8) -> Option<&'static str> {
    Some(match (second, third) {
        (0x80, 0x8e) => "\u{2039}U+200E\u{203a}",
        (0x80, 0x8f) => "\u{2039}U+200F\u{203a}",
        (0x80, 0xaa) => "\u{2039}U+202A\u{203a}",
        (0x80, 0xab) => "\u{2039}U+202B\u{203a}",
        (0x80, 0xac) => "\u{2039}U+202C\u{203a}",
        (0x80, 0xad) => "\u{2039}U+202D\u{203a}",
        (0x80, 0xae) => "\u{2039}U+202E\u{203a}",
        (0x81, 0xa6) => "\u{2039}U+2066\u{203a}",
        (0x81, 0xa7) => "\u{2039}U+2067\u{203a}",
        (0x81, 0xa8) => "\u{2039}U+2068\u{203a}",
        (0x81, 0xa9) => "\u{2039}U+2069\u{203a}",
        _ => return None,
    })
}

/// Escapes for text and for values between double quotation marks.
pub(super) fn escape(out: &mut String, text: &str) {
    let mut plain = 0;
    for at in 0..text.len() {
        let Some((replaced, bytes)) = replacement(text.as_bytes(), at) else { continue };
        out.push_str(&text[plain..at]);
        out.push_str(replaced);
        plain = at + bytes;
    }
    out.push_str(&text[plain..]);
}

/// Escaped text.
pub(crate) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    escape(&mut out, text);
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::misleading::turns;

    #[test]
    fn everything_is_escaped_and_closed() {
        let mut html = Html::default();
        html.open("a", &[("href", "x\"><script>&")]).open("b", &[]).text("1 < 2 & \"3\"\r\0");
        assert_eq!(
            html.finish(),
            "<a href=\"x&quot;&gt;&lt;script&gt;&amp;\"><b>1 &lt; 2 &amp; &quot;3&quot;&#13;\u{2400}</b></a>"
        );
    }

    #[test]
    fn what_turns_is_a_number_everywhere_and_itself_in_code() {
        for (c, number) in ('\0'..=char::MAX).filter(|c| turns(*c)).map(|c| (c, format!("U+{:04X}", u32::from(c)))) {
            assert_eq!(escaped(&format!("a{c}b")), format!("a\u{2039}{number}\u{203a}b"));
            let mut html = Html::default();
            html.source(&format!("<{c}>"));
            let html = html.finish();
            assert!(
                html.starts_with("&lt;<bdi class=\"unseen\" title=\"") && html.ends_with(&format!("\">{c}</bdi>&gt;")),
                "{html}"
            );
            assert!(html.contains(&number), "{html}");
        }
        assert_eq!(escaped("“‘…–’” é 漢"), "“‘…–’” é 漢");
    }
}
