//! What became of a print, and what there is instead: nothing is lost where nothing came out.

use domain::wire::{PAYMENT_RECORD, PaymentView, path_with};
use flow::{
    Event,
    payments::{self, Print},
};
use leptos::prelude::*;
use text::app::Key;
use ui::{Button, ButtonLink, ButtonLook, Icon, Notice, Qr, Tone};

use crate::{
    dispatch::{Dispatch, use_dispatch},
    texts::t,
};

/// What is asked for with a print, and told of one.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::places) struct Asked {
    /// It is to be printed.
    pub(in crate::places) print: Event,
    /// Nothing came out.
    pub(in crate::places) nothing_came: Event,
}

/// Of payments.
pub(super) const PAYMENTS: Asked = Asked {
    print: Event::Payments(payments::Event::PrintAsked),
    nothing_came: Event::Payments(payments::Event::NothingCame),
};

/// What most people do next at a kiosk: print, and then go.
pub(in crate::places) fn after_print(
    dispatch: Dispatch,
    prints: bool,
    print: Key,
    asked: &Asked,
) -> (Key, Callback<()>) {
    if prints {
        let asked = asked.print.clone();
        (print, dispatch.on(move || asked.clone()))
    } else {
        (Key::ActionDone, dispatch.on(|| Event::VisitEnded))
    }
}

/// The record as a file, for whoever has a screen of their own.
#[component]
pub(super) fn RecordFiles(payment: Memo<PaymentView>) -> impl IntoView {
    let address = move |form: &str| {
        let path = payment.with(|payment| path_with(PAYMENT_RECORD, payment.number.as_str()));
        format!("{path}?form={form}")
    };
    let name = Signal::derive(move || payment.with(|payment| format!("{}.pdf", payment.number)));
    let (page, slip) = (Signal::derive(move || address("a4")), Signal::derive(move || address("slip")));
    view! {
        <div class="u-row">
            <ButtonLink
                label=t(Key::PaymentsDownload)
                icon=Icon::Document
                look=ButtonLook::Primary
                href=page
                download=name
                attr:data-testid="record-page"
            />
            <ButtonLink label=t(Key::PaymentsDownloadSlip) href=slip download=name attr:data-testid="record-slip"/>
        </div>
    }
}

/// What became of the record's print; nothing before one.
#[component]
pub(super) fn RecordPrinted(print: Memo<Print>, code: Memo<Option<String>>) -> impl IntoView {
    move || {
        match print.get() {
        Print::None => ().into_any(),
        Print::Sent => view! { <Sent asked=PAYMENTS/> }.into_any(),
        Print::NothingCame => view! {
            <NothingCame asked=PAYMENTS title=Key::PaymentsNoSlip text=Key::PaymentsNoSlipText>
                {code.get().map(|code| view! { <Qr value=Signal::stored(code) label=t(Key::PaymentsNoSlipCode)/> })}
            </NothingCame>
        }
        .into_any(),
    }
    }
}

/// What became of the list's print; nothing before one.
#[component]
pub(super) fn ListPrinted(print: Memo<Print>) -> impl IntoView {
    view! { <Printed print asked=PAYMENTS title=Key::PaymentsNoSlip text=Key::PaymentsNoSlipList/> }
}

/// What became of a print that has nothing to be compared with; nothing before one.
#[component]
pub(in crate::places) fn Printed(
    print: Memo<Print>,
    asked: Asked,
    /// What is said while it is printed.
    #[prop(default = Key::PaymentsPrinting)]
    prints: Key,
    title: Key,
    text: Key,
) -> impl IntoView {
    move || match print.get() {
        Print::None => ().into_any(),
        Print::Sent => view! { <Sent asked=asked.clone() prints/> }.into_any(),
        Print::NothingCame => {
            view! { <NothingCame asked=asked.clone() title text>""</NothingCame> }.into_any()
        }
    }
}

/// It is on its way out of the printer, and what to do when it is not.
#[component]
fn Sent(asked: Asked, #[prop(default = Key::PaymentsPrinting)] prints: Key) -> impl IntoView {
    let nothing = use_dispatch().on(move || asked.nothing_came.clone());
    view! {
        <Notice tone=Tone::Good title=t(prints) live=true>
            <div class="u-stack">
                <p>{t(Key::PaymentsPrintingHint)}</p>
                <Button label=t(Key::PaymentsPrintingNothing) on_press=nothing attr:data-testid="nothing-came"/>
            </div>
        </Notice>
    }
}

/// Nothing came out: what stands on the slip stands on the screen.
#[component]
fn NothingCame(asked: Asked, title: Key, text: Key, children: Children) -> impl IntoView {
    let again = use_dispatch().on(move || asked.print.clone());
    view! {
        <section class="s-panel s-no-slip" data-testid="no-slip">
            <div class="u-stack">
                <h2>{t(title)}</h2>
                <p role="status">{t(text)}</p>
                {children()}
                <Button label=t(Key::PaymentsNoSlipAgain) icon=Icon::Print on_press=again/>
            </div>
        </section>
    }
}
