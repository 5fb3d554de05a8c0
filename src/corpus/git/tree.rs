//! Tree objects.

use crate::corpus::FileKind;

/// What a tree has under a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entry {
    /// A file; the id of its blob.
    File(String),
    /// A folder; the id of its tree.
    Folder(String),
    /// A link or a commit of another repository: nothing that has text.
    Other(FileKind),
}

/// What a raw tree object has under `name`. The error is that it is no tree.
pub fn find(mut bytes: &[u8], name: &str) -> Result<Option<Entry>, ()> {
    while !bytes.is_empty() {
        let space = bytes.iter().position(|b| *b == b' ').ok_or(())?;
        let end = bytes.iter().position(|b| *b == 0).filter(|end| *end > space).ok_or(())?;
        let id = bytes.get(end + 1..end + 21).ok_or(())?;
        if &bytes[space + 1..end] == name.as_bytes() {
            let id = id.iter().map(|b| format!("{b:02x}")).collect();
            return Ok(Some(match &bytes[..space] {
                b"40000" | b"040000" => Entry::Folder(id),
                b"160000" => Entry::Other(FileKind::Gitlink),
                b"120000" => Entry::Other(FileKind::Link),
                mode if mode.starts_with(b"100") => Entry::File(id),
                _ => return Err(()),
            }));
        }
        bytes = &bytes[end + 21..];
    }
    Ok(None)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_are_found_by_mode_and_name() {
        let mut tree = Vec::new();
        for (mode, name, byte) in
            [("100644", "a b", 0x20), ("100755", "c", 0), ("40000", "d", 1), ("120000", "l", 2), ("160000", "m", 3)]
        {
            tree.extend(format!("{mode} {name}\0").bytes());
            tree.extend([byte; 20]);
        }
        assert_eq!(find(&tree, "a b"), Ok(Some(Entry::File("20".repeat(20)))));
        assert_eq!(find(&tree, "c"), Ok(Some(Entry::File("00".repeat(20)))));
        assert_eq!(find(&tree, "d"), Ok(Some(Entry::Folder("01".repeat(20)))));
        assert_eq!(find(&tree, "l"), Ok(Some(Entry::Other(FileKind::Link))));
        assert_eq!(find(&tree, "m"), Ok(Some(Entry::Other(FileKind::Gitlink))));
        assert_eq!(find(&tree, "b"), Ok(None));
        assert_eq!(find(&tree[..tree.len() - 1], "z"), Err(()));
        assert_eq!(find(b"x", "x"), Err(()));
    }
}
