//! The region whose rules apply, and another one where it is wanted. Who is signed in belongs to one region.

use domain::wire::RegionName;
use flow::Event;
use leptos::{either::Either, prelude::*};
use text::app::Key;
use ui::{Button, ButtonLook, Icon};

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
    let button = move |region: RegionName| {
        let RegionName { code, name } = region;
        let here = setting.with(|setting| setting.region.code == code);
        let choose = move |()| {
            open.set(false);
            dispatch.send(Event::RegionChosen(code.clone()));
        };
        let label = Signal::derive(move || texts.pick(&name));
        if here {
            Either::Left(view! { <Button label icon=Icon::Check on_press=choose/> })
        } else {
            Either::Right(view! { <Button label on_press=choose/> })
        }
    };
    let regions = move || setting.with(|setting| setting.regions.regions.clone());
    let question = t(Key::HomeRegionChoose);
    view! {
        <div class="u-stack" role="group" aria-label=move || question.get()>
            <p>{question}</p>
            {move || regions().into_iter().map(button).collect_view()}
        </div>
    }
}
