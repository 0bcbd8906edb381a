//! The outlets as tiles with all that helps to choose, and where distances are measured from.

use domain::{
    outlet::{Outlet, OutletId},
    region::{District, RegionCode},
    wire::OutletStock,
};
use flow::{
    Event,
    outlets::{Choice, Near},
    track,
};
use leptos::prelude::*;
use text::app::Key;
use ui::{Button, Icon, Notice, Tone};

use super::outlets::choosing;
use crate::{
    controls::{use_controls, use_device},
    dispatch::use_dispatch,
    reading::{use_setting, watch},
    texts::{Texts, t, use_texts},
};

/// The id of the tiles, for links from the error summary.
pub(super) const TILES_ID: &str = "outlets";
/// How many outlets are offered at once.
const OFFERED: usize = 5;
const OFFERED_ELDER: usize = 3;
/// Up to how many metres an outlet is where we are.
const HERE: f64 = 50.0;
/// From how many metres a distance is said in kilometres.
const FAR: f64 = 950.0;

/// The nearest outlets that have a blank card; more on demand, and those without one by name.
#[component]
pub(super) fn OutletTiles(
    choices: Memo<Option<Vec<Choice>>>,
    chosen: RwSignal<Option<String>>,
) -> impl IntoView {
    let elder = use_controls().elder;
    let more = RwSignal::new(1_usize);
    let (stocked, empty) = (part(choices, true), part(choices, false));
    let offered = move || more.get() * if elder.get() { OFFERED_ELDER } else { OFFERED };
    let tiles = move || {
        let offered = stocked.with(|stocked| stocked.iter().take(offered()).cloned().collect::<Vec<_>>());
        offered.into_iter().map(|choice| view! { <OutletTile choice chosen/> }).collect_view()
    };
    let further = move || {
        let word = t(Key::TrackOutletsMore);
        let hidden = stocked.with(Vec::len) > offered();
        hidden.then(|| view! { <Button label=word on_press=move |()| more.update(|more| *more += 1)/> })
    };
    view! {
        <Missing choices stocked/>
        <fieldset class="c-choice-tiles" id=TILES_ID tabindex="-1">
            <legend class="u-hidden">{t(Key::TrackOutletsLegend)}</legend>
            {tiles}
        </fieldset>
        {further}
        <Empty empty/>
    }
}

/// Says that the list is on its way, or that no outlet has a blank card.
#[component]
fn Missing(choices: Memo<Option<Vec<Choice>>>, stocked: Memo<Vec<Choice>>) -> impl IntoView {
    move || {
        let loaded = choices.with(Option::is_some);
        let word = if loaded { Key::TrackOutletsNone } else { Key::TrackOutletsLoading };
        stocked.with(Vec::is_empty).then(|| view! { <p role="status">{t(word)}</p> })
    }
}

/// The outlets that have no blank card, by name.
#[component]
fn Empty(empty: Memo<Vec<Choice>>) -> impl IntoView {
    let texts = use_texts();
    move || {
        let name = |choice: &Choice| texts.pick(&choice.stock.outlet.name);
        let names = empty.with(|empty| empty.iter().map(name).collect::<Vec<_>>());
        let words = texts.with(Key::TrackOutletsEmpty, &[("outlets", &names.join(" · "))]);
        (!names.is_empty()).then(|| view! { <p class="u-hint">{words}</p> })
    }
}

/// An outlet with all that helps to choose.
#[component]
fn OutletTile(choice: Choice, chosen: RwSignal<Option<String>>) -> impl IntoView {
    let texts = use_texts();
    let Choice { stock: OutletStock { outlet, free }, metres } = choice;
    let Outlet { id: OutletId(id), name, address, hours, phone, .. } = outlet;
    let (value, reported) = (id.clone(), id.clone());
    let checked = move || chosen.with(|chosen| chosen.as_deref() == Some(id.as_str()));
    let far =
        move || metres.map(|metres| view! { <span class="s-outlet__far">{distance(texts, metres)}</span> });
    let left = move || texts.with(Key::TrackOutletsFree, &[("count", &free.to_string())]);
    view! {
        <label class="c-choice-tiles__tile" data-testid="outlet">
            <input
                type="radio"
                class="c-choice-tiles__dot"
                name=TILES_ID
                value=value
                prop:checked=checked
                on:change=move |_| chosen.set(Some(reported.clone()))
            />
            <span class="s-outlet">
                <span class="c-choice-tiles__title">{move || texts.pick(&name)}</span>
                {far}
                <span class="c-choice-tiles__hint">{move || texts.pick(&address)}</span>
                <span class="c-choice-tiles__hint">{move || texts.pick(&hours)}</span>
                <span class="c-choice-tiles__hint">{phone}" · "{left}</span>
            </span>
        </label>
    }
}

