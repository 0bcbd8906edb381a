//! A personal rights record: sums of a period, as Article 4 of the rules on social insurance lets people ask for them.
//!
//! **Invariant:** every settlement and entry of the period counts in exactly one sum, and special diseases stand in a sum of their own
//! only where that was asked for.

use serde::{Deserialize, Serialize};

use crate::{
    benefit::Care,
    money::Fen,
    settlement::Settlement,
    wire::{EntryKind, EntryView},
};

/// What went into a personal account in a period and out of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AccountSums {
    /// The employer's credits.
    pub credited: Fen,
    /// Top-ups.
    pub topped_up: Fen,
    /// Corrections and whatever we have no word for; below zero where more was taken.
    pub corrected: Fen,
    /// What was spent, above zero.
    pub spent: Fen,
}

impl AccountSums {
    /// The sums of a period's entries.
    #[must_use]
    pub fn of(entries: &[EntryView]) -> Self {
        let mut sums = Self::default();
        for entry in entries {
            let (sum, amount) = match entry.kind {
                EntryKind::EmployerCredit => (&mut sums.credited, entry.amount.0),
                EntryKind::TopUp => (&mut sums.topped_up, entry.amount.0),
                EntryKind::Spending => (&mut sums.spent, entry.amount.0.saturating_neg()),
                EntryKind::Correction | EntryKind::Other => (&mut sums.corrected, entry.amount.0),
            };
            sum.0 = sum.0.saturating_add(amount);
        }
        sums
    }
}

/// What was settled in a period for one kind of care.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CareSum {
    /// Which; `None` for one that we have no word for.
    pub care: Option<Care>,
    /// How many settlements.
    pub count: u32,
    /// What the bills came to.
    pub total: Fen,
    /// What the funds paid.
    pub fund: Fen,
    /// What the person paid.
    pub person: Fen,
}

impl CareSum {
    /// One sum for each kind of care that there was.
    #[must_use]
    pub fn each<'a>(settlements: impl IntoIterator<Item = &'a Settlement>) -> Vec<Self> {
        let one = |settlement: &Settlement| Self {
            care: settlement.care,
            count: 1,
            total: settlement.total,
            fund: settlement.fund,
            person: settlement.person,
        };
        gathered(settlements.into_iter().map(one))
    }

    /// The same with special diseases counted as the outpatient care that they are.
    #[must_use]
    pub fn without_special(sums: &[Self]) -> Vec<Self> {
        let plain = |sum: &Self| {
            let is_special = sum.care == Some(Care::SpecialDisease);
            Self { care: if is_special { Some(Care::Outpatient) } else { sum.care }, ..*sum }
        };
        gathered(sums.iter().map(plain))
    }
}

/// One for each kind, in the order in which people look for them; what has no word comes last.
fn gathered(sums: impl Iterator<Item = CareSum>) -> Vec<CareSum> {
    let mut gathered: Vec<CareSum> = Vec::new();
    for sum in sums {
        match gathered.iter_mut().find(|known| known.care == sum.care) {
            Some(known) => {
                let add = |one: &mut Fen, other: Fen| one.0 = one.0.saturating_add(other.0);
                known.count = known.count.saturating_add(sum.count);
                add(&mut known.total, sum.total);
                add(&mut known.fund, sum.fund);
                add(&mut known.person, sum.person);
            }
            None => gathered.push(sum),
        }
    }
    gathered.sort_by_key(|sum| (sum.care.is_none(), sum.care));
    gathered
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sum(care: Option<Care>, count: u32, fen: i64) -> CareSum {
        CareSum { care, count, total: Fen(3 * fen), fund: Fen(2 * fen), person: Fen(fen) }
    }

    #[test]
    fn special_diseases_are_outpatient_care_until_they_are_asked_for() {
        let sums = [
            sum(None, 1, 5),
            sum(Some(Care::SpecialDisease), 2, 100),
            sum(Some(Care::Inpatient), 1, 1_000),
            sum(Some(Care::Outpatient), 3, 10),
        ];
        let merged = CareSum::without_special(&sums);
        assert_eq!(
            merged,
            [sum(Some(Care::Outpatient), 5, 110), sum(Some(Care::Inpatient), 1, 1_000), sum(None, 1, 5)]
        );
        let alone = CareSum::without_special(&sums[1..2]);
        assert_eq!(alone, [sum(Some(Care::Outpatient), 2, 100)]);
        assert!(CareSum::without_special(&[]).is_empty());
    }

    #[test]
    fn every_entry_counts_once() {
        let entry = |kind, fen| EntryView { on: time::Date::MIN, kind, amount: Fen(fen), place: None };
        let entries = [
            entry(EntryKind::EmployerCredit, 300),
            entry(EntryKind::TopUp, 50),
            entry(EntryKind::Spending, -120),
            entry(EntryKind::Correction, -5),
            entry(EntryKind::Other, 7),
        ];
        let AccountSums { credited, topped_up, corrected, spent } = AccountSums::of(&entries);
        assert_eq!((credited, topped_up, corrected, spent), (Fen(300), Fen(50), Fen(2), Fen(120)));
        let whole: i64 = entries.iter().map(|entry| entry.amount.0).sum();
        assert_eq!(credited.0 + topped_up.0 + corrected.0 - spent.0, whole);
    }
}
