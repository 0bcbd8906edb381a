//! Every text that is typed, against everything that is none: a reason at the field, the text kept, and nobody asked.

use domain::{
    application::{Contact, Relation},
    wire::DraftView,
};

use crate::fixtures::{Conversation, ID, at_code, at_number, at_person, today, with_draft};
use crate::{Event, Target, apply, apply::Step, holder, identify, track};

/// What is no answer to any question: nothing, spaces, too much, pictures, frames of a page, and marks that nobody sees.
fn wrong() -> Vec<String> {
    let long = "7".repeat(10_000);
    ["", " \u{3000}\t", "\u{200b}\u{202e}\u{feff}", "😊👍🏽", "<script>alert(1)</script>", "<b></b>", &long]
        .map(str::to_owned)
        .to_vec()
}

/// Says each wrong text to a conversation that stands before a question; `shown` is the text that is kept with a reason.
fn check(
    name: &str,
    begin: impl Fn() -> Conversation,
    say: impl Fn(String) -> Event,
    shown: impl Fn(&Conversation) -> Option<String>,
) {
    for typed in wrong() {
        let mut talk = begin();
        talk.says(say(typed.clone()));
        let words: String = typed.chars().take(12).collect();
        assert!(talk.calls().is_empty(), "{name}: {words:?} reaches the server");
        assert_eq!(shown(&talk), Some(typed), "{name}: {words:?} is lost, or has no reason");
    }
}

fn contact(draft: &DraftView, name: &str) {
    check(
        name,
        || with_draft(false, draft.clone()),
        |typed| Event::Apply(apply::Event::ContactGiven(Contact::New(typed))),
        |talk| match talk.applying() {
            Step::Contact(step) => step.refusal.as_ref().map(|(typed, _)| typed.clone()),
            other => panic!("{other:?}"),
        },
    );
}

#[test]
fn a_wrong_mobile_email_or_address_stands_with_its_reason() {
    let reason = Some(domain::service::ReplaceReason::Expired);
    let first = DraftView { version: 1, reason, ..DraftView::default() };
    contact(&first, "mobile");
    let second = DraftView { version: 2, mobile: Some(Contact::OnFile), ..first };
    contact(&second, "email");
    let third = DraftView { version: 3, email: Some(Contact::None), ..second };
    contact(&third, "address");
}

#[test]
fn a_wrong_number_stands_with_its_reason() {
    check(
        "number",
        || at_number(false),
        |typed| Event::Identify(identify::Event::NumberGiven { typed, today: today() }),
        |talk| match talk.applying() {
            Step::Identify(identify) => match &identify.step {
                identify::Step::Number { typed, refusal } => refusal.map(|_| typed.clone()),
                other => panic!("{other:?}"),
            },
            other => panic!("{other:?}"),
        },
    );
}

#[test]
fn a_wrong_code_is_told_and_the_screen_keeps_what_was_typed() {
    for typed in wrong() {
        let mut talk = at_code(false);
        talk.says(Event::Identify(identify::Event::CodeGiven(typed)));
        let Step::Identify(identify) = talk.applying() else { panic!("{:?}", talk.applying()) };
        assert!(matches!(identify.step, identify::Step::Code { malformed: true, .. }));
        assert!(talk.calls().is_empty());
    }
}

#[test]
fn a_wrong_reference_stands_with_its_reason() {
    check(
        "reference",
        || {
            let mut talk = Conversation::opened(Target::Track, false);
            talk.says(Event::Track(track::Event::ByReferenceAsked));
            talk
        },
        |reference| {
            Event::Track(track::Event::QueryGiven { reference, id_number: ID.into(), today: today() })
        },
        |talk| match talk.following() {
            track::Step::Query(query) => query.reference_error.map(|_| query.reference.clone()),
            other => panic!("{other:?}"),
        },
    );
}

#[test]
fn a_wrong_name_or_number_of_another_stands_with_its_reason() {
    let says = |event| Event::Holder(event);
    let asked = |talk: &Conversation| match talk.applying() {
        Step::Holder(holder::Step::Name(asked) | holder::Step::Number(asked)) => (**asked).clone(),
        other => panic!("{other:?}"),
    };
    check(
        "name of another",
        || at_person(false, Relation::Parent),
        |typed| says(holder::Event::NameGiven(typed)),
        |talk| {
            let asked = asked(talk);
            asked.name_error.map(|_| asked.name)
        },
    );
    check(
        "number of another",
        || {
            let mut talk = at_person(false, Relation::Parent);
            talk.says(says(holder::Event::NameGiven("王桂兰".into())));
            talk
        },
        |typed| says(holder::Event::NumberGiven { typed, today: today() }),
        |talk| {
            let asked = asked(talk);
            asked.id_error.map(|_| asked.id_number)
        },
    );
}
