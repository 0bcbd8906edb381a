//! While the rule and the year are fetched; and the way on where the core does not tell the year.

use flow::{Event, Flow, estimate};
use leptos::prelude::*;
use text::app::Key;
use ui::Button;

use super::estimate as place;
use crate::{clock, dispatch::use_dispatch, reading::watch, screen::Screen, texts::t};

/// Whether it can be gone on without the year.
fn can_go_on(flow: &Flow) -> bool {
    flow.trouble().is_some() && place(flow).is_some_and(|estimate| estimate.editions.is_some())
}

/// That it is being fetched, or what can be done when it is not.
#[component]
pub(super) fn WaitingScreen() -> impl IntoView {
    let without =
        use_dispatch().on(|| Event::Estimate(estimate::Event::WithoutYear { today: clock::today() }));
    let (troubled, can_go_on) = (watch(|flow| flow.trouble().is_some()), watch(can_go_on));
    let body = move || match (troubled.get(), can_go_on.get()) {
        (false, _) => Some(view! { <p role="status">{t(Key::AccountLoading)}</p> }.into_any()),
        (true, true) => Some(
            view! {
                <p>{t(Key::EstimateWithoutHint)}</p>
                <Button label=t(Key::EstimateWithout) on_press=without attr:data-testid="without"/>
            }
            .into_any(),
        ),
        (true, false) => None,
    };
    view! { <Screen step="estimate.waiting" title=t(Key::ServiceEstimateTitle)>{body}</Screen> }
}
