//! How the holder agrees: by a code to their mobile, or by a paper that a clerk checks.

use domain::application::DocumentKind;
use flow::holder::Event;
use leptos::prelude::*;
use text::app::Key;

use super::{Way, say};
use crate::{dispatch::use_dispatch, screen::Screen, texts::t};

/// Asks how they agree.
#[component]
pub(super) fn ConsentScreen() -> impl IntoView {
    let dispatch = use_dispatch();
    let choose = move |event: Event| Callback::new(move |()| say(dispatch, event.clone()));
    view! {
        <Screen
            step="holder.consent"
            title=t(Key::ApplyHolderConsentTitle)
            hint=t(Key::ApplyHolderConsentHint)
            hang=ui::Hang::Body
        >
            <ul class="c-service-tiles s-ways">
                <Way
                    name="code"
                    title=Key::ApplyHolderConsentCode
                    hint=Key::ApplyHolderConsentCodeHint
                    on_choose=choose(Event::CodeAsked)
                />
                <Way
                    name="authority"
                    title=Key::ApplyHolderConsentAuthority
                    hint=Key::ApplyHolderConsentAuthorityHint
                    on_choose=choose(Event::PaperAsked(DocumentKind::Authority))
                />
                <Way
                    name="relation"
                    title=Key::ApplyHolderConsentRelation
                    hint=Key::ApplyHolderConsentRelationHint
                    on_choose=choose(Event::PaperAsked(DocumentKind::Relation))
                />
            </ul>
        </Screen>
    }
}
