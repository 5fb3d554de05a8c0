//! Commits in git directories of this machine.

use crate::support::recorder::Recorder;
use crate::support::repository::{Repository, origin};
use crate::support::{folder, request, run, said, text, write};
use glossator::corpus::{Nature, Origin, Source, obtain};

const A: (&str, &str) = ("src/a.py", "def a():\n    return 1\n");
const B: (&str, &str) = ("b.txt", "no end of line");

fn files(list: &[(&'static str, &'static str)]) -> Vec<(&'static str, &'static [u8])> {
    list.iter().map(|(path, text)| (*path, text.as_bytes())).collect()
}

#[test]
fn a_mirror_gives_the_files_and_the_next_run_keeps_them() {
    let folder = folder();
    let repository = Repository::new(&folder.path().join("mirrors/host/small/repo"));
    let commit = repository.commit(&[A, B]);
    let bare = folder.path().join("bare");
    repository.git(&["clone", "-q", "--bare", ".", bare.to_str().unwrap()]);
    for mirror in ["mirrors", "bare"] {
        let mut request = request(folder.path(), vec![origin(&commit)], &files(&[A, B]));
        request.target = folder.path().join(mirror.to_owned() + "-source");
        request.mirrors = vec![folder.path().join(mirror)];
        let progress = Recorder::default();
        let obtained = obtain(&request, &progress);
        assert_eq!(said(&obtained, folder.path()), "");
        let at = if mirror == "bare" { bare.clone() } else { repository.folder.join(".git") };
        let line = format!("small: reading {}", at.display());
        assert_eq!(progress.lines(), [line.clone(), line + ": 2 files"]);
        let source = Source::Mirror { repository: at, commit: commit.clone() };
        assert!(obtained.missing.is_empty() && obtained.files.values().all(|got| got.source == source));
        assert_eq!(text(&request, "src/a.py").as_deref(), Some(A.1));
        assert_eq!(text(&request, "b.txt").as_deref(), Some(B.1));

        request.mirrors.clear();
        let progress = Recorder::default();
        let again = obtain(&request, &progress);
        assert_eq!((said(&again, folder.path()), progress.lines()), (String::new(), vec![]));
        assert!(again.files.values().all(|got| got.source == Source::Kept));
    }
}

#[test]
fn the_facts_of_a_commit_are_computed() {
    let folder = folder();
    let repository = Repository::new(&folder.path().join("repo"));
    let commit = repository.commit(&[A]);
    let mut request = request(folder.path(), vec![origin(&commit)], &files(&[A]));
    request.mirrors = vec![repository.folder.clone()];
    let facts = run(&request).commits[&commit];
    assert_eq!(facts.revision.git_id(), commit.as_str());
    assert_eq!(facts.directory.git_id(), repository.git(&["rev-parse", "HEAD^{tree}"]));
    assert_eq!(facts.date.to_string(), "2021-05-04", "the committer's own day; in UTC it is the next");
}

#[test]
fn a_mirror_that_lacks_bytes_is_helped_out_by_another() {
    let folder = folder();
    let repository = Repository::new(&folder.path().join("one"));
    let commit = repository.commit(&[A, B]);
    repository.git(&["clone", "-q", "--no-hardlinks", ".", folder.path().join("two").to_str().unwrap()]);
    repository.lose(&repository.git(&["rev-parse", "HEAD:src/a.py"]));
    let mut request = request(folder.path(), vec![origin(&commit)], &files(&[A, B]));
    request.mirrors = vec![folder.path().join("one")];
    let obtained = run(&request);
    assert_eq!(
        said(&obtained, folder.path()).replace(commit.short(12), "COMMIT"),
        "error: small: the bytes of src/a.py are missing in commit COMMIT in DIR/one/.git\n  \
         help: the copy is partial; fetch the rest of it, or let another origin give the file\n\
         error: small: https://host.example/small was not asked: the network is left alone (--offline)\n  \
         help: leave out --offline, or name a local copy with --mirror DIR\n\
         error: small: 1 of 2 files were not obtained: src/a.py\n  \
         help: they are shown as silhouettes; the other messages say what was tried; or name a local copy with --mirror DIR\n"
    );
    assert!(obtained.problems.iter().all(|reported| reported.problem.nature() != Nature::Wrong));
    assert_eq!(text(&request, "b.txt").as_deref(), Some(B.1), "the other file was taken");

    request.mirrors.push(folder.path().join("two"));
    let obtained = run(&request);
    assert_eq!(
        said(&obtained, folder.path()).replace(commit.short(12), "COMMIT"),
        "warning: small: the bytes of src/a.py are missing in commit COMMIT in DIR/one/.git\n  \
         help: the copy is partial; fetch the rest of it, or let another origin give the file\n"
    );
    assert_eq!(text(&request, "src/a.py").as_deref(), Some(A.1));
}

