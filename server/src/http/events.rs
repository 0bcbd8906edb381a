//! Server-sent events: one's own application or payment, and a region's cases.
//!
//! What this node commits is told at once. What another node commits, an owner is told with the next heartbeat, or of money that is under way
//! with the next look, and the console finds when it asks anew. An event carries no personal data, and its number is the case's version.

use std::{collections::VecDeque, convert::Infallible, time::Duration};

use axum::{
    extract::{Path, Query, State, rejection::QueryRejection},
    http::{HeaderMap, HeaderName, header},
    response::{
        IntoResponse,
        sse::{Event, Sse},
    },
};
use domain::{payment::PaymentNumber, problem::ErrorCode, reference::Reference, wire::FollowQuery};
use futures::stream;
use tokio::{
    sync::broadcast::{Receiver, error::RecvError},
    time::{Instant, Interval, MissedTickBehavior, interval, interval_at},
};

use super::{
    applications, payments,
    problem::ApiError,
    session::{Person, Reader},
    staff::session::Member,
};
use crate::{
    app::App,
    live::{News, Seat},
    store::{ApplicationId, PaymentId, TokenHash, VisitId},
};

/// The heartbeat.
const BEAT: Duration = Duration::from_secs(15);
/// How often it is looked whether another node has heard of money that somebody waits for. A node that is alone looks as well: one indexed
/// read for each code on a screen costs less than a setting that somebody forgets.
const LOOK: Duration = Duration::from_secs(2);
const CHANGED: &str = "changed";
const HELP: &str = "help";
const PAYMENT: &str = "payment";
/// What an event says that has nothing more to say: browsers drop one that says nothing.
const SOMETHING: &str = "-";

/// Seconds after which a stream that found no seat may be asked for again.
const NO_SEAT_SECONDS: i64 = 30;
/// Nothing of a stream is kept on the way.
const UNKEPT: [(HeaderName, &str); 1] = [(header::CACHE_CONTROL, "no-store")];

/// News of one's own application. `Last-Event-ID`, or `seen` in a first request, is the version that was seen last; a newer one is told
/// at once.
pub(super) async fn application(
    State(app): State<App>,
    Reader(person): Reader,
    Path(reference): Path<String>,
    begun: Result<Query<FollowQuery>, QueryRejection>,
    headers: HeaderMap,
) -> Result<impl IntoResponse, ApiError> {
    let Query(begun) = begun.map_err(|_| ErrorCode::Malformed)?;
    let application = applications::own(&app, &person, reference).await?;
    let what = Watched::Case(application.id, application.reference);
    follow(app, &person, what, begun.seen, &headers).await
}

/// News of one's own payment, numbered by its version in the same way.
pub(super) async fn payment(
    State(app): State<App>,
    Reader(person): Reader,
    Path(number): Path<String>,
    begun: Result<Query<FollowQuery>, QueryRejection>,
    headers: HeaderMap,
) -> Result<impl IntoResponse, ApiError> {
    let Query(begun) = begun.map_err(|_| ErrorCode::Malformed)?;
    let payment = payments::own(&app, &person, number).await?;
    let what = Watched::Payment(payment.id, payment.number);
    follow(app, &person, what, begun.seen, &headers).await
}

async fn follow(
    app: App,
    person: &Person,
    what: Watched,
    seen: Option<u32>,
    headers: &HeaderMap,
) -> Result<impl IntoResponse + use<>, ApiError> {
    let seat = seat(&app, person.visit.token)?;
    // Whoever listens first and looks then misses nothing.
    let news = app.live.listen();
    let now = what.now(&app).await.ok_or(ErrorCode::NotFound)?;
    let again = headers.get("last-event-id").and_then(|value| value.to_str().ok()?.parse().ok());
    let mut watch = Watch::new(app, news, seat);
    let mut own = Own { what, visit: person.visit.id, seen: again.or(seen) };
    watch.waiting.extend(own.told(&now));
    watch.follow(&now);
    let told = stream::unfold((watch, own), |(mut watch, mut own)| async move {
        let event = own.next(&mut watch).await?;
        Some((Ok::<_, Infallible>(event), (watch, own)))
    });
    Ok((UNKEPT, Sse::new(told)))
}

fn seat(app: &App, whose: TokenHash) -> Result<Seat, ApiError> {
    app.live.seat(whose).ok_or_else(|| ApiError::wait(ErrorCode::TooMany, NO_SEAT_SECONDS))
}

/// News of all cases of a member's region.
pub(super) async fn cases(State(app): State<App>, member: Member) -> Result<impl IntoResponse, ApiError> {
    let seat = seat(&app, member.token())?;
    let news = app.live.listen();
    let watch = Watch::new(app, news, seat);
    let told = stream::unfold((watch, member), |(mut watch, member)| async move {
        let event = loop {
            if let Some(event) = watch.waiting.pop_front() {
                break event;
            }
            match watch.next().await {
                Happened::Ended => return None,
                Happened::Beat if !member.still_signed_in(&watch.app).await => return None,
                Happened::Beat => break Event::default().comment("beat"),
                // What was lost may have been of either kind.
                Happened::Missed => {
                    watch.waiting.extend(
                        [CHANGED, HELP, PAYMENT].map(|kind| Event::default().event(kind).data(SOMETHING)),
                    );
                }
                Happened::News(News::Help(region)) if region == member.account.region => {
                    break Event::default().event(HELP).data(SOMETHING);
                }
                Happened::News(News::Payment { number, region, version, .. })
                    if region == member.account.region =>
                {
                    break Event::default().event(PAYMENT).id(version.to_string()).data(number.as_str());
                }
                Happened::News(News::Case(news)) if news.region == member.account.region => {
                    break Event::default()
                        .event(CHANGED)
                        .id(news.version.to_string())
                        .data(news.reference.as_str());
                }
                Happened::Look | Happened::News(_) => {}
            }
        };
        Some((Ok::<_, Infallible>(event), (watch, member)))
    });
    Ok((UNKEPT, Sse::new(told)))
}

