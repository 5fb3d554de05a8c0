//! Package releases, from an index on this machine.

use crate::support::recorder::Recorder;
use crate::support::server::{Server, announced, answer, json, redirect};
use crate::support::tarball::Tarball;
use crate::support::zipfile::{entry, zip};
use crate::support::{folder, request, run, said, text, write};
use glossator::corpus::{Locked, Nature, Origin, PackageIndex, PackagePin, Request, obtain};
use glossator::ids::{PackageUrl, Sha256};
use std::path::Path;

const A: &str = "def a():\n    return 1\n";
const SDIST: &str = "small_package-1.0.tar.gz";
const WHEEL: &str = "small_package-1.0-py3-none-any.whl";

fn package() -> PackageUrl {
    "pkg:pypi/small-package@1.0".parse().unwrap()
}

fn sdist() -> Vec<u8> {
    Tarball::default().file("small_package-1.0/lib/a.py", A).file("small_package-1.0/README.md", "# small\n").gz()
}

/// An index with the source archive.
fn server() -> Server {
    let server = Server::start();
    server.put("/simple/small-package/", json(&[(SDIST, Some(Sha256::of(&sdist()).to_string()))]));
    server.put(&format!("/files/{SDIST}"), answer(200, "application/octet-stream", "", &sdist()));
    server
}

/// A request for `src/a.py`, which the release has as `lib/a.py`, with the source archive pinned.
fn locked(folder: &Path, server: &Server) -> Request {
    let origin = Origin::Package { package: package(), paths: vec![("src/".into(), "lib/".into())] };
    let bytes = sdist();
    let pin = PackagePin { file: SDIST.into(), sha256: Sha256::of(&bytes), size: bytes.len() as u64 };
    let mut request = request(folder, vec![origin], &[("src/a.py", A.as_bytes())]);
    request.package_pins.insert(package(), pin);
    request.package_index = PackageIndex::At(format!("{}simple", server.url));
    request.offline = false;
    request
}

/// The first problem and its help, with addresses written as `INDEX/`.
fn first(request: &Request, server: &Server, folder: &Path) -> String {
    let obtained = run(request);
    assert!(obtained.files.is_empty() && !request.target.exists(), "nothing is kept");
    let text = said(&obtained, folder).replace(&server.url, "INDEX/");
    let (first, rest) = text.split_once("error: small: 1 of 1 files were not obtained: src/a.py\n").expect(&text);
    assert!(!rest.contains("error"), "{text}");
    first.to_owned()
}

#[test]
fn the_pinned_archive_is_found_by_its_digest() {
    let (folder, server) = (folder(), server());
    let request = locked(folder.path(), &server);
    let progress = Recorder::default();
    let obtained = obtain(&request, &progress);
    assert_eq!(said(&obtained, folder.path()), "");
    assert_eq!(text(&request, "src/a.py").as_deref(), Some(A));
    assert_eq!(
        progress.lines(),
        [
            "small: looking for pkg:pypi/small-package@1.0",
            "small: looking for pkg:pypi/small-package@1.0: done",
            "small: downloading small_package-1.0.tar.gz",
            "small: downloading small_package-1.0.tar.gz: 1 file",
        ]
    );
    assert_eq!(
        obtained.files[&request.wanted[0].path].source.to_string(),
        "small_package-1.0.tar.gz of pkg:pypi/small-package@1.0"
    );
    assert_eq!(obtained.packages, request.package_pins);
    assert_eq!(server.asked(), ["GET /simple/small-package/", "GET /files/small_package-1.0.tar.gz"]);
    run(&request);
    assert_eq!(server.asked().len(), 2, "nobody is asked for what is there");
}

#[test]
fn an_index_in_html_and_one_without_digests() {
    let (folder, server) = (folder(), server());
    let digest = Sha256::of(&sdist());
    for page in [
        format!("<!DOCTYPE html><a href='../../files/{SDIST}#sha256={digest}'>{SDIST}</a>"),
        format!("<!DOCTYPE html><a href='/files/{SDIST}'>{SDIST}</a>"),
    ] {
        server.put("/simple/small-package/", answer(200, "text/html; charset=UTF-8", "", page.as_bytes()));
        let mut request = locked(folder.path(), &server);
        request.target = folder.path().join(page.len().to_string());
        assert_eq!(said(&run(&request), folder.path()), "");
        assert_eq!(text(&request, "src/a.py").as_deref(), Some(A));
    }
    server.put("/simple/small-package/", json(&[(SDIST, None)]));
    let request = locked(folder.path(), &server);
    assert_eq!(said(&run(&request), folder.path()), "");
    // Without a digest of the index's, the lock's still counts.
    server.put(&format!("/files/{SDIST}"), answer(200, "x/y", "", &sdist()[..sdist().len() - 1]));
    std::fs::remove_dir_all(&request.target).unwrap();
    assert_eq!(
        first(&request, &server, folder.path()),
        format!(
            "error: small: {SDIST} of pkg:pypi/small-package@1.0 was not kept: its SHA-256 is {}…, it should be {}…\n  \
             help: do not trust the file; see whether the index or a proxy was changed\n",
            Sha256::of(&sdist()[..sdist().len() - 1]).short(12),
            digest.short(12)
        )
    );
}

