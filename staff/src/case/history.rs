//! What happened to the case, oldest first.

use domain::{application::HistoryEntry, wire::staff::CaseView};
use leptos::prelude::*;
use text::staff::Key;

use super::Shown;
use crate::{
    figures,
    texts::{Texts, list, t, use_texts},
    wording,
};

/// The card with the history.
#[component]
pub(super) fn HistoryCard(shown: Shown) -> impl IntoView {
    let texts = use_texts();
    let entries = Memo::new(move |_| shown.with(|shown| shown.as_deref().map(lines).unwrap_or_default()));
    let line = move |(entry, clerk): Line| {
        let who = clerk.unwrap_or_else(|| texts.get(wording::actor(entry.actor)));
        view! {
            <li class="s-history__entry">
                <span class="s-history__time u-number">{figures::time_of_day(entry.at)}</span>
                <span class="s-history__what">{what(texts, &entry)}</span>
                <span class="s-history__who">{who}</span>
            </li>
        }
    };
    view! {
        <section class="s-card s-history" aria-labelledby="history-title">
            <h3 class="s-history__title" id="history-title">{t(Key::CaseHistory)}</h3>
            <ol>{move || entries.get().into_iter().map(line).collect_view()}</ol>
        </section>
    }
}

/// What happened, and the clerk who did it.
type Line = (HistoryEntry, Option<String>);

fn lines(case: &CaseView) -> Vec<Line> {
    let clerks = case.clerks.iter().cloned().chain(std::iter::repeat(None));
    case.progress.history.iter().cloned().zip(clerks).collect()
}

/// What happened, with its reasons and what was asked for.
fn what(texts: Texts, entry: &HistoryEntry) -> String {
    let event = texts.get(wording::event(entry.event));
    let reasons = entry.reasons.iter().map(|reason| wording::rejection(*reason).0);
    let asks = entry.asks.iter().copied().map(wording::ask);
    let photo = entry.photo_reasons.iter().copied().map(wording::photo_reason);
    let withdrawal = entry.withdrawal.into_iter().map(wording::withdrawal);
    let given_back = entry.given_back.into_iter().map(wording::give_back);
    let more: Vec<_> = reasons.chain(asks).chain(photo).chain(withdrawal).chain(given_back).collect();
    if more.is_empty() {
        return event;
    }
    texts.with(Key::HistoryWith, &[("what", &event), ("more", &list(texts, more))])
}
