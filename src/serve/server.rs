//! Answering requests, from this machine alone.

use super::news::News;
use super::path;
use std::io::Write as _;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;
use tiny_http::{Header, Request, Response};

/// Where pages listen for news, and the script that does.
const EVENTS: &str = "/.glossator/events";
const SCRIPT: &str = "/.glossator/reload.js";
const RELOAD: &str = include_str!("reload.js");

/// A server that listens.
pub struct Server {
    http: Arc<tiny_http::Server>,
    address: SocketAddr,
}

impl std::fmt::Debug for Server {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Server({})", self.address)
    }
}

/// Listens on a port of the loopback address; port 0 lets the system choose.
///
/// # Errors
/// The system's reason, as when the port is taken.
pub fn listen(port: u16) -> Result<Server, String> {
    let wanted = SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), port);
    let http = tiny_http::Server::http(wanted).map_err(|error| error.to_string())?;
    let address = http.server_addr().to_ip().unwrap_or(wanted);
    Ok(Server { http: Arc::new(http), address })
}

impl Server {
    /// The address of the first page.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}/", self.address)
    }

    /// Answers requests from a folder until the program ends, in threads of its own.
    pub fn run(&self, folder: PathBuf, news: &Arc<News>) {
        for _ in 0..4 {
            let (http, folder, news, port) =
                (Arc::clone(&self.http), folder.clone(), Arc::clone(news), self.address.port());
            std::thread::spawn(move || {
                while let Ok(request) = http.recv() {
                    answer(request, &folder, &news, port);
                }
            });
        }
    }
}

fn answer(request: Request, folder: &std::path::Path, news: &Arc<News>, port: u16) {
    let address = request.url().to_owned();
    let get = matches!(request.method(), tiny_http::Method::Get | tiny_http::Method::Head);
    // A page of another site can make a browser ask us under a name of its own (DNS rebinding); our own pages never do.
    let asked_for_us =
        request.headers().iter().any(|header| header.field.equiv("Host") && is_ours(header.value.as_str(), port));
    let refused = |status: u16, text: &str| Response::from_string(text).with_status_code(status).boxed();
    let response = if !asked_for_us {
        refused(403, "This server answers to the names of this machine alone.\n")
    } else if !get {
        refused(405, "Only GET.\n")
    } else if address == EVENTS {
        let news = Arc::clone(news);
        std::thread::spawn(move || follow(request, &news));
        return;
    } else if address == SCRIPT {
        typed(Response::from_data(RELOAD), "text/javascript; charset=utf-8").boxed()
    } else {
        page(folder, &address)
    };
    // A browser that went away needs no answer.
    let _ = request.respond(response);
}

fn page(folder: &std::path::Path, address: &str) -> tiny_http::ResponseBox {
    let found = path::file(folder, address);
    let status = if found.is_some() { 200 } else { 404 };
    let file = found.unwrap_or_else(|| folder.join("404.html"));
    let Ok(mut bytes) = std::fs::read(&file) else {
        let nothing = format!(
            "<!doctype html><title>Nothing here yet</title><p>Nothing here yet.</p><script src=\"{SCRIPT}\" defer></script>"
        );
        return typed(Response::from_string(nothing), "text/html; charset=utf-8").with_status_code(404).boxed();
    };
    let media_type = path::media_type(&file);
    if media_type.starts_with("text/html") {
        // Before the end of the head: the page is ours and has exactly one.
        let end = bytes.windows(7).position(|window| window == b"</head>").unwrap_or(bytes.len());
        bytes.splice(end..end, format!("<script src=\"{SCRIPT}\" defer></script>").into_bytes());
    }
    // In one piece: the length is known, and tells a reader of half a page that it is half.
    let whole = Response::from_data(bytes).with_chunked_threshold(usize::MAX);
    typed(whole, media_type).with_status_code(status).boxed()
}

fn typed<R: std::io::Read>(response: Response<R>, media_type: &str) -> Response<R> {
    let headers = [("Content-Type", media_type), ("Cache-Control", "no-store"), ("X-Content-Type-Options", "nosniff")];
    headers.into_iter().fold(response, |response, (name, value)| match Header::from_bytes(name, value) {
        Ok(header) => response.with_header(header),
        Err(()) => response, // both are literals of the program
    })
}

/// Whether a `Host` header names this machine, with our port or with none.
fn is_ours(host: &str, port: u16) -> bool {
    let port = format!(":{port}");
    let name = host.strip_suffix(&port).unwrap_or(host);
    matches!(name, "localhost" | "127.0.0.1" | "[::1]")
}

/// Sends news until the page is closed.
fn follow(request: Request, news: &News) {
    let mut seen = news.count();
    // The library would keep back what a streamed response has not filled a buffer with; news must go out at once.
    let mut stream = request.into_writer();
    let mut send = |text: &str| stream.write_all(text.as_bytes()).and_then(|()| stream.flush());
    let head =
        "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nCache-Control: no-store\r\nConnection: close\r\n\r\n";
    let first = news.standing_problem().map(|event| event.message()).unwrap_or_default();
    if send(head).and_then(|()| send(&first)).is_err() {
        return;
    }
    loop {
        let events = news.after(seen, Duration::from_secs(15));
        seen += events.len();
        // A comment keeps the connection, and tells us when the page is gone.
        let text =
            if events.is_empty() { ":\n\n".to_owned() } else { events.iter().map(super::Event::message).collect() };
        if send(&text).is_err() {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::is_ours;

    #[test]
    fn only_names_of_this_machine() {
        for good in ["localhost", "localhost:4000", "127.0.0.1:4000", "[::1]:4000"] {
            assert!(is_ours(good, 4000), "{good}");
        }
        for bad in
            ["example.org", "example.org:4000", "localhost.example.org", "127.0.0.1:4001", "localhost:4000.x", ""]
        {
            assert!(!is_ours(bad, 4000), "{bad}");
        }
    }
}
