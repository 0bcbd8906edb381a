//! A ticket for the counter (S3): what the person comes for, and what they bring.

use leptos::prelude::*;
use text::app::Key;
use ui::Hang;

use crate::{
    effects::print,
    places::{contacts::AgencyItem, slip::OfficeSlip},
    reading::use_setting,
    screen::Screen,
    texts::{t, use_texts},
};

/// What is needed of everybody (S3: identity card and insurance card).
const BRING: [Key; 2] = [Key::TicketId, Key::TicketCard];

/// To be printed, or shown.
#[component]
pub(super) fn TicketScreen(
    /// What the person comes for.
    matter: String,
) -> impl IntoView {
    let (texts, setting) = (use_texts(), use_setting());
    let papers = Signal::derive(move || BRING.map(|paper| texts.get(paper)).to_vec());
    let items = move || papers.get().into_iter().map(|paper| view! { <li>{paper}</li> }).collect_view();
    let agency = move || setting.with(|setting| setting.region.agency.clone());
    view! {
        <Screen
            step="help.ticket"
            title=t(Key::TicketTitle)
            hint=t(Key::TicketHint)
            hang=Hang::Wide
            primary=t(Key::TicketPrint)
            on_primary=Callback::new(|()| print::slip())
        >
            <section class="s-panel s-ticket">
                <p class="u-hint">{t(Key::TicketMatter)}</p>
                <p class="s-ticket__matter">{matter.clone()}</p>
            </section>
            <h2>{t(Key::TicketBring)}</h2>
            <ul class="s-bring">{items}</ul>
            <h2>{t(Key::TicketWhere)}</h2>
            <ul class="s-contacts s-contacts--one">{move || view! { <AgencyItem agency=agency()/> }}</ul>
            <OfficeSlip title=Key::TicketTitle matter papers place=Key::TicketWhere/>
        </Screen>
    }
}
