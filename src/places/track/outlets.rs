//! Where to collect the card: nearest first, chosen by a tap and then confirmed.

use domain::{outlet::OutletId, service::Service};
use flow::{
    Event, Flow,
    outlets::{Choice, nearest_first},
    track::{self, Outlets, Step},
};
use leptos::{html, prelude::*};
use text::app::Key;
use ui::{FieldError, Hang, Notice, Tone};

use super::{
    outlet_list::{Nearby, OutletTiles, TILES_ID},
    tracking,
};
use crate::{
    dispatch::use_dispatch,
    reading::{use_flow, use_setting, watch},
    screen::Screen,
    texts::{t, use_texts},
};

/// The outlets being chosen from; none on any other screen.
pub(super) fn choosing(flow: &Flow) -> Option<&Outlets> {
    match tracking(flow) {
        Some(Step::Outlets(outlets)) => Some(outlets),
        _ => None,
    }
}

/// Where will you collect your card?
#[component]
pub(super) fn OutletsScreen() -> impl IntoView {
    let (dispatch, texts, setting) = (use_dispatch(), use_texts(), use_setting());
    let chosen = RwSignal::new(None::<String>);
    let unchosen = RwSignal::new(false);
    let choices = watch(sorted);
    let at_once = use_flow().with_untracked(|flow| {
        choosing(flow).is_some_and(|outlets| outlets.case.service == Service::InstantCard)
    });
    let hint = MaybeProp::derive(move || {
        let minutes = setting.with(|setting| setting.region.instant.hold_minutes.to_string());
        let kept = || texts.with(Key::TrackOutletsHintInstant, &[("minutes", &minutes)]);
        Some(if at_once { kept() } else { texts.get(Key::TrackOutletsHint) })
    });
    let errors = Signal::derive(move || {
        let message = texts.get(Key::TrackOutletsNoneChosen);
        let missing = unchosen.get() && chosen.with(Option::is_none);
        missing.then(|| FieldError { field: TILES_ID.to_owned(), message }).into_iter().collect::<Vec<_>>()
    });
    let confirm = Callback::new(move |()| match chosen.get_untracked() {
        Some(id) => dispatch.send(Event::Track(track::Event::OutletChosen(OutletId(id)))),
        None => unchosen.set(true),
    });
    view! {
        <Screen
            step="track.outlets"
            title=t(if at_once { Key::TrackOutletsTitleInstant } else { Key::TrackOutletsTitle })
            hint
            errors
            hang=Hang::Wide
            primary=t(Key::TrackOutletsConfirm)
            on_primary=confirm
        >
            <Gone/>
            <Nearby/>
            <OutletTiles choices chosen/>
        </Screen>
    }
}

/// The region's outlets, nearest first; none until they are loaded.
fn sorted(flow: &Flow) -> Option<Vec<Choice>> {
    let outlets = choosing(flow)?;
    Some(nearest_first(outlets.outlets.as_deref()?, outlets.near.as_ref()))
}

/// Says that the outlet that was chosen has just run out of blank cards.
#[component]
fn Gone() -> impl IntoView {
    let texts = use_texts();
    let gone = watch(|flow| {
        let outlets = choosing(flow)?;
        let gone = outlets.gone.as_ref()?;
        let known = outlets.outlets.iter().flatten().find(|stock| stock.outlet.id == *gone)?;
        Some(known.outlet.name.clone())
    });
    move || {
        gone.get().map(|name| {
            let words = move || texts.with(Key::TrackOutletsGone, &[("outlet", &texts.pick(&name))]);
            let place = NodeRef::<html::Div>::new();
            // The tile that was touched may be far below.
            place.on_load(|place| place.scroll_into_view());
            view! { <div node_ref=place><Notice tone=Tone::Warn live=true><p>{words}</p></Notice></div> }
        })
    }
}
