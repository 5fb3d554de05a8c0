//! ORCID iDs of people.

use super::{Invalid, text_type};
use std::sync::Arc;

/// An ORCID iD: sixteen digits in groups of four, the last of which may be X. It is the check digit of the others (ISO 7064, MOD 11-2), so that no slip of
/// one digit, and no two that change places, make another person's.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Orcid(Arc<str>);
text_type!(Orcid);

impl std::str::FromStr for Orcid {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        const EXPECTED: Invalid = Invalid::expected(
            "an ORCID iD without the address, whose last sign checks the others, such as 0000-0002-1825-0097",
        );
        let groups: Vec<&str> = text.split('-').collect();
        if groups.len() != 4 || groups.iter().any(|group| group.len() != 4) {
            return Err(EXPECTED);
        }
        let signs: Vec<char> = groups.concat().chars().collect();
        let [digits @ .., last] = signs.as_slice() else { return Err(EXPECTED) };
        let mut total = 0;
        for digit in digits {
            total = (total + digit.to_digit(10).ok_or(EXPECTED)?) * 2;
        }
        let check = (12 - total % 11) % 11;
        let is_right = if check == 10 { *last == 'X' } else { last.to_digit(10) == Some(check) };
        if is_right { Ok(Self(text.into())) } else { Err(EXPECTED) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_sign_checks_the_others() {
        // The examples of ORCID's own documentation of the structure of the identifier.
        for good in ["0000-0002-1825-0097", "0000-0001-5109-3700", "0000-0002-1694-233X"] {
            assert!(good.parse::<Orcid>().is_ok(), "{good}");
            // Every slip of one digit is seen.
            for at in good.char_indices().filter(|(_, c)| c.is_ascii_digit()).map(|(at, _)| at) {
                for other in '0'..='9' {
                    let mut slip = good.to_owned();
                    slip.replace_range(at..=at, &other.to_string());
                    assert_eq!(slip.parse::<Orcid>().is_ok(), slip == good, "{slip}");
                }
            }
        }
        for bad in [
            "",
            "0000-0002-1825-009",
            "0000000218250097",
            "https://orcid.org/0000-0002-1825-0097",
            "0000-0002-1825-00é7",
            "X000-0002-1825-0097",
        ] {
            assert!(bad.parse::<Orcid>().is_err(), "{bad}");
        }
    }
}
