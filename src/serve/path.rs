//! Which file an address means.

use percent_encoding::percent_decode_str;
use std::path::{Path, PathBuf};

/// The file below `folder` that the path of a request means; a folder means its `index.html`. Nothing for paths that are odd in any way: a server
/// for one's own pages need not understand what its pages never ask for.
pub(super) fn file(folder: &Path, address: &str) -> Option<PathBuf> {
    let path = address.split(['?', '#']).next()?.strip_prefix('/')?;
    let decoded = percent_decode_str(path).decode_utf8().ok()?;
    let mut file = folder.to_path_buf();
    for part in decoded.split('/') {
        let odd = part == ".." || part == "." || part.contains(['\\', '\0', ':']) || part.contains('/');
        if odd {
            return None;
        }
        if !part.is_empty() {
            file.push(part);
        }
    }
    if decoded.is_empty() || decoded.ends_with('/') {
        file.push("index.html");
    }
    // A link inside the folder could lead out of it.
    let real = file.canonicalize().ok()?;
    real.starts_with(folder.canonicalize().ok()?).then_some(real).filter(|file| file.is_file())
}

/// The media type of a file of the site, by its ending.
pub(super) fn media_type(file: &Path) -> &'static str {
    match file.extension().and_then(|ending| ending.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("json" | "jsonld") => "application/json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("xml") => "application/xml",
        _ => "text/plain; charset=utf-8",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_outside_is_reached() {
        let top = tempfile::tempdir().unwrap();
        let site = top.path().join("site");
        std::fs::create_dir_all(site.join("read/a b.py")).unwrap();
        std::fs::write(top.path().join("secret"), "x").unwrap();
        std::fs::write(site.join("index.html"), "x").unwrap();
        std::fs::write(site.join("read/a b.py/index.html"), "x").unwrap();
        for good in ["/", "/index.html", "/index.html?x=1", "/read/a%20b.py/", "/read/a b.py/index.html"] {
            assert!(file(&site, good).is_some(), "{good}");
        }
        for bad in [
            "",
            "index.html",
            "/../secret",
            "/%2e%2e/secret",
            "/read/..%2f..%2f..%2fsecret",
            "/..\\secret",
            "/read",
            "/nothing",
            "/%ff",
            "/a%00b",
            "/C:/x",
        ] {
            assert!(file(&site, bad).is_none(), "{bad}");
        }
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink(top.path().join("secret"), site.join("link")).unwrap();
            assert!(file(&site, "/link").is_none());
        }
    }
}
