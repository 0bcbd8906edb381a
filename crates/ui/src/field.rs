//! What all fields share: label, hint and error around an input, tied together for assistive technology.

#![expect(unreachable_pub, reason = "the component macro makes its props public")]

use leptos::prelude::*;

use crate::{Icon, IconMark};

/// Which keyboard a device offers for a field.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Keyboard {
    /// Letters.
    #[default]
    Text,
    /// Digits.
    Numeric,
    /// Digits and a decimal point.
    Decimal,
    /// A telephone's.
    Tel,
    /// With an @.
    Email,
    /// With a search key.
    Search,
}

impl Keyboard {
    /// The `inputmode` attribute. A pad on the screen keeps the device's own keyboard away.
    pub(crate) const fn input_mode(self, on_screen_pad: bool) -> &'static str {
        match self {
            _ if on_screen_pad => "none",
            Self::Text => "text",
            Self::Numeric => "numeric",
            Self::Decimal => "decimal",
            Self::Tel => "tel",
            Self::Email => "email",
            Self::Search => "search",
        }
    }
}

/// Sets characters in groups of the given sizes, the rest in one: `("482739156", &[4, 4])` is `4827 3915 6`.
#[must_use]
pub fn grouped(value: &str, sizes: &[usize]) -> String {
    let mut characters = value.chars().filter(|character| !character.is_whitespace()).peekable();
    let mut groups: Vec<String> =
        sizes.iter().map(|size| characters.by_ref().take(*size).collect()).collect();
    groups.push(characters.collect());
    groups.retain(|group| !group.is_empty());
    groups.join(" ")
}

/// Label, hint and error of the field `id`, with its input as children.
#[component]
pub(crate) fn Field(
    id: String,
    label: Signal<String>,
    hint: MaybeProp<String>,
    error: MaybeProp<String>,
    label_hidden: bool,
    children: Children,
) -> impl IntoView {
    view! {
        <div class="c-field">
            <label class="c-field__label" class=("u-hidden", label_hidden) for=id.clone()>{label}</label>
            <Frame id hint error>{children()}</Frame>
        </div>
    }
}

/// Hint and error of the field or fields `id`, with the input as children.
#[component]
pub(crate) fn Frame(
    id: String,
    hint: MaybeProp<String>,
    error: MaybeProp<String>,
    children: Children,
) -> impl IntoView {
    let (hint_id, error_id) = (format!("{id}-hint"), id + "-error");
    let hint_line = move || {
        let id = hint_id.clone();
        hint.get().map(|hint| view! { <p class="c-field__hint" id=id>{hint}</p> })
    };
    let error_line = move || {
        let id = error_id.clone();
        error.get().map(|error| {
            view! { <p class="c-field__error" id=id><IconMark icon=Icon::Exclamation/><span>{error}</span></p> }
        })
    };
    view! {
        {error_line}
        {children()}
        {hint_line}
    }
}

/// The first digits of what was typed or pasted, `most` at most. Full-width digits are digits too.
pub(crate) fn digits(text: &str, most: usize) -> String {
    let half = |letter: char| match u32::from(letter) {
        wide @ 0xFF10..=0xFF19 => char::from_digit(wide - 0xFF10, 10),
        _ => Some(letter).filter(char::is_ascii_digit),
    };
    text.chars().filter_map(half).take(most).collect()
}

/// The ids that describe a field, for `aria-describedby`; `None` when nothing does.
pub(crate) fn described_by(
    id: &str,
    hint: MaybeProp<String>,
    error: MaybeProp<String>,
) -> impl Fn() -> Option<String> + use<> {
    let id = id.to_owned();
    move || match (error.with(Option::is_some), hint.with(Option::is_some)) {
        (true, true) => Some(format!("{id}-error {id}-hint")),
        (true, false) => Some(format!("{id}-error")),
        (false, true) => Some(format!("{id}-hint")),
        (false, false) => None,
    }
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::{Keyboard, grouped};

    #[test]
    fn groups_leave_no_empty_ends() {
        assert_eq!(grouped("482739156", &[4, 4]), "4827 3915 6");
        assert_eq!(grouped("11010519491231002X", &[6, 4, 4]), "110105 1949 1231 002X");
        assert_eq!(grouped("110105", &[6, 4, 4]), "110105");
        assert_eq!(grouped("", &[4]), "");
        assert_eq!(grouped("12 34", &[]), "1234");
    }

    #[test]
    fn a_pad_on_the_screen_keeps_the_device_keyboard_away() {
        assert_eq!(Keyboard::Tel.input_mode(false), "tel");
        assert_eq!(Keyboard::Tel.input_mode(true), "none");
    }
}
