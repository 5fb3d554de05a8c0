//! Theme, citations, and the place where the site goes.

use super::{cases, fixed};
use crate::support::Edition;

cases! {
    template_not_closed: Edition::new().write("theme/templates/note.html", "{% extends \"base.html\" %}\n{% block main %}\n<h1>{{ title }}</h1>\n");
    template_extends_nothing: Edition::new().write("theme/templates/note.html", "{% extends \"bare.html\" %}\n");
    grammar_not_yaml: Edition::new().write("theme/grammars/python.sublime-syntax", "%YAML 1.2\n---\nname: Python\ncontexts: [\n");
    theme_file_not_utf8: Edition::new().write("theme/styles/site.css", b"/* \xff */");
    citation_style_misspelt: Edition::new().replace("edition.yaml", "chicago-author-date", "chicago-author-dates");
    citation_type_unknown: Edition::new().replace("annotations/bibliography.yaml", "type: thesis", "type: thesys");
}

#[test]
fn template_that_fails_on_a_page() {
    let edition = Edition::new().write("theme/templates/note.html", "{{ \"a\" * 2 }}\n");
    fixed("template_that_fails_on_a_page", &edition.run(["build", "--offline"]));
}

#[test]
fn folder_of_somebody_else() {
    let edition = Edition::new().write("site/thesis.txt", "years of work");
    fixed("folder_of_somebody_else", &edition.run(["build", "--offline"]).expect(2));
    fixed("file_where_the_site_should_go", &edition.run(["build", "--offline", "--out", "edition.yaml"]).expect(2));
    assert_eq!(edition.text("site/thesis.txt"), "years of work");
}

#[test]
fn place_that_cannot_be_written() {
    let edition = Edition::new();
    fixed("place_that_cannot_be_written", &edition.run(["build", "--offline", "--out", "edition.yaml/site"]).expect(2));
}
