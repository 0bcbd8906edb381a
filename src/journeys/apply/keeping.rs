//! Taking the reference along: on paper, or as a file.

use domain::reference::Reference;
use flow::Event;
use leptos::prelude::*;
use text::app::Key;
use ui::{Button, ButtonLink, Icon, NextStep};

use crate::{
    controls::use_device,
    dispatch::use_dispatch,
    effects::print,
    texts::{Texts, t, use_texts},
};

/// Print, and on one's own device also save.
#[component]
pub(super) fn Keeping(reference: Signal<Reference>, steps: Signal<Vec<NextStep>>) -> impl IntoView {
    let texts = use_texts();
    let address = Signal::derive(move || address_of(&slip(texts, &reference.get(), &steps.get())));
    let form = use_dispatch().on(move || Event::FormAsked(reference.get_untracked()));
    let save = (!use_device().is_kiosk()).then(|| {
        let name = Signal::derive(move || format!("{}.txt", reference.get()));
        view! { <ButtonLink label=t(Key::DoneSave) icon=Icon::Document href=address download=name/> }
    });
    view! {
        <div class="u-row">
            <Button label=t(Key::ActionPrint) icon=Icon::Print on_press=move |()| print::slip()/>
            <Button label=t(Key::FormPrint) icon=Icon::Document on_press=form/>
            {save}
        </div>
    }
}

/// The slip as lines of text.
fn slip(texts: Texts, reference: &Reference, steps: &[NextStep]) -> String {
    let mut lines = vec![
        texts.get(Key::DoneFile),
        format!("{} {}", texts.get(Key::DoneReference), reference.grouped()),
        texts.get(Key::NextTitle),
    ];
    for (place, NextStep { title, hint }) in steps.iter().enumerate() {
        lines.push(format!("{}. {title}", place + 1));
        lines.extend((!hint.is_empty()).then(|| format!("   {hint}")));
    }
    lines.join("\r\n")
}

/// A file that stands in its own address, with the mark that tells editors its encoding.
fn address_of(text: &str) -> String {
    let text = String::from(js_sys::encode_uri_component(text));
    format!("data:text/plain;charset=utf-8,%EF%BB%BF{text}")
}
