use super::*;
use serde_json::json;

fn items() -> Vec<Value> {
    let names = |list: &[(&str, &str)]| {
        list.iter().map(|(family, given)| json!({"family": family, "given": given})).collect::<Value>()
    };
    vec![
        json!({"id": "journal", "type": "article-journal", "title": "Reading <b>Loops</b> & Other Tales: A Look at FAccT", "author": names(&[("Ash", "Ada B.")]), "issued": "2019-03", "container-title": "Review of Code", "volume": 3, "issue": "2", "page": "101-115", "DOI": "10.1234/abc_d", "list": "further"}),
        json!({"id": "volume-only", "type": "article-journal", "title": "One Volume, No Month", "author": names(&[("Birch", "Bo")]), "issued": 2018, "container-title": "Proceedings of Trees", "volume": 81, "page": "77-91"}),
        json!({"id": "bare-journal", "type": "article-journal", "title": "There Is Nothing Here.", "author": names(&[("Cedar", "Cy")]), "issued": 1995, "container-title": "CTheory"}),
        json!({"id": "magazine", "type": "article-magazine", "title": "Should We Trust It?", "author": names(&[("Dogwood", "Di")]), "issued": "2015-01-15", "container-title": "The Monthly", "URL": "https://monthly.example/a/?b=1&c=2"}),
        json!({"id": "proceedings", "type": "paper-conference", "title": "Many Hands", "author": names(&[("Elm", "E."), ("Fir", "F."), ("Gum", "G."), ("Holly", "H."), ("Ivy", "I."), ("Juniper", "J."), ("Kauri", "K.")]), "issued": "2021-03", "container-title": "FAccT ’21: Proceedings", "page": "610-623", "publisher": "ACM"}),
        json!({"id": "chapter", "type": "chapter", "title": "Loop", "author": names(&[("Hou Je Bek", "Wilma")]), "editor": names(&[("Fuller", "Max")]), "issued": 2008, "container-title": "Software: A Lexicon", "publisher": "MIT Press", "page": "179-183"}),
        json!({"id": "edited", "type": "book", "title": "Software: A Lexicon", "editor": names(&[("Fuller", "Max")]), "issued": 2008, "publisher": "MIT Press"}),
        json!({"id": "edited-by-two", "type": "book", "title": "Lives", "editor": names(&[("Roe", "Jo"), ("van Loon", "Mia")]), "issued": 2021, "publisher": "Palgrave"}),
        json!({"id": "book", "type": "book", "title": "10 PRINT CHR$(205.5+RND(1)); : GOTO 10", "author": names(&[("van Loon", "Mia")]), "issued": 2012, "edition": 4, "publisher": "MIT Press", "publisher-place": "Cambridge, MA"}),
        json!({"id": "report", "type": "report", "title": "Learners", "author": names(&[("Lime", "Lu")]), "issued": 2019, "publisher": "OpenAI"}),
        json!({"id": "preprint", "type": "article", "title": "All You Need", "author": names(&[("Maple", "May"), ("Nutmeg", "Nils")]), "issued": "2017-06", "genre": "Preprint", "publisher": "arXiv", "number": "arXiv:1706.00001", "URL": "https://arxiv.org/abs/1706.00001"}),
        json!({"id": "software", "type": "software", "title": "AI-Dungeon", "author": names(&[("Oak", "Ola")]), "issued": 2019, "medium": "Git repository", "URL": "https://git.example/oak"}),
        json!({"id": "blog", "type": "post-weblog", "title": "Better Models", "author": [{"literal": "OpenAI"}], "issued": "2019-02-14", "container-title": "OpenAI Blog", "URL": "https://openai.example/better"}),
        json!({"id": "page", "type": "webpage", "title": "PEP 1", "author": names(&[("Pine", "Pat"), ("van Loon", "Mia")]), "issued": "2001-05-29", "container-title": "Python.org", "URL": "https://python.example/1"}),
        json!({"id": "thesis", "type": "thesis", "title": "On Trees", "genre": "PhD diss.", "author": names(&[("Quince", "Q.")]), "issued": 2003, "publisher": "Univ. of Wood"}),
        json!({"id": "draft", "type": "manuscript", "title": "A Shift", "genre": "Draft, October 1996", "author": names(&[("Rowan", "Ro")]), "issued": 1996}),
        json!({"id": "undated", "type": "book", "title": "No Year", "author": names(&[("Sorrel", "Su")])}),
    ]
}

