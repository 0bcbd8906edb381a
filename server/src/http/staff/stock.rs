//! Blank cards of a region's outlets: what lies where, what comes in, goes back or is void.
//!
//! **Invariant:** all serials that are named are moved or none; why not is told serial by serial.

use std::collections::{BTreeMap, BTreeSet};

use axum::{
    Json,
    extract::{Path, Request, State},
};
use domain::{
    application::{Event, Status},
    moment::Moment,
    outlet::{Outlet, OutletId},
    problem::ErrorCode,
    stock::{
        BlankState, Lying, RefusedSerial, Serial, SerialFault, Span, SpoilReason, StockEvent, fault, listed,
        run, spans,
    },
    wire::staff::{
        BlankView, ListStock, MoveStock, OutletStockView, STOCK_DELIVERY_MAX, SerialRun, ShowStock,
        StockCount, StockLine, StockList, StockOrder,
    },
};

use super::session::{SignedIn, entry};
use crate::{
    app::App,
    cases::{self, By, Spoiled},
    http::{
        body::{self, Body},
        problem::{Answer, ApiError},
    },
    jobs, sealed_file,
    store::{
        ApplicationRecord, AuditEntry, BlankRecord, Change, CommitError, MakerChange, MovementId,
        StaffRecord, StockMovement, StockRecord,
    },
    texts::Text,
};

/// Blank cards of each kind, and lines of the history, that are shown.
const FREE_MAX: u32 = 1_000;
const HELD_MAX: u32 = 200;
const OVER_MAX: u32 = 20;
const LINES_MAX: u32 = 30;
/// Serials that are told when nothing is done with them.
const TOLD_MAX: usize = 20;

pub(in crate::http) async fn list(State(app): State<App>, SignedIn(member): SignedIn) -> Answer<ListStock> {
    let region = app.regions.get(&member.account.region).ok_or(ErrorCode::NotFound)?;
    let stock = app.store.stock(&region.code).await?;
    let outlets = region.outlets.iter().map(|outlet| count(outlet, &stock)).collect();
    Ok(Json(StockList { card_maker: region.card_maker, outlets }))
}

fn count(outlet: &Outlet, stock: &[StockRecord]) -> StockCount {
    let of = stock.iter().find(|record| record.outlet == outlet.id);
    let number = |read: fn(&StockRecord) -> u32| of.map_or(0, read);
    StockCount {
        outlet: outlet.id.clone(),
        name: outlet.name.clone(),
        free: number(|record| record.free),
        held: number(|record| record.held),
        used: number(|record| record.used),
        spoiled: number(|record| record.spoiled),
    }
}

pub(in crate::http) async fn show(
    State(app): State<App>,
    SignedIn(member): SignedIn,
    Path(outlet): Path<String>,
) -> Answer<ShowStock> {
    view(&app, of_region(&app, &member.account, outlet)?).await
}

/// The outlet, if it is in the member's region.
fn of_region<'a>(app: &'a App, account: &StaffRecord, outlet: String) -> Result<&'a Outlet, ApiError> {
    app.regions.outlet(&account.region, &OutletId(outlet)).ok_or_else(|| ErrorCode::NotFound.into())
}

async fn view(app: &App, outlet: &Outlet) -> Result<Json<OutletStockView>, ApiError> {
    let lying = async |state, max| app.store.blanks(&outlet.id, state, max).await;
    let shown = async |state, max| -> Result<Vec<BlankView>, ApiError> {
        Ok(lying(state, max).await?.into_iter().map(blank).collect())
    };
    let free: Vec<_> =
        lying(BlankState::Free, FREE_MAX).await?.into_iter().map(|blank| blank.serial).collect();
    let history = app.store.stock_history(&outlet.id, LINES_MAX).await?;
    let region = app.regions.all().find(|region| region.outlets.contains(outlet));
    let stock = app.store.stock(&region.ok_or(ErrorCode::NotFound)?.code).await?;
    Ok(Json(OutletStockView {
        count: count(outlet, &stock),
        free: spans(&free),
        held: shown(BlankState::Held, HELD_MAX).await?,
        used: shown(BlankState::Used, OVER_MAX).await?,
        spoiled: shown(BlankState::Spoiled, OVER_MAX).await?,
        history: history.into_iter().map(line).collect(),
    }))
}

fn blank(record: BlankRecord) -> BlankView {
    BlankView { serial: record.serial, since: record.since, reference: record.reference }
}

fn line(movement: StockMovement) -> StockLine {
    let StockMovement { event, at, by, first, last, count, reason, checksum, .. } = movement;
    StockLine { event, at, by, span: Span { first, last, count }, reason, checksum }
}

