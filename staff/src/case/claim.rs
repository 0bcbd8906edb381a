//! Where the browser found something else in the photo than the server: told to the clerk, who should know that one of them errs.

use domain::{
    photo::{Difference, Level},
    wire::staff::PhotoClaim,
};
use leptos::prelude::*;
use text::staff::Key;

use super::Shown;
use crate::{
    texts::{Texts, t, use_texts},
    wording,
};

/// The checks about which they differ; nothing when they do not, or when the browser said nothing.
#[component]
pub(super) fn Claim(shown: Shown) -> impl IntoView {
    let texts = use_texts();
    let differences = Memo::new(move |_| {
        shown.with(|shown| match shown.as_deref().map(|case| &case.claim) {
            Some(PhotoClaim::Differs(differences)) => Some(differences.clone()),
            Some(PhotoClaim::Missing | PhotoClaim::Agrees) | None => None,
        })
    });
    move || {
        let differences = differences.get()?;
        let line = move |difference| view! { <li>{move || said(texts, difference)}</li> };
        Some(view! {
            <div class="s-measures__claim" data-testid="claim">
                <p>{t(Key::ClaimDiffers)}</p>
                <ul>{differences.into_iter().map(line).collect_view()}</ul>
            </div>
        })
    }
}

/// "Yaw: browser “Pass”, server “Fault”".
fn said(texts: Texts, Difference { check, ours, theirs }: Difference) -> String {
    let level =
        |level: Option<Level>| texts.get(level.map_or(Key::ClaimNone, |level| wording::level(level).0));
    let check = texts.get(wording::check(check));
    texts.with(Key::ClaimLine, &[("check", &check), ("browser", &level(theirs)), ("server", &level(ours))])
}
