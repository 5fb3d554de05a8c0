//! The map: the picture, and the same in tables.

use super::Publication;
use super::common::{FileItem, LayerView, LinkView, frame, with};
use crate::corpus::holdings::FileKey;
use crate::edition::{Layer, Role, Way};
use crate::site::address::SitePath;
use crate::site::links::Linker;
use crate::site::page::Page;
use crate::site::picture::{Chart, Form, Picture, draw, is_crowded};
use crate::site::words;
use serde_json::{Value, json};

/// The most files that one picture shows, and one table: beyond it nobody sees anything in them, and the data are there for programs.
const MOST: usize = 1000;

/// The page. Beside it may be those of the measures and of the removal test.
pub(super) fn page(publication: &Publication<'_>, chart: &Chart, beside: [Option<SitePath>; 2]) -> Page {
    let path = SitePath::fixed("map/index.html");
    let links = Linker::new(&path);
    let all: Vec<usize> = (0..chart.works.len()).collect();
    let great = (chart.pinned().len() <= MOST).then(|| {
        let read = |file: &FileKey| Some(links.code(file, None));
        let work = |work: &_| Some(links.work(work));
        let form = Form::Wide;
        draw(&Picture {
            chart,
            works: &all,
            form,
            prefix: "map-",
            anchored: true,
            titled: true,
            read: &read,
            work: &work,
        })
    });
    let joins = Joins::of(chart, &links);
    let works: Vec<_> = all
        .iter()
        .map(|at| {
            let work = &chart.works[*at];
            json!({
                "id": work.id,
                "title": work.title,
                "href": links.work(&work.id),
                "companion": work.role == Role::Companion,
                "picture": alone(chart, *at, Form::Narrow, &links),
                "count": words::number(work.files.len() as u64),
                "files": if work.files.len() > MOST { Vec::new() } else {
                    work.files.clone().filter_map(|file| row(publication, chart, file, &joins, &links)).collect()
                },
            })
        })
        .collect();
    let resolved = publication.resolved;
    let silhouettes = resolved.holdings.files.values().filter(|file| file.text.is_none()).count();
    let content = json!({
        "great": great,
        "crowded": is_crowded(chart),
        "companions": chart.works.iter().any(|work| work.role == Role::Companion),
        "works": works,
        "layers": Layer::ALL.iter().map(|layer| with(json!(LayerView::of(*layer)), json!({ "meaning": layer.meaning() }))).collect::<Vec<_>>(),
        "silhouettes": silhouettes,
        "measures": beside[0].as_ref().map(|to| path.to(to, None)),
        "removal": beside[1].as_ref().map(|to| path.to(to, None)),
        "data": links.page("data/map.json"),
        "counts": {
            "files": chart.pinned().len(),
            "imports": chart.edges.iter().filter(|edge| edge.relation.imports.is_some()).count(),
            "crossings": chart.crossings.len(),
        },
    });
    let about = "Every file of the works, by layer and phase, and what joins them.";
    let view = with(frame(publication, &path, "map", "The map", about), content);
    Page { path, template: "map.html", view, listing: None }
}

/// The picture of one work; nothing if it has too many files, or none.
pub(super) fn alone(chart: &Chart, work: usize, form: Form, links: &Linker) -> Option<String> {
    let files = chart.works.get(work)?.files.len();
    if files == 0 || files > MOST {
        return None;
    }
    let prefix = format!("{}{}-", if form == Form::Wide { "w" } else { "n" }, chart.works[work].id);
    let read = |file: &FileKey| Some(links.code(file, None));
    let works = [work];
    let no_title = |_: &_| None;
    let picture = Picture {
        chart,
        works: &works,
        form,
        prefix: &prefix,
        anchored: false,
        titled: false,
        read: &read,
        work: &no_title,
    };
    Some(draw(&picture))
}

/// A file in the table: what it is, and what joins it to others.
fn row(publication: &Publication<'_>, chart: &Chart, at: usize, joins: &Joins, links: &Linker) -> Option<Value> {
    let key = &chart.files[at].key;
    let entry = key.entry(&publication.resolved.edition)?;
    let item = json!(FileItem::of(publication, key, entry, links)?);
    Some(with(item, json!({ "joins": joins.of_file(at) })))
}

/// What joins each file to others, in the order in which it is told: by what it does itself, then by what is done to it.
struct Joins {
    of: Vec<Vec<(usize, Join)>>,
}

/// What a file is joined to.
#[derive(Clone, Debug, serde::Serialize)]
struct Join {
    to: LinkView,
    lines: Option<LinkView>,
    says: Option<String>,
}

const VERBS: [&str; 12] = [
    "imports",
    "imported by",
    "calls",
    "called by",
    "asks over the network",
    "asked over the network by",
    "gives data to",
    "gets data from",
    "starts",
    "started by",
    "copied as",
    "copied from",
];

fn verb(way: Way, from: bool) -> usize {
    let at = match way {
        Way::Network => 4,
        Way::File => 6,
        Way::Process => 8,
        Way::Copy => 10,
    };
    if from { at } else { at + 1 }
}

impl Joins {
    fn of(chart: &Chart, links: &Linker) -> Self {
        let mut all = Self { of: vec![Vec::new(); chart.files.len()] };
        let name = |at: usize, beside: usize| {
            let (file, other) = (&chart.files[at].key, &chart.files[beside].key);
            let same = (&file.work, &file.state) == (&other.work, &other.state);
            let name = if same { file.path.to_string() } else { file.to_string() };
            LinkView { href: links.code(file, None), name }
        };
        let line = |at: usize, line: u32| {
            let lines = crate::ids::LineRange::new(line, line);
            LinkView { href: links.code(&chart.files[at].key, lines), name: line.to_string() }
        };
        for edge in &chart.edges {
            for (verb, tally) in [(0, edge.relation.imports), (2, edge.relation.calls)] {
                let Some(tally) = tally else { continue };
                let lines = Some(line(edge.from, tally.first));
                let join = |to| Join { to, lines: lines.clone(), says: None };
                all.of[edge.from].push((verb, join(name(edge.to, edge.from))));
                all.of[edge.to].push((verb + 1, Join { lines: None, ..join(name(edge.from, edge.to)) }));
            }
        }
        for (from, to, crossing) in &chart.crossings {
            for (here, there, end) in [(*from, *to, &crossing.from), (*to, *from, &crossing.to)] {
                let verb = verb(crossing.how, here == *from);
                let lines = end.lines.map(|lines| {
                    let name = words::lines(lines);
                    LinkView { href: links.code(&chart.files[here].key, Some(lines)), name }
                });
                let says = Some(crossing.says.clone());
                all.of[here].push((verb, Join { to: name(there, here), lines, says }));
            }
        }
        for joins in &mut all.of {
            joins.sort_by_key(|(verb, _)| *verb);
        }
        all
    }

    /// Grouped by verb.
    fn of_file(&self, at: usize) -> Vec<Value> {
        self.of[at]
            .chunk_by(|a, b| a.0 == b.0)
            .map(|group| json!({ "verb": VERBS[group[0].0], "list": group.iter().map(|(_, join)| join).collect::<Vec<_>>() }))
            .collect()
    }
}
