//! Choosing the division in which the household is registered.

use domain::{jurisdiction::Division, region::RegionCode, service::Service};
use flow::{Event, apply, household};
use leptos::prelude::*;
use text::app::Key;
use ui::{Button, Choice, ChoiceTiles, FieldError};

use super::{decides, divisions, names};
use crate::{
    dispatch::use_dispatch,
    journeys::whose::whose,
    reading::{use_flow, use_setting},
    screen::Screen,
    texts::{Texts, t, use_texts},
};

/// The id of the tiles, for links from the error summary.
const FIELD: &str = "household";

/// The divisions as tiles, each with the agency that decides for it, outside those of an agency together; the one given before is chosen.
#[component]
pub(super) fn ChoosingScreen(
    /// Whether the region's own divisions are shown, or those outside.
    inside: bool,
) -> impl IntoView {
    let (dispatch, texts, setting) = (use_dispatch(), use_texts(), use_setting());
    let before =
        |flow: &flow::Flow| flow.session().person.as_ref()?.draft(Service::NewCard).household.clone();
    let chosen = RwSignal::new(use_flow().with_untracked(before).map(String::from));
    let missing = RwSignal::new(false);
    let say = move |event| dispatch.send(Event::Apply(apply::Event::Household(event)));
    let give = Callback::new(move |()| match chosen.get_untracked().map(RegionCode::try_from) {
        Some(Ok(code)) => say(household::Event::Chosen(code)),
        Some(Err(_)) | None => missing.set(true),
    });
    let choose = move |code: String| {
        missing.set(false);
        chosen.set(Some(code));
    };
    let errors = Signal::derive(move || {
        let message = || texts.get(Key::ApplyHouseholdMissing);
        let fault = missing.get().then(|| FieldError { field: FIELD.to_owned(), message: message() });
        fault.into_iter().collect()
    });
    let choices = Signal::derive(move || {
        setting.with(|setting| {
            let agency = |division: &Division| {
                decides(&setting.region, &division.code, |decides| texts.pick(&decides.agency.name))
            };
            let choice = |group: Vec<&Division>| {
                let first = *group.first()?;
                Some(choice(first, names(texts, &group), hint(texts, agency(first))))
            };
            divisions(&setting.region, inside).into_iter().filter_map(choice).collect()
        })
    });
    let Names { step, title, hint, none } = Names::of(inside);
    let none_of_them =
        move || view! { <Button label=t(none) on_press=move |()| say(household::Event::NoneSaid)/> };
    view! {
        <Screen
            step
            title=t(title)
            hint=t(hint)
            errors
            hang=ui::Hang::Body
            primary=t(Key::ActionContinue)
            on_primary=give
            beside=ViewFnOnce::from(none_of_them)
        >
            <ChoiceTiles
                id=FIELD
                legend=t(title)
                legend_hidden=true
                choices
                chosen=Signal::derive(move || chosen.get())
                on_choose=choose
            />
        </Screen>
    }
}

/// What is said of one list.
struct Names {
    step: &'static str,
    title: Key,
    hint: Key,
    none: Key,
}

impl Names {
    fn of(inside: bool) -> Self {
        if inside {
            Self {
                step: "household.here",
                title: whose(Key::ApplyHouseholdTitle, Key::ApplyHouseholdTitleAnother),
                hint: Key::ApplyHouseholdHint,
                none: Key::ApplyHouseholdOther,
            }
        } else {
            Self {
                step: "household.outside",
                title: Key::ApplyHouseholdOutsideTitle,
                hint: Key::ApplyHouseholdOutsideHint,
                none: Key::ApplyHouseholdOutsideNone,
            }
        }
    }
}

/// Divisions for which one agency decides are one choice, by the code of the first.
fn choice(first: &Division, title: String, hint: String) -> Choice {
    Choice { value: first.code.as_str().to_owned(), title, hint }
}

fn hint(texts: Texts, agency: Option<String>) -> String {
    let hint = agency.map(|agency| texts.with(Key::ApplyHouseholdAgency, &[("agency", &agency)]));
    hint.unwrap_or_default()
}
