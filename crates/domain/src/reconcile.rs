//! Our payments of a day against the gateway's bill.
//!
//! **Invariant:** pure and total: every line of either side is matched with one of the other or told as a difference, each once.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{money::Fen, payment::PaymentNumber};

/// A line of a bill, ours or the gateway's: money that came, or a refund that went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BillLine {
    /// The payment.
    pub number: PaymentNumber,
    /// The refund of it, where it is one.
    pub refund: Option<String>,
    /// How much.
    pub amount: Fen,
    /// Whether it is done: a refund may be on its way.
    pub done: bool,
}

/// How two bills differ in one line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum DifferenceKind {
    /// The gateway has it, we do not.
    MissingHere,
    /// We have it, the gateway does not.
    MissingThere,
    /// Another amount.
    Amount,
    /// Done on one side only.
    Status,
}

impl DifferenceKind {
    /// All.
    pub const ALL: [Self; 4] = [Self::MissingHere, Self::MissingThere, Self::Amount, Self::Status];

    /// Its name on the wire and in the store.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::MissingHere => "missing-here",
            Self::MissingThere => "missing-there",
            Self::Amount => "amount",
            Self::Status => "status",
        }
    }
}

/// A difference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Of which kind.
    pub kind: DifferenceKind,
    /// The payment.
    pub number: PaymentNumber,
    /// The refund of it, where it is one.
    pub refund: Option<String>,
    /// What we have.
    pub ours: Option<Fen>,
    /// What the gateway has.
    pub theirs: Option<Fen>,
}

/// What differs, in the order of the numbers. A line that stands twice on one side counts once for each.
#[must_use]
pub fn differences(ours: &[BillLine], theirs: &[BillLine]) -> Vec<Difference> {
    let (mut here, mut there) = (keyed(ours), keyed(theirs));
    let keys: std::collections::BTreeSet<_> = here.keys().chain(there.keys()).cloned().collect();
    let mut found = Vec::new();
    for key in keys {
        let mut ours = here.remove(&key).unwrap_or_default().into_iter();
        let mut theirs = there.remove(&key).unwrap_or_default().into_iter();
        loop {
            let pair = (ours.next(), theirs.next());
            if pair == (None, None) {
                break;
            }
            found.extend(compared(&key, pair));
        }
    }
    found
}

type Key = (PaymentNumber, Option<String>);

fn keyed(lines: &[BillLine]) -> BTreeMap<Key, Vec<&BillLine>> {
    let mut keyed: BTreeMap<Key, Vec<&BillLine>> = BTreeMap::new();
    for line in lines {
        keyed.entry((line.number.clone(), line.refund.clone())).or_default().push(line);
    }
    keyed
}

fn compared(
    (number, refund): &Key,
    (ours, theirs): (Option<&BillLine>, Option<&BillLine>),
) -> Option<Difference> {
    let kind = match (ours, theirs) {
        (None, Some(_)) => DifferenceKind::MissingHere,
        (Some(_), None) => DifferenceKind::MissingThere,
        (Some(ours), Some(theirs)) if ours.amount != theirs.amount => DifferenceKind::Amount,
        (Some(ours), Some(theirs)) if ours.done != theirs.done => DifferenceKind::Status,
        (None, None) | (Some(_), Some(_)) => return None,
    };
    Some(Difference {
        kind,
        number: number.clone(),
        refund: refund.clone(),
        ours: ours.map(|line| line.amount),
        theirs: theirs.map(|line| line.amount),
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn lines() -> impl Strategy<Value = Vec<BillLine>> {
        let line =
            (0..12_u64, any::<bool>(), 1..4_i64, any::<bool>()).prop_map(|(number, refund, amount, done)| {
                BillLine {
                    number: PaymentNumber::from_number(number),
                    refund: refund.then(|| format!("R{number}")),
                    amount: Fen(amount),
                    done,
                }
            });
        proptest::collection::vec(line, 0..20)
    }

    proptest! {
        #[test]
        fn a_bill_does_not_differ_from_itself_in_any_order(bill in lines()) {
            prop_assert_eq!(differences(&bill, &bill), vec![]);
        }

        #[test]
        fn every_line_of_either_side_is_matched_or_told(ours in lines(), theirs in lines()) {
            let found = differences(&ours, &theirs);
            let missing_here = found.iter().filter(|one| one.kind == DifferenceKind::MissingHere).count();
            let missing_there = found.iter().filter(|one| one.kind == DifferenceKind::MissingThere).count();
            prop_assert_eq!(ours.len() - missing_there, theirs.len() - missing_here);
        }

        #[test]
        fn the_other_way_round_the_same_lines_differ(ours in lines(), theirs in lines()) {
            prop_assert_eq!(differences(&ours, &theirs).len(), differences(&theirs, &ours).len());
        }
    }
}
