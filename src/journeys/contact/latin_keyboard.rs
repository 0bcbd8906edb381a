//! The letters of a kiosk, for email addresses and for addresses in pinyin.

use leptos::{ev::MouseEvent, prelude::*};
use text::app::Key;

use crate::texts::t;

/// The keys, row by row.
const ROWS: [&str; 4] = ["1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm"];

/// Letters, digits and a few signs. The keys leave the focus in the field.
#[component]
pub(super) fn LatinKeyboard(
    /// The signs that go with what is typed.
    signs: &'static [&'static str],
    /// Endings that are typed as a whole, in a row of their own.
    #[prop(default = &[])]
    endings: &'static [&'static str],
    /// Shows a space bar.
    #[prop(optional)]
    with_space: bool,
    /// Runs with what the key types.
    on_key: Callback<String>,
    /// Runs when the last character is to go.
    on_delete: Callback<()>,
) -> impl IntoView {
    let key = move |typed: String| view! { <TypingKey typed on_key/> };
    let row = move |row: &'static str| {
        let keys = row.chars().map(|character| key(character.to_string())).collect_view();
        view! { <div class="s-keyboard__row">{keys}</div> }
    };
    let space = with_space.then(|| {
        let press = move |_: MouseEvent| on_key.run(" ".to_owned());
        view! {
            <button type="button" class="s-keyboard__key s-keyboard__key--wide" on:click=press>
                {t(Key::ReplaceContactSpace)}
            </button>
        }
    });
    let ends = (!endings.is_empty()).then(|| {
        let keys = endings.iter().map(|ending| key((*ending).to_owned())).collect_view();
        view! { <div class="s-keyboard__row">{keys}</div> }
    });
    let name = t(Key::ReplaceContactKeyboard);
    view! {
        <div
            class="s-keyboard"
            role="group"
            aria-label=move || name.get()
            on:mousedown=|event| event.prevent_default()
        >
            {ends}
            {ROWS.map(row).collect_view()}
            <div class="s-keyboard__row">
                {signs.iter().map(|sign| key((*sign).to_owned())).collect_view()}
                {space}
                <button
                    type="button"
                    class="s-keyboard__key s-keyboard__key--wide s-keyboard__key--delete"
                    on:click=move |_| on_delete.run(())
                >
                    {t(Key::ActionDelete)}
                </button>
            </div>
        </div>
    }
}

/// A key that types what stands on it.
#[component]
fn TypingKey(typed: String, on_key: Callback<String>) -> impl IntoView {
    let shown = typed.clone();
    let wide = shown.chars().count() > 1;
    let press = move |_: MouseEvent| on_key.run(typed.clone());
    view! {
        <button type="button" class="s-keyboard__key" class=("s-keyboard__key--wide", wide) on:click=press>
            {shown}
        </button>
    }
}
