//! The outlets with what they have; pressing one shows it.

use domain::{outlet::OutletId, wire::staff::StockCount};
use leptos::{ev::MouseEvent, prelude::*};
use text::staff::Key;
use ui::Table;

use crate::{
    desk::{ConsoleEvent, StockPress},
    dispatch::{use_dispatch, watch_work},
    texts::{t, use_texts},
};

/// The table.
#[component]
pub(super) fn Outlets() -> impl IntoView {
    let texts = use_texts();
    let listed = watch_work(|console| {
        let outlets = console.stock.list.iter().flat_map(|list| &list.outlets);
        outlets.map(|count| count.outlet.clone()).collect::<Vec<OutletId>>()
    });
    let headings = Signal::derive(move || {
        [Key::StockOutlet, Key::StockFree, Key::StockHeld, Key::StockUsed, Key::StockSpoiled]
            .map(|key| texts.get(key))
            .to_vec()
    });
    view! {
        <Table caption=t(Key::StockTitle) headings>
            <For each=move || listed.get() key=Clone::clone let(id)>
                <OutletLine id/>
            </For>
        </Table>
    }
}

#[component]
fn OutletLine(id: OutletId) -> impl IntoView {
    let (dispatch, texts) = (use_dispatch(), use_texts());
    let of = id.clone();
    let count = watch_work(move |console| {
        let list = console.stock.list.as_ref()?;
        list.outlets.iter().find(|count| count.outlet == of).cloned()
    });
    let of = id.clone();
    let chosen = watch_work(move |console| console.stock.outlet.as_ref() == Some(&of));
    let number = move |read: fn(&StockCount) -> u32| move || count.with(|count| count.as_ref().map(read));
    let name = move || count.with(|count| count.as_ref().map(|count| texts.pick(&count.name)));
    let testid = format!("outlet-{}", id.0);
    let press = move |_: MouseEvent| dispatch.at_work(ConsoleEvent::Stock(StockPress::Chosen(id.clone())));
    view! {
        <tr data-testid=testid class=("s-stock__chosen", chosen)>
            <th scope="row">
                <button
                    type="button"
                    class="s-stock__outlet"
                    aria-pressed=move || if chosen.get() { "true" } else { "false" }
                    on:click=press
                >
                    {name}
                </button>
            </th>
            <td class="u-number" data-count="free">{number(|count| count.free)}</td>
            <td class="u-number" data-count="held">{number(|count| count.held)}</td>
            <td class="u-number" data-count="used">{number(|count| count.used)}</td>
            <td class="u-number" data-count="spoiled">{number(|count| count.spoiled)}</td>
        </tr>
    }
}
