//! A photo from a file. Not on kiosks: their files are nobody's.

use leptos::{ev::Targeted, html, prelude::*, web_sys};
use text::app::Key;
use ui::{Button, Icon};

use super::browser::makes_jpegs;
use crate::{controls::use_device, dispatch::use_dispatch, journeys::whose::is_anothers, texts::t};

/// The kinds of files that are taken.
const KINDS: &str = "image/jpeg,image/png";
/// Those and the ones that are refused in words of their own. A file that cannot be chosen is explained by nobody.
const MORE_KINDS: &str = "image/jpeg,image/png,image/heic,image/heif,.heic,.heif";

/// Chooses a file and sends it to be judged.
#[component]
pub(super) fn Upload(
    /// The words on the button.
    #[prop(default = Key::PhotoUpload)]
    label: Key,
    /// Opens the phone's own camera app at once, where it has one: a way for browsers that give no page the camera.
    #[prop(optional)]
    by_camera_app: bool,
) -> impl IntoView {
    let dispatch = use_dispatch();
    let camera = if is_anothers() { "environment" } else { "user" };
    let input = NodeRef::<html::Input>::new();
    let choose = move |()| {
        if let Some(input) = input.get_untracked() {
            input.click();
        }
    };
    let chosen = move |event: Targeted<web_sys::Event, web_sys::HtmlInputElement>| {
        let input = event.target();
        let file = input.files().and_then(|files| files.get(0));
        // The same file can be chosen again.
        input.set_value("");
        if let Some(file) = file {
            dispatch.choose_file(file.into());
        }
    };
    (!use_device().is_kiosk()).then(|| {
        view! {
            <Button label=t(label) icon=Icon::Upload on_press=choose/>
            <input
                type="file"
                accept=if makes_jpegs() { KINDS } else { MORE_KINDS }
                capture=by_camera_app.then_some(camera)
                hidden=true
                aria-hidden="true"
                tabindex="-1"
                node_ref=input
                on:change:target=chosen
            />
        }
    })
}
