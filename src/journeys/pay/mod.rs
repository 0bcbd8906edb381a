//! Paying: one screen a file. Shared by bringing money and by the fee of a card.

mod counter;
mod facts;
mod leaving;
mod methods;
mod opening;
mod slip;
mod stages;
mod standing;
mod waiting;

use domain::{payment::Channel, wire::PaymentView};
use flow::{
    Flow, Place,
    pay::{Pay, Stand, Step},
};
use leptos::prelude::*;

use self::{
    counter::CounterScreen,
    leaving::LeavingScreen,
    methods::MethodsScreen,
    opening::{LookingScreen, OpeningScreen},
    standing::StandingScreen,
    waiting::WaitingScreen,
};
use crate::reading::watch;

/// Which screen is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shown {
    Methods,
    Opening,
    LookingUp,
    Waiting,
    Counter,
    Standing(Stand),
    Leaving,
}

fn shown(flow: &Flow) -> Option<Shown> {
    paying(flow).map(|pay| match &pay.step {
        Step::Methods => Shown::Methods,
        Step::Opening(_) => Shown::Opening,
        Step::LookingUp(_) => Shown::LookingUp,
        Step::Standing(view) => match (Stand::of(view.status), view.channel) {
            (Stand::Waiting, Channel::Wechat) => Shown::Waiting,
            (Stand::Waiting, Channel::Counter) => Shown::Counter,
            (stand, _) => Shown::Standing(stand),
        },
        Step::Leaving(_) => Shown::Leaving,
    })
}

/// The payment on the screen.
#[component]
pub(crate) fn PayScreen() -> impl IntoView {
    let shown = watch(shown);
    move || {
        shown.get().map(|shown| match shown {
            Shown::Methods => view! { <MethodsScreen/> }.into_any(),
            Shown::Opening => view! { <OpeningScreen/> }.into_any(),
            Shown::LookingUp => view! { <LookingScreen/> }.into_any(),
            Shown::Waiting => with_view(|view| view! { <WaitingScreen view/> }.into_any()),
            Shown::Counter => with_view(|view| view! { <CounterScreen view/> }.into_any()),
            Shown::Standing(stand) => {
                with_view(move |view| view! { <StandingScreen view stand/> }.into_any())
            }
            Shown::Leaving => with_view(|view| view! { <LeavingScreen view/> }.into_any()),
        })
    }
}

/// The paying that is on the screen.
fn paying(flow: &Flow) -> Option<&Pay> {
    flow.place().paying()
}

/// A screen of a payment that changes while it is looked at. The screen is gone before the payment is.
fn with_view(screen: impl FnOnce(Memo<PaymentView>) -> AnyView) -> AnyView {
    let view = watch(|flow| paying(flow).and_then(Pay::view).cloned());
    let first = view.get_untracked();
    first.map(|first| screen(Memo::new(move |_| view.get().unwrap_or_else(|| first.clone())))).into_any()
}

/// Whether it is the fee of a card, and so a case that goes on.
fn is_fee(flow: &Flow) -> bool {
    matches!(flow.place(), Place::Track(_))
}
