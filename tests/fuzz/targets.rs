//! Targets: addresses that are read and written again, paths that stay in their folder, and lines that are found or not, never guessed.

use crate::engine::{came_to, fuzz, size};
use glossator::anchor::{Anchored, Context, Stamp, State, carry, locate};
use glossator::code::analyse;
use glossator::code::python::TreeTokens;
use glossator::code::text::SourceText;
use glossator::ids::{
    ClaimId, CodeAddress, Issued, LineRange, NoteId, Orcid, PackageUrl, RepoPath, StateId, WebAddress, WorkId,
};
use std::fmt::Display;
use std::path::{Component, Path};
use std::str::FromStr;

/// Reads a text as a value; what was read is written as it was.
fn again<T: FromStr + Display + PartialEq>(text: &str) -> Option<T> {
    let read: T = text.parse().ok()?;
    let written = read.to_string();
    assert!(written.parse::<T>().is_ok_and(|again| again == read), "{text:?} is written as {written:?}");
    Some(read)
}

#[test]
fn addresses() {
    let words = [
        "gpt-2",
        ":",
        "@",
        "#L",
        "-L",
        "-",
        "/",
        "..",
        ".",
        "\\",
        "src",
        "a.py",
        "C:",
        "0.1",
        "\0",
        "\u{202e}",
        "\u{fe52}",
        "\u{ff0f}",
        "%2e%2e",
        "~",
        "CON",
        "nul.txt",
        " ",
        "\u{301}",
        "é",
        "4294967295",
        "4294967296",
        "pkg:pypi/a@1",
        "https://",
        "http://[::1]",
        "2020-02-30",
        "0000-0002-1825-0097",
    ];
    let seeds: &[&[u8]] = &[
        b"gpt-2:src/model.py#L147-L150",
        b"gpt-2-simple@0.1:a/b.py",
        b"gpt-2/src/a.py/slug",
        b"https://example.org/a",
        b"2020-04-30",
    ];
    fuzz("addresses", seeds, &words, |bytes| {
        let text = String::from_utf8_lossy(bytes);
        let path = again::<RepoPath>(&text);
        if let Some(path) = &path {
            let top = Path::new("/top");
            let below = path.below(top);
            let inner = below.strip_prefix(top).expect("below its folder");
            assert!(inner.components().all(|part| matches!(part, Component::Normal(_))), "{text:?}");
            assert_eq!(inner.components().count(), path.parts().count(), "{text:?}");
        }
        let work = again::<WorkId>(&text);
        assert!(work.is_none() || text.is_ascii());
        let web = again::<WebAddress>(&text);
        assert!(
            web.as_ref().is_none_or(|web| web.as_str().starts_with("https://") || web.as_str().starts_with("http://"))
        );
        came_to((
            path.map(|path| path.parts().count()),
            (
                again::<CodeAddress>(&text).map(|address| (address.state.is_some(), address.lines.is_some())),
                work.is_some(),
            ),
            (again::<NoteId>(&text).is_some(), again::<LineRange>(&text).is_some(), again::<ClaimId>(&text).is_some()),
            (web.is_some(), again::<StateId>(&text).is_some(), again::<PackageUrl>(&text).is_some()),
            (
                again::<Issued>(&text).is_some(),
                again::<Orcid>(&text).is_some(),
                LineRange::from_fragment(&text).is_ok(),
            ),
            size(text.len()),
        ))
    });
}

#[test]
fn anchors() {
    let words = [
        "def f():\n",
        "    ",
        "x = 1\n",
        "\n",
        "\n\n",
        "# c\n",
        "class A:\n",
        "(",
        ")",
        "f(x)\n",
        "\0",
        "\u{2}",
        "if x:\n",
        "\r\n",
        "'''",
        "é",
    ];
    let seeds: &[&[u8]] = &[
        b"\x01\x02def f():\n    x = 1\n    return x\n\0def f():\n    y = 2\n    x = 1\n    return x\n",
        b"\x02\x01a = 1\nb = 2\nb = 2\n\0b = 2\nb = 2\n",
        b"\x01\x01f(a, b)\n\0f(\n    a,\n    b,\n)\n",
    ];
    fuzz("anchors", seeds, &words, |bytes| {
        let [first, count, texts @ ..] = bytes else { return 0 };
        let texts = String::from_utf8_lossy(texts);
        let (old, new) = texts.split_once('\0').unwrap_or((&texts, &texts));
        let texts = [old, new].map(|text| SourceText::new(text.into()));
        let Some(lines) = LineRange::new(u32::from(*first), u32::from(*first) + u32::from(*count % 16)) else {
            return 1;
        };
        if lines.last() > texts[0].line_count() {
            return 2;
        }
        let read = [0, 1].map(|at| analyse("a.py", &texts[at]));
        let tokens = [0, 1].map(|at| read[at].module.as_ref().map(|module| TreeTokens::of(module, texts[at].as_str())));
        let given = [0, 1].map(|at| move |tokens: &'_ [Option<TreeTokens>; 2]| tokens[at].is_some());
        assert!(given.iter().all(|given| given(&tokens)), "Python is parsed");
        let (of_old, of_new) = (|| tokens[0].as_ref(), || tokens[1].as_ref());
        let old = Context { text: &texts[0], tokens: &of_old, symbols: &read[0].symbols };
        let new = Context { text: &texts[1], tokens: &of_new, symbols: &read[1].symbols };
        let symbol =
            read[0].symbols.iter().rev().find(|symbol| symbol.lines.covers(lines)).map(|symbol| symbol.name.as_str());
        let stamp = Stamp::of(&texts[0], tokens[0].as_ref(), lines);
        assert_eq!(stamp.to_string().parse(), Ok(stamp.clone()));
        let target = Anchored { lines, symbol, stamp: Some(&stamp) };
        assert_eq!(locate(&target, &old), State::Exact, "what was just stamped is in its place");
        let state = locate(&target, &new);
        let said = |range: LineRange| texts[1].range(range);
        let what = match &state {
            State::Exact => {
                assert_eq!(said(lines), texts[0].range(lines));
                0
            }
            State::Shifted(to) => {
                assert_eq!(said(*to), texts[0].range(lines));
                1
            }
            State::Reformatted(to) => {
                assert!(to.last() <= texts[1].line_count());
                2
            }
            State::Ambiguous(places) => {
                assert!(places.len() > 1 && places.iter().all(|place| place.last() <= texts[1].line_count()));
                3
            }
            State::Changed => 4,
            State::Orphan => 5,
            State::Unstamped => panic!("it is stamped"),
        };
        let carried = carry(lines, symbol, &old, &new);
        came_to((what, std::mem::discriminant(&carried), symbol.is_some(), size(texts[1].line_count() as usize)))
    });
}
