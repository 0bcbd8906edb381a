//! How a payment stands once it waits for nobody at this screen: asked about, paid, closed, given back.

use domain::wire::{PaymentKey, PaymentView};
use flow::{
    Event, Target,
    pay::{self, Stand},
    payments,
};
use leptos::prelude::*;
use shell::key::new_key;
use text::app::Key;
use ui::{Button, Icon, PageLook};

use super::{facts::Code, is_fee, slip::Slip, stages::Stages};
use crate::{
    controls::use_device,
    dispatch::{Dispatch, use_dispatch},
    effects::print,
    places::payments::{Facts, Outcome, Simulated, Turn, told, wording},
    reading::{use_busy, use_flow},
    screen::Screen,
    texts::{t, use_texts},
};

/// What became of it, or that nobody can say yet.
#[component]
pub(super) fn StandingScreen(view: Memo<PaymentView>, stand: Stand) -> impl IntoView {
    let (dispatch, texts) = (use_dispatch(), use_texts());
    let told = Memo::new(move |_| view.with(|view| told(texts, view)));
    let title =
        Signal::derive(move || texts.get(view.with(|view| wording::headline(&view.purpose, view.status))));
    let next = Next::of(stand, use_flow().with_untracked(is_fee), use_device().is_kiosk());
    let word = next.as_ref().map(|next| next.word);
    let look = if stand == Stand::Done { PageLook::Done } else { PageLook::Question };
    let goes_well = matches!(stand, Stand::Paid | Stand::Done);
    // What is settled leads back to what it was for; what is not is left by its own button.
    let without_back = !matches!(stand, Stand::Closed);
    view! {
        <Screen
            step=step(stand)
            title
            look
            without_back
            beside=ViewFnOnce::from(move || view! { <Beside view stand/> })
            primary=MaybeProp::derive(move || word.map(|word| texts.get(word)))
            nostrip:on_primary=next.map(|next| next.press(dispatch))
        >
            <Outcome told/>
            <Simulated/>
            {goes_well.then(|| view! { <Stages view/> })}
            <Code view/>
            {(!goes_well).then(|| view! { <Turn/> })}
            <Facts payment=view/>
            <Slip view title=Key::PaySlipTitle/>
        </Screen>
    }
}

/// The name of the step, for the page.
const fn step(stand: Stand) -> &'static str {
    match stand {
        Stand::Waiting => "pay.waiting",
        Stand::Asking => "pay.asking",
        Stand::Unknown => "pay.unknown",
        Stand::Closed => "pay.closed",
        Stand::Paid => "pay.paid",
        Stand::Done => "pay.done",
        Stand::GoesBack => "pay.goes-back",
        Stand::Held => "pay.held",
    }
}

/// What most people do next.
struct Next {
    word: Key,
    event: fn() -> Event,
}

impl Next {
    /// While money is under way there is nothing to do but to wait, or to leave knowing the code.
    fn of(stand: Stand, is_fee: bool, kiosk: bool) -> Option<Self> {
        let (word, event): (Key, fn() -> Event) = match stand {
            Stand::Closed => {
                (Key::PayClosedAgain, || Event::Pay(pay::Event::AgainAsked(PaymentKey(new_key()))))
            }
            Stand::Done if is_fee => (Key::PayDoneCase, || Event::Pay(pay::Event::GoneOn)),
            Stand::Done | Stand::GoesBack | Stand::Held if kiosk => (Key::ActionDone, || Event::VisitEnded),
            Stand::Done | Stand::GoesBack | Stand::Held => (Key::PlacesHome, || Event::Went(Target::Home)),
            Stand::Asking | Stand::Unknown => (Key::PaymentsAsk, || Event::Pay(pay::Event::AskAsked)),
            Stand::Paid | Stand::Waiting => return None,
        };
        Some(Self { word, event })
    }

    fn press(self, dispatch: Dispatch) -> Callback<()> {
        dispatch.on(self.event)
    }
}

/// The record where there is one; else a slip with the code, and the way out.
#[component]
fn Beside(view: Memo<PaymentView>, stand: Stand) -> impl IntoView {
    let (dispatch, kiosk, busy) = (use_dispatch(), use_device().is_kiosk(), use_busy());
    let leave = dispatch.on(move || away(kiosk));
    let leaves = matches!(stand, Stand::Asking | Stand::Unknown | Stand::Paid);
    let record = dispatch.on(move || {
        let number = view.with_untracked(|view| view.number.clone());
        Event::Payments(payments::Event::Chosen(number))
    });
    let over = matches!(stand, Stand::Done | Stand::GoesBack | Stand::Held);
    let has_record = Memo::new(move |_| over && view.with(|view| view.has_record));
    let paper = move || match (has_record.get(), stand) {
        (true, _) => {
            Some(view! { <Button label=t(Key::PaymentsPrint) icon=Icon::Print on_press=record/> }.into_any())
        }
        (false, Stand::Closed) => None,
        (false, _) => {
            let print = |()| print::slip();
            Some(view! { <Button label=t(Key::ActionPrint) icon=Icon::Print on_press=print/> }.into_any())
        }
    };
    view! {
        {leaves.then(|| view! { <Button label=t(Key::PayLeave) busy on_press=leave attr:data-testid="leave"/> })}
        {paper}
    }
}

/// Leaves: a kiosk is cleared, a phone goes home.
pub(super) const fn away(kiosk: bool) -> Event {
    if kiosk { Event::VisitEnded } else { Event::Went(Target::Home) }
}
