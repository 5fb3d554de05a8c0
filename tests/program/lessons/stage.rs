//! Where an example is tried: a small edition of the founding edition's names, and the ways in which a piece of a file gets into it.

use crate::support::Edition;
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::OnceLock;

/// The note that examples are about, and another one in the same file.
pub const NOTE: &str = "annotations/notes/gpt-2/src/sample.py/the-draw.yaml";
pub const OTHER: &str = "annotations/notes/gpt-2/src/sample.py/asked-twice.yaml";

/// Where an example stands in the edition.
#[derive(Clone, Copy)]
pub enum Place {
    /// Keys of the note, instead of those that it has.
    Note,
    /// Keys of the note's target, likewise.
    Target,
    /// A sentence of the note.
    Body,
    /// A piece of a file, at `{}` in this frame, and as far in as that is if it stands alone on its line.
    In(&'static str, &'static str),
    /// The path of the note's file.
    Path,
    /// The example says in words what is done; here it is done.
    Deed(fn(&Edition)),
}

/// The edition, its texts in place, its kinds and lenses those of the founding edition.
pub fn stage() -> Edition {
    static LAID: OnceLock<Edition> = OnceLock::new();
    let laid = LAID.get_or_init(|| {
        let top = Path::new(env!("CARGO_MANIFEST_DIR"));
        let edition = Edition::from(&top.join("tests/lessons"));
        for name in ["kinds.yaml", "lenses.yaml"] {
            edition.put(&format!("annotations/{name}"), std::fs::read(top.join("annotations").join(name)).unwrap());
        }
        edition.run(["vendor", "--update", "--offline"]).expect(0);
        edition
    });
    Edition::from(&laid.folder())
}

/// Puts an example where it belongs.
pub fn put(edition: &Edition, place: Place, example: &str) {
    let base = edition.text(NOTE);
    match place {
        Place::Note => edition.put(NOTE, as_meant(&instead(&base, example))),
        Place::Target => {
            let (_, rest) = base.split_once("target:\n").unwrap();
            let old: String = rest
                .lines()
                .take_while(|line| line.starts_with("  "))
                .map(|line| format!("{}\n", &line[2..]))
                .collect();
            let target = instead(&old, example).lines().map(|line| format!("  {line}\n")).collect::<String>();
            edition.put(NOTE, as_meant(&instead(&base, &format!("target:\n{target}"))));
        }
        Place::Body => edition.put(NOTE, format!("{base}\n  {example}\n")),
        Place::In(file, frame) => {
            let line = frame.lines().find(|line| line.contains("{}")).unwrap();
            let indent = if line.trim() == "{}" { line.replace("{}", "") } else { String::new() };
            edition.put(file, frame.replace("{}", &example.replace('\n', &format!("\n{indent}"))));
        }
        Place::Path => {
            edition.delete(NOTE);
            edition.put(example, base);
        }
        Place::Deed(deed) => deed(edition),
    }
}

/// A mapping with these keys instead of its own.
fn instead(mapping: &str, keys: &str) -> String {
    let key =
        |line: &str| line.split_once(':').map(|(key, _)| key.to_owned()).filter(|_| !line.starts_with([' ', '#']));
    let new: BTreeSet<String> = keys.lines().filter_map(key).collect();
    let mut kept = true;
    let rest = mapping.split_inclusive('\n').filter(|line| {
        if let Some(key) = key(line) {
            kept = !new.contains(&key);
        }
        kept
    });
    rest.collect::<String>() + keys.trim_end() + "\n"
}

/// What a lesson shows by signs that can be seen, as a file has it: `‹U+202E›` is that character, and `\u{fffd}` a byte that is not UTF-8.
fn as_meant(text: &str) -> Vec<u8> {
    let mut meant = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("\u{2039}U+") {
        let (number, after) = after.split_once('\u{203a}').unwrap();
        meant.push_str(before);
        meant.push(char::from_u32(u32::from_str_radix(number, 16).unwrap()).unwrap());
        rest = after;
    }
    meant.push_str(rest);
    let parts: Vec<&[u8]> = meant.split('\u{fffd}').map(str::as_bytes).collect();
    parts.join(&0xfc)
}
