//! Calendar dates (ISO 8601), with no time and no zone.

use super::Invalid;

/// A day of the proleptic Gregorian calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

/// A date as bibliographies know it: a year, a month of a year, or a day. Missing parts are missing, not 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Issued {
    /// The year, 1 to 9999.
    pub year: u16,
    /// The month, 1 to 12.
    pub month: Option<u8>,
    /// The day of the month.
    pub day: Option<u8>,
}

fn days_in(year: u16, month: u8) -> u8 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => 31,
    }
}

fn digits<T: std::str::FromStr>(text: &str, length: usize) -> Option<T> {
    if text.len() == length && text.bytes().all(|b| b.is_ascii_digit()) { text.parse().ok() } else { None }
}

impl Date {
    /// The day that a Unix time (seconds since 1970, UTC) falls on, for the years 1970 to 9999.
    ///
    /// The method is Howard Hinnant's `civil_from_days`.
    #[must_use]
    pub fn from_unix_seconds(seconds: i64) -> Option<Self> {
        let days = u64::try_from(seconds.div_euclid(86_400)).ok()? + 719_468;
        let (era, day_of_era) = (days / 146_097, days % 146_097);
        let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted = (5 * day_of_year + 2) / 153;
        let day = u8::try_from(day_of_year - (153 * shifted + 2) / 5 + 1).ok()?;
        let month = u8::try_from(if shifted < 10 { shifted + 3 } else { shifted - 9 }).ok()?;
        let year = u16::try_from(year_of_era + era * 400 + u64::from(month <= 2)).ok()?;
        Some(Self { year, month, day })
    }

    /// The day that it is, by the clock of this machine and UTC.
    #[must_use]
    pub fn today() -> Option<Self> {
        let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).ok()?;
        Self::from_unix_seconds(i64::try_from(since.as_secs()).ok()?)
    }

    /// The date as a bibliography's date.
    #[must_use]
    pub fn issued(self) -> Issued {
        Issued { year: self.year, month: Some(self.month), day: Some(self.day) }
    }
}

impl std::fmt::Display for Date {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl std::str::FromStr for Date {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        const EXPECTED: Invalid = Invalid::expected("a date of the calendar, such as 2026-11-23");
        match text.parse() {
            Ok(Issued { year, month: Some(month), day: Some(day) }) => Ok(Self { year, month, day }),
            _ => Err(EXPECTED),
        }
    }
}

impl serde::Serialize for Date {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl std::str::FromStr for Issued {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        const EXPECTED: Invalid = Invalid::expected("a date such as 2020, 2020-04 or 2020-04-30");
        let mut parts = text.split('-');
        let year = parts.next().and_then(|part| digits(part, 4)).filter(|year| *year >= 1).ok_or(EXPECTED)?;
        let part = |text: &str, most: u8| digits(text, 2).filter(|n: &u8| (1..=most).contains(n)).ok_or(EXPECTED);
        let month = parts.next().map(|text| part(text, 12)).transpose()?;
        let day = match (parts.next(), month) {
            (Some(text), Some(month)) => Some(part(text, days_in(year, month))?),
            _ => None,
        };
        if parts.next().is_some() { Err(EXPECTED) } else { Ok(Self { year, month, day }) }
    }
}

impl std::fmt::Display for Issued {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}", self.year)?;
        self.month.map_or(Ok(()), |month| write!(f, "-{month:02}"))?;
        self.day.map_or(Ok(()), |day| write!(f, "-{day:02}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_days_of_the_calendar_are_dates() {
        for good in ["2026-11-23", "2024-02-29", "2000-02-29", "0001-01-01"] {
            assert_eq!(good.parse::<Date>().map(|date| date.to_string()).as_deref(), Ok(good));
        }
        for bad in [
            "2026-02-29",
            "1900-02-29",
            "2026-13-01",
            "2026-00-10",
            "2026-1-1",
            "2026-11",
            "26-11-23",
            "0000-01-01",
            "2026-11-23 ",
            "2026-11-23-1",
        ] {
            assert!(bad.parse::<Date>().is_err(), "{bad}");
        }
    }

    #[test]
    fn unix_times_fall_on_their_days() {
        // `date -u -d @N +%F` for each.
        for (seconds, day) in [
            (0, "1970-01-01"),
            (951_782_399, "2000-02-28"),
            (951_782_400, "2000-02-29"),
            (1_606_867_200, "2020-12-02"),
            (1_795_392_000, "2026-11-23"),
        ] {
            assert_eq!(Date::from_unix_seconds(seconds).unwrap().to_string(), day);
        }
        assert_eq!(Date::from_unix_seconds(i64::MIN), None);
    }

    #[test]
    fn a_bibliography_keeps_what_is_not_known_unknown() {
        for text in ["2020", "2020-04", "2020-04-30"] {
            assert_eq!(text.parse::<Issued>().unwrap().to_string(), text);
        }
    }
}
