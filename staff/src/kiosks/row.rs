//! A kiosk's line.

use domain::{moment::Moment, wire::staff::KioskRow};
use leptos::prelude::*;
use text::staff::Key;
use ui::{Button, ButtonLook};

use crate::{
    desk::{ConsoleEvent, KiosksEvent},
    dispatch::{use_dispatch, watch_work},
    figures::{time_of_day, waited},
    texts::{t, use_texts},
};

/// The line.
#[component]
pub(super) fn KioskLine(
    /// The kiosk.
    kiosk: KioskRow,
    /// The server's clock.
    now: Moment,
) -> impl IntoView {
    let texts = use_texts();
    let KioskRow { id, hall, number, demo, key } = kiosk;
    let number = number.to_string();
    let place = move || texts.with(Key::KiosksAt, &[("hall", &texts.pick(&hall)), ("number", &number)]);
    let seen = key.as_ref().map(|key| key.seen_at);
    let enrolled = key.is_some();
    let state = move || match &key {
        Some(key) => {
            let since = time_of_day(key.enrolled_at);
            texts.with(Key::KiosksEnrolled, &[("since", &since), ("name", &key.enrolled_by)])
        }
        None if demo => texts.get(Key::KiosksDemo),
        None => texts.get(Key::KiosksNone),
    };
    let seen = move || seen.map(|seen| texts.with(Key::KiosksAgo, &[("waited", &waited(texts, seen, now))]));
    let (name, testid) = (id.0.clone(), format!("kiosk-{}", id.0));
    view! {
        <tr data-testid=testid>
            <th scope="row">{name}</th>
            <td>{place}</td>
            <td>{state}</td>
            <td>{seen}</td>
            <td>{(!demo).then(|| view! { <Actions id enrolled/> })}</td>
        </tr>
    }
}

#[component]
fn Actions(id: domain::kiosk::KioskId, enrolled: bool) -> impl IntoView {
    let dispatch = use_dispatch();
    let busy = watch_work(|console| console.kiosks.busy);
    let press = move |event: KiosksEvent| {
        Callback::new(move |()| dispatch.at_work(ConsoleEvent::Kiosks(event.clone())))
    };
    let asked = {
        let id = id.clone();
        watch_work(move |console| console.kiosks.asked.as_ref() == Some(&id))
    };
    let offered = move || {
        let revoke = enrolled.then(|| {
            let on_press = press(KiosksEvent::RevokeAsked(id.clone()));
            view! { <Button label=t(Key::KiosksRevoke) look=ButtonLook::Quiet busy on_press attr:data-testid="revoke"/> }
        });
        let on_press = press(KiosksEvent::CodeAsked(id.clone()));
        view! {
            <Button label=t(Key::KiosksMake) look=ButtonLook::Quiet busy on_press attr:data-testid="make-code"/>
            {revoke}
        }
    };
    let confirm = move || {
        view! {
            <Button
                label=t(Key::KiosksRevokeNow)
                look=ButtonLook::Danger
                busy
                on_press=press(KiosksEvent::RevokeConfirmed)
                attr:data-testid="revoke-now"
            />
            <Button label=t(Key::ActionCancel) look=ButtonLook::Quiet on_press=press(KiosksEvent::Cancelled)/>
        }
    };
    view! {
        <div class="s-kiosks__actions">
            {move || if asked.get() { confirm().into_any() } else { offered().into_any() }}
        </div>
    }
}
