//! A server that runs, and somebody who asks it.

use crate::support::{Edition, Site};
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Child, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

/// Long enough for the slowest machine; nothing waits this long unless it is broken.
pub const PATIENCE: Duration = Duration::from_secs(60);

/// A running `glossator serve`, ended when dropped.
pub struct Serving {
    pub edition: Edition,
    child: Child,
    address: String,
    said: Receiver<String>,
}

impl Serving {
    pub fn new(edition: Edition) -> Self {
        let mut command = edition.command();
        command.args(["serve", "--offline", "--port", "0"]).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let lines = BufReader::new(child.stderr.take().unwrap()).lines();
        let (sender, said) = channel();
        std::thread::spawn(move || {
            lines.map_while(Result::ok).take_while(|line| sender.send(line.clone()).is_ok()).count()
        });
        let mut serving = Self { edition, child, address: String::new(), said };
        let line = serving.hear("serving http://");
        let rest = line.split("http://").nth(1).unwrap();
        serving.address = rest.split('/').next().unwrap().to_owned();
        serving
    }

    /// Waits until the program says something that holds these words.
    #[track_caller]
    pub fn hear(&self, words: &str) -> String {
        let deadline = Instant::now() + PATIENCE;
        let mut heard = Vec::new();
        while let Ok(line) = self.said.recv_timeout(deadline.saturating_duration_since(Instant::now())) {
            if line.contains(words) {
                return line;
            }
            heard.push(line);
        }
        panic!("{words:?} was never said; but: {heard:#?}")
    }

    /// The host and port.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// Asks for a page as a browser does.
    pub fn get(&self, path: &str) -> Answer {
        self.ask("GET", path, &self.address)
    }

    /// Asks by another method or name.
    pub fn ask(&self, method: &str, path: &str, host: &str) -> Answer {
        let mut stream = self.connect();
        write!(stream, "{method} {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").unwrap();
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).unwrap();
        let text = String::from_utf8(bytes).unwrap();
        let (head, body) = text.split_once("\r\n\r\n").expect("a head and a body");
        let status = head.split(' ').nth(1).unwrap().parse().unwrap();
        Answer { status, head: head.to_lowercase(), body: body.to_owned() }
    }

    fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(&self.address).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        stream
    }

    /// Listens for news, from now on.
    pub fn listen(&self) -> News {
        let mut stream = self.connect();
        write!(stream, "GET /.glossator/events HTTP/1.1\r\nHost: {}\r\n\r\n", self.address).unwrap();
        let mut lines = BufReader::new(stream);
        let mut line = String::new();
        // The head is sent once the server has noted where in the row of news this reader begins.
        while line != "\r\n" {
            line.clear();
            assert!(lines.read_line(&mut line).unwrap() > 0, "the stream ends in its head");
        }
        News { lines }
    }

    /// Holds the site on disk against what a build from nothing writes.
    #[track_caller]
    pub fn assert_as_built(&self) {
        self.edition.run(["build", "--offline", "--out", "fresh/site"]).expect(0);
        let (fresh, served) = (Site::read(&self.edition.path("fresh/site")), Site::read(&self.edition.path("site")));
        let all: std::collections::BTreeSet<_> = fresh.files.keys().chain(served.files.keys()).collect();
        let differ: Vec<_> = all.into_iter().filter(|path| fresh.files.get(*path) != served.files.get(*path)).collect();
        assert!(differ.is_empty(), "what serve wrote and what build writes differ in {differ:?}");
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// An answer.
pub struct Answer {
    pub status: u16,
    pub head: String,
    pub body: String,
}

/// The stream of news.
pub struct News {
    lines: BufReader<TcpStream>,
}

impl News {
    /// The next piece of news: its name and its data.
    pub fn next(&mut self) -> (String, serde_json::Value) {
        let (mut name, deadline) = (String::new(), Instant::now() + PATIENCE);
        while Instant::now() < deadline {
            let mut line = String::new();
            assert!(self.lines.read_line(&mut line).unwrap() > 0, "the stream has ended");
            if let Some(event) = line.strip_prefix("event: ") {
                name = event.trim().to_owned();
            } else if let Some(data) = line.strip_prefix("data: ") {
                return (name, serde_json::from_str(data).unwrap());
            }
        }
        panic!("there is no news")
    }

    /// Waits for a piece of news of this name that holds these words.
    #[track_caller]
    pub fn await_one(&mut self, name: &str, words: &str) -> serde_json::Value {
        let deadline = Instant::now() + PATIENCE;
        let mut others = Vec::new();
        while Instant::now() < deadline {
            let (told, data) = self.next();
            if told == name && data.to_string().contains(words) {
                return data;
            }
            others.push(told);
        }
        panic!("no {name} with {words:?}, only {others:?}")
    }
}
