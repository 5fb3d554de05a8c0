//! What the strip of a measure shows, in words.

use super::names;
use crate::edition::{Layer, Measure, Role};
use crate::map::measures::{Row, Separation, Table};

/// One sentence or two for the works that are read for themselves, and one for all works if there are others.
pub(super) fn told(table: &Table, measure: Measure) -> Vec<String> {
    let layers = [Layer::Core, Layer::Ancillary];
    let of = |files: &dyn Fn(&Row) -> bool| table.separation(measure, layers, files);
    let (main, all) = (of(&|row| row.role == Role::Main), of(&|_| true));
    let mut told: Vec<String> = main.iter().map(|main| whole(measure, main)).collect();
    if let (Some(all), true) = (&all, table.rows.iter().any(|row| row.role == Role::Companion)) {
        let counted = main.as_ref().map(|main| (main.one.count(), main.other.count()));
        // Companions without a core or ancillary file change nothing.
        if counted != Some((all.one.count(), all.other.count())) {
            told.push(format!("With the companions: {}", whole(measure, all)));
        }
    }
    if told.is_empty() {
        told.push("There are no two layers to be compared.".to_owned());
    }
    told
}

fn whole(measure: Measure, separation: &Separation) -> String {
    let Separation { one, other, .. } = separation;
    let ranges = format!(
        "core {}, ancillary {}",
        names::range(measure, one.low(), one.high()),
        names::range(measure, other.low(), other.high())
    );
    let touching = match (separation.gap(), separation.overlap()) {
        (Some((low, high)), _) => format!("they do not touch, and the gap is {}", names::number(high - low)),
        (None, Some((low, high))) => format!(
            "{} lie {} of {} core and {} of {} ancillary files",
            stretch(measure, low, high),
            one.within(low, high),
            one.count(),
            other.within(low, high),
            other.count()
        ),
        // Each group has values on both sides of the other's: they lie in each other without a common stretch.
        (None, None) => "they lie on the wrong side of each other".to_owned(),
    };
    format!("{ranges}; {touching}. {}", pairs(separation))
}

/// Where both groups have files.
fn stretch(measure: Measure, low: f64, high: f64) -> String {
    let (from, to) = (names::number(low), names::value(measure, high));
    if names::number(high) == from { format!("at {to}") } else { format!("from {from} to {to}") }
}

/// The area in words.
fn pairs(separation: &Separation) -> String {
    let direction = if separation.is_higher() { "higher" } else { "lower" };
    let share = match (separation.strength() * 100.0).round() {
        _ if separation.strength() >= 1.0 => "all pairs".to_owned(),
        hundredths => format!("{hundredths:.0} of 100 pairs"),
    };
    let verdict = match separation.strength() {
        0.8.. => "",
        0.65.. => " It hardly tells them apart.",
        _ => " It does not tell them apart.",
    };
    format!("In {share} the core file has the {direction} value (AUC {:.2}).{verdict}", separation.area)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::measures::Spread;

    fn of(one: &[f64], other: &[f64]) -> String {
        let spread = |values: &[f64]| Spread::of(values.iter().copied()).unwrap();
        whole(Measure::Io, &Separation::of(spread(one), spread(other)))
    }

    #[test]
    fn what_is_seen_is_said() {
        assert_eq!(
            of(&[77.0, 87.5], &[0.0, 76.0]),
            "core 77–87.5%, ancillary 0–76%; they do not touch, and the gap is 1. In all pairs the core file has the higher value (AUC 1.00)."
        );
        assert_eq!(
            of(&[0.0, 2.0], &[2.0, 40.0, 1.0]),
            "core 0–2%, ancillary 1–40%; from 1 to 2% lie 1 of 2 core and 2 of 3 ancillary files. In 75 of 100 pairs the core file has the \
             lower value (AUC 0.25). It hardly tells them apart."
        );
        assert!(of(&[0.0], &[0.0, 9.0]).contains("at 0% lie 1 of 1 core and 1 of 2 ancillary"));
        assert!(of(&[1.0], &[1.0]).ends_with("(AUC 0.50). It does not tell them apart."));
    }
}
