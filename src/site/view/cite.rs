//! How to cite the lines of a file: in words, and as data for two kinds of programs.
//!
//! Each form is written twice, for the file and for lines that a script fills in: `QLINESQ` stands for "lines 62–72", `QRANGEQ` for "62-72",
//! `QFRAGMENTQ` for "#L62-L72". They are of letters alone, because every form escapes what is not.

use super::Publication;
use super::reading::swhid;
use crate::cite::{bibtex, csl_json};
use crate::corpus::holdings::Holding;
use crate::edition::{State, Work};
use crate::site::address::SitePath;
use serde_json::{Value, json};

/// What a citation says of the place.
struct Place {
    lines: &'static str,
    range: &'static str,
    fragment: &'static str,
    qualifier: &'static str,
}

const WHOLE: Place = Place { lines: "", range: "", fragment: "", qualifier: "" };
const LINES: Place =
    Place { lines: ", QLINESQ", range: "-L-QRANGEQ", fragment: "QFRAGMENTQ", qualifier: ";lines=QRANGEQ" };

/// The forms, each with its name.
pub(super) fn forms(
    publication: &Publication<'_>,
    work: &Work,
    state: &State,
    holding: &Holding,
    path: &SitePath,
) -> Vec<Value> {
    let item = |place: &Place| item(publication, work, state, holding, path, place);
    let whole = item(&WHOLE);
    let lines = item(&LINES);
    let form = |name: &str, write: &dyn Fn(&Value) -> String| json!({ "name": name, "whole": write(&whole), "lines": write(&lines) });
    vec![
        form("In words", &|item| words(publication, item)),
        form("BibTeX", &|item| bibtex(std::slice::from_ref(item))),
        form("CSL-JSON", &|item| format!("{:#}", csl_json(std::slice::from_ref(item)))),
    ]
}

/// The lines as a CSL item (CSL 1.0.2, type `software`), with the qualified SWHID of the very lines as its note: no variable of CSL is meant
/// for it.
fn item(
    publication: &Publication<'_>,
    work: &Work,
    state: &State,
    holding: &Holding,
    path: &SitePath,
    place: &Place,
) -> Value {
    let key = &holding.key;
    let makers: Vec<_> = work.makers.iter().map(|maker| json!({ "literal": &*maker.name.value })).collect();
    let version = state.origins.iter().find_map(|origin| origin.commit.as_ref()).map(|commit| commit.to_string());
    let mut item = json!({
        "id": format!("{}-{}{}", key.work, key.path.as_str().replace('/', "-"), place.range),
        "type": "software",
        "title": format!("{}{}", key.path, place.lines),
        "container-title": work.title,
        "author": makers,
        "note": format!("{}{}", swhid(work, state, holding, publication.resolved), place.qualifier),
    });
    if let Some(version) = version {
        item["version"] = version.into();
    }
    if let Some(base) = publication.base {
        item["URL"] = format!("{base}{}{}", path.public(), place.fragment).into();
    }
    item
}

/// In the order of the Chicago Manual of Style for a part of a work that is read in an edition.
fn words(publication: &Publication<'_>, item: &Value) -> String {
    let text = |name: &str| item[name].as_str().unwrap_or_default();
    let makers: Vec<_> =
        item["author"].as_array().into_iter().flatten().filter_map(|name| name["literal"].as_str()).collect();
    let version = text("version").get(..7).map(|version| format!(", commit {version}")).unwrap_or_default();
    let edition = &*publication.resolved.edition.settings.title.value;
    let (title, work, note) = (text("title"), text("container-title"), text("note"));
    let address = item["URL"].as_str().map(|url| format!(" {url}.")).unwrap_or_default();
    format!("{}. {work}, {title}{version}. Read in {edition}.{address} {note}.", makers.join(", "))
}