pub(in crate::http) async fn order(
    State(app): State<App>,
    SignedIn(member): SignedIn,
    Path(outlet): Path<String>,
    Body(order): Body<MoveStock>,
) -> Answer<MoveStock> {
    let outlet = of_region(&app, &member.account, outlet)?;
    let desk = Desk { app: &app, outlet, name: &member.account.name, at: app.now() };
    match order {
        StockOrder::Deliver(serials) => desk.deliver(named(&serials)?, None).await?,
        StockOrder::Return(serials) => desk.send_back(named(&serials)?).await?,
        StockOrder::Spoil { serial, reason } => desk.spoil(serial, reason).await?,
    }
    view(&app, outlet).await
}

/// A delivery by its list.
pub(in crate::http) async fn deliver(
    State(app): State<App>,
    member: Result<SignedIn, ApiError>,
    Path(outlet): Path<String>,
    request: Request,
) -> Result<Json<OutletStockView>, ApiError> {
    let SignedIn(member) = match member {
        Ok(member) => member,
        Err(refused) => {
            body::pass_over(request, STOCK_DELIVERY_MAX).await;
            return Err(refused);
        }
    };
    let file = body::read(request, STOCK_DELIVERY_MAX).await?;
    let outlet = of_region(&app, &member.account, outlet)?;
    let text = std::str::from_utf8(&file).map_err(|_| ErrorCode::FileUnreadable)?;
    let (lines, checksum) = sealed_file::unsealed(text).map_err(ErrorCode::from)?;
    let serials = listed(lines).map_err(|refused| ApiError::serials_refused(vec![refused]))?;
    let desk = Desk { app: &app, outlet, name: &member.account.name, at: app.now() };
    desk.deliver(serials, Some(checksum)).await?;
    view(&app, outlet).await
}

fn named(SerialRun { first, last }: &SerialRun) -> Result<Vec<Serial>, ApiError> {
    let refused = || RefusedSerial { serial: last.to_string(), why: SerialFault::NoRun };
    run(first, last).ok_or_else(|| ApiError::serials_refused(vec![refused()]))
}

/// The stock desk of an outlet: who moves blank cards, where and when.
struct Desk<'a> {
    app: &'a App,
    outlet: &'a Outlet,
    name: &'a str,
    at: Moment,
}

