//! Not today: why, by which rule, and what to do instead.

use domain::{instant::Group, service::Service};
use flow::{Event, Target, instant};
use leptos::prelude::*;
use text::app::Key;
use ui::{Button, Notice, Tone};

use super::wording;
use crate::{
    dispatch::use_dispatch,
    places::contacts::Contacts,
    reading::use_setting,
    screen::Screen,
    texts::{t, use_texts},
};

/// Why not, and the usual way.
#[component]
pub(super) fn NoScreen(group: Option<Group>) -> impl IntoView {
    let (dispatch, texts, setting) = (use_dispatch(), use_texts(), use_setting());
    let why = move || match group {
        None => texts.get(Key::InstantNoNone),
        Some(group) => setting.with(|setting| {
            let (region, rule) = (texts.pick(&setting.region.name), &setting.region.instant);
            let group = wording::group(texts, rule, group);
            texts.with(Key::InstantNoElsewhere, &[("region", &region), ("group", &group)])
        }),
    };
    let instead = move || {
        let days =
            setting.with(|setting| setting.region.terms.review_days + setting.region.terms.production_days);
        texts.with(Key::InstantNoInstead, &[("days", &days.to_string())])
    };
    let rule = move || {
        setting.with(|setting| wording::source(texts, &setting.region.instant, &setting.region.version))
    };
    let again = move || {
        view! { <Button label=t(Key::InstantAgain) on_press=dispatch.on(|| Event::Instant(instant::Event::BegunAnew))/> }
    };
    let usual = if group == Some(Group::LossAndReissue) { Service::Reissue } else { Service::ReplaceCard };
    view! {
        <Screen
            step="instant.no"
            title=t(Key::InstantNoTitle)
            beside=ViewFnOnce::from(again)
            primary=t(Key::InstantNoNormal)
            on_primary=dispatch.on(move || Event::Went(Target::Service(usual)))
        >
            <Notice tone=Tone::Info title=MaybeProp::derive(move || Some(why()))>
                <p>{instead}</p>
            </Notice>
            <p class="u-hint">{rule}</p>
            <Contacts/>
        </Screen>
    }
}
