//! The table of contents. Where a page number would stand there are the numbers of lines: they are the same in every printing.

use super::chapter::{Leaf, Role};
use serde_json::{Value, json};

/// Lists all chapters in the one that is the table.
pub(super) fn put_into(leaves: &mut [Leaf<'_>]) {
    let listed = leaves.iter().filter(|leaf| !matches!(leaf.role, Role::TitlePage | Role::Contents));
    let entries: Vec<Value> = listed
        .map(|leaf| {
            json!({
                "title": leaf.title,
                "href": format!("#{}", leaf.id),
                "depth": leaf.depth,
                "is_part": leaf.role == Role::Part,
                "is_path": leaf.template == "book-text.html" || leaf.template == "book-notes.html",
                "extent": leaf.extent,
            })
        })
        .collect();
    if let Some(contents) = leaves.iter_mut().find(|leaf| leaf.role == Role::Contents) {
        contents.view = json!({ "entries": entries });
    }
}
