//! Files that a command writes: whole or not at all.

use std::io::{Error, ErrorKind, Write as _};
use std::path::Path;

/// What a file is written to before it gets its name. `build` and `serve` look away from such names, and git does not see them.
const PREFIX: &str = ".file.glossator-";

/// Gives a file another text. Written beside the file and moved into its place, so that no note is ever half-written.
pub(super) fn replace(path: &Path, text: &str) -> std::io::Result<()> {
    let permissions = std::fs::metadata(path)?.permissions();
    // The mark that some editors put at the beginning is not part of the text, but of the file.
    let is_marked = std::fs::read(path)?.starts_with("\u{feff}".as_bytes());
    let mut file = beside(path)?;
    file.write_all(if is_marked { "\u{feff}" } else { "" }.as_bytes())?;
    file.write_all(text.as_bytes())?;
    file.as_file().set_permissions(permissions)?;
    file.persist(path)?;
    Ok(())
}

/// Gives a file this text, whether it is there or not.
pub(super) fn write(path: &Path, text: &str) -> std::io::Result<()> {
    if path.exists() { replace(path, text) } else { create(path, text) }
}

/// Puts bytes in a file of any name, in the place of what was there.
pub(super) fn put(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    // A name alone has an empty folder, which is the one that we are in.
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder)?;
    let mut file = tempfile::Builder::new().prefix(PREFIX).tempfile_in(folder)?;
    file.write_all(bytes)?;
    readable(file.as_file())?;
    file.persist(path)?;
    Ok(())
}

/// Makes a file, and the folders that it needs. One that is there already is left alone, and an error.
pub(super) fn create(path: &Path, text: &str) -> std::io::Result<()> {
    if path.symlink_metadata().is_ok() {
        return Err(ErrorKind::AlreadyExists.into());
    }
    std::fs::create_dir_all(folder(path)?)?;
    let mut file = beside(path)?;
    file.write_all(text.as_bytes())?;
    readable(file.as_file())?;
    file.persist_noclobber(path)?;
    Ok(())
}

fn beside(path: &Path) -> std::io::Result<tempfile::NamedTempFile> {
    tempfile::Builder::new().prefix(PREFIX).tempfile_in(folder(path)?)
}

fn folder(path: &Path) -> std::io::Result<&Path> {
    path.parent().ok_or_else(|| Error::other("it has no folder"))
}

/// A temporary file is its maker's alone; a file of an edition is for everyone who may read the edition.
fn readable(file: &std::fs::File) -> std::io::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        file.set_permissions(std::fs::Permissions::from_mode(0o644))?;
    }
    #[cfg(not(unix))]
    let _ = file;
    Ok(())
}
