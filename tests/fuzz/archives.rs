//! Archives: whatever the bytes, only wanted files, none larger than it may be, or a fault that is told.

use crate::engine::{came_to, fuzz, size};
use crate::tarball::{Tarball, gzip};
use crate::zipfile::{entry, zip};
use glossator::corpus::archive::{Layout, take};
use std::collections::BTreeMap;
use tar::EntryType;

#[test]
fn archives() {
    let wanted: BTreeMap<_, _> = [("src/a.py", 64_u64), ("b.py", 2000), ("empty", 0)]
        .into_iter()
        .map(|(path, most)| (path.parse().unwrap(), most))
        .collect();
    let plain_tar = |tarball: Tarball| {
        let mut bytes = vec![0];
        bytes.extend(tarball.0);
        bytes.extend([0; 1024]);
        bytes
    };
    let as_wheel = |bytes: Vec<u8>| [vec![1], bytes].concat();
    let mut stored = entry("b.py", b"b = 2\n");
    stored.method = 0;
    let seeds = [
        plain_tar(Tarball::default().file("top/src/a.py", "a = 1\n").file("top/b.py", "b = 2\n")),
        plain_tar(
            Tarball::default().entry(EntryType::GNULongName, "././@LongLink", "", b"top/src/a.py\0").file("top/x", "a"),
        ),
        plain_tar(
            Tarball::default().entry(EntryType::XHeader, "pax", "", b"21 path=top/src/a.py\n").file("top/x", "a"),
        ),
        plain_tar(Tarball::default().entry(EntryType::Symlink, "top/src", "/etc", b"").file("top/src/a.py", "a")),
        plain_tar(Tarball::default().file("../a.py", "a").file("top/b.py", "b").file("top/b.py", "b")),
        as_wheel(zip(&[entry("src/a.py", b"a = 1\n"), entry("b.py", b"b = 2\n"), entry("empty", b"")], "comment")),
        as_wheel(zip(&[stored, entry("../src/a.py", b"x")], "")),
        [vec![3], Tarball::default().file("top/src/a.py", "a = 1\n").gz()].concat(),
    ];
    let seeds: Vec<&[u8]> = seeds.iter().map(Vec::as_slice).collect();
    let words = [
        "PK\x03\x04",
        "PK\x01\x02",
        "PK\x05\x06",
        "top/",
        "src/a.py",
        "../",
        "/",
        "ustar\0",
        "\x7f\x7f\x7f\x7f",
        "\0\0\0\0",
        "77777777777\0",
        "path=",
        "size=9",
    ];
    fuzz("archives", &seeds, &words, |bytes| {
        let [layout, bytes @ ..] = bytes else { return 0 };
        let (bytes, layout) = match layout % 4 {
            // A tar is packed here: one flipped bit of a packed one only spoils its checksum, and nothing behind it is reached.
            0 => (gzip(bytes), Layout::SourceTar),
            1 => (bytes.to_vec(), Layout::Wheel),
            2 => (bytes.to_vec(), Layout::SourceZip),
            _ => (bytes.to_vec(), Layout::SourceTar),
        };
        let taken = take(&bytes, layout, &wanted);
        if let Ok(taken) = &taken {
            for (path, bytes) in &taken.files {
                assert!(wanted.get(path).is_some_and(|most| bytes.len() as u64 <= *most), "{path}");
                assert!(!taken.refused.contains_key(path), "{path} is taken and refused");
            }
            assert!(taken.refused.keys().all(|path| wanted.contains_key(path)));
            assert!(taken.outside.iter().all(|name| !name.contains(char::is_control)));
        }
        came_to(match &taken {
            Ok(taken) => {
                let refused: Vec<_> = taken.refused.values().map(std::mem::discriminant).collect();
                (layout as usize, taken.files.len(), refused, size(taken.outside.len()), String::new())
            }
            // Faults differ by their words; numbers in them do not count.
            Err(broken) => {
                let words: String = broken.to_string().chars().filter(|c| !c.is_ascii_digit()).collect();
                (layout as usize, 99, Vec::new(), 0, words)
            }
        })
    });
}
