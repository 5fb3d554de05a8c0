//! Writing the lock anew.

use crate::support::repository::{Repository, origin};
use crate::support::{folder, request, run, said, text, write};
use glossator::corpus::{Locked, Origin, Request};
use std::path::Path;

fn update(folder: &Path, origins: Vec<Origin>, paths: &[&str]) -> Request {
    // What the old lock says is no matter.
    let files: Vec<(&str, &[u8])> = paths.iter().map(|path| (*path, b"of the old lock".as_slice())).collect();
    Request { update: true, ..request(folder, origins, &files) }
}

#[test]
fn the_first_origin_gives_and_nothing_is_held_against_it() {
    let folder = folder();
    let repository = Repository::new(&folder.path().join("repo"));
    let commit = repository.commit(&[("a.py", "new\n")]);
    let mut request = update(folder.path(), vec![origin(&commit)], &["a.py"]);
    request.wanted[0].locked = None;
    request.mirrors = vec![repository.folder.clone()];
    write(&request.target.join("a.py"), "edited here\n");
    let obtained = run(&request);
    assert_eq!(said(&obtained, folder.path()), "");
    assert_eq!(text(&request, "a.py").as_deref(), Some("new\n"), "an edit is not locked");
    let got = &obtained.files[&request.wanted[0].path];
    assert_eq!(got.facts, Locked::of(b"new\n"));
    assert_eq!(
        got.source.to_string(),
        format!("commit {} in {}", commit.short(12), repository.folder.join(".git").display())
    );
    assert!(obtained.commits.contains_key(&commit));
}

#[test]
fn origins_that_agree_and_origins_that_do_not() {
    let folder = folder();
    let repository = Repository::new(&folder.path().join("repo"));
    let commit = repository.commit(&[("a.py", "same\n"), ("b.py", "one\n")]);
    write(&folder.path().join("copy/a.py"), "same\n");
    write(&folder.path().join("copy/b.py"), "two two\n");
    let origins = vec![origin(&commit), Origin::Folder { path: folder.path().join("copy") }];
    let mut request = update(folder.path(), origins, &["a.py", "b.py"]);
    request.mirrors = vec![repository.folder.clone()];
    let obtained = run(&request);
    let digest = |text: &str| glossator::ids::Sha256::of(text.as_bytes()).short(12);
    assert_eq!(
        said(&obtained, folder.path()),
        format!(
            "error: small: two origins give different bytes for b.py: commit {} in DIR/repo/.git has 4 bytes with SHA-256 {}…, \
             the folder DIR/copy has 8 bytes with SHA-256 {}…\n  \
             help: take out the origin that is wrong, or correct its commit, release or paths\n\
             error: small: 1 of 2 files were not obtained: b.py\n  \
             help: they are shown as silhouettes; the other messages say what was tried; or name a local copy with --mirror DIR\n",
            commit.short(12),
            digest("one\n"),
            digest("two two\n")
        )
    );
    assert_eq!((text(&request, "a.py").as_deref(), text(&request, "b.py")), (Some("same\n"), None));
}

#[test]
fn an_origin_that_cannot_be_reached_is_only_a_warning_when_another_has_it() {
    let folder = folder();
    write(&folder.path().join("copy/a.py"), "x\n");
    let commit = "0123456789012345678901234567890123456789".parse().unwrap();
    let origins = vec![origin(&commit), Origin::Folder { path: folder.path().join("copy") }];
    let request = update(folder.path(), origins, &["a.py"]);
    assert_eq!(
        said(&run(&request), folder.path()),
        "warning: small: https://host.example/small was not asked: the network is left alone (--offline)\n  \
         help: leave out --offline, or name a local copy with --mirror DIR\n"
    );
}

#[test]
fn a_right_file_keeps_its_time() {
    let folder = folder();
    write(&folder.path().join("copy/a.py"), "x\n");
    let request = update(folder.path(), vec![Origin::Folder { path: folder.path().join("copy") }], &["a.py"]);
    run(&request);
    let file = request.target.join("a.py");
    let old = std::time::SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(1_000_000_000);
    std::fs::File::options().write(true).open(&file).unwrap().set_modified(old).unwrap();
    assert_eq!(run(&request).files.len(), 1);
    assert_eq!(std::fs::metadata(&file).unwrap().modified().unwrap(), old);
}
