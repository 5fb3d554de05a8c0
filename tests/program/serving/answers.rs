//! What the server answers, and to whom.

use super::client::Serving;
use crate::support::Edition;

#[test]
fn pages_are_those_on_disk_and_hear_the_news() {
    let serving = Serving::new(Edition::new());
    for (path, file) in [
        ("/", "index.html"),
        ("/read/echo/echo/chain.py/", "read/echo/echo/chain.py/index.html"),
        ("/read/lantern@first/game.py/index.html", "read/lantern@first/game.py/index.html"),
        ("/read/lantern%40first/game.py/", "read/lantern@first/game.py/index.html"),
    ] {
        let answer = serving.get(path);
        assert_eq!(answer.status, 200, "{path}");
        assert!(answer.head.contains("content-type: text/html; charset=utf-8"), "{path}: {}", answer.head);
        let own = "<script src=\"/.glossator/reload.js\" defer></script>";
        assert_eq!(answer.body.matches(own).count(), 1, "{path}");
        assert_eq!(answer.body.replace(own, ""), serving.edition.text(&format!("site/{file}")), "{path}");
    }
    let style = serving.get("/assets/site.css");
    assert!(style.head.contains("content-type: text/css"), "{}", style.head);
    assert_eq!(style.body, serving.edition.text("site/assets/site.css"), "nothing is added to other files");
    assert!(serving.get("/.glossator/reload.js").body.contains("EventSource"));
    assert_eq!(serving.ask("HEAD", "/", serving.address()).status, 200);
}

#[test]
fn others_are_refused() {
    let serving = Serving::new(Edition::new());
    for host in ["example.org", "example.org:80", "localhost.example.org", "127.0.0.1.nip.io", "127.0.0.1:1", ""] {
        let answer = serving.ask("GET", "/", host);
        assert!(matches!(answer.status, 400 | 403), "{host}: {}", answer.status);
        assert!(!answer.body.contains("Echo and Lantern"), "{host}");
    }
    let port = serving.address().split(':').nth(1).unwrap();
    for host in ["localhost", &format!("localhost:{port}"), &format!("127.0.0.1:{port}"), &format!("[::1]:{port}")] {
        assert_eq!(serving.ask("GET", "/", host).status, 200, "{host}");
    }
    for method in ["POST", "PUT", "DELETE", "OPTIONS"] {
        assert_eq!(serving.ask(method, "/", serving.address()).status, 405, "{method}");
    }
}

#[test]
fn odd_paths_are_missing() {
    let edition = Edition::new().write("secret.txt", "the secret");
    let serving = Serving::new(edition);
    for path in [
        "/nothing",
        "/read/echo",
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/read/..%2f..%2f..%2fsecret.txt",
        "/read/../../secret.txt",
        "//secret.txt/..",
        "/..%5csecret.txt",
        "/%00",
        "/%ff",
        "/edition.yaml",
        "/index.html/",
        "/.glossator/",
        "/.glossator/other",
    ] {
        let answer = serving.get(path);
        assert_eq!(answer.status, 404, "{path}");
        assert!(!answer.body.contains("the secret"), "{path}");
    }
}

#[test]
fn a_port_that_is_taken_is_said() {
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let ran = Edition::new().run(["serve", "--offline", "--port", &port]).expect(2);
    assert!(ran.err.contains(&format!("error: port {port} cannot be listened on")), "{}", ran.err);
}
