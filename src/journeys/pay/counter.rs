//! The slip for a counter: where, until when, and the code that staff settle.

use domain::{
    recharge::{Way, WayKind},
    wire::PaymentView,
};
use flow::{Event, Flow, Place, pay};
use leptos::prelude::*;
use text::app::Key;
use ui::{Button, Icon, SummaryList, SummaryRow};

use super::{facts::Code, slip::Slip};
use crate::{
    controls::use_device,
    dispatch::use_dispatch,
    effects::print,
    places::payments::{Simulated, wording},
    reading::{use_busy, use_setting, watch},
    screen::Screen,
    texts::{self, t, use_texts},
};

/// A payment that is made at a counter.
#[component]
pub(super) fn CounterScreen(view: Memo<PaymentView>) -> impl IntoView {
    let (dispatch, texts, kiosk) = (use_dispatch(), use_texts(), use_device().is_kiosk());
    let give_up = dispatch.on(|| Event::Pay(pay::Event::GiveUpAsked));
    let busy = use_busy();
    let cancel = move || view! { <Button label=t(Key::PayCounterCancel) busy on_press=give_up attr:data-testid="give-up"/> };
    let amount = Signal::derive(move || wording::yuan(texts, view.with(|view| view.amount)));
    let purpose = Signal::derive(move || view.with(|view| wording::purpose(texts, &view.purpose)));
    let until = Signal::derive(move || texts::moment(texts, view.with(|view| view.until)));
    let end = dispatch.on(move || super::standing::away(kiosk));
    view! {
        <Screen
            step="pay.counter"
            title=t(Key::PayCounterTitle)
            hint=t(Key::PayCounterHint)
            without_back=true
            beside=ViewFnOnce::from(cancel)
            primary=t(if kiosk { Key::ActionDone } else { Key::PlacesHome })
            on_primary=end
        >
            <Code view/>
            <div class="u-row">
                <Button label=t(Key::PayCounterPrint) icon=Icon::Print on_press=|()| print::slip()/>
            </div>
            <SummaryList>
                <SummaryRow label=t(Key::PaymentsAmount) value=amount/>
                <SummaryRow label=t(Key::PaymentsPurpose) value=purpose/>
                <Where/>
                <SummaryRow label=t(Key::PaymentsUntil) value=until/>
            </SummaryList>
            <Simulated/>
            <Slip view title=Key::PayCounterSlip/>
        </Screen>
    }
}

/// The counter: the one of the region's ways, or the agency.
pub(super) fn place() -> Signal<(String, String)> {
    let (texts, setting) = (use_texts(), use_setting());
    let way = watch(way);
    Signal::derive(move || match way.get() {
        Some(way) => (texts.pick(&way.place), texts.pick(&way.hours)),
        None => setting.with(|setting| {
            let agency = &setting.region.agency;
            (
                format!("{} {}", texts.pick(&agency.name), texts.pick(&agency.address)),
                texts.pick(&agency.hours),
            )
        }),
    })
}

fn way(flow: &Flow) -> Option<Way> {
    let Place::Recharge(recharge) = flow.place() else { return None };
    recharge.rule.as_ref()?.ways.iter().find(|way| way.kind == WayKind::Counter).cloned()
}

#[component]
fn Where() -> impl IntoView {
    let place = place();
    view! {
        <SummaryRow label=t(Key::PaymentsCertificatePlace) value=Signal::derive(move || place.get().0)/>
        <SummaryRow label=t(Key::PaymentsCertificateHours) value=Signal::derive(move || place.get().1)/>
    }
}
