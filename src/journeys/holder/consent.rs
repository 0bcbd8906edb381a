//! How the holder agrees: by a code to their mobile, or by a paper that a clerk checks where one does.

use domain::application::DocumentKind;
use flow::holder::Event;
use leptos::prelude::*;
use text::app::Key;

use super::{is_by_code_alone, say};
use crate::{dispatch::use_dispatch, screen::Screen, texts::t, way::Way};

/// Asks how they agree.
#[component]
pub(super) fn ConsentScreen() -> impl IntoView {
    let dispatch = use_dispatch();
    let choose = move |event: Event| Callback::new(move |()| say(dispatch, event.clone()));
    let others = if is_by_code_alone() {
        let (title, hint) = (Key::ApplyHolderNoCode, Key::ApplyHolderNoCodeHint);
        view! { <Way name="no-code" title=t(title) hint=t(hint) on_choose=choose(Event::NoCodeSaid)/> }
            .into_any()
    } else {
        view! { <Papers/> }.into_any()
    };
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
                    title=t(Key::ApplyHolderConsentCode)
                    hint=t(Key::ApplyHolderConsentCodeHint)
                    on_choose=choose(Event::CodeAsked)
                />
                {others}
            </ul>
        </Screen>
    }
}

/// By a paper, where a clerk looks at one.
#[component]
fn Papers() -> impl IntoView {
    let dispatch = use_dispatch();
    let choose = move |kind| Callback::new(move |()| say(dispatch, Event::PaperAsked(kind)));
    view! {
        <Way
            name="authority"
            title=t(Key::ApplyHolderConsentAuthority)
            hint=t(Key::ApplyHolderConsentAuthorityHint)
            on_choose=choose(DocumentKind::Authority)
        />
        <Way
            name="relation"
            title=t(Key::ApplyHolderConsentRelation)
            hint=t(Key::ApplyHolderConsentRelationHint)
            on_choose=choose(DocumentKind::Relation)
        />
    }
}
