//! What every layout holds, whatever is laid out.

use super::*;
use proptest::prelude::*;

fn item(column: Option<usize>, lines: u32) -> Item {
    Item { column, name: "some_long_name_of_a_file.py".to_owned(), lines }
}

fn sheets() -> impl Strategy<Value = Sheet> {
    let item = (proptest::option::weighted(0.9, 0usize..8), 0u32..2000, "[a-z_]{1,40}(\\.py)?")
        .prop_map(|(column, lines, name)| Item { column, name, lines });
    let row = (proptest::collection::vec(item, 0..40), 0.05f64..0.4).prop_map(|(items, scale)| Row { scale, items });
    let lines = proptest::collection::vec((0usize..160, 0usize..160, 0usize..3), 0..60);
    (proptest::collection::vec(row, 0..4), lines).prop_map(|(rows, lines)| {
        let count: usize = rows.iter().map(|row| row.items.len()).sum();
        let lines = lines.into_iter().filter(|(from, to, _)| from != to && *from < count && *to < count);
        Sheet { rows, lines: lines.map(|(from, to, sort)| Line { from, to, bundle: to * 3 + sort }).collect() }
    })
}

/// Whether a stretch between two corners runs through the inside of a box.
fn runs_through(a: Point, b: Point, rect: Rect) -> bool {
    let (left, right) = (a.x.min(b.x), a.x.max(b.x));
    let (top, bottom) = (a.y.min(b.y), a.y.max(b.y));
    left < rect.right() - 0.5 && right > rect.x + 0.5 && top < rect.bottom() - 0.5 && bottom > rect.y + 0.5
}

fn check(sheet: &Sheet, layout: &Layout, again: &Layout) -> Result<(), TestCaseError> {
    prop_assert_eq!(layout, again, "the same sheet gives the same layout");
    prop_assert_eq!(layout.boxes.len(), sheet.rows.iter().map(|row| row.items.len()).sum::<usize>());
    prop_assert_eq!(layout.routes.len(), sheet.lines.len());
    prop_assert_eq!(layout.bands.len(), sheet.rows.len());
    for (at, one) in layout.boxes.iter().enumerate() {
        let rect = one.rect;
        prop_assert!(
            rect.x >= 0.0 && rect.y >= 0.0 && rect.right() <= layout.width && rect.bottom() <= layout.height,
            "{:?}",
            one
        );
        prop_assert!(one.head < rect.height, "there is always something below the head: {:?}", one);
        for other in &layout.boxes[at + 1..] {
            let apart = rect.right() <= other.rect.x
                || other.rect.right() <= rect.x
                || rect.bottom() <= other.rect.y
                || other.rect.bottom() <= rect.y;
            prop_assert!(apart, "{:?} is on {:?}", one, other);
        }
    }
    let mut boxes = layout.boxes.iter();
    for (row, band) in sheet.rows.iter().zip(&layout.bands) {
        for one in boxes.by_ref().take(row.items.len()) {
            prop_assert!(
                one.rect.y >= band.rect.y && one.rect.bottom() <= band.rect.bottom(),
                "{:?} in {:?}",
                one,
                band
            );
        }
    }
    for (line, route) in sheet.lines.iter().zip(&layout.routes) {
        let (from, to) = (layout.boxes[line.from].rect, layout.boxes[line.to].rect);
        let on_side = |point: &Point, rect: Rect| {
            (point.x == rect.x || point.x == rect.right()) && point.y > rect.y && point.y < rect.bottom()
        };
        prop_assert!(on_side(&route[0], from) && on_side(&route[route.len() - 1], to), "{:?}", route);
        for pair in route.windows(2) {
            let [a, b] = [pair[0], pair[1]];
            prop_assert!((a.x - b.x).abs() < 0.06 || (a.y - b.y).abs() < 0.06, "level or upright: {:?}", route);
            for point in pair {
                prop_assert!(
                    point.x >= 0.0 && point.x <= layout.width && point.y >= 0.0 && point.y <= layout.height,
                    "{:?}",
                    route
                );
            }
            for one in &layout.boxes {
                prop_assert!(!runs_through(a, b, one.rect), "{:?} runs through {:?}", route, one);
            }
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn wide_sheets_are_sound(sheet in sheets()) {
        check(&sheet, &wide(&sheet, &WIDE), &wide(&sheet, &WIDE))?;
    }

    #[test]
    fn narrow_sheets_are_sound(sheet in sheets()) {
        check(&sheet, &narrow(&sheet, &NARROW), &narrow(&sheet, &NARROW))?;
    }
}

#[test]
fn boxes_stand_in_their_columns_in_order_and_are_as_long_as_their_files() {
    let items = vec![item(Some(3), 100), item(Some(1), 50), item(Some(3), 400), item(None, 10)];
    let sheet = Sheet { rows: vec![Row { scale: 0.5, items }], lines: Vec::new() };
    let layout = wide(&sheet, &WIDE);
    assert_eq!(
        layout.columns.iter().map(|column| column.column).collect::<Vec<_>>(),
        [None, Some(1), Some(3)],
        "only what is used"
    );
    let [a, b, c, d] = layout.boxes.as_slice() else { panic!() };
    assert!(b.rect.right() < a.rect.x, "the first column is on the left");
    let body = |placed: &Placed| placed.rect.height - placed.head;
    assert!((body(c) - body(a) - 150.0).abs() <= 1.0);
    assert!(d.rect.right() < b.rect.x, "the margin is on the left");
}

#[test]
fn an_edition_without_phases_is_laid_out_too() {
    let items = (0..40).map(|lines| item(None, lines)).collect();
    let layout = wide(&Sheet { rows: vec![Row { scale: 0.2, items }], lines: Vec::new() }, &WIDE);
    assert!(layout.height < 400.0, "beside each other, not one below the other: {}", layout.height);
}

#[test]
fn one_file_is_no_banner() {
    let sheet = Sheet { rows: vec![Row { scale: 0.2, items: vec![item(Some(2), 20)] }], lines: Vec::new() };
    assert!(wide(&sheet, &WIDE).width < 200.0);
    assert!(narrow(&sheet, &NARROW).width <= NARROW.width);
}

#[test]
fn three_hundred_files_of_one_phase_share_the_width() {
    let items = (0..300).map(|at| item(Some(4), at % 90)).collect();
    let sheet = Sheet { rows: vec![Row { scale: 0.2, items }], lines: Vec::new() };
    let layout = wide(&sheet, &WIDE);
    assert!(layout.height < 2.0 * layout.width, "{} by {}", layout.width, layout.height);
}

#[test]
fn lines_to_one_place_share_their_last_stretch() {
    let items = (0..6).map(|at| item(Some(at), 30)).collect();
    let lines = (1..6).map(|from| Line { from, to: 0, bundle: 0 }).collect();
    let layout = wide(&Sheet { rows: vec![Row { scale: 0.2, items }], lines }, &WIDE);
    let last: Vec<_> = layout.routes.iter().map(|route| route[route.len() - 2..].to_vec()).collect();
    assert!(last.windows(2).all(|pair| pair[0] == pair[1]), "{last:?}");
}
