//! Commit objects.

use crate::corpus::GitFacts;
use crate::ids::{Date, DirectoryId, RevisionId};

/// The facts of a raw commit object, or nothing if it is none.
pub fn facts(bytes: &[u8]) -> Option<GitFacts> {
    let text = String::from_utf8_lossy(bytes);
    let head = text.split("\n\n").next()?;
    let field = |name: &str| head.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(' '));
    let directory = DirectoryId::from_git_id(field("tree")?).ok()?;
    let mut when = field("committer")?.rsplit(' ');
    let (zone, seconds) = (when.next()?, when.next()?.parse::<i64>().ok()?);
    let date = Date::from_unix_seconds(seconds.checked_add(offset(zone)?)?)?;
    Some(GitFacts { revision: RevisionId::of(bytes), directory, date })
}

/// The seconds that a zone such as `-0730` is ahead of UTC.
fn offset(zone: &str) -> Option<i64> {
    let (sign, digits) = match zone.split_at_checked(1)? {
        ("+", digits) => (1, digits),
        ("-", digits) => (-1, digits),
        _ => return None,
    };
    let number = |part: Option<&str>| part.filter(|part| part.bytes().all(|b| b.is_ascii_digit()))?.parse::<i64>().ok();
    (digits.len() == 4).then_some(sign * (number(digits.get(..2))? * 3600 + number(digits.get(2..))? * 60))
}

#[cfg(test)]
mod tests {
    use super::*;

    const COMMIT: &str = "tree 4b825dc642cb6eb9a060e54bf8d69288fbee4904\nauthor A <a@b> 0 +0000\n\
                          committer B C <b@c> 1577923199 -0530\n\ncommitter of nothing\n";

    #[test]
    fn the_day_is_the_committers_own() {
        let facts = facts(COMMIT.as_bytes()).unwrap();
        assert_eq!(facts.directory.git_id(), "4b825dc642cb6eb9a060e54bf8d69288fbee4904");
        assert_eq!(
            facts.date.to_string(),
            "2020-01-01",
            "it is 2 January 2020, 00:00 minus a second, in UTC less 5.5 hours"
        );
        assert_eq!(super::facts(COMMIT.replace("-0530", "+0000").as_bytes()).unwrap().date.to_string(), "2020-01-01");
        assert_eq!(super::facts(COMMIT.replace("-0530", "+0100").as_bytes()).unwrap().date.to_string(), "2020-01-02");
    }

    #[test]
    fn what_is_no_commit_has_no_facts() {
        for bad in ["", "tree x", "tree 4b825dc642cb6eb9a060e54bf8d69288fbee4904\n\ncommitter B <b> 0 +0000"] {
            assert!(facts(bad.as_bytes()).is_none(), "{bad}");
        }
        for zone in ["0530", "+530", "+05:30", "+0x30", "é000"] {
            assert!(facts(COMMIT.replace("-0530", zone).as_bytes()).is_none(), "{zone}");
        }
    }
}
