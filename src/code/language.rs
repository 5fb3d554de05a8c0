//! Which language a file is written in: by its name, its extension, and last by its first line.

/// A language the highlighter can tell apart. What is not listed is read as [`Language::Plain`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "each is named as its language is")]
pub enum Language {
    Python,
    Shell,
    Yaml,
    Json,
    Toml,
    Ini,
    Nginx,
    Jinja,
    Html,
    JavaScript,
    Css,
    Dockerfile,
    Markdown,
    Proto,
    Csv,
    Plain,
}

impl Language {
    /// All languages.
    pub const ALL: [Language; 16] = [
        Language::Python,
        Language::Shell,
        Language::Yaml,
        Language::Json,
        Language::Toml,
        Language::Ini,
        Language::Nginx,
        Language::Jinja,
        Language::Html,
        Language::JavaScript,
        Language::Css,
        Language::Dockerfile,
        Language::Markdown,
        Language::Proto,
        Language::Csv,
        Language::Plain,
    ];

    /// The language of a file. `path` may have folders (`/` between them); `first_line` is only looked at
    /// when the name says nothing, because a name is what people chose and a first line may be anything.
    pub fn detect(path: &str, first_line: &str) -> Language {
        let name = path.rsplit('/').next().unwrap_or(path);
        by_name(name).or_else(|| by_extension(name)).or_else(|| by_shebang(first_line)).unwrap_or(Language::Plain)
    }

    /// What people call it.
    pub fn name(self) -> &'static str {
        match self {
            Language::Python => "Python",
            Language::Shell => "Shell",
            Language::Yaml => "YAML",
            Language::Json => "JSON",
            Language::Toml => "TOML",
            Language::Ini => "INI",
            Language::Nginx => "nginx",
            Language::Jinja => "Jinja",
            Language::Html => "HTML",
            Language::JavaScript => "JavaScript",
            Language::Css => "CSS",
            Language::Dockerfile => "Dockerfile",
            Language::Markdown => "Markdown",
            Language::Proto => "Protocol Buffers",
            Language::Csv => "CSV",
            Language::Plain => "Plain text",
        }
    }
}

fn by_name(name: &str) -> Option<Language> {
    Some(match name {
        "Dockerfile" | "Containerfile" => Language::Dockerfile,
        "SConstruct" | "SConscript" | "wscript" | "Snakefile" => Language::Python,
        ".bashrc" | ".bash_profile" | ".profile" | ".zshrc" | ".envrc" => Language::Shell,
        "Pipfile" | "Cargo.lock" | "poetry.lock" | "uv.lock" | "pdm.lock" => Language::Toml,
        "Pipfile.lock" => Language::Json,
        ".editorconfig" | ".coveragerc" | ".pylintrc" | ".flake8" => Language::Ini,
        "nginx.conf" => Language::Nginx,
        _ if name.starts_with("Dockerfile.") => Language::Dockerfile,
        _ => return None,
    })
}

fn by_extension(name: &str) -> Option<Language> {
    let (stem, extension) = name.rsplit_once('.')?;
    if stem.is_empty() {
        return None; // `.py` alone is a hidden file called "py", not a Python file
    }
    Some(match extension.to_ascii_lowercase().as_str() {
        "py" | "pyi" | "pyw" => Language::Python,
        "sh" | "bash" | "zsh" | "ksh" => Language::Shell,
        "yaml" | "yml" => Language::Yaml,
        "json" | "ipynb" | "jsonl" | "geojson" => Language::Json,
        "toml" => Language::Toml,
        "ini" | "cfg" => Language::Ini,
        "j2" | "jinja" | "jinja2" => Language::Jinja,
        "html" | "htm" | "xhtml" => Language::Html,
        "js" | "mjs" | "cjs" => Language::JavaScript,
        "css" => Language::Css,
        "dockerfile" => Language::Dockerfile,
        "md" | "markdown" => Language::Markdown,
        "proto" => Language::Proto,
        "csv" | "tsv" => Language::Csv,
        "txt" | "rst" | "log" => Language::Plain,
        _ => return None,
    })
}

/// `#!/usr/bin/env -S python3 -u` and `#!/bin/sh`: the program is the last part of the first word that is
/// neither `env`, one of its options nor a variable it sets.
fn by_shebang(first_line: &str) -> Option<Language> {
    let command = first_line.strip_prefix("#!")?;
    let program = command
        .split_whitespace()
        .map(|word| word.rsplit('/').next().unwrap_or(word))
        .find(|word| *word != "env" && !word.starts_with('-') && !word.contains('='))?;
    let program = program.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.');
    match program {
        "python" | "pypy" => Some(Language::Python),
        "sh" | "bash" | "zsh" | "dash" | "ksh" | "ash" => Some(Language::Shell),
        "node" | "nodejs" | "deno" => Some(Language::JavaScript),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_decides_before_an_extension_and_an_extension_before_a_shebang() {
        for (path, first_line, language) in [
            ("src/model.py", "", Language::Python),
            ("src/types.pyi", "", Language::Python),
            ("run.sh", "#!/usr/bin/env python3", Language::Shell),
            ("bin/train", "#!/usr/bin/env python3", Language::Python),
            ("bin/train", "#!/usr/bin/env -S python3.11 -u", Language::Python),
            ("bin/train", "#!/usr/bin/env LANG=C bash", Language::Shell),
            ("bin/train", "#! /bin/sh -e", Language::Shell),
            ("bin/serve", "#!/usr/local/bin/node", Language::JavaScript),
            ("bin/train", "#!/usr/bin/perl", Language::Plain),
            ("bin/train", "import sys", Language::Plain),
            ("Dockerfile", "", Language::Dockerfile),
            ("docker/Dockerfile.gpu", "", Language::Dockerfile),
            ("Pipfile", "", Language::Toml),
            ("Pipfile.lock", "", Language::Json),
            ("NOTES.MD", "", Language::Markdown),
            ("page.html.j2", "", Language::Jinja),
            ("setup.cfg", "", Language::Ini),
            ("deploy/nginx.conf", "", Language::Nginx),
            ("words.csv", "", Language::Csv),
            ("LICENSE", "", Language::Plain),
            (".py", "", Language::Plain),
            ("", "", Language::Plain),
        ] {
            assert_eq!(Language::detect(path, first_line), language, "{path} {first_line}");
        }
    }

    #[test]
    fn every_language_is_listed_once_and_has_its_own_name() {
        let names: std::collections::BTreeSet<_> = Language::ALL.iter().map(|l| l.name()).collect();
        assert_eq!(names.len(), Language::ALL.len());
    }
}
