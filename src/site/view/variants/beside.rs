//! What a reading page shows of the variants: which texts it is a witness of, where other witnesses read otherwise, and which notes on another
//! witness, and claims about it, carry over.

use super::carried::Carrying;
use super::places::places;
use super::texts;
use crate::corpus::holdings::FileKey;
use crate::ids::LineRange;
use crate::site::links::Linker;
use crate::site::listing::Varied;
use crate::site::view::Publication;
use crate::site::words;
use serde_json::{Value, json};

/// What is shown of the variants of a file.
#[derive(Default)]
pub(in crate::site::view) struct Beside {
    /// The texts that it is a witness of.
    pub texts: Vec<Value>,
    /// Where others read otherwise, as links to what they read.
    pub places: Vec<Value>,
    /// The same as marks beside the lines.
    pub varied: Vec<Varied>,
    /// Notes on other witnesses that hold here too.
    pub carried: Vec<Value>,
    /// Claims about other witnesses whose lines stand here too.
    pub claimed: Vec<Value>,
}

/// The variants of a file.
pub(in crate::site::view) fn beside(publication: &Publication<'_>, file: &FileKey, links: &Linker) -> Beside {
    let mut beside = Beside::default();
    let Some(variants) = &publication.resolved.edition.variants else { return beside };
    for text in texts(publication, variants) {
        let Some(member) = text.tradition.members.iter().position(|(_, other)| other == file) else { continue };
        let is_base = text.tradition.bases.contains(&member);
        let base = if is_base { member } else { text.tradition.bases[0] };
        let (first, page) = (text.tradition.bases[0], text.apparatus(base));
        beside.texts.push(json!({
            "title": &*text.spec.title.value,
            "sigil": text.sigil(member).as_str(),
            "witnesses": text.tradition.members.len(),
            "href": links.to(&page),
            "side": text.side(first, member).map(|side| links.to(&side)),
            "base": text.sigil(first).as_str(),
            "judgement": text.collated(first, member).filter(|_| first != member).map(|collated| super::judgement(&collated.collation)),
            "marked": is_base,
        }));
        if is_base {
            for (at, place) in places(&text, member).iter().enumerate() {
                let first =
                    if place.lines.is_empty() { place.lines.start.saturating_sub(1).max(1) } else { place.lines.start };
                let last = place.lines.end.saturating_sub(1).max(first);
                let Some(lines) = LineRange::new(first, last) else { continue };
                let mut members: Vec<usize> =
                    place.readings.iter().flat_map(|one| one.members.iter().copied()).collect();
                members.sort_unstable();
                let sigla: Vec<_> = members.iter().map(|member| text.sigil(*member).as_str()).collect();
                let (sigla, href) = (sigla.join(", "), format!("{}#place-{}", links.to(&page), at + 1));
                let label = format!("Read otherwise in {sigla}");
                beside.places.push(json!({ "lines": words::lines(lines), "sigla": sigla, "href": href }));
                beside.varied.push(Varied { lines, label });
            }
        }
        for other in text.tradition.bases.iter().copied().filter(|other| *other != member) {
            let Some(carrying) = Carrying::of(&text, other, member, links) else { continue };
            beside.carried.extend(carrying.notes());
            beside.claimed.extend(carrying.claims());
        }
    }
    beside
}
