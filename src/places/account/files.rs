//! What is taken home of the account: a file on a phone, a print at a kiosk, where no file may stay behind.

use flow::{Event, account, payments::Print};
use leptos::prelude::*;
use text::app::Key;
use ui::{ButtonLink, ButtonLook, Icon};

use crate::{
    places::payments::printing::{Asked, Printed},
    texts::t,
};

/// What the flow is told about a print here.
pub(super) const ASKED: Asked = Asked {
    print: Event::Account(account::Event::PrintAsked),
    nothing_came: Event::Account(account::Event::NothingCame),
};

/// What became of a print; nothing before one. `prints` is said meanwhile.
pub(super) fn own_print(print: Memo<Print>, prints: Key) -> impl IntoView {
    view! { <Printed print asked=ASKED prints title=Key::AccountNoSlip text=Key::AccountNoSlipText/> }
}

/// Saves a file under a name that names nobody.
#[component]
pub(super) fn FileLink(
    label: Key,
    #[prop(into)] href: Signal<String>,
    name: &'static str,
    #[prop(optional)] primary: bool,
) -> impl IntoView {
    let look = if primary { ButtonLook::Primary } else { ButtonLook::default() };
    view! {
        <ButtonLink
            label=t(label)
            icon=Icon::Document
            look
            href
            download=Signal::stored(name.to_owned())
            attr:data-testid="file"
        />
    }
}
