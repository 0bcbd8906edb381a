//! When a chosen photo was taken: old photos are refused, and its owner knows best.

use flow::{Event, capture};
use leptos::prelude::*;
use text::app::Key;
use ui::Button;

use crate::{
    dispatch::use_dispatch,
    reading::use_flow,
    screen::Screen,
    texts::{t, use_texts},
};

/// Ages that are told apart, in months, as far as the region allows them.
const AGES: [u8; 2] = [1, 3];

/// Asks for the photo's age; each answer goes on at once.
#[component]
pub(super) fn DatingScreen() -> impl IntoView {
    let (dispatch, texts) = (use_dispatch(), use_texts());
    let most = use_flow().with_untracked(|flow| flow.photo_rules().map_or(0, |rules| rules.max_age_months));
    let with =
        move |key, months: u8| Signal::derive(move || texts.with(key, &[("months", &months.to_string())]));
    let answer = move |label: Signal<String>, months: Option<u8>| {
        let choose = dispatch.on(move || Event::Capture(capture::Event::Dated(months)));
        view! { <Button label on_press=choose/> }
    };
    let within = move |months| match months {
        1 => answer(t(Key::PhotoAgeMonth), Some(1)),
        months => answer(with(Key::PhotoAgeMonths, months), Some(months)),
    };
    let ages = AGES.into_iter().filter(move |months| *months < most).chain([most]);
    view! {
        <Screen
            step="capture.age"
            title=t(Key::PhotoAgeTitle)
            hint=with(Key::PhotoAgeHint, most)
            hang=ui::Hang::Body
        >
            <div class="u-stack">
                {ages.map(within).collect_view()}
                {answer(t(Key::PhotoAgeLonger), None)}
            </div>
        </Screen>
    }
}
