//! What was begun at this kiosk and has no result: by number alone, for whoever comes back after a power cut.

use std::time::Duration;

use domain::wire::UnresolvedPayment;
use flow::{Event, Target, payments};
use leptos::prelude::*;
use text::app::Key;
use ui::{Button, ButtonLook};

use crate::{
    dispatch::use_dispatch,
    reading::watch,
    texts::{t, use_texts},
};

/// How often it is looked again.
const AGAIN: Duration = Duration::from_secs(20);
/// How many are shown; whoever misses theirs finds it by its number.
const SHOWN: usize = 3;

/// The panel; nothing while nothing is left.
#[component]
pub(crate) fn Left() -> impl IntoView {
    let dispatch = use_dispatch();
    let look = move || dispatch.send(Event::Payments(payments::Event::LookDue));
    look();
    if let Ok(timer) = set_interval_with_handle(look, AGAIN) {
        on_cleanup(move || timer.clear());
    }
    let left = watch(|flow| flow.unresolved().iter().take(SHOWN).cloned().collect::<Vec<_>>());
    move || {
        let left = left.get();
        let title = if left.len() == 1 { Key::PaymentsLeftOne } else { Key::PaymentsLeftSeveral };
        (!left.is_empty()).then(|| {
            view! {
                <section class="s-panel s-left" data-testid="left">
                    <p class="s-left__title">{t(title)}</p>
                    <ul class="s-left__list">
                        {left.into_iter().map(|payment| view! { <Item payment/> }).collect_view()}
                    </ul>
                </section>
            }
        })
    }
}

/// One of them: its number, and a way to what became of it.
#[component]
fn Item(payment: UnresolvedPayment) -> impl IntoView {
    let (dispatch, texts) = (use_dispatch(), use_texts());
    let UnresolvedPayment { number, .. } = payment;
    let grouped = number.grouped();
    let name = {
        let grouped = grouped.clone();
        MaybeProp::derive(move || Some(format!("{} {grouped}", texts.get(Key::PaymentsLeftSee))))
    };
    let see = move |()| {
        dispatch.send(Event::Went(Target::FindPayment));
        dispatch.send(Event::Payments(payments::Event::CodeGiven(number.to_string())));
    };
    view! {
        <li class="s-left__item">
            <span>{t(Key::PaymentsNumber)}" "<b class="s-left__number">{grouped}</b></span>
            <Button label=t(Key::PaymentsLeftSee) name look=ButtonLook::Quiet on_press=see/>
        </li>
    }
}
