//! How a person is reached: what is known, masked, or something else.

use domain::{
    application::Contact,
    masked::Masked,
    wire::{DraftView, PersonView},
};
use flow::{
    Event, Flow,
    apply::{self, ContactQuestion, Step},
};
use leptos::{either::Either, prelude::*};
use text::app::Key;
use ui::{BigNumber, Button, FieldError};

use super::{service, step};
use crate::{
    dispatch::use_dispatch,
    journeys::{
        contact::{ContactField, FIELD},
        whose::whose,
        wording,
    },
    reading::{use_flow, watch},
    screen::Screen,
    texts::{t, use_texts},
};

/// What is known already, masked.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Known {
    /// From the insurance.
    OnFile(Masked),
    /// Given in this application before.
    Given(Masked),
}

/// Asks one of the three questions.
#[component]
pub(super) fn ContactScreen(question: ContactQuestion) -> impl IntoView {
    let flow = use_flow();
    let known = flow.with_untracked(|flow| known(flow, question));
    let refused = flow.with_untracked(refused).is_some();
    let typing = RwSignal::new(known.is_none() || refused);
    move || match known.clone().filter(|_| !typing.get()) {
        Some(known) => Either::Left(view! { <KnownScreen question known typing/> }),
        None => Either::Right(view! { <TypingScreen question/> }),
    }
}

/// Names a question.
struct Names {
    step: &'static str,
    title: Key,
    hint: Key,
}

impl Names {
    fn of(question: ContactQuestion) -> Self {
        match question {
            ContactQuestion::Mobile => Self {
                step: "contact.mobile",
                title: whose(Key::ApplyMobileTitle, Key::ApplyMobileTitleAnother),
                hint: whose(Key::ApplyMobileHint, Key::ApplyMobileHintAnother),
            },
            ContactQuestion::Email => Self {
                step: "contact.email",
                title: whose(Key::ApplyEmailTitle, Key::ApplyEmailTitleAnother),
                hint: Key::ApplyEmailHint,
            },
            ContactQuestion::Address => Self {
                step: "contact.address",
                title: whose(Key::ApplyAddressTitle, Key::ApplyAddressTitleAnother),
                hint: Key::ApplyAddressHint,
            },
        }
    }
}

/// "Use this one", or another.
#[component]
fn KnownScreen(question: ContactQuestion, known: Known, typing: RwSignal<bool>) -> impl IntoView {
    let dispatch = use_dispatch();
    let Names { step, title, hint } = Names::of(question);
    let (label, value, event) = match known {
        Known::OnFile(value) => (Key::ApplyContactOnFile, value, apply::Event::ContactGiven(Contact::OnFile)),
        Known::Given(value) => (Key::ApplyContactGiven, value, apply::Event::ContactKept),
    };
    view! {
        <Screen
            step
            title=t(title)
            hint=t(hint)
            primary=t(Key::ApplyContactUse)
            on_primary=dispatch.on(move || Event::Apply(event.clone()))
            beside=ViewFnOnce::from(move || view! { <Skip question/> })
        >
            <div class="s-panel">
                <BigNumber label=t(label) value=value.to_string()/>
            </div>
            <div class="u-row">
                <Button label=t(Key::ApplyContactOther) on_press=move |()| typing.set(true)/>
            </div>
        </Screen>
    }
}

/// The field.
#[component]
fn TypingScreen(question: ContactQuestion) -> impl IntoView {
    let (dispatch, texts) = (use_dispatch(), use_texts());
    let Names { step, title, hint } = Names::of(question);
    let before = use_flow().with_untracked(refused);
    let value = RwSignal::new(before.map(|(typed, _)| typed).unwrap_or_default());
    let refusal = watch(refused);
    // What is said is said of what was given, not of what is typed since.
    let stands = move |(given, error)| value.with(|value| *value == given).then_some(error);
    let error = Signal::derive(move || {
        refusal.get().and_then(stands).map(|error| wording::contact_error(texts, error))
    });
    let errors = Signal::derive(move || {
        error.get().map(|message| FieldError { field: FIELD.to_owned(), message }).into_iter().collect()
    });
    let give =
        dispatch.on(move || Event::Apply(apply::Event::ContactGiven(Contact::New(value.get_untracked()))));
    view! {
        <Screen
            step
            title=t(title)
            hint=t(hint)
            errors
            hang=ui::Hang::Body
            primary=t(Key::ActionContinue)
            on_primary=give
            beside=ViewFnOnce::from(move || view! { <Skip question/> })
        >
            <ContactField question value error on_enter=give/>
        </Screen>
    }
}

/// Goes on without an email address; the other questions need an answer.
#[component]
fn Skip(question: ContactQuestion) -> impl IntoView {
    let dispatch = use_dispatch();
    (question == ContactQuestion::Email).then(|| {
        let skip = dispatch.on(|| Event::Apply(apply::Event::ContactGiven(Contact::None)));
        view! { <Button label=t(Key::ApplyEmailSkip) on_press=skip/> }
    })
}

/// What was typed and not taken.
fn refused(flow: &Flow) -> Option<(String, domain::contact::ContactError)> {
    match step(flow)? {
        Step::Contact(step) => step.refusal.clone(),
        _ => None,
    }
}

/// What is known: what was given in this application before what is on file.
fn known(flow: &Flow, question: ContactQuestion) -> Option<Known> {
    let person = flow.session().person.as_ref()?;
    match answered(person.draft(service(flow)?), question) {
        Some(Contact::New(given)) => Some(Known::Given(given.clone())),
        // Where the agent lives says nothing of where anybody else does.
        Some(Contact::OnFile | Contact::None) | None
            if question == ContactQuestion::Address && flow.is_for_another() =>
        {
            None
        }
        Some(Contact::OnFile | Contact::None) | None => {
            on_file(&person.person, question).cloned().map(Known::OnFile)
        }
    }
}

const fn answered(draft: &DraftView, question: ContactQuestion) -> Option<&Contact<Masked>> {
    match question {
        ContactQuestion::Mobile => draft.mobile.as_ref(),
        ContactQuestion::Email => draft.email.as_ref(),
        ContactQuestion::Address => draft.address.as_ref(),
    }
}

const fn on_file(person: &PersonView, question: ContactQuestion) -> Option<&Masked> {
    match question {
        ContactQuestion::Mobile => person.mobile.as_ref(),
        ContactQuestion::Email => person.email.as_ref(),
        ContactQuestion::Address => person.address.as_ref(),
    }
}
