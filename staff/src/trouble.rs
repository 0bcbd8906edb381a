//! Why the last thing asked for was not done, in words.

use domain::problem::ErrorCode;
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
    /// What to say when nothing is found, where that is no case.
    #[prop(optional)]
    not_found: Option<Key>,
    /// What to say of codes that mean something else here.
    #[prop(optional)]
    instead: Option<fn(ErrorCode) -> Option<Key>>,
) -> impl IntoView {
    let texts = use_texts();
    let of_code = move |code: ErrorCode| match not_found.filter(|_| code == ErrorCode::NotFound) {
        Some(key) => Some(key),
        None => instead.and_then(|instead| instead(code)),
    };
    let said = move |failure: &Failure| match failure.code().and_then(of_code) {
        Some(key) => texts.get(key),
        None => wording::failure(texts, failure),
    };
    let words = move |failure: Failure| {
        view! {
            <Notice tone=Tone::Error title=t(Key::FailureTitle) live=true>
                <p data-testid="trouble">{move || said(&failure)}</p>
            </Notice>
        }
    };
    move || trouble.get().map(words)
}