impl Desk<'_> {
    async fn deliver(&self, serials: Vec<Serial>, checksum: Option<String>) -> Result<(), ApiError> {
        self.check(StockEvent::Delivered, &serials, false).await?;
        let movement = StockMovement { checksum, ..self.movement(StockEvent::Delivered, &serials)? };
        self.move_all(movement, serials, "stock-delivered").await
    }

    async fn send_back(&self, serials: Vec<Serial>) -> Result<(), ApiError> {
        self.check(StockEvent::Returned, &serials, false).await?;
        let movement = self.movement(StockEvent::Returned, &serials)?;
        self.move_all(movement, serials, "stock-returned").await
    }

    /// Voids a blank card that is free; or one that is held, with another in its place. When there is none, whoever it was held for
    /// chooses an outlet anew.
    async fn spoil(&self, serial: Serial, reason: SpoilReason) -> Result<(), ApiError> {
        let serials = vec![serial];
        let held = self.held(&serials).await?;
        let printing = held.as_ref().is_some_and(|case| in_printer(case.status));
        self.check(StockEvent::Spoiled, &serials, printing).await?;
        let movement =
            StockMovement { reason: Some(reason), ..self.movement(StockEvent::Spoiled, &serials)? };
        let Some(case) = held else { return self.move_all(movement, serials, "blank-spoiled").await };
        let serial = movement.first.clone();
        let mut changes = if self.another_left().await? {
            self.replaced(case, serial)
        } else {
            self.given_back(case, serial).await?
        };
        changes.push(Change::MoveStock { movement, serials: Vec::new() });
        self.commit(self.audited(changes, "blank-spoiled"), (StockEvent::Spoiled, &serials, printing)).await
    }

    /// Another blank card is held instead. Nothing changes for the resident; whoever had loaded the case loads it anew.
    fn replaced(&self, case: ApplicationRecord, serial: Serial) -> Vec<Change> {
        let (application, at) = (case.id, self.at);
        vec![
            Change::Move { application: Box::new(case), history: None },
            Change::SpoilBlank { application, serial, at },
            Change::HoldBlank { application, outlet: self.outlet.id.clone(), at },
        ]
    }

    /// The choice of an outlet is the resident's again, who is told. An order that went out in a batch cannot be taken back.
    async fn given_back(&self, case: ApplicationRecord, serial: Serial) -> Result<Vec<Change>, ApiError> {
        if self.app.store.batch_of(case.id).await?.is_some() {
            return Err(ErrorCode::OutOfStock.into());
        }
        let (application, details) = (case.id, self.app.open_case(&case)?);
        let by = By::clerk(self.name, self.at);
        let spoiled = Spoiled { serial, another_left: false };
        let moved = cases::spoil(self.app, case, Event::BlankVoided, by, spoiled)?;
        let told = jobs::tell(self.app, Text::BlankVoided, &moved.application, &details, self.at)?;
        let mut changes = moved.changes();
        changes.push(Change::Maker(MakerChange::DropOrder { application }));
        changes.extend(told);
        Ok(changes)
    }

    /// The case that one of these is held for.
    async fn held(&self, serials: &[Serial]) -> Result<Option<ApplicationRecord>, ApiError> {
        let known = self.app.store.known_blanks(serials).await?;
        let held = known.into_iter().find(|blank| blank.state == BlankState::Held);
        let Some(reference) = held.and_then(|blank| blank.reference) else { return Ok(None) };
        Ok(self.app.store.application(&reference).await?)
    }

    /// Whether a blank card lies free here.
    async fn another_left(&self) -> Result<bool, ApiError> {
        Ok(!self.app.store.blanks(&self.outlet.id, BlankState::Free, 1).await?.is_empty())
    }

    /// Passes when nothing is wrong with any of the serials, and none is named twice.
    async fn check(&self, event: StockEvent, serials: &[Serial], printing: bool) -> Result<(), ApiError> {
        let known = self.app.store.known_blanks(serials).await?;
        let lying = |blank: BlankRecord| {
            let here = blank.outlet == self.outlet.id;
            (blank.serial, Lying { state: blank.state, here, printing })
        };
        let known: BTreeMap<Serial, Lying> = known.into_iter().map(lying).collect();
        let mut seen = BTreeSet::new();
        let refused = serials.iter().filter_map(|serial| {
            let twice = (!seen.insert(serial)).then_some(SerialFault::Twice);
            let lying = known.get(serial).copied();
            let why = twice.or_else(|| fault(event, lying)).or_else(|| self.foreign(serial, lying))?;
            Some(RefusedSerial { serial: serial.to_string(), why })
        });
        let refused: Vec<_> = refused.take(TOLD_MAX).collect();
        if refused.is_empty() { Ok(()) } else { Err(ApiError::serials_refused(refused)) }
    }

    /// What was never delivered and is numbered for another outlet is not for this one.
    fn foreign(&self, serial: &Serial, lying: Option<Lying>) -> Option<SerialFault> {
        let mut others =
            self.app.regions.outlets().map(|(_, outlet)| &outlet.id).filter(|id| **id != self.outlet.id);
        (lying.is_none() && others.any(|other| serial.is_numbered_for(other)))
            .then_some(SerialFault::Elsewhere)
    }

    /// Moves all of them, with a line in the history and one in the audit.
    async fn move_all(
        &self,
        movement: StockMovement,
        serials: Vec<Serial>,
        action: &str,
    ) -> Result<(), ApiError> {
        let event = movement.event;
        let changes = vec![Change::MoveStock { movement, serials: serials.clone() }];
        self.commit(self.audited(changes, action), (event, &serials, false)).await
    }

    fn movement(&self, event: StockEvent, serials: &[Serial]) -> Result<StockMovement, ApiError> {
        let Span { first, last, count } = Span::around(serials).ok_or(ErrorCode::FileUnreadable)?;
        Ok(StockMovement {
            id: MovementId(self.app.entropy.id(self.at)?),
            outlet: self.outlet.id.clone(),
            event,
            at: self.at,
            by: self.name.to_owned(),
            first,
            last,
            count,
            reason: None,
            checksum: None,
        })
    }

    fn audited(&self, mut changes: Vec<Change>, action: &str) -> Vec<Change> {
        let told = changes.iter().find_map(|change| match change {
            Change::MoveStock { movement, .. } => Some(format!("{}-{}", movement.first, movement.last)),
            _ => None,
        });
        let entry = entry(self.at, self.name, action, &self.outlet.id.0);
        changes.push(Change::Audit(AuditEntry { detail: told.unwrap_or_default(), ..entry }));
        changes
    }

    /// Commits; what was in the way by then is told as if it had been before.
    async fn commit(
        &self,
        changes: Vec<Change>,
        (event, serials, printing): (StockEvent, &[Serial], bool),
    ) -> Result<(), ApiError> {
        match self.app.commit(changes).await {
            Ok(_) => Ok(()),
            Err(CommitError::Taken | CommitError::Stale) => {
                self.check(event, serials, printing).await?;
                Err(ErrorCode::StaleVersion.into())
            }
            Err(error) => Err(error.into()),
        }
    }
}

/// Whether the card is, or may be, in a printer: then the counter says what became of its blank.
const fn in_printer(status: Status) -> bool {
    matches!(status, Status::Printing | Status::PrintTrouble)
}
