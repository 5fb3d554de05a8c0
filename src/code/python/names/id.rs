//! Numbers that name things of one file, and cannot be mistaken for one another.

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(u32);

        impl $name {
            /// Files are parsed up to a few MiB, so that nothing in them is counted beyond 32 bits.
            pub(crate) fn new(index: usize) -> Self {
                Self(u32::try_from(index).unwrap_or(u32::MAX))
            }

            /// Its place in the list that it names something of.
            #[must_use]
            pub fn index(self) -> usize {
                self.0 as usize
            }
        }
    )*};
}

ids! {
    /// A file, by its place in the project's list.
    FileId;
    /// A definition, by its place in [`super::FileNames::definitions`].
    DefinitionId;
    /// A scope of a file.
    ScopeId;
    /// An expression of a file.
    ExpressionId;
    /// An import of a file.
    ImportId;
    /// An identifier of a file, each spelling once.
    Word;
}

impl ScopeId {
    /// The module's own scope.
    pub(super) const MODULE: Self = Self(0);
}

impl DefinitionId {
    /// The module itself.
    pub const MODULE: Self = Self(0);
}
