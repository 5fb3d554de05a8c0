//! A repair to styles: names that stand in for absent authors look like authors.
//!
//! CSL lets the names inside `cs:substitute` inherit form, initials, "and" and label from the names they stand in for.
//! hayagriva 0.10 hands these down to direct children alone, and Chicago wraps its editors in a condition, so that a book
//! without an author came out as "M. Fuller. 2008." instead of "Fuller, Matthew, ed. 2008." The inheritance is resolved here,
//! once, when a style is read.

use hayagriva::citationberg::{Choose, IndependentStyle, LayoutRenderingElement as Element, Names, NamesChild};

/// Resolves the inheritance everywhere in a style.
pub(super) fn inherit(style: &mut IndependentStyle) {
    style.macros.iter_mut().for_each(|of| walk(&mut of.children));
    walk(&mut style.citation.layout.elements);
    if let Some(bibliography) = &mut style.bibliography {
        walk(&mut bibliography.layout.elements);
    }
}

/// Finds the names.
fn walk(elements: &mut [Element]) {
    for element in elements {
        match element {
            Element::Names(names) => hand_down(names),
            Element::Group(group) => walk(&mut group.children),
            Element::Choose(choose) => branches(choose, &mut |children| walk(children)),
            Element::Text(_) | Element::Date(_) | Element::Number(_) | Element::Label(_) => {}
        }
    }
}

/// Hands down from one `cs:names` to those in the conditions of its substitute.
fn hand_down(names: &mut Names) {
    let parent = names.clone();
    for child in &mut names.children {
        if let NamesChild::Substitute(substitute) = child {
            for element in &mut substitute.children {
                if let Element::Choose(choose) = element {
                    branches(choose, &mut |children| adopt(&parent, children));
                }
            }
        }
    }
}

fn adopt(parent: &Names, elements: &mut [Element]) {
    for element in elements {
        match element {
            Element::Names(names) => *names = parent.from_names_substitute(names),
            Element::Choose(choose) => branches(choose, &mut |children| adopt(parent, children)),
            _ => {}
        }
    }
}

fn branches(choose: &mut Choose, each: &mut dyn FnMut(&mut [Element])) {
    each(&mut choose.if_.children);
    choose.else_if.iter_mut().for_each(|branch| each(&mut branch.children));
    if let Some(otherwise) = &mut choose.otherwise {
        each(&mut otherwise.children);
    }
}
