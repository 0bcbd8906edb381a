//! One topic: the answer, where to do it, and whom to ask.

use leptos::{either::Either, prelude::*};
use text::app::Key;
use topics::{Ask, Kind, Part, Topic, Way};
use ui::{Button, ButtonLink, ButtonLook, Hang, Notice, Tone};

use super::{
    say,
    wording::{self, Onward},
};
use crate::{
    dispatch::use_dispatch,
    effects::address,
    places::contacts::{AgencyItem, HotlineItem},
    reading::use_setting,
    screen::Screen,
    texts::t,
};

/// The answer.
#[component]
pub(super) fn TopicScreen(topic: Topic) -> impl IntoView {
    let Topic { title, parts, ways, ask, .. } = topic;
    view! {
        <Screen step="help.topic" title=Signal::stored(title) hang=Hang::Wide>
            <div class="s-topic">{told(&parts)}</div>
            <Ways ways/>
            <h2>{t(Key::HelpTopicAsk)}</h2>
            <Asked ask/>
        </Screen>
    }
}

/// The parts one after the other; lines of a list that follow each other are one list.
fn told(parts: &[Part]) -> Vec<AnyView> {
    parts
        .chunk_by(|one, next| one.kind == Kind::Item && next.kind == Kind::Item)
        .map(|parts| {
            let first = parts.first().map_or(Kind::Text, |part| part.kind);
            let text = move || parts.iter().map(|part| part.text.clone());
            match first {
                Kind::Item => {
                    let items = text().map(|item| view! { <li>{item}</li> }).collect_view();
                    view! { <ul class="s-list">{items}</ul> }.into_any()
                }
                Kind::Head => view! { <h2>{text().collect_view()}</h2> }.into_any(),
                Kind::Text => view! { <p>{text().collect_view()}</p> }.into_any(),
                Kind::Note => {
                    let note = text().collect::<String>();
                    view! { <Notice tone=Tone::Info><p>{note}</p></Notice> }.into_any()
                }
            }
        })
        .collect()
}

/// Where the topic leads on to; the first is what most people do next.
#[component]
fn Ways(ways: Vec<Way>) -> impl IntoView {
    let dispatch = use_dispatch();
    let button = move |(place, way): (usize, Way)| {
        let look = if place == 0 { ButtonLook::Primary } else { ButtonLook::Secondary };
        let (onward, name) = wording::onward(&way);
        match onward {
            Onward::Place(target) => Either::Left(view! {
                <ButtonLink label=t(name) href=Signal::derive(move || address::href(target)) look/>
            }),
            Onward::Here(event, icon) => {
                let press = move |()| say(dispatch, event.clone());
                Either::Right(view! { <Button label=t(name) look icon on_press=press/> })
            }
        }
    };
    let buttons = ways.into_iter().enumerate().map(button).collect_view();
    view! { <div class="u-row s-topic__ways">{buttons}</div> }
}

/// Whom to ask, with the number and when somebody answers.
#[component]
pub(super) fn Asked(ask: Ask) -> impl IntoView {
    let setting = use_setting();
    let one = move || {
        setting.with(|setting| {
            let region = &setting.region;
            let named = |number: &str| region.hotlines.iter().find(|hotline| hotline.number == number);
            ask.number().and_then(|number| named(number).or_else(|| region.hotlines.first())).cloned()
        })
    };
    let agency = move || setting.with(|setting| setting.region.agency.clone());
    let item = move || match one() {
        Some(hotline) => Either::Left(view! { <HotlineItem hotline/> }),
        None => Either::Right(view! { <AgencyItem agency=agency()/> }),
    };
    view! { <ul class="s-contacts s-contacts--one">{item}</ul> }
}
