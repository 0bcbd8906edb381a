//! The moment before it is known who is signed in.

use leptos::prelude::*;
use text::staff::Key;
use ui::Button;

use crate::{
    desk::{Event, Scene},
    dispatch::{use_dispatch, watch},
    effects::focus::TITLE,
    texts::t,
    trouble::Trouble,
};

/// Says that it is opening, or why it cannot.
#[component]
pub(crate) fn Opening() -> impl IntoView {
    let dispatch = use_dispatch();
    let trouble = watch(|desk| match desk.scene() {
        Scene::Opening { trouble } => trouble.clone(),
        Scene::SignIn(_) | Scene::Console(_) => None,
    });
    let again = move || {
        trouble.with(Option::is_some).then(|| {
            view! { <Button label=t(Key::ActionRetry) on_press=move |()| dispatch.send(Event::Started)/> }
        })
    };
    view! {
        <main class="s-sign-in" data-step="staff.opening">
            <div class="s-sign-in__card">
                <h1 id=TITLE tabindex="-1">{t(Key::BrandName)}</h1>
                <p>{t(Key::OpeningHint)}</p>
                <Trouble trouble/>
                {again}
            </div>
        </main>
    }
}
