//! What goes back of a payment, and what can be said about it: whoever said the first word sees that another must say the second.

use domain::{
    payment::{Channel, RefundStatus},
    wire::staff::{RefundDecision, RefundId, RefundView},
};
use leptos::prelude::*;
use text::staff::Key;
use ui::{Button, ButtonLook, Chip, Table};

use super::{Shown, headings, press, watch_payment};
use crate::{
    desk::{PaymentAction, PaymentDesk, PaymentPress, refund_actions, said_by},
    dispatch::{use_dispatch, watch_work},
    figures,
    texts::{Texts, t, use_texts},
    wording::money as wording,
};

/// The table; nothing where nothing goes back.
#[component]
pub(super) fn Refunds(shown: Shown) -> impl IntoView {
    let texts = use_texts();
    let refunds = Memo::new(move |_| {
        shown.with(|shown| shown.as_deref().map(|payment| payment.refunds.clone()).unwrap_or_default())
    });
    let channel =
        Memo::new(move |_| shown.with(|shown| shown.as_deref().map(|payment| payment.line.channel)));
    let some = Memo::new(move |_| refunds.with(|refunds| !refunds.is_empty()));
    let heads = headings(
        texts,
        [Key::RefundAmount, Key::RefundReason, Key::PaymentsStatus, Key::RefundWho, Key::RefundActions],
    );
    let rows = move || {
        let channel = channel.get()?;
        let row = move |refund| view! { <RefundRow refund channel/> };
        Some(refunds.get().into_iter().map(row).collect_view())
    };
    move || {
        some.get().then(|| {
            view! {
                <section class="s-card s-money" aria-labelledby="refunds-title">
                    <h3 class="s-history__title" id="refunds-title">{t(Key::RefundTitle)}</h3>
                    <Table caption=t(Key::RefundTitle) headings=heads>{rows}</Table>
                </section>
            }
        })
    }
}

#[component]
fn RefundRow(refund: RefundView, channel: Channel) -> impl IntoView {
    let texts = use_texts();
    let me = watch_work(|console| console.staff.name.clone());
    let (word, tone) = wording::refund_status(refund.status);
    let (id, status, since) = (refund.id, refund.status.as_str(), figures::time_of_day(refund.since));
    let (amount, reason, words_of) = (refund.amount, refund.reason, refund.clone());
    let actions = move || {
        let me = me.get();
        let decisions = refund_actions(&refund, channel, &me);
        let yours = yours(&refund, &me).map(|word| view! { <p class="u-hint">{texts.get(word)}</p> });
        let buttons = decisions.into_iter().map(|decision| view! { <Decide id decision channel/> });
        view! { <div class="s-money__actions">{buttons.collect_view()} {yours}</div> }
    };
    view! {
        <tr data-testid="refund" data-status=status>
            <td class="s-money__amount">{move || texts.amount(amount)}</td>
            <td>{move || texts.get(wording::refund_reason(reason))}</td>
            <td>
                <Chip label=t(word) tone=Signal::stored(tone)/>
                <p class="u-hint u-number">{since}</p>
            </td>
            <td>{move || who(texts, &words_of)}</td>
            <td>{actions}</td>
        </tr>
    }
}

#[component]
fn Decide(id: RefundId, decision: RefundDecision, channel: Channel) -> impl IntoView {
    let dispatch = use_dispatch();
    let action = PaymentAction::Decide(id, decision);
    let doing = watch_payment(PaymentDesk::doing);
    let busy = Signal::derive(move || doing.get() == Some(action));
    let disabled = Signal::derive(move || doing.get().is_some_and(|doing| doing != action));
    let of = wording::deciding(decision, channel);
    let asked = move |()| press(dispatch, PaymentPress::Asked(action));
    view! {
        <Button
            label=t(of.button)
            look=ButtonLook::Quiet
            busy
            disabled
            on_press=asked
            attr:data-testid=of.test_id
        />
    }
}

/// Who proposed it, who agreed, who brought it.
fn who(texts: Texts, refund: &RefundView) -> String {
    let named = |key, name: &Option<String>| name.as_ref().map(|name| texts.with(key, &[("name", name)]));
    let first =
        named(Key::RefundProposedBy, &refund.proposed_by).unwrap_or_else(|| texts.get(Key::RefundByServer));
    let others = [
        named(Key::RefundAgreedBy, &refund.agreed_by),
        named(Key::RefundByHandBy, &refund.by_hand),
        named(Key::RefundConfirmedBy, &refund.confirmed_by),
    ];
    std::iter::once(first)
        .chain(others.into_iter().flatten())
        .collect::<Vec<_>>()
        .join(&texts.get(Key::ListComma))
}

/// Why whoever looks has to leave it to another.
fn yours(refund: &RefundView, me: &str) -> Option<Key> {
    match refund.status {
        RefundStatus::Proposed => (refund.proposed_by.as_deref() == Some(me)).then_some(Key::RefundYours),
        RefundStatus::Abnormal | RefundStatus::Due | RefundStatus::Twice => {
            said_by(refund, me).then_some(Key::RefundYoursByHand)
        }
        RefundStatus::TurnedDown | RefundStatus::Processing | RefundStatus::Done => None,
    }
}
