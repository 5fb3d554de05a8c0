//! Where the user's own package client looks for packages.
//!
//! The program holds no registry's address: which one a user trusts is the user's matter, and many have a mirror or one of their own.

use crate::corpus::PackageIndex;
use crate::corpus::problem::harmless;
use std::process::{Command, Stdio};
use std::sync::OnceLock;
use url::Url;

/// The commands by which the client may be there, in the order in which they are tried.
const COMMANDS: [&[&str]; 3] = [&["pip"], &["pip3"], &["python3", "-m", "pip"]];

/// An index that may be asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Index {
    /// Its address, with a final slash and without a password.
    pub url: Url,
    /// Who asks, if the client has a name and a password for it.
    pub login: Option<(String, String)>,
}

/// Why no index may be asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoIndex {
    /// There is no client, or none of them says.
    NoClient(Vec<String>),
    /// The client is set to use none.
    Off(String),
    /// The address (without a password) is not one that is asked.
    Refused(String),
}

/// The index to be asked.
pub fn index(index: &PackageIndex) -> Result<Index, NoIndex> {
    // Starting a client takes most of a second, and its settings do not change while we run.
    static OF_CLIENT: OnceLock<Result<Index, NoIndex>> = OnceLock::new();
    match index {
        PackageIndex::At(url) => read(url),
        PackageIndex::OfClient => OF_CLIENT.get_or_init(|| ask(&COMMANDS, &|name| std::env::var(name).ok())).clone(),
    }
}

/// Asks the environment, then the first client that answers: its configuration, then the default that its help states.
fn ask(commands: &[&[&str]], variable: &dyn Fn(&str) -> Option<String>) -> Result<Index, NoIndex> {
    if let Some(value) = variable("PIP_NO_INDEX").filter(|value| is_on(value)) {
        return Err(NoIndex::Off(format!("PIP_NO_INDEX={value}")));
    }
    if let Some(url) = variable("PIP_INDEX_URL").filter(|url| !url.trim().is_empty()) {
        return read(&url);
    }
    for command in commands {
        let settings = run(command, &["config", "list"]).unwrap_or_default();
        // A setting for downloading is stronger than one for installing, which has the same meaning for us, than one for all.
        let set = |name: &str| {
            ["download", "install", "global"].into_iter().find_map(|part| {
                let key = format!("{part}.{name}");
                setting(&settings, &key).map(|value| (key, value))
            })
        };
        if let Some((key, value)) = set("no-index").filter(|(_, value)| is_on(value)) {
            return Err(NoIndex::Off(format!("{key} = {value}")));
        }
        if let Some((_, url)) = set("index-url") {
            return read(&url);
        }
        if let Some(url) = run(command, &["download", "--help"]).as_deref().and_then(default_in_help) {
            return read(&url);
        }
    }
    Err(NoIndex::NoClient(commands.iter().map(|command| command.join(" ")).collect()))
}

/// The client's own reading of a switch.
fn is_on(value: &str) -> bool {
    matches!(value.trim().to_ascii_lowercase().as_str(), "1" | "true" | "yes" | "on" | "y" | "t")
}

/// The value of a setting in the client's list of all that count, in which each is a line such as `global.index-url='https://…'`.
///
/// The list, because asking for one setting (`config get`) reads the user's own file only, not the system's, nor the one that the
/// environment names.
fn setting(list: &str, key: &str) -> Option<String> {
    let written = list.lines().filter_map(|line| line.trim().strip_prefix(key)?.strip_prefix('=')).next_back()?;
    let quote = written.chars().next().filter(|c| matches!(c, '\'' | '"'))?;
    let inner = written.strip_prefix(quote)?.strip_suffix(quote)?;
    // A value that Python has to escape is no address that we would ask.
    (!inner.contains('\\')).then(|| inner.trim().to_owned()).filter(|value| !value.is_empty())
}

