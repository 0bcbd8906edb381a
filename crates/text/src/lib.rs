//! The words of the app: locale files, and the keys made from them.
//!
//! `locales/<surface>/<language>.json` holds one sentence a key. The build makes an enum of the keys of each surface and stops when
//! the languages disagree. The sentences themselves are loaded while the app runs, so they never weigh on the Wasm.
//!
//! **Invariant:** whoever holds a [`Words`] has a sentence for every key; nothing here touches a browser or a file.

mod language;
mod words;

pub use language::Language;
pub use words::{SentenceKey, Words, WordsError};

/// The words of the residents' app.
pub mod app {
    include!(concat!(env!("OUT_DIR"), "/app.rs"));

    /// Every sentence of the residents' app in one language.
    pub type Words = crate::Words<Key>;

    /// The locale file of `language`, baked in.
    #[cfg(feature = "baked")]
    #[must_use]
    pub const fn baked(language: crate::Language) -> &'static str {
        match language {
            crate::Language::ZhCn => include_str!("../locales/app/zh-CN.json"),
            crate::Language::En => include_str!("../locales/app/en.json"),
        }
    }
}

/// The words of the staff console.
pub mod staff {
    include!(concat!(env!("OUT_DIR"), "/staff.rs"));

    /// Every sentence of the staff console in one language.
    pub type Words = crate::Words<Key>;

    /// The locale file of `language`, baked in.
    #[cfg(feature = "baked")]
    #[must_use]
    pub const fn baked(language: crate::Language) -> &'static str {
        match language {
            crate::Language::ZhCn => include_str!("../locales/staff/zh-CN.json"),
            crate::Language::En => include_str!("../locales/staff/en.json"),
        }
    }
}
