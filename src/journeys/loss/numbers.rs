//! The banks that issue the card, to be called about its bank half.

use domain::region::Bank;
use leptos::prelude::*;
use text::app::Key;

use crate::{
    places::contacts::Phone,
    reading::use_setting,
    texts::{t, use_texts},
};

/// The banks with their numbers, under a heading.
#[component]
pub(crate) fn Banks() -> impl IntoView {
    let setting = use_setting();
    let banks = move || setting.with(|setting| setting.region.banks.clone());
    view! {
        <section class="u-stack" data-testid="banks">
            <h2>{t(Key::LossBanks)}</h2>
            <ul class="s-contacts">
                {move || banks().into_iter().map(|bank| view! { <BankItem bank/> }).collect_view()}
            </ul>
        </section>
    }
}

#[component]
fn BankItem(bank: Bank) -> impl IntoView {
    let texts = use_texts();
    let Bank { name, phone, .. } = bank;
    view! {
        <li class="s-contacts__item">
            <p class="s-contacts__name">{move || texts.pick(&name)}</p>
            <Phone number=phone/>
        </li>
    }
}
