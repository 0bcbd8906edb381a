//! Before somebody leaves: the payment goes on, and this is its code.

use domain::wire::PaymentView;
use flow::{Event, pay};
use leptos::prelude::*;
use text::app::Key;
use ui::{Button, Icon, NextStep, NextSteps};

use super::{facts::Code, slip::Slip, standing::away};
use crate::{
    controls::use_device,
    dispatch::use_dispatch,
    effects::print,
    places::payments::{Facts, Simulated, Turn},
    screen::Screen,
    texts::{t, use_texts},
};

/// Says that it goes on, with the code large: to print, to write down, to photograph.
#[component]
pub(super) fn LeavingScreen(view: Memo<PaymentView>) -> impl IntoView {
    let (dispatch, texts, kiosk) = (use_dispatch(), use_texts(), use_device().is_kiosk());
    let stay = dispatch.on(|| Event::Pay(pay::Event::StayAsked));
    let back = move || view! { <Button label=t(Key::PayLeaveStay) on_press=stay attr:data-testid="stay"/> };
    let steps = Signal::derive(move || {
        [(Key::PayLeaveSafe, Key::PayLeaveSafeHint), (Key::PayLeaveLater, Key::PayLeaveLaterHint)]
            .map(|(title, hint)| NextStep { title: texts.get(title), hint: texts.get(hint) })
            .to_vec()
    });
    view! {
        <Screen
            step="pay.leaving"
            title=t(Key::PayLeaveTitle)
            hint=t(Key::PayLeaveHint)
            without_back=true
            beside=ViewFnOnce::from(back)
            primary=t(Key::PayLeaveGo)
            on_primary=dispatch.on(move || away(kiosk))
        >
            <Code view/>
            <div class="u-row">
                <Button label=t(Key::ActionPrint) icon=Icon::Print on_press=|()| print::slip()/>
            </div>
            <NextSteps steps/>
            <Turn/>
            <Facts payment=view/>
            <Simulated/>
            <Slip view title=Key::PaySlipTitle/>
        </Screen>
    }
}
