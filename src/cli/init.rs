//! `glossator init`: a new edition, from a small one with comments that builds at once.

use super::{Exit, Sourcing, say, schema, stamp, vendor, whole};
use crate::edition::{Root, io_reason};
use crate::ids::Date;
use clap::Args;
use std::path::{Path, PathBuf};

#[derive(Args, Debug)]
pub(super) struct InitOptions {
    /// The folder of the new edition, which must be new or empty
    name: PathBuf,
    /// The title of the edition [default: from the name of the folder]
    #[arg(long)]
    title: Option<String>,
}

/// The files of the starter, from the root of the edition. In them `{title}` and `{date}` are replaced.
macro_rules! starter {
    ($($name:literal from $file:literal),* $(,)?) => {
        &[$(($name, include_str!(concat!("../../starter/", $file)))),*]
    };
}

const STARTER: &[(&str, &str)] = starter![
    "edition.yaml" from "edition.yaml",
    "README.md" from "README.md",
    "CONTRIBUTING.md" from "CONTRIBUTING.md",
    ".github/ISSUE_TEMPLATE/note.yml" from "note-form.yml",
    // Under its own name git would obey it in the program's repository.
    ".gitignore" from "gitignore",
    "corpus/my-program/work.yaml" from "corpus/my-program/work.yaml",
    "texts/my-program/greet.py" from "texts/my-program/greet.py",
    "annotations/kinds.yaml" from "annotations/kinds.yaml",
    "annotations/lenses.yaml" from "annotations/lenses.yaml",
    "annotations/contributors.yaml" from "annotations/contributors.yaml",
    "annotations/bibliography.yaml" from "annotations/bibliography.yaml",
    "annotations/essays/about.md" from "annotations/essays/about.md",
    "annotations/notes/my-program/greet.py/nobody-is-a-name.yaml"
        from "annotations/notes/my-program/greet.py/nobody-is-a-name.yaml",
];

pub(super) fn execute(options: &InitOptions) -> Exit {
    let folder = &options.name;
    let shown = folder.display();
    match std::fs::read_dir(folder).map(|mut entries| entries.next().is_some()) {
        Ok(true) => {
            say::line(&format!("error: `{shown}` is not empty, and nothing in it was touched; name a new folder"));
            return Exit::CouldNotRun;
        }
        Ok(false) => {}
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
        Err(error) => {
            say::line(&format!("error: `{shown}` cannot be used: {}", io_reason(&error)));
            return Exit::CouldNotRun;
        }
    }
    let title = options.title.clone().unwrap_or_else(|| title_of(folder));
    // Between quotation marks in YAML; JSON's way to write what cannot stand there is YAML's, too.
    let quoted = serde_json::Value::from(title.as_str()).to_string();
    let date = Date::today().map(|date| date.to_string()).unwrap_or_default();
    for (name, text) in STARTER {
        let text = text.replace("\"{title}\"", &quoted).replace("{title}", &title).replace("\"{date}\"", &date);
        if let Err(error) = whole::create(&folder.join(name), &text) {
            say::line(&format!("error: `{}` cannot be written: {}", folder.join(name).display(), io_reason(&error)));
            return Exit::CouldNotRun;
        }
    }
    let root = Root::new(folder);
    let steps = [
        schema::write(&root, &schema::SchemaOptions::all()),
        vendor::lock_all(&root, Sourcing { offline: true, ..Sourcing::default() }),
        stamp::execute(&root, &stamp::StampOptions::default()),
    ];
    if let Some(wrong) = steps.into_iter().find(|step| *step != Exit::Well) {
        return wrong;
    }
    say::line(&format!(
        "an edition is in `{shown}`, with one work of a few lines and one note; its README.md says how to make it yours"
    ));
    say::line(&format!("next: glossator --root {shown} serve"));
    Exit::Well
}

/// A folder's name as a title.
fn title_of(folder: &Path) -> String {
    let name = folder.canonicalize().ok().or_else(|| Some(folder.to_path_buf()));
    let name = name.as_deref().and_then(Path::file_name).map(|name| name.to_string_lossy().replace(['-', '_'], " "));
    let name = name.unwrap_or_default();
    let mut letters = name.trim().chars().filter(|c| !c.is_control());
    letters.next().map_or_else(|| "A new edition".to_owned(), |first| first.to_uppercase().chain(letters).collect())
}
