//! The target folder, with a folder as origin.

use crate::support::{folder, request, run, said, text, write};
use glossator::corpus::{Origin, Source};
use std::path::Path;

const FILES: [(&str, &[u8]); 2] = [("src/a.py", b"a = 1\n"), ("src/b.py", b"")];

fn copy(folder: &Path) -> Origin {
    write(&folder.join("copy/src/a.py"), "a = 1\n");
    write(&folder.join("copy/src/b.py"), "");
    Origin::Folder { path: folder.join("copy") }
}

const LEFT: &str =
    "  help: if the file was edited, move the edit elsewhere: the source folder holds the text as it is upstream\n";
const SILHOUETTE: &str = "  help: they are shown as silhouettes; the other messages say what was tried; or name a local copy with --mirror DIR\n";

#[test]
fn an_edited_file_is_fetched_anew() {
    let folder = folder();
    let request = request(folder.path(), vec![copy(folder.path())], &FILES);
    assert_eq!(said(&run(&request), folder.path()), "");
    write(&request.target.join("src/a.py"), "a = 12\n");
    let obtained = run(&request);
    assert_eq!(
        said(&obtained, folder.path()),
        format!(
            "warning: small: src/a.py in the source folder is not what the lock says: it has 7 bytes, the lock says 6\n{LEFT}"
        )
    );
    assert_eq!(text(&request, "src/a.py").as_deref(), Some("a = 1\n"));
    assert_eq!(obtained.files[&request.wanted[1].path].source, Source::Kept);
}

#[test]
fn an_edited_file_that_no_origin_has_is_left_alone_and_does_not_count() {
    let folder = folder();
    let request = request(folder.path(), vec![], &FILES);
    write(&request.target.join("src/a.py"), "a = 2\n");
    write(&request.target.join("src/b.py"), "");
    let obtained = run(&request);
    let digest = |text: &str| glossator::ids::Sha256::of(text.as_bytes()).short(12);
    assert_eq!(
        said(&obtained, folder.path()),
        format!(
            "error: small: src/a.py in the source folder is not what the lock says: its SHA-256 is {}…, the lock says {}…\n{LEFT}\
             error: small: 1 of 2 files were not obtained: src/a.py\n{SILHOUETTE}",
            digest("a = 2\n"),
            digest("a = 1\n")
        )
    );
    assert_eq!(text(&request, "src/a.py").as_deref(), Some("a = 2\n"));
    assert_eq!(obtained.missing, [request.wanted[0].path.clone()]);
}

#[cfg(unix)]
#[test]
fn a_folder_that_is_a_link_is_not_written_through() {
    let folder = folder();
    let request = request(folder.path(), vec![copy(folder.path())], &FILES[..1]);
    let outside = folder.path().join("outside");
    std::fs::create_dir_all(&outside).unwrap();
    std::fs::create_dir_all(&request.target).unwrap();
    std::os::unix::fs::symlink(&outside, request.target.join("src")).unwrap();
    let obtained = run(&request);
    assert_eq!(
        said(&obtained, folder.path()),
        format!(
            "error: small: src/a.py was not looked for or written: DIR/source/src is a link\n  \
             help: put a folder in its place: links are not followed, since they could lead anywhere\n\
             error: small: 1 of 1 files were not obtained: src/a.py\n{SILHOUETTE}"
        )
    );
    assert_eq!(std::fs::read_dir(&outside).unwrap().count(), 0);
}

#[cfg(unix)]
#[test]
fn a_link_in_place_of_a_file_is_replaced_even_if_what_it_leads_to_is_right() {
    let folder = folder();
    let request = request(folder.path(), vec![copy(folder.path())], &FILES[..1]);
    let outside = folder.path().join("outside.py");
    write(&outside, "a = 1\n");
    std::fs::create_dir_all(request.target.join("src")).unwrap();
    std::os::unix::fs::symlink(&outside, request.target.join("src/a.py")).unwrap();
    assert_eq!(
        said(&run(&request), folder.path()),
        "warning: small: DIR/source/src/a.py is a link, not a file\n  help: remove it, and the file is fetched\n"
    );
    assert!(std::fs::symlink_metadata(request.target.join("src/a.py")).unwrap().is_file());
}

#[cfg(unix)]
#[test]
fn links_in_a_folder_origin_are_not_followed() {
    let folder = folder();
    let origin = Origin::Folder { path: folder.path().join("copy") };
    let request = request(folder.path(), vec![origin], &[("a.py", b"secret"), ("in/b.py", b"secret"), ("c.py", b"x")]);
    write(&folder.path().join("secret/b.py"), "secret");
    write(&folder.path().join("copy/c.py"), "longer");
    std::os::unix::fs::symlink(folder.path().join("secret/b.py"), folder.path().join("copy/a.py")).unwrap();
    std::os::unix::fs::symlink(folder.path().join("secret"), folder.path().join("copy/in")).unwrap();
    assert_eq!(
        said(&run(&request), folder.path()),
        format!(
            "error: small: DIR/copy/a.py is a link, not a file\n  help: remove it, and the file is fetched\n\
             error: small: c.py from the folder DIR/copy was not taken: it is larger than 1 bytes\n  \
             help: leave the file out of the selection\n\
             error: small: in/b.py was not looked for or written: DIR/copy/in is a link\n  \
             help: put a folder in its place: links are not followed, since they could lead anywhere\n\
             error: small: 3 of 3 files were not obtained: a.py, c.py and in/b.py\n{SILHOUETTE}"
        )
    );
}

#[test]
fn a_folder_in_place_of_a_file_is_left_alone() {
    let folder = folder();
    let request = request(folder.path(), vec![copy(folder.path())], &FILES[..1]);
    write(&request.target.join("src/a.py/mine.txt"), "mine");
    let obtained = run(&request);
    let text = said(&obtained, folder.path());
    let lines: Vec<_> = text.lines().collect();
    assert_eq!(lines[0], "error: small: DIR/source/src/a.py is a folder, not a file");
    // The system's words follow.
    assert!(lines[2].starts_with("error: small: DIR/source/src/a.py cannot be written: "), "{text}");
    assert_eq!(crate::support::text(&request, "src/a.py/mine.txt").as_deref(), Some("mine"));
    assert_eq!(std::fs::read_dir(request.target.join("src")).unwrap().count(), 1, "no part is left behind");
}

#[test]
fn what_the_lock_does_not_know_is_not_fetched() {
    let folder = folder();
    let mut request = request(folder.path(), vec![copy(folder.path())], &FILES);
    request.wanted[0].locked = None;
    let obtained = run(&request);
    assert_eq!(
        said(&obtained, folder.path()),
        format!(
            "error: small: src/a.py is not in the lock\n  help: run `glossator vendor --update` to write the lock\n\
             error: small: 1 of 2 files were not obtained: src/a.py\n{SILHOUETTE}"
        )
    );
    assert!(!request.target.join("src/a.py").exists() && request.target.join("src/b.py").exists());
}

#[test]
fn a_folder_origin_without_the_file() {
    let folder = folder();
    let request = request(folder.path(), vec![copy(folder.path())], &[("src/c.py", b"x")]);
    assert_eq!(
        said(&run(&request), folder.path()),
        format!(
            "error: small: src/c.py is not in the folder DIR/copy\n  help: correct the path, or the paths of the origin, in work.yaml\n\
             error: small: 1 of 1 files were not obtained: src/c.py\n{SILHOUETTE}"
        )
    );
}
