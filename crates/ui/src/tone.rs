//! What a status means, apart from its words.

use crate::Icon;

/// What a chip, a notice or a panel means. The words say it too; colour never stands alone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// For your information.
    #[default]
    Info,
    /// All is well.
    Good,
    /// Something to know before going on.
    Warn,
    /// Something is wrong or final.
    Error,
}

impl Tone {
    pub(crate) const fn suffix(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Good => "good",
            Self::Warn => "warn",
            Self::Error => "error",
        }
    }

    pub(crate) const fn icon(self) -> Icon {
        match self {
            Self::Info => Icon::Info,
            Self::Good => Icon::Check,
            Self::Warn => Icon::Warning,
            Self::Error => Icon::Exclamation,
        }
    }
}
