//! The region's kiosks and their keys, for administrators.
//!
//! **Invariant:** a code is shown until something else is asked for, and never again. A key is revoked only after being asked twice. Why a
//! press did nothing is said until the next one; why a look did not, until one does.

use domain::{
    kiosk::KioskId,
    wire::staff::{FreshCode, KioskList},
};

use super::{Call, Effect, Failure, Lane, Reply, Tickets};

/// Something that happened on the page of kiosks.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum KiosksEvent {
    /// A look is due.
    Due,
    /// A code is wanted.
    CodeAsked(KioskId),
    /// Revoking was asked for.
    RevokeAsked(KioskId),
    /// It was asked for again.
    RevokeConfirmed,
    /// It is not wanted after all.
    Cancelled,
}

/// The page of kiosks.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct KiosksDesk {
    /// The kiosks, once loaded.
    pub(crate) list: Option<KioskList>,
    /// The code that was made last, and for which.
    pub(crate) fresh: Option<(KioskId, FreshCode)>,
    /// The kiosk whose key is to be revoked, if that is confirmed.
    pub(crate) asked: Option<KioskId>,
    /// Waiting for the answer to a press.
    pub(crate) busy: bool,
    /// Why a press did nothing.
    trouble: Option<Failure>,
    /// Why the last look showed nothing new.
    unseen: Option<Failure>,
    making: Option<KioskId>,
}

impl KiosksDesk {
    /// What did not work.
    pub(crate) fn said(&self) -> Option<&Failure> {
        self.trouble.as_ref().or(self.unseen.as_ref())
    }

    pub(super) fn load(tickets: &mut Tickets) -> Effect {
        tickets.call(Lane::Kiosks, Call::ListKiosks)
    }

    pub(super) fn update(&mut self, event: KiosksEvent, tickets: &mut Tickets) -> Vec<Effect> {
        let call = match event {
            _ if self.busy => return vec![],
            KiosksEvent::Due => return vec![Self::load(tickets)],
            KiosksEvent::CodeAsked(id) => {
                self.making = Some(id.clone());
                Call::MakeEnrolCode(id)
            }
            KiosksEvent::RevokeAsked(id) => {
                (self.asked, self.fresh) = (Some(id), None);
                return vec![];
            }
            KiosksEvent::RevokeConfirmed => match self.asked.take() {
                Some(id) => Call::RevokeKiosk(id),
                None => return vec![],
            },
            KiosksEvent::Cancelled => {
                self.asked = None;
                return vec![];
            }
        };
        (self.busy, self.asked, self.fresh, self.trouble) = (true, None, None, None);
        vec![tickets.call(Lane::Kiosks, call)]
    }

    fn fail(&mut self, pressed: bool, failure: Failure) {
        let why = if pressed { &mut self.trouble } else { &mut self.unseen };
        *why = Some(failure);
    }

    pub(super) fn replied(&mut self, answer: Result<Reply, Failure>) -> Vec<Effect> {
        let making = self.making.take();
        let pressed = std::mem::take(&mut self.busy);
        self.unseen = None;
        match answer {
            Ok(Reply::Kiosks(list)) => {
                // A code that has done its work is gone from the screen.
                let waits = |id: &KioskId| {
                    let key = |list: &KioskList| {
                        list.kiosks.iter().find(|row| row.id == *id).and_then(|row| row.key.clone())
                    };
                    self.list.as_ref().and_then(key) == key(&list)
                };
                if self.fresh.as_ref().is_some_and(|(id, _)| !waits(id)) {
                    self.fresh = None;
                }
                self.list = Some(*list);
            }
            Ok(Reply::Code(code)) => self.fresh = making.map(|id| (id, code)),
            Ok(_) => self.fail(pressed, Failure::Garbled),
            Err(failure) => self.fail(pressed, failure),
        }
        vec![]
    }
}
