//! The archive (EPUB 3.3, 4.2): first the file that says what it is, as it is, then the others.

use super::{FOLDER, PACKAGE};
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, Event};
use std::io::{Cursor, Write as _};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// Packs the files of the book. All carry one and the same time, so that two runs write the same bytes.
pub(super) fn archive(files: &[(String, Vec<u8>)]) -> zip::result::ZipResult<Vec<u8>> {
    let plain = SimpleFileOptions::default().last_modified_time(DateTime::default()).unix_permissions(0o644);
    let stored = plain.compression_method(CompressionMethod::Stored);
    let packed = plain.compression_method(CompressionMethod::Deflated);
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    archive.start_file("mimetype", stored)?;
    archive.write_all(b"application/epub+zip")?;
    archive.start_file("META-INF/container.xml", packed)?;
    archive.write_all(&container()?)?;
    for (name, bytes) in files {
        archive.start_file(format!("{FOLDER}/{name}"), packed)?;
        archive.write_all(bytes)?;
    }
    Ok(archive.finish()?.into_inner())
}

/// The file that says where the package document is.
fn container() -> std::io::Result<Vec<u8>> {
    let mut writer = Writer::new_with_indent(Vec::new(), b' ', 2);
    writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let attributes = [("version", "1.0"), ("xmlns", "urn:oasis:names:tc:opendocument:xmlns:container")];
    writer.create_element("container").with_attributes(attributes).write_inner_content(|writer| {
        writer.create_element("rootfiles").write_inner_content(|writer| {
            let place = format!("{FOLDER}/{PACKAGE}");
            let attributes = [("full-path", place.as_str()), ("media-type", "application/oebps-package+xml")];
            writer.create_element("rootfile").with_attributes(attributes).write_empty()?;
            Ok(())
        })?;
        Ok(())
    })?;
    Ok(writer.into_inner())
}
