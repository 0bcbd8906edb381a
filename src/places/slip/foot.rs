//! What stands at the end of a slip.

use leptos::prelude::*;
use text::app::Key;

use crate::{
    clock,
    reading::use_setting,
    texts::{self, t, use_texts},
};

/// What it is or is not, whom to call, when it was printed, and what is only a demonstration's.
#[component]
pub(crate) fn SlipFoot(
    /// What it is, or is not.
    is: Key,
    /// What is made up where the region is a demonstration.
    demo: Key,
) -> impl IntoView {
    let (texts, setting) = (use_texts(), use_setting());
    let help = move || {
        let number =
            setting.with(|setting| setting.region.hotlines.first().map(|hotline| hotline.number.clone()))?;
        Some(view! { <p>{texts.with(Key::SlipHelp, &[("number", &number)])}</p> })
    };
    let made_up = move || {
        let is_demo = setting.with(|setting| setting.region.demo);
        is_demo.then(|| view! { <p class="s-slip__status">{t(demo)}</p> })
    };
    let printed =
        move || texts.with(Key::PaymentsSlipPrinted, &[("moment", &texts::dated(texts, clock::now()))]);
    view! {
        <p class="s-slip__status">{t(is)}</p>
        {help}
        <p>{printed}</p>
        {made_up}
    }
}
