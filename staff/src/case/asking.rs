//! Asking the applicant for more: everything at once, and another photo with the reasons for it.

use domain::{
    application::{Acting, Ask, PhotoReason},
    photo::{Level, Measure},
    wire::staff::{CaseView, Wanted},
};
use leptos::prelude::*;
use text::staff::Key;
use ui::{ButtonLook, Dialog};

use super::{
    Shown,
    panels::{Pick, answers, is_open, leave},
};
use crate::{
    desk::{CaseEvent, Panel},
    dispatch::use_dispatch,
    texts::{t, use_texts},
    wording,
};

/// What more is needed? Where only a photo can be asked for, it is.
#[component]
pub(super) fn AskPanel(shown: Shown) -> impl IntoView {
    let (dispatch, texts) = (use_dispatch(), use_texts());
    let open = is_open(Panel::Ask);
    let picked = RwSignal::new(Vec::<Ask>::new());
    let photo = RwSignal::new(Vec::<PhotoReason>::new());
    let missing = RwSignal::new(None::<Key>);
    let possible = Memo::new(move |_| shown.with(|shown| shown.as_deref().map(possible).unwrap_or_default()));
    Effect::new(move |_| {
        if open.get() {
            let only = possible.get_untracked();
            picked.set(if only.len() == 1 { only } else { Vec::new() });
            photo.set(Vec::new());
            missing.set(None);
        }
    });
    let wants_photo = Memo::new(move |_| picked.with(|picked| picked.contains(&Ask::NewPhoto)));
    let ask = move |()| {
        let asks = picked.get_untracked();
        let photo = if wants_photo.get_untracked() { photo.get_untracked() } else { Vec::new() };
        missing.set(match (asks.is_empty(), wants_photo.get_untracked() && photo.is_empty()) {
            (true, _) => Some(Key::AskMissing),
            (false, true) => Some(Key::AskPhotoMissing),
            (false, false) => None,
        });
        dispatch.on_case(CaseEvent::MoreChosen(Wanted { asks, photo }));
    };
    let actions = answers(Key::AskAction, ButtonLook::Primary, "confirm-ask", Callback::new(ask));
    let error =
        move || missing.get().map(|key| view! { <p class="c-field__error" role="alert">{t(key)}</p> });
    let choices = move || {
        let possible = possible.get();
        possible
            .into_iter()
            .map(|ask| view! { <Pick one=ask id=id(ask) label=wording::ask(ask) picked/> })
            .collect_view()
    };
    let refused = move || {
        let times = shown.with(|shown| shown.as_deref().map_or(0, |case| case.photos_refused));
        let words = move || texts.with(Key::CasePhotosRefused, &[("n", &times.to_string())]);
        (times > 0).then(|| view! { <p class="u-hint">{words}</p> })
    };
    view! {
        <Dialog title=t(Key::AskTitle) open on_close=leave() actions>
            <div class="s-panel">
                <p>{t(Key::AskHint)}</p>
                {refused}
                {error}
                {choices}
                {move || wants_photo.get().then(|| view! { <PhotoReasons shown picked=photo/> })}
            </div>
        </Dialog>
    }
}

/// Why another photo is asked for; the applicant reads each reason.
#[component]
fn PhotoReasons(shown: Shown, picked: RwSignal<Vec<PhotoReason>>) -> impl IntoView {
    let offered = Memo::new(move |_| {
        shown.with(|shown| reasons(shown.as_deref().map_or(&[][..], |case| &case.photo.report.measures)))
    });
    let choice = move |reason: PhotoReason| {
        view! { <Pick one=reason id=reason_id(reason) label=wording::photo_reason(reason) picked/> }
    };
    view! {
        <fieldset class="s-panel__more">
            <legend>{t(Key::AskPhotoWhy)}</legend>
            {move || offered.get().into_iter().map(choice).collect_view()}
        </fieldset>
    }
}

/// What can be asked for again: what was asked at first.
fn possible(case: &CaseView) -> Vec<Ask> {
    Ask::ALL.into_iter().filter(|ask| ask.is_for(case.row.service, acting(case))).collect()
}

/// Who handed the case in.
pub(super) fn acting(case: &CaseView) -> Acting {
    Acting::of(case.agent.is_some(), case.agent.as_ref().is_some_and(|agent| agent.child))
}

/// What the machine found wrong comes first, the gravest on top.
fn reasons(measures: &[Measure]) -> Vec<PhotoReason> {
    let of_level = |level| measures.iter().filter(move |measure| measure.level == level);
    let found = of_level(Level::Fault).chain(of_level(Level::Advice));
    let first = found.filter_map(|measure| measure.fault).filter_map(PhotoReason::of);
    first.chain(PhotoReason::ALL).fold(Vec::new(), |mut reasons, reason| {
        if !reasons.contains(&reason) {
            reasons.push(reason);
        }
        reasons
    })
}

const fn id(ask: Ask) -> &'static str {
    match ask {
        Ask::NewPhoto => "ask-new-photo",
        Ask::Address => "ask-address",
        Ask::Mobile => "ask-mobile",
        Ask::Register => "ask-register",
        Ask::Relation => "ask-relation",
        Ask::Authority => "ask-authority",
    }
}

const fn reason_id(reason: PhotoReason) -> &'static str {
    match reason {
        PhotoReason::NotThePerson => "photo-not-the-person",
        PhotoReason::TooDark => "photo-too-dark",
        PhotoReason::FaceCovered => "photo-face-covered",
        PhotoReason::Background => "photo-background",
        PhotoReason::TooOld => "photo-too-old",
        PhotoReason::EyesClosed => "photo-eyes-closed",
        PhotoReason::OtherForm => "photo-other-form",
        PhotoReason::Expression => "photo-expression",
        PhotoReason::HeadTurned => "photo-head-turned",
        PhotoReason::HeadTilted => "photo-head-tilted",
        PhotoReason::Blurred => "photo-blurred",
        PhotoReason::TooBright => "photo-too-bright",
    }
}

#[cfg(test)]
mod tests {
    use domain::photo::{Check, Fault};
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;

    #[test]
    fn what_the_machine_found_can_be_said_and_stands_first() {
        let found = |check, level, fault| Measure { check, raw: 0.5, score: 50, level, fault: Some(fault) };
        let offered = reasons(&[
            found(Check::Sharp, Level::Advice, Fault::Blurred),
            found(Check::Roll, Level::Fault, Fault::Roll),
            found(Check::MouthClosed, Level::Fault, Fault::MouthOpen),
            found(Check::Neutral, Level::Fault, Fault::Expression),
            found(Check::Size, Level::Fault, Fault::TooSmall),
        ]);
        let first = [PhotoReason::HeadTilted, PhotoReason::Expression, PhotoReason::Blurred];
        assert_eq!(offered[..3], first, "the gravest on top, each once");
        assert_eq!(offered.len(), PhotoReason::ALL.len(), "the others follow");
        assert_eq!(reasons(&[]), PhotoReason::ALL);
    }
}
