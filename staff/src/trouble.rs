//! Why the last thing asked for was not done, in words.

use leptos::prelude::*;
use text::staff::Key;
use ui::{Notice, Tone};

use crate::{
    desk::Failure,
    texts::{t, use_texts},
    wording,
};

/// The trouble there is; nothing while there is none.
#[component]
pub(crate) fn Trouble(
    /// What failed.
    #[prop(into)]
    trouble: Signal<Option<Failure>>,
) -> impl IntoView {
    let texts = use_texts();
    let words = move |failure: Failure| {
        view! {
            <Notice tone=Tone::Error title=t(Key::FailureTitle) live=true>
                <p data-testid="trouble">{move || wording::failure(texts, &failure)}</p>
            </Notice>
        }
    };
    move || trouble.get().map(words)
}
