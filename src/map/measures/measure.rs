//! Measures as numbers that can be compared.

use super::table::Figures;
use crate::code::python::measures::Calls;
use crate::edition::Measure;

/// What a measure's values are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Per cent, from 0 to 100.
    Percent,
    /// Lines per hundred lines.
    PerHundred,
    /// A number of things.
    Count,
}

impl Measure {
    /// What its values are.
    #[must_use]
    pub fn unit(self) -> Unit {
        match self {
            Self::Comments | Self::Docstrings => Unit::PerHundred,
            Self::For | Self::While | Self::FanIn | Self::FanOut => Unit::Count,
            _ => Unit::Percent,
        }
    }

    /// Its value for a file, in its unit; nothing for a share of nothing.
    #[must_use]
    pub fn of(self, figures: &Figures) -> Option<f64> {
        let Figures { counts, fan, .. } = figures;
        let calls = |count: fn(&Calls) -> u32| counts.calls.share(count);
        let value = match self {
            Self::Arithmetic => counts.arithmetic_share(),
            Self::Tensor => calls(|calls| calls.tensor),
            Self::Io => calls(|calls| calls.io),
            Self::Builtin => calls(|calls| calls.builtin),
            Self::Method => calls(|calls| calls.method),
            Self::Numeric => counts.numeric_share(),
            Self::English => counts.identifiers.english_share(),
            Self::Short => counts.identifiers.short_share(),
            Self::Comments => counts.comments_per_hundred(),
            Self::Docstrings => counts.docstrings_per_hundred(),
            Self::For => Some(f64::from(counts.loops.r#for)),
            Self::While => Some(f64::from(counts.loops.r#while)),
            Self::FanIn => Some(f64::from(fan.r#in)),
            Self::FanOut => Some(f64::from(fan.out)),
        };
        value.map(|value| if self.unit() == Unit::Percent { value * 100.0 } else { value })
    }
}