#[test]
fn updating_takes_a_wheel_and_says_what_to_pin() {
    let (folder, server) = (folder(), server());
    let wheel = zip(&[entry("lib/a.py", A.as_bytes())], "");
    let digest = |bytes: &[u8]| Some(Sha256::of(bytes).to_string());
    server.put(
        "/simple/small-package/",
        json(&[(SDIST, digest(&sdist())), (WHEEL, digest(&wheel)), ("small_package-2.0.tar.gz", None)]),
    );
    server.put(&format!("/files/{WHEEL}"), answer(200, "x/y", "", &wheel));
    let mut request = Request { update: true, ..locked(folder.path(), &server) };
    request.package_pins.clear();
    let obtained = run(&request);
    assert_eq!(said(&obtained, folder.path()), "");
    let pin = PackagePin { file: WHEEL.into(), sha256: Sha256::of(&wheel), size: wheel.len() as u64 };
    assert_eq!(obtained.packages[&package()], pin);
    assert_eq!(obtained.files[&request.wanted[0].path].facts, Locked::of(A.as_bytes()));
    assert_eq!(server.asked(), ["GET /simple/small-package/".to_owned(), format!("GET /files/{WHEEL}")]);

    // What it says can be pinned can be taken.
    request.update = false;
    request.package_pins = obtained.packages;
    request.target = folder.path().join("again");
    assert_eq!(said(&run(&request), folder.path()), "");
    assert_eq!(text(&request, "src/a.py").as_deref(), Some(A));
}

#[test]
fn updating_takes_the_source_archive_where_the_wheel_lacks_a_file() {
    let (folder, server) = (folder(), server());
    let wheel = zip(&[entry("lib/a.py", A.as_bytes())], "");
    server.put("/simple/small-package/", json(&[(WHEEL, None), (SDIST, None)]));
    server.put(&format!("/files/{WHEEL}"), answer(200, "x/y", "", &wheel));
    let mut request = Request { update: true, ..locked(folder.path(), &server) };
    let paths = vec![("src/".into(), "lib/".into()), ("README.md".into(), "README.md".into())];
    request.origins = vec![Origin::Package { package: package(), paths }];
    request.wanted.push(glossator::corpus::Wanted { path: "README.md".parse().unwrap(), locked: None });
    request.wanted.push(glossator::corpus::Wanted { path: "LICENSE".parse().unwrap(), locked: None });
    let obtained = run(&request);
    assert_eq!(obtained.packages[&package()].file, SDIST);
    assert_eq!(
        said(&obtained, folder.path()),
        "error: small: 1 of 3 files were not obtained: LICENSE\n  \
         help: they are shown as silhouettes; the other messages say what was tried; or name a local copy with --mirror DIR\n"
    );
}

#[test]
fn updating_compares_the_release_with_the_other_origins() {
    let (folder, server) = (folder(), server());
    let mut request = Request { update: true, ..locked(folder.path(), &server) };
    write(&folder.path().join("copy/src/a.py"), "def a(): ...\n");
    request.origins.push(Origin::Folder { path: folder.path().join("copy") });
    let text = said(&run(&request), folder.path());
    assert_eq!(
        text.lines().next().unwrap(),
        format!(
            "error: small: two origins give different bytes for src/a.py: {SDIST} of pkg:pypi/small-package@1.0 has 22 bytes with \
             SHA-256 {}…, the folder DIR/copy has 13 bytes with SHA-256 {}…",
            Sha256::of(A.as_bytes()).short(12),
            Sha256::of(b"def a(): ...\n").short(12)
        )
    );
    assert!(!request.target.exists());
}

