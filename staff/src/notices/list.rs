//! The notices that were published, the newest first, those withdrawn too.
//!
//! **Invariant:** a look at the server changes what changed, and leaves the rest and its focus alone.

use domain::wire::{NoticeId, staff::NoticeWithdrawn};
use leptos::prelude::*;
use text::staff::Key;
use ui::{Button, ButtonLook, Table};

use super::tell;
use crate::{
    desk::NoticesEvent,
    dispatch::{use_dispatch, watch_work},
    effects::focus::notice_id,
    figures::{day, time_of_day},
    texts::{t, use_texts},
};

/// The table.
#[component]
pub(super) fn List() -> impl IntoView {
    let texts = use_texts();
    let listed = watch_work(|console| {
        let rows = console.notices.list.iter().flat_map(|list| &list.notices);
        rows.map(|row| row.notice.id).collect::<Vec<NoticeId>>()
    });
    let none =
        watch_work(|console| console.notices.list.as_ref().is_some_and(|list| list.notices.is_empty()));
    let headings = Signal::derive(move || {
        [Key::NoticesName, Key::NoticesPublished, Key::NoticesBy, Key::NoticesState]
            .map(|key| texts.get(key))
            .to_vec()
    });
    view! {
        <h2>{t(Key::NoticesListed)}</h2>
        <Show when=move || !none.get() fallback=|| view! { <p>{t(Key::NoticesNone)}</p> }>
            <Table caption=t(Key::NoticesListed) headings>
                <For each=move || listed.get() key=|id| *id let(id)>
                    <Line id/>
                </For>
            </Table>
        </Show>
    }
}

/// The line of the notice `id`.
#[component]
fn Line(id: NoticeId) -> impl IntoView {
    let texts = use_texts();
    let row = watch_work(move |console| {
        let list = console.notices.list.as_ref()?;
        list.notices.iter().find(|row| row.notice.id == id).cloned()
    });
    let title = Signal::derive(move || {
        row.with(|row| row.as_ref().map(|row| texts.pick(&row.notice.words.title)).unwrap_or_default())
    });
    let published = move || row.with(|row| row.as_ref().map(|row| day(row.notice.published_at)));
    let by = move || row.with(|row| row.as_ref().map(|row| row.published_by.clone()));
    let withdrawn = Memo::new(move |_| row.with(|row| row.as_ref().and_then(|row| row.withdrawn.clone())));
    let state = move || match withdrawn.get() {
        Some(NoticeWithdrawn { at, by }) => {
            texts.with(Key::NoticesWithdrawn, &[("at", &time_of_day(at)), ("name", &by)])
        }
        None => texts.get(Key::NoticesShown),
    };
    let shown = Memo::new(move |_| withdrawn.with(Option::is_none));
    let name = Signal::derive(move || texts.with(Key::NoticesWithdrawName, &[("title", &title.get())]));
    view! {
        <tr data-testid="notice" data-shown=move || shown.get().to_string()>
            <th scope="row">{title}</th>
            <td class="s-notices__day">{published}</td>
            <td>{by}</td>
            <td>
                <div class="s-notices__state" id=notice_id(id) role="group" tabindex="-1" aria-label=title>
                    <span>{state}</span>
                    {move || shown.get().then(|| view! { <Withdrawing id name/> })}
                </div>
            </td>
        </tr>
    }
}

/// Withdrawing, which is asked twice.
#[component]
fn Withdrawing(id: NoticeId, name: Signal<String>) -> impl IntoView {
    let dispatch = use_dispatch();
    let busy = watch_work(|console| console.notices.doing().is_some());
    let asked = watch_work(move |console| console.notices.asked == Some(id));
    let press = move |event: NoticesEvent| Callback::new(move |()| tell(dispatch, event.clone()));
    let offered = move || {
        let on_press = press(NoticesEvent::WithdrawAsked(id));
        view! { <Button label=t(Key::NoticesWithdraw) look=ButtonLook::Quiet busy name on_press attr:data-testid="withdraw"/> }
    };
    let confirm = move || {
        view! {
            <Button
                label=t(Key::NoticesWithdrawNow)
                look=ButtonLook::Danger
                busy
                on_press=press(NoticesEvent::WithdrawConfirmed)
                attr:data-testid="withdraw-now"
            />
            <Button label=t(Key::ActionCancel) look=ButtonLook::Quiet on_press=press(NoticesEvent::Cancelled)/>
        }
    };
    move || if asked.get() { confirm().into_any() } else { offered().into_any() }
}
