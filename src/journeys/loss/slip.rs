//! The slip of a report: what was done when, and the numbers to call. Only a printer shows it.
//!
//! **Invariant:** no name, no identity number: a slip left behind gives nobody away.

use flow::loss::Act;
use leptos::prelude::*;
use text::app::Key;

use super::{standing, wording};
use crate::{
    clock,
    effects::print::SLIP,
    reading::{use_setting, watch},
    texts::{self, t, use_texts},
};

/// The slip; `effects::print::slip` prints it. One a screen.
#[component]
pub(super) fn Slip(act: Act) -> impl IntoView {
    let (texts, setting) = (use_texts(), use_setting());
    let standing = watch(standing);
    let agency = move || setting.with(|setting| texts.pick(&setting.region.agency.name));
    let made =
        move || standing.with(|standing| standing.as_ref().map(|standing| wording::made(texts, standing)));
    let until = move || {
        let end = standing.with(|standing| standing.as_ref()?.ends)?;
        Some(view! { <p>{t(Key::LossStandingUntil)}" "{wording::until(texts, end)}</p> })
    };
    let demo =
        move || setting.with(|setting| setting.region.demo).then(|| view! { <p>{t(Key::DemoNotice)}</p> });
    let (title, keep) = match act {
        Act::ForATime | Act::ForGood => (Key::LossSlipTitle, Key::LossSlipKeep),
        Act::TakeBack => (Key::LossSlipTitleBack, Key::LossSlipKeepBack),
    };
    view! {
        <div class="s-slip" id=SLIP aria-hidden="true">
            <p class="s-slip__title">{t(title)}</p>
            <p>{agency}</p>
            <p class="s-slip__status">{t(wording::done(act))}</p>
            <p>{made}</p>
            {until}
            <p>{t(keep)}</p>
            <Numbers/>
            <p>{t(Key::SlipPrinted)}" "{move || texts::moment(texts, clock::now())}</p>
            {demo}
        </div>
    }
}

/// Hotline and banks, a line each.
#[component]
fn Numbers() -> impl IntoView {
    let (texts, setting) = (use_texts(), use_setting());
    let lines = move || {
        setting.with(|setting| {
            let hotline = setting.region.hotlines.first();
            let hotline = hotline.map(|line| (texts.pick(&line.name), line.number.clone()));
            let banks = setting.region.banks.iter().map(|bank| (texts.pick(&bank.name), bank.phone.clone()));
            hotline.into_iter().chain(banks).collect::<Vec<_>>()
        })
    };
    move || lines().into_iter().map(|(name, number)| view! { <p>{name}" "{number}</p> }).collect_view()
}
