//! The map in the language of Graphviz.

use super::chart::{Chart, Sort};
use crate::edition::{Layer, Way};
use std::fmt::Write as _;

/// The map at the pins, one cluster a work; layers are told by letter and shape, sorts of lines by style.
#[must_use]
pub fn dot(chart: &Chart) -> String {
    let mut out = String::from("digraph map {\n  rankdir=LR;\n  node [shape=box, fontname=\"monospace\"];\n");
    for work in &chart.works {
        let _ = writeln!(out, "  subgraph {} {{", quoted(&format!("cluster_{}", work.id)));
        let _ = writeln!(out, "    label={};", quoted(&work.title));
        for file in &chart.files[work.files.clone()] {
            let shape = match file.layer {
                Layer::Core => "box",
                Layer::Mediating => "diamond",
                Layer::Ancillary => "ellipse",
                Layer::Paratext => "note",
            };
            let label = format!("{} {}\n{} lines", file.layer.letter(), file.key.path, file.lines);
            let _ = writeln!(out, "    {} [label={}, shape={shape}];", quoted(&file.key.to_string()), quoted(&label));
        }
        out.push_str("  }\n");
    }
    let pinned = chart.pinned();
    for edge in chart.edges.iter().filter(|edge| pinned.contains(&edge.from) && pinned.contains(&edge.to)) {
        let style = match edge.sort {
            Sort::Import => "solid",
            Sort::Call => "dotted",
            Sort::Crossing(Way::Copy) => "bold",
            Sort::Crossing(_) => "dashed",
        };
        let name = |at: usize| quoted(&chart.files[at].key.to_string());
        let sort = edge.sort.as_str();
        let _ = writeln!(out, "  {} -> {} [style={style}, class={sort}];", name(edge.from), name(edge.to));
    }
    out.push_str("}\n");
    out
}

/// A quoted identifier: only the quote is special in it, and a backslash begins an escape in labels.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn nothing_gets_out_of_its_quotes() {
        assert_eq!(quoted("a\"]; b\\\nc"), "\"a\\\"]; b\\\\\\nc\"");
    }
}
