//! A bill as a waterfall: from its total, piece by piece, down to nothing. The table beside it says the same.

use domain::{
    money::Fen,
    settlement::{Bar, Part, Piece, ROOM, bars},
};
use leptos::prelude::*;
use text::app::Key;
use ui::{ChartFrame, Table};

use super::wording;
use crate::{
    places::payments::wording::yuan,
    texts::{t, use_texts},
};

/// The narrowest bar that is still seen.
const NARROWEST: u32 = ROOM * 6 / 1_000;

/// The pieces of a whole, drawn and as a table.
#[component]
pub(in crate::places) fn Waterfall(
    /// What it is about.
    title: Key,
    /// What it says.
    caption: Signal<String>,
    /// What the whole is called.
    sum: Key,
    /// The whole.
    total: Fen,
    /// Its pieces, which add up to it.
    pieces: Vec<Piece>,
) -> impl IntoView {
    let texts = use_texts();
    let headings = Signal::derive(move || {
        [Key::SettlementPart, Key::SettlementAmount].map(|key| texts.get(key)).to_vec()
    });
    let drawn = pieces.clone();
    let chart = move || view! { <Drawing sum total pieces=drawn/> };
    let row = move |piece: Piece| {
        view! {
            <tr class=class(piece.part)>
                <th scope="row">
                    <span class="s-part">{move || texts.get(wording::part(piece.part))}</span>
                    <span class="s-entry__hint">{move || texts.get(wording::why(piece.part))}</span>
                </th>
                <td class="s-figure">{move || yuan(texts, piece.amount)}</td>
            </tr>
        }
    };
    let whole = view! {
        <tr class="is-total">
            <th scope="row"><span class="s-part">{t(sum)}</span></th>
            <td class="s-figure">{move || yuan(texts, total)}</td>
        </tr>
    };
    view! {
        <ChartFrame title=t(title) caption chart=ViewFnOnce::from(chart)>
            <Table caption=t(title) headings>{whole}{pieces.into_iter().map(row).collect_view()}</Table>
        </ChartFrame>
    }
}

/// A row for the whole and for each piece: its name, its amount, and its bar.
#[component]
fn Drawing(sum: Key, total: Fen, pieces: Vec<Piece>) -> impl IntoView {
    let texts = use_texts();
    let (whole, bars) = bars(total, &pieces);
    let row = move |class: &'static str, name: Key, amount: Fen, bar: Bar| {
        let width = bar.width().max(NARROWEST);
        let from = bar.low().min(ROOM - width);
        view! {
            <div class="s-waterfall__row">
                <span>{t(name)}</span>
                <span class="s-figure">{move || yuan(texts, amount)}</span>
                <svg class="s-waterfall__bar" viewBox=format!("0 0 {ROOM} 1") preserveAspectRatio="none">
                    <rect class=class x=from width=width height="1"/>
                </svg>
            </div>
        }
    };
    let whole = row("is-total", sum, total, whole);
    let parts = pieces.into_iter().zip(bars);
    let parts =
        parts.map(|(piece, bar)| row(class(piece.part), wording::part(piece.part), piece.amount, bar));
    view! { <div class="s-waterfall">{whole}{parts.collect_view()}</div> }
}

/// Who paid it, as a colour; the table says it in words.
const fn class(part: Part) -> &'static str {
    match part {
        Part::Own | Part::OverLimit | Part::FirstSelfPaid | Part::Deductible | Part::Share | Part::Cash => {
            "is-own"
        }
        Part::Fund(_) => "is-fund",
        Part::Hospital => "is-hospital",
        Part::Account | Part::MutualAid => "is-account",
        Part::Open => "is-open",
    }
}
