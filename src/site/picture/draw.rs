//! From a chart to SVG.

use super::chart::{Chart, ChartEdge, ChartFile, Sort};
use super::leaf::leaf;
use super::style;
use super::svg::{number, way};
use crate::corpus::holdings::FileKey;
use crate::edition::{Layer, Phase, Role, Way};
use crate::ids::WorkId;
use crate::map::layout::{self, Item, Layout, Line, Measures, Rect, Row, Sheet};
use crate::site::html::Html;
use crate::site::words;
use std::collections::BTreeMap;

/// The form of a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Works as rows, phases as columns.
    Wide,
    /// One work, its phases below each other.
    Narrow,
}

/// Which picture is drawn, and what its leaves lead to.
pub struct Picture<'p> {
    /// What there is.
    pub chart: &'p Chart,
    /// The works that are on it, by their places in the chart.
    pub works: &'p [usize],
    /// Its form.
    pub form: Form,
    /// Before every id on it, so that several pictures can stand on one page.
    pub prefix: &'p str,
    /// Whether each leaf has the address that the site gives to its file's place on the map.
    pub anchored: bool,
    /// Whether the works' titles stand on it.
    pub titled: bool,
    /// Where a leaf leads, if it leads anywhere.
    pub read: &'p dyn Fn(&FileKey) -> Option<String>,
    /// Where a title leads, if it leads anywhere.
    pub work: &'p dyn Fn(&WorkId) -> Option<String>,
}

/// How long a line of a file is: of works that are read for themselves, and of companions.
const SCALES: [(Form, [f64; 2]); 2] = [(Form::Wide, [0.16, 0.08]), (Form::Narrow, [0.25, 0.125])];

/// The address of a file's place on the map, inside its page.
pub(in crate::site) fn anchor(file: &FileKey) -> String {
    // An id holds no white space.
    let place = format!("at-{}/{}", file.work, file.path);
    place.chars().map(|c| if c.is_whitespace() { '+' } else { c }).collect()
}

impl Picture<'_> {
    fn scale(&self, role: Role) -> f64 {
        let scales = SCALES.iter().find(|(form, _)| *form == self.form).map_or([0.16, 0.08], |(_, scales)| *scales);
        match role {
            Role::Main => scales[0],
            Role::Companion => scales[1],
        }
    }

    fn measures(&self) -> Measures {
        let measures = match self.form {
            Form::Wide => layout::WIDE,
            Form::Narrow => layout::NARROW,
        };
        Measures { title: if self.titled { measures.title } else { 0.0 }, ..measures }
    }
}

/// A line of the picture: its place among the sheet's lines is its number.
struct Drawn {
    from: usize,
    to: usize,
    sort: Sort,
}

impl Drawn {
    /// Lines of one sort share their way: copies from where they come, all others to where they lead.
    fn line(&self) -> Line {
        let (end, sort) = match self.sort {
            Sort::Import => (self.to, 0),
            Sort::Call => (self.to, 1),
            Sort::Crossing(Way::Copy) => (self.from, 2),
            Sort::Crossing(Way::Network) => (self.to, 3),
            Sort::Crossing(Way::File) => (self.to, 4),
            Sort::Crossing(Way::Process) => (self.to, 5),
        };
        Line { from: self.from, to: self.to, bundle: end * 6 + sort }
    }
}

/// Draws a picture as a part of a page.
#[must_use]
pub fn draw(picture: &Picture<'_>) -> String {
    paint(picture, false)
}

/// Draws a picture as a file of its own, with its colours.
#[must_use]
pub fn standalone(picture: &Picture<'_>) -> String {
    format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{}\n", paint(picture, true))
}

