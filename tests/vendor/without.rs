//! A program that was built without package releases.

use crate::support::{folder, request, run, said};
use glossator::corpus::Origin;

#[test]
fn a_package_is_not_asked_for() {
    let folder = folder();
    let package = "pkg:pypi/small-package@1.0".parse().unwrap();
    let mut request = request(folder.path(), vec![Origin::Package { package, paths: vec![] }], &[("a.py", b"a")]);
    request.offline = false;
    assert_eq!(
        said(&run(&request), folder.path()).lines().next(),
        Some(
            "error: small: pkg:pypi/small-package@1.0 was not asked for: this program was built without package releases"
        )
    );
}
