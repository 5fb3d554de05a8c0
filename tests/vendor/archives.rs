//! Archives from strangers.

use crate::support::tarball::{Tarball, gzip};
use crate::support::zipfile::{Entry, entry, zip};
use glossator::corpus::archive::{Broken, Layout, Refusal, Taken, take};
use glossator::ids::RepoPath;
use std::collections::BTreeMap;
use tar::EntryType;

fn path(path: &str) -> RepoPath {
    path.parse().unwrap()
}

fn wanted(files: &[(&str, u64)]) -> BTreeMap<RepoPath, u64> {
    files.iter().map(|(file, limit)| (path(file), *limit)).collect()
}

fn tar(bytes: &[u8], files: &[(&str, u64)]) -> Result<Taken, Broken> {
    take(bytes, Layout::SourceTar, &wanted(files))
}

fn wheel(entries: &[Entry], files: &[(&str, u64)]) -> Result<Taken, Broken> {
    take(&zip(entries, "a comment"), Layout::Wheel, &wanted(files))
}

/// The reason for which the one refused file was refused, and that nothing was taken.
fn refusal(taken: Result<Taken, Broken>, file: &str) -> String {
    let taken = taken.unwrap();
    assert!(taken.files.is_empty(), "{taken:?}");
    taken.refused[&path(file)].to_string()
}

fn broken(taken: Result<Taken, Broken>) -> String {
    taken.unwrap_err().to_string()
}

#[test]
fn the_wanted_files_are_taken_and_nothing_else() {
    let long = format!("top-1/{}/b.py", "d".repeat(150));
    let archive = Tarball::default()
        .entry(EntryType::XGlobalHeader, "pax_global_header", "", b"17 comment=abcde\n")
        .entry(EntryType::Directory, "top-1/", "", b"")
        .file("top-1/src/a.py", "a = 1\n")
        .file("top-1/empty", "")
        .file("top-1/other.py", "not wanted")
        .entry(EntryType::GNULongName, "././@LongLink", "", format!("{long}\0").as_bytes())
        .file("top-1/cut", "b = 2\n")
        .gz();
    let taken = tar(&archive, &[("src/a.py", 6), ("empty", 0), ("absent", 9), (&long[6..], 9)]).unwrap();
    let files = BTreeMap::from([
        (path("src/a.py"), b"a = 1\n".to_vec()),
        (path("empty"), vec![]),
        (path(&long[6..]), b"b = 2\n".to_vec()),
    ]);
    assert_eq!(taken, Taken { files: files.clone(), ..Taken::default() });

    let mut stored = entry("empty", b"");
    stored.method = 0;
    let entries = [entry("src/", b""), entry("src/a.py", b"a = 1\n"), entry("other.py", b"not wanted"), stored];
    let taken = wheel(&entries, &[("src/a.py", 6), ("empty", 0), ("absent", 9)]).unwrap();
    assert_eq!(taken.files.keys().collect::<Vec<_>>(), [&path("empty"), &path("src/a.py")]);
    assert_eq!(taken.files[&path("src/a.py")], b"a = 1\n");

    let source = zip(&[entry("top-1/src/a.py", b"a = 1\n")], "");
    assert_eq!(take(&source, Layout::SourceZip, &wanted(&[("src/a.py", 6)])).unwrap().files.len(), 1);
}

#[test]
fn entries_that_would_leave_are_left_aside_and_named() {
    let archive = Tarball::default()
        .file("../src/a.py", "evil")
        .file("/src/a.py", "evil")
        .file("top/../src/a.py", "evil")
        .file("top/src/a.py", "good")
        .gz();
    let taken = tar(&archive, &[("src/a.py", 9)]).unwrap();
    assert_eq!(taken.outside, ["../src/a.py", "/src/a.py", "top/../src/a.py"]);
    assert_eq!(taken.files, BTreeMap::from([(path("src/a.py"), b"good".to_vec())]));

    let entries =
        ["../a.py", "/a.py", "C:\\a.py", "x\\..\\a.py", "a.py\x1b[2J/..", "/sixth"].map(|name| entry(name, b"evil"));
    let taken = wheel(&entries, &[("a.py", 9)]).unwrap();
    assert_eq!(taken.outside, ["../a.py", "/a.py", "C:\\a.py", "x\\..\\a.py", "a.py [2J/.."]);
    assert!(taken.files.is_empty() && taken.refused.is_empty());
}