/// An entry as text, with italics between asterisks and links between angle brackets.
fn marked(runs: &[Run]) -> String {
    runs.iter()
        .map(|run| match (&run.link, run.style.italic) {
            (Some(_), _) => format!("<{}>", run.text),
            (None, true) => format!("*{}*", run.text),
            (None, false) => run.text.clone(),
        })
        .collect()
}

fn listed(processed: &Processed, key: &str) -> String {
    let (_, runs) = processed.bibliography.iter().find(|(listed, _)| listed == key).expect("every item is listed");
    marked(runs)
}

fn cited(items: &[Value], clusters: &[&[(&str, &str)]]) -> Vec<String> {
    let clusters: Vec<Cluster> = clusters
        .iter()
        .map(|cluster| {
            cluster
                .iter()
                .map(|(key, locator)| CitedItem { key, locator: Some(*locator).filter(|l| !l.is_empty()) })
                .collect()
        })
        .collect();
    process(items, &clusters, &Style::default()).citations.iter().map(|runs| plain(runs)).collect()
}

#[test]
fn every_type_as_chicago_has_it() {
    let processed = process(&items(), &[], &Style::default());
    assert_eq!(processed.faults, []);
    let list: Vec<String> = processed.bibliography.iter().map(|(_, runs)| marked(runs)).collect();
    let wanted = [
        "Ash, Ada B. 2019. “Reading <b>Loops</b> & Other Tales: A Look at FAccT.” *Review of Code* 3 (2): 101–15. <https://doi.org/10.1234/abc_d>.",
        "Birch, Bo. 2018. “One Volume, No Month.” *Proceedings of Trees* 81: 77–91.",
        "Cedar, Cy. 1995. “There Is Nothing Here.” *CTheory*.",
        "Dogwood, Di. 2015. “Should We Trust It?” *The Monthly*, January 15. <https://monthly.example/a/?b=1&c=2>.",
        "Elm, E., F. Fir, G. Gum, et al. 2021. “Many Hands.” *FAccT ’21: Proceedings*, March, 610–23.",
        "Fuller, Max, ed. 2008. *Software: A Lexicon*. MIT Press.",
        "Hou Je Bek, Wilma. 2008. “Loop.” In *Software: A Lexicon*, edited by Max Fuller. MIT Press.",
        "Lime, Lu. 2019. *Learners*. OpenAI.",
        "Loon, Mia van. 2012. *10 PRINT CHR$(205.5+RND(1)); : GOTO 10*. 4th ed. MIT Press.",
        "Maple, May, and Nils Nutmeg. 2017. “All You Need.” Preprint, arXiv, June. <https://arxiv.org/abs/1706.00001>.",
        "Oak, Ola. 2019. *AI-Dungeon*. Git repository. <https://git.example/oak>.",
        "OpenAI. 2019. “Better Models.” *OpenAI Blog*, February 14. <https://openai.example/better>.",
        "Pine, Pat, and Mia van Loon. 2001. “PEP 1.” Python.org, May 29. <https://python.example/1>.",
        "Quince, Q. 2003. “On Trees.” PhD diss., Univ. of Wood.",
        "Roe, Jo, and Mia van Loon, eds. 2021. *Lives*. Palgrave.",
        "Rowan, Ro. 1996. “A Shift.” Draft, October 1996.",
        "Sorrel, Su. n.d. *No Year*.",
    ];
    assert_eq!(list, wanted);
}

#[test]
fn citations_as_chicago_has_them() {
    let wanted = [
        "(Ash 2019)",
        "(Ash 2019, sec. 3)",
        "(Ash 2019, 12–15)",
        "(Ash 2019, fig. 9)",
        "(Ash 2019, para. 5)",
        "(Ash 2019, n. 3)",
        "(Ash 2019, chap. 3, n. 2)",
        "(Elm et al. 2021; Fuller 2008, 3; Roe and van Loon 2021)",
        "(OpenAI 2019)",
        "(Sorrel, n.d.)",
    ];
    let clusters: &[&[(&str, &str)]] = &[
        &[("journal", "")],
        &[("journal", "sec. 3")],
        &[("journal", "pp. 12-15")],
        &[("journal", "fig. 9")],
        &[("journal", "para. 5")],
        &[("journal", "n. 3")],
        &[("journal", "chap. 3, n. 2")],
        &[("proceedings", ""), ("edited", "p. 3"), ("edited-by-two", "")],
        &[("blog", "")],
        &[("undated", "")],
    ];
    assert_eq!(cited(&items(), clusters), wanted);
}

