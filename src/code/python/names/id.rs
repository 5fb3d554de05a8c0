//! Numbers that name things of one file, and cannot be mistaken for one another.
//!
//! They are kept from one, not from zero, so that an optional one takes no more than itself: there are many millions of them.

use std::num::NonZeroU32;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(NonZeroU32);

        impl $name {
            /// Files are parsed up to a few MiB, so that nothing in them is counted beyond 32 bits.
            pub(crate) fn new(index: usize) -> Self {
                Self(u32::try_from(index).map_or(NonZeroU32::MAX, |index| NonZeroU32::MIN.saturating_add(index)))
            }

            /// Its place in the list that it names something of.
            #[must_use]
            pub fn index(self) -> usize {
                self.0.get() as usize - 1
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
    /// A dotted path of something outside of the work, by its place among those that a file's references lead to.
    PathId;
}

impl ScopeId {
    /// The module's own scope.
    pub(super) const MODULE: Self = Self(NonZeroU32::MIN);
}

impl DefinitionId {
    /// The module itself.
    pub const MODULE: Self = Self(NonZeroU32::MIN);
}
