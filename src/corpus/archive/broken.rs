//! Why an archive, or a file of it, is refused.

/// Why an archive is not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Broken {
    /// It is not an archive of its sort, or it is damaged or cut short.
    Damaged {
        /// What the reader says.
        said: String,
    },
    /// More entries than allowed.
    Entries {
        /// The most that are read.
        limit: usize,
    },
    /// More comes out of it than allowed for its size.
    Ratio {
        /// The most bytes that may come out.
        limit: u64,
    },
    /// A name, or what stands before a file, is longer than allowed.
    Head {
        /// The most bytes.
        limit: u64,
    },
    /// A sort of archive that is not read: split, encrypted as a whole, or above 4 GiB.
    Sort,
}

impl std::fmt::Display for Broken {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Damaged { said } => write!(f, "the archive is damaged or cut short ({said})"),
            Self::Entries { limit } => write!(f, "the archive has more than {limit} entries"),
            Self::Ratio { limit } => {
                write!(f, "the archive unpacks to more than {limit} bytes, which is too much for its size")
            }
            Self::Head { limit } => write!(f, "an entry has a name or attributes of more than {limit} bytes"),
            Self::Sort => write!(f, "the archive is split or larger than 4 GiB"),
        }
    }
}

/// Why a wanted file of an archive is not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It is a symbolic link.
    Link,
    /// It is a link to another entry.
    HardLink,
    /// It is a device, a pipe or a sort of entry that is not known.
    Special,
    /// There are two of it.
    Twice,
    /// A folder on the way to it is a link.
    BehindLink {
        /// The folder's path in the archive.
        link: String,
    },
    /// It is larger than allowed.
    TooLarge {
        /// The most bytes that are taken.
        limit: u64,
    },
    /// Its size or checksum is not what the archive says.
    Lies,
    /// It is encrypted.
    Encrypted,
    /// It is packed by a method that is not read.
    Method(u16),
}

impl std::fmt::Display for Refusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Link => write!(f, "it is a link there"),
            Self::HardLink => write!(f, "it is a link to another entry there"),
            Self::Special => write!(f, "it is a device or another sort of entry that is not read"),
            Self::Twice => write!(f, "the archive has it twice"),
            Self::BehindLink { link } => write!(f, "{link} in the archive is a link"),
            Self::TooLarge { limit } => write!(f, "it is larger than {limit} bytes"),
            Self::Lies => write!(f, "its size or checksum is not what the archive says"),
            Self::Encrypted => write!(f, "it is encrypted"),
            Self::Method(method) => write!(f, "it is packed by method {method}, which is not read"),
        }
    }
}
