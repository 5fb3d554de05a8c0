//! Two witnesses side by side.

use super::moved::{moves, shown};
use super::{Text, figures, judgement, state_view};
use crate::site::apparatus::side::{Column, table};
use crate::site::links::Linker;
use crate::site::page::Page;
use crate::site::view::common::{frame, with};
use serde_json::json;

pub(super) fn page(text: &Text<'_>, a: usize, b: usize) -> Option<Page> {
    let path = text.side(a, b)?;
    let collated = text.collated(a, b)?;
    let links = Linker::new(&path);
    let collation = &collated.collation;
    let name = |member: usize| format!("{} \u{b7} {}", text.sigil(member), text.name(member));
    let (names, pages) = ([name(a), name(b)], [a, b].map(|member| links.code(text.file(member), None)));
    let column = |at: usize| Column { name: &names[at], page: Some(&pages[at]) };
    let side = |member: usize, at: usize| {
        json!({
            "sigil": text.sigil(member).as_str(),
            "name": text.name(member),
            "path": text.file(member).to_string(),
            "href": pages[at],
        })
    };
    let broken = [(&collated.a, a), (&collated.b, b)]
        .into_iter()
        .filter_map(|(reading, member)| Some(json!({ "sigil": text.sigil(member).as_str(), "line": reading.error? })));
    let moved = moves(text, a, b);
    let content = json!({
        "moved": moved.iter().filter_map(|one| shown(text, one, (a, b), &links)).collect::<Vec<_>>(),
        "text": { "title": &*text.spec.title.value, "advisory": text.advisory() },
        "list": links.page("variants/index.html"),
        "apparatus": links.to(&text.apparatus(if text.tradition.bases.contains(&a) { a } else { text.tradition.bases[0] })),
        "a": side(a, 0),
        "b": side(b, 1),
        "state": state_view(Some(collation.state)),
        "judgement": judgement(collation),
        "figures": figures(collation),
        "broken": broken.collect::<Vec<_>>(),
        "turned": text.side(b, a).map(|side| links.to(&side)),
        "table": table(collated, [&column(0), &column(1)], None),
    });
    let title = format!("{}: {} and {}", &*text.spec.title.value, text.sigil(a), text.sigil(b));
    let about = format!("{} in two witnesses side by side.", &*text.spec.title.value);
    let view = with(frame(text.publication, &path, "variants", &title, &about), content);
    Some(Page { path, template: "pair.html", view, listing: None })
}
