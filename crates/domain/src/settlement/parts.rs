//! The pieces that a bill falls into: what a waterfall shows, and the table beside it.
//!
//! **Invariant:** pieces always add up to their whole; what the core's figures leave open is a piece of its own.

use serde::{Deserialize, Serialize};

use super::{FundKind, Settlement};
use crate::money::Fen;

/// A piece of a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Piece {
    /// Which.
    pub part: Part,
    /// How much; below zero only where something is left open.
    pub amount: Fen,
}

/// What a piece is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Part {
    /// Paid by the person: wholly self-paid.
    Own,
    /// Paid by the person: over a limit of price.
    OverLimit,
    /// Paid by the person: the first part of class B.
    FirstSelfPaid,
    /// Paid by the person: towards the year's deductible.
    Deductible,
    /// Paid by the person: of what is shared by ratio.
    Share,
    /// Paid by a fund.
    Fund(FundKind),
    /// Borne by the hospital.
    Hospital,
    /// Of the person's part: from the personal account.
    Account,
    /// Of the person's part: from a relative's account.
    MutualAid,
    /// Of the person's part: in cash.
    Cash,
    /// What the figures leave open.
    Open,
}

impl Settlement {
    /// The bill: what the person paid and why, then what each fund paid, then the hospital. Adds up to the total.
    #[must_use]
    pub fn pieces(&self) -> Vec<Piece> {
        let mut left = self.person;
        // Some funds pay for deductibles too: what the person did not pay is not shown as theirs.
        let mut take = |part, amount: Fen| {
            let amount = amount.min(left).max(Fen::ZERO);
            left = Fen(left.0 - amount.0);
            Piece { part, amount }
        };
        let mut pieces = vec![
            take(Part::Own, self.own),
            take(Part::OverLimit, self.over_limit),
            take(Part::FirstSelfPaid, self.first_self_paid),
            take(Part::Deductible, self.deductible),
        ];
        pieces.push(Piece { part: Part::Share, amount: left });
        pieces
            .extend(self.funds.iter().map(|fund| Piece { part: Part::Fund(fund.kind), amount: fund.amount }));
        pieces.push(Piece { part: Part::Hospital, amount: self.hospital });
        whole(pieces, self.total)
    }

    /// The person's part: from which account, and what in cash. Adds up to it.
    #[must_use]
    pub fn paid(&self) -> Vec<Piece> {
        let is_inside = self.account.0.saturating_add(self.cash.0) == self.person.0;
        let account = if is_inside { Fen(self.account.0 - self.mutual_aid.0) } else { self.account };
        let pieces = vec![
            Piece { part: Part::Account, amount: account },
            Piece { part: Part::MutualAid, amount: self.mutual_aid },
            Piece { part: Part::Cash, amount: self.cash },
        ];
        whole(pieces, self.person)
    }
}

/// Without what is nothing, and with what is left open.
fn whole(mut pieces: Vec<Piece>, whole: Fen) -> Vec<Piece> {
    let told = pieces.iter().map(|piece| piece.amount.0).fold(0, i64::saturating_add);
    pieces.push(Piece { part: Part::Open, amount: Fen(whole.0.saturating_sub(told)) });
    pieces.retain(|piece| !piece.amount.is_zero());
    pieces
}
