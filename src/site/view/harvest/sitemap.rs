//! The addresses of all pages (sitemaps.org, protocol 0.9).

use super::Publication;
use crate::site::page::Page;
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};
use std::sync::Arc;

/// The sitemap; nothing for a site without an address.
pub(super) fn sitemap(publication: &Publication<'_>, pages: &[Arc<Page>]) -> Option<String> {
    let base = publication.base?;
    let mut writer = Writer::new(Vec::new());
    // Writing to memory cannot fail, and what is written is UTF-8.
    let _ = writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)));
    let all = writer.create_element("urlset").with_attribute(("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9"));
    let _ = all.write_inner_content(|writer| {
        for page in pages.iter().filter(|page| page.path.as_str() != "404.html") {
            let address = format!("{base}{}", page.path.public());
            writer.create_element("url").write_inner_content(|writer| {
                writer.create_element("loc").write_text_content(BytesText::new(&address)).map(|_| ())
            })?;
        }
        Ok(())
    });
    String::from_utf8(writer.into_inner()).ok().map(|text| text + "\n")
}