fn paint(picture: &Picture<'_>, alone: bool) -> String {
    let chart = picture.chart;
    let works: Vec<_> = picture.works.iter().filter_map(|at| chart.works.get(*at)).collect();
    let files: Vec<usize> = works.iter().flat_map(|work| work.files.clone()).collect();
    let boxes: BTreeMap<usize, usize> = files.iter().enumerate().map(|(at, file)| (*file, at)).collect();
    let drawn: Vec<Drawn> = chart
        .edges
        .iter()
        .filter_map(|edge| Some(Drawn { from: *boxes.get(&edge.from)?, to: *boxes.get(&edge.to)?, sort: edge.sort }))
        .filter(|drawn| drawn.from != drawn.to)
        .collect();
    let rows = works.iter().map(|work| Row {
        scale: picture.scale(work.role),
        items: chart.files[work.files.clone()].iter().map(item).collect(),
    });
    let sheet = Sheet { rows: rows.collect(), lines: drawn.iter().map(Drawn::line).collect() };
    let measures = picture.measures();
    let layout = match picture.form {
        Form::Wide => layout::wide(&sheet, &measures),
        Form::Narrow => layout::narrow(&sheet, &measures),
    };
    let mut brush = Brush { svg: Html::with_capacity(64 << 10), picture, measures, layout: &layout };
    brush.begin(&works.iter().map(|work| work.title.as_str()).collect::<Vec<_>>(), files.len(), alone);
    brush.ground();
    if picture.titled {
        brush.scale(works.first().map_or(0.0, |work| picture.scale(work.role)));
    }
    brush.lines(&drawn);
    // Over the lines, which run through: a title must be read.
    for (work, band) in works.iter().zip(&layout.bands) {
        brush.band(work, band);
    }
    let mut at = 0;
    for work in &works {
        for file in work.files.clone() {
            brush.node(&chart.files[file], at, picture.scale(work.role), &drawn);
            at += 1;
        }
    }
    brush.svg.finish()
}

fn item(file: &ChartFile) -> Item {
    let path = &file.key.path;
    // `__init__.py` says nothing without its folder.
    let name = match path.folder().rsplit('/').next() {
        Some(folder) if path.file_name().starts_with("__") && !folder.is_empty() => {
            format!("{folder}/{}", path.file_name())
        }
        _ => path.file_name().to_owned(),
    };
    let column = file.phases.first().and_then(|phase| Phase::ALL.iter().position(|one| one == phase));
    Item { column, name, lines: file.lines }
}

/// The most imports that are drawn before anything is pointed at: more would hide each other and tell nothing.
const MOST_IMPORTS: usize = 240;

/// Whether a chart has so many imports that its great picture keeps them until a leaf is pointed at.
#[must_use]
pub fn is_crowded(chart: &Chart) -> bool {
    let pinned = chart.pinned();
    let drawn = |edge: &&ChartEdge| pinned.contains(&edge.from) && pinned.contains(&edge.to) && edge.from != edge.to;
    chart.edges.iter().filter(drawn).filter(|edge| edge.sort == Sort::Import).count() > MOST_IMPORTS
}

/// Whether a sort of line is drawn before anything is pointed at.
fn at_rest(sort: Sort, crowded: bool) -> bool {
    match sort {
        Sort::Import => !crowded,
        Sort::Crossing(Way::Copy | Way::Network) => true,
        Sort::Call | Sort::Crossing(Way::File | Way::Process) => false,
    }
}

struct Brush<'b> {
    svg: Html,
    picture: &'b Picture<'b>,
    measures: Measures,
    layout: &'b Layout,
}

