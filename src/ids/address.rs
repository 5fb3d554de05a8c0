//! Addresses of code inside an edition, as notes and links write them.

use super::{Invalid, LineRange, RepoPath, StateId, WorkId};

/// A place in the code of an edition: `gpt-2:src/model.py`, `gpt-2:src/model.py#L147-L150`, or in a witness, `gpt-2-simple@0.1:gpt_2_simple/src/model.py`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CodeAddress {
    /// The work.
    pub work: WorkId,
    /// The witness, or nothing for the work's pin.
    pub state: Option<StateId>,
    /// The file.
    pub path: RepoPath,
    /// The lines, or nothing for the whole file.
    pub lines: Option<LineRange>,
}

impl std::fmt::Display for CodeAddress {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.work)?;
        self.state.as_ref().map_or(Ok(()), |state| write!(f, "@{state}"))?;
        write!(f, ":{}", self.path)?;
        self.lines.map_or(Ok(()), |lines| write!(f, "#{}", lines.fragment()))
    }
}

impl std::str::FromStr for CodeAddress {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        const EXPECTED: Invalid = Invalid::expected("a place in the code, such as gpt-2:src/model.py#L147");
        let (place, rest) = text.split_once(':').ok_or(EXPECTED)?;
        let (work, state) = match place.split_once('@') {
            Some((work, state)) => (work, Some(state.parse().map_err(|_| EXPECTED)?)),
            None => (place, None),
        };
        let (path, lines) = match rest.split_once('#') {
            Some((path, fragment)) => (path, Some(LineRange::from_fragment(fragment).map_err(|_| EXPECTED)?)),
            None => (rest, None),
        };
        Ok(Self { work: work.parse().map_err(|_| EXPECTED)?, state, path: path.parse().map_err(|_| EXPECTED)?, lines })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_round_trip() {
        for text in [
            "gpt-2:src/model.py",
            "gpt-2:src/model.py#L147",
            "gpt-2:src/model.py#L147-L150",
            "gpt-2-simple@0.1:gpt_2_simple/src/model.py",
        ] {
            assert_eq!(text.parse::<CodeAddress>().unwrap().to_string(), text);
        }
        for bad in ["", "gpt-2", "gpt-2:", ":x", "gpt-2:/x", "gpt-2:x#147", "gpt-2:x#", "gpt-2@:x", "a b:x"] {
            assert!(bad.parse::<CodeAddress>().is_err(), "{bad}");
        }
    }
}