/// What a client prints, if it is there and succeeds.
fn run(command: &[&str], arguments: &[&str]) -> Option<String> {
    let (program, first) = command.split_first()?;
    let output = Command::new(program)
        .args(first)
        .args(arguments)
        .env("COLUMNS", "400") // help is wrapped to the terminal, also inside an address
        .env("PIP_DISABLE_PIP_VERSION_CHECK", "1")
        .env("PYTHONIOENCODING", "utf-8")
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output()
        .ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// The default of the index that a help text states.
fn default_in_help(help: &str) -> Option<String> {
    let option = help.split_once("-i, --index-url")?.1;
    let option = option.split("\n  -").next()?;
    let default = option.split_once("(default ")?.1.split(|c: char| c == ')' || c.is_whitespace()).next()?;
    Some(default.trim_start_matches("default: ").to_owned())
}

/// Reads an index's address.
fn read(text: &str) -> Result<Index, NoIndex> {
    let Ok(mut url) = Url::parse(text.trim()) else {
        return Err(NoIndex::Refused(harmless(text)));
    };
    let login = (!url.username().is_empty() || url.password().is_some())
        .then(|| (decoded(url.username()), decoded(url.password().unwrap_or_default())));
    // An address with a host takes both; one without has none to take.
    let _ = url.set_username("").and_then(|()| url.set_password(None));
    if !may_be_asked(&url, None) {
        return Err(NoIndex::Refused(url.to_string()));
    }
    if !url.path().ends_with('/') {
        url.set_path(&format!("{}/", url.path()));
    }
    Ok(Index { url, login })
}

/// Whether an address may be asked: over https, or else on this machine. From another machine nothing leads to this one, where what
/// answers may not be meant for strangers.
pub fn may_be_asked(url: &Url, from: Option<&Url>) -> bool {
    let here = |url: &Url| match url.host() {
        Some(url::Host::Domain(name)) => name == "localhost",
        Some(url::Host::Ipv4(address)) => address.is_loopback(),
        Some(url::Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    };
    match url.scheme() {
        "https" => !here(url) || from.is_none_or(here),
        "http" => here(url) && from.is_none_or(here),
        _ => false,
    }
}

/// A part of an address with its escapes undone.
pub fn decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        let digit =
            |at: usize| tail.get(at).and_then(|b| char::from(*b).to_digit(16)).and_then(|d| u8::try_from(d).ok());
        match (first, digit(0), digit(1)) {
            (b'%', Some(high), Some(low)) => {
                bytes.push(high << 4 | low);
                rest = &tail[2..];
            }
            _ => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(text: &str) -> Option<String> {
        match read(text) {
            Err(NoIndex::Refused(url)) => Some(url),
            _ => None,
        }
    }

    #[test]
    fn only_https_or_this_machine() {
        let index = read("https://ada:s%20ecret@packages.example/simple").unwrap();
        assert_eq!(index.url.as_str(), "https://packages.example/simple/");
        assert_eq!(index.login, Some(("ada".into(), "s ecret".into())));
        assert!(read("http://127.0.0.1:8000/").is_ok() && read("http://[::1]/simple/").is_ok());
        assert_eq!(refused("http://ada:secret@packages.example/").as_deref(), Some("http://packages.example/"));
        assert!(refused("file:///srv/simple").is_some() && refused("../simple").is_some());
        let url = |text| Url::parse(text).unwrap();
        let (far, here) = (url("https://a.example/"), url("http://127.0.0.1/"));
        assert!(may_be_asked(&url("https://b.example/"), Some(&far)) && may_be_asked(&far, Some(&here)));
        assert!(!may_be_asked(&here, Some(&far)) && !may_be_asked(&url("https://localhost/"), Some(&far)));
    }

    #[test]
    fn the_default_is_read_from_the_help() {
        let help = "Options:\n  -c, --constraint <file>     x (default y)\n  \
                    -i, --index-url <url>       Base address (default https://packages.example/simple). More (PEP 503).\n  \
                    --extra-index-url <url>     Extra (default https://extra.example/)\n";
        assert_eq!(default_in_help(help).as_deref(), Some("https://packages.example/simple"));
        assert_eq!(
            default_in_help("  -i, --index-url <url>  x\n  --extra-index-url <url>  (default https://x/)\n"),
            None
        );
    }

    #[test]
    fn settings_are_read_from_the_list() {
        let list = ":env:.index-url='https://no.example/'\ndownload.index-url=\"https://a.example/'\"\nglobal.index-url=''\n\
                    global.index-url-x='y'\ninstall.index-url='a\\\\b'\n";
        assert_eq!(setting(list, "download.index-url").as_deref(), Some("https://a.example/'"));
        for key in ["global.index-url", "install.index-url", "global.no-index"] {
            assert_eq!(setting(list, key), None, "{key}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn environment_then_configuration_then_help_then_the_next_client() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        let script = |name: &str, body: &str| {
            let file = folder.path().join(name);
            std::fs::write(&file, format!("#!/bin/sh\n{body}\n")).unwrap();
            std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o755)).unwrap();
            file.to_str().unwrap().to_owned()
        };
        let list = |text: &str| format!("[ \"$1 $2\" = 'config list' ] && printf \"{text}\" || exit 1");
        let set = script(
            "set",
            &list("global.index-url='https://all.example/'\\ndownload.index-url='https://set.example/simple'\\n"),
        );
        let help = script(
            "help",
            "[ \"$1\" = download ] && echo \"  -i, --index-url <url>  (default https://help.example/$COLUMNS)\" || exit 1",
        );
        let off = script("off", &list("global.no-index='true'\\nglobal.index-url='https://all.example/'\\n"));
        let failing = script("failing", "echo https://wrong.example/; exit 1");
        let none = |_: &str| None;
        let url = |commands: &[&[&str]], variable: &dyn Fn(&str) -> Option<String>| {
            ask(commands, variable).map(|index| index.url.to_string())
        };
        assert_eq!(url(&[&["/absent/pip"], &[&failing], &[&set]], &none).as_deref(), Ok("https://set.example/simple/"));
        assert_eq!(url(&[&[&help], &[&set]], &none).as_deref(), Ok("https://help.example/400/"));
        assert_eq!(url(&[&[&off]], &none), Err(NoIndex::Off("global.no-index = true".into())));
        let tried = vec!["/absent/pip".to_owned(), format!("{failing} -m pip")];
        assert_eq!(url(&[&["/absent/pip"], &[&failing, "-m", "pip"]], &none), Err(NoIndex::NoClient(tried)));
        let variable = |name: &str| (name == "PIP_INDEX_URL").then(|| "https://env.example/".to_owned());
        assert_eq!(url(&[&[&set]], &variable).as_deref(), Ok("https://env.example/"));
        let variable = |name: &str| (name == "PIP_NO_INDEX").then(|| "1".to_owned());
        assert_eq!(url(&[&[&set]], &variable), Err(NoIndex::Off("PIP_NO_INDEX=1".into())));
    }
}
