//! The beginning of a note at the end of a reading page, and where in the repository to write it.

use super::Publication;
use crate::corpus::holdings::Holding;
use crate::edition::skeleton::{self, NewNote};
use crate::site::links::Linker;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Value, json};

/// What is not encoded in the value of a query: the unreserved characters of RFC 3986, 2.3.
const VALUE: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// What the page shows; nothing for a witness, since notes are about the pin.
pub(super) fn view(publication: &Publication<'_>, holding: &Holding, links: &Linker) -> Option<Value> {
    let key = &holding.key;
    if key.state.is_some() || holding.facts.lines == 0 {
        return None;
    }
    let edition = &publication.resolved.edition;
    let folder = format!("annotations/notes/{}/{}/", key.work, key.path);
    let file = format!("{folder}name-of-the-note.yaml");
    let yaml = skeleton::note(&NewNote {
        file: &file,
        title: "",
        kind: edition.kinds.first(),
        kinds: &edition.kinds,
        lenses: &edition.lenses,
        lines: "",
        symbol: "",
        stamp: "",
        rules: edition.settings.house_rules.as_ref(),
        by: "",
        date: "",
    });
    let place = key.to_string();
    let mut view =
        json!({ "folder": folder, "place": place, "yaml": yaml, "check": links.page("problems/index.html") });
    if let Some(repository) = &edition.settings.repository {
        // The addresses by which GitHub begins files and issues. The first is in no documentation of the host, which is why the text stands
        // on the page as well.
        let repository = repository.as_str().trim_end_matches('/');
        let branch = edition.settings.branch.as_ref().map_or("main", |branch| &*branch.value);
        let branch = utf8_percent_encode(branch, VALUE).to_string();
        let encode = |text: &str| utf8_percent_encode(text, VALUE).to_string();
        let fresh = format!("{repository}/new/{branch}");
        view["href"] = format!("{fresh}?filename={}&value={}", encode(&file), encode(&yaml)).into();
        view["fresh"] = fresh.into();
        view["form"] = format!("{repository}/issues/new?template=note.yml").into();
        view["place_encoded"] = encode(&place).into();
        view["guide"] = format!("{repository}/blob/{branch}/CONTRIBUTING.md").into();
    }
    Some(view)
}