#[test]
fn half_a_download() {
    let (folder, server) = (folder(), server());
    let request = locked(folder.path(), &server);
    let (half, whole) = (sdist().len() / 2, sdist().len());
    server.put(&format!("/files/{SDIST}"), announced(200, "x/y", "", &sdist()[..half], whole));
    assert_eq!(
        first(&request, &server, folder.path()),
        format!(
            "error: small: {SDIST} of pkg:pypi/small-package@1.0 was not downloaded: it ended after {half} of {whole} bytes\n  \
             help: try again later; nothing of it was kept\n"
        )
    );
    server.put(&format!("/files/{SDIST}"), announced(200, "x/y", "", b"", whole + 1));
    assert_eq!(
        first(&request, &server, folder.path()).lines().next().unwrap(),
        format!("error: small: {SDIST} of pkg:pypi/small-package@1.0 was not downloaded: more than {whole} bytes came")
    );
    // With no length announced, the limit is found out on the way.
    let mut endless = b"HTTP/1.1 200 X\r\nConnection: close\r\n\r\n".to_vec();
    endless.extend(vec![b'x'; 1 << 20]);
    server.put(&format!("/files/{SDIST}"), endless);
    assert_eq!(
        first(&request, &server, folder.path()).lines().next().unwrap(),
        format!("error: small: {SDIST} of pkg:pypi/small-package@1.0 was not downloaded: more than {whole} bytes came")
    );
}

#[test]
fn redirects_are_followed_to_where_may_be_asked_and_not_for_ever() {
    let (folder, server) = (folder(), server());
    let request = locked(folder.path(), &server);
    server.put(&format!("/files/{SDIST}"), redirect("/elsewhere"));
    server.put("/elsewhere", answer(200, "x/y", "", &sdist()));
    assert_eq!(said(&run(&request), folder.path()), "");
    std::fs::remove_dir_all(&request.target).unwrap();

    server.put("/elsewhere", redirect(&format!("/files/{SDIST}")));
    assert_eq!(
        first(&request, &server, folder.path()).lines().next().unwrap(),
        format!(
            "error: small: {SDIST} of pkg:pypi/small-package@1.0 was not downloaded: the host redirects more than 5 times"
        )
    );
    server.put("/elsewhere", redirect("http://ada:pass@files.example/x"));
    assert_eq!(
        first(&request, &server, folder.path()).lines().next().unwrap(),
        format!(
            "error: small: {SDIST} of pkg:pypi/small-package@1.0 was not downloaded: \
             the host redirects to http://files.example/x, which is not an https address"
        )
    );
}

#[test]
fn a_password_goes_to_the_index_alone() {
    let (folder, server, files) = (folder(), server(), server());
    let mut request = locked(folder.path(), &server);
    request.package_index = PackageIndex::At(format!("{}simple", server.url.replace("http://", "http://ada:pass@")));
    server.put(&format!("/files/{SDIST}"), redirect(&format!("{}files/{SDIST}", files.url)));
    assert_eq!(said(&run(&request), folder.path()), "");
    assert_eq!(server.asked(), ["GET /simple/small-package/ login".to_owned(), format!("GET /files/{SDIST} login")]);
    assert_eq!(files.asked(), [format!("GET /files/{SDIST}")]);
    server.put("/simple/small-package/", answer(403, "text/plain", "", b""));
    std::fs::remove_dir_all(&request.target).unwrap();
    assert_eq!(
        first(&request, &server, folder.path()),
        "error: small: the package index did not answer for pkg:pypi/small-package@1.0 at INDEX/simple/small-package/: \
         the host answers with HTTP status 403\n  help: check the network and the package client's index\n"
    );
}

#[test]
fn what_the_index_does_not_have() {
    let (folder, server) = (folder(), server());
    let mut request = locked(folder.path(), &server);
    let digest = Sha256::of(b"another").to_string();
    server.put("/simple/small-package/", json(&[(SDIST, Some(digest))]));
    assert_eq!(
        first(&request, &server, folder.path()),
        format!(
            "error: small: {SDIST} of pkg:pypi/small-package@1.0 is another file in the package index: its SHA-256 is {}…, the lock says {}…\n  \
             help: if the origin is right, write the lock anew with `glossator vendor --update` and read the difference\n",
            Sha256::of(b"another").short(12),
            Sha256::of(&sdist()).short(12)
        )
    );
    server.put("/simple/small-package/", json(&[]));
    assert_eq!(
        first(&request, &server, folder.path()).lines().next().unwrap(),
        format!(
            "error: small: the package index no longer has {SDIST}, which the lock pins for pkg:pypi/small-package@1.0"
        )
    );
    server.put("/simple/small-package/", answer(200, "application/vnd.pypi.simple.v1+json", "", b"{"));
    assert_eq!(
        first(&request, &server, folder.path()),
        "error: small: the package index's answer for pkg:pypi/small-package@1.0 at INDEX/simple/small-package/ cannot be read: \
         EOF while parsing an object at line 1 column 1\n  \
         help: check the package client's index: it must be a simple index (PEP 503 or 691)\n"
    );
    request.update = true;
    server.put("/simple/small-package/", json(&[("small_package-1.0-cp39-cp39-linux_x86_64.whl", None)]));
    assert_eq!(
        first(&request, &server, folder.path()),
        "error: small: the package index has no archive of pkg:pypi/small-package@1.0 that can be read as it is, \
         only small_package-1.0-cp39-cp39-linux_x86_64.whl\n  help: check the name and the version in work.yaml\n"
    );
    server.put("/simple/small-package/", answer(404, "text/plain", "", b"no"));
    assert_eq!(
        first(&request, &server, folder.path()).lines().next(),
        Some("error: small: the package index has no pkg:pypi/small-package@1.0")
    );
}

