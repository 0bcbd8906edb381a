//! A clerk is asked to vouch.

use domain::wire::Vouching;
use flow::identify;
use leptos::prelude::*;
use text::app::Key;
use ui::{BigNumber, Notice, Tone};

use crate::{
    reading::{identifying, watch},
    screen::Screen,
    texts::{t, use_texts},
};

/// Shows the digits for the clerk, and waits.
#[component]
pub(super) fn VouchingScreen() -> impl IntoView {
    let (texts, vouching) = (use_texts(), watch(vouching));
    let code = Signal::derive(move || vouching.get().map(|vouching| vouching.code).unwrap_or_default());
    let declined = Memo::new(move |_| vouching.get().is_some_and(|vouching| vouching.declined));
    let outcome = move || {
        if declined.get() {
            view! {
                <Notice tone=Tone::Warn live=true>{t(Key::IdentifyVouchingDeclinedText)}</Notice>
            }
            .into_any()
        } else {
            view! {
                <div class="s-panel s-panel--centred">
                    <BigNumber label=t(Key::IdentifyVouchingCode) value=code groups=&[3]/>
                </div>
                <p class="s-busy" role="status">
                    <span class="c-button__spinner"></span>
                    {t(Key::IdentifyVouchingWaiting)}
                </p>
            }
            .into_any()
        }
    };
    let title = Signal::derive(move || {
        texts.get(if declined.get() { Key::IdentifyVouchingDeclined } else { Key::IdentifyVouchingTitle })
    });
    let hint = MaybeProp::derive(move || (!declined.get()).then(|| texts.get(Key::IdentifyVouchingHint)));
    view! { <Screen step="identify.vouching" title hint>{outcome}</Screen> }
}

fn vouching(flow: &flow::Flow) -> Option<Vouching> {
    match &identifying(flow)?.step {
        identify::Step::Vouching(vouching) => Some(vouching.clone()),
        _ => None,
    }
}
