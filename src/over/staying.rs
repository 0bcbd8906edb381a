//! "Are you still there?": stands before a visit ends because nobody touches the screen.

use flow::{Event, idle::Quiet};
use leptos::prelude::*;
use text::app::Key;
use ui::{Button, ButtonLook, Dialog};

use crate::{
    dispatch::use_dispatch,
    effects::idle,
    reading::watch,
    texts::{t, use_texts},
};

/// The warning, with what is left.
#[component]
pub(super) fn StayingDialog() -> impl IntoView {
    let (dispatch, texts) = (use_dispatch(), use_texts());
    let left = watch(|flow| flow.idle().left());
    let open = Memo::new(move |_| left.get().is_some());
    let stay = Callback::new(move |()| {
        idle::touch();
        dispatch.send(Event::Quiet(Quiet { seconds: 0, elder: false, changed: false }));
    });
    let end = dispatch.on(|| Event::VisitEnded);
    let text = move || {
        let seconds = left.get().unwrap_or_default().to_string();
        texts.with(Key::StayingText, &[("seconds", &seconds)])
    };
    let actions = move || {
        view! {
            <Button label=t(Key::StayingEnd) on_press=end/>
            <Button
                label=t(Key::StayingStay)
                look=ButtonLook::Primary
                on_press=stay
                attr:data-testid="stay"
                attr:autofocus=true
            />
        }
    };
    view! {
        <Dialog title=t(Key::StayingTitle) open on_close=stay actions=ViewFnOnce::from(actions)>
            <p>{text}</p>
        </Dialog>
    }
}
