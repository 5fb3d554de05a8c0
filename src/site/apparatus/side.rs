//! Two texts side by side, as a table of four columns and a letter between them.

use super::super::html::Html;
use crate::code::text::SourceText;
use crate::collate::{Collated, Difference, Row, Variation, cut, side_by_side};
use std::ops::Range;

/// One of the two texts.
pub(crate) struct Column<'c> {
    /// What stands above it.
    pub name: &'c str,
    /// Where its line numbers lead, without the number; nothing if it is no page.
    pub page: Option<&'c str>,
}

/// The table of two texts, or of what is in some lines of them.
pub(crate) fn table(collated: &Collated, [a, b]: [&Column<'_>; 2], within: Option<&dyn Fn(&Row) -> bool>) -> String {
    let rows = side_by_side(collated);
    let mut html = Html::with_capacity(rows.len() * 400);
    html.open("table", &[("class", "sides")]);
    html.open("colgroup", &[]);
    for class in ["w-ln", "w-src", "w-sign", "w-ln", "w-src"] {
        html.void("col", &[("class", class)]);
    }
    html.close();
    html.open("thead", &[]).open("tr", &[]);
    for (at, column) in [a, b].into_iter().enumerate() {
        if at == 1 {
            html.open("th", &[("scope", "col")])
                .open("span", &[("class", "hidden")])
                .text("Difference")
                .close()
                .close();
        }
        html.open("th", &[("colspan", "2"), ("scope", "colgroup")]).text(column.name).close();
    }
    html.close().close().open("tbody", &[]);
    let variations = &collated.collation.variations;
    let words = [words(variations, |one| &one.a.words), words(variations, |one| &one.b.words)];
    let mut skipped = false;
    for row in rows.iter() {
        if within.is_some_and(|within| !within(row)) {
            skipped = true;
            continue;
        }
        let class = match row.difference {
            Difference::None => "same",
            Difference::Accidental => "accidental",
            Difference::Substantive => "substantive",
        };
        let gap = if std::mem::take(&mut skipped) { " after-gap" } else { "" };
        let alone = if row.a.is_none() { " right" } else { "" };
        let class = format!("{class}{alone}{gap}");
        html.open("tr", &[("class", &class)]);
        cell(&mut html, &collated.a.text, row.a, a, &words[0]);
        let letter = match row.difference {
            Difference::None => "",
            Difference::Accidental => "·",
            Difference::Substantive => "Δ",
        };
        html.open("td", &[("class", "letter")]).text(letter).close();
        cell(&mut html, &collated.b.text, row.b, b, &words[1]);
        html.close();
    }
    html.finish()
}

fn words<'v>(variations: &'v [Variation], of: impl Fn(&'v Variation) -> &'v Vec<Range<usize>>) -> Vec<Range<usize>> {
    let mut words: Vec<_> = variations.iter().flat_map(|one| of(one).iter().cloned()).collect();
    words.sort_by_key(|word| (word.start, word.end));
    words
}

fn cell(html: &mut Html, text: &SourceText, line: Option<u32>, column: &Column<'_>, words: &[Range<usize>]) {
    html.open("td", &[("class", "ln")]);
    let number = line.map(|line| line.to_string()).unwrap_or_default();
    match column.page {
        Some(page) if line.is_some() => {
            let href = format!("{page}#L{number}");
            html.open("a", &[("href", &href), ("tabindex", "-1")]).text(&number).close();
        }
        _ => {
            html.text(&number);
        }
    }
    html.close();
    html.open("td", &[("class", if line.is_some() { "src" } else { "src none" })]);
    if let Some(line) = line {
        html.open("code", &[]);
        self::line(html, text, line, words);
        html.close();
    }
    html.close();
}

/// A line with its words marked.
pub(super) fn line(html: &mut Html, text: &SourceText, line: u32, words: &[Range<usize>]) {
    for (piece, marked) in cut(text, line, words) {
        if marked {
            html.open("mark", &[]).source(piece).close();
        } else {
            html.source(piece);
        }
    }
}
