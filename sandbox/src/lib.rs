//! The outside world for demo and tests, in one process: insurance core, gateways for SMS and mail with their inbox, card maker, bank.
//!
//! Each speaks the messages of [`domain::outside`], so that a real system can take its place. The people are invented by
//! algorithm; see [`people`].
//!
//! **Invariant:** everything here is made up and says so on every page; it serves loopback only and logs no personal data.

mod bank;
mod cards;
mod clock;
pub mod gateway;
mod guard;
mod insurance;
mod jpeg;
mod knobs;
mod mail;
mod pages;
pub mod people;
mod refused;
mod sms;
mod store;
mod visits;

use std::sync::Arc;

use axum::{
    Router,
    extract::DefaultBodyLimit,
    middleware,
    routing::{get, post},
};
use domain::outside::{CORE_PATH, MAIL_PATH, ORDERS_PATH, SMS_PATH};

pub use clock::Clock;
pub use insurance::{CoreFault, FilingDesk};
pub use knobs::Knobs;
pub use store::{Store, StoreError};

/// The largest body that is taken: a card order with its photo is well below.
const BODY_MAX: usize = 256 * 1024;

/// What the outside world consists of.
pub struct Sandbox {
    /// Who is insured.
    pub people: people::People,
    /// What was sent and ordered.
    pub store: Store,
    /// What time it is.
    pub clock: Clock,
    /// Seconds a card is in production, and again on its way.
    pub card_seconds: u32,
    /// Which faults are switched on.
    pub knobs: knobs::Panel,
    /// What people were treated for, as far as anybody asked.
    pub(crate) histories: insurance::Histories,
    /// The payment gateway, where there is one.
    pub gateway: Option<Arc<gateway::Gateway>>,
}

impl Sandbox {
    /// A world without faults.
    #[must_use]
    pub fn new(store: Store, clock: Clock, card_seconds: u32) -> Self {
        Self {
            people: people::People::demo(),
            store,
            clock,
            card_seconds,
            knobs: knobs::Panel::default(),
            histories: insurance::Histories::default(),
            gateway: None,
        }
    }

    /// The same world with other people.
    #[must_use]
    pub fn with_people(self, people: people::People) -> Self {
        Self { people, ..self }
    }

    /// The same world with a payment gateway.
    #[must_use]
    pub fn with_gateway(self, gateway: Arc<gateway::Gateway>) -> Self {
        Self { gateway: Some(gateway), ..self }
    }
}

type World = Arc<Sandbox>;

/// Everything that is served.
pub fn router(sandbox: Sandbox) -> Router {
    let gateway = sandbox.gateway.clone().map(gateway::router).unwrap_or_default();
    world(sandbox)
        .merge(gateway)
        .layer(DefaultBodyLimit::max(BODY_MAX))
        .layer(middleware::from_fn(guard::loopback_only))
        .layer(middleware::map_response(guard::headers))
}

fn world(sandbox: Sandbox) -> Router {
    Router::new()
        .route("/", get(pages::index))
        .route("/people", get(pages::people))
        .route("/inbox", get(pages::inbox))
        .route("/inbox.json", get(sms::list))
        .route("/mail.json", get(mail::list))
        .route("/knobs", get(knobs::show).post(knobs::turn))
        .route(CORE_PATH, post(insurance::answer))
        .route(SMS_PATH, get(pages::to_inbox).post(sms::take))
        .route(MAIL_PATH, get(pages::to_inbox).post(mail::take))
        .route(ORDERS_PATH, get(pages::orders).post(cards::take))
        .route("/orders/{reference}", get(cards::show))
        .route("/bank", get(pages::bank))
        .route("/bank/month-end/{month}/{file}", get(bank::month_end))
        .route("/sandbox.css", get(pages::style))
        .route("/inbox.js", get(pages::inbox_script))
        .route("/livez", get(|| async { "ok" }))
        .route("/readyz", get(|| async { "ok" }))
        .with_state(Arc::new(sandbox))
}
