//! The question before a card is called good, void or free: it names the serial, and nothing is done without an answer.

use domain::{stock::Serial, wire::staff::PrintStep};
use leptos::prelude::*;
use text::staff::Key;
use ui::{Button, ButtonLook, Dialog};

use crate::{
    desk::{ConsoleEvent, HandoverEvent, PrintingEvent},
    dispatch::{use_dispatch, watch_work},
    texts::{t, use_texts},
};

/// The question, what it means, and the answer that does it.
struct Words {
    title: Key,
    hint: Key,
    yes: Key,
    look: ButtonLook,
}

/// Asks whether the clerk is sure; the safe answer comes first and has the focus.
#[component]
pub(super) fn Sure(
    /// The blank card that is held, if one is.
    serial: Option<Serial>,
) -> impl IntoView {
    let (dispatch, texts) = (use_dispatch(), use_texts());
    let question = watch_work(|console| console.handover.printing.question);
    let held = serial.is_some();
    let number = serial.map(|serial| serial.to_string()).unwrap_or_default();
    // The last question stays written while the dialog closes.
    let asked = Memo::new(move |before: Option<&Option<PrintStep>>| {
        question.get().or_else(|| before.copied().flatten())
    });
    let title = Signal::derive(move || {
        let title = asked.get().map(|step| words(step, held).title);
        title.map(|key| texts.with(key, &[("serial", &number)])).unwrap_or_default()
    });
    let hint = move || asked.get().map(|step| texts.get(words(step, held).hint));
    let said = move |event| dispatch.at_work(ConsoleEvent::Handover(HandoverEvent::Printing(event)));
    let actions = move || {
        let yes = move || {
            let Words { yes, look, .. } = words(asked.get()?, held);
            let sure = move |()| said(PrintingEvent::Confirmed);
            Some(view! { <Button label=t(yes) look on_press=sure attr:data-testid="sure"/> })
        };
        view! {
            <Button label=t(Key::ActionCancel) on_press=move |()| said(PrintingEvent::Declined)/>
            {yes}
        }
        .into_any()
    };
    let open = Signal::derive(move || question.get().is_some());
    view! {
        <Dialog title open on_close=Callback::new(move |()| said(PrintingEvent::Declined)) actions>
            <p>{hint}</p>
        </Dialog>
    }
}

const fn words(step: PrintStep, held: bool) -> Words {
    match step {
        PrintStep::Spoiled(_) => Words {
            title: Key::PrintingAskVoid,
            hint: Key::PrintingAskVoidHint,
            yes: Key::PrintingConfirmVoid,
            look: ButtonLook::Danger,
        },
        PrintStep::Start | PrintStep::Good => Words {
            title: Key::PrintingAskGood,
            hint: Key::PrintingAskGoodHint,
            yes: Key::PrintingConfirmGood,
            look: ButtonLook::Good,
        },
        PrintStep::GiveBack(_) if held => Words {
            title: Key::PrintingAskFree,
            hint: Key::PrintingAskFreeHint,
            yes: Key::PrintingConfirmBack,
            look: ButtonLook::Primary,
        },
        PrintStep::GiveBack(_) => Words {
            title: Key::PrintingAskBack,
            hint: Key::PrintingAskBackHint,
            yes: Key::PrintingConfirmBack,
            look: ButtonLook::Primary,
        },
    }
}