#[test]
fn links_and_devices_are_not_taken() {
    for (kind, why) in [
        (EntryType::Symlink, "it is a link there"),
        (EntryType::Link, "it is a link to another entry there"),
        (EntryType::Char, "it is a device or another sort of entry that is not read"),
        (EntryType::Fifo, "it is a device or another sort of entry that is not read"),
        (EntryType::Continuous, "it is a device or another sort of entry that is not read"),
    ] {
        let archive = Tarball::default().file("top/b.py", "b").entry(kind, "top/a.py", "top/b.py", b"").gz();
        assert_eq!(refusal(tar(&archive, &[("a.py", 9)]), "a.py"), why);
    }
    for (mode, why) in
        [(0o120_777, "it is a link there"), (0o020_644, "it is a device or another sort of entry that is not read")]
    {
        let link = Entry { mode, ..entry("a.py", b"b.py") };
        assert_eq!(refusal(wheel(&[link], &[("a.py", 9)]), "a.py"), why);
    }
}

#[test]
fn a_file_behind_a_link_is_not_taken_whichever_comes_first() {
    let link = |archive: Tarball| archive.entry(EntryType::Symlink, "top/src", "/etc", b"");
    let file = |archive: Tarball| archive.file("top/src/deep/a.py", "evil");
    for archive in [file(link(Tarball::default())), link(file(Tarball::default()))] {
        let why = refusal(tar(&archive.gz(), &[("src/deep/a.py", 9)]), "src/deep/a.py");
        assert_eq!(why, "src in the archive is a link");
    }
    let entries = [entry("src/a.py", b"evil"), Entry { mode: 0o120_777, ..entry("src", b"/etc") }];
    assert_eq!(refusal(wheel(&entries, &[("src/a.py", 9)]), "src/a.py"), "src in the archive is a link");
}

#[test]
fn of_two_entries_with_one_path_neither_is_taken() {
    let twice = "the archive has it twice";
    let archive = Tarball::default().file("top/a.py", "one").file("other/a.py", "two").file("top/a.py", "three").gz();
    assert_eq!(refusal(tar(&archive, &[("a.py", 9)]), "a.py"), twice);
    let archive = Tarball::default().file("top/a.py", "one").entry(EntryType::Symlink, "./top/a.py", "x", b"").gz();
    assert_eq!(refusal(tar(&archive, &[("a.py", 9)]), "a.py"), twice);
    assert_eq!(refusal(wheel(&[entry("a.py", b"one"), entry("a.py", b"two")], &[("a.py", 9)]), "a.py"), twice);
}

#[test]
fn files_that_are_too_large_or_not_as_they_are_described() {
    let archive = Tarball::default().file("top/a.py", "1234567").gz();
    assert_eq!(refusal(tar(&archive, &[("a.py", 6)]), "a.py"), "it is larger than 6 bytes");
    assert_eq!(refusal(wheel(&[entry("a.py", b"1234567")], &[("a.py", 6)]), "a.py"), "it is larger than 6 bytes");
    let lies = "its size or checksum is not what the archive says";
    let small = Entry { size: 3, ..entry("a.py", b"1234567") };
    assert_eq!(refusal(wheel(&[small], &[("a.py", 9)]), "a.py"), lies);
    let other = Entry { crc: Some(7), ..entry("a.py", b"1234567") };
    assert_eq!(refusal(wheel(&[other], &[("a.py", 9)]), "a.py"), lies);
    let secret = Entry { flags: 1, ..entry("a.py", b"1234567") };
    assert_eq!(refusal(wheel(&[secret], &[("a.py", 9)]), "a.py"), "it is encrypted");
    let odd = Entry { method: 12, ..entry("a.py", b"1234567") };
    assert_eq!(refusal(wheel(&[odd], &[("a.py", 9)]), "a.py"), "it is packed by method 12, which is not read");
}

#[test]
fn bombs() {
    // A gigabyte in an entry that nobody wants.
    let mut head = Tarball::default();
    head.head(EntryType::Regular, "top/big", "", 1 << 30);
    let bomb = head.gz_around(1024, Tarball::default().file("top/a.py", "a"));
    let limit = bomb.len() as u64 * 100;
    assert!(limit < 1 << 30);
    assert_eq!(
        broken(tar(&bomb, &[("a.py", 9)])),
        format!("the archive unpacks to more than {limit} bytes, which is too much for its size")
    );
    // A gigabyte behind the last entry.
    let bomb = Tarball(vec_of(Tarball::default().file("top/a.py", "a"))).gz_around(1024, Tarball::default());
    assert_eq!(
        broken(tar(&bomb, &[("a.py", 9)])),
        format!("the archive unpacks to more than {} bytes, which is too much for its size", bomb.len() * 100)
    );
    // Sixteen mebibytes that say they are six bytes: stopped at the limit of the file, or where there is none, of the archive.
    let lying = || Entry { size: 6, ..entry("a.py", &vec![0; 16 << 20]) };
    assert_eq!(refusal(wheel(&[lying()], &[("a.py", 6)]), "a.py"), "it is larger than 6 bytes");
    let limit = zip(&[lying()], "a comment").len().max(10_486) * 100;
    assert_eq!(
        broken(wheel(&[lying()], &[("a.py", 64 << 20)])),
        format!("the archive unpacks to more than {} bytes, which is too much for its size", limit.max(1 << 20))
    );
}