#[test]
fn other_styles_have_no_leftovers_either() {
    let items = [
        json!({"id": "w", "type": "webpage", "title": "A ‘Quoted’ Word", "author": [{"family": "Yew", "given": "Y."}], "issued": 2019, "URL": "https://yew.example"}),
        json!({"id": "m", "type": "manuscript", "title": "Unlisted", "issued": 1996}),
    ];
    let entries = |style: &str| {
        let processed = process(&items, &[], &Style::named(style).unwrap());
        [listed(&processed, "w"), listed(&processed, "m")]
    };
    assert_eq!(
        entries("apa"),
        ["Yew, Y. (2019). *A ‘Quoted’ Word*. <https://yew.example>", "*Unlisted*. (1996). [Unpublished manuscript]."]
    );
    assert_eq!(
        entries("modern-language-association"),
        ["Yew, Y. *A ‘Quoted’ Word*. 2019, <https://yew.example>.", "“Unlisted.” 1996."]
    );
    assert_eq!(entries("chicago-notes")[1], "Unlisted.");
    assert_eq!(entries("ieee")[0], "[2] Y. Yew, “A ‘Quoted’ Word.” [Online]. Available: <https://yew.example>");
}

#[test]
fn letters_follow_the_list_across_the_edition() {
    let work = |id: &str, title: &str| json!({"id": id, "type": "book", "title": title, "author": [{"family": "Walton", "given": "Nick"}], "issued": 2019});
    let items = [work("a", "Zebra"), work("b", "Aardvark"), work("c", "The Mole")];
    let processed = process(&items, &[vec![CitedItem { key: "a", locator: None }]], &Style::default());
    assert_eq!(plain(&processed.citations[0]), "(Walton 2019c)");
    let list: Vec<String> =
        processed.bibliography.iter().map(|(key, runs)| format!("{key}: {}", plain(runs))).collect();
    assert_eq!(
        list,
        ["b: Walton, Nick. 2019a. Aardvark.", "c: Walton, Nick. 2019b. The Mole.", "a: Walton, Nick. 2019c. Zebra."]
    );
    let recurring: &[(&str, &str)] = &[("a", ""), ("b", "")];
    let with_page = [("a", ""), ("c", "p. 1")];
    assert_eq!(
        cited(&items, &[recurring, &with_page, &[("b", "")], recurring]),
        ["(Walton 2019c, 2019a)", "(Walton 2019c; 2019b, 1)", "(Walton 2019a)", "(Walton 2019c, 2019a)"]
    );
}

#[test]
fn namesakes_are_told_apart_wherever_they_are_cited() {
    let work = |id: &str, given: &str, others: usize, year: i64| {
        let mut names = vec![json!({"family": "Mitchell", "given": given})];
        names.extend((0..others).map(|n| json!({"family": format!("Other{n}"), "given": "O."})));
        json!({"id": id, "type": "book", "title": id, "author": names, "issued": year})
    };
    let items = [work("t", "Tom M.", 0, 1997), work("m", "Margaret", 8, 2019), work("max", "Max", 0, 2001)];
    assert_eq!(
        cited(&items, &[&[("t", "")], &[("m", "p. 2")], &[("max", "")]]),
        ["(T. M. Mitchell 1997)", "(Margaret Mitchell et al. 2019, 2)", "(Max Mitchell 2001)"]
    );
    assert_eq!(cited(&items[..1], &[&[("t", "")]]), ["(Mitchell 1997)"]);
}

