//! The ways of a region on paper: where, when, what to bring. Only a printer shows it.

use domain::recharge::{RechargeRule, Way};
use leptos::prelude::*;
use text::app::Key;

use super::{overview::bring, wording};
use crate::{
    clock,
    effects::print::SLIP,
    reading::use_setting,
    texts::{self, t, use_texts},
};

/// The slip; `effects::print::slip` prints it. One a screen.
#[component]
pub(super) fn WaysSlip(rule: RechargeRule) -> impl IntoView {
    let (texts, setting) = (use_texts(), use_setting());
    let agency = move || setting.with(|setting| texts.pick(&setting.region.agency.name));
    let demo =
        move || setting.with(|setting| setting.region.demo).then(|| view! { <p>{t(Key::DemoNotice)}</p> });
    let way = move |Way { kind, place, documents, hours }: Way| {
        view! {
            <p class="s-slip__status">{t(wording::way(kind))}</p>
            <p>{move || texts.pick(&place)}</p>
            <p>{move || texts.pick(&hours)}</p>
            {move || bring(texts, &documents).map(|words| view! { <p>{words}</p> })}
        }
    };
    view! {
        <div class="s-slip" id=SLIP aria-hidden="true">
            <p class="s-slip__title">{t(Key::RechargeWays)}</p>
            <p>{agency}</p>
            {rule.ways.into_iter().map(way).collect_view()}
            <p>{t(Key::SlipPrinted)}" "{move || texts::moment(texts, clock::now())}</p>
            {demo}
        </div>
    }
}
