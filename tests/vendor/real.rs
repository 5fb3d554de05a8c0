//! The real thing: a published release, from wherever the user's own package client would have it.

use crate::support::{folder, request, run, said};
use glossator::corpus::{Origin, OriginProblem, PackageIndex, Request, Trouble};
use std::io::Write as _;

/// Whether it is the network that fails, or that there is no client to ask: not we.
fn out_of_reach(problem: &OriginProblem) -> bool {
    match problem {
        OriginProblem::NoClient { .. } | OriginProblem::IndexOff { .. } => true,
        OriginProblem::IndexFailed { trouble, .. } | OriginProblem::DownloadFailed { trouble, .. } => matches!(
            trouble,
            Trouble::HostUnknown { .. }
                | Trouble::NoConnection { .. }
                | Trouble::TimedOut { .. }
                | Trouble::CutShort { .. }
                | Trouble::Status(403 | 407 | 429 | 500..)
        ),
        _ => false,
    }
}

/// Release 0.1 of gpt-2-simple carries OpenAI's `src/model.py` byte for byte.
#[test]
fn a_published_release_has_the_bytes_of_the_commit() {
    let folder = folder();
    let package = "pkg:pypi/gpt-2-simple@0.1".parse().unwrap();
    let paths = vec![("src/model.py".into(), "gpt_2_simple/src/model.py".into())];
    let origin = Origin::Package { package, paths };
    let update = Request {
        package_index: PackageIndex::OfClient,
        offline: false,
        update: true,
        ..request(folder.path(), vec![origin], &[("src/model.py", b"")])
    };
    let obtained = run(&update);
    let text = said(&obtained, folder.path());
    if obtained.problems.iter().any(|reported| out_of_reach(&reported.problem)) {
        // Not by a macro, whose words a test that passes swallows.
        let mut stderr = std::io::stderr().lock();
        writeln!(stderr, "LEFT OUT: the package index is out of reach, so the real release was not read:\n{text}")
            .unwrap();
        return;
    }
    assert_eq!(text, "");
    let path = &update.wanted[0].path;
    let facts = obtained.files[path].facts;
    assert_eq!(facts.content.git_id(), "230b83cc2ac7582b4a22e9db3c2d8916dfe2ea9a");

    // And again as everyone else does it: from the lock.
    let mut locked = Request { update: false, target: folder.path().join("again"), ..update.clone() };
    locked.wanted[0].locked = Some(facts);
    locked.package_pins = obtained.packages;
    let again = run(&locked);
    assert_eq!(said(&again, folder.path()), "");
    assert_eq!(again.files[path].facts, facts);
}
