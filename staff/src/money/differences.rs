//! What differs between our ledger and the gateway's bills, by kind, and what came of it.

use domain::{
    moment::iso_date,
    money::Fen,
    reconcile::DifferenceKind,
    wire::staff::{DifferenceId, DifferenceView},
};
use leptos::{ev::MouseEvent, prelude::*};
use text::staff::Key;
use ui::{Button, ButtonLook, Dialog, Notice, Table, Tone};

use super::{headings, reconciliation::tell};
use crate::{
    desk::{ConsoleEvent, ReconcilePress},
    dispatch::{use_dispatch, watch_work},
    figures,
    texts::{Texts, t, use_texts},
    wording::money as wording,
};

/// How many are open, and each kind that there is.
#[component]
pub(super) fn Differences() -> impl IntoView {
    let texts = use_texts();
    let open = watch_work(|console| {
        let found = console.money.reconciling.view.iter().flat_map(|view| &view.differences);
        found.filter(|one| one.resolved_at.is_none()).count()
    });
    let count = move || match open.get() {
        0 => {
            let words = t(Key::ReconcileOpenNone);
            view! { <Notice tone=Tone::Good><p data-testid="differences-open">{words}</p></Notice> }
        }
        count => {
            let words = texts.with(Key::ReconcileOpen, &[("count", &count.to_string())]);
            view! { <Notice tone=Tone::Warn><p data-testid="differences-open">{words}</p></Notice> }
        }
    };
    view! {
        <h2>{t(Key::ReconcileDifferences)}</h2>
        {count}
        {DifferenceKind::ALL.map(|kind| view! { <OfKind kind/> })}
        <Explained/>
    }
}

/// Those of one kind; nothing where there are none.
#[component]
fn OfKind(kind: DifferenceKind) -> impl IntoView {
    let texts = use_texts();
    let found = watch_work(move |console| {
        let found = console.money.reconciling.view.iter().flat_map(|view| &view.differences);
        found.filter(|one| one.kind == kind).cloned().collect::<Vec<_>>()
    });
    let some = Memo::new(move |_| found.with(|found| !found.is_empty()));
    let heads = headings(
        texts,
        [
            Key::ReconcileDay,
            Key::ReconcileNumber,
            Key::ReconcileOurs,
            Key::ReconcileTheirs,
            Key::ReconcileOutcome,
        ],
    );
    let (title, hint) = wording::difference(kind);
    let rows = move || found.get().into_iter().map(|one| view! { <Difference one/> }).collect_view();
    move || {
        some.get().then(|| {
            view! {
                <section class="s-card s-money" data-testid=format!("differences-{}", kind.as_str())>
                    <h3>{t(title)}</h3>
                    <p class="u-hint">{t(hint)}</p>
                    <Table caption=t(title) headings=heads>{rows}</Table>
                </section>
            }
        })
    }
}

#[component]
fn Difference(one: DifferenceView) -> impl IntoView {
    let (dispatch, texts) = (use_dispatch(), use_texts());
    let DifferenceView { id, day, number, refund, ours, theirs, .. } = one.clone();
    let digits = number.grouped();
    let opened = move |_: MouseEvent| dispatch.at_work(ConsoleEvent::PaymentWanted(number.clone()));
    let of_refund = move || {
        let words = texts.with(Key::ReconcileOfRefund, &[("refund", refund.as_ref()?)]);
        Some(view! { <p class="u-hint">{words}</p> })
    };
    let amount = move |amount: Option<Fen>| {
        move || amount.map_or_else(|| texts.get(Key::ReconcileNothing), |amount| texts.amount(amount))
    };
    let resolved = one.resolved_at.is_some();
    let outcome = move || {
        if resolved {
            return view! { <p>{outcome(texts, &one)}</p> }.into_any();
        }
        view! { <Choices id/> }.into_any()
    };
    view! {
        <tr data-testid="difference" data-resolved=resolved.then_some("true")>
            <td class="u-number">{iso_date::text(day)}</td>
            <th scope="row">
                <button type="button" class="s-stock__outlet u-number" on:click=opened>{digits}</button>
                {of_refund}
            </th>
            <td class="s-money__amount">{amount(ours)}</td>
            <td class="s-money__amount">{amount(theirs)}</td>
            <td>{outcome}</td>
        </tr>
    }
}

#[component]
fn Choices(id: DifferenceId) -> impl IntoView {
    let dispatch = use_dispatch();
    let busy = watch_work(|console| console.money.reconciling.is_busy());
    let press = move |press| Callback::new(move |()| tell(dispatch, press));
    view! {
        <div class="s-money__actions">
            <Button
                label=t(Key::ReconcileAsk)
                look=ButtonLook::Quiet
                disabled=busy
                on_press=press(ReconcilePress::AskedAgain(id))
                attr:data-testid="ask-again"
            />
            <Button
                label=t(Key::ReconcileExplain)
                look=ButtonLook::Quiet
                disabled=busy
                on_press=press(ReconcilePress::ExplainAsked(id))
                attr:data-testid="explain"
            />
        </div>
    }
}

/// What came of it, by whom, and when.
fn outcome(texts: Texts, one: &DifferenceView) -> Option<String> {
    let at = figures::time_of_day(one.resolved_at?);
    Some(match &one.resolved_by {
        Some(name) => texts.with(Key::ReconcileResolvedBy, &[("name", name), ("at", &at)]),
        None => texts.with(Key::ReconcileResolved, &[("at", &at)]),
    })
}

/// Whether it is meant that a difference is explained.
#[component]
fn Explained() -> impl IntoView {
    let dispatch = use_dispatch();
    let busy = watch_work(|console| console.money.reconciling.is_busy());
    let open = watch_work(|console| console.money.reconciling.question.is_some());
    let press = move |press| Callback::new(move |()| tell(dispatch, press));
    let (cancel, sure) = (t(Key::ActionCancel), t(Key::ReconcileSure));
    let actions = move || {
        view! {
            <Button label=cancel disabled=busy on_press=press(ReconcilePress::Left)/>
            <Button
                label=sure
                look=ButtonLook::Primary
                busy
                on_press=press(ReconcilePress::Confirmed)
                attr:data-testid="confirm-explained"
            />
        }
        .into_any()
    };
    view! {
        <Dialog title=t(Key::ReconcileSureTitle) open on_close=press(ReconcilePress::Left) actions>
            <p>{t(Key::ReconcileSureHint)}</p>
        </Dialog>
    }
}