/// What a stream waits for.
struct Watch {
    app: App,
    news: Receiver<News>,
    beat: Interval,
    /// Runs while money is under way.
    look: Option<Interval>,
    waiting: VecDeque<Event>,
    _seat: Seat,
}

enum Happened {
    News(News),
    /// News were lost: the store knows.
    Missed,
    Beat,
    /// Another node may have moved on what is waited for.
    Look,
    /// The server ends.
    Ended,
}

impl Watch {
    fn new(app: App, news: Receiver<News>, seat: Seat) -> Self {
        let mut beat = interval(BEAT);
        beat.set_missed_tick_behavior(MissedTickBehavior::Delay);
        Self { app, news, beat, look: None, waiting: VecDeque::new(), _seat: seat }
    }

    /// Looks often while it is worth it.
    fn follow(&mut self, now: &Now) {
        if !now.is_awaited {
            self.look = None;
        } else if self.look.is_none() {
            let mut look = interval_at(Instant::now() + LOOK, LOOK);
            look.set_missed_tick_behavior(MissedTickBehavior::Delay);
            self.look = Some(look);
        }
    }

    async fn next(&mut self) -> Happened {
        tokio::select! {
            () = self.app.ended() => Happened::Ended,
            news = self.news.recv() => match news {
                Ok(news) => Happened::News(news),
                Err(RecvError::Lagged(_)) => Happened::Missed,
                Err(RecvError::Closed) => Happened::Ended,
            },
            _ = self.beat.tick() => Happened::Beat,
            () = ticks(self.look.as_mut()) => Happened::Look,
        }
    }
}

/// The next tick; never where there is none.
async fn ticks(interval: Option<&mut Interval>) {
    match interval {
        Some(interval) => drop(interval.tick().await),
        None => std::future::pending().await,
    }
}

/// How something stands that is watched.
struct Now {
    version: u32,
    status: &'static str,
    /// Whether somebody waits for it before a screen.
    is_awaited: bool,
}

/// What a visit watches.
struct Own {
    what: Watched,
    visit: VisitId,
    /// The version that was told last.
    seen: Option<u32>,
}

enum Watched {
    Case(ApplicationId, Reference),
    Payment(PaymentId, PaymentNumber),
}

impl Watched {
    fn is(&self, news: &News) -> bool {
        match (self, news) {
            (Self::Case(_, own), News::Case(news)) => news.reference == *own,
            (Self::Payment(_, own), News::Payment { number, .. }) => number == own,
            (Self::Case(..) | Self::Payment(..), News::Case(_) | News::Payment { .. } | News::Help(_)) => {
                false
            }
        }
    }

    /// How it stands; nothing when it is gone.
    async fn now(&self, app: &App) -> Option<Now> {
        match self {
            Self::Case(id, _) => {
                let case = app.store.application_by_id(*id).await.ok()??;
                Some(Now { version: case.version, status: case.status.as_str(), is_awaited: false })
            }
            Self::Payment(id, _) => {
                let payment = app.store.payment_by_id(*id).await.ok()??;
                let is_awaited = payment.status.is_in_flight();
                Some(Now { version: payment.version, status: payment.status.as_str(), is_awaited })
            }
        }
    }
}

impl Own {
    async fn next(&mut self, watch: &mut Watch) -> Option<Event> {
        loop {
            if let Some(event) = watch.waiting.pop_front() {
                return Some(event);
            }
            let beat = match watch.next().await {
                Happened::Ended => return None,
                Happened::News(news) if self.what.is(&news) => false,
                Happened::News(_) => continue,
                Happened::Beat => true,
                Happened::Look if self.seen == Some(self.what.now(&watch.app).await?.version) => continue,
                Happened::Missed | Happened::Look => false,
            };
            if !self.still_here(&watch.app).await {
                return None;
            }
            let now = self.what.now(&watch.app).await?;
            watch.follow(&now);
            let told = self.told(&now);
            let told = told.or_else(|| beat.then(|| Event::default().comment("beat")));
            watch.waiting.extend(told);
        }
    }

    /// The event for this version, unless it was told already.
    fn told(&mut self, now: &Now) -> Option<Event> {
        if self.seen == Some(now.version) {
            return None;
        }
        self.seen = Some(now.version);
        Some(Event::default().event(CHANGED).id(now.version.to_string()).data(now.status))
    }

    /// Whether the visit goes on. Looking at the page alone does not prolong it.
    async fn still_here(&self, app: &App) -> bool {
        let visit = app.store.visit_by_id(self.visit).await;
        visit.is_ok_and(|visit| visit.is_some_and(|visit| visit.is_open(app.now())))
    }
}
