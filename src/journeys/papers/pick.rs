//! A picture of a paper from the phone's camera app, or from a file. Not on kiosks: their files are nobody's.

use leptos::{ev::Targeted, html, prelude::*, web_sys};

use crate::{dispatch::use_dispatch, effects::papers};

/// The kinds of files that can be chosen; those that are refused are refused in words of their own.
const KINDS: &str = "image/jpeg,image/png,image/heic,image/heif,.heic,.heif";

/// The way to a picture that a button opens.
#[derive(Clone, Copy)]
pub(super) struct Pick {
    input: NodeRef<html::Input>,
    by_camera_app: bool,
}

impl Pick {
    /// Any picture on the device.
    pub(super) fn file() -> Self {
        Self { input: NodeRef::new(), by_camera_app: false }
    }

    /// The phone's own camera app at once, where it has one.
    pub(super) fn camera_app() -> Self {
        Self { by_camera_app: true, ..Self::file() }
    }

    /// Opens it. Browsers want a press for that.
    pub(super) fn open(self) {
        if let Some(input) = self.input.get_untracked() {
            input.click();
        }
    }
}

/// What [`Pick::open`] opens; it shows nothing, and sends what is chosen.
#[component]
pub(super) fn PickInput(pick: Pick) -> impl IntoView {
    let dispatch = use_dispatch();
    let chosen = move |event: Targeted<web_sys::Event, web_sys::HtmlInputElement>| {
        let input = event.target();
        let file = input.files().and_then(|files| files.get(0));
        // The same file can be chosen again.
        input.set_value("");
        if let Some(file) = file {
            papers::choose(file.into(), dispatch);
        }
    };
    view! {
        <input
            type="file"
            accept=KINDS
            capture=pick.by_camera_app.then_some("environment")
            hidden=true
            aria-hidden="true"
            tabindex="-1"
            node_ref=pick.input
            on:change:target=chosen
        />
    }
}