impl Brush<'_> {
    fn begin(&mut self, titles: &[&str], files: usize, alone: bool) {
        let (width, height) = (number(self.layout.width), number(self.layout.height));
        let view = format!("0 0 {width} {height}");
        let prefix = self.picture.prefix;
        let (title, desc) = (format!("{prefix}title"), format!("{prefix}desc"));
        let labels = format!("{title} {desc}");
        let class = match self.picture.form {
            Form::Wide if self.layout.width > 0.75 * self.measures.width => "picture broad",
            Form::Wide => "picture",
            Form::Narrow => "picture tall",
        };
        let mut attributes = vec![
            ("class", class),
            ("viewBox", view.as_str()),
            ("width", width.as_str()),
            ("height", height.as_str()),
            ("role", "group"),
            ("aria-labelledby", labels.as_str()),
        ];
        if alone {
            attributes.push(("xmlns", "http://www.w3.org/2000/svg"));
        }
        self.svg.open("svg", &attributes);
        self.svg.open("title", &[("id", &title)]).text(&clean(&format!("The map of {}", titles.join(", ")))).close();
        let order = match self.picture.form {
            Form::Wide => "Each work is a row, each phase in the life of a prediction a column.",
            Form::Narrow => "The phases in the life of a prediction stand one below the other.",
        };
        let said = format!(
            "{files} files as leaves, each as long as its text, with a sign for its layer and marks for the notes on it; lines show imports, copies and \
             requests. {order} A table tells the same in words."
        );
        self.svg.open("desc", &[("id", &desc)]).text(&said).close();
        if alone {
            self.svg.open("style", &[]).text(&style::alone()).close();
            self.rect("paper", Rect { x: 0.0, y: 0.0, width: self.layout.width, height: self.layout.height });
        }
    }

    fn rect(&mut self, class: &'static str, rect: Rect) {
        let [x, y, width, height] = [rect.x, rect.y, rect.width, rect.height].map(number);
        let place = [("x", x.as_str()), ("y", &y), ("width", &width), ("height", &height)];
        self.svg.empty("rect", &[&[("class", class)], &place[..]].concat());
    }

    /// Every other column has a ground.
    fn ground(&mut self) {
        for column in self.layout.columns.iter().step_by(2) {
            let rect = Rect { x: column.left, y: 0.0, width: column.right - column.left, height: self.layout.height };
            self.rect("ground", rect);
        }
    }

    /// How long a hundred lines are.
    fn scale(&mut self, scale: f64) {
        let right = self.layout.width - self.measures.gutter;
        let [x, tick, y, foot, text] = [right - 5.0, right, 5.0, 5.0 + 100.0 * scale, right - 10.0].map(number);
        self.svg.empty("path", &[("class", "scale"), ("d", &format!("M{tick} {y}H{x}V{foot}H{tick}"))]);
        let middle = number(8.5 + 50.0 * scale);
        self.svg.open("text", &[("class", "name far"), ("x", &text), ("y", &middle)]).text("100 lines").close();
    }

    /// A work's title, and the names of its columns.
    fn band(&mut self, work: &super::ChartWork, band: &layout::Band) {
        let top = band.rect.y;
        if self.picture.titled {
            if top > 0.0 {
                let (y, to) = (number(top - self.measures.between / 2.0), number(band.rect.width));
                self.svg.empty("path", &[("class", "rule"), ("d", &format!("M0 {y}H{to}"))]);
            }
            let [x, y] = [self.measures.gutter, top + self.measures.title - 9.0].map(number);
            let href = (self.picture.work)(&work.id);
            if let Some(href) = &href {
                self.svg.open("a", &[("href", href)]);
            }
            self.svg.open("text", &[("class", "work"), ("x", &x), ("y", &y)]).text(&clean(&work.title));
            if work.role == Role::Companion {
                self.svg.open("tspan", &[("class", "name"), ("dx", "10")]).text("companion").close();
            }
            self.svg.close();
            if href.is_some() {
                self.svg.close();
            }
        }
        for heading in &band.headings {
            let name =
                heading.column.and_then(|column| Phase::ALL.get(column)).map_or("paratext", |phase| phase.as_str());
            let [x, y] = [heading.rect.x, heading.rect.bottom() - 5.0].map(number);
            self.svg.open("text", &[("class", "name"), ("x", &x), ("y", &y)]).text(name).close();
        }
    }

    /// All lines. Copies, which are broad, lie below the others; what waits until it is asked for is a group of its own. A group fades as one, so that
    /// a stretch that many lines share is no darker than one.
    fn lines(&mut self, drawn: &[Drawn]) {
        let copy = |sort: Sort| sort == Sort::Crossing(Way::Copy);
        let crowded = drawn.iter().filter(|line| line.sort == Sort::Import).count() > MOST_IMPORTS;
        let groups: [(&'static str, &dyn Fn(Sort) -> bool); 3] = [
            ("lines copies", &copy),
            ("lines", &|sort| at_rest(sort, crowded) && !copy(sort)),
            ("lines waiting", &|sort| !at_rest(sort, crowded)),
        ];
        for (class, is_in) in groups {
            self.svg.open("g", &[("class", class)]);
            for (at, line) in drawn.iter().enumerate().filter(|(_, line)| is_in(line.sort)) {
                let d = way(&self.layout.routes[at], !copy(line.sort));
                let class = format!("s-{}", line.sort.as_str());
                self.svg.empty("path", &[("id", &self.line_id(at)), ("class", &class), ("d", &d)]);
            }
            self.svg.close();
        }
    }

    fn line_id(&self, at: usize) -> String {
        format!("{}l{at}", self.picture.prefix)
    }

    /// A file, and what comes out when it is pointed at: its lines and the outlines of those that they lead to.
    fn node(&mut self, file: &ChartFile, at: usize, scale: f64, drawn: &[Drawn]) {
        let class = format!("node {}", file.layer.as_str());
        let id = anchor(&file.key);
        let mut attributes = vec![("class", class.as_str())];
        if self.picture.anchored {
            attributes.push(("id", &id));
        }
        self.svg.open("g", &attributes);
        let href = (self.picture.read)(&file.key);
        match &href {
            Some(href) => self.svg.open("a", &[("href", href)]),
            None => self.svg.open("g", &[]),
        };
        self.svg.open("title", &[]).text(&clean(&told(file))).close();
        let placed = &self.layout.boxes[at];
        let place = format!("translate({} {})", number(placed.rect.x), number(placed.rect.y));
        self.svg.open("g", &[("transform", &place)]);
        leaf(&mut self.svg, file, placed, scale, &self.measures);
        self.svg.close().close();
        let own: Vec<usize> = (0..drawn.len()).filter(|one| drawn[*one].from == at || drawn[*one].to == at).collect();
        if !own.is_empty() {
            self.svg.open("g", &[("class", "own")]);
            for one in &own {
                let href = format!("#{}", self.line_id(*one));
                self.svg.empty("use", &[("href", &href)]);
            }
            let others = own.iter().map(|one| if drawn[*one].from == at { drawn[*one].to } else { drawn[*one].from });
            for other in others.collect::<std::collections::BTreeSet<_>>() {
                let rect = self.layout.boxes[other].rect;
                let around =
                    Rect { x: rect.x - 1.5, y: rect.y - 1.5, width: rect.width + 3.0, height: rect.height + 3.0 };
                self.rect("near", around);
            }
            self.svg.close();
        }
        self.svg.close();
    }
}

/// A file in words.
fn told(file: &ChartFile) -> String {
    let layer = match file.layer {
        Layer::Paratext => "paratext".to_owned(),
        layer => format!(
            "{}, {}",
            layer.as_str(),
            file.phases.iter().map(|phase| phase.as_str()).collect::<Vec<_>>().join(" and ")
        ),
    };
    let plural = |count: usize, word: &str| {
        let number = words::number(count as u64);
        if count == 1 { format!("{number} {word}") } else { format!("{number} {word}s") }
    };
    let notes = if file.notes.is_empty() { String::new() } else { format!(", {}", plural(file.notes.len(), "note")) };
    let role = file.role.as_ref().map(|role| format!(": {role}")).unwrap_or_default();
    format!("{}{role} ({layer}; {}{notes})", file.key.path, plural(file.lines as usize, "line"))
}

/// A text without the characters that XML 1.0 has not (2.2).
fn clean(text: &str) -> String {
    let allowed =
        |c: char| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..);
    text.chars().map(|c| if allowed(c) { c } else { '\u{fffd}' }).collect()
}
