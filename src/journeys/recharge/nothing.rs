//! Nothing can be paid: why, and what can be done instead.

use domain::payment::RechargeKind;
use flow::{Event, Target, recharge};
use leptos::prelude::*;
use text::app::Key;
use ui::{Button, SummaryList, SummaryRow};

use super::{credit::Credit, kind, viewed, wording};
use crate::{
    controls::use_device,
    dispatch::use_dispatch,
    places::contacts::Contacts,
    reading::use_flow,
    screen::Screen,
    texts::{t, use_texts},
};

/// Says plainly that there is no account, or that nothing is due.
#[component]
pub(super) fn NothingScreen() -> impl IntoView {
    let (dispatch, texts, kiosk) = (use_dispatch(), use_texts(), use_device().is_kiosk());
    let kind = use_flow().with_untracked(kind);
    let view = viewed();
    let (title, hint) = match kind {
        RechargeKind::TopUp => (Key::RechargeNothingAccount, Key::RechargeNothingAccountHint),
        RechargeKind::Contribution => (Key::RechargeNothingDue, Key::RechargeNothingDueHint),
    };
    let another = dispatch.on(|| Event::Recharge(recharge::Event::AnotherChosen));
    let beside = move || view! { <Button label=t(Key::RechargeAnother) on_press=another/> };
    let done = if kiosk { Key::ActionDone } else { Key::PlacesHome };
    let end = dispatch.on(move || if kiosk { Event::VisitEnded } else { Event::Went(Target::Home) });
    let advice =
        if kind == RechargeKind::TopUp { Key::RechargeNothingAccountDo } else { Key::RechargeNothingDueDo };
    let whom = view.clone().map(|view| {
        let value = Signal::derive(move || wording::whom(texts, &view));
        view! { <SummaryRow label=t(Key::PaymentsPerson) value/> }
    });
    view! {
        <Screen
            step="recharge.nothing"
            title=t(title)
            hint=t(hint)
            beside=ViewFnOnce::from(beside)
            primary=t(done)
            on_primary=end
        >
            <SummaryList>
                {whom}
                <SummaryRow label=t(Key::RechargeNothingDo) value=t(advice)/>
            </SummaryList>
            {view.map(|view| view! { <Credit view/> })}
            <Contacts/>
        </Screen>
    }
}
