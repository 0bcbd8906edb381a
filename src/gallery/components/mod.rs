//! The components in every state, by name.

use super::Page;

/// All, by name.
pub(super) const PAGES: &[Page] = &[];
