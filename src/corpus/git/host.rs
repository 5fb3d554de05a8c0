//! Fetching a commit from a git host into a git directory that lasts as long as it is needed.

use super::command::git;
use super::said;
use crate::corpus::OriginProblem;
use crate::corpus::problem::{Trouble, harmless};
use crate::corpus::progress::{Activity, Amount, Outcome, Progress, Step};
use crate::ids::CommitId;
use std::io::Read;
use std::path::Path;
use std::process::{Child, Stdio};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// How long git may say nothing. Its own limits begin only with the first byte; a host that takes the connection and then sleeps, or
/// that answers none of the packets, would hold us for minutes.
const SILENCE: Duration = Duration::from_secs(60);

/// How long a commit may take in all: a large repository on a slow line, not for ever.
const WHOLE: Duration = Duration::from_secs(30 * 60);

/// Fetches one commit, without its history.
pub fn fetch(work: &str, url: &str, commit: &CommitId, progress: &dyn Progress) -> Result<TempDir, Box<OriginProblem>> {
    let host = match url::Url::parse(url) {
        Ok(parsed) if parsed.scheme() == "https" && parsed.username().is_empty() && parsed.password().is_none() => {
            parsed.host_str().unwrap_or_default().to_owned()
        }
        _ => return Err(OriginProblem::UrlRefused { url: harmless(url) }.into()),
    };
    let activity = Activity::Fetching { url: url.to_owned(), commit: commit.clone() };
    let step = progress.begin(&Step { work: work.to_owned(), activity });
    let fetched = fetch_over("https", url, &host, commit, &mut |amount| progress.advance(step, amount));
    progress.end(step, if fetched.is_ok() { Outcome::Done } else { Outcome::Failed });
    fetched
}

fn fetch_over(
    protocol: &str,
    url: &str,
    host: &str,
    commit: &CommitId,
    advance: &mut dyn FnMut(Amount),
) -> Result<TempDir, Box<OriginProblem>> {
    let failed =
        |trouble| Box::new(OriginProblem::FetchFailed { url: url.to_owned(), commit: commit.clone(), trouble });
    let other = |error: std::io::Error| failed(Trouble::Other { said: error.to_string() });
    let no_git = |error: std::io::Error| Box::new(OriginProblem::NoGit { said: error.to_string() });
    let directory = tempfile::Builder::new().prefix("glossator-").tempdir().map_err(other)?;
    // The format is named because a user may have set another default, and ids of works are SHA-1.
    let init = git(directory.path(), "none")
        .args(["init", "--quiet", "--bare", "--template=", "--object-format=sha1"])
        .stderr(Stdio::piped())
        .output()
        .map_err(no_git)?;
    if !init.status.success() {
        return Err(failed(said::trouble(&String::from_utf8_lossy(&init.stderr), host)));
    }
    let child = command(directory.path(), protocol, url, commit).spawn().map_err(no_git)?;
    watch(child, host, advance).map_err(failed)?;
    Ok(directory)
}

fn command(directory: &Path, protocol: &str, url: &str, commit: &CommitId) -> std::process::Command {
    let mut command = git(directory, protocol);
    command
        .args(["fetch", "--progress", "--depth=1", "--no-tags", "--no-recurse-submodules", "--no-write-fetch-head"])
        .args(["--end-of-options", url, commit.as_str()])
        .stderr(Stdio::piped());
    command
}

/// Waits for git and listens to it.
fn watch(mut child: Child, host: &str, advance: &mut dyn FnMut(Amount)) -> Result<(), Trouble> {
    let (sender, receiver) = channel();
    if let Some(words) = child.stderr.take() {
        std::thread::spawn(move || listen(words, &sender));
    }
    let begun = Instant::now();
    let mut said = String::new();
    loop {
        match receiver.recv_timeout(SILENCE) {
            Ok(words) => {
                let words = String::from_utf8_lossy(&words);
                if let Some(amount) = words.rsplit(['\r', '\n']).find_map(amount) {
                    advance(amount);
                }
                said.push_str(&words.replace('\r', "\n"));
                if said.len() > 1 << 16 {
                    said = said.split_off(said.floor_char_boundary(said.len() - (1 << 15)));
                }
            }
            Err(RecvTimeoutError::Disconnected) => break,
            Err(RecvTimeoutError::Timeout) => {
                stop(&mut child);
                return Err(Trouble::TimedOut { host: host.to_owned() });
            }
        }
        if begun.elapsed() > WHOLE {
            stop(&mut child);
            return Err(Trouble::TimedOut { host: host.to_owned() });
        }
    }
    match child.wait() {
        Ok(status) if status.success() => Ok(()),
        Ok(_) => Err(said::trouble(&said, host)),
        Err(error) => Err(Trouble::Other { said: error.to_string() }),
    }
}

fn listen(mut words: impl Read, sender: &Sender<Vec<u8>>) {
    let mut buffer = [0; 4096];
    while let Ok(count @ 1..) = words.read(&mut buffer) {
        if sender.send(buffer[..count].to_vec()).is_err() {
            return;
        }
    }
}

