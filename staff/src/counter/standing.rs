//! How a card stands, what may be done about it, and whom its bank half belongs to.

use domain::{
    card::{CardEvent, CardStatus, Lapse, Occasion},
    moment::iso_date,
    region::Bank,
    wire::{
        CardStanding, ReportEnd,
        staff::{CardLine, FoundCard},
    },
};
use leptos::prelude::*;
use text::staff::Key;
use ui::{Button, ButtonLook, Chip, Notice, Tone};

use crate::{
    desk::{CardsEvent, ConsoleEvent},
    dispatch::{use_dispatch, watch_work},
    figures,
    texts::{Texts, t, use_texts},
    wording,
};

/// Whose card, how it stands here and in the core, and what happened to it.
#[component]
pub(super) fn Standing(card: FoundCard) -> impl IntoView {
    let texts = use_texts();
    let FoundCard { name, id_number, mobile, standing, history, .. } = card;
    let (word, tone) = wording::card_status(standing.status);
    let (status, core) = (standing.status.as_str(), wording::core_word(standing.core));
    let (of_since, ends) = (standing.clone(), standing.ends);
    let end = (ends.is_some() || standing.status == CardStatus::TempLost).then(|| {
        let words = move || end(texts, ends);
        view! { <dt>{t(Key::CardsEnds)}</dt><dd data-testid="report-ends">{words}</dd> }
    });
    let mobile = move || mobile.as_ref().map_or_else(|| texts.get(Key::CardsMobileNone), ToString::to_string);
    view! {
        <div class="s-card s-compare__facts">
            <dl class="s-compare__list">
                <dt>{t(Key::CaseName)}</dt>
                <dd>{name.to_string()}</dd>
                <dt>{t(Key::CaseId)}</dt>
                <dd class="u-number">{id_number.to_string()}</dd>
                <dt>{t(Key::CardsMobile)}</dt>
                <dd class="u-number">{mobile}</dd>
                <dt>{t(Key::CardsStatus)}</dt>
                <dd data-testid="card-status" data-status=status><Chip label=t(word) tone=Signal::stored(tone)/></dd>
                <dt>{t(Key::CardsCore)}</dt>
                <dd>{t(core)}</dd>
                <dt>{t(Key::CardsSince)}</dt>
                <dd>{move || since(texts, &of_since)}</dd>
                {end}
            </dl>
        </div>
        <History history/>
    }
}

fn since(texts: Texts, standing: &CardStanding) -> String {
    standing.since.map_or_else(|| texts.get(Key::CardsSinceUnknown), figures::time_of_day)
}

/// When a report for a time ends, and what is then.
fn end(texts: Texts, ends: Option<ReportEnd>) -> String {
    let Some(ReportEnd { at, then }) = ends else { return texts.get(Key::CardsEndsNever) };
    let key = match then {
        Lapse::Active => Key::CardsEndsActive,
        Lapse::Formal => Key::CardsEndsFormal,
    };
    texts.with(key, &[("day", &iso_date::text(at.day()))])
}

#[component]
fn History(history: Vec<CardLine>) -> impl IntoView {
    let none = history.is_empty().then(|| view! { <p class="u-hint">{t(Key::CardsHistoryNone)}</p> });
    let texts = use_texts();
    let line = move |line: CardLine| {
        let CardLine { at, event, actor, clerk, agent, .. } = line;
        let acting = agent.map(|agent| (agent.name.to_string(), agent.id_number.to_string()));
        let who = move || match (&clerk, &acting) {
            (Some(clerk), _) => clerk.clone(),
            (None, Some((agent, number))) => {
                texts.with(Key::CardsAgent, &[("agent", agent), ("number", number)])
            }
            (None, None) => texts.get(wording::actor(actor)),
        };
        view! {
            <li class="s-history__entry">
                <span class="s-history__time u-number">{figures::time_of_day(at)}</span>
                <span class="s-history__what">{t(wording::card_event(event))}</span>
                <span class="s-history__who">{who}</span>
            </li>
        }
    };
    view! {
        <section class="s-card s-history" aria-labelledby="card-history">
            <h2 class="s-history__title" id="card-history">{t(Key::CardsHistory)}</h2>
            {none}
            <ol>{history.into_iter().map(line).collect_view()}</ol>
        </section>
    }
}

