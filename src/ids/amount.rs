//! Amounts: a number, or bounds for one.

use super::Invalid;

/// How many, or how much: `3`, `at least 0.9`, `at most 3`, `3 to 5`. Bounds are inclusive.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Amount {
    least: Option<f64>,
    most: Option<f64>,
}

impl Amount {
    /// One or more, which is what is meant where nothing is said.
    pub const SOME: Self = Self { least: Some(1.0), most: None };

    /// Whether a number is within the bounds.
    #[must_use]
    pub fn allows(self, number: f64) -> bool {
        self.least.is_none_or(|least| least <= number) && self.most.is_none_or(|most| number <= most)
    }

    /// Whether any number of things is within the bounds.
    #[must_use]
    pub fn allows_every_count(self) -> bool {
        self.least.is_none_or(|least| least <= 0.0) && self.most.is_none()
    }

    /// Whether a count is within the bounds.
    #[must_use]
    pub fn allows_count(self, count: usize) -> bool {
        // No count of things in a file comes near the 52 bits that a float is exact for.
        #[allow(clippy::cast_precision_loss)]
        self.allows(count as f64)
    }
}

impl std::fmt::Display for Amount {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match (self.least, self.most) {
            (Some(least), Some(most)) if least.total_cmp(&most).is_eq() => write!(f, "{least}"),
            (Some(least), Some(most)) => write!(f, "{least} to {most}"),
            (Some(least), None) => write!(f, "at least {least}"),
            (None, Some(most)) => write!(f, "at most {most}"),
            (None, None) => f.write_str("any number"),
        }
    }
}

impl std::str::FromStr for Amount {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        const EXPECTED: Invalid = Invalid::expected("an amount, such as 3, at least 3, at most 0.5 or 3 to 5");
        let number = |text: &str| {
            let number: f64 = text.trim().parse().map_err(|_| EXPECTED)?;
            if number.is_finite() { Ok(Some(number)) } else { Err(EXPECTED) }
        };
        let text = text.trim();
        let amount = if let Some(least) = text.strip_prefix("at least ") {
            Self { least: number(least)?, most: None }
        } else if let Some(most) = text.strip_prefix("at most ") {
            Self { least: None, most: number(most)? }
        } else if let Some((least, most)) = text.split_once(" to ") {
            Self { least: number(least)?, most: number(most)? }
        } else {
            Self { least: number(text)?, most: number(text)? }
        };
        match (amount.least, amount.most) {
            (Some(least), Some(most)) if least > most => Err(EXPECTED),
            _ => Ok(amount),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_are_inclusive_and_round_trip() {
        for (text, inside, outside) in [
            ("3", 3.0, 2.9),
            ("at least 0.9", 0.9, 0.89),
            ("at most 3", -7.0, 3.1),
            ("3 to 5", 5.0, 5.1),
            ("-1 to 1", -1.0, -1.5),
        ] {
            let amount: Amount = text.parse().unwrap();
            assert_eq!(amount.to_string(), text);
            assert!(amount.allows(inside) && !amount.allows(outside), "{text}");
        }
        assert!(Amount::SOME.allows_count(1) && !Amount::SOME.allows_count(0));
        let every: Amount = "at least 0".parse().unwrap();
        assert!(every.allows_every_count() && !Amount::SOME.allows_every_count());
        for bad in ["", "some", "at least", "5 to 3", "nan", "inf", "at least at most 3", "3 to"] {
            assert!(bad.parse::<Amount>().is_err(), "{bad}");
        }
    }
}