#[test]
fn runs_know_whose_they_are_and_where_they_lead() {
    let cluster = vec![CitedItem { key: "journal", locator: None }, CitedItem { key: "blog", locator: Some("sec. 1") }];
    let processed = process(&items(), &[cluster], &Style::default());
    let of = |key: Option<&str>| -> String {
        processed.citations[0].iter().filter(|run| run.entry.as_deref() == key).map(|run| run.text.as_str()).collect()
    };
    assert_eq!(
        (of(Some("journal")), of(Some("blog")), of(None)),
        ("Ash 2019".into(), "OpenAI 2019, sec. 1".into(), "(; )".into())
    );
    let (_, entry) = &processed.bibliography[0];
    assert!(entry.iter().all(|run| run.entry.as_deref() == Some("journal")));
    let link = entry.iter().find(|run| run.link.is_some()).expect("it has a DOI");
    assert_eq!(link.link.as_deref(), Some("https://doi.org/10.1234/abc_d"));
}

#[test]
fn numbers_follow_the_text_where_the_list_is_not_sorted() {
    let cluster = |key| vec![CitedItem { key, locator: None }];
    let processed =
        process(&items(), &[cluster("undated"), cluster("book"), cluster("undated")], &Style::named("ieee").unwrap());
    let citations: Vec<String> = processed.citations.iter().map(|runs| plain(runs)).collect();
    assert_eq!(citations, ["[1]", "[2]", "[1]"]);
    assert_eq!(processed.bibliography[0].0, "undated");
    assert_eq!(processed.bibliography.len(), items().len());
}

#[test]
fn faults_are_reported_and_the_rest_is_done() {
    let mut items = vec![
        json!(7),
        json!({"id": "bare"}),
        json!({"id": "bare", "title": "Again"}),
        json!({"id": "bad", "issued": "soon"}),
    ];
    items.extend(self::items());
    let cluster = vec![CitedItem { key: "journal", locator: None }, CitedItem { key: "nobody", locator: None }];
    let processed = process(&items, &[cluster, vec![]], &Style::default());
    assert_eq!(plain(&processed.citations[0]), "(Ash 2019) (nobody?)");
    assert_eq!(processed.citations[1], []);
    assert_eq!(listed(&processed, "bare"), "bare.");
    let soon = "issued: `soon` is no date; write YYYY, YYYY-MM or YYYY-MM-DD".to_owned();
    assert_eq!(
        processed.faults,
        [
            Fault::Item { index: 0, key: None, why: "the item is not a mapping".into() },
            Fault::Twice { key: "bare".into() },
            Fault::Item { index: 3, key: Some("bad".into()), why: soon },
            Fault::Unknown { cluster: 0, key: "nobody".into() },
        ]
    );
}

#[test]
fn the_order_of_the_items_changes_nothing() {
    let clusters = [vec![CitedItem { key: "book", locator: Some("p. 1") }]];
    let mut reversed = items();
    reversed.reverse();
    assert_eq!(process(&items(), &clusters, &Style::default()), process(&reversed, &clusters, &Style::default()));
}

proptest::proptest! {
    #![proptest_config(proptest::test_runner::Config::with_cases(48))]

    /// The processor indexes into strings in many places; nothing that people write may make it panic.
    #[test]
    fn whatever_is_written_something_is_printed(text in proptest::collection::vec("\\PC{0,12}|[0-9.,:;–-]{1,6}|[a-zé “”’.?!]{0,9}", 9), kind in 0usize..10) {
        let kinds = ["book", "chapter", "article", "article-journal", "post", "webpage", "software", "report", "thesis", "no such type"];
        let item = json!({
            "id": "k", "type": kinds[kind], "title": text[0], "container-title": text[1], "volume": text[2], "issue": text[3], "page": text[4],
            "edition": text[5], "number": text[3], "URL": text[6], "publisher": text[7], "author": [{"family": format!("{}x", text[8]), "given": text[7]}],
            "issued": 2020,
        });
        for style in ["chicago-author-date", "apa", "ieee"] {
            let processed = process(std::slice::from_ref(&item), &[vec![CitedItem { key: "k", locator: Some(&text[4]) }]], &Style::named(style).unwrap());
            proptest::prop_assert_eq!(&processed.faults, &[]);
            proptest::prop_assert!(!plain(&processed.bibliography[0].1).is_empty() && !processed.citations[0].is_empty());
        }
    }
}
