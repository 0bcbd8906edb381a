//! Buttons: what a person presses to go on.

use leptos::{ev::MouseEvent, prelude::*};

use crate::{
    Icon, IconMark,
    press::{self, Place},
};

/// How a button looks, and so how much it matters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ButtonLook {
    /// What most people do next. A screen has one at most.
    Primary,
    /// Another way on.
    #[default]
    Secondary,
    /// Small, inside a card: change, show, retake.
    Quiet,
    /// Cannot be undone.
    Danger,
    /// Agrees to something in the staff console.
    Good,
}

impl ButtonLook {
    pub(crate) const fn class(self) -> &'static str {
        match self {
            Self::Primary => "c-button c-button--primary",
            Self::Secondary => "c-button",
            Self::Quiet => "c-button c-button--quiet",
            Self::Danger => "c-button c-button--danger",
            Self::Good => "c-button c-button--good",
        }
    }
}

/// A button big enough for a thumb. It acts when the finger lifts, not when it touches, and once per press.
#[component]
pub fn Button(
    /// What happens next, as a verb phrase.
    #[prop(into)]
    label: Signal<String>,
    /// Runs once per press, never while `busy`. A second press within 300 ms is the same press.
    #[prop(into)]
    on_press: Callback<()>,
    /// The secondary look is the default: a screen has one primary button at most.
    #[prop(optional)]
    look: ButtonLook,
    /// Blocks presses and tells assistive technology that we are working.
    #[prop(optional, into)]
    busy: Signal<bool>,
    /// Blocks presses. Say beside it why: people cannot ask a grey button.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// Drawn before the words.
    #[prop(optional, into)]
    icon: Option<Icon>,
    /// The key that does the same, shown after the words (staff console).
    #[prop(optional)]
    key: Option<&'static str>,
    /// The name for assistive technology where the words alone are not enough ("Change" → "Change mobile").
    #[prop(optional, into)]
    name: MaybeProp<String>,
) -> impl IntoView {
    let press = move |event: MouseEvent| {
        if !busy.get_untracked() && !disabled.get_untracked() && press::counts(Place::Button, &event) {
            // The screen may have gone meanwhile, and its buttons with it.
            press::answers(&event, move || _ = on_press.try_run(()));
        }
    };
    let mark = move || {
        let spinner = busy.get().then(|| view! { <span class="c-button__spinner"></span> });
        let drawing = icon.filter(|_| !busy.get()).map(|icon| view! { <IconMark icon/> });
        (spinner, drawing)
    };
    view! {
        <button
            type="button"
            class=look.class()
            disabled=disabled
            aria-label=move || name.get()
            aria-busy=move || busy.get().then_some("true")
            aria-disabled=move || busy.get().then_some("true")
            aria-keyshortcuts=key
            on:click=press
        >
            {mark}
            <span>{label}</span>
            {key.map(|key| view! { <kbd class="c-button__key" aria-hidden="true">{key}</kbd> })}
        </button>
    }
}
