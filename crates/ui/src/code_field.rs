//! The six digits a text message brings.

use leptos::{
    ev::Targeted,
    prelude::*,
    web_sys::{Event, HtmlInputElement},
};

use crate::field::{Field, Keyboard, described_by, digits};

/// How many digits a code has.
const DIGITS: usize = 6;

/// A six-digit code in one field, so that a phone can fill it in and a person can paste it.
#[component]
pub fn CodeField(
    /// Unique on the screen; links of the error summary lead to it.
    #[prop(into)]
    id: String,
    /// What is asked.
    #[prop(into)]
    label: Signal<String>,
    /// The digits so far.
    #[prop(into)]
    value: Signal<String>,
    /// Runs with the digits after each change: six at most, nothing but digits.
    #[prop(into)]
    on_input: Callback<String>,
    /// Where the code was sent.
    #[prop(optional, into)]
    hint: MaybeProp<String>,
    /// What to do about it, in the words of the error summary.
    #[prop(optional, into)]
    error: MaybeProp<String>,
    /// A pad of our own stands on the screen: the device's keyboard stays away.
    #[prop(optional, into)]
    on_screen_pad: Signal<bool>,
    /// Leaves the label to the screen's title; assistive technology still hears it.
    #[prop(optional)]
    label_hidden: bool,
) -> impl IntoView {
    let typed = move |event: Targeted<Event, HtmlInputElement>| {
        let input = event.target();
        let code = digits(&input.value(), DIGITS);
        input.set_value(&code);
        on_input.run(code);
    };
    let description = described_by(&id, hint, error);
    // What a browser is allowed to fill in it also keeps for its next start: not on a screen that many share.
    let fill = move || if on_screen_pad.get() { "off" } else { "one-time-code" };
    view! {
        <Field id=id.clone() label hint error label_hidden>
            <input
                class="c-field__input c-field__input--large c-code-field__input"
                id=id
                type="text"
                inputmode=move || Keyboard::Numeric.input_mode(on_screen_pad.get())
                autocomplete=fill
                aria-describedby=description
                aria-invalid=move || error.with(Option::is_some).then_some("true")
                prop:value=value
                on:input:target=typed
            />
        </Field>
    }
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::{DIGITS, digits};

    #[test]
    fn a_pasted_message_leaves_its_first_six_digits() {
        for (pasted, code) in
            [("验证码 482 739，", "482739"), ("12345678", "123456"), ("４８２７３９", "482739"), ("abc", "")]
        {
            assert_eq!(digits(pasted, DIGITS), code);
        }
    }
}
