//! What to bring for a claim (S1): a question about the employer, then the list.

use flow::topics::Event;
use leptos::prelude::*;
use text::app::Key;
use ui::{Hang, Icon, Notice, Tone};

use super::say;
use crate::{
    dispatch::use_dispatch,
    effects::print,
    places::{contacts::AgencyItem, slip::OfficeSlip},
    reading::use_setting,
    screen::Screen,
    texts::{t, use_texts},
    way::Way,
};

/// What everybody brings (S1), and what only those bring whose employer is insured.
const PAPERS: [Key; 5] =
    [Key::ClaimDischarge, Key::ClaimInvoice, Key::ClaimMedicines, Key::ClaimId, Key::ClaimCard];

/// Is the employer insured?
#[component]
pub(super) fn EmployerScreen() -> impl IntoView {
    view! {
        <Screen
            step="help.employer"
            title=t(Key::ClaimEmployerTitle)
            hint=t(Key::ClaimEmployerHint)
            hang=Hang::Body
        >
            <ul class="c-service-tiles s-ways">
                <Answer icon=Icon::Check title=Key::ClaimEmployerYes hint=Key::ClaimEmployerYesHint insured=true/>
                <Answer icon=Icon::Minus title=Key::ClaimEmployerNo hint=Key::ClaimEmployerNoHint insured=false/>
            </ul>
        </Screen>
    }
}

/// An answer, as a tile; it goes on at once.
#[component]
fn Answer(icon: Icon, title: Key, hint: Key, insured: bool) -> impl IntoView {
    let dispatch = use_dispatch();
    let choose = move |()| say(dispatch, Event::Insured(insured));
    view! { <Way icon title=t(title) hint=t(hint) on_choose=choose/> }
}

/// The list, and where to hand it in.
#[component]
pub(super) fn ClaimScreen(
    /// Whether the employer's certificate is on it.
    certificate: bool,
) -> impl IntoView {
    let (texts, setting) = (use_texts(), use_setting());
    let papers = Signal::derive(move || {
        let certificate = certificate.then_some(Key::ClaimCertificate);
        PAPERS.into_iter().chain(certificate).map(|paper| texts.get(paper)).collect::<Vec<_>>()
    });
    let items = move || papers.get().into_iter().map(|paper| view! { <li>{paper}</li> }).collect_view();
    let agency = move || setting.with(|setting| setting.region.agency.clone());
    let without =
        (!certificate).then(|| view! { <Notice tone=Tone::Info><p>{t(Key::ClaimWithout)}</p></Notice> });
    view! {
        <Screen
            step="help.claim"
            title=t(Key::ClaimTitle)
            hint=t(Key::ClaimHint)
            hang=Hang::Wide
            primary=t(Key::ClaimPrint)
            on_primary=Callback::new(|()| print::slip())
        >
            <ul class="s-bring">{items}</ul>
            {without}
            <h2>{t(Key::ClaimWhere)}</h2>
            <ul class="s-contacts s-contacts--one">{move || view! { <AgencyItem agency=agency()/> }}</ul>
            <OfficeSlip title=Key::ClaimSlip papers place=Key::ClaimWhere note=t(Key::ClaimHint)/>
        </Screen>
    }
}
