//! What was paid: one's own payments, and the truth about one by its number. One screen a file.

mod facts;
mod find;
mod left;
mod list;
mod outcome;
mod payment;
pub(in crate::places) mod period;
pub(in crate::places) mod printing;
pub(in crate::places) mod record_slip;
mod statement;
mod statement_slip;
mod truth;
mod ways;
pub(crate) mod wording;

use domain::wire::PaymentView;
use flow::{
    Event, Flow, Place, Target,
    payments::{Payments, Step},
};
use leptos::prelude::*;
use text::app::Key;
use ui::{Button, Chip, Icon, Tone};

pub(crate) use self::{
    facts::Facts,
    left::Left,
    outcome::{Outcome, Turn},
    payment::told,
};
use self::{
    find::FindScreen, list::ListScreen, payment::PaymentScreen, period::PeriodScreen,
    statement::StatementScreen, truth::TruthScreen, ways::WaysScreen,
};
use crate::{
    dispatch::use_dispatch,
    journeys::identify::IdentifyScreen,
    reading::{use_setting, watch},
    texts::t,
};

/// Which screen is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shown {
    Ways,
    Find,
    Truth,
    Identify,
    List,
    Payment,
    Period,
    Statement,
}

fn shown(flow: &Flow) -> Option<Shown> {
    payments(flow).map(|payments| match payments.step {
        Step::Ways => Shown::Ways,
        Step::Find(_) => Shown::Find,
        Step::Truth(_) => Shown::Truth,
        Step::Identify(_) => Shown::Identify,
        Step::List => Shown::List,
        Step::Payment(_) => Shown::Payment,
        Step::Period(_) => Shown::Period,
        Step::Statement(_) => Shown::Statement,
    })
}

/// Where looking at payments stands; nothing in any other place.
fn payments(flow: &Flow) -> Option<&Payments> {
    if let Place::Payments(payments) = flow.place() { Some(payments) } else { None }
}

/// One's payments as they were last listed.
fn listed(flow: &Flow) -> Vec<PaymentView> {
    let list = payments(flow).and_then(|payments| payments.list.as_ref());
    list.map(|list| list.payments.clone()).unwrap_or_default()
}

/// The place.
#[component]
pub(crate) fn PaymentsScreen() -> impl IntoView {
    let shown = watch(shown);
    move || {
        shown.get().map(|shown| match shown {
            Shown::Ways => view! { <WaysScreen/> }.into_any(),
            Shown::Find => view! { <FindScreen/> }.into_any(),
            Shown::Truth => view! { <TruthScreen/> }.into_any(),
            Shown::Identify => view! { <IdentifyScreen/> }.into_any(),
            Shown::List => view! { <ListScreen/> }.into_any(),
            Shown::Payment => view! { <PaymentScreen/> }.into_any(),
            Shown::Period => view! { <PeriodScreen/> }.into_any(),
            Shown::Statement => view! { <StatementScreen/> }.into_any(),
        })
    }
}

/// Says in a demonstration that no real money is taken.
#[component]
pub(crate) fn Simulated() -> impl IntoView {
    let setting = use_setting();
    let demo = Memo::new(move |_| setting.with(|setting| setting.region.demo));
    move || demo.get().then(|| view! { <p><Chip label=t(Key::PaymentsSimulated) tone=Tone::Warn/></p> })
}

/// "I paid and nothing happened": a way there from wherever it may be looked for. Never what most people do next.
#[component]
pub(crate) fn PaidNothing() -> impl IntoView {
    let dispatch = use_dispatch();
    let find = move |()| {
        dispatch.send(Event::Help(flow::help::Event::Closed));
        dispatch.send(Event::Went(Target::FindPayment));
    };
    view! {
        <Button label=t(Key::ServicePaidTitle) icon=Icon::Search on_press=find attr:data-testid="paid-nothing"/>
    }
}
