//! The region whose rules apply, and another one where it is wanted. Who is signed in belongs to one region.

use domain::region::RegionCode;
use flow::Event;
use leptos::{either::Either, prelude::*};
use text::app::Key;
use ui::{Button, ButtonLook, Choice, ChoiceTiles};

use crate::{
    dispatch::use_dispatch,
    reading::{use_setting, watch},
    texts::{t, use_texts},
};

/// "Anlan · Change".
#[component]
pub(super) fn RegionChoice() -> impl IntoView {
    let (texts, setting) = (use_texts(), use_setting());
    let open = RwSignal::new(false);
    let bound = watch(|flow| flow.session().person.is_some());
    let name = move || setting.with(|setting| texts.pick(&setting.region.name));
    let label = Signal::derive(move || texts.with(Key::HomeRegion, &[("region", &name())]));
    move || match (bound.get(), open.get()) {
        (true, _) => Either::Left(view! { <p class="u-hint">{name}</p> }),
        (false, false) => Either::Right(Either::Left(view! {
            <div class="s-region">
                <Button label look=ButtonLook::Quiet on_press=move |()| open.set(true) attr:data-testid="region"/>
            </div>
        })),
        (false, true) => Either::Right(Either::Right(view! { <Regions open/> })),
    }
}

#[component]
fn Regions(open: RwSignal<bool>) -> impl IntoView {
    let (dispatch, texts, setting) = (use_dispatch(), use_texts(), use_setting());
    let choices = move || {
        let choice = |region: &domain::wire::RegionName| Choice {
            value: region.code.as_str().to_owned(),
            title: texts.pick(&region.name),
            hint: String::new(),
        };
        setting.with(|setting| setting.regions.regions.iter().map(choice).collect::<Vec<_>>())
    };
    let chosen = move || setting.with(|setting| Some(setting.region.code.as_str().to_owned()));
    let choose = move |code: String| {
        open.set(false);
        if let Ok(code) = RegionCode::try_from(code) {
            dispatch.send(Event::RegionChosen(code));
        }
    };
    view! {
        <ChoiceTiles
            id="region"
            legend=t(Key::HomeRegionChoose)
            choices=Signal::derive(choices)
            chosen=Signal::derive(chosen)
            on_choose=choose
        />
    }
}
