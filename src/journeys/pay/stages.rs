//! How far a payment has come: what lies before it and behind it, in words.

use domain::wire::PaymentView;
use flow::pay::Stand;
use leptos::prelude::*;
use text::app::Key;

use crate::texts::t;

/// The stages of a payment that goes as it should.
#[component]
pub(super) fn Stages(view: Memo<PaymentView>) -> impl IntoView {
    let last = view.with_untracked(|view| {
        if view.purpose.is_credited() { Key::PayStageCredited } else { Key::PayStageSettled }
    });
    let now = move || match view.with(|view| Stand::of(view.status)) {
        Stand::Paid => 1,
        Stand::Done => 3,
        _ => 0,
    };
    let words = [Key::PayStageWaiting, Key::PayStagePaid, last, Key::PayStageRecord];
    let stages = words.into_iter().enumerate().map(|(index, word)| {
        let current = move || (now() == index).then_some("step");
        view! { <li class="s-stages__stage" class=("is-past", move || index < now()) aria-current=current>{t(word)}</li> }
    });
    view! { <ol class="s-stages">{stages.collect_view()}</ol> }
}
