//! The page of kiosks: who is enrolled, a code for one who is not, and an end for one who must not be any more.

mod row;

use domain::{kiosk::KioskId, wire::staff::FreshCode};
use leptos::prelude::*;
use text::staff::Key;
use ui::{Notice, Table, Tone};

use self::row::KioskLine;
use crate::{
    dispatch::watch_work,
    effects::focus::TITLE,
    texts::{t, use_texts},
    trouble::Trouble,
};

/// The page.
#[component]
pub(crate) fn KiosksPage() -> impl IntoView {
    let texts = use_texts();
    let trouble = watch_work(|console| console.kiosks.said().cloned());
    let fresh = watch_work(|console| console.kiosks.fresh.clone());
    let listed = watch_work(|console| {
        let rows = console.kiosks.list.iter().flat_map(|list| &list.kiosks);
        rows.map(|row| row.id.clone()).collect::<Vec<KioskId>>()
    });
    let headings = Signal::derive(move || {
        [Key::KiosksId, Key::KiosksPlace, Key::KiosksKey, Key::KiosksSeen, Key::KiosksAction]
            .map(|key| texts.get(key))
            .to_vec()
    });
    view! {
        <main class="s-counter s-kiosks" data-step="staff.kiosks">
            <div class="s-counter__page">
                <h1 id=TITLE tabindex="-1">{t(Key::KiosksTitle)}</h1>
                <p>{t(Key::KiosksHint)}</p>
                <Trouble trouble/>
                {move || fresh.get().map(|(id, code)| view! { <Fresh id code/> })}
                <Table caption=t(Key::KiosksTitle) headings>
                    <For each=move || listed.get() key=Clone::clone let(id)>
                        <KioskLine id/>
                    </For>
                </Table>
            </div>
        </main>
    }
}

/// The code that was just made.
#[component]
fn Fresh(id: KioskId, code: FreshCode) -> impl IntoView {
    let texts = use_texts();
    let minutes = code.minutes.to_string();
    let (first, second) = code.code.as_str().split_at(4);
    let shown = format!("{first} {second}");
    let hint = move || texts.with(Key::KiosksCodeHint, &[("kiosk", &id.0), ("minutes", &minutes)]);
    view! {
        <Notice tone=Tone::Good title=t(Key::KiosksCodeTitle) live=true>
            <p class="s-kiosks__code u-number" data-testid="enrol-code">{shown}</p>
            <p>{hint}</p>
        </Notice>
    }
}
