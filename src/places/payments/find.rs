//! The number of a payment, typed: it is said what is wrong with it before anybody is asked.

use flow::{
    Event,
    payments::{self, Find, Step},
};
use leptos::prelude::*;
use text::app::Key;
use ui::{FieldError, Hang, Keyboard, NumberPad, TextField};

use super::{payments as place, wording};
use crate::{
    controls::use_device,
    dispatch::use_dispatch,
    reading::watch,
    screen::Screen,
    texts::{Texts, t, use_texts},
};

/// The id of the field.
const FIELD: &str = "payment-number";
/// How a number is grouped beside a pad: a receipt code in three groups, the rest of a long one in more.
const GROUPS: &[usize] = &[4, 4, 4, 4, 4, 4, 4];
/// How long the longer of both is.
const LENGTH: usize = 28;

/// What is the number of the payment?
#[component]
pub(super) fn FindScreen() -> impl IntoView {
    let (dispatch, texts) = (use_dispatch(), use_texts());
    let kiosk = use_device().is_kiosk();
    let find = watch(|flow| match place(flow).map(|payments| &payments.step) {
        Some(Step::Find(find)) => find.clone(),
        _ => Find::default(),
    });
    let number = RwSignal::new(find.with_untracked(|find| find.typed.clone()));
    let errors = Memo::new(move |_| find.with(|find| errors(texts, find)));
    let error =
        MaybeProp::derive(move || errors.with(|errors| errors.first().map(|error| error.message.clone())));
    let send = Callback::new(move |()| {
        dispatch.send(Event::Payments(payments::Event::CodeGiven(number.get_untracked())));
    });
    view! {
        <Screen
            step="payments.find"
            title=t(Key::PaymentsFindTitle)
            hint=t(Key::PaymentsFindHint)
            errors
            hang=Hang::Body
            primary=t(Key::PaymentsFindSubmit)
            on_primary=send
        >
            <TextField
                id=FIELD
                label=t(Key::PaymentsFindField)
                hint=t(Key::PaymentsFindFieldHint)
                value=number
                error
                keyboard=Keyboard::Numeric
                on_screen_pad=kiosk
                groups=GROUPS
                on_input=move |typed: String| number.set(typed)
                on_enter=send
            />
            {kiosk.then(|| view! { <Pad number/> })}
        </Screen>
    }
}

/// What is to be put right, in the words at the field.
fn errors(texts: Texts, find: &Find) -> Vec<FieldError> {
    let error = find
        .error
        .map(|error| FieldError { field: FIELD.to_owned(), message: wording::find_error(texts, error) });
    error.into_iter().collect()
}

#[component]
fn Pad(number: RwSignal<String>) -> impl IntoView {
    let typed = move |key: char| {
        number.update(|number| {
            if number.len() < LENGTH {
                number.push(key);
            }
        });
    };
    let deleted = move |()| number.update(|number| _ = number.pop());
    view! {
        <NumberPad label=t(Key::PadLabel) delete_label=t(Key::ActionDelete) on_key=typed on_delete=deleted/>
    }
}
