//! The number pad of a kiosk.

use leptos::{ev::MouseEvent, prelude::*};

use crate::{
    Keys,
    press::{self, Place},
};

/// What stands for the delete key in the guard against repeated presses.
const DELETE: char = '\u{8}';

/// Digits in the order of a telephone, with an X for ID numbers. The keys leave the focus in the field.
#[component]
pub fn NumberPad(
    /// The name of the group of keys.
    #[prop(into)]
    label: Signal<String>,
    /// The word on the delete key.
    #[prop(into)]
    delete_label: Signal<String>,
    /// Runs with the key: a digit, `X` or a point. The same key struck again too soon is the same press ([`crate::press`]).
    #[prop(into)]
    on_key: Callback<char>,
    /// Runs when the last character is to go.
    #[prop(into)]
    on_delete: Callback<()>,
    /// Shows the X, the last character of some ID numbers.
    #[prop(optional)]
    with_x: bool,
    /// Shows the point of an amount.
    #[prop(optional)]
    with_point: bool,
) -> impl IntoView {
    let key = move |character: char| {
        let press = move |event: MouseEvent| {
            if press::counts(Place::Key(character), &event) {
                on_key.run(character);
            }
        };
        view! { <button type="button" class="c-number-pad__key" on:click=press>{character.to_string()}</button> }
    };
    let delete = move |event: MouseEvent| {
        if press::counts(Place::Key(DELETE), &event) {
            on_delete.run(());
        }
    };
    let corner = match (with_x, with_point) {
        (true, _) => key('X').into_any(),
        (false, true) => key('.').into_any(),
        (false, false) => view! { <span></span> }.into_any(),
    };
    view! {
        <Keys label class="c-number-pad">
            {('1'..='9').map(key).collect_view()}
            {corner}
            {key('0')}
            <button type="button" class="c-number-pad__key c-number-pad__key--delete" on:click=delete>
                {delete_label}
            </button>
        </Keys>
    }
}
