//! The stemma: who comes from whom, as a picture and as a list with the evidence for each edge.

use super::{Text, state_view};
use crate::edition::Variants;
use crate::site::html::Html;
use crate::site::links::Linker;
use crate::site::markdown::Setting;
use crate::site::view::Publication;
use serde_json::{Value, json};

/// The edges as places in the list of witnesses: from, to.
fn edges(variants: &Variants) -> Vec<(usize, usize)> {
    let ends = variants.stemma.iter();
    ends.filter_map(|edge| Some((variants.find(&edge.from.value)?, variants.find(&edge.to.value)?))).collect()
}

/// The list of the edges, each with what the editors know and what the collation shows.
pub(super) fn evidence(
    publication: &Publication<'_>,
    variants: &Variants,
    texts: &[Text<'_>],
    links: &Linker,
) -> Vec<Value> {
    let setting = Setting { lower: 2, prefix: "", without_title: true };
    let edge = |edge: &crate::edition::Descent| {
        let ends = (variants.find(&edge.from.value)?, variants.find(&edge.to.value)?);
        let shared = texts.iter().filter_map(|text| {
            let at = |witness: usize| text.tradition.members.iter().position(|(member, _)| *member == witness);
            let (a, b) = (at(ends.0)?, at(ends.1)?);
            let figure = text.collated(a, b).and_then(|collated| super::figure(&collated.collation));
            Some(json!({
                "title": &*text.spec.title.value,
                "state": state_view(text.state(a, b)),
                "href": text.side(a, b).map(|side| links.to(&side)),
                "figure": figure.as_ref().map(|(figure, _)| figure),
                "measure": figure.as_ref().map(|(_, measure)| measure),
            }))
        });
        Some(json!({
            "from": edge.from.as_str(),
            "to": edge.to.as_str(),
            "evidence_html": publication.prose(links, &edge.evidence.text, setting),
            "shared": shared.collect::<Vec<_>>(),
        }))
    };
    variants.stemma.iter().filter_map(edge).collect()
}

const COLUMN: usize = 84;
const ROW: usize = 78;
const RADIUS: usize = 19;

/// The picture: from above to below, each witness a row deeper than all that it comes from. A stemma that bites its own tail is cut there.
pub(super) fn picture(variants: &Variants) -> Option<String> {
    let edges = edges(variants);
    if edges.is_empty() {
        return None;
    }
    let mut depth = vec![0_usize; variants.witnesses.len()];
    // As often as there are witnesses, and no more: in a circle depths would rise for ever.
    for _ in 0..variants.witnesses.len() {
        for (from, to) in &edges {
            depth[*to] = depth[*to].max((depth[*from] + 1).min(variants.witnesses.len()));
        }
    }
    let drawn: Vec<usize> =
        (0..variants.witnesses.len()).filter(|at| edges.iter().any(|(a, b)| a == at || b == at)).collect();
    let deepest = drawn.iter().map(|at| depth[*at]).max()?;
    // A witness keeps to the column of the first that it comes from, if that is free in its row; others go to the right.
    let mut column = vec![0_usize; variants.witnesses.len()];
    for row in 0..=deepest {
        let mut taken: Vec<usize> = Vec::new();
        for at in drawn.iter().copied().filter(|at| depth[*at] == row) {
            let from = edges.iter().find(|(_, to)| *to == at).map(|(from, _)| column[*from]);
            let mut place = from.unwrap_or_else(|| taken.iter().max().map_or(0, |last| last + 1));
            // A line that only passes through the row keeps its column too.
            let passed = |place: usize| {
                edges.iter().any(|(a, b)| {
                    column[*a] == place && depth[*a] < row && depth[*b] > row && column_of(&column, *b, place)
                })
            };
            while taken.contains(&place) || (from.is_none() && passed(place)) {
                place += 1;
            }
            taken.push(place);
            column[at] = place;
        }
    }
    let widest = drawn.iter().map(|at| column[*at]).max().unwrap_or(0);
    let (width, height) = ((widest + 1) * COLUMN, (deepest + 1) * ROW);
    let centre = |at: usize| (column[at] * COLUMN + COLUMN / 2, depth[at] * ROW + ROW / 2);
    let mut svg = Html::with_capacity(4096);
    svg.open(
        "svg",
        &[
            ("class", "stemma"),
            ("viewBox", &format!("0 0 {width} {height}")),
            ("width", &width.to_string()),
            ("role", "group"),
            ("aria-label", "Stemma: the list beside it says the same"),
        ],
    );
    for (number, (from, to)) in edges.iter().enumerate() {
        let ((x1, y1), (x2, y2)) = (centre(*from), centre(*to));
        // Edges over more than one row swing out, so that they do not run through a witness between.
        let swing = if y2 - y1.min(y2) > ROW && x1 == x2 { COLUMN / 2 } else { 0 };
        let (start, end) = (y1 + RADIUS, y2.saturating_sub(RADIUS));
        let middle = (start + end) / 2;
        let way = format!("M{x1} {start}C{} {middle} {} {middle} {x2} {end}", x1 + swing, x2 + swing);
        svg.empty("path", &[("d", &way)]);
        let (x, y) = ((x1 + x2) / 2 + swing * 3 / 4, middle);
        svg.open("a", &[("href", &format!("#edge-{}", number + 1)), ("aria-label", &format!("Edge {}", number + 1))]);
        svg.empty(
            "rect",
            &[
                ("x", &(x.saturating_sub(9)).to_string()),
                ("y", &(y.saturating_sub(9)).to_string()),
                ("width", "18"),
                ("height", "18"),
            ],
        );
        svg.open("text", &[("x", &x.to_string()), ("y", &(y + 4).to_string()), ("class", "number")])
            .text(&(number + 1).to_string())
            .close();
        svg.close();
    }
    for at in drawn {
        let (x, y) = centre(at);
        svg.open("g", &[]);
        svg.open("title", &[]).text(&variants.witnesses[at].name.value).close();
        svg.empty("circle", &[("cx", &x.to_string()), ("cy", &y.to_string()), ("r", &RADIUS.to_string())]);
        svg.open("text", &[("x", &x.to_string()), ("y", &(y + 5).to_string())])
            .text(variants.witnesses[at].sigil.as_str())
            .close();
        svg.close();
    }
    Some(svg.finish())
}

fn column_of(column: &[usize], at: usize, place: usize) -> bool {
    column[at] == place
}
