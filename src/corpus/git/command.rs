//! How git is started: with nothing of this machine or of the repository deciding what is run.

use std::path::Path;
use std::process::{Command, Stdio};

/// What would point git at another repository than the one named (git's own list, `rev-parse --local-env-vars`, without its settings).
const LEADING_ASTRAY: [&str; 9] = [
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_INDEX_FILE",
    "GIT_COMMON_DIR",
    "GIT_NAMESPACE",
    "GIT_OBJECT_DIRECTORY",
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_SHALLOW_FILE",
    "GIT_PREFIX",
];

/// Git on a git directory, with `protocols` (separated by colons) as the only ways to another machine.
///
/// No hook is run and nobody is asked for a password. A replaced object (`refs/replace`) counts as what it was. The words are English,
/// since their meaning is looked for.
pub fn git(directory: &Path, protocols: &str) -> Command {
    let mut command = Command::new("git");
    for name in LEADING_ASTRAY {
        command.env_remove(name);
    }
    command
        .env("LC_ALL", "C")
        .env("LANGUAGE", "")
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .env("GIT_TERMINAL_PROMPT", "0")
        .env("GIT_ASKPASS", "")
        .env("GCM_INTERACTIVE", "never")
        .env("GIT_NO_REPLACE_OBJECTS", "1")
        .env("GIT_NO_LAZY_FETCH", "1")
        .env("GIT_OPTIONAL_LOCKS", "0")
        // Stronger than the settings below, and than any of the user's.
        .env("GIT_ALLOW_PROTOCOL", protocols)
        .args(["-c", "safe.directory=*", "-c", "protocol.allow=never", "-c", "protocol.https.allow=always"])
        .args([
            "-c",
            "core.hooksPath=/dev/null",
            "-c",
            "core.fsmonitor=false",
            "-c",
            "gc.auto=0",
            "-c",
            "maintenance.auto=false",
        ])
        .args(["-c", "http.lowSpeedLimit=1000", "-c", "http.lowSpeedTime=20"])
        .arg("--git-dir")
        .arg(directory)
        .stdin(Stdio::null())
        .stdout(Stdio::null());
    command
}
