//! The questions over a case, and whether the fee was taken.

use leptos::prelude::*;
use text::staff::Key;
use ui::{Button, ButtonLook, Checkbox, Dialog};

use super::{
    Shown,
    asking::AskPanel,
    refusal::{RefusalPanel, SendBackPanel},
};
use crate::{
    desk::{CaseDesk, CaseEvent, Panel},
    dispatch::{use_dispatch, watch_case},
    texts::{t, use_texts},
};

/// All of them; one is open at most.
#[component]
pub(super) fn Panels(shown: Shown) -> impl IntoView {
    view! {
        <AskPanel shown/>
        <RefusalPanel shown/>
        <SendBackPanel shown/>
        <SettlePanel shown/>
    }
}

/// Whether `panel` is open.
pub(super) fn is_open(panel: Panel) -> Memo<bool> {
    watch_case(move |case| case.panel == Some(panel))
}

/// The buttons of a panel: the safe answer first.
pub(super) fn answers(
    word: Key,
    look: ButtonLook,
    test_id: &'static str,
    on_press: Callback<()>,
) -> impl FnOnce() -> AnyView + Send {
    let dispatch = use_dispatch();
    let busy = watch_case(|case| CaseDesk::doing(case).is_some());
    let (cancel, act) = (t(Key::ActionCancel), t(word));
    move || {
        view! {
            <Button label=cancel on_press=move |()| dispatch.on_case(CaseEvent::PanelLeft)/>
            <Button label=act look busy on_press attr:data-testid=test_id/>
        }
        .into_any()
    }
}

/// Leaves whatever panel is open.
pub(super) fn leave() -> Callback<()> {
    let dispatch = use_dispatch();
    Callback::new(move |()| dispatch.on_case(CaseEvent::PanelLeft))
}

#[component]
fn SettlePanel(shown: Shown) -> impl IntoView {
    let (dispatch, texts) = (use_dispatch(), use_texts());
    let amount =
        move || shown.with(|shown| shown.as_deref().map(|case| texts.amount(case.fee)).unwrap_or_default());
    let name = move || {
        shown.with(|shown| shown.as_deref().map(|case| case.row.name.to_string()).unwrap_or_default())
    };
    let taken = Callback::new(move |()| dispatch.on_case(CaseEvent::FeeTaken));
    let actions = answers(Key::SettleAction, ButtonLook::Primary, "confirm-settle", taken);
    view! {
        <Dialog title=t(Key::SettleTitle) open=is_open(Panel::Settle) on_close=leave() actions>
            <div class="s-panel">
                <p class="s-panel__amount u-number">{move || texts.with(Key::CaseAmount, &[("amount", &amount())])}</p>
                <p>{move || texts.with(Key::SettleHint, &[("name", &name())])}</p>
            </div>
        </Dialog>
    }
}

/// What is chosen among several, with its box; each can be chosen beside the others.
#[component]
pub(super) fn Pick<T: Copy + PartialEq + Send + Sync + 'static>(
    /// What.
    one: T,
    /// Its id.
    #[prop(into)]
    id: String,
    /// In words.
    label: Key,
    /// Everything that is chosen.
    picked: RwSignal<Vec<T>>,
) -> impl IntoView {
    let changed = move |on: bool| {
        picked.update(|picked| {
            picked.retain(|other| *other != one);
            if on {
                picked.push(one);
            }
        });
    };
    let checked = Signal::derive(move || picked.with(|picked| picked.contains(&one)));
    view! { <Checkbox id label=t(label) checked on_change=Callback::new(changed)/> }
}
