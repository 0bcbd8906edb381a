//! Settlements as tables: those of a year, and the lines of one.

use domain::{
    benefit::Care,
    moment::iso_date,
    settlement::{Expense, Settlement, SumFault},
    wire::{SettlementList, SettlementView},
};

use super::{
    csv::{Cell, Table},
    words::{named, word},
};
use crate::texts::Language;

/// The columns of a year's table.
const YEAR: [&str; 18] = [
    "day",
    "number",
    "institution",
    "care",
    "insurance",
    "total",
    "part-own",
    "part-over-limit",
    "part-first-self-paid",
    "in-scope",
    "part-deductible",
    "fund",
    "yours",
    "part-hospital",
    "part-account",
    "part-mutual-aid",
    "part-cash",
    "check",
];
/// The columns of a bill's table.
const LINES: [&str; 13] = [
    "day",
    "number",
    "institution",
    "line-name",
    "line-kind",
    "line-class",
    "line-price",
    "line-count",
    "line-amount",
    "part-own",
    "part-over-limit",
    "part-first-self-paid",
    "in-scope",
];

/// A year's settlements as CSV; special diseases only where they are asked for.
#[must_use]
pub fn settlements_table(language: Language, list: &SettlementList, special: bool) -> Vec<u8> {
    let mut table = Table::new(&YEAR.map(|key| word(language, key)));
    let shown = |one: &&Settlement| special || one.care != Some(Care::SpecialDisease);
    for settlement in list.settlements.iter().filter(shown) {
        table.row(row(language, settlement));
    }
    table.into_bytes()
}

fn row(language: Language, settlement: &Settlement) -> Vec<Cell> {
    let Settlement { id, on, institution, care, insurance, .. } = settlement;
    let words = [
        iso_date::text(*on),
        id.as_str().to_owned(),
        institution.name.clone(),
        named(language, "care", care).to_owned(),
        named(language, "insurance", insurance).to_owned(),
    ];
    let amounts = [
        settlement.total,
        settlement.own,
        settlement.over_limit,
        settlement.first_self_paid,
        settlement.in_scope,
        settlement.deductible,
        settlement.fund,
        settlement.person,
        settlement.hospital,
        settlement.account,
        settlement.mutual_aid,
        settlement.cash,
    ];
    let check = Cell::Text(checked(language, &settlement.faults()));
    words.into_iter().map(Cell::Text).chain(amounts.map(Cell::Amount)).chain([check]).collect()
}

/// The lines of a bill as CSV, and the settlement itself as the last.
#[must_use]
pub fn settlement_table(language: Language, view: &SettlementView) -> Vec<u8> {
    let mut table = Table::new(&LINES.map(|key| word(language, key)));
    let settlement = &view.settlement;
    for line in &view.lines {
        table.row(begun(settlement).into_iter().chain(told(language, line)));
    }
    let words = [word(language, "total").to_owned(), checked(language, &view.faults)];
    let amounts = [
        settlement.total,
        settlement.own,
        settlement.over_limit,
        settlement.first_self_paid,
        settlement.in_scope,
    ];
    let empty = [(); 3].map(|()| Cell::text(""));
    let sum = words.map(Cell::Text).into_iter().chain(empty).chain(amounts.map(Cell::Amount));
    table.row(begun(settlement).into_iter().chain(sum));
    table.into_bytes()
}

/// What every line of a bill begins with.
fn begun(settlement: &Settlement) -> [Cell; 3] {
    let Settlement { id, on, institution, .. } = settlement;
    [Cell::Text(iso_date::text(*on)), Cell::text(id.as_str()), Cell::text(&institution.name)]
}

fn told(language: Language, line: &Expense) -> Vec<Cell> {
    let words = [
        line.name.clone(),
        named(language, "expense", line.kind).to_owned(),
        named(language, "class", line.class).to_owned(),
        line.price.clone(),
        line.count.clone(),
    ];
    let amounts = [line.amount, line.own, line.over_limit, line.first_self_paid, line.in_scope];
    words.into_iter().map(Cell::Text).chain(amounts.map(Cell::Amount)).collect()
}

/// What does not add up; nothing where everything does.
fn checked(language: Language, faults: &[SumFault]) -> String {
    faults.iter().map(|fault| named(language, "fault", fault)).collect::<Vec<_>>().join(" ")
}
