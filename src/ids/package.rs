//! Releases of packages.

use super::Invalid;

/// A release of a Python package as a package URL: `pkg:pypi/<name>@<version>` (package-url specification).
///
/// The name is normalised as the specification asks for this type: lower case, underscores to hyphens.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PackageUrl {
    name: String,
    version: String,
}

impl PackageUrl {
    /// The normalised name of the package (PEP 503).
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The version, as the release calls itself.
    #[must_use]
    pub fn version(&self) -> &str {
        &self.version
    }
}

impl std::fmt::Display for PackageUrl {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "pkg:pypi/{}@{}", self.name, self.version)
    }
}

impl serde::Serialize for PackageUrl {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl std::str::FromStr for PackageUrl {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        const EXPECTED: Invalid =
            Invalid::expected("a release of a Python package, such as pkg:pypi/gpt-2-simple@0.8.1");
        let (name, version) = text.strip_prefix("pkg:pypi/").and_then(|rest| rest.split_once('@')).ok_or(EXPECTED)?;
        let good = |text: &str, extra: &[u8]| {
            !text.is_empty()
                && text.len() <= 100
                && text.starts_with(|c: char| c.is_ascii_alphanumeric())
                && text.bytes().all(|b| b.is_ascii_alphanumeric() || extra.contains(&b))
        };
        if good(name, b"-_.") && good(version, b"-_.+!") {
            let mut normal = String::new();
            for part in name.split(['-', '_', '.']).filter(|part| !part.is_empty()) {
                if !normal.is_empty() {
                    normal.push('-');
                }
                normal.push_str(&part.to_ascii_lowercase());
            }
            Ok(Self { name: normal, version: version.to_owned() })
        } else {
            Err(EXPECTED)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_normal_and_versions_exact() {
        let package: PackageUrl = "pkg:pypi/GPT_2.simple@0.8.1".parse().unwrap();
        assert_eq!((package.name(), package.version()), ("gpt-2-simple", "0.8.1"));
        for bad in [
            "pkg:npm/x@1",
            "pkg:pypi/x",
            "pkg:pypi/@1",
            "pkg:pypi/x@",
            "pkg:pypi/../x@1",
            "pkg:pypi/x@1/2",
            "pkg:pypi/x@1?a=b",
        ] {
            assert!(bad.parse::<PackageUrl>().is_err(), "{bad}");
        }
    }
}
