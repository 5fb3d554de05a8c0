//! How the values of one measure lie in two groups of files.

/// The values of a group.
#[derive(Clone, Debug, PartialEq)]
pub struct Spread {
    /// In order.
    values: Vec<f64>,
}

impl Spread {
    /// The values of a group; nothing if it has none.
    pub fn of(values: impl IntoIterator<Item = f64>) -> Option<Self> {
        let mut values: Vec<f64> = values.into_iter().collect();
        values.sort_by(f64::total_cmp);
        (!values.is_empty()).then_some(Self { values })
    }

    /// How many.
    #[must_use]
    pub fn count(&self) -> usize {
        self.values.len()
    }

    /// The lowest.
    #[must_use]
    pub fn low(&self) -> f64 {
        self.values[0]
    }

    /// The highest.
    #[must_use]
    pub fn high(&self) -> f64 {
        self.values[self.values.len() - 1]
    }

    /// The middle one; of two in the middle, half way between them.
    #[must_use]
    pub fn median(&self) -> f64 {
        let half = self.values.len() / 2;
        if self.values.len() % 2 == 1 {
            self.values[half]
        } else {
            f64::midpoint(self.values[half - 1], self.values[half])
        }
    }

    /// How many lie from one value to another, both included.
    #[must_use]
    pub fn within(&self, low: f64, high: f64) -> usize {
        self.values.iter().filter(|value| (low..=high).contains(value)).count()
    }
}

/// Two groups beside each other.
#[derive(Clone, Debug, PartialEq)]
pub struct Separation {
    /// The first group: the core.
    pub one: Spread,
    /// The second: what is ancillary.
    pub other: Spread,
    /// Among all pairs of one from each group, the share in which the first has the higher value; equal ones count half. This is the area
    /// under the curve of receiver operating characteristics: 1 and 0 are a full separation, one half is none.
    pub area: f64,
}

impl Separation {
    /// Compares two groups.
    #[must_use]
    pub fn of(one: Spread, other: Spread) -> Self {
        let higher: f64 = one
            .values
            .iter()
            .map(|value| {
                let below = other.values.partition_point(|other| other < value);
                let equal = other.values.partition_point(|other| other <= value) - below;
                below as f64 + equal as f64 / 2.0
            })
            .sum();
        let area = higher / (one.count() * other.count()) as f64;
        Self { one, other, area }
    }

    /// Whether the first group rather has the higher values.
    #[must_use]
    pub fn is_higher(&self) -> bool {
        self.area >= 0.5
    }

    /// The area for whichever direction it is, from one half to 1.
    #[must_use]
    pub fn strength(&self) -> f64 {
        self.area.max(1.0 - self.area)
    }

    /// The two ends of what lies between the groups, if they do not touch: the lower one's highest, the higher one's lowest.
    #[must_use]
    pub fn gap(&self) -> Option<(f64, f64)> {
        let (lower, higher) = if self.is_higher() { (&self.other, &self.one) } else { (&self.one, &self.other) };
        (lower.high() < higher.low()).then(|| (lower.high(), higher.low()))
    }

    /// The two ends of what both groups have, if they touch.
    #[must_use]
    pub fn overlap(&self) -> Option<(f64, f64)> {
        let ends = (self.one.low().max(self.other.low()), self.one.high().min(self.other.high()));
        (ends.0 <= ends.1).then_some(ends)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(one: &[f64], other: &[f64]) -> Separation {
        Separation::of(Spread::of(one.iter().copied()).unwrap(), Spread::of(other.iter().copied()).unwrap())
    }

    #[test]
    fn groups_that_do_not_touch() {
        let apart = of(&[9.0, 7.0], &[1.0, 3.0, 2.0]);
        assert_eq!((apart.area, apart.strength(), apart.gap(), apart.overlap()), (1.0, 1.0, Some((3.0, 7.0)), None));
        let below = of(&[1.0], &[3.0, 2.0]);
        assert_eq!((below.area, below.strength(), below.is_higher(), below.gap()), (0.0, 1.0, false, Some((1.0, 2.0))));
    }

    #[test]
    fn groups_that_do() {
        // Of six pairs the first is higher in 1 > 0, 4 > 0, 4 > 1, 4 > 3; equal in one.
        let mixed = of(&[1.0, 4.0], &[0.0, 1.0, 3.0]);
        assert_eq!(mixed.area, 4.5 / 6.0);
        assert_eq!((mixed.gap(), mixed.overlap()), (None, Some((1.0, 3.0))));
        assert_eq!((mixed.one.within(1.0, 3.0), mixed.other.within(1.0, 3.0)), (1, 2));
        let same = of(&[0.0], &[0.0, 0.0]);
        assert_eq!((same.area, same.gap(), same.overlap()), (0.5, None, Some((0.0, 0.0))));
    }

    #[test]
    fn the_median_is_in_the_middle() {
        let median = |values: &[f64]| Spread::of(values.iter().copied()).unwrap().median();
        assert_eq!((median(&[5.0]), median(&[9.0, 1.0, 2.0]), median(&[4.0, 1.0])), (5.0, 2.0, 2.5));
        assert_eq!(Spread::of([]), None);
    }
}
