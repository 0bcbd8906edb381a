//! A kiosk's line.
//!
//! **Invariant:** a look at the server changes what changed, and leaves the rest and its focus alone.

use domain::{kiosk::KioskId, wire::staff::KioskRow};
use leptos::prelude::*;
use text::staff::Key;
use ui::{Button, ButtonLook};

use crate::{
    desk::{ConsoleEvent, KiosksEvent},
    dispatch::{use_dispatch, watch_work},
    figures::{time_of_day, waited},
    texts::{t, use_texts},
};

/// The line of the kiosk `id`.
#[component]
pub(super) fn KioskLine(id: KioskId) -> impl IntoView {
    let texts = use_texts();
    let of = id.clone();
    let row = watch_work(move |console| {
        let list = console.kiosks.list.as_ref()?;
        list.kiosks.iter().find(|row| row.id == of).map(|row| (row.clone(), list.now))
    });
    let place = move || {
        let (KioskRow { hall, number, .. }, _) = row.get()?;
        Some(texts.with(Key::KiosksAt, &[("hall", &texts.pick(&hall)), ("number", &number.to_string())]))
    };
    let state = move || {
        let (KioskRow { key, demo, .. }, _) = row.get()?;
        Some(match key {
            Some(key) => {
                let since = time_of_day(key.enrolled_at);
                texts.with(Key::KiosksEnrolled, &[("since", &since), ("name", &key.enrolled_by)])
            }
            None if demo => texts.get(Key::KiosksDemo),
            None => texts.get(Key::KiosksNone),
        })
    };
    let seen = move || {
        let (row, now) = row.get()?;
        Some(texts.with(Key::KiosksAgo, &[("waited", &waited(texts, row.key?.seen_at, now))]))
    };
    let real = Memo::new(move |_| row.get().is_some_and(|(row, _)| !row.demo));
    let enrolled = Memo::new(move |_| row.get().is_some_and(|(row, _)| row.key.is_some()));
    let (name, testid) = (id.0.clone(), format!("kiosk-{}", id.0));
    let actions = move || real.get().then(|| view! { <Actions id=id.clone() enrolled/> });
    view! {
        <tr data-testid=testid>
            <th scope="row">{name}</th>
            <td>{place}</td>
            <td>{state}</td>
            <td>{seen}</td>
            <td>{actions}</td>
        </tr>
    }
}

#[component]
fn Actions(id: KioskId, enrolled: Memo<bool>) -> impl IntoView {
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
        let revoke = enrolled.get().then(|| {
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
