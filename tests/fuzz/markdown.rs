//! Markdown: whatever the text, pieces in order, links that end, and nothing of raw HTML.

use crate::engine::{came_to, fuzz, size};
use glossator::prose::{Link, Piece, Terms, count_words, pieces, plain};
use pulldown_cmark::Event;
use std::collections::BTreeSet;

#[test]
fn markdown() {
    let words = [
        "[",
        "]",
        "(",
        ")",
        "![",
        "[[",
        "]]",
        "[^1]",
        "[^1]: ",
        "[@a2020",
        "; @b",
        "[[note:",
        "[[term:",
        "[[path:",
        "[[claim:a/b]]",
        "|",
        "|-|\n",
        "\n",
        "\n\n",
        "# ",
        "> ",
        "- ",
        "1. ",
        "    ",
        "\t",
        "```",
        "`",
        "*",
        "**",
        "_",
        "~~",
        "<",
        ">",
        "<!--",
        "-->",
        "<b>",
        "</b>",
        "<?",
        "<![CDATA[",
        "&lt;",
        "&#x202e;",
        "&#0;",
        "&NewLine;",
        "javascript:",
        "JaVa\tscript:",
        "data:text/html,",
        "https://example.org/",
        "mailto:a@b",
        "//x",
        "[r]: ",
        "<http:",
        "\\",
        "---",
        "'",
        "\"",
        "\u{202e}",
        "\u{0}",
        "\u{feff}",
        "\u{301}",
        "chance",
        "dice",
        "é",
        "\r",
        "\r\n",
    ];
    let seeds: &[&[u8]] = &[
        b"# Title\n\nAs [@a2020, sec. 3; @b-c] says, see [[gpt-2:src/model.py#L1-L2]] and [[note:gpt-2/a.py/x|this]].\n",
        b"A [web](https://example.org/) ![x](y) <b>c</b> `d`[^1]\n\n[^1]: Note [[term:chance]].\n",
        b"| a | b |\n|---|---|\n| *c* | ~~d~~ |\n\n> - 1. <div>\n>   x\n>   </div>\n",
        b"<script>alert(1)</script>\n\n[r][r]\n\n[r]: javascript:alert(1)\n",
    ];
    let term = "chance".parse().unwrap();
    let terms = Terms::new([("chance", &term), ("source of chance", &term)]);
    let safe = ["https:", "http:", "mailto:"];
    fuzz("markdown", seeds, &words, |bytes| {
        let text = String::from_utf8_lossy(bytes);
        let (mut open, mut kinds, mut count) = (0_i32, BTreeSet::new(), 0);
        for (piece, range) in pieces(&text) {
            assert!(text.get(range.clone()).is_some(), "{range:?} is no stretch of {text:?}");
            count += 1;
            kinds.insert(match piece {
                Piece::LinkStart(link, _) => {
                    open += 1;
                    match link {
                        Link::Web(address) => {
                            assert!(safe.iter().any(|scheme| address.starts_with(scheme)), "{address:?}");
                            "web"
                        }
                        Link::Unsafe(_) => "unsafe",
                        Link::Picture(_) => "picture",
                        Link::Malformed(_) => "malformed",
                        Link::Cite(_) => "cite",
                        _ => "inner",
                    }
                }
                Piece::LinkEnd => {
                    open -= 1;
                    "end"
                }
                Piece::Html(_) => "html",
                Piece::TermStart(_) | Piece::TermEnd => panic!("only terms give terms"),
                Piece::Plain(Event::Html(html) | Event::InlineHtml(html)) => panic!("{html:?} came through"),
                Piece::Plain(Event::Code(_)) => "code",
                Piece::Plain(Event::FootnoteReference(_)) => "footnote",
                Piece::Plain(Event::Start(_)) => "start",
                Piece::Plain(_) => "text",
            });
            assert!(open >= 0, "{text:?} ends a link that did not begin");
        }
        assert_eq!(open, 0, "{text:?} leaves a link open");
        let mut inside = 0_i32;
        for (piece, _) in terms.pieces(&text) {
            inside += match piece {
                Piece::TermStart(_) => 1,
                Piece::TermEnd => -1,
                _ => 0,
            };
            assert!((0..=1).contains(&inside));
        }
        assert_eq!(inside, 0);
        came_to((kinds, size(count), size(count_words(&text)), size(plain(&text).len())))
    });
}
