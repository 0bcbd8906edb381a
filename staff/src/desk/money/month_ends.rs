//! The bank's month-end files.
//!
//! **Invariant:** one thing is done at a time, and a file is released only after being asked twice. Why a press did nothing is said until the next one; why a look showed nothing, until one does.

use domain::wire::staff::{MonthEndId, MonthEndList, MonthEndView};

use super::MoneyCall;
use crate::desk::{Effect, Failure, Lane, Reply, Tickets};

/// Something that happened on the page of month-end files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum MonthEndPress {
    /// A look is due.
    Due,
    /// The shell holds a file.
    FileHeld,
    /// A file is to be released.
    ReleaseAsked(MonthEndId),
    /// That is meant.
    Confirmed,
    /// It is not meant.
    Left,
}

/// What the last press did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum MonthEndDone {
    /// A file was taken.
    Imported,
    /// It was here before, and nothing changed.
    Known,
    /// A file was released.
    Released,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Doing {
    Importing,
    Releasing,
}

/// The page of month-end files.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct MonthEndsDesk {
    /// The files, once loaded.
    pub(crate) list: Option<MonthEndList>,
    /// The file that would be released.
    pub(crate) question: Option<MonthEndId>,
    /// What the last press did.
    pub(crate) done: Option<MonthEndDone>,
    /// Why the last press did nothing.
    pub(crate) refused: Option<Failure>,
    /// Why the last look showed nothing new.
    pub(crate) unseen: Option<Failure>,
    doing: Option<Doing>,
}

/// Whether the clerk `me` may release a file.
pub(crate) fn may_release(file: &MonthEndView, me: &str) -> bool {
    file.released_by.is_none() && file.by != me
}

impl MonthEndsDesk {
    /// Waiting for the answer to a press.
    pub(crate) fn is_busy(&self) -> bool {
        self.doing.is_some()
    }

    /// Waiting for what becomes of a file that is being imported.
    pub(crate) fn is_importing(&self) -> bool {
        self.doing == Some(Doing::Importing)
    }

    /// The file that would be released.
    pub(crate) fn asked(&self) -> Option<&MonthEndView> {
        let files = self.list.iter().flat_map(|list| &list.files);
        files.into_iter().find(|file| Some(file.id) == self.question)
    }

    pub(super) fn update(&mut self, press: MonthEndPress, tickets: &mut Tickets) -> Vec<Effect> {
        if self.is_busy() {
            return vec![];
        }
        let (doing, call) = match (press, self.question) {
            (MonthEndPress::Due, _) => return vec![tickets.call(Lane::MonthEnds, MoneyCall::ListMonthEnds)],
            (MonthEndPress::FileHeld, None) => (Doing::Importing, MoneyCall::ImportMonthEnd),
            (MonthEndPress::Confirmed, Some(id)) => (Doing::Releasing, MoneyCall::ReleaseMonthEnd(id)),
            (MonthEndPress::ReleaseAsked(id), None) => {
                self.question = Some(id);
                return vec![];
            }
            (MonthEndPress::Left, _) => {
                self.question = None;
                return vec![];
            }
            (MonthEndPress::FileHeld | MonthEndPress::ReleaseAsked(_) | MonthEndPress::Confirmed, _) => {
                return vec![];
            }
        };
        (self.doing, self.done, self.refused) = (Some(doing), None, None);
        vec![tickets.call(Lane::MonthEnds, call)]
    }

    pub(super) fn replied(&mut self, answer: Result<Reply, Failure>) -> Vec<Effect> {
        let doing = self.doing.take();
        if doing.is_some() {
            self.question = None;
        }
        self.unseen = None;
        match answer {
            Ok(Reply::MonthEnds(list)) => {
                self.done = match doing {
                    Some(Doing::Importing) => Some(self.became(&list)),
                    Some(Doing::Releasing) => Some(MonthEndDone::Released),
                    None => self.done,
                };
                self.list = Some(list);
            }
            Ok(_) => self.fail(doing.is_some(), Failure::Garbled),
            Err(failure) => self.fail(doing.is_some(), failure),
        }
        vec![]
    }

    /// A file that adds nothing to the list was in it.
    fn became(&self, list: &MonthEndList) -> MonthEndDone {
        let known = |list: &MonthEndList| list.files.iter().map(|file| file.id).collect::<Vec<_>>();
        let before = self.list.as_ref().map(known);
        if before == Some(known(list)) { MonthEndDone::Known } else { MonthEndDone::Imported }
    }

    fn fail(&mut self, pressed: bool, failure: Failure) {
        let why = if pressed { &mut self.refused } else { &mut self.unseen };
        *why = Some(failure);
    }
}
