//! Reconciliation: days compared with the gateway's bill, what differs, and whether the ledger is right.
//!
//! **Invariant:** one thing is done at a time. A difference is called explained only after being asked twice. Why a press did nothing is said
//! until the next one; why a look did not, until one does.

use domain::wire::staff::{DayToReconcile, DifferenceId, DifferenceResolved, Reconciliation};

use super::MoneyCall;
use crate::desk::{Effect, Failure, Lane, Reply, Tickets};

/// Something that happened on the page of reconciliation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ReconcilePress {
    /// A look is due.
    Due,
    /// A day is to be compared.
    DayChosen(DayToReconcile),
    /// The gateway is to be asked about a difference.
    AskedAgain(DifferenceId),
    /// A difference is to be called explained.
    ExplainAsked(DifferenceId),
    /// That is meant.
    Confirmed,
    /// It is not meant.
    Left,
}

/// What the last press did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ReconcileDone {
    /// The day was compared, and so much differs.
    Compared(DayToReconcile, u32),
    /// There is no bill of that day, and nothing to compare.
    NoBill(DayToReconcile),
    /// The gateway was asked, and the difference is put right, or not.
    AskedAgain(bool),
    /// It is explained.
    Explained,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Doing {
    Comparing(DayToReconcile),
    Asking(DifferenceId),
    Explaining,
}

/// The page of reconciliation.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct ReconcilingDesk {
    /// What the server showed last.
    pub(crate) view: Option<Box<Reconciliation>>,
    /// The difference that would be called explained.
    pub(crate) question: Option<DifferenceId>,
    /// What the last press did.
    pub(crate) done: Option<ReconcileDone>,
    /// Why the last press did nothing.
    trouble: Option<Failure>,
    /// Why the last look showed nothing new.
    unseen: Option<Failure>,
    doing: Option<Doing>,
}

impl ReconcilingDesk {
    /// Waiting for the answer to a press.
    pub(crate) fn is_busy(&self) -> bool {
        self.doing.is_some()
    }

    /// What did not work.
    pub(crate) fn said(&self) -> Option<&Failure> {
        self.trouble.as_ref().or(self.unseen.as_ref())
    }

    pub(super) fn update(&mut self, press: ReconcilePress, tickets: &mut Tickets) -> Vec<Effect> {
        if self.is_busy() {
            return vec![];
        }
        let (doing, call) = match (press, self.question) {
            (ReconcilePress::Due, _) => {
                return vec![tickets.call(Lane::Reconciliation, MoneyCall::ShowReconciliation)];
            }
            (ReconcilePress::DayChosen(day), None) => (Doing::Comparing(day), MoneyCall::Reconcile(day)),
            (ReconcilePress::AskedAgain(id), None) => {
                (Doing::Asking(id), MoneyCall::ResolveDifference(id, DifferenceResolved::AskedAgain))
            }
            (ReconcilePress::ExplainAsked(id), None) => {
                self.question = Some(id);
                return vec![];
            }
            (ReconcilePress::Confirmed, Some(id)) => {
                (Doing::Explaining, MoneyCall::ResolveDifference(id, DifferenceResolved::Explained))
            }
            (ReconcilePress::Left, _) => {
                self.question = None;
                return vec![];
            }
            (
                ReconcilePress::DayChosen(_)
                | ReconcilePress::AskedAgain(_)
                | ReconcilePress::ExplainAsked(_)
                | ReconcilePress::Confirmed,
                _,
            ) => return vec![],
        };
        (self.doing, self.done, self.trouble) = (Some(doing), None, None);
        vec![tickets.call(Lane::Reconciliation, call)]
    }

    /// Takes the answer; whether it is to a press that went through.
    pub(super) fn replied(&mut self, answer: Result<Reply, Failure>) -> bool {
        let doing = self.doing.take();
        if doing.is_some() {
            self.question = None;
        }
        self.unseen = None;
        match answer {
            Ok(Reply::Reconciliation(view)) => {
                self.done = doing.map(|doing| done(doing, &view)).or(self.done);
                self.view = Some(view);
                return doing.is_some();
            }
            Ok(_) => self.fail(doing.is_some(), Failure::Garbled),
            Err(failure) => self.fail(doing.is_some(), failure),
        }
        false
    }

    fn fail(&mut self, pressed: bool, failure: Failure) {
        let why = if pressed { &mut self.trouble } else { &mut self.unseen };
        *why = Some(failure);
    }
}

fn done(doing: Doing, view: &Reconciliation) -> ReconcileDone {
    match doing {
        Doing::Comparing(day) => {
            let found = view.days.iter().find(|compared| compared.day == day.day);
            found.map_or(ReconcileDone::NoBill(day), |compared| {
                ReconcileDone::Compared(day, compared.differences)
            })
        }
        Doing::Asking(id) => {
            let still =
                |one: &&domain::wire::staff::DifferenceView| one.id == id && one.resolved_at.is_none();
            ReconcileDone::AskedAgain(view.differences.iter().find(still).is_none())
        }
        Doing::Explaining => ReconcileDone::Explained,
    }
}
