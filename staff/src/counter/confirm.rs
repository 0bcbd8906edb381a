//! Comparing the person who stands there with photos and identity card, before the card is handed over.

use domain::wire::staff::{CASE_PHOTO, CASE_PHOTO_BEFORE, Collector, HandoverCheck};
use leptos::{ev::SubmitEvent, prelude::*};
use text::staff::Key;
use ui::{Button, Checkbox, Notice, Tone};

use crate::{
    case::{PhotoFigure, address},
    desk::{Confirming, ConsoleEvent, HandoverEvent},
    dispatch::{use_dispatch, watch_work},
    texts::t,
};

/// The photos large and beside each other, name and number whole, and what the clerk has to say of them.
#[component]
pub(super) fn Confirm(of: Confirming) -> impl IntoView {
    let dispatch = use_dispatch();
    let left = move |()| dispatch.at_work(ConsoleEvent::Handover(HandoverEvent::Left));
    let Confirming { case, check, .. } = of;
    let HandoverCheck { name, id_number, collector, photo_before } = check;
    let before = if photo_before {
        let address = address(CASE_PHOTO_BEFORE, &case);
        view! { <PhotoFigure title=Key::HandoverPhotoFile address more=String::new()/> }.into_any()
    } else {
        view! { <p class="u-hint" data-testid="no-photo-before">{t(Key::HandoverPhotoFileNone)}</p> }
            .into_any()
    };
    view! {
        <h2>{t(Key::HandoverPersonTitle)}</h2>
        <p>{t(Key::HandoverPersonHint)}</p>
        <div class="s-confirm">
            <div class="s-confirm__photos" data-testid="photos-compared">
                <PhotoFigure title=Key::HandoverPhotoCard address=address(CASE_PHOTO, &case) more=String::new()/>
                {before}
            </div>
            <div class="s-confirm__word">
                <dl class="s-card s-compare__facts s-compare__list s-confirm__whom">
                    <dt>{t(Key::CaseName)}</dt>
                    <dd data-testid="whole-name">{name}</dd>
                    <dt>{t(Key::CaseId)}</dt>
                    <dd class="u-number" data-testid="whole-number">{id_number.reveal().to_owned()}</dd>
                </dl>
                <Word collector/>
            </div>
        </div>
        <div class="u-row"><Button label=t(Key::HandoverOther) on_press=left/></div>
    }
}

/// Both statements; the card is handed over with both only.
#[component]
fn Word(collector: Collector) -> impl IntoView {
    let dispatch = use_dispatch();
    let busy = watch_work(|console| console.handover.busy);
    let (same, seen) = (RwSignal::new(false), RwSignal::new(false));
    let whole = move || same.get() && seen.get();
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let (same_person, id_seen) = (same.get_untracked(), seen.get_untracked());
        dispatch.at_work(ConsoleEvent::Handover(HandoverEvent::Compared { same_person, id_seen }));
    };
    let (label, agent) = match collector {
        Collector::Holder => (Key::HandoverSame, None),
        Collector::Agent => {
            let notice = view! { <Notice tone=Tone::Warn>{t(Key::HandoverAgent)}</Notice> };
            (Key::HandoverSameAgent, Some(notice))
        }
    };
    view! {
        <form class="s-card s-counter__form" novalidate on:submit=submit>
            {agent}
            <Checkbox
                id="same-person"
                label=t(label)
                checked=same
                on_change=Callback::new(move |on| same.set(on))
            />
            <Checkbox
                id="id-seen"
                label=t(Key::HandoverSeen)
                checked=seen
                on_change=Callback::new(move |on| seen.set(on))
            />
            <button
                type="submit"
                class="c-button c-button--primary"
                data-testid="handover"
                disabled=move || busy.get() || !whole()
            >
                {t(Key::HandoverAction)}
            </button>
        </form>
    }
}
