//! A decision that is not sent yet: for ten seconds it can be taken back.

use leptos::prelude::*;
use text::staff::Key;
use ui::{Button, ButtonLook};

use crate::{
    desk::{CaseEvent, Desk},
    dispatch::{use_dispatch, watch, watch_case},
    effects::focus::UNDO,
    texts::{t, use_texts},
    wording,
};

/// What is decided, and the way back. Whoever goes on to another case sends it.
#[component]
pub(super) fn PendingBar() -> impl IntoView {
    let (dispatch, texts) = (use_dispatch(), use_texts());
    let deed = watch_case(|case| case.pending.as_ref().map(|pending| pending.deed));
    let keys = watch(Desk::shortcuts);
    let press = move |event: fn() -> CaseEvent| move |()| dispatch.on_case(event());
    move || {
        deed.get().map(|deed| {
            let what = move || texts.with(Key::PendingTitle, &[("what", &texts.get(wording::pending(deed)))]);
            let key = keys.get().then_some("U");
            view! {
                <div class="s-pending" data-testid="pending">
                    <p class="s-pending__what" role="status">{what}</p>
                    <Button
                        label=t(Key::PendingUndo)
                        look=ButtonLook::Primary
                        nostrip:key=key
                        on_press=press(|| CaseEvent::Undone)
                        attr:id=UNDO
                        attr:data-testid="undo"
                    />
                    <Button
                        label=t(Key::PendingNow)
                        look=ButtonLook::Secondary
                        on_press=press(|| CaseEvent::Flushed)
                        attr:data-testid="send-now"
                    />
                </div>
            }
        })
    }
}