#[test]
fn a_mirror_without_the_commit() {
    let folder = folder();
    let repository = Repository::new(&folder.path().join("repo"));
    repository.commit(&[A]);
    let absent = "0123456789012345678901234567890123456789".parse().unwrap();
    let mut request = request(folder.path(), vec![origin(&absent)], &files(&[A]));
    request.mirrors = vec![folder.path().join("repo"), folder.path().join("nowhere")];
    let obtained = run(&request);
    assert_eq!(
        said(&obtained, folder.path()),
        "error: small: the mirror DIR/nowhere cannot be read: No such file or directory (os error 2)\n  \
         help: check the folder given with --mirror or GLOSSATOR_MIRROR\n\
         error: small: commit 012345678901 is not in the one git directory of the mirrors\n  \
         help: fetch the commit there, or name another folder with --mirror DIR\n\
         error: small: https://host.example/small was not asked: the network is left alone (--offline)\n  \
         help: leave out --offline, or name a local copy with --mirror DIR\n\
         error: small: 1 of 1 files were not obtained: src/a.py\n  \
         help: they are shown as silhouettes; the other messages say what was tried; or name a local copy with --mirror DIR\n"
    );
    assert!(!request.target.exists());
}

#[cfg(unix)]
#[test]
fn what_is_no_file_in_the_commit() {
    let folder = folder();
    let other = Repository::new(&folder.path().join("other"));
    let inner = other.commit(&[B]);
    let repository = Repository::new(&folder.path().join("repo"));
    std::os::unix::fs::symlink("src/a.py", repository.folder.join("link.py")).unwrap();
    repository.commit(&[A]);
    repository.git(&["update-index", "--add", "--cacheinfo", &format!("160000,{inner},inner")]);
    repository.git(&["commit", "-q", "-m", "x"]);
    let commit = repository.git(&["rev-parse", "HEAD"]).parse().unwrap();
    let wanted =
        [("inner", "x"), ("inner/b.txt", "x"), ("link.py", "x"), ("src", "x"), ("src/a.py/x", "x"), ("none", "x")];
    let mut request = request(folder.path(), vec![origin(&commit)], &files(&wanted));
    request.mirrors = vec![repository.folder.clone()];
    let obtained = run(&request);
    assert_eq!(
        said(&obtained, folder.path()).replace(commit.short(12), "COMMIT"),
        "error: small: inner is a commit of another repository (a submodule) in commit COMMIT in DIR/repo/.git, not a file\n  \
         help: make the other repository a work of its own\n\
         error: small: inner/b.txt is not in commit COMMIT in DIR/repo/.git\n  \
         help: correct the path, or the paths of the origin, in work.yaml\n\
         error: small: link.py is a link in commit COMMIT in DIR/repo/.git, not a file\n  \
         help: select the file itself\n\
         error: small: none is not in commit COMMIT in DIR/repo/.git\n  \
         help: correct the path, or the paths of the origin, in work.yaml\n\
         error: small: src is a folder in commit COMMIT in DIR/repo/.git, not a file\n  \
         help: select the file itself\n\
         error: small: src/a.py/x is not in commit COMMIT in DIR/repo/.git\n  \
         help: correct the path, or the paths of the origin, in work.yaml\n\
         error: small: 6 of 6 files were not obtained: inner, inner/b.txt, link.py and 3 more\n  \
         help: they are shown as silhouettes; the other messages say what was tried; or name a local copy with --mirror DIR\n"
    );
    assert!(!request.target.exists(), "the host was not asked either: the same commit is the same there");
}

#[test]
fn wrong_bytes_are_not_kept_and_the_next_origin_is_asked() {
    let folder = folder();
    let repository = Repository::new(&folder.path().join("repo"));
    let commit = repository.commit(&[("src/a.py", "def a():\n    return 2\n")]);
    let mut request = request(folder.path(), vec![origin(&commit)], &files(&[A]));
    request.mirrors = vec![repository.folder.clone()];
    let obtained = run(&request);
    let differs = "small: src/a.py from commit COMMIT in DIR/repo/.git is not what the lock says: \
                   its SHA-256 is OF_THE_COMMIT…, the lock says OF_THE_LOCK…\n  \
                   help: if the origin is right, write the lock anew with `glossator vendor --update` and read the difference\n";
    let hidden = |text: String| {
        let short = |text: &str| glossator::ids::Sha256::of(text.as_bytes()).short(12);
        text.replace(commit.short(12), "COMMIT")
            .replace(&short("def a():\n    return 2\n"), "OF_THE_COMMIT")
            .replace(&short(A.1), "OF_THE_LOCK")
    };
    assert_eq!(
        hidden(said(&obtained, folder.path())),
        format!(
            "error: {differs}error: small: 1 of 1 files were not obtained: src/a.py\n  \
             help: they are shown as silhouettes; the other messages say what was tried; or name a local copy with --mirror DIR\n"
        )
    );
    assert!(!request.target.exists(), "nothing was written");

    write(&folder.path().join("copy/src/a.py"), A.1);
    request.origins.push(Origin::Folder { path: folder.path().join("copy") });
    let obtained = run(&request);
    assert_eq!(hidden(said(&obtained, folder.path())), format!("warning: {differs}"));
    assert_eq!(text(&request, "src/a.py").as_deref(), Some(A.1));
}

