//! Whose matter it is: one's own, or that of somebody else whom one acts for.
//!
//! **Invariant:** a sentence about whoever is here has one beside it about another, named by the same key with `another` after it.

use flow::Flow;
use leptos::prelude::WithUntracked as _;
use text::app::Key;

use crate::reading::use_flow;

/// Whether it is somebody else's. It does not change while a screen stands.
pub(crate) fn is_anothers() -> bool {
    use_flow().with_untracked(Flow::is_for_another)
}

/// The words that fit: for oneself, or about another.
pub(crate) fn whose(own: Key, anothers: Key) -> Key {
    if is_anothers() { anothers } else { own }
}
