//! Files for machines: data, indexes, the texts in which the search shows a piece.

use crate::code::text::SourceText;
use crate::ids::Sha256;
use std::io::{Result, Write};
use std::sync::{Arc, OnceLock};

/// A file that is no page. To clone one is cheap.
#[derive(Clone, Debug)]
pub struct Attachment {
    content: Content,
    /// Made when it is first asked for: a file that `serve` takes over from one site into the next is not hashed at every edit.
    print: Arc<OnceLock<Sha256>>,
}

#[derive(Clone, Debug)]
enum Content {
    // Not `Arc<[u8]>`: to make one of a `Vec` copies it, and some of these have a hundred megabytes.
    Bytes(Arc<Vec<u8>>),
    /// A source text as a JSON string between two pieces of a script, quoted while it is written. Quoted before, all texts of the works would
    /// be in memory twice.
    Quoted(Arc<str>, SourceText, &'static str),
}

impl Attachment {
    /// A source text as a JSON string between two pieces of a script.
    pub(super) fn quoted(before: &str, text: &SourceText, after: &'static str) -> Self {
        Content::Quoted(before.into(), text.clone(), after).into()
    }

    /// The fingerprint of what is written.
    #[must_use]
    pub fn print(&self) -> Sha256 {
        *self.print.get_or_init(|| Sha256::of_written(|hasher| self.write(hasher)))
    }

    /// Writes the file.
    ///
    /// # Errors
    /// Those of the writer.
    pub fn write(&self, mut to: impl Write) -> Result<()> {
        match &self.content {
            Content::Bytes(bytes) => to.write_all(bytes),
            Content::Quoted(before, text, after) => {
                // Every character that is escaped ends a piece, so without a buffer each line would be a call of the system.
                let mut buffer = std::io::BufWriter::with_capacity(1 << 16, to);
                buffer.write_all(before.as_bytes())?;
                serde_json::to_writer(&mut buffer, text.as_str())?;
                buffer.write_all(after.as_bytes())?;
                buffer.flush()
            }
        }
    }
}

impl From<Content> for Attachment {
    fn from(content: Content) -> Self {
        Self { content, print: Arc::default() }
    }
}

impl From<Vec<u8>> for Attachment {
    fn from(bytes: Vec<u8>) -> Self {
        Content::Bytes(Arc::new(bytes)).into()
    }
}

impl From<String> for Attachment {
    fn from(text: String) -> Self {
        text.into_bytes().into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_quoted_as_json_quotes_it_and_has_the_fingerprint_of_its_bytes() {
        let text = "print(\"\\n\")\r\n\tx = '\u{2028}\u{1F600}\u{7f}\u{1}'";
        let attachment = Attachment::quoted("text(3, ", &SourceText::new(text.into()), ");\n");
        let mut written = Vec::new();
        attachment.write(&mut written).unwrap();
        assert_eq!(String::from_utf8(written.clone()).unwrap(), format!("text(3, {});\n", serde_json::json!(text)));
        assert_eq!(attachment.print(), Sha256::of(&written));
        assert_eq!(attachment.print(), Attachment::from(written).print());
    }
}
