//! The agency's form on A4, filled in. Only a printer shows it, and it is gone when that is done.

use domain::{
    application::{DocumentKind, Relation},
    wire::{ApplicationForm, FormAgent, FormBank},
};
use leptos::prelude::*;
use text::app::Key;

use crate::{
    effects::print::FORM,
    journeys::wording,
    places::home::Tile,
    texts::{self, Texts},
};

/// A line of the table, where there is something to say.
type Line = (Key, Option<String>);

/// The form, to be mounted beside the app: it gets its words from `texts`.
#[component]
pub(crate) fn FormSheet(texts: Texts, form: ApplicationForm) -> impl IntoView {
    let (agency, reference) = (texts.pick(&form.agency), form.reference.grouped());
    let signature = if is_agents_copy(&form) { Key::FormSignatureAgent } else { Key::FormSignature };
    let row = |(label, value): Line| {
        value.map(|value| view! { <tr><th scope="row">{texts.get(label)}</th><td>{value}</td></tr> })
    };
    view! {
        <div class="s-form" id=FORM>
            <h1>{texts.get(Key::FormTitle)}</h1>
            <p>{agency}</p>
            <p class="s-form__reference">{texts.get(Key::FormReference)}" "{reference}</p>
            <table>{lines(texts, form).into_iter().map(row).collect_view()}</table>
            <p>{texts.get(Key::FormDeclare)}</p>
            <p class="s-form__sign">{texts.get(signature)}</p>
            <p class="s-form__sign">{texts.get(Key::FormDate)}</p>
        </div>
    }
}

/// What was handed in, line by line.
fn lines(texts: Texts, form: ApplicationForm) -> Vec<Line> {
    let [mobile, email] = if is_agents_copy(&form) {
        [Key::FormMobileAgent, Key::FormEmailAgent]
    } else {
        [Key::CheckMobile, Key::CheckEmail]
    };
    let service = texts.get(Tile::of(form.service).title);
    let mut lines = vec![
        (Key::CheckService, Some(service)),
        (Key::FormReason, form.reason.map(|reason| texts.get(wording::reason(reason)))),
        (Key::CheckName, Some(form.name)),
        (Key::CheckId, Some(form.id_number)),
    ];
    lines.extend(form.agent.into_iter().flat_map(|agent| of_agent(texts, agent)));
    lines.extend([
        (mobile, form.mobile),
        (email, form.email),
        (Key::CheckAddress, form.address),
        (Key::CheckHousehold, form.household.map(|household| texts.pick(&household))),
    ]);
    lines.extend(form.bank.into_iter().flat_map(|bank| of_bank(texts, &bank)));
    lines.extend([
        (Key::FormHandedIn, Some(texts::dated(texts, form.submitted_at))),
        (Key::FormRules, Some(form.rules)),
    ]);
    lines
}

/// Who acts, for whom, and by what right.
fn of_agent(texts: Texts, agent: FormAgent) -> [Line; 4] {
    [
        (Key::FormAgent, Some(agent.name)),
        (Key::FormAgentNumber, Some(agent.id_number)),
        (Key::FormRelation, Some(texts.get(relation(agent.relation)))),
        (Key::CheckConsent, Some(texts.get(consent(agent.paper)))),
    ]
}

/// The bank, and that it may open an account.
fn of_bank(texts: Texts, bank: &FormBank) -> [Line; 2] {
    let agreed = texts.with(Key::FormBankConsentValue, &[("version", &bank.consent)]);
    [(Key::CheckBank, Some(texts.pick(&bank.name))), (Key::FormBankConsent, Some(agreed))]
}

/// Whether the agent prints it, who signs then.
fn is_agents_copy(form: &ApplicationForm) -> bool {
    form.agent.as_ref().is_some_and(|agent| agent.own_copy)
}

const fn relation(relation: Relation) -> Key {
    match relation {
        Relation::Child => Key::FormRelationChild,
        Relation::Parent => Key::FormRelationParent,
        Relation::Other => Key::FormRelationOther,
    }
}

const fn consent(paper: Option<DocumentKind>) -> Key {
    match paper {
        None => Key::FormConsentCode,
        Some(DocumentKind::Authority) => Key::FormConsentAuthority,
        Some(
            DocumentKind::Relation
            | DocumentKind::Register
            | DocumentKind::AdmissionNotice
            | DocumentKind::ResidenceProof
            | DocumentKind::EmployersLetter
            | DocumentKind::ReferralForm
            | DocumentKind::LossReport
            | DocumentKind::PovertyCertificate,
        ) => Key::FormConsentRelation,
    }
}
