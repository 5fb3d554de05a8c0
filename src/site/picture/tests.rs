//! Pictures of works of our own, read by a real parser of XML.

use super::*;
use crate::code::shape::{LineKind, LineShape, Shape};
use crate::corpus::holdings::FileKey;
use crate::edition::{Layer, Phase, Role, Way};
use crate::ids::LineRange;
use crate::map::{Relation, Tally};
use roxmltree::{Document, Node};
use std::collections::BTreeSet;
use std::io::Write as _;
use std::sync::Arc;

fn file(name: &str, layer: Layer, phase: Option<Phase>, lines: u32) -> ChartFile {
    let line = |at: u32| LineShape { kind: LineKind::Code, indent: at % 20, length: at % 90 };
    ChartFile {
        key: FileKey::of(&name.parse().unwrap()),
        layer,
        phases: phase.into_iter().collect(),
        role: None,
        lines,
        shape: Arc::new(Shape((0..lines).map(line).collect())),
        notes: Vec::new(),
    }
}

fn chart(works: Vec<Vec<ChartFile>>, edges: &[(usize, usize, Sort)]) -> Chart {
    let mut chart = Chart::default();
    for files in works {
        let begin = chart.files.len();
        let id = files[0].key.work.clone();
        chart.files.extend(files);
        let title = format!("The work {id}");
        chart.works.push(ChartWork { id, title, role: Role::Main, files: begin..chart.files.len() });
    }
    let relation = Relation { imports: Some(Tally { count: 1, first: 1 }), calls: None };
    chart.edges =
        edges.iter().map(|(from, to, sort)| ChartEdge { from: *from, to: *to, sort: *sort, relation }).collect();
    chart
}

fn drawn(chart: &Chart, form: Form) -> String {
    let works: Vec<usize> = (0..chart.works.len()).collect();
    let read = |file: &FileKey| Some(format!("read/{}", file.path));
    let work = |work: &crate::ids::WorkId| Some(format!("works/{work}"));
    let (prefix, anchored, titled) = ("p-", true, true);
    standalone(&Picture { chart, works: &works, form, prefix, anchored, titled, read: &read, work: &work })
}

fn of_class<'a>(document: &'a Document<'a>, class: &'static str) -> impl Iterator<Item = Node<'a, 'a>> {
    let is =
        move |node: &Node<'_, '_>| node.attribute("class").is_some_and(|all| all.split(' ').any(|one| one == class));
    document.descendants().filter(is)
}

/// What holds for every picture.
fn check(chart: &Chart) {
    for form in [Form::Wide, Form::Narrow] {
        let text = drawn(chart, form);
        let document = Document::parse(&text).unwrap();
        let mut ids = BTreeSet::new();
        for id in document.descendants().filter_map(|node| node.attribute("id")) {
            assert!(ids.insert(id) && !id.contains(char::is_whitespace), "{id:?}");
        }
        for used in document.descendants().filter(|node| node.has_tag_name(("http://www.w3.org/2000/svg", "use"))) {
            assert!(ids.contains(used.attribute("href").unwrap().trim_start_matches('#')), "{used:?}");
        }
        assert!(document.descendants().all(|node| node.attribute("style").is_none()));
        let nodes: Vec<_> = of_class(&document, "node").collect();
        assert_eq!(nodes.len(), chart.pinned().len(), "a leaf for each file");
        for (node, file) in nodes.iter().zip(&chart.files) {
            assert_eq!(node.attribute("id"), Some(anchor(&file.key).as_str()));
            let link = node.children().find(|child| child.tag_name().name() == "a").unwrap();
            assert_eq!(link.attribute("href"), Some(format!("read/{}", file.key.path).as_str()));
            let title = link.first_element_child().unwrap();
            assert!(title.tag_name().name() == "title" && title.text().unwrap().starts_with(file.key.path.as_str()));
            let letter = link.descendants().find(|one| one.attribute("class") == Some("letter")).unwrap();
            assert_eq!(letter.text(), Some(file.layer.letter().to_string().as_str()));
        }
        let paths = of_class(&document, "lines").flat_map(|group| group.children());
        assert_eq!(
            paths.count(),
            chart.edges.iter().filter(|edge| edge.from != edge.to).count(),
            "a line for each pair"
        );
        let root = document.root_element();
        let named: Vec<_> = root.attribute("aria-labelledby").unwrap().split(' ').collect();
        assert!(named.len() == 2 && named.iter().all(|id| ids.contains(id)), "it has a title and a description");
    }
}

fn some(count: usize, phase: Option<Phase>) -> Vec<ChartFile> {
    (0..count).map(|at| file(&format!("w:f{at}.py"), Layer::ALL[at % 4], phase, (at as u32 * 7) % 300)).collect()
}

#[test]
fn all_sorts_of_lines_are_drawn() {
    let edges = [
        (0, 1, Sort::Import),
        (0, 2, Sort::Call),
        (1, 2, Sort::Crossing(Way::Network)),
        (2, 3, Sort::Crossing(Way::File)),
        (3, 4, Sort::Crossing(Way::Process)),
        (4, 0, Sort::Crossing(Way::Copy)),
        (4, 1, Sort::Crossing(Way::Copy)),
        (5, 5, Sort::Import),
    ];
    let mut files = some(6, Some(Phase::Model));
    files[1].phases = vec![Phase::Data, Phase::Output];
    files[4].phases = vec![];
    let chart = chart(vec![files, vec![file("x:a.py", Layer::Core, Some(Phase::Input), 9)]], &edges);
    check(&chart);
    let text = drawn(&chart, Form::Wide);
    let document = Document::parse(&text).unwrap();
    for sort in ["s-import", "s-call", "s-network", "s-file", "s-process", "s-copy"] {
        assert!(of_class(&document, sort).next().is_some(), "{sort}");
    }
    let waiting: Vec<_> = of_class(&document, "waiting").flat_map(|group| group.children()).collect();
    assert_eq!(waiting.len(), 3, "calls, data and processes come out when they are asked for");
    // The first file has three lines and three neighbours.
    let own = of_class(&document, "own").next().unwrap();
    let count = |name: &str| own.children().filter(|child| child.tag_name().name() == name).count();
    assert_eq!((count("use"), count("rect")), (3, 3));
}