#[test]
fn a_lock_that_contradicts_itself() {
    let folder = folder();
    let repository = Repository::new(&folder.path().join("repo"));
    let commit = repository.commit(&[A]);
    let mut request = request(folder.path(), vec![origin(&commit)], &files(&[A]));
    request.mirrors = vec![repository.folder.clone()];
    let content = glossator::ids::ContentId::of(b"other");
    request.wanted[0].locked.as_mut().unwrap().content = content;
    let obtained = run(&request);
    let id = glossator::ids::ContentId::of(A.1.as_bytes());
    assert_eq!(
        said(&obtained, folder.path()).lines().next().unwrap().replace(commit.short(12), "COMMIT"),
        format!(
            "error: small: src/a.py from commit COMMIT in DIR/repo/.git is not what the lock says: it is {id}, the lock says {content}"
        )
    );
    assert!(obtained.files.is_empty());
}

#[test]
fn a_replaced_object_counts_as_what_it_was() {
    let folder = folder();
    let repository = Repository::new(&folder.path().join("repo"));
    let commit = repository.commit(&[A]);
    let other = repository.commit(&[("src/a.py", "def a():\n    return 3\n")]);
    repository.git(&["replace", commit.as_str(), other.as_str()]);
    repository.git(&[
        "replace",
        &repository.git(&["rev-parse", &format!("{other}~1:src/a.py")]),
        &repository.git(&["rev-parse", "HEAD:src/a.py"]),
    ]);
    let mut request = request(folder.path(), vec![origin(&commit)], &files(&[A]));
    request.mirrors = vec![repository.folder.clone()];
    let obtained = run(&request);
    assert_eq!(said(&obtained, folder.path()), "");
    assert_eq!(text(&request, "src/a.py").as_deref(), Some(A.1));
}

#[test]
fn a_damaged_mirror_is_left_for_the_next() {
    let folder = folder();
    let repository = Repository::new(&folder.path().join("one"));
    let commit = repository.commit(&[A, B]);
    repository.git(&["clone", "-q", "--no-hardlinks", ".", folder.path().join("two").to_str().unwrap()]);
    // The object store has another object under the name of this one; git gives it without a look.
    let object = |path: &str| {
        let id = repository.git(&["rev-parse", &format!("HEAD:{path}")]);
        repository.folder.join(".git/objects").join(&id[..2]).join(&id[2..])
    };
    std::fs::remove_file(object("src/a.py")).unwrap();
    std::fs::copy(object("b.txt"), object("src/a.py")).unwrap();
    let mut request = request(folder.path(), vec![origin(&commit)], &files(&[A]));
    request.mirrors = vec![folder.path().join("one"), folder.path().join("two")];
    let obtained = run(&request);
    assert_eq!(
        said(&obtained, folder.path()).replace(commit.short(12), "COMMIT"),
        format!(
            "warning: small: commit COMMIT in DIR/one/.git is damaged: object {} has other bytes than its name says\n  \
             help: check the repository with `git fsck`\n",
            repository.git(&["rev-parse", "HEAD:src/a.py"])
        )
    );
    assert_eq!(text(&request, "src/a.py").as_deref(), Some(A.1));
}

#[test]
fn an_address_that_is_not_https_is_not_asked() {
    let folder = folder();
    let repository = Repository::new(&folder.path().join("repo"));
    let commit = repository.commit(&[A]);
    let url = format!("file://{}", repository.folder.display());
    let mut request = request(folder.path(), vec![Origin::Git { url, commit }], &files(&[A]));
    request.offline = false;
    assert_eq!(
        said(&run(&request), folder.path()).lines().next(),
        Some("error: small: file://DIR/repo was not asked: a git origin is an https address")
    );
}

/// Runs itself again in a process in which no program can be found.
#[test]
fn without_git() {
    const INSIDE: &str = "VENDOR_TEST_WITHOUT_GIT";
    if std::env::var_os(INSIDE).is_none() {
        let output = std::process::Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "commits::without_git"])
            .env(INSIDE, "1")
            .env("PATH", "/nowhere")
            .output()
            .unwrap();
        let text = String::from_utf8_lossy(&output.stdout);
        assert!(output.status.success() && text.contains("1 passed"), "{text}");
        return;
    }
    let folder = folder();
    for part in ["objects", "refs"] {
        std::fs::create_dir_all(folder.path().join("repo").join(part)).unwrap();
    }
    write(&folder.path().join("repo/HEAD"), "ref: refs/heads/main\n");
    let commit = "0123456789012345678901234567890123456789".parse().unwrap();
    let mut request = request(folder.path(), vec![origin(&commit)], &files(&[A]));
    request.offline = false;
    for mirrors in [vec![], vec![folder.path().join("repo")]] {
        request.mirrors = mirrors;
        assert_eq!(
            said(&run(&request), folder.path()),
            "error: small: git could not be started: No such file or directory (os error 2)\n  \
             help: install git, so that commits can be read and fetched\n\
             error: small: 1 of 1 files were not obtained: src/a.py\n  \
             help: they are shown as silhouettes; the other messages say what was tried; or name a local copy with --mirror DIR\n"
        );
    }
}
