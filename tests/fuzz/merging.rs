//! Merging: whatever lies over a text, the page's lines hold that text and nothing else.

use crate::engine::{came_to, fuzz, size};
use glossator::code::highlight::Highlighter;
use glossator::code::language::Language;
use glossator::code::text::SourceText;
use glossator::ids::{ContentId, LineRange};
use glossator::site::listing::{Body, ClaimMark, Listing, Marking, Palette};
use html5gum::{DefaultEmitter, Token, Tokenizer};
use std::collections::BTreeSet;
use std::ops::Range;

/// The text of some HTML, and how many elements it has. All are closed, in order.
fn read(html: &str) -> (String, usize) {
    let mut emitter = DefaultEmitter::default();
    emitter.naively_switch_states(true);
    let (mut text, mut count, mut open) = (String::new(), 0, Vec::new());
    for token in Tokenizer::new_with_emitter(html, emitter) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => {
                count += 1;
                let name = String::from_utf8(tag.name.to_vec()).unwrap();
                assert!(["span", "a", "i", "mark", "bdi"].contains(&name.as_str()), "<{name}>");
                assert!(tag.attributes.keys().all(|name| !name.starts_with(b"on") && name.as_slice() != b"style"));
                open.push(tag.name.to_vec());
            }
            Token::EndTag(tag) => assert_eq!(open.pop(), Some(tag.name.to_vec())),
            Token::String(string) => text.push_str(std::str::from_utf8(&string).unwrap()),
            Token::Error(error) if error.value == html5gum::Error::ControlCharacterReference => {}
            Token::Error(_) => {} // control characters of the text, which HTML has no other way to write
            Token::Comment(_) | Token::Doctype(_) => panic!("neither is in a listing"),
        }
    }
    assert!(open.is_empty());
    (text, count)
}

#[test]
fn merging() {
    let words = [
        "def f():\n",
        "x",
        "\n",
        "\r\n",
        "\r",
        "<",
        "&amp;",
        "]]>",
        "<!--",
        "\"",
        "'",
        "\u{202e}",
        "\u{2066}",
        "\u{2069}",
        "\u{200b}",
        "\u{301}",
        "\u{1f469}\u{200d}\u{1f467}",
        "\0",
        "\u{c}",
        "\t",
        "# c",
    ];
    let seeds: &[&[u8]] = &[
        b"\x00\x00\x03\x05\x02\x09\x01\x04\xffdef f(x):\n    return x < 1 # \xe2\x80\xae evil\n",
        b"\x03\x00\x00\x00\x00\x01\x01\x08\xff<script>\n</script>\n&amp;\n",
        b"\x02\x01\x02\x03\x04\x05\x06\x07\xffa\r\nb\rc\0d",
    ];
    let languages = [Language::Python, Language::Html, Language::Markdown, Language::Plain];
    let palette = Palette::new(Highlighter::new(&[]).unwrap());
    fuzz("merging", seeds, &words, |bytes| {
        let at = bytes.iter().position(|byte| *byte == 0xff).unwrap_or(0);
        let (numbers, text) = (&bytes[..at], bytes.get(at + 1..).unwrap_or_default());
        let (text, _) = SourceText::decode(text);
        let Some(lines) = LineRange::new(1, text.line_count()) else { return 0 };
        let language = languages[usize::from(numbers.first().copied().unwrap_or(0)) % languages.len()];
        let boundary =
            |at: usize| (0..=at.min(text.as_str().len())).rev().find(|at| text.as_str().is_char_boundary(*at)).unwrap();
        let marking = |numbers: &[u8]| {
            let numbers: Vec<usize> = numbers.iter().map(|number| usize::from(*number)).collect();
            let first = u32::try_from(numbers[0]).unwrap() % text.line_count() + 1;
            let last = (first + u32::try_from(numbers[1]).unwrap() % 8).min(text.line_count());
            let from = boundary(numbers[2] * 3);
            let words: Range<usize> = from..boundary(from + numbers[3] * 2);
            Marking {
                anchor: format!("n-{}", numbers[0]),
                letter: 'G',
                kind: "gloss".to_owned(),
                label: "<b>\u{202e}".to_owned(),
                lines: LineRange::new(first, last).unwrap(),
                symbol: None,
                words: vec![words],
            }
        };
        let markings: Vec<_> = numbers.chunks_exact(4).map(marking).collect();
        let mut claimed: BTreeSet<u32> = markings.iter().map(|marking| marking.lines.last()).collect();
        claimed.pop_first();
        let claims = claimed.into_iter().map(|line| ClaimMark {
            line,
            anchor: "c".to_owned(),
            signs: "ok".to_owned(),
            verdict: None,
            label: "\"".to_owned(),
        });
        let listing = Listing {
            body: Body::Text { text: text.clone(), language, content: ContentId::of(b""), keep: false },
            lines: Some(lines),
            lit: None,
            ranges: markings.iter().map(|marking| marking.lines).collect(),
            claims: claims.collect(),
            markings,
            varied: Vec::new(),
            ids: true,
            names: None,
            page: String::new(),
        };
        let segments = listing.draw(&palette);
        let shown: usize = segments.iter().map(|segment| segment.notes.len()).sum();
        assert_eq!(shown, listing.markings.len(), "every note is shown once");
        let html: String = segments.into_iter().map(|segment| segment.html).collect();
        let (shown, elements) = read(&html);
        assert_eq!(shown, text.as_str().replace('\0', "\u{2400}"));
        came_to((size(elements), size(shown.len()), listing.lanes(), language as usize))
    });
}
