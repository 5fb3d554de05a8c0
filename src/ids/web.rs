//! Addresses on the web.

use super::Invalid;
use std::sync::Arc;

/// An address that a page may link to: `https` or `http`, with a host. Kept as the parser writes it (WHATWG URL).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct WebAddress(Arc<str>);
super::text_type!(WebAddress);

impl std::str::FromStr for WebAddress {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        match url::Url::parse(text) {
            Ok(url) if matches!(url.scheme(), "https" | "http") && url.host().is_some() => {
                Ok(Self(url.as_str().into()))
            }
            _ => Err(Invalid::expected("an address on the web, such as https://example.org/")),
        }
    }
}

/// An address as [`WebAddress`], but kept as it is written: a bibliography prints it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct PrintedAddress(Arc<str>);
super::text_type!(PrintedAddress);

impl std::str::FromStr for PrintedAddress {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        text.parse::<WebAddress>().map(|_| Self(text.trim().into()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_web_is_linked_to() {
        assert_eq!("https://example.org".parse::<WebAddress>().unwrap().as_str(), "https://example.org/");
        for bad in ["example.org", "javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "//example.org", ""]
        {
            assert!(bad.parse::<WebAddress>().is_err(), "{bad}");
        }
    }
}
