//! A picture that this device still holds, shown while or after the server looks at it.

use flow::capture::Shot;
use leptos::prelude::*;
use text::app::Key;
use ui::PhotoFrame;
use web_sys::Url;

use super::EXAMPLE;
use crate::{dispatch::use_dispatch, texts::t};

/// The card photo as the camera's worker would make it, or else the picture itself.
#[component]
pub(super) fn Picture(
    /// Which one.
    shot: Shot,
    /// What it is called.
    caption: Key,
    /// Whether a good example stands beside it.
    #[prop(optional)]
    beside_example: bool,
) -> impl IntoView {
    address_of(shot).map(|photo| {
        let example = beside_example.then(|| EXAMPLE.to_owned());
        view! { <PhotoFrame photo caption=t(caption) example example_caption=t(Key::PhotoExample)/> }
    })
}

/// Where the page finds the picture, until whoever shows it is gone.
fn address_of(shot: Shot) -> Option<String> {
    let picture = use_dispatch().world(|world| world.shots.get(shot)).flatten()?;
    let shown = picture.preview.as_ref().unwrap_or(&picture.original);
    let address = Url::create_object_url_with_blob(shown).ok()?;
    let over = address.clone();
    // An address that is none any more needs no end.
    on_cleanup(move || drop(Url::revoke_object_url(&over)));
    Some(address)
}
