//! What `check` says, explained.

use super::Publication;
use super::common::{frame, with};
use crate::diagnostics::LESSONS;
use crate::site::address::SitePath;
use crate::site::html::Html;
use crate::site::page::Page;
use serde_json::{Value, json};

pub(super) fn page(publication: &Publication<'_>) -> Page {
    let path = SitePath::fixed("problems/index.html");
    let lessons: Vec<Value> = LESSONS
        .iter()
        .map(|lesson| json!({ "code": lesson.code, "why": with_code(lesson.why), "before": lesson.before, "after": lesson.after }))
        .collect();
    let about = "Everything that the check of an edition can find wrong, why it is wrong, and how it is mended.";
    let view = with(frame(publication, &path, "problems", "What the check says", about), json!({ "lessons": lessons }));
    Page { path, template: "problems.html", view, listing: None }
}

/// A sentence in which what stands between backquotes is code.
fn with_code(text: &str) -> String {
    let mut html = Html::with_capacity(text.len());
    for (at, part) in text.split('`').enumerate() {
        if at % 2 == 1 {
            html.open("code", &[]).text(part).close();
        } else {
            html.text(part);
        }
    }
    html.finish()
}
