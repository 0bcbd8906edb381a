//! The code to scan, and how long it can be paid.

use std::cell::Cell;

use domain::{moment::Moment, wire::PaymentView};
use flow::{Event, pay};
use leptos::prelude::*;
use text::app::Key;
use ui::{Button, ButtonLink, ButtonLook, Chip, Icon, Notice, Qr, Tone};

use super::{facts, paying, stages::Stages};
use crate::{
    clock,
    controls::use_device,
    dispatch::use_dispatch,
    journeys::ticking::use_now,
    places::payments::Simulated,
    reading::{use_busy, watch},
    screen::Screen,
    texts::{self, t, use_texts},
};

/// So many seconds after its end a payment that still waits here is asked about once more.
const AGAIN: i64 = 5;

/// A payment that can be paid.
#[component]
pub(super) fn WaitingScreen(view: Memo<PaymentView>) -> impl IntoView {
    let (dispatch, kiosk, now) = (use_dispatch(), use_device().is_kiosk(), use_now());
    let over = Memo::new(move |_| view.with(|view| now.get().seconds_until(view.until)) == 0);
    ask_when_over(view, now);
    let (title, hint) = if kiosk {
        (Key::PayWaitingTitle, Key::PayWaitingHint)
    } else {
        (Key::PayWaitingTitlePhone, Key::PayWaitingHintPhone)
    };
    let busy = use_busy();
    let give_up = dispatch.on(|| Event::Pay(pay::Event::GiveUpAsked));
    let ask = dispatch.on(|| Event::Pay(pay::Event::AskAsked));
    let cancel = move || {
        view! {
            <Button label=t(Key::PayWaitingCancel) busy on_press=give_up attr:data-testid="give-up"/>
            <Button label=t(Key::PayWaitingPaid) busy on_press=ask attr:data-testid="ask"/>
        }
    };
    view! {
        <Screen
            step="pay.waiting"
            title=t(title)
            hint=t(hint)
            below=ViewFnOnce::from(move || view! { <Answer over/> })
            without_back=true
            beside=ViewFnOnce::from(cancel)
        >
            <div class="s-pay">
                <Paid view kiosk over/>
                <Left view now over/>
                <Stages view/>
                <div class="s-pay__row"><Simulated/></div>
            </div>
        </Screen>
    }
}

/// That the gateway was asked, and when, and knows of no money: it is said anew whenever it was asked.
#[component]
fn Answer(over: Memo<bool>) -> impl IntoView {
    let texts = use_texts();
    let times = watch(|flow| paying(flow).map(|pay| pay.not_paid).unwrap_or_default());
    let asked = Memo::new(move |_| (times.get() > 0).then(clock::now));
    let said = move || {
        let asked = asked.get().filter(|_| !over.get())?;
        let words = move || texts.with(Key::PayWaitingNotPaid, &[("time", &texts::second(texts, asked))]);
        Some(view! { <Notice tone=Tone::Info><p>{words}</p></Notice> })
    };
    view! { <div class="s-pay__answer" role="status" data-testid="not-paid">{said}</div> }
}

/// The amount, what it is for, and the code.
#[component]
fn Paid(view: Memo<PaymentView>, kiosk: bool, over: Memo<bool>) -> impl IntoView {
    let texts = use_texts();
    let amount = move || format!("¥ {}", texts.amount(view.with(|view| view.amount)));
    let line = move || view.with(|view| facts::line(texts, view));
    let code = Memo::new(move |_| view.with(|view| view.code.clone()));
    // A kiosk's clock is right; a phone's may not be, and its code stands as long as the server says.
    let shown = move || code.get().filter(|_| !(kiosk && over.get()));
    let value = move |code: String| {
        let href = code.clone();
        let open = (!kiosk).then(|| {
            view! {
                <ButtonLink
                    label=t(Key::PayWaitingOpen)
                    href=Signal::stored(href)
                    look=ButtonLook::Primary
                    icon=Icon::Yen
                    attr:target="_blank"
                    attr:rel="noopener"
                    attr:data-testid="pay-link"
                />
            }
        });
        view! {
            {open}
            <div class="s-pay__code"><Qr value=Signal::stored(code) label=t(Key::PayWaitingQr)/></div>
        }
    };
    view! {
        <p class="s-pay__line">{line}</p>
        <p class="s-pay__amount" data-testid="amount">{amount}</p>
        {move || shown().map(value)}
    }
}

/// Whether it is waited for, was scanned, or is asked about since its time is over.
#[component]
fn Left(view: Memo<PaymentView>, now: Signal<Moment>, over: Memo<bool>) -> impl IntoView {
    let texts = use_texts();
    let scanned = Memo::new(move |_| view.with(|view| view.scanned));
    let word = Signal::derive(move || match (over.get(), scanned.get()) {
        (true, _) => texts.get(Key::PayWaitingOver),
        (false, true) => texts.get(Key::PayWaitingScanned),
        (false, false) => texts.get(Key::PayWaitingWaits),
    });
    let tone = Signal::derive(move || if scanned.get() && !over.get() { Tone::Good } else { Tone::Info });
    let left = move || {
        (!over.get()).then(|| {
            let time = countdown(view.with(|view| now.get().seconds_until(view.until)));
            texts.with(Key::PayWaitingLeft, &[("time", &time)])
        })
    };
    view! {
        <div class="s-pay__row">
            <div role="status"><p><Chip label=word tone large=true/></p></div>
            <p class="s-pay__time" data-testid="left">{left}</p>
        </div>
    }
}

/// Has the gateway asked once the time is over, and again while nothing came of it.
fn ask_when_over(view: Memo<PaymentView>, now: Signal<Moment>) {
    let (dispatch, asked) = (use_dispatch(), Cell::new(None));
    Effect::new(move |_| {
        let (now, until) = (now.get(), view.with(|view| view.until));
        let due = asked.get().is_none_or(|asked: Moment| now >= asked.plus_seconds(AGAIN));
        if now >= until && due {
            asked.set(Some(now));
            dispatch.send(Event::Pay(pay::Event::AskAsked));
        }
    });
}

/// Minutes and seconds: `4:32`.
fn countdown(seconds: i64) -> String {
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn time_is_told_in_minutes_and_seconds() {
        assert_eq!([272, 60, 5, 0].map(super::countdown), ["4:32", "1:00", "0:05", "0:00"]);
    }
}
