//! A line of text. Its styles are the field's.

use leptos::{
    ev::{KeyboardEvent, Targeted},
    prelude::*,
    web_sys::{Event, HtmlInputElement},
};

use crate::{
    field::{Field, Keyboard, described_by, grouped},
    press::{self, Place},
};

/// Typed text with its label, hint and error.
#[component]
pub fn TextField(
    /// Unique on the screen; links of the error summary lead to it.
    #[prop(into)]
    id: String,
    /// What is asked.
    #[prop(into)]
    label: Signal<String>,
    /// The text so far, ungrouped.
    #[prop(into)]
    value: Signal<String>,
    /// Runs with the whole text after each change; without spaces where `groups` are set.
    #[prop(into)]
    on_input: Callback<String>,
    /// How to answer.
    #[prop(optional, into)]
    hint: MaybeProp<String>,
    /// What to do about it, in the words of the error summary.
    #[prop(optional, into)]
    error: MaybeProp<String>,
    /// Which keyboard a phone offers.
    #[prop(optional)]
    keyboard: Keyboard,
    /// The HTML autocomplete token; "off" on kiosks and for other people's data.
    #[prop(default = "off")]
    autocomplete: &'static str,
    /// A pad of our own stands on the screen: the device's keyboard stays away, and the text is shown in `groups`.
    #[prop(optional, into)]
    on_screen_pad: Signal<bool>,
    /// Sizes of the groups a number is shown in beside a pad.
    #[prop(optional)]
    groups: &'static [usize],
    /// Runs on Enter.
    #[prop(optional, into)]
    on_enter: Option<Callback<()>>,
    /// Large type, for the one field of a screen.
    #[prop(optional)]
    large: bool,
    /// Leaves the label to the screen's title; assistive technology still hears it.
    #[prop(optional)]
    label_hidden: bool,
) -> impl IntoView {
    let shown = move || match (on_screen_pad.get(), value.get()) {
        (true, value) if !groups.is_empty() => grouped(&value, groups),
        (_, value) => value,
    };
    let typed = move |event: Targeted<Event, HtmlInputElement>| {
        let text = event.target().value();
        on_input.run(if groups.is_empty() { text } else { grouped(&text, &[]) });
    };
    let pressed = move |event: KeyboardEvent| {
        // A key that is held down is one press.
        let enter = event.key() == "Enter" && !event.is_composing() && !event.repeat();
        if let Some(on_enter) = on_enter.filter(|_| enter && press::counts(Place::Button, &event)) {
            on_enter.run(());
        }
    };
    let description = described_by(&id, hint, error);
    view! {
        <Field id=id.clone() label hint error label_hidden>
            <input
                class="c-field__input"
                class=("c-field__input--large", large)
                id=id
                type="text"
                inputmode=move || keyboard.input_mode(on_screen_pad.get())
                autocomplete=autocomplete
                autocapitalize="off"
                spellcheck="false"
                aria-describedby=description
                aria-invalid=move || error.with(Option::is_some).then_some("true")
                prop:value=shown
                on:input:target=typed
                on:keydown=pressed
            />
        </Field>
    }
}
