//! HTTPS with limits on everything, and with every redirect looked at.

use super::client::{Index, may_be_asked};
use crate::corpus::problem::{Trouble, harmless};
use std::io::{ErrorKind, Read as _};
use std::time::Duration;
use url::Url;

/// The most redirects that are followed. An index sends on once or twice: to the normal form of a name, to a mirror.
pub const REDIRECTS: u32 = 5;

/// How long a host may take to be found and to take the connection.
const CONNECT: Duration = Duration::from_secs(20);

/// How long a host may say nothing.
const SILENCE: Duration = Duration::from_secs(30);

/// How long an answer may take in all, redirects not counted.
const WHOLE: Duration = Duration::from_secs(600);

/// An answer.
pub struct Answer {
    /// Where it came from, after redirects.
    pub url: Url,
    /// Its content type, as it is called.
    pub kind: String,
    /// All of it.
    pub bytes: Vec<u8>,
}

/// A client that checks certificates as the system does, so that a company's or a campus's proxy works as it does elsewhere.
pub struct Client {
    agent: ureq::Agent,
    index: Index,
}

impl Client {
    /// A client for an index and the files that it names.
    pub fn new(index: Index) -> Self {
        let tls = ureq::tls::TlsConfig::builder().root_certs(ureq::tls::RootCerts::PlatformVerifier).build();
        let config = ureq::Agent::config_builder()
            .tls_config(tls)
            .user_agent(concat!("glossator/", env!("CARGO_PKG_VERSION")))
            .http_status_as_error(false)
            // Followed here, so that each can be looked at.
            .max_redirects(0)
            .max_redirects_will_error(false)
            .timeout_resolve(Some(CONNECT))
            .timeout_connect(Some(CONNECT))
            .timeout_recv_response(Some(SILENCE))
            .timeout_per_read(Some(SILENCE))
            .timeout_global(Some(WHOLE))
            .build();
        Self { agent: config.into(), index }
    }

    /// Gets an address; at most `limit` bytes of it. `advance` is told how many have come, of how many if that is known.
    pub fn get(
        &self,
        url: &Url,
        accept: &str,
        limit: u64,
        advance: &mut dyn FnMut(u64, Option<u64>),
    ) -> Result<Answer, Trouble> {
        let mut url = url.clone();
        if !may_be_asked(&url, Some(&self.index.url)) {
            return Err(refused(&url));
        }
        for _ in 0..=REDIRECTS {
            let host = url.host_str().unwrap_or_default().to_owned();
            url.set_fragment(None);
            let mut request = self.agent.get(url.as_str()).header("Accept", accept);
            if let Some((name, password)) = &self.index.login
                && url.origin() == self.index.url.origin()
            {
                request = request.header("Authorization", format!("Basic {}", base64(&format!("{name}:{password}"))));
            }
            let mut response = request.call().map_err(|error| trouble(&error, &host))?;
            let header = |name: &str| response.headers().get(name).and_then(|value| value.to_str().ok());
            match response.status().as_u16() {
                200 => {
                    let kind = header("content-type").unwrap_or_default().to_owned();
                    let bytes = body(response.body_mut(), limit, &host, advance)?;
                    return Ok(Answer { url, kind, bytes });
                }
                301 | 302 | 303 | 307 | 308 => {
                    let to = header("location").unwrap_or_default();
                    let next = url.join(to).map_err(|_| Trouble::RedirectRefused { to: harmless(to) })?;
                    if !may_be_asked(&next, Some(&url)) {
                        return Err(refused(&next));
                    }
                    url = next;
                }
                status => return Err(Trouble::Status(status)),
            }
        }
        Err(Trouble::Redirects { limit: REDIRECTS })
    }
}

fn refused(url: &Url) -> Trouble {
    let mut url = url.clone();
    let _ = url.set_username("").and_then(|()| url.set_password(None)); // an address without a host has neither
    Trouble::RedirectRefused { to: harmless(url.as_str()) }
}

fn body(
    body: &mut ureq::Body,
    limit: u64,
    host: &str,
    advance: &mut dyn FnMut(u64, Option<u64>),
) -> Result<Vec<u8>, Trouble> {
    let of = body.content_length();
    if of.is_some_and(|of| of > limit) {
        return Err(Trouble::TooLarge { limit });
    }
    let mut reader = body.as_reader();
    let (mut bytes, mut buffer) = (Vec::new(), [0; 1 << 16]);
    loop {
        let got = bytes.len() as u64;
        match reader.read(&mut buffer) {
            Ok(0) if of.is_some_and(|of| of != got) => return Err(Trouble::CutShort { got, of }),
            Ok(0) => return Ok(bytes),
            Ok(count) => bytes.extend_from_slice(&buffer[..count]),
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) => {
                return Err(match error.kind() {
                    ErrorKind::UnexpectedEof | ErrorKind::ConnectionReset | ErrorKind::ConnectionAborted => {
                        Trouble::CutShort { got, of }
                    }
                    _ => trouble(&ureq::Error::from(error), host),
                });
            }
        }
        if bytes.len() as u64 > limit {
            return Err(Trouble::TooLarge { limit });
        }
        advance(bytes.len() as u64, of);
    }
}

fn trouble(error: &ureq::Error, host: &str) -> Trouble {
    let host = host.to_owned();
    match error {
        ureq::Error::HostNotFound => Trouble::HostUnknown { host },
        ureq::Error::Timeout(_) => Trouble::TimedOut { host },
        ureq::Error::ConnectionFailed => Trouble::NoConnection { host },
        ureq::Error::Rustls(_) | ureq::Error::Tls(_) => Trouble::Certificate { host },
        ureq::Error::Io(error) => match error.kind() {
            ErrorKind::TimedOut | ErrorKind::WouldBlock => Trouble::TimedOut { host },
            ErrorKind::InvalidData => Trouble::Certificate { host }, // so rustls wraps a certificate that is not trusted
            ErrorKind::ConnectionRefused
            | ErrorKind::ConnectionReset
            | ErrorKind::ConnectionAborted
            | ErrorKind::NetworkUnreachable
            | ErrorKind::HostUnreachable => Trouble::NoConnection { host },
            _ if error.to_string().contains("failed to lookup address") => Trouble::HostUnknown { host },
            _ => Trouble::Other { said: harmless(&error.to_string()) },
        },
        error => Trouble::Other { said: harmless(&error.to_string()) },
    }
}

/// Base 64 with filling (RFC 4648), for a login.
fn base64(text: &str) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let digits = |chunk: &[u8]| {
        let bits = chunk.iter().fold(0, |bits, byte| bits << 8 | usize::from(*byte)) << (8 * (3 - chunk.len()));
        (0..4).map(move |at| (at, bits >> (18 - 6 * at) & 63)).map({
            let length = chunk.len();
            move |(at, digit)| if at > length { '=' } else { char::from(DIGITS[digit]) }
        })
    };
    text.as_bytes().chunks(3).flat_map(digits).collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn base64_is_the_published_one() {
        for (text, want) in
            [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE=")]
        {
            assert_eq!(super::base64(text), want);
        }
    }
}
