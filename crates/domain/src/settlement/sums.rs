//! Whether a settlement adds up.

use serde::{Deserialize, Serialize};

use super::{Expense, Settlement};
use crate::money::Fen;

/// A sum that does not fit its parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum SumFault {
    /// The total is not what is self-paid and what is in scope.
    Scope,
    /// What the funds paid together is not what each of them paid.
    Funds,
    /// The total is not what funds, person and hospital paid.
    Sides,
    /// The person's part is not what came from accounts and in cash.
    Person,
    /// The expense lines are not the total, or a line is not its own parts.
    Lines,
}

impl Settlement {
    /// What does not add up; nothing in a settlement that does.
    #[must_use]
    pub fn faults(&self) -> Vec<SumFault> {
        let scope = [self.own, self.over_limit, self.first_self_paid, self.in_scope];
        let paid = self.account.0.checked_add(self.cash.0).map(Fen);
        // Mutual aid stands inside the account's part or beside it.
        let beside = paid.and_then(|paid| paid.checked_add(self.mutual_aid));
        let person = paid == Some(self.person) || beside == Some(self.person);
        let checks = [
            (SumFault::Scope, Fen::checked_sum(scope) == Some(self.total)),
            (SumFault::Funds, Fen::checked_sum(self.funds.iter().map(|fund| fund.amount)) == Some(self.fund)),
            (SumFault::Sides, Fen::checked_sum([self.fund, self.person, self.hospital]) == Some(self.total)),
            (SumFault::Person, person),
        ];
        checks.into_iter().filter(|(_, holds)| !holds).map(|(fault, _)| fault).collect()
    }

    /// The same, and whether its expense lines fit it. A bill has lines: where there are none, none were told, and nothing is said of them.
    #[must_use]
    pub fn faults_with(&self, lines: &[Expense]) -> Vec<SumFault> {
        let mut faults = self.faults();
        let whole = Fen::checked_sum(lines.iter().map(|line| line.amount)) == Some(self.total);
        let fits = lines.is_empty() || whole && lines.iter().all(Expense::adds_up);
        if !fits {
            faults.push(SumFault::Lines);
        }
        faults
    }
}
