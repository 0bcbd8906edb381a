//! What every handler and job works with.

use std::{
    net::IpAddr,
    ops::Deref,
    sync::{Arc, atomic::AtomicU64},
};

use domain::{moment::Moment, region::RegionCode};
use serde::{Serialize, de::DeserializeOwned};
use tokio::sync::{Notify, watch};

use crate::{
    cards::CardMaker,
    clock::Clock,
    core::{InsuranceCore, Settled},
    entropy::Entropy,
    jobs::Failures,
    limits::Limits,
    live::Live,
    mail::MailSender,
    outside::OutsideError,
    payment_records::{Paper, PublishedKeys, RecordKey},
    payments::{self, CallbackCounts, Tills, beginning::Flights},
    photos::{PhotoCounts, Studio},
    recent::Recent,
    regions::LiveRegions,
    sealing::{Place, SealError, Sealer},
    sms::SmsSender,
    store::{BlindIndex, Change, CommitError, Committed, Sealed, Store},
    turns::Turns,
};

/// The parts that the server is put together from.
pub struct Parts {
    /// Its memory.
    pub store: Arc<dyn Store>,
    /// What makes personal data unreadable.
    pub sealer: Arc<dyn Sealer>,
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// Chance.
    pub entropy: Arc<dyn Entropy>,
    /// Who is insured.
    pub core: Arc<dyn InsuranceCore>,
    /// Text messages.
    pub sms: Arc<dyn SmsSender>,
    /// Mails.
    pub mail: Arc<dyn MailSender>,
    /// The card maker.
    pub cards: Arc<dyn CardMaker>,
    /// What was settled for people, seen from a region, in a year, as the core told it lately.
    pub settlements: Recent<(BlindIndex, RegionCode, u16), Vec<Settled>, OutsideError>,
    /// Whose turn it is to ask the core.
    pub turns: Turns,
    /// The ways of paying.
    pub tills: Tills,
    /// Keys of payments that are being answered.
    pub flights: Flights,
    /// Callbacks since the start.
    pub callbacks: CallbackCounts,
    /// What sets papers.
    pub papers: Paper,
    /// What signs records of payments.
    pub record_key: RecordKey,
    /// What anybody checks them by.
    pub published_keys: Arc<PublishedKeys>,
    /// The base address at which residents reach us.
    pub public: String,
    /// Photos.
    pub studio: Studio,
    /// The regions' rules.
    pub regions: LiveRegions,
    /// Whoever waits for changes.
    pub live: Live,
    /// How often something may be asked.
    pub limits: Limits,
    /// Panics of the app that were reported since the start.
    pub crashes: AtomicU64,
    /// What could not be done since the start.
    pub failures: Failures,
    /// How photos were judged since the start.
    pub photos: PhotoCounts,
    /// Wakes the jobs.
    pub wake: Notify,
    /// Wakes whoever works on payments.
    pub money: Notify,
    /// Turns true when the server is to end.
    pub ending: watch::Receiver<bool>,
    /// Proxies whose word on a caller's address is taken.
    pub trusted_proxies: Vec<IpAddr>,
    /// Whether persons and staff are made up.
    pub demo: bool,
}

/// The server's parts, shared.
#[derive(Clone)]
pub struct App(Arc<Parts>);

impl Deref for App {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.0
    }
}

impl App {
    /// Shares the parts.
    #[must_use]
    pub fn new(parts: Parts) -> Self {
        Self(Arc::new(parts))
    }

    /// Now.
    #[must_use]
    pub fn now(&self) -> Moment {
        self.clock.now()
    }

    /// Commits, then tells whoever waits for it, and wakes the jobs.
    ///
    /// # Errors
    ///
    /// [`CommitError`]; then nothing was changed, and nobody is told.
    pub async fn commit(&self, changes: Vec<Change>) -> Result<Committed, CommitError> {
        let news: Vec<_> = changes.iter().filter_map(crate::live::news).collect();
        let work = changes.iter().any(|change| matches!(change, Change::Enqueue(_)));
        let now = self.now();
        let money = changes.iter().any(|change| payments::wakes(change, now));
        let committed = self.store.commit(changes).await?;
        for news in news {
            self.live.tell(news);
        }
        if work {
            self.wake.notify_one();
        }
        if money {
            self.money.notify_one();
        }
        Ok(committed)
    }

    /// Seals a form for its place.
    ///
    /// # Errors
    ///
    /// [`SealError`].
    pub fn seal(&self, place: Place<'_>, form: &impl Serialize) -> Result<Sealed, SealError> {
        let plain = serde_json::to_vec(form).map_err(|_| SealError::Cipher)?;
        self.sealer.seal(place, &plain)
    }

    /// Opens a form that was sealed for its place.
    ///
    /// # Errors
    ///
    /// [`SealError`].
    pub fn open<T: DeserializeOwned>(&self, place: Place<'_>, sealed: &Sealed) -> Result<T, SealError> {
        let plain = self.sealer.open(place, sealed)?;
        serde_json::from_slice(&plain).map_err(|_| SealError::DoesNotOpen)
    }

    /// A name for a request, found again in the log.
    #[must_use]
    pub fn request_id(&self) -> String {
        self.entropy.id(self.now()).map(|id| id.simple().to_string()).unwrap_or_default()
    }

    /// Returns when the server is to end.
    pub async fn ended(&self) {
        let mut ending = self.ending.clone();
        let _ = ending.wait_for(|ending| *ending).await;
    }
}
