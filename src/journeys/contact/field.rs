//! The field of a question about reaching a person, with the keys a kiosk needs for it.

use flow::apply::ContactQuestion;
use leptos::prelude::*;
use text::app::Key;
use ui::{Keyboard, NumberPad, TextField};

use crate::{
    controls::use_device,
    texts::{t, use_texts},
    typing::{FOR_ADDRESS, FOR_EMAIL, Mode, OnScreenKeyboard, Typing},
};

/// The id of the field, for links from the error summary.
pub(crate) const FIELD: &str = "contact";
/// How a mobile is grouped beside a pad.
const MOBILE_GROUPS: &[usize] = &[3, 4, 4];

/// Mobile, email or address, as typed.
#[component]
pub(crate) fn ContactField(
    /// Which one.
    question: ContactQuestion,
    /// The text so far.
    value: RwSignal<String>,
    /// What to do about it, in the words of the error summary.
    #[prop(into)]
    error: MaybeProp<String>,
    /// Runs on Enter.
    on_enter: Callback<()>,
) -> impl IntoView {
    let kiosk = use_device().is_kiosk();
    let typing = Typing::new(FIELD, value);
    let on_enter = Callback::new(move |()| {
        typing.finish();
        on_enter.run(());
    });
    let Look { label, how, keyboard, autocomplete, groups } = Look::of(question);
    view! {
        <TextField
            id=FIELD
            label=t(label)
            label_hidden=true
            large=true
            value
            hint=t(how)
            error
            keyboard
            autocomplete=if kiosk { "off" } else { autocomplete }
            on_screen_pad=kiosk
            groups
            on_input=Callback::new(move |typed| value.set(typed))
            on_enter
        />
        {kiosk.then(|| view! { <Keys question value typing/> })}
    }
}

/// How a question is asked.
struct Look {
    label: Key,
    how: Key,
    keyboard: Keyboard,
    autocomplete: &'static str,
    groups: &'static [usize],
}

impl Look {
    const fn of(question: ContactQuestion) -> Self {
        match question {
            ContactQuestion::Mobile => Self {
                label: Key::ApplyMobileLabel,
                how: Key::ApplyMobileHow,
                keyboard: Keyboard::Tel,
                autocomplete: "tel-national",
                groups: MOBILE_GROUPS,
            },
            ContactQuestion::Email => Self {
                label: Key::ApplyEmailLabel,
                how: Key::ApplyEmailHow,
                keyboard: Keyboard::Email,
                autocomplete: "email",
                groups: &[],
            },
            ContactQuestion::Address => Self {
                label: Key::ApplyAddressLabel,
                how: Key::ApplyAddressHow,
                keyboard: Keyboard::Text,
                autocomplete: "street-address",
                groups: &[],
            },
        }
    }
}

/// The keys of a kiosk.
#[component]
fn Keys(question: ContactQuestion, value: RwSignal<String>, typing: Typing) -> impl IntoView {
    match question {
        ContactQuestion::Mobile => view! {
            <NumberPad
                label=t(Key::PadLabel)
                delete_label=t(Key::ActionDelete)
                on_key=move |key: char| value.update(|value| value.push(key))
                on_delete=move |()| value.update(|value| _ = value.pop())
            />
        }
        .into_any(),
        ContactQuestion::Email => {
            view! { <OnScreenKeyboard typing modes=FOR_EMAIL first=Mode::Email/> }.into_any()
        }
        ContactQuestion::Address => {
            let chinese = untrack(|| use_texts().language().is_chinese());
            let first = if chinese { Mode::Pinyin } else { Mode::Letters };
            view! { <OnScreenKeyboard typing modes=FOR_ADDRESS first/> }.into_any()
        }
    }
}
