//! The words of the app: locale files, and the keys made from them.
//!
//! `locales/<surface>/<language>.json` holds one sentence a key. The build makes an enum of the keys of each surface and stops when
//! the languages disagree. The sentences themselves are loaded while the app runs, so they never weigh on the Wasm; those that
//! `locales/<surface>/first-load.txt` does not name come later, in a table of their own.
//!
//! **Invariant:** whoever holds a [`Words`] has a sentence for every key of the first load, and once it is whole for every key; nothing
//! here touches a browser or a file.

mod language;
mod words;

pub use language::Language;
pub use words::{SentenceKey, Words, WordsError};

/// The words of the residents' app.
pub mod app {
    include!(concat!(env!("OUT_DIR"), "/app.rs"));

    /// The sentences of the residents' app in one language.
    pub type Words = crate::Words<Key>;
}

/// The words of the staff console.
pub mod staff {
    include!(concat!(env!("OUT_DIR"), "/staff.rs"));

    /// The sentences of the staff console in one language.
    pub type Words = crate::Words<Key>;
}
