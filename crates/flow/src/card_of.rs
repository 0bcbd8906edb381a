//! Whose card something is done with: one's own, or that of another who agreed in this visit.

use domain::wire::{HolderKey, HolderSummary};

/// Whose card it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum CardOf {
    /// Whoever is here.
    #[default]
    Oneself,
    /// Another; nobody yet while they are asked.
    Another(Option<HolderSummary>),
}

impl CardOf {
    /// Whether it is somebody else's.
    #[must_use]
    pub const fn is_anothers(&self) -> bool {
        matches!(self, Self::Another(_))
    }

    /// The other person, once they agreed.
    #[must_use]
    pub const fn holder(&self) -> Option<&HolderSummary> {
        match self {
            Self::Another(holder) => holder.as_ref(),
            Self::Oneself => None,
        }
    }

    /// Their name between app and server.
    pub(crate) fn key(&self) -> Option<HolderKey> {
        self.holder().map(|holder| holder.key)
    }

    /// Forgets who agreed: it counts no longer.
    pub(crate) fn forget(&mut self) {
        if let Self::Another(holder) = self {
            *holder = None;
        }
    }
}