/// The outlets that have a blank card, or those that have none.
fn part(choices: Memo<Option<Vec<Choice>>>, stocked: bool) -> Memo<Vec<Choice>> {
    let belongs = move |choice: &&Choice| (choice.stock.free > 0) == stocked;
    Memo::new(move |_| choices.with(|choices| choices.iter().flatten().filter(belongs).cloned().collect()))
}

fn distance(texts: Texts, metres: f64) -> String {
    if metres < HERE {
        texts.get(Key::TrackOutletsHere)
    } else if metres < FAR {
        let tens = texts.number((metres / 50.0).ceil() * 50.0, 0);
        texts.with(Key::TrackOutletsMetres, &[("metres", &tens)])
    } else {
        let kilometres = texts.number(metres / 1_000.0, 1);
        texts.with(Key::TrackOutletsKilometres, &[("kilometres", &kilometres)])
    }
}

/// On a phone: its own position, or a district. A kiosk knows where it stands.
#[component]
pub(super) fn Nearby() -> impl IntoView {
    (!use_device().is_kiosk()).then(|| view! { <Position/> })
}

#[component]
fn Position() -> impl IntoView {
    let dispatch = use_dispatch();
    let near = watch(|flow| choosing(flow).and_then(|outlets| outlets.near.clone()));
    let unlocated = watch(|flow| choosing(flow).is_some_and(|outlets| outlets.unlocated));
    let located = move || near.with(|near| matches!(near, Some(Near::Device(_))));
    let button = move || {
        let ask = dispatch.on(|| Event::Track(track::Event::LocateAsked));
        (!located()).then(|| {
            view! {
                <div>
                    <Button label=t(Key::TrackOutletsLocate) icon=Icon::MapPin on_press=ask/>
                    <p class="u-hint">{t(Key::TrackOutletsLocateWhy)}</p>
                </div>
            }
        })
    };
    let refused = move || {
        let words = t(Key::TrackOutletsUnlocated);
        unlocated.get().then(|| view! { <Notice tone=Tone::Warn live=true><p>{words}</p></Notice> })
    };
    view! {
        {refused}
        {button}
        {move || (!located()).then(|| view! { <Districts/> })}
    }
}

#[component]
fn Districts() -> impl IntoView {
    let (dispatch, texts, setting) = (use_dispatch(), use_texts(), use_setting());
    let picked = watch(|flow| match choosing(flow)?.near.as_ref()? {
        Near::District(code, _) => Some(code.as_str().to_owned()),
        Near::Kiosk(_) | Near::Device(_) => None,
    });
    let option = move |District { code, name, .. }: District| {
        let value = code.as_str().to_owned();
        let selected = value.clone();
        let is_picked = move || picked.with(|picked| picked.as_deref() == Some(selected.as_str()));
        view! { <option value=value selected=is_picked>{move || texts.pick(&name)}</option> }
    };
    let pick = move |code: String| {
        if let Ok(code) = RegionCode::try_from(code) {
            dispatch.send(Event::Track(track::Event::DistrictPicked(code)));
        }
    };
    view! {
        <label class="s-select">
            <span class="s-select__label">{t(Key::TrackOutletsDistrict)}</span>
            <select class="s-select__field" on:change:target=move |event| pick(event.target().value())>
                <option value="">"—"</option>
                {move || setting.with(|setting| setting.region.districts.clone()).into_iter().map(option).collect_view()}
            </select>
        </label>
    }
}
