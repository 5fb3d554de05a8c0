//! What goes wrong on a network.

/// Why a host did not give what it was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// No address is known for the host's name.
    HostUnknown {
        /// The host.
        host: String,
    },
    /// The host, or a proxy on the way, takes no connection.
    NoConnection {
        /// The host.
        host: String,
    },
    /// Nothing came for too long.
    TimedOut {
        /// The host.
        host: String,
    },
    /// The host's certificate is not trusted.
    Certificate {
        /// The host.
        host: String,
    },
    /// The host has no such commit, or does not give it by its id.
    CommitNotThere,
    /// The host wants to know who asks, or says that there is no such repository.
    Refused,
    /// The host answers with this HTTP status.
    Status(u16),
    /// The host sends on and on to other addresses.
    Redirects {
        /// The most that are followed.
        limit: u32,
    },
    /// The host sends on to an address that is not asked.
    RedirectRefused {
        /// The address, without a password.
        to: String,
    },
    /// More came than allowed.
    TooLarge {
        /// The most that is taken, in bytes.
        limit: u64,
    },
    /// The answer ended early.
    CutShort {
        /// So many bytes came.
        got: u64,
        /// So many were announced, if that is known.
        of: Option<u64>,
    },
    /// Something else, in the words of git or of the system.
    Other {
        /// Those words, on one line.
        said: String,
    },
}

impl std::fmt::Display for Trouble {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::HostUnknown { host } => write!(f, "the host {host} is not known to this network"),
            Self::NoConnection { host } => write!(f, "no connection to {host}"),
            Self::TimedOut { host } => write!(f, "{host} was silent for too long"),
            Self::Certificate { host } => write!(f, "the certificate of {host} is not trusted"),
            Self::CommitNotThere => write!(f, "the host does not have that commit, or does not give it by its id"),
            Self::Refused => write!(f, "the host says that there is no such repository, or asks for a password"),
            Self::Status(status) => write!(f, "the host answers with HTTP status {status}"),
            Self::Redirects { limit } => write!(f, "the host redirects more than {limit} times"),
            Self::RedirectRefused { to } => write!(f, "the host redirects to {to}, which is not an https address"),
            Self::TooLarge { limit } => write!(f, "more than {limit} bytes came"),
            Self::CutShort { got, of: Some(of) } => write!(f, "it ended after {got} of {of} bytes"),
            Self::CutShort { got, of: None } => write!(f, "it ended early, after {got} bytes"),
            Self::Other { said } => f.write_str(said),
        }
    }
}
