//! Style sheets as they are sent: without what only whoever writes them reads.
//!
//! Comments and indents are a fifth of the sheets' weight after compression. Nothing else is taken out: rules keep their words and their lines, so
//! that a reader's tools show what the theme says. A minifier would win a few hundred bytes more, and has to know all of CSS.

/// A sheet without comments, indents and empty lines. What stands in strings stays as it is.
pub(super) fn sent(sheet: &str) -> String {
    let bare = without_comments(sheet);
    let mut out = String::with_capacity(bare.len());
    let mut in_string = false;
    for line in bare.split_inclusive('\n') {
        // A string that goes on from the line before, after a backslash, has its blanks.
        let shown = if in_string { line } else { line.trim_start() };
        out.push_str(shown);
        in_string = line.ends_with("\\\n");
    }
    out
}

fn without_comments(sheet: &str) -> String {
    let mut out = String::with_capacity(sheet.len());
    let mut rest = sheet;
    while let Some(at) = rest.find(['"', '\'', '/']) {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let length = if let Some(comment) = from.strip_prefix("/*") {
            // One that never ends takes the rest of the sheet with it, as browsers have it.
            rest = comment.split_once("*/").map_or("", |(_, after)| after);
            continue;
        } else if from.starts_with('/') {
            1
        } else {
            string(from)
        };
        out.push_str(&from[..length]);
        rest = &from[length..];
    }
    out + rest
}

/// How long the string is that a text begins with, its quotation marks included. A line end that no backslash is before ends it, too.
fn string(text: &str) -> usize {
    let quote = text.as_bytes()[0];
    let mut escaped = false;
    for (at, byte) in text.bytes().enumerate().skip(1) {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'\n' => return at,
            _ if byte == quote => return at + 1,
            _ => {}
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::sent;

    #[test]
    fn comments_and_indents_are_left_out() {
        assert_eq!(
            sent("/* a\n b */\n@layer x {\n  a { b: c; } /* d */\n\n  e { f: g; }\n}\n"),
            "@layer x {\na { b: c; } \ne { f: g; }\n}\n"
        );
        assert_eq!(sent("a { b: 1/2 } /* no end"), "a { b: 1/2 } ");
    }

    #[test]
    fn strings_keep_theirs() {
        let quoted = "a::before { content: \"/* it's */\"; }\nb::after { content: '\\'/*'; }\n";
        assert_eq!(sent(quoted), quoted);
        assert_eq!(sent("a { content: \"b\\\n  c\" }"), "a { content: \"b\\\n  c\" }");
        // A string that nobody closed ends with its line.
        assert_eq!(sent("a { content: \"b\n}\n/* c */ d {}"), "a { content: \"b\n}\nd {}");
    }
}