#[test]
fn what_the_archive_does_not_have() {
    let (folder, server) = (folder(), server());
    let hostile = Tarball::default().file("../x", "evil").file("p/lib/a.py", A).file("p/lib/a.py", "evil").gz();
    let mut request = locked(folder.path(), &server);
    request.update = true;
    server.put("/simple/small-package/", json(&[(SDIST, None)]));
    server.put(&format!("/files/{SDIST}"), answer(200, "x/y", "", &hostile));
    let look = "  help: look at the archive before you trust it\n";
    assert_eq!(
        first(&request, &server, folder.path()),
        format!(
            "warning: small: {SDIST} of pkg:pypi/small-package@1.0 has entries that would leave its folder, left aside: ../x\n{look}\
             error: small: src/a.py was not taken from {SDIST} of pkg:pypi/small-package@1.0: the archive has it twice\n{look}"
        )
    );
    server.put(&format!("/files/{SDIST}"), answer(200, "x/y", "", &Tarball::default().file("p/a.py", A).gz()));
    assert_eq!(
        first(&request, &server, folder.path()),
        format!(
            "error: small: src/a.py is not in {SDIST} of pkg:pypi/small-package@1.0 (looked for as lib/a.py)\n  \
             help: correct the path, or the paths of the origin, in work.yaml\n"
        )
    );
    let wrong = Tarball::default().file("p/lib/a.py", "def a():\n    return 2\n").gz();
    request.update = false;
    let pin = PackagePin { file: SDIST.into(), sha256: Sha256::of(&wrong), size: wrong.len() as u64 };
    request.package_pins.insert(package(), pin);
    server.put(&format!("/files/{SDIST}"), answer(200, "x/y", "", &wrong));
    assert_eq!(
        first(&request, &server, folder.path()),
        format!(
            "error: small: src/a.py from {SDIST} of pkg:pypi/small-package@1.0 is not what the lock says: its SHA-256 is {}…, the lock says {}…\n  \
             help: if the origin is right, write the lock anew with `glossator vendor --update` and read the difference\n",
            Sha256::of(b"def a():\n    return 2\n").short(12),
            Sha256::of(A.as_bytes()).short(12)
        )
    );
    let torn = &wrong[..wrong.len() / 2];
    let pin = PackagePin { file: SDIST.into(), sha256: Sha256::of(torn), size: torn.len() as u64 };
    request.package_pins.insert(package(), pin);
    server.put(&format!("/files/{SDIST}"), answer(200, "x/y", "", torn));
    let text = first(&request, &server, folder.path());
    let begin = format!(
        "error: small: {SDIST} of pkg:pypi/small-package@1.0 was not read: the archive is damaged or cut short ("
    );
    assert!(text.starts_with(&begin), "{text}");
}

#[test]
fn who_is_not_asked() {
    let (folder, server) = (folder(), server());
    let mut request = locked(folder.path(), &server);
    request.offline = true;
    assert_eq!(
        first(&request, &server, folder.path()),
        "error: small: pkg:pypi/small-package@1.0 was not asked: the network is left alone (--offline)\n  \
         help: leave out --offline, or name a local copy with --mirror DIR\n"
    );
    request.offline = false;
    request.package_index = PackageIndex::At("http://packages.example/simple".into());
    assert_eq!(
        first(&request, &server, folder.path()),
        "error: small: pkg:pypi/small-package@1.0 was not asked for: the package client's index http://packages.example/simple \
         is not an https address\n  help: set PIP_INDEX_URL to an https address\n"
    );
    // Nothing listens on port 1 of this machine.
    request.package_index = PackageIndex::At("http://127.0.0.1:1/simple".into());
    assert_eq!(
        first(&request, &server, folder.path()),
        "error: small: the package index did not answer for pkg:pypi/small-package@1.0 at http://127.0.0.1:1/simple/small-package/: \
         no connection to 127.0.0.1\n  help: check the network and the package client's index\n"
    );
    assert_eq!(run(&request).problems[0].problem.nature(), Nature::Unreached);
    request.package_pins.clear();
    assert_eq!(
        first(&request, &server, folder.path()),
        "error: small: the lock pins no archive of pkg:pypi/small-package@1.0\n  \
         help: run `glossator vendor --update` to write the lock\n"
    );
    assert!(server.asked().is_empty());
}
