//! A package index on this machine that answers what it is told to.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

/// An answer, head and body, as it goes over the wire.
pub type Answer = Vec<u8>;

pub struct Server {
    /// Its address, with a final slash.
    pub url: String,
    answers: Arc<Mutex<BTreeMap<String, Answer>>>,
    /// The requests that came: `GET /path`, and behind it `login` where there was one.
    asked: Arc<Mutex<Vec<String>>>,
}

impl Server {
    pub fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}/", listener.local_addr().unwrap());
        let server = Self { url, answers: Arc::default(), asked: Arc::default() };
        let (answers, asked) = (server.answers.clone(), server.asked.clone());
        // The thread ends with the test's process.
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (answers, asked) = (answers.clone(), asked.clone());
                std::thread::spawn(move || serve(stream, &answers, &asked));
            }
        });
        server
    }

    pub fn put(&self, path: &str, answer: Answer) {
        self.answers.lock().unwrap().insert(path.to_owned(), answer);
    }

    pub fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap().clone()
    }
}

fn serve(stream: TcpStream, answers: &Mutex<BTreeMap<String, Answer>>, asked: &Mutex<Vec<String>>) {
    let mut lines = BufReader::new(stream.try_clone().unwrap()).lines().map_while(Result::ok);
    let Some(first) = lines.next() else { return };
    let path = first.split(' ').nth(1).unwrap_or_default().to_owned();
    let login =
        lines.take_while(|line| !line.is_empty()).find(|line| line.to_lowercase().starts_with("authorization: "));
    asked.lock().unwrap().push(format!("GET {path}{}", if login.is_some() { " login" } else { "" }));
    let missing = answer(404, "text/plain", "", b"no");
    let answer = answers.lock().unwrap().get(&path).cloned().unwrap_or(missing);
    let mut stream = stream;
    let _ = stream.write_all(&answer); // the client may have had enough
}

/// A whole answer. `more` is further lines of its head.
pub fn answer(status: u16, kind: &str, more: &str, body: &[u8]) -> Answer {
    announced(status, kind, more, body, body.len())
}

/// An answer that says it has `length` bytes.
pub fn announced(status: u16, kind: &str, more: &str, body: &[u8], length: usize) -> Answer {
    let mut bytes = format!(
        "HTTP/1.1 {status} X\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\nConnection: close\r\n{more}\r\n"
    )
    .into_bytes();
    bytes.extend(body);
    bytes
}

/// An answer that sends on.
pub fn redirect(to: &str) -> Answer {
    answer(302, "text/plain", &format!("Location: {to}\r\n"), b"")
}

/// A page of an index as JSON, for files in `/files/`.
pub fn json(files: &[(&str, Option<String>)]) -> Answer {
    let file = |(name, digest): &(&str, Option<String>)| {
        let hashes = digest.as_ref().map(|digest| format!("\"sha256\": \"{digest}\"")).unwrap_or_default();
        format!("{{\"filename\": \"{name}\", \"url\": \"/files/{name}\", \"hashes\": {{{hashes}}}}}")
    };
    let files: Vec<String> = files.iter().map(file).collect();
    let page = format!("{{\"meta\": {{\"api-version\": \"1.0\"}}, \"name\": \"x\", \"files\": [{}]}}", files.join(","));
    answer(200, "application/vnd.pypi.simple.v1+json", "", page.as_bytes())
}
