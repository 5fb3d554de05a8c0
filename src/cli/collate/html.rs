//! A collation as one page that needs nothing else: its style is in it, and it asks no host for anything.

use super::{Shown, text, way};
use crate::collate::{Collated, FilePair, Row, State};
use crate::site::apparatus::side::{Column, table};
use crate::site::escaped as escape;
use std::fmt::Write as _;

/// The parts of the theme that the page needs.
const STYLE: [&str; 6] = [
    "@layer reset, tokens, base, layout, code, notes, pages, print;",
    include_str!("../../../theme/styles/reset.css"),
    include_str!("../../../theme/styles/tokens.css"),
    include_str!("../../../theme/styles/base.css"),
    include_str!("../../../theme/styles/states.css"),
    include_str!("../../../theme/styles/sides.css"),
];

pub(super) fn html(shown: &Shown<'_>) -> String {
    let title = format!("{} and {}", shown.a, shown.b);
    let mut out = format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<title>{}</title>\n<style>\n{}\nmain {{ padding: 1.5rem var(--edge); }}\n</style>\n\
         </head>\n<body>\n<main class=\"collation\">\n",
        escape(&title),
        STYLE.join("\n"),
    );
    let _ = writeln!(out, "<h1>{}</h1>", escape(&title));
    out.push_str("<p><label class=\"only\"><input type=\"checkbox\"> only what changes what runs</label></p>\n");
    if !shown.moved.is_empty() {
        out.push_str("<h2>From one file to another</h2>\n<ul>\n");
        for one in shown.moved {
            let (path, name, lines) = (escape(&one.a.path), escape(&one.a.symbol.name), one.a.symbol.lines);
            let (id, letter, way) = (one.state.id(), one.state.letter(), escape(&way(one, true)));
            let _ = writeln!(
                out,
                "<li><span class=\"state state-{id}\">{letter}</span> <span class=\"path\">{path} {name} {lines}</span>: {way}.</li>"
            );
        }
        out.push_str("</ul>\n");
    }
    for pair in shown.pairs {
        file(&mut out, pair, shown);
    }
    out.push_str("</main>\n</body>\n</html>\n");
    out
}

fn file(out: &mut String, pair: &FilePair, shown: &Shown<'_>) {
    let names: Vec<&str> = [&pair.a, &pair.b].into_iter().flatten().map(String::as_str).collect();
    let same = names.len() == 2 && names[0] == names[1];
    let name = if same { names[0].to_owned() } else { names.join(" → ") };
    let _ = writeln!(
        out,
        "<h2><span class=\"state state-{}\">{}</span> <span class=\"path\">{}</span></h2>\n<p>{}.</p>",
        pair.state.id(),
        pair.state.letter(),
        escape(&name),
        escape(&text::judgement(pair)),
    );
    let Some(collated) = pair.collated.as_ref().filter(|_| pair.state != State::SameBytes) else { return };
    let likeness: Vec<_> = collated.collation.likeness.iter().map(ToString::to_string).collect();
    let _ = writeln!(out, "<p class=\"small\">{}</p>", likeness.join(", "));
    let column = |folder: &str, name: &Option<String>| match name.as_deref() {
        Some(name) if name != folder => format!("{folder}/{name}"),
        _ => folder.to_owned(),
    };
    let (a, b) = (column(shown.a, &pair.a), column(shown.b, &pair.b));
    let columns = [&Column { name: &a, page: None }, &Column { name: &b, page: None }];
    let within = shown.symbol.map(|name| inside(collated, name));
    let table = match &within {
        Some(within) => table(collated, columns, Some(within)),
        None => table(collated, columns, None),
    };
    out.push_str(&table);
    out.push('\n');
}

/// Whether a row is inside of a symbol in either text.
fn inside<'c>(collated: &'c Collated, name: &'c str) -> impl Fn(&Row) -> bool + 'c {
    move |row| {
        let mut units = collated.collation.units.iter().filter(|unit| unit.is_called(name));
        units.any(|unit| {
            let within = |symbol: &Option<crate::code::symbol::Symbol>, line: Option<u32>| {
                symbol.as_ref().zip(line).is_some_and(|(symbol, line)| symbol.lines.contains(line))
            };
            within(&unit.a, row.a) || within(&unit.b, row.b)
        })
    }
}
