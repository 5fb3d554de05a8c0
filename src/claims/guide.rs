//! What each kind of check means.
