//! The questions over a case: what more is needed, and whether the fee was taken.

use domain::application::Ask;
use leptos::prelude::*;
use text::staff::Key;
use ui::{Button, ButtonLook, Checkbox, Dialog};

use super::{Shown, refusal::RefusalPanel};
use crate::{
    desk::{CaseDesk, CaseEvent, Panel},
    dispatch::{use_dispatch, watch_case},
    texts::{t, use_texts},
    wording,
};

/// All of them; one is open at most.
#[component]
pub(super) fn Panels(shown: Shown) -> impl IntoView {
    view! {
        <AskPanel/>
        <RefusalPanel/>
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
fn AskPanel() -> impl IntoView {
    let dispatch = use_dispatch();
    let open = is_open(Panel::Ask);
    let picked = RwSignal::new(Vec::<Ask>::new());
    let missing = RwSignal::new(false);
    Effect::new(move |_| {
        if open.get() {
            picked.set(Vec::new());
            missing.set(false);
        }
    });
    let ask = move |()| {
        let asks = picked.get_untracked();
        missing.set(asks.is_empty());
        dispatch.on_case(CaseEvent::MoreChosen(asks));
    };
    let actions = answers(Key::AskAction, ButtonLook::Primary, "confirm-ask", Callback::new(ask));
    let error = move || {
        missing.get().then(|| view! { <p class="c-field__error" role="alert">{t(Key::AskMissing)}</p> })
    };
    view! {
        <Dialog title=t(Key::AskTitle) open on_close=leave() actions>
            <div class="s-panel">
                <p>{t(Key::AskHint)}</p>
                {error}
                {Ask::ALL.map(|ask| view! { <AskChoice ask picked/> }).collect_view()}
            </div>
        </Dialog>
    }
}

#[component]
fn AskChoice(ask: Ask, picked: RwSignal<Vec<Ask>>) -> impl IntoView {
    let id = match ask {
        Ask::NewPhoto => "ask-new-photo",
        Ask::Address => "ask-address",
        Ask::Mobile => "ask-mobile",
    };
    let changed = move |on: bool| {
        picked.update(|picked| {
            picked.retain(|other| *other != ask);
            if on {
                picked.push(ask);
            }
        });
    };
    let checked = Signal::derive(move || picked.with(|picked| picked.contains(&ask)));
    view! { <Checkbox id label=t(wording::ask(ask)) checked on_change=Callback::new(changed)/> }
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
