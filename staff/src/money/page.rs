//! The list of payments on the left, and the open one on the right.

use domain::payment::PaymentNumber;
use leptos::{ev::KeyboardEvent, prelude::*};
use text::staff::Key;
use ui::Table;

use super::{Parts, filters::Filters, headings, line::LineRow, pane::PaymentPane};
use crate::{
    desk::{ConsoleEvent, MoneyEvent, Place, Way},
    dispatch::{use_dispatch, watch_work},
    effects::focus::TITLE,
    texts::{t, use_texts},
    trouble::Trouble,
    wording::money as wording,
};

/// How many lines the server lists at most.
const MOST: usize = 200;

/// Both.
#[component]
pub(crate) fn PaymentsPage() -> impl IntoView {
    view! {
        <main class="s-desk" data-step="staff.payments">
            <div class="s-queue">
                <h1 class="s-unseen" id=TITLE tabindex="-1">{t(Key::PaymentsTitle)}</h1>
                <Parts of=Place::Payments/>
                <Filters/>
                <Lines/>
            </div>
            <PaymentPane/>
        </main>
    }
}

/// The table, what is wrong with it, or that there is nothing.
#[component]
fn Lines() -> impl IntoView {
    let (dispatch, texts) = (use_dispatch(), use_texts());
    let numbers = watch_work(|console| {
        console.money.list.lines().iter().map(|line| line.number.clone()).collect::<Vec<PaymentNumber>>()
    });
    let trouble = watch_work(|console| console.money.list.trouble.clone());
    let listed = watch_work(|console| console.money.list.list.is_some());
    let headings =
        headings(texts, [Key::PaymentsNumber, Key::PaymentsAmount, Key::PaymentsStatus, Key::PaymentsSince]);
    let moved = move |event: KeyboardEvent| {
        let way = match event.key().as_str() {
            "ArrowDown" => Way::Down,
            "ArrowUp" => Way::Up,
            _ => return,
        };
        event.prevent_default();
        dispatch.at_work(ConsoleEvent::Money(MoneyEvent::Moved(way)));
    };
    let state = move || {
        let count = numbers.with(Vec::len);
        let word = match (listed.get(), count) {
            (false, _) => Key::QueueLoading,
            (true, 0) => Key::PaymentsEmpty,
            (true, MOST..) => Key::PaymentsCut,
            (true, _) => return None,
        };
        Some(view! { <p class="s-queue__state">{t(word)}</p> })
    };
    view! {
        <div class="s-queue__lines s-payments" on:keydown=moved>
            <Trouble trouble instead=wording::refused/>
            <Table caption=t(Key::PaymentsTitle) headings>
                <For each=move || numbers.get() key=Clone::clone let(number)>
                    <LineRow number/>
                </For>
            </Table>
            {state}
        </div>
    }
}
