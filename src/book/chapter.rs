//! The chapters of a book, in order, each filled into its template.

use super::listing::{body, draw};
use super::{Book, Text, contents, view};
use crate::site::theme::Theme;
use rayon::prelude::*;
use serde_json::Value;

/// What a chapter is, in the words of EPUB's vocabulary of structure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    TitlePage,
    Imprint,
    Contents,
    Preface,
    Part,
    Chapter,
    Index,
    Glossary,
    Bibliography,
}

impl Role {
    /// The term of EPUB's vocabulary.
    pub(super) fn epub(self) -> &'static str {
        match self {
            Self::TitlePage => "titlepage",
            Self::Imprint => "copyright-page",
            Self::Contents => "toc",
            Self::Preface => "preface",
            Self::Part => "part",
            Self::Chapter => "chapter",
            Self::Index => "index",
            Self::Glossary => "glossary",
            Self::Bibliography => "bibliography",
        }
    }

    /// The role of the Digital Publishing module of ARIA, where there is one for a section.
    pub(super) fn aria(self) -> Option<&'static str> {
        match self {
            Self::TitlePage | Self::Imprint | Self::Contents => None,
            Self::Preface => Some("doc-preface"),
            Self::Part => Some("doc-part"),
            Self::Chapter => Some("doc-chapter"),
            Self::Index => Some("doc-index"),
            Self::Glossary => Some("doc-glossary"),
            Self::Bibliography => Some("doc-bibliography"),
        }
    }
}

/// A chapter before it is filled into its template.
pub(super) struct Leaf<'b> {
    /// The id of its element, and the name of its file in an EPUB.
    pub(super) id: String,
    pub(super) title: String,
    /// How deep it lies in the contents, from 0.
    pub(super) depth: usize,
    /// What stands at the head of its pages.
    pub(super) running: String,
    /// The numbers of the lines that it is about.
    pub(super) extent: Option<String>,
    pub(super) role: Role,
    pub(super) template: &'static str,
    pub(super) view: Value,
    /// The text whose lines it shows.
    pub(super) text: Option<&'b Text<'b>>,
}

/// A chapter.
pub(super) struct Chapter {
    pub(super) id: String,
    pub(super) title: String,
    pub(super) depth: usize,
    pub(super) running: String,
    /// Which of the heads of pages that is; those in a row that have the same share it.
    pub(super) run: usize,
    pub(super) role: Role,
    pub(super) template: &'static str,
    /// An element whose id is the chapter's.
    pub(super) html: String,
}

/// What is read: a file for print, or a package for a reading machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Medium {
    Paper,
    Screen,
}

/// A template that could not be filled.
#[derive(Clone, Debug)]
pub struct Fault {
    /// The template's name.
    pub template: &'static str,
    /// What is wrong.
    pub what: String,
}

/// Makes all chapters.
pub(super) fn chapters(book: &Book<'_>, theme: &Theme, medium: Medium) -> Result<Vec<Chapter>, Fault> {
    let mut leaves = view::leaves(book);
    contents::put_into(&mut leaves);
    let bodies: Vec<_> = book.texts().map(body).collect();
    theme.palette().prepare(bodies.iter());
    let mut run = 0;
    let mut numbered = Vec::with_capacity(leaves.len());
    for leaf in leaves {
        run += usize::from(numbered.last().is_none_or(|(_, last): &(usize, Leaf<'_>)| last.running != leaf.running));
        numbered.push((run, leaf));
    }
    numbered.into_par_iter().with_max_len(1).map(|(run, leaf)| fill(book, theme, medium, run, leaf)).collect()
}

fn fill(book: &Book<'_>, theme: &Theme, medium: Medium, run: usize, leaf: Leaf<'_>) -> Result<Chapter, Fault> {
    let Leaf { id, title, depth, running, extent: _, role, template, mut view, text } = leaf;
    if view.is_null() {
        view = Value::Object(serde_json::Map::new());
    }
    if let Value::Object(view) = &mut view {
        view.insert("id".to_owned(), id.clone().into());
        view.insert("title".to_owned(), title.clone().into());
        view.insert("run".to_owned(), run.into());
        view.insert("paper".to_owned(), (medium == Medium::Paper).into());
        if let Some(text) = text {
            view.insert("lines_html".to_owned(), draw(book, text, theme.palette(), medium).into());
        }
    }
    let html = theme.fill(template, &view).map_err(|what| Fault { template, what })?;
    Ok(Chapter { id, title, depth, running, run, role, template, html })
}
