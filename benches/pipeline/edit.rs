//! From the edit of a note to the new page on disk, under `serve`.

use super::measure::{copy, until};
use super::{PROGRAM, path};
use std::path::Path;
use std::process::{Command, Stdio};

pub(super) fn measure(repository: &Path, scratch: &Path) {
    let root = scratch.join("edited");
    let _ = std::fs::remove_dir_all(&root); // from an earlier run
    for part in ["corpus", "annotations", "theme"] {
        copy(&repository.join(part), &root.join(part));
    }
    std::fs::copy(repository.join("edition.yaml"), root.join("edition.yaml")).expect("the settings can be copied");
    let Some(note) = super::files_below(&root.join("annotations/notes")).into_iter().next() else { return };
    let below = note.strip_prefix(root.join("annotations/notes")).expect("a note below its folder");
    let page = root.join("site/notes").join(below.with_extension("")).join("index.html");
    let mut server = Command::new(PROGRAM)
        .args(["--root", path(&root), "serve", "--offline", "--port", "0"])
        .stderr(Stdio::null())
        .spawn()
        .expect("the program starts");
    until(|| page.is_file());
    // The page is there before the watch is; an edit in between would not be heard.
    std::thread::sleep(std::time::Duration::from_secs(1));
    let text = std::fs::read_to_string(&note).expect("a note is text");
    let mut times: Vec<f64> = (0..10)
        .map(|turn| {
            let title = format!("A title for turn {turn}");
            let body: Vec<_> = text
                .lines()
                .map(|line| if line.starts_with("title:") { format!("title: {title}") } else { line.to_owned() })
                .collect();
            std::fs::write(&note, body.join("\n") + "\n").expect("a note can be written");
            let waited = until(|| std::fs::read_to_string(&page).is_ok_and(|html| html.contains(&title)));
            std::thread::sleep(std::time::Duration::from_millis(200));
            waited.as_secs_f64()
        })
        .collect();
    let _ = server.kill(); // it has nothing to save
    let _ = server.wait();
    times.sort_by(f64::total_cmp);
    println!(
        "| founding edition: edit of a note to its new page on disk (8 ms of them waiting for quiet) | | {:.3} | | | |",
        times[times.len() / 2]
    );
}
