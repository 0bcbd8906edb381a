//! A settlement on a slip. Only a printer shows it.
//!
//! **Invariant:** no name, no identity number: a slip left behind gives nobody away.

use domain::{
    money::Fen,
    settlement::{Expense, Piece},
    wire::SettlementView,
};
use leptos::prelude::*;
use text::app::Key;

use super::{
    explained::step,
    slips::{Foot, line},
    wording,
};
use crate::{
    effects::print::SLIP,
    places::payments::wording::yuan,
    texts::{self, Texts, t, use_texts},
};

/// A roll is not endless: the lines beyond are said to be on a phone.
const LINES: usize = 80;

/// The slip; `effects::print::slip` prints it. One a screen.
#[component]
pub(super) fn SettlementSlip(view: SettlementView) -> impl IntoView {
    let texts = use_texts();
    view! {
        <div class="s-slip" id=SLIP aria-hidden="true">
            <p class="s-slip__title">{t(Key::SettlementSlip)}</p>
            {move || told(texts, &view)}
            <Foot/>
        </div>
    }
}

fn told(texts: Texts, view: &SettlementView) -> impl IntoView + use<> {
    let SettlementView { as_of, settlement, lines, faults, explained } = view;
    let amount = |key: Key, fen: Fen| line(texts.get(key), yuan(texts, fen));
    let odd = (!faults.is_empty()).then(|| {
        let faults = faults.iter().map(|fault| view! { <p>{texts.get(wording::fault(*fault))}</p> });
        view! { <p class="s-slip__status">{texts.get(Key::SettlementOdd)}</p>{faults.collect_view()} }
    });
    let why = explained.as_ref().map(|explained| {
        let steps =
            explained.steps().into_iter().map(|one| view! { <p>{step(texts, one)}</p> }).collect_view();
        let rule = texts.with(Key::ExplainedRule, &[("version", &explained.version)]);
        let differs = (!explained.agrees).then(|| view! { <p>{texts.get(Key::ExplainedDiffers)}</p> });
        view! { <p class="s-slip__label">{texts.get(Key::ExplainedTitle)}</p>{steps}{differs}<p>{rule}</p> }
    });
    let more = (lines.len() > LINES).then(|| view! { <p>{texts.get(Key::SettlementSlipMore)}</p> });
    view! {
        <p class="s-slip__status">{settlement.institution.name.clone()}</p>
        <p>{texts::date(texts, settlement.on)}" · "{texts.get(wording::any_care(settlement.care))}</p>
        <p>{settlement.id.as_str().to_owned()}</p>
        <p>{texts.with(Key::RightsAsOf, &[("time", &texts::dated(texts, *as_of))])}</p>
        {odd}
        <p class="s-slip__label">{texts.get(Key::SettlementWhole)}</p>
        {amount(Key::SettlementTotal, settlement.total)}
        {pieces(texts, &settlement.pieces())}
        {why}
        <p class="s-slip__label">{texts.get(Key::SettlementPaid)}</p>
        {amount(Key::SettlementPerson, settlement.person)}
        {pieces(texts, &settlement.paid())}
        <p class="s-slip__label">{texts.get(Key::SettlementLines)}</p>
        {lines.iter().take(LINES).map(|one| expense(texts, one)).collect_view()}
        {more}
    }
}

fn pieces(texts: Texts, pieces: &[Piece]) -> impl IntoView + use<> {
    let said = |piece: &Piece| line(texts.get(wording::part(piece.part)), yuan(texts, piece.amount));
    pieces.iter().map(said).collect_view()
}

fn expense(texts: Texts, expense: &Expense) -> impl IntoView + use<> {
    let Expense { name, class, price, count, amount, .. } = expense;
    let said = format!("{name} · {} · {price} × {count}", texts.get(wording::class(*class)));
    line(said, yuan(texts, *amount))
}