/// Ends git. It is asked first, since git takes its own helpers with it when it is asked, and leaves them behind when it is killed.
fn stop(child: &mut Child) {
    #[cfg(unix)]
    {
        use rustix::process::{Pid, Signal, kill_process};
        if let Some(pid) = i32::try_from(child.id()).ok().and_then(Pid::from_raw) {
            let _ = kill_process(pid, Signal::TERM); // it may just have ended
        }
        for _ in 0..20 {
            if matches!(child.try_wait(), Ok(Some(_))) {
                return;
            }
            std::thread::sleep(Duration::from_millis(50));
        }
    }
    let _ = child.kill();
    let _ = child.wait();
}

/// How far git is, from a line such as `Receiving objects:  45% (12/34), 1.20 MiB`.
fn amount(line: &str) -> Option<Amount> {
    let counts = line.trim_start_matches("remote: ").strip_prefix("Receiving objects:")?;
    let (done, of) = counts.split_once('(')?.1.split_once(')')?.0.split_once('/')?;
    Some(Amount::Objects { done: done.parse().ok()?, of: of.parse().ok()? })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(folder: &Path, arguments: &[&str]) -> String {
        let output = std::process::Command::new("git")
            .args(["-c", "user.name=A", "-c", "user.email=a@b", "-C"])
            .arg(folder)
            .args(arguments)
            .env("GIT_CONFIG_GLOBAL", "/dev/null")
            .output()
            .unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap().trim().to_owned()
    }

    /// A repository on this machine stands for a host; the program itself takes https only.
    fn fetch_file(folder: &Path, commit: &str) -> Result<TempDir, Box<OriginProblem>> {
        let url = format!("file://{}", folder.display());
        fetch_over("file", &url, "here", &commit.parse().unwrap(), &mut |_| {})
    }

    #[test]
    fn a_commit_comes_alone() {
        let folder = tempfile::tempdir().unwrap();
        run(folder.path(), &["init", "-q", "--object-format=sha1"]);
        for text in ["one\n", "two\n", "three\n"] {
            std::fs::write(folder.path().join("a.txt"), text).unwrap();
            run(folder.path(), &["add", "."]);
            run(folder.path(), &["commit", "-q", "-m", text]);
        }
        let second = run(folder.path(), &["rev-parse", "HEAD~1"]);
        let fetched = fetch_file(folder.path(), &second).unwrap();
        let mut session = crate::corpus::git::Session::open(fetched.path()).unwrap();
        assert!(session.has(&second.parse().unwrap()).unwrap());
        assert!(!session.has(&run(folder.path(), &["rev-parse", "HEAD~2"]).parse().unwrap()).unwrap());
    }

    #[test]
    fn a_commit_that_is_not_there_is_told_from_a_host_that_is_not() {
        let folder = tempfile::tempdir().unwrap();
        run(folder.path(), &["init", "-q", "--object-format=sha1"]);
        let nothing = "0123456789012345678901234567890123456789";
        let trouble = |result: Result<TempDir, Box<OriginProblem>>| match *result.unwrap_err() {
            OriginProblem::FetchFailed { trouble, .. } => trouble,
            other => panic!("{other:?}"),
        };
        assert_eq!(trouble(fetch_file(folder.path(), nothing)), Trouble::CommitNotThere);
        let progress = crate::corpus::progress::Silent;
        let commit = nothing.parse().unwrap();
        let host = "no-such-host.invalid".to_owned();
        let result = fetch("w", &format!("https://{host}/a/b"), &commit, &progress);
        // Where a proxy is set, it is the proxy that does not find the host.
        let found = trouble(result);
        assert!(
            matches!(&found, Trouble::HostUnknown { host: at } | Trouble::NoConnection { host: at } if *at == host),
            "{found:?}"
        );
        // Nothing listens on port 1 of this machine.
        let result = fetch("w", "https://127.0.0.1:1/a/b", &commit, &progress);
        assert_eq!(trouble(result), Trouble::NoConnection { host: "127.0.0.1".into() });
    }

    #[test]
    fn only_https_is_fetched_from() {
        for url in [
            "file:///tmp",
            "http://h.example/a",
            "ssh://h.example/a",
            "ext::sh -c x",
            "/tmp",
            "--upload-pack=x",
            "https://a:b@h.example/",
        ] {
            let commit = "0123456789012345678901234567890123456789".parse().unwrap();
            let result = fetch("w", url, &commit, &crate::corpus::progress::Silent);
            assert_eq!(result.err(), Some(Box::new(OriginProblem::UrlRefused { url: url.to_owned() })));
        }
    }

    #[test]
    fn git_is_stopped_when_it_says_nothing_to_the_point() {
        let mut child = std::process::Command::new("sleep").arg("60").spawn().unwrap();
        let begun = Instant::now();
        stop(&mut child);
        assert!(begun.elapsed() < Duration::from_secs(30));
        assert!(child.try_wait().unwrap().is_some());
    }

    #[test]
    fn counts_are_read() {
        assert_eq!(amount("Receiving objects:  45% (12/34), 1.20 MiB"), Some(Amount::Objects { done: 12, of: 34 }));
        assert_eq!(amount("remote: Counting objects: 100% (34/34), done."), None);
    }
}
