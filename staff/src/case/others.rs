//! The same person's other applications: one of them may be the same wish.

use domain::wire::staff::{CaseView, OtherCase};
use leptos::{either::Either, prelude::*};
use text::staff::Key;

use super::Shown;
use crate::{
    desk::ConsoleEvent,
    dispatch::use_dispatch,
    figures,
    texts::{t, use_texts},
    wording,
};

/// The card with them; nothing when there are none.
#[component]
pub(super) fn Others(shown: Shown) -> impl IntoView {
    let others = Memo::new(move |_| shown.with(|shown| shown.as_deref().map(of).unwrap_or_default()));
    move || {
        let others = others.get();
        (!others.is_empty()).then(|| {
            view! {
                <section class="s-card s-others" aria-labelledby="others-title" data-testid="others">
                    <h3 class="s-history__title" id="others-title">{t(Key::CaseOthers)}</h3>
                    <p class="u-hint">{t(Key::CaseOthersHint)}</p>
                    <ul class="s-others__list">
                        {others.into_iter().map(|other| view! { <Other other/> }).collect_view()}
                    </ul>
                </section>
            }
        })
    }
}

fn of(case: &CaseView) -> Vec<OtherCase> {
    case.others.clone()
}

/// One of them; those of another region are only named.
#[component]
fn Other(other: OtherCase) -> impl IntoView {
    let (dispatch, texts) = (use_dispatch(), use_texts());
    let OtherCase { reference, service, status, since, here } = other;
    let digits = reference.grouped();
    let open = move |_| dispatch.at_work(ConsoleEvent::Opened(reference.clone()));
    let name = if here {
        Either::Left(
            view! { <button type="button" class="s-line__reference" on:click=open>{digits}</button> },
        )
    } else {
        Either::Right(view! { <span>{digits} " · " {t(Key::CaseOthersElsewhere)}</span> })
    };
    view! {
        <li class="s-others__one u-number">
            {name}
            <span>{move || texts.get(wording::service(service).0)}</span>
            <span>{move || texts.get(wording::status(status).0)}</span>
            <span>{figures::day(since)}</span>
        </li>
    }
}
