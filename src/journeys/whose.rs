//! Whose matter it is: one's own, or that of somebody else whom one acts for.
//!
//! **Invariant:** a sentence about whoever is here has one beside it about another, named by the same key with `another` after it.

use flow::{CardOf, Flow};
use leptos::prelude::*;
use text::app::Key;
use ui::{SummaryList, SummaryRow};

use crate::{reading::use_flow, texts::t};

/// Whether it is somebody else's. It does not change while a screen stands.
pub(crate) fn is_anothers() -> bool {
    use_flow().with_untracked(Flow::is_for_another)
}

/// The words that fit: for oneself, or about another.
pub(crate) fn whose(own: Key, anothers: Key) -> Key {
    if is_anothers() { anothers } else { own }
}

/// The other person with whose card something is done, among other rows; nothing where it is one's own.
#[component]
pub(crate) fn HolderRow() -> impl IntoView {
    let name = |flow: &Flow| flow.place().card_of().and_then(CardOf::holder).map(|of| of.name.to_string());
    let name = use_flow().with_untracked(name);
    name.map(|value| view! { <SummaryRow label=t(Key::CheckHolderName) value/> })
}

/// The same by itself.
#[component]
pub(crate) fn HolderLine() -> impl IntoView {
    is_anothers().then(|| view! { <SummaryList><HolderRow/></SummaryList> })
}
