//! News of applications, of payments and of calls for a clerk, for whoever looks at them now.
//!
//! The hub knows what this node committed. What another node committed is found by asking the store now and then, see
//! `http::events`. So the number of an event is the case's version, which is the same on all nodes.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use domain::{
    application::Status,
    payment::{PaymentNumber, PaymentStatus},
    reference::Reference,
    region::RegionCode,
};
use tokio::sync::broadcast;

use crate::store::{ApplicationRecord, Change, MoneyChange, TokenHash};

/// News that wait for a slow reader; one that falls further behind asks the store.
const BACKLOG: usize = 256;

/// Streams that one visit or session may hold open at once: a page opened anew may begin one before its last has ended.
const SEATS: u8 = 4;

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum News {
    /// An application changed.
    Case(CaseNews),
    /// A payment was begun or moved on.
    Payment {
        /// Which.
        number: PaymentNumber,
        /// Its region.
        region: RegionCode,
        /// Its version now.
        version: u32,
        /// Where it stands now.
        status: PaymentStatus,
    },
    /// A call for a clerk was made, answered or ended in this region.
    Help(RegionCode),
}

/// An application changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseNews {
    /// Which.
    pub reference: Reference,
    /// Its region.
    pub region: RegionCode,
    /// Its version now.
    pub version: u32,
    /// Where it stands now.
    pub status: Status,
}

/// Brings news to whoever listens.
#[derive(Clone, Debug)]
pub struct Live {
    news: broadcast::Sender<News>,
    seats: Arc<Mutex<HashMap<TokenHash, u8>>>,
}

/// The right to one open stream; given back when it is let go.
#[derive(Debug)]
pub struct Seat {
    live: Live,
    whose: TokenHash,
}

impl Default for Live {
    fn default() -> Self {
        Self { news: broadcast::Sender::new(BACKLOG), seats: Arc::default() }
    }
}

impl Live {
    /// Tells everybody who listens; nobody is fine too.
    pub fn tell(&self, news: News) {
        let _ = self.news.send(news);
    }

    /// Listens from now on.
    #[must_use]
    pub fn listen(&self) -> broadcast::Receiver<News> {
        self.news.subscribe()
    }

    /// A seat for the visit or session with this token; none when it has enough.
    #[must_use]
    pub fn seat(&self, whose: TokenHash) -> Option<Seat> {
        let mut seats = self.seats.lock().unwrap_or_else(PoisonError::into_inner);
        let taken = seats.entry(whose).or_default();
        if *taken >= SEATS {
            return None;
        }
        *taken += 1;
        Some(Seat { live: self.clone(), whose })
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        let mut seats = self.live.seats.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(taken) = seats.get_mut(&self.whose) {
            *taken = taken.saturating_sub(1);
            if *taken == 0 {
                seats.remove(&self.whose);
            }
        }
    }
}

/// What a change is news of, once it is committed.
#[must_use]
pub fn news(change: &Change) -> Option<News> {
    let of = |application: &ApplicationRecord| CaseNews {
        reference: application.reference.clone(),
        region: application.region.clone(),
        version: application.version + 1,
        status: application.status,
    };
    match change {
        Change::Submit { application, .. } | Change::Move { application, .. } => {
            Some(News::Case(of(application)))
        }
        Change::Money(MoneyChange::PutPayment { payment, .. }) => Some(News::Payment {
            number: payment.number.clone(),
            region: payment.region.clone(),
            version: payment.version + 1,
            status: payment.status,
        }),
        Change::PutHelp(call) => Some(News::Help(call.region.clone())),
        Change::RevokeKiosk { region, .. } => Some(News::Help(region.clone())),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_visit_has_a_few_seats_and_gets_back_what_it_lets_go() {
        let live = Live::default();
        let (one, other) = (TokenHash([1; 32]), TokenHash([2; 32]));
        let mut held: Vec<Seat> = (0..SEATS).map(|_| live.seat(one).unwrap()).collect();
        assert!(live.seat(one).is_none());
        assert!(live.seat(other).is_some());
        held.pop();
        assert!(live.seat(one).is_some());
        held.clear();
        assert!(live.seats.lock().unwrap().is_empty(), "nothing is kept of who is gone");
    }
}
