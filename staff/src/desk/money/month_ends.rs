//! The bank's month-end files.
//!
//! **Invariant:** one file at a time. Why a file was not taken is said until the next one; why a look showed nothing, until one does.

use domain::wire::staff::MonthEndList;

use super::MoneyCall;
use crate::desk::{Effect, Failure, Lane, Reply, Tickets};

/// Something that happened on the page of month-end files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum MonthEndPress {
    /// A look is due.
    Due,
    /// The shell holds a file.
    FileHeld,
}

/// What became of the last file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum MonthEndDone {
    /// It was taken.
    Imported,
    /// It was here before, and nothing changed.
    Known,
}

/// The page of month-end files.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct MonthEndsDesk {
    /// The files, once loaded.
    pub(crate) list: Option<MonthEndList>,
    /// What became of the last file.
    pub(crate) done: Option<MonthEndDone>,
    /// Waiting for what becomes of a file.
    pub(crate) busy: bool,
    /// Why the last file was not taken.
    pub(crate) refused: Option<Failure>,
    /// Why the last look showed nothing new.
    pub(crate) unseen: Option<Failure>,
}

impl MonthEndsDesk {
    pub(super) fn update(&mut self, press: MonthEndPress, tickets: &mut Tickets) -> Vec<Effect> {
        let call = match press {
            _ if self.busy => return vec![],
            MonthEndPress::Due => MoneyCall::ListMonthEnds,
            MonthEndPress::FileHeld => {
                (self.busy, self.done, self.refused) = (true, None, None);
                MoneyCall::ImportMonthEnd
            }
        };
        vec![tickets.call(Lane::MonthEnds, call)]
    }

    pub(super) fn replied(&mut self, answer: Result<Reply, Failure>) -> Vec<Effect> {
        let importing = std::mem::take(&mut self.busy);
        self.unseen = None;
        match answer {
            Ok(Reply::MonthEnds(list)) => {
                if importing {
                    self.done = Some(self.became(&list));
                }
                self.list = Some(list);
            }
            Ok(_) => self.fail(importing, Failure::Garbled),
            Err(failure) => self.fail(importing, failure),
        }
        vec![]
    }

    /// A file that adds nothing to the list was in it.
    fn became(&self, list: &MonthEndList) -> MonthEndDone {
        let known = |list: &MonthEndList| {
            list.files
                .iter()
                .map(|file| (file.month.clone(), file.batch.clone(), file.at))
                .collect::<Vec<_>>()
        };
        let before = self.list.as_ref().map(known);
        if before == Some(known(list)) { MonthEndDone::Known } else { MonthEndDone::Imported }
    }

    fn fail(&mut self, importing: bool, failure: Failure) {
        let why = if importing { &mut self.refused } else { &mut self.unseen };
        *why = Some(failure);
    }
}
