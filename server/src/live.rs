//! News of applications, for whoever looks at them now.
//!
//! The hub knows what this node committed. What another node committed is found by asking the store now and then, see
//! `http::events`. So the number of an event is the case's version, which is the same on all nodes.

use domain::{application::Status, reference::Reference, region::RegionCode};
use tokio::sync::broadcast;

use crate::store::{ApplicationRecord, Change};

/// News that wait for a slow reader; one that falls further behind asks the store.
const BACKLOG: usize = 256;

/// An application changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct News {
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
pub struct Live(broadcast::Sender<News>);

impl Default for Live {
    fn default() -> Self {
        Self(broadcast::Sender::new(BACKLOG))
    }
}

impl Live {
    /// Tells everybody who listens; nobody is fine too.
    pub fn tell(&self, news: News) {
        let _ = self.0.send(news);
    }

    /// Listens from now on.
    #[must_use]
    pub fn listen(&self) -> broadcast::Receiver<News> {
        self.0.subscribe()
    }
}

/// What a change is news of, once it is committed.
#[must_use]
pub fn news(change: &Change) -> Option<News> {
    let of = |application: &ApplicationRecord| News {
        reference: application.reference.clone(),
        region: application.region.clone(),
        version: application.version + 1,
        status: application.status,
    };
    match change {
        Change::Submit { application, .. } | Change::Move { application, .. } => Some(of(application)),
        _ => None,
    }
}
