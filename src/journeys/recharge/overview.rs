//! What bringing money means in this region, by which ways it is done, and who may.

use domain::{
    payment::RechargeKind,
    recharge::{RechargeRule, Way, WayKind},
};
use flow::{Event, recharge};
use leptos::prelude::*;
use text::app::Key;
use ui::{Button, Hang, Icon, SummaryList, SummaryRow};

use super::{slip::WaysSlip, use_rule, wording};
use crate::{
    dispatch::use_dispatch,
    effects::print,
    reading::use_busy,
    screen::Screen,
    texts::{t, use_texts},
};

/// The ways of this region come first; then it can be begun here.
#[component]
pub(super) fn OverviewScreen() -> impl IntoView {
    let (dispatch, texts, rule) = (use_dispatch(), use_texts(), use_rule());
    let title = Signal::derive(move || {
        let kind = rule.with(|rule| rule.as_ref().map(|rule| rule.kind));
        texts.get(match kind {
            None => Key::ServiceRechargeTitle,
            Some(RechargeKind::TopUp) => Key::RechargeTopUpTitle,
            Some(RechargeKind::Contribution) => Key::RechargeContributionTitle,
        })
    });
    let begun = dispatch.on(|| Event::Recharge(recharge::Event::Begun));
    let body = move || rule.get().map(|rule| view! { <Rule rule/> });
    let busy = use_busy();
    let spinner = move || {
        busy.get().then(|| {
            view! { <p class="s-busy s-busy--large" aria-hidden="true"><span class="c-button__spinner"></span></p> }
        })
    };
    view! {
        <Screen
            step="recharge.overview"
            title
            hint=t(Key::RechargeOverviewHint)
            hang=Hang::Wide
            primary=t(Key::RechargeStart)
            on_primary=begun
        >
            {spinner}
            {body}
        </Screen>
    }
}

/// The rule in words, its ways, and both on paper.
#[component]
fn Rule(rule: RechargeRule) -> impl IntoView {
    let texts = use_texts();
    let (means, who) = match rule.kind {
        RechargeKind::TopUp => (Key::RechargeTopUpMeans, Key::RechargeTopUpWho),
        RechargeKind::Contribution => (Key::RechargeContributionMeans, Key::RechargeContributionWho),
    };
    let limits = (rule.kind == RechargeKind::TopUp).then(|| {
        let (least, most) = (rule.least, rule.most);
        let value = Signal::derive(move || {
            texts.with(Key::RechargeLimits, &[("least", &texts.amount(least)), ("most", &texts.amount(most))])
        });
        view! { <SummaryRow label=t(Key::RechargeLimitsLabel) value/> }
    });
    let ways = rule.ways.clone().into_iter().map(|way| view! { <WayCard way/> }).collect_view();
    view! {
        <SummaryList>
            <SummaryRow label=t(Key::RechargeMeans) value=t(means)/>
            <SummaryRow label=t(Key::RechargeWho) value=t(who)/>
            {limits}
            <SummaryRow label=t(Key::RechargeReady) value=t(Key::RechargeReadyText)/>
        </SummaryList>
        <h2>{t(Key::RechargeWays)}</h2>
        <ul class="s-pay-ways">{ways}</ul>
        <div class="u-row">
            <Button label=t(Key::RechargePrint) icon=Icon::Print on_press=|()| print::slip()/>
        </div>
        <WaysSlip rule/>
    }
}

/// One way: where, when, what to bring.
#[component]
fn WayCard(way: Way) -> impl IntoView {
    let texts = use_texts();
    let Way { kind, place, documents, hours } = way;
    let icon = match kind {
        WayKind::Online => Icon::Phone,
        WayKind::Counter => Icon::People,
        WayKind::Bank => Icon::Yen,
    };
    let bring = move || bring(texts, &documents).map(|words| view! { <p>{words}</p> });
    view! {
        <li class="s-pay-way">
            <h3 class="s-pay-way__name"><ui::IconMark icon/>{t(wording::way(kind))}</h3>
            <p>{move || texts.pick(&place)}</p>
            <p class="s-contacts__hint">{move || texts.pick(&hours)}</p>
            {bring}
        </li>
    }
}

/// What to bring, in a line; nothing where nothing is.
pub(super) fn bring(texts: crate::texts::Texts, documents: &[domain::region::Bilingual]) -> Option<String> {
    let names: Vec<_> = documents.iter().map(|document| texts.pick(document)).collect();
    let between = if texts.language().is_chinese() { "、" } else { ", " };
    (!names.is_empty()).then(|| texts.with(Key::RechargeBring, &[("documents", &names.join(between))]))
}