fn vec_of(tarball: Tarball) -> Vec<u8> {
    let mut bytes = Vec::new();
    std::io::Read::read_to_end(&mut flate2::read::GzDecoder::new(tarball.gz().as_slice()), &mut bytes).unwrap();
    bytes
}

#[test]
fn a_name_of_a_gigabyte_is_not_read() {
    let mut head = Tarball::default();
    head.head(EntryType::GNULongName, "././@LongLink", "", 1 << 30);
    let archive = head.gz_around(1024, Tarball::default().file("top/a.py", "a"));
    assert_eq!(broken(tar(&archive, &[("a.py", 9)])), "an entry has a name or attributes of more than 65536 bytes");
    let name = "n".repeat(5000);
    let archive = Tarball::default()
        .entry(EntryType::GNULongName, "././@LongLink", "", name.as_bytes())
        .file("top/a.py", "a")
        .gz();
    assert_eq!(broken(tar(&archive, &[("a.py", 9)])), "an entry has a name or attributes of more than 4096 bytes");
    let name: &'static str = Box::leak(name.into_boxed_str());
    assert_eq!(broken(wheel(&[entry(name, b"")], &[])), "an entry has a name or attributes of more than 4096 bytes");
}

#[test]
fn too_many_entries() {
    let mut archive = Tarball::default();
    for _ in 0..50_001 {
        archive.head(EntryType::Regular, "top/x", "", 0);
    }
    let packed = archive.gz();
    // So many equal heads pack better than is allowed; entries that differ do not.
    assert!(broken(tar(&packed, &[])).starts_with("the archive unpacks to more than "));
    let mut archive = Tarball::default();
    let mut state = 1_u64;
    for _ in 0..50_001 {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        archive.head(
            EntryType::Regular,
            &format!("top/{state:x}{:x}", state.rotate_left(17)),
            &format!("{:x}", !state),
            0,
        );
    }
    assert_eq!(broken(tar(&archive.gz(), &[])), "the archive has more than 50000 entries");
    let many: Vec<Entry> = (0..50_001).map(|_| Entry { method: 0, ..entry("x", b"") }).collect();
    assert_eq!(broken(wheel(&many, &[])), "the archive has more than 50000 entries");
}

#[test]
fn archives_that_are_cut_short_or_none() {
    let whole = Tarball::default().file("top/a.py", "a").file("top/b.py", &"b".repeat(3000)).gz();
    for cut in [1, 9, 30, whole.len() / 2, whole.len() - 1] {
        let message = broken(tar(&whole[..cut], &[("a.py", 9)]));
        assert!(message.starts_with("the archive is damaged or cut short ("), "{cut}: {message}");
    }
    let mut unpacked = vec_of(Tarball::default().file("top/a.py", &"a".repeat(2000)));
    unpacked.truncate(1000);
    let message = broken(tar(&gzip(&unpacked), &[("a.py", 9000)]));
    assert!(message.starts_with("the archive is damaged or cut short ("), "{message}");
    assert!(broken(tar(b"<html>not found</html>", &[])).starts_with("the archive is damaged or cut short ("));

    let no_end = "the archive is damaged or cut short (it has no directory of files at its end)";
    let whole = zip(&[entry("a.py", b"aaa")], "");
    for cut in [0, 1, whole.len() / 2, whole.len() - 1] {
        assert_eq!(broken(take(&whole[..cut], Layout::Wheel, &wanted(&[]))), no_end, "{cut}");
    }
    assert_eq!(
        broken(take(&whole[10..], Layout::Wheel, &wanted(&[("a.py", 9)]))),
        "the archive is damaged or cut short (its directory is not where it says)"
    );
    let mut moved = whole.clone();
    moved[0] = b'X';
    assert_eq!(
        broken(take(&moved, Layout::Wheel, &wanted(&[("a.py", 9)]))),
        "the archive is damaged or cut short (a file of it is not where its directory says)"
    );
    let mut fewer = whole.clone();
    let end = whole.len() - 22;
    fewer[end + 8] = 2;
    fewer[end + 10] = 2;
    assert_eq!(
        broken(take(&fewer, Layout::Wheel, &wanted(&[]))),
        "the archive is damaged or cut short (its directory has another number of entries than it says)"
    );
    let mut split = whole;
    split[end + 4] = 1;
    assert_eq!(broken(take(&split, Layout::Wheel, &wanted(&[]))), "the archive is split or larger than 4 GiB");
    assert_eq!(Refusal::Twice.to_string(), "the archive has it twice");
}