#[test]
fn strange_editions_are_drawn() {
    check(&chart(vec![some(1, Some(Phase::Deployment))], &[]));
    check(&chart(vec![some(1, None)], &[]));
    check(&chart(vec![some(40, None)], &[(3, 4, Sort::Import)]));
    let edges: Vec<_> = (1..300).map(|at| (at, at / 2, Sort::Import)).collect();
    let crowd = chart(vec![some(300, Some(Phase::Sampling))], &edges);
    check(&crowd);
    assert!(is_crowded(&crowd));
    let text = drawn(&crowd, Form::Wide);
    let document = Document::parse(&text).unwrap();
    assert_eq!(of_class(&document, "waiting").flat_map(|group| group.children()).count(), 299, "all wait");
    check(&Chart::default());
}

#[test]
fn texts_of_others_stay_texts() {
    let mut bad = file("w:a<b>&\"c'.py", Layer::Core, Some(Phase::Model), 3);
    bad.role = Some("</title><script>x\u{1}\u{ffff}</script>]]>".to_owned());
    let mut chart = chart(vec![vec![bad]], &[]);
    chart.works[0].title = "</text><a href=\"javascript:1\">".to_owned();
    let text = drawn(&chart, Form::Wide);
    let document = Document::parse(&text).unwrap();
    assert!(document.descendants().all(|node| node.tag_name().name() != "script"));
    let told = document.descendants().filter(|node| node.tag_name().name() == "title").nth(1).unwrap();
    assert!(told.text().unwrap().contains("</title><script>x\u{fffd}\u{fffd}</script>]]>"), "{:?}", told.text());
}

#[test]
fn notes_are_marked_where_they_begin() {
    let mut noted = file("w:a.py", Layer::Core, Some(Phase::Model), 500);
    noted.notes = [(1, 2), (250, 250), (500, 500)].map(|(a, b)| LineRange::new(a, b).unwrap()).to_vec();
    let chart = chart(vec![vec![noted]], &[]);
    let text = drawn(&chart, Form::Wide);
    let document = Document::parse(&text).unwrap();
    assert_eq!(of_class(&document, "count").next().unwrap().text(), Some("3"));
    let marks = of_class(&document, "marks").next().unwrap().attribute("d").unwrap();
    let heights: Vec<f64> =
        marks.split('M').skip(1).map(|one| one.split([' ', 'h']).nth(1).unwrap().parse().unwrap()).collect();
    assert!((heights[1] - heights[0] - 249.0 * 0.16).abs() < 0.2, "{heights:?}");
    let leaf = of_class(&document, "leaf").next().unwrap().attribute("height").unwrap().parse::<f64>().unwrap();
    assert!(heights[2] < leaf, "the last line is on the leaf");
}

#[test]
fn layers_are_told_by_letter_and_shape() {
    let files = Layer::ALL.iter().map(|layer| file(&format!("w:{layer:?}.py"), *layer, Some(Phase::Model), 10));
    let chart = chart(vec![files.collect()], &[]);
    let text = drawn(&chart, Form::Wide);
    let document = Document::parse(&text).unwrap();
    let shapes: BTreeSet<_> =
        of_class(&document, "seal").map(|seal| (seal.tag_name().name(), seal.attribute("width"))).collect();
    assert_eq!(shapes.len(), 4, "{shapes:?}");
}

#[test]
fn where_a_reader_is_costs_little() {
    for count in [1, 57, 90, 91, 2000] {
        let mut files = some(count, Some(Phase::Deployment));
        for (at, file) in files.iter_mut().enumerate() {
            file.phases = Phase::ALL.get(at % 9).copied().into_iter().collect();
        }
        let chart = chart(vec![files], &[]);
        let text = Here::of(&chart).mark(count - 1).unwrap();
        let document = Document::parse(&text).unwrap();
        assert_eq!(of_class(&document, "me").count(), 1, "one place is marked");
        let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
        packed.write_all(text.as_bytes()).unwrap();
        let size = packed.finish().unwrap().len();
        assert!(size < 1200, "{count} files: {size} bytes");
    }
    assert!(Here::of(&Chart::default()).mark(0).is_none());
}

#[test]
fn graphviz_is_told_every_file_and_line() {
    let chart = chart(vec![some(3, Some(Phase::Model))], &[(0, 1, Sort::Import), (1, 2, Sort::Crossing(Way::Copy))]);
    let text = dot(&chart);
    assert!(text.starts_with("digraph map {") && text.trim_end().ends_with('}'));
    assert!(text.contains("\"w:f0.py\" -> \"w:f1.py\" [style=solid, class=import];"), "{text}");
    assert!(text.contains("\"w:f1.py\" -> \"w:f2.py\" [style=bold, class=copy];"), "{text}");
    assert_eq!(text.matches("label=\"").count(), 4, "three files and a work: {text}");
}
