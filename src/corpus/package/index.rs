//! What a simple index says of a project, as JSON (PEP 691) or as HTML (PEP 503).

use super::client::decoded;
use crate::corpus::problem::harmless;
use crate::ids::Sha256;
use html5gum::{Token, Tokenizer};
use url::Url;

/// The answers that are understood, in the order in which they are liked.
pub const ACCEPT: &str =
    "application/vnd.pypi.simple.v1+json, application/vnd.pypi.simple.v1+html;q=0.2, text/html;q=0.1";

/// A file that an index offers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// The file's name.
    pub file: String,
    /// Where it is.
    pub url: Url,
    /// The SHA-256 that the index gives.
    pub sha256: Option<Sha256>,
}

/// Reads an index's answer of the given content type, which came from `base`. The error says what is wrong.
pub fn read(kind: &str, base: &Url, bytes: &[u8]) -> Result<Vec<Offer>, String> {
    match kind.split(';').next().unwrap_or_default().trim().to_ascii_lowercase().as_str() {
        "application/vnd.pypi.simple.v1+json" | "application/json" => json(base, bytes),
        "application/vnd.pypi.simple.v1+html" | "text/html" | "" => Ok(html(base, bytes)),
        kind => Err(format!("it is {}, neither JSON nor HTML", harmless(kind))),
    }
}

#[derive(serde::Deserialize)]
struct Page {
    files: Vec<File>,
}

#[derive(serde::Deserialize)]
struct File {
    filename: String,
    url: String,
    #[serde(default)]
    hashes: std::collections::BTreeMap<String, String>,
}

fn json(base: &Url, bytes: &[u8]) -> Result<Vec<Offer>, String> {
    let page: Page = serde_json::from_slice(bytes).map_err(|error| harmless(&error.to_string()))?;
    let offer = |file: File| {
        let sha256 = file.hashes.get("sha256").and_then(|digest| digest.parse().ok());
        Some(Offer { file: file.filename, url: base.join(&file.url).ok()?, sha256 })
    };
    Ok(page.files.into_iter().filter_map(offer).collect())
}

/// The links of a page. The file's name is the last part of the address (PEP 503), not the text, which could say anything.
fn html(base: &Url, bytes: &[u8]) -> Vec<Offer> {
    let mut base = base.clone();
    let mut offers = Vec::new();
    for token in Tokenizer::new(bytes).flatten() {
        let Token::StartTag(tag) = token else { continue };
        let Some(href) = tag.attributes.get(b"href".as_slice()) else { continue };
        let href = String::from_utf8_lossy(href);
        match tag.name.as_slice() {
            b"base" => base = base.join(&href).unwrap_or(base),
            b"a" => {
                let Ok(url) = base.join(href.trim()) else { continue };
                let file = url.path_segments().and_then(|mut parts| parts.next_back()).map(decoded).unwrap_or_default();
                let sha256 = url.fragment().and_then(|digest| digest.strip_prefix("sha256=")?.parse().ok());
                offers.push(Offer { file, url, sha256 });
            }
            _ => {}
        }
    }
    offers
}

#[cfg(test)]
mod tests {
    use super::*;

    const DIGEST: &str = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    fn at(url: &str, kind: &str, text: &str) -> Result<Vec<Offer>, String> {
        read(kind, &Url::parse(url).unwrap(), text.as_bytes())
    }

    #[test]
    fn json_and_html_say_the_same() {
        let json = format!(
            r#"{{"meta": {{}}, "files": [{{"filename": "a-1.tar.gz", "url": "../../f/a-1.tar.gz", "hashes": {{"sha256": "{DIGEST}"}}, "yanked": false}},
               {{"filename": "a-2.tar.gz", "url": "https://f.example/a-2.tar.gz", "hashes": {{}}}}]}}"#
        );
        let html = format!(
            "<!DOCTYPE html><html><!-- <a href='no'>no</a> --><h1>a</h1><a href='../../f/a-1.tar.gz#sha256={DIGEST}'>no matter</a>\
             <a name=x>y</a><A HREF=\"https://f.example/a-2.tar.gz\" data-yanked>a-2.tar.gz</A>"
        );
        let json = at("https://i.example/simple/a/", "application/vnd.pypi.simple.v1+json", &json).unwrap();
        let html = at("https://i.example/simple/a/", "text/html; charset=utf-8", &html).unwrap();
        let said: Vec<_> =
            json.iter().map(|offer| (offer.file.as_str(), offer.url.path(), offer.sha256.is_some())).collect();
        assert_eq!(said, [("a-1.tar.gz", "/f/a-1.tar.gz", true), ("a-2.tar.gz", "/a-2.tar.gz", false)]);
        let said: Vec<_> = html.iter().map(|offer| (offer.file.as_str(), offer.url.path(), offer.sha256)).collect();
        assert_eq!(said, [("a-1.tar.gz", "/f/a-1.tar.gz", DIGEST.parse().ok()), ("a-2.tar.gz", "/a-2.tar.gz", None)]);
    }

    #[test]
    fn a_base_and_escapes_are_followed() {
        let html = "<base href='https://f.example/x/'><a href='a-1%2Blocal.tar.gz?y=z'>a</a>";
        let offers = at("https://i.example/", "text/html", html).unwrap();
        assert_eq!((offers[0].file.as_str(), offers[0].url.host_str()), ("a-1+local.tar.gz", Some("f.example")));
    }

    #[test]
    fn what_is_no_index_is_said() {
        assert_eq!(at("https://i.example/", "image/png", ""), Err("it is image/png, neither JSON nor HTML".into()));
        assert_eq!(
            at("https://i.example/", "application/json", r#"{"x": 1}"#),
            Err("missing field `files` at line 1 column 8".into())
        );
        assert_eq!(at("https://i.example/", "text/html", "<a b c <<<"), Ok(vec![]));
    }
}