/// What may be done; asked once more before it is.
#[component]
pub(super) fn Steps(card: FoundCard) -> impl IntoView {
    let asked = watch_work(|console| console.cards.asked);
    let done = watch_work(|console| console.cards.done.is_some());
    let said = move || {
        done.get().then(|| {
            view! { <Notice tone=Tone::Good live=true><p data-testid="card-done">{t(Key::CardsDone)}</p></Notice> }
        })
    };
    let (status, steps) = (card.standing.status, card.steps);
    let body = move || match asked.get() {
        Some(event) => view! { <Sure event/> }.into_any(),
        None if steps.is_empty() => view! { <WhyNothing status/> }.into_any(),
        None => view! { <Choices steps=steps.clone()/> }.into_any(),
    };
    view! {
        {said}
        <section aria-label=t(Key::CardsSteps)>{body}</section>
    }
}

#[component]
fn Choices(steps: Vec<CardEvent>) -> impl IntoView {
    let dispatch = use_dispatch();
    let button = move |event: CardEvent| {
        let (label, look) = wording::step(event)?;
        let ask = move |()| dispatch.at_work(ConsoleEvent::Cards(CardsEvent::Asked(event)));
        Some(view! { <Button label=t(label) look on_press=ask attr:data-testid=event.as_str()/> })
    };
    view! { <div class="s-counter__choice">{steps.into_iter().map(button).collect_view()}</div> }
}

/// What the chosen step does, and whether it is meant.
#[component]
fn Sure(event: CardEvent) -> impl IntoView {
    let dispatch = use_dispatch();
    let busy = watch_work(|console| console.cards.busy);
    let tell = move |event: CardsEvent| {
        Callback::new(move |()| dispatch.at_work(ConsoleEvent::Cards(event.clone())))
    };
    view! {
        <Notice tone=Tone::Warn live=true><p>{t(wording::sure(event))}</p></Notice>
        <div class="s-counter__choice">
            <Button
                label=t(Key::CardsNow)
                look=ButtonLook::Danger
                busy
                on_press=tell(CardsEvent::Confirmed)
                attr:data-testid="confirm-step"
            />
            <Button label=t(Key::ActionCancel) look=ButtonLook::Secondary disabled=busy on_press=tell(CardsEvent::Cancelled)/>
        </div>
    }
}

/// Why nothing can be done.
#[component]
fn WhyNothing(status: CardStatus) -> impl IntoView {
    let occasion = watch_work(|console| console.cards.occasion());
    let texts = use_texts();
    let words = move || {
        texts.get(match (occasion.get(), status) {
            (Some(Occasion::Question), _) => Key::CardsNothingQuestion,
            (Some(Occasion::Telephone), CardStatus::TempLost | CardStatus::FormalLost) => {
                Key::CardsNothingTelephone
            }
            (Some(Occasion::Telephone | Occasion::Counter) | None, _) => Key::CardsNothing,
        })
    };
    view! { <p data-testid="card-nothing">{words}</p> }
}

/// What stops and what does not, and whom to call about it.
#[component]
pub(super) fn Banks(banks: Vec<Bank>) -> impl IntoView {
    let texts = use_texts();
    let line = move |Bank { name, phone, .. }: Bank| {
        view! {
            <li><span>{move || texts.pick(&name)}</span> " " <span class="u-number" data-testid="bank-phone">{phone}</span></li>
        }
    };
    view! {
        <Notice tone=Tone::Info title=t(Key::CardsFrozenTitle)>
            <p>{t(Key::CardsFrozenSocial)}</p>
            <p>{t(Key::CardsFrozenBank)} " " {t(Key::CardsFrozenCall)}</p>
            <ul>{banks.into_iter().map(line).collect_view()}</ul>
        </Notice>
    }
}
