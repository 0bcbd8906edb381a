//! The queue: which cases are listed, and which one comes next.
//!
//! **Invariant:** a search by reference looks among all cases, whatever group is chosen.

use domain::{
    application::Status,
    reference::Reference,
    service::Service,
    wire::staff::{CaseFilter, CaseList, CaseRow, StaffView},
};

use super::{Call, Effect, Failure, Lane, Reply, Tickets};

/// How many digits a reference has.
const DIGITS: usize = 9;

/// Cases by whose turn it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Group {
    /// A clerk's.
    #[default]
    Waiting,
    /// The resident's.
    WithResident,
    /// The resident's, at the counter.
    FeeDue,
    /// The card maker's.
    InMaking,
    /// Cards that lie at an outlet.
    Ready,
    /// Nobody's: it is over.
    Finished,
    /// All of them.
    All,
}

impl Group {
    /// All, in the order they are offered.
    pub(crate) const ALL: [Self; 7] = [
        Self::Waiting,
        Self::WithResident,
        Self::FeeDue,
        Self::InMaking,
        Self::Ready,
        Self::Finished,
        Self::All,
    ];

    /// The group a status belongs to. Exhaustive, so that no status is forgotten.
    pub(crate) const fn of(status: Status) -> Self {
        match status {
            Status::Submitted | Status::UnderReview | Status::SecondReview => Self::Waiting,
            Status::NeedsInfo | Status::Approved | Status::AssistedCapture => Self::WithResident,
            Status::FeeDue => Self::FeeDue,
            Status::OutletChosen
            | Status::Paid
            | Status::InProduction
            | Status::InTransit
            | Status::Printing
            | Status::PrintTrouble => Self::InMaking,
            Status::Ready | Status::Verified => Self::Ready,
            Status::Expired
            | Status::Rejected
            | Status::Collected
            | Status::Accepted
            | Status::Withdrawn
            | Status::Returned => Self::Finished,
        }
    }

    /// The statuses to ask for; none means all.
    pub(crate) fn statuses(self) -> Vec<Status> {
        Status::ALL.into_iter().filter(|status| Self::of(*status) == self).collect()
    }
}

/// A direction in the queue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Way {
    /// Towards the end.
    Down,
    /// Towards the begin.
    Up,
}

/// Something that happened to the queue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum QueueEvent {
    /// A reference was typed, or a part of it.
    Searched(String),
    /// A group was chosen.
    Grouped(Group),
    /// A service was chosen, or all of them.
    OfService(Option<Service>),
    /// One's own agency's cases were chosen, or those of all.
    Mine(bool),
    /// It is time to look again.
    Due,
}

/// The queue.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Queue {
    /// The chosen group.
    pub(crate) group: Group,
    /// The chosen service; all when none is.
    pub(crate) service: Option<Service>,
    /// Whether only cases of one's own agency are listed.
    pub(crate) mine: bool,
    /// The digits that were typed.
    pub(crate) search: String,
    /// What the server listed last.
    pub(crate) list: Option<CaseList>,
    /// Why it could not be listed.
    pub(crate) trouble: Option<Failure>,
    loading: bool,
    again: bool,
}

impl Queue {
    /// The queue to begin with: of whoever works for an agency, its own cases.
    pub(super) fn of(staff: &StaffView) -> Self {
        Self { mine: staff.agency.is_some(), ..Self::default() }
    }

    /// The lines.
    pub(crate) fn rows(&self) -> &[CaseRow] {
        self.list.as_ref().map_or(&[], |list| &list.cases)
    }

    pub(super) fn update(&mut self, event: QueueEvent, tickets: &mut Tickets) -> Vec<Effect> {
        match event {
            QueueEvent::Searched(typed) => {
                let digits = typed.chars().filter(char::is_ascii_digit).take(DIGITS).collect();
                if self.search == digits {
                    return vec![];
                }
                self.search = digits;
                vec![self.load(tickets)]
            }
            QueueEvent::Grouped(group) => {
                self.group = group;
                self.search.clear();
                vec![self.load(tickets)]
            }
            QueueEvent::OfService(service) => {
                self.service = service;
                vec![self.load(tickets)]
            }
            QueueEvent::Mine(mine) => {
                self.mine = mine;
                vec![self.load(tickets)]
            }
            QueueEvent::Due if self.loading => {
                self.again = true;
                vec![]
            }
            QueueEvent::Due => vec![self.load(tickets)],
        }
    }

    /// Lists anew; an answer to what was asked before does not count any more.
    pub(super) fn load(&mut self, tickets: &mut Tickets) -> Effect {
        self.loading = true;
        self.again = false;
        tickets.call(Lane::Queue, Call::ListCases(self.filter()))
    }

    pub(super) fn replied(&mut self, answer: Result<Reply, Failure>, tickets: &mut Tickets) -> Vec<Effect> {
        self.loading = false;
        match answer {
            Ok(Reply::Cases(list)) => {
                self.list = Some(*list);
                self.trouble = None;
            }
            Ok(_) => self.trouble = Some(Failure::Garbled),
            Err(failure) => self.trouble = Some(failure),
        }
        if self.again { vec![self.load(tickets)] } else { vec![] }
    }

    /// The line beside `open`; the first one when it is not listed.
    pub(super) fn beside(&self, open: Option<&Reference>, way: Way) -> Option<Reference> {
        let rows = self.rows();
        let at = open.and_then(|open| rows.iter().position(|row| row.reference == *open));
        let next = match (at, way) {
            (None, _) => 0,
            (Some(at), Way::Down) => at + 1,
            (Some(at), Way::Up) => at.checked_sub(1)?,
        };
        rows.get(next).map(|row| row.reference.clone())
    }

    /// The next case after `open` that waits for a clerk, from the begin again after the last.
    pub(super) fn next_waiting(&self, open: Option<&Reference>) -> Option<Reference> {
        let rows = self.rows();
        let at = open.and_then(|open| rows.iter().position(|row| row.reference == *open));
        let (before, after) = rows.split_at(at.map_or(0, |at| at + 1));
        let waits = |row: &&CaseRow| Group::of(row.status) == Group::Waiting && Some(&row.reference) != open;
        after.iter().chain(before).find(waits).map(|row| row.reference.clone())
    }

    fn filter(&self) -> CaseFilter {
        // A search looks among all cases, whatever is chosen beside it.
        let (statuses, service, mine) = if self.search.is_empty() {
            (self.group.statuses(), self.service, self.mine)
        } else {
            (vec![], None, false)
        };
        CaseFilter { statuses, service, mine, reference: self.search.clone() }
    }
}
