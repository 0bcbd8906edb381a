//! One settlement: who paid which part and why, how the person's part was paid, and the lines of the bill.

use domain::{
    settlement::Settlement,
    wire::{SETTLEMENT_PAPER, SETTLEMENT_TABLE, SettlementKey, SettlementView, path_with},
};
use flow::{Flow, account::Step, payments::Print};
use leptos::prelude::*;
use text::app::Key;
use ui::{Hang, Notice, Tone};

use super::{
    account as place,
    explained::Steps,
    files::{ASKED, FileLink, own_print},
    lines::Lines,
    settlement_slip::SettlementSlip,
    waterfall::Waterfall,
    wording,
};
use crate::{
    controls::use_device,
    dispatch::use_dispatch,
    places::payments::{printing::after_print, wording::yuan},
    reading::watch,
    screen::Screen,
    texts::{self, t, use_texts},
};

fn view(flow: &Flow) -> Option<SettlementView> {
    match place(flow).map(|account| &account.step) {
        Some(Step::Settlement(view)) => Some((**view).clone()),
        _ => None,
    }
}

/// The settlement that was chosen.
#[component]
pub(super) fn SettlementScreen() -> impl IntoView {
    let view = watch(view);
    let print = watch(|flow| place(flow).map(|account| account.print).unwrap_or_default());
    let prints = Memo::new(move |_| print.get() == Print::None);
    move || view.get().map(|view| view! { <Shown view print prints=prints.get()/> })
}

#[component]
fn Shown(view: SettlementView, print: Memo<Print>, prints: bool) -> impl IntoView {
    let (dispatch, texts, kiosk) = (use_dispatch(), use_texts(), use_device().is_kiosk());
    let (word, on_primary) = kiosk.then(|| after_print(dispatch, prints, Key::RightsPrint, &ASKED)).unzip();
    let primary = MaybeProp::derive(move || word.map(|word| texts.get(word)));
    let slip = kiosk.then(|| view! { <SettlementSlip view=view.clone()/> });
    let files = (!kiosk).then(|| view! { <Files key=key(&view)/> });
    let SettlementView { settlement, lines, faults, explained, .. } = view;
    let Settlement { on, care, total, fund, person, cash, .. } = settlement;
    let title = Signal::stored(settlement.institution.name.clone());
    let hint = Signal::derive(move || {
        format!("{} · {}", texts::date(texts, on), texts.get(wording::any_care(care)))
    });
    let caption = Signal::derive(move || {
        let amounts = [("total", total), ("fund", fund), ("own", person)];
        let amounts = amounts.map(|(name, amount)| (name, yuan(texts, amount)));
        texts.with(Key::SettlementSays, &amounts.each_ref().map(|(name, amount)| (*name, amount.as_str())))
    });
    let paid = Signal::derive(move || {
        texts.with(Key::SettlementPaidSays, &[("own", &yuan(texts, person)), ("cash", &yuan(texts, cash))])
    });
    let fault = move |fault| view! { <li>{move || texts.get(wording::fault(fault))}</li> };
    let odd = (!faults.is_empty()).then(|| {
        view! {
            <Notice tone=Tone::Warn title=t(Key::SettlementOdd)>
                <ul>{faults.into_iter().map(fault).collect_view()}</ul>
                <p>{t(Key::SettlementOddAsk)}</p>
            </Notice>
        }
    });
    view! {
        <Screen step="account.settlement" title hint hang=Hang::Wide primary nostrip:on_primary=on_primary>
            {own_print(print, Key::SettlementPrinting)}
            {odd}
            <Waterfall title=Key::SettlementWhole caption sum=Key::SettlementTotal total pieces=settlement.pieces()/>
            {explained.map(|explained| view! { <Steps explained/> })}
            <Waterfall title=Key::SettlementPaid caption=paid sum=Key::SettlementPerson total=person pieces=settlement.paid()/>
            <Lines lines/>
            {files}
            {slip}
        </Screen>
    }
}

fn key(view: &SettlementView) -> SettlementKey {
    let Settlement { id, on, .. } = &view.settlement;
    SettlementKey { year: u16::try_from(on.year()).unwrap_or_default(), id: id.clone() }
}

/// The settlement as files, for whoever has a screen of their own.
#[component]
fn Files(key: SettlementKey) -> impl IntoView {
    let key = key.to_string();
    let (paper, table) = (path_with(SETTLEMENT_PAPER, &key), path_with(SETTLEMENT_TABLE, &key));
    view! {
        <div class="u-row">
            <FileLink label=Key::SettlementDownload href=Signal::stored(paper) name="settlement.pdf" primary=true/>
            <FileLink label=Key::SettlementTable href=Signal::stored(table) name="settlement.csv"/>
        </div>
    }
}
