//! The promise, or the papers to bring.

use domain::filing::{FilingKind, Proof};
use flow::filing::Event as Said;
use leptos::prelude::*;
use text::app::Key;
use ui::{Checkbox, FieldError, Notice, Tone};

use super::{filing, say, wording};
use crate::{
    dispatch::use_dispatch,
    reading::{use_flow, use_setting, watch},
    screen::Screen,
    texts::{t, use_texts},
};

/// The id of the box, for links from the error summary.
const FIELD: &str = "filing-promise";

/// What shows that the kind applies, and a box to tick.
#[component]
pub(super) fn ProofScreen() -> impl IntoView {
    let kind = use_flow().with_untracked(|flow| filing(flow)?.kind().cloned());
    kind.map(|kind| view! { <Proven kind/> })
}

#[component]
fn Proven(kind: FilingKind) -> impl IntoView {
    let (dispatch, texts) = (use_dispatch(), use_texts());
    let before = use_flow().with_untracked(|flow| filing(flow).is_some_and(|filing| filing.draft.promised));
    let ticked = RwSignal::new(before);
    let fault = watch(|flow| filing(flow).and_then(|filing| filing.fault));
    let words = Words::of(kind.proof);
    let error = Signal::derive(move || {
        fault.get().filter(|_| !ticked.get()).map(|fault| wording::fault(texts, fault))
    });
    let errors = Signal::derive(move || {
        let fault = |message| FieldError { field: FIELD.to_owned(), message };
        error.get().map(fault).into_iter().collect()
    });
    let papers = StoredValue::new(kind.papers);
    let listed = move || {
        papers.with_value(|papers| {
            papers.iter().map(|paper| view! { <li>{texts.pick(paper)}</li> }).collect_view()
        })
    };
    view! {
        <Screen
            step="filing.proof"
            title=t(words.title)
            hint=t(words.hint)
            errors
            primary=t(Key::ActionContinue)
            on_primary=Callback::new(move |()| say(dispatch, Said::ProofGiven(ticked.get_untracked())))
        >
            <section class="u-stack">
                <h2>{t(words.papers)}</h2>
                <ul>{listed}</ul>
            </section>
            {matches!(kind.proof, Proof::Papers { .. }).then(|| view! { <Where proof=kind.proof/> })}
            <Checkbox
                id=FIELD
                label=t(words.tick)
                checked=ticked
                on_change=move |on| ticked.set(on)
                error=MaybeProp::derive(move || error.get())
            />
        </Screen>
    }
}

/// Where the papers are brought, and within how many days.
#[component]
fn Where(proof: Proof) -> impl IntoView {
    let (texts, setting) = (use_texts(), use_setting());
    let days = match proof {
        Proof::Papers { days } => days,
        Proof::Promise => 0,
    };
    let words = move || {
        let (name, address) = setting.with(|setting| {
            let agency = &setting.region.agency;
            (texts.pick(&agency.name), texts.pick(&agency.address))
        });
        let places = [("days", days.to_string()), ("agency", name), ("address", address)];
        let places: Vec<_> = places.iter().map(|(name, value)| (*name, value.as_str())).collect();
        texts.with(Key::FilingPapersWhere, &places)
    };
    view! { <Notice tone=Tone::Info><p>{words}</p></Notice> }
}

struct Words {
    title: Key,
    hint: Key,
    papers: Key,
    tick: Key,
}

impl Words {
    const fn of(proof: Proof) -> Self {
        match proof {
            Proof::Promise => Self {
                title: Key::FilingPromiseTitle,
                hint: Key::FilingPromiseHint,
                papers: Key::FilingPapersAsked,
                tick: Key::FilingPromiseTick,
            },
            Proof::Papers { .. } => Self {
                title: Key::FilingPapersTitle,
                hint: Key::FilingPapersHint,
                papers: Key::FilingPapers,
                tick: Key::FilingPapersTick,
            },
        }
    }
}
