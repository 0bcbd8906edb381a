//! Whom it is for, among all answers.

use domain::{
    application::Gap,
    wire::{AnotherView, PersonView},
};
use flow::{Event, apply};
use leptos::prelude::*;
use text::app::Key;
use ui::SummaryRow;

use crate::{
    dispatch::use_dispatch,
    journeys::papers::paper_address,
    texts::{t, use_texts},
};

/// Whoever is here; and, where they act for somebody else, that person first.
pub(super) fn holder_rows(another: Option<&AnotherView>, person: &PersonView) -> AnyView {
    let (name, number) = (person.name.to_string(), person.id_number.to_string());
    match another.cloned() {
        None => view! {
            <Whom value=Key::CheckHolderMe/>
            <SummaryRow label=t(Key::CheckName) value=name/>
            <SummaryRow label=t(Key::CheckId) value=number/>
        }
        .into_any(),
        Some(another) => view! { <Another another agent=name/> }.into_any(),
    }
}

/// For whom, with a way to change it.
#[component]
fn Whom(value: Key) -> impl IntoView {
    let change = use_dispatch().on(|| Event::Apply(apply::Event::ChangeAsked(Gap::Holder)));
    view! { <SummaryRow label=t(Key::CheckHolder) value=t(value) action=t(Key::ActionChange) on_action=change/> }
}

/// The other person, their consent, and who acts.
#[component]
fn Another(another: AnotherView, agent: String) -> impl IntoView {
    let change = use_dispatch().on(|| Event::Apply(apply::Event::ChangeAsked(Gap::Holder)));
    let picture = t(Key::PaperKeptPicture);
    let consent = if another.paper.is_some() { Key::CheckConsentPaper } else { Key::CheckConsentCode };
    let texts = use_texts();
    let image = another.paper.map(|paper| {
        view! { <img src=paper_address(paper.id) alt=move || picture.get()/> }
    });
    view! {
        <SummaryRow
            label=t(Key::CheckHolderName)
            value=another.name.to_string()
            action=t(Key::ActionChange)
            on_action=change
        />
        <SummaryRow label=t(Key::CheckHolderNumber) value=another.id_number.to_string()/>
        <SummaryRow label=t(Key::CheckConsent) value=Signal::derive(move || texts.get(consent))>
            {image}
        </SummaryRow>
        <SummaryRow label=t(Key::CheckHolderAgent) value=agent/>
    }
}
