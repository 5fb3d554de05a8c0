//! From a path in the work to a path in an archive.

use crate::ids::RepoPath;

/// Where an archive has the file `path` of the work, or nothing if the origin is not said to have it.
///
/// A whole path is stronger than a folder, a longer folder stronger than a shorter, so that one file can be an exception in its folder.
pub fn path_in_archive(paths: &[(String, String)], path: &RepoPath) -> Option<RepoPath> {
    if paths.is_empty() {
        return Some(path.clone());
    }
    if let Some((_, to)) = paths.iter().find(|(from, _)| from == path.as_str()) {
        return to.parse().ok();
    }
    let folder = |from: &str| from.is_empty() || from.ends_with('/');
    let (from, to) = paths
        .iter()
        .filter(|(from, to)| folder(from) && folder(to) && path.as_str().starts_with(from.as_str()))
        .max_by_key(|(from, _)| from.len())?;
    format!("{to}{}", &path.as_str()[from.len()..]).parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_paths_then_the_longest_folder() {
        let pairs = |list: &[(&str, &str)]| list.iter().map(|(a, b)| ((*a).into(), (*b).into())).collect::<Vec<_>>();
        let at = |list: &[(String, String)], path: &str| {
            path_in_archive(list, &path.parse().unwrap()).map(|path| path.to_string())
        };
        let list = pairs(&[("src/", "lib/src/"), ("src/deep/", "deep/"), ("src/a.py", "b.py"), ("x", "../x")]);
        assert_eq!(at(&[], "src/a.py").as_deref(), Some("src/a.py"));
        assert_eq!(at(&list, "src/a.py").as_deref(), Some("b.py"));
        assert_eq!(at(&list, "src/c.py").as_deref(), Some("lib/src/c.py"));
        assert_eq!(at(&list, "src/deep/c.py").as_deref(), Some("deep/c.py"));
        assert_eq!(at(&list, "README.md"), None, "what is not covered is not there");
        assert_eq!(at(&list, "x"), None, "an archive has no path outside itself");
        assert_eq!(at(&pairs(&[("", "top/")]), "a/b").as_deref(), Some("top/a/b"));
        assert_eq!(at(&pairs(&[("top/", "")]), "top/b").as_deref(), Some("b"));
    }
}
