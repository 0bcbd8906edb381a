//! The photo on file: used again, or a new one made.

use flow::{Event, apply};
use leptos::prelude::*;
use text::app::Key;
use ui::{Button, PhotoFrame};

use crate::{
    dispatch::use_dispatch,
    journeys::{capture::photo_address, whose::is_anothers},
    reading::watch,
    screen::Screen,
    texts::t,
};

/// Shows the photo and asks whether it is to be used.
#[component]
pub(super) fn OnFileScreen() -> impl IntoView {
    let dispatch = use_dispatch();
    let hidden = is_anothers();
    let photo = watch(|flow| flow.session().person.as_ref()?.photo_on_file.as_ref().map(|photo| photo.id));
    let (title, hint) = if hidden {
        (Key::ApplyOnFileOtherTitle, Key::ApplyOnFileOtherHint)
    } else {
        (Key::ApplyOnFileTitle, Key::ApplyOnFileHint)
    };
    let answer = move |used| dispatch.on(move || Event::Apply(apply::Event::PhotoOnFile(used)));
    let anew = move || view! { <Button label=t(Key::ApplyOnFileNew) on_press=answer(false)/> };
    view! {
        <Screen
            step="apply.on-file"
            title=t(title)
            hint=t(hint)
            beside=ViewFnOnce::from(anew)
            primary=t(Key::ApplyOnFileUse)
            on_primary=answer(true)
        >
            {hidden.then(|| view! { <p>{t(Key::ApplyOnFileHidden)}</p> })}
            {move || photo.get().filter(|_| !hidden).map(|photo| view! { <PhotoFrame photo=photo_address(photo) caption=t(Key::CheckPhotoOnFile)/> })}
        </Screen>
    }
}
