//! Why care is sought elsewhere: the kind of filing.

use domain::filing::{FilingKind, KindId};
use flow::filing::Event as Said;
use leptos::prelude::*;
use text::app::Key;
use ui::{Choice, FieldError, Hang};

use super::{filing, options::Options, rule, say};
use crate::{
    clock,
    dispatch::use_dispatch,
    reading::use_flow,
    screen::Screen,
    texts::{t, use_texts},
};

/// The id of the tiles, for links from the error summary.
const FIELD: &str = "filing-kind";

/// The region's kinds, each with whom it is for.
#[component]
pub(super) fn KindScreen() -> impl IntoView {
    let (dispatch, texts) = (use_dispatch(), use_texts());
    let before = use_flow().with_untracked(|flow| filing(flow).and_then(|filing| filing.draft.kind.clone()));
    let chosen = RwSignal::new(before.map(|kind| kind.0));
    let missing = RwSignal::new(false);
    let kinds = StoredValue::new(rule().map(|rule| rule.rule.kinds).unwrap_or_default());
    let give = Callback::new(move |()| match chosen.get_untracked() {
        Some(id) => say(dispatch, Said::KindGiven(KindId(id), clock::today())),
        None => missing.set(true),
    });
    let choice = move |kind: &FilingKind| Choice {
        value: kind.id.0.clone(),
        title: texts.pick(&kind.name),
        hint: texts.pick(&kind.who),
    };
    let choices = Signal::derive(move || kinds.with_value(|kinds| kinds.iter().map(choice).collect()));
    let errors = Signal::derive(move || {
        let fault = || FieldError { field: FIELD.to_owned(), message: texts.get(Key::FilingFaultKind) };
        missing.get().then(fault).into_iter().collect()
    });
    let choose = Callback::new(move |id: String| {
        missing.set(false);
        chosen.set(Some(id));
    });
    view! {
        <Screen
            step="filing.kind"
            title=t(Key::FilingKindTitle)
            errors
            hang=Hang::Body
            primary=t(Key::ActionContinue)
            on_primary=give
        >
            <Options id=FIELD title=Key::FilingKindTitle choices chosen on_choose=choose/>
        </Screen>
    }
}
