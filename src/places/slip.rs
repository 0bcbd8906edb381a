//! The slip a person takes away: reference, where it stands, what to do at the counter, whom to call. Only a printer shows it.
//!
//! **Invariant:** no name, no identity number: a slip left behind gives nobody away.

mod counter;
mod foot;
mod office;

use domain::wire::ApplicationView;
use leptos::prelude::*;
use text::app::Key;

use self::counter::Counter;
pub(crate) use self::{foot::SlipFoot, office::OfficeSlip};
use super::track::headline;
use crate::{
    clock,
    effects::print::SLIP,
    reading::use_setting,
    texts::{self, t, use_texts},
};

/// The slip of a case; `effects::print::slip` prints it. One a screen.
#[component]
pub(crate) fn Slip(
    /// The case.
    #[prop(into)]
    case: Signal<ApplicationView>,
) -> impl IntoView {
    let (texts, setting) = (use_texts(), use_setting());
    let agency = move || setting.with(|setting| texts.pick(&setting.region.agency.name));
    let demo =
        move || setting.with(|setting| setting.region.demo).then(|| view! { <p>{t(Key::DemoNotice)}</p> });
    let status = move || texts.get(case.with(|case| headline(case.service, case.progress.status)));
    let latest = move || {
        let date = case.with(|case| case.progress.promised)?;
        Some(view! { <p>{texts.with(Key::TrackLatest, &[("date", &texts::day(texts, date))])}</p> })
    };
    let help = move || {
        let number =
            setting.with(|setting| setting.region.hotlines.first().map(|hotline| hotline.number.clone()))?;
        Some(view! { <p>{texts.with(Key::SlipHelp, &[("number", &number)])}</p> })
    };
    view! {
        <div class="s-slip" id=SLIP aria-hidden="true">
            <p class="s-slip__title">{t(Key::SlipTitle)}</p>
            <p>{agency}</p>
            <p class="s-slip__label">{t(Key::DoneReference)}</p>
            <p class="s-slip__reference">{move || case.with(|case| case.reference.grouped())}</p>
            <p class="s-slip__status">{status}</p>
            {latest}
            <Counter case/>
            <p>{t(Key::SlipKeep)}</p>
            {help}
            <p>{t(Key::SlipPrinted)}" "{move || texts::moment(texts, clock::now())}</p>
            {demo}
        </div>
    }
}
