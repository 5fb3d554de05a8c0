//! What git's words mean.

use crate::corpus::problem::{Trouble, harmless};

/// What is wrong with a host.
type OfHost = fn(String) -> Trouble;

/// Words that git, or curl inside it, says in each case. Looked for in this order, in lower case.
const WORDS: [(&str, OfHost); 26] = [
    ("could not resolve", |host| Trouble::HostUnknown { host }),
    ("proxy connect aborted", |host| Trouble::NoConnection { host }),
    ("connect tunnel failed", |host| Trouble::NoConnection { host }),
    ("operation too slow", |host| Trouble::TimedOut { host }),
    ("timed out", |host| Trouble::TimedOut { host }),
    ("timeout was reached", |host| Trouble::TimedOut { host }),
    ("failed to connect", |host| Trouble::NoConnection { host }),
    ("couldn't connect", |host| Trouble::NoConnection { host }),
    ("could not connect", |host| Trouble::NoConnection { host }),
    ("connection refused", |host| Trouble::NoConnection { host }),
    ("connection was reset", |host| Trouble::NoConnection { host }),
    ("connection reset", |host| Trouble::NoConnection { host }),
    ("network is unreachable", |host| Trouble::NoConnection { host }),
    ("empty reply from server", |host| Trouble::NoConnection { host }),
    ("certificate", |host| Trouble::Certificate { host }),
    ("not our ref", |_| Trouble::CommitNotThere),
    ("unadvertised object", |_| Trouble::CommitNotThere),
    ("couldn't find remote ref", |_| Trouble::CommitNotThere),
    ("no such remote ref", |_| Trouble::CommitNotThere),
    ("could not read username", |_| Trouble::Refused),
    ("could not read password", |_| Trouble::Refused),
    ("terminal prompts disabled", |_| Trouble::Refused),
    ("authentication failed", |_| Trouble::Refused),
    ("repository not found", |_| Trouble::Refused),
    ("returned error: 40", |_| Trouble::Refused),
    ("' not found", |_| Trouble::Refused),
];

/// What git means by what it said on failing to fetch from `host`.
pub fn trouble(said: &str, host: &str) -> Trouble {
    let low = said.to_lowercase();
    match WORDS.iter().find(|(words, _)| low.contains(words)) {
        Some((_, trouble)) => trouble(host.to_owned()),
        None => {
            let line =
                said.lines().map(str::trim).rfind(|line| line.starts_with("fatal:") || line.starts_with("error:"));
            let line = line.or_else(|| said.lines().map(str::trim).rfind(|line| !line.is_empty()));
            let words = line.map_or("git did not say why", |line| line.trim_start_matches("fatal: "));
            Trouble::Other { said: harmless(words) }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_git_says_is_understood() {
        let host = || "h.example".to_owned();
        for (said, want) in [
            (
                "fatal: unable to access 'https://h.example/a/': Could not resolve host: h.example",
                Trouble::HostUnknown { host: host() },
            ),
            (
                "fatal: unable to access 'https://h.example/a/': Failed to connect to h.example port 443 after 0 ms: Couldn't connect to server",
                Trouble::NoConnection { host: host() },
            ),
            (
                "fatal: unable to access 'https://h.example/a/': CONNECT tunnel failed, response 403",
                Trouble::NoConnection { host: host() },
            ),
            (
                "fatal: unable to access 'https://h.example/a/': Failed to connect to h.example port 443 after 130000 ms: Connection timed out",
                Trouble::TimedOut { host: host() },
            ),
            (
                "error: RPC failed; curl 28 Operation too slow. Less than 1000 bytes/sec transferred the last 20 seconds",
                Trouble::TimedOut { host: host() },
            ),
            (
                "fatal: unable to access 'https://h.example/a/': server certificate verification failed. CAfile: none CRLfile: none",
                Trouble::Certificate { host: host() },
            ),
            ("fatal: remote error: upload-pack: not our ref 0123456789", Trouble::CommitNotThere),
            ("error: Server does not allow request for unadvertised object 0123", Trouble::CommitNotThere),
            ("fatal: could not read Username for 'https://h.example': terminal prompts disabled", Trouble::Refused),
            ("remote: Repository not found.\nfatal: repository 'https://h.example/a/' not found", Trouble::Refused),
            (
                "warning: x\nfatal: the moon is \x1b[31mfull\nhint: wait",
                Trouble::Other { said: "the moon is [31mfull".into() },
            ),
            ("", Trouble::Other { said: "git did not say why".into() }),
        ] {
            assert_eq!(trouble(said, "h.example"), want, "{said}");
        }
    }
}
