//! The overview: texts by witnesses, once for each base that readers can choose.

use super::{Text, figure, folder, state_view, stemma, symbols};
use crate::collate::State;
use crate::edition::Variants;
use crate::site::address::SitePath;
use crate::site::html::Html;
use crate::site::links::Linker;
use crate::site::markdown::Setting;
use crate::site::page::Page;
use crate::site::view::Publication;
use crate::site::view::common::{frame, with};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::ops::Range;

pub(super) fn pages(publication: &Publication<'_>, variants: &Variants, texts: &[Text<'_>]) -> Vec<Page> {
    let mut bases: Vec<usize> = variants.bases.0.iter().filter_map(|sigil| variants.find(&sigil.value)).collect();
    if bases.is_empty() {
        bases.push(0);
    }
    let path = |base: usize| match bases.first() {
        Some(first) if *first == base => SitePath::fixed("variants/index.html"),
        _ => SitePath::variants(&[&format!("from-{}", folder(&variants.witnesses[base].sigil.value))]),
    };
    bases.iter().map(|base| page(publication, variants, texts, &bases, *base, &path)).collect()
}

fn page(
    publication: &Publication<'_>,
    variants: &Variants,
    texts: &[Text<'_>],
    bases: &[usize],
    base: usize,
    path: &dyn Fn(usize) -> SitePath,
) -> Page {
    let own = path(base);
    let links = Linker::new(&own);
    let name = |witness: usize| {
        json!({
            "sigil": variants.witnesses[witness].sigil.as_str(),
            "name": &*variants.witnesses[witness].name.value,
        })
    };
    let choices = bases
        .iter()
        .map(|other| with(name(*other), json!({ "href": links.to(&path(*other)), "here": *other == base })));
    let at = |text: &Text<'_>, witness: usize| text.tradition.members.iter().position(|(member, _)| *member == witness);
    let (with_base, without): (Vec<&Text<'_>>, Vec<&Text<'_>>) =
        texts.iter().partition(|text| at(text, base).is_some());
    let columns: BTreeSet<usize> =
        with_base.iter().flat_map(|text| text.tradition.members.iter().map(|(w, _)| *w)).collect();
    let rows = with_base.iter().filter_map(|text| Some(row(text, at(text, base)?, &columns, &links)));
    let mut tables = vec![json!({
        "base": name(base),
        "columns": columns.iter().map(|witness| name(*witness)).collect::<Vec<_>>(),
        "rows": rows.collect::<Vec<_>>(),
    })];
    for text in without {
        let columns: BTreeSet<usize> = text.tradition.members.iter().map(|(witness, _)| *witness).collect();
        let base = text.tradition.bases[0]; // a text with members has a base
        tables.push(json!({
            "base": name(text.tradition.members[base].0),
            "columns": columns.iter().map(|witness| name(*witness)).collect::<Vec<_>>(),
            "rows": [row(text, base, &columns, &links)],
        }));
    }
    let told: Vec<(usize, usize)> = texts.iter().map(|text| symbols::told(text, text.tradition.bases[0])).collect();
    let letters = [State::SameBytes, State::SameTree, State::Changed, State::Unread];
    let content = json!({
        "choices": choices.collect::<Vec<_>>(),
        "tables": tables,
        "letters": letters.map(|state| state_view(Some(state))),
        "verdicts": texts.iter().map(|text| verdict(text, at(text, base), &links)).collect::<Vec<_>>(),
        "symbols": json!({ "told": told.iter().map(|(told, _)| told).sum::<usize>(), "count": told.iter().map(|(_, count)| count).sum::<usize>() }),
        "witnesses": variants.witnesses.iter().map(|witness| json!({ "sigil": witness.sigil.as_str(), "name": &*witness.name.value, "state": witness.state.to_string() })).collect::<Vec<_>>(),
        "stemma": stemma::picture(variants),
        "edges": stemma::evidence(publication, variants, texts, &links),
    });
    let title = "Variants";
    let about =
        "The same code in its copies: what is the same to the byte, what only looks different, what runs differently.";
    let view = with(frame(publication, &own, "variants", title, about), content);
    Page { path: own, template: "variants.html", view, listing: None }
}

fn row(text: &Text<'_>, base: usize, columns: &BTreeSet<usize>, links: &Linker) -> Value {
    let cells = columns.iter().map(|witness| {
        let Some(member) = text.tradition.members.iter().position(|(member, _)| member == witness) else {
            return json!({ "sigil": text.variants.witnesses[*witness].sigil.as_str(), "kind": "none" });
        };
        if member == base {
            return json!({ "sigil": text.sigil(member).as_str(), "kind": "base", "href": links.code(text.file(member), None) });
        }
        let collated = text.collated(base, member);
        let figure = collated.and_then(|collated| figure(&collated.collation));
        let title = text.name(member);
        json!({
            "sigil": text.sigil(member).as_str(),
            "kind": "witness",
            "title": title,
            "state": state_view(text.state(base, member)),
            "href": text.side(base, member).map(|side| links.to(&side)),
            "figure": figure.as_ref().map(|(figure, _)| figure),
            "measure": figure.as_ref().map(|(_, measure)| measure),
        })
    });
    json!({
        "title": &*text.spec.title.value,
        "href": links.to(&text.apparatus(base)),
        "cells": cells.collect::<Vec<_>>(),
        "heat": heat(text, base),
    })
}

/// A strip as long as the base: one tick for each line, the darker the more witnesses read otherwise there.
fn heat(text: &Text<'_>, base: usize) -> Option<Value> {
    let count = text.holding(base)?.facts.lines;
    let collations: Vec<_> = text.others(base).filter_map(|member| text.collated(base, member)).collect();
    if collations.is_empty() {
        return None;
    }
    let mut heat = vec![0_usize; count as usize + 2];
    for collated in &collations {
        let lines: BTreeSet<u32> = collated.collation.variations.iter().flat_map(|one| touched(&one.a.lines)).collect();
        for line in lines.into_iter().filter(|line| (1..=count).contains(line)) {
            heat[line as usize] += 1;
        }
    }
    let mut svg = Html::with_capacity(1024);
    let view = format!("0 0 {count} 10");
    svg.open("svg", &[("class", "heat"), ("viewBox", &view), ("preserveAspectRatio", "none"), ("aria-hidden", "true")]);
    let mut at = 1;
    while at <= count {
        let level = heat[at as usize];
        let end = (at..=count).find(|line| heat[*line as usize] != level).unwrap_or(count + 1);
        if level > 0 {
            // Four steps are as many as are told apart in a strip of a few pixels.
            let step = 1 + (level * 4 - 1) / collations.len().max(1);
            svg.empty(
                "rect",
                &[
                    ("class", &format!("h{}", step.min(4))),
                    ("x", &(at - 1).to_string()),
                    ("width", &(end - at).to_string()),
                    ("height", "10"),
                ],
            );
        }
        at = end;
    }
    let varied = heat.iter().filter(|level| **level > 0).count();
    Some(
        json!({ "svg": svg.finish(), "varied": varied, "lines": count, "share": varied * 100 / (count as usize).max(1) }),
    )
}

fn touched(lines: &Range<u32>) -> Range<u32> {
    if lines.is_empty() { lines.start.saturating_sub(1)..lines.start } else { lines.clone() }
}

fn verdict(text: &Text<'_>, base: Option<usize>, links: &Linker) -> Value {
    let setting = Setting { lower: 2, prefix: "", without_title: true };
    let base = base.filter(|base| text.tradition.bases.contains(base)).unwrap_or(text.tradition.bases[0]);
    json!({
        "title": &*text.spec.title.value,
        "href": links.to(&text.apparatus(base)),
        "witnesses": text.tradition.members.len(),
        "verdict_html": text.spec.verdict.as_ref().map(|prose| text.publication.prose(links, &prose.text, setting)),
    })
}
