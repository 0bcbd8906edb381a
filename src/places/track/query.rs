//! Reference and identity number, typed.

use flow::{
    Event,
    track::{self, Query, Step},
};
use leptos::prelude::*;
use text::app::Key;
use ui::{FieldError, Hang, Keyboard, NumberPad, TextField};

use super::{tracking, wording};
use crate::{
    clock,
    controls::use_device,
    dispatch::use_dispatch,
    journeys::wording::id_error,
    reading::watch,
    screen::Screen,
    texts::{Texts, t, use_texts},
};

/// The ids of the fields.
const REFERENCE: &str = "reference";
const ID_NUMBER: &str = "id-number";
/// How the numbers are grouped beside a pad.
const REFERENCE_GROUPS: &[usize] = &[4, 4];
const ID_GROUPS: &[usize] = &[6, 4, 4];
/// How long they are at most.
const REFERENCE_LENGTH: usize = 9;
const ID_LENGTH: usize = 18;

/// Your reference and ID number?
#[component]
pub(super) fn QueryScreen() -> impl IntoView {
    let (dispatch, texts) = (use_dispatch(), use_texts());
    let query = watch(|flow| match tracking(flow) {
        Some(Step::Query(query)) => query.clone(),
        _ => Query::default(),
    });
    let reference = RwSignal::new(query.with_untracked(|query| query.reference.clone()));
    let id_number = RwSignal::new(String::new());
    let errors = Memo::new(move |_| query.with(|query| errors(texts, query)));
    let send = Callback::new(move |()| {
        let (reference, id_number) = (reference.get_untracked(), id_number.get_untracked());
        dispatch.send(Event::Track(track::Event::QueryGiven { reference, id_number, today: clock::today() }));
    });
    view! {
        <Screen
            step="track.query"
            title=t(Key::TrackQueryTitle)
            errors
            hang=Hang::Body
            primary=t(Key::TrackQuerySubmit)
            on_primary=send
        >
            <Fields reference id_number errors send/>
        </Screen>
    }
}

/// What is to be put right, in the words at the fields.
fn errors(texts: Texts, query: &Query) -> Vec<FieldError> {
    let reference = query.reference_error.map(|error| FieldError {
        field: REFERENCE.to_owned(),
        message: texts.get(wording::reference(error)),
    });
    let id = query
        .id_error
        .map(|error| FieldError { field: ID_NUMBER.to_owned(), message: id_error(texts, error) });
    reference.into_iter().chain(id).collect()
}

#[component]
fn Fields(
    reference: RwSignal<String>,
    id_number: RwSignal<String>,
    errors: Memo<Vec<FieldError>>,
    send: Callback<()>,
) -> impl IntoView {
    let kiosk = use_device().is_kiosk();
    // The field that the pad types into: the one touched last.
    let at_id = RwSignal::new(false);
    let error = move |field: &'static str| {
        MaybeProp::derive(move || {
            errors.with(|errors| {
                errors.iter().find(|error| error.field == field).map(|error| error.message.clone())
            })
        })
    };
    view! {
        <div class="s-query">
            <div
                class="s-query__field"
                data-typed-into=move || (kiosk && !at_id.get()).then_some("")
                on:focusin=move |_| at_id.set(false)
            >
                <TextField
                    id=REFERENCE
                    label=t(Key::TrackQueryReference)
                    hint=t(Key::TrackQueryReferenceHint)
                    value=reference
                    error=error(REFERENCE)
                    keyboard=Keyboard::Numeric
                    on_screen_pad=kiosk
                    groups=REFERENCE_GROUPS
                    on_input=move |typed: String| reference.set(typed)
                    on_enter=send
                />
            </div>
            <div
                class="s-query__field"
                data-typed-into=move || (kiosk && at_id.get()).then_some("")
                on:focusin=move |_| at_id.set(true)
            >
                <TextField
                    id=ID_NUMBER
                    label=t(Key::TrackQueryId)
                    hint=t(Key::TrackQueryIdHint)
                    value=id_number
                    error=error(ID_NUMBER)
                    on_screen_pad=kiosk
                    groups=ID_GROUPS
                    on_input=move |typed: String| id_number.set(typed)
                    on_enter=send
                />
            </div>
        </div>
        {kiosk.then(|| view! { <Pad reference id_number at_id/> })}
    }
}

/// Types into the field touched last, and goes on to the second when the first is full.
#[component]
fn Pad(reference: RwSignal<String>, id_number: RwSignal<String>, at_id: RwSignal<bool>) -> impl IntoView {
    let typed = move |key: char| {
        let (field, length) =
            if at_id.get_untracked() { (id_number, ID_LENGTH) } else { (reference, REFERENCE_LENGTH) };
        field.update(|text| {
            if text.chars().count() < length {
                text.push(key);
            }
        });
        let full = field.with_untracked(|text| text.chars().count() >= length);
        if full && !at_id.get_untracked() {
            at_id.set(true);
        }
    };
    let deleted = move |()| {
        let field = if at_id.get_untracked() { id_number } else { reference };
        field.update(|text| {
            text.pop();
        });
    };
    view! {
        <NumberPad
            label=t(Key::PadLabel)
            delete_label=t(Key::ActionDelete)
            on_key=typed
            on_delete=deleted
            with_x=true
        />
    }
}
