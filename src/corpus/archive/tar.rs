//! Source archives: gzipped tar.

use super::Taken;
use super::broken::{Broken, Refusal};
use super::limits;
use super::meter::{Meter, Metered};
use super::picking::{Picking, Sort};
use crate::ids::RepoPath;
use flate2::read::MultiGzDecoder;
use std::collections::BTreeMap;
use std::io::Read;

/// Takes the wanted files.
pub fn take(bytes: &[u8], wanted: &BTreeMap<RepoPath, u64>) -> Result<Taken, Broken> {
    let meter = Meter::new(bytes.len());
    // Several gzip members in a row are one file to every other reader, so they are here too.
    let metered = Metered { inner: MultiGzDecoder::new(bytes), meter: &meter };
    let mut archive = ::tar::Archive::new(metered);
    let mut picking = Picking::new(wanted, true);
    entries(&mut archive, &meter, &mut picking)?;
    // Behind the last entry there is only filling, but the checksum stands at the very end.
    std::io::copy(&mut archive.into_inner(), &mut std::io::sink()).map_err(|error| meter.why(&error))?;
    Ok(picking.finish())
}

fn entries<R: Read>(archive: &mut ::tar::Archive<R>, meter: &Meter, picking: &mut Picking<'_>) -> Result<(), Broken> {
    let mut entries = archive.entries().map_err(|error| meter.why(&error))?;
    let mut count = 0;
    loop {
        meter.head();
        let entry = entries.next();
        meter.body();
        let Some(entry) = entry else { return Ok(()) };
        let mut entry = entry.map_err(|error| meter.why(&error))?;
        count += 1;
        if count > limits::ENTRIES {
            return Err(Broken::Entries { limit: limits::ENTRIES });
        }
        let sort = sort(entry.header().entry_type());
        let name = entry.path_bytes().into_owned();
        if name.len() > limits::NAME {
            return Err(Broken::Head { limit: limits::NAME as u64 });
        }
        if let Some((path, limit)) = picking.look(&name, sort) {
            let mut bytes = Vec::new();
            (&mut entry).take(limit.saturating_add(1)).read_to_end(&mut bytes).map_err(|error| meter.why(&error))?;
            if bytes.len() as u64 > limit {
                picking.refuse(path, Refusal::TooLarge { limit });
            } else if bytes.len() as u64 != entry.size() {
                return Err(Broken::Damaged { said: "unexpected end of file".into() });
            } else {
                picking.take(path, bytes);
            }
        }
        // Read to its end here, so that coming to the next entry is reading a head and nothing else.
        std::io::copy(&mut entry, &mut std::io::sink()).map_err(|error| meter.why(&error))?;
    }
}

fn sort(kind: ::tar::EntryType) -> Sort {
    use ::tar::EntryType as T;
    match kind {
        T::Regular => Sort::File,
        T::Directory | T::XGlobalHeader => Sort::Folder,
        T::Symlink => Sort::Link,
        T::Link => Sort::HardLink,
        _ => Sort::Special,
    }
}
