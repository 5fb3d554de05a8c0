//! Writing HTML that is well-formed by construction.
//!
//! The templates make the pages; this writer makes what templates are too slow or too dumb for: the lines of code and the runs of a
//! citation. Names of elements and attributes are literals of the program; texts and values are escaped, always.

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

/// What stands for a byte in text and in values between double quotation marks, if it cannot stand for itself. All of them are ASCII, and an
/// ASCII byte is never part of another character. A NUL, which HTML cannot hold, is shown as its picture.
pub(super) fn replacement(byte: u8) -> Option<&'static str> {
    Some(match byte {
        b'&' => "&amp;",
        b'<' => "&lt;",
        b'>' => "&gt;",
        b'"' => "&quot;",
        b'\r' => "&#13;", // a bare one would be read as a line feed (HTML, 13.2.3.5)
        b'\0' => "\u{2400}",
        _ => return None,
    })
}

/// Escapes for text and for values between double quotation marks.
pub(super) fn escape(out: &mut String, text: &str) {
    let mut plain = 0;
    for (at, byte) in text.bytes().enumerate() {
        let Some(replaced) = replacement(byte) else { continue };
        out.push_str(&text[plain..at]);
        out.push_str(replaced);
        plain = at + 1;
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

    #[test]
    fn everything_is_escaped_and_closed() {
        let mut html = Html::default();
        html.open("a", &[("href", "x\"><script>&")]).open("b", &[]).text("1 < 2 & \"3\"\r\0");
        assert_eq!(
            html.finish(),
            "<a href=\"x&quot;&gt;&lt;script&gt;&amp;\"><b>1 &lt; 2 &amp; &quot;3&quot;&#13;\u{2400}</b></a>"
        );
    }
}
